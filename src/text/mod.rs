//! Article → Script: cutting into segments, readings, and fitting both to a backend.

pub mod normalize;
