//! A speech service on the loopback network: speaks a contract, and its faults when it is told to.

use crate::server::{Server, Stream, reply};
use serde_json::Value;
use std::io;
use std::sync::{Arc, Mutex};

/// A request, read whole.
#[derive(Clone, Debug)]
pub struct Asked {
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// In lower case.
    pub head: String,
    pub body: Vec<u8>,
}

impl Asked {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<String> {
        let lines = self.head.lines();
        lines
            .filter_map(|l| l.split_once(':'))
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, v)| v.trim().to_string())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// What it answers.
pub enum Say {
    /// Status line, headers, body.
    Answer(&'static str, &'static str, Vec<u8>),
    /// The same, but only so much of the body comes.
    Cut(Vec<u8>, usize),
    /// Nothing: the connection is closed.
    Drop,
}

/// All requests so far.
pub type Log = Arc<Mutex<Vec<Asked>>>;

/// A service that answers each request as `answer` says; it is given the number of the request.
pub fn service(answer: impl Fn(usize, &Asked) -> Say + Send + Sync + 'static) -> (Server, Log) {
    let log: Log = Arc::default();
    let kept = log.clone();
    let server = Server::start(move |head, stream| {
        let asked = read(head, stream)?;
        let number = {
            let mut log = kept.lock().unwrap();
            log.push(asked.clone());
            log.len() - 1
        };
        send(answer(number, &asked), stream)
    });
    (server, log)
}

fn read(head: &str, stream: &mut dyn Stream) -> io::Result<Asked> {
    let mut first = head.split_whitespace();
    let method = first.next().unwrap_or_default().to_string();
    let path = first.next().unwrap_or_default().to_string();
    let mut asked = Asked { method, path, head: head.to_string(), body: Vec::new() };
    let length = asked.header("content-length").and_then(|l| l.parse().ok()).unwrap_or(0);
    asked.body = vec![0; length];
    stream.read_exact(&mut asked.body)?;
    Ok(asked)
}

fn send(say: Say, stream: &mut dyn Stream) -> io::Result<()> {
    match say {
        Say::Answer(status, headers, body) => {
            let headers = format!("Connection: close\r\n{headers}");
            stream.write_all(&reply(status, headers.trim_end(), body))
        }
        Say::Cut(body, most) => {
            let whole = reply("200 OK", "Connection: close", &body);
            let head = whole.len() - body.len();
            stream.write_all(&whole[..head + most.min(body.len())])
        }
        Say::Drop => Ok(()),
    }
}

/// All is well.
pub fn ok(body: impl Into<Vec<u8>>) -> Say {
    Say::Answer("200 OK", "Content-Type: application/octet-stream", body.into())
}

pub fn json(body: Value) -> Say {
    Say::Answer("200 OK", "Content-Type: application/json", body.to_string().into_bytes())
}

pub fn error(status: &'static str, body: Value) -> Say {
    Say::Answer(status, "Content-Type: application/json", body.to_string().into_bytes())
}

/// The sound of a text as samples: a hum as long as the text takes, the same for the same text.
pub fn hum(text: &str, rate: u32) -> Vec<i16> {
    let seconds = aloud::internal::pace::seconds(text).max(0.15);
    let hertz = 110.0 + (text.len() % 97) as f64;
    let length = (seconds * f64::from(rate)) as usize;
    let step = std::f64::consts::TAU * hertz / f64::from(rate);
    (0..length).map(|i| ((step * i as f64).sin() * 9000.0) as i16).collect()
}

/// The same as raw little-endian bytes.
pub fn pcm(text: &str, rate: u32) -> Vec<u8> {
    hum(text, rate).into_iter().flat_map(i16::to_le_bytes).collect()
}

/// The same as a WAV file.
pub fn wav(text: &str, rate: u32) -> Vec<u8> {
    wav_of(&hum(text, rate), rate)
}

pub fn wav_of(samples: &[i16], rate: u32) -> Vec<u8> {
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: rate,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut bytes = io::Cursor::new(Vec::new());
    let mut writer = hound::WavWriter::new(&mut bytes, spec).unwrap();
    samples.iter().for_each(|s| writer.write_sample(*s).unwrap());
    writer.finalize().unwrap();
    bytes.into_inner()
}

pub fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
