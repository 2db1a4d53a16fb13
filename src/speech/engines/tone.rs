//! A beep for every word: exact timing and no data. For tests, and as the simplest example of a
//! backend.

use crate::error::{Error, Kind, Result};
use crate::model::range::{Span, SpokenRange};
use crate::model::units::{Frames, SampleRate};
use crate::model::voice::{Limit, Sound, Take, Timing, Utterance, Voice, WordMark};
use crate::speech::backend::{BoxFuture, Capabilities, SpeechBackend};
use serde::Deserialize;
use std::time::Duration;

/// The table `[tone]` of a voice card.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Frames a second, 8000 to 48000. Default 22050.
    pub sample_rate: u32,
    /// Pitch of the first beep, in hertz, 50 to 2000. Default 220.
    pub hertz: f64,
    /// Speaking rate, 0.4 to 3.0. Default 1.0: a tenth of a second a character.
    pub rate: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { sample_rate: 22050, hertz: 220.0, rate: 1.0 }
    }
}

/// The engine.
#[derive(Debug)]
pub struct Tone {
    settings: Settings,
    capabilities: Capabilities,
}

impl Default for Tone {
    fn default() -> Self {
        Self::with(Settings::default())
    }
}

impl Tone {
    /// Checks the settings. [`Kind::Usage`] if one is out of range.
    pub fn new(settings: Settings) -> Result<Self> {
        let out_of_range = |what: &str, range: &str| {
            Err(Error::new(Kind::Usage, format!("the tone engine's {what} must be {range}")))
        };
        match &settings {
            s if !(8000..=48000).contains(&s.sample_rate) => {
                out_of_range("sample_rate", "8000 to 48000")
            }
            s if !(50.0..=2000.0).contains(&s.hertz) => out_of_range("hertz", "50 to 2000"),
            s if !(0.4..=3.0).contains(&s.rate) => out_of_range("rate", "0.4 to 3.0"),
            _ => Ok(Self::with(settings)),
        }
    }

    fn with(settings: Settings) -> Self {
        let capabilities = Capabilities {
            limit: Limit::Chars(300),
            concurrency: 4,
            rate: settings.rate,
            sample_rate: Some(SampleRate(settings.sample_rate)),
            styles: false,
        };
        Tone { settings, capabilities }
    }

    fn take(&self, said: &str) -> Take {
        let rate = SampleRate(self.settings.sample_rate);
        let a_character = Duration::from_millis(100).div_f64(self.settings.rate);
        let gap = rate.frames(a_character / 2).index();
        let mut samples = Vec::new();
        let mut marks = Vec::new();
        for (n, word) in words(said).into_iter().enumerate() {
            if n > 0 {
                samples.resize(samples.len() + gap, 0);
            }
            let start = Frames::of(&samples);
            let length = rate.frames(a_character * word.len().min(10) as u32);
            // A pentatonic scale: neighbours differ, and a listener stays sane.
            let hertz =
                self.settings.hertz * [1.0, 9.0 / 8.0, 5.0 / 4.0, 3.0 / 2.0, 5.0 / 3.0][n % 5];
            let step = std::f64::consts::TAU * hertz / f64::from(rate.0);
            samples.extend((0..length.0).map(|i| {
                let swell = (std::f64::consts::PI * (i as f64 + 0.5) / length.0 as f64).sin();
                ((step * i as f64).sin() * swell.sqrt() * 9000.0) as i16
            }));
            marks.push(WordMark { said: word, frames: Span(start, Frames::of(&samples)) });
        }
        Take { sound: Sound::Pcm { rate, samples }, marks, timing: Timing::Measured }
    }
}

/// Runs of letters and digits, in code points; a Han character or kana is a word of its own.
fn words(said: &str) -> Vec<SpokenRange> {
    let mut words: Vec<SpokenRange> = Vec::new();
    let mut joins = false;
    for (i, c) in said.chars().enumerate() {
        let alone = matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
        match words.last_mut() {
            _ if !c.is_alphanumeric() => joins = false,
            Some(last) if joins && !alone => last.end = i + 1,
            _ => {
                words.push(SpokenRange { start: i, end: i + 1 });
                joins = !alone;
            }
        }
    }
    words
}

impl SpeechBackend for Tone {
    fn name(&self) -> &str {
        "tone"
    }

    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn fingerprint(&self) -> String {
        let s = &self.settings;
        format!("tone 1 sample_rate={} hertz={} rate={}", s.sample_rate, s.hertz, s.rate)
    }

    fn voices(&self) -> BoxFuture<'_, Result<Vec<Voice>>> {
        let about = "a beep for every word".into();
        Box::pin(async { Ok(vec![Voice { id: "tone".into(), languages: vec![], about }]) })
    }

    fn speak<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(async { Ok(self.take(utterance.spoken.said())) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_character_is_a_word_and_so_is_a_run_of_letters() {
        let expected = [0..1, 2..5, 6..10, 12..13].map(SpokenRange::from);
        assert_eq!(words("去 New York, 好!"), expected);
        assert!(words("…").is_empty());
    }

    #[test]
    fn every_word_beeps_where_its_mark_says() {
        let take = Tone::default().take("one, two");
        let Sound::Pcm { samples, .. } = &take.sound;
        assert_eq!(take.marks.len(), 2);
        for m in &take.marks {
            let part = &samples[m.frames.0.index()..m.frames.1.index()];
            assert!(part.iter().any(|s| s.unsigned_abs() > 5000));
        }
        let gap = take.marks[0].frames.1.index()..take.marks[1].frames.0.index();
        assert!(samples[gap].iter().all(|s| *s == 0));
    }
}
