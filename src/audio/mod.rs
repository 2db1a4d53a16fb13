//! Sound as samples: WAV files, encoded answers, rates, silence, edges. Knows no words.

pub mod decode;
pub mod resample;
pub mod silence;
pub mod wav;
