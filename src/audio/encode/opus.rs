//! Ogg Opus (RFC 7845), and what a player decodes from it.

use crate::audio::loudness::{Measured, Meter};
use crate::error::{Error, Kind, Result};
use crate::model::units::SampleRate;
use opus_pure::{
    Application, MAX_PACKET_BYTES, OggOpusWriter, OpusDecoder, OpusEncoder, OpusHead, OpusTags,
};
use std::io::Write;

/// What every player decodes to.
const DECODED: u32 = 48_000;

/// The rate to encode sound of another rate at. Speech synthesizers give no more than 24 kHz.
pub fn rate_for(rate: SampleRate) -> SampleRate {
    SampleRate(if rate.0 <= 24_000 { 24_000 } else { DECODED })
}

/// Writes one file.
pub struct OpusStream<W: Write> {
    encoder: OpusEncoder,
    writer: OggOpusWriter<W>,
    /// Samples of the input for one packet of 20 ms.
    frame: usize,
    pre_skip: u64,
    ticks: u64,
    pending: Vec<f32>,
    /// A packet that is written when it is known not to be the last.
    held: Option<Vec<u8>>,
    taken: u64,
    decoder: OpusDecoder,
    meter: Meter,
    early: usize,
}

impl<W: Write> OpusStream<W> {
    /// For sound at a rate of [`rate_for`], which came from `original`.
    pub fn new(
        sink: W,
        rate: SampleRate,
        original: SampleRate,
        kbps: u32,
        tags: OpusTags,
    ) -> Result<Self> {
        let mut encoder = OpusEncoder::new(rate.0 as i32, 1, Application::Audio).map_err(failed)?;
        encoder.bitrate_bps = kbps as i32 * 1000;
        let head = OpusHead::for_encoder(&encoder, original.0);
        let pre_skip = u64::from(head.pre_skip);
        let decoder = head.decoder(DECODED as i32).map_err(failed)?;
        Ok(OpusStream {
            encoder,
            writer: OggOpusWriter::with_tags(sink, head, tags).map_err(failed)?,
            frame: rate.0 as usize / 50,
            pre_skip,
            ticks: u64::from(DECODED / rate.0),
            pending: Vec::new(),
            held: None,
            taken: 0,
            decoder,
            meter: Meter::new(SampleRate(DECODED))?,
            early: pre_skip as usize,
        })
    }

    /// Encodes samples.
    pub fn write(&mut self, samples: &[f32]) -> Result<()> {
        self.taken += samples.len() as u64;
        self.pending.extend_from_slice(samples);
        let whole = self.pending.len() / self.frame * self.frame;
        let ready: Vec<f32> = self.pending.drain(..whole).collect();
        ready.chunks(self.frame).try_for_each(|frame| self.put(frame))
    }

    /// Encodes the rest. The last page says where the sound ends, so that a player cuts the padding
    /// off.
    pub fn finish(mut self) -> Result<Measured> {
        // The encoder is behind its input by the pre-skip: silence pushes the end out.
        let all = self.taken + self.pre_skip.div_ceil(self.ticks);
        let put = self.taken - self.pending.len() as u64;
        let packets = (all - put).div_ceil(self.frame as u64).max(u64::from(self.taken == 0));
        for _ in 0..packets {
            let mut frame = std::mem::take(&mut self.pending);
            self.pending = frame.split_off(frame.len().min(self.frame));
            frame.resize(self.frame, 0.0);
            self.put(&frame)?;
        }
        let end = self.pre_skip + self.taken * self.ticks;
        if let Some(packet) = self.held.take() {
            let last = end.saturating_sub(self.writer.granule() as u64).max(1);
            self.writer.write_packet_with_duration(&packet, last as u32).map_err(failed)?;
        }
        self.writer.finish().map_err(failed)?;
        self.meter.finish()
    }

    fn put(&mut self, frame: &[f32]) -> Result<()> {
        if let Some(packet) = self.held.take() {
            self.writer.write_packet(&packet).map_err(failed)?;
        }
        let mut packet = vec![0; MAX_PACKET_BYTES];
        let length = self.encoder.encode(frame, self.frame, &mut packet).map_err(failed)?;
        packet.truncate(length);
        let decoded_frame = DECODED as usize / 50;
        let mut decoded = vec![0f32; decoded_frame];
        let count = self.decoder.decode(&packet, decoded_frame, &mut decoded).map_err(failed)?;
        let early = self.early.min(count);
        self.early -= early;
        self.meter.add(&decoded[early..count])?;
        self.held = Some(packet);
        Ok(())
    }
}

fn failed(e: opus_pure::Error) -> Error {
    Error::new(Kind::Disk, "the Opus file cannot be written").because(e)
}
