//! AAC-LC access units, and what a player decodes from them.

use crate::audio::loudness::{Measured, Meter};
use crate::error::{Error, Kind, Result};
use crate::model::units::{Frames, SampleRate};
use syom::{DecodeOptions, Decoder, EncodeOptions, Encoder};

/// Samples of an access unit.
pub const UNIT: u64 = 1024;
/// The rates that AAC has, as far as speech needs them.
const RATES: [u32; 9] = [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

/// The rate to encode sound of another rate at: the lowest that loses nothing.
pub fn rate_for(rate: SampleRate) -> SampleRate {
    SampleRate(RATES.into_iter().find(|r| *r >= rate.0).unwrap_or(48_000))
}

/// Encodes one stream. Each access unit is handed out as soon as it is there.
pub struct AacEncoder {
    encoder: Encoder,
    decoder: Decoder,
    meter: Meter,
}

/// What a container says of a stream.
#[derive(Clone, Debug)]
pub struct AacStream {
    /// `AudioSpecificConfig`.
    pub config: Vec<u8>,
    /// Frames that a player drops at the beginning.
    pub priming: Frames,
    /// Frames of sound.
    pub frames: Frames,
    /// As a player decodes it.
    pub heard: Measured,
}

impl AacEncoder {
    pub fn new(rate: SampleRate, kbps: u32) -> Result<Self> {
        let options = EncodeOptions::adts().with_bitrate_bps(kbps * 1000).with_lookahead(true);
        Ok(AacEncoder {
            encoder: Encoder::new(rate.0, 1, &options).map_err(failed)?,
            decoder: Decoder::new(DecodeOptions::unbounded()),
            meter: Meter::new(rate)?,
        })
    }

    /// Encodes samples; `each` takes the access units.
    pub fn encode(
        &mut self,
        samples: &[f32],
        each: &mut dyn FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        // The encoder refuses what is beyond full scale.
        let samples: Vec<f32> = samples.iter().map(|s| s.clamp(-1.0, 1.0)).collect();
        let AacEncoder { encoder, decoder, meter } = self;
        let mut result = Ok(());
        let fed = encoder.feed(&[&samples], |unit| {
            if result.is_ok() {
                result = taken(&unit, decoder, meter, each);
            }
            Ok(())
        });
        result.and(fed.map(drop).map_err(failed))
    }

    /// Encodes the rest.
    pub fn finish(self, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<AacStream> {
        let AacEncoder { mut encoder, mut decoder, mut meter } = self;
        let mut result = Ok(());
        let info = encoder.finish(|unit| {
            if result.is_ok() {
                result = taken(&unit, &mut decoder, &mut meter, each);
            }
            Ok(())
        });
        let info = result.and(info.map_err(failed))?;
        Ok(AacStream {
            config: encoder.asc().to_vec(),
            priming: Frames(info.priming),
            frames: Frames(info.samples),
            heard: meter.finish()?,
        })
    }
}

/// Hands a unit out, and measures what is decoded from it.
fn taken(
    unit: &syom::EncodedFrame<'_>,
    decoder: &mut Decoder,
    meter: &mut Meter,
    each: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    each(unit.payload)?;
    let mut result = Ok(());
    let decoded = decoder.feed(unit.au, |frame| {
        if let Some(samples) = frame.planar.first()
            && result.is_ok()
        {
            result = meter.add(samples);
        }
        Ok(())
    });
    result.and(decoded.map(drop).map_err(failed))
}

fn failed(e: syom::AacError) -> Error {
    Error::new(Kind::Bug, format!("the AAC encoder failed: {e}"))
}
