//! The account of every reader but the one of web pages, which has its own suite: each visible
//! character of an input is in a block, or omitted for a reason.

use super::docx::Docx;
use super::epub::Epub;
use super::feed::Feed;
use super::markdown::Markdown;
use super::plain::Plain;
use crate::source::fetch::Fetched;
use crate::source::formats::archive::made::archive;
use crate::source::reader::Source;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The characters that a reader's account has and the input's texts have not, and the other way
/// round; nothing where the input is refused.
fn difference(source: &dyn Source, bytes: Vec<u8>) -> BTreeMap<char, i64> {
    let input = Fetched { origin: "a".into(), bytes, ..Fetched::default() };
    let mut balance: BTreeMap<char, i64> = BTreeMap::new();
    let Ok(article) = source.read(&input) else { return balance };
    let mut count = |text: &str, by: i64| {
        let visible = text.chars().filter(|c| !c.is_whitespace());
        visible.for_each(|c| *balance.entry(c).or_default() += by);
    };
    article.blocks.iter().for_each(|b| count(&b.text, 1));
    article.omitted.iter().for_each(|o| count(&o.text, 1));
    count(&article.added, -1);
    let texts = source.texts(&input).unwrap().unwrap();
    texts.iter().for_each(|text| count(text, -1));
    balance.retain(|_, n| *n != 0);
    balance
}

fn pieces(of: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let piece = prop::sample::select(of).prop_map(str::to_owned);
    prop::collection::vec(piece, 1..most).prop_map(|pieces| pieces.concat())
}

/// What texts are made of, with and without markup.
const LINES: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "　　",
    "潮水来得早",
    "，",
    "。",
    "①",
    "[1]",
    "〔2〕",
    "【注1】",
    "¹",
    "The tide fell",
    ".",
    "- ",
    "1. ",
    "# ",
    "## ",
    "> ",
    "---\n",
    "===\n",
    "**",
    "*",
    "~",
    "~~",
    "`",
    "```\n",
    "[^1]",
    "[^1]: ",
    "|a|b|\n|-|-|\n",
    "&nbsp;",
    "&ldquo;",
    "{重|chong2}",
    "{a|b",
    "\\",
    "第一章 潮\n",
    "[x] ",
    "- [x] ",
    "![a](b \"c\")",
    "![](b \"c\")",
    "<b>",
    "</b>",
    "<br>",
    "<p>",
    "<!-- a -->",
    "title: x\n",
    "(Foto: A)",
];

/// What pages of books are made of.
const PAGES: &[&str] = &[
    "<p>",
    "</p>",
    "<h1>",
    "</h1>",
    "<p id='n1'>",
    "<ol><li id='n2'>",
    "</ol>",
    "<a href='#n1'>",
    "<a href='#n2' id='m'>",
    "<a href='a.xhtml#n1'>",
    "</a>",
    "<sup>",
    "</sup>",
    "[1]",
    "①",
    "2",
    "<img alt='注'/>",
    "<img alt='㙟'/>",
    "<ruby>字<rt>zi</rt></ruby>",
    "<span epub:type='pagebreak'>12</span>",
    "<a id='p13'>13</a>",
    "<nav epub:type='toc'>",
    "</nav>",
    "<aside epub:type='footnote'>",
    "</aside>",
    "<table><tr><td>a<td>b</table>",
    "潮水来得早。",
    "The tide fell and rose. ",
    "<br/>",
    "<hr/>",
    "&nbsp;",
    "<math><mi>x</mi></math>",
    "<script>a</script>",
    "<p hidden='hidden'>",
];

/// What paragraphs of documents are made of.
const RUNS: &[&str] = &[
    "</w:p><w:p>",
    "<w:r><w:t>The tide fell </w:t></w:r>",
    "<w:r><w:t>潮水。</w:t></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>",
    "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>",
    "<w:r><w:t>word</w:t></w:r>",
    "<w:r><w:t>m</w:t></w:r>",
    "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>",
    "<w:ruby><w:rt><w:r><w:t>zi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby>",
    "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
    "<w:r><w:br/></w:r>",
    "<w:r><w:noBreakHyphen/></w:r>",
    "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
];

fn book(pages: &[String]) -> Vec<u8> {
    let names = ["a.xhtml", "b.xhtml", "c.xhtml"];
    let used = || names.iter().zip(pages);
    let items: String = used().map(|(n, _)| format!("<item id='{n}' href='{n}'/>")).collect();
    let spine: String = used().map(|(n, _)| format!("<itemref idref='{n}'/>")).collect();
    let opf = format!("<package><manifest>{items}</manifest><spine>{spine}</spine></package>");
    let mut files = vec![("p.opf", opf.as_bytes())];
    files.extend(used().map(|(n, page)| (*n, page.as_bytes())));
    archive(&files)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn of_plain_texts(text in pieces(LINES, 60)) {
        let found = difference(&Plain, text.into_bytes());
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn of_markdown(text in pieces(LINES, 60)) {
        let found = difference(&Markdown, text.into_bytes());
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn of_books(pages in prop::collection::vec(pieces(PAGES, 30), 1..4)) {
        let found = difference(&Epub, book(&pages));
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn of_feeds(page in pieces(PAGES, 30), title in "[a-z潮 ]{0,12}") {
        let page = page.replace('&', "&amp;").replace('<', "&lt;");
        let rss = format!("<rss><item><title>{title}</title><description>{page}</description></item></rss>");
        let found = difference(&Feed, rss.into_bytes());
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn of_documents(body in pieces(RUNS, 30)) {
        let xml = format!("<w:document><w:body><w:p>{body}</w:p></w:body></w:document>");
        let found = difference(&Docx, archive(&[("word/document.xml", xml.as_bytes())]));
        prop_assert!(found.is_empty(), "{found:?}");
    }
}
