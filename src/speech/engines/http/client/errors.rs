//! What an answer that is not as it should be becomes: an error with a sentence, and without the key.

use super::{HttpClient, Reply};
use crate::error::{Error, Result};
use crate::speech::engines::http::refusal::{self, Refused, Sort};
use crate::speech::engines::http::unreached::{self, Broken};
use std::sync::atomic::Ordering;
use std::time::Duration;

impl HttpClient {
    /// A request that got no whole answer.
    pub(super) fn broken(&self, e: reqwest::Error) -> Error {
        let is_new = !self.answers.load(Ordering::Relaxed);
        let connect = e.is_connect();
        // The address may carry a key.
        let broken = unreached::judge(&e.without_url(), connect, is_new);
        let Broken { sort, why } = broken;
        self.refused(Refused { sort, why: &why, after: None, unbilled: connect })
    }

    /// The error of this service for a reason, without its key in it.
    pub(in crate::speech::engines::http) fn error(
        &self,
        sort: Sort,
        why: &str,
        after: Option<Duration>,
    ) -> Error {
        self.refused(Refused { sort, why, after, unbilled: false })
    }

    fn refused(&self, refused: Refused) -> Error {
        let why = self.redact(refused.why);
        Refused { why: &why, ..refused }.error(&self.who)
    }

    fn redact(&self, text: &str) -> String {
        match self.key.get() {
            Some(Some(key)) => key.redact(text),
            _ => text.to_owned(),
        }
    }

    /// The error of an answer by its status, with the message in its body.
    pub(in crate::speech::engines::http) fn refusal(&self, reply: &Reply) -> Error {
        self.refusal_as(Sort::of(reply.status), reply)
    }

    /// The error of an answer that the adapter knows better than its status does.
    pub(in crate::speech::engines::http) fn refusal_as(&self, sort: Sort, reply: &Reply) -> Error {
        let message = refusal::message(&reply.body);
        let why = match reply.status {
            300..=399 => self.moved(reply),
            401 | 403 => format!(
                "HTTP {}, {message}; check the key ({})",
                reply.status,
                self.key_env.as_deref().or(self.key_file.as_deref()).unwrap_or("none is named")
            ),
            404 => {
                // A query may hold what is nobody's business.
                let mut base = self.base.clone();
                base.set_query(None);
                format!("HTTP 404, {message}; is base_url right ({base})?")
            }
            status => format!("HTTP {status}, {message}"),
        };
        self.refused_as(sort, &why, reply)
    }

    /// Where an answer says that the service is now.
    fn moved(&self, reply: &Reply) -> String {
        let location = reply.headers.get("location").and_then(|v| v.to_str().ok());
        let target = location.and_then(|l| self.base.join(l).ok()).map(|mut url| {
            url.set_query(None);
            url
        });
        let status = reply.status;
        match target {
            Some(url) => format!(
                "HTTP {status}, it redirects to {url}; a text and a key are sent only where the card \
                 says: if that is the service, set its base_url so"
            ),
            None => format!("HTTP {status}, it redirects and does not say where to"),
        }
    }

    /// The error of an answer for a reason that was found in it.
    pub(in crate::speech::engines::http) fn refused_as(
        &self,
        sort: Sort,
        why: &str,
        reply: &Reply,
    ) -> Error {
        let after = refusal::wait(&reply.headers);
        // A status of the fives may come when the work was done.
        let unbilled = (400..500).contains(&reply.status);
        self.refused(Refused { sort, why, after, unbilled })
    }

    /// The answer, if its status says that all is well.
    pub(in crate::speech::engines::http) fn fine(&self, reply: Reply) -> Result<Reply> {
        if reply.is_fine() { Ok(reply) } else { Err(self.refusal(&reply)) }
    }

    /// An answer that is not what the service promises; the next one may be.
    pub(in crate::speech::engines::http) fn odd(&self, why: &str) -> Error {
        self.error(Sort::Odd, why, None)
    }
}
