//! MiniMax. Its errors come with HTTP 200, and its subtitles as a second file, a sentence each.

use super::answer::Answer;
use super::backend::{Profile, Say, Service, as_it_is};
use super::client::{HttpClient, Reply};
use super::hex;
use super::refusal::{self, Sort};
use crate::error::{Error, Result};
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const RATE: SampleRate = SampleRate(32_000);

/// The table `[minimax]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MiniMax {
    /// Default `https://api.minimaxi.com`; elsewhere `https://api.minimax.io`.
    #[serde(default = "base_url")]
    base_url: String,
    /// `speech-02-hd` …
    model: String,
    /// `female-shaonv` …
    voice: String,
    /// 0.5 to 2.0. Default 1.0.
    #[serde(default = "as_it_is")]
    rate: f64,
    /// 0.0 to 10.0.
    #[serde(default)]
    volume: Option<f64>,
    /// -12 to 12.
    #[serde(default)]
    pitch: Option<i32>,
    #[serde(default)]
    emotion: Option<String>,
    /// `Chinese`, `Chinese,Yue`, `English`, `auto` …
    #[serde(default)]
    language_boost: Option<String>,
    #[serde(default, skip_serializing)]
    key_env: Option<String>,
    #[serde(default, skip_serializing)]
    key_file: Option<String>,
}

fn base_url() -> String {
    "https://api.minimaxi.com".into()
}

/// What the service says of itself, by the code in its body: the status is 200 all the same.
fn fault(client: &HttpClient, reply: &Reply, json: &Value) -> Option<Error> {
    let code = json.pointer("/base_resp/status_code").and_then(Value::as_i64)?;
    let sort = match code {
        0 => return None,
        1000 | 1001 | 1013 | 1024 | 1033 => Sort::Failed,
        1002 | 1039 | 1041 => Sort::Busy,
        _ => Sort::Final,
    };
    let why = match code {
        1004 | 2049 => "; check the key",
        1008 => "; the balance is used up",
        1026 | 1027 => "; it finds the text or the sound improper",
        1042 => "; the text has too many invisible characters",
        _ => "",
    };
    let why = format!("error {code}, {}{why}", refusal::message(&reply.body));
    Some(client.refused_as(sort, &why, reply))
}

impl Service for MiniMax {
    const NAME: &'static str = "minimax";

    fn profile(&self) -> Result<Profile<'_>> {
        Ok(Profile {
            base: self.base_url.clone(),
            key_env: self.key_env.as_deref(),
            key_file: self.key_file.as_deref(),
            limit: Limit::Chars(2000),
            concurrency: 3,
            rate: self.rate,
            sample_rate: Some(RATE),
            styles: false,
        })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let mut voice = json!({ "voice_id": self.voice, "speed": self.rate });
            if let Some(volume) = self.volume {
                voice["vol"] = volume.into();
            }
            if let Some(pitch) = self.pitch {
                voice["pitch"] = pitch.into();
            }
            if let Some(emotion) = &self.emotion {
                voice["emotion"] = emotion.as_str().into();
            }
            let mut body = json!({
                "model": self.model,
                "text": say.said,
                "stream": false,
                "voice_setting": voice,
                "audio_setting": { "sample_rate": RATE.0, "format": "pcm", "channel": 1 },
                "output_format": "hex",
                // A sentence is what was sent: its subtitles would tell nothing new.
                "subtitle_enable": false,
            });
            if let Some(boost) = &self.language_boost {
                body["language_boost"] = boost.as_str().into();
            }
            let request = client.post("/v1/t2a_v2", &body)?;
            let key = client.needed_key()?.expose();
            let request = request.header("Authorization", format!("Bearer {key}"));
            let reply = client.fine(client.send(request).await?)?;
            let json = reply.json().ok_or_else(|| client.odd("its answer is not JSON"))?;
            if let Some(fault) = fault(client, &reply, &json) {
                return Err(fault);
            }
            let audio = json.pointer("/data/audio").and_then(Value::as_str);
            let bytes = audio.and_then(hex::decode);
            let bytes =
                bytes.ok_or_else(|| client.odd("its answer has no sound in hexadecimal"))?;
            Ok(Answer::sound(client.raw(&bytes, RATE, 1)?))
        })
    }

    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(async move {
            let request = client.post("/v1/get_voice", &json!({ "voice_type": "all" }))?;
            let key = client.needed_key()?.expose();
            let request = request.header("Authorization", format!("Bearer {key}"));
            let reply = client.fine(client.send(request).await?)?;
            let json = reply.json().unwrap_or_default();
            if let Some(fault) = fault(client, &reply, &json) {
                return Err(fault);
            }
            let lists = ["system_voice", "voice_cloning", "voice_generation"];
            let all = lists.iter().flat_map(|list| json[*list].as_array().into_iter().flatten());
            let voices = all.filter_map(|v| {
                Some(Voice {
                    id: v["voice_id"].as_str()?.to_owned(),
                    languages: Vec::new(),
                    about: v["voice_name"].as_str().unwrap_or_default().to_owned(),
                })
            });
            Ok(voices.collect())
        })
    }
}
