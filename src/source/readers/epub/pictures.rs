//! Captions that a book sets as paragraphs beside a picture.
//!
//! Two things tell one: a box amid the text that holds nothing but pictures and a short line; or a
//! short line behind a picture that is called a caption by its class or numbered as one.

use super::nodes::{has_text, is_inline, text};
use crate::source::lines::is_cjk;
use dom_query::NodeRef;

/// The role that a caption is given, as ARIA calls it.
pub(super) const CAPTION: &str = "caption";

/// A caption is hardly longer, in bytes.
const LONGEST: usize = 400;

/// Boxes around a picture that hold nothing else.
const MOST_BOXES: usize = 6;

/// Marks up the captions among the elements of a page, unless most of the page would be captions: in
/// a picture book the lines below the pictures are the text.
pub(super) fn captions(elements: &[NodeRef], root: &NodeRef) {
    let pictures = elements.iter().filter(|e| e.has_name("img") || e.has_name("svg"));
    let found: Vec<NodeRef> = pictures.flat_map(beside).collect();
    let length = |e: &NodeRef| text(e, LONGEST).map_or(0, |t| t.len());
    let captioned: usize = found.iter().map(length).sum();
    if found.is_empty() || text(root, 3 * captioned).is_some() {
        return;
    }
    found.iter().for_each(|e| e.set_attr("role", CAPTION));
}

/// The captions of a picture.
fn beside<'a>(picture: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let mut framed = *picture;
    for _ in 0..MOST_BOXES {
        match framed.parent() {
            Some(parent) if !is_page(&parent) && !has_text(&parent) => framed = parent,
            _ => break,
        }
    }
    let Some(around) = framed.parent() else { return Vec::new() };
    if is_box(&around) && is_amid_text(&around) {
        return around.children_it(false).filter(|c| has_text(c)).collect();
    }
    let next = std::iter::successors(framed.next_sibling(), NodeRef::next_sibling);
    let next = next.take(8).find(has_text).filter(|n| is_paragraph(n) && is_called_so(n));
    next.into_iter().collect()
}

/// Whether an element holds the text of a page.
fn is_page(element: &NodeRef) -> bool {
    ["body", "html", "section", "article", "main", "td", "figure", "li"]
        .iter()
        .any(|n| element.has_name(n))
}

/// Whether an element holds, beside pictures, one or two short paragraphs and nothing else.
fn is_box(element: &NodeRef) -> bool {
    let texts = || element.children_it(false).filter(has_text);
    !is_page(element)
        && !is_inline(element)
        && text(element, LONGEST).is_some()
        && (1..=2).contains(&texts().count())
        && texts().all(|t| is_paragraph(&t))
}

/// Whether a node is a block without a heading, a list or a table.
fn is_paragraph(node: &NodeRef) -> bool {
    const OTHER: [&str; 12] =
        ["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "a"];
    let is_other = |n: &NodeRef| OTHER.iter().any(|name| n.has_name(name));
    node.is_element()
        && !is_inline(node)
        && text(node, LONGEST).is_some()
        && !is_other(node)
        && !node.descendants_it().any(|n| is_other(&n))
}

/// Whether text stands on both sides of an element, or above it: what a page begins with is a title
/// under an ornament.
fn is_amid_text(element: &NodeRef) -> bool {
    let before = |e: &NodeRef| {
        let siblings = std::iter::successors(e.prev_sibling(), NodeRef::prev_sibling);
        siblings.take(64).any(|s| has_text(&s))
    };
    before(element) || element.ancestors_it(Some(4)).any(|a| before(&a))
}

/// Whether a line behind a picture is a caption by its class or its number.
fn is_called_so(line: &NodeRef) -> bool {
    const CLASSES: [&str; 14] = [
        "caption",
        "legend",
        "figcap",
        "figtitle",
        "imgtitle",
        "imgnote",
        "imgdesc",
        "pictitle",
        "picnote",
        "maintitle",
        "photocredit",
        "illus",
        "tuzhu",
        "tushuo",
    ];
    let inner = line.descendants_it().take(8).filter(NodeRef::is_element);
    let is_classed = std::iter::once(*line).chain(inner).any(|e| {
        let class = e.attr("class").unwrap_or_default().to_ascii_lowercase();
        let letters: String = class.chars().filter(|c| c.is_ascii_alphabetic()).collect();
        CLASSES.iter().any(|name| letters.contains(name))
    });
    is_classed || text(line, LONGEST / 2).is_some_and(|t| is_numbered(&t))
}

/// `图二　…`, `Fig. 3. …`, `Abb. IV: …`; not `图二显示…`, `Figure 4 shows that …`.
fn is_numbered(line: &str) -> bool {
    const FIGURES: [&str; 18] = [
        "插图",
        "附图",
        "图",
        "圖",
        "図",
        "写真",
        "그림",
        "figure",
        "fig.",
        "plate",
        "illustration",
        "abbildung",
        "abb.",
        "figura",
        "ilustración",
        "planche",
        "рис.",
        "рисунок",
    ];
    let lower = line.to_lowercase();
    FIGURES.iter().any(|name| {
        let Some(rest) = lower.strip_prefix(name) else { return false };
        let number = rest.trim_start();
        let is_digit =
            |c: char| c.is_ascii_digit() || "一二三四五六七八九十百〇ivxl-–.".contains(c);
        let end = number.find(|c: char| !is_digit(c)).unwrap_or(number.len());
        let ends_in_mark = number[..end].ends_with('.');
        let behind = &number[end..];
        let parted = behind.starts_with([':', '：', '、', '．', '\u{3000}']) || behind.is_empty();
        // A space parts words of some languages in any case: what follows it begins anew.
        let spaced = behind.strip_prefix(' ').and_then(|b| b.chars().next());
        let anew = spaced.is_some_and(|c| !c.is_alphabetic() || is_cjk(c));
        end > 0 && (parted || ends_in_mark || anew)
    })
}

#[cfg(test)]
mod tests {
    use super::is_numbered;

    #[test]
    fn numbers_of_figures_are_told_from_sentences_about_them() {
        for line in
            ["图二　渡口", "图 3：渡口", "Fig. 3. The ferry", "Abb. iv: Die Fähre", "図12 渡し場"]
        {
            assert!(is_numbered(line), "{line}");
        }
        for line in [
            "图二显示水位下降。",
            "Figure 4 shows that it rose.",
            "图纸画好了",
            "Plate in hand, he left.",
        ] {
            assert!(!is_numbered(line), "{line}");
        }
    }
}
