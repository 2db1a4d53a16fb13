//! Speaks a sentence, prints when each word sounds, and writes a WAV file.
//!
//! `cargo run --example speak_sentence -- TEXT FILE.wav [VOICE]`

use aloud::studio::{self, Studio};
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The embedded engine runs in copies of this program.
    studio::become_worker_if_asked();
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [text, file, voice @ ..] = &args[..] else {
        return Err("usage: speak_sentence TEXT FILE.wav [VOICE]".into());
    };
    let mut builder = Studio::builder();
    if let [voice] = voice {
        builder = builder.voice(voice);
    }
    let studio = builder.build()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let speech = runtime.block_on(studio.say(text))?;
    for word in &speech.words {
        let piece: String =
            text.chars().skip(word.text.0.index()).take(word.text.len().index()).collect();
        let at = |frames| speech.rate.duration(frames).as_secs_f64();
        println!("{:6.3} to {:6.3} s  {piece}", at(word.frames.0), at(word.frames.1));
    }
    speech.save(Path::new(file))?;
    Ok(())
}
