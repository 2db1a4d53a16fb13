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
