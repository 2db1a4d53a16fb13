//! The `SpeechBackend` of a voice card.

use super::ipa::phonemes;
use super::pool::{Environment, Pool};
use super::settings::{self, Settings};
use super::{pinyin, prosody, rare};
use crate::error::Result;
use crate::model::pronunciation::{Phones, Pronunciation, Syllable};
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Sound, Take, Timing, Utterance, Voice, WordMark};
use crate::speech::backend::{BoxFuture, Capabilities, SpeechBackend};
use aloud_espeak::{DATA_VERSION, Request, Spelling, Spoke, TAKE_VERSION};
use std::sync::Arc;

/// The longest utterance, in weighted characters: about 40 seconds of sound. The engine takes any
/// length, but memory, a retry and a lost clip cost as much as the utterance is long.
const LONGEST: usize = 400;

/// The rate of the engine's data.
const SAMPLE_RATE: SampleRate = SampleRate(22050);

/// The worker processes. Any of them speaks with any voice, so voices may share them.
#[derive(Clone, Debug)]
pub struct Workers {
    pool: Arc<Pool>,
    jobs: usize,
}

impl Workers {
    /// Workers that are started when they are needed.
    pub fn new(environment: Environment) -> Self {
        Workers { jobs: environment.jobs, pool: Arc::new(Pool::new(environment)) }
    }
}

/// eSpeak NG with one voice.
#[derive(Debug)]
pub struct Espeak {
    capabilities: Capabilities,
    /// All but the text.
    request: Request,
    pool: Arc<Pool>,
}

impl Espeak {
    /// A voice. Nothing is started or unpacked before the first [`speak`](SpeechBackend::speak).
    ///
    /// # Errors
    /// If a setting is out of range, or names a voice or a variant that does not exist.
    pub fn new(settings: &Settings, workers: &Workers) -> Result<Self> {
        let request = settings.request()?;
        let capabilities = Capabilities {
            limit: Limit::Weighted(LONGEST),
            // One that is spoken and one in line, for each worker.
            concurrency: workers.jobs.max(1) * 2,
            rate: settings.effective_rate(),
            sample_rate: Some(SAMPLE_RATE),
            styles: settings.expressive,
        };
        Ok(Espeak { capabilities, request, pool: workers.pool.clone() })
    }
}

impl Espeak {
    fn request(&self, utterance: &Utterance) -> Request {
        let text = utterance.spoken.said().to_string();
        let told = utterance.pronunciations.iter().filter_map(|r| self.spellings(r));
        let mut spellings: Vec<Spelling> = told.flatten().collect();
        if is_mandarin(&self.request) {
            pinyin::spell_written(&text, &mut spellings);
            rare::spell(&text, &mut spellings);
        }
        let mut request = Request { spellings, ..self.request.clone() };
        if self.capabilities.styles {
            prosody::form(&mut request, &text, &utterance.styles);
        }
        Request { text, ..request }
    }

    /// What a reading asks of the engine; `None` if this voice cannot be told. Every syllable of Mandarin
    /// is told: the dictionary of the library has words that its own rules cannot read (花儿), and
    /// does not know every character.
    fn spellings(&self, reading: &Pronunciation) -> Option<Vec<Spelling>> {
        let at = reading.said.start as u32;
        match &reading.sound {
            Phones::Ipa(ipa) => {
                let text = phonemes(ipa, &self.request.voice)?;
                Some(vec![Spelling { at, count: reading.said.len() as u32, text }])
            }
            Phones::Pinyin(_) if !is_mandarin(&self.request) => None,
            Phones::Pinyin(syllables) => {
                let spelling =
                    |(at, s): (u32, &Syllable)| Spelling { at, count: 1, text: pinyin::letters(s) };
                Some((at..).zip(syllables).map(spelling).collect())
            }
        }
    }
}

/// The voices that read pinyin among other text.
fn is_mandarin(request: &Request) -> bool {
    request.voice.split('+').next() == Some("sit/cmn")
}

impl SpeechBackend for Espeak {
    fn name(&self) -> &str {
        "espeak"
    }

    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn fingerprint(&self) -> String {
        let Request { voice, rate, pitch, range, volume, .. } = &self.request;
        format!("espeak {DATA_VERSION} take {TAKE_VERSION} {voice} {rate} {pitch} {range} {volume}")
    }

    fn voices(&self) -> BoxFuture<'_, Result<Vec<Voice>>> {
        Box::pin(async { Ok(settings::voices()) })
    }

    fn speak<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(async { self.pool.speak(self.request(utterance)).await.map(take) })
    }

    fn sounds(&self, reading: &Pronunciation) -> bool {
        self.spellings(reading).is_some()
    }

    fn phonemes<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Option<String>>> {
        Box::pin(async {
            let request = Request { trace: true, ..self.request(utterance) };
            self.pool.speak(request).await.map(|spoke| Some(spoke.phonemes))
        })
    }
}

fn take(spoke: Spoke) -> Take {
    let marks = spoke.marks.iter().map(|&[a, b, x, y]| WordMark {
        said: (a as usize..b as usize).into(),
        frames: (x.into()..y.into()).into(),
    });
    Take {
        marks: marks.collect(),
        timing: Timing::Measured,
        sound: Sound::Pcm { rate: SampleRate(spoke.rate), samples: spoke.samples },
    }
}
