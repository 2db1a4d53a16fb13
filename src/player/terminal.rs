//! The terminal, borrowed and given back as it was: at the end, after a signal, in a panic.

use crate::error::{Error, Kind, Result};
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{ExecutableCommand, execute};
use ratatui::prelude::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io::{self, Stdout, stdout};
use std::sync::Once;
use std::sync::atomic::{AtomicU8, Ordering};

/// What is to be undone: nothing, the raw mode, or the whole screen too.
static BORROWED: AtomicU8 = AtomicU8::new(NOTHING);
const NOTHING: u8 = 0;
const RAW: u8 = 1;
const SCREEN: u8 = 2;

pub(super) type Inner = Terminal<CrosstermBackend<Stdout>>;

/// The terminal, until it is dropped.
pub(super) struct Borrowed(pub(super) Inner);

impl Borrowed {
    /// The whole screen, or so many lines below what was printed.
    pub(super) fn new(lines: Option<u16>) -> Result<Self> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                give_back();
                before(panic);
            }));
        });
        let borrow = || -> io::Result<Inner> {
            enable_raw_mode()?;
            BORROWED.store(RAW, Ordering::SeqCst);
            if let Some(lines) = lines {
                let options = TerminalOptions { viewport: Viewport::Inline(lines) };
                return Terminal::with_options(CrosstermBackend::new(stdout()), options);
            }
            BORROWED.store(SCREEN, Ordering::SeqCst);
            execute!(stdout(), EnterAlternateScreen, EnableMouseCapture)?;
            Terminal::new(CrosstermBackend::new(stdout()))
        };
        borrow().map(Borrowed).map_err(|e| {
            give_back();
            cannot_show(e)
        })
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        if BORROWED.load(Ordering::SeqCst) == RAW {
            // The line goes, and the prompt comes where it was.
            let _ = self.0.clear();
        }
        give_back();
    }
}

/// Undoes what was done, once. A terminal that is gone wants nothing back.
fn give_back() {
    let borrowed = BORROWED.swap(NOTHING, Ordering::SeqCst);
    if borrowed == SCREEN {
        let _ = execute!(stdout(), DisableMouseCapture, LeaveAlternateScreen);
    }
    if borrowed != NOTHING {
        let _ = stdout().execute(Show);
        let _ = disable_raw_mode();
    }
}

pub(super) fn cannot_show(e: io::Error) -> Error {
    let what = "cannot show the text on this terminal; --plain prints it instead";
    Error::new(Kind::Disk, what).because(e)
}
