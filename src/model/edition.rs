//! The manifest of an edition (`edition.json`).

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the format written here.
pub(crate) const VERSION: u32 = 1;
/// The sound, beside the manifest.
pub const AUDIO: &str = "audio.wav";
/// The timing map, beside the manifest.
pub const TIMING: &str = "timing.json";
/// The manifest itself; a folder without a valid one is an unfinished edition.
pub const MANIFEST: &str = "edition.json";

/// What an edition is, where it came from, and what its files hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Format version.
    pub version: u32,
    /// The article's title; empty if it has none.
    pub title: String,
    /// Who wrote the article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// When it was published, as its source writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Where it was read from, as the user named it.
    pub source: String,
    /// Its canonical address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// The chapters that the source names, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chapters: Vec<ChapterMark>,
    /// Who speaks.
    pub voice: VoiceUsed,
    /// Who speaks what is in other languages, where that is not the same voice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_voices: Vec<VoiceUsed>,
    /// The segments that a second voice spoke since the first could not, by their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stand_ins: Vec<String>,
    /// The segments whose sound may not be all of their text, by their ids: a voice answered with far
    /// less or more than is to be expected, twice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubtful: Vec<String>,
    /// How loud it is.
    pub loudness: Loudness,
    /// The files beside the manifest, by name.
    pub files: BTreeMap<String, FileMark>,
    /// What was exported from it, by the names of formats.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub exports: BTreeMap<String, ExportMark>,
    /// The program that wrote it, with its version.
    pub program: String,
}

/// Where a chapter begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChapterMark {
    /// Its name in the table of contents.
    pub title: String,
    /// Its depth there; 1 is the outermost.
    pub level: u8,
    /// The id of its first block in the timing map.
    pub block: String,
}

/// A voice of an edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoiceUsed {
    /// The voice card's name.
    pub name: String,
    /// Its backend.
    pub backend: String,
    /// The voice's licence.
    pub licence: String,
    /// Engine, data and settings, as the backend's fingerprint tells them.
    pub settings: String,
}

/// Levels of the sound.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Loudness {
    /// The largest sample, in decibels below full scale, to a hundredth.
    pub sample_peak_dbfs: f64,
    /// What its exports are brought to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub levelled: Option<LevelMark>,
}

/// How loud the sound of exports is. All numbers are rounded to a hundredth, shares to a ten-thousandth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelMark {
    /// What `audio.wav` is multiplied by, in decibels.
    pub gain_db: f64,
    /// Integrated loudness (EBU R128) in LUFS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrated_lufs: Option<f64>,
    /// Loudness range before limiting in LU.
    pub range_lu: f64,
    /// The highest true peak in dBTP, of all exports as a player decodes them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub true_peak_dbtp: Option<f64>,
    /// The share of the time in which the limiter reduces peaks by a tenth of a decibel or more.
    pub limited_share: f64,
    /// The deepest reduction of a peak in decibels.
    pub deepest_reduction_db: f64,
}

/// What was exported in one format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExportMark {
    /// The files, by their names beside the manifest.
    pub files: BTreeMap<String, FileMark>,
    /// What decided on the bytes beside the edition: codec, level, label.
    pub settings: String,
    /// The hash of the edition that it was made from; it is stale if the edition has another.
    pub edition: String,
    /// The label of synthetic sound in the file's metadata.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The sound as a player decodes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decoded: Option<DecodedMark>,
}

/// Levels of an exported sound as a player decodes it, rounded to a hundredth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecodedMark {
    /// Integrated loudness (EBU R128) in LUFS; none if it is silent or too short to have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrated_lufs: Option<f64>,
    /// True peak in dBTP; none for digital silence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub true_peak_dbtp: Option<f64>,
}

/// What a file held when it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMark {
    /// Length in bytes.
    pub bytes: u64,
    /// BLAKE3 in hexadecimal digits.
    pub blake3: String,
}
