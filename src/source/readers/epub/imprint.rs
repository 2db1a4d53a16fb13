//! Pages that say who made and owns the book.

use crate::model::article::{Block, BlockKind};
use crate::source::boilerplate::notices::rights::{CATALOGUE, FORBIDDEN, PRINT, RESERVED};
use crate::source::lines::{columns, ends_sentence};

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
    // Sentences in which no such sign stands are text, and should be few.
    let says = |b: &Block| {
        let text = b.text.to_lowercase();
        STRONG.iter().chain(&WEAK).any(|list| list.iter().any(|sign| text.contains(sign)))
    };
    let other: usize = page.iter().filter(|b| is_prose(b) && !says(b)).map(weight).sum();
    strong >= 1 && 2 * strong + weak.min(2) + 2 * usize::from(is_form) >= 4 && other <= LONGEST / 4
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
    fn numbers_of_books_have_thirteen_figures() {
        assert!(is_number_of_book("978-7-0000-4321-9") && !is_number_of_book("9781234"));
    }
}
