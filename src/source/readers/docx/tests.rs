//! Whole documents, built in memory.

use super::*;
use crate::model::article::{Block, Mark};
use crate::model::language::Language;
use crate::model::work::within;
use crate::source::formats::archive::made::archive;
use BlockKind::*;
use std::time::Duration;

fn document(body: &str, others: &[(&str, &str)]) -> Article {
    let document = format!("<w:document><w:body>{body}<w:sectPr/></w:body></w:document>");
    let mut files = vec![("[Content_Types].xml", &b"<Types/>"[..])];
    files.push(("word/document.xml", document.as_bytes()));
    files.extend(others.iter().map(|(name, content)| (*name, content.as_bytes())));
    let fetched = Fetched { origin: "a.docx".into(), bytes: archive(&files), ..Fetched::default() };
    assert_eq!(Docx.claim(&fetched), Claim::Sure);
    Docx.read(&fetched).unwrap()
}

fn check(body: &str, expected: &[(BlockKind, &str)]) -> Article {
    let article = document(body, &[]);
    let found: Vec<_> = article.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
    assert_eq!(found, expected, "{body}");
    article
}

fn runs(block: &Block) -> Vec<(&str, &Mark)> {
    block.runs.iter().map(|r| (&block.text[r.range.clone()], &r.mark)).collect()
}

/// A paragraph with a run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn styles_say_what_paragraphs_are() {
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>\
        <w:style w:styleId='own'><w:name w:val='Eigene'/><w:basedOn w:val='1'/></w:style>\
        <w:style w:styleId='a'><w:name w:val='Title'/></w:style><w:style w:styleId='o'><w:name w:val='x'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>\
        <w:style w:styleId='c'><w:name w:val='c'/><w:basedOn w:val='c'/></w:style><w:style w:styleId='t'><w:name w:val='toc 1'/></w:style></w:styles>";
    let styled = |id: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{id}'/></w:pPr><w:r><w:t>{id}</w:t></w:r></w:p>")
    };
    let body: String = ["own", "a", "o", "c", "t", "none"].map(styled).concat();
    let article = document(&body, &[("word/styles.xml", styles)]);
    let kinds: Vec<_> = article.blocks.iter().map(|b| b.kind).collect();
    let heading = |level| Heading { level };
    assert_eq!(kinds, [heading(1), heading(1), heading(3), Paragraph, Paragraph, Paragraph]);
    assert!(article.blocks[4].is_skipped());
    assert_eq!(article.meta.title.as_deref(), Some("a"), "the style of titles is before headings");
}

#[test]
fn runs_are_joined_and_marked() {
    let article = check(
        "<w:p><w:r><w:t xml:space='preserve'>It </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>rea</w:t></w:r>\
         <w:r><w:rPr><w:b w:val='1'/></w:rPr><w:t xml:space='preserve'>lly </w:t></w:r><w:r><w:rPr><w:b w:val='0'/><w:strike/></w:rPr><w:t>not</w:t></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
         <w:ins><w:r><w:tab/><w:t>is</w:t><w:noBreakHyphen/><w:t>it</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
        &[(Paragraph, "It really not is-it")],
    );
    assert_eq!(runs(&article.blocks[0]), [("really", &Mark::Strong)]);
    let struck: Vec<_> = article.blocks[0].skipped().collect();
    assert!(struck.len() == 1 && struck[0].range == (10..13), "{struck:?}");
    check(
        "<w:p><w:r><w:t>One.</w:t><w:br/><w:t>Two</w:t><w:br/><w:t>and three.</w:t></w:r></w:p>",
        &[(Paragraph, "One."), (Paragraph, "Two and three.")],
    );
}

#[test]
fn raised_figures_are_powers_or_signs() {
    let run = |text: &str, is_raised: bool| {
        let raised =
            if is_raised { "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>" } else { "" };
        format!("<w:r>{raised}<w:t>{text}</w:t></w:r>")
    };
    let pieces = [
        ("有10", false),
        ("6", true),
        ("个，E=mc", false),
        ("2", true),
        ("，10", false),
        ("-", true),
        ("12", true),
        (" m", false),
        ("2", true),
        ("，2", false),
        ("nd", true),
        ("，已有研究", false),
        ("[", true),
        ("1", true),
        ("]", true),
        ("表明。", false),
        ("2", true),
    ];
    let body: String = pieces.map(|(text, is_raised)| run(text, is_raised)).concat();
    let article = check(
        &format!("<w:p>{body}</w:p>"),
        &[(Paragraph, "有10⁶个，E=mc²，10⁻¹² m²，2nd，已有研究表明。")],
    );
    let marks: Vec<_> = runs(&article.blocks[0]);
    let sign = |label: &str| Mark::NoteReference(label.into());
    assert_eq!(marks, [("", &sign("1")), ("", &sign("2"))]);
}

#[test]
fn tables_are_read_row_by_row() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text));
    let table = |columns: usize, rows: &[&str]| {
        let grid = "<w:gridCol/>".repeat(columns);
        format!("<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>", rows.concat())
    };
    let row = |cells: &[&str]| {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>())
    };
    let rows = [row(&["Day", "Ships"]), row(&["Mon", "12"]), row(&["", "7"])];
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let inner = table(2, &rows[1..2]);
    let article = check(
        &(table(2, &rows) + &table(1, &[&row(&["in a frame"])])),
        &[
            (TableRow, "Day | Ships"),
            (TableRow, "Mon | 12"),
            (TableRow, "7"),
            (Paragraph, "in a frame"),
        ],
    );
    assert_eq!(article.blocks[0].skipped().next().unwrap().range, 4..5);
    let nested = format!("<w:tr><w:tc>{}{inner}</w:tc>{}</w:tr>", p("a"), cell("b"));
    let found = document(&table(2, &[&nested]), &[]);
    assert_eq!(found.blocks.len(), 1, "{:?}", found.blocks);
}

#[test]
fn text_boxes_come_once_and_after_their_paragraph() {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", p("boxed"));
    check(
        &format!(
            "<w:p><w:r><w:t>be</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice>\
             <mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>fore</w:t></w:r></w:p>{}",
            p("after")
        ),
        &[(Paragraph, "before"), (Paragraph, "boxed"), (Paragraph, "after")],
    );
}

#[test]
fn notes_links_ruby_and_languages() {
    let body = "<w:p><w:hyperlink r:id='r1'><w:r><w:t>So</w:t></w:r></w:hyperlink><w:r><w:t xml:space='preserve'> it is</w:t></w:r>\
        <w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>, </w:t></w:r><w:r><w:rPr><w:lang w:val='fr-FR' w:eastAsia='ja-JP'/></w:rPr><w:t>bien entendu, évidemment</w:t></w:r></w:p>\
        <w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
    let notes = "<w:footnotes><w:footnote w:id='0' w:type='separator'><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Said A.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let rels = "<Relationships><Relationship Id='r1' Target='https://example.org/' TargetMode='External'/></Relationships>";
    let core = "<cp:coreProperties><dc:title>T</dc:title><dc:creator>A B; C</dc:creator><dcterms:modified>2026-03-05T09:30:00Z</dcterms:modified></cp:coreProperties>";
    let article = document(
        body,
        &[
            ("word/footnotes.xml", notes),
            ("word/_rels/document.xml.rels", rels),
            ("docProps/core.xml", core),
        ],
    );
    let texts: Vec<_> = article.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(texts, ["So it is, bien entendu, évidemment", "漢", "1 Said A."]);
    assert_eq!(
        runs(&article.blocks[0]),
        [
            ("So", &Mark::Link("https://example.org/".into())),
            ("", &Mark::NoteReference("1".into())),
            ("bien entendu, évidemment", &Mark::Language(Language::parse("fr-FR").unwrap())),
        ]
    );
    assert_eq!(runs(&article.blocks[1]), [("漢", &Mark::Ruby("かん".into()))]);
    assert!(article.blocks[2].is_skipped());
    assert_eq!(article.meta.language, Language::parse("fr-FR"));
    assert_eq!(article.meta.authors, ["A B", "C"]);
    assert_eq!(article.meta.modified.as_deref(), Some("2026-03-05T09:30:00Z"));
}

#[test]
fn numbers_are_part_of_items_and_headings() {
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>\
        <w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num></w:numbering>";
    let styles = "<w:styles><w:style w:styleId='2'><w:name w:val='heading 2'/><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr></w:style></w:styles>";
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='5'/></w:numPr></w:pPr><w:r><w:t>提高认识</w:t></w:r></w:p>";
    let heading = "<w:p><w:pPr><w:pStyle w:val='2'/></w:pPr><w:r><w:t>严肃纪律</w:t></w:r></w:p>";
    let files = [("word/numbering.xml", numbering), ("word/styles.xml", styles)];
    let article = document(&format!("{item}{heading}"), &files);
    let found: Vec<_> = article.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
    assert_eq!(found, [(ListItem, "一、提高认识"), (Heading { level: 2 }, "二、严肃纪律")]);
}

#[test]
fn hostile_documents_are_read_in_time_or_refused() {
    within(Duration::from_secs(20), read_hostile_documents);
}

fn read_hostile_documents() {
    document(&"<w:p><w:r><w:txbxContent>".repeat(100_000), &[]);
    document(
        &("<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>".repeat(50_000)
            + &p("a")),
        &[],
    );
    document(&"<w:p><w:hyperlink w:anchor='a'>".repeat(20_000), &[]);
    document(&"<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>".repeat(50_000), &[]);
    let many: String = (0..20_000)
        .map(|i| format!("<w:p><w:r><w:footnoteReference w:id='{i}'/></w:r></w:p>"))
        .collect();
    document(&many, &[]);
    let fetched =
        Fetched { origin: "a.docx".into(), bytes: archive(&[("x", b"y")]), ..Fetched::default() };
    let e = Docx.read(&fetched).unwrap_err().to_string();
    assert!(e.contains("word/document.xml, its main part, is missing"), "{e}");
}
