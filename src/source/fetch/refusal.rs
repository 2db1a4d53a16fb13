//! Why nothing came: what a server or the network said, in sentences.

use super::Limits;
use super::reach::Route;
use reqwest::{StatusCode, Url};
use std::error::Error as StdError;
use std::io;

const SAVE: &str = "open it in a browser, save the page and give that file";

/// Why an address gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// And what to do, in a sentence without its subject.
    pub why: String,
    /// The next try may succeed, a moment later.
    pub may_pass: bool,
}

impl Refusal {
    fn for_good(why: String) -> Self {
        Refusal { why, may_pass: false }
    }
}

/// What an answer without an article means.
pub(super) fn of_status(status: StatusCode, retry_after: Option<&str>) -> Refusal {
    let soon = retry_after.is_none_or(|after| matches!(after.trim(), "0" | "1"));
    let may_pass = status == StatusCode::SERVICE_UNAVAILABLE && soon;
    let when = || match retry_after.map(|after| after.trim().parse::<u64>()) {
        None => "later".to_owned(),
        Some(Ok(seconds)) => format!("in {}", in_words(seconds)),
        // A date.
        Some(Err(_)) => {
            format!(
                "after {}",
                retry_after.unwrap_or_default().chars().take(40).collect::<String>()
            )
        }
    };
    let what = match status.as_u16() {
        401 => format!("the server wants to know who asks; {SAVE}"),
        403 => format!("the server does not give it to this program; {SAVE}"),
        404 => "there is no such page; check the address".to_owned(),
        407 => "the proxy wants a name and a password; put them into its address".to_owned(),
        410 => "the page was taken away for good; an archive of the web may have it".to_owned(),
        429 => format!("too many requests came from here; try again {}", when()),
        451 => "the server may not show it, for legal reasons".to_owned(),
        503 => format!("the server is overloaded or closed; try again {}", when()),
        500..600 => "the server failed; try again later".to_owned(),
        400..500 => format!("the server does not take the request; {SAVE}"),
        _ => format!("the server answered without an article; {SAVE}"),
    };
    let reason = status.canonical_reason().map_or(String::new(), |r| format!(" {r}"));
    Refusal { why: format!("{what} (status {}{reason})", status.as_u16()), may_pass }
}

fn in_words(seconds: u64) -> String {
    let (n, unit) = match seconds {
        0..=90 => (seconds, "second"),
        91..=5400 => (seconds.div_ceil(60), "minute"),
        5401..=172_800 => (seconds.div_ceil(3600), "hour"),
        _ => (seconds.div_ceil(86_400), "day"),
    };
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

/// No client could be made: only what checks certificates can fail here.
pub(super) fn of_client(e: &reqwest::Error) -> Refusal {
    Refusal::for_good(format!(
        "no secure connection can be made from here ({}); install the certificates of the system \
         (the package is mostly called ca-certificates)",
        last_cause(e)
    ))
}

/// No answer began in time.
pub(super) fn of_silence(url: &Url, limits: &Limits) -> Refusal {
    Refusal::for_good(format!(
        "{} did not answer within {} s; try again later, or raise `answer_s` in [fetch] of the \
         configuration",
        url.host_str().unwrap_or_default(),
        limits.answer.as_secs_f64()
    ))
}

/// A request failed before an answer came.
pub(super) fn of_request(e: &reqwest::Error, url: &Url, route: &Route, limits: &Limits) -> Refusal {
    let host = url.host_str().unwrap_or_default();
    let port = url.port_or_known_default().unwrap_or_default();
    let unknown = matches!(route, Route::Pinned(addresses) if addresses.is_empty());
    if let Some(tls) = cause::<rustls::Error>(e) {
        return Refusal::for_good(of_tls(tls, host));
    }
    if !e.is_connect() {
        let why = format!(
            "{host} gave no answer that can be understood ({}); try again later",
            last_cause(e)
        );
        return Refusal { why, may_pass: true };
    }
    let io = cause::<io::Error>(e).map(io::Error::kind);
    let why = match io {
        _ if e.is_timeout() => {
            let limit = limits.connect.as_secs_f64();
            format!(
                "{host} was not reached within {limit} s; check the network, or try again later"
            )
        }
        _ if e.is_dns() || unknown => {
            format!("no host is called {host}, or the network is down; check the address")
        }
        Some(io::ErrorKind::ConnectionRefused) => {
            format!(
                "{host} takes no connections at port {port}; check the address, or try again later"
            )
        }
        _ => format!("{host} was not reached ({}); check the network", last_cause(e)),
    };
    Refusal { why: why + proxy_hint(), may_pass: io == Some(io::ErrorKind::ConnectionReset) }
}

fn of_tls(e: &rustls::Error, host: &str) -> String {
    use rustls::CertificateError as Bad;
    let rustls::Error::InvalidCertificate(why) = e else {
        return format!(
            "no secure connection to {host} could be made ({e}); if it has none, its address \
             begins with http:"
        );
    };
    let why = match why {
        Bad::Expired | Bad::ExpiredContext { .. } => "it has expired",
        Bad::NotValidYet | Bad::NotValidYetContext { .. } => "it is not valid yet",
        Bad::NotValidForName | Bad::NotValidForNameContext { .. } => "it is for another name",
        Bad::UnknownIssuer => "nobody whom this machine trusts has signed it",
        other => &other.to_string(),
    };
    format!(
        "the certificate of {host} is not to be trusted: {why}; check the address and the clock of \
         this machine"
    )
}

/// Where a proxy is set, it may be the one that was not reached.
fn proxy_hint() -> &'static str {
    const NAMES: [&str; 3] = ["http_proxy", "https_proxy", "all_proxy"];
    let is_proxy = |name: &str| NAMES.iter().any(|known| name.eq_ignore_ascii_case(known));
    let set = std::env::vars_os().any(|(k, v)| k.to_str().is_some_and(is_proxy) && !v.is_empty());
    if set { " (the environment sets a proxy: check that, too)" } else { "" }
}

/// The nearest cause of a kind.
fn cause<'a, T: StdError + 'static>(e: &'a (dyn StdError + 'static)) -> Option<&'a T> {
    causes(e).find_map(|e| e.downcast_ref())
}

fn last_cause(e: &(dyn StdError + 'static)) -> String {
    causes(e).last().map_or(String::new(), ToString::to_string)
}

fn causes<'a>(
    e: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(e), |&e| {
        // An `io::Error` leaves out what it holds, and goes on with the cause of that.
        match e.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(held) => Some(held),
            None => e.source(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_sentence() {
        let mut said = std::collections::HashSet::new();
        for (code, words) in [
            (204, "without an article"),
            (401, "who asks"),
            (403, "this program"),
            (404, "no such page"),
            (407, "proxy"),
            (410, "for good"),
            (418, "does not take"),
            (429, "too many requests"),
            (451, "legal"),
            (500, "failed"),
            (503, "overloaded"),
        ] {
            let sentence = of_status(StatusCode::from_u16(code).unwrap(), None).why;
            assert!(sentence.contains(words) && sentence.contains(&code.to_string()), "{sentence}");
            assert!(said.insert(sentence));
        }
        assert!(of_status(StatusCode::from_u16(599).unwrap(), None).why.ends_with("(status 599)"));
    }

    #[test]
    fn a_server_may_say_when_to_come_again() {
        for (after, words) in [
            ("1", "try again in 1 second "),
            ("90", "in 90 seconds"),
            ("120", "in 2 minutes"),
            ("7200", "in 2 hours"),
            ("99999999", "in 1158 days"),
            ("Fri, 06 Nov 2026 08:00:00 GMT", "after Fri, 06 Nov 2026 08:00:00 GMT"),
        ] {
            let refusal = of_status(StatusCode::SERVICE_UNAVAILABLE, Some(after));
            assert!(refusal.why.contains(words), "{refusal:?}");
            assert_eq!(refusal.may_pass, after == "1", "{refusal:?}");
        }
    }

    #[test]
    fn what_an_io_error_holds_is_found() {
        let held = io::Error::new(io::ErrorKind::InvalidData, rustls::Error::HandshakeNotComplete);
        let outer = crate::Error::new(crate::Kind::Input, "x").because(io::Error::other(held));
        assert_eq!(cause::<rustls::Error>(&outer), Some(&rustls::Error::HandshakeNotComplete));
    }
}
