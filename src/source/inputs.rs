//! From what the user named to single inputs.

mod glob;

use super::fetch::{STDIN, called, cannot_read, path_of, scheme};
use super::natural_sort;
use super::table::extensions;
use crate::{Error, Kind, Result};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What makes a folder an edition: a result, and no article to read.
const EDITION: &str = "edition.json";

/// The inputs that the user means, in order and each once.
///
/// A folder stands for the articles in it and in its folders, by their extensions, in the order
/// that people expect of names. Hidden files and folders, editions, and links to folders (which may
/// run in circles) are left out. A pattern that no shell has expanded stands for what it finds. All
/// else, also addresses and what does not exist, stays as it was named:
/// [`Fetcher::fetch`](super::fetch::Fetcher::fetch) has the sentence for it.
///
/// # Errors
/// `Input`, if a folder cannot be listed or holds no article, or a pattern finds none.
pub fn expand(named: &[String]) -> Result<Vec<String>> {
    let mut inputs = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |input: String| {
        let same = match input == STDIN || scheme(&input).is_some() {
            true => PathBuf::from(&input),
            false => fs::canonicalize(&input).unwrap_or_else(|_| PathBuf::from(&input)),
        };
        if seen.insert(same) {
            inputs.push(input);
        }
    };
    for name in named {
        let path = match path_of(name) {
            // A folder may be named by its address.
            Some(path) if scheme(name).is_none() || path.is_dir() => path,
            _ => {
                add(name.clone());
                continue;
            }
        };
        // A file whose very name has such characters wins.
        let is_pattern = glob::is_pattern(name) && path.symlink_metadata().is_err();
        let found = if is_pattern { glob::expand(name)? } else { vec![path] };
        let articles = articles(found)?;
        if articles.is_empty() {
            return Err(no_articles(name));
        }
        articles.into_iter().for_each(&mut add);
    }
    Ok(inputs)
}

fn no_articles(name: &str) -> Error {
    let path = Path::new(name);
    let what = if is_edition(path) {
        format!("{name} is an edition and not an article; its sound is {name}/audio.wav")
    } else if path.is_dir() {
        let endings: Vec<_> = extensions().map(|e| format!(".{e}")).collect();
        format!("{name} holds no article: no file in it ends in {}", endings.join(", "))
    } else {
        format!("no article fits the pattern {name}; check it, and the folder that it begins with")
    };
    Error::new(Kind::Input, what)
}

fn is_edition(folder: &Path) -> bool {
    folder.join(EDITION).is_file()
}

/// The articles that paths stand for. A file is one, whatever it is called.
fn articles(mut open: Vec<PathBuf>) -> Result<Vec<String>> {
    let mut articles = Vec::new();
    // Depth first, without recursion: the last is the next.
    open.reverse();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            if !is_edition(&path) {
                open.extend(entries(&path)?.into_iter().rev());
            }
        } else {
            articles.push(called(&path));
        }
    }
    Ok(articles)
}

/// The folders and articles right in a folder, in order.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let cannot = |e| cannot_read(&folder.display().to_string(), e);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        let kind = entry.file_type().map_err(cannot)?;
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        let is_article = !kind.is_dir()
            && extension.is_some_and(|e| extensions().any(|known| known == e))
            && path.is_file();
        // What a browser saved beside a page: its frames are not articles.
        let of_page = name.strip_suffix("_files").or_else(|| name.strip_suffix(".files"));
        let is_of_page = kind.is_dir()
            && of_page.is_some_and(|page| {
                ["html", "htm"].iter().any(|e| folder.join(format!("{page}.{e}")).is_file())
            });
        if !name.starts_with('.') && !is_of_page && (kind.is_dir() || is_article) {
            entries.push((name, path));
        }
    }
    entries.sort_by(|a, b| natural_sort::compare(&a.0, &b.0));
    Ok(entries.into_iter().map(|(_, path)| path).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        dir
    }

    #[test]
    fn the_frames_of_a_saved_page_are_no_articles() {
        let dir = folder(&["page.html", "page_files/ad.html", "my_files/a.html"]);
        let found = expand(&[dir.path().to_str().unwrap().to_owned()]).unwrap();
        let names: Vec<_> = found.iter().map(|f| f.rsplit('/').next().unwrap()).collect();
        assert_eq!(names, ["a.html", "page.html"]);
    }

    #[test]
    fn a_folder_stands_for_its_articles() {
        let dir = folder(&[
            "10.txt",
            "2.MD",
            "photo.png",
            ".hidden.md",
            ".git/a.md",
            "b/第十章.txt",
            "b/第二章.txt",
            "output/river/edition.json",
            "output/river/transcript.txt",
            "deep/er/a.md",
        ]);
        let root = dir.path().to_str().unwrap().to_owned();
        let twice = [format!("{root}/10.txt"), root.clone(), "-".into(), root.clone(), "-".into()];
        let found = expand(&twice).unwrap();
        let found: Vec<_> = found.iter().map(|f| f.replace(&format!("{root}/"), "")).collect();
        assert_eq!(found, ["10.txt", "2.MD", "b/第二章.txt", "b/第十章.txt", "deep/er/a.md", "-"]);
    }

    #[test]
    fn what_is_no_folder_stays_as_it_is_named() {
        let named = ["https://example.org/".to_owned(), "none.txt".to_owned()];
        assert_eq!(expand(&named).unwrap(), named);
    }

    #[test]
    fn a_folder_without_articles_is_said_to_be_one() {
        let dir = folder(&["photo.png"]);
        let root = dir.path().to_str().unwrap().to_owned();
        let e = expand(std::slice::from_ref(&root)).unwrap_err();
        assert_eq!(e.kind(), Kind::Input);
        assert!(e.to_string().contains("no file in it ends in .docx, "), "{e}");
        fs::write(dir.path().join(EDITION), "{}").unwrap();
        assert!(expand(&[root]).unwrap_err().to_string().contains("is an edition"));
    }

    #[test]
    fn a_pattern_stands_for_what_it_finds() {
        let dir = folder(&["10.md", "2.md", "b/1.txt", "b/photo.png", "[x].md", "empty/photo.png"]);
        let root = dir.path().to_str().unwrap();
        let find = |pattern: &str| -> Result<Vec<String>> {
            let found = expand(&[format!("{root}/{pattern}"), format!("{root}/2.md")])?;
            Ok(found.iter().map(|f| f.replace(&format!("{root}/"), "")).collect())
        };
        assert_eq!(find("[0-9]*.md").unwrap(), ["2.md", "10.md"]);
        // Whole folders stand for their articles; a file that is named by its pattern is taken.
        assert_eq!(find("**").unwrap(), ["2.md", "10.md", "[x].md", "b/1.txt"]);
        assert_eq!(find("b/*").unwrap(), ["b/1.txt", "b/photo.png", "2.md"]);
        assert_eq!(find("[x].md").unwrap(), ["[x].md", "2.md"], "the file of that name");
        for none in ["*.docx", "none/*", "empty/*/*"] {
            let e = find(none).unwrap_err();
            assert!(e.kind() == Kind::Input && e.to_string().contains("fits the pattern"), "{e}");
        }
        let address = "https://example.org/?q=[a]*".to_owned();
        assert_eq!(expand(std::slice::from_ref(&address)).unwrap(), [address]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_are_no_text_are_taken() {
        use std::os::unix::ffi::OsStrExt;
        let dir = folder(&["b.txt"]);
        let inner = dir.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9"));
        fs::create_dir(&inner).unwrap();
        fs::write(inner.join("a.txt"), "x").unwrap();
        let found = expand(&[called(dir.path())]).unwrap();
        assert!(found.len() == 2 && found[1].ends_with("/caf%E9/a.txt"), "{found:?}");
        assert_eq!(expand(&[called(&inner)]).unwrap(), found[1..]);
        assert_eq!(path_of(&found[1]).unwrap(), inner.join("a.txt"));
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_run_in_circles() {
        let dir = folder(&["a.txt"]);
        std::os::unix::fs::symlink(dir.path(), dir.path().join("again")).unwrap();
        std::os::unix::fs::symlink("nowhere", dir.path().join("b.txt")).unwrap();
        assert_eq!(expand(&[dir.path().to_str().unwrap().to_owned()]).unwrap().len(), 1);
    }
}
