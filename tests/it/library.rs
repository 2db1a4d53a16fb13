//! The programs in `examples/`, as a user of the library would run them.

use crate::driver::{World, audited};
use std::path::{Path, PathBuf};
use std::process::Command;

/// An example that Cargo built beside this test. `cargo test --test it` alone builds none.
fn example(name: &str) -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let built = tests.parent().and_then(Path::parent).unwrap().join("examples").join(name);
    if !built.exists() {
        let status = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--example", name])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status();
        assert!(status.unwrap().success(), "{name} does not build");
    }
    built
}

fn run(world: &World, name: &str, args: &[&str]) -> String {
    let output = world.command_of(&example(name), args).output().unwrap();
    assert!(output.status.success(), "{name}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_file_becomes_an_edition() {
    let world = World::new();
    world.put("tide.md", "# The tide\n\nIt rises at noon. It falls at dusk.\n");
    let out = run(&world, "render_file", &["tide.md", "out", "tone"]);
    let map = audited(&world.path(out.trim()));
    assert_eq!(map.segments.len(), 3);
}

#[test]
#[cfg(feature = "espeak")]
fn a_sentence_has_its_words() {
    let world = World::new();
    let out = run(&world, "speak_sentence", &["潮水来了。", "a.wav", "zh-espeak"]);
    let words: String = out.lines().filter_map(|line| line.split("s  ").nth(1)).collect();
    assert_eq!(words, "潮水来了", "{out}");
    assert!(world.path("a.wav").metadata().unwrap().len() > 20_000);
}

#[test]
fn a_backend_is_added() {
    let world = World::new();
    let out = run(&world, "own_backend", &["Three short words", "a.wav"]);
    assert!(out.starts_with("3 words in 2."), "{out}");
}
