//! The script as one JSON object.

use super::passages::{changed, decided, part, passages};
use crate::cli::context::Context;
use aloud::studio::{Passage, Plan, Said};
use serde_json::{Value, json};

pub fn script(context: &Context, plan: &Plan, all: bool) -> Value {
    let article = plan.article();
    let (mut said, mut skipped, mut omitted) = (Vec::new(), Vec::new(), Vec::new());
    for passage in passages(context, plan, all) {
        match passage {
            Passage::Omitted(o) => {
                omitted.push(json!({ "text": o.text, "reason": o.reason.name() }));
            }
            Passage::Skipped(part) => {
                let block = &article.blocks[part.block];
                let text = &block.text[part.text.clone()];
                let reason = part.reason;
                skipped.push(json!({ "block": block.id, "text": text, "reason": reason }));
            }
            Passage::Said(one) => said.push(segment(&one, all)),
        }
    }
    let mut value = json!({
        "title": article.meta.title,
        "language": article.language,
        "voice": plan.cast().main().card.name,
        "segments": said,
        "skipped": skipped,
    });
    if all {
        value["omitted"] = json!(omitted);
    }
    value
}

fn segment(said: &Said<'_>, all: bool) -> Value {
    let u = &said.utterance;
    let spoken = &u.spoken;
    let edits = changed(spoken).map(|e| {
        let mut edit = json!({
            "shown": spoken.shown()[e.shown.clone()],
            "said": spoken.said()[e.said.clone()],
            "rule": e.rule,
        });
        for (key, value) in [("evidence", e.evidence), ("runner_up", e.runner_up)] {
            if !value.is_empty() {
                edit[key] = json!(value);
            }
        }
        edit
    });
    let pronunciations = decided(u, all).map(
        |r| json!({ "said": part(u, r.said), "reading": r.sound.to_string(), "source": r.source }),
    );
    let formed = u.styles.iter().map(|s| json!({ "said": part(u, s.said), "manner": s.style }));
    json!({
        "id": said.id,
        "kind": said.block.kind.name(),
        "language": u.language,
        "voice": said.speaker.card.name,
        "shown": spoken.shown(),
        "said": spoken.said(),
        "edits": edits.collect::<Vec<_>>(),
        "readings": pronunciations.collect::<Vec<_>>(),
        "prosody": formed.collect::<Vec<_>>(),
        "pause": said.segment.pause,
        "pause_ms": said.pause.as_millis() as u64,
    })
}
