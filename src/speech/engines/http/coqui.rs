//! Coqui's `tts-server`, and `xtts-api-server`. They give no timing.

use super::answer::Answer;
use super::backend::{Profile, Say, Service, only};
use super::client::HttpClient;
use crate::error::{Error, Kind, Result};
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The table `[coqui]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Coqui {
    /// Default `http://127.0.0.1:5002`, with `xtts` `http://127.0.0.1:8020`.
    #[serde(default)]
    base_url: Option<String>,
    /// It is `xtts-api-server`.
    #[serde(default)]
    xtts: bool,
    /// The speaker; with `xtts` the sample of its voice.
    #[serde(default)]
    speaker: Option<String>,
    /// The language, as the model names it; that of the text if missing.
    #[serde(default)]
    language: Option<String>,
}

impl Service for Coqui {
    const NAME: &'static str = "coqui";

    fn profile(&self) -> Result<Profile<'_>> {
        if self.xtts && self.speaker.is_none() {
            return Err(Error::new(Kind::Usage, "coqui: with xtts, the card must name a speaker"));
        }
        let usual = if self.xtts { "http://127.0.0.1:8020" } else { "http://127.0.0.1:5002" };
        Ok(Profile {
            base: self.base_url.clone().unwrap_or_else(|| usual.into()),
            key_env: None,
            key_file: None,
            // Longer texts are read with mistakes, or not to their end.
            limit: Limit::Weighted(if self.xtts { 160 } else { 400 }),
            concurrency: 1,
            rate: 1.0,
            sample_rate: None,
            styles: false,
        })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let reply = if self.xtts {
                let language = match say.language.primary() {
                    "zh" => "zh-cn",
                    other => other,
                };
                let body = json!({
                    "text": say.said,
                    "speaker_wav": self.speaker,
                    "language": self.language.as_deref().unwrap_or(language),
                });
                client.send(client.post("/tts_to_audio/", &body)?).await?
            } else {
                let mut pairs = vec![("text", say.said)];
                // The names of the new server and of the old one.
                for name in ["speaker-id", "speaker_id"] {
                    pairs.extend(self.speaker.iter().map(|s| (name, s.as_str())));
                }
                for name in ["language-id", "language_id"] {
                    pairs.extend(self.language.iter().map(|l| (name, l.as_str())));
                }
                client.send_form("/api/tts", &pairs).await?
            };
            let reply = client.fine(reply)?;
            let sound = client.sound(reply.body)?;
            if self.xtts && sound.samples.iter().all(|s| *s == 0) {
                let why = "it answers with silence, as it does in its mode for streams; start it \
                           without --streaming-mode";
                return Err(client.odd(why));
            }
            Ok(Answer::sound(sound))
        })
    }

    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(async move {
            let own = self.speaker.as_deref().unwrap_or("default");
            if !self.xtts {
                return Ok(only(own, "the card's own; the server lists none"));
            }
            let request = client.request(Method::GET, client.url("/speakers_list"))?;
            let json = client.fine(client.send(request).await?)?.json().unwrap_or_default();
            let names = json.as_array().into_iter().flatten().filter_map(|v| v.as_str());
            Ok(names.flat_map(|name| only(name, "")).collect())
        })
    }
}
