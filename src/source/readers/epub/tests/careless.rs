//! Books as careless tools make them: each defect costs a note, and no chapter.

use super::*;

const FIRST: &str = "<html><head><title>t</title></head><body><h1>The dial</h1><p>It has hung there.</p></body></html>";
const SECOND: &str = "<html><head><title>t</title></head><body><h1>The buoy</h1><p>It rang all night.</p></body></html>";
const BOTH: [&str; 4] = ["The dial", "It has hung there.", "The buoy", "It rang all night."];
const SPINE: &str = "<itemref idref='a.xhtml'/><itemref idref='b.xhtml'/>";

fn of(manifest: &str, spine: &str, files: &[(&str, &str)]) -> Article {
    read(book(manifest, spine, files)).unwrap()
}

fn has_both(article: &Article) {
    assert_eq!(texts(article), BOTH);
}

fn packed(files: &[(&str, &[u8])]) -> Article {
    let bytes = archive(files);
    Epub.read(&Fetched { origin: "a.epub".into(), bytes, ..Fetched::default() }).unwrap()
}

#[test]
fn names_that_differ_in_case_slashes_and_percent_signs_are_found() {
    let manifest = |a: &str, b: &str| {
        let item = |id: &str, href: &str| {
            format!("<item id='{id}' href='{href}' media-type='application/xhtml+xml'/>")
        };
        item("a.xhtml", a) + &item("b.xhtml", b)
    };
    for (a, b, first, second) in [
        ("Text/A.xhtml", "text/b.XHTML", "O E/text/a.xhtml", "O E/Text/B.xhtml"),
        ("t\\a.xhtml", "t%5Cb.xhtml", "O E/t/a.xhtml", "O E/t/b.xhtml"),
        ("/O E/a.xhtml", "/b.xhtml", "O E/a.xhtml", "O E/b.xhtml"),
        ("%E6%BD%AE.xhtml", "灯.xhtml", "O E/潮.xhtml", "O E/%E7%81%AF.xhtml"),
        ("lost/a.xhtml", "../b.xhtml", "O E/a.xhtml", "O E/b.xhtml"),
    ] {
        has_both(&of(&manifest(a, b), SPINE, &[(first, FIRST), (second, SECOND)]));
    }
}

#[test]
fn media_types_and_ids_may_be_wrong() {
    let files = [("O E/a.xhtml", FIRST), ("O E/b.xhtml", SECOND)];
    let octets = "<item id='a.xhtml' href='a.xhtml' media-type='application/octet-stream'/><item id='b.xhtml' href='b.xhtml'/>";
    has_both(&of(octets, SPINE, &files));
    let twice = "<item id='a' href='a.xhtml'/><item id='a' href='b.xhtml'/>";
    has_both(&of(twice, "<itemref idref='a'/>", &files));
    let by_name = page("a.xhtml") + "<item id='x' href='b.xhtml'/>";
    has_both(&of(&by_name, SPINE, &files));
    // Without an order it is that of the list, and without a list that of the names.
    has_both(&of(&(page("a.xhtml") + &page("b.xhtml")), "", &files));
    let bare = of("", "", &files);
    has_both(&bare);
    assert!(bare.meta.notes.iter().any(|n| n.contains("no order of reading")));
}

#[test]
fn a_chapter_that_only_the_table_of_contents_knows_is_read_at_its_place() {
    let ncx = "<ncx><navMap><navPoint><navLabel><text>The dial</text></navLabel><content src='A.xhtml'/></navPoint>\
        <navPoint><navLabel><text>The buoy</text></navLabel><content src='b.xhtml'/></navPoint></navMap></ncx>";
    let manifest = page("a.xhtml") + &page("z.xhtml");
    let spine = "<itemref idref='a.xhtml'/><itemref idref='z.xhtml'/>";
    let end = "<html><body><p>The end.</p></body></html>";
    let files =
        [("O E/a.xhtml", FIRST), ("O E/b.xhtml", SECOND), ("O E/z.xhtml", end), ("O E/t.ncx", ncx)];
    let article = of(&manifest, spine, &files);
    assert_eq!(texts(&article)[..4], BOTH);
    assert!(article.meta.notes.iter().any(|n| n.contains("in the table of contents only")));
    // A chapter that is called auxiliary keeps its place.
    let aside = "<itemref idref='a.xhtml' linear='no'/><itemref idref='z.xhtml'/>";
    assert_eq!(texts(&of(&manifest, aside, &files))[..4], BOTH);
}

#[test]
fn the_way_in_may_be_missing_or_broken() {
    let opf = format!(
        "<package><metadata><dc:title>Tides</dc:title></metadata><manifest>{}{}</manifest><spine>{SPINE}</spine></package>",
        page("a.xhtml"),
        page("b.xhtml")
    );
    let pages: [(&str, &[u8]); 2] =
        [("O/a.xhtml", FIRST.as_bytes()), ("O/b.xhtml", SECOND.as_bytes())];
    let package: (&str, &[u8]) = ("O/x.opf", opf.as_bytes());
    let container = |content: &'static str| ("META-INF/container.xml", content.as_bytes());
    has_both(&packed(&[package, pages[0], pages[1]]));
    has_both(&packed(&[container("<container"), package, pages[0], pages[1]]));
    has_both(&packed(&[container(CONTAINER), package, pages[0], pages[1]]));
    has_both(&packed(&[container(CONTAINER), pages[0], pages[1]]));
    let broken = opf.replace("</spine></package>", "<itemref");
    let article = packed(&[("O/x.opf", broken.as_bytes()), pages[0], pages[1]]);
    has_both(&article);
    assert!(
        article.meta.notes.iter().any(|n| n.contains("ends early")),
        "{:?}",
        article.meta.notes
    );
}

#[test]
fn a_damaged_chapter_is_read_as_far_as_it_goes() {
    let long = format!("<html><body><p>{}</p></body></html>", "It hung and rang. ".repeat(2000));
    let manifest = page("a.xhtml") + &page("b.xhtml");
    let mut bytes = book(&manifest, SPINE, &[("O E/a.xhtml", FIRST), ("O E/b.xhtml", &long)]);
    let name = bytes.windows(11).position(|w| w == b"O E/b.xhtml").unwrap();
    bytes[name + 60..name + 64].fill(0xff);
    let article = read(bytes).unwrap();
    assert_eq!(texts(&article)[..2], BOTH[..2]);
    assert!(article.meta.notes.iter().any(|n| n.contains("O E/b.xhtml in it is damaged")));
}

#[test]
fn pages_may_be_html_in_any_encoding_and_empty() {
    let manifest = page("e.xhtml") + &page("a.xhtml") + &page("b.xhtml");
    let spine = format!("<itemref idref='e.xhtml'/>{SPINE}");
    let first = "\u{feff}\u{feff}<HTML><H1>The&nbsp;dial</H1><P>It has hung there.<BR/><IMG SRC=x>";
    let second = "<?xml version='1.0' encoding='utf-8'?><html><body><h1>灯</h1><p>雾散了，守塔人没有睡。</p></body></html>";
    let (second, ..) = encoding_rs::GBK.encode(second);
    let opf = format!("<package><manifest>{manifest}</manifest><spine>{spine}</spine></package>");
    let article = packed(&[
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("O E/p.opf", opf.as_bytes()),
        ("O E/e.xhtml", b""),
        ("O E/a.xhtml", first.as_bytes()),
        ("O E/b.xhtml", &second),
    ]);
    assert_eq!(texts(&article), ["The dial", "It has hung there.", "灯", "雾散了，守塔人没有睡。"]);
    assert!(article.meta.notes.iter().any(|n| n.contains("it is GBK")));
}
