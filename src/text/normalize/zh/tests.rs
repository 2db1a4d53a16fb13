//! What is read how: one sentence a line in `tests/readings/`, and what a line cannot show.

use super::read::candidates;
use super::view::view;
use crate::text::normalize::classify::choose;
use crate::text::normalize::normalize;

#[test]
fn the_written_unit_is_one_edit() {
    let t = normalize("到2015年底", "zh");
    assert_eq!(&t.shown()[t.edits()[0].shown.clone()], "2015年");
    assert_eq!(t.edits().len(), 1);
    let t = normalize("在16:54，", "zh");
    assert_eq!(&t.shown()[t.edits()[0].shown.clone()], "16:54");
    let t = normalize("增3.5%。", "zh");
    assert_eq!(&t.shown()[t.edits()[0].shown.clone()], "3.5%");
}

#[test]
fn in_traditional_script() {
    assert_eq!(normalize("NT$500萬", "zh-TW").said(), "五百萬新台幣");
    assert_eq!(normalize("共２００名，約3.5億", "zh-Hant").said(), "共兩百名，約三點五億");
}

#[test]
fn the_order_of_scanners_changes_nothing() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readings/zh.txt");
    let text = std::fs::read_to_string(file).unwrap();
    // As if the scanners had stood the other way round, and been asked from the end of the text.
    for line in text.lines() {
        let view = view(line);
        let usual = candidates(view.text());
        let mut turned = usual.clone();
        turned.reverse();
        let of = |all| {
            let chosen = choose(all).into_iter();
            chosen.map(|c| (c.candidate.span, c.candidate.meaning)).collect::<Vec<_>>()
        };
        assert_eq!(of(usual), of(turned), "{line}");
    }
}
