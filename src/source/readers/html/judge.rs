//! The second opinion: what of a page is the article, and what in it is boilerplate.

use super::element::{self, Shape};
use super::grab::Grabbed;
use super::ids::NodeMap;
use super::layout::{self, Layout};
use super::walk::Verdict;
use super::{cards, claim, container, headline, links, names, permalink, pictures, regions};
use crate::model::role::Role;
use crate::source::lines::{ends_sentence, is_cjk};
use dom_query::{Document, NodeRef};

/// The verdicts on all nodes of a page.
pub(super) struct Judge {
    grabbed: Grabbed,
    roles: NodeMap<Role>,
}

impl Judge {
    /// Judges the boilerplate in what was grabbed.
    pub(super) fn new(document: &Document, mut grabbed: Grabbed) -> Self {
        let headline = headline::find(document).filter(|_| !grabbed.is_deep);
        if !grabbed.is_deep {
            headline::anchor(document, headline, &mut grabbed);
            links::recover(document, &mut grabbed);
        }
        let mut page = Layout::of(document, headline, &grabbed);
        if !grabbed.is_deep {
            links::mark(&mut page);
            cards::mark(&mut page);
            pictures::mark(&mut page);
        }
        for node in page.elements.clone() {
            if let Some(role) = role(&page, &node) {
                page.mark(&node, role);
            }
        }
        if !grabbed.is_deep && !grabbed.is_thread {
            container::mark(document, &mut page);
        }
        let roles = page.roles;
        Judge { grabbed, roles }
    }

    pub(super) fn verdict(&self, node: &NodeRef) -> Verdict {
        let set = if node.is_text() { &self.grabbed.texts } else { &self.grabbed.around };
        match self.roles.get(&node.id) {
            _ if !set.contains(&node.id) => Verdict::Drop,
            Some(role) => Verdict::Role(*role),
            None => Verdict::Read,
        }
    }
}

/// The role of an element within the article.
fn role(page: &Layout, node: &NodeRef) -> Option<Role> {
    let own = page.get(node);
    let name = element::name(node);
    // What holds much of the article is the article, whatever it is called; but a notice beside the
    // text under the headline is not.
    if page.is_most(own) {
        return surroundings(page, node);
    }
    let of_name = match name.as_str() {
        "nav" => Some(Role::Navigation),
        "form" => Some(Role::Controls),
        // Rows and cells are named after what they tell.
        "tr" | "td" | "th" => None,
        _ if is_within_line(page, node)
            || claim::is_in_sentence(node)
            || is_of_text(page, node)
            || is_named_as_text(page, node)
            || permalink::is_self_link(node) =>
        {
            None
        }
        _ => claim::role(node, own),
    };
    // So is running text, unless it is the sort of boilerplate that people write sentences for.
    let is_prose = own.text > 250 && own.marks > 4 && own.link_density() < 0.2;
    let in_sentences = |role: &Role| {
        use Role::{Advertisement, Bio, Comments, Legal, Related};
        matches!(role, Comments | Bio | Legal | Related | Advertisement)
    };
    let of_name = of_name.filter(|role| !is_prose || in_sentences(role));
    // Who wrote it is named above the text; a box below it tells of the author.
    let is_behind = || !page.is_before_prose(node) && own.text > LONGEST_NAME;
    let of_name = match of_name {
        Some(Role::Byline) if is_behind() => Some(Role::Bio),
        other => other,
    };
    if let Some(role) = of_name.or_else(|| regions::role(page, node)) {
        return Some(role);
    }
    let is_text = matches!(
        name.as_str(),
        "p" | "ul" | "ol" | "div" | "center" | "section" | "aside" | "h3" | "h4" | "h5" | "h6"
    );
    (is_text && own.text > 0 && !page.is_bare() && is_pointer(page, node)).then_some(Role::Related)
}

/// A longer text, in characters, says more than a name.
const LONGEST_NAME: u32 = 20;

/// What is so many times as long as all else is not a notice.
const MOST_TIMES: u32 = 5;

/// On pages with more text, in characters, the largest element is the article.
const SHORT: u32 = 1500;

/// The role of a large element that stands beside the text under the headline.
fn surroundings(page: &Layout, node: &NodeRef) -> Option<Role> {
    let kept = page.get(node).kept;
    let is_small = kept <= MOST_TIMES * (page.total() - kept);
    if page.total() > SHORT || !is_small || !page.leaves_article(&[*node]) {
        return None;
    }
    if page.get(node).link_density() > 0.5 && !page.is_bare() && !layout::is_heading(node) {
        return is_pointer(page, node).then_some(Role::Related);
    }
    let has_heading = || node.descendants_it().any(|n| layout::is_heading(&n));
    match element::name(node).as_str() {
        "nav" => Some(Role::Navigation),
        "form" | "dialog" => Some(Role::Controls),
        "footer" if has_heading() || names::role(node).is_some() => Some(Role::Bio),
        "p" | "main" | "article" | "body" | "html" => None,
        _ if headline::is_notice(*node) => Some(Role::Legal),
        _ => None,
    }
}

/// Whether an inline element has text before or behind it in its block, so that it is a part of a
/// sentence whatever it is called.
fn is_within_line(page: &Layout, node: &NodeRef) -> bool {
    if element::shape(&element::name(node)) == Shape::Block {
        return false;
    }
    let own = page.get(node).text;
    let block = node.ancestors_it(None).find(layout::is_block);
    block.is_some_and(|b| {
        let mut direct = b.children_it(false).filter(|c| c.is_text() || !layout::is_block(c));
        page.get(&b).text > own && direct.any(|c| c.is_text() && page.get(&c).text > 1)
    })
}

/// Shorter than this, in characters, a paragraph is told by its class.
const SHORTEST: u32 = 12;

/// Whether a paragraph, or the one element that holds all of it, is a sentence with hardly a link
/// amid paragraphs of its kind.
fn is_of_text(page: &Layout, node: &NodeRef) -> bool {
    let own = page.get(node);
    let paragraph = node.parent().filter(|p| p.has_name("p") && page.get(p).text == own.text);
    // A link within a call to the reader is what makes it one.
    let (node, most_links) = match &paragraph {
        Some(paragraph) => (paragraph, own.text / 5),
        None => (node, 0),
    };
    let is_sentence = node.has_name("p")
        && own.text > SHORTEST
        && own.links <= most_links
        && layout::is_leaf(node)
        && ends_sentence(&layout::line(node));
    let amid = || {
        let at = page.order.get(&node.id).copied().unwrap_or_default();
        page.first_prose <= at && at < page.last_prose
    };
    let beside = || {
        let mut others = node.parent().into_iter().flat_map(|p| p.children_it(false));
        others.any(|n| n.id != node.id && n.has_name("p") && page.get(&n).kept > 60)
    };
    is_sentence && amid() && beside()
}

/// Neighbours of an element that are looked at, on each side.
const MOST_BESIDE: usize = 8;

/// Whether paragraphs of prose beside an element have the same classes, which then tell nothing of
/// it: sites that sell their articles put one class on all that is to be paid for.
fn is_named_as_text(page: &Layout, node: &NodeRef) -> bool {
    let Some(class) = node.attr("class").filter(|c| !c.trim().is_empty()) else { return false };
    if page.get(node).link_density() > 0.5 {
        return false;
    }
    let is_alike = |n: &NodeRef| {
        let own = page.get(n);
        n.has_name("p")
            && own.kept > 60
            && own.marks > 0
            && own.link_density() < 0.2
            && n.attr("class").is_some_and(|c| *c == *class)
            && ends_sentence(&layout::line(n))
    };
    let after = std::iter::successors(node.next_element_sibling(), |n| n.next_element_sibling());
    let before = std::iter::successors(node.prev_element_sibling(), |n| n.prev_element_sibling());
    // One may be the other's neighbour in a box of boilerplate.
    let alike = after.take(MOST_BESIDE).chain(before.take(MOST_BESIDE)).filter(is_alike);
    alike.take(2).count() == 2
}

/// A teaser below a linked title is not longer than this, in characters. A hanzi counts as two.
const LONGEST_TEASER: u32 = 160;

/// Whether a heading stands over prose of the article, so that it is a heading also where it is a link:
/// the name of a book over what is said of it.
fn heads_prose(page: &Layout, node: &NodeRef) -> bool {
    if !layout::is_heading(node) || page.first_prose >= page.last_prose {
        return false;
    }
    let at = page.order.get(&node.id).copied().unwrap_or_default();
    let told = |n: &NodeRef| page.get(n).text > 0 && !n.has_name("figure");
    let below = std::iter::successors(node.next_element_sibling(), |n| n.next_element_sibling());
    let next = below.take(4).find(told);
    at <= page.last_prose
        && next.is_some_and(|n| {
            let own = page.get(&n);
            let wide = if layout::line(&n).contains(is_cjk) { 2 } else { 1 };
            n.has_name("p")
                && own.kept * wide > LONGEST_TEASER
                && own.marks > 1
                && own.link_density() < 0.2
        })
}

/// Whether an element is links and nothing else that says anything; a sentence amid the text is one
/// also where it is a link.
fn is_pointer(page: &Layout, node: &NodeRef) -> bool {
    let own = page.get(node);
    let is_plain = own.link_density() <= 0.5 || page.content.contains(&node.id);
    if is_plain || permalink::is_self_link(node) || heads_prose(page, node) {
        return false;
    }
    let text = || layout::line(node);
    if own.link_density() > 0.85 {
        let at = page.order.get(&node.id).copied().unwrap_or_default();
        let is_sentence = node.has_name("p")
            && own.text > 30
            && own.marks > 0
            && (page.first_prose..page.last_prose).contains(&at)
            && layout::is_leaf(node)
            && ends_sentence(&text());
        return !is_sentence;
    }
    // A link with its date is a link; with a span of years it tells of somebody.
    let years = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4).count()
    };
    own.text < 300 && !layout::is_heading(node) && {
        let rest = node.descendants_it().filter(|n| n.is_nonempty_text());
        let mut rest = rest.filter(|n| page.get(n).links == 0);
        rest.all(|n| {
            let text = n.text();
            years(&text) < 2
                && text.chars().all(|c| !c.is_alphabetic() || "年月日时分時分".contains(c))
        })
    }
}
