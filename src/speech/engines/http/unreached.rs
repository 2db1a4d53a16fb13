//! Why a request got no answer, and whether that may pass.

use super::refusal::Sort;
use std::error::Error;
use std::io;

/// A judgement on a request without an answer.
pub(super) struct Broken {
    pub(super) sort: Sort,
    pub(super) why: String,
}

/// Judges an error of the client. `connect`: it never got as far as to send the request; `is_new`:
/// nothing has ever answered there, so what is wrong is more likely the address than the weather.
pub(super) fn judge(e: &reqwest::Error, connect: bool, is_new: bool) -> Broken {
    let causes = causes(e);
    let root = causes.last().map(ToString::to_string).unwrap_or_default();
    if let Some(tls) = causes.iter().find_map(|c| c.downcast_ref::<rustls::Error>())
        && let Some(why) = tls_fault(tls)
    {
        return Broken { sort: Sort::Final, why };
    }
    let io = |kind| {
        let is = |c: &&(dyn Error + 'static)| {
            c.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == kind)
        };
        causes.iter().any(is)
    };
    let says = |part: &str| causes.iter().any(|c| c.to_string().contains(part));
    if connect {
        // A name that cannot be looked up for now is the resolver's trouble.
        let no_name = says("dns error") && !says("emporary");
        let closed = io(io::ErrorKind::ConnectionRefused) || no_name;
        let sort = if is_new && closed { Sort::Final } else { Sort::Busy };
        let why = format!("no connection to it ({root}); is it running, and is base_url right?");
        return Broken { sort, why };
    }
    if is_new && says("invalid HTTP") {
        let why = format!("what answers there does not speak HTTP ({root}); is it https://?");
        return Broken { sort: Sort::Final, why };
    }
    let why = format!("the connection broke before its answer was complete ({root})");
    Broken { sort: Sort::Failed, why }
}

/// An error and its causes. What an I/O error wraps is not among its sources.
fn causes<'a>(e: &'a (dyn Error + 'static)) -> Vec<&'a (dyn Error + 'static)> {
    let mut all: Vec<&'a (dyn Error + 'static)> = vec![e];
    // No chain is so long.
    while all.len() < 32 {
        let last = all[all.len() - 1];
        let wrapped = last.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        let inner = wrapped.map(|w| w as &(dyn Error + 'static));
        match inner.or_else(|| last.source()) {
            Some(next) => all.push(next),
            None => break,
        }
    }
    all
}

/// What no second try mends.
fn tls_fault(e: &rustls::Error) -> Option<String> {
    Some(match e {
        rustls::Error::InvalidCertificate(why) => {
            let told = format!("{why:?}");
            let hint = if told.contains("CaUsedAsEndEntity") {
                "it is the certificate of an authority (CA:TRUE), which no server may show; make one \
                 for the server (CA:FALSE), signed by it"
            } else if told.contains("UnknownIssuer") {
                "an authority of your own belongs into the certificates of the system, or into the \
                 file that SSL_CERT_FILE names"
            } else {
                "is base_url the name that the certificate is for, and is the clock right?"
            };
            format!("its certificate is not trusted ({told}); {hint}")
        }
        rustls::Error::InvalidMessage(_) => {
            "what answers there does not speak TLS; is it http:// in place of https://?".into()
        }
        rustls::Error::AlertReceived(_) | rustls::Error::PeerIncompatible(_) => {
            format!("no agreement on TLS with it ({e})")
        }
        _ => return None,
    })
}
