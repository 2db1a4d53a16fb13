//! What an author writes beside a word to have it said so: `{重|chong2}庆`, `{GIF|/dʒɪf/}`,
//! `{SQL|sequel}`. The word alone is shown.
//!
//! Braces stand in texts for other things, so the form is narrow: one bar, a word of at most
//! [`LONGEST`] characters, and behind the bar IPA between slashes, or words and syllables of letters and
//! digits. `{x | x > 0}`, `{{lang|fr|mot}}` and `{a}` are text as they stand. A backslash before the
//! brace makes any of them text and is not shown itself.

use super::cut::cut;
use crate::model::article::{Block, Mark, Run};
use crate::model::lexicon::doubt;
use std::ops::Range;

/// The longest word, and four times as much may be said for it.
const LONGEST: usize = 60;

/// A place of this form in a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OwnWord<'a> {
    /// Braces included.
    pub(crate) range: Range<usize>,
    pub(crate) word: &'a str,
    pub(crate) say: &'a str,
}

/// The places in a text, in order. A backslash is none of its business.
pub(crate) fn own_words(text: &str) -> impl Iterator<Item = OwnWord<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(at) = text[from..].find('{').map(|at| from + at) {
            from = at + 1;
            if let Some(found) = own_word(text, at) {
                from = found.range.end;
                return Some(found);
            }
        }
        None
    })
}

/// The form at a brace, if it is one.
fn own_word(text: &str, at: usize) -> Option<OwnWord<'_>> {
    // No further than the longest form reaches, so that a text of braces is read in linear time.
    let reach = text.floor_char_boundary((at + 1 + 5 * 4 * LONGEST).min(text.len()));
    let inside = &text[at + 1..reach];
    let inside = &inside[..inside.find(['{', '}']).filter(|i| inside[*i..].starts_with('}'))?];
    let (word, say) = inside.split_once('|')?;
    let double = text[..at].ends_with('{') || text[at + 1 + inside.len() + 1..].starts_with('}');
    let is_ipa = say.len() > 2 && say.starts_with('/') && say.ends_with('/');
    let is_plain = |c: char| c.is_alphanumeric() || " -'’.,:".contains(c);
    let fits = !double
        && !word.is_empty()
        && word.trim() == word
        && word.chars().count() <= LONGEST
        && say.chars().any(char::is_alphanumeric)
        && say.chars().count() <= 4 * LONGEST
        && !say.contains(['|', '\n'])
        && (is_ipa || say.trim() == say && say.chars().all(is_plain));
    fits.then(|| OwnWord { range: at..at + inside.len() + 2, word, say })
}

/// Takes the forms out of the text of a block whose reader knows no marks, and marks the words.
/// What was taken out is given back.
pub(crate) fn take(block: &mut Block) -> String {
    let (text, removed, runs) = taken(&block.text);
    let gone = removed.iter().map(|range| &block.text[range.clone()]).collect();
    cut(block, &removed);
    debug_assert_eq!(block.text, text);
    block.runs.extend(runs);
    gone
}

/// A text without its forms.
pub(crate) fn shown(text: &str) -> String {
    taken(text).0
}

/// The text as it is shown, what was taken out of it, and the marks over the words.
fn taken(text: &str) -> (String, Vec<Range<usize>>, Vec<Run>) {
    let (mut out, mut removed, mut runs) = (String::new(), Vec::new(), Vec::new());
    let mut at = 0;
    for OwnWord { range, word, say } in own_words(text) {
        let escaped = text[at..range.start].ends_with('\\');
        let kept = range.start - usize::from(escaped);
        out.push_str(&text[at..kept]);
        if escaped {
            removed.push(kept..range.start);
            out.push_str(&text[range.clone()]);
        } else {
            removed.push(range.start..range.start + 1);
            removed.push(range.start + 1 + word.len()..range.end);
            let start = out.len();
            out.push_str(word);
            runs.push(Run { range: start..out.len(), mark: Mark::Say(say.to_owned()) });
        }
        at = range.end;
    }
    out.push_str(&text[at..]);
    (out, removed, runs)
}

/// What is wrong with readings that were meant to be Pinyin.
pub(crate) fn doubts(blocks: &[Block]) -> Vec<String> {
    let runs = blocks.iter().flat_map(|b| b.runs.iter().map(move |run| (b, run)));
    let doubts = runs.filter_map(|(b, run)| match &run.mark {
        Mark::Say(say) => doubt(&b.text[run.range.clone()], say)
            .map(|why| format!("{why}; it is read as if nothing stood beside it")),
        _ => None,
    });
    doubts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::{BlockKind, Blocks, Part};
    use crate::model::role::Role;

    fn found(text: &str) -> String {
        own_words(text).map(|w| format!("{}={}", w.word, w.say)).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn three_forms_and_nothing_else() {
        assert_eq!(
            found("去{重|chong2}庆 {GIF|/dʒɪf/} {SQL|sequel} {New York|the big apple}"),
            "重=chong2; GIF=/dʒɪf/; SQL=sequel; New York=the big apple"
        );
        for text in [
            "{x | x > 0}",
            "{x|x>0}",
            "{{lang|fr}}",
            "{lang|fr|mot}",
            "{a}",
            "{|a}",
            "{a|}",
            "{a|//}",
            "{a|b",
            "a|b}",
            "{a {b|} c}",
            "{ a|b}",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
        assert_eq!(found("{a {SQL|sequel}"), "SQL=sequel");
        let long = format!("{{{}|b}}", "a".repeat(61));
        assert_eq!(found(&long), "");
        assert_eq!(found(&"{a|".repeat(100_000)), "");
    }

    #[test]
    fn the_word_alone_is_shown() {
        let mut blocks = Blocks::default();
        blocks.push(BlockKind::Paragraph, r"in {重|chong2}庆 see \{a|b} end");
        let mut block = blocks.finish().remove(0);
        let part = |range| Part { range, role: Role::Quote, skipped: false };
        let (see, form) = (block.text.find("see").unwrap(), block.text.find('{').unwrap());
        block.parts = vec![part(form..form + 12), part(see..see + 3)];
        take(&mut block);
        assert_eq!(block.text, "in 重庆 see {a|b} end");
        let texts: Vec<_> = block.parts.iter().map(|p| &block.text[p.range.clone()]).collect();
        assert_eq!(texts, ["重", "see"]);
        let [run] = &block.runs[..] else { panic!("{:?}", block.runs) };
        assert_eq!(
            (&block.text[run.range.clone()], &run.mark),
            ("重", &Mark::Say("chong2".into()))
        );
        assert_eq!(shown("{SQL|sequel} 1"), "SQL 1");
    }
}
