//! The command line: bad input gets a clear sentence and the right exit code.

use crate::driver::{Ran, World};
use std::time::Duration;

/// One bad thing: its name, the arguments, the exit code, and words that the sentence must hold.
struct Bad(&'static str, &'static [&'static str], i32, &'static [&'static str]);

/// Expected failures are told in a sentence: lowercase, no backtrace, no type names.
fn plain(ran: &Ran, name: &str) {
    let said = ran.stderr.lines().find(|l| l.starts_with("aloud: ")).unwrap_or_default();
    assert!(said.len() > 15, "{name}: {ran:?}");
    for word in ["panicked", "RUST_BACKTRACE", "Os {", "Error {", "Some("] {
        assert!(!ran.stderr.contains(word), "{name}: {ran:?}");
    }
}

#[test]
fn bad_input() {
    let world = World::new();
    world.put("good.txt", "All is well.");
    world.put("empty.txt", "");
    world.put("white.md", " \n\t\u{3000}\n\n");
    world.put("symbols.txt", "*** --- ###\n\n…… ！！\n");
    world.put("emoji.txt", "\u{200d}\u{fe0f} 。\n");
    world.put("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
    world.put("nothing/readme.bin", b"\0\x01\x02");
    world.put("occupied", "a file where a folder should be");
    world.put(
        "vioce.toml",
        "name = 'vioce'\nbackend = 'tone'\nlanguages = ['en']\nlicence = 'x'\n[tone]\nhz = 3\n",
    );
    world.put("config.toml", "outptu = 'x'\n");
    let table = [
        Bad("missing file", &["speak", "nosuch.txt"], 3, &["nosuch.txt"]),
        Bad("folder without articles", &["speak", "nothing"], 3, &["nothing"]),
        Bad("empty file", &["speak", "empty.txt"], 3, &["empty.txt"]),
        Bad("white space", &["speak", "white.md"], 3, &["white.md"]),
        Bad("symbols only", &["speak", "symbols.txt", "--voice", "tone"], 3, &["symbols.txt"]),
        Bad("invisible only", &["speak", "emoji.txt", "--voice", "tone"], 3, &["emoji.txt"]),
        Bad("a picture", &["speak", "image.txt"], 3, &["image.txt"]),
        Bad(
            "output is a file",
            &["speak", "good.txt", "--voice", "tone", "-o", "occupied"],
            6,
            &["occupied"],
        ),
        Bad(
            "output in /proc",
            &["speak", "good.txt", "--voice", "tone", "-o", "/proc/x"],
            6,
            &["/proc/x"],
        ),
        Bad(
            "unknown voice",
            &["speak", "good.txt", "--voice", "nosuch"],
            2,
            &["nosuch", "aloud voices"],
        ),
        Bad("unknown language", &["speak", "good.txt", "--lang", "tlh"], 2, &["tlh"]),
        Bad(
            "not a language tag",
            &["speak", "good.txt", "--lang", "klingon language"],
            2,
            &["language tag"],
        ),
        Bad("wrong card", &["speak", "good.txt", "--voice", "vioce.toml"], 2, &["hz"]),
        Bad(
            "wrong configuration",
            &["speak", "good.txt", "--config", "config.toml"],
            2,
            &["outptu", "line 1"],
        ),
        Bad("no such configuration", &["voices", "--config", "nosuch.toml"], 2, &["nosuch.toml"]),
        Bad("one name for two", &["speak", "good.txt", "white.md", "--name", "x"], 2, &["--name"]),
        Bad(
            "rate out of range",
            &["speak", "good.txt", "--voice", "tone", "--rate", "99"],
            2,
            &["rate"],
        ),
        Bad(
            "a flag the voice lacks",
            &["speak", "good.txt", "--voice", "tone", "--pitch", "9"],
            2,
            &["pitch"],
        ),
        Bad("verify nothing", &["verify", "nosuch"], 3, &["nosuch", "no such folder"]),
        Bad("verify a file", &["verify", "good.txt"], 3, &["edition's folder"]),
        Bad(
            "negative rate",
            &["speak", "good.txt", "--voice", "tone", "--rate", "-1"],
            2,
            &["0.4 to 3.0"],
        ),
        Bad("manual of nothing", &["man", "nosuch"], 2, &["nosuch"]),
        Bad("clear by no age", &["cache", "clear", "--older-than", "soon"], 2, &["soon"]),
        Bad("script of nothing", &["script", "nosuch.txt"], 3, &["nosuch.txt"]),
    ];
    for Bad(name, args, code, words) in table {
        let ran = world.run(args);
        assert_eq!(ran.code, Some(code), "{name}: {ran:?}");
        plain(&ran, name);
        for word in words {
            assert!(ran.stderr.contains(word), "{name}: no {word:?} in {ran:?}");
        }
    }
    for args in [&["speak"][..], &["speek", "good.txt"], &["speak", "good.txt", "--nosuch"]] {
        assert_eq!(world.run(args).code, Some(2), "{args:?}");
    }
    assert!(world.leftovers().is_empty());
}

/// Strange input that is readable all the same.
#[test]
fn strange_input() {
    let world = World::new();
    let title = "字".repeat(300);
    let voices: &[&str] = if cfg!(feature = "espeak") { &["tone", "zh-espeak"] } else { &["tone"] };
    let inputs: [(&str, Vec<u8>); 8] = [
        ("control", b"One\0 two\x01 three\x1b[0m\x7f. \x015i Four.".to_vec()),
        ("phonemes", "Say [[h@l'oU]] and <break time=\"9s\"/> please. 再见[[x]]。".into()),
        ("title", format!("# {title}\n\nText.\n").into_bytes()),
        ("bidi", "\u{202e}evil\u{202c} text \u{2066}here\u{2069}. שלום עולם.".into()),
        ("utf16", "\u{feff}你好，世界。".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("crlf", b"One.\r\n\r\nTwo.\rThree.\r\n".to_vec()),
        ("marks", format!("a{} b. 👩‍👩‍👧‍👦 family.", "\u{301}".repeat(500)).into_bytes()),
        ("planes", "𠀀𠀁𪜀 𝒜𝓁𝑜𝓊𝒹 🏴‍☠️ \u{10fffd} ok.".into()),
    ];
    for (name, bytes) in inputs {
        for voice in voices {
            world.put("in.md", &bytes);
            let edition = world.speak(&["in.md", "--voice", voice, "-o", name]);
            crate::driver::audited(&edition);
        }
    }
}

/// Ten megabytes in one sentence: cut into segments in time, and every character of it.
#[test]
fn ten_megabytes_without_a_sentence_end() {
    let world = World::new();
    for (name, unit) in [("words", "word "), ("letters", "a"), ("han", "字"), ("digits", "7")] {
        world.put("long.txt", unit.repeat(10_000_000 / unit.len()));
        let ran = world.run(&["script", "long.txt", "--voice", "tone", "--json"]);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.stderr);
        let script: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let segments = script["segments"].as_array().unwrap();
        // One letter over and over is not words.
        let read = if name == "words" { 1000 } else { 0 };
        assert!(segments.len() >= read, "{name}: {} segments", segments.len());
        let count = |key: &str, text: &str| -> usize {
            let all = script[key].as_array().unwrap().iter().map(|s| s[text].as_str().unwrap());
            all.map(|text| text.chars().filter(|c| !c.is_whitespace()).count()).sum()
        };
        let shown = count("segments", "shown") + count("skipped", "text");
        let written = unit.repeat(10_000_000 / unit.len());
        assert_eq!(shown, written.chars().filter(|c| !c.is_whitespace()).count(), "{name}");
    }
}

#[test]
fn a_full_disk_is_told_and_costs_nothing_but_itself() {
    let world = World::new();
    let disk = world.path("disk");
    std::fs::create_dir(&disk).unwrap();
    let mount = |args: &[&str]| {
        std::process::Command::new(args[0])
            .args(&args[1..])
            .output()
            .is_ok_and(|o| o.status.success())
    };
    if !mount(&["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk.to_str().unwrap()]) {
        crate::driver::skipped("no right to mount a small tmpfs");
        return;
    }
    world.put("a.txt", "This sentence takes its time, and so does the next one. ".repeat(8));
    let out = disk.join("out");
    let args = ["speak", "a.txt", "--voice", "tone", "-o", out.to_str().unwrap()];
    let told = world.run(&args);
    let full = world.run(&[&args[..], &["--yes"]].concat());
    let left = world.leftovers();
    // The cache itself may be what is full, too.
    let mut command = world.command(&["speak", "a.txt", "--voice", "tone"]);
    let cache: Ran = command.env("ALOUD_CACHE", disk.join("cache")).output().unwrap().into();
    mount(&["umount", disk.to_str().unwrap()]);
    assert_eq!((told.code, full.code), (Some(6), Some(6)), "{told:?} {full:?}");
    assert!(told.stderr.contains("are free on its disk; --yes"), "{told:?}");
    plain(&full, "full disk");
    assert!(full.stderr.contains("No space left"), "{full:?}");
    // What cannot be kept is spoken all the same.
    assert!(cache.code == Some(0) && cache.stderr.contains("note: "), "{cache:?}");
    assert!(cache.stderr.contains("No space left"), "{cache:?}");
    assert!(left.is_empty(), "{left:?}");
    crate::driver::audited(&world.speak(&["a.txt", "--voice", "tone"]));
}

#[test]
fn ctrl_c_stops_cleanly() {
    let world = World::new();
    world
        .put("a.txt", (0..3000).fold(String::new(), |t, i| t + &format!("Sentence {i} is here. ")));
    let mut command = world.command(&["speak", "a.txt"]);
    if !cfg!(feature = "espeak") {
        command.args(["--voice", "tone"]);
    }
    let child = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(400));
    let mut kill = std::process::Command::new("sh");
    kill.arg("-c").arg(format!("kill -INT {}", child.id()));
    assert!(kill.status().unwrap().success());
    let ran: Ran = child.wait_with_output().unwrap().into();
    assert_eq!(ran.code, Some(130), "{ran:?}");
    assert!(ran.stderr.contains("goes on from there"), "{ran:?}");
    assert!(world.leftovers().is_empty());
}

#[test]
fn one_bad_input_does_not_keep_the_others_from_their_sound() {
    let world = World::new();
    world.put("in/a.txt", "First article.");
    world.put("in/b.txt", "");
    world.put("in/c.txt", "Third article.");
    let ran = world.run(&["speak", "in", "--voice", "tone", "--json"]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(json["editions"].as_array().unwrap().len(), 2, "{ran:?}");
    assert_eq!(json["failed"][0]["exit_code"], 3);
    assert!(json["failed"][0]["input"].as_str().unwrap().ends_with("b.txt"));
}

#[test]
fn filters_answer_line_by_line() {
    let world = World::new();
    let cases = "{\"id\": \"1\", \"lang\": \"en\", \"text\": \"Dr. Lee came. He left.\"}\n\n{\"id\": 2, \"text\": \"天晴。出门。\"}\n";
    let ran = world.pipe(&["segment", "--jsonl"], cases.as_bytes());
    let lines: Vec<serde_json::Value> =
        ran.stdout.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines[0]["sentences"], serde_json::json!(["Dr. Lee came.", "He left."]));
    assert_eq!(lines[1], serde_json::json!({"id": 2, "sentences": ["天晴。", "出门。"]}));
    let ran =
        world.pipe(&["normalize", "--jsonl"], b"{\"id\":\"x\",\"lang\":\"zh\",\"text\":\"3.5%\"}");
    let reply: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(reply, serde_json::json!({"id": "x", "output": "百分之三点五"}));
    let ran = world.pipe(
        &["segment", "--jsonl"],
        b"{\"id\":1,\"text\":\"a\"}\nnonsense\n{\"id\":3,\"text\":\"b\"}\n",
    );
    assert_eq!(ran.code, Some(3));
    assert!(ran.stderr.contains("line 2"), "{ran:?}");
    let answers: Vec<&str> = ran.stdout.lines().collect();
    assert!(answers[1].contains("\"id\":null") && answers[1].contains("line 2"), "{answers:?}");
    assert!(
        answers[2].contains("\"id\":3"),
        "a bad line keeps no other from its answer: {answers:?}"
    );
}

#[test]
fn the_helpful_commands_help() {
    let world = World::new();
    for (args, word) in [
        (&["--help"][..], "aloud speak article.md"),
        (&["speak", "--help"], "--fresh"),
        (&["--version"], env!("CARGO_PKG_VERSION")),
        (&["man"], ".TH"),
        (&["man", "speak"], "fresh"),
        (&["completions", "bash"], "_aloud"),
        (&["voices"], "zh-espeak"),
        (&["voices", "list", "--backend", "tone"], "beep"),
        (&["voices", "show", "zh-espeak"], "languages"),
        (&["voices", "try", "tone", "-o", "t.wav"], "t.wav"),
        (&["config"], "[pauses]"),
        (&["cache"], "clips"),
        (&["cache", "clear", "--keep", "1G"], "removed 0"),
    ] {
        let ran = world.run(args);
        assert_eq!(ran.code, Some(0), "{args:?}: {ran:?}");
        assert!(ran.stdout.contains(word), "{args:?}: {ran:?}");
    }
    let ran = world.run(&["doctor", "--json"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert!(
        json["findings"]
            .as_array()
            .unwrap()
            .iter()
            .all(|f| f["ok"] == true || f["needed"] == false)
    );
}

#[test]
fn standard_input_and_a_reader_that_goes_away() {
    let world = World::new();
    let ran =
        world.pipe(&["speak", "-", "--voice", "tone", "--name", "piped"], "你好。".as_bytes());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    crate::driver::audited(&world.path("output/piped"));
    world.put("a.txt", "A sentence. ".repeat(20_000));
    let program = crate::driver::PROGRAM;
    let mut command = std::process::Command::new("sh");
    command.arg("-c").arg(format!("{program} script a.txt --lang en --voice tone | head -n 1"));
    let ran: Ran = command.current_dir(world.path("")).output().unwrap().into();
    assert!(ran.stderr.is_empty(), "{ran:?}");
}

#[test]
fn the_log_is_silent_unless_it_is_asked_for() {
    let world = World::new();
    let page =
        world.put("a.html", "<nav>Home</nav><h1>The tide</h1><p>It rises at noon, slowly.</p>");
    let run = |level: Option<&str>, flag: &str| {
        let mut command = world.command(&["extract", page.to_str().unwrap(), flag]);
        level.map(|level| command.env("ALOUD_LOG", level));
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run(None, "-v"), (Some(0), String::new()));
    let (code, told) = run(None, "-vv");
    assert!(code == Some(0) && told.contains("DEBUG aloud::source::readers::html"), "{told}");
    let (_, told) = run(Some("aloud::source=debug"), "-q");
    assert!(told.contains("DEBUG aloud::source::readers::html"), "{told}");
    for wrong in ["aloud=loud", "loud"] {
        let (code, told) = run(Some(wrong), "-q");
        assert!(code == Some(2) && told.contains("ALOUD_LOG"), "{told}");
    }
}
