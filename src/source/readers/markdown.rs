//! Markdown: CommonMark with the tables, footnotes, task lists and alerts of GitHub, and front
//! matter.
//!
//! What a listener gets:
//! - Headings, paragraphs, quotes and list items are read. Numbered items keep their numbers as the
//!   page shows them; bullets and check boxes are marks of structure and not text.
//! - A table is read row by row, the row of headings too. Its cells are joined by ` | ` as they are
//!   in the source, and that sign is skipped (`markup`), so that every cell is spoken by itself.
//! - Code is read within a sentence; a block of code is skipped (`code`), and so are footnotes
//!   (`footnote`, their numbers in the text are dropped) and what was struck out (`struck_out`).
//! - A picture's description is a caption, after the block that the picture stands in.
//! - Of raw HTML the text is read (`markup.rs`), its tags are not text.
//! - `{GIF|/dʒɪf/}` shows GIF and says what stands behind the bar (`inline_lexicon.rs`).
//! - `[13]` and other signs that point to notes without the markup for them are not text
//!   (`note_marks.rs`).
//! - A line end that the author forced begins a new block, unless the sentence evidently goes on.

mod looks;
mod texts;
mod walk;

use crate::Result;
use crate::model::article::{Article, BlockKind, Blocks, Omission, fold};
use crate::model::role::OmissionReason;
use crate::source::decode::{self, Form, decode, head};
use crate::source::fetch::Fetched;
use crate::source::finish::note_marks;
use crate::source::formats::extensions;
use crate::source::formats::front_matter::{self, Front};
use crate::source::formats::ledger::Ledger;
use crate::source::reader::{Claim, Source, by_extension};

/// The reader of Markdown.
#[derive(Clone, Copy, Debug)]
pub struct Markdown;

impl Source for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        extensions::MARKDOWN
    }

    fn claim(&self, fetched: &Fetched) -> Claim {
        if fetched.media_type.as_deref().is_some_and(|t| t.ends_with("/markdown")) {
            return Claim::Sure;
        }
        by_extension(self, fetched).unwrap_or_else(|| match fetched.extension.as_deref() {
            // An answer of a chat program that was saved.
            Some("txt" | "text") if looks::is_evident(&head(fetched, 1 << 16)) => Claim::Sure,
            // A name that says something else.
            Some(_) => Claim::No,
            None if looks_like(&head(fetched, 4096)) => Claim::Likely,
            None => Claim::No,
        })
    }

    fn read(&self, fetched: &Fetched) -> Result<Article> {
        let decode::Decoded { text, mut notes, .. } = decode(fetched, Form::Plain)?;
        let (front, body) = front_matter::split(&text);
        let mut meta = front_matter::read(front, &fetched.origin, &mut notes);
        meta.notes = notes;
        let (mut blocks, mut ledger) = walk::blocks(body);
        ledger.insert(omitted(front));
        note_marks::take(&mut blocks, &mut ledger);
        let is_h1 = |kind| kind == BlockKind::Heading { level: 1 };
        let h1 = || blocks.iter().find(|b| is_h1(b.kind)).map(|b| b.text.clone());
        let title = meta.title.clone();
        let stands_in_text = |t: &str| blocks.iter().any(|b| is_h1(b.kind) && b.text == t);
        let blocks = match &title {
            // A listener wants to hear what it is.
            Some(title) if !stands_in_text(title) => {
                let mut with_title = Blocks::default();
                with_title.push(BlockKind::Heading { level: 1 }, title);
                let mut with_title = with_title.finish();
                ledger.add(&with_title[0].text);
                ledger.omitted.iter_mut().for_each(|o| o.before += 1);
                with_title.extend(blocks);
                with_title
            }
            Some(_) => blocks,
            None => {
                meta.title = h1();
                blocks
            }
        };
        let Ledger { omitted, added, .. } = ledger;
        Ok(Article { meta, blocks, omitted, added, ..Article::default() })
    }

    fn texts(&self, fetched: &Fetched) -> Result<Option<Vec<String>>> {
        let text = decode(fetched, Form::Plain)?.text;
        let (front, body) = front_matter::split(&text);
        let front = front.map_or("", Front::text).lines().map(str::to_owned);
        Ok(Some(front.chain(texts::texts(body)).collect()))
    }
}

/// The account of front matter, line by line.
fn omitted(front: Option<Front<'_>>) -> Vec<Omission> {
    let lines = front.map_or("", Front::text).lines();
    let entry =
        |line: &str| Omission { text: fold(line), reason: OmissionReason::Metadata, before: 0 };
    lines.map(entry).filter(|o| !o.text.is_empty()).collect()
}

/// Whether a text without a name is Markdown: it has what plain text hardly has.
fn looks_like(text: &str) -> bool {
    if front_matter::split(text).0.is_some() {
        return true;
    }
    text.lines().any(|line| {
        let heading = line.trim_start_matches('#');
        let level = line.len() - heading.len();
        let is_heading = (1..=6).contains(&level) && heading.starts_with(' ');
        let has_link = line.split("](").skip(1).any(|to| to.contains(')')) && line.contains('[');
        is_heading || has_link || line.starts_with("```") || line.matches("**").count() >= 2
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::{Block, Mark, Run};
    use crate::model::work::within;
    use BlockKind::*;
    use std::time::Duration;

    fn article(text: &str) -> Article {
        Markdown.read(&Fetched { bytes: text.into(), ..Fetched::default() }).unwrap()
    }

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        article(text).blocks.into_iter().map(|b| (b.kind, b.text)).collect()
    }

    fn skipped(b: &Block) -> Vec<(&str, &str)> {
        b.skipped().map(|s| (&b.text[s.range.clone()], s.role.name())).collect()
    }

    fn check(text: &str, expected: &[(BlockKind, &str)]) {
        let found = blocks(text);
        let found: Vec<_> = found.iter().map(|(k, t)| (*k, t.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn structure_becomes_kinds() {
        check(
            "# A *b* {#id}\n\nText `code`\nmore [link](x).\n\n> q\n\n- one\n  - two\n- [x] three\n\n3) a\n4) b\n",
            &[
                (Heading { level: 1 }, "A b"),
                (Paragraph, "Text code more link."),
                (Quote, "q"),
                (ListItem, "one"),
                (ListItem, "two"),
                (ListItem, "three"),
                (ListItem, "3) a"),
                (ListItem, "4) b"),
            ],
        );
        check(
            "1. a\n\n   b\n\n   > c\n1. d\n",
            &[(ListItem, "1. a"), (ListItem, "b"), (Quote, "c"), (ListItem, "2. d")],
        );
    }

    #[test]
    fn lines_join_as_their_scripts_do() {
        check("提高\n认识 and\nmore", &[(Paragraph, "提高认识 and more")]);
        check(
            "Town Hall  \nMain Street 5\\\nopen",
            &[(Paragraph, "Town Hall"), (Paragraph, "Main Street 5 open")],
        );
        check("Go.  \n`Ls`", &[(Paragraph, "Go."), (Paragraph, "Ls")]);
        check("春眠不觉晓，\\\n处处闻啼鸟。", &[(Paragraph, "春眠不觉晓，处处闻啼鸟。")]);
    }

    #[test]
    fn cells_are_spoken_one_by_one() {
        let a = article("|Tag|Schiffe|\n|--|--|\n|Mo|12|\n|Di||\n");
        let texts: Vec<_> = a.blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(texts, ["Tag | Schiffe", "Mo | 12", "Di"]);
        assert_eq!(a.blocks[0].kind, TableRow);
        assert_eq!(skipped(&a.blocks[1]), [("|", "markup")]);
    }

    #[test]
    fn what_is_not_for_the_ear_is_skipped_with_its_reason() {
        let a = article(
            "Wahr[^1] ist ~~nicht~~ das.\n\n```rust\nlet a = 1;\n```\n\n[^1]: Siehe *dort*.\n",
        );
        assert_eq!(a.blocks[0].text, "Wahr ist nicht das.");
        assert_eq!(skipped(&a.blocks[0]), [("nicht", "struck_out")]);
        assert_eq!((a.blocks[1].kind, skipped(&a.blocks[1])), (Code, vec![("let a = 1;", "code")]));
        assert_eq!(skipped(&a.blocks[2]), [("Siehe dort.", "footnote")]);
    }

    #[test]
    fn a_range_in_chinese_is_not_struck_out() {
        let a = article("每斤10~20元，每箱30~40元。");
        assert_eq!(a.blocks[0].text, "每斤10~20元，每箱30~40元。");
        assert!(a.blocks[0].parts.is_empty());
    }

    #[test]
    fn pictures_have_captions() {
        check(
            "See ![the *old* harbour](a.png) here.\n\n![](b.png \"Crane\")\n",
            &[(Paragraph, "See here."), (Caption, "the old harbour"), (Caption, "Crane")],
        );
    }

    #[test]
    fn raw_html_is_read_without_its_tags() {
        check(
            "<h1 align=\"center\">Harbour &amp; river</h1>\n\nH<sub>2</sub>O <!-- no --> &copy; 5 &lt; 6<br>x\n\n\
             <div>\n<p>One</p><p>two\nlines</p><script>let a = '<p>';</script>\n</div>\n\n<!-- a\n\nb -->\n",
            &[
                (Heading { level: 1 }, "Harbour & river"),
                (Paragraph, "H2O © 5 < 6 x"),
                (Paragraph, "One"),
                (Paragraph, "two lines"),
            ],
        );
    }

    #[test]
    fn words_have_beside_them_how_they_are_said() {
        let a = article(
            "# To {SQL|sequel}\n\nA *new {GIF|/dʒɪf/}*, \\{a|b} and `{c|d}` {e}.\n\n    {f|g}\n\n## H {#id}\n",
        );
        let texts: Vec<_> = a.blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(texts, ["To SQL", "A new GIF, {a|b} and {c|d} {e}.", "{f|g}", "H"]);
        let says = |b: &Block| {
            let say = |r: &Run| match &r.mark {
                Mark::Say(say) => Some(format!("{}={say}", &b.text[r.range.clone()])),
                _ => None,
            };
            b.runs.iter().filter_map(say).collect::<Vec<_>>().join(" ")
        };
        let says: Vec<_> = a.blocks.iter().map(says).collect();
        assert_eq!(says, ["SQL=sequel", "GIF=/dʒɪf/", "", ""]);
        assert_eq!(a.meta.title.as_deref(), Some("To SQL"));
    }

    #[test]
    fn front_matter_tells_the_title_and_the_title_is_read_once() {
        let a = article("---\ntitle: River\nauthor: A\nlang: en\n---\n# River\n\ntext\n");
        assert_eq!(a.meta.title.as_deref(), Some("River"));
        assert_eq!(a.blocks.len(), 2);
        let a = article("+++\ntitle = \"River\"\n+++\ntext\n");
        assert_eq!((a.blocks[0].kind, a.blocks[0].text.as_str()), (Heading { level: 1 }, "River"));
        assert_eq!(article("## no\n\n# First\n\n# Second").meta.title.as_deref(), Some("First"));
        check("---\n\ntext\n\n---\n", &[(Paragraph, "text")]);
    }

    #[test]
    fn a_server_may_say_that_it_is_markdown() {
        let claim = |media_type: &str, extension: Option<&str>| {
            Markdown.claim(&Fetched {
                media_type: Some(media_type.into()),
                extension: extension.map(str::to_owned),
                bytes: b"text".into(),
                ..Fetched::default()
            })
        };
        assert_eq!(claim("text/markdown", None), Claim::Sure);
        assert_eq!(claim("text/plain", Some("md")), Claim::Sure);
        assert_eq!(claim("text/plain", None), Claim::No);
    }

    #[test]
    fn looks() {
        for s in ["# Title\n", "a **b** c", "see [x](y)", "```\na\n```", "---\ntitle: a\n---\n"] {
            assert!(looks_like(s), "{s}");
        }
        for s in ["#1 in the list", "a * b * c", "[1] (2)", "--- a", "#话题# 你好"] {
            assert!(!looks_like(s), "{s}");
        }
    }

    #[test]
    fn hostile_depth_and_length_are_read_in_time() {
        for text in [
            ">".repeat(100_000) + "a",
            "- ".repeat(20_000) + "a",
            "[".repeat(100_000),
            "*a_".repeat(50_000),
            "<div>".repeat(50_000) + "a",
            "a".repeat(2_000_000),
            "`".repeat(1000) + &"``a`".repeat(20_000),
            "|a".repeat(20_000) + "\n" + &"|-".repeat(20_000),
        ] {
            let article = within(Duration::from_secs(20), || article(&text));
            assert!(article.blocks.iter().all(|b| !b.text.is_empty()));
        }
    }
}
