//! A speech backend of one's own: hisses once for every word, and tells when.
//!
//! `cargo run --example own_backend -- TEXT FILE.wav`

use aloud::model::{
    Frames, Limit, SampleRate, Sound, Span, Take, Timing, Utterance, Voice, VoiceCard, WordMark,
};
use aloud::speech::{BoxFuture, Capabilities, SpeechBackend};
use aloud::studio::{self, Studio};
use std::path::Path;
use std::sync::Arc;

const RATE: SampleRate = SampleRate(16_000);

#[derive(Debug)]
struct Hiss {
    capabilities: Capabilities,
}

impl Hiss {
    fn new() -> Self {
        let mut capabilities = Capabilities::new(Limit::Chars(200));
        capabilities.concurrency = 4;
        capabilities.sample_rate = Some(RATE);
        Hiss { capabilities }
    }

    fn take(said: &str) -> Take {
        let (mut samples, mut marks) = (Vec::new(), Vec::new());
        let mut noise = 1u32;
        let mut at = 0;
        for word in said.split_inclusive(' ') {
            let letters = word.trim_end().chars().count();
            let start = Frames::of(&samples);
            // A tenth of a second a letter, then half as much of silence.
            for _ in 0..1600 * letters {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                samples.push((noise >> 16) as i16 / 8);
            }
            marks.push(WordMark {
                said: (at..at + letters).into(),
                frames: Span(start, Frames::of(&samples)),
            });
            samples.resize(samples.len() + 800, 0);
            at += word.chars().count();
        }
        Take { sound: Sound::Pcm { rate: RATE, samples }, marks, timing: Timing::Measured }
    }
}

impl SpeechBackend for Hiss {
    fn name(&self) -> &str {
        "hiss"
    }

    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn fingerprint(&self) -> String {
        // A number to raise when the sound changes: it is part of the key of stored clips.
        "hiss 1".into()
    }

    fn voices(&self) -> BoxFuture<'_, aloud::Result<Vec<Voice>>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn speak<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, aloud::Result<Take>> {
        Box::pin(async { Ok(Hiss::take(utterance.spoken.said())) })
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Words of voices that tell no times are placed with the embedded engine, which runs in copies of
    // this program.
    studio::become_worker_if_asked();
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [text, file] = &args[..] else {
        return Err("usage: own_backend TEXT FILE.wav".into());
    };
    let card = VoiceCard {
        name: "hiss".into(),
        backend: "hiss".into(),
        languages: vec!["*".into()],
        licence: "none".into(),
        ..VoiceCard::default()
    };
    let studio = Studio::builder()
        .backend("hiss", |_| Ok(Arc::new(Hiss::new())))
        .card(card)
        .voice("hiss")
        .build()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let speech = runtime.block_on(studio.say(text))?;
    let sound = speech.save(Path::new(file))?;
    println!(
        "{} words in {:.2} s",
        speech.words.len(),
        sound.rate.duration(sound.frames).as_secs_f64()
    );
    Ok(())
}
