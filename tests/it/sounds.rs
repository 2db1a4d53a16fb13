//! What can be measured in the sound of one syllable: its melody, and the spectrum of its rime.

/// Frames are so long and so far apart, in seconds.
const FRAME: f64 = 0.032;
const STEP: f64 = 0.008;
/// A voice is looked for between these, in hertz.
const VOICE: (f64, f64) = (55.0, 160.0);
/// A frame whose frequency is farther from the middle one, as a share, is noise.
const ASTRAY: f64 = 0.3;
/// How periodic a frame is that is voiced, from 0 to 1.
const VOICED: f64 = 0.6;
/// Cepstral coefficients of a frame; the first, its loudness, is left out.
const COEFFICIENTS: usize = 14;
/// The rime is seen at so many places.
const PLACES: usize = 6;

/// A syllable that was spoken.
pub(crate) struct Heard {
    /// Of each voiced frame in turn: its frequency in hertz, and its cepstrum.
    voiced: Vec<(f64, Vec<f32>)>,
}

impl Heard {
    pub(crate) fn new(samples: &[i16], rate: u32) -> Self {
        let samples: Vec<f64> = samples.iter().map(|s| f64::from(*s) / 32768.0).collect();
        let (frame, step) = ((FRAME * f64::from(rate)) as usize, (STEP * f64::from(rate)) as usize);
        let loudest = energies(&samples, frame, step).fold(0.0, f64::max);
        let mut voiced = Vec::new();
        for start in (0..samples.len().saturating_sub(frame)).step_by(step) {
            let part = &samples[start..start + frame];
            if energy(part) < loudest * 0.004 {
                continue;
            }
            if let Some(hertz) = pitch(part, f64::from(rate)) {
                voiced.push((hertz, cepstrum(part)));
            }
        }
        let mut all: Vec<f64> = voiced.iter().map(|v| v.0).collect();
        all.sort_by(f64::total_cmp);
        let middle = all.get(all.len() / 2).copied().unwrap_or(0.0);
        voiced.retain(|v| (v.0 / middle - 1.0).abs() < ASTRAY);
        Heard { voiced }
    }

    /// The frequency, in hertz, near the begin, in the middle and near the end of what is voiced.
    pub(crate) fn melody(&self) -> [f64; 3] {
        let count = self.voiced.len();
        let around = |at: f64| {
            let at = (at * count as f64) as usize;
            let mut near: Vec<f64> = self.voiced
                [at.saturating_sub(2).min(count)..(at + 3).min(count)]
                .iter()
                .map(|v| v.0)
                .collect();
            near.sort_by(f64::total_cmp);
            near.get(near.len() / 2).copied().unwrap_or(0.0)
        };
        [around(0.15), around(0.55), around(0.85)]
    }

    /// The spectrum of the last three quarters of what is voiced, at a few places in turn.
    pub(crate) fn rime(&self) -> Vec<f32> {
        let count = self.voiced.len();
        let at = |place: usize| {
            let share = 0.3 + 0.65 * place as f64 / (PLACES - 1) as f64;
            ((share * count as f64) as usize).min(count.saturating_sub(1))
        };
        (0..PLACES).filter_map(|p| self.voiced.get(at(p))).flat_map(|v| v.1.clone()).collect()
    }
}

/// How far two rimes are from each other.
pub(crate) fn spectrum_distance(a: &[f32], b: &[f32]) -> f32 {
    if a.len() != b.len() || a.is_empty() {
        return f32::MAX;
    }
    (a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum::<f32>() / a.len() as f32).sqrt()
}

fn energy(part: &[f64]) -> f64 {
    part.iter().map(|s| s * s).sum()
}

fn energies(samples: &[f64], frame: usize, step: usize) -> impl Iterator<Item = f64> {
    (0..samples.len().saturating_sub(frame))
        .step_by(step)
        .map(move |start| energy(&samples[start..start + frame]))
}

/// The frequency of a voiced frame, by autocorrelation.
fn pitch(part: &[f64], rate: f64) -> Option<f64> {
    let (shortest, longest) = ((rate / VOICE.1) as usize, (rate / VOICE.0) as usize);
    let length = part.len().checked_sub(longest)?;
    let along = |lag: usize| {
        let (a, b) = (&part[..length], &part[lag..lag + length]);
        let dot: f64 = a.iter().zip(b).map(|(x, y)| x * y).sum();
        dot / (energy(a) * energy(b)).sqrt().max(1e-12)
    };
    let all: Vec<f64> = (shortest..=longest).map(along).collect();
    let best = all.iter().copied().fold(0.0, f64::max);
    // The first peak that is nearly the best: its multiples are as good.
    let first = (1..all.len() - 1)
        .find(|&i| all[i] > 0.93 * best && all[i] >= all[i - 1] && all[i] >= all[i + 1])?;
    (best > VOICED).then(|| rate / (shortest + first) as f64)
}

/// The cepstrum of a frame's linear prediction: its formants, whatever the pitch.
fn cepstrum(part: &[f64]) -> Vec<f32> {
    const ORDER: usize = 22;
    let count = part.len() as f64;
    let window = |i: usize| 0.54 - 0.46 * (std::f64::consts::TAU * i as f64 / count).cos();
    let shaped: Vec<f64> = (0..part.len())
        .map(|i| window(i) * (part[i] - 0.95 * if i > 0 { part[i - 1] } else { 0.0 }))
        .collect();
    let correlation: Vec<f64> = (0..=ORDER)
        .map(|lag| shaped[lag..].iter().zip(&shaped).map(|(a, b)| a * b).sum())
        .collect();
    // Levinson and Durbin.
    let (mut a, mut error) = (vec![0.0; ORDER + 1], correlation[0] * 1.0001 + 1e-12);
    for i in 1..=ORDER {
        let k = (correlation[i] - (1..i).map(|j| a[j] * correlation[i - j]).sum::<f64>()) / error;
        let old = a.clone();
        a[i] = k;
        (1..i).for_each(|j| a[j] = old[j] - k * old[i - j]);
        error *= 1.0 - k * k;
    }
    let mut c = [0.0; COEFFICIENTS + 1];
    for n in 1..=COEFFICIENTS {
        c[n] = a[n] + (1..n).map(|k| k as f64 / n as f64 * c[k] * a[n - k]).sum::<f64>();
    }
    c[1..].iter().map(|v| *v as f32).collect()
}
