//! What of an article is read out, as Markdown (CommonMark with GitHub's tables).

use aloud::model::article::{Article, Block, BlockKind, Mark};
use aloud::model::role::Role;

pub fn article(article: &Article) -> String {
    let mut out = String::new();
    let read: Vec<_> = article.blocks.iter().filter(|b| !b.is_skipped()).collect();
    let has_title = |b: &&Block| Some(&b.text) == article.meta.title.as_ref();
    if let Some(title) = article.meta.title.as_ref().filter(|_| !read.iter().take(3).any(has_title))
    {
        out.push_str(&format!("# {}\n\n", escaped(title)));
    }
    for (i, block) in read.iter().enumerate() {
        let text = inline(block);
        let next = read.get(i + 1).map(|b| b.kind);
        match block.kind {
            BlockKind::Heading { level } => {
                out.push_str(&"#".repeat(usize::from(level)));
                out.push_str(&format!(" {text}\n"));
            }
            BlockKind::Paragraph => out.push_str(&format!("{text}\n")),
            BlockKind::ListItem if has_number(&block.text) => out.push_str(&format!("{text}\n")),
            BlockKind::ListItem => out.push_str(&format!("- {text}\n")),
            BlockKind::Quote => out.push_str(&format!("> {text}\n")),
            BlockKind::Code => out.push_str(&format!("```\n{}\n```\n", block.text)),
            BlockKind::TableRow => {
                out.push_str(&format!("| {text} |\n"));
                let begins = i == 0 || read[i - 1].kind != BlockKind::TableRow;
                if begins {
                    let bars = block.parts.iter().filter(|p| p.role == Role::Markup).count();
                    out.push_str(&format!("|{}\n", " --- |".repeat(bars + 1)));
                }
            }
            BlockKind::Caption => out.push_str(&format!("*{text}*\n")),
        }
        let tight = matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow);
        if !(tight && next == Some(block.kind)) {
            out.push('\n');
        }
    }
    out
}

/// Whether an item begins with its own number, as Markdown writes it.
fn has_number(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(". ")
}

/// The text with its marks, without what is skipped.
fn inline(block: &Block) -> String {
    // What opens or closes at each place; runs lie within each other.
    let mut signs: Vec<(usize, usize, String)> = Vec::new();
    for (n, run) in block.runs.iter().enumerate().filter(|(_, r)| !r.range.is_empty()) {
        let (open, close) = match &run.mark {
            Mark::Link(to) => ("[".into(), format!("]({to})")),
            Mark::Emphasis => ("*".into(), "*".into()),
            Mark::Strong => ("**".into(), "**".into()),
            Mark::Code => ("`".into(), "`".to_owned()),
            _ => continue,
        };
        // At one place, the inner closes before the outer, and all before what opens there.
        signs.push((run.range.start, usize::MAX / 2 + n, open));
        signs.push((run.range.end, usize::MAX / 2 - 1 - n, close));
    }
    signs.sort();
    let mut signs = signs.into_iter().peekable();
    let bars = block.parts.iter().filter(|p| p.role == Role::Markup).map(|p| p.range.start);
    let mut bars = bars.peekable();
    let mut skipped = block.skipped().filter(|p| p.role != Role::Markup).peekable();
    let mut out = String::new();
    for (i, c) in block.text.char_indices() {
        while let Some((_, _, sign)) = signs.next_if(|(at, ..)| *at <= i) {
            out.push_str(&sign);
        }
        while skipped.next_if(|p| p.range.end <= i).is_some() {}
        if skipped.peek().is_some_and(|p| p.range.contains(&i)) {
            continue;
        }
        while bars.next_if(|bar| *bar < i).is_some() {}
        let is_bar = c == '|' && bars.peek() == Some(&i);
        if !is_bar && "\\*_`[]<|".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    signs.for_each(|(_, _, sign)| out.push_str(&sign));
    out
}

fn escaped(text: &str) -> String {
    text.chars()
        .flat_map(|c| if "\\*_`[]<|".contains(c) { vec!['\\', c] } else { vec![c] })
        .collect()
}
