//! symphonia's decoders, fed with packets; and its demuxers, where they are right.
//!
//! None of its trimming is used: its demuxers estimate lengths (MP3) or ignore what the file says
//! about delay and padding (MP4), so the readers beside this one cut by what the format defines.

use super::part::{LONGEST, Pcm, broken, mono};
use crate::error::Result;
use crate::model::units::SampleRate;
use std::io::Cursor;
use symphonia::core::codecs::audio::{AudioCodecParameters, AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error as Fault;
use symphonia::core::formats::TrackType;
use symphonia::core::formats::probe::Hint;
use symphonia::core::io::MediaSourceStream;
use symphonia::core::packet::PacketRef;
use symphonia::core::units::{Duration, Timestamp};

/// A decoder and what it has decoded.
pub(super) struct Coded {
    decoder: Box<dyn AudioDecoder>,
    block: Vec<i16>,
    rate: SampleRate,
    pub(super) samples: Vec<i16>,
}

impl Coded {
    pub(super) fn new(parameters: &AudioCodecParameters) -> Result<Self> {
        let decoder = symphonia::default::get_codecs()
            .make_audio_decoder(parameters, &AudioDecoderOptions::default().gapless(false))
            .map_err(broken)?;
        let rate = SampleRate(0);
        Ok(Coded { decoder, block: Vec::new(), rate, samples: Vec::new() })
    }

    /// Decodes a packet; the number of frames that it gave.
    pub(super) fn feed(&mut self, data: &[u8]) -> Result<usize> {
        let packet = PacketRef::new(0, Timestamp::ZERO, Duration::ZERO, data);
        let decoded = self.decoder.decode_ref(&packet).map_err(broken)?;
        let (rate, channels) = (decoded.spec().rate(), decoded.spec().channels().count());
        self.block.resize(decoded.samples_interleaved(), 0);
        decoded.copy_to_slice_interleaved(&mut self.block);
        if self.rate.0 != rate && !self.samples.is_empty() {
            return Err(broken("its rate changes within it"));
        }
        self.rate = SampleRate(rate);
        let before = self.samples.len();
        self.samples.extend(mono(&self.block, channels));
        if self.samples.len() > LONGEST {
            return Err(broken("it is longer than half an hour"));
        }
        Ok(self.samples.len() - before)
    }

    /// What was decoded, without the frames outside of `kept`.
    pub(super) fn finish(mut self, kept: std::ops::Range<usize>) -> Pcm {
        self.samples.truncate(kept.end);
        self.samples.drain(..kept.start.min(self.samples.len()));
        Pcm { rate: self.rate, samples: self.samples }
    }

    /// Frames a second; 0 before the first packet.
    pub(super) fn rate(&self) -> SampleRate {
        self.rate
    }
}

/// The first track of sound of a container.
pub(super) struct Demuxed {
    pub(super) coded: Coded,
    /// Ticks of the track's clock a second.
    pub(super) clock: u32,
    /// The sum of what its packets say they last, in ticks.
    pub(super) ticks: u64,
    /// Frames that its header says there are.
    pub(super) promised: Option<u64>,
}

/// Takes a container apart with symphonia.
pub(super) fn demux(bytes: &[u8]) -> Result<Demuxed> {
    let source = Cursor::new(bytes.to_vec());
    let stream = MediaSourceStream::new(Box::new(source), Default::default());
    let mut format = symphonia::default::get_probe()
        .probe(&Hint::new(), stream, Default::default(), Default::default())
        .map_err(broken)?;
    let track = format.default_track(TrackType::Audio).ok_or_else(|| broken("it has no sound"))?;
    let (id, promised) = (track.id, track.num_frames);
    let clock = track.time_base.map_or(0, |base| base.denom.get());
    let parameters = track.codec_params.as_ref().and_then(|p| p.audio());
    let parameters = parameters.ok_or_else(|| broken("it does not say how it is encoded"))?;
    let mut coded = Coded::new(parameters)?;
    let mut ticks = 0u64;
    loop {
        let packet = match format.next_packet() {
            Ok(Some(packet)) => packet,
            Ok(None) => break,
            // The end of a stream that does not say where it ends.
            Err(Fault::IoError(e)) if e.kind() == std::io::ErrorKind::UnexpectedEof => break,
            Err(e) => return Err(broken(e)),
        };
        if packet.track_id == id {
            ticks = ticks.saturating_add(packet.block_dur().get());
            coded.feed(&packet.data)?;
        }
    }
    Ok(Demuxed { coded, clock, ticks, promised })
}
