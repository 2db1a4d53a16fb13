//! Whole pages.

use super::*;
use crate::model::article::{BlockKind, Mark};
use BlockKind::*;

fn blocks(html: &str) -> Vec<Block> {
    let mut blocks = Blocks::default();
    whole(html, "a.html", None, &mut blocks).unwrap();
    blocks.finish()
}

fn check(html: &str, expected: &[(BlockKind, &str)]) {
    let found = blocks(html);
    let found: Vec<_> = found.iter().map(|b| (b.kind, b.text.as_str())).collect();
    assert_eq!(found, expected, "{html}");
}

fn runs(block: &Block) -> Vec<(&str, &Mark)> {
    block.runs.iter().map(|r| (&block.text[r.range.clone()], &r.mark)).collect()
}

#[test]
fn elements_become_kinds() {
    check(
        "<h2>A <b>b</b></h2>text <i>one</i>\n two<p>three<div>four<p>five</div><blockquote>q<p>r</blockquote>",
        &[
            (Heading { level: 2 }, "A b"),
            (Paragraph, "text one two"),
            (Paragraph, "three"),
            (Paragraph, "four"),
            (Paragraph, "five"),
            (Quote, "q"),
            (Quote, "r"),
        ],
    );
    check(
        "<ol start=3><li>a<li><p>b</p><p>c</p><ul><li>d</ul></ol><ol type=a reversed><li>x<li>y</ol>",
        &[
            (ListItem, "3. a"),
            (ListItem, "4. b"),
            (ListItem, "c"),
            (ListItem, "d"),
            (ListItem, "b. x"),
            (ListItem, "a. y"),
        ],
    );
    check(
        "<figure><img alt=x><figcaption>The harbour</figcaption></figure><pre><code>let a;\nlet b;</code></pre>",
        &[(Caption, "The harbour"), (Code, "let a; let b;")],
    );
}

#[test]
fn lines_of_br_are_paragraphs_and_poems_have_lines() {
    check(
        "　　甲说了第一句。<br>　　乙说了第二句。<br><br>　　丙，<br>还没说完",
        &[
            (Paragraph, "甲说了第一句。"),
            (Paragraph, "乙说了第二句。"),
            (Paragraph, "丙，还没说完"),
        ],
    );
    check(
        "<pre>Roses are red.\nViolets too.\n</pre>",
        &[(Paragraph, "Roses are red."), (Paragraph, "Violets too.")],
    );
    check("<p>提高\n认识 and\n  more</p>", &[(Paragraph, "提高认识 and more")]);
}

#[test]
fn tables_of_data_and_of_layout() {
    check(
        "<table><caption>Ships</caption><tr><th>Day<th>Ships<tr><td>Mon<td><p>12</p><tr><td>Tue<td></table>",
        &[(Caption, "Ships"), (TableRow, "Day | Ships"), (TableRow, "Mon | 12"), (TableRow, "Tue")],
    );
    check(
        "<table><tr><td><p>one<p>two<td>three<tr><td>four<td>five</table><table><tr><td>only</table>",
        &[(TableRow, "one two | three"), (TableRow, "four | five"), (Paragraph, "only")][..],
    );
}

#[test]
fn marks_and_languages_survive() {
    let b = blocks(
        "<p lang=fr>Le <a href='/x'>port <em>vieux</em></a>, <abbr title='Organisation des Nations unies'>ONU</abbr> <span lang=en>of course</span></p>",
    );
    assert_eq!(b[0].language, Language::parse("fr"));
    assert_eq!(b[0].text, "Le port vieux, ONU of course");
    assert_eq!(
        runs(&b[0]),
        [
            ("port vieux", &Mark::Link("/x".into())),
            ("vieux", &Mark::Emphasis),
            ("ONU", &Mark::Abbreviation("Organisation des Nations unies".into())),
            ("of course", &Mark::Language(Language::parse("en").unwrap())),
        ]
    );
}

#[test]
fn the_bar_between_cells_is_in_no_mark() {
    let b = blocks("<table><tr><th>A<th><b>B</b><tr><td>x<td><a href=/y>y</a></table>");
    assert_eq!(b[0].text, "A | B");
    assert_eq!(runs(&b[0]), [("B", &Mark::Strong)]);
    assert_eq!(runs(&b[1]), [("y", &Mark::Link("/y".into()))]);
}

#[test]
fn a_reading_above_the_line_is_read_once() {
    let b = blocks("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>を学ぶ</p>");
    assert_eq!(b[0].text, "漢字を学ぶ");
    assert_eq!(runs(&b[0]), [("漢", &Mark::Ruby("かん".into())), ("字", &Mark::Ruby("じ".into()))]);
}

#[test]
fn notes_are_marked_and_their_signs_are_no_text() {
    let b = blocks(
        "<p>It is so<sup><a href='#fn1'>[1]</a></sup>, they say.</p><p>10 m<sup>2</sup></p>\
         <section role=doc-endnotes><ol><li id=fn1>Who said it. <a href='#r1' role=doc-backlink>↩</a></ol></section>",
    );
    assert_eq!(b[0].text, "It is so, they say.");
    assert_eq!(runs(&b[0]), [("", &Mark::NoteReference("1".into()))]);
    assert_eq!(b[1].text, "10 m²");
    let small = blocks(
        "<p>10<sup>6</sup> x<sup>−2</sup> 2<sup>nd</sup> dry<sup>2</sup> summer<sup>2</sup> 三百年<sup>[3]</sup>。<a href='#n3'><sup>4</sup></a></p>",
    );
    assert_eq!(small[0].text, "10⁶ x⁻² 2nd dry² summer 三百年。");
    let formula = blocks(
        "<p>设<math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math>，则<math><msup><mi>a</mi><mn>2</mn></msup></math>。</p>",
    );
    assert_eq!((formula.len(), &formula[0].text[..]), (1, "设x=1/2，则a²。"));
    let spaced = blocks("<p>So <a href='#ref1'>[1]</a>, and <a href='#ref2'>[2]</a> so.</p>");
    assert_eq!(spaced[0].text, "So, and so.");
    assert_eq!((b[2].text.as_str(), b[2].is_skipped()), ("1. Who said it.", true));
}

#[test]
fn what_is_not_shown_is_not_there() {
    check(
        "<script>a</script><p hidden>b<p style='display: none'>c<div aria-hidden=true>d</div><!-- e --><p>f<button>g</button><noscript>h</noscript>",
        &[(Paragraph, "f")],
    );
}

#[test]
fn an_article_that_a_program_would_show_is_read_from_the_data() {
    let sentence = "The harbour of the old town counts every wave that comes in &amp; out.";
    let body = [sentence; 8].join("\\n\\n");
    let page = |free: bool| {
        format!(
            "<title>Waves</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\
             \"isAccessibleForFree\":{free},\"articleBody\":\"{body}\"}}</script><div id=root></div>"
        )
    };
    let read = |free| {
        let bytes = page(free).into_bytes();
        Html.read(&Fetched { origin: "a.html".into(), bytes, ..Fetched::default() })
    };
    let article = read(true).unwrap();
    assert_eq!(article.blocks.len(), 1 + 8);
    assert_eq!(article.blocks[8].text, sentence.replace("&amp;", "&"));
    assert!(read(false).unwrap_err().to_string().contains("for subscribers"));
}

#[test]
fn each_piece_of_a_word_has_its_reading() {
    let b = blocks(
        "<p><ruby><rb>東</rb><rb>京</rb><rt>とう</rt><rt>きょう</rt><rtc><rt>Tokyo</rt></rtc></ruby>へ</p>",
    );
    assert_eq!(b[0].text, "東京へ");
    assert_eq!(
        runs(&b[0]),
        [("東", &Mark::Ruby("とう".into())), ("京", &Mark::Ruby("きょう".into()))]
    );
}

#[test]
fn marks_and_notes_of_many_shapes() {
    let b = blocks(
        "<p>老人姓林<sup><a href='#n1'>[註 1]</a></sup>，住在海边<a href='#n2'>〔2〕</a>。</p>\
         <p>The hull<label for=s>⊕</label><input type=checkbox id=s><span>Of oak, it is said.</span> held.</p>\
         <hr><p><sup>1</sup> A mark that nobody set.</p><p><a href='#r2'>〔2〕</a> 林家旧宅。</p>",
    );
    let texts: Vec<_> = b.iter().map(|b| (b.text.as_str(), b.is_skipped())).collect();
    assert_eq!(
        texts,
        [
            ("老人姓林，住在海边。", false),
            ("The hull held.", false),
            ("Of oak, it is said.", true),
            ("1 A mark that nobody set.", false),
            ("林家旧宅。", true),
        ]
    );
}

#[test]
fn formulas_are_read_once_in_any_dress() {
    for html in [
        "<p>So <span style='display:none'><math><mi>x</mi><mo>=</mo><mn>2</mn></math></span><img class=math alt='x=2'>, then.</p>",
        "<p>So <img class=tex alt='x=2'>, then.</p>",
        "<p>So <img alt='$x=2$'>, then.</p>",
        "<p>So <script type='math/tex'>x=2</script>, then.</p>",
        "<p>So <span class=MathJax><span>x</span><span>=2</span></span><script type='math/tex'>x=2</script>, then.</p>",
        "<p>So <span><math><mi>x</mi><mo>=</mo><mn>2</mn></math></span><span aria-hidden=true>x = 2</span>, then.</p>",
    ] {
        check(html, &[(Paragraph, "So x=2, then.")]);
    }
    check(
        "<p>他姓<img alt='㙟'>，住海边。<img alt='海'></p><p><img alt='A boat'></p>",
        &[(Paragraph, "他姓㙟，住海边。海")],
    );
    let mut all = Blocks::default();
    let html = "<p>So <img class=math alt='\\weird{x}'>, then.</p>";
    let whole = whole(html, "a.html", None, &mut all).unwrap();
    assert_eq!(whole.omitted[0].reason, crate::model::role::OmissionReason::Unreadable);
}

#[test]
fn pieces_come_to_where_they_are_shown() {
    check(
        "<main><template id='B:0'></template><p>after</p></main><div hidden id='S:0'><p>streamed</p></div>",
        &[(Paragraph, "streamed"), (Paragraph, "after")],
    );
    check(
        "<x-card><template shadowrootmode=open><p>in the shadow</p></template></x-card>",
        &[(Paragraph, "in the shadow")],
    );
    check("<template><p>a</p></template><p>b</p>", &[(Paragraph, "b")]);
}

#[test]
fn anchors_tell_blocks() {
    let mut blocks = Blocks::default();
    let html = "<p>a<p id=b>b<h2><a id=c></a>c</h2><div id=d><p>d</div>";
    let whole = whole(html, "a.html", None, &mut blocks).unwrap();
    let texts: Vec<_> = blocks.finish().into_iter().map(|b| b.text).collect();
    for id in ["b", "c", "d"] {
        assert_eq!(texts[whole.anchors[id]], id);
    }
}

#[test]
fn depth_is_no_danger() {
    let deep = "<div>".repeat(2900) + "a";
    assert_eq!(blocks(&deep).len(), 1);
    assert_eq!(blocks(&("<ul><li>".repeat(1400) + "a")).len(), 1);
}
