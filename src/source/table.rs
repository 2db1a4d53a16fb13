//! The readers, and which of them gets an input.

mod sniff;

use super::fetch::Fetched;
use super::finish::addresses;
use super::finish::foreign;
use super::finish::inline_lexicon;
use super::language;
use super::reader::{Claim, Source};
use super::readers::docx::Docx;
use super::readers::epub::Epub;
use super::readers::feed::Feed;
use super::readers::html::Html;
use super::readers::markdown::Markdown;
#[cfg(feature = "pdf")]
use super::readers::pdf::Pdf;
use super::readers::plain::Plain;
use crate::model::article::{Article, Block};
use crate::model::language::Language;
use crate::model::role::SkipPolicy;
use crate::{Error, Kind, Result};
use std::fmt;
use std::sync::Arc;

/// Every reader. Of several with the same claim the first gets the input.
pub const SOURCES: &[&dyn Source] = &[
    &Docx,
    &Epub,
    &Feed,
    #[cfg(feature = "pdf")]
    &Pdf,
    &Markdown,
    &Html,
    &Plain,
];

/// The extensions of all files that a reader takes.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().flat_map(|s| s.extensions().iter().copied())
}

/// What the user says of an input, and of what is to be read of it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Its language, in place of what it says or looks like.
    pub language: Option<Language>,
    /// The name of its reader, in place of what it looks like.
    pub format: Option<String>,
    /// What is read out.
    pub policy: SkipPolicy,
    /// Readers beside the built-in ones. One that claims an input as `Likely` or more gets it before
    /// any of those.
    pub readers: Readers,
}

/// Readers that a user of the library adds.
#[derive(Clone, Default)]
pub struct Readers(pub Vec<Arc<dyn Source>>);

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|reader| reader.name())).finish()
    }
}

impl Readers {
    fn by_claim(&self, fetched: &Fetched) -> Option<&dyn Source> {
        let claims = self.0.iter().rev().map(|reader| (reader.claim(fetched), reader));
        let (claim, reader) = claims.max_by_key(|(claim, _)| *claim)?;
        (claim >= Claim::Likely).then_some(&**reader)
    }
}

/// Reads an input as an article, by the reader that knows it best or the one that is asked for. Its
/// language is the one asked for, else the one that the input names, else the one detected, else
/// one that is assumed with a note. What of it is in another language is marked.
///
/// # Errors
/// `Usage` for a format that does not exist. `Input`, if the input is of a kind that no reader
/// takes, cannot be decoded, or has nothing to read.
pub fn read(fetched: &Fetched, options: &Options) -> Result<Article> {
    finish(reader(fetched, options)?.read(fetched)?, fetched, options)
}

/// The texts that an input has for people, taken from it by another way than the article.
///
/// # Errors
/// As [`read`]; and `Usage` for an input whose reader knows no such way.
pub fn texts(fetched: &Fetched, options: &Options) -> Result<Vec<String>> {
    let source = reader(fetched, options)?;
    source.texts(fetched)?.ok_or_else(|| {
        let what = format!(
            "cannot account for the text of {}: it was read as {}, and no second way to its text is known",
            fetched.origin,
            source.name()
        );
        Error::new(Kind::Usage, what)
    })
}

/// The reader of an input.
fn reader<'a>(fetched: &Fetched, options: &'a Options) -> Result<&'a dyn Source> {
    let named =
        options.format.as_deref().map(|name| by_name(name, &options.readers)).transpose()?;
    if named.is_none()
        && let Some(reader) = options.readers.by_claim(fetched)
    {
        return Ok(reader);
    }
    if let Some(looks) = sniff::looks_like(fetched).filter(|l| !l.is_text || named.is_none()) {
        let what = format!(
            "cannot read {}: it looks like {}, and aloud reads {}; {}",
            fetched.origin,
            looks.name,
            names(),
            looks.advice
        );
        return Err(Error::new(Kind::Input, what));
    }
    named.map_or_else(|| by_claim(fetched), Ok)
}

/// Decides, for an article as its reader made it, what is read out and in which language.
///
/// # Errors
/// `Input`, if it has nothing to read.
pub fn finish(mut article: Article, fetched: &Fetched, options: &Options) -> Result<Article> {
    addresses::mark(&mut article);
    article.apply(&options.policy);
    if let Some(why) = nothing_to_read(&article.blocks) {
        let what = format!("{} holds no article: {why}", fetched.origin);
        return Err(Error::new(Kind::Input, what));
    }
    article.language = match options.language.as_ref().or(article.meta.language.as_ref()) {
        Some(language) => language.clone(),
        None => language::of_blocks(&article.blocks),
    };
    if article.language.is_unknown() {
        article.language = language::assume(&article.blocks[0].text);
        article.meta.notes.push(format!(
            "the language of {} is not evident; it is read as {} (--lang chooses another)",
            fetched.origin, article.language
        ));
    }
    article.meta.notes.extend(inline_lexicon::doubts(&article.blocks));
    // Whoever says what the language is does not want to hear that it looks like another.
    foreign::mark(&mut article, options.language.is_none());
    Ok(article)
}

/// The reader that `--format` names, by its name or an extension.
fn by_name<'a>(format: &str, more: &'a Readers) -> Result<&'a dyn Source> {
    let format = format.to_ascii_lowercase();
    let known = |s: &&dyn Source| s.name() == format || s.extensions().contains(&&format[..]);
    let more = more.0.iter().map(|reader| &**reader);
    more.chain(SOURCES.iter().copied()).find(known).ok_or_else(|| {
        let what = format!("there is no format {format}; there are {}", names());
        Error::new(Kind::Usage, what)
    })
}

/// The names of all readers.
fn names() -> String {
    SOURCES.iter().map(|s| s.name()).collect::<Vec<_>>().join(", ")
}

fn by_claim(fetched: &Fetched) -> Result<&'static dyn Source> {
    // The last of the greatest, so from the end.
    let best = SOURCES.iter().rev().map(|s| (s.claim(fetched), s)).max_by_key(|(claim, _)| *claim);
    match best {
        Some((claim, source)) if claim > Claim::No => Ok(*source),
        _ => {
            let what = format!("cannot read {}: no reader knows such files", fetched.origin);
            Err(Error::new(Kind::Input, what))
        }
    }
}

/// Why there is nothing to read in these blocks, if there is nothing.
fn nothing_to_read(blocks: &[Block]) -> Option<String> {
    let mut reason = None;
    let mut any_text = false;
    for block in blocks {
        let mut at = 0;
        for skipped in block.skipped() {
            if block.text[at..skipped.range.start].contains(char::is_alphanumeric) {
                return None;
            }
            at = skipped.range.end;
            reason = reason.or(Some(skipped.role.name()));
        }
        let rest = &block.text[at..];
        if rest.contains(char::is_alphanumeric) {
            return None;
        }
        any_text |= !rest.is_empty();
    }
    Some(match reason {
        _ if blocks.is_empty() => "it is empty or only white space".to_owned(),
        _ if any_text => "it has no letter and no digit to read out".to_owned(),
        Some(reason) => format!("all of it is skipped ({reason})"),
        None => "it has no letter and no digit to read out".to_owned(),
    })
}

/// The conformance suite: what every reader of text promises.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::BlockKind;
    use crate::source::fetch;
    use crate::source::formats::extensions;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

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
        prop::collection::vec(
            prop_oneof![4 => piece.prop_map(str::to_owned), 1 => "\\PC{1,5}"],
            0..60,
        )
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
        assert!(e.starts_with(
            "cannot read a.txt: it looks like a GIF image, and aloud reads docx, epub, "
        ));
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
            let article =
                read(&fetch::local(&path, 1 << 20).unwrap(), &Options::default()).unwrap();
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

    /// Limits for a slow machine and a build without optimization; a release takes 0.4 s for each.
    #[test]
    fn ten_megabytes_are_read_in_time() {
        let wrapped = "The harbour was built when grain still came down the river, and it\n\
                       has hardly been changed since.\n\n";
        for text in ["字".repeat(3_400_000), "word ".repeat(2_000_000), wrapped.repeat(100_000)] {
            for extension in ["txt", "md"] {
                let start = std::time::Instant::now();
                read(&fetched(text.clone(), extension), &Options::default()).unwrap();
                assert!(start.elapsed().as_secs() < 20, "{extension}: {:?}", start.elapsed());
            }
        }
    }
}
