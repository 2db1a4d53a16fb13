//! What was made, for people, for scripts and as JSON.

use crate::cli::args::Print;
use crate::cli::{output, report, spending};
use aloud::model::Clock;
use aloud::studio::{Edition, Input, Rendered, Spent};
use aloud::{Error, Result};
use serde_json::{Value, json};

/// The sentence that a person gets.
pub fn sentence(edition: &Edition) -> String {
    let Rendered { sound, segments, from_store, .. } = &edition.rendered;
    let length = sound.rate.duration(sound.frames);
    let took = edition.took.as_secs_f64();
    format!(
        "{}: {} of sound, {} ({from_store} from the store), in {took:.1} s \
         ({:.0} times real time)",
        if edition.title.is_empty() { "untitled" } else { &edition.title },
        Clock(length),
        output::count(*segments as u64, "segment"),
        length.as_secs_f64() / took.max(1e-3),
    )
}

/// The line that a script gets: a path.
pub fn print(edition: &Edition, what: Print) -> Result<()> {
    let files = &edition.rendered.files;
    let path = match what {
        Print::Edition => files.path(),
        Print::Audio => files.audio(),
        Print::Timing => files.timing(),
    };
    output::line(path.display())
}

/// All results, as one object.
pub fn json(results: &[(Input, Result<Edition>)], spent: &Spent, exports: &[Value]) -> Result<()> {
    let (done, failed): (Vec<_>, Vec<_>) = results.iter().partition(|(_, r)| r.is_ok());
    let done = done.iter().filter_map(|(i, r)| Some(made(i, r.as_ref().ok()?)));
    let failed = failed.iter().filter_map(|(i, r)| Some(failure(i, r.as_ref().err()?)));
    output::json(&json!({
        "editions": done.collect::<Vec<_>>(),
        "failed": failed.collect::<Vec<_>>(),
        "spent": spending::json(spent),
        "exports": exports,
    }))
}

fn made(input: &Input, edition: &Edition) -> Value {
    let r = &edition.rendered;
    json!({
        "input": input.label(),
        "edition": r.files.path(),
        "audio": r.files.audio(),
        "timing": r.files.timing(),
        "title": edition.title,
        "language": r.manifest.language,
        "voice": r.manifest.voice.name,
        "other_voices": r.manifest.other_voices.iter().map(|v| &v.name).collect::<Vec<_>>(),
        "seconds": r.sound.rate.duration(r.sound.frames).as_secs_f64(),
        "frames": r.sound.frames,
        "sample_rate": r.sound.rate,
        "segments": r.segments,
        "from_store": r.from_store,
        "seconds_taken": edition.took.as_secs_f64(),
    })
}

fn failure(input: &Input, e: &Error) -> Value {
    json!({ "input": input.label(), "exit_code": report::code(e), "error": e.to_string() })
}
