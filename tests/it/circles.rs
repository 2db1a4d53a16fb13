//! No two files import each other, directly or around a circle (ARCHITECTURE.md).
//!
//! Read are `use` lines and paths in the code, by `crate::`, `self::`, `super::` or a child's name,
//! outside the unit tests. A path that a file only re-exports counts as the file it leads to.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The name of a module: its path from the root of the crate.
pub type Module = Vec<String>;

struct File {
    /// What it names, as paths.
    uses: Vec<String>,
    /// What it re-exports: the name, and the path that it leads to.
    re_exports: BTreeMap<String, String>,
}

pub fn files(src: &Path) -> BTreeMap<Module, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![src.to_path_buf()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let inside = path.strip_prefix(src).unwrap().with_extension("");
                let mut module: Module =
                    inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
                if module.last().is_some_and(|last| last == "mod") {
                    module.pop();
                }
                // `main.rs` has nothing of its own but the command line.
                if module == ["main"] {
                    continue;
                }
                if module == ["lib"] {
                    module.clear();
                }
                found.insert(module, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

/// The code of a file: no comments, and nothing from its unit tests on.
fn code(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    let code = lines.collect::<Vec<_>>().join("\n");
    let tests = Regex::new(r"#\[cfg\(test\)\]\s*(#\[[^\]]*\]\s*)*mod \w+ \{").unwrap();
    match tests.find(&code) {
        Some(tests) => code[..tests.start()].to_owned(),
        None => code,
    }
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d`, `a::c::e`.
pub fn expand(path: &str) -> Vec<String> {
    let path = path.trim();
    let Some((head, rest)) = path.split_once('{') else {
        let plain = path.split(" as ").next().unwrap_or_default().trim();
        return if plain.is_empty() { Vec::new() } else { vec![plain.to_owned()] };
    };
    let body = rest.rsplit_once('}').map_or(rest, |(body, _)| body);
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (i, c) in body.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&body[from..i]);
                from = i + 1;
            }
            _ => {}
        }
    }
    parts.push(&body[from..]);
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(|part| expand(&format!("{head}{part}"))).collect()
}

/// The paths in code beside `use` lines that begin with one of these names.
fn paths(code: &str, first: &BTreeSet<&str>) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut found = Vec::new();
    for word in code.split(|c: char| !is_part(c)) {
        let path = word.trim_end_matches(':');
        if let Some((head, _)) = path.split_once("::")
            && first.contains(head)
        {
            found.push(path.to_owned());
        }
    }
    found
}

fn file(text: &str, children: &BTreeSet<&str>) -> File {
    let code = code(text);
    let statement = Regex::new(r"(pub(?:\([^)]*\))?\s+)?\buse\s+([^;]+);").unwrap();
    let (mut uses, mut re_exports) = (Vec::new(), BTreeMap::new());
    for found in statement.captures_iter(&code) {
        for path in expand(&found[2].replace('\n', " ")) {
            if found.get(1).is_some() {
                re_exports.insert(path.rsplit("::").next().unwrap_or_default().to_owned(), path);
            } else {
                uses.push(path);
            }
        }
    }
    let first = children.iter().copied().chain(["crate", "self", "super"]).collect();
    uses.extend(paths(&statement.replace_all(&code, ""), &first));
    File { uses, re_exports }
}

/// The file that a path leads to from a module; `None` if it leads out of this crate.
fn resolve(
    all: &BTreeMap<Module, File>,
    from: &Module,
    path: &str,
    depth: usize,
) -> Option<Module> {
    let mut parts = path.split("::").map(str::trim).peekable();
    let mut at = from.clone();
    match parts.peek()? {
        &"crate" => {
            at.clear();
            parts.next();
        }
        &"self" | &"super" => {
            while let Some(part) = parts.next_if(|part| ["self", "super"].contains(part)) {
                if part == "super" {
                    at.pop();
                }
            }
        }
        first => {
            at.push((*first).to_owned());
            all.get(&at)?;
            parts.next();
        }
    }
    while let Some(part) = parts.peek() {
        at.push((*part).to_owned());
        if !all.contains_key(&at) {
            at.pop();
            break;
        }
        parts.next();
    }
    let file = all.get(&at)?;
    let led_on = parts.peek().and_then(|name| file.re_exports.get(*name));
    let led_on = led_on.filter(|_| depth < 5).and_then(|path| resolve(all, &at, path, depth + 1));
    Some(led_on.unwrap_or(at))
}

/// The arrows that are left when every file that no circle holds is taken away.
fn circles(mut arrows: BTreeMap<Module, BTreeSet<Module>>) -> Vec<String> {
    loop {
        let targets: BTreeSet<Module> = arrows.values().flatten().cloned().collect();
        let before = arrows.values().map(BTreeSet::len).sum::<usize>();
        arrows.retain(|from, _| targets.contains(from));
        let left: BTreeSet<Module> = arrows.keys().cloned().collect();
        arrows.values_mut().for_each(|to| to.retain(|to| left.contains(to)));
        arrows.retain(|_, to| !to.is_empty());
        if arrows.values().map(BTreeSet::len).sum::<usize>() == before {
            break;
        }
    }
    let line = |(from, to): (&Module, &BTreeSet<Module>)| {
        let to: Vec<String> = to.iter().map(|to| to.join("/")).collect();
        format!("{} -> {}", from.join("/"), to.join(", "))
    };
    arrows.iter().map(line).collect()
}

#[test]
fn no_files_import_each_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let imports = check(&root.join("src")) + check(&root.join("crates/aloud-espeak/src"));
    assert!(imports > 500, "the test sees no imports");
}

/// Fails if there is a circle in a crate, and counts its imports.
fn check(src: &Path) -> usize {
    let texts = files(src);
    let children_of = |module: &Module| -> BTreeSet<&str> {
        let is_child = |m: &&Module| m.len() == module.len() + 1 && m.starts_with(module);
        texts.keys().filter(is_child).filter_map(|m| m.last()).map(String::as_str).collect()
    };
    let all: BTreeMap<Module, File> =
        texts.iter().map(|(m, text)| (m.clone(), file(text, &children_of(m)))).collect();
    let arrows: BTreeMap<Module, BTreeSet<Module>> = all
        .iter()
        .map(|(m, file)| {
            let to = file.uses.iter().filter_map(|path| resolve(&all, m, path, 0));
            (m.clone(), to.filter(|to| to != m).collect())
        })
        .collect();
    let imports = arrows.values().map(BTreeSet::len).sum();
    let circles = circles(arrows);
    assert!(circles.is_empty(), "files that import each other:\n{}", circles.join("\n"));
    imports
}

#[test]
fn a_circle_is_found() {
    let m = |name: &str| vec![name.to_owned()];
    let arrows = [("a", "b"), ("b", "c"), ("c", "b"), ("d", "a"), ("c", "e")];
    let mut map: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (from, to) in arrows {
        map.entry(m(from)).or_default().insert(m(to));
    }
    assert_eq!(circles(map), ["b -> c", "c -> b"]);
    assert_eq!(expand("a::{b, c::{d, e as f}}"), ["a::b", "a::c::d", "a::c::e"]);
}
