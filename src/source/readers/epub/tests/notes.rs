//! Notes, numbers of printed pages, characters that are pictures, and pages that are not text.

use super::*;
use crate::model::article::Mark;

/// The pages of a book, one after another, as its blocks; skipped ones with their role.
fn pages(pages: &[&str]) -> Vec<String> {
    let names: Vec<String> = (0..pages.len()).map(|i| format!("p{i}.xhtml")).collect();
    let manifest: String = names.iter().map(|n| page(n)).collect();
    let spine: String = names.iter().map(|n| format!("<itemref idref='{n}'/>")).collect();
    let files: Vec<(String, String)> = names
        .iter()
        .zip(pages)
        .map(|(n, p)| (format!("O E/{n}"), format!("<html xmlns:epub='x'><body>{p}</body></html>")))
        .collect();
    let files: Vec<_> = files.iter().map(|(n, p)| (n.as_str(), p.as_str())).collect();
    let article = read(book(&manifest, &spine, &files)).unwrap();
    let shown = |b: &Block| match b.skipped().next().filter(|_| b.is_skipped()) {
        Some(part) => format!("({}) {}", part.role.name(), b.text),
        None => b.text.clone(),
    };
    article.blocks.iter().map(shown).collect()
}

#[test]
fn numbers_of_printed_pages_are_silent() {
    assert_eq!(
        pages(&[
            "<p>The tide<span epub:type='pagebreak' id='x'>7</span> fell. In<span class='page-number'>[8]</span>land\
            <a id='page9'>9</a> it was dry.</p><div role='doc-pagebreak'>x</div><p>See page <a href='#page9'>9</a>, and \
            <span id='n4'>4</span> more.</p>"
        ]),
        ["The tide fell. Inland it was dry.", "See page 9, and 4 more."]
    );
}

#[test]
fn notes_are_told_by_how_they_lead_to_each_other() {
    // A picture as the mark, a list without a role as the notes.
    assert_eq!(
        pages(&[
            "<p>潮水<a href='#k1' id='k0'><img src='i.png' alt='注'/></a>来得早<a id='m0' href='#m1'>②</a>。</p>\
            <ol><li id='k1'><a href='#k0'>◎</a>一日两次。</li></ol><p id='m1'><a href='#m0'>②</a>比往年早。</p>"
        ]),
        ["潮水来得早。", "(footnote) 1. ◎一日两次。", "(footnote) ②比往年早。"]
    );
    // In a file of their own; the heading goes with them.
    assert_eq!(
        pages(&[
            "<p>The bell<sup><a id='r1' href='p1.xhtml#n1'>1</a></sup> rang.</p>",
            "<h2>Notes</h2><p id='n1'><a href='p0.xhtml#r1'>1</a> By hand.</p>"
        ]),
        ["The bell rang.", "(footnote) Notes", "(footnote) 1 By hand."]
    );
    // Numbers that lead to chapters and paragraphs are words of their sentences.
    assert_eq!(
        pages(&[
            "<p>See <a href='#c'>2</a> and <a href='p1.xhtml'>3</a>.</p><h2 id='c'>2</h2><p>Two.</p>",
            "<p>Three.</p>"
        ]),
        ["See 2 and 3.", "2", "Two.", "Three."]
    );
}

#[test]
fn a_picture_that_stands_for_a_character_is_that_character() {
    assert_eq!(
        pages(&[
            "<p>又作<img alt='㙟' src='g'/>字，<ruby><img alt='𬭚' src='h'/><rt>chun</rt></ruby>。<img alt='boat' src='b'/></p>\
            <p><img alt='A' src='a'/></p>"
        ]),
        ["又作㙟字，𬭚。"]
    );
}

#[test]
fn contents_and_imprints_are_skipped_wherever_the_package_is_silent() {
    let one = "<h1>Ebb</h1><p>It goes out, and the boats lie on their sides in the mud.</p>";
    let two = "<h1><a href='p0.xhtml'>Flow</a></h1><p>It comes in, and the boats are up again by six.</p>";
    let shown = pages(&[
        "<p>Inside</p><p><a href='p2.xhtml'>Ebb</a></p><p><a href='p3.xhtml'>Flow</a></p>",
        "<p>© 2019 A. Mackay</p><p>ISBN 978-1-00-000000-0</p>",
        one,
        two,
    ]);
    assert_eq!(shown[0], "(navigation) Inside");
    assert_eq!(shown[3..5], ["(legal) © 2019 A. Mackay", "(legal) ISBN 978-1-00-000000-0"]);
    assert_eq!((&*shown[5], &*shown[7]), ("Ebb", "Flow"));
}

#[test]
fn marks_point_to_notes_with_their_labels() {
    let manifest = page("a.xhtml");
    let content =
        "<p>Rope<a href='#n' id='m'><sup>3</sup></a>.</p><p id='n'><a href='#m'>3</a> Hemp.</p>";
    let article =
        read(book(&manifest, "<itemref idref='a.xhtml'/>", &[("O E/a.xhtml", content)])).unwrap();
    assert!(article.blocks[0].runs.iter().any(|r| r.mark == Mark::NoteReference("3".into())));
}

#[test]
fn lines_beside_pictures_are_captions() {
    const TEXT: &str = "<p>The ferry left at noon with eleven people and a goat, and nobody on the quay could say where it was going or when it would be back.</p><p>It came back in May, without the goat, and the whole of the village stood at the rail to count the people.</p>";
    for caption in [
        "<div class='a'><img alt=''/><p>The ferry at noon</p></div>",
        "<div><div><img alt=''/></div><div><p>“It came back in May.”</p></div></div>",
        "<p><img alt=''/></p><p class='pic_caption'>The ferry at noon</p>",
        "<p><img alt=''/></p><p>Fig. 2. The ferry</p>",
    ] {
        let found = pages(&[&format!("{TEXT}{caption}{TEXT}")]);
        assert!(found[2].starts_with("(caption) "), "{caption}: {found:?}");
        assert_eq!(found.iter().filter(|t| t.starts_with('(')).count(), 1, "{found:?}");
    }
    for text in [
        // A title under an ornament, a break between scenes, and the page of a picture book.
        format!("<div><img alt=''/><p>One</p></div>{TEXT}"),
        format!("{TEXT}<p class='break'><img alt=''/></p><p class='first'>She woke.</p>{TEXT}"),
        "<div><img alt=''/><p>The goat sat.</p></div><div><img alt=''/><p>The goat ate.</p></div>"
            .into(),
    ] {
        let found = pages(&[&text]);
        assert!(!found.iter().any(|t| t.starts_with('(')), "{found:?}");
    }
}
