//! Pages that say who made and owns the book.

use crate::model::article::{Block, BlockKind};
use crate::source::boilerplate::notices::rights::{
    CATALOGUE, FORBIDDEN, MADE, PRINT, PROHIBITIONS, RESERVED,
};
use crate::source::lines::{columns, ends_sentence};
use std::collections::HashSet;

/// What hardly stands anywhere else.
const STRONG: [&[&str]; 2] = [CATALOGUE, RESERVED];

/// What books without an imprint may have as well.
const WEAK: [&[&str]; 2] = [PRINT, FORBIDDEN];

/// Whether a block is a sentence of running text, and no line.
pub(super) fn is_prose(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Heading { .. })
        && ends_sentence(&block.text)
        && columns(&block.text) > 40
}

/// Whether a page says who made and owns the book, and little else.
pub(super) fn is_imprint(page: &[Block]) -> bool {
    const LONGEST: usize = 4000;
    let weight = |b: &Block| columns(&b.text);
    if page.iter().map(weight).sum::<usize>() > LONGEST {
        return false;
    }
    let text: String = page.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n");
    let text = text.to_lowercase();
    let count = |signs: &[&str]| signs.iter().filter(|sign| text.contains(**sign)).count();
    let is_labelled = |b: &&Block| {
        let label = b.text.split([':', '：']).next().unwrap_or_default();
        label.len() < b.text.len() && (1..=6).contains(&label.chars().count())
    };
    let labelled = page.iter().filter(is_labelled).count();
    let is_form = labelled >= 2 && labelled * 2 >= page.len();
    let numbered = usize::from(text.split(char::is_whitespace).any(is_number_of_book));
    let count_of = |lists: [&[&str]; 2]| lists.into_iter().map(count).sum::<usize>();
    let (strong, weak) = (count_of(STRONG) + numbered, count_of(WEAK));
    // Sentences that declare nothing are text, and should be few.
    let all: usize = page.iter().map(weight).sum();
    let is_text = |b: &&Block| is_prose(b) && !is_declared(&b.text.to_lowercase());
    let other: usize = page.iter().filter(is_text).map(weight).sum();
    let signs = 2 * strong + weak.min(2) + 2 * usize::from(is_form);
    strong >= 1 && signs >= 4 && other <= LONGEST / 4 && other * 5 <= all * 2
}

/// Whether nearly every line of a page says who made the book, so that it is an imprint wherever in the
/// book it stands and whether or not it has a number.
pub(super) fn is_certain(page: &[Block]) -> bool {
    const LONGEST: usize = 3000;
    const LISTS: [&[&str]; 6] = [CATALOGUE, RESERVED, PRINT, FORBIDDEN, PROHIBITIONS, MADE];
    let mut signs: HashSet<&str> = HashSet::new();
    let (mut all, mut told, mut prose, mut length) = (0, 0, 0, 0);
    for block in page.iter().filter(|b| !b.text.trim().is_empty()) {
        let text = block.text.to_lowercase();
        let own: Vec<&str> =
            LISTS.into_iter().flatten().copied().filter(|sign| text.contains(sign)).collect();
        let is_sign = !own.is_empty() || is_printing_line(&text) || is_address(&text);
        length += columns(&text);
        all += 1;
        told += usize::from(is_sign);
        // A sentence that only speaks of such things is one of a story.
        prose += usize::from(is_prose(block) && !is_declared(&text));
        signs.extend(own);
    }
    // A page of a line or two that declare something and nothing else.
    let is_short = || all > 0 && all <= 2 && prose == 0 && page.iter().all(declares);
    let is_long = all >= 3 && signs.len() >= 4 && told * 10 >= all * 6 && prose * 5 <= all;
    length <= LONGEST && (is_long || is_short())
}

/// Whether a block is nothing but a declaration.
fn declares(block: &Block) -> bool {
    let text = block.text.to_lowercase();
    !text.is_empty() && DECLARED.iter().any(|sign| text.contains(sign))
}

/// Whether a sentence declares rights or names a catalogue.
fn is_declared(text: &str) -> bool {
    [RESERVED, PROHIBITIONS, CATALOGUE, DECLARED]
        .into_iter()
        .flatten()
        .any(|sign| text.contains(sign))
}

/// What no sentence of a story declares.
const DECLARED: &[&str] = &[
    "work of fiction",
    "coincidental",
    "been asserted",
    "has asserted",
    "catalogue record",
    "licensed for your",
    "re-sold or given away",
    "respecting the hard work",
    "nationalbibliothek",
    "urheberrechtlich",
    "propriété intellectuelle",
    "édition électronique",
    "édition papier",
    "無断",
    "本書は縦書き",
    "制作与发行",
    "製作與發行",
];

/// `10 9 8 7 6 5 4 3 2 1`: which printing it is.
fn is_printing_line(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() >= 5
        && words.iter().filter(|w| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit())).count()
            + 1
            >= words.len()
}

/// Whether a line is an address or a telephone number behind its label, or a site's.
fn is_address(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "地址", "电话", "電話", "网址", "網址", "邮箱", "传真", "傳真", "邮购", "〒", "tel", "fax",
        "e-mail", "email", "http", "www.",
    ];
    LABELS.iter().any(|label| text.trim_start().starts_with(label))
}

/// Whether a word is or ends with a number of thirteen figures as books have it: `978-7-0000-4321-9`.
fn is_number_of_book(word: &str) -> bool {
    let start = word.find("978").or_else(|| word.find("979"));
    let Some(number) = start.map(|at| &word[at..]) else { return false };
    let figures = number.chars().filter(char::is_ascii_digit).count();
    figures == 13 && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Blocks;

    fn page(lines: &[&str]) -> Vec<Block> {
        let mut blocks = Blocks::default();
        lines.iter().for_each(|line| blocks.push(BlockKind::Paragraph, line));
        blocks.finish()
    }

    #[test]
    fn imprints_are_told_from_texts_about_books() {
        for lines in [
            &["书名：海潮", "作者：林一", "ISBN 978-7-00-000000-0"][..],
            &["Copyright © 2019 R. Mackay", "All rights reserved."],
            &["Ebbe", "© Verlag am Meer 2020", "Alle Rechte vorbehalten", "ISBN 978-3-00-000000-0"],
            &["图书在版编目（CIP）数据", "ISBN 978-7-00-000000-0", "版次：2019年5月第1版"],
        ] {
            assert!(is_imprint(&page(lines)), "{lines:?}");
        }
        for lines in [
            &["Every book has an ISBN, and nobody has ever read one aloud for pleasure."][..],
            &["序", "这本书由海边的一家出版社印刷，印刷的人姓林。"],
            &["时间：清晨", "地点：码头", "人物：老林"],
            &["The law of copyright is older than the radio.", "It is a long story."],
        ] {
            assert!(!is_imprint(&page(lines)), "{lines:?}");
        }
    }

    #[test]
    fn a_page_of_makers_is_an_imprint_anywhere() {
        for lines in [
            &[
                "策划编辑：林一",
                "封面设计：周工作室",
                "出版发行：海潮出版社",
                "地址：海潮路1号",
                "定价：30元",
            ][..],
            &[
                "This is a work of fiction. Any resemblance to persons living or dead is coincidental.",
                "First published in 2016 by Tide Books",
                "The moral right of the author has been asserted.",
                "A catalogue record is available from the British Library.",
                "2 4 6 8 10 9 7 5 3 1",
            ],
            &[
                "Originalausgabe, 2. Auflage",
                "Umschlaggestaltung: Studio Meer",
                "Satz: Ebbe GmbH",
                "Lektorat: R. M.",
            ],
            &[
                "装丁　林花",
                "発行所　潮書房",
                "初版発行　二〇二〇年",
                "無断複写を禁じます。",
                "〒000-0000 港町",
            ],
        ] {
            assert!(is_certain(&page(lines)), "{lines:?}");
        }
        for lines in [
            &[
                "责任编辑姓林，住在出版社的三楼，窗口对着海，冬天也不关。",
                "书号下来那天，她打电话说定价两块四，印张要再算一遍。",
                "版次印在最后一页，他看了又看，像看自己的名字一样。",
            ][..],
            &[
                "The book was published in Falmouth by a man with no cover design and no money.",
                "It was typeset by his wife, and printed and bound in the shed behind the house.",
                "No part of it was ever sold, and the British Library never asked for a copy.",
            ],
        ] {
            assert!(!is_certain(&page(lines)), "{lines:?}");
        }
    }

    #[test]
    fn numbers_of_books_have_thirteen_figures() {
        assert!(is_number_of_book("978-7-0000-4321-9") && !is_number_of_book("9781234"));
    }
}
