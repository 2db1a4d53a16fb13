//! OpenAI's `/v1/audio/speech`, and the many servers that copy it (Kokoro-FastAPI, speaches,
//! LocalAI, openedai-speech, vLLM): plain, or as server-sent events. It gives no timing.

use super::answer::{Answer, base64};
use super::backend::{Profile, Say, Service, as_it_is, only};
use super::client::{HttpClient, Reply};
use super::refusal::Sort;
use super::sse;
use crate::audio::decode::Pcm;
use crate::error::{Error, Kind, Result};
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::json;

const FORMATS: [&str; 6] = ["wav", "pcm", "mp3", "flac", "opus", "aac"];

/// The table `[openai]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OpenAi {
    /// Default `https://api.openai.com`.
    #[serde(default = "base_url")]
    base_url: String,
    model: String,
    voice: String,
    /// How to speak, for models that take it.
    #[serde(default)]
    instructions: Option<String>,
    /// `wav` (default), `pcm`, `mp3`, `flac`, `opus` or `aac`.
    #[serde(default = "format")]
    format: String,
    /// Frames a second of `pcm`. Default 24000.
    #[serde(default = "pcm_rate")]
    pcm_rate: u32,
    /// 0.25 to 4.0. Default 1.0.
    #[serde(default = "as_it_is")]
    rate: f64,
    /// Ask for server-sent events.
    #[serde(default)]
    sse: bool,
    #[serde(default, skip_serializing)]
    key_env: Option<String>,
    #[serde(default, skip_serializing)]
    key_file: Option<String>,
}

fn base_url() -> String {
    "https://api.openai.com".into()
}

fn format() -> String {
    "wav".into()
}

fn pcm_rate() -> u32 {
    24_000
}

impl OpenAi {
    /// What is wrong with an answer that is not fine.
    fn refusal(&self, client: &HttpClient, reply: &Reply) -> Error {
        let json = reply.json().unwrap_or_default();
        let code = json.pointer("/error/code").or(json.pointer("/error/type"));
        match code.and_then(|c| c.as_str()) {
            // The money is gone, and no waiting brings it back, though the status is that of haste.
            Some("insufficient_quota") => client.refusal_as(Sort::Final, reply),
            _ => client.refusal(reply),
        }
    }

    fn sound(&self, client: &HttpClient, reply: Reply) -> Result<Pcm> {
        let rate = SampleRate(self.pcm_rate);
        match (self.format == "pcm", self.sse) {
            (true, true) => client.raw(&from_events(client, &reply)?, rate, 1),
            (true, false) => client.samples(&reply, rate, 1),
            (false, true) => client.sound(from_events(client, &reply)?),
            (false, false) => client.sound(reply.body),
        }
    }
}

impl Service for OpenAi {
    const NAME: &'static str = "openai";

    fn profile(&self) -> Result<Profile<'_>> {
        if !FORMATS.contains(&self.format.as_str()) {
            let what =
                format!("openai: format is {:?}; there are {}", self.format, FORMATS.join(", "));
            return Err(Error::new(Kind::Usage, what));
        }
        let by_tokens = self.model.starts_with("gpt-");
        Ok(Profile {
            base: self.base_url.clone(),
            key_env: self.key_env.as_deref(),
            key_file: self.key_file.as_deref(),
            // 2000 tokens: a hanzi is about one, and an English word one or two.
            limit: if by_tokens { Limit::Weighted(2000) } else { Limit::Chars(4096) },
            concurrency: 4,
            rate: self.rate,
            sample_rate: (self.format == "pcm").then_some(SampleRate(self.pcm_rate)),
            styles: false,
        })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let mut body = json!({
                "model": self.model,
                "input": say.said,
                "voice": self.voice,
                "response_format": self.format,
                "speed": self.rate,
            });
            if let Some(instructions) = &self.instructions {
                body["instructions"] = instructions.as_str().into();
            }
            if self.sse {
                body["stream_format"] = "sse".into();
            }
            let request = client.bearer(client.post("/v1/audio/speech", &body)?)?;
            let reply = client.send(request).await?;
            if !reply.is_fine() {
                return Err(self.refusal(client, &reply));
            }
            Ok(Answer::sound(self.sound(client, reply)?))
        })
    }

    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(list(client, &self.voice))
    }
}

/// The sound in the events; an error if the last one is not there.
fn from_events(client: &HttpClient, reply: &Reply) -> Result<Vec<u8>> {
    let (mut bytes, mut done) = (Vec::new(), false);
    for event in sse::events(&reply.body) {
        match event["type"].as_str() {
            Some("speech.audio.delta") => {
                let part = base64(&event["audio"]);
                bytes.extend(part.ok_or_else(|| client.odd("an event of it holds no base64"))?);
            }
            Some("speech.audio.done") => done = true,
            Some("error") => {
                return Err(
                    client.odd(event["error"]["message"].as_str().unwrap_or("an error event"))
                );
            }
            _ => {}
        }
    }
    if done { Ok(bytes) } else { Err(client.odd("its events ended before the one that says done")) }
}

/// The voices of a server that lists them as Kokoro-FastAPI and speaches do; OpenAI itself lists
/// none.
pub(super) async fn list(client: &HttpClient, own: &str) -> Result<Vec<Voice>> {
    let url = client.url("/v1/audio/voices");
    let reply = client.send(client.bearer(client.request(reqwest::Method::GET, url)?)?).await?;
    if reply.status == 404 || reply.status == 405 {
        return Ok(only(own, "the card's own; the service lists none"));
    }
    let json =
        client.fine(reply)?.json().ok_or_else(|| client.odd("its list of voices is not JSON"))?;
    let list = json.get("voices").or(json.get("data")).unwrap_or(&json);
    let voices = list.as_array().into_iter().flatten().filter_map(|v| {
        let id =
            v.as_str().or(v["id"].as_str()).or(v["voice_id"].as_str()).or(v["name"].as_str())?;
        let about = v["name"].as_str().unwrap_or_default().to_owned();
        Some(Voice { id: id.to_owned(), languages: Vec::new(), about })
    });
    Ok(voices.collect())
}
