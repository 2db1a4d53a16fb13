//! Cuts a Chinese text into words, and knows how sure the cut is. `Text` of `tools/pronounce/wordlist.py` is the other
//! end of this file.

use super::words::{Character, Span, Words};

/// A word that crosses another's edge reaches at most so far, and a cut with it costs at most so much more; also if it
/// leaves a character alone.
const CROSSING: usize = 3;
const SCARCER: u32 = 4;
const LONELY: u32 = 4;

/// The words of a text.
#[derive(Debug)]
pub(super) struct Cut {
    pub(super) spans: Vec<Span>,
    /// What the cheapest cut costs up to each place, and from there on.
    before: Vec<u32>,
    behind: Vec<u32>,
}

impl Words {
    /// Cuts a text into words so that the sum of their costs is the least.
    pub(super) fn segment(&self, text: &[Character]) -> Cut {
        let n = text.len();
        let mut behind = vec![0u32; n + 1];
        // For each place the word that starts there.
        let mut step: Vec<_> = text.iter().map(|c| (1u8, None, c.class)).collect();
        for i in (0..n).rev() {
            let mut least = u32::from(text[i].cost) + behind[i + 1];
            self.starting(text, i, |length, node, cost| {
                if cost + behind[i + length] < least {
                    least = cost + behind[i + length];
                    let known = (self.value(node) & 0x80 != 0).then_some(node);
                    step[i] = (length as u8, known, self.class(node));
                }
            });
            behind[i] = least;
        }
        let mut before = vec![u32::MAX; n + 1];
        before[0] = 0;
        for i in 0..n {
            let so_far = before[i];
            before[i + 1] = before[i + 1].min(so_far + u32::from(text[i].cost));
            self.starting(text, i, |length, _, cost| {
                before[i + length] = before[i + length].min(so_far + cost);
            });
        }
        let (mut spans, mut start) = (Vec::with_capacity(n / 2 + 1), 0);
        while start < n {
            let (length, node, class) = step[start];
            let end = start + usize::from(length);
            spans.push(Span { start, end, node, class });
            start = end;
        }
        Cut { spans, before, behind }
    }

    /// Tells of each word of several characters that starts at `i`: its length, its node and its cost.
    fn starting(&self, text: &[Character], i: usize, mut each: impl FnMut(usize, u32, u32)) {
        let mut node = u32::from(text[i].node).checked_sub(1);
        for (length, c) in text[i + 1..].iter().enumerate().map(|(n, c)| (n + 2, c)) {
            node = node.and_then(|node| self.child(node, c.simple));
            let Some(node) = node else { break };
            if let Some(cost) = u32::from(self.value(node) & 0x7f).checked_sub(1) {
                each(length, node, cost);
            }
        }
    }

    /// Whether a word that crosses an edge of a word takes the character `i` from it and reads it otherwise, or leaves
    /// it alone, and a cut of the whole text with that word costs hardly more: 只 in 船只能 is the end of 船只 and the
    /// start of 只能. 模样 in 大规模样本 leaves 本 alone, and takes more than one character; 模 is no doubt.
    pub(super) fn doubtful(
        &self,
        text: &[Character],
        cut: &Cut,
        span: Span,
        i: usize,
        listed: u16,
    ) -> bool {
        let last = i + 1 == span.end;
        if span.node.is_none() || span.end - span.start < 2 || !(last || i == span.start) {
            return false;
        }
        let taken = (2..=CROSSING).any(|size| {
            let start = if last { Some(i) } else { (i + 1).checked_sub(size) };
            let Some(start) = start.filter(|s| s + size <= text.len()) else { return false };
            let mut differs = false;
            self.starting(&text[..start + size], start, |length, node, cost| {
                let known = length == size && self.value(node) & 0x80 != 0;
                let all = cut.before[start] + cost + cut.behind[start + size];
                if known && all <= cut.behind[0] + SCARCER {
                    let other = Span { start, end: start + size, node: Some(node), class: 0 };
                    let read = self.listed(other, i - start, text[i]);
                    differs = read.is_some_and(|r| self.differ(r, listed));
                }
            });
            differs
        });
        taken || self.alone(text, cut, span, i)
    }

    /// Whether the character may be a word of its own beside one that reaches over the other edge of its word: 扇 and
    /// 风化 in 扇风化.
    fn alone(&self, text: &[Character], cut: &Cut, span: Span, i: usize) -> bool {
        let least = cut.behind[0] + LONELY;
        let single = u32::from(text[i].cost);
        let mut found = false;
        if i == span.start {
            let reach = text.len().min(span.end + CROSSING);
            self.starting(&text[..reach], i + 1, |length, _, cost| {
                let end = i + 1 + length;
                found |= end > span.end && cut.before[i] + single + cost + cut.behind[end] <= least;
            });
        } else {
            for start in span.start.saturating_sub(CROSSING)..span.start {
                self.starting(&text[..i], start, |length, _, cost| {
                    let all = cut.before[start] + cost + single + cut.behind[i + 1];
                    found |= start + length == i && all <= least;
                });
            }
        }
        found
    }

    /// Whether two readings differ by more than a neutral tone.
    fn differ(&self, one: u16, other: u16) -> bool {
        let Some((a, b)) = self.syllable(one).zip(self.syllable(other)) else {
            return one != other;
        };
        let weak = a.tone() == 5 || b.tone() == 5;
        a != b && !(weak && a.letters() == b.letters())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let words = Words::open();
        let chars: Vec<_> = text.chars().map(|c| words.character(c)).collect();
        let spans = words.segment(&chars).spans;
        spans.iter().map(|s| text.chars().skip(s.start).take(s.end - s.start).collect()).collect()
    }

    #[test]
    fn words_are_found_in_either_script() {
        assert_eq!(cut("重庆银行行长,AI好"), ["重庆", "银行", "行长", ",", "A", "I", "好"]);
        assert_eq!(
            cut("重慶銀行"),
            ["重庆", "银行"].map(|w| w.replace('庆', "慶").replace('银', "銀"))
        );
        assert!(cut("").is_empty());
    }

    #[test]
    fn a_word_over_an_edge_is_a_doubt_if_a_cut_with_it_is_about_as_good() {
        let words = Words::open();
        let doubtful = |text: &str, i: usize| {
            let chars: Vec<_> = text.chars().map(|c| words.character(c)).collect();
            let cut = words.segment(&chars);
            let span = *cut.spans.iter().find(|s| s.end > i).unwrap();
            let listed = words.listed(span, i - span.start, chars[i]).unwrap();
            words.doubtful(&chars, &cut, span, i, listed)
        };
        assert!(doubtful("船只能靠岸", 1));
        assert!(doubtful("他倒闭口不说", 1));
        assert!(!doubtful("大规模样本", 2));
        assert!(!doubtful("团结实干", 1));
    }
}
