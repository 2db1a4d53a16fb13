//! An article as JSON. Ranges count code points, as in the timing map.

use aloud::model::{Article, Block, BlockKind};
use serde_json::{Value, json};
use std::ops::Range;

pub fn article(article: &Article) -> Value {
    let mut value = json!(article.meta);
    value["language"] = json!(article.language);
    value["blocks"] = article.blocks.iter().map(block).collect();
    if !article.chapters.is_empty() {
        let chapters = article.chapters.iter().map(|c| {
            let block = article.blocks.get(c.block).map(|b| &b.id);
            json!({ "title": c.title, "level": c.level, "block": block })
        });
        value["chapters"] = chapters.collect();
    }
    if !article.omitted.is_empty() {
        value["omitted"] = article
            .omitted
            .iter()
            .map(|o| json!({ "text": o.text, "reason": o.reason.name() }))
            .collect();
    }
    value
}

fn block(block: &Block) -> Value {
    // A text may have as many runs as words.
    let starts: Vec<usize> = block.text.char_indices().map(|(at, _)| at).collect();
    let point = |byte: usize| starts.partition_point(|start| *start < byte);
    let points = |r: &Range<usize>| json!([point(r.start), point(r.end)]);
    let mut value = json!({ "id": block.id, "kind": block.kind.name(), "text": block.text });
    if let BlockKind::Heading { level } = block.kind {
        value["level"] = json!(level);
    }
    if let Some(language) = &block.language {
        value["language"] = json!(language);
    }
    if !block.parts.is_empty() {
        let parts = block.parts.iter();
        value["parts"] = parts
            .map(|p| json!({ "text": points(&p.range), "role": p.role, "skipped": p.skipped }))
            .collect();
    }
    if !block.runs.is_empty() {
        let runs = block.runs.iter().map(|r| {
            let mut run = json!(r.mark);
            run["text"] = points(&r.range);
            run
        });
        value["runs"] = runs.collect();
    }
    value
}
