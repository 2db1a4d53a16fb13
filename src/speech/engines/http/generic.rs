//! Any other service, as the card describes it: how to ask, and where the answer holds sound, words
//! and errors.

use super::answer::{Answer, Timed};
use super::backend::{Profile, Say, Service, as_it_is, only};
use super::client::{HttpClient, Reply};
use super::find::Finder;
use super::hex;
use super::refusal::{self, Sort};
use crate::audio::decode::Pcm;
use crate::error::{Error, Kind, Result};
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Voice};
use crate::speech::backend::BoxFuture;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use reqwest::{Method, Url};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The table `[generic]` of a voice card. `{text}`, `{voice}`, `{lang}`, `{speed}` and `{key}` are
/// filled in in `url`, `headers` and `body`, written as the place asks for: percent-encoded in the
/// address, escaped in a JSON body.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Generic {
    url: String,
    /// Default `POST`.
    #[serde(default = "post")]
    method: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    /// A table is sent as JSON, a text as it is.
    #[serde(default)]
    body: Option<toml::Value>,
    /// What `{voice}` stands for.
    #[serde(default)]
    voice: String,
    /// What `{speed}` stands for. Default 1.0.
    #[serde(default = "as_it_is")]
    rate: f64,
    #[serde(default)]
    answer: AnswerAt,
    #[serde(default)]
    error: ErrorAt,
    /// What `{key}` stands for.
    #[serde(default, skip_serializing)]
    key_env: Option<String>,
    #[serde(default, skip_serializing)]
    key_file: Option<String>,
}

/// `[generic.answer]`: where the sound is.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct AnswerAt {
    /// The JSON pointer (RFC 6901) of the sound; empty if the body is the sound.
    pointer: String,
    /// `base64` (default), `hex` or `url`, with a pointer.
    encoding: String,
    /// Frames a second of raw 16-bit samples; 0 (default) if it is a file of a known format.
    pcm_rate: u32,
    /// Channels of raw samples. Default 1.
    pcm_channels: usize,
    /// The JSON pointer of the list of words, and in each of them those of its text, begin and end.
    words: String,
    word: String,
    begin: String,
    end: String,
    /// The JSON pointer of how long it lasts, for services that do not tell its end. Without either a
    /// word lasts until the next one.
    #[serde(skip_serializing_if = "String::is_empty")]
    length: String,
    /// Units of these times in a second. Default 1.0; 1000.0 for milliseconds.
    per_second: f64,
}

impl Default for AnswerAt {
    fn default() -> Self {
        AnswerAt {
            pointer: String::new(),
            encoding: "base64".into(),
            pcm_rate: 0,
            pcm_channels: 1,
            words: String::new(),
            word: "/word".into(),
            begin: "/start".into(),
            end: "/end".into(),
            length: String::new(),
            per_second: 1.0,
        }
    }
}

/// `[generic.error]`: how an answer says that it is none.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct ErrorAt {
    /// The JSON pointer of a code, for services whose errors come with HTTP 200.
    pointer: String,
    /// Codes at the pointer that mean that all is well, as text.
    fine: Vec<String>,
    /// Codes and statuses that mean: ask again later.
    busy: Vec<String>,
    /// Codes and statuses that mean: ask again.
    failed: Vec<String>,
    /// The JSON pointer of the message.
    message: String,
}

fn post() -> String {
    "POST".into()
}

/// What fills a template.
struct Fill<'a> {
    pairs: [(&'static str, String); 4],
    key: &'a str,
}

impl Fill<'_> {
    /// Fills in all at once, so that a text which holds `{voice}` is said and not filled.
    fn fill(&self, template: &str, write: impl Fn(&str) -> String) -> String {
        let mut out = String::with_capacity(template.len());
        let mut rest = template;
        while let Some(at) = rest.find('{') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let known = self.pairs.iter().map(|(name, value)| (*name, value.as_str()));
            let found = known.chain([("{key}", self.key)]).find(|(name, _)| rest.starts_with(name));
            match found {
                Some((name, value)) => {
                    out.push_str(&write(value));
                    rest = &rest[name.len()..];
                }
                None => {
                    out.push('{');
                    rest = &rest[1..];
                }
            }
        }
        out + rest
    }

    /// Fills in the texts within a JSON value; a text that is `{speed}` alone becomes a number. Cards
    /// nest as deep as TOML allows, which its reader bounds.
    fn json(&self, value: &toml::Value, rate: f64) -> Value {
        match value {
            toml::Value::String(text) if text == "{speed}" => rate.into(),
            toml::Value::String(text) => self.fill(text, str::to_owned).into(),
            toml::Value::Integer(n) => (*n).into(),
            toml::Value::Float(n) => (*n).into(),
            toml::Value::Boolean(b) => (*b).into(),
            toml::Value::Datetime(d) => d.to_string().into(),
            toml::Value::Array(all) => all.iter().map(|v| self.json(v, rate)).collect(),
            toml::Value::Table(table) => {
                let pairs = table.iter().map(|(k, v)| (k.clone(), self.json(v, rate)));
                Value::Object(pairs.collect())
            }
        }
    }
}

fn percent(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// A value as text, for comparison with what a card says.
fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl Generic {
    fn sort(&self, reply: &Reply, json: &Value) -> Option<Sort> {
        let code = (!self.error.pointer.is_empty())
            .then(|| json.pointer(&self.error.pointer).map(text_of))
            .flatten();
        let is = |list: &[String]| {
            list.iter().any(|c| Some(c) == code.as_ref() || *c == reply.status.to_string())
        };
        if is(&self.error.busy) {
            return Some(Sort::Busy);
        }
        if is(&self.error.failed) {
            return Some(Sort::Failed);
        }
        match code {
            Some(code) if reply.is_fine() => {
                (!self.error.fine.contains(&code)).then_some(Sort::Final)
            }
            _ => (!reply.is_fine()).then(|| Sort::of(reply.status)),
        }
    }

    fn refusal(&self, client: &HttpClient, sort: Sort, reply: &Reply, json: &Value) -> Error {
        match json.pointer(&self.error.message).filter(|_| !self.error.message.is_empty()) {
            Some(message) => {
                let why = format!("HTTP {}, {}", reply.status, text_of(message));
                client.refused_as(sort, &why, reply)
            }
            None => client.refusal_as(sort, reply),
        }
    }

    async fn sound(&self, client: &HttpClient, reply: Reply, json: &Value) -> Result<Pcm> {
        let (rate, channels) = (SampleRate(self.answer.pcm_rate), self.answer.pcm_channels);
        match (self.answer.pointer.is_empty(), rate.0) {
            (true, 0) => client.sound(reply.body),
            (true, _) => client.samples(&reply, rate, channels),
            (false, 0) => client.sound(self.bytes(client, json).await?),
            (false, _) => client.raw(&self.bytes(client, json).await?, rate, channels),
        }
    }

    /// The bytes that the answer holds or leads to.
    async fn bytes(&self, client: &HttpClient, json: &Value) -> Result<Vec<u8>> {
        let missing = || {
            let (pointer, encoding) = (&self.answer.pointer, &self.answer.encoding);
            client.odd(&format!("its answer has no sound as {encoding} at {pointer}"))
        };
        let text =
            json.pointer(&self.answer.pointer).and_then(Value::as_str).ok_or_else(missing)?;
        match self.answer.encoding.as_str() {
            "hex" => hex::decode(text).ok_or_else(missing),
            "base64" => BASE64.decode(text).map_err(|_| missing()),
            _ => {
                let url = Url::parse(text).map_err(|_| missing())?;
                let request = client.request(Method::GET, url)?;
                let reply = client.send(request).await.and_then(|reply| client.fine(reply));
                Ok(reply.map_err(refusal::after_billing)?.body)
            }
        }
    }

    fn words(&self, said: &str, json: &Value) -> Vec<Timed> {
        let at = &self.answer;
        if at.words.is_empty() {
            return Vec::new();
        }
        let mut finder = Finder::new(said);
        let list = json.pointer(&at.words).and_then(Value::as_array);
        let seconds = |w: &Value, p: &str| w.pointer(p)?.as_f64().map(|t| t / at.per_second);
        let mut items = list.into_iter().flatten().peekable();
        let mut words = Vec::new();
        while let Some(w) = items.next() {
            let place = w.pointer(&at.word).and_then(Value::as_str).and_then(|w| finder.find(w));
            let (Some(said), Some(begin)) = (place, seconds(w, &at.begin)) else { continue };
            let length = || seconds(w, &at.length).filter(|_| !at.length.is_empty());
            let next = || items.peek().and_then(|next| seconds(next, &at.begin));
            // The last one lasts until the sound ends.
            let end = length().map(|length| begin + length).or_else(|| seconds(w, &at.end));
            let end = end.or_else(next).unwrap_or(f64::INFINITY);
            words.push(Timed { said, seconds: begin..end });
        }
        words
    }
}

impl Service for Generic {
    const NAME: &'static str = "generic";

    fn profile(&self) -> Result<Profile<'_>> {
        let wrong = |what: String| Err(Error::new(Kind::Usage, format!("generic: {what}")));
        if Method::from_bytes(self.method.as_bytes()).is_err() {
            return wrong(format!("{:?} is not a method of HTTP", self.method));
        }
        if !["base64", "hex", "url"].contains(&self.answer.encoding.as_str()) {
            return wrong(format!(
                "answer.encoding is {:?}; there are base64, hex and url",
                self.answer.encoding
            ));
        }
        if self.answer.per_second.is_nan() || self.answer.per_second <= 0.0 {
            return wrong("answer.per_second must be more than 0".into());
        }
        let has_text = self.url.contains("{text}")
            || self.body.as_ref().is_some_and(|b| b.to_string().contains("{text}"));
        if !has_text {
            return wrong("neither url nor body has a place for the {text}".into());
        }
        // What varies in an address comes after its host.
        let base = self.url.split(['{', '?']).next().unwrap_or_default();
        Ok(Profile {
            base: base.to_owned(),
            key_env: self.key_env.as_deref(),
            key_file: self.key_file.as_deref(),
            limit: Limit::Weighted(800),
            concurrency: 2,
            rate: self.rate,
            sample_rate: (self.answer.pcm_rate > 0).then_some(SampleRate(self.answer.pcm_rate)),
            styles: false,
        })
    }

    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(async move {
            let fill = Fill {
                pairs: [
                    ("{text}", say.said.to_owned()),
                    ("{voice}", self.voice.clone()),
                    ("{lang}", say.language.to_string()),
                    ("{speed}", self.rate.to_string()),
                ],
                key: client.key()?.map(|k| k.expose()).unwrap_or_default(),
            };
            let url = Url::parse(&fill.fill(&self.url, percent)).map_err(|e| {
                Error::new(Kind::Usage, format!("generic: url is not an address: {e}"))
            })?;
            let method = Method::from_bytes(self.method.as_bytes()).unwrap_or(Method::POST);
            let mut request = client.request(method, url)?;
            for (name, value) in &self.headers {
                request = request.header(name, fill.fill(value, str::to_owned));
            }
            let named = |h: &String| h.eq_ignore_ascii_case("content-type");
            request = match &self.body {
                None => request,
                Some(toml::Value::String(text)) => request.body(fill.fill(text, str::to_owned)),
                Some(table) => {
                    if !self.headers.keys().any(named) {
                        request = request.header("Content-Type", "application/json");
                    }
                    request.body(fill.json(table, self.rate).to_string())
                }
            };
            let reply = client.send(request).await?;
            let json = reply.json().unwrap_or_default();
            if let Some(sort) = self.sort(&reply, &json) {
                return Err(self.refusal(client, sort, &reply, &json));
            }
            let words = self.words(say.said, &json);
            Ok(Answer { sound: self.sound(client, reply, &json).await?, words })
        })
    }

    fn voices<'a>(&'a self, _: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>> {
        Box::pin(async move { Ok(only(&self.voice, "the card's own")) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_as_the_service_tells_it() {
        let words = |more: &str, list: Value| -> Vec<(f64, f64)> {
            let card = format!("url = 'http://h/{{text}}'\n[answer]\nwords = '/w'\n{more}");
            let generic: Generic = toml::from_str(&card).unwrap();
            let timed = generic.words("one two", &serde_json::json!({ "w": list }));
            timed.into_iter().map(|t| (t.seconds.start, t.seconds.end)).collect()
        };
        let list = serde_json::json!([
            { "word": "one", "start": 0.25, "end": 0.5, "for": 0.125 },
            { "word": "two", "start": 1.0, "end": 1.5, "for": 0.25 },
        ]);
        assert_eq!(words("", list.clone()), [(0.25, 0.5), (1.0, 1.5)]);
        assert_eq!(words("length = '/for'", list.clone()), [(0.25, 0.375), (1.0, 1.25)]);
        assert_eq!(words("end = '/none'", list), [(0.25, 1.0), (1.0, f64::INFINITY)]);
    }

    #[test]
    fn templates_are_filled_once_and_written_as_the_place_asks() {
        let pairs = [
            ("{text}", "a {voice} & \"b\"".to_owned()),
            ("{voice}", "v".to_owned()),
            ("{lang}", "en".to_owned()),
            ("{speed}", "1.5".to_owned()),
        ];
        let fill = Fill { pairs, key: "k" };
        let url = fill.fill("http://h/{voice}?t={text}&x={other}", percent);
        assert_eq!(url, "http://h/v?t=a%20%7Bvoice%7D%20%26%20%22b%22&x={other}");
        let body: toml::Value =
            toml::from_str("t = '{text}'\ns = '{speed}'\nl = ['{lang}', 1]").unwrap();
        let json = fill.json(&body, 1.5);
        assert_eq!(json, serde_json::json!({"t": "a {voice} & \"b\"", "s": 1.5, "l": ["en", 1]}));
    }
}
