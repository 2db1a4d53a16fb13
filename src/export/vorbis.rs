//! Vorbis comments, which FLAC and Opus share: tags, chapters, label, and the picture block.

use super::cover::Cover;
use super::publication::Publication;
use crate::model::units::Frames;

/// The comments of a publication: names and values. Chapters are those of the `CHAPTERxxx` extension,
/// to the millisecond.
pub fn comments(publication: &Publication) -> Vec<(String, String)> {
    let tags = &publication.tags;
    let mut found: Vec<(String, String)> = [
        ("TITLE", tags.title.as_str()),
        ("ARTIST", &tags.artist),
        ("ALBUM", &tags.album),
        ("ALBUMARTIST", &tags.artist),
        ("COMPOSER", &tags.narrator),
        ("PERFORMER", &tags.narrator),
        ("DATE", tags.day()),
        ("LANGUAGE", &tags.language),
        ("DESCRIPTION", &tags.description),
        ("CONTACT", &tags.link),
        ("LICENSE", &tags.licence),
        ("ENCODED-BY", &tags.program),
    ]
    .iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
    .collect();
    if let Some(label) = &publication.label {
        found.push(("COMMENT".into(), label.sentence.clone()));
        found.push(("AIGC".into(), label.aigc.clone()));
    }
    for (n, chapter) in publication.chapters.iter().enumerate() {
        let name = format!("CHAPTER{n:03}");
        found.push((name.clone(), clock(publication, chapter.frames.0)));
        found.push((name + "NAME", chapter.title.clone()));
    }
    found
}

/// `00:00:00.000`, to the nearest millisecond.
fn clock(publication: &Publication, at: Frames) -> String {
    let ms = (publication.sound.rate().duration(at).as_nanos() + 500_000) / 1_000_000;
    format!("{:02}:{:02}:{:02}.{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

/// The body of a comment block: lengths are little-endian.
pub fn block(vendor: &str, comments: &[(String, String)]) -> Vec<u8> {
    let text = |text: &str| [&(text.len() as u32).to_le_bytes()[..], text.as_bytes()].concat();
    let mut body = text(vendor);
    body.extend((comments.len() as u32).to_le_bytes());
    body.extend(comments.iter().flat_map(|(name, value)| text(&format!("{name}={value}"))));
    body
}

/// The value of the first comment with this name in a block.
pub fn find(block: &[u8], wanted: &str) -> Option<String> {
    let mut rest = block;
    let mut take = |n: usize| {
        let (head, tail) = rest.split_at_checked(n)?;
        rest = tail;
        Some(head)
    };
    let vendor = u32::from_le_bytes(take(4)?.try_into().ok()?) as usize;
    take(vendor)?;
    let count = u32::from_le_bytes(take(4)?.try_into().ok()?);
    for _ in 0..count {
        let size = u32::from_le_bytes(take(4)?.try_into().ok()?) as usize;
        let comment = String::from_utf8_lossy(take(size)?);
        if let Some((name, value)) = comment.split_once('=')
            && name.eq_ignore_ascii_case(wanted)
        {
            return Some(value.to_owned());
        }
    }
    None
}

/// The picture block of FLAC (RFC 9639, 8.8), which Opus has in base64. Sizes of the picture are left
/// open, as it allows.
pub fn picture(cover: &Cover) -> Vec<u8> {
    const FRONT: u32 = 3;
    let mut body = Vec::new();
    body.extend(FRONT.to_be_bytes());
    body.extend((cover.media_type.len() as u32).to_be_bytes());
    body.extend(cover.media_type.as_bytes());
    // No description; width, height, depth and colours.
    body.extend([0; 4 + 16]);
    body.extend((cover.bytes.len() as u32).to_be_bytes());
    body.extend(&cover.bytes);
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_into_a_block_is_found() {
        let comments = [("TITLE", "a=b"), ("AIGC", "{\"Label\":\"1\"}"), ("AIGC", "other")];
        let comments = comments.map(|(n, v)| (n.to_owned(), v.to_owned()));
        let block = block("aloud", &comments);
        assert_eq!(find(&block, "title").unwrap(), "a=b");
        assert_eq!(find(&block, "AIGC").unwrap(), "{\"Label\":\"1\"}");
        assert_eq!(find(&block, "ARTIST"), None);
        for cut in 0..block.len() {
            let _ = find(&block[..cut], "ARTIST");
        }
    }
}
