//! Single keys from a terminal whose lines stay as they are: what is printed scrolls by, and Ctrl-C and
//! Ctrl-Z do what they do everywhere.

#[cfg(unix)]
pub(super) use unix::Keyboard;

#[cfg(unix)]
mod unix {
    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr};
    use signal_hook::consts::SIGTSTP;
    use std::fs::File;
    use std::io::{IsTerminal, stdin, stdout};
    use std::os::fd::{AsFd, OwnedFd};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// The keyboard, until it is dropped.
    pub(in crate::player) struct Keyboard {
        terminal: OwnedFd,
        before: Termios,
        /// Ctrl-Z was pressed.
        stop: Arc<AtomicBool>,
    }

    impl Keyboard {
        /// `None` where there is no terminal, or this program runs in its background.
        pub(in crate::player) fn borrow() -> Option<Self> {
            if !stdout().is_terminal() {
                return None;
            }
            let terminal: OwnedFd = match stdin().is_terminal() {
                true => stdin().as_fd().try_clone_to_owned().ok()?,
                // The article comes from there; keys come from the terminal itself.
                false => File::open("/dev/tty").ok()?.into(),
            };
            // Who is in the background would be stopped for asking.
            let front = tcgetpgrp(&terminal).ok()?;
            if front != rustix::process::getpgrp() {
                return None;
            }
            let before = tcgetattr(&terminal).ok()?;
            let stop = Arc::new(AtomicBool::new(false));
            signal_hook::flag::register(SIGTSTP, stop.clone()).ok()?;
            let keyboard = Keyboard { terminal, before, stop };
            keyboard.listen();
            Some(keyboard)
        }

        /// Keys come one by one, and are not echoed.
        fn listen(&self) {
            let mut single = self.before.clone();
            single.local_modes -= LocalModes::ICANON | LocalModes::ECHO;
            let _ = tcsetattr(&self.terminal, OptionalActions::Now, &single);
        }

        fn give_back(&self) {
            let _ = tcsetattr(&self.terminal, OptionalActions::Now, &self.before);
        }

        /// Stops, if that was asked for, with the terminal as it was; comes back when it goes on.
        pub(in crate::player) fn stop_if_asked(&self) {
            if self.stop.swap(false, Ordering::Relaxed) {
                self.give_back();
                let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                self.listen();
            }
        }
    }

    impl Drop for Keyboard {
        fn drop(&mut self) {
            self.give_back();
        }
    }
}

/// Keys of a console; there is no Ctrl-Z.
#[cfg(not(unix))]
pub(super) struct Keyboard;

#[cfg(not(unix))]
impl Keyboard {
    pub(super) fn borrow() -> Option<Self> {
        use std::io::{IsTerminal, stdin, stdout};
        let is_terminal = stdin().is_terminal() && stdout().is_terminal();
        (is_terminal && ratatui::crossterm::terminal::enable_raw_mode().is_ok()).then_some(Keyboard)
    }

    pub(super) fn stop_if_asked(&self) {}
}

#[cfg(not(unix))]
impl Drop for Keyboard {
    fn drop(&mut self) {
        let _ = ratatui::crossterm::terminal::disable_raw_mode();
    }
}
