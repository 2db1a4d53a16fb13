//! How loud a sound is (EBU R128) and how high its peaks are, measured as it passes.

use super::true_peak::{MARGIN, TruePeak};
use crate::error::{Error, Kind, Result};
use crate::model::units::SampleRate;
use ebur128::{EbuR128, Mode};

/// What was measured of a whole sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Integrated loudness in LUFS. Negative infinity if the sound is silent or shorter than 0.4 s.
    pub integrated: f64,
    /// Loudness range in LU.
    pub range: f64,
    /// True peak in dBTP; negative infinity for digital silence, or if it was not measured.
    pub true_peak: f64,
}

/// Measures mono sound.
pub struct Meter {
    r128: EbuR128,
    /// None if peaks are not wanted, which take about half of the time.
    peaks: Option<Peaks>,
}

/// The highest peak so far.
struct Peaks {
    oversampled: TruePeak,
    /// The last samples, from which peaks between them and the next ones are computed.
    tail: Vec<f32>,
    highest: f32,
}

impl Peaks {
    fn scan(&mut self, samples: &[f32]) {
        self.tail.extend_from_slice(samples);
        let mut highest = self.highest;
        self.oversampled.above(&self.tail, highest, |_, higher| {
            highest = higher;
            highest
        });
        self.highest = highest;
        self.tail.drain(..self.tail.len() - (2 * MARGIN - 1));
    }
}

impl Meter {
    pub fn new(rate: SampleRate) -> Result<Self> {
        let tail = vec![0.0; 2 * MARGIN - 1];
        let peaks = Some(Peaks { oversampled: TruePeak::new(), tail, highest: 0.0 });
        Ok(Meter { peaks, ..Self::without_peaks(rate)? })
    }

    /// A meter that tells no peak.
    pub fn without_peaks(rate: SampleRate) -> Result<Self> {
        let r128 = EbuR128::new(1, rate.0, Mode::I | Mode::LRA).map_err(|e| failed(rate, e))?;
        Ok(Meter { r128, peaks: None })
    }

    /// Takes the next samples; 1.0 is full scale.
    pub fn add(&mut self, samples: &[f32]) -> Result<()> {
        self.r128.add_frames_f32(samples).map_err(|e| failed(SampleRate(self.r128.rate()), e))?;
        if let Some(peaks) = &mut self.peaks {
            peaks.scan(samples);
        }
        Ok(())
    }

    /// What was measured.
    pub fn finish(mut self) -> Result<Measured> {
        let peak = self.peaks.as_mut().map_or(0.0, |peaks| {
            peaks.scan(&[0.0; MARGIN]);
            peaks.highest
        });
        let told = |value: std::result::Result<f64, ebur128::Error>| {
            value.map_err(|e| failed(SampleRate(self.r128.rate()), e))
        };
        Ok(Measured {
            integrated: told(self.r128.loudness_global())?,
            range: told(self.r128.loudness_range())?,
            true_peak: 20.0 * f64::from(peak).log10(),
        })
    }
}

fn failed(rate: SampleRate, e: ebur128::Error) -> Error {
    Error::new(Kind::Verify, format!("the loudness of sound at {rate} cannot be measured"))
        .because(e)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(samples: &[f32], part: usize) -> Measured {
        let mut meter = Meter::new(SampleRate(48_000)).unwrap();
        samples.chunks(part).for_each(|part| meter.add(part).unwrap());
        meter.finish().unwrap()
    }

    /// EBU Tech 3341, case 1, in mono: 1 kHz at -23 dBFS in both of two channels is -23 LUFS; in one it
    /// is 3.01 less.
    #[test]
    fn a_sine_is_as_loud_as_it_is() {
        let level = 10f64.powf(-23.0 / 20.0);
        let sine =
            |i: u32| (f64::from(i) * 1000.0 * std::f64::consts::TAU / 48_000.0).sin() * level;
        let samples: Vec<f32> = (0..48_000 * 5).map(|i| sine(i) as f32).collect();
        for part in [100, 48_000 * 5] {
            let m = measured(&samples, part);
            assert!((m.integrated + 26.01).abs() < 0.1, "{m:?}");
            assert!((m.true_peak + 23.0).abs() < 0.05, "{m:?}");
            assert!(m.range < 0.1, "{m:?}");
        }
    }

    #[test]
    fn silence_and_nothing_have_no_loudness() {
        for samples in [&[][..], &[0.0; 100_000]] {
            let m = measured(samples, 5000);
            assert_eq!((m.integrated, m.true_peak), (f64::NEG_INFINITY, f64::NEG_INFINITY));
        }
    }
}
