//! From what the user named to single inputs.

use super::fetch::{STDIN, cannot_read, scheme};
use super::natural;
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
/// run in circles) are left out. All else, also what does not exist, stays as it was named:
/// [`Fetcher::fetch`](super::fetch::Fetcher::fetch) has the sentence for it.
///
/// # Errors
/// `Input`, if a folder cannot be listed or holds no article.
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
        if name == STDIN || scheme(name).is_some() || !Path::new(name).is_dir() {
            add(name.clone());
            continue;
        }
        let articles = articles(Path::new(name))?;
        if articles.is_empty() {
            return Err(no_articles(name));
        }
        articles.into_iter().for_each(&mut add);
    }
    Ok(inputs)
}

fn no_articles(folder: &str) -> Error {
    let what = if is_edition(Path::new(folder)) {
        format!("{folder} is an edition and not an article; its sound is {folder}/audio.wav")
    } else {
        let endings: Vec<_> = extensions().map(|e| format!(".{e}")).collect();
        format!("{folder} holds no article: no file in it ends in {}", endings.join(", "))
    };
    Error::new(Kind::Input, what)
}

fn is_edition(folder: &Path) -> bool {
    folder.join(EDITION).is_file()
}

fn articles(folder: &Path) -> Result<Vec<String>> {
    let mut articles = Vec::new();
    // Depth first, without recursion: the last is the next.
    let mut open = vec![folder.to_path_buf()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            if !is_edition(&path) {
                open.extend(entries(&path)?.into_iter().rev());
            }
        } else {
            // A path with bytes that are no text cannot be named on from here.
            let no_text = || {
                Error::new(
                    Kind::Input,
                    format!(
                        "cannot read {}: its name is not valid Unicode; rename it",
                        path.display()
                    ),
                )
            };
            articles.push(path.to_str().ok_or_else(no_text)?.to_owned());
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
        if !name.starts_with('.') && (kind.is_dir() || is_article) {
            entries.push((name, path));
        }
    }
    entries.sort_by(|a, b| natural::compare(&a.0, &b.0));
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
        assert!(e.to_string().contains("no file in it ends in .md, "), "{e}");
        fs::write(dir.path().join(EDITION), "{}").unwrap();
        assert!(expand(&[root]).unwrap_err().to_string().contains("is an edition"));
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
