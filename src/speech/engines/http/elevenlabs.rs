//! ElevenLabs, with the time of every character.

use super::answer::{Answer, Timed, base64};
use super::backend::{Profile, Say, Service, as_it_is};
use super::client::{HttpClient, Reply};
use super::refusal::Sort;
use crate::audio::decode::decode;
use crate::error::{Error, Result};
use crate::model::language::Language;
use crate::model::pace;
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The table `[elevenlabs]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ElevenLabs {
    /// Default `https://api.elevenlabs.io`.
    #[serde(default = "base_url")]
    base_url: String,
    /// Default `eleven_multilingual_v2`.
    #[serde(default = "model")]
    model: String,
    /// The voice's id.
    voice: String,
    /// Default `pcm_24000`; `pcm_…` or `mp3_…`, as the plan allows.
    #[serde(default = "format")]
    format: String,
    /// Tell the model the language of the text; not all models take it.
    #[serde(default)]
    send_language: bool,
    #[serde(default)]
    stability: Option<f64>,
    #[serde(default)]
    similarity_boost: Option<f64>,
    #[serde(default)]
    style: Option<f64>,
    #[serde(default)]
    seed: Option<u32>,
    /// 0.7 to 1.2. Default 1.0.
    #[serde(default = "as_it_is")]
    rate: f64,
    #[serde(default, skip_serializing)]
    key_env: Option<String>,
    #[serde(default, skip_serializing)]
    key_file: Option<String>,
}

fn base_url() -> String {
    "https://api.elevenlabs.io".into()
}

fn model() -> String {
    "eleven_multilingual_v2".into()
}

fn format() -> String {
    "pcm_24000".into()
}

impl ElevenLabs {
    fn pcm_rate(&self) -> Option<SampleRate> {
        self.format.strip_prefix("pcm_")?.parse().ok().map(SampleRate)
    }

    fn refusal(&self, client: &HttpClient, reply: &Reply) -> Error {
        let json = reply.json().unwrap_or_default();
        let status = json.pointer("/detail/status").and_then(Value::as_str).unwrap_or_default();
        let sort = match status {
            // In line behind our own requests: a slot that is free is soon taken again.
            "too_many_concurrent_requests" | "system_busy" => Sort::Busy,
            "quota_exceeded" | "invalid_api_key" | "voice_not_found" => Sort::Final,
            _ => Sort::of(reply.status),
        };
        client.refusal_as(sort, reply)
    }

    fn body(&self, say: &Say) -> Value {
        let mut settings = serde_json::Map::new();
        for (name, value) in [
            ("stability", self.stability),
            ("similarity_boost", self.similarity_boost),
            ("style", self.style),
            ("speed", Some(self.rate).filter(|r| *r != 1.0)),
        ] {
            if let Some(value) = value {
                settings.insert(name.into(), value.into());
            }
        }
        let mut body = json!({ "text": say.said, "model_id": self.model });
        if !settings.is_empty() {
            body["voice_settings"] = settings.into();
        }
        if let Some(seed) = self.seed {
            body["seed"] = seed.into();
        }
        if self.send_language {
            body["language_code"] = say.language.primary().into();
        }
        body
    }
}

impl Service for ElevenLabs {
    const NAME: &'static str = "elevenlabs";

    fn profile(&self) -> Result<Profile<'_>> {
        let limit = match self.model.as_str() {
            m if m.contains("flash_v2_5") || m.contains("turbo_v2_5") => 40_000,
            m if m.contains("flash_v2") || m.contains("turbo_v2") => 30_000,
            m if m.contains("v3") => 5_000,
            _ => 10_000,
        };
        Ok(Profile {
            base: self.base_url.clone(),
            key_env: self.key_env.as_deref(),
            key_file: self.key_file.as_deref(),
            // Sentences are short; a long one costs as much again when its answer is lost.
            limit: Limit::Chars(limit.min(2500)),
            concurrency: 2,
            rate: self.rate,
            sample_rate: self.pcm_rate(),
            styles: false,
        })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let path = format!("/v1/text-to-speech/{}/with-timestamps", self.voice);
            let mut url = client.url(&path);
            url.query_pairs_mut().append_pair("output_format", &self.format);
            let request = client
                .request(Method::POST, url)?
                .header("xi-api-key", client.needed_key()?.expose())
                .header("Content-Type", "application/json")
                .body(self.body(&say).to_string());
            let reply = client.send(request).await?;
            if !reply.is_fine() {
                return Err(self.refusal(client, &reply));
            }
            let json = reply.json().ok_or_else(|| client.odd("its answer is not JSON"))?;
            let bytes = base64(&json["audio_base64"]);
            let bytes = bytes.ok_or_else(|| client.odd("its answer has no sound in base64"))?;
            let sound = match self.pcm_rate() {
                Some(rate) => client.raw(&bytes, rate, 1)?,
                None => decode(bytes)?,
            };
            // Not the normalized one: it writes numbers out, and Chinese in Latin letters.
            let words = words(say.said, &json["alignment"]);
            Ok(Answer { sound, words })
        })
    }

    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(async move {
            let request = client.request(Method::GET, client.url("/v1/voices"))?;
            let request = request.header("xi-api-key", client.needed_key()?.expose());
            let reply = client.send(request).await?;
            if !reply.is_fine() {
                return Err(self.refusal(client, &reply));
            }
            let json = reply.json().unwrap_or_default();
            let voices = json["voices"].as_array().into_iter().flatten().filter_map(|v| {
                let language = v["labels"]["language"].as_str().and_then(Language::parse);
                Some(Voice {
                    id: v["voice_id"].as_str()?.to_owned(),
                    languages: language.into_iter().collect(),
                    about: v["name"].as_str().unwrap_or_default().to_owned(),
                })
            });
            Ok(voices.collect())
        })
    }
}

/// Characters and their times become words. An alignment of another text than was sent is none.
fn words(said: &str, alignment: &Value) -> Vec<Timed> {
    let characters = alignment["characters"].as_array();
    let times = |name: &str| -> Option<Vec<f64>> {
        alignment[name].as_array()?.iter().map(Value::as_f64).collect()
    };
    let (Some(characters), Some(starts), Some(ends)) =
        (characters, times("character_start_times_seconds"), times("character_end_times_seconds"))
    else {
        return Vec::new();
    };
    // An entry may hold several code points.
    let mut entry_of = Vec::new();
    let mut text = String::new();
    for (i, c) in characters.iter().enumerate() {
        let c = c.as_str().unwrap_or_default();
        entry_of.extend(c.chars().map(|_| i));
        text.push_str(c);
    }
    if text != said {
        return Vec::new();
    }
    let words = pace::words(said).into_iter().filter_map(|said| {
        let first = *starts.get(*entry_of.get(said.start)?)?;
        let last = *ends.get(*entry_of.get(said.end - 1)?)?;
        Some(Timed { said, seconds: first..last })
    });
    words.collect()
}
