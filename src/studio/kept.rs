//! What the cache holds: clips and fetched pages.

use super::core::Studio;
use crate::Result;
use crate::source::fetch::kept;
use crate::store::clips;
use std::time::Duration;

/// What is in the cache, or was removed from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Kept {
    /// Spoken clips.
    pub clips: u64,
    /// Bytes of the clips.
    pub clip_bytes: u64,
    /// Fetched pages.
    pub pages: u64,
    /// Bytes of the pages.
    pub page_bytes: u64,
}

impl Kept {
    fn new(clips: clips::Usage, pages: kept::Usage) -> Self {
        let (clips, clip_bytes) = (clips.clips, clips.bytes);
        Kept { clips, clip_bytes, pages: pages.pages, page_bytes: pages.bytes }
    }
}

impl Studio {
    /// What the cache holds.
    ///
    /// # Errors
    /// [`Kind::Disk`](crate::Kind::Disk) if the store of clips cannot be made.
    pub fn kept(&self) -> Result<Kept> {
        Ok(Kept::new(self.store()?.usage(), kept::usage(self.cache())))
    }

    /// Removes from the cache what was not used for `older_than`, and then the clips that were not
    /// used longest, until `max_bytes` of clips are left. With neither, all. Returns what was removed.
    ///
    /// # Errors
    /// [`Kind::Disk`](crate::Kind::Disk) if the store of clips cannot be made.
    pub fn clear(&self, older_than: Option<Duration>, max_bytes: Option<u64>) -> Result<Kept> {
        let store = self.store()?;
        // Pages are few, and have a bound of their own; a size is that of the clips.
        let all = older_than.is_some() || max_bytes.is_none();
        let pages = if all { kept::clear(self.cache(), older_than) } else { Default::default() };
        Ok(Kept::new(store.clear(older_than, max_bytes), pages))
    }
}
