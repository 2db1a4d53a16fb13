//! The third look, at lines: what of the article's own blocks is boilerplate by its words.

use super::{caption, classifier, element};
use crate::model::article::{Block, BlockKind, Mark, Metadata, Part};
use crate::model::role::Role;
use crate::source::boilerplate::{self, Context, Fact, Piece, notices};
use crate::source::lines::ends_sentence;
use dom_query::{Document, NodeRef};
use std::collections::{HashMap, HashSet};

/// Longer blocks are text, in characters.
const LONGEST: usize = 220;

/// Longer lines amid the text do not name a source, in characters.
const LONGEST_SOURCE: usize = 60;

/// So many blocks from the top of a page are near its top.
const NEAR_TOP: usize = 5;

/// As many characters make a block prose, if it ends as a sentence.
const PROSE: usize = 40;

/// Marks boilerplate, and takes from it what it says about the article. In a thread posts follow what
/// tells of posts.
pub(super) fn tidy(blocks: &mut [Block], meta: &mut Metadata, is_thread: bool) {
    let is_prose = |b: &Block| {
        !b.is_skipped()
            && !matches!(b.kind, BlockKind::Heading { .. })
            && b.text.chars().count() >= PROSE
            && ends_sentence(&b.text)
            && classifier::outside(&b.text).is_none()
            && !is_furniture(&b.text)
    };
    let first = blocks.iter().position(is_prose).unwrap_or(blocks.len());
    let last = blocks.iter().rposition(is_prose).unwrap_or(0);
    repeated(blocks);
    let mut section: Option<(Role, u8)> = None;
    let points: Vec<bool> = (0..blocks.len()).map(|i| classifier::is_point(blocks, i)).collect();
    for (i, block) in blocks.iter_mut().enumerate() {
        let level = match block.kind {
            BlockKind::Heading { level } => level,
            _ => u8::MAX,
        };
        if let Some(part) = block.skipped().next().filter(|_| block.is_skipped()) {
            // A heading of boilerplate below the text has boilerplate below it.
            if i > last && level <= 6 {
                section = Some((part.role, level));
            }
            continue;
        }
        if matches!(block.kind, BlockKind::Code | BlockKind::TableRow) || points[i] {
            continue;
        }
        if let Some((role, of)) = section {
            let of_it = matches!(role, Role::Bio | Role::Comments)
                || i > last
                || links(block) * 10 > block.text.len() * 6;
            if level > of && of_it {
                block.mark_whole(role);
                continue;
            }
            section = None;
        }
        let length = block.text.chars().count();
        let is_heading = level < u8::MAX;
        if length <= LONGEST_CAPTION && !is_heading && caption::is_caption(&block.text) {
            block.mark_whole(Role::Caption);
            continue;
        }
        // 来源：… below a table, and not a whole sentence.
        let named = length <= LONGEST_SOURCE && !ends_sentence(&block.text);
        if named && boilerplate::announced(&block.text) == Some(Role::Source) {
            boilerplate::pieces(&block.text, &[]).iter().for_each(|piece| take(piece, meta));
            block.mark_whole(Role::Source);
            continue;
        }
        // Counts of a page's buttons.
        if (i < first || i > last) && !is_heading && !block.text.contains(char::is_alphabetic) {
            block.mark_whole(Role::Controls);
            continue;
        }
        if length > LONGEST {
            continue;
        }
        if notices::is_of_copyist(&block.text) {
            block.mark_whole(Role::Source);
            continue;
        }
        let pieces = boilerplate::pieces(&block.text, &[]);
        let at_edge = i < first || i > last;
        let sure = match at_edge {
            true => Context::NearOther,
            // A note of a wiki's editors may stand above those that point elsewhere.
            false if i < NEAR_TOP && !is_heading => Context::PageEdge,
            // Few headings are the name of boilerplate and nothing else, and mean something else.
            false if is_heading => Context::PageEdge,
            false => Context::Anywhere,
        };
        let is_furniture = pieces.iter().all(|p| p.role.is_some() && p.sure >= sure);
        let Some(role) = pieces.first().and_then(|p| p.role).filter(|_| is_furniture) else {
            continue;
        };
        let opens = !(is_thread && role == Role::Comments)
            && matches!(
                role,
                Role::Related | Role::Comments | Role::Bio | Role::Share | Role::Reference
            );
        if opens && i > first && pieces.len() == 1 {
            section = Some((role, level.min(6)));
        }
        for piece in &pieces {
            take(piece, meta);
        }
        block.parts = pieces
            .into_iter()
            .filter_map(|p| {
                // Who else worked on it is told below the text.
                let role = p.role.map(|r| match r {
                    Role::Byline if i > last && p.labelled => Role::Source,
                    other => other,
                })?;
                Some(Part { range: p.range, role, skipped: !role.read_by_default() })
            })
            .collect();
    }
    classifier::mark(blocks, meta);
    announcements(blocks);
    enclosed(blocks);
}

/// So many blocks of boilerplate below the text make a line between them boilerplate.
const LEAST_AROUND: usize = 3;

/// A heavier line is text, as `classifier::weight` counts.
const HEAVIEST_ENCLOSED: usize = 60;

/// Marks lines below the text that are no sentences and stand between boilerplate: the motto of a site.
fn enclosed(blocks: &mut [Block]) {
    let is_furniture = |b: &Block| {
        use Role::{Advertisement, Comments, Controls, Legal, Navigation, Related, Share, Source};
        let role = b.skipped().next().map(|p| p.role);
        let is_told = |r| {
            matches!(
                r,
                Advertisement | Comments | Controls | Legal | Navigation | Related | Share | Source
            )
        };
        b.is_skipped() && role.is_some_and(is_told)
    };
    let is_text = |b: &Block| !b.is_skipped() && ends_sentence(&b.text);
    let last = blocks.iter().rposition(is_text).unwrap_or(blocks.len());
    let Some(tail) = blocks.get(last + 1..) else { return };
    if tail.iter().filter(|b| is_furniture(b)).count() < LEAST_AROUND {
        return;
    }
    for i in last + 2..blocks.len() {
        let is_line = blocks[i].kind == BlockKind::Paragraph
            && blocks[i].parts.is_empty()
            && classifier::weight(&blocks[i].text) <= HEAVIEST_ENCLOSED;
        let ends = blocks.get(i + 1).is_none_or(is_furniture);
        if is_line && ends && is_furniture(&blocks[i - 1]) {
            blocks[i].mark_whole(Role::Related);
        }
    }
}

/// A shorter line may be a name or a refrain, as `classifier::weight` counts.
const LEAST_REPEATED: usize = 18;

/// Marks lines that stand in the same words between several paragraphs and are no sentences: "Open in
/// the app to see the picture".
fn repeated(blocks: &mut [Block]) {
    let is_paragraph = |b: &Block| b.kind == BlockKind::Paragraph && !b.is_skipped();
    let is_prose =
        |b: &Block| is_paragraph(b) && ends_sentence(&b.text) && b.text.chars().count() >= PROSE;
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for i in 1..blocks.len().saturating_sub(1) {
        let is_line = is_paragraph(&blocks[i])
            && blocks[i].text.chars().count() <= LONGEST
            && !ends_sentence(&blocks[i].text)
            && !blocks[i].text.ends_with([':', '：'])
            && classifier::weight(&blocks[i].text) >= LEAST_REPEATED;
        if is_line && (is_prose(&blocks[i - 1]) || is_prose(&blocks[i + 1])) {
            *counts.entry(&blocks[i].text).or_default() += 1;
        }
    }
    // Twice the same caption is no such line, unless it calls.
    let is_line = |(text, n): &(&str, u32)| *n > 2 || (*n > 1 && classifier::calls(text));
    let repeated: HashSet<String> =
        counts.into_iter().filter(is_line).map(|(text, _)| text.to_owned()).collect();
    for block in blocks.iter_mut().filter(|b| repeated.contains(&b.text)) {
        block.mark_whole(Role::Controls);
    }
}

/// Whether a text is known as boilerplate at the edge of a page.
fn is_furniture(text: &str) -> bool {
    let pieces = boilerplate::pieces(text, &[]);
    let is_sure = |p: &Piece| p.role.is_some() && p.sure >= Context::PageEdge;
    !pieces.is_empty() && pieces.iter().all(is_sure)
}

/// Longer blocks are not captions, in characters.
const LONGEST_CAPTION: usize = 400;

/// Marks lines that announce nothing but boilerplate: "More:" above a list of links.
fn announcements(blocks: &mut [Block]) {
    for i in 0..blocks.len() {
        let block = &blocks[i];
        let is_heading = |b: &Block| matches!(b.kind, BlockKind::Heading { .. });
        let is_item = |b: &Block| b.kind == BlockKind::ListItem && b.is_skipped();
        let heads_list = || {
            let items = blocks[i + 1..].iter().take_while(|b| is_item(b)).count();
            items > 1 && !ends_sentence(&block.text) && classifier::weight(&block.text) <= 40
        };
        let announces = is_heading(block)
            || (block.text.ends_with([':', '：']) && block.text.chars().count() <= 40)
            || heads_list();
        if block.is_skipped() || !announces || i == 0 {
            continue;
        }
        let below = &blocks[i + 1..];
        let skipped = below.iter().take_while(|b| b.is_skipped()).count();
        let role = below.first().and_then(|b| b.parts.first()).map(|p| p.role);
        let is_furniture = matches!(
            role,
            Some(Role::Related | Role::Share | Role::Advertisement | Role::Comments | Role::Bio)
        );
        let ends = !is_heading(block) || below.get(skipped).is_none_or(is_heading);
        if let Some(role) = role.filter(|_| is_furniture && skipped > 0 && ends) {
            blocks[i].mark_whole(role);
        }
    }
}

/// Blocks after the headline that are looked at for what they say about the article.
const NEAR: usize = 80;

/// Takes what lines by the headline say about the article, where the page's head does not: they are
/// no part of its text as a rule.
pub(super) fn by_headline(document: &Document, meta: &mut Metadata) {
    let Some(body) = document.body() else { return };
    let is_title = |n: &NodeRef| {
        let title = meta.title.as_deref().filter(|t| t.len() < 1000)?;
        Some(element::short_text(n, title.len() + 300)?.trim() == title)
    };
    let is_headline = |n: &NodeRef| n.has_name("h1") || is_title(n) == Some(true);
    let mut nodes = body.descendants_it().filter(|n| n.is_element());
    if !nodes.by_ref().take(4000).any(|n| is_headline(&n)) {
        return;
    }
    for node in nodes.filter(|n| n.children_it(false).any(|c| c.is_nonempty_text())).take(NEAR) {
        if let Some(text) = element::short_text(&node, LONGEST) {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            boilerplate::pieces(&line, &[]).iter().for_each(|piece| take(piece, meta));
        }
    }
}

/// How much of a block is links, in bytes.
pub(super) fn links(block: &Block) -> usize {
    let links = block.runs.iter().filter(|r| matches!(r.mark, Mark::Link(_)));
    links.map(|r| r.range.len()).sum()
}

/// What a page says of itself in its head is surer than what a line of it says.
pub(super) fn take(piece: &Piece, meta: &mut Metadata) {
    let set = |to: &mut Option<String>, value: &String| {
        to.get_or_insert_with(|| value.clone());
    };
    match &piece.fact {
        Some(Fact::Authors(names)) if meta.authors.is_empty() => meta.authors = names.clone(),
        Some(Fact::Editors(names)) if meta.editors.is_empty() => meta.editors = names.clone(),
        Some(Fact::Source(source)) => set(&mut meta.source, source),
        Some(Fact::Published(date)) => set(&mut meta.published, date),
        Some(Fact::Modified(date)) => set(&mut meta.modified, date),
        _ => {}
    }
}
