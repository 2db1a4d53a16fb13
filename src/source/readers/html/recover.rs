//! What the first opinion missed: prose that it took for boilerplate, the lead under the headline, and
//! articles of which it found but a piece.

mod between;

use super::element::{self, Shape};
use super::grab::Grabbed;
use super::ids::{NodeMap, NodeSet};
use super::measure::{Measure, Measures};
use super::{claim, names, page};
use crate::model::role::Role;
use crate::source::boilerplate;
use crate::source::lines::{ends_sentence, is_cjk};
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashSet;

/// Adds to what was grabbed what belongs to the article all the same.
pub(super) fn recover(document: &Document, grabbed: &mut Grabbed) {
    let Some(body) = document.body() else { return };
    neighbours(document, grabbed);
    between::take(document, grabbed);
    pieces(document, &body, grabbed);
    lead(document, &body, grabbed);
}

/// Takes back blocks of prose beside texts of the article.
fn neighbours(document: &Document, grabbed: &mut Grabbed) {
    let measures = Measures::of(document, &grabbed.texts);
    let around: Vec<NodeId> = grabbed.around.iter().copied().collect();
    for parent in around {
        let parent = NodeRef::new(parent, &document.tree);
        let of_parent = measures.get(&parent);
        let kinds: HashSet<String> = parent
            .children_it(false)
            .filter(|n| n.is_element() && grabbed.around.contains(&n.id))
            .map(|n| likeness(&n))
            .collect();
        for node in parent.children_it(false) {
            let is_dropped = node.is_element() && !grabbed.around.contains(&node.id);
            // Who said it, as HTML's standard has it marked up.
            let is_speaker =
                || element::name(&node) == "footer" && element::name(&parent) == "blockquote";
            if !is_dropped {
                continue;
            }
            let own = measures.get(&node);
            if belongs(&node, own, of_parent) || is_speaker() || claim::is_in_sentence(&node) {
                grabbed.keep_all(&node);
            } else if let Some(heading) =
                heading(&node, &measures).filter(|_| of_parent.is_article_beside(own))
            {
                grabbed.keep_all(&heading);
            } else if of_parent.is_article_beside(own) && kinds.contains(&likeness(&node)) {
                let blocks = prose(&node, &measures, Amid::Article);
                blocks.iter().for_each(|block| grabbed.keep_all(block));
            }
        }
    }
}

/// Whether an element that was left out belongs to the article: it is prose, and what stands beside
/// it is the article.
fn belongs(node: &NodeRef, own: Measure, parent: Measure) -> bool {
    let is_text = matches!(
        element::name(node).as_str(),
        "p" | "ul"
            | "ol"
            | "dl"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "table"
            | "pre"
    );
    let is_prose = own.marks > 0 && own.link_density() < 0.3;
    is_text && is_prose && parent.is_article_beside(own) && claim::role(node, own).is_none()
}

/// The heading that an element holds beside nothing but links, where text of the article stands
/// below it and above it: wikis put the link by which a section is edited into a box with its heading.
fn heading<'a>(node: &NodeRef<'a>, measures: &Measures) -> Option<NodeRef<'a>> {
    let own = measures.get(node);
    let kept = |n: Option<NodeRef>| n.is_some_and(|n| measures.get(&n).kept > 0);
    let told = |n: &NodeRef| measures.get(n).text > 0;
    let below = std::iter::successors(node.next_element_sibling(), |n| n.next_element_sibling());
    let above = std::iter::successors(node.prev_element_sibling(), |n| n.prev_element_sibling());
    if own.text == 0
        || own.text > element::LONGEST_HEADING
        || !kept(below.take(4).find(told))
        || !kept(above.take(4).find(told))
    {
        return None;
    }
    let is_heading = |n: &NodeRef| matches!(&*element::name(n), "h2" | "h3" | "h4" | "h5" | "h6");
    let mut headings = node.descendants_it().chain([*node]).filter(is_heading);
    let heading = headings.next().filter(|_| headings.next().is_none())?;
    // A box with a list or a paragraph is one of links, and says so in its heading.
    let holds_more =
        node.descendants_it().any(|n| matches!(&*element::name(&n), "li" | "p" | "td"));
    if holds_more || claim::role(node, own).is_some() {
        return None;
    }
    let of_heading = measures.get(&heading);
    // Brackets stand around the links.
    let others = own.text - of_heading.text.min(own.text);
    let of_links = own.links - of_heading.links.min(own.links);
    let is_alone = others <= of_links + 4;
    (is_alone && of_heading.link_density() < 0.5 && claim::role(&heading, of_heading).is_none())
        .then_some(heading)
}

/// What elements have in common that were made for the same: their name and their names, without
/// the numbers in them.
fn likeness(node: &NodeRef) -> String {
    let mut likeness = element::name(node).to_string();
    for name in [node.attr("class"), node.attr("id")].iter().flatten() {
        likeness.push(' ');
        likeness.extend(name.chars().filter(|c| !c.is_ascii_digit()));
    }
    likeness
}

/// Where blocks are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Amid {
    /// Anywhere on the page: a line of it may be anything.
    Page,
    /// Beside texts of the article: a short sentence belongs to it too.
    Article,
}

/// Elements that a page may name as its article, at most: they may lie within each other.
const MOST_ROOTS: usize = 12;

/// Less prose than this, in characters, is not an article where nothing else was found.
const LEAST_FOUND: u32 = 40;

/// Where but a piece was found, takes all prose in the element that the page names as its article,
/// or else in the lowest element that holds most prose of the page.
fn pieces(document: &Document, body: &NodeRef, grabbed: &mut Grabbed) {
    let measures = Measures::of(document, &grabbed.texts);
    let kept = measures.get(body).kept - kept_of_others(body, &measures);
    let length = |p: &[NodeRef]| p.iter().map(|n| measures.get(n).text).sum::<u32>();
    let holds_more = |n: &NodeRef| {
        let own = measures.get(n);
        own.kept * 10 >= kept * 8 && own.text > kept * 3 / 2
    };
    let roots = body.descendants_it().filter(is_article).filter(holds_more).take(MOST_ROOTS);
    let named = roots
        .map(|root| prose(&root, &measures, Amid::Page))
        .map(|prose| (length(&prose), prose))
        .filter(|(length, _)| *length > kept * 3 / 2)
        .max_by_key(|(length, _)| *length);
    let lowest = || {
        let all = prose(body, &measures, Amid::Page);
        let least = if kept == 0 { LEAST_FOUND } else { 200 };
        let enough = kept < 1500 && length(&all) > least && length(&all) > 2 * kept;
        enough.then(|| lowest(document, body, &measures, all))
    };
    for node in named.map(|(_, prose)| prose).or_else(lowest).into_iter().flatten() {
        grabbed.keep_all(&node);
    }
}

/// How much of what was taken is an author's box or what readers wrote: that is not a piece of an article.
fn kept_of_others(body: &NodeRef, measures: &Measures) -> u32 {
    let mut others = 0;
    let mut open = vec![*body];
    while let Some(node) = open.pop() {
        let own = measures.get(&node);
        if own.kept == 0 || !node.is_element() {
            continue;
        }
        match claim::role(&node, own) {
            Some(Role::Bio | Role::Comments) => others += own.kept,
            _ => open.extend(node.children_it(false)),
        }
    }
    others
}

/// Whether the page names an element as the article.
fn is_article(node: &NodeRef) -> bool {
    let is = |attribute: &str, words: &[&str]| {
        node.attr(attribute).is_some_and(|v| {
            v.split_whitespace().any(|v| words.iter().any(|w| w.eq_ignore_ascii_case(v)))
        })
    };
    const CLASSES: &[&str] =
        &["post", "entry-content", "article-body", "article", "content", "main"];
    node.has_name("article")
        || node.has_name("main")
        || is("role", &["main", "article"])
        || is("itemprop", &["articleBody"])
        || is("class", CLASSES)
        || is("id", CLASSES)
}

/// The blocks of running text in an element, without boilerplate.
fn prose<'a>(root: &NodeRef<'a>, measures: &Measures, amid: Amid) -> Vec<NodeRef<'a>> {
    let mut found = Vec::new();
    let mut open = vec![*root];
    while let Some(node) = open.pop() {
        let own = measures.get(&node);
        if own.text == 0 || !node.is_element() {
            continue;
        }
        let name = element::name(&node);
        let is_furniture = matches!(name.as_str(), "nav" | "aside" | "footer" | "form")
            || ((amid == Amid::Article || node.id != root.id) && claim::role(&node, own).is_some());
        if is_furniture {
            continue;
        }
        if !is_leaf(&node, &name) {
            open.extend(node.children_it(true));
            continue;
        }
        let is_item =
            matches!(name.as_str(), "li" | "h2" | "h3" | "h4" | "td" | "th" | "dd" | "dt");
        let is_sentence = own.marks > 0
            && (own.text > 25 || amid == Amid::Article && ends_sentence(&node.text()));
        if own.link_density() < 0.4 && (is_item || is_sentence) {
            found.push(node);
        }
    }
    // Items and headings alone are a list of something else.
    if amid == Amid::Article && !found.iter().any(|n| ends_sentence(&n.text())) {
        found.clear();
    }
    found
}

/// Whether an element is a block without blocks in it; line breaks are none.
fn is_leaf(node: &NodeRef, name: &str) -> bool {
    let is_block = |n: &NodeRef| {
        let name = element::name(n);
        name != "br" && element::shape(&name) == Shape::Block
    };
    element::shape(name) == Shape::Block
        && !node.descendants_it().any(|n| n.is_element() && is_block(&n))
}

/// Of blocks of prose, those in the lowest element that holds most of them.
fn lowest<'a>(
    document: &Document,
    body: &NodeRef,
    measures: &Measures,
    blocks: Vec<NodeRef<'a>>,
) -> Vec<NodeRef<'a>> {
    let own: NodeMap<u32> = blocks.iter().map(|n| (n.id, measures.get(n).text)).collect();
    let sums = measures.sums(document, own);
    let sum = |n: &NodeRef| sums.get(&n.id).copied().unwrap_or_default();
    let most = sum(body) / 5 * 4;
    let mut root = *body;
    while let Some(child) = root.children_it(false).find(|c| sum(c) > most) {
        root = child;
    }
    let inside: NodeSet = root.descendants_it().chain([root]).map(|n| n.id).collect();
    blocks.into_iter().filter(|n| inside.contains(&n.id)).collect()
}

/// What pages call the line below a headline.
pub(super) const SUBTITLES: &[&str] = &[
    "sub",
    "subtitle",
    "subhead",
    "subheading",
    "subheadline",
    "deck",
    "dek",
    "standfirst",
    "chapo",
    "untertitel",
    "subtitulo",
    "sottotitolo",
    "excerpt",
    "lede",
    "vorspann",
    "chapeau",
    "entradilla",
    "summary",
    "abstract",
    "zhaiyao",
    "daodu",
];

/// A longer line below the headline, in characters, is looked at as a lead.
const LONGEST_SUBTITLE: u32 = 160;

/// Whether an element is the line that stands directly below the headline and goes with it: a heading, a
/// sentence, or what is named so.
fn is_subtitle(node: &NodeRef, own: Measure) -> bool {
    let below = std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling);
    let is_below =
        below.take(2).find(|n| !n.text().trim().is_empty()).is_some_and(|n| n.has_name("h1"));
    let name = element::name(node);
    let is_set = || {
        matches!(&*name, "h2" | "h3" | "h4")
            || names::has_word(node, SUBTITLES)
            || ends_sentence(&node.text())
    };
    is_below
        && (6..=LONGEST_SUBTITLE).contains(&own.text)
        && own.links == 0
        && is_leaf(node, &name)
        && is_set()
        && claim::role(node, own).is_none()
        && boilerplate::pieces(node.text().trim(), &[]).is_empty()
}

/// Whether an element, or one closely around it, is named as the line below the headline.
fn is_named_subtitle(node: &NodeRef, own: Measure) -> bool {
    let is_named = |n: &NodeRef| {
        names::has_word(n, SUBTITLES)
            || ["data-component", "data-testid", "data-gu-name", "data-name"]
                .iter()
                .filter_map(|name| n.attr(name))
                .any(|value| SUBTITLES.contains(&&*value.to_ascii_lowercase()))
    };
    (12..=2 * LONGEST_SUBTITLE).contains(&own.text)
        && own.links == 0
        && is_leaf(node, &element::name(node))
        && node.ancestors_it(Some(2)).chain([*node]).any(|n| !n.has_name("main") && is_named(&n))
        && boilerplate::pieces(node.text().trim(), &[]).is_empty()
}

/// More than this under a headline is no lead.
const MOST_LEADS: usize = 3;

/// Takes back what stands between the headline and the text: the lead.
fn lead(document: &Document, body: &NodeRef, grabbed: &mut Grabbed) {
    let measures = Measures::of(document, &grabbed.texts);
    let title = page::title_element(document).unwrap_or_default();
    let mut after_headline = false;
    let mut found = Vec::new();
    for node in body.descendants_it() {
        let own = measures.get(&node);
        if node.is_text() && grabbed.texts.contains(&node.id) && own.text > 80 {
            break;
        }
        if !node.is_element() {
            continue;
        }
        let name = element::name(&node);
        // Some pages keep h1 for their own name, and write headlines as h2.
        after_headline |=
            name == "h1" || (name == "h2" && own.text > 12 && title.contains(node.text().trim()));
        let is_text = matches!(name.as_str(), "p" | "h2" | "h3" | "h4" | "div");
        let is_new = after_headline && own.kept == 0;
        let is_named = |n| (is_text || name == "li") && is_named_subtitle(n, own);
        if is_new && (is_text && is_subtitle(&node, own) || is_named(&node)) {
            found.push(node);
            continue;
        }
        // A hanzi says as much as a short word. The text of what is longer must not be asked for:
        // elements lie in each other.
        let is_prose = (15..1200).contains(&own.text)
            && own.marks > 0
            && own.link_density() < 0.2
            && (own.text >= 60 || node.text().chars().any(is_cjk));
        if is_text && is_new && is_prose && is_leaf(&node, &name) {
            let mut places = node.ancestors_it(Some(6)).chain([node]);
            if !places.any(|n| claim::role(&n, measures.get(&n)).is_some()) {
                found.push(node);
            }
        }
    }
    if found.len() <= MOST_LEADS {
        found.iter().for_each(|node| grabbed.keep_all(node));
    }
}
