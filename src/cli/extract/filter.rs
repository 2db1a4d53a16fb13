//! The filter: pages in, articles out, as many at once as there are cores, in the order asked.

use super::answer::reply_to;
use crate::cli::args::Extract;
use crate::cli::filter::wrong::Wrong;
use crate::cli::output;
use aloud::studio::Studio;
use aloud::{Error, Kind, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, mpsc};

/// Cases that may wait for a core.
const WAITING: usize = 16;

/// A line that may be a case, and its number, from 1.
type Line = (usize, std::io::Result<String>);

pub fn run(args: &Extract, studio: &Studio) -> Result<()> {
    let input = &args.input;
    let unreadable = |e: std::io::Error| {
        Error::new(Kind::Input, format!("cannot read cases from {input}")).because(e)
    };
    let lines: Box<dyn BufRead + Send> = if input == "-" {
        Box::new(std::io::BufReader::new(std::io::stdin()))
    } else {
        Box::new(std::io::BufReader::new(std::fs::File::open(input).map_err(unreadable)?))
    };
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
                        let reply = || reply_to(input, number, &line, studio);
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
