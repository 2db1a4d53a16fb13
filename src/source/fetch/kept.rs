//! Pages that were fetched before: a small HTTP cache below the cache folder.
//!
//! A page has one file, named by the hash of its address: a line of JSON (the label), then the body
//! as it was unpacked. It is written aside and renamed, so that it is whole or not there. What is
//! damaged is as good as not there; a page that cannot be kept is not a failure.
//!
//! Of RFC 9111 this is what one reader of articles needs. A page is kept if the server names a
//! validator or a time for which it is fresh, and does not forbid it (`no-store`). Once that time is
//! over, the server is asked whether the page has changed. `FRESH_AT_MOST` bounds it, whatever the
//! server says: enough for `aloud script` and `aloud speak` one after the other, and short enough
//! for whoever has just corrected the article. `Expires` and guesses by age are not used, since to
//! ask costs little.

use blake3::Hash;
use reqwest::header::{self, HeaderMap, HeaderName};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The longest time for which a page is not asked for again.
const FRESH_AT_MOST: Duration = Duration::from_secs(5 * 60);

/// What all pages may take on disk together. The oldest go first.
const MOST_BYTES: u64 = 256 << 20;

/// Changes with the layout of a file.
const VERSION: u32 = 1;

/// Where one page is kept.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    path: PathBuf,
    /// What the name of the file was made of.
    key: String,
}

/// A kept page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    label: Label,
    /// The body, unpacked.
    pub body: Vec<u8>,
    /// When the server last said that it is as it is.
    checked: SystemTime,
}

/// What is known of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Label {
    version: u32,
    key: String,
    etag: Option<String>,
    last_modified: Option<String>,
    content_type: Option<String>,
    /// In seconds.
    fresh_for: u64,
    /// Of the body, as hexadecimal digits.
    blake3: String,
}

impl Label {
    /// The label of an answer that may be kept.
    fn of(key: &str, headers: &HeaderMap, body: &[u8]) -> Option<Self> {
        let text = |name: HeaderName| headers.get(name)?.to_str().ok().map(str::to_owned);
        let [etag, last_modified, content_type] =
            [header::ETAG, header::LAST_MODIFIED, header::CONTENT_TYPE].map(text);
        if text(header::VARY).is_some_and(|vary| vary.contains('*')) {
            return None;
        }
        let fresh_for = fresh_for(headers)?;
        (etag.is_some() || last_modified.is_some() || fresh_for > 0).then(|| Label {
            version: VERSION,
            key: key.to_owned(),
            etag,
            last_modified,
            content_type,
            fresh_for,
            blake3: blake3::hash(body).to_hex().to_string(),
        })
    }
}

/// For how many seconds an answer is fresh; `None` if it must not be kept.
fn fresh_for(headers: &HeaderMap) -> Option<u64> {
    let (mut max_age, mut must_ask) = (0u64, false);
    let values = headers.get_all(header::CACHE_CONTROL).iter().filter_map(|v| v.to_str().ok());
    for directive in values.flat_map(|v| v.split(',')) {
        let directive = directive.trim().to_ascii_lowercase();
        let (name, value) = directive.split_once('=').unwrap_or((&directive, ""));
        match name {
            "no-store" => return None,
            // `no-cache="field"` is taken as the stricter `no-cache`.
            "no-cache" => must_ask = true,
            "max-age" => max_age = value.trim_matches('"').parse().unwrap_or(0),
            _ => {}
        }
    }
    // The time that it lay in the caches of others.
    let age = headers.get(header::AGE).and_then(|v| v.to_str().ok()?.parse().ok()).unwrap_or(0);
    Some(if must_ask { 0 } else { max_age.saturating_sub(age).min(FRESH_AT_MOST.as_secs()) })
}

impl Slot {
    /// The slot of a page, by all that decides what a server answers.
    pub fn new(cache: &Path, asked: &[&str]) -> Self {
        let key = asked.join(" ");
        let name = blake3::hash(key.as_bytes()).to_hex();
        Slot { path: folder(cache).join(name.as_str()), key }
    }

    /// The page, if it is there, whole, and no larger than the limit.
    pub fn get(&self, limit: u64) -> Option<Page> {
        let mut file = File::open(&self.path).ok()?;
        let checked = file.metadata().ok()?.modified().ok()?;
        let mut bytes = Vec::new();
        // A label is a few hundred bytes.
        (&mut file).take(limit.saturating_add(1 << 16)).read_to_end(&mut bytes).ok()?;
        let end = bytes.iter().position(|b| *b == b'\n')?;
        let label: Label = serde_json::from_slice(&bytes[..end]).ok()?;
        bytes.drain(..=end);
        let whole = label.version == VERSION
            && label.key == self.key
            && bytes.len() as u64 <= limit
            && Hash::from_hex(&label.blake3).is_ok_and(|hash| hash == blake3::hash(&bytes));
        whole.then_some(Page { label, body: bytes, checked })
    }

    /// Keeps an answer if that is allowed, in place of what was there.
    pub fn put(&self, headers: &HeaderMap, body: &[u8]) {
        let kept = Label::of(&self.key, headers, body).map(|label| self.write(&label, body));
        if !matches!(kept, Some(Ok(()))) {
            let _ = fs::remove_file(&self.path);
        }
    }

    fn write(&self, label: &Label, body: &[u8]) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)?;
        let mut aside = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer(&mut aside, label)?;
        aside.write_all(b"\n")?;
        aside.write_all(body)?;
        aside.persist(&self.path)?;
        sweep(folder, MOST_BYTES);
        Ok(())
    }

    /// Notes that the server has just said that the page is unchanged.
    pub fn confirm(&self) {
        if let Ok(file) = File::options().append(true).open(&self.path) {
            let _ = file.set_modified(SystemTime::now());
        }
    }
}

impl Page {
    /// Whether the server need not be asked.
    pub fn is_fresh(&self) -> bool {
        // A clock that was set back makes it stale.
        self.checked.elapsed().is_ok_and(|age| age.as_secs() < self.label.fresh_for)
    }

    /// What the server called it.
    pub fn content_type(&self) -> Option<&str> {
        self.label.content_type.as_deref()
    }

    /// The headers that ask for it only if it has changed.
    pub fn conditions(&self) -> impl Iterator<Item = (HeaderName, &str)> {
        let etag = self.label.etag.as_deref().map(|v| (header::IF_NONE_MATCH, v));
        let date = self.label.last_modified.as_deref().map(|v| (header::IF_MODIFIED_SINCE, v));
        etag.into_iter().chain(date)
    }
}

/// What is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// How many pages.
    pub pages: u64,
    /// Their size on disk.
    pub bytes: u64,
}

/// Counts the pages below a cache folder.
pub fn usage(cache: &Path) -> Usage {
    files(&folder(cache)).fold(Usage::default(), |u, (_, _, bytes)| Usage {
        pages: u.pages + 1,
        bytes: u.bytes + bytes,
    })
}

/// Removes the pages below a cache folder: all, or those that were not asked for during this time.
pub fn clear(cache: &Path, older_than: Option<Duration>) -> Usage {
    let mut removed = Usage::default();
    for (path, checked, bytes) in files(&folder(cache)) {
        let age = checked.elapsed().unwrap_or_default();
        if older_than.is_none_or(|limit| age > limit) && fs::remove_file(path).is_ok() {
            removed.pages += 1;
            removed.bytes += bytes;
        }
    }
    removed
}

fn folder(cache: &Path) -> PathBuf {
    cache.join("http")
}

/// Removes the oldest files, until the others take no more than `most` bytes.
fn sweep(folder: &Path, most: u64) {
    let mut files: Vec<_> = files(folder).collect();
    files.sort_by_key(|(_, checked, _)| *checked);
    let mut left: u64 = files.iter().map(|(.., bytes)| bytes).sum();
    for (path, _, bytes) in files {
        if left <= most {
            break;
        }
        if fs::remove_file(path).is_ok() {
            left -= bytes;
        }
    }
}

fn files(folder: &Path) -> impl Iterator<Item = (PathBuf, SystemTime, u64)> {
    fs::read_dir(folder).into_iter().flatten().flatten().filter_map(|entry| {
        let meta = entry.metadata().ok()?;
        Some((entry.path(), meta.modified().ok()?, meta.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(k, v): &(&'static str, &'static str)| {
            (HeaderName::from_static(k), HeaderValue::from_static(v))
        };
        pairs.iter().map(pair).collect()
    }

    fn slot_of(dir: &Path, url: &str) -> Slot {
        Slot::new(dir, &["anywhere", "*", url])
    }

    #[test]
    fn what_is_kept_comes_back_with_its_conditions() {
        let dir = tempfile::tempdir().unwrap();
        let slot = slot_of(dir.path(), "http://a.example/");
        assert_eq!(slot.get(99), None);
        let (etag, date) = ("\"1\"", "Fri, 06 Nov 2026 08:00:00 GMT");
        slot.put(
            &headers(&[("etag", etag), ("last-modified", date), ("content-type", "text/x")]),
            b"line\nline",
        );
        let page = slot.get(9).unwrap();
        assert_eq!((&page.body[..], page.content_type()), (&b"line\nline"[..], Some("text/x")));
        let conditions: Vec<_> = page.conditions().collect();
        assert_eq!(conditions, [(header::IF_NONE_MATCH, etag), (header::IF_MODIFIED_SINCE, date)]);
        assert!(!page.is_fresh());
        assert_eq!(slot.get(8), None, "larger than the limit");
        assert_eq!(slot_of(dir.path(), "http://b.example/").get(99), None);
        slot.put(&headers(&[("etag", etag), ("cache-control", "private, No-Store")]), b"new");
        assert_eq!(slot.get(99), None, "the old page went");
    }

    #[test]
    fn the_server_says_how_long_and_not_too_long() {
        for (pairs, expected) in [
            (&[("cache-control", "max-age=60")][..], Some(60)),
            (&[("cache-control", "public, MAX-AGE=\"60\""), ("age", "20")], Some(40)),
            (&[("cache-control", "max-age=60"), ("age", "90")], Some(0)),
            (&[("cache-control", "max-age=31536000")], Some(300)),
            (&[("cache-control", "max-age=60, no-cache")], Some(0)),
            (&[("cache-control", "max-age=-1")], Some(0)),
            (&[("cache-control", "max-age=99999999999999999999")], Some(0)),
            (&[("expires", "Fri, 06 Nov 2099 08:00:00 GMT")], Some(0)),
            (&[("cache-control", "no-store")], None),
            (&[], Some(0)),
        ] {
            assert_eq!(fresh_for(&headers(pairs)), expected, "{pairs:?}");
        }
        assert!(Label::of("", &headers(&[]), b"").is_none(), "nothing to ask by");
        let any = headers(&[("vary", "*"), ("etag", "x")]);
        assert!(Label::of("", &any, b"").is_none(), "never the same again");
    }

    #[test]
    fn freshness_ends_and_is_renewed() {
        let dir = tempfile::tempdir().unwrap();
        let slot = slot_of(dir.path(), "http://a.example/");
        slot.put(&headers(&[("cache-control", "max-age=60")]), b"x");
        assert!(slot.get(9).unwrap().is_fresh());
        let set = |time| File::options().append(true).open(&slot.path).unwrap().set_modified(time);
        set(SystemTime::now() - Duration::from_secs(61)).unwrap();
        assert!(!slot.get(9).unwrap().is_fresh());
        slot.confirm();
        assert!(slot.get(9).unwrap().is_fresh());
        set(SystemTime::now() + Duration::from_secs(9999)).unwrap();
        assert!(!slot.get(9).unwrap().is_fresh(), "from the future");
    }

    #[test]
    fn damage_is_as_good_as_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let slot = slot_of(dir.path(), "http://a.example/");
        slot.put(&headers(&[("etag", "x")]), b"some text");
        let whole = fs::read(&slot.path).unwrap();
        for at in (0..whole.len()).step_by(3) {
            let mut flipped = whole.clone();
            flipped[at] ^= 0x81;
            fs::write(&slot.path, &flipped).unwrap();
            // A flipped name of an optional key is a key less.
            assert!(slot.get(99).is_none_or(|page| page.body == b"some text"), "byte {at}");
            fs::write(&slot.path, &whole[..at]).unwrap();
            assert_eq!(slot.get(99), None, "cut at {at}");
        }
        fs::write(&slot.path, &whole).unwrap();
        assert!(slot.get(99).is_some());
        // Another page in its place: the names of files are not proof.
        let other = slot_of(dir.path(), "http://b.example/");
        fs::rename(&slot.path, &other.path).unwrap();
        assert_eq!(other.get(99), None);
    }

    #[test]
    fn the_oldest_go_first() {
        let dir = tempfile::tempdir().unwrap();
        let slots: Vec<_> =
            (0..4).map(|n| slot_of(dir.path(), &format!("http://a.example/{n}"))).collect();
        for (n, slot) in slots.iter().enumerate() {
            slot.put(&headers(&[("etag", "x")]), &[b'x'; 1000]);
            let time = SystemTime::now() - Duration::from_secs(3600 * (4 - n as u64));
            File::options().append(true).open(&slot.path).unwrap().set_modified(time).unwrap();
        }
        let all = usage(dir.path());
        assert_eq!(all.pages, 4);
        sweep(&folder(dir.path()), all.bytes / 2);
        let left: Vec<_> = slots.iter().map(|p| p.get(9999).is_some()).collect();
        assert_eq!(left, [false, false, true, true]);
        assert_eq!(clear(dir.path(), Some(Duration::from_secs(5400))).pages, 1);
        assert_eq!(clear(dir.path(), None).pages, 1);
        assert_eq!(usage(dir.path()), Usage::default());
    }
}
