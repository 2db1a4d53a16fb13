//! The filter: pages in, articles out, as many at once as there are cores, in the order asked.

use super::super::args::Extract;
use super::super::context::Context;
use super::super::filter::Wrong;
use super::super::output;
use aloud::model::article::{Article, BlockKind};
use aloud::model::role::Role;
use aloud::source::fetch::Fetched;
use aloud::source::table::{self, Options};
use aloud::{Error, Kind, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, mpsc};

#[derive(Deserialize)]
struct Case {
    id: Value,
    html: String,
    #[serde(default)]
    url: String,
}

/// Cases that may wait for a core.
const WAITING: usize = 16;

/// A line that may be a case, and its number, from 1.
type Line = (usize, std::io::Result<String>);

pub fn run(context: &Context, args: &Extract, options: &Options) -> Result<()> {
    let input = &args.input;
    let unreadable = |e: std::io::Error| {
        Error::new(Kind::Input, format!("cannot read cases from {input}")).because(e)
    };
    let lines: Box<dyn BufRead + Send> = if input == "-" {
        Box::new(std::io::BufReader::new(std::io::stdin()))
    } else {
        Box::new(std::io::BufReader::new(std::fs::File::open(input).map_err(unreadable)?))
    };
    let limit = context.settings().max_input_bytes();
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
    let jobs = args.jobs.unwrap_or(cores).clamp(1, 4 * cores);
    let (ask, asked) = mpsc::sync_channel::<(usize, Line)>(WAITING);
    let (answer, answered) = mpsc::sync_channel(WAITING);
    let asked = Mutex::new(asked);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let lines = lines.lines().zip(1..).map(|(text, number)| (number, text));
            let is_case = |(_, text): &Line| !text.as_ref().is_ok_and(|t| t.trim().is_empty());
            // Nobody asks on once the answers have ended.
            let _ = lines.filter(is_case).enumerate().try_for_each(|case| ask.send(case));
        });
        for _ in 0..jobs {
            let (asked, answer) = (&asked, answer.clone());
            scope.spawn(move || {
                let next = || asked.lock().unwrap_or_else(|e| e.into_inner()).recv();
                while let Ok((n, (number, line))) = next() {
                    let reply = line.map_err(unreadable).and_then(|line| {
                        // A defect met on one page keeps no other from its answer.
                        let reply = || reply_to(input, number, &line, limit, options);
                        catch_unwind(AssertUnwindSafe(reply)).unwrap_or_else(|_| {
                            Err(Error::new(Kind::Bug, format!("reading {line} failed")))
                        })
                    });
                    if answer.send((n, reply)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(answer);
        in_order(answered)
    })
}

/// Prints the answers in the order of the cases.
fn in_order(answered: mpsc::Receiver<(usize, Result<Value>)>) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let mut early = BTreeMap::new();
    let mut next = 0;
    let mut wrong = Wrong::default();
    for (n, reply) in answered {
        early.insert(n, reply);
        while let Some(reply) = early.remove(&next) {
            let reply = match reply {
                Err(e) if e.kind() == Kind::Input => wrong.note(e),
                reply => reply?,
            };
            writeln!(out, "{reply}").map_err(output::failed)?;
            next += 1;
        }
    }
    wrong.end()
}

fn reply_to(input: &str, line: usize, text: &str, limit: u64, options: &Options) -> Result<Value> {
    let case: Case = serde_json::from_str(text).map_err(|e| {
        let example = json!({ "id": "1", "html": "page.html", "url": "https://…" });
        let what = format!("{input}, line {line}: not a case like {example}");
        Error::new(Kind::Input, what).because(e)
    })?;
    // A page that cannot be read is an answer, and keeps no other from its own.
    Ok(match read(&case, limit, options) {
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

fn read(case: &Case, limit: u64, options: &Options) -> Result<Article> {
    let mut fetched: Fetched = aloud::source::fetch::file(Path::new(&case.html), limit)?;
    fetched.url = (!case.url.is_empty()).then(|| case.url.clone());
    let options = Options {
        format: options.format.clone().or_else(|| Some("html".into())),
        ..options.clone()
    };
    table::read(&fetched, &options)
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
