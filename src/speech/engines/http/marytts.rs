//! MaryTTS. Its durations are those of phonemes, without the words they belong to, so words are
//! placed as for services without timing.

use super::answer::Answer;
use super::backend::{Profile, Say, Service};
use super::client::HttpClient;
use crate::error::Result;
use crate::model::language::Language;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use reqwest::Method;
use serde::{Deserialize, Serialize};

/// The table `[marytts]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MaryTts {
    /// Default `http://127.0.0.1:59125`.
    #[serde(default = "base_url")]
    base_url: String,
    /// `en_US`, `de` …
    locale: String,
    /// The locale's first if missing.
    #[serde(default)]
    voice: Option<String>,
}

fn base_url() -> String {
    "http://127.0.0.1:59125".into()
}

impl Service for MaryTts {
    const NAME: &'static str = "marytts";

    fn profile(&self) -> Result<Profile<'_>> {
        Ok(Profile {
            base: self.base_url.clone(),
            key_env: None,
            key_file: None,
            limit: Limit::Weighted(800),
            concurrency: 2,
            rate: 1.0,
            sample_rate: None,
            styles: false,
        })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let mut pairs = vec![
                ("INPUT_TEXT", say.said),
                ("INPUT_TYPE", "TEXT"),
                ("OUTPUT_TYPE", "AUDIO"),
                ("AUDIO", "WAVE_FILE"),
                ("LOCALE", &self.locale),
            ];
            pairs.extend(self.voice.iter().map(|voice| ("VOICE", voice.as_str())));
            let reply = client.fine(client.send_form("/process", &pairs).await?)?;
            Ok(Answer::sound(client.sound(reply.body)?))
        })
    }

    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(async move {
            let request = client.request(Method::GET, client.url("/voices"))?;
            let reply = client.fine(client.send(request).await?)?;
            // Lines such as `cmu-slt-hsmm en_US female hmm`.
            let text = String::from_utf8_lossy(&reply.body).into_owned();
            let voices = text.lines().filter_map(|line| {
                let mut parts = line.split_whitespace();
                let id = parts.next()?.to_owned();
                let languages = parts.next().and_then(Language::parse).into_iter().collect();
                Some(Voice { id, languages, about: parts.collect::<Vec<_>>().join(" ") })
            });
            Ok(voices.collect())
        })
    }
}
