//! Patterns of file names that no shell has expanded: `*`, `?`, `[a-z]`, `[!a-z]`, and `**` for any
//! folders in between. As in a shell, names that begin with a dot are found only by patterns that do.

use crate::Result;
use crate::source::fetch::cannot_read;
use crate::source::natural_sort;
use std::path::{Path, PathBuf, is_separator};
use std::{fs, io};

/// Whether a name is a pattern.
pub(crate) fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?', '['])
}

/// What a pattern finds, in the order that people expect of names.
///
/// # Errors
/// `Input`, if a folder cannot be listed.
pub(crate) fn expand(pattern: &str) -> Result<Vec<PathBuf>> {
    let is_root = pattern.starts_with(is_separator);
    let mut found = vec![PathBuf::from(if is_root { &pattern[..1] } else { "" })];
    for part in pattern.split(is_separator).filter(|p| !p.is_empty()) {
        let mut next = Vec::new();
        for folder in found {
            match part {
                "**" => next.extend(folders_below(folder)?),
                part if is_pattern(part) => {
                    let part: Vec<char> = part.chars().collect();
                    let names = names(&folder)?.into_iter().filter(|name| matches(&part, name));
                    next.extend(names.map(|name| folder.join(name)));
                }
                part => next.push(folder.join(part)),
            }
        }
        found = next;
    }
    found.retain(|path| path.symlink_metadata().is_ok());
    Ok(found)
}

/// The names in a folder, in order; none if it is not a folder.
fn names(folder: &Path) -> Result<Vec<String>> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries: io::Result<Vec<_>> = fs::read_dir(folder).and_then(Iterator::collect);
    let entries = entries.map_err(|e| cannot_read(&folder.display().to_string(), e))?;
    let mut names: Vec<_> =
        entries.iter().filter_map(|e| e.file_name().into_string().ok()).collect();
    names.sort_by(|a, b| natural_sort::compare(a, b));
    Ok(names)
}

/// A folder and all folders in it but hidden ones and links, which may run in circles.
fn folders_below(folder: PathBuf) -> Result<Vec<PathBuf>> {
    let (mut found, mut open) = (Vec::new(), vec![folder]);
    while let Some(folder) = open.pop() {
        let below = names(&folder)?.into_iter().rev().filter(|name| !name.starts_with('.'));
        let below = below.map(|name| folder.join(name));
        open.extend(below.filter(|path| path.symlink_metadata().is_ok_and(|m| m.is_dir())));
        found.push(folder);
    }
    Ok(found)
}

/// Whether a name fits one part of a pattern. Only the last star is ever gone back to, so that this
/// takes no longer than the product of their lengths.
fn matches(pattern: &[char], name: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    if name.first() == Some(&'.') && pattern.first() != Some(&'.') {
        return false;
    }
    let (mut p, mut n, mut star) = (0, 0, None);
    while n < name.len() {
        if pattern.get(p) == Some(&'*') {
            p += 1;
            star = Some((p, n));
        } else if let Some(width) = one(&pattern[p..], name[n]) {
            (p, n) = (p + width, n + 1);
        } else if let Some((after, from)) = star {
            star = Some((after, from + 1));
            (p, n) = (after, from + 1);
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// The length of what a pattern begins with, if a character fits it.
fn one(pattern: &[char], c: char) -> Option<usize> {
    match pattern {
        ['?', ..] => Some(1),
        ['[', set @ ..] => {
            let not = matches!(set.first(), Some('!' | '^'));
            let set = &set[usize::from(not)..];
            // A bracket right at the beginning is one of the set.
            let Some(end) = set.iter().skip(1).position(|c| *c == ']') else {
                return (c == '[').then_some(1);
            };
            let mut rest = &set[..=end];
            let mut found = false;
            while let [a, more @ ..] = rest {
                let (to, more) = match more {
                    ['-', b, more @ ..] => (b, more),
                    _ => (a, more),
                };
                found |= (*a..=*to).contains(&c);
                rest = more;
            }
            (found != not).then_some(end + 3 + usize::from(not))
        }
        [p, ..] => (*p == c).then_some(1),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::work::within;
    use std::time::Duration;

    #[test]
    fn names_fit_patterns_as_in_a_shell() {
        let fits = |pattern: &str, name| matches(&pattern.chars().collect::<Vec<_>>(), name);
        for (pattern, yes, no) in [
            ("*", &["a", "a.md", "重庆"][..], &[".a"][..]),
            ("*.md", &["a.md", "a.md.md", "b.c.md"], &["a.mdx", ".md", "md"]),
            ("a*b*c", &["abc", "a12b3bc", "abcbc"], &["ab", "abcd"]),
            ("?.txt", &["1.txt", "第.txt"], &["10.txt", ".txt"]),
            ("[a-c1]x", &["ax", "bx", "cx", "1x"], &["dx", "x", "-x"]),
            ("[!a-c]x", &["dx", "重x"], &["ax", "x"]),
            ("[^a]", &["b", "^"], &["a"]),
            ("[]a]", &["]", "a"], &["b"]),
            ("[a-]", &["a", "-"], &["b"]),
            ("[一-龥]*", &["第一"], &["a"]),
            ("[a", &["[a"], &["a"]),
            (".*", &[".a"], &["a"]),
            ("**a", &["ba"], &["ab"]),
        ] {
            yes.iter().for_each(|n| assert!(fits(pattern, n), "{pattern} {n}"));
            no.iter().for_each(|n| assert!(!fits(pattern, n), "{pattern} {n}"));
        }
        let (pattern, name) = ("*a".repeat(120) + "b", "a".repeat(255));
        assert!(!within(Duration::from_secs(1), || fits(&pattern, &name)));
    }

    #[test]
    fn folders_are_searched() {
        let dir = tempfile::tempdir().unwrap();
        for file in ["10.md", "2.md", "b/1.md", "b/deep/er/1.md", ".git/1.md", "c/x.txt"] {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(dir.path(), dir.path().join("b/again")).unwrap();
        let root = dir.path().to_str().unwrap();
        let find = |pattern: &str| -> Vec<String> {
            let found = expand(&format!("{root}/{pattern}")).unwrap();
            let inside = |p: PathBuf| p.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            found.into_iter().map(inside).collect()
        };
        assert_eq!(find("*.md"), ["2.md", "10.md"]);
        assert_eq!(find("**/1.md"), ["b/1.md", "b/deep/er/1.md"]);
        assert_eq!(find("**/*.md"), ["2.md", "10.md", "b/1.md", "b/deep/er/1.md"]);
        assert_eq!(find("?/*"), ["b/1.md", "b/again", "b/deep", "c/x.txt"]);
        assert_eq!(find("[bc]/x.*"), ["c/x.txt"]);
        assert_eq!(find(".git/*"), [".git/1.md"]);
        assert_eq!(find("*/none"), [""; 0]);
        assert_eq!(find("2.md/*"), [""; 0]);
    }
}
