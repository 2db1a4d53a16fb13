//! Lines of boilerplate with gaps in them, such as those by which encyclopaedias point to other pages,
//! and the remarks that editors leave in the text.

use super::lang::ALL;
use super::piece::{Context, Piece};
use crate::model::role::Role;
use crate::source::lines::columns;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A wider line says more, in columns.
const WIDEST: usize = 300;

/// The pieces of a pattern between its gaps.
struct Pattern {
    role: Role,
    sure: Context,
    pieces: Vec<String>,
    /// The line may begin with anything.
    is_open: bool,
    /// The line may end with anything.
    goes_on: bool,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let rows = ALL.iter().flat_map(|language| language.patterns);
    let all = rows.flat_map(|row| row.2.split('|').map(move |pattern| (row.0, row.1, pattern)));
    let pattern = |(role, sure, pattern): (Role, Context, &str)| Pattern {
        role,
        sure,
        pieces: pattern.split('…').map(fold).filter(|piece| !piece.is_empty()).collect(),
        is_open: pattern.starts_with('…'),
        goes_on: pattern.ends_with('…'),
    };
    all.map(pattern).collect()
});

static REMARKS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let all = ALL.iter().flat_map(|language| language.remarks.split('|'));
    all.filter(|r| !r.is_empty()).map(fold).collect()
});

/// The piece that a line is if it fits a pattern.
pub(super) fn pattern(line: &str) -> Option<Piece> {
    if line.len() > 2 * WIDEST || columns(line) > WIDEST {
        return None;
    }
    let folded = fold(line);
    let found = PATTERNS.iter().find(|pattern| pattern.fits(&folded))?;
    let (role, sure) = (Some(found.role), found.sure);
    Some(Piece { range: 0..line.len(), role, sure, fact: None, labelled: false })
}

/// Whether what stands in brackets in a text is a remark of its editors: `citation needed`.
pub(in crate::source) fn is_remark(inner: &str) -> bool {
    let folded = fold(inner);
    // `dubious – discuss`, `citation needed March 2024`, `источник не указан 12 дней`
    let head = folded.find(['–', '—', '-']).map_or(&*folded, |at| &folded[..at]);
    let dated = || {
        let at = folded.find(|c: char| c.is_ascii_digit())?;
        let before = folded[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?');
        let months = before.char_indices().map(|(at, c)| at + c.len_utf8());
        months.map(|end| &before[..end]).find(|before| REMARKS.contains(*before))
    };
    REMARKS.contains(&folded) || REMARKS.contains(head) || dated().is_some()
}

impl Pattern {
    fn fits(&self, line: &str) -> bool {
        let Some((first, others)) = self.pieces.split_first() else { return false };
        // The words of a call are also words of stories: with a gap at an end they must be most of the line.
        let length: usize = self.pieces.iter().map(String::len).sum();
        let is_call = matches!(self.role, Role::Share | Role::Advertisement | Role::Legal);
        let is_loose = self.is_open || self.goes_on && is_call;
        if is_loose && length * 2 < line.len() {
            return false;
        }
        let mut rest = match self.is_open {
            false => line.strip_prefix(&**first),
            true => line.find(&**first).map(|at| &line[at + first.len()..]),
        };
        for piece in others {
            rest = rest.and_then(|r| r.find(&**piece).map(|at| &r[at + piece.len()..]));
        }
        let is_stop = |c: char| matches!(c, '.' | '。' | ')' | '）');
        rest.is_some_and(|r| self.goes_on || r.trim_start_matches(is_stop).is_empty())
    }
}

/// In small letters, without white space, with one form of colons, brackets and apostrophes.
fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        '：' => ':',
        '，' | '﹐' => ',',
        '（' => '(',
        '）' => ')',
        '？' => '?',
        '’' => '\'',
        '「' | '『' | '“' | '”' | '」' | '』' => '"',
        c => c,
    };
    let letters = text.chars().filter(|c| !c.is_whitespace()).map(plain);
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_with_the_words_of_a_call_is_text() {
        for line in [
            "Drivers earn a small commission on every crate of fish that they bring down to the harbour.",
            "The council said that we may receive a commission of inquiry if the bridge is not repaired.",
            "Thank you for reading. The teacher wrote these words under every essay that she was given.",
            "He had become a free or paid subscriber of three papers by then, and read them all by noon.",
        ] {
            assert!(pattern(line).is_none(), "{line}");
        }
        assert!(pattern("As a reader you earn from qualifying purchases.").is_some());
    }

    #[test]
    fn notes_of_encyclopaedias_are_told() {
        for line in [
            "For other uses, see Pier (disambiguation).",
            "This article is about the bird. For the boat, see Tern (boat).",
            "Not to be confused with Turn.",
            "“Tern” redirects here. For the boat, see Tern (boat).",
            "From Shorepedia, the free encyclopedia",
            "关于其他用法，请见「码头（消歧义）」。",
            "「栈桥」重定向至此。",
            "万物百科，自由的百科全书",
            "Pour les articles homonymes, voir Quai.",
            "Para otros usos de este término, véase Muelle (desambiguación).",
            "У этого термина существуют и другие значения, см. Причал.",
        ] {
            assert!(pattern(line).is_some(), "{line}");
        }
        for line in [
            "For the first time, the pier was empty.",
            "This article is about the year in which the pier burned down.",
            "From the pier, the free gulls looked like paper.",
            "关于这座码头，有很多传说。",
            "他把码头和栈桥混淆了。",
            "Not to be confused was all he wanted.",
        ] {
            assert!(pattern(line).is_none(), "{line}");
        }
    }

    #[test]
    fn remarks_of_editors_are_told() {
        for inner in [
            "citation needed",
            "Citation needed",
            "来源请求",
            "何时？",
            "dubious – discuss",
            "clarification needed March 2024",
            "要出典",
            "источник не указан 12 дней",
        ] {
            assert!(is_remark(inner), "{inner}");
        }
        for inner in ["the captain", "sic", "笑", "1", "Who was it?", "来源"] {
            assert!(!is_remark(inner), "{inner}");
        }
    }
}
