//! Signs in running text that point to notes, `[13]`, `〔3〕`, `①`, `【注1】`, `¹`, and the notes that they
//! point to, where no markup tells of either.
//!
//! The same signs stand in texts for other things: years and numbers of documents, `〔2015〕12号`,
//! enumerations, `①甲；②乙`, equations, `由①得`, elements of lists, `a[1]`. So a sign is a mark only where
//! it clings to a word or a stop, and where the article shows that it has notes: a note of the same
//! label, or several such marks.

mod find;
mod remarks;

use super::cut::cut;
use crate::model::article::{Block, BlockKind, Mark, Run};
use crate::model::role::{OmissionReason, Role};
use crate::source::formats::ledger::Ledger;
use find::{Found, Grip, Shape};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A sign with the block that it stands in.
struct Candidate {
    block: usize,
    found: Found,
}

/// Takes the marks and the remarks of editors out of the text, and makes footnotes of the notes.
pub(crate) fn take(blocks: &mut [Block], ledger: &mut Ledger) {
    remarks::take(blocks, ledger);
    let is_text = |b: &Block| b.kind != BlockKind::Code && !b.is_skipped();
    let candidates: Vec<Candidate> = blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| is_text(b))
        .flat_map(|(block, b)| find::marks(&b.text).map(move |found| Candidate { block, found }))
        .collect();
    if candidates.is_empty() {
        return;
    }
    let notes = Notes::of(blocks, &candidates);
    let marks = marks(blocks, candidates, &notes);
    for &at in &notes.blocks {
        blocks[at].mark_whole(Role::Footnote);
        let Some(above) = at.checked_sub(1).filter(|above| find::announces(&blocks[*above].text))
        else {
            continue;
        };
        blocks[above].mark_whole(Role::Footnote);
    }
    for (at, marks) in &marks {
        let block = &mut blocks[*at];
        for Found { range, label, .. } in marks {
            ledger.omit(&block.text[range.clone()], OmissionReason::Pointer, *at);
            ledger.part();
            let place = range.end..range.end;
            block.runs.push(Run { range: place, mark: Mark::NoteReference(label.clone()) });
        }
        block.runs.sort_by_key(|r| (r.range.start, std::cmp::Reverse(r.range.end)));
        cut(block, &marks.iter().map(|m| m.range.clone()).collect::<Vec<_>>());
    }
}

/// The notes of an article.
#[derive(Default)]
struct Notes {
    /// The blocks that are notes.
    blocks: BTreeSet<usize>,
    /// The signs that they begin with.
    signs: HashSet<(Shape, String)>,
}

impl Notes {
    /// Finds them: each is a block that begins with the sign of a mark above it. Books count anew in
    /// every chapter, so that a mark has one note.
    fn of(blocks: &[Block], candidates: &[Candidate]) -> Self {
        let mut notes = Notes::default();
        let mut open: HashSet<(Shape, String)> = HashSet::new();
        let mut marks = candidates.iter().peekable();
        for (i, block) in blocks.iter().enumerate() {
            let is_text = !matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Code);
            let sign = find::note(&block.text).filter(|_| is_text && !block.is_skipped());
            if let Some(sign) = sign.filter(|sign| open.remove(sign)) {
                notes.blocks.insert(i);
                notes.signs.insert(sign);
            }
            while let Some(c) = marks.next_if(|c| c.block == i) {
                if c.found.grip > Grip::None {
                    open.insert((c.found.shape, c.found.label.clone()));
                }
            }
        }
        notes
    }
}

/// The marks of each block, in order.
fn marks(
    blocks: &[Block],
    candidates: Vec<Candidate>,
    notes: &Notes,
) -> BTreeMap<usize, Vec<Found>> {
    let has_note = |c: &Candidate| notes.signs.contains(&(c.found.shape, c.found.label.clone()));
    let is_behind_letters =
        |c: &Candidate| !find::word_before(&blocks[c.block].text[..c.found.range.start]).is_empty();
    // Shapes of which some sign is evidently something else in this article.
    let mut other: HashSet<Shape> = HashSet::new();
    let mut words: HashMap<(Shape, &str), &str> = HashMap::new();
    for c in &candidates {
        let word = find::word_before(&blocks[c.block].text[..c.found.range.start]);
        let same = words.entry((c.found.shape, word)).or_insert(&c.found.label);
        // An element of a list, by its number: list[1], list[2].
        let is_element =
            !word.is_empty() && c.found.shape == Shape::Square && *same != c.found.label;
        if c.found.is_other || is_element {
            other.insert(c.found.shape);
        }
    }
    let first_of =
        |shape| candidates.iter().any(|c| c.found.shape == shape && c.found.label == "1");
    let raised_begin = first_of(Shape::Raised);
    let may_be = |c: &Candidate| {
        c.found.grip > Grip::None
            && !notes.blocks.contains(&c.block)
            && (has_note(c) || !other.contains(&c.found.shape))
            // A power stands behind letters; ¹ is none.
            && (has_note(c) || c.found.shape != Shape::Raised || raised_begin || !is_behind_letters(c))
    };
    let may_be: Vec<bool> = candidates.iter().map(may_be).collect();
    let firm = candidates.iter().zip(&may_be).filter(|(c, m)| **m && c.found.grip == Grip::Firm);
    let firm = firm.count();
    let is_evident = |c: &Candidate| match (c.found.shape, c.found.grip) {
        _ if has_note(c) => true,
        (Shape::Worded, _) => true,
        // They are signs of enumerations and equations as well.
        (Shape::Circled, grip) => grip == Grip::Firm && firm >= 2,
        (_, Grip::Firm) => firm >= 2 || !is_behind_letters(c),
        _ => firm >= 2,
    };
    let kept: Vec<bool> =
        candidates.iter().zip(&may_be).map(|(c, may_be)| *may_be && is_evident(c)).collect();
    let mut marks: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
    for (c, _) in candidates.into_iter().zip(kept).filter(|(_, kept)| *kept) {
        marks.entry(c.block).or_default().push(c.found);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Blocks;

    /// The text of the article without its marks; notes stand in parentheses.
    fn read(lines: &[&str]) -> Vec<String> {
        let mut blocks = Blocks::default();
        lines.iter().for_each(|line| blocks.push(BlockKind::Paragraph, line));
        let mut blocks = blocks.finish();
        take(&mut blocks, &mut Ledger::default());
        let shown = |b: Block| if b.is_skipped() { format!("({})", b.text) } else { b.text };
        blocks.into_iter().map(shown).collect()
    }

    fn untouched(lines: &[&str]) {
        assert_eq!(read(lines), lines);
    }

    #[test]
    fn marks_of_all_shapes_are_silent() {
        assert_eq!(
            read(&["林家住在海边[2]，灯塔是祖父所建〔3〕。", "潮来得早①，雾散得迟［14］。"]),
            ["林家住在海边，灯塔是祖父所建。", "潮来得早，雾散得迟。"]
        );
        assert_eq!(
            read(&["雾号【注1】响了三声[註 2]，没有人答应（译注3）。"]),
            ["雾号响了三声，没有人答应。"]
        );
        assert_eq!(read(&["It was dark[3] and late.[4]"]), ["It was dark and late."]);
        assert_eq!(read(&["The lamp failed¹ twice.²"]), ["The lamp failed twice."]);
        assert_eq!(read(&["The bell rang[note 1] at six."]), ["The bell rang at six."]);
    }

    #[test]
    fn notes_below_are_footnotes() {
        assert_eq!(
            read(&["他叫林一②是守塔人。", "雾散了。", "②林一，本名林其光。"]),
            ["他叫林一是守塔人。", "雾散了。", "(②林一，本名林其光。)"]
        );
        assert_eq!(
            read(&["The tide[1] fell.", "[1] Twice a day."]),
            ["The tide fell.", "([1] Twice a day.)"]
        );
        assert_eq!(read(&["潮落【注1】了。", "注1：每日两次。"])[1], "(注1：每日两次。)");
        assert_eq!(
            read(&["塔高十二丈〔二〕。", "注释：", "〔二〕合四十米。"]),
            ["塔高十二丈。", "(注释：)", "(〔二〕合四十米。)"]
        );
    }

    #[test]
    fn the_same_signs_for_other_things_stay() {
        untouched(&["根据国发〔2015〕12号文件，按[2015]3号令执行。"]);
        untouched(&["要求：①准时；②带灯；③不许喧哗。"]);
        untouched(&["由①得x=3，代入②，得y=1。", "将②代入①，等式成立。"]);
        untouched(&["正确的说法是①③④，选②。"]);
        untouched(&["①准时出发。", "②带好灯。"]);
        untouched(&["Set list[1] to 3."]);
        untouched(&["Set list[1] to 3 and list[2] to 4."]);
        untouched(&["The matrix a[3] and x[0] are equal, f(x)[1] is not."]);
        untouched(&["The area is 12 km² and the volume 3 m³."]);
        untouched(&["Room [12] is closed [see 3]."]);
        untouched(&["E=mc², x¹ and y²."]);
    }
}
