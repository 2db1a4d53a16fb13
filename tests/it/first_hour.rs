//! The first hour of a new user: results, destinations, and what is told when something is mistyped.

use crate::driver::World;

/// Where a result goes, and that nothing else goes there.
#[test]
fn results_go_to_standard_output_and_the_rest_to_standard_error() {
    let world = World::new();
    world.put("a.md", "# Tides\n\nThe tide rises.");
    world.put("b.md", "# Winds\n\nThe wind turns.");
    let speak = |more: &[&str]| world.run(&[&["speak", "--voice", "tone"], more].concat());
    let ran = speak(&["a.md", "b.md"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let mut lines: Vec<&str> = ran.stdout.lines().collect();
    lines.sort();
    assert_eq!(lines, ["output/tides", "output/winds"]);
    assert!(ran.stderr.contains("2 segments (0 from the store)"), "{ran:?}");
    let quiet = speak(&["a.md", "-q"]);
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("output/tides\n", ""));
    assert_eq!(speak(&["a.md", "--print", "audio"]).stdout, "output/tides/audio.wav\n");
    assert_eq!(speak(&["a.md", "--print", "timing"]).stdout, "output/tides/timing.json\n");
    let json: serde_json::Value = serde_json::from_str(&speak(&["a.md", "--json"]).stdout).unwrap();
    let made = &json["editions"][0];
    assert_eq!(made["audio"], "output/tides/audio.wav");
    assert_eq!(made["timing"], "output/tides/timing.json");
    let seconds = made["frames"].as_f64().unwrap() / made["sample_rate"].as_f64().unwrap();
    assert!((made["seconds"].as_f64().unwrap() - seconds).abs() < 1e-6, "{made}");
}

#[test]
fn one_article_goes_into_a_file_or_to_standard_output() {
    let world = World::new();
    world.put("a.md", "# Tides\n\nThe tide rises. It falls again.");
    world.put("b.md", "# Winds\n\nThe wind turns.");
    let ran = world.run(&["speak", "a.md", "--voice", "tone", "-o", "new/talk.wav"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "new/talk.wav\n"), "{ran:?}");
    let mut files: Vec<_> = std::fs::read_dir(world.path("new")).unwrap().flatten().collect();
    files.sort_by_key(|e| e.file_name());
    let names: Vec<_> = files.iter().map(|e| e.file_name().into_string().unwrap()).collect();
    assert_eq!(names, ["talk.edition.json", "talk.timing.json", "talk.wav"]);
    crate::driver::audited(&world.path("new/talk.wav"));
    for named in ["new/talk.wav", "new/talk.timing.json", "new"] {
        let ran = world.run(&["verify", named]);
        assert!(ran.code == Some(0) && ran.stdout.starts_with("new/talk.wav: sound"), "{ran:?}");
    }
    // The same bytes, while they are made; only the header differs, whose lengths were not known.
    let output = world.command(&["speak", "a.md", "--voice", "tone", "-o", "-"]).output().unwrap();
    let file = std::fs::read(world.path("new/talk.wav")).unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!((output.stdout.len(), &output.stdout[44..]), (file.len(), &file[44..]));
    assert!(!world.path("-").exists() && !world.path("output").exists());
    for (args, word) in [
        (&["a.md", "b.md", "-o", "b.wav"][..], "holds one article"),
        (&["a.md", "b.md", "-o", "-"], "holds one article"),
        (&["a.md", "-o", "-", "--json"], "standard output"),
        (&["a.md", "-o", "b.wav", "--name", "c"], "--name"),
        (&["a.md", "-o", "b.mp3"], ".wav"),
    ] {
        let ran = world.run(&[&["speak", "--voice", "tone"], args].concat());
        assert!(ran.code == Some(2) && ran.stderr.contains(word), "{args:?}: {ran:?}");
    }
    world.put("b.wav/here.txt", "a folder may be called like a sound");
    let ran = world.run(&["speak", "a.md", "--voice", "tone", "-o", "b.wav"]);
    assert_eq!(ran.stdout, "b.wav/tides\n", "{ran:?}");
    assert!(world.leftovers().is_empty(), "{:?}", world.leftovers());
}

#[test]
#[cfg(feature = "espeak")]
fn a_voice_of_the_configuration_keeps_to_its_languages() {
    let world = World::new();
    world.put("zh.md", "潮水涨了。");
    world.put("config/aloud/config.toml", "voice = 'en-us-espeak'\n[voices]\nde = 'tone'\n");
    let voice = |args: &[&str]| {
        let ran = world.run(&[&["script", "zh.md", "--json"], args].concat());
        let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        (json["voice"].as_str().unwrap().to_owned(), ran.stderr)
    };
    assert_eq!(voice(&[]), ("zh-espeak".into(), String::new()));
    assert_eq!(voice(&["--lang", "de"]).0, "tone");
    let (asked, told) = voice(&["--voice", "en-us-espeak"]);
    assert!(asked == "en-us-espeak" && told.contains("its card does not name"), "{told}");
}

#[test]
fn what_is_mistyped_brings_what_was_meant() {
    let world = World::new();
    world.put("article.md", "The tide rises.");
    world.put("notes/a.md", "The tide falls.");
    for (args, code, words) in [
        (&["article.md"][..], 2, "did you mean `aloud speak article.md`"),
        (&["notes"], 2, "`aloud speak notes`"),
        (&["https://example.org/a"], 2, "`aloud speak https://example.org/a`"),
        (&["speek", "article.md"], 2, "'speak'"),
        (&["speak", "example.org/a.html"], 3, "https://example.org/a.html"),
        (&["speak", "nosuch.md"], 3, "check the name"),
        (&["speak", "article.md", "--rate", "fast"], 2, "it is not a number"),
        (&["speak", "article.md", "--rate", "1,2"], 2, "write a point"),
        (&["speak", "article.md", "--jobs", "many"], 2, "it is not a number"),
        (&["speak", "article.md", "--pitch", "1.5"], 2, "not a whole number"),
        (&["play", "article.md", "--volume", "300"], 2, "from 0 to 100"),
        (&["play", "article.md", "--rate", "fast"], 2, "it is not a number"),
        (&["normalize", "report.txt"], 3, "there is no such file"),
        (&["pronounce", "notes/b.md"], 3, "there is no such file"),
    ] {
        let ran = world.run(args);
        assert_eq!(ran.code, Some(code), "{args:?}: {ran:?}");
        assert!(ran.stderr.contains(words), "{args:?}: {ran:?}");
        assert!(!ran.stderr.contains("literal") && !ran.stderr.contains("digit found"), "{ran:?}");
    }
    for (args, out) in [
        (&["normalize", "It grew 3.5%."][..], "It grew three point five percent.\n"),
        (&["segment", "Dr. Lee came. He left."], "Dr. Lee came.\nHe left.\n"),
        (&["segment", "and/or"], "and/or\n"),
        (&["segment", "article.md"], "The tide rises.\n"),
    ] {
        let ran = world.run(&[args, &["--lang", "en"]].concat());
        assert_eq!(ran.stdout, out, "{args:?}: {ran:?}");
    }
    assert_eq!(
        world.run(&["speak", "article.md", "--voice", "tone", "--speed", "2"]).code,
        Some(0)
    );
}

#[test]
#[cfg(feature = "espeak")]
fn a_language_without_a_card_is_one_command_away() {
    let world = World::new();
    world.put("a.md", "Havet är stilla i dag.");
    let ran = world.run(&["speak", "a.md", "--lang", "swedish"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("did you mean sv?"), "{ran:?}");
    let ran = world.run(&["speak", "a.md", "--lang", "sv"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    let command = ran.stderr.split("`aloud ").nth(1).and_then(|s| s.split('`').next()).unwrap();
    let made = world.run(&command.split(' ').collect::<Vec<_>>());
    assert_eq!(made.code, Some(0), "{command}: {made:?}");
    crate::driver::audited(&world.speak(&["a.md", "--lang", "sv"]));
    let ran = world.run(&["speak", "a.md", "--lang", "tlh"]);
    assert!(ran.code == Some(2) && !ran.stderr.contains("voices add"), "{ran:?}");
}

#[test]
fn the_manual_and_the_completions_know_what_there_is() {
    let world = World::new();
    for page in [&["man"][..], &["man", "speak"]] {
        let man = world.run(page).stdout;
        for section in ["EXIT STATUS", "ENVIRONMENT", "ALOUD_CACHE", "FILES", "config.toml"] {
            assert!(man.contains(section), "{page:?}: {section}");
        }
    }
    let mine = "name='mine'\nbackend='tone'\nlanguages=['en']\nlicence='x'";
    world.put("config/aloud/voices/mine.toml", mine);
    for shell in ["bash", "zsh", "fish"] {
        let script = world.run(&["completions", shell]).stdout;
        for name in ["mine", "tone", "markdown", "epub", "footnote"] {
            assert!(script.contains(name), "{shell}: {name}");
        }
    }
    world.put("config/aloud/config.toml", "broken");
    assert!(world.run(&["completions", "bash"]).stdout.contains("markdown"));
}

/// Clips of services are kept apart, and a bound goes by the time of use.
#[test]
fn the_cache_is_bound_and_spares_what_was_paid_for() {
    let world = World::new();
    world.put("a.md", "The tide rises. It falls again. Nobody sees it.");
    world.speak(&["a.md", "--voice", "tone"]);
    world.put("cache/paid/ab/cdef", "a clip of a service");
    let ran = world.run(&["cache"]);
    assert!(ran.stdout.contains("holds 4 clips") && ran.stdout.contains("1 of them"), "{ran:?}");
    assert!(ran.stdout.contains("0 fetched pages"), "{ran:?}");
    let ran = world.run(&["cache", "clear"]);
    assert!(ran.stdout.contains("removed 3 clips"), "{ran:?}");
    assert!(ran.stderr.contains("1 clip of services stay"), "{ran:?}");
    let ran = world.run(&["cache", "clear", "--paid", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&json["removed"], &json["paid"]), (&1.into(), &1.into()), "{ran:?}");
    world.put("config/aloud/config.toml", "[cache]\nmax_size = '1K'\n");
    world.speak(&["a.md", "--voice", "tone"]);
    assert!(world.run(&["cache"]).stdout.contains("holds 0 clips"));
    world.put("config/aloud/config.toml", "cache = 'elsewhere'\n");
    let mut command = world.command(&["cache"]);
    let ran: crate::driver::Ran = command.env_remove("ALOUD_CACHE").output().unwrap().into();
    assert!(ran.stdout.starts_with("elsewhere: holds 0 clips"), "{ran:?}");
    world.put("config/aloud/config.toml", "[cache]\nmax_size = 'much'\n");
    let ran = world.run(&["cache"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("max_size"), "{ran:?}");
}

#[test]
fn broken_cards_are_told_once_and_can_be_removed() {
    let world = World::new();
    let put = |name: &str, rest: &str| {
        let card = format!("name = '{name}'\n{rest}");
        world.put(&format!("config/aloud/voices/{name}.toml"), card);
    };
    put("spelled", "backend = 'tone'\nlanguages = ['tlh']\nlicense = 'MIT'\n");
    put("bare", "backend = 'tone'\nlanguages = ['tlh']\n");
    put("service", "backend = 'opnai'\nlanguages = ['en']\n");
    put("typed", "backend = 'tone'\nlanguages = 'en'\n");
    put("key", "backend = 'tone'\nlanguages = ['tlh']\n[tone]\nhz = 3\n");
    let ran = world.run(&["voices", "show", "spelled"]);
    assert!(ran.stdout.contains("licence = \"MIT\""), "{ran:?}");
    assert!(ran.stderr.contains("there is no backend \"opnai\""), "{ran:?}");
    assert!(ran.stderr.contains("line 3, languages: it is the string \"en\""), "{ran:?}");
    assert!(!ran.stderr.contains("spelled") && !ran.stderr.contains("sequence"), "{ran:?}");
    let ran = world.run(&["voices", "try", "bare", "Hello."]);
    assert_eq!((ran.code, ran.stderr.matches("opnai").count()), (Some(0), 1), "{ran:?}");
    let failing = |args: &[&str]| {
        let ran = world.run(&[&["doctor"], args].concat());
        let failed = ran.stdout.lines().filter(|l| l.starts_with("FAIL"));
        let failed =
            failed.map(|l| l.split_whitespace().take(3).skip(1).collect::<Vec<_>>().join(" "));
        (ran.code, failed.collect::<Vec<_>>())
    };
    let cards = ["voice service", "voice typed", "voice key"];
    assert_eq!(failing(&[]), (Some(2), cards.map(String::from).to_vec()));
    world.put("broken.toml", "jobs = 'many'\n");
    let (code, failed) = failing(&["--config", "broken.toml"]);
    assert_eq!((code, failed.len()), (Some(2), 4), "{failed:?}");
    assert!(failed[0].starts_with("configuration"), "{failed:?}");
    for name in ["service", "typed", "key"] {
        assert_eq!(world.run(&["voices", "rm", name]).code, Some(0), "{name}");
    }
    let ran = world.run(&["doctor"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    assert!(!ran.stdout.lines().any(|l| l.starts_with("ok") && l.contains(" none")), "{ran:?}");
    assert_eq!(world.run(&["voices", "rm", "tone"]).code, Some(2));
}

#[test]
fn what_is_not_words_is_skipped_and_said_so() {
    let world = World::new();
    let hash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    let letters = "x".repeat(300_000);
    let text = format!("The digest {hash} is right.\n\n{letters}\n\nPart C02XK1ZG is short.\n");
    world.put("a.md", text);
    let ran = world.run(&["script", "a.md", "--voice", "tone", "--lang", "en"]);
    assert!(ran.stdout.contains(&format!("skipped (data): {hash}\n")), "{ran:?}");
    assert!(ran.stdout.contains("… (300000 characters)") && ran.stdout.len() < 2000, "{ran:?}");
    assert!(ran.stdout.contains("Part C02XK1ZG is short."), "{ran:?}");
    let map = crate::driver::audited(&world.speak(&["a.md", "--voice", "tone", "--lang", "en"]));
    assert_eq!(map.skipped.iter().filter(|s| s.reason == "data").count(), 2);
    assert!(map.head.sample_rate.duration(map.head.frames).as_secs() < 60);
}

#[test]
#[cfg(feature = "espeak")]
fn the_script_names_the_words_that_could_be_read_otherwise() {
    let world = World::new();
    world.put("a.md", "重庆的行长着急地走了，单于笑着看山水。");
    let readings = |args: &[&str]| -> Vec<String> {
        let ran = world.run(&[&["script", "a.md"], args].concat());
        let lines = ran.stdout.lines().filter(|l| l.contains(" → "));
        lines.map(|l| l.trim().split(" → ").next().unwrap().to_owned()).collect()
    };
    assert_eq!(readings(&[])[..3], ["重庆", "行长", "着急"]);
    assert!(readings(&[]).contains(&"单于".to_owned()));
    assert!(!readings(&[]).iter().any(|r| ["的", "地", "了", "着", "山水"].contains(&r.as_str())));
    assert!(readings(&["--all"]).iter().any(|r| r == "的"));
}
