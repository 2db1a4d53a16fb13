//! Piper's `http_server`, of piper1-gpl and the older one. It gives no timing.

use super::answer::Answer;
use super::backend::{Profile, Say, Service, as_it_is, only};
use super::client::HttpClient;
use crate::error::{Error, Kind, Result};
use crate::model::language::Language;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The table `[piper]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Piper {
    /// Default `http://127.0.0.1:5000`.
    #[serde(default = "base_url")]
    base_url: String,
    /// The voice; the server's own if missing.
    #[serde(default)]
    voice: Option<String>,
    /// One of the voice's speakers, by name.
    #[serde(default)]
    speaker: Option<String>,
    /// … or by number.
    #[serde(default)]
    speaker_id: Option<u32>,
    /// 0.25 to 4.0. Default 1.0.
    #[serde(default = "as_it_is")]
    rate: f64,
    #[serde(default)]
    noise_scale: Option<f64>,
    #[serde(default)]
    noise_w_scale: Option<f64>,
    /// Where it takes texts: `/synthesize` (default), or `/` in some versions.
    #[serde(default = "path")]
    path: String,
    /// It is the server of before piper1-gpl, which takes the bare text.
    #[serde(default)]
    old: bool,
}

fn base_url() -> String {
    "http://127.0.0.1:5000".into()
}

fn path() -> String {
    "/synthesize".into()
}

impl Piper {
    /// The server speaks with its own voice if it does not know the one that is named, and says
    /// nothing of it; so the list is looked at first.
    async fn known(&self, client: &HttpClient, voice: &str) -> Result<()> {
        let names: Vec<String> = self.list(client).await?.into_iter().map(|v| v.id).collect();
        // A server that lists none cannot be asked.
        if names.is_empty() || names.iter().any(|n| is_called(n, voice)) {
            return Ok(());
        }
        let what = format!("piper: the server has no voice {voice:?}; it has {}", names.join(", "));
        Err(Error::new(Kind::Refused, what))
    }

    async fn list(&self, client: &HttpClient) -> Result<Vec<Voice>> {
        let reply = client.send(client.request(Method::GET, client.url("/voices"))?).await?;
        if reply.status == 404 || self.old {
            return Ok(Vec::new());
        }
        let json = client.fine(reply)?.json().unwrap_or_default();
        let voices = json.as_object().into_iter().flatten().map(|(id, config)| Voice {
            id: id.clone(),
            languages: config
                .pointer("/language/code")
                .and_then(Value::as_str)
                .and_then(Language::parse)
                .into_iter()
                .collect(),
            about: config
                .pointer("/language/name_english")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned(),
        });
        Ok(voices.collect())
    }
}

/// Whether a listed name is that of a voice. The server takes `.onnx.json` off a file's name as if it
/// were a set of letters, and so more than that: `en-john` is listed as `en-joh`.
fn is_called(listed: &str, voice: &str) -> bool {
    listed == voice || listed == voice.trim_end_matches(['.', 'o', 'n', 'x', 'j', 's'])
}

impl Service for Piper {
    const NAME: &'static str = "piper";

    fn profile(&self) -> Result<Profile<'_>> {
        let settings = self.voice.is_some()
            || self.speaker.is_some()
            || self.speaker_id.is_some()
            || self.rate != 1.0
            || self.noise_scale.is_some()
            || self.noise_w_scale.is_some();
        if self.old && settings {
            let what = "piper: the old server takes a text and nothing else; its command line sets \
                        voice, speaker and scales";
            return Err(Error::new(Kind::Usage, what));
        }
        Ok(Profile {
            base: self.base_url.clone(),
            key_env: None,
            key_file: None,
            limit: Limit::Weighted(800),
            concurrency: 2,
            rate: self.rate,
            sample_rate: None,
            styles: false,
        })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            if self.old {
                let request = client.request(Method::POST, client.url("/"))?;
                let request =
                    request.header("Content-Type", "text/plain").body(say.said.to_owned());
                let reply = client.fine(client.send(request).await?)?;
                return Ok(Answer::sound(client.sound(reply.body)?));
            }
            if let Some(voice) = &self.voice {
                client.once(self.known(client, voice)).await?;
            }
            let mut body = json!({ "text": say.said });
            let mut set = |name: &str, value: Option<Value>| {
                if let Some(value) = value {
                    body[name] = value;
                }
            };
            set("voice", self.voice.clone().map(Into::into));
            set("speaker", self.speaker.clone().map(Into::into));
            set("speaker_id", self.speaker_id.map(Into::into));
            set("length_scale", (self.rate != 1.0).then(|| (1.0 / self.rate).into()));
            set("noise_scale", self.noise_scale.map(Into::into));
            set("noise_w_scale", self.noise_w_scale.map(Into::into));
            let reply = client.fine(client.send(client.post(&self.path, &body)?).await?)?;
            Ok(Answer::sound(client.sound(reply.body)?))
        })
    }

    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(async move {
            let voices = self.list(client).await?;
            let own = self.voice.as_deref().unwrap_or("default");
            Ok(if voices.is_empty() {
                only(own, "the server's own; it lists none")
            } else {
                voices
            })
        })
    }
}
