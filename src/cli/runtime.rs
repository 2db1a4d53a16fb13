//! Running asynchronous work until it ends or the user stops it.

use aloud::{Error, Kind, Result};
use std::future::Future;
use std::time::Duration;

/// Threads for what was asked to be spoken: while one decodes an answer or writes a clip, the other
/// takes the next answer in. More would each keep a heap of its own; the speaking itself goes on in
/// processes and on servers.
const THREADS: usize = 2;

/// Runs `work` on this thread, and what it spawns on others. Ctrl-C or SIGTERM drop the work, which
/// stops all that it began.
pub fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .enable_all()
        .build()
        .map_err(|e| Error::new(Kind::System, "cannot start the runtime").because(e))?;
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
