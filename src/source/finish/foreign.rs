//! Which blocks of an article are in another language than the article.
//!
//! A bilingual page has a paragraph in one language after each in the other; a report quotes a
//! letter. A voice that meets another script speaks nonsense, so the script decides where it can.
//! Among languages of one script a block must be long and its language sure: a title or a name in
//! another language is part of the text around it.

use super::runs;
use crate::model::article::{Article, Block, BlockKind};
use crate::model::language::Language;
use crate::model::writing::{Tally, Writing, is_passage};
use crate::source::language::{detect, of_passage, other_than};

/// The foreign part of a text must be so many times its own.
const CLEARLY: usize = 3;

/// Fewer hanzi and kana than this do not tell Japanese from Chinese.
const FEWEST_EASTERN: usize = 20;

/// Marks the blocks in another language, and in each block the passages in another language than
/// the block. What the input itself says is kept, unless its letters prove it wrong. `by_letters`
/// also looks at blocks in the article's own script.
pub(crate) fn mark(article: &mut Article, by_letters: bool) {
    let around = &article.language;
    for block in &mut article.blocks {
        if block.is_skipped() || block.kind == BlockKind::Code {
            continue;
        }
        let tally = Tally::of(&block.text);
        // Whole pages are marked up as English by programs that know no other language.
        block.language = block.language.take().filter(|named| fits(named, &tally));
        if block.language.is_none() {
            block.language = of_block(block, &tally, around, by_letters);
        }
        if tally.foreign(block.language.as_ref().unwrap_or(around)).is_some() {
            runs::mark(block, around);
        }
    }
}

/// Whether a text can be in a language, by its letters.
fn fits(language: &Language, tally: &Tally) -> bool {
    let foreign = tally.foreign(language).map_or(0, |(_, n)| n);
    foreign <= CLEARLY * tally.own(language)
}

/// The language of a block, if it is clearly another than that of the text around.
fn of_block(block: &Block, tally: &Tally, around: &Language, by_letters: bool) -> Option<Language> {
    if let Some((writing, _)) = tally.foreign(around).filter(|_| !fits(around, tally)) {
        let is_clear = is_passage(&block.text, 0..block.text.len(), around);
        return is_clear.then(|| of_passage(&block.text, writing)).filter(|l| !l.is_unknown());
    }
    if matches!(block.kind, BlockKind::Heading { .. }) {
        return None;
    }
    let eastern: usize =
        [Writing::Han, Writing::Kana, Writing::Hangul].iter().map(|w| tally.get(*w)).sum();
    if around.writes(Writing::Han) {
        // A list of names in kanji is not Chinese; a Chinese sentence has one of these.
        let is_sentence = tally.get(Writing::Han) < eastern
            || block.text.contains(['的', '了', '们', '們', '这', '這', '着']);
        let found =
            Some(detect(&block.text)).filter(|_| eastern >= FEWEST_EASTERN && is_sentence)?;
        let is_same =
            found.primary() == around.primary() || found.is_chinese() && around.is_chinese();
        return (!is_same && found.writes(Writing::Han)).then_some(found);
    }
    if by_letters { other_than(around, &block.text) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Blocks;

    fn languages(around: &str, blocks: &[(BlockKind, &str)]) -> Vec<Option<String>> {
        let mut b = Blocks::default();
        blocks.iter().for_each(|(kind, text)| b.push(*kind, text));
        let language = Language::parse(around).unwrap();
        let mut article = Article { language, blocks: b.finish(), ..Article::default() };
        mark(&mut article, true);
        article.blocks.into_iter().map(|b| b.language.map(|l| l.to_string())).collect()
    }

    #[test]
    fn the_script_decides() {
        use BlockKind::{Heading, Paragraph};
        let heading = Heading { level: 2 };
        let zh = "中国科学家在《Nature》杂志上发表了一项新的研究，作者是John Smith和李明。";
        for (around, kind, text, expected) in [
            ("zh-Hans", Paragraph, zh, None),
            ("en", Paragraph, zh, Some("zh-Hans")),
            (
                "zh-Hans",
                Paragraph,
                "The River Li (漓江) flows through the city of Guilin.",
                Some("en"),
            ),
            ("zh-Hans", Paragraph, "La rivière est belle et les collines sont vertes.", Some("fr")),
            ("zh-Hans", heading, "Introduction", None),
            ("zh-Hans", Paragraph, "iPhone 17 Pro", None),
            (
                "zh-Hant",
                Paragraph,
                "这项研究的结果说明了问题，我们应该认真对待，大家都来参加讨论吧。",
                None,
            ),
            ("zh", Paragraph, "この川はとても美しく、毎年たくさんの人が訪れます。", Some("ja")),
            (
                "ja",
                Paragraph,
                "这条河非常美丽，每年都有许多人来到这里，看看两岸的青山和田野。",
                Some("zh-Hans"),
            ),
            (
                "ja",
                Paragraph,
                "東京都知事選挙管理委員会事務局長、大阪府知事、京都市長、東京大学教授",
                None,
            ),
            ("ko", Paragraph, "이 강은 매우 아름답고 해마다 많은 사람이 찾는다.", None),
            ("en", heading, "漓江", Some("zh")),
            ("en", Paragraph, "Да.", Some("ru")),
            ("ru", Paragraph, "Windows 11", None),
            ("ru", Paragraph, "The river is beautiful, and many people come.", Some("en")),
            ("en", Paragraph, "where α is 5", None),
            ("en", Paragraph, "12:30", None),
        ] {
            let found = languages(around, &[(kind, text)]);
            assert_eq!(found[0].as_deref(), expected, "{around}: {text}");
        }
    }

    #[test]
    fn a_language_that_the_letters_prove_wrong_is_not_believed() {
        let mut b = Blocks::default();
        b.push(BlockKind::Paragraph, "秀山县召开会议，部署工作。");
        b.push(BlockKind::Paragraph, "Bonjour.");
        let mut blocks = b.finish();
        blocks[0].language = Language::parse("en-US");
        blocks[1].language = Language::parse("fr");
        let language = Language::parse("zh-Hans").unwrap();
        let mut article = Article { language, blocks, ..Article::default() };
        mark(&mut article, true);
        assert_eq!(article.blocks[0].language, None);
        assert_eq!(article.blocks[1].language, Language::parse("fr"));
    }
}
