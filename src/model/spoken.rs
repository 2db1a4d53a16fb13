//! Shown text, said text, and the alignment between them.
//!
//! A segment is *shown* as it is written (`2015年`) and *said* as a person would read it
//! (`二零一五年`). Rules rewrite the said text piece by piece; [`Spoken`] remembers which piece of
//! the shown text each piece came from, so that the written form can be lit while its spoken form
//! sounds.

use std::ops::Range;

/// One rewritten piece. Ranges are half-open, in bytes of the shown and of the said text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where it stands in the shown text. Never empty.
    pub shown: Range<usize>,
    /// Where its reading stands in the said text. Empty if the piece is not read at all.
    pub said: Range<usize>,
    /// The rule that wrote it, the latest one where several touched it.
    pub rule: &'static str,
}

/// A text with its spoken form. Between the edits both texts are the same, byte by byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    shown: String,
    said: String,
    /// In order, without overlaps.
    edits: Vec<Edit>,
}

impl Spoken {
    /// A text that is said as it is shown.
    pub fn new(shown: impl Into<String>) -> Self {
        let shown = shown.into();
        Spoken { said: shown.clone(), shown, edits: Vec::new() }
    }

    /// The text as it is written.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// The text as it is read out.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// What was rewritten, in order.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Rewrites pieces of the said text, all in the name of one rule.
    ///
    /// `changes` are byte ranges of the said text as it is now, in order, without overlaps and
    /// none empty (there would be nothing shown to tie the sound to), each with its new text. A
    /// change that touches the reading of an earlier edit takes over that edit's shown piece as a
    /// whole. Takes time linear in the text.
    ///
    /// # Panics
    /// If a range is empty, out of order or cuts a character: a defect of the rule.
    pub(crate) fn rewrite(&mut self, rule: &'static str, changes: &[(Range<usize>, String)]) {
        if changes.is_empty() {
            return;
        }
        let mut said = String::with_capacity(self.said.len() + 8 * changes.len());
        let mut edits = Vec::with_capacity(self.edits.len() + changes.len());
        let mut old = std::mem::take(&mut self.edits).into_iter().peekable();
        // Said and shown text are copied up to these offsets.
        let (mut at_said, mut at_shown) = (0, 0);
        let mut pending = changes.iter().peekable();
        while let Some((range, text)) = pending.next() {
            assert!(
                range.start >= at_said && range.start < range.end,
                "{rule}: bad range {range:?}"
            );
            // Earlier edits that end before this change stay.
            while let Some(e) = old.next_if(|e| e.said.end <= range.start) {
                copy(&self.said, at_said..e.said.start, &mut said);
                let start = said.len();
                said.push_str(&self.said[e.said.clone()]);
                (at_said, at_shown) = (e.said.end, e.shown.end);
                edits.push(Edit { said: start..said.len(), ..e });
            }
            // The merged piece starts with an edit that reaches into the change, if there is one.
            let mut whole = range.clone();
            if let Some(e) = old.peek().filter(|e| e.said.start < range.start) {
                whole.start = e.said.start;
            }
            copy(&self.said, at_said..whole.start, &mut said);
            let shown_start = match old.peek() {
                Some(e) if e.said.start <= whole.start => e.shown.start,
                _ => at_shown + (whole.start - at_said),
            };
            let start = said.len();
            copy(&self.said, whole.start..range.start, &mut said);
            said.push_str(text);
            at_said = range.end;
            // Swallow what the merged piece touches: earlier edits, and further changes in them.
            let mut shown_end = shown_start;
            let mut said_of_shown_end = whole.start;
            while let Some(e) = old.next_if(|e| e.said.start < at_said) {
                shown_end = e.shown.end;
                said_of_shown_end = e.said.end;
                while let Some((r, t)) = pending.next_if(|(r, _)| r.start < e.said.end) {
                    assert!(r.start >= at_said && r.start < r.end, "{rule}: bad range {r:?}");
                    copy(&self.said, at_said..r.start, &mut said);
                    said.push_str(t);
                    at_said = r.end;
                }
                if e.said.end > at_said {
                    copy(&self.said, at_said..e.said.end, &mut said);
                    at_said = e.said.end;
                }
            }
            if at_said > said_of_shown_end {
                shown_end += at_said - said_of_shown_end;
            }
            edits.push(Edit { shown: shown_start..shown_end, said: start..said.len(), rule });
            at_shown = shown_end;
        }
        for e in old {
            copy(&self.said, at_said..e.said.start, &mut said);
            let start = said.len();
            said.push_str(&self.said[e.said.clone()]);
            at_said = e.said.end;
            edits.push(Edit { said: start..said.len(), ..e });
        }
        copy(&self.said, at_said..self.said.len(), &mut said);
        self.said = said;
        self.edits = edits;
    }

    /// Where in the said text the reading of what stands at a shown byte begins; within a rewritten
    /// piece, the reading of the whole.
    pub(crate) fn said_at(&self, shown: usize) -> usize {
        let before = self.edits.partition_point(|e| e.shown.start <= shown);
        match before.checked_sub(1).map(|i| &self.edits[i]) {
            Some(e) if shown < e.shown.end => e.said.start,
            Some(e) => e.said.end + (shown - e.shown.end),
            None => shown,
        }
    }

    /// The shown bytes that sound while the said bytes of `range` do. A range that touches a
    /// rewritten piece gets the whole of that piece.
    pub(crate) fn shown_range(&self, range: Range<usize>) -> Range<usize> {
        let first = self.edits.partition_point(|e| e.said.end <= range.start);
        // The last edit before the range tells how far the two texts are apart there.
        let shift = |edits: &[Edit], at: usize| match edits.last() {
            Some(e) => e.shown.end + (at - e.said.end),
            None => at,
        };
        let start = match self.edits.get(first) {
            Some(e) if e.said.start <= range.start => e.shown.start,
            _ => shift(&self.edits[..first], range.start),
        };
        let last = self.edits.partition_point(|e| e.said.start < range.end);
        let end = match last.checked_sub(1).map(|i| &self.edits[i]) {
            Some(e) if e.said.end >= range.end => e.shown.end,
            _ => shift(&self.edits[..last], range.end),
        };
        start..end.max(start)
    }
}

fn copy(from: &str, range: Range<usize>, to: &mut String) {
    to.push_str(&from[range]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(s: &Spoken) {
        let (mut a, mut b) = (0, 0);
        for e in s.edits() {
            assert_eq!(
                s.shown()[a..e.shown.start],
                s.said()[b..e.said.start],
                "between edits: {s:?}"
            );
            assert!(e.shown.start < e.shown.end, "{s:?}");
            (a, b) = (e.shown.end, e.said.end);
        }
        assert_eq!(s.shown()[a..], s.said()[b..], "{s:?}");
    }

    fn put(s: &mut Spoken, what: &str, text: &str) {
        let at = s.said().find(what).unwrap();
        s.rewrite("test", &[(at..at + what.len(), text.into())]);
        check(s);
    }

    #[test]
    fn a_year_lights_up_while_its_reading_sounds() {
        let mut s = Spoken::new("到2015年底");
        put(&mut s, "2015年", "二零一五年");
        assert_eq!(s.said(), "到二零一五年底");
        assert_eq!(s.shown_range(6..9), 3..10, "part of the reading: the whole year");
        assert_eq!(s.shown_range(0..3), 0..3);
        assert_eq!(s.shown_range(18..21), 10..13, "after it: one to one again");
        assert_eq!(s.shown_range(0..21), 0..13);
    }

    #[test]
    fn a_later_rule_takes_over_what_it_touches() {
        let mut s = Spoken::new("a 5 % b 7 c");
        put(&mut s, "5", "five");
        put(&mut s, "7", "seven");
        put(&mut s, "five %", "five percent");
        assert_eq!(s.said(), "a five percent b seven c");
        assert_eq!(s.edits().len(), 2);
        assert_eq!(s.shown_range(2..6), 2..5);
        put(&mut s, "percent b", "per cent bee");
        assert_eq!(s.said(), "a five per cent bee seven c");
        assert_eq!(&s.shown()[s.edits()[0].shown.clone()], "5 % b");
    }

    #[test]
    fn several_changes_inside_one_earlier_edit_stay_one_piece() {
        let mut s = Spoken::new("x 12 y");
        put(&mut s, "12", "a b c");
        s.rewrite("two", &[(2..3, "AA".into()), (6..7, "CC".into())]);
        check(&s);
        assert_eq!(s.said(), "x AA b CC y");
        assert_eq!(s.edits().len(), 1);
        assert_eq!(s.edits()[0].shown, 2..4);
    }

    #[test]
    fn a_piece_may_fall_silent() {
        let mut s = Spoken::new("a™b");
        put(&mut s, "™", "");
        assert_eq!(s.said(), "ab");
        assert_eq!(s.shown_range(0..1), 0..1);
        assert_eq!(s.shown_range(1..2), 4..5);
    }

    mod model {
        //! `rewrite` and `shown_range` against a naive model: every said byte carries the shown
        //! piece it came from, and nothing is clever.

        use super::*;
        use proptest::prelude::*;

        /// A said byte, the shown bytes it stands for, and the rewritten piece it belongs to.
        type Byte = (u8, Range<usize>, Option<usize>);

        /// Rewrites as the words of the documentation say, one change after the other.
        fn rewrite(said: &mut Vec<Byte>, changes: &[(Range<usize>, String)], next: &mut usize) {
            for (range, text) in changes.iter().rev() {
                // The change takes over the whole shown piece of every edit that it touches.
                let touched: Vec<usize> = said[range.clone()].iter().filter_map(|b| b.2).collect();
                let of = |b: &Byte| b.1.clone();
                let start = said[range.clone()].iter().map(|b| of(b).start).min().unwrap();
                let end = said[range.clone()].iter().map(|b| of(b).end).max().unwrap();
                let new: Vec<Byte> = text.bytes().map(|b| (b, start..end, Some(*next))).collect();
                said.splice(range.clone(), new);
                for b in said.iter_mut().filter(|b| b.2.is_some_and(|id| touched.contains(&id))) {
                    (b.1, b.2) = (start..end, Some(*next));
                }
                *next += 1;
            }
        }

        /// Changes to an ASCII text of a given length, in order and apart, none empty.
        fn changes(len: usize, seed: &[(usize, usize, String)]) -> Vec<(Range<usize>, String)> {
            let mut at = 0;
            let mut all = Vec::new();
            for (skip, take, text) in seed {
                let start = at + skip;
                let end = start + take;
                if end > len {
                    break;
                }
                all.push((start..end, text.clone()));
                at = end;
            }
            all
        }

        type Round = Vec<(usize, usize, String)>;

        fn rounds() -> impl Strategy<Value = Vec<Round>> {
            // A reading is never empty here: bytes that are gone carry nothing in the model.
            let change = (0_usize..5, 1_usize..5, "[A-Z]{1,4}");
            prop::collection::vec(prop::collection::vec(change, 0..5), 0..5)
        }

        proptest! {
            #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

            #[test]
            fn agrees_with_the_naive_model(shown in "[a-z]{0,24}", rounds in rounds()) {
                let mut s = Spoken::new(shown.clone());
                let mut naive: Vec<Byte> = shown.bytes().enumerate().map(|(i, b)| (b, i..i + 1, None)).collect();
                let mut next = 0;
                for seed in rounds {
                    let changes = changes(s.said().len(), &seed);
                    s.rewrite("test", &changes);
                    rewrite(&mut naive, &changes, &mut next);
                    check(&s);
                    let said: Vec<u8> = naive.iter().map(|b| b.0).collect();
                    prop_assert_eq!(s.said().as_bytes(), &said[..]);
                    for (i, (_, from, _)) in naive.iter().enumerate() {
                        let shown = s.shown_range(i..i + 1);
                        prop_assert_eq!(shown, from.clone(), "byte {} of {:?}", i, s);
                    }
                }
            }
        }
    }
}
