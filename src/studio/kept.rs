//! What the cache holds: clips and fetched pages.

use super::core::Studio;
use crate::Result;
use crate::source::fetch::kept;
use crate::store::clips::{self, Shelf};
use std::time::Duration;

/// What is in the cache, or was removed from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Kept {
    /// Spoken clips, those of services with them.
    pub clips: u64,
    /// Bytes of the clips.
    pub clip_bytes: u64,
    /// The clips of services among them, which may have been paid for.
    pub paid: u64,
    /// Bytes of those.
    pub paid_bytes: u64,
    /// Fetched pages.
    pub pages: u64,
    /// Bytes of the pages.
    pub page_bytes: u64,
}

impl Kept {
    fn new(free: clips::Usage, paid: clips::Usage, pages: kept::Usage) -> Self {
        Kept {
            clips: free.clips + paid.clips,
            clip_bytes: free.bytes + paid.bytes,
            paid: paid.clips,
            paid_bytes: paid.bytes,
            pages: pages.pages,
            page_bytes: pages.bytes,
        }
    }
}

/// What is to be removed from the cache. The default is all but clips of services.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clearing {
    /// Only what was not used for so long.
    pub older_than: Option<Duration>,
    /// Only so many clips that so many bytes of them are left; those that were not used longest go.
    pub max_bytes: Option<u64>,
    /// Clips of services too, which may have been paid for.
    pub paid: bool,
}

impl Studio {
    /// What the cache holds.
    ///
    /// # Errors
    /// [`Kind::Disk`](crate::Kind::Disk) if the store of clips cannot be made.
    pub fn kept(&self) -> Result<Kept> {
        let store = self.store()?;
        let [free, paid] = [Shelf::Free, Shelf::Paid].map(|shelf| store.usage(shelf));
        Ok(Kept::new(free, paid, kept::usage(self.cache())))
    }

    /// Removes clips and pages from the cache. Returns what was removed.
    ///
    /// # Errors
    /// [`Kind::Disk`](crate::Kind::Disk) if the store of clips cannot be made.
    pub fn clear(&self, what: Clearing) -> Result<Kept> {
        let Clearing { older_than, max_bytes, paid } = what;
        let store = self.store()?;
        // Pages are few, and have a bound of their own; a size is that of the clips.
        let all = older_than.is_some() || max_bytes.is_none();
        let pages = if all { kept::clear(self.cache(), older_than) } else { Default::default() };
        let free = store.clear(Shelf::Free, older_than, max_bytes);
        let paid = match paid {
            true => store.clear(Shelf::Paid, older_than, max_bytes),
            false => Default::default(),
        };
        Ok(Kept::new(free, paid, pages))
    }

    /// Brings the clips down to the bound of the settings, at the end of a run. What cannot be removed
    /// stays.
    pub(super) fn tidy(&self) {
        let bound = self.settings().cache.max_bytes().ok().flatten();
        if let (Some(bytes), Ok(store)) = (bound, self.store()) {
            store.clear(Shelf::Free, None, Some(bytes));
        }
    }
}
