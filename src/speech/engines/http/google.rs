//! Google Cloud Text-to-Speech. A word's time comes from a mark before it in the SSML.

use super::answer::{Answer, Timed, base64};
use super::backend::{Profile, Say, Service, as_it_is, is_off};
use super::client::HttpClient;
use super::ssml::{self, Change, escape};
use crate::audio::decode::decode;
use crate::error::Result;
use crate::model::language::Language;
use crate::model::pace;
use crate::model::pronunciation::{Phones, Pronunciation};
use crate::model::range::SpokenRange;
use crate::model::units::{Frames, SampleRate};
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
    /// Headings, quotations, brackets and emphasis in styles of their own. Default false: Google bills
    /// the markup that asks for them.
    #[serde(default, skip_serializing_if = "is_off")]
    expressive: bool,
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

impl Google {
    /// Whether the card names version 1 of the service, which knows no marks.
    fn is_v1(&self) -> bool {
        self.base_url.trim_end_matches('/').ends_with("/v1")
    }

    fn version(&self) -> &'static str {
        if self.is_v1() { "v1" } else { "v1beta1" }
    }

    /// SSML with a mark before each word; without marks, and then without all else, where it would be
    /// too long.
    fn ssml(&self, say: &Say, words: &[SpokenRange]) -> String {
        let form = |c: Change| {
            // A semitone is 6 %.
            let (rate, pitch) = (100 + c.rate, f64::from(c.pitch) / 6.0);
            let volume = if c.volume < 0 { " volume=\"soft\"" } else { "" };
            format!("rate=\"{rate}%\" pitch=\"{pitch:+.1}st\"{volume}")
        };
        let inside = |marks| ssml::inside(say, marks, |r| self.phoneme_markup(r), form);
        let plain = || escape(say.said);
        let speak = |text: String| format!("<speak>{text}</speak>");
        let forms: [&dyn Fn() -> String; 2] = [&|| inside(words), &|| inside(&[])];
        let fits = forms.iter().map(|form| speak(form())).find(|ssml| ssml.len() <= LONGEST);
        fits.unwrap_or_else(|| speak(plain()))
    }
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
            styles: self.expressive,
        })
    }

    fn phoneme_markup(&self, reading: &Pronunciation) -> Option<String> {
        match &reading.sound {
            Phones::Pinyin(syllables) if self.voice.starts_with("cmn-") => {
                let text: Vec<String> =
                    syllables.iter().map(|s| s.as_str().replace('v', "ü")).collect();
                Some(format!("alphabet=\"pinyin\" ph=\"{}\"", text.join(" ")))
            }
            Phones::Pinyin(_) => None,
            Phones::Ipa(ipa) => Some(format!("alphabet=\"ipa\" ph=\"{}\"", escape(ipa))),
        }
    }

    /// All markup is billed but the marks.
    fn billed(&self, say: Say) -> String {
        self.ssml(&say, &[])
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let marks = self.marks && !self.is_v1();
            let words = if marks { pace::words(say.said) } else { Vec::new() };
            let words = ssml::joined(words, say.pronunciations);
            let mut parts = self.voice.split('-');
            let language = match (parts.next(), parts.next(), parts.next()) {
                (Some(language), Some(region), Some(_)) => format!("{language}-{region}"),
                _ => say.language.to_string(),
            };
            let mut body = json!({
                "input": { "ssml": self.ssml(&say, &words) },
                "voice": { "languageCode": language, "name": self.voice },
                "audioConfig": {
                    "audioEncoding": "LINEAR16",
                    "sampleRateHertz": 24_000,
                    "speakingRate": self.rate,
                    "pitch": self.pitch,
                },
            });
            if marks {
                body["enableTimePointing"] = json!(["SSML_MARK"]);
            }
            let request = client
                .post(&format!("/{}/text:synthesize", self.version()), &body)?
                .header("x-goog-api-key", client.needed_key()?.expose());
            let reply = client.fine(client.send(request).await?)?;
            let json = reply.json().ok_or_else(|| client.odd("its answer is not JSON"))?;
            let bytes = base64(&json["audioContent"]);
            // It has the header of a WAV file.
            let sound =
                decode(bytes.ok_or_else(|| client.odd("its answer has no sound in base64"))?)?;
            let end = sound.rate.duration(Frames::of(&sound.samples)).as_secs_f64();
            let words = timed(&words, &json["timepoints"], end);
            Ok(Answer { sound, words })
        })
    }

    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(async move {
            let request = client
                .request(Method::GET, client.url(&format!("/{}/voices", self.version())))?
                .header("x-goog-api-key", client.needed_key()?.expose());
            let json = client.fine(client.send(request).await?)?.json().unwrap_or_default();
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
fn timed(words: &[SpokenRange], timepoints: &Value, end: f64) -> Vec<Timed> {
    let points: Vec<(usize, f64)> = timepoints
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|p| Some((p["markName"].as_str()?.parse().ok()?, p["timeSeconds"].as_f64()?)))
        .collect();
    let ends = points.iter().skip(1).map(|p| p.1).chain([end]);
    let timed = points.iter().zip(ends).filter_map(|((i, start), end)| {
        Some(Timed { said: *words.get(*i)?, seconds: *start..end })
    });
    timed.collect()
}
