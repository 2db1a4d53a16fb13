//! An article as JSON. Ranges count code points, as in the timing map.

use aloud::model::article::{Article, Block, BlockKind};
use serde_json::{Value, json};
use std::collections::HashMap;
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
    value
}

fn block(block: &Block) -> Value {
    // A block may have a million runs: its characters are counted once.
    let ranges = block.parts.iter().map(|p| &p.range).chain(block.runs.iter().map(|r| &r.range));
    let mut ends: Vec<usize> = ranges.flat_map(|r| [r.start, r.end]).collect();
    ends.sort_unstable();
    let (mut at, mut count) = (0, 0);
    let points: HashMap<usize, usize> = ends
        .into_iter()
        .map(|end| {
            count += block.text[at..end].chars().count();
            at = end;
            (end, count)
        })
        .collect();
    let points = |r: &Range<usize>| json!([points[&r.start], points[&r.end]]);
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
