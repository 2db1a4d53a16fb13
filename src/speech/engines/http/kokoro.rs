//! Kokoro-FastAPI's `/dev/captioned_speech`: the OpenAI contract with the times of words. For
//! Chinese and Japanese it gives none.

use super::answer::{Answer, Timed, base64};
use super::backend::{Profile, Say, Service, as_it_is};
use super::client::HttpClient;
use super::find::Finder;
use super::openai;
use crate::audio::decode::decode;
use crate::error::Result;
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The table `[kokoro]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Kokoro {
    /// Default `http://127.0.0.1:8880`.
    #[serde(default = "base_url")]
    base_url: String,
    #[serde(default = "model")]
    model: String,
    voice: String,
    /// The language of the phonemizer, by its letter (`z`, `a`, `b` …); the voice's own if missing.
    #[serde(default)]
    lang_code: Option<String>,
    /// 0.25 to 4.0. Default 1.0.
    #[serde(default = "as_it_is")]
    rate: f64,
    #[serde(default, skip_serializing)]
    key_env: Option<String>,
    #[serde(default, skip_serializing)]
    key_file: Option<String>,
}

fn base_url() -> String {
    "http://127.0.0.1:8880".into()
}

fn model() -> String {
    "kokoro".into()
}

impl Service for Kokoro {
    const NAME: &'static str = "kokoro";

    fn profile(&self) -> Result<Profile<'_>> {
        Ok(Profile {
            base: self.base_url.clone(),
            key_env: self.key_env.as_deref(),
            key_file: self.key_file.as_deref(),
            limit: Limit::Weighted(800),
            concurrency: 2,
            rate: self.rate,
            sample_rate: Some(SampleRate(24_000)),
            styles: false,
        })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let mut body = json!({
                "model": self.model,
                "input": say.said,
                "voice": self.voice,
                "response_format": "wav",
                "speed": self.rate,
                // Both are its defaults where they are not said.
                "stream": false,
                "return_timestamps": true,
            });
            if let Some(lang_code) = &self.lang_code {
                body["lang_code"] = lang_code.as_str().into();
            }
            let request = client.bearer(client.post("/dev/captioned_speech", &body)?)?;
            let reply = client.fine(client.send(request).await?)?;
            let json = reply.json().ok_or_else(|| client.odd("its answer is not JSON"))?;
            let sound = base64(&json["audio"]);
            let sound =
                decode(sound.ok_or_else(|| client.odd("its answer has no sound in base64"))?)?;
            Ok(Answer { sound, words: words(say.said, &json["timestamps"]) })
        })
    }

    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(openai::list(client, &self.voice))
    }
}

fn words(said: &str, timestamps: &Value) -> Vec<Timed> {
    let mut finder = Finder::new(said);
    let words = timestamps.as_array().into_iter().flatten().filter_map(|w| {
        let said = finder.find(w["word"].as_str()?)?;
        Some(Timed { said, seconds: w["start_time"].as_f64()?..w["end_time"].as_f64()? })
    });
    words.collect()
}
