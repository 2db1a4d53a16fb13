//! `udta`: the tags as iTunes has them (`ilst`), and Nero's list of chapters (`chpl`).

use super::boxes::{atom, cut, full, words};
use super::sound::Movie;
use crate::export::publication::{Part, Publication};
use crate::model::units::SampleRate;

/// Nero counts chapters in one byte.
const MOST_CHAPTERS: usize = 255;
/// Types of values.
const UTF8: u32 = 1;
const JPEG: u32 = 13;
const PNG: u32 = 14;
const INTEGER: u32 = 21;
/// `stik` of an audiobook.
const AUDIOBOOK: u8 = 2;

pub fn user_data(publication: &Publication, movie: &Movie) -> Vec<u8> {
    let handler = full(b"hdlr", 0, 0, &[&[0; 4], b"mdirappl", &[0; 9]]);
    let meta = full(b"meta", 0, 0, &[&handler, &items(publication, movie)]);
    atom(b"udta", &[&chapters(&publication.chapters, publication.sound.rate()), &meta])
}

fn chapters(chapters: &[Part], rate: SampleRate) -> Vec<u8> {
    let listed = &chapters[..chapters.len().min(MOST_CHAPTERS)];
    let mut body = vec![0, 0, 0, 0, listed.len() as u8];
    for chapter in listed {
        // Units of 100 ns, to the nearest.
        let at = rate.duration(chapter.frames.0).as_nanos();
        body.extend((((at + 50) / 100) as u64).to_be_bytes());
        let title = cut(&chapter.title, 255);
        body.push(title.len() as u8);
        body.extend(title.as_bytes());
    }
    full(b"chpl", 1, 0, &[&body])
}

fn items(publication: &Publication, movie: &Movie) -> Vec<u8> {
    let tags = &publication.tags;
    let mut list = Vec::new();
    let texts: [(&[u8; 4], &str); 11] = [
        (b"\xa9nam", &tags.title),
        (b"\xa9ART", &tags.artist),
        (b"aART", &tags.artist),
        (b"\xa9alb", &tags.album),
        (b"\xa9wrt", &tags.narrator),
        (b"\xa9nrt", &tags.narrator),
        (b"\xa9day", tags.day()),
        (b"\xa9gen", "Audiobook"),
        (b"desc", &tags.description),
        (b"cprt", &tags.licence),
        (b"\xa9too", &tags.program),
    ];
    for (kind, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        list.extend(atom(kind, &[&data(UTF8, text.as_bytes())]));
    }
    list.extend(atom(b"stik", &[&data(INTEGER, &[AUDIOBOOK])]));
    list.extend(atom(b"pgap", &[&data(INTEGER, &[1])]));
    if let Some(cover) = &publication.cover {
        let kind = if cover.media_type == "image/png" { PNG } else { JPEG };
        list.extend(atom(b"covr", &[&data(kind, &cover.bytes)]));
    }
    list.extend(named("LANGUAGE", &tags.language));
    list.extend(named("URL", &tags.link));
    // For players that do not read edit lists: what to drop at both ends.
    let drop = format!(
        " 00000000 {:08X} {:08X} {:016X} 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000",
        movie.priming().0,
        movie.padding().0,
        movie.frames().0
    );
    list.extend(named("iTunSMPB", &drop));
    if let Some(label) = &publication.label {
        list.extend(atom(b"\xa9cmt", &[&data(UTF8, label.sentence.as_bytes())]));
        list.extend(named("AIGC", &label.aigc));
    }
    atom(b"ilst", &[&list])
}

fn data(kind: u32, value: &[u8]) -> Vec<u8> {
    atom(b"data", &[&words(&[kind, 0]), value])
}

/// A field with a name of its own; nothing for an empty one.
fn named(name: &str, value: &str) -> Vec<u8> {
    if value.is_empty() {
        return Vec::new();
    }
    let mean = full(b"mean", 0, 0, &[b"com.apple.iTunes"]);
    let name = full(b"name", 0, 0, &[name.as_bytes()]);
    atom(b"----", &[&mean, &name, &data(UTF8, value.as_bytes())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::units::Frames;

    #[test]
    fn names_of_chapters_are_cut_between_characters() {
        assert_eq!(cut(&"字".repeat(100), 255).len(), 255);
        assert_eq!(cut(&"字".repeat(100), 254).len(), 252);
        let part =
            |n: u64| Part { title: format!("字{n}"), frames: (n * 8000..n * 8000 + 8000).into() };
        let parts: Vec<Part> = (0..300).map(part).collect();
        let list = chapters(&parts, SampleRate(8000));
        assert_eq!((list[8], list[16]), (1, 255));
        assert_eq!(list[17..25], 0u64.to_be_bytes());
        assert_eq!(Frames(8000), parts[1].frames.0);
    }
}
