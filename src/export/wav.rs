//! WAV: the levelled sound, with the label and the tags in `LIST INFO` and iXML.

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

/// The sub-chunk of `LIST INFO` that holds the label.
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
        wav::append(
            &path,
            &[(*b"LIST", info(publication)), (*b"iXML", ixml(publication).into_bytes())],
        )?;
        Ok(Some(mark))
    }

    fn label(&self, file: &Path) -> Result<Option<String>> {
        let Some(list) = wav::chunk(file, b"LIST")? else { return Ok(None) };
        let mut rest = list.get(4..).unwrap_or_default();
        while let [a, b, c, d, l0, l1, l2, l3, after @ ..] = rest {
            let length = u32::from_le_bytes([*l0, *l1, *l2, *l3]) as usize;
            let value = &after[..length.min(after.len())];
            if [*a, *b, *c, *d] == *AIGC {
                let text = value.split(|byte| *byte == 0).next().unwrap_or_default();
                return Ok(Some(String::from_utf8_lossy(text).into_owned()));
            }
            rest = after.get(length + length % 2..).unwrap_or_default();
        }
        Ok(None)
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
