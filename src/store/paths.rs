//! Where things lie: the cache folder, and folder names made of titles.

use std::path::PathBuf;

/// The longest slug, in bytes: file systems take 255 for a name, and some take less.
const MAX_SLUG: usize = 120;

/// The user's cache folder for Aloud, by the platform's custom (on Linux `$XDG_CACHE_HOME/aloud`
/// or `~/.cache/aloud`). Without a home, the system's temporary folder.
pub fn default_cache() -> PathBuf {
    use etcetera::BaseStrategy;
    etcetera::choose_base_strategy()
        .map_or_else(|_| std::env::temp_dir(), |s| s.cache_dir())
        .join("aloud")
}

/// The user's folder for what a player remembers (on Linux `$XDG_STATE_HOME/aloud` or
/// `~/.local/state/aloud`; where a platform has no such folder, that of the configuration).
pub fn state() -> PathBuf {
    use etcetera::BaseStrategy;
    etcetera::choose_base_strategy()
        .map_or_else(|_| std::env::temp_dir(), |s| s.state_dir().unwrap_or_else(|| s.config_dir()))
        .join("aloud")
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

/// Vowel signs and other marks are parts of words in many scripts, and no letters by themselves.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}' | '\u{3099}' | '\u{309A}')
        && !matches!(c, '\u{964}' | '\u{965}')
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
