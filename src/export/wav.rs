//! WAV: the levelled sound, with tags in `LIST INFO` and iXML, and the label in both and in a chunk of
//! its own.

use super::exporter::Exporter;
use super::publication::Publication;
use super::sound::to_pcm;
use super::within::within;
use crate::audio::loudness::Meter;
use crate::audio::wav::{self, WavWriter};
use crate::error::Result;
use crate::model::edition::DecodedMark;
use quick_xml::escape::escape;
use std::path::Path;

const FILE: &str = "audio.levelled.wav";

/// The chunk that holds the label, as China's practice guide for metadata of files names it; and its
/// place in `LIST INFO`, where common readers look.
const AIGC: &[u8; 4] = b"AIGC";

pub struct Wav;

impl Exporter for Wav {
    fn name(&self) -> &'static str {
        "wav"
    }

    fn about(&self) -> &'static str {
        "levelled and labelled sound, 16-bit PCM"
    }

    fn files(&self) -> &'static [&'static str] {
        &[FILE]
    }

    fn settings(&self) -> String {
        "wav, 16-bit PCM".into()
    }

    fn export(&self, publication: &Publication, folder: &Path) -> Result<Option<DecodedMark>> {
        let path = folder.join(FILE);
        let sound = &publication.sound;
        let mark = within(sound, 0.0, |sound, room| {
            let mut writer = WavWriter::create(&path, sound.rate())?;
            let mut meter = Meter::new(sound.rate())?;
            let (mut pcm, mut heard) = (Vec::new(), Vec::new());
            sound.read(room, &mut |samples| {
                to_pcm(samples, &mut pcm);
                heard.clear();
                heard.extend(pcm.iter().map(|s| f32::from(*s) / 32768.0));
                meter.add(&heard)?;
                writer.write(&pcm)
            })?;
            writer.finish()?;
            meter.finish()
        })?;
        let mut chunks =
            vec![(*b"LIST", info(publication)), (*b"iXML", ixml(publication).into_bytes())];
        let label = publication.label.as_ref();
        chunks.extend(label.map(|label| (*AIGC, label.aigc.clone().into_bytes())));
        wav::append(&path, &chunks)?;
        Ok(Some(mark))
    }

    fn label(&self, file: &Path) -> Result<Option<String>> {
        let body = wav::chunk(file, AIGC)?;
        Ok(body.map(|body| String::from_utf8_lossy(&body).into_owned()))
    }
}

/// The body of `LIST INFO`. Its values are UTF-8 here, as most readers take them today.
fn info(publication: &Publication) -> Vec<u8> {
    let tags = &publication.tags;
    let mut fields: Vec<([u8; 4], &str)> = vec![
        (*b"INAM", &tags.title),
        (*b"IART", &tags.artist),
        (*b"IPRD", &tags.album),
        (*b"ICRD", tags.day()),
        (*b"ILNG", &tags.language),
        (*b"ISRC", &tags.link),
        (*b"ICOP", &tags.licence),
        (*b"ISFT", &tags.program),
    ];
    if let Some(label) = &publication.label {
        fields.extend([(*b"ICMT", label.sentence.as_str()), (*AIGC, label.aigc.as_str())]);
    }
    let mut body = b"INFO".to_vec();
    for (id, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        body.extend(id);
        // Strings end with a zero, and chunks are even.
        body.extend((value.len() as u32 + 1).to_le_bytes());
        body.extend(value.as_bytes());
        body.push(0);
        if value.len().is_multiple_of(2) {
            body.push(0);
        }
    }
    body
}

fn ixml(publication: &Publication) -> String {
    let element = |name: &str, value: &str| format!("<{name}>{}</{name}>", escape(value));
    let label = publication
        .label
        .as_ref()
        .map(|label| element("AIGC", &label.aigc) + &element("NOTE", &label.sentence));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BWFXML><IXML_VERSION>1.61</IXML_VERSION>{}{}</BWFXML>\n",
        element("PROJECT", &publication.tags.title),
        label.unwrap_or_default()
    )
}
