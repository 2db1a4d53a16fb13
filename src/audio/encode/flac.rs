//! FLAC (RFC 9639): 16-bit mono, frame by frame.

use crate::error::{Error, Kind, Result};
use crate::model::units::{Frames, SampleRate};
use flacenc::bitsink::ByteSink;
use flacenc::component::{BitRepr, StreamInfo};
use flacenc::config::Encoder;
use flacenc::error::{Verified, Verify};
use flacenc::source::{Context, Fill, FrameBuf};
use std::fmt::Debug;

/// Samples of a frame.
const BLOCK: usize = 4096;

/// What a block of metadata is (RFC 9639, 8.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    StreamInfo = 0,
    Comments = 4,
    Picture = 6,
}

/// The bytes of a block of metadata with its header; `None` if it is too long for one.
pub fn block(kind: Block, is_last: bool, body: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(body.len()).ok().filter(|n| *n < 1 << 24)?;
    let [_, a, b, c] = length.to_be_bytes();
    Some([&[kind as u8 | u8::from(is_last) << 7, a, b, c][..], body].concat())
}

/// Encodes one stream.
pub struct FlacEncoder {
    config: Verified<Encoder>,
    info: StreamInfo,
    hashed: Context,
    buffer: FrameBuf,
    pending: Vec<i32>,
    frame: usize,
}

impl FlacEncoder {
    pub fn new(rate: SampleRate) -> Result<Self> {
        let config = Encoder::default().into_verified().map_err(|(_, e)| failed(e))?;
        Ok(FlacEncoder {
            config,
            info: StreamInfo::new(rate.0 as usize, 1, 16).map_err(failed)?,
            hashed: Context::new(16, 1),
            buffer: FrameBuf::with_size(1, BLOCK).map_err(failed)?,
            pending: Vec::with_capacity(2 * BLOCK),
            frame: 0,
        })
    }

    /// Encodes samples and appends what is ready to `out`.
    pub fn encode(&mut self, samples: &[i16], out: &mut Vec<u8>) -> Result<()> {
        self.pending.extend(samples.iter().map(|s| i32::from(*s)));
        let whole = self.pending.len() / BLOCK * BLOCK;
        let ready: Vec<i32> = self.pending.drain(..whole).collect();
        ready.chunks(BLOCK).try_for_each(|block| self.put(block, out))
    }

    /// Encodes what is left; the body of the block that stands before all others in the file.
    pub fn finish(mut self, out: &mut Vec<u8>) -> Result<Vec<u8>> {
        let rest = std::mem::take(&mut self.pending);
        if !rest.is_empty() {
            self.put(&rest, out)?;
        }
        let total = Frames(self.hashed.total_samples() as u64);
        // A stream without frames has no smallest one.
        if total == Frames(0) {
            self.info = StreamInfo::new(self.info.sample_rate(), 1, 16).map_err(failed)?;
        } else {
            // All blocks but the last, which does not count, have one size.
            self.info.set_block_sizes(BLOCK, BLOCK).map_err(failed)?;
        }
        self.info.set_total_samples(total.index());
        self.info.set_md5_digest(&self.hashed.md5_digest());
        let mut sink = ByteSink::new();
        self.info.write(&mut sink).map_err(failed)?;
        Ok(sink.into_inner())
    }

    fn put(&mut self, block: &[i32], out: &mut Vec<u8>) -> Result<()> {
        self.buffer.fill_interleaved(block).map_err(failed)?;
        self.hashed.fill_interleaved(block).map_err(failed)?;
        let encode = flacenc::encode_fixed_size_frame;
        let frame = encode(&self.config, &self.buffer, self.frame, &self.info).map_err(failed)?;
        self.info.update_frame_info(&frame);
        self.frame += 1;
        let mut sink = ByteSink::new();
        frame.write(&mut sink).map_err(failed)?;
        out.extend(sink.into_inner());
        Ok(())
    }
}

fn failed(e: impl Debug) -> Error {
    Error::new(Kind::Bug, format!("the FLAC encoder failed: {e:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::decode::decode;

    #[test]
    fn what_is_encoded_is_decoded() {
        for length in [0, 1, 4096, 4111, 10_001] {
            let samples: Vec<i16> =
                (0..length).map(|i| ((i * 37 % 400) * 60 - 9000) as i16).collect();
            let (mut encoder, mut frames) =
                (FlacEncoder::new(SampleRate(22_050)).unwrap(), Vec::new());
            for part in samples.chunks(1000) {
                encoder.encode(part, &mut frames).unwrap();
            }
            let info = encoder.finish(&mut frames).unwrap();
            assert_eq!(info.len(), 34);
            let file =
                [b"fLaC", &block(Block::StreamInfo, true, &info).unwrap()[..], &frames].concat();
            if length > 0 {
                assert_eq!(decode(file).unwrap().samples, samples, "{length}");
            }
        }
    }

    #[test]
    fn a_block_has_its_length() {
        assert_eq!(block(Block::Comments, true, b"abc").unwrap(), b"\x84\0\0\x03abc");
        assert_eq!(block(Block::Picture, false, &vec![0; 1 << 24]), None);
    }
}
