mod determinism;
mod espeak;
