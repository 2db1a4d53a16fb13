//! The C library's heap, kept small.

/// Has glibc give large blocks back to the system when they are freed.
///
/// A clip is some hundred kilobytes. glibc learns from the first one freed to keep blocks of that
/// size on the heap (`mallopt(3)`, dynamic mmap threshold), where thousands of small strings soon
/// lie between them: a long article then costs about a megabyte more, for no gain in time.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn tune_allocator() {
    unsafe extern "C" {
        fn mallopt(param: std::ffi::c_int, value: std::ffi::c_int) -> std::ffi::c_int;
    }
    /// `M_MMAP_THRESHOLD` of `malloc.h`; setting it turns the learning off.
    const MMAP_THRESHOLD: std::ffi::c_int = -3;
    /// `M_ARENA_MAX`: the thread that reads an article shares the heap of the one that stitches.
    const ARENA_MAX: std::ffi::c_int = -8;
    // SAFETY: glibc's own function with the signature of `malloc.h`, called before there is a
    // second thread. It takes two numbers; a value it does not like, it refuses.
    unsafe {
        mallopt(MMAP_THRESHOLD, 128 << 10);
        mallopt(ARENA_MAX, 1);
    }
}

/// Other C libraries have no such habit.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn tune_allocator() {}
