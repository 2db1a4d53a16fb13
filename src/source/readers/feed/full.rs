//! Full text or summary?

use crate::source::formats::markup;

/// As much text as no summary has, in bytes: two hundred English words, or four hundred hanzi.
const LONG: usize = 1200;

/// How summaries end, in small letters: words of a link to the page.
const ENDINGS: &[&str] = &[
    "[…]",
    "[...]",
    "[ … ]",
    "read more",
    "continue reading",
    "read the rest",
    "full story",
    "read on",
    "read full article",
    "阅读全文",
    "继续阅读",
    "查看全文",
    "阅读原文",
    "阅读更多",
    "查看更多",
    "全文阅读",
    "点击查看原文",
    "閱讀全文",
    "繼續閱讀",
    "閱讀更多",
    "weiterlesen",
    "mehr lesen",
    "lire la suite",
    "lire plus",
    "leer más",
    "seguir leyendo",
    "continua a leggere",
    "leggi tutto",
    "ler mais",
    "continue lendo",
    "читать далее",
    "читать дальше",
    "続きを読む",
    "더 보기",
];

/// What is at the end of a link and no word: arrows, dots, closing signs.
fn is_trailing(c: char) -> bool {
    c.is_whitespace() || "→»>›.…:：！!。)）".contains(c)
}

/// Whether the text of the element for full texts is one.
pub(super) fn is_content_full(html: &str) -> bool {
    let text = text(html);
    !text.trim().is_empty() && !goes_on_elsewhere(&text)
}

/// Whether the text of the element for summaries is the full one all the same, as many feeds have it.
pub(super) fn is_summary_full(html: &str) -> bool {
    let text = text(html);
    text.len() >= LONG
        && !goes_on_elsewhere(&text)
        && !text.trim_end().ends_with(['…', '⋯'])
        && !text.trim_end().ends_with("...")
}

fn goes_on_elsewhere(text: &str) -> bool {
    // The title of the page may follow in the link: "Continue reading The harbour →".
    let start = text.char_indices().rev().nth(120).map_or(0, |(i, _)| i);
    let end = text[start..].to_lowercase();
    let trimmed = end.trim_end_matches(is_trailing);
    ENDINGS
        .iter()
        .any(|e| trimmed.ends_with(e.trim_end_matches(is_trailing)) || end.trim_end().ends_with(e))
        || (end.contains("continue reading") && end.trim_end().ends_with(['→', '»']))
}

/// The text of HTML on one line.
pub(super) fn text(html: &str) -> String {
    let texts: Vec<_> = markup::texts(html).into_iter().map(|(_, text)| text).collect();
    texts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_told_from_full_texts() {
        for html in [
            "<p>It was a storm <a href='x'>Continue reading &rarr;</a></p>",
            "<p>It was a storm. <a>Continue reading <span>The harbour</span> →</a></p>",
            "河道治理现场会。<a>阅读全文 &gt;&gt;</a>",
            "It was a storm [&#8230;]",
            "<img src='a.jpg'/>",
            "",
        ] {
            assert!(!is_content_full(html), "{html}");
        }
        assert!(is_content_full("<p>Short, but all of it.</p>"));
        assert!(is_content_full("<p>Whoever goes on reading will read more in it…</p>"));
        let long = "<p>One sentence of many.</p>".repeat(80);
        assert!(is_summary_full(&long) && !is_summary_full("<p>Short.</p>"));
        assert!(!is_summary_full(&(long + "and then…")));
    }
}
