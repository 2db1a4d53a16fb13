//! An address on the web: from redirect to redirect to its bytes.

use super::fetcher::Fetcher;
use super::kept::{Page, Slot};
use super::reach::{self, Route};
use super::refusal::{self, Refusal};
use super::trail::{Trail, has_secret};
use super::{Fetched, Reach, body};
use crate::Result;
use reqwest::{Client, Response, StatusCode, Url, header, redirect, retry};
use rustls::crypto::ring;
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// Who asks. No browser's name: a server may know whom it serves.
const AGENT: &str = concat!("aloud/", env!("CARGO_PKG_VERSION"), " (+article reader)");

/// What can be read, the best first.
const ACCEPT: &str = "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.9, \
                      application/epub+zip;q=0.9, application/xml;q=0.8, */*;q=0.5";

/// The wait before the one second try.
const PAUSE: Duration = Duration::from_secs(1);

impl Fetcher {
    /// Gets what is at an address, through all redirects.
    pub(super) async fn web(&self, typed: &str, url: Url) -> Result<Fetched> {
        let mut trail = Trail::new(typed, url);
        let fetched = timeout(self.limits.total, self.walk(&mut trail)).await;
        fetched.unwrap_or_else(|_| {
            Err(trail.refuse(format_args!(
                "not all of it came within {} s; try again, or raise `total_s` in [fetch] of the \
                 configuration",
                self.limits.total.as_secs_f64()
            )))
        })
    }

    async fn walk(&self, trail: &mut Trail) -> Result<Fetched> {
        let mut may_retry = true;
        loop {
            let route = reach::route(self.reach, &self.allow, trail).await?;
            let slot = self.slot(trail.here());
            let mut kept = slot.as_ref().and_then(|slot| slot.get(self.limits.bytes));
            if let Some(page) = kept.take_if(|page| page.is_fresh()) {
                return Ok(from_kept(trail, page));
            }
            let response = match self.ask(trail.here(), &route, kept.as_ref()).await {
                Ok(response) => response,
                Err(refusal) if refusal.may_pass && may_retry => {
                    may_retry = false;
                    sleep(PAUSE).await;
                    continue;
                }
                Err(refusal) => return Err(trail.refuse(refusal.why)),
            };
            if let Some(location) = location(&response) {
                trail.follow(&location)?;
            } else if let Some(page) =
                kept.filter(|_| response.status() == StatusCode::NOT_MODIFIED)
            {
                slot.iter().for_each(Slot::confirm);
                return Ok(from_kept(trail, page));
            } else {
                return self.take(trail, response, slot).await;
            }
        }
    }

    /// Asks one address once. What comes is a redirect, an article, or word that it is unchanged.
    async fn ask(
        &self,
        url: &Url,
        route: &Route,
        kept: Option<&Page>,
    ) -> std::result::Result<Response, Refusal> {
        let client = self.client(url, route).map_err(|e| refusal::of_client(&e))?;
        let language = self.language.as_ref().map_or("*".to_owned(), |l| format!("{l}, *;q=0.5"));
        let mut request = client
            .get(url.clone())
            .header(header::ACCEPT, ACCEPT)
            .header(header::ACCEPT_LANGUAGE, language)
            .header(header::ACCEPT_ENCODING, body::ENCODINGS);
        for (name, value) in kept.iter().flat_map(|page| page.conditions()) {
            request = request.header(name, value);
        }
        let response = match timeout(self.limits.answer, request.send()).await {
            Ok(Ok(response)) => response,
            Ok(Err(e)) => return Err(refusal::of_request(&e, url, route, &self.limits)),
            Err(_) => return Err(refusal::of_silence(url, &self.limits)),
        };
        match response.status() {
            StatusCode::OK | StatusCode::NON_AUTHORITATIVE_INFORMATION => Ok(response),
            StatusCode::NOT_MODIFIED if kept.is_some() => Ok(response),
            _ if location(&response).is_some() => Ok(response),
            status => {
                let after = response.headers().get(header::RETRY_AFTER);
                Err(refusal::of_status(status, after.and_then(|a| a.to_str().ok())))
            }
        }
    }

    /// A client for one request. To share one would save the next request to the same host a
    /// handshake; but each has its own addresses to be pinned to, and plain HTTP is not to wait for
    /// the certificates of the system, or fail without them.
    fn client(&self, url: &Url, route: &Route) -> reqwest::Result<Client> {
        // The second call changes nothing, and says so.
        let _ = ring::default_provider().install_default();
        let mut client = Client::builder()
            .user_agent(AGENT)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .connect_timeout(self.limits.connect);
        if let (Route::Pinned(addresses), Some(host)) = (route, url.host_str()) {
            client = client.resolve_to_addrs(host, addresses);
        }
        if self.reach == Reach::Public {
            client = client.no_proxy();
        }
        if url.scheme() == "http" {
            client = client.tls_certs_only([]);
        }
        client.build()
    }

    /// Takes the article out of an answer, and keeps it.
    async fn take(&self, trail: &Trail, response: Response, slot: Option<Slot>) -> Result<Fetched> {
        let headers = response.headers().clone();
        let bytes =
            body::read(response, self.limits.bytes).await.map_err(|why| trail.refuse(why))?;
        if let Some(slot) = slot {
            slot.put(&headers, &bytes);
        }
        let content_type = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
        Ok(Fetched::from_web(trail.origin().to_owned(), trail.here(), content_type, bytes))
    }

    /// Where a page is kept. What needs a password is not.
    fn slot(&self, url: &Url) -> Option<Slot> {
        let cache = self.cache.as_ref().filter(|_| !has_secret(url))?;
        // What the user may reach must not come to others out of the cache.
        let reach = if self.reach == Reach::Public { "public" } else { "anywhere" };
        let language = self.language.as_ref().map_or("*", |l| l.as_str());
        let asked = &url[..url::Position::AfterQuery];
        Some(Slot::new(cache, &[reach, language, asked]))
    }
}

fn from_kept(trail: &Trail, page: Page) -> Fetched {
    let content_type = page.content_type().map(str::to_owned);
    Fetched::from_web(trail.origin().to_owned(), trail.here(), content_type.as_deref(), page.body)
}

/// Where an answer leads, if it does.
fn location(response: &Response) -> Option<String> {
    let redirects = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let to = response.headers().get(header::LOCATION).filter(|_| redirects)?;
    Some(String::from_utf8_lossy(to.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpListener;

    #[test]
    fn a_pinned_request_goes_where_it_is_pinned_to() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let read = stream.read(&mut [0; 4096]).unwrap();
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").unwrap();
            read
        });
        // No name server would lead there.
        let url = format!("http://{}.invalid:{}/", "a".repeat(64), address.port());
        let url = Url::parse(&url).unwrap();
        let fetcher = Fetcher::default();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let ask = |route| runtime.block_on(fetcher.ask(&url, &route, None));
        assert!(ask(Route::Pinned(Vec::new())).unwrap_err().why.contains("no host is called"));
        assert_eq!(ask(Route::Pinned(vec![address])).unwrap().status(), StatusCode::OK);
        assert!(server.join().unwrap() > 0);
    }
}
