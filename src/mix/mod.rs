//! Takes → clips → timeline and PCM.

pub mod clip;
pub mod cue;
pub mod place;
pub mod stitch;
