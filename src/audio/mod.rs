//! Sound as samples: WAV files, silence, edges. Knows no words.

pub mod silence;
pub mod wav;
