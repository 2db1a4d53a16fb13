//! The tables of a track: how long each sample is, how large, and where.

use super::boxes::{full, words};

/// Samples that lie one after the other, found by the place of the first.
#[derive(Clone, Copy, Debug)]
pub struct Chunks {
    /// Samples of each chunk but the last.
    pub samples: usize,
}

/// `stts`: runs of equal durations.
pub fn durations(durations: impl Iterator<Item = u32>) -> Vec<u8> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for duration in durations {
        match runs.last_mut() {
            Some((count, same)) if *same == duration => *count += 1,
            _ => runs.push((1, duration)),
        }
    }
    let list: Vec<u32> = runs.iter().flat_map(|(count, duration)| [*count, *duration]).collect();
    full(b"stts", 0, 0, &[&words(&[runs.len() as u32]), &words(&list)])
}

/// `stsz`.
pub fn sizes(sizes: &[u32]) -> Vec<u8> {
    full(b"stsz", 0, 0, &[&words(&[0, sizes.len() as u32]), &words(sizes)])
}

/// `stsc`.
pub fn chunks(count: usize, chunks: Chunks) -> Vec<u8> {
    let whole = count / chunks.samples;
    let rest = count % chunks.samples;
    let mut entries = Vec::new();
    if whole > 0 {
        entries.push([1, chunks.samples as u32, 1]);
    }
    if rest > 0 {
        entries.push([whole as u32 + 1, rest as u32, 1]);
    }
    full(b"stsc", 0, 0, &[&words(&[entries.len() as u32]), &words(&entries.concat())])
}

/// `stco`, or `co64` in a file that is longer than 4 GiB.
pub fn places(sizes: &[u32], chunks: Chunks, start: u64, wide: bool) -> Vec<u8> {
    let mut at = start;
    let mut places = Vec::new();
    for chunk in sizes.chunks(chunks.samples) {
        places.push(at);
        at += chunk.iter().map(|size| u64::from(*size)).sum::<u64>();
    }
    let count = words(&[places.len() as u32]);
    match wide {
        true => {
            let list: Vec<u8> = places.iter().flat_map(|at| at.to_be_bytes()).collect();
            full(b"co64", 0, 0, &[&count, &list])
        }
        false => {
            let list: Vec<u32> = places.iter().map(|at| *at as u32).collect();
            full(b"stco", 0, 0, &[&count, &words(&list)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_chunks_are_put_together() {
        assert_eq!(durations([5, 5, 7].into_iter())[12..], words(&[2, 2, 5, 1, 7]));
        let by = Chunks { samples: 2 };
        assert_eq!(chunks(5, by)[12..], words(&[2, 1, 2, 1, 3, 1, 1]));
        assert_eq!(chunks(1, by)[12..], words(&[1, 1, 1, 1]));
        assert_eq!(places(&[10, 20, 30], by, 100, false)[12..], words(&[2, 100, 130]));
        assert_eq!(places(&[10], by, 1 << 33, true)[12..], words(&[1, 2, 0]));
    }
}
