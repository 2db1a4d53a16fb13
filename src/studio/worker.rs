//! The embedded engine's worker processes are copies of the program that uses the library.

use crate::Result;
#[cfg(feature = "espeak")]
use crate::{Error, Kind};

/// Turns this process into a speech worker if it was started as one, and returns otherwise.
///
/// The embedded engine is C code that reads strangers' texts, so it runs in processes of its own: in
/// copies of the running program. **A program that speaks with an embedded voice calls this first in
/// its `main`.** [`Builder::build`](super::Builder::build) refuses to work in a worker that did not.
pub fn become_worker_if_asked() {
    #[cfg(feature = "espeak")]
    if let [_, command, data] = &std::env::args_os().collect::<Vec<_>>()[..]
        && command == crate::speech::engines::espeak::COMMAND
    {
        crate::speech::engines::espeak::serve(data.as_ref());
    }
}

/// A worker that went past [`become_worker_if_asked`] would start
/// workers of its own without end.
pub(super) fn refuse_in_a_worker() -> Result<()> {
    #[cfg(feature = "espeak")]
    if std::env::args_os().nth(1).is_some_and(|arg| arg == crate::speech::engines::espeak::COMMAND)
    {
        let what = "this process was started as a speech worker, but its program did not call \
                    aloud::studio::become_worker_if_asked() first in main";
        return Err(Error::new(Kind::Usage, what));
    }
    Ok(())
}
