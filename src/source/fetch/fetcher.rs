//! Gets inputs from wherever they are.

use super::place::Place;
use super::{Fetched, Reach, local};
use crate::model::language::Language;
use crate::{Error, Kind, Result};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tracing::debug;

/// Gets inputs, and holds how far it may go for one.
#[derive(Clone, Debug, Default)]
pub struct Fetcher {
    /// Who may be reached. Under [`Reach::Public`] files are not read either.
    pub reach: Reach,
    /// Hosts, by name or address, that may be on a private network all the same.
    pub allow: Vec<String>,
    /// How much, and how long.
    pub limits: Limits,
    /// The cache folder; `None` keeps no page.
    pub cache: Option<PathBuf>,
    /// The language to ask a server for that has several; `None` asks for its own.
    pub language: Option<Language>,
}

/// The limits of one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes, unpacked.
    pub bytes: u64,
    /// The longest wait for a connection, the look-up of its name and TLS included.
    pub connect: Duration,
    /// The longest wait for the beginning of an answer, the connection included.
    pub answer: Duration,
    /// The longest time for all of it, redirects included.
    pub total: Duration,
}

impl Default for Limits {
    /// 32 MiB; 10, 20 and 60 seconds.
    fn default() -> Self {
        Limits {
            bytes: 32 << 20,
            connect: Duration::from_secs(10),
            answer: Duration::from_secs(20),
            total: Duration::from_secs(60),
        }
    }
}

impl Fetcher {
    /// Gets an input by what it is called: a path, an address on the web or a file's, or `-` for
    /// standard input. Needs a Tokio runtime with its drivers for input, output and time.
    ///
    /// # Errors
    /// `Input`, if it cannot be read, may not be, or passes a limit.
    pub async fn fetch(&self, input: &str) -> Result<Fetched> {
        let place = Place::of(input)?;
        if let Place::Web(url) = place {
            let begun = Instant::now();
            let fetched = self.web(input, url).await;
            let took = begun.elapsed();
            match &fetched {
                Ok(fetched) => debug!(input, bytes = fetched.bytes.len(), ?took, "fetched"),
                Err(e) => debug!(input, ?took, "not fetched: {e}"),
            }
            return fetched;
        }
        if self.reach == Reach::Public {
            let what = format!(
                "cannot read {input}: it was named by others, who may name http and https addresses only"
            );
            return Err(Error::new(Kind::Input, what));
        }
        // Files may be slow and pipes may wait for ever, while the user wants to be able to stop.
        let limit = self.limits.bytes;
        let read = tokio::task::spawn_blocking(move || local::read(place, limit));
        read.await.unwrap_or_else(|e| {
            Err(Error::new(Kind::Bug, "the reader of an input failed").because(e))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fetch(reach: Reach, input: &str) -> Result<Fetched> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(Fetcher { reach, ..Fetcher::default() }.fetch(input))
    }

    #[test]
    fn the_user_may_name_files_and_others_may_not() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("the harbour.txt");
        std::fs::write(&path, "text").unwrap();
        let path = path.to_str().unwrap();
        let address = format!("file://{}", path.replace(' ', "%20"));
        for input in [path, &address] {
            let fetched = fetch(Reach::Anywhere, input).unwrap();
            assert_eq!((fetched.bytes.as_slice(), &fetched.origin[..]), (&b"text"[..], path));
            let e = fetch(Reach::Public, input).unwrap_err();
            assert!(e.kind() == Kind::Input && e.to_string().contains("named by others"), "{e}");
        }
        assert!(fetch(Reach::Public, "-").unwrap_err().to_string().contains("named by others"));
        assert!(fetch(Reach::Anywhere, "ftp://a.example/b").is_err());
    }
}
