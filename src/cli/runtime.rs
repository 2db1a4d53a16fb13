//! Running asynchronous work until it ends or the user stops it.

use aloud::{Error, Kind, Result};
use std::future::Future;
use std::time::Duration;

/// Runs `work` on this thread: trimming and stitching take a fraction of what speaking takes, which
/// goes on in processes or on servers, and one thread keeps one heap. Ctrl-C or SIGTERM drop the
/// work, which stops all that it began.
pub fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| Error::new(Kind::Bug, "cannot start the runtime").because(e))?;
    let result = runtime.block_on(async {
        tokio::select! {
            result = work => result,
            () = stopped() => Err(Error::new(
                Kind::Interrupted,
                "stopped; what was spoken is kept, and the same command goes on from there",
            )),
        }
    });
    // Whatever still runs in the background belongs to work that is over.
    runtime.shutdown_timeout(Duration::from_millis(500));
    result
}

/// Returns when the user or the system asks to stop.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => return,
                result = tokio::signal::ctrl_c() => if result.is_ok() { return },
            }
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
