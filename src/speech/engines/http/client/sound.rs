//! The sound in an answer.

use super::{HttpClient, Reply};
use crate::audio::decode::{Pcm, decode, raw, text};
use crate::error::{Error, Result};
use crate::model::units::SampleRate;
use crate::speech::engines::http::declared::{Declared, declared};
use crate::speech::engines::http::refusal::{self, Sort};
use std::sync::atomic::Ordering;

impl HttpClient {
    /// The sound of an answer. What is text is told, since it says why there is none: a page that asks to
    /// log in, an error with the status of success.
    pub(in crate::speech::engines::http) fn sound(&self, body: Vec<u8>) -> Result<Pcm> {
        self.not_text(&body)?;
        self.heard(decode(body))
    }

    /// The sound of an answer that should be raw samples and nothing else.
    pub(in crate::speech::engines::http) fn samples(
        &self,
        reply: &Reply,
        rate: SampleRate,
        channels: usize,
    ) -> Result<Pcm> {
        self.not_text(&reply.body)?;
        let rate = match declared(&reply.headers, &reply.body) {
            Declared::Other(what) => return Err(self.no_sound(&what)),
            Declared::Rate(rate) => rate,
            Declared::Nothing => rate,
        };
        self.heard(raw(&reply.body, rate, channels))
    }

    /// The sound of bytes out of an answer that should be raw samples.
    pub(in crate::speech::engines::http) fn raw(
        &self,
        body: &[u8],
        rate: SampleRate,
        channels: usize,
    ) -> Result<Pcm> {
        self.not_text(body)?;
        self.heard(raw(body, rate, channels))
    }

    fn heard(&self, sound: Result<Pcm>) -> Result<Pcm> {
        if sound.is_ok() {
            self.sounds.store(true, Ordering::Relaxed);
        }
        sound
    }

    fn not_text(&self, body: &[u8]) -> Result<()> {
        let Some(text) = text(body) else { return Ok(()) };
        let is_json = body.trim_ascii_start().starts_with(b"{");
        let said = if is_json { refusal::short(&refusal::message(body)) } else { text };
        Err(self.no_sound(&format!("its answer is not sound but text: {said}")))
    }

    /// Who has never sent sound is asked wrongly, more likely than not.
    fn no_sound(&self, what: &str) -> Error {
        let sort = if self.sounds.load(Ordering::Relaxed) { Sort::Odd } else { Sort::Final };
        self.error(sort, what, None)
    }
}
