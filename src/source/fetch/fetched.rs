//! What was fetched.

use super::trail::without_secret;
use crate::source::formats::extensions;
use reqwest::Url;

/// An input's bytes, and what its name and its server tell of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// What the user called it, for messages and for the manifest; without a password.
    pub origin: String,
    /// The file's name without folder and extension.
    pub name: Option<String>,
    /// The file's extension, in lower case and without its dot.
    pub extension: Option<String>,
    /// The address that the bytes came from, after all redirects and without a password; addresses
    /// in them are relative to it.
    pub url: Option<String>,
    /// The media type that a server named, in lower case and without parameters: `text/html`.
    pub media_type: Option<String>,
    /// The encoding that a server named, as it wrote it.
    pub charset: Option<String>,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl Fetched {
    /// What came from a server, with what its address and its `Content-Type` tell.
    pub(super) fn from_web(
        origin: String,
        url: &Url,
        content_type: Option<&str>,
        bytes: Vec<u8>,
    ) -> Self {
        let (media_type, charset) = media_type(content_type.unwrap_or_default());
        let (name, extension) = file_name(url);
        // A page about `README.md` is not Markdown, whatever its address ends in.
        let is_page = matches!(media_type.as_deref(), Some("text/html" | "application/xhtml+xml"));
        let extension = extension.filter(|e| !is_page || e.contains("htm"));
        let url = Some(without_secret(url));
        Fetched { origin, name, extension, url, media_type, charset, bytes }
    }
}

/// The media type and the charset of a `Content-Type`.
fn media_type(content_type: &str) -> (Option<String>, Option<String>) {
    let mut parts = content_type.split(';').map(str::trim);
    let media_type = parts.next().filter(|t| t.contains('/')).map(str::to_ascii_lowercase);
    let charset = parts.filter_map(|p| p.split_once('=')).find_map(|(key, value)| {
        let value = value.trim().trim_matches(['"', '\'']);
        (key.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    });
    (media_type, charset)
}

/// The name and the extension that an address ends in, as far as they look like those of a file.
/// An extension that no reader knows (`.php`, `.aspx`) tells of the server and not of the article.
fn file_name(url: &Url) -> (Option<String>, Option<String>) {
    let last = url.path_segments().into_iter().flatten().rfind(|s| !s.is_empty());
    let is_name =
        |n: &String| n.len() < 256 && !n.contains(|c: char| c.is_control() || "/\\".contains(c));
    let Some(name) = last.and_then(percent_decoded).filter(is_name) else { return (None, None) };
    let Some((stem, extension)) = name.rsplit_once('.').filter(|(s, e)| {
        !s.is_empty() && (1..=8).contains(&e.len()) && e.bytes().all(|b| b.is_ascii_alphanumeric())
    }) else {
        return (Some(name), None);
    };
    let extension = extension.to_ascii_lowercase();
    let known = extensions::is_known(&extension);
    (Some(stem.to_owned()), known.then_some(extension))
}

/// `None` if the bytes are not text.
fn percent_decoded(segment: &str) -> Option<String> {
    let mut parts = segment.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(&part.as_bytes()[2..]);
            }
            None => {
                bytes.push(b'%');
                bytes.extend(part.as_bytes());
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_a_name_where_it_looks_like_one() {
        for (address, name, extension) in [
            ("https://a.example/b/The%20harbour.MD?x=1#y", Some("The harbour"), Some("md")),
            ("https://a.example/%E9%87%8D%E5%BA%86.txt", Some("重庆"), Some("txt")),
            ("https://a.example/2026/harbour/", Some("harbour"), None),
            ("https://a.example/show.php?id=3", Some("show"), None),
            ("https://a.example/v1.2-notes", Some("v1.2-notes"), None),
            ("https://a.example/100%25.txt", Some("100%"), Some("txt")),
            ("https://a.example/.txt", Some(".txt"), None),
            ("https://a.example/..%2F..%2Fetc", None, None),
            ("https://a.example/a%00b.txt", None, None),
            ("https://a.example/%ff", None, None),
            ("https://a.example/", None, None),
        ] {
            let found = file_name(&Url::parse(address).unwrap());
            assert_eq!((found.0.as_deref(), found.1.as_deref()), (name, extension), "{address}");
        }
        let long = format!("https://a.example/{}", "a".repeat(300));
        assert_eq!(file_name(&Url::parse(&long).unwrap()), (None, None));
    }

    #[test]
    fn a_content_type_has_two_parts() {
        for (header, kind, charset) in [
            ("text/HTML; Charset=GB2312", Some("text/html"), Some("GB2312")),
            ("text/plain;x=y;charset=\"utf-8\"", Some("text/plain"), Some("utf-8")),
            ("text/markdown", Some("text/markdown"), None),
            ("charset=utf-8", None, None),
            (";;charset=;", None, None),
            ("", None, None),
        ] {
            let found = media_type(header);
            assert_eq!((found.0.as_deref(), found.1.as_deref()), (kind, charset), "{header}");
        }
    }

    #[test]
    fn a_page_is_not_what_its_address_ends_in() {
        let url = Url::parse("https://me:secret@a.example/README.md").unwrap();
        let page = Fetched::from_web(String::new(), &url, Some("text/html"), Vec::new());
        assert_eq!((page.name.as_deref(), page.extension), (Some("README"), None));
        assert_eq!(page.url.as_deref(), Some("https://a.example/README.md"));
        let file = Fetched::from_web(String::new(), &url, Some("text/plain"), Vec::new());
        assert_eq!(file.extension.as_deref(), Some("md"));
    }
}
