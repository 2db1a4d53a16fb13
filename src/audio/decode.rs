//! Encoded sound → mono samples: WAV, MP3, AAC (also in MP4), FLAC, Ogg Vorbis and Ogg Opus, told
//! apart by their bytes, since servers name them wrongly.

use crate::error::{Error, Kind, Result};
use crate::model::units::SampleRate;
use std::io::Cursor;
use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::errors::Error as Fault;
use symphonia::core::formats::TrackType;
use symphonia::core::formats::probe::Hint;
use symphonia::core::io::MediaSourceStream;

/// Frames that one answer may hold: half an hour at 48 kHz. A small file can unpack to more.
const LONGEST: usize = 48_000 * 60 * 30;

/// Mono sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pcm {
    /// Frames a second.
    pub rate: SampleRate,
    /// One sample a frame.
    pub samples: Vec<i16>,
}

/// Decodes a whole file; several channels become their mean.
///
/// [`Kind::Transient`] if it is no sound that is known here, is broken or cut off: another answer
/// may be whole.
pub fn decode(bytes: Vec<u8>) -> Result<Pcm> {
    if bytes.is_empty() {
        return Err(broken("it is empty"));
    }
    // The decoders are careful, and still overflow on headers that lie: an answer of a stranger must
    // not end the program.
    std::panic::catch_unwind(|| {
        let is_opus = bytes.starts_with(b"OggS") && bytes.get(28..36) == Some(b"OpusHead");
        if is_opus { opus(&bytes) } else { symphonia(whole_wav(bytes)?) }
    })
    .unwrap_or_else(|_| Err(broken("its decoder failed")))
}

/// Raw 16-bit samples, little-endian, of so many channels.
pub fn raw(bytes: &[u8], rate: SampleRate, channels: usize) -> Result<Pcm> {
    let channels = channels.max(1);
    if !bytes.len().is_multiple_of(2 * channels) {
        return Err(broken("it ends within a sample"));
    }
    let samples: Vec<i16> =
        bytes.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])).collect();
    Ok(Pcm { rate, samples: mono(&samples, channels) })
}

fn broken(why: impl std::fmt::Display) -> Error {
    Error::new(Kind::Transient, format!("the sound cannot be decoded: {why}"))
}

/// The mean of the channels of interleaved samples.
fn mono(samples: &[i16], channels: usize) -> Vec<i16> {
    let mean = |frame: &[i16]| {
        (frame.iter().map(|s| i32::from(*s)).sum::<i32>() / frame.len() as i32) as i16
    };
    samples.chunks_exact(channels.max(1)).map(mean).collect()
}

/// A server that streams a WAV does not know its size when it writes the header, and says 0 or the
/// largest number. Any other size that is not there means that the file is cut off.
fn whole_wav(mut bytes: Vec<u8>) -> Result<Vec<u8>> {
    if !bytes.starts_with(b"RIFF") {
        return Ok(bytes);
    }
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
        let left = bytes.len() - at - 8;
        if head.starts_with(b"fmt ") && !is_plausible(bytes.get(at + 8..at + 24)) {
            return Err(broken("its header makes no sense"));
        }
        if head.starts_with(b"data") {
            let unknown = size == 0 || size >= 0x7fff_0000;
            if !unknown && size as usize > left {
                return Err(broken(format_args!("{left} bytes of {size} are there")));
            }
            if unknown {
                let size = u32::try_from(left & !1).unwrap_or(u32::MAX).to_le_bytes();
                bytes[at + 4..at + 8].copy_from_slice(&size);
                let riff = u32::try_from(bytes.len() - 8).unwrap_or(u32::MAX).to_le_bytes();
                bytes[4..8].copy_from_slice(&riff);
            }
            return Ok(bytes);
        }
        at = at.saturating_add(8 + size as usize + (size as usize & 1));
    }
    Err(broken("a WAV file without samples"))
}

/// Whether a format is one of sound: channels, rate and bits of a sample.
fn is_plausible(format: Option<&[u8]>) -> bool {
    let Some(f) = format else { return false };
    let channels = u16::from_le_bytes([f[2], f[3]]);
    let rate = u32::from_le_bytes([f[4], f[5], f[6], f[7]]);
    let bits = u16::from_le_bytes([f[14], f[15]]);
    (1..=8).contains(&channels) && (4000..=384_000).contains(&rate) && (1..=64).contains(&bits)
}

fn symphonia(bytes: Vec<u8>) -> Result<Pcm> {
    let stream = MediaSourceStream::new(Box::new(Cursor::new(bytes)), Default::default());
    let mut format = symphonia::default::get_probe()
        .probe(&Hint::new(), stream, Default::default(), Default::default())
        .map_err(broken)?;
    let track = format.default_track(TrackType::Audio).ok_or_else(|| broken("it has no sound"))?;
    let id = track.id;
    let parameters = track.codec_params.as_ref().and_then(|p| p.audio());
    let parameters = parameters.ok_or_else(|| broken("it does not say how it is encoded"))?;
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(parameters, &AudioDecoderOptions::default())
        .map_err(broken)?;
    let mut sound: Option<Pcm> = None;
    let mut block: Vec<i16> = Vec::new();
    loop {
        let packet = match format.next_packet() {
            Ok(Some(packet)) => packet,
            Ok(None) => break,
            // The end of a stream that does not say where it ends.
            Err(Fault::IoError(e)) if e.kind() == std::io::ErrorKind::UnexpectedEof => break,
            Err(e) => return Err(broken(e)),
        };
        if packet.track_id != id {
            continue;
        }
        let decoded = decoder.decode(&packet).map_err(broken)?;
        let (rate, channels) = (decoded.spec().rate(), decoded.spec().channels().count());
        block.resize(decoded.samples_interleaved(), 0);
        decoded.copy_to_slice_interleaved(&mut block);
        let rate = SampleRate(rate);
        let sound = sound.get_or_insert_with(|| Pcm { rate, samples: Vec::new() });
        if sound.rate != rate {
            return Err(broken("its rate changes within it"));
        }
        sound.samples.extend(mono(&block, channels));
        if sound.samples.len() > LONGEST {
            return Err(broken("it is longer than half an hour"));
        }
    }
    sound.ok_or_else(|| broken("there is no sound in it"))
}

fn opus(bytes: &[u8]) -> Result<Pcm> {
    use opus_pure::{MAX_PACKET_SAMPLES, OggOpusReader, Trim};
    const RATE: u32 = 48_000;
    let mut reader = OggOpusReader::new(Cursor::new(bytes)).map_err(broken)?;
    let head = reader.head().clone();
    let channels = usize::from(head.channel_count);
    let mut decoder = head.decoder(RATE as i32).map_err(broken)?;
    let mut trim = Trim::new(&head, RATE as i32, channels).map_err(broken)?;
    let mut block = vec![0f32; MAX_PACKET_SAMPLES * channels];
    let mut samples = Vec::new();
    for packet in reader.packets() {
        let packet = packet.map_err(broken)?;
        let n = decoder.decode(&packet.data, MAX_PACKET_SAMPLES, &mut block).map_err(broken)?;
        for frame in trim.keep(&packet, &block[..n * channels]).chunks_exact(channels) {
            let mean = frame.iter().sum::<f32>() / channels as f32;
            samples.push((mean * 32767.0).clamp(-32768.0, 32767.0) as i16);
        }
        if samples.len() > LONGEST {
            return Err(broken("it is longer than half an hour"));
        }
    }
    Ok(Pcm { rate: SampleRate(RATE), samples })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wav(channels: u16, frames: usize) -> Vec<u8> {
        let spec = hound::WavSpec {
            channels,
            sample_rate: 24_000,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut bytes = Cursor::new(Vec::new());
        let mut writer = hound::WavWriter::new(&mut bytes, spec).unwrap();
        for i in 0..frames {
            (0..channels).for_each(|c| writer.write_sample((i as i16) + 100 * c as i16).unwrap());
        }
        writer.finalize().unwrap();
        bytes.into_inner()
    }

    #[test]
    fn channels_become_their_mean() {
        let pcm = decode(wav(2, 500)).unwrap();
        assert_eq!((pcm.rate.0, pcm.samples.len()), (24_000, 500));
        assert_eq!(pcm.samples[7], 57);
    }

    #[test]
    fn a_streamed_wav_does_not_know_its_size_and_a_cut_one_does() {
        for size in [0u32, u32::MAX, 0x7fff_ffff] {
            let mut streamed = wav(1, 300);
            streamed[40..44].copy_from_slice(&size.to_le_bytes());
            streamed[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
            assert_eq!(decode(streamed).unwrap().samples.len(), 300, "{size}");
        }
        let mut cut = wav(1, 300);
        cut.truncate(400);
        assert!(decode(cut).unwrap_err().to_string().contains("356 bytes of 600"));
    }

    #[test]
    fn what_is_no_sound_is_told_and_nothing_panics() {
        for bad in [&b""[..], b"{\"error\": 1}", b"RIFF", b"OggS", b"fLaC\0\0", b"ID3\x04"] {
            assert_eq!(decode(bad.to_vec()).unwrap_err().kind(), Kind::Transient, "{bad:?}");
        }
        let whole = wav(1, 200);
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 0xff;
            let _ = decode(flipped);
            let _ = decode(whole[..at].to_vec());
        }
        assert!(raw(&[1, 2, 3], SampleRate(8000), 1).is_err());
    }

    #[test]
    fn opus_comes_back() {
        use opus_pure::{Application, MAX_PACKET_BYTES, OggOpusWriter, OpusEncoder, OpusHead};
        let mut encoder = OpusEncoder::new(24_000, 1, Application::Audio).unwrap();
        let head = OpusHead::for_encoder(&encoder, 24_000);
        let mut writer = OggOpusWriter::new(Vec::new(), head).unwrap();
        let mut packet = vec![0; MAX_PACKET_BYTES];
        let tone: Vec<f32> = (0..24_000).map(|i| (i as f32 * 0.115).sin() * 0.5).collect();
        for block in tone.chunks_exact(480) {
            let n = encoder.encode(block, 480, &mut packet).unwrap();
            writer.write_packet(&packet[..n]).unwrap();
        }
        let pcm = decode(writer.finish().unwrap()).unwrap();
        assert_eq!(pcm.rate.0, 48_000);
        assert!((47_000..=48_000).contains(&pcm.samples.len()), "{}", pcm.samples.len());
        let loud = pcm.samples.iter().map(|s| s.unsigned_abs()).max().unwrap();
        assert!((14_000..19_000).contains(&loud), "{loud}");
    }
}
