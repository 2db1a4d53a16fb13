//! Google Cloud Text-to-Speech. A word's time comes from a mark before it in the SSML.

use super::answer::{Answer, Timed, base64};
use super::backend::{Profile, Say, Service, as_it_is};
use super::door::Door;
use super::ssml::escape;
use crate::audio::decode::decode;
use crate::error::Result;
use crate::model::language::Language;
use crate::model::pace;
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Bytes that a request may have, marks and all.
const LONGEST: usize = 5000;

/// The table `[google]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Google {
    /// Default `https://texttospeech.googleapis.com`.
    #[serde(default = "base_url")]
    base_url: String,
    /// `cmn-CN-Wavenet-A` …
    voice: String,
    /// 0.25 to 4.0. Default 1.0.
    #[serde(default = "as_it_is")]
    rate: f64,
    /// Semitones, -20.0 to 20.0. Default 0.0.
    #[serde(default)]
    pitch: f64,
    /// Ask for the times of words; voices that take no marks need `false`.
    #[serde(default = "yes")]
    marks: bool,
    #[serde(default, skip_serializing)]
    key_env: Option<String>,
    #[serde(default, skip_serializing)]
    key_file: Option<String>,
}

fn base_url() -> String {
    "https://texttospeech.googleapis.com".into()
}

fn yes() -> bool {
    true
}

/// SSML with a mark before each word; without marks where they would make it too long.
fn ssml(said: &str, words: &[std::ops::Range<usize>]) -> String {
    let chars: Vec<char> = said.chars().collect();
    let text = |from: usize, to: usize| escape(&chars[from..to].iter().collect::<String>());
    let mut marked = String::from("<speak>");
    let mut at = 0;
    for (i, word) in words.iter().enumerate() {
        marked += &text(at, word.start);
        marked += &format!("<mark name=\"{i}\"/>");
        marked += &text(word.start, word.end);
        at = word.end;
    }
    marked += &text(at, chars.len());
    marked += "</speak>";
    if marked.len() <= LONGEST { marked } else { format!("<speak>{}</speak>", escape(said)) }
}

impl Service for Google {
    const NAME: &'static str = "google";

    fn profile(&self) -> Result<Profile<'_>> {
        Ok(Profile {
            base: self.base_url.clone(),
            key_env: self.key_env.as_deref(),
            key_file: self.key_file.as_deref(),
            // A hanzi has 3 bytes and its mark 18: so many fit with all their marks.
            limit: Limit::Bytes(650),
            concurrency: 4,
            rate: self.rate,
            sample_rate: Some(SampleRate(24_000)),
        })
    }

    fn speak<'a>(&'a self, door: &'a Door, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let words = if self.marks { pace::words(say.said) } else { Vec::new() };
            let mut parts = self.voice.split('-');
            let language = match (parts.next(), parts.next(), parts.next()) {
                (Some(language), Some(region), Some(_)) => format!("{language}-{region}"),
                _ => say.language.to_string(),
            };
            let mut body = json!({
                "input": { "ssml": ssml(say.said, &words) },
                "voice": { "languageCode": language, "name": self.voice },
                "audioConfig": {
                    "audioEncoding": "LINEAR16",
                    "sampleRateHertz": 24_000,
                    "speakingRate": self.rate,
                    "pitch": self.pitch,
                },
            });
            if self.marks {
                body["enableTimePointing"] = json!(["SSML_MARK"]);
            }
            let request = door
                .post("/v1beta1/text:synthesize", &body)?
                .header("x-goog-api-key", door.needed_key()?.expose());
            let reply = door.fine(door.send(request).await?)?;
            let json = reply.json().ok_or_else(|| door.odd("its answer is no JSON"))?;
            let bytes = base64(&json["audioContent"]);
            // It has the header of a WAV file.
            let sound =
                decode(bytes.ok_or_else(|| door.odd("its answer has no sound in base64"))?)?;
            let end = sound.rate.duration(sound.samples.len() as u64).as_secs_f64();
            let words = timed(&words, &json["timepoints"], end);
            Ok(Answer { sound, words })
        })
    }

    fn voices<'a>(&'a self, door: &'a Door) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(async move {
            let request = door
                .request(Method::GET, door.url("/v1beta1/voices"))?
                .header("x-goog-api-key", door.needed_key()?.expose());
            let json = door.fine(door.send(request).await?)?.json().unwrap_or_default();
            let voices = json["voices"].as_array().into_iter().flatten().filter_map(|v| {
                let tags = v["languageCodes"].as_array().into_iter().flatten();
                Some(Voice {
                    id: v["name"].as_str()?.to_owned(),
                    languages: tags.filter_map(|t| Language::parse(t.as_str()?)).collect(),
                    about: v["ssmlGender"].as_str().unwrap_or_default().to_lowercase(),
                })
            });
            Ok(voices.collect())
        })
    }
}

/// A word lasts from its mark to the next one that came back.
fn timed(words: &[std::ops::Range<usize>], timepoints: &Value, end: f64) -> Vec<Timed> {
    let points: Vec<(usize, f64)> = timepoints
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|p| Some((p["markName"].as_str()?.parse().ok()?, p["timeSeconds"].as_f64()?)))
        .collect();
    let ends = points.iter().skip(1).map(|p| p.1).chain([end]);
    let timed = points.iter().zip(ends).filter_map(|((i, start), end)| {
        Some(Timed { said: words.get(*i)?.clone(), seconds: *start..end })
    });
    timed.collect()
}
