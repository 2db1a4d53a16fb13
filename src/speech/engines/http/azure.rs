//! Azure's REST endpoint. It gives no timing, and cuts sound past ten minutes without a word.

use super::answer::Answer;
use super::backend::{Profile, Say, Service, as_it_is, is_off};
use super::client::HttpClient;
use super::ssml::{self, Change, escape};
use crate::error::{Error, Kind, Result};
use crate::model::language::Language;
use crate::model::pronunciation::{Phones, Pronunciation};
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use reqwest::Method;
use serde::{Deserialize, Serialize};

/// The table `[azure]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Azure {
    /// `eastasia`, `westeurope` …; in China `chinaeast2` and the like.
    #[serde(default)]
    region: Option<String>,
    /// In place of the address that the region leads to.
    #[serde(default)]
    base_url: Option<String>,
    /// `zh-CN-XiaoxiaoNeural` …
    voice: String,
    /// 0.5 to 2.0. Default 1.0.
    #[serde(default = "as_it_is")]
    rate: f64,
    /// `+5%`, `-2st` …
    #[serde(default)]
    pitch: Option<String>,
    /// Headings, quotations, brackets and emphasis in styles of their own. Default false: Azure bills
    /// the markup that asks for them.
    #[serde(default, skip_serializing_if = "is_off")]
    expressive: bool,
    #[serde(default, skip_serializing)]
    key_env: Option<String>,
    #[serde(default, skip_serializing)]
    key_file: Option<String>,
}

impl Azure {
    /// What is billed of a document: all but its outer elements.
    fn inside(&self, say: &Say) -> String {
        let form = |c: Change| {
            format!("rate='{:+}%' pitch='{:+}%' volume='{:+}%'", c.rate, c.pitch, c.volume)
        };
        let text = ssml::inside(say, &[], |r| self.phoneme_markup(r), form);
        // Markup is billed, so there is none that changes nothing.
        if self.rate == 1.0 && self.pitch.is_none() {
            return text;
        }
        let pitch = escape(self.pitch.as_deref().unwrap_or("default"));
        format!("<prosody rate='{}' pitch='{pitch}'>{text}</prosody>", self.rate)
    }

    fn ssml(&self, say: &Say) -> String {
        // Their names begin with the language they speak.
        let parts: Vec<&str> = self.voice.splitn(3, '-').collect();
        let language = match parts[..] {
            [language, region, _] => format!("{language}-{region}"),
            _ => say.language.to_string(),
        };
        let text = self.inside(say);
        format!(
            "<speak version='1.0' xmlns='http://www.w3.org/2001/10/synthesis' \
             xml:lang='{}'><voice name='{}'>{text}</voice></speak>",
            escape(&language),
            escape(&self.voice),
        )
    }
}

impl Service for Azure {
    const NAME: &'static str = "azure";

    fn profile(&self) -> Result<Profile<'_>> {
        let base = match (&self.base_url, &self.region) {
            (Some(base), _) => base.clone(),
            (None, Some(region)) if region.starts_with("china") => {
                format!("https://{region}.tts.speech.azure.cn")
            }
            (None, Some(region)) => format!("https://{region}.tts.speech.microsoft.com"),
            (None, None) => {
                return Err(Error::new(Kind::Usage, "azure: the card names no region"));
            }
        };
        Ok(Profile {
            base,
            key_env: self.key_env.as_deref(),
            key_file: self.key_file.as_deref(),
            // A tenth of the ten minutes after which sound is cut.
            limit: Limit::Weighted(400),
            concurrency: 4,
            rate: self.rate,
            sample_rate: Some(SampleRate(24_000)),
            styles: self.expressive,
        })
    }

    /// Its phone set for zh-CN is Pinyin with the tone apart (`zu 3 - zhi 1`); other languages have IPA.
    fn phoneme_markup(&self, reading: &Pronunciation) -> Option<String> {
        let is_mandarin = self.voice.starts_with("zh-CN-");
        match &reading.sound {
            Phones::Pinyin(syllables) if is_mandarin => {
                let phones = syllables.iter().map(|s| format!("{} {}", s.letters(), s.tone()));
                let phones: Vec<String> = phones.collect();
                Some(format!("alphabet='sapi' ph='{}'", phones.join(" - ")))
            }
            Phones::Ipa(ipa) if !self.voice.starts_with("zh-") => {
                Some(format!("alphabet='ipa' ph='{}'", escape(ipa)))
            }
            _ => None,
        }
    }

    fn billed(&self, say: Say) -> String {
        self.inside(&say)
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            // `User-Agent`, which it insists on, is the client's.
            let request = client
                .request(Method::POST, client.url("/cognitiveservices/v1"))?
                .header("Ocp-Apim-Subscription-Key", client.needed_key()?.expose())
                .header("Content-Type", "application/ssml+xml")
                .header("X-Microsoft-OutputFormat", "riff-24khz-16bit-mono-pcm")
                .body(self.ssml(&say));
            let reply = client.fine(client.send(request).await?)?;
            let sound = client.sound(reply.body)?;
            if sound.samples.len() as u64 >= 599 * u64::from(sound.rate.0) {
                return Err(client.odd("its answer is ten minutes long, where it cuts"));
            }
            Ok(Answer::sound(sound))
        })
    }

    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(async move {
            let request = client
                .request(Method::GET, client.url("/cognitiveservices/voices/list"))?
                .header("Ocp-Apim-Subscription-Key", client.needed_key()?.expose());
            let json = client.fine(client.send(request).await?)?.json().unwrap_or_default();
            let voices = json.as_array().into_iter().flatten().filter_map(|v| {
                Some(Voice {
                    id: v["ShortName"].as_str()?.to_owned(),
                    languages: v["Locale"].as_str().and_then(Language::parse).into_iter().collect(),
                    about: v["LocalName"].as_str().unwrap_or_default().to_owned(),
                })
            });
            Ok(voices.collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_china_it_is_another_host() {
        let base = |region: &str| {
            let azure: Azure = toml::from_str(&format!("region='{region}'\nvoice='v'")).unwrap();
            azure.profile().unwrap().base
        };
        assert_eq!(base("westeurope"), "https://westeurope.tts.speech.microsoft.com");
        assert_eq!(base("chinaeast2"), "https://chinaeast2.tts.speech.azure.cn");
    }
}
