//! MP4 and M4A: symphonia takes them apart, and the edit list says which part is the sound.
//! ISO/IEC 14496-12, 8.6.6 (`elst`); Apple's `iTunSMPB` where there is no such list.

use super::coded::demux;
use super::part::{Part, broken};
use crate::error::Result;
use std::ops::Range;

/// The content of the first box of a kind, and where it ends.
fn child<'a>(bytes: &'a [u8], kind: &[u8; 4]) -> Option<&'a [u8]> {
    boxes(bytes).find(|(k, _)| k == kind).map(|(_, range)| &bytes[range])
}

/// The kinds and contents of boxes in a row, as far as they are whole.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], Range<usize>)> + '_ {
    let mut at = 0usize;
    std::iter::from_fn(move || {
        let head = bytes.get(at..at.checked_add(8)?)?;
        let kind = [head[4], head[5], head[6], head[7]];
        let (mut size, mut start) = (u64::from(u32_at(head, 0)?), at + 8);
        match size {
            // To the end of the file.
            0 => size = (bytes.len() - at) as u64,
            1 => {
                size =
                    u64::from(u32_at(bytes, start)?) << 32 | u64::from(u32_at(bytes, start + 4)?);
                start += 8;
            }
            _ => {}
        }
        let end = at.checked_add(usize::try_from(size).ok()?)?;
        at = end;
        (start <= end && end <= bytes.len()).then_some((kind, start..end))
    })
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
}

/// What an edit list keeps.
#[derive(Clone, Copy)]
struct Edit {
    /// Where the sound begins, in ticks of the track.
    start: u64,
    /// How long it is, in ticks of the movie; 0 if that is not told.
    length: u64,
    /// Ticks of the movie a second.
    movie: u32,
}

/// The edit of the first track of sound.
fn edit(moov: &[u8]) -> Option<Edit> {
    let movie = child(moov, b"mvhd")
        .and_then(|b| u32_at(b, if b.first() == Some(&1) { 20 } else { 12 }))?;
    let tracks = boxes(moov).filter(|(kind, _)| kind == b"trak").map(|(_, range)| &moov[range]);
    let is_sound = |track: &&[u8]| {
        let handler = child(track, b"mdia").and_then(|m| child(m, b"hdlr"));
        handler.and_then(|h| h.get(8..12)) == Some(b"soun")
    };
    let track = tracks.into_iter().find(is_sound)?;
    let list = child(child(track, b"edts")?, b"elst")?;
    let wide = list.first() == Some(&1);
    // Length, start and pace of each entry.
    let (size, second) = if wide { (20, 8) } else { (12, 4) };
    let value = |at: usize| {
        let high = u64::from(u32_at(list, at)?);
        if wide { Some(high << 32 | u64::from(u32_at(list, at + 4)?)) } else { Some(high) }
    };
    let entries = (8..list.len()).step_by(size);
    // A time of −1 is an empty edit: silence before the sound.
    let none = if wide { u64::MAX } else { u64::from(u32::MAX) };
    entries.into_iter().find_map(|at| {
        let (length, start) = (value(at)?, value(at + second)?);
        (start != none).then_some(Edit { start, length, movie })
    })
}

/// Delay and length of the sound in frames, as Apple's encoders write them into a comment.
fn itunes(bytes: &[u8]) -> Option<Range<u64>> {
    let at = bytes.windows(8).position(|w| w == b"iTunSMPB")?;
    let text = &bytes[at..bytes.len().min(at + 200)];
    let text = &text[text.windows(9).position(|w| w == b" 00000000")?..];
    let text = String::from_utf8_lossy(text);
    let hex = |n: usize| u64::from_str_radix(text.split_whitespace().nth(n)?, 16).ok();
    let (delay, length) = (hex(1)?, hex(3)?);
    Some(delay..delay.checked_add(length)?)
}

pub(super) fn read(bytes: &[u8]) -> Result<Part> {
    // The next file begins with its own type.
    let files = boxes(bytes).skip(1).find(|(kind, _)| kind == b"ftyp");
    let whole = boxes(bytes).last().map_or(0, |(_, range)| range.end);
    // Something else than a box may be a file of another format.
    let end = files.map_or(whole, |(_, range)| range.start.saturating_sub(8));
    if whole == end && chunk_follows(&bytes[whole..]) {
        return Err(broken("it ends within a box"));
    }
    let bytes = &bytes[..end];
    let file = demux(bytes)?;
    let (rate, clock) = (u64::from(file.coded.rate().0), u64::from(file.clock.max(1)));
    let decoded = file.coded.samples.len() as u64;
    let in_frames =
        |ticks: u64, clock: u64| (u128::from(ticks) * u128::from(rate) / u128::from(clock)) as u64;
    // The last packet says how much of it is sound.
    let mut kept = 0..in_frames(file.ticks, clock).min(decoded);
    if let Some(edit) = child(bytes, b"moov").and_then(edit) {
        kept.start = in_frames(edit.start, clock);
        // A clock of milliseconds cannot tell the frame: it only counts if it tells much less.
        let (length, tick) = (
            in_frames(edit.length, edit.movie.max(1).into()),
            in_frames(1, edit.movie.max(1).into()),
        );
        if edit.length > 0 && kept.start + length + tick < kept.end {
            kept.end = kept.start + length;
        }
    } else if let Some(range) = itunes(bytes) {
        kept = range.start..range.end.min(kept.end);
    }
    let start = kept.start.min(decoded) as usize;
    let kept = start..(kept.end.min(decoded) as usize).max(start);
    Ok(Part { sounds: vec![file.coded.finish(kept)], end })
}

/// Whether what follows the last whole box is the beginning of another.
fn chunk_follows(bytes: &[u8]) -> bool {
    bytes.get(4..8).is_some_and(|kind| kind.iter().all(u8::is_ascii_alphanumeric))
}
