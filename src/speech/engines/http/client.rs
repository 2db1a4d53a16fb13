//! The one client that requests to speech services go through: the client, its time limits, the
//! bound on answers, the key and what must not be said of it.

mod errors;
mod sound;

use super::advice;
use super::refusal::Sort;
use super::secret::Secret;
use crate::error::{Error, Kind, Result};
use crate::model::terms::Retry;
use crate::speech::backend::Advice;
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder, Url, redirect, retry};
use rustls::crypto::ring;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;
use tokio::sync::OnceCell;
use tokio::time::timeout;

/// The largest answer. The longest sentence as WAV has a hundredth of it; a base64 of it, a sixtieth.
const LARGEST: usize = 64 << 20;

/// Redirects that are followed for one request.
const REDIRECTS: usize = 3;

const AGENT: &str = concat!("aloud/", env!("CARGO_PKG_VERSION"));

/// A client to one service.
#[derive(Debug)]
pub(crate) struct HttpClient {
    /// Who is asked, for messages: `openai at 127.0.0.1:8880`.
    who: String,
    base: Url,
    client: OnceLock<Client>,
    terms: Retry,
    key_env: Option<String>,
    key_file: Option<String>,
    key: OnceLock<Option<Secret>>,
    advice: Mutex<Advice>,
    /// What is to be known before the first request, once it is known.
    first: OnceCell<()>,
    /// Something has answered there: it is the right place, and what fails now may pass.
    answers: AtomicBool,
    /// Sound has come from there.
    sounds: AtomicBool,
    /// It takes forms in the address only.
    by_address: AtomicBool,
}

/// An answer as it came.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// Whether the status says that all is well.
    pub(super) fn is_fine(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body as JSON, if it is.
    pub(super) fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

impl HttpClient {
    /// A client to `base`. Nothing is sent or read yet.
    ///
    /// [`Kind::Usage`] if that is not an address.
    pub(super) fn new(
        service: &str,
        base: &str,
        key_env: Option<&str>,
        key_file: Option<&str>,
        terms: &Retry,
    ) -> Result<Self> {
        let wrong = |why: &str| {
            let what = format!("{service}: base_url {base:?} is not an address: {why}");
            Error::new(Kind::Usage, what)
        };
        let base = Url::parse(base).map_err(|e| match base.contains("://") {
            true => wrong(&e.to_string()),
            false => wrong("write http:// or https:// before it"),
        })?;
        if !matches!(base.scheme(), "http" | "https") {
            return Err(wrong("it does not begin with http:// or https://"));
        }
        if base.password().is_some() || !base.username().is_empty() {
            // Not repeated: it may be a secret.
            let what = format!(
                "{service}: base_url holds a user or a password; a key belongs into key_env or key_file"
            );
            return Err(Error::new(Kind::Usage, what));
        }
        let host = base.host_str().unwrap_or_default();
        let port = base.port().map_or(String::new(), |p| format!(":{p}"));
        Ok(HttpClient {
            who: format!("{service} at {host}{port}"),
            client: OnceLock::new(),
            terms: terms.clone(),
            key_env: key_env.map(str::to_owned),
            key_file: key_file.map(str::to_owned),
            key: OnceLock::new(),
            advice: Mutex::default(),
            first: OnceCell::new(),
            answers: AtomicBool::new(false),
            sounds: AtomicBool::new(false),
            by_address: AtomicBool::new(false),
            base,
        })
    }

    /// The address of a path below the base; a base that ends in the path's first part has it
    /// already (`…/v1` and `/v1/audio/speech`).
    pub(super) fn url(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        let own = self.base.path().trim_end_matches('/');
        let first = path.split('/').nth(1).unwrap_or_default();
        let own = own.strip_suffix(&format!("/{first}")).unwrap_or(own);
        url.set_path(&format!("{own}{path}"));
        url
    }

    /// Begins a request.
    pub(super) fn request(&self, method: Method, url: Url) -> Result<RequestBuilder> {
        Ok(self.client()?.request(method, url))
    }

    /// Begins a request with a JSON body.
    pub(super) fn post(&self, path: &str, body: &serde_json::Value) -> Result<RequestBuilder> {
        let request = self.request(Method::POST, self.url(path))?;
        Ok(request.header("Content-Type", "application/json").body(body.to_string()))
    }

    /// Sends a form, as a body: a long sentence of hanzi makes an address that is too long. Old servers
    /// take it in the address only.
    pub(super) async fn send_form(&self, path: &str, pairs: &[(&str, &str)]) -> Result<Reply> {
        let form = form_urlencoded(pairs);
        let mut refused = None;
        if !self.by_address.load(Ordering::Relaxed) {
            let request = self
                .request(Method::POST, self.url(path))?
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .body(form.clone());
            let reply = self.send(request).await?;
            match reply.status {
                // The method is not allowed, or not known.
                405 | 501 => {}
                // Fields are missing: they may be looked for in the address.
                422 => refused = Some(reply),
                _ => return Ok(reply),
            }
        }
        let mut url = self.url(path);
        url.set_query(Some(&form));
        let reply = self.send(self.request(Method::GET, url)?).await?;
        self.by_address.store(reply.is_fine(), Ordering::Relaxed);
        Ok(refused.filter(|_| !reply.is_fine()).unwrap_or(reply))
    }

    /// The key, read when it is first needed; `None` if the card names none.
    pub(super) fn key(&self) -> Result<Option<&Secret>> {
        if let Some(key) = self.key.get() {
            return Ok(key.as_ref());
        }
        let loaded = Secret::load(self.key_env.as_deref(), self.key_file.as_deref())?;
        Ok(self.key.get_or_init(|| loaded).as_ref())
    }

    /// The key where there must be one.
    pub(super) fn needed_key(&self) -> Result<&Secret> {
        self.key()?.ok_or_else(|| {
            let what = format!("{} needs a key; name it as key_env in the voice card", self.who);
            Error::new(Kind::Usage, what)
        })
    }

    /// A request with `Authorization: Bearer KEY`, if there is a key.
    pub(super) fn bearer(&self, request: RequestBuilder) -> Result<RequestBuilder> {
        Ok(match self.key()? {
            Some(key) => request.header("Authorization", format!("Bearer {}", key.expose())),
            None => request,
        })
    }

    /// Makes sure of something before the first request; once it is sure, no more.
    pub(super) async fn once(&self, check: impl Future<Output = Result<()>>) -> Result<()> {
        self.first.get_or_try_init(|| check).await.copied()
    }

    /// What the headers of the answers so far advise.
    pub(super) fn advice(&self) -> Advice {
        *self.advice.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn client(&self) -> Result<&Client> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        // The second call changes nothing, and says so.
        let _ = ring::default_provider().install_default();
        let mut builder = Client::builder()
            .user_agent(AGENT)
            .redirect(redirect::Policy::custom(follow))
            .retry(retry::never())
            .connect_timeout(seconds(self.terms.connect_s));
        if self.base.scheme() == "http" {
            builder = builder.tls_certs_only([]);
        }
        let host = self.base.host_str().unwrap_or_default();
        if host == "localhost" || host.starts_with("127.") || host == "[::1]" {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|e| {
            Error::new(Kind::Refused, format!("{}: no client for it", self.who)).because(e)
        })?;
        Ok(self.client.get_or_init(|| client))
    }

    /// Sends a request and takes the whole answer in, whatever its status.
    pub(super) async fn send(&self, request: RequestBuilder) -> Result<Reply> {
        let whole = seconds(self.terms.timeout_s);
        let reply = timeout(whole, self.exchange(request)).await;
        reply.unwrap_or_else(|_| {
            let s = whole.as_secs_f64();
            let why = format!("its answer was not complete after {s} s (timeout_s in [retry])");
            Err(self.error(Sort::Failed, &why, None))
        })
    }

    async fn exchange(&self, request: RequestBuilder) -> Result<Reply> {
        let first_byte = seconds(self.terms.first_byte_s);
        let mut response = match timeout(first_byte, request.send()).await {
            Ok(Ok(response)) => response,
            Ok(Err(e)) => return Err(self.broken(e)),
            Err(_) => {
                let s = first_byte.as_secs_f64();
                let why = format!("it said nothing for {s} s (first_byte_s in [retry])");
                return Err(self.error(Sort::Failed, &why, None));
            }
        };
        self.answers.store(true, Ordering::Relaxed);
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        advice::heed(&mut self.advice.lock().unwrap_or_else(PoisonError::into_inner), &headers);
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|e| self.broken(e))? {
            if body.len() + chunk.len() > LARGEST {
                let why = format!("its answer is larger than {} MiB", LARGEST >> 20);
                return Err(self.error(Sort::Final, &why, None));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Reply { status, headers, body })
    }
}

/// A request is sent on as it is (307, 308) and to the same server only: a key is for whom it was given
/// to.
fn follow(attempt: redirect::Attempt) -> redirect::Action {
    let asked = attempt.previous().last();
    let same = asked.is_some_and(|url| url.origin() == attempt.url().origin());
    let as_it_is = matches!(attempt.status().as_u16(), 307 | 308);
    match same && as_it_is && attempt.previous().len() <= REDIRECTS {
        true => attempt.follow(),
        false => attempt.stop(),
    }
}

/// Pairs as a form sends them.
fn form_urlencoded(pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

fn seconds(s: f64) -> Duration {
    // A day is as good as no limit.
    Duration::from_secs_f64(if s.is_finite() { s.clamp(0.001, 86_400.0) } else { 86_400.0 })
}
