//! `ftyp`, `moov` and the header of `mdat`: all that stands before the sound.

use super::boxes::{MATRIX, atom, cut, full, time, version_for, words};
use super::items::user_data;
use super::sound::Movie;
use super::tables::{Chunks, chunks, durations, places, sizes};
use crate::export::publication::{Part, Publication};
use crate::model::units::{Frames, SampleRate};

const SOUND: u32 = 1;
const CHAPTERS: u32 = 2;
/// About two seconds of sound lie together.
const SOUND_CHUNKS: Chunks = Chunks { samples: 43 };
/// All titles of chapters lie together, before the sound.
const TITLE_CHUNKS: Chunks = Chunks { samples: usize::MAX };
/// The length of a title in a sample is counted in two bytes; more than this no player shows.
const LONGEST_TITLE: usize = 4096;

/// All bytes before the first access unit. `brand` is `M4A ` or `M4B `.
pub fn head(publication: &Publication, movie: &Movie, brand: &[u8; 4]) -> Vec<u8> {
    let file_type = atom(b"ftyp", &[brand, &[0; 4], brand, b"M4A mp42isom"]);
    let titles: Vec<Vec<u8>> = publication.chapters.iter().map(title).collect();
    let titles_size: u64 = titles.iter().map(|t| t.len() as u64).sum();
    let sound: u64 = movie.sizes.iter().map(|size| u64::from(*size)).sum();
    // The index has the same length wherever it says that the sound is, unless that is past 4 GiB.
    let wide = titles_size + sound > u64::from(u32::MAX) - (1 << 26);
    let header = if wide { 16 } else { 8 };
    let length = file_type.len() + index(publication, movie, &titles, 0, wide).len();
    let start = length as u64 + header;
    let index = index(publication, movie, &titles, start, wide);
    let size = header + titles_size + sound;
    let data = match wide {
        true => [&1u32.to_be_bytes()[..], b"mdat", &size.to_be_bytes()].concat(),
        false => [&(size as u32).to_be_bytes()[..], b"mdat"].concat(),
    };
    [file_type, index, data, titles.concat()].concat()
}

/// A sample of the track of chapters: a length, the title, and that it is UTF-8.
fn title(chapter: &Part) -> Vec<u8> {
    let text = cut(&chapter.title, LONGEST_TITLE);
    [&(text.len() as u16).to_be_bytes()[..], text.as_bytes(), b"\0\0\0\x0cencd\0\0\x01\0"].concat()
}

fn index(
    publication: &Publication,
    movie: &Movie,
    titles: &[Vec<u8>],
    start: u64,
    wide: bool,
) -> Vec<u8> {
    let length = movie.frames().0;
    let version = version_for(length);
    let header = full(
        b"mvhd",
        version,
        0,
        &[
            &time(version, 0),
            &time(version, 0),
            &words(&[movie.rate.0]),
            &time(version, length),
            &words(&[0x10000]),
            &[1, 0],
            &[0; 10],
            &words(&MATRIX),
            &[0; 24],
            &words(&[CHAPTERS + 1]),
        ],
    );
    let title_sizes: Vec<u32> = titles.iter().map(|t| t.len() as u32).collect();
    let sound_start = start + title_sizes.iter().map(|size| u64::from(*size)).sum::<u64>();
    let language = language(publication.tags.language_639_2());
    let sound = sound_track(movie, sound_start, wide, language, !titles.is_empty());
    let chapters = match titles.is_empty() {
        true => Vec::new(),
        false => {
            let parts = &publication.chapters;
            chapter_track(
                parts,
                publication.sound.rate(),
                movie,
                &title_sizes,
                start,
                wide,
                language,
            )
        }
    };
    atom(b"moov", &[&header, &sound, &chapters, &user_data(publication, movie)])
}

/// Three letters in 15 bits.
fn language(code: &str) -> u16 {
    code.bytes()
        .take(3)
        .fold(0, |packed, letter| packed << 5 | u16::from(letter.saturating_sub(0x60) & 0x1f))
}

fn track_header(id: u32, flags: u32, volume: u16, length: u64) -> Vec<u8> {
    let version = version_for(length);
    full(
        b"tkhd",
        version,
        flags,
        &[
            &time(version, 0),
            &time(version, 0),
            &words(&[id, 0]),
            &time(version, length),
            &[0; 8],
            // Layer and group.
            &[0, 0, 0, 0],
            &volume.to_be_bytes(),
            &[0, 0],
            &words(&MATRIX),
            &[0; 8],
        ],
    )
}

fn media(
    rate: SampleRate,
    length: u64,
    language: u16,
    handler: &[u8; 4],
    information: &[u8],
) -> Vec<u8> {
    let version = version_for(length);
    let header = full(
        b"mdhd",
        version,
        0,
        &[
            &time(version, 0),
            &time(version, 0),
            &words(&[rate.0]),
            &time(version, length),
            &language.to_be_bytes(),
            &[0, 0],
        ],
    );
    let handler = full(b"hdlr", 0, 0, &[&[0; 4], handler, &[0; 13]]);
    atom(b"mdia", &[&header, &handler, information])
}

/// The media are in this file.
fn here() -> Vec<u8> {
    atom(b"dinf", &[&full(b"dref", 0, 0, &[&words(&[1]), &full(b"url ", 0, 1, &[])])])
}

fn sound_track(movie: &Movie, start: u64, wide: bool, language: u16, chapters: bool) -> Vec<u8> {
    let length = movie.frames().0;
    let version = version_for(length);
    // What is dropped at the beginning, and how much is played.
    let edits = full(
        b"elst",
        version,
        0,
        &[
            &words(&[1]),
            &time(version, length),
            &time(version, movie.priming().0),
            &words(&[0x10000]),
        ],
    );
    let reference = match chapters {
        true => atom(b"tref", &[&atom(b"chap", &[&words(&[CHAPTERS])])]),
        false => Vec::new(),
    };
    let table = atom(
        b"stbl",
        &[
            &full(b"stsd", 0, 0, &[&words(&[1]), &sample_entry(movie)]),
            &durations(movie.durations()),
            &chunks(movie.sizes.len(), SOUND_CHUNKS),
            &sizes(&movie.sizes),
            &places(&movie.sizes, SOUND_CHUNKS, start, wide),
        ],
    );
    let information = atom(b"minf", &[&full(b"smhd", 0, 0, &[&[0; 4]]), &here(), &table]);
    atom(
        b"trak",
        &[
            &track_header(SOUND, 0x3, 0x100, length),
            &atom(b"edts", &[&edits]),
            &reference,
            &media(movie.rate, movie.priming().0 + length, language, b"soun", &information),
        ],
    )
}

fn sample_entry(movie: &Movie) -> Vec<u8> {
    let bytes: u64 = movie.sizes.iter().map(|size| u64::from(*size)).sum();
    let average = (bytes * 8 * u64::from(movie.rate.0)).checked_div(movie.coded().0).unwrap_or(0);
    let largest = movie.sizes.iter().max().copied().unwrap_or(0);
    // Descriptors of MPEG-4 systems: tag, length in four bytes, body.
    let descriptor = |tag: u8, body: &[u8]| {
        let length = [0x80, 0x80, 0x80, body.len() as u8];
        [&[tag][..], &length, body].concat()
    };
    let config = descriptor(5, &movie.stream.config);
    let [_, a, b, c] = (largest * 2).to_be_bytes();
    let decoder = [
        // AAC, sound; the size of the decoder's buffer; the largest and the average bit rate.
        &[0x40, 0x15, a, b, c][..],
        &words(&[average as u32, average as u32]),
        &config,
    ]
    .concat();
    let stream = [&[0, 0, 0][..], &descriptor(4, &decoder), &descriptor(6, &[2])].concat();
    let elementary = full(b"esds", 0, 0, &[&descriptor(3, &stream)]);
    let rate = if movie.rate.0 < 1 << 16 { movie.rate.0 << 16 } else { 0 };
    atom(
        b"mp4a",
        &[
            &[0, 0, 0, 0, 0, 0, 0, 1],
            &[0; 8],
            // One channel of 16 bits.
            &[0, 1, 0, 16, 0, 0, 0, 0],
            &words(&[rate]),
            &elementary,
        ],
    )
}

fn chapter_track(
    parts: &[Part],
    rate: SampleRate,
    movie: &Movie,
    title_sizes: &[u32],
    start: u64,
    wide: bool,
    language: u16,
) -> Vec<u8> {
    // Where the sound is at another rate than the edition, so are its chapters; each ends where the
    // next begins.
    let scaled =
        |at: Frames| (at.0 * u64::from(movie.rate.0) + u64::from(rate.0) / 2) / u64::from(rate.0);
    let lengths: Vec<u32> =
        parts.iter().map(|p| (scaled(p.frames.1) - scaled(p.frames.0)) as u32).collect();
    let length: u64 = lengths.iter().map(|l| u64::from(*l)).sum();
    // A text that is nowhere shown by itself: QuickTime's description of one, with empty boxes and
    // colours.
    let text = atom(b"text", &[&[0, 0, 0, 0, 0, 0, 0, 1], &words(&[1, 0]), &[0; 34], &[0]]);
    let table = atom(
        b"stbl",
        &[
            &full(b"stsd", 0, 0, &[&words(&[1]), &text]),
            &durations(lengths.into_iter()),
            &chunks(title_sizes.len(), Chunks { samples: title_sizes.len().max(1) }),
            &sizes(title_sizes),
            &places(title_sizes, TITLE_CHUNKS, start, wide),
        ],
    );
    let base = full(b"gmin", 0, 0, &[&[0, 0x40, 0x80, 0, 0x80, 0, 0x80, 0, 0, 0, 0, 0]]);
    let matrix = atom(b"text", &[&words(&MATRIX)]);
    let information = atom(b"minf", &[&atom(b"gmhd", &[&base, &matrix]), &here(), &table]);
    // In the movie, and not played by itself.
    atom(
        b"trak",
        &[
            &track_header(CHAPTERS, 0x2, 0, length),
            &media(movie.rate, length, language, b"text", &information),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_packed() {
        assert_eq!(language("und"), 0x55c4);
        assert_eq!(language("eng"), 0x15c7);
    }
}
