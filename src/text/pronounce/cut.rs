//! Cuts a Chinese text into words, and knows the other cuts that are about as good. `Text` of
//! `tools/pronounce/wordlist.py` is the other end of this file.

use super::words::{Character, Span, Words};

/// A cut that costs so much more than the cheapest counts no more.
const DEARER: i32 = 12;
/// The longest word, in characters.
const LONGEST: usize = 8;
/// The words of the cheapest cut on either side of one that are looked at.
const REACH: usize = super::model::REACH;

/// The words of a text.
#[derive(Debug)]
pub(super) struct Cut {
    pub(super) spans: Vec<Span>,
    /// All words that the text may hold, by their first character, and for each character where those that start with
    /// it begin.
    edges: Vec<Edge>,
    first: Vec<u32>,
    /// What the cheapest cut of all costs.
    least: i32,
    /// Whether another cut that costs hardly more has the character in another word.
    contested: Vec<bool>,
}

/// A word that may be in a text.
#[derive(Clone, Copy, Debug)]
struct Edge {
    start: u32,
    length: u8,
    cost: u8,
    /// What the costs of its neighbours go by.
    kind: u8,
    class: u8,
    /// The node of a word of several characters whose reading is known.
    node: Option<u32>,
    /// What the cheapest cut costs up to it and from there on, with it, and its word before and behind.
    before: Best,
    behind: Best,
}

#[derive(Clone, Copy, Debug)]
struct Best {
    cost: i32,
    next: Option<u32>,
}

/// A word that may hold a character, and how much more the cheapest cut with it costs than the cheapest of all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub(super) dearer: i32,
    pub(super) word: Span,
    edge: u32,
}

impl Way {
    /// How probable a cut with the word is, in 65,536ths of the probability of the cheapest.
    pub(super) fn weight(&self) -> u64 {
        // A cost is three times a logarithm.
        const WEIGHTS: [u64; DEARER as usize + 1] =
            [65536, 46959, 33647, 24109, 17275, 12378, 8869, 6355, 4554, 3263, 2338, 1675, 1200];
        WEIGHTS.get(self.dearer as usize).copied().unwrap_or(0)
    }
}

impl Words {
    /// Cuts a text into words so that the sum of their costs, and of the costs of their kinds beside one another, is
    /// the least.
    pub(super) fn segment(&self, text: &[Character]) -> Cut {
        let (edges, first) = self.edges(text);
        let spans = Vec::with_capacity(text.len() / 2 + 1);
        let mut cut = Cut { spans, edges, first, least: 0, contested: vec![false; text.len()] };
        cut.go_forward(self, text.len());
        cut.go_back(self, text.len());
        let outside = self.outside();
        let all = |e: usize| cut.edges[e].behind.cost + self.beside(outside, cut.edges[e].kind);
        let mut at = cut.starting(0).min_by_key(|e| all(*e));
        cut.least = at.map_or(0, all);
        while let Some(edge) = at.and_then(|e| cut.edges.get(e)) {
            cut.spans.push(edge.span());
            at = edge.behind.next.map(|e| e as usize);
        }
        cut.contest();
        cut
    }

    /// The words that a text may hold, and where those of each character begin.
    fn edges(&self, text: &[Character]) -> (Vec<Edge>, Vec<u32>) {
        let n = text.len();
        let (mut edges, mut first) = (Vec::with_capacity(3 * n), Vec::with_capacity(n + 1));
        let best = Best { cost: 0, next: None };
        for (i, c) in text.iter().enumerate() {
            first.push(edges.len() as u32);
            let alone = Edge {
                start: i as u32,
                length: 1,
                cost: c.cost,
                kind: c.kind,
                class: c.class,
                node: None,
                before: best,
                behind: best,
            };
            edges.push(alone);
            let mut node = u32::from(c.node).checked_sub(1);
            for (length, c) in (2..=LONGEST as u8).zip(&text[i + 1..]) {
                node = node.and_then(|node| self.child(node, c.simple));
                let Some(node) = node else { break };
                let value = self.value(node);
                if let Some(cost) = (value & 0x7f).checked_sub(1) {
                    let class = self.class(node);
                    let kind = self.kind_of_longer(class);
                    let node = (value & 0x80 != 0).then_some(node);
                    edges.push(Edge { length, cost, kind, class, node, ..alone });
                }
            }
        }
        first.push(edges.len() as u32);
        (edges, first)
    }

    /// The words that may hold a character: first the one whose cut is the cheapest.
    pub(super) fn ways(&self, cut: &Cut, i: usize) -> Vec<Way> {
        let first = cut.first[(i + 1).saturating_sub(LONGEST)] as usize;
        let last = cut.first[i + 1] as usize;
        let mut ways = Vec::new();
        for (e, edge) in (first..).zip(&cut.edges[first..last]) {
            let dearer = cut.dearer(edge);
            if edge.end() > i && dearer <= DEARER {
                ways.push(Way { dearer, word: edge.span(), edge: e as u32 });
            }
        }
        ways.sort_by_key(|way| (way.dearer, way.edge));
        ways
    }
}

impl Edge {
    fn end(&self) -> usize {
        self.start as usize + usize::from(self.length)
    }

    fn span(&self) -> Span {
        Span { start: self.start as usize, end: self.end(), node: self.node, class: self.class }
    }
}

impl Cut {
    /// The words that may start at a place.
    fn starting(&self, i: usize) -> std::ops::Range<usize> {
        let range = self.first.get(i).zip(self.first.get(i + 1));
        range.map_or(0..0, |(a, b)| *a as usize..*b as usize)
    }

    /// Finds the cheapest cut up to each word. Every word tells those that start where it ends.
    fn go_forward(&mut self, words: &Words, n: usize) {
        let outside = words.outside();
        for edge in &mut self.edges {
            let starts = edge.start == 0;
            let cost = if starts { words.beside(outside, edge.kind) } else { i32::MAX };
            edge.before = Best { cost, next: None };
        }
        for e in 0..self.edges.len() {
            let edge = &mut self.edges[e];
            edge.before.cost += i32::from(edge.cost);
            let (end, kind, so_far) = (edge.end(), edge.kind, edge.before.cost);
            if end == n {
                continue;
            }
            for next in self.starting(end) {
                let next = &mut self.edges[next];
                let cost = so_far + words.beside(kind, next.kind);
                if cost < next.before.cost {
                    next.before = Best { cost, next: Some(e as u32) };
                }
            }
        }
    }

    /// Finds the cheapest cut from each word on.
    fn go_back(&mut self, words: &Words, n: usize) {
        let outside = words.outside();
        for e in (0..self.edges.len()).rev() {
            let edge = self.edges[e];
            let mut best = Best { cost: i32::MAX, next: None };
            if edge.end() == n {
                best.cost = words.beside(edge.kind, outside);
            }
            for next in self.starting(edge.end()) {
                let cost =
                    self.edges[next].behind.cost + words.beside(edge.kind, self.edges[next].kind);
                if cost < best.cost {
                    best = Best { cost, next: Some(next as u32) };
                }
            }
            best.cost += i32::from(edge.cost);
            self.edges[e].behind = best;
        }
    }

    /// How much more the cheapest cut with a word in it costs than the cheapest of all.
    fn dearer(&self, edge: &Edge) -> i32 {
        edge.before.cost + edge.behind.cost - i32::from(edge.cost) - self.least
    }

    /// Whether the character may well be in another word than the one it is in.
    pub(super) fn is_contested(&self, i: usize) -> bool {
        self.contested.get(i).is_some_and(|c| *c)
    }

    fn contest(&mut self) {
        let mut contested = std::mem::take(&mut self.contested);
        let mut spans = self.spans.iter().peekable();
        for edge in &self.edges {
            while spans.next_if(|span| span.end <= edge.start as usize).is_some() {}
            let chosen =
                spans.peek().is_some_and(|s| (s.start, s.end) == (edge.start as usize, edge.end()));
            if !chosen && self.dearer(edge) <= DEARER {
                contested[edge.start as usize..edge.end()].fill(true);
            }
        }
        self.contested = contested;
    }

    /// The words of the cheapest cut with a word in it, as far as the model looks, and which of them that word is.
    pub(super) fn around(&self, way: &Way) -> (Vec<Span>, usize) {
        let edge = |e: Option<u32>| e.and_then(|e| self.edges.get(e as usize));
        let mut spans = Vec::with_capacity(2 * REACH + 1);
        let middle = edge(Some(way.edge));
        let mut at = middle.and_then(|m| edge(m.before.next));
        while let Some(word) = at.filter(|_| spans.len() < REACH) {
            spans.push(word.span());
            at = edge(word.before.next);
        }
        spans.reverse();
        let k = spans.len();
        spans.push(way.word);
        let mut at = middle.and_then(|m| edge(m.behind.next));
        while let Some(word) = at.filter(|_| spans.len() <= k + REACH) {
            spans.push(word.span());
            at = edge(word.behind.next);
        }
        (spans, k)
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
    fn a_character_is_contested_by_words_whose_cut_is_about_as_good() {
        let words = Words::open();
        let ways = |text: &str, i: usize| {
            let chars: Vec<_> = text.chars().map(|c| words.character(c)).collect();
            let cut = words.segment(&chars);
            let ways = words.ways(&cut, i);
            assert_eq!(cut.is_contested(i), ways.len() > 1, "{text} {i}");
            assert_eq!(ways[0].dearer, 0, "{text} {i}");
            let name =
                |w: &Way| text.chars().skip(w.word.start).take(w.word.end - w.word.start).collect();
            ways.iter().map(name).collect::<Vec<String>>()
        };
        assert!(ways("船只能靠岸", 1).contains(&"只能".to_string()));
        assert!(ways("船只能靠岸", 1).contains(&"船只".to_string()));
        assert_eq!(ways("团结实干", 1), ["团结"]);
    }

    #[test]
    fn the_words_around_one_are_those_of_its_own_cut() {
        let words = Words::open();
        let text: Vec<_> = "船只能靠岸了".chars().map(|c| words.character(c)).collect();
        let cut = words.segment(&text);
        for way in words.ways(&cut, 1) {
            let (spans, k) = cut.around(&way);
            assert_eq!(spans[k], way.word);
            assert_eq!((spans[0].start, spans[spans.len() - 1].end), (0, text.len()));
            assert!(spans.windows(2).all(|pair| pair[0].end == pair[1].start));
        }
    }
}
