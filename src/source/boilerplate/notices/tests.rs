//! Lines of distributors, and lines of books that look like them.

use super::*;
use crate::model::article::Blocks;

fn roles(lines: &[&str], place: Place) -> Vec<Option<Role>> {
    lines.iter().map(|line| role(line, place)).collect()
}

#[test]
fn lines_of_makers_and_sites_at_the_edge_of_a_chapter() {
    for line in [
        "This ebook was scanned and proofread by volunteers; please report errors to our website.",
        "Dieses E-Book wurde eingescannt und ist nur für den privaten Gebrauch kostenlos.",
        "Este libro fue escaneado y digitalizado por un lector.",
        "本电子书由海风论坛录入校对，请勿用于商业用途",
        "更多电子书请访问海风论坛网站下载",
        "扫描：老林　校对：小周",
        "このファイルは有志によりスキャン・変換されました。",
        "本章未完，点击下一页继续",
        "求收藏，求打赏！",
        "读者交流群：12345678",
        "Transcriber's Note: the spelling of the log was kept.",
        "All rights reserved.",
    ] {
        assert!(role(line, Place::ChapterEdge).is_some(), "{line}");
    }
}

#[test]
fn lines_of_books_are_read() {
    for line in [
        "This book was scanned twice by the guards, who found nothing in it but recipes.",
        "The file was converted into a harbour.",
        "“All rights reserved,” said the parrot.",
        "All rights, my uncle used to say, are reserved for those who can read.",
        "Copyright is what my father called the fence.",
        "他在庙里求票，求了三天。",
        "本书写到这里，我想起了母亲。",
        "整理完行李，她下了楼。",
        "网站关了，人也散了。",
        "校对了一夜，天亮了。",
        "Also by the river stood a mill.",
        "Produced by the heat of the sand, the mirage stayed until noon.",
        "The transcriber's note was still on the desk.",
        "この本は父のものだった。",
        "求人の貼り紙があった。",
    ] {
        assert_eq!(role(line, Place::ChapterEdge), None, "{line}");
        assert_eq!(role(line, Place::Title), None, "{line}");
    }
}

#[test]
fn one_sign_is_enough_on_a_page_without_text() {
    let lines =
        ["TXT转EPUB工具生成，请支持正版", "This book was converted at night.", "© 2020 R. Mackay"];
    assert!(roles(&lines, Place::BarePage).iter().all(Option::is_some));
    assert_eq!(role(lines[1], Place::ChapterEdge), None);
}

fn marked(pages: &[&[&str]]) -> Vec<String> {
    let mut blocks = Blocks::default();
    let mut ranges = Vec::new();
    for page in pages {
        let begin = blocks.len();
        for line in *page {
            match line.strip_prefix("# ") {
                Some(title) => blocks.push(BlockKind::Heading { level: 1 }, title),
                None => blocks.push(BlockKind::Paragraph, line),
            }
        }
        ranges.push(begin..blocks.len());
    }
    let mut blocks = blocks.finish();
    skip(&mut blocks, &ranges);
    blocks.into_iter().filter(Block::is_skipped).map(|b| b.text).collect()
}

#[test]
fn what_stands_outside_of_the_marks_is_not_read() {
    let found = marked(&[&[
        "The file is free.",
        "*** START OF THIS ETEXT OF TIDES ***",
        "# One",
        "The tide fell.",
        "*** END OF PART ONE ***",
        "It rose.",
        "*** END OF THIS ETEXT OF TIDES ***",
        "You may copy it.",
    ]]);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(!found.iter().any(|t| t.contains("PART ONE") || t.starts_with("The tide")));
}

#[test]
fn a_line_below_a_mark_and_one_in_every_chapter_are_not_read() {
    let found = marked(&[&[
        "*** START OF THE EBOOK TIDES ***",
        "Digitized by Ann Lee and friends",
        "# One",
        "The tide fell.",
        "[Illustration: The quay]",
        "[He wept.]",
    ]]);
    assert_eq!(found.len(), 3, "{found:?}");
    let text = "潮水退了，船搁在沙上。";
    let site = "海风小说 www.sea.example";
    let of = |n| ["# 一", "# 二", "# 三"][n];
    let pages: Vec<Vec<&str>> = (0..3).map(|n| vec![of(n), text, "如此而已。", site]).collect();
    let pages: Vec<&[&str]> = pages.iter().map(Vec::as_slice).collect();
    assert_eq!(marked(&pages), [site; 3]);
}

#[test]
fn lists_of_other_books_are_pages_of_their_own() {
    let long = "The tide fell and rose again, and the whole village stood on the quay to see it. "
        .repeat(9);
    let other = ["# Also by R. Mackay", "The Buoy", "A Night Out"];
    let story = [
        "# Books by the river",
        "He kept them in a box under the bridge, and when it rained, which was often, he read aloud to them until it stopped raining.",
    ];
    let found = marked(&[&["# One", &long], &story, &other]);
    assert_eq!(found, ["Also by R. Mackay", "The Buoy", "A Night Out"]);
}

#[test]
fn a_book_of_nothing_else_is_read() {
    assert!(marked(&[&["All rights reserved."]]).is_empty());
}
