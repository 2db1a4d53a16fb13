//! Ogg: Opus, Vorbis and FLAC in one chain or several, cut by their granule positions.
//!
//! RFC 3533 (pages), RFC 7845 (Opus), the Vorbis I specification, A.2 (where Vorbis begins and ends),
//! RFC 9639, 10.1 (FLAC).

use super::coded::{Coded, demux};
use super::part::{LONGEST, Part, Pcm, broken};
use crate::error::Result;
use crate::model::units::SampleRate;
use std::io::Cursor;
use symphonia::core::codecs::audio::AudioCodecParameters;
use symphonia::core::codecs::audio::well_known::CODEC_ID_VORBIS;

/// A page.
struct Page<'a> {
    is_first: bool,
    continues: bool,
    granule: i64,
    serial: u32,
    lacing: &'a [u8],
    body: &'a [u8],
    size: usize,
}

impl<'a> Page<'a> {
    /// The page at the beginning of some bytes. An error if it is not all there.
    fn parse(b: &'a [u8]) -> Result<Option<Page<'a>>> {
        if !b.starts_with(b"OggS") {
            return Ok(None);
        }
        let cut = || broken("it ends within a page");
        let head = b.get(..27).ok_or_else(cut)?;
        let lacing = b.get(27..27 + usize::from(head[26])).ok_or_else(cut)?;
        let start = 27 + lacing.len();
        let size = start + lacing.iter().map(|n| usize::from(*n)).sum::<usize>();
        let body = b.get(start..size).ok_or_else(cut)?;
        let granule = head[6..14].try_into().map_or(-1, i64::from_le_bytes);
        let serial = u32::from_le_bytes([head[14], head[15], head[16], head[17]]);
        let (continues, is_first) = (head[5] & 1 > 0, head[5] & 2 > 0);
        Ok(Some(Page { is_first, continues, granule, serial, lacing, body, size }))
    }
}

/// One link of a chain: its bytes are those of the beginning.
pub(super) fn read(bytes: &[u8]) -> Result<Part> {
    let (mut end, mut pages, mut begun) = (0, Vec::new(), false);
    while let Some(page) = Page::parse(&bytes[end..])? {
        // The first pages of all streams of a link stand before all others.
        if page.is_first && begun {
            break;
        }
        begun |= !page.is_first;
        end += page.size;
        pages.push(page);
    }
    let starts = |magic: &[u8]| pages.iter().find(|p| p.is_first && p.body.starts_with(magic));
    let link = &bytes[..end];
    let sound = if starts(b"OpusHead").is_some() {
        opus(link)?
    } else if let Some(serial) = starts(b"\x01vorbis").map(|p| p.serial) {
        pages.retain(|p| p.serial == serial);
        vorbis(&pages)?
    } else if starts(b"\x7fFLAC").is_some() {
        let file = demux(link)?;
        let frames = file.coded.samples.len();
        file.coded.finish(0..frames)
    } else {
        return Err(broken("it is Ogg of a codec that is not read here"));
    };
    Ok(Part { sounds: vec![sound], end })
}

/// Calls for each whole packet of a stream, with the granule position of the page if it is the last
/// one that ends there.
fn packets(pages: &[Page], mut packet: impl FnMut(&[u8], Option<i64>) -> Result<()>) -> Result<()> {
    let mut whole: Vec<u8> = Vec::new();
    for page in pages {
        if !page.continues {
            whole.clear();
        }
        let last = page.lacing.iter().rposition(|n| *n < 255);
        let mut at = 0;
        for (i, n) in page.lacing.iter().enumerate() {
            let next = at + usize::from(*n);
            whole.extend_from_slice(&page.body[at..next]);
            at = next;
            if *n < 255 {
                packet(&whole, Some(page.granule).filter(|g| last == Some(i) && *g >= 0))?;
                whole.clear();
            }
        }
    }
    Ok(())
}

fn vorbis(pages: &[Page]) -> Result<Pcm> {
    let (mut headers, mut coded) = (Vec::new(), None);
    // Granule position and frames decoded, at the end of the first and of the last page.
    let (mut first, mut last) = (None, None);
    packets(pages, |packet, granule| {
        match (packet.first(), &mut coded) {
            (Some(1 | 5), None) => headers.extend_from_slice(packet),
            (Some(kind), _) if kind & 1 == 1 => {}
            (None, _) => {}
            (_, none @ None) => {
                let mut parameters = AudioCodecParameters::new();
                parameters.for_codec(CODEC_ID_VORBIS).with_extra_data(headers.as_slice().into());
                none.insert(Coded::new(&parameters)?).feed(packet)?;
            }
            (_, Some(coded)) => {
                coded.feed(packet)?;
            }
        }
        if let (Some(granule), Some(coded)) = (granule, &coded) {
            last = Some((granule, coded.samples.len() as i64));
            first = first.or(last);
        }
        Ok(())
    })?;
    let coded = coded.ok_or_else(|| broken("there is no sound in it"))?;
    let frames = coded.samples.len();
    let kept = match (first, last) {
        (Some(first), Some(last)) => {
            // What is decoded before position 0 is cut, unless the stream is one page: then the
            // end is.
            let offset = if first == last { 0 } else { first.0 - first.1 };
            let start = (-offset).clamp(0, frames as i64);
            start as usize..(last.0 - offset).clamp(start, frames as i64) as usize
        }
        _ => 0..frames,
    };
    Ok(coded.finish(kept))
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
            samples.push((mean * 32768.0).round().clamp(-32768.0, 32767.0) as i16);
        }
        if samples.len() > LONGEST {
            return Err(broken("it is longer than half an hour"));
        }
    }
    Ok(Pcm { rate: SampleRate(RATE), samples })
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use opus_pure::{Application, MAX_PACKET_BYTES, OggOpusWriter, OpusEncoder, OpusHead};

    fn tone(frames: usize) -> Vec<u8> {
        let mut encoder = OpusEncoder::new(24_000, 1, Application::Audio).unwrap();
        let head = OpusHead::for_encoder(&encoder, 24_000);
        let mut writer = OggOpusWriter::new(Vec::new(), head).unwrap();
        let mut packet = vec![0; MAX_PACKET_BYTES];
        let tone: Vec<f32> = (0..frames).map(|i| (i as f32 * 0.115).sin() * 0.5).collect();
        for block in tone.chunks_exact(480) {
            let n = encoder.encode(block, 480, &mut packet).unwrap();
            writer.write_packet(&packet[..n]).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn opus_comes_back_and_a_chain_of_it_too() {
        let pcm = decode(tone(24_000)).unwrap();
        assert_eq!(pcm.rate.0, 48_000);
        assert!((47_000..=48_000).contains(&pcm.samples.len()), "{}", pcm.samples.len());
        let loud = pcm.samples.iter().map(|s| s.unsigned_abs()).max().unwrap();
        assert!((14_000..19_000).contains(&loud), "{loud}");
        let chain = decode([tone(24_000), tone(12_000)].concat()).unwrap();
        let alone = decode(tone(12_000)).unwrap();
        assert_eq!(chain.samples.len(), pcm.samples.len() + alone.samples.len());
    }

    #[test]
    fn a_page_that_is_cut_is_told() {
        let whole = tone(24_000);
        let e = decode(whole[..whole.len() - 9].to_vec()).unwrap_err();
        assert!(e.to_string().contains("within a page"), "{e}");
    }
}
