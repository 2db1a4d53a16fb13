//! Whatever the article: nothing is lost, nothing overlaps, the length is the map's.

use crate::driver::{World, audited};
use proptest::prelude::*;

/// Pieces that articles are made of, kind and strange.
const PIECES: &[&str] = &[
    "一是坚持学习；",
    "二是深入群众。",
    "《年度方案》",
    "“五力”",
    "2015年01月15日 16:54",
    "3.5%",
    "工作+不督促=0",
    "Dr. Lee",
    " paid $3.5m",
    " in 1999.",
    " ",
    "\n",
    "\n\n",
    "# ",
    "- ",
    "> ",
    "1. ",
    "…",
    "——",
    "🙂",
    "é",
    "e\u{301}",
    "\u{200d}",
    "\u{202e}",
    "\u{feff}",
    "a@b.example",
    "https://a.example/b?c=1",
    "\t",
    "｜",
    "100,000",
    "«да?»",
    "はい。",
    "네.",
    "नमस्ते।",
    "word ",
    "Word. ",
    "（a",
    "）",
    "[[x]]",
    "*",
    "`c`",
    "|",
];

/// Half a character in an escape is no reason to refuse a case, and no line is lost.
#[test]
fn half_a_surrogate_pair_is_one_unreadable_character() {
    let cases = concat!(
        r#"{"id": 1, "lang": "en", "text": "One \ud83d two. \udc00Three \\ud800 \ud83d\ude00."}"#,
        "\n",
        r#"{"id": 2, "lang": "en", "text": "Four."}"#,
    );
    for tool in ["segment", "normalize", "pronounce"] {
        let ran = World::new().pipe(&[tool, "--jsonl"], cases.as_bytes());
        assert_eq!(ran.code, Some(0), "{tool}: {ran:?}");
        assert_eq!(ran.stdout.lines().count(), 2, "{tool}: {ran:?}");
    }
    let ran = World::new().pipe(&["segment", "--jsonl"], cases.as_bytes());
    assert!(ran.stdout.contains("One \u{FFFD} two."), "{ran:?}");
    assert!(ran.stdout.contains("\u{FFFD}Three \\\\ud800 😀."), "{ran:?}");
}

/// What no article has: each is cut, read and laid out in time that grows with its length alone.
#[test]
fn monsters_become_scripts() {
    let all: String = (1..=0x10FFFF).filter_map(char::from_u32).collect();
    let monsters = [
        ("digits", "4".repeat(1_000_000)),
        ("numbers", "1.".repeat(200_000)),
        ("line", "word ".repeat(20_000)),
        ("unbroken", "字".repeat(100_000)),
        ("rtl", "שלום עולם 12, ".repeat(8_000)),
        ("marks", "e\u{301}\u{302}".repeat(30_000)),
        ("zero width", "1\u{200b}a\u{200d}\u{feff}".repeat(10_000)),
        ("unicode", all),
    ];
    for (name, text) in monsters {
        let world = World::new();
        let input = world.put("monster.txt", &text);
        let start = std::time::Instant::now();
        let ran = world.run(&["script", "--json", "--voice", "tone", input.to_str().unwrap()]);
        assert!(matches!(ran.code, Some(0 | 3)), "{name}: {:?} {}", ran.code, ran.stderr);
        assert!(start.elapsed().as_secs() < 120, "{name}: {:?}", start.elapsed());
        println!("{name}: {:?}", start.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edition_holds_its_promises(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..60),
        random in "\\PC{0,40}",
        markdown in any::<bool>(),
    ) {
        let world = World::new();
        let text = pieces.concat() + &random;
        let input = world.put(if markdown { "a.md" } else { "a.txt" }, &text);
        let ran = world.run(&["speak", input.to_str().unwrap(), "--voice", "tone", "--name", "a"]);
        match ran.code {
            Some(0) => {
                audited(&world.path("output/a"));
            }
            // Nothing to read, or nothing to say, is an answer too.
            Some(3) => prop_assert!(ran.stderr.contains("no article") || ran.stderr.contains("nothing to say"), "{ran:?}"),
            _ => prop_assert!(false, "{text:?}: {ran:?}"),
        }
        prop_assert!(world.leftovers().is_empty());
    }
}
