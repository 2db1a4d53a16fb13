//! Where things lie: the cache folder, and folder names made of titles.

use crate::model::writing::is_mark;
use std::path::{Path, PathBuf};

/// The longest slug, in bytes: file systems take 255 for a name, and some take less.
const MAX_SLUG: usize = 120;

/// The user's cache folder for Aloud, by the platform's custom (on Linux `$XDG_CACHE_HOME/aloud`
/// or `~/.cache/aloud`). Without a home, the user's own one in the system's temporary folder.
pub fn default_cache() -> PathBuf {
    use etcetera::BaseStrategy;
    etcetera::choose_base_strategy()
        .map_or_else(|_| own_temporary(), |s| s.cache_dir().join("aloud"))
}

/// A folder in the system's temporary folder that belongs to this user alone. One of that name that
/// somebody else made, or can write to, is not used.
pub fn own_temporary() -> PathBuf {
    let below = |name: String| std::env::temp_dir().join(name);
    #[cfg(unix)]
    {
        let user = rustix::process::geteuid().as_raw();
        let own = below(format!("aloud-{user}"));
        if is_own(&own, user) {
            return own;
        }
        // Of this process alone; nobody can know the name before.
        let fresh = below(format!("aloud-{user}-{:016x}", fastrand::u64(..)));
        if !is_own(&fresh, user) {
            // It will be told when something is written there.
            return own.join("unusable");
        }
        fresh
    }
    #[cfg(not(unix))]
    below("aloud".into())
}

/// The nearest folder that is there, of one that may not be.
#[cfg(unix)]
fn existing(dir: &Path) -> Option<PathBuf> {
    std::path::absolute(dir).ok()?.ancestors().find(|d| d.exists()).map(Path::to_path_buf)
}

/// Bytes that are free for this user on the disk of a folder, if the system tells.
pub fn free(dir: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        let stat = rustix::fs::statvfs(&existing(dir)?).ok()?;
        // A file system without a size, as of /proc or of a network, tells nothing.
        (stat.f_blocks > 0).then(|| stat.f_bavail.saturating_mul(stat.f_frsize))
    }
    #[cfg(not(unix))]
    {
        let _ = dir;
        None
    }
}

/// Whether two folders lie on one disk.
pub fn same_disk(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let disk = |dir: &Path| Some(existing(dir)?.metadata().ok()?.dev());
        disk(one).is_some() && disk(one) == disk(other)
    }
    #[cfg(not(unix))]
    {
        let _ = (one, other);
        true
    }
}

/// Makes a folder and makes sure that files can be made in it.
pub fn writable(dir: &std::path::Path) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)?;
    tempfile::tempfile_in(dir).map(drop)
}

/// Makes a folder that nobody else can enter, or makes sure that it is one.
#[cfg(unix)]
fn is_own(dir: &std::path::Path, user: u32) -> bool {
    use std::os::unix::fs::{DirBuilderExt, MetadataExt};
    let _ = std::fs::DirBuilder::new().mode(0o700).create(dir);
    let meta = std::fs::symlink_metadata(dir);
    meta.is_ok_and(|m| m.is_dir() && m.uid() == user && m.mode() & 0o077 == 0)
}

/// The user's folder for what a player remembers (on Linux `$XDG_STATE_HOME/aloud` or
/// `~/.local/state/aloud`; where a platform has no such folder, that of the configuration).
pub fn state() -> PathBuf {
    use etcetera::BaseStrategy;
    etcetera::choose_base_strategy().map_or_else(
        |_| own_temporary(),
        |s| s.state_dir().unwrap_or_else(|| s.config_dir()).join("aloud"),
    )
}

/// A folder name made of a title: letters and digits of any script stay, all else becomes single
/// hyphens. Safe for every common file system and never empty.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric() && !is_mark(c)) {
        let gap = usize::from(!slug.is_empty());
        if word.is_empty() || slug.len() + gap >= MAX_SLUG {
            continue;
        }
        if gap == 1 {
            slug.push('-');
        }
        let room = MAX_SLUG - slug.len();
        let end = (0..=room.min(word.len())).rev().find(|i| word.is_char_boundary(*i));
        slug.extend(word[..end.unwrap_or(0)].chars().flat_map(char::to_lowercase));
    }
    // Names that Windows keeps for devices.
    let device = matches!(slug.as_str(), "con" | "prn" | "aux" | "nul")
        || matches!(
            slug.as_bytes(),
            [b'c', b'o', b'm', b'0'..=b'9'] | [b'l', b'p', b't', b'0'..=b'9']
        );
    if slug.is_empty() || device {
        slug.insert_str(0, "article");
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names() {
        assert_eq!(slug("重庆秀山:“五力”齐发"), "重庆秀山-五力-齐发");
        assert_eq!(
            slug("  The Harbour's “New” Crane: 3.5% up!  "),
            "the-harbour-s-new-crane-3-5-up"
        );
        assert_eq!(slug("हिन्दी में"), "हिन्दी-में");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_of_somebody_else_is_not_ones_own() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let dir = tempfile::tempdir().unwrap();
        let user = std::fs::metadata(dir.path()).unwrap().uid();
        let own = dir.path().join("own");
        assert!(is_own(&own, user) && is_own(&own, user));
        assert!(!is_own(&own, user + 1));
        std::os::unix::fs::symlink(&own, dir.path().join("link")).unwrap();
        assert!(!is_own(&dir.path().join("link"), user));
        std::fs::set_permissions(&own, std::fs::Permissions::from_mode(0o777)).unwrap();
        assert!(!is_own(&own, user));
    }

    #[test]
    fn no_title_leaves_its_folder() {
        for title in ["", "../..", "/", "…", "\0", "...", "-", "CON", "com1"] {
            let s = slug(title);
            assert!(s.starts_with("article"), "{title:?} → {s:?}");
        }
    }

    #[test]
    fn long_titles_are_cut_between_characters() {
        for unit in ["字", "a", "é", "word "] {
            let s = slug(&unit.repeat(300));
            assert!(s.len() <= MAX_SLUG + 8 && s.len() > 100, "{s}");
        }
    }
}
