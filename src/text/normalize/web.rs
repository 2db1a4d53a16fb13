//! Addresses: URLs, e-mail, host names and file names.
//!
//! Every language finds them the same way and differs in the words for the signs only. An address
//! is read in full, `https://` included: shorter would be nicer to hear, but what is dropped is lost.
//! A language may shorten what it got: Chinese reads as its newsreaders do (`zh/symbol.rs`).

use std::ops::Range;

/// Endings that make `name.ending` a host or a file. Source: the TLDs and file types that articles
/// name most; any ending will do after `www.` and before a path.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "int", "mil", "info", "io", "ai", "app", "dev", "tv", "cn",
    "de", "fr", "uk", "us", "eu", "jp", "kr", "ru", "tw", "hk", "es", "it", "pt", "br", "ch", "at",
    "nl", "se", "pl", "ca", "au", "in", "me", "co", "cc", "xyz", "top", "tech", "site", "online",
    "blog", "news", "wiki", "sm", "html", "htm", "php", "js", "ts", "py", "rs", "md", "txt", "pdf",
    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "json", "toml", "yaml", "xml", "zip",
    "tar", "gz", "exe", "jpg", "jpeg", "png", "gif", "svg", "mp3", "mp4", "wav", "avi", "mov",
    "epub",
];

fn is_label(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'-' || b == b'_'
}

/// What may stand in a URL, apart from the marks that close a sentence or a bracket behind it.
fn is_url(b: u8) -> bool {
    b.is_ascii_graphic()
        && !matches!(b, b'<' | b'>' | b'"' | b'{' | b'}' | b'|' | b'\\' | b'^' | b'`')
}

/// The start of the run of bytes of a kind that ends at `at`, at most `most` back.
fn run_start(text: &str, at: usize, most: usize, kind: impl Fn(u8) -> bool) -> usize {
    at - text.as_bytes()[..at].iter().rev().take(most).take_while(|b| kind(**b)).count()
}

fn run_end(text: &str, at: usize, most: usize, kind: impl Fn(u8) -> bool) -> usize {
    at + text.as_bytes()[at..].iter().take(most).take_while(|b| kind(**b)).count()
}

/// The place of the address around the stop at `at`.
pub(super) fn find(text: &str, at: usize) -> Option<Range<usize>> {
    // Most dots and colons close a sentence or a clause: nothing of an address follows them.
    let next = text.as_bytes().get(at + 1).copied().unwrap_or(b' ');
    if !is_label(next) && next != b'/' {
        return None;
    }
    let (start, end) = match text.as_bytes()[at] {
        b':' if text[at..].starts_with("://") => {
            let start = run_start(text, at, 10, |b| b.is_ascii_alphabetic());
            (start, close(text, at + 3, run_end(text, at + 3, usize::MAX, is_url)))
        }
        b'@' => {
            let start =
                run_start(text, at, 64, |b| is_label(b) || b == b'.' || b == b'+' || b == b'&');
            let end = host_end(text, at + 1);
            // @name, the name of somebody on a network: its figures are not number.
            if start == at {
                let free =
                    !super::scan::before(text, at).is_some_and(|c| c.is_ascii_alphanumeric());
                let named = text[at + 1..end].bytes().any(|b| b.is_ascii_alphabetic());
                let end = run_end(text, at + 1, 64, is_label);
                let handle = free && named && text.as_bytes()[end - 1].is_ascii_alphanumeric();
                return handle.then_some(at..end);
            }
            if !text[at + 1..end].contains('.') {
                return None;
            }
            (start, end)
        }
        b'.' => {
            let start = run_start(text, at, 64, is_label);
            // Figure, dot, figure: no host begins so, and a long chain would be walked from each dot.
            let figures = |b: &[u8]| !b.is_empty() && b.iter().all(u8::is_ascii_digit);
            // A figure before www is none of it: what was said of it stands apart.
            let label = text.get(at.saturating_sub(3)..at).unwrap_or("");
            let start = match label.eq_ignore_ascii_case("www") {
                true if figures(&text.as_bytes()[start..at - 3]) => at - 3,
                _ => start,
            };
            let label = run_end(text, at + 1, 64, is_label);
            if figures(&text.as_bytes()[start..at]) && figures(&text.as_bytes()[at + 1..label]) {
                return None;
            }
            let end = host_end(text, at + 1);
            // Figures behind the name belong to it (site.com2): read apart, they would leave a host.
            let host = &text[start..end];
            let path = text.as_bytes().get(end) == Some(&b'/');
            if !is_host(host, path)
                && !is_host(host.trim_end_matches(|c: char| c.is_ascii_digit()), path)
            {
                return None;
            }
            match text.as_bytes().get(end) {
                Some(b'@') => return None,
                Some(b'/') | Some(b':') | Some(b'?') => {
                    (start, close(text, end, run_end(text, end, usize::MAX, is_url)))
                }
                _ => (start, end),
            }
        }
        _ => return None,
    };
    if start == at || end <= at + 1 {
        return None;
    }
    // Letters of other scripts go on: it is a word. A scheme, a port or a path leaves no doubt.
    let sure = text[start..end].contains([':', '/', '?']);
    let letter = |c: char| c.is_alphabetic() && !c.is_ascii() && !super::scan::is_wide(c);
    let (inner, latin) = (&text[start..end], |c: char| c.is_ascii_alphabetic());
    let before = text[..start].ends_with(letter) && inner.starts_with(latin);
    let behind = text[end..].starts_with(letter) && inner.ends_with(latin);
    if !sure && (before || behind) {
        return None;
    }
    Some(start..end)
}

/// The end of the labels with dots between them that start at `at`, at most 253 bytes (RFC 1035).
fn host_end(text: &str, at: usize) -> usize {
    let mut end = run_end(text, at, 253, |b| is_label(b) || b == b'.');
    while end > at && matches!(text.as_bytes()[end - 1], b'.' | b'-' | b'_') {
        end -= 1;
    }
    end
}

fn is_host(host: &str, path: bool) -> bool {
    let mut labels = host.split('.');
    let (first, last) = (labels.next().unwrap_or(""), labels.next_back().unwrap_or(""));
    if first.is_empty() || last.is_empty() || host.contains("..") {
        return false;
    }
    let letters = last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic());
    let named = first.bytes().any(|b| b.is_ascii_alphabetic()) || host.matches('.').count() > 1;
    let known = ENDINGS.iter().any(|e| e.eq_ignore_ascii_case(last));
    // "end.In" is a sentence without its space, not a host in India.
    let sentence = last.starts_with(|c: char| c.is_ascii_uppercase())
        && !first.ends_with(|c: char| c.is_ascii_uppercase());
    (first.eq_ignore_ascii_case("www") || letters && named && (known || path) && !sentence)
        || last.eq_ignore_ascii_case("mp3")
        || last.eq_ignore_ascii_case("mp4")
}

/// Leaves the marks that close a sentence, and brackets that were opened before the address, out of it.
fn close(text: &str, start: usize, mut end: usize) -> usize {
    let opened = text.as_bytes()[start..end].contains(&b'(');
    while end > start {
        match text.as_bytes()[end - 1] {
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' => end -= 1,
            b')' | b']' if !opened => end -= 1,
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_whole() {
        let first = |text: &str| {
            let stops = text.char_indices().filter(|(_, c)| matches!(c, ':' | '@' | '.'));
            stops.filter_map(|(i, _)| find(text, i)).next().map(|span| text[span].to_owned())
        };
        for (text, address) in [
            ("看 https://a.io/b1)。", "https://a.io/b1"),
            ("mail a.b@c.cn!", "a.b@c.cn"),
            ("x www.y.com/z.", "www.y.com/z"),
            ("open a.jpg now", "a.jpg"),
        ] {
            assert_eq!(first(text).as_deref(), Some(address), "{text}");
        }
        for none in ["He left.In May", "e.g. this", "3.5 and 1.2.3", "a: b", "U.S.A."] {
            assert_eq!(first(none), None, "{none}");
        }
    }
}
