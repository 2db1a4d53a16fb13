//! Renders a file into an edition and tells of its progress.
//!
//! `cargo run --example render_file -- ARTICLE FOLDER [VOICE]`

use aloud::studio::{self, Events, Input, Step, Studio, Target};
use std::sync::Arc;

/// Tells every note and every sentence on standard error.
struct Told;

impl Events for Told {
    fn note(&self, note: &str) {
        eprintln!("note: {note}");
    }

    fn stitched(&self, step: &Step) {
        eprintln!("{:.1} s of sound", step.rate.duration(step.frames).as_secs_f64());
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The embedded engine runs in copies of this program.
    studio::become_worker_if_asked();
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [article, folder, voice @ ..] = &args[..] else {
        return Err("usage: render_file ARTICLE FOLDER [VOICE]".into());
    };
    let mut builder = Studio::builder();
    if let [voice] = voice {
        builder = builder.voice(voice);
    }
    let studio = builder.build()?;
    let events: Arc<dyn Events> = Arc::new(Told);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let edition = runtime.block_on(async {
        let document = studio.read(&Input::parse(article)?).await?;
        let plan = studio.plan(document)?;
        plan.render(&Target::folder(folder), &events).await
    })?;
    println!("{}", edition.files.path().display());
    Ok(())
}
