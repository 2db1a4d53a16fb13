//! What the model is told of a block. `tools/boilerplate/features.py` computes the same.

use super::vocabulary::{self, Class, Counts};
use crate::model::article::{Block, BlockKind, Mark};
use crate::source::lines::{ends_sentence, is_cjk};

/// Where a block stands, and whether it tells of an author.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// Blocks of prose behind it.
    pub(super) after: usize,
    /// Blocks of prose before it.
    pub(super) before: usize,
    /// It begins with an author's name, or with a label and the name.
    pub(super) starts: bool,
    /// An author's name is in it.
    pub(super) names: bool,
}

/// As many characters at the beginning hold a label and a name.
const HEAD: usize = 40;

impl Place {
    pub(super) fn of(block: &Block, after: usize, before: usize, authors: &[String]) -> Self {
        let text = block.text.as_str();
        let head = text.char_indices().nth(HEAD).map_or(text, |(at, _)| &text[..at]);
        let mut authors = authors.iter().filter(|a| a.chars().count() > 1);
        let is_labelled = head.contains([':', '：']);
        let starts =
            authors.clone().any(|a| text.starts_with(&**a) || (is_labelled && head.contains(&**a)));
        Place { after, before, starts, names: authors.any(|a| text.contains(&**a)) }
    }

    /// Whether much prose stands behind it.
    pub(super) fn is_before_text(&self) -> bool {
        self.after > 1
    }

    fn name(&self) -> &'static str {
        match (self.after, self.before) {
            (0, _) => "end",
            (1, _) => "near",
            (_, 0) => "top",
            _ => "amid",
        }
    }
}

/// How much a text says, in letters: a hanzi says as much as two and a half.
pub(super) fn weight(text: &str) -> usize {
    let letters = text.chars().filter(|c| !c.is_whitespace());
    letters.map(|c| if is_cjk(c) { 5 } else { 2 }).sum::<usize>() / 2
}

/// How direct speech begins and ends.
const SPEECH: [&str; 21] = [
    "，“", "：“", "。”", "！”", "？”", "，”", ",”", ".”", "!”", "?”", ",\"", ".\"", "!\"", "?\"",
    "“,", ": „", "。」", "、「", ": «", "», ", "', ",
];

/// Classes that say more together.
const PAIRS: [(Class, Class); 9] = [
    (Class::Call, Class::Thing),
    (Class::Call, Class::Own),
    (Class::Call, Class::You),
    (Class::Thing, Class::You),
    (Class::Thing, Class::Own),
    (Class::Own, Class::You),
    (Class::Own, Class::Legal),
    (Class::Writer, Class::Thing),
    (Class::More, Class::Call),
];

/// The features that a block has.
pub(super) fn of(block: &Block, counts: &Counts, place: &Place) -> Vec<String> {
    let text = block.text.as_str();
    let weight = weight(text);
    let at = place.name();
    let mut found: Vec<String> = Vec::with_capacity(40);
    let mut on = |feature: &str| found.push(feature.to_owned());
    on(match weight {
        0..30 => "size0",
        30..80 => "size1",
        80..160 => "size2",
        160..320 => "size3",
        _ => "size4",
    });
    on(&format!("at-{at}"));
    if ends_sentence(text) {
        on("sentence");
    }
    let closing = |c: char| "\"'”’»）)』」】》]*_".contains(c) || c.is_whitespace();
    match text.trim_end_matches(closing).chars().next_back() {
        Some('!' | '！') => on("shout"),
        Some('?' | '？') => on("ask"),
        _ => {}
    }
    let share = |wanted: fn(&Mark) -> bool| {
        let runs = block.runs.iter().filter(|r| wanted(&r.mark));
        runs.map(|r| r.range.len()).sum::<usize>() * 100 / text.len().max(1)
    };
    let links = share(|m| matches!(m, Mark::Link(_)));
    on(match links {
        0 => "links0",
        1..30 => "links1",
        30..70 => "links2",
        _ => "links3",
    });
    if share(|m| *m == Mark::Emphasis).max(share(|m| *m == Mark::Strong)) >= 90 {
        on("slanted");
        on(&format!("slanted-{at}"));
    }
    if block.kind != BlockKind::Paragraph {
        on(&format!("kind-{}", block.kind.name()));
    }
    if SPEECH.iter().any(|mark| text.contains(mark)) {
        on("speech");
    }
    if text.contains('@') || text.contains("://") || text.to_lowercase().contains("www.") {
        on("address");
    }
    if text.chars().filter(char::is_ascii_digit).count() * 5 > weight {
        on("digits");
    }
    for class in Class::ALL {
        let (count, name) = (counts.get(class), class.name());
        if count > 0 {
            on(name);
            on(&format!("{name}-{at}"));
        }
        if count > 1 {
            on(&format!("{name}2"));
        }
        if count * 60 > weight {
            on(&format!("{name}-dense"));
        }
    }
    let has = |class| counts.get(class) > 0;
    for (a, b) in PAIRS.into_iter().filter(|(a, b)| has(*a) && has(*b)) {
        on(&format!("{}+{}", a.name(), b.name()));
        if at != "amid" {
            on(&format!("{}+{}-edge", a.name(), b.name()));
        }
    }
    if has(Class::Call) && vocabulary::commands(text) {
        on("commands");
        on(&format!("commands-{at}"));
        if has(Class::Thing) || has(Class::Own) {
            on("commands+thing");
        }
    }
    if has(Class::Call) && has(Class::Thing) && (has(Class::Own) || has(Class::You)) {
        on("invites");
        on(&format!("invites-{at}"));
    }
    if links > 0 && (has(Class::Call) || has(Class::More)) {
        on("call+link");
    }
    if place.starts {
        on("starts");
        on(&format!("starts-{at}"));
        if has(Class::Writer) {
            on(&format!("starts+writer-{at}"));
        }
    } else if place.names {
        on(&format!("names-{at}"));
    }
    found
}
