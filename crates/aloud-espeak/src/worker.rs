//! The loop of a worker process: requests in, sound out, until the parent is gone.

use crate::ffi::{Event, Synthesizer};
use crate::protocol::{Answer, Request, read_body};
use crate::{DATA_VERSION, marks};
use std::io::{self, Write};
use std::path::Path;
use std::process::exit;
use std::sync::mpsc;
use std::{env, fs, thread};

/// The hidden command that makes the program a worker: `<program> __espeak-worker <data_dir>`.
pub const COMMAND: &str = "__espeak-worker";

/// Serves requests from standard input until it closes, then ends the process.
///
/// A thread of its own reads them: it notices at once that the parent is gone, even while the
/// library hangs, and it has the next request ready when the library is done with this one.
pub fn serve(data_dir: &Path) -> ! {
    let mut out = io::stdout().lock();
    // The library has room for 160 bytes of path only, so it gets a short one.
    let started = env::set_current_dir(data_dir)
        .map_err(|e| format!("cannot enter {}: {e}", data_dir.display()))
        .and_then(|()| Synthesizer::new(Path::new(".")));
    let mut synthesizer = match started {
        Ok(synthesizer) => synthesizer,
        Err(why) => {
            send(&mut out, &Answer::Failed(why).encode());
            exit(1)
        }
    };
    send(&mut out, &Answer::Ready(DATA_VERSION.into()).encode());
    let fault = Fault::from_env();
    let (sender, requests) = mpsc::channel();
    thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(body)) = read_body(&mut input) {
            let Ok(request) = Request::decode(&body) else { break };
            if sender.send(request).is_err() {
                break;
            }
        }
        exit(0)
    });
    for request in requests {
        fault.strike();
        let rate = synthesizer.rate();
        if request.trace {
            let frame = match synthesizer.phonemes(&request) {
                Ok(phonemes) => Answer::encode_spoke(rate, &[], &[], &phonemes),
                Err(why) => Answer::Failed(why).encode(),
            };
            send(&mut out, &frame);
            continue;
        }
        let frame = match synthesizer.speak(&request) {
            // Nothing to say: what sound there is would be a pause.
            Ok((_, events)) if !events.iter().any(|e| matches!(e, Event::Word { .. })) => {
                Answer::encode_spoke(rate, &[], &[], "")
            }
            Ok((samples, events)) => {
                let marks = marks::marks(&request.text, events, samples, rate);
                Answer::encode_spoke(rate, &marks, samples, "")
            }
            Err(why) => Answer::Failed(why).encode(),
        };
        send(&mut out, &frame);
    }
    exit(0)
}

/// A closed pipe means that the parent is gone.
fn send(out: &mut impl Write, frame: &[u8]) {
    if out.write_all(frame).and_then(|()| out.flush()).is_err() {
        exit(0);
    }
}

/// A hook for tests, read from `ALOUD_TEST_ESPEAK_FAULT`: `crash:PATH` or `hang:PATH`. A worker that
/// is about to speak and manages to delete the file PATH crashes or hangs instead, so a file is
/// worth one fault in all the workers together.
enum Fault {
    None,
    Crash(String),
    Hang(String),
}

impl Fault {
    fn from_env() -> Self {
        let value = env::var("ALOUD_TEST_ESPEAK_FAULT").unwrap_or_default();
        match value.split_once(':') {
            Some(("crash", path)) => Fault::Crash(path.into()),
            Some(("hang", path)) => Fault::Hang(path.into()),
            _ => Fault::None,
        }
    }

    fn strike(&self) {
        match self {
            Fault::Crash(path) if fs::remove_file(path).is_ok() => std::process::abort(),
            Fault::Hang(path) if fs::remove_file(path).is_ok() => loop {
                thread::park();
            },
            _ => {}
        }
    }
}
