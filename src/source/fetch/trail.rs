//! The way from the address that was named to the one that answers.

use crate::{Error, Kind, Result};
use reqwest::Url;
use std::fmt::Display;

/// The most redirects that are followed. Browsers take 20; honest pages need three.
const MOST_REDIRECTS: usize = 10;

/// The longest address that is shown whole, in bytes.
const SHOWN: usize = 300;

/// The addresses that were asked so far.
#[derive(Clone, Debug)]
pub(super) struct Trail {
    /// The first, as the user typed it.
    origin: String,
    first: Url,
    redirects: Vec<Url>,
}

impl Trail {
    pub fn new(typed: &str, url: Url) -> Self {
        let origin = if has_secret(&url) { shown(&url) } else { typed.to_owned() };
        Trail { origin, first: url, redirects: Vec::new() }
    }

    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address to ask now.
    pub fn here(&self) -> &Url {
        self.redirects.last().unwrap_or(&self.first)
    }

    /// Whether it has never left the host that the user typed.
    pub fn stayed(&self) -> bool {
        self.redirects.iter().all(|url| url.host() == self.first.host())
    }

    /// Goes where a server leads.
    ///
    /// # Errors
    /// `Input`, if that is not an address on the web, has been asked already, or is one too many.
    pub fn follow(&mut self, location: &str) -> Result<()> {
        let next = match self.here().join(location) {
            Ok(mut next) if matches!(next.scheme(), "http" | "https") => {
                next.set_fragment(None);
                next
            }
            Ok(next) => {
                let why = "addresses that others lead to are followed only with http or https";
                return Err(
                    self.refuse(format_args!("it is redirected to {}; {why}", shown(&next)))
                );
            }
            Err(e) => {
                return Err(self.refuse(format_args!(
                    "it is redirected to what is not an address ({e}); tell those who run the site"
                )));
            }
        };
        let mut asked: Vec<_> = std::iter::once(&self.first).chain(&self.redirects).collect();
        // The server never sees a fragment.
        let same = |a: &Url| a[..url::Position::AfterQuery] == next[..url::Position::AfterQuery];
        let circle = asked.iter().position(|url| same(url));
        asked.push(&next);
        let way =
            |from: usize| asked[from..].iter().map(|u| shown(u)).collect::<Vec<_>>().join(" → ");
        const BROWSER: &str = "the site may want cookies, and aloud keeps none: \
                               save the page in a browser and give that file";
        if let Some(from) = circle {
            let why = format!("its redirects run in a circle ({}); {BROWSER}", way(from));
            return Err(self.refuse(why));
        }
        if self.redirects.len() == MOST_REDIRECTS {
            let last = way(asked.len() - 2);
            let why = format!("more than {MOST_REDIRECTS} redirects, the last {last}; {BROWSER}");
            return Err(self.refuse(why));
        }
        self.redirects.push(next);
        Ok(())
    }

    /// The failure to read what the user typed, with the address where it happened.
    pub fn refuse(&self, why: impl Display) -> Error {
        let by_way = match self.redirects.last() {
            Some(here) => format!(" (redirected to {})", shown(here)),
            None => String::new(),
        };
        Error::new(Kind::Input, format!("cannot read {}{by_way}: {why}", self.origin))
    }
}

/// Whether an address has a name or a password in it.
pub(super) fn has_secret(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// An address without these.
pub(super) fn without_secret(url: &Url) -> String {
    let mut url = url.clone();
    // These fail for addresses that can have neither.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.into()
}

/// An address for people: no secret in it, and no end of it.
fn shown(url: &Url) -> String {
    let mut text = without_secret(url);
    if text.len() > SHOWN {
        // An address is ASCII.
        text.truncate(SHOWN);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trail(typed: &str) -> Trail {
        Trail::new(typed, Url::parse(typed).unwrap())
    }

    #[test]
    fn a_circle_is_told_with_its_addresses() {
        let mut trail = trail("http://a.example/start#part");
        trail.follow("/in").unwrap();
        trail.follow("https://b.example/#top").unwrap();
        assert!(!trail.stayed());
        let e = trail.follow("http://a.example/in#again").unwrap_err();
        assert_eq!(e.kind(), Kind::Input);
        let e = e.to_string();
        let circle = "http://a.example/in → https://b.example/ → http://a.example/in";
        assert!(
            e.contains(circle) && e.starts_with("cannot read http://a.example/start#part (red"),
            "{e}"
        );
        assert!(
            super::Trail::new("x", Url::parse("http://a.example/#x").unwrap()).follow("/").is_err()
        );
    }

    #[test]
    fn redirects_are_counted() {
        let mut trail = trail("http://a.example/");
        (1..=10).for_each(|n| trail.follow(&format!("/{n}")).unwrap());
        let e = trail.follow("/11").unwrap_err().to_string();
        assert!(
            e.contains(
                "more than 10 redirects, the last http://a.example/10 → http://a.example/11"
            ),
            "{e}"
        );
        assert!(trail.stayed());
    }

    #[test]
    fn only_the_web_is_followed() {
        let mut trail = trail("https://a.example/");
        for to in ["ftp://a.example/x", "file:///etc/passwd", "data:text/plain,x", "javascript:1"] {
            let e = trail.follow(to).unwrap_err().to_string();
            assert!(e.contains(to) && e.contains("only with http or https"), "{e}");
        }
        assert!(trail.follow("http://[").unwrap_err().to_string().contains("not an address"));
        let long = format!("data:{}", "x".repeat(100_000));
        assert!(trail.follow(&long).unwrap_err().to_string().len() < 1000);
    }

    #[test]
    fn passwords_are_never_shown() {
        let mut trail = trail("https://me:secret@a.example/");
        assert_eq!(trail.origin(), "https://a.example/");
        trail.follow("/b").unwrap();
        assert_eq!(trail.here().password(), Some("secret"), "the same host gets it again");
        trail.follow("http://you:hidden@b.example/").unwrap();
        let e = trail.refuse("no").to_string();
        assert!(!e.contains("secret") && !e.contains("hidden"), "{e}");
        trail.follow("http://c.example/").unwrap();
        assert_eq!(trail.here().as_str(), "http://c.example/");
    }
}
