//! What stands between and behind files of sound, and what is answered in their place.

/// Characters of a text that are shown.
const SHOWN: usize = 160;

/// The length of a tag that begins here: ID3v1, ID3v2, APE or Lyrics3.
pub(super) fn tag(bytes: &[u8]) -> Option<usize> {
    let byte = |i: usize| bytes.get(i).map(|b| *b as usize);
    let length = if bytes.starts_with(b"TAG+") {
        227
    } else if bytes.starts_with(b"TAG") {
        128
    } else if bytes.starts_with(b"ID3") {
        // Seven bits a byte; a footer is as long as the header. <https://id3.org/id3v2.4.0-structure>
        let size = (6..10).try_fold(0, |sum, i| Some(sum << 7 | byte(i)? & 0x7f))?;
        10 + size + if byte(5)? & 0x10 > 0 { 10 } else { 0 }
    } else if bytes.starts_with(b"APETAGEX") {
        // The size leaves out the header, where there is one.
        let size = (12..16).rev().try_fold(0, |sum, i| Some(sum << 8 | byte(i)?))?;
        let has_header = byte(23)? & 0x80 > 0;
        let is_header = byte(23)? & 0x20 > 0;
        if is_header || !has_header { 32 + size } else { 32 }
    } else if bytes.starts_with(b"LYRICSBEGIN") {
        let end = |w: &[u8]| w == b"LYRICS200" || w == b"LYRICSEND";
        bytes.windows(9).position(end)? + 9
    } else {
        return None;
    };
    Some(length.min(bytes.len()))
}

/// The text that bytes are in place of sound, on one line and not longer than can be shown: an error
/// with the status of success, a page that asks to log in. `None` if they are not text.
pub fn text(bytes: &[u8]) -> Option<String> {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let first = &start[..start.len().min(600)];
    let control = |b: &u8| *b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t' | 0x1b);
    // Samples that stay the same may be letters by chance; a text has several.
    let is_varied = first.iter().any(|b| *b != first[0] && Some(b) != first.get(1));
    if first.len() < 4 || !is_varied || first.iter().any(control) {
        return None;
    }
    // Of other encodings than UTF-8, texts of two bytes a character look like sound: only their mark
    // and the ASCII in them tell.
    let opens = matches!(first[0], b'{' | b'[' | b'<' | b'"');
    let ascii = first.iter().filter(|b| b.is_ascii()).count();
    let is_utf8 = match std::str::from_utf8(first) {
        Ok(_) => true,
        // Cut within a character.
        Err(e) => e.error_len().is_none() && e.valid_up_to() > 0,
    };
    if !(is_utf8 || opens && 2 * ascii > first.len()) {
        return None;
    }
    let text = String::from_utf8_lossy(first);
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(words.join(" ").chars().take(SHOWN).collect())
}

/// What bytes are that are not sound, for a message.
pub(super) fn describe(bytes: &[u8]) -> String {
    if let Some(text) = text(bytes) {
        return format!("it is text: {text}");
    }
    match known(bytes) {
        Some(name) => format!("it is {name}, which is not read here"),
        None => "it is of no known format".into(),
    }
}

/// Files that are told by name.
pub(super) fn known(bytes: &[u8]) -> Option<&'static str> {
    let names: [(&[u8], &str); 11] = [
        (b"\x1a\x45\xdf\xa3", "WebM or Matroska"),
        (b"FORM", "AIFF"),
        (b".snd", "a Sun AU file"),
        (b"caff", "a CAF file"),
        (b"#!AMR", "AMR"),
        (b"\x30\x26\xb2\x75", "WMA"),
        (b"\x1f\x8b", "gzip"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"%PDF", "PDF"),
        (b"\x89PNG", "a picture"),
        (b"GIF8", "a picture"),
    ];
    names.iter().find(|n| bytes.starts_with(n.0)).map(|n| n.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_samples() {
        let long = "线路繁忙，请稍后再试。".repeat(40);
        for yes in ["{\"detail\": \"x\"}", "  <html>\n<body>", "Quota is used up", "[1, 2]", &long]
        {
            assert!(text(yes.as_bytes()).is_some(), "{yes}");
        }
        let shown = text("\n a\n  b   c".as_bytes());
        assert_eq!(shown.as_deref(), Some("a b c"));
        let gbk = b"{\"msg\": \"\xd2\xf4\xc9\xab\xb2\xbb\xb4\xe6\xd4\xda\"}";
        assert!(text(gbk).is_some());
        for no in [&[0u8; 40][..], b"\x01\x00\x05\x00\xfe\xff\x20\x20", b"RIFF\x24\0\0\0WAVE", b"a"]
        {
            assert!(text(no).is_none(), "{no:?}");
        }
    }

    #[test]
    fn tags_have_their_length() {
        assert_eq!(tag(b"ID3\x04\0\0\0\0\x01\x02abc"), Some(13), "no longer than what is there");
        assert_eq!(tag(&[b"TAG", &[0; 200][..]].concat()), Some(128));
        assert_eq!(tag(b"ID3"), None);
    }
}
