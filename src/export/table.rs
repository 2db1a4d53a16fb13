//! The formats that are built in. A new one is a file beside this one and a row here.

use super::exporter::Exporter;
use super::flac::Flac;
use super::m4b::{M4A, M4B};
#[cfg(feature = "mp3")]
use super::mp3::Mp3;
use super::opus::Opus;
use super::wav::Wav;

/// All formats, in the order in which `aloud export --list` shows them.
pub const EXPORTERS: &[&dyn Exporter] = &[
    #[cfg(feature = "mp3")]
    &Mp3,
    &M4B,
    &M4A,
    &Opus,
    &Flac,
    &Wav,
];
