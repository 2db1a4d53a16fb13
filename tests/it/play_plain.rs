//! Playing for screen readers, and what a terminal's own keys do.

use crate::driver::{Ran, World};
use crate::play_screen::Tmux;

const LONG: &str = "# The harbour\n\nThe first ferry left at six, and it was late again, as it had been all \
through that long winter. The second one never came. Nobody asked why.\n\nA second paragraph begins here, \
and it goes on for a while so that there is time to press keys.\n";

fn started(args: &str) -> Option<Tmux> {
    let tmux = Tmux::new()?;
    tmux.world.put("a.md", LONG);
    // With job control, as in a shell that a person uses.
    tmux.start((80, 24), &format!("set -m; aloud play a.md --device silent {args}; echo left: $?"));
    Some(tmux)
}

#[test]
fn each_key_is_answered_by_a_line() {
    let Some(t) = started("--plain") else { return };
    let has = |what: &'static str| move |s: &crate::play_screen::Seen| s.text.contains(what);
    t.until("the first sentence", has("The harbour"));
    t.keys(&["Space"]);
    t.until("a pause", has("paused at 0:0"));
    t.type_text("++");
    t.until("the speed", has("speed 1.2"));
    t.keys(&["9"]);
    t.until("the level", has("volume 90"));
    t.keys(&["/"]);
    t.until("a question", has("find: type a text"));
    t.type_text("paragraph");
    t.keys(&["Enter"]);
    t.until("the place and its sentence", |s| {
        s.text.contains(", paused") && s.text.contains("A second paragraph")
    });
    t.keys(&["?"]);
    t.until("the help", has("space: pause, go on"));
    t.keys(&["Home", "Space"]);
    let seen = t.until("it plays", has("playing from 0:0"));
    assert!(!seen.text.contains('%') || seen.text.contains("40%"), "no progress: {}", seen.text);
    t.keys(&["C-c"]);
    t.until("the end", has("left: 130"));
    t.keys(&["C-c"]);
}

#[test]
fn keys_that_come_at_once_all_count() {
    let Some(t) = started("--restart") else { return };
    t.keys(&["Space"]);
    t.until("a pause", |s| s.status().starts_with('‖') && !s.status().contains('~'));
    t.keys(&["Home"]);
    t.until("the beginning", |s| s.status().contains("0:00 /"));
    t.type_text("..");
    t.until("ten seconds on", |s| s.status().contains("0:10 /"));
    t.type_text(",");
    t.until("five back", |s| s.status().contains("0:05 /"));
    t.keys(&["C-c"]);
    t.until("the end", |s| s.text.contains("left: 130"));
}

#[test]
fn control_z_suspends_and_comes_back() {
    for args in ["", "--no-text", "--plain"] {
        let Some(t) = Tmux::new() else { return };
        t.world.put("a.md", LONG);
        let line = format!(
            "set -m; aloud play a.md --device silent {args}; echo stopped; stty -a | grep -c ' icanon'; \
             sleep 1; fg"
        );
        t.start((80, 24), &line);
        let begun =
            |s: &crate::play_screen::Seen| s.text.contains("harbour") || s.text.contains('▶');
        t.until("it plays", begun);
        t.keys(&["C-z"]);
        t.until("it is stopped, and lines are lines", |s| s.text.contains("stopped\n1"));
        let back = |s: &crate::play_screen::Seen| match args {
            "--plain" => s.text.contains("/aloud "),
            _ => s.text.contains('▶'),
        };
        t.until("it is back", back);
        t.keys(&["q"]);
        t.until("the end", |s| s.text.contains("ended: 0"));
    }
}

#[test]
fn sentences_of_the_next_article_are_printed_once() {
    let world = World::new();
    for (name, text) in [("a", "One here. Two here. Three here."), ("b", "Four. Five. Six. Seven.")]
    {
        world.put(&format!("{name}.md"), format!("# {name}\n\n{text}"));
        world.speak(&[&format!("{name}.md"), "--voice", "tone"]);
    }
    let mut command = world.command(&["play", "output", "--plain", "--device", "silent:8"]);
    command.env("XDG_STATE_HOME", world.path("state"));
    let ran: Ran = command.output().unwrap().into();
    let lines: Vec<&str> = ran.stdout.lines().collect();
    let expected =
        ["a", "One here.", "Two here.", "Three here.", "b", "Four.", "Five.", "Six.", "Seven."];
    assert_eq!(lines, expected, "{ran:?}");
    assert_eq!(ran.stderr, "");
}

#[test]
fn what_is_missing_is_told_before_the_device() {
    let world = World::new();
    world.put("a.md", "One.");
    let edition = world.speak(&["a.md", "--voice", "tone"]);
    let play = |args: &[&str]| {
        let mut command = world.command(&[&["play"], args].concat());
        command.env("XDG_STATE_HOME", world.path("state"));
        Ran::from(command.output().unwrap())
    };
    let ran = play(&["nosuch.md", "--device", "nosuch"]);
    assert!(ran.code == Some(3) && ran.stderr.contains("nosuch.md"), "{ran:?}");
    let sound = edition.join("audio.wav");
    let ran = play(&[sound.to_str().unwrap(), "--plain", "--device", "silent:20", "--rate", "2"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "One.\n"), "{ran:?}");
}

#[test]
fn everything_is_removed_from_the_cache_only_if_somebody_says_yes() {
    let Some(t) = Tmux::new() else { return };
    t.world.put("a.md", LONG);
    t.world.speak(&["a.md", "--voice", "tone"]);
    for (answer, code) in [("n", 130), ("y", 0)] {
        t.start((80, 24), "aloud cache clear; code=$?; aloud cache; (exit $code)");
        t.until("the question", |s| s.text.contains("Go on? [y/N]"));
        t.keys(&[answer, "Enter"]);
        let seen = t.until("the end", |s| s.text.contains(&format!("ended: {code}")));
        assert_eq!(seen.text.contains("holds 0 clips"), answer == "y", "{}", seen.text);
        t.end();
    }
}
