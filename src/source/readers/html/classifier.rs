//! Blocks that invite, warn or tell who wrote the article: told by a small model from what they are
//! about, where they stand and how they are set.
//!
//! The model is a logistic regression over the features in `features.rs`; `tools/boilerplate/train.py`
//! makes its weights and tells what it is worth on sites that it has not seen.

mod features;
mod vocabulary;

use crate::model::article::{Block, BlockKind, Blocks, Mark, Metadata};
use crate::model::role::Role;
use crate::source::lines::ends_sentence;
use features::Place;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use vocabulary::{Class, Counts};

/// Surer than this is boilerplate, as the logarithm of the odds.
const THRESHOLD: f32 = 1.0;

/// Amid the text and before it there must be no doubt.
const THRESHOLD_AMID: f32 = 3.0;

/// The same for a line above all prose that is no sentence.
const THRESHOLD_TOP: f32 = 2.0;

/// Outside of the element that holds the text there may be doubt.
const THRESHOLD_OUTSIDE: f32 = 0.5;

/// A heavier block is text.
const HEAVIEST: usize = 420;

/// A heavier block there is text.
const HEAVIEST_AMID: usize = 200;

/// As heavy a block makes prose, if it ends as a sentence.
const PROSE: usize = 40;

/// What each feature says for boilerplate.
static WEIGHTS: LazyLock<HashMap<&'static str, f32>> = LazyLock::new(|| {
    let lines = include_str!("classifier/weights.txt").lines();
    let rows = lines.filter_map(|line| line.split_once(' ')).filter(|(name, _)| *name != "#");
    rows.filter_map(|(name, weight)| Some((name, weight.parse::<f32>().ok()? / 100.0))).collect()
});

/// How sure the model is that a block is boilerplate.
fn score(features: &[String]) -> f32 {
    let weight = |name: &str| WEIGHTS.get(name).copied().unwrap_or_default();
    weight("bias") + features.iter().map(|f| weight(f)).sum::<f32>()
}

/// Marks such blocks. The text that stands between prose is believed longest.
pub(super) fn mark(blocks: &mut [Block], meta: &Metadata) {
    tagline(blocks, meta);
    let is_prose: Vec<bool> = blocks.iter().map(is_prose).collect();
    let all = is_prose.iter().filter(|p| **p).count();
    let spoken = speakers(blocks);
    let points: Vec<bool> = (0..blocks.len()).map(|i| is_point(blocks, i)).collect();
    let mut after = 0;
    let mut seen = 0;
    let mut found: Vec<(usize, Role)> = Vec::new();
    for (i, block) in blocks.iter().enumerate().rev() {
        seen += usize::from(is_prose[i]);
        let place = Place::of(block, after, all - seen, &meta.authors);
        let is_told = points[i] || label(&block.text).is_some_and(|l| spoken.contains(l));
        // What is alone is the article.
        let role = role(block, &place).filter(|_| after + (all - seen) > 0 && !is_told);
        match role {
            Some(role) => found.push((i, role)),
            None => after += usize::from(is_prose[i]),
        }
    }
    // A text about licences and letters would go whole, from its end to its beginning.
    let doubted = found.iter().filter(|(i, _)| is_prose[*i]).count();
    if doubted * 2 <= all {
        found.into_iter().for_each(|(i, role)| blocks[i].mark_whole(role));
    }
    announced(blocks);
}

/// How much a text says, in letters: a hanzi says as much as two and a half.
pub(super) fn weight(text: &str) -> usize {
    features::weight(text)
}

/// Whether a text asks to do something, or names what a site offers.
pub(super) fn calls(text: &str) -> bool {
    let counts = Counts::of(text);
    counts.get(Class::Call) + counts.get(Class::Thing) > 0
}

/// Whether a text by itself sounds like boilerplate, wherever it stands.
pub(in crate::source) fn speaks_of_site(text: &str) -> bool {
    outside(text).is_some()
}

/// What a sentence is that stands outside of the element with the text, where less is needed to doubt it.
pub(super) fn outside(text: &str) -> Option<Role> {
    let counts = Counts::of(text);
    if counts.is_empty() || weight(text) > HEAVIEST {
        return None;
    }
    let mut blocks = Blocks::default();
    blocks.push(BlockKind::Paragraph, text);
    let block = blocks.finish().pop()?;
    let place = Place::default();
    if is_sentence(&block) && !speaks(&block, &counts, &place) {
        return None;
    }
    let features = features::of(&block, &counts, &place);
    (score(&features) > THRESHOLD_OUTSIDE).then(|| kind(&counts, false))
}

/// The labels that several blocks begin with: who speaks in an interview or a play.
fn speakers(blocks: &[Block]) -> HashSet<String> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for label in blocks.iter().filter(|b| !b.is_skipped()).filter_map(|b| label(&b.text)) {
        *counts.entry(label).or_default() += 1;
    }
    counts.into_iter().filter(|(_, n)| *n > 2).map(|(label, _)| label.to_owned()).collect()
}

fn is_prose(block: &Block) -> bool {
    !block.is_skipped()
        && !matches!(block.kind, BlockKind::Heading { .. })
        && features::weight(&block.text) >= PROSE
        && ends_sentence(&block.text)
}

/// What the model says of a block.
fn role(block: &Block, place: &Place) -> Option<Role> {
    let is_text =
        matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote);
    let amid = place.is_before_text();
    let heaviest = if amid { HEAVIEST_AMID } else { HEAVIEST };
    if !is_text || !block.parts.is_empty() || features::weight(&block.text) > heaviest {
        return None;
    }
    let counts = Counts::of(&block.text);
    if calls_in_brackets(block) {
        return Some(Role::Advertisement);
    }
    // A label, and below all text a person's life: also where the page does not name its author.
    let is_labelled = block.text.chars().take(24).any(|c| matches!(c, ':' | '：'));
    if place.after == 0 && is_labelled && counts.get(Class::Writer) > 2 {
        return Some(Role::Bio);
    }
    if is_enumerated(&block.text)
        || (asks(block) && counts.get(Class::Thing) + counts.get(Class::Own) == 0)
    {
        return None;
    }
    // Nothing in it speaks of boilerplate.
    if (counts.is_empty() && !place.starts)
        || (is_sentence(block) && !speaks(block, &counts, place))
    {
        return None;
    }
    let threshold = match amid {
        true if place.before == 0 && !is_sentence(block) => THRESHOLD_TOP,
        true => THRESHOLD_AMID,
        false => THRESHOLD,
    };
    let is_furniture = score(&features::of(block, &counts, place)) > threshold;
    is_furniture.then(|| kind(&counts, place.starts))
}

/// What boilerplate with such words is; `starts`, if it begins with the author's name.
fn kind(counts: &Counts, starts: bool) -> Role {
    let has = |class| counts.get(class) > 0;
    match () {
        () if starts || (has(Class::Writer) && !has(Class::Call)) => Role::Bio,
        () if has(Class::Legal) || has(Class::Cite) => Role::Legal,
        () if has(Class::Thing) || (has(Class::Call) && !has(Class::More)) => Role::Advertisement,
        () => Role::Related,
    }
}

/// Whether a block is a question without a link.
fn asks(block: &Block) -> bool {
    block.text.trim_end().ends_with(['?', '？'])
        && !block.runs.iter().any(|r| matches!(r.mark, Mark::Link(_)))
}

/// Whether a line begins with its number, as headings and points of a text do: `二、`, `（三）`.
pub(super) fn is_enumerated(text: &str) -> bool {
    let rest = text.trim_start().trim_start_matches(['（', '(']);
    let number = rest.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    number.len() < rest.len() && number.starts_with(['、', '）', ')'])
}

/// The label that a line begins with, as those of speakers and of what a notice tells: `记者：`.
pub(super) fn label(text: &str) -> Option<&str> {
    const LONGEST: usize = 12;
    let (label, rest) = text.split_once([':', '：'])?;
    let is_label = (1..=LONGEST).contains(&label.chars().count()) && !rest.trim().is_empty();
    is_label.then_some(label)
}

/// More lines with labels below each other are a list of something else.
const MOST_POINTS: usize = 20;

/// Whether a block is a point of a text that tells times, places and persons under a numbered heading:
/// `地点：`, `联系人：`.
pub(super) fn is_point(blocks: &[Block], at: usize) -> bool {
    if label(&blocks[at].text).is_none() {
        return false;
    }
    let above = blocks[..at].iter().rev().take(MOST_POINTS).find(|b| label(&b.text).is_none());
    above.is_some_and(|b| is_enumerated(&b.text) || b.text.ends_with(['：', ':']))
}

/// Whether a block is a sentence that only states something, without a link.
fn is_sentence(block: &Block) -> bool {
    let text = block.text.trim_end();
    ends_sentence(text)
        && !text.ends_with(['!', '！', '?', '？'])
        && !block.runs.iter().any(|r| matches!(r.mark, Mark::Link(_)))
}

/// Whether a sentence speaks as the site does, of itself to the reader: words of boilerplate stand in
/// any story, so one alone is nothing, whatever the place.
fn speaks(block: &Block, counts: &Counts, place: &Place) -> bool {
    let n = |class| counts.get(class);
    let commands = n(Class::Call) > 0 && vocabulary::commands(&block.text);
    let invites = n(Class::Call) > 0
        && n(Class::Thing) > 0
        && (n(Class::You) > 0 || n(Class::Own) > 0 && commands);
    // To leave and to share are done in kitchens too.
    let commands = commands && (n(Class::Thing) + n(Class::Own) > 0 || n(Class::Call) > 2);
    let tells_rights = n(Class::Legal) + n(Class::Cite) > 0;
    invites || commands || tells_rights || place.starts || n(Class::Writer) > 1
}

/// Whether a link in brackets calls the reader, as Chinese sites put them amid their pages: 【点击…】.
fn calls_in_brackets(block: &Block) -> bool {
    let links = block.runs.iter().filter(|r| matches!(r.mark, Mark::Link(_)));
    let mut around = links.map(|r| {
        let open = block.text[..r.range.start].ends_with('【');
        (open, &block.text[r.range.clone()])
    });
    !block.text.ends_with('。')
        && around.any(|(open, text)| {
            let inner = text.trim_start_matches('【');
            (open || inner.len() < text.len()) && vocabulary::commands(inner)
        })
}

/// A longer line announces nothing, in characters.
const LONGEST_LABEL: usize = 40;

/// Marks what a label behind all prose announces: `Further reading:` and the titles below it.
fn announced(blocks: &mut [Block]) {
    let Some(last) = blocks.iter().rposition(is_prose) else { return };
    let announces = |b: &Block| {
        b.text.ends_with([':', '：'])
            && b.text.chars().count() <= LONGEST_LABEL
            && Counts::of(&b.text).get(Class::More) > 0
    };
    let Some(at) = blocks[last + 1..].iter().position(announces) else { return };
    let below = blocks[last + 1 + at..].iter_mut().filter(|b| b.parts.is_empty());
    below.for_each(|block| block.mark_whole(Role::Related));
}

/// A longer line below the headline is not a name, in characters.
const LONGEST_TAGLINE: usize = 80;

/// Marks the line below the headline by which a site names itself: its name stands in the title too.
fn tagline(blocks: &mut [Block], meta: &Metadata) {
    let title = meta.title.as_deref().unwrap_or_default();
    let of_title = meta.page_title.as_deref().and_then(|whole| whole.strip_prefix(title));
    let bare = |s: &str| s.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let names: Vec<String> = of_title.into_iter().chain(meta.site.as_deref()).map(bare).collect();
    let first = blocks.iter().position(is_prose).unwrap_or_default();
    for block in blocks[..first].iter_mut().filter(|b| b.parts.is_empty()) {
        let is_line = block.kind == BlockKind::Paragraph
            && block.text.chars().count() <= LONGEST_TAGLINE
            && (!ends_sentence(&block.text) || features::weight(&block.text) < PROSE);
        let named = |name: &String| {
            name.chars().count() > 2 && (block.text.contains(&**name) || *name == bare(&block.text))
        };
        if is_line && names.iter().any(named) {
            block.mark_whole(Role::Navigation);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_about_licences_does_not_go_whole() {
        let mut blocks = Blocks::default();
        for text in [
            "You need a licence to moor a houseboat in the inner basin for more than a week.",
            "A licence costs £90 a year, and half of that for a boat without an engine.",
            "Show your licence to the harbour master when the boat is lifted or moved.",
        ] {
            blocks.push(BlockKind::Paragraph, text);
        }
        let mut blocks = blocks.finish();
        mark(&mut blocks, &Metadata::default());
        assert!(blocks.iter().all(|b| b.parts.is_empty()), "{blocks:?}");
    }

    #[test]
    fn the_program_and_its_training_compute_the_same() {
        let samples = include_str!("../../../../tools/boilerplate/samples.txt").lines();
        for line in samples.filter(|l| !l.starts_with('#')) {
            let [after, before, told, text] = line.splitn(4, ' ').collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let mut blocks = Blocks::default();
            blocks.push(BlockKind::Paragraph, text);
            let block = &blocks.finish()[0];
            let place = Place::of(block, after.parse().unwrap(), before.parse().unwrap(), &[]);
            let counts = Counts::of(&block.text);
            let found = score(&features::of(block, &counts, &place)) * 100.0;
            assert!((found - told.parse::<f32>().unwrap()).abs() < 1.5, "{found}: {line}");
        }
    }
}
