//! How much work a call is, for tests of what is made to take long. Counted in CPU time of the
//! thread: the time of day also passes while other programs run.

use std::time::Duration;

/// Runs this and fails if it takes more CPU time of this thread than `limit`, which is for a build
/// without optimization: what was quadratic took minutes.
#[track_caller]
pub fn within<T>(limit: Duration, work: impl FnOnce() -> T) -> T {
    let begun = cpu_time();
    let done = work();
    let took = cpu_time() - begun;
    assert!(took < limit, "took {took:?} of CPU time, and {limit:?} are allowed");
    done
}

#[cfg(unix)]
fn cpu_time() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}

/// Elsewhere, the time of day.
#[cfg(not(unix))]
fn cpu_time() -> Duration {
    use std::{sync::LazyLock, time::Instant};
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGUN.elapsed()
}
