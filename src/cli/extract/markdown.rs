//! What of an article is read out, as Markdown (CommonMark with GitHub's tables) that reads back to
//! the same texts.

use aloud::model::{Article, Block, BlockKind, Mark, Role};
use std::collections::HashSet;
use std::ops::Range;

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
        let next = read.get(i + 1);
        match block.kind {
            BlockKind::Heading { level } => {
                out.push_str(&"#".repeat(usize::from(level)));
                out.push_str(&format!(" {}\n", guarded_end(text)));
            }
            BlockKind::Paragraph => out.push_str(&format!("{}\n", guarded(&text))),
            BlockKind::ListItem => match number(&text) {
                Some((number, rest)) => out.push_str(&format!("{number}. {}\n", guarded(rest))),
                None => out.push_str(&format!("- {}\n", guarded(&text))),
            },
            BlockKind::Quote => out.push_str(&format!("> {}\n", guarded(&text))),
            BlockKind::Code => {
                let fence = "`".repeat(3.max(1 + longest_run(&block.text, '`')));
                out.push_str(&format!("{fence}\n{}\n{fence}\n", block.text));
            }
            BlockKind::TableRow => {
                let begins = i == 0 || read[i - 1].kind != BlockKind::TableRow;
                let rows = read[i..].iter().take_while(|b| b.kind == BlockKind::TableRow);
                out.push_str(&match begins {
                    true => head(&text, cells(block), rows.map(|b| cells(b)).max().unwrap_or(1)),
                    false => format!("| {text} |\n"),
                });
            }
            BlockKind::Caption => out.push_str(&format!("*{text}*\n")),
        }
        match next {
            Some(next) if next.kind == block.kind && block.kind == BlockKind::TableRow => {}
            Some(next) if next.kind == block.kind && block.kind == BlockKind::ListItem => {
                let (own, other) = (number(&block.text), number(&next.text));
                let goes_on = own.zip(other).is_none_or(|((a, _), (b, _))| b == a + 1);
                // Else the numbers of the first list would go on in the second.
                if !goes_on {
                    out.push_str("\n<!-- -->\n\n");
                }
            }
            _ => out.push('\n'),
        }
    }
    out
}

/// The number that an item begins with, as Markdown writes it, and the rest.
fn number(text: &str) -> Option<(u64, &str)> {
    let (number, rest) = text.split_once(". ")?;
    let is_number = number.len() < 10 && number.bytes().all(|b| b.is_ascii_digit());
    Some((number.parse().ok().filter(|_| is_number)?, rest))
}

/// How many cells a row has.
fn cells(row: &Block) -> usize {
    1 + row.parts.iter().filter(|p| p.role == Role::Markup).count()
}

/// The first row of a table, as wide as the widest: Markdown drops what is wider than it.
fn head(text: &str, cells: usize, widest: usize) -> String {
    let (empty, line) = ("  |".repeat(widest - cells), " --- |".repeat(widest));
    format!("| {text} |{empty}\n|{line}\n")
}

fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(str::len).max().unwrap_or_default()
}

/// A text that begins with no sign of a block: a paragraph of `2015. That year …` is not a list.
fn guarded(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let at = if digits > 0 && text[digits..].starts_with(['.', ')']) { digits } else { 0 };
    if at > 0 || text.starts_with(['#', '>', '+', '-', '=']) {
        return format!("{}\\{}", &text[..at], &text[at..]);
    }
    text.to_owned()
}

/// A heading whose last word neither ends it nor names it (`{#id}`).
fn guarded_end(mut text: String) -> String {
    if text.ends_with(['#', '}']) {
        text.insert(text.len() - 1, '\\');
    }
    text
}

/// The text with its marks, without what is skipped.
fn inline(block: &Block) -> String {
    let runs = written(block);
    // What opens or closes at each place; runs lie within each other.
    let mut signs: Vec<(usize, usize, String)> = Vec::new();
    for (n, (range, mark)) in runs.iter().enumerate() {
        let (open, close) = match mark {
            Mark::Link(to) => ("[".into(), format!("]({})", address(to))),
            Mark::Emphasis => ("*".into(), "*".into()),
            Mark::Strong => ("**".into(), "**".into()),
            Mark::Code => ("`".into(), "`".to_owned()),
            Mark::Say(say) => ("{".into(), format!("|{say}}}")),
            _ => continue,
        };
        // At one place, the inner closes before the outer, and all before what opens there.
        signs.push((range.start, usize::MAX / 2 + n, open));
        signs.push((range.end, usize::MAX / 2 - 1 - n, close));
    }
    signs.sort();
    let mut signs = signs.into_iter().peekable();
    let mut code = runs.iter().filter(|(_, m)| **m == Mark::Code).map(|(r, _)| r).peekable();
    let mut parts = block.parts.iter().filter(|p| p.skipped || p.role == Role::Markup).peekable();
    let mut out = String::new();
    for (i, c) in block.text.char_indices() {
        while let Some((_, _, sign)) = signs.next_if(|(at, ..)| *at <= i) {
            out.push_str(&sign);
        }
        while parts.next_if(|p| p.range.end <= i).is_some() {}
        while code.next_if(|r| r.end <= i).is_some() {}
        match parts.peek().filter(|p| p.range.contains(&i)) {
            Some(part) if part.role == Role::Markup => out.push(c),
            Some(_) => {}
            None if code.peek().is_some_and(|r| r.contains(&i)) => out.push(c),
            None => push_escaped(&mut out, c, &block.text[i..]),
        }
    }
    signs.for_each(|(_, _, sign)| out.push_str(&sign));
    out.trim().to_owned()
}

/// The marks of a block that Markdown can write, the outer before the inner.
fn written(block: &Block) -> Vec<(&Range<usize>, &Mark)> {
    let text = &block.text;
    let is_silent = |r: &Range<usize>| {
        let part = block.parts.partition_point(|p| p.range.end <= r.start);
        let part = block.parts.get(part).filter(|p| p.skipped && p.range.start <= r.start);
        part.is_some_and(|p| r.end <= p.range.end)
    };
    // Where the sign of another mark comes between a star and the text.
    let others = block.runs.iter().filter(|r| matches!(r.mark, Mark::Link(_) | Mark::Code));
    let signs: HashSet<usize> = others.flat_map(|r| [r.range.start, r.range.end]).collect();
    let (mut code, mut stressed) = (0, 0);
    let mut written: Vec<(&Range<usize>, &Mark)> = Vec::new();
    for run in block.runs.iter().filter(|r| !r.range.is_empty() && !is_silent(&r.range)) {
        let range = &run.range;
        let fits = match &run.mark {
            _ if range.start < code => false,
            Mark::Code => !text[range.clone()].contains(['`', '|']),
            // Stars that touch those before them would be one sign with them.
            Mark::Emphasis | Mark::Strong => range.start >= stressed && flanks(text, range, &signs),
            Mark::Link(_) | Mark::Say(_) => true,
            _ => false,
        };
        if fits {
            match run.mark {
                Mark::Code => code = range.end,
                Mark::Emphasis | Mark::Strong => stressed = range.end + 1,
                _ => {}
            }
            written.push((range, &run.mark));
        }
    }
    written
}

/// Whether stars around a range are read as marks: a star between a letter and a mark of
/// punctuation belongs to the letter (CommonMark 6.2).
fn flanks(text: &str, range: &Range<usize>, signs: &HashSet<usize>) -> bool {
    let inside = &text[range.clone()];
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let fits = |at: usize, outer: Option<char>, inner: Option<char>| {
        !is_letter(outer) || (is_letter(inner) && !signs.contains(&at))
    };
    fits(range.start, text[..range.start].chars().next_back(), inside.chars().next())
        && fits(range.end, text[range.end..].chars().next(), inside.chars().next_back())
}

/// An address as Markdown writes it.
fn address(to: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"()<>\\".contains(c);
    if to.chars().all(plain) {
        return to.to_owned();
    }
    let to = to.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C");
    format!("<{}>", to.replace(['\n', '\r'], ""))
}

fn push_escaped(out: &mut String, c: char, rest: &str) {
    // What would be read as a character's name.
    let names = || {
        let name = rest[1..].split(|c: char| !c.is_ascii_alphanumeric() && c != '#').next();
        let end = 1 + name.map_or(0, str::len);
        end > 1 && rest[end..].starts_with(';')
    };
    // `{` would begin what is said for a word.
    if "\\*_`[]<|~{".contains(c) || (c == '&' && names()) {
        out.push('\\');
    }
    out.push(c);
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    text.char_indices().for_each(|(i, c)| push_escaped(&mut out, c, &text[i..]));
    guarded_end(out)
}
