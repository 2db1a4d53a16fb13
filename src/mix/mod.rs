//! Takes → clips → timeline and PCM.

pub mod align;
pub mod clip;
pub mod cue;
pub mod judge;
pub mod place;
mod spectrum;
pub mod stitch;
