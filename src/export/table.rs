//! The formats that are built in. A new one is a file beside this one and a row here.

use super::exporter::Exporter;
use super::flac::Flac;
#[cfg(feature = "mp3")]
use super::mp3::Mp3;
use super::wav::Wav;

/// All formats, in the order in which `aloud export --list` shows them.
pub const EXPORTERS: &[&dyn Exporter] = &[
    #[cfg(feature = "mp3")]
    &Mp3,
    &Flac,
    &Wav,
];
