//! The conformance suite: what every reader of text promises.

use super::*;
use crate::model::article::BlockKind;
use crate::model::work::within;
use crate::source::fetch;
use crate::source::formats::extensions;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::time::Duration;

/// The readers for which every input is a text.
const OF_TEXT: &[&dyn Source] = &[&Markdown, &Plain];

fn fetched(bytes: impl Into<Vec<u8>>, extension: &str) -> Fetched {
    let extension = Some(extension.to_owned()).filter(|e| !e.is_empty());
    Fetched { origin: "a.txt".into(), bytes: bytes.into(), extension, ..Fetched::default() }
}

fn refused(bytes: impl Into<Vec<u8>>, extension: &str) -> String {
    let e = read(&fetched(bytes, extension), &Options::default()).unwrap_err();
    assert_eq!(e.kind(), Kind::Input);
    e.to_string()
}

fn count(text: &str) -> BTreeMap<char, usize> {
    let mut count = BTreeMap::new();
    text.chars().filter(|c| !c.is_whitespace()).for_each(|c| *count.entry(c).or_default() += 1);
    count
}

fn shown(article: &Article) -> String {
    article.blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Ranges are in order, apart, on characters; blocks have text without white space to fold.
fn check(article: &Article) {
    let mut ids = std::collections::HashSet::new();
    for b in &article.blocks {
        assert!(ids.insert(&b.id), "{b:?}");
        let folded = b.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let soft = b.text.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(!soft.is_empty() && soft == folded, "{b:?}");
        let mut at = 0;
        for s in &b.parts {
            assert!(at <= s.range.start && s.range.start < s.range.end, "{b:?}");
            assert!(b.text.get(s.range.clone()).is_some(), "{b:?}");
            at = s.range.end;
        }
    }
}

/// Pieces of which texts are made that mean something to a reader.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "  \n",
        "\\\n",
        "    ",
        "\t",
        "\u{3000}\u{3000}",
        "# ",
        "## ",
        "> ",
        "- ",
        "* ",
        "1. ",
        "2) ",
        "一、",
        "（一）",
        "第一章 ",
        "---",
        "===",
        "***",
        "~~",
        "~",
        "`",
        "```\n",
        "**",
        "_",
        "[",
        "](x)",
        "![",
        "[^1]",
        "[^1]: ",
        "|",
        "|-|-|\n",
        "\n|a|b|\n|-|-|\n",
        "<b>",
        "</b>",
        "<br>",
        "<p>",
        "<!--",
        "-->",
        "[ ] ",
        ":",
        ".",
        "。",
        "，",
        "+++\n",
        "title: x\n",
        "Harbour",
        "river ",
        "of",
        "重庆",
        "党员干部",
        "3.5%",
        "２０２６年",
        "é",
        "👩\u{200d}🚀",
    ]);
    prop::collection::vec(prop_oneof![4 => piece.prop_map(str::to_owned), 1 => "\\PC{1,5}"], 0..60)
        .prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn readers_invent_nothing(text in pieces()) {
        for source in SOURCES {
            let input = fetched(text.clone(), "");
            let Ok(article) = source.read(&input) else { continue };
            check(&article);
            prop_assert_eq!(&article, &source.read(&input).unwrap(), "not deterministic");
            let input = count(&text);
            for (c, n) in count(&shown(&article)) {
                // Lists are numbered anew; entities stand for other characters.
                if (c.is_ascii_digit() && source.name() == "markdown") || text.contains('&') {
                    continue;
                }
                prop_assert!(input.get(&c).is_some_and(|i| n <= *i), "{c:?} from {:?}: {:?}", source.name(), article.blocks);
            }
        }
    }

    #[test]
    fn readers_lose_no_word(words in prop::collection::vec("[a-zäéA-Z重庆党员0-9]{1,6}", 1..40), ends in prop::collection::vec(0..6usize, 40)) {
        const ENDS: [&str; 6] = [" ", "\n", "\n\n", "。", ", ", "\r\n\u{3000}"];
        let text: String = words.iter().zip(&ends).flat_map(|(w, e)| [w.as_str(), ENDS[*e]]).collect();
        for source in OF_TEXT {
            let article = source.read(&fetched(text.clone(), "")).unwrap();
            let lost = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(lost(&text), lost(&shown(&article)), "{}", source.name());
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for extension in extensions().chain([""]) {
            match read(&fetched(bytes.clone(), extension), &Options::default()) {
                Ok(article) => check(&article),
                Err(e) => prop_assert_eq!(e.kind(), Kind::Input),
            }
        }
    }
}

#[test]
fn the_extensions_of_every_reader_are_known() {
    assert!(extensions().all(extensions::is_known));
    assert!(!extensions::is_known("php"));
}

#[test]
fn the_name_decides_then_the_content() {
    let kind = |bytes: &str, ext: &str| by_claim(&fetched(bytes, ext)).unwrap().name();
    assert_eq!(kind("# A\n", "txt"), "text");
    assert_eq!(kind("a", "md"), "markdown");
    assert_eq!(kind("# A\n", ""), "markdown");
    assert_eq!(kind("a", ""), "text");
    assert_eq!(kind("# comment", "log"), "text");
    assert_eq!(by_name("MD", &Readers::default()).unwrap().name(), "markdown");
    assert_eq!(by_name("odt", &Readers::default()).err().unwrap().kind(), Kind::Usage);
}

#[test]
fn what_holds_no_article_is_refused_with_the_reason() {
    assert_eq!(refused("", "txt"), "a.txt holds no article: it is empty or only white space");
    assert!(refused(" \n\u{3000}\u{feff}\0", "md").contains("only white space"));
    assert!(refused("😀 ※ ---!", "txt").contains("no letter and no digit"));
    assert!(refused("```\nlet a\n```\n", "md").contains("all of it is skipped (code)"));
    let e = refused("GIF89a...", "txt");
    assert!(
        e.starts_with("cannot read a.txt: it looks like a GIF image, and aloud reads docx, epub, ")
    );
    #[cfg(not(feature = "pdf"))]
    assert!(refused("%PDF-1.5 ...", "pdf").contains("--features pdf"));
    assert!(refused("<?xml version='1.0'?><a>text</a>", "txt").contains("an XML document"));
    let text = Options { format: Some("text".into()), ..Options::default() };
    assert!(read(&fetched("<html>text", ""), &text).is_ok(), "asked for by name");
}

#[test]
fn the_flag_beats_the_front_matter_beats_detection() {
    let f = fetched("---\nlang: fr\n---\nThe harbour is the oldest part of the town.\n", "md");
    let de = Options { language: Language::parse("de"), ..Options::default() };
    assert_eq!(read(&f, &de).unwrap().language.as_str(), "de");
    assert_eq!(read(&f, &Options::default()).unwrap().language.as_str(), "fr");
    let f = fetched("The harbour is the oldest part of the town, and of the county.\n", "md");
    assert_eq!(read(&f, &Options::default()).unwrap().language.as_str(), "en");
}

#[test]
fn the_sample_articles_have_their_structure() {
    let shape = |file: &str| {
        let path = format!("{}/tests/articles/{file}", env!("CARGO_MANIFEST_DIR"));
        let article = read(&fetch::local(&path, 1 << 20).unwrap(), &Options::default()).unwrap();
        check(&article);
        let letter = |b: &Block| match b.kind {
            BlockKind::Heading { level } => char::from(b'0' + level),
            kind => kind.name().chars().next().unwrap(),
        };
        let shape: String = article.blocks.iter().map(letter).collect();
        (article.language.to_string(), article.meta.title.unwrap(), shape)
    };
    let (language, title, blocks) = shape("zh-river.md");
    assert_eq!((&language[..], &blocks[..]), ("zh-Hans", "1p2pp2pqp2pp2pp"));
    assert!(title.starts_with("清溪县启动“一河一策”治理"));
    let (language, title, blocks) = shape("en-harbour.md");
    assert_eq!((&language[..], &blocks[..]), ("en-GB", "1pp2ppqq2plllpptttt2ppppp"));
    assert_eq!(title, "The harbour that counts its own waves");
    let (language, title, blocks) = shape("de-bibliothek.txt");
    assert_eq!((&language[..], &blocks[..]), ("de", "1ppp2llllp2pp"));
    assert_eq!(title, "Die Bibliothek am Alten Kornmarkt öffnet wieder");
}

/// A release takes 0.4 s for each.
#[test]
fn ten_megabytes_are_read_in_time() {
    let wrapped = "The harbour was built when grain still came down the river, and it\n\
                   has hardly been changed since.\n\n";
    for text in ["字".repeat(3_400_000), "word ".repeat(2_000_000), wrapped.repeat(100_000)] {
        for extension in ["txt", "md"] {
            let fetched = fetched(text.clone(), extension);
            within(Duration::from_secs(20), || read(&fetched, &Options::default())).unwrap();
        }
    }
}
