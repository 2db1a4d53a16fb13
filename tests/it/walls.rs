//! The rooms and their walls (ARCHITECTURE.md): who may use whom.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A room and the rooms that it may use beside itself and `error`.
const ROOMS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("model", &[]),
    ("audio", &["model"]),
    ("source", &["model"]),
    ("lang", &["model"]),
    ("text", &["lang", "model"]),
    ("speech", &["audio", "model"]),
    ("config", &["model"]),
    ("mix", &["audio", "model"]),
    ("store", &["audio", "model"]),
    ("export", &["audio", "model"]),
    ("player", &["audio", "model"]),
    ("pipeline", &["audio", "config", "mix", "model", "source", "speech", "store", "text"]),
    (
        "studio",
        &[
            "audio", "config", "export", "mix", "model", "pipeline", "source", "speech", "store",
            "text",
        ],
    ),
];

fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// The rooms that a source text names, as `crate::room` or in `crate::{room, …}`; the binary calls the
/// library `aloud::`.
fn uses(text: &str, library: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in text.split(library).skip(1) {
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default(),
            None => {
                rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
            }
        };
        let names = names.split(',').map(|n| n.trim().split(':').next().unwrap_or_default());
        // Capitals are what `lib.rs` re-exports of `error`.
        found.extend(
            names.filter(|n| n.starts_with(|c: char| c.is_ascii_lowercase())).map(str::to_string),
        );
    }
    found
}

#[test]
fn no_room_looks_upward_or_sideways() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut checked = 0;
    for path in sources(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        let room = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if ["lib", "main", "cli", "internal"].contains(&room) {
            continue;
        }
        let (_, allowed) = ROOMS
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("{room} is no room: add it to ARCHITECTURE.md and here"));
        for used in uses(&std::fs::read_to_string(&path).unwrap(), "crate::") {
            let fine = used == room || used == "error" || allowed.contains(&used.as_str());
            assert!(fine, "{}: {room} must not use {used}", path.display());
            checked += 1;
        }
    }
    assert!(checked > 50, "the test has lost sight of the sources");
}

/// Which room uses which, as the imports say, in Mermaid. `model` and `error` are left out: every
/// room may use them, and the arrows would hide the others.
fn drawing() -> String {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in sources(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        let room = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        let library = match room {
            "lib" | "main" | "internal" | "model" | "error" => continue,
            "cli" => "aloud::",
            _ => "crate::",
        };
        let used = uses(&std::fs::read_to_string(&path).unwrap(), library);
        let drawn = |name: &String| ROOMS.iter().any(|(known, _)| known == name);
        edges.entry(room.to_string()).or_default().extend(
            used.into_iter().filter(drawn).filter(|u| u != room && u != "model" && u != "error"),
        );
    }
    let mut lines = String::from("```mermaid\nflowchart TD\n");
    for (room, used) in edges.iter().filter(|(_, used)| !used.is_empty()) {
        let used: Vec<&str> = used.iter().map(String::as_str).collect();
        lines += &format!("    {room} --> {}\n", used.join(" & "));
    }
    lines + "```\n"
}

/// The drawing in ARCHITECTURE.md is made here: `ALOUD_UPDATE=1 cargo test drawing` renews it.
#[test]
fn the_drawing_of_the_rooms_is_what_the_imports_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- rooms: begin -->\n", "<!-- rooms: end -->");
    let (before, rest) =
        text.split_once(begin).expect("ARCHITECTURE.md has the marker of the drawing");
    let (kept, after) = rest.split_once(end).expect("ARCHITECTURE.md has the marker of its end");
    let drawn = drawing();
    if std::env::var_os("ALOUD_UPDATE").is_some() {
        std::fs::write(&path, format!("{before}{begin}{drawn}{end}{after}")).unwrap();
    } else {
        assert_eq!(kept, drawn, "run ALOUD_UPDATE=1 cargo test drawing");
    }
}

#[test]
fn engines_do_not_know_each_other() {
    let engines = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/speech/engines");
    let names: Vec<String> = std::fs::read_dir(&engines)
        .unwrap()
        .map(|e| e.unwrap().path().file_stem().unwrap().to_str().unwrap().to_string())
        .filter(|n| n != "mod")
        .collect();
    assert!(names.len() >= 2);
    for path in sources(&engines) {
        let own = path.strip_prefix(&engines).unwrap().iter().next().unwrap().to_str().unwrap();
        let own = own.trim_end_matches(".rs");
        let text = std::fs::read_to_string(&path).unwrap();
        for other in names.iter().filter(|n| *n != own) {
            assert!(
                !text.contains(&format!("engines::{other}")) || own == "mod",
                "{own} → {other}"
            );
        }
    }
}

/// `aloud-espeak` is GPL: what does not need it must build without it, and is free of its licence.
#[test]
fn only_the_embedded_engine_names_the_gpl_package() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let engine = src.join("speech/engines/espeak");
    let mut inside = 0;
    for path in sources(&src) {
        if std::fs::read_to_string(&path).unwrap().contains("aloud_espeak") {
            assert!(path.starts_with(&engine), "{}: it must not name the package", path.display());
            inside += 1;
        }
    }
    assert!(inside > 0, "the test has lost sight of the engine");
}

#[test]
fn mod_files_hold_docs_and_re_exports_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src).iter().filter(|p| p.ends_with("mod.rs")) {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let line = line.trim();
            let fine = ["", "}", "};", "),"].contains(&line)
                || [
                    "//",
                    "#[cfg",
                    "#!",
                    "mod ",
                    "pub mod ",
                    "pub(super) mod ",
                    "pub(crate) mod ",
                    "use ",
                    "pub use ",
                    "pub(super) use ",
                    "pub(crate) use ",
                ]
                .iter()
                .any(|start| line.starts_with(start))
                || line.ends_with(',') && !line.contains(['(', '=', ':'])
                || line.ends_with("};") && !line.contains('=');
            assert!(fine, "{}: {line}", path.display());
        }
    }
}

/// What may lie at the top: a file that nobody knows there is a leftover of somebody's work.
const TOP: &[&str] = &[
    ".ci",
    ".deny.toml",
    ".git",
    ".gitignore",
    ".rustfmt.toml",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-GPL",
    "LICENSE-MIT",
    "README.md",
    "crates",
    "docs",
    "examples",
    // Ignored by git: the default destination of editions, and what is built.
    "output",
    "proptest-regressions",
    "src",
    "target",
    "tests",
    "tools",
    "voices",
];

#[test]
fn nothing_unknown_lies_at_the_top() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    // A package that was unpacked has files of Cargo's beside them.
    if top.join(".cargo_vcs_info.json").exists() || top.join("Cargo.toml.orig").exists() {
        return;
    }
    for entry in std::fs::read_dir(top).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(TOP.contains(&name.as_str()), "{name}: move it, or add it to the list here");
    }
}
