//! The terminal, borrowed and given back as it was: at the end, after a signal, in a panic.

use crate::error::{Error, Kind, Result};
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{self, DisableMouseCapture, EnableMouseCapture};
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{ExecutableCommand, execute};
use ratatui::prelude::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};
#[cfg(unix)]
use std::fs::File;
#[cfg(unix)]
use std::io::IsTerminal;
use std::io::{self, Stdout, stdout};
use std::mem::ManuallyDrop;
#[cfg(unix)]
use std::sync::LazyLock;
use std::sync::Once;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

/// What is to be undone: nothing, the raw mode, or the whole screen too.
static BORROWED: AtomicU8 = AtomicU8::new(NOTHING);
const NOTHING: u8 = 0;
const RAW: u8 = 1;
const SCREEN: u8 = 2;

pub(super) type Inner = Terminal<CrosstermBackend<Stdout>>;

/// The terminal, until it is dropped. ratatui's own drop only shows the cursor, as ours does, but
/// complains to a standard error that may be gone too, and panics for that: so it never runs.
pub(super) struct Borrowed(pub(super) ManuallyDrop<Inner>, Option<u16>);

impl Borrowed {
    /// The whole screen, or so many lines below what was printed.
    pub(super) fn new(lines: Option<u16>) -> Result<Self> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let (before, owner) = (std::panic::take_hook(), std::thread::current().id());
            std::panic::set_hook(Box::new(move |panic| {
                // Another thread's panic does not end the program: a decoder's is caught.
                if std::thread::current().id() == owner {
                    give_back();
                }
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
        borrow().map(|inner| Borrowed(ManuallyDrop::new(inner), lines)).map_err(|e| {
            give_back();
            cannot_show(e)
        })
    }

    /// Gives the terminal to the shell and stops, as Ctrl-Z does everywhere; when it is called to the
    /// foreground again, it goes on where it was.
    pub(super) fn suspend(&mut self) -> Result<()> {
        if self.1.is_some() {
            let _ = self.0.clear();
        }
        give_back();
        stop();
        let again = Borrowed::new(self.1)?;
        // The new one takes the place of what was given back, and gives it back itself.
        std::mem::forget(std::mem::replace(self, again));
        let _ = self.0.clear();
        Ok(())
    }
}

/// Stops all of the job, as the terminal would.
#[cfg(unix)]
fn stop() {
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
}

#[cfg(not(unix))]
fn stop() {}

/// Waits for an event, so long at most.
///
/// crossterm reads on and on from a terminal that has hung up, and never returns; so it is
/// asked only while there is something to read.
pub(super) fn wait(most: Duration) -> Result<Event> {
    if gone() {
        return Ok(Event::Gone);
    }
    let waiting = || event::poll(Duration::ZERO).map_err(cannot_show);
    if !waiting()? {
        readable(most);
        if gone() {
            return Ok(Event::Gone);
        }
        if !waiting()? {
            return Ok(Event::Nothing);
        }
    }
    event::read().map(Event::Is).map_err(cannot_show)
}

/// What came from the terminal.
pub(super) enum Event {
    /// Nothing, for as long as was waited.
    Nothing,
    Is(event::Event),
    /// The window was closed or the connection lost.
    Gone,
}

#[cfg(unix)]
fn gone() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdout = stdout();
    let mut seen = [PollFd::new(&stdout, PollFlags::empty())];
    poll(&mut seen, Some(&Timespec::default())).is_ok_and(|n| n > 0)
}

/// Returns when there is something to read, or after so long. Where the article comes from
/// standard input, keys come from `/dev/tty`, as in crossterm.
#[cfg(unix)]
fn readable(most: Duration) {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use std::os::fd::AsFd;
    static TTY: LazyLock<Option<File>> = LazyLock::new(|| File::open("/dev/tty").ok());
    let stdin = io::stdin();
    let keys = match stdin.is_terminal() {
        true => Some(stdin.as_fd()),
        false => TTY.as_ref().map(AsFd::as_fd),
    };
    let most = Timespec::try_from(most).unwrap_or_default();
    let mut seen: Vec<_> = keys.iter().map(|fd| PollFd::new(fd, PollFlags::IN)).collect();
    // A signal ends it early: a window that changed its size is drawn at once.
    let _ = poll(&mut seen, Some(&most));
}

#[cfg(not(unix))]
fn gone() -> bool {
    false
}

#[cfg(not(unix))]
fn readable(most: Duration) {
    let _ = event::poll(most);
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        if gone() {
            return;
        }
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
