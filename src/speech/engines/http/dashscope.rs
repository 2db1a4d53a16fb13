//! Aliyun DashScope, CosyVoice over server-sent events, with the times of words.

use super::answer::{Answer, Timed, base64};
use super::backend::{Profile, Say, Service, as_it_is, only};
use super::client::{HttpClient, Reply};
use super::find::Finder;
use super::refusal::{Sort, after_billing};
use super::sse;
use crate::error::{Error, Result};
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use reqwest::{Method, Url};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const RATE: SampleRate = SampleRate(24_000);

/// The table `[dashscope]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DashScope {
    /// Default `https://dashscope.aliyuncs.com`.
    #[serde(default = "base_url")]
    base_url: String,
    /// Default `cosyvoice-v3-flash`.
    #[serde(default = "model")]
    model: String,
    /// `longanyang` …
    voice: String,
    /// 0.5 to 2.0. Default 1.0.
    #[serde(default = "as_it_is")]
    rate: f64,
    #[serde(default, skip_serializing)]
    key_env: Option<String>,
    #[serde(default, skip_serializing)]
    key_file: Option<String>,
}

fn base_url() -> String {
    "https://dashscope.aliyuncs.com".into()
}

fn model() -> String {
    "cosyvoice-v3-flash".into()
}

fn refusal(client: &HttpClient, reply: &Reply, json: &Value) -> Error {
    let code = json["code"].as_str().unwrap_or_default();
    let sort = match code {
        c if c.starts_with("Throttling") => Sort::Busy,
        c if c.starts_with("InternalError") => Sort::Failed,
        "" => Sort::of(reply.status),
        _ if reply.is_fine() => Sort::Final,
        _ => Sort::of(reply.status),
    };
    match json["message"].as_str() {
        Some(message) => client.refused_as(sort, &format!("{code}, {message}"), reply),
        None => client.refusal_as(sort, reply),
    }
}

impl Service for DashScope {
    const NAME: &'static str = "dashscope";

    fn profile(&self) -> Result<Profile<'_>> {
        Ok(Profile {
            base: self.base_url.clone(),
            key_env: self.key_env.as_deref(),
            key_file: self.key_file.as_deref(),
            limit: Limit::Weighted(1000),
            concurrency: 3,
            rate: self.rate,
            sample_rate: Some(RATE),
            styles: false,
        })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let body = json!({
                "model": self.model,
                "input": {
                    "text": say.said,
                    "voice": self.voice,
                    "format": "pcm",
                    "sample_rate": RATE.0,
                    "rate": self.rate,
                    "word_timestamp_enabled": true,
                },
            });
            let request = client
                .post("/api/v1/services/audio/tts/SpeechSynthesizer", &body)?
                .header("X-DashScope-SSE", "enable")
                .header("Authorization", format!("Bearer {}", client.needed_key()?.expose()));
            let reply = client.send(request).await?;
            if !reply.is_fine() {
                return Err(refusal(client, &reply, &reply.json().unwrap_or_default()));
            }
            let mut found = Found::default();
            for event in sse::events(&reply.body) {
                if event["code"].is_string() {
                    return Err(refusal(client, &reply, &event));
                }
                found
                    .take(&event["output"])
                    .ok_or_else(|| client.odd("an event of it holds no base64"))?;
            }
            let sound = match (found.bytes.is_empty(), found.url) {
                (false, _) => client.raw(&found.bytes, RATE, 1)?,
                (true, Some(url)) => fetched(client, &url).await?,
                (true, None) => return Err(client.odd("its events hold no sound")),
            };
            let mut finder = Finder::new(say.said);
            let words = found.words.iter().filter_map(|w| {
                let said = finder.find(w["text"].as_str()?)?;
                let ms = |name: &str| w[name].as_f64().map(|ms| ms / 1000.0);
                Some(Timed { said, seconds: ms("begin_time")?..ms("end_time")? })
            });
            Ok(Answer { words: words.collect(), sound })
        })
    }

    fn voices<'a>(&'a self, _: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        let about = "the card's own; the service lists its voices in its documentation only";
        Box::pin(async move { Ok(only(&self.voice, about)) })
    }
}

#[derive(Default)]
struct Found {
    bytes: Vec<u8>,
    url: Option<String>,
    words: Vec<Value>,
    sentence: Option<i64>,
}

impl Found {
    /// An event repeats the words of its sentence that it told before, and adds to them.
    /// `None` if its sound cannot be read.
    fn take(&mut self, output: &Value) -> Option<()> {
        let audio = &output["audio"];
        if !audio["data"].is_null() {
            self.bytes.extend(base64(&audio["data"])?);
        }
        let url = audio["url"].as_str().filter(|u| !u.is_empty());
        self.url = url.map(str::to_owned).or(self.url.take());
        let Some(words) = output["sentence"]["words"].as_array() else { return Some(()) };
        let index = output["sentence"]["index"].as_i64();
        let begin = |w: &Value| w["begin_time"].as_f64();
        let known = match (self.sentence == index, self.words.last()) {
            (true, Some(last)) => begin(last),
            _ => None,
        };
        self.sentence = index;
        self.words
            .extend(words.iter().filter(|w| known.is_none_or(|k| begin(w) > Some(k))).cloned());
        Some(())
    }
}

/// The sound at an address that the answer names. It is fetched without the key.
async fn fetched(client: &HttpClient, url: &str) -> Result<crate::audio::decode::Pcm> {
    let url = Url::parse(url).map_err(|_| client.odd("it names no address for the sound"))?;
    let reply =
        client.send(client.request(Method::GET, url)?).await.and_then(|reply| client.fine(reply));
    let reply = reply.map_err(after_billing)?;
    client.samples(&reply, RATE, 1)
}
