//! The script as lines for people, in colour on a terminal.

use super::passages::{changed, decided, part, passages};
use crate::cli::context::Context;
use crate::cli::output;
use aloud::Result;
use aloud::model::Article;
use aloud::studio::{Passage, Plan, Said};
use std::io::IsTerminal;

/// A word that is longer is no word, and shown by its beginning.
const LONGEST_WORD: usize = 400;
/// Characters of such a beginning.
const SHOWN: usize = 80;

pub fn script(context: &Context, plan: &Plan, all: bool) -> Result<()> {
    let on = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let paint = Paint { on };
    let article = plan.article();
    let title = if plan.title().is_empty() { "untitled" } else { plan.title() };
    let (title, voice) = (paint.bold(title), &plan.cast().main().card.name);
    output::line(format!("{title} [{}, {voice}]", article.language))?;
    for passage in passages(context, plan, all) {
        match passage {
            Passage::Omitted(o) => silent(&paint, "omitted", o.reason.name(), &o.text)?,
            Passage::Skipped(part) => {
                let text = &article.blocks[part.block].text[part.text.clone()];
                silent(&paint, "skipped", part.reason, text)?;
            }
            Passage::Said(one) => said(article, &one, all, &paint)?,
        }
    }
    Ok(())
}

fn silent(paint: &Paint, how: &str, reason: &str, text: &str) -> Result<()> {
    let how = paint.yellow(&format!("– {how} ({reason}):"));
    output::line(format!("{how} {}", paint.dim(&short(text))))
}

/// The beginning of a text that nobody reads to its end: data may be megabytes.
fn short(text: &str) -> String {
    let count = text.chars().count();
    match text.split_whitespace().any(|word| word.chars().count() > LONGEST_WORD) {
        true => format!("{} … ({count} characters)", text.chars().take(SHOWN).collect::<String>()),
        false => text.to_owned(),
    }
}

fn said(article: &Article, said: &Said<'_>, all: bool, paint: &Paint) -> Result<()> {
    let u = &said.utterance;
    let spoken = &u.spoken;
    let other = match u.language == article.language {
        true => String::new(),
        false => format!(" [{}, {}]", u.language, said.speaker.card.name),
    };
    let pause = said.pause.as_millis();
    let (id, kind) = (&said.id, said.block.kind.name());
    let head = format!("{id} {kind}{other}, then {pause} ms");
    output::line(format!("{}\n  {}", paint.dim(&head), spoken.shown()))?;
    if spoken.said() != spoken.shown() {
        output::line(format!("  {}", paint.green(spoken.said())))?;
    }
    for e in changed(spoken) {
        let (shown, said) = (&spoken.shown()[e.shown.clone()], &spoken.said()[e.said.clone()]);
        let evidence = if e.evidence.is_empty() { "" } else { ": " };
        let runner_up = if e.runner_up.is_empty() { "" } else { ", or " };
        let why = format!("{}{evidence}{}{runner_up}{}", e.rule, e.evidence, e.runner_up);
        output::line(paint.dim(&format!("    {shown} → {said}  [{why}]")))?;
    }
    for s in u.styles.iter().filter(|s| s.said.len() < spoken.said().chars().count()) {
        output::line(paint.dim(&format!("    {}  [{}]", part(u, s.said), s.style.name())))?;
    }
    for r in decided(u, all) {
        let line = format!("    {} → {}  [{}]", part(u, r.said), r.sound, r.source.name());
        output::line(paint.dim(&line))?;
    }
    Ok(())
}

/// Colour, where it is wanted.
struct Paint {
    on: bool,
}

impl Paint {
    fn with(&self, code: &str, text: &str) -> String {
        if self.on { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }

    fn bold(&self, text: &str) -> String {
        self.with("1", text)
    }

    fn dim(&self, text: &str) -> String {
        self.with("2", text)
    }

    fn yellow(&self, text: &str) -> String {
        self.with("33", text)
    }

    fn green(&self, text: &str) -> String {
        self.with("32", text)
    }
}
