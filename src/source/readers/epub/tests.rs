//! Whole books, built in memory.

mod careless;
mod notes;

use super::*;
use crate::Kind;
use crate::model::language::Language;
use crate::source::formats::archive::made::archive;

const CONTAINER: &str =
    "<container><rootfiles><rootfile full-path='O%20E/p.opf'/></rootfiles></container>";

fn book(manifest: &str, spine: &str, files: &[(&str, &str)]) -> Vec<u8> {
    let opf = format!(
        "<package><metadata><dc:title>Tides</dc:title><dc:language>en</dc:language></metadata>\
         <manifest>{manifest}</manifest><spine toc='ncx'>{spine}</spine></package>"
    );
    let mut all = vec![
        ("mimetype", MEDIA_TYPE.as_bytes()),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("O E/p.opf", opf.as_bytes()),
    ];
    all.extend(files.iter().map(|(name, content)| (*name, content.as_bytes())));
    archive(&all)
}

fn read(bytes: Vec<u8>) -> Result<Article> {
    let fetched = Fetched { origin: "a.epub".into(), bytes, ..Fetched::default() };
    assert!(Epub.claim(&fetched) == Claim::Sure || !fetched.bytes.starts_with(b"PK"));
    Epub.read(&fetched)
}

fn refused(bytes: Vec<u8>) -> String {
    let e = read(bytes).unwrap_err();
    assert_eq!(e.kind(), Kind::Input);
    e.to_string()
}

fn page(href: &str) -> String {
    format!("<item id='{href}' href='{href}' media-type='application/xhtml+xml'/>")
}

fn texts(article: &Article) -> Vec<&str> {
    article.blocks.iter().map(|b| b.text.as_str()).collect()
}

#[test]
fn a_book_is_read_in_its_order_with_its_chapters() {
    let manifest = page("a.xhtml")
        + &page("b%20c.xhtml")
        + &page("notes.xhtml")
        + "<item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>\
           <item id='i' href='c.jpg' media-type='image/jpeg' properties='cover-image'/>";
    let spine = "<itemref idref='notes.xhtml' linear='no'/><itemref idref='n'/>\
                 <itemref idref='a.xhtml'/><itemref idref='b%20c.xhtml'/><itemref idref='a.xhtml'/>";
    let nav = "<html><body><nav epub:type='toc'><ol><li><a href='a.xhtml'>The dial</a></li>\
               <li><a href='b%20c.xhtml'>The buoy</a><ol><li><a href='b%20c.xhtml#night'>A night</a></li>\
               <li><a href='b%20c.xhtml#lost'>Lost</a></li></ol></li></ol></nav></body></html>";
    let article = read(book(
        &manifest,
        spine,
        &[
            ("O E/nav.xhtml", nav),
            ("O E/a.xhtml", "<html><head><title/></head><body><p>It has hung there.<a id='x'/></p></body></html>"),
            ("O E/b c.xhtml", "<html xml:lang='fr'><body><h2>The buoy</h2><p>One.</p><p id='night'>Two.</p></body></html>"),
            ("O E/notes.xhtml", "<html><body><aside epub:type='footnote'>A note.</aside></body></html>"),
        ],
    ))
    .unwrap();
    // The entries of the table of contents, skipped; a heading where the file has none; the notes last.
    assert_eq!(
        texts(&article),
        [
            "1. The dial",
            "2. The buoy",
            "1. A night",
            "2. Lost",
            "The dial",
            "It has hung there.",
            "The buoy",
            "One.",
            "Two.",
            "A note."
        ]
    );
    let skipped: Vec<_> = article.blocks.iter().map(Block::is_skipped).collect();
    assert_eq!(skipped, [true, true, true, true, false, false, false, false, false, true]);
    assert_eq!(article.blocks[4].kind, BlockKind::Heading { level: 1 });
    assert_eq!(article.blocks[7].language, Language::parse("fr"));
    let chapters: Vec<_> =
        article.chapters.iter().map(|c| (c.title.as_str(), c.level, c.block)).collect();
    // What is not found in its file begins with the file.
    assert_eq!(
        chapters,
        [("The dial", 1, 4), ("The buoy", 1, 6), ("Lost", 2, 6), ("A night", 2, 8)]
    );
    let meta = &article.meta;
    assert_eq!(meta.title.as_deref(), Some("Tides"));
    assert_eq!(meta.image.as_deref(), Some("O E/c.jpg"));
    assert_eq!(meta.language, Language::parse("en"));
    assert!(meta.notes.is_empty(), "{:?}", meta.notes);
}

#[test]
fn the_metadata_of_both_versions() {
    let read = |metadata: &str| {
        let opf = format!("<package><metadata>{metadata}</metadata><manifest/></package>");
        package::read(&opf, "p.opf", "a").meta
    };
    let two = read(
        "<dc:title>Tides</dc:title><dc:creator opf:role='aut'>A</dc:creator><dc:creator opf:role='trl'>B</dc:creator>\
         <dc:contributor opf:role='edt'>C</dc:contributor><dc:publisher>P</dc:publisher><dc:date opf:event='modification'>2026-02-01</dc:date>\
         <dc:date opf:event='publication'>5 March 2026</dc:date>",
    );
    assert_eq!((two.authors, two.editors), (vec!["A".into()], vec!["C".into()]));
    assert_eq!(two.published.as_deref(), Some("2026-03-05"));
    assert_eq!((two.modified.as_deref(), two.site.as_deref()), (Some("2026-02-01"), Some("P")));
    let three = read(
        "<dc:title id='s'>A book of water</dc:title><meta refines='#s' property='title-type'>subtitle</meta>\
         <dc:title id='t'>潮&#27728;</dc:title><meta refines='#t' property='title-type'>main</meta>\
         <dc:creator id='c'>A</dc:creator><meta refines='#c' property='role' scheme='marc:relators'>edt</meta>\
         <meta property='dcterms:modified'>2026-02-01T10:00:00Z</meta><dc:language>und</dc:language>",
    );
    assert_eq!(three.title.as_deref(), Some("潮汐"));
    assert_eq!((three.authors, three.editors), (vec![], vec!["A".into()]));
    assert!(three.modified.is_some_and(|m| m.starts_with("2026-02-01T10:00")));
    assert_eq!(three.language, None);
}

#[test]
fn what_is_missing_is_noted_or_refused() {
    let manifest = page("a.xhtml") + &page("b.xhtml");
    let spine = "<itemref idref='a.xhtml'/><itemref idref='b.xhtml'/><itemref idref='c'/>";
    let article = read(book(&manifest, spine, &[("O E/b.xhtml", "<p>b</p>")])).unwrap();
    assert_eq!(texts(&article), ["b"]);
    assert!(article.meta.notes.iter().any(|n| n.contains("O E/a.xhtml in a.epub")));
    assert!(article.meta.notes.iter().any(|n| n.contains("\"c\"")));
    assert!(refused(book("", "", &[])).contains("there is no text in it"));
    assert!(
        refused(archive(&[("mimetype", MEDIA_TYPE.as_bytes())]))
            .contains("container.xml: it is missing")
    );
    let files =
        [("mimetype", MEDIA_TYPE.as_bytes()), ("META-INF/container.xml", CONTAINER.as_bytes())];
    assert!(refused(archive(&files)).contains("O E/p.opf, which it names, is missing"));
    let cut = book(&manifest, spine, &[("O E/b.xhtml", "<p>b</p>")]);
    assert!(refused(cut[..cut.len() - 40].to_vec()).contains("no end"));
}

#[test]
fn locked_books_are_refused_and_spoilt_fonts_are_not() {
    let manifest = page("a.xhtml");
    let spine = "<itemref idref='a.xhtml'/>";
    let with = |name: &str, content: &str| {
        book(&manifest, spine, &[("O E/a.xhtml", "<p>a</p>"), (name, content)])
    };
    let encryption = |algorithm: &str| {
        format!(
            "<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm='{algorithm}'/></enc:EncryptedData></encryption>"
        )
    };
    let list = "META-INF/encryption.xml";
    read(with(list, &encryption("http://www.idpf.org/2008/embedding"))).unwrap();
    let e = refused(with(list, &encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")));
    assert!(e.contains("it is protected (DRM)"), "{e}");
    assert!(refused(with("META-INF/license.lcpl", "{}")).contains("by Readium LCP"));
    assert!(refused(with("META-INF/rights.xml", "<rights/>")).contains("by Adobe"));
}

#[test]
fn pages_in_utf_16_and_with_empty_elements_are_read() {
    let wide: Vec<u8> =
        "\u{feff}<html><head><title/><script src='x'/></head><body><p>潮汐</p></body></html>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
    let opf = format!(
        "<package><manifest>{}</manifest><spine><itemref idref='a'/></spine></package>",
        "<item id='a' href='../a.xhtml' media-type='application/xhtml+xml'/>"
    );
    let bytes = archive(&[
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("O E/p.opf", opf.as_bytes()),
        ("a.xhtml", &wide),
    ]);
    let fetched = Fetched { origin: "a.epub".into(), bytes, ..Fetched::default() };
    assert_eq!(texts(&Epub.read(&fetched).unwrap()), ["潮汐"]);
}

#[test]
fn a_bomb_of_entities_stays_small() {
    let page_ = "<!DOCTYPE html [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><html><body><p>b</p><p>&b;</p></body></html>";
    let article =
        read(book(&page("a.xhtml"), "<itemref idref='a.xhtml'/>", &[("O E/a.xhtml", page_)]))
            .unwrap();
    assert_eq!(texts(&article), ["b", "&b;"]);
}

#[test]
fn a_cover_with_a_chapter_in_it_is_read() {
    let prose =
        "The kiln was built where the river bends, and it was fired for the first time in May. ";
    let chapter = format!("<h1>The kiln</h1><p>{}</p><p>{prose}</p>", prose.repeat(2));
    let guide = "</manifest><guide><reference type='cover' href='a.xhtml'/></guide><manifest>";
    let manifest = page("a.xhtml") + &page("b.xhtml") + guide;
    let spine = "<itemref idref='a.xhtml'/><itemref idref='b.xhtml'/>";
    let heard = |first: &str| {
        let files = [("O E/a.xhtml", first), ("O E/b.xhtml", chapter.as_str())];
        let article = read(book(&manifest, spine, &files)).unwrap();
        let read = article.blocks.iter().filter(|b| !b.is_skipped());
        read.map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    assert!(heard(&chapter.replace("kiln", "wheel")).contains("The wheel was built"));
    assert!(!heard("<p>The kiln</p><p>A novel</p>").contains("A novel"));
}
