//! The ID3v2.4 tag of a publication. Overcast and Apple Podcasts show chapters if a `CTOC` frame lists
//! them and each `CHAP` has a `TIT2`.

use super::publication::{Part, Publication};
use crate::model::units::{Frames, SampleRate};
use id3::frame::{Chapter, Comment, ExtendedText, Lyrics, Picture, PictureType, TableOfContents};
use id3::{Frame, Tag, TagLike};

/// A table of contents counts its entries in one byte.
const MOST_ENTRIES: usize = 255;
/// A longer text is left out of the lyrics: players read a tag as a whole.
const MAX_LYRICS: usize = 1 << 20;

pub fn tag(publication: &Publication) -> Tag {
    let tags = &publication.tags;
    let mut tag = Tag::new();
    let texts = [
        ("TIT2", tags.title.as_str()),
        ("TPE1", &tags.artist),
        ("TALB", &tags.album),
        ("TPE2", &tags.artist),
        ("TCOM", &tags.narrator),
        ("TDRC", tags.day()),
        ("TDRL", tags.day()),
        ("TLAN", tags.language_639_2()),
        ("TCON", "Speech"),
        ("TSSE", &tags.program),
        ("TCOP", &tags.licence),
    ];
    for (id, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        tag.add_frame(Frame::text(id, text));
    }
    if !tags.link.is_empty() {
        // The file's official page, and that of its source.
        tag.add_frame(Frame::link("WOAF", &tags.link));
        tag.add_frame(Frame::link("WOAS", &tags.link));
    }
    let lang = tags.language_639_2().to_owned();
    let comment = |description: &str, text: &str| Comment {
        lang: lang.clone(),
        description: description.into(),
        text: text.into(),
    };
    if !tags.description.is_empty() {
        tag.add_frame(comment("", &tags.description));
        let value = tags.description.clone();
        tag.add_frame(ExtendedText { description: "DESCRIPTION".into(), value });
    }
    if !tags.text.is_empty() && tags.text.len() <= MAX_LYRICS {
        let text = tags.text.clone();
        tag.add_frame(Lyrics { lang: lang.clone(), description: String::new(), text });
    }
    if let Some(label) = &publication.label {
        tag.add_frame(comment("AI", &label.sentence));
        tag.add_frame(ExtendedText { description: "AIGC".into(), value: label.aigc.clone() });
    }
    if let Some(cover) = &publication.cover {
        tag.add_frame(Picture {
            mime_type: cover.media_type.into(),
            picture_type: PictureType::CoverFront,
            description: String::new(),
            data: cover.bytes.clone(),
        });
    }
    chapters(&publication.chapters, publication.sound.rate(), &tags.title, &mut tag);
    tag
}

fn chapters(chapters: &[Part], rate: SampleRate, title: &str, tag: &mut Tag) {
    let ms = |at: Frames| {
        let ms = (rate.duration(at).as_nanos() + 500_000) / 1_000_000;
        u32::try_from(ms).unwrap_or(u32::MAX)
    };
    let mut ids = Vec::new();
    for (n, chapter) in chapters.iter().enumerate() {
        let id = format!("chp{n}");
        tag.add_frame(Chapter {
            element_id: id.clone(),
            start_time: ms(chapter.frames.0),
            end_time: ms(chapter.frames.1),
            // Players go by the time.
            start_offset: u32::MAX,
            end_offset: u32::MAX,
            frames: vec![Frame::text("TIT2", &chapter.title)],
        });
        ids.push(id);
    }
    let table = |element_id: String, top_level: bool, elements: Vec<String>| TableOfContents {
        element_id,
        top_level,
        ordered: true,
        elements,
        frames: vec![Frame::text("TIT2", title)],
    };
    if ids.len() <= MOST_ENTRIES {
        if !ids.is_empty() {
            tag.add_frame(table("toc".into(), true, ids));
        }
        return;
    }
    // Tables within a table.
    let mut parts = Vec::new();
    for (n, part) in ids.chunks(MOST_ENTRIES).enumerate() {
        let id = format!("toc{n}");
        tag.add_frame(table(id.clone(), false, part.to_vec()));
        parts.push(id);
    }
    tag.add_frame(table("toc".into(), true, parts));
}
