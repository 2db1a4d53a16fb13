//! MP3 at a constant bit rate, and what a player decodes from it.

use crate::audio::loudness::{Measured, Meter};
use crate::error::{Error, Kind, Result};
use crate::model::units::SampleRate;
use std::fs::File;
use std::path::Path;
use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::errors::Error as Fault;
use symphonia::core::formats::TrackType;
use symphonia::core::formats::probe::Hint;
use symphonia::core::io::MediaSourceStream;

/// The rates that MP3 has.
const RATES: [u32; 9] = [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

/// The rate to encode sound of another rate at: the lowest that loses nothing.
pub fn rate_for(rate: SampleRate) -> SampleRate {
    SampleRate(RATES.into_iter().find(|r| *r >= rate.0).unwrap_or(48_000))
}

/// Kilobits a second for speech at a rate. MPEG 2.5 has no more than 64.
pub fn kbps_for(rate: SampleRate) -> u32 {
    if rate.0 <= 24_000 { 64 } else { 96 }
}

/// Measures a file as a player decodes it.
pub fn heard(path: &Path) -> Result<Measured> {
    let bad = |e: &dyn std::fmt::Display| {
        Error::new(Kind::Bug, format!("the MP3 that was written cannot be decoded: {e}"))
    };
    let file = File::open(path).map_err(|e| bad(&e))?;
    let stream = MediaSourceStream::new(Box::new(file), Default::default());
    let mut format = symphonia::default::get_probe()
        .probe(Hint::new().with_extension("mp3"), stream, Default::default(), Default::default())
        .map_err(|e| bad(&e))?;
    let track = format.default_track(TrackType::Audio).ok_or_else(|| bad(&"it has no sound"))?;
    let parameters =
        track.codec_params.as_ref().and_then(|p| p.audio()).ok_or_else(|| bad(&"no codec"))?;
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(parameters, &AudioDecoderOptions::default())
        .map_err(|e| bad(&e))?;
    let mut meter: Option<Meter> = None;
    let mut samples = Vec::new();
    loop {
        let packet = match format.next_packet() {
            Ok(Some(packet)) => packet,
            Ok(None) => break,
            Err(Fault::IoError(e)) if e.kind() == std::io::ErrorKind::UnexpectedEof => break,
            Err(e) => return Err(bad(&e)),
        };
        let decoded = decoder.decode(&packet).map_err(|e| bad(&e))?;
        samples.resize(decoded.samples_interleaved(), 0f32);
        decoded.copy_to_slice_interleaved(&mut samples);
        let rate = SampleRate(decoded.spec().rate());
        match &mut meter {
            Some(meter) => meter.add(&samples)?,
            none => none.insert(Meter::new(rate)?).add(&samples)?,
        }
    }
    meter.ok_or_else(|| bad(&"it is empty"))?.finish()
}
