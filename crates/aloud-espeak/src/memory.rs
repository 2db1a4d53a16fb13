//! The memory of what is embedded in the program.

/// Gives back the memory that reading these constants took: 22 MB would stay with the process until
/// it ends. Whoever reads them again gets them from the file of the program. Does nothing where that
/// is not known to work.
#[cfg(target_os = "linux")]
pub(crate) fn release(constants: &'static [u8]) {
    let page = rustix::param::page_size();
    let begin = constants.as_ptr().align_offset(page);
    if begin >= constants.len() {
        return;
    }
    let inside = &constants[begin..];
    let length = inside.len() / page * page;
    // SAFETY: the pages hold constants of the program only, mapped from its file and never written, so
    // they read the same after they were dropped.
    let released = unsafe {
        let pages = inside.as_ptr().cast_mut().cast();
        rustix::mm::madvise(pages, length, rustix::mm::Advice::LinuxDontNeed)
    };
    // If that fails, the memory stays where it is.
    let _ = released;
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn release(_: &'static [u8]) {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn constants_are_the_same_after_they_were_released() {
        static CONSTANTS: [u8; 70_000] = [7; 70_000];
        for range in [0..70_000, 3..69_001, 5..5, 9..4000] {
            release(&CONSTANTS[range]);
            assert!(CONSTANTS.iter().all(|b| *b == 7));
        }
    }
}
