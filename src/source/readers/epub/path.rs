//! Paths between the files of a book.

use crate::source::formats::percent::decoded;

/// The path and the fragment that `href`, written in a file of the folder `base`, leads to. `None`,
/// if it leads out of the book.
pub(super) fn resolve(base: &str, href: &str) -> Option<(String, Option<String>)> {
    let (path, fragment) = match href.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment)).filter(|f| !f.is_empty())),
        None => (href, None),
    };
    let path = path.split('?').next().unwrap_or_default();
    if path.split('/').next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    let path = decoded(path.trim()).replace('\\', "/");
    // A leading slash means the root of the archive.
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { split(base) };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), fragment))
}

/// The folder of a file.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn split(path: &str) -> Vec<&str> {
    path.split('/').filter(|p| !p.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_resolved_within_the_book() {
        let to = |base, href| resolve(base, href).map(|(path, _)| path);
        assert_eq!(to("OEBPS/text", "../a%20b.xhtml").as_deref(), Some("OEBPS/a b.xhtml"));
        assert_eq!(to("", "%E7%AC%AC1%E7%AB%A0.xhtml?x").as_deref(), Some("第1章.xhtml"));
        assert_eq!(to("a", "/b//./c").as_deref(), Some("b/c"));
        assert_eq!(to("a", " t\\1.xhtml").as_deref(), Some("a/t/1.xhtml"));
        assert_eq!(to("a", "100%.xhtml").as_deref(), Some("a/100%.xhtml"));
        for out in ["../../a", "http://example.org/a", "file:///etc/passwd", "%2e%2e/%2e%2e/a"] {
            assert_eq!(to("a", out), None, "{out}");
        }
        assert_eq!(resolve("a", "b#c%20d"), Some(("a/b".into(), Some("c d".into()))));
        assert_eq!(resolve("a", "b#"), Some(("a/b".into(), None)));
    }
}
