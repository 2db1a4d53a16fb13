//! What bytes look like that are not text for a reader here.

use crate::source::decode::head;
use crate::source::fetch::Fetched;
use crate::source::formats::opening::is_html;
use crate::source::reader::{Claim, Source};
use crate::source::readers::docx::Docx;
use crate::source::readers::epub::Epub;
use crate::source::readers::feed::Feed;

/// A kind of input that no reader takes yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Looks {
    /// With its article, for a sentence.
    pub name: &'static str,
    /// What to do about it.
    pub advice: &'static str,
    /// It is text all the same: whoever names a format gets it read.
    pub is_text: bool,
}

const AS_TEXT: &str = "give its text as a .txt or .md file";
const CONVERT: &str = "convert it first, e.g. `pandoc -t markdown FILE | aloud speak -`";

/// The first bytes of common formats, as many as no text begins with.
const MAGIC: &[(&[u8], &str, &str)] = &[
    #[cfg(not(feature = "pdf"))]
    (
        b"%PDF-",
        "a PDF document",
        "use a build with the feature `pdf` (`cargo build --features pdf`), \
         or extract its text first, e.g. `pdftotext FILE - | aloud speak -`",
    ),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", AS_TEXT),
    (b"\xff\xd8\xff", "a JPEG image", AS_TEXT),
    (b"GIF87a", "a GIF image", AS_TEXT),
    (b"GIF89a", "a GIF image", AS_TEXT),
    (b"II*\0", "a TIFF image", AS_TEXT),
    (b"MM\0*", "a TIFF image", AS_TEXT),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an Office document that is old or has a password",
        AS_TEXT,
    ),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh91AY&SY", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x7fELF", "a program", AS_TEXT),
    (b"MZ\x90\0", "a program", AS_TEXT),
    (b"\xcf\xfa\xed\xfe", "a program", AS_TEXT),
    (b"SQLite format 3\0", "a database", AS_TEXT),
    (b"OggS\0", "a sound file", AS_TEXT),
    (b"fLaC\0", "a sound file", AS_TEXT),
    (b"ID3\x03", "a sound file", AS_TEXT),
    (b"ID3\x04", "a sound file", AS_TEXT),
    (b"\xff\xfb", "a sound file", AS_TEXT),
    (b"\x1a\x45\xdf\xa3", "a video", AS_TEXT),
];

/// What an input looks like, if no reader here takes such.
pub(crate) fn looks_like(fetched: &Fetched) -> Option<Looks> {
    let bytes = &fetched.bytes[..];
    let binary = |name, advice| Some(Looks { name, advice, is_text: false });
    if let Some((_, name, advice)) = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return binary(name, advice);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let head = &bytes[..bytes.len().min(4096)];
        let has = |what: &[u8]| head.windows(what.len()).any(|w| w == what);
        return match () {
            _ if Epub.claim(fetched) > Claim::No || Docx.claim(fetched) > Claim::No => None,
            _ if has(b"application/vnd.oasis") => binary("an OpenDocument file", CONVERT),
            _ => binary("a zip archive", "unpack it first"),
        };
    }
    if bytes.starts_with(b"RIFF") && bytes.len() > 12 {
        match &bytes[8..12] {
            b"WEBP" => return binary("a WebP image", AS_TEXT),
            b"WAVE" => return binary("a sound file", AS_TEXT),
            b"AVI " => return binary("a video", AS_TEXT),
            _ => {}
        }
    }
    if bytes.first() == Some(&0) && bytes.get(4..8) == Some(b"ftyp") {
        return binary("a sound or video file", AS_TEXT);
    }
    if Feed.claim(fetched) == Claim::Sure {
        return None;
    }
    let head = head(fetched, 4096);
    // Whatever a server calls it, text is read as text.
    if head.contains('\0')
        && let Some(name) = fetched.media_type.as_deref().and_then(media)
    {
        return binary(name, AS_TEXT);
    }
    let name = markup(&head)?;
    // A Markdown file may well begin with a tag.
    let is_markdown = fetched.extension.as_deref().is_some_and(|e| e.starts_with('m'));
    (!is_markdown).then_some(Looks { name, advice: CONVERT, is_text: true })
}

/// What a media type stands for, if that is not text.
fn media(media_type: &str) -> Option<&'static str> {
    match media_type.split_once('/')? {
        ("image", _) => Some("an image"),
        ("audio", _) => Some("a sound file"),
        ("video", _) => Some("a video"),
        ("font", _) => Some("a font"),
        (_, "octet-stream") => Some("binary data"),
        _ => None,
    }
}

fn markup(text: &str) -> Option<&'static str> {
    if text.trim_start().starts_with("{\\rtf") {
        return Some("a rich text document (RTF)");
    }
    let is_xml = text.trim_start().starts_with("<?xml");
    match () {
        _ if is_html(text) => None,
        _ if is_xml => Some("an XML document"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_media_type_tells_of_what_is_no_text() {
        let name = |media_type: &str, bytes: &[u8]| {
            let media_type = Some(media_type.to_owned());
            let fetched = Fetched { bytes: bytes.to_vec(), media_type, ..Fetched::default() };
            looks_like(&fetched).map(|l| l.name)
        };
        assert_eq!(name("image/avif", b"abc\0\0\x10"), Some("an image"));
        assert_eq!(name("application/octet-stream", b"\x01\0\x02"), Some("binary data"));
        assert_eq!(name("image/png", b"All is well."), None);
        assert_eq!(name("image/png", b"<!doctype html>"), None);
        let utf16: Vec<u8> =
            "\u{feff}All is well.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(name("application/octet-stream", &utf16), None);
    }

    fn name(bytes: &[u8], extension: Option<&str>) -> Option<&'static str> {
        let extension = extension.map(str::to_owned);
        let fetched = Fetched { bytes: bytes.to_vec(), extension, ..Fetched::default() };
        looks_like(&fetched).map(|l| l.name)
    }

    #[test]
    fn known_formats_are_named() {
        let pdf = (!cfg!(feature = "pdf")).then_some("a PDF document");
        assert_eq!(name(b"%PDF-1.7\n", None), pdf);
        assert_eq!(name(b"PK\x03\x04aaaamimetypeapplication/epub+zip", None), None);
        assert_eq!(name(b"RIFF\0\0\0\0WEBPVP8 ", None), Some("a WebP image"));
        assert_eq!(name(b"\xef\xbb\xbf\n<!DOCTYPE html>\n<p>", Some("txt")), None);
        assert_eq!(name(b"<?xml version='1.0'?><!-- a --><rss>", None), None);
        assert_eq!(name(b"<?xml version='1.0'?><!-- a --><a>", None), Some("an XML document"));
        assert_eq!(name(b"<!-- a --><html lang=zh>", None), None);
        assert_eq!(name(b"<html>\n\ntext", Some("md")), None);
        for text in [
            "<3 you all",
            "<header> is a tag",
            "MZ is a mark",
            "",
            "<!-- open",
            "ID3 tags",
            "RIFF: a short guide",
        ] {
            assert_eq!(name(text.as_bytes(), None), None, "{text}");
        }
    }
}
