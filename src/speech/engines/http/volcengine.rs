//! Volcengine (Doubao), version 1 and 3, both with the times of words.

use super::answer::{Answer, Timed, base64};
use super::backend::{Profile, Say, Service, as_it_is, only};
use super::client::{HttpClient, Reply};
use super::find::Finder;
use super::refusal::Sort;
use super::sse;
use crate::error::{Error, Kind, Result};
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const RATE: SampleRate = SampleRate(24_000);

/// The table `[volcengine]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Volcengine {
    /// Default `https://openspeech.bytedance.com`.
    #[serde(default = "base_url")]
    base_url: String,
    /// 3 (default) or 1.
    #[serde(default = "three")]
    version: u8,
    app_id: String,
    /// `zh_female_…`
    voice: String,
    /// Version 3: `seed-tts-2.0`, `volc.service_type.10029` …
    #[serde(default = "resource")]
    resource: String,
    /// Version 1. Default `volcano_tts`.
    #[serde(default = "cluster")]
    cluster: String,
    /// 0.5 to 2.0. Default 1.0.
    #[serde(default = "as_it_is")]
    rate: f64,
    #[serde(default, skip_serializing)]
    key_env: Option<String>,
    #[serde(default, skip_serializing)]
    key_file: Option<String>,
}

fn base_url() -> String {
    "https://openspeech.bytedance.com".into()
}

fn three() -> u8 {
    3
}

fn resource() -> String {
    "seed-tts-2.0".into()
}

fn cluster() -> String {
    "volcano_tts".into()
}

/// The number that a request is found by in the service's own logs.
fn request_id() -> String {
    let [a, b] = [fastrand::u64(..), fastrand::u64(..)];
    format!(
        "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
        a >> 32,
        a >> 16 & 0xffff,
        a & 0xfff,
        b >> 52,
        b & 0xffff_ffff_ffff
    )
}

impl Volcengine {
    async fn version_3(&self, client: &HttpClient, say: Say<'_>) -> Result<Answer> {
        let body = json!({
            "user": { "uid": "aloud" },
            "req_params": {
                "text": say.said,
                "speaker": self.voice,
                "audio_params": {
                    "format": "pcm",
                    "sample_rate": RATE.0,
                    // -50 is half as fast, 100 twice.
                    "speech_rate": ((self.rate - 1.0) * 100.0).round() as i32,
                    "enable_timestamp": true,
                },
            },
        });
        let request = client
            .post("/api/v3/tts/unidirectional", &body)?
            .header("X-Api-App-Id", &self.app_id)
            .header("X-Api-Access-Key", client.needed_key()?.expose())
            .header("X-Api-Resource-Id", &self.resource)
            .header("X-Api-Request-Id", request_id());
        let reply = client.send(request).await?;
        if !reply.is_fine() {
            return Err(client.refused_as(
                Sort::of(reply.status),
                &self.phoneme_markup(&reply, None),
                &reply,
            ));
        }
        let (mut bytes, mut words, mut done) = (Vec::new(), Vec::new(), false);
        let mut finder = Finder::new(say.said);
        for line in sse::objects(&reply.body) {
            match line["code"].as_i64() {
                Some(0) => {
                    // A line may tell of words alone.
                    if !line["data"].is_null() {
                        let part = base64(&line["data"]);
                        bytes.extend(part.ok_or_else(|| client.odd("a line of it is not base64"))?);
                    }
                    let list = line["sentence"]["words"].as_array().into_iter().flatten();
                    words.extend(list.filter_map(|w| {
                        let said = finder.find(w["word"].as_str()?)?;
                        Some(Timed {
                            said,
                            seconds: w["startTime"].as_f64()?..w["endTime"].as_f64()?,
                        })
                    }));
                }
                // The end, and not an error.
                Some(20_000_000) => done = true,
                Some(code) => {
                    let sort = sort_of_3(code);
                    return Err(client.error(
                        sort,
                        &self.phoneme_markup(&reply, Some(&line)),
                        None,
                    ));
                }
                None => {}
            }
        }
        if !done {
            return Err(client.odd("its lines ended before the one that says so"));
        }
        Ok(Answer { sound: client.raw(&bytes, RATE, 1)?, words })
    }

    async fn version_1(&self, client: &HttpClient, say: Say<'_>) -> Result<Answer> {
        let key = client.needed_key()?.expose();
        let body = json!({
            "app": { "appid": self.app_id, "token": key, "cluster": self.cluster },
            "user": { "uid": "aloud" },
            "audio": {
                "voice_type": self.voice,
                "encoding": "pcm",
                "rate": RATE.0,
                "speed_ratio": self.rate,
            },
            "request": {
                "reqid": request_id(),
                "text": say.said,
                "text_type": "plain",
                "operation": "query",
                "with_frontend": 1,
                "frontend_type": "unitTson",
            },
        });
        // A semicolon, and no blank.
        let request =
            client.post("/api/v1/tts", &body)?.header("Authorization", format!("Bearer;{key}"));
        let reply = client.send(request).await?;
        let json = reply.json().unwrap_or_default();
        match json["code"].as_i64() {
            Some(3000) => {}
            Some(code) => {
                let sort = match code {
                    3003 | 3005 => Sort::Busy,
                    3030..=3040 => Sort::Failed,
                    _ => Sort::Final,
                };
                return Err(client.refused_as(
                    sort,
                    &self.phoneme_markup(&reply, Some(&json)),
                    &reply,
                ));
            }
            None if reply.is_fine() => return Err(client.odd("its answer is not JSON with a code")),
            None => return Err(client.refusal(&reply)),
        }
        let bytes = base64(&json["data"]);
        let bytes = bytes.ok_or_else(|| client.odd("its answer has no sound in base64"))?;
        // JSON within a text.
        let frontend = json["addition"]["frontend"].as_str().unwrap_or_default();
        let frontend: Value = serde_json::from_str(frontend).unwrap_or_default();
        let mut finder = Finder::new(say.said);
        let words = frontend["words"].as_array().into_iter().flatten().filter_map(|w| {
            let said = finder.find(w["word"].as_str()?)?;
            Some(Timed { said, seconds: w["start_time"].as_f64()?..w["end_time"].as_f64()? })
        });
        Ok(Answer { words: words.collect(), sound: client.raw(&bytes, RATE, 1)? })
    }

    /// Its message, with the number by which its support finds the request.
    fn phoneme_markup(&self, reply: &Reply, line: Option<&Value>) -> String {
        let message = match line {
            Some(line) => format!(
                "error {}, {}",
                line["code"],
                line["message"].as_str().unwrap_or("it does not say why")
            ),
            None => format!("HTTP {}, {}", reply.status, super::refusal::message(&reply.body)),
        };
        match reply.headers.get("x-tt-logid").and_then(|v| v.to_str().ok()) {
            Some(id) => format!("{message} (log id {id})"),
            None => message,
        }
    }
}

fn sort_of_3(code: i64) -> Sort {
    match code {
        45_000_292 | 45_000_293 => Sort::Busy,
        55_000_000..=55_999_999 => Sort::Failed,
        _ => Sort::Final,
    }
}

impl Service for Volcengine {
    const NAME: &'static str = "volcengine";

    fn profile(&self) -> Result<Profile<'_>> {
        if ![1, 3].contains(&self.version) {
            let what = format!("volcengine: version is {}; there are 1 and 3", self.version);
            return Err(Error::new(Kind::Usage, what));
        }
        Ok(Profile {
            base: self.base_url.clone(),
            key_env: self.key_env.as_deref(),
            key_file: self.key_file.as_deref(),
            // Version 1 takes 1024 bytes.
            limit: if self.version == 1 { Limit::Bytes(1000) } else { Limit::Weighted(600) },
            concurrency: 2,
            rate: self.rate,
            sample_rate: Some(RATE),
            styles: false,
        })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            if self.version == 1 {
                self.version_1(client, say).await
            } else {
                self.version_3(client, say).await
            }
        })
    }

    fn voices<'a>(&'a self, _: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        let about = "the card's own; the service lists its voices in its documentation only";
        Box::pin(async move { Ok(only(&self.voice, about)) })
    }
}
