//! The answer to one case of the filter.

use aloud::model::{Article, BlockKind, Role};
use aloud::studio::Studio;
use aloud::{Error, Kind, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;

#[derive(Deserialize)]
struct Case {
    id: Value,
    html: String,
    #[serde(default)]
    url: String,
}

/// The article of a line, in JSON.
pub fn reply_to(input: &str, line: usize, text: &str, studio: &Studio) -> Result<Value> {
    let case: Case = serde_json::from_str(text).map_err(|e| {
        let example = json!({ "id": "1", "html": "page.html", "url": "https://…" });
        let what = format!("{input}, line {line}: not a case like {example}");
        Error::new(Kind::Input, what).because(e)
    })?;
    // A page that cannot be read is an answer, and keeps no other from its own.
    Ok(match read(&case, studio) {
        Ok(article) => json!({
            "id": case.id,
            // As the page gives it: what is its own name and what the site's is for others to say.
            "title": article.meta.page_title.as_ref().or(article.meta.title.as_ref()),
            "author": article.meta.authors.join(", "),
            "published": article.meta.published.clone().unwrap_or_default(),
            "lang": article.language,
            "text": text_of(&article),
        }),
        Err(e) => json!({ "id": case.id, "text": "", "error": e.to_string() }),
    })
}

fn read(case: &Case, studio: &Studio) -> Result<Article> {
    let url = Some(case.url.as_str()).filter(|url| !url.is_empty());
    studio.extract(Path::new(&case.html), url)
}

/// What belongs to the article, a block a line, without the title. Program text belongs to it also
/// where it is not read out, and so do whom it is from and who edited it, told at its end.
fn text_of(article: &Article) -> String {
    let mut text = String::new();
    for (i, block) in article.blocks.iter().enumerate() {
        let is_title = i < 3
            && block.kind == (BlockKind::Heading { level: 1 })
            && article.meta.title.as_deref() == Some(&block.text);
        if is_title {
            continue;
        }
        let mut line = String::new();
        let mut at = 0;
        for part in block.skipped().filter(|p| !matches!(p.role, Role::Source | Role::Code)) {
            line.push_str(&block.text[at..part.range.start]);
            at = part.range.end;
        }
        line.push_str(&block.text[at..]);
        if !line.trim().is_empty() {
            text.push_str(line.trim());
            text.push('\n');
        }
    }
    text
}
