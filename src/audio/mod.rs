//! Sound as samples: WAV files, encoded answers, rates, silence, edges. Knows no words.

pub mod decode;
pub mod encode;
pub mod limiter;
pub mod loudness;
pub mod resample;
pub mod silence;
mod true_peak;
pub mod wav;
