//! AWS Polly. The times of words come by a second request for the same text.

use super::answer::{Answer, Timed};
use super::backend::{Profile, Say, Service};
use super::client::{HttpClient, Reply};
use super::find::Bytes;
use super::refusal::{self, Sort};
use super::secret::Secret;
use super::sigv4::Signer;
use super::sse;
use crate::error::{Error, Kind, Result};
use crate::model::language::Language;
use crate::model::units::{Frames, SampleRate};
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::time::SystemTime;

const RATE: SampleRate = SampleRate(16_000);

/// The table `[polly]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Polly {
    /// `eu-central-1` …
    region: String,
    /// In place of the address that the region leads to.
    #[serde(default)]
    base_url: Option<String>,
    /// `Zhiyu`, `Joanna` …
    voice: String,
    /// `standard`, `neural` (default), `long-form` or `generative`.
    #[serde(default = "engine")]
    engine: String,
    /// For voices of two languages.
    #[serde(default)]
    language: Option<String>,
    /// Ask for the times of words too. Billed as much again. Default true.
    #[serde(default = "yes")]
    marks: bool,
    /// The environment variable with the access key's id. Default `AWS_ACCESS_KEY_ID`.
    #[serde(default = "id_env", skip_serializing)]
    id_env: String,
    /// The one with the secret key. Default `AWS_SECRET_ACCESS_KEY`.
    #[serde(default, skip_serializing)]
    key_env: Option<String>,
    #[serde(default, skip_serializing)]
    key_file: Option<String>,
    /// The one with the token of a session; none if it is not set. Default `AWS_SESSION_TOKEN`.
    #[serde(default = "token_env", skip_serializing)]
    token_env: String,
}

fn engine() -> String {
    "neural".into()
}

fn yes() -> bool {
    true
}

fn id_env() -> String {
    "AWS_ACCESS_KEY_ID".into()
}

fn token_env() -> String {
    "AWS_SESSION_TOKEN".into()
}

impl Polly {
    async fn ask(
        &self,
        client: &HttpClient,
        method: Method,
        path: &str,
        body: &[u8],
    ) -> Result<Reply> {
        let url = client.url(path);
        let host = url.host_str().unwrap_or_default();
        let host = url.port().map_or(host.to_owned(), |port| format!("{host}:{port}"));
        let id = Secret::load(Some(&self.id_env), None)?;
        let id = id.as_ref().map(Secret::expose).unwrap_or_default();
        let token = std::env::var(&self.token_env).ok().filter(|t| !t.trim().is_empty());
        let mut headers = vec![("content-type", "application/json"), ("host", host.as_str())];
        headers.extend(token.iter().map(|t| ("x-amz-security-token", t.trim())));
        let signer = Signer {
            id,
            secret: client.needed_key()?.expose(),
            region: &self.region,
            service: "polly",
        };
        let (stamp, authorization) =
            signer.sign(method.as_str(), path, &headers, body, SystemTime::now());
        let mut request = client.request(method, url.clone())?;
        for (name, value) in headers {
            request = request.header(name, value);
        }
        request = request.header("x-amz-date", stamp).header("authorization", authorization);
        let reply = client.send(request.body(body.to_vec())).await?;
        if reply.is_fine() { Ok(reply) } else { Err(refusal(client, &reply)) }
    }

    async fn synthesize(&self, client: &HttpClient, said: &str, format: &str) -> Result<Reply> {
        let mut body = json!({
            "Engine": self.engine,
            "OutputFormat": format,
            "Text": said,
            "TextType": "text",
            "VoiceId": self.voice,
        });
        if let Some(language) = &self.language {
            body["LanguageCode"] = language.as_str().into();
        }
        if format == "json" {
            body["SpeechMarkTypes"] = json!(["word"]);
        } else {
            body["SampleRate"] = RATE.0.to_string().into();
        }
        self.ask(client, Method::POST, "/v1/speech", body.to_string().as_bytes()).await
    }
}

/// Throttling is an error of the client here: its name tells it from the others.
fn refusal(client: &HttpClient, reply: &Reply) -> Error {
    let json = reply.json().unwrap_or_default();
    let header = reply.headers.get("x-amzn-errortype").and_then(|v| v.to_str().ok());
    let name = header.or(json["__type"].as_str()).unwrap_or_default();
    let busy = name.contains("Throttling") || name.contains("TooManyRequests");
    client.refusal_as(if busy { Sort::Busy } else { Sort::of(reply.status) }, reply)
}

impl Service for Polly {
    const NAME: &'static str = "polly";

    fn profile(&self) -> Result<Profile<'_>> {
        if !["standard", "neural", "long-form", "generative"].contains(&self.engine.as_str()) {
            let what = format!("polly: there is no engine {:?}", self.engine);
            return Err(Error::new(Kind::Usage, what));
        }
        let base = match &self.base_url {
            Some(base) => base.clone(),
            None => format!("https://polly.{}.amazonaws.com", self.region),
        };
        let usual = self.key_file.is_none().then_some("AWS_SECRET_ACCESS_KEY");
        Ok(Profile {
            base,
            key_env: self.key_env.as_deref().or(usual),
            key_file: self.key_file.as_deref(),
            limit: Limit::Chars(3000),
            concurrency: 4,
            rate: 1.0,
            sample_rate: Some(RATE),
            styles: false,
        })
    }

    /// Marks are billed as sound is.
    fn billed(&self, say: Say) -> String {
        say.said.repeat(if self.marks { 2 } else { 1 })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let reply = self.synthesize(client, say.said, "pcm").await?;
            let sound = client.samples(&reply, RATE, 1)?;
            if !self.marks {
                return Ok(Answer::sound(sound));
            }
            let marks = self.synthesize(client, say.said, "json").await;
            let marks = marks.map_err(refusal::after_billing)?;
            let end = sound.rate.duration(Frames::of(&sound.samples)).as_secs_f64();
            Ok(Answer { words: words(say.said, &marks.body, end), sound })
        })
    }

    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(async move {
            let json = self.ask(client, Method::GET, "/v1/voices", b"").await?.json();
            let json = json.unwrap_or_default();
            let voices = json["Voices"].as_array().into_iter().flatten().filter_map(|v| {
                let tag = v["LanguageCode"].as_str()?;
                Some(Voice {
                    id: v["Id"].as_str()?.to_owned(),
                    languages: Language::parse(tag).into_iter().collect(),
                    about: v["LanguageName"].as_str().unwrap_or_default().to_owned(),
                })
            });
            Ok(voices.collect())
        })
    }
}

/// Words begin where they say, in bytes of the text, and last until the next.
fn words(said: &str, lines: &[u8], end: f64) -> Vec<Timed> {
    let bytes = Bytes::new(said);
    let marks: Vec<Value> = sse::objects(lines).filter(|m| m["type"] == "word").collect();
    let start = |m: &Value| m["time"].as_f64().map(|ms| ms / 1000.0);
    let ends = marks.iter().skip(1).map(|m| start(m).unwrap_or(end)).chain([end]);
    let words = marks.iter().zip(ends).filter_map(|(m, end)| {
        let range = m["start"].as_u64()? as usize..m["end"].as_u64()? as usize;
        Some(Timed { said: bytes.chars(range)?, seconds: start(m)?..end })
    });
    words.collect()
}
