//! Threads: pages of posts by several people, as forums and sites of questions and answers have them.
//!
//! Posts repeat one shape: a box with a body, and around the body who wrote it, since when they are
//! there and what can be done with the post. The body of every post is text, what is around it is not.

use super::element;
use super::grab::Grabbed;
use super::ids::{NodeMap, NodeSet};
use super::layout;
use super::measure::Measures;
use super::names;
use crate::model::role::Role;
use crate::source::lines::{ends_sentence, is_cjk};
use dom_query::{Document, NodeRef};
use std::collections::HashMap;

/// A shorter text, in characters, is not a body of a post.
const SHORTEST: u32 = 6;

/// Less text than this in all bodies, in characters, is not a thread.
const LEAST: u32 = 60;

/// A shorter line around a post, in characters, is not prose. A hanzi counts as two.
const PROSE: usize = 40;

/// Less around a body, in characters, is a name and what goes with it.
const FEW: u32 = 80;

/// Shapes of bodies that are looked at, those with most text.
const MOST_GROUPS: usize = 4;

/// Bodies of one shape, with the posts around them.
struct Thread<'a> {
    bodies: Vec<NodeRef<'a>>,
    posts: Vec<NodeRef<'a>>,
}

/// Keeps the bodies of a thread's posts, and nothing else of the posts but headings and prose.
pub(super) fn tidy(document: &Document, grabbed: &mut Grabbed) {
    let Some(body) = document.body() else { return };
    let measures = Measures::of(document, &grabbed.texts);
    let Some(thread) = find(&body, &measures) else { return };
    grabbed.is_thread = true;
    let ids = |nodes: &[NodeRef]| nodes.iter().map(|n| n.id).collect::<NodeSet>();
    let (bodies, posts) = (ids(&thread.bodies), ids(&thread.posts));
    let names: Vec<String> = thread.posts.iter().filter_map(|p| poster(p, &bodies)).collect();
    let is_known = thread.bodies.iter().any(|b| measures.get(b).kept > 0);
    let length: u32 = thread.bodies.iter().map(|n| measures.get(n).text).sum();
    let outside = kept_before(&body, &thread.posts, &measures);
    if outside < LEAST || (is_known && outside <= length) {
        thread.bodies.iter().for_each(|body| grabbed.keep_all(body));
    }
    let has_headline = body.descendants_it().any(|n| n.has_name("h1"));
    let mut left = thread.posts.len();
    let mut open = vec![(body, false)];
    while let Some((node, in_post)) = open.pop() {
        if bodies.contains(&node.id) {
            attributions(&node, &names, grabbed);
            left = left.saturating_sub(1);
            continue;
        }
        let in_post = in_post || posts.contains(&node.id);
        // What stands above the first post may be the question.
        let is_apart = in_post || left < thread.posts.len();
        if node.is_text() {
            let is_furniture = || {
                if is_apart { !is_text(&node, left > 0) } else { has_headline && is_count(&node) }
            };
            if grabbed.texts.contains(&node.id) && is_furniture() {
                grabbed.texts.remove(&node.id);
            }
            continue;
        }
        open.extend(node.children_it(true).map(|child| (child, in_post)));
    }
}

/// The thread that holds most of the page's text.
fn find<'a>(body: &NodeRef<'a>, measures: &Measures) -> Option<Thread<'a>> {
    let mut shapes: HashMap<String, Vec<NodeRef>> = HashMap::new();
    let mut open = vec![*body];
    while let Some(node) = open.pop() {
        let own = measures.get(&node);
        if !node.is_element() || own.text == 0 || is_beside(&node) {
            continue;
        }
        let is_body =
            |_: &String| own.text >= SHORTEST && holds_text(&inner(node, measures), measures);
        match shape(&node).filter(is_body) {
            Some(shape) => shapes.entry(shape).or_default().push(node),
            None => open.extend(node.children_it(true)),
        }
    }
    let length = |nodes: &[NodeRef]| nodes.iter().map(|n| measures.get(n).text).sum::<u32>();
    let is_prose = |nodes: &[NodeRef]| {
        nodes.iter().filter(|n| measures.get(n).marks > 0).count() * 2 > nodes.len()
    };
    let mut groups: Vec<_> = shapes.into_values().filter(|g| g.len() > 1 && is_prose(g)).collect();
    groups.sort_by_key(|g| std::cmp::Reverse(length(g)));
    groups.truncate(MOST_GROUPS);
    groups.into_iter().filter(|g| length(g) >= LEAST).find_map(|g| thread(body, g, measures))
}

/// The thread that bodies of one shape are, if posts of people are around them.
fn thread<'a>(
    body: &NodeRef<'a>,
    bodies: Vec<NodeRef<'a>>,
    measures: &Measures,
) -> Option<Thread<'a>> {
    let length: u32 = bodies.iter().map(|n| measures.get(n).text).sum();
    let posts = posts(&bodies)?;
    let outside = kept_before(body, &posts, measures);
    // An article with boxes of people in it is not a thread.
    let kept = measures.get(body).kept;
    let is_most =
        kept.saturating_sub(bodies.iter().map(|b| measures.get(b).kept).sum::<u32>()) <= 4 * length;
    // Remarks below an article are not what the page is about.
    let is_main = is_most && (outside < LEAST || !are_comments(&bodies));
    let ids: NodeSet = bodies.iter().map(|b| b.id).collect();
    let told = posts.iter().zip(&bodies).filter(|(post, body)| is_entry(post, body)).count();
    let is_signed = |(post, body): &(&NodeRef, &NodeRef)| {
        let around = measures.get(post).text - measures.get(body).text.min(measures.get(post).text);
        let has_name = || around <= FEW && poster(post, &ids).is_some();
        let has_heading = || post.descendants_it().any(|n| layout::is_heading(&n));
        names_somebody(post, &ids) || (has_name() && !has_heading())
    };
    let named = posts.iter().zip(&bodies).filter(is_signed).count();
    let are_posts = told * 2 >= posts.len() && named * 3 >= posts.len();
    (is_main && are_posts).then_some(Thread { bodies, posts })
}

/// How much of the article stands before the first post, in characters.
fn kept_before(body: &NodeRef, posts: &[NodeRef], measures: &Measures) -> u32 {
    let posts: NodeSet = posts.iter().map(|p| p.id).collect();
    let before = body.descendants_it().take_while(|n| !posts.contains(&n.id));
    before.filter(|n| n.is_text()).map(|n| measures.get(&n).kept).sum()
}

/// Whether an element stands beside what a page is about.
fn is_beside(node: &NodeRef) -> bool {
    matches!(element::name(node).as_str(), "nav" | "aside" | "footer" | "form" | "header")
}

/// What elements have in common that hold the same kind of text: their name and their first class.
fn shape(node: &NodeRef) -> Option<String> {
    let name = element::name(node);
    let is_box =
        matches!(name.as_str(), "div" | "td" | "section" | "span" | "article" | "dd" | "li");
    let class = node.attr("class")?;
    let first = class.split_whitespace().next()?;
    let of_name = names::role(node);
    let is_named = matches!(of_name, Some(role) if role != Role::Comments);
    (is_box && !is_named).then(|| format!("{name} {first}"))
}

/// The innermost box without a name of its own that holds all of an element's text.
fn inner<'a>(node: NodeRef<'a>, measures: &Measures) -> NodeRef<'a> {
    let all = measures.get(&node).text;
    let only = |n: &NodeRef<'a>| {
        let mut boxes = n.children_it(false).filter(|c| c.has_name("div") && shape(c).is_none());
        boxes.find(|c| measures.get(c).text == all)
    };
    std::iter::successors(Some(node), only).take(8).last().unwrap_or(node)
}

/// Whether most of an element's text is its own and not that of boxes in it.
fn holds_text(node: &NodeRef, measures: &Measures) -> bool {
    let is_own = |n: &NodeRef| {
        const TEXT: &[&str] = &["p", "ul", "ol", "blockquote", "aside", "pre", "br", "figure"];
        n.is_text() || !layout::is_block(n) || TEXT.iter().any(|name| n.has_name(name))
    };
    let own: u32 = node.children_it(true).filter(is_own).map(|n| measures.get(&n).text).sum();
    own * 10 >= measures.get(node).text * 6
}

/// The box around each body: the highest element that holds no other one. None without such boxes.
fn posts<'a>(bodies: &[NodeRef<'a>]) -> Option<Vec<NodeRef<'a>>> {
    let mut held: NodeMap<usize> = NodeMap::default();
    for body in bodies {
        body.ancestors_it(None).for_each(|n| *held.entry(n.id).or_default() += 1);
    }
    let post = |body: &NodeRef<'a>| {
        body.ancestors_it(None).take_while(|n| held.get(&n.id) == Some(&1)).last()
    };
    bodies.iter().map(post).collect()
}

/// Whether a post is an entry of a database: an element between it and its body has a numbered id or
/// is marked up as what somebody said.
fn is_entry(post: &NodeRef, body: &NodeRef) -> bool {
    let is_numbered = |id: &str| {
        id.starts_with(|c: char| c.is_alphabetic()) && id.ends_with(|c: char| c.is_ascii_digit())
    };
    let is_said = |value: &str| {
        const SAID: &[&str] = &["Comment", "Posting", "Answer", "Question", "comment", "text"];
        SAID.iter().any(|said| value.ends_with(said))
    };
    let between = body.ancestors_it(None).take_while(|n| n.id != post.id).chain([*body, *post]);
    between.into_iter().any(|n| {
        n.id_attr().is_some_and(|id| is_numbered(&id))
            || ["itemtype", "itemprop"].iter().any(|a| n.attr(a).is_some_and(|v| is_said(&v)))
    })
}

/// What people who write posts are called, and what shows them.
const PEOPLE: &[&str] = &[
    "user",
    "username",
    "author",
    "authi",
    "authorinfo",
    "member",
    "poster",
    "creator",
    "profile",
    "postprofile",
    "avatar",
    "favatar",
    "nick",
    "nickname",
    "vcard",
    "uname",
];

/// Whether a post has somebody around its body: an element that is called so, or a link to a person.
fn names_somebody(post: &NodeRef, bodies: &NodeSet) -> bool {
    let is_person = |n: &NodeRef| {
        let leads = |href: &str| {
            const PATHS: [&str; 7] =
                ["/u/", "/user/", "/users/", "/member", "/profile", "/people/", "uid="];
            href.ends_with("/u") || PATHS.iter().any(|path| href.contains(path))
        };
        names::has_word(n, PEOPLE)
            || n.attr("itemprop").is_some_and(|v| &*v == "author")
            || (n.has_name("a") && n.attr("href").is_some_and(|href| leads(&href)))
    };
    let mut open = vec![*post];
    while let Some(node) = open.pop() {
        if bodies.contains(&node.id) {
            continue;
        }
        if node.is_element() && is_person(&node) {
            return true;
        }
        open.extend(node.children_it(false));
    }
    false
}

fn are_comments(bodies: &[NodeRef]) -> bool {
    let is_named = |n: &NodeRef| names::role(n) == Some(Role::Comments);
    bodies.iter().all(|b| b.ancestors_it(Some(8)).chain([*b]).any(|n| is_named(&n)))
}

/// Longer texts, in characters, are nobody's name.
const LONGEST_NAME: usize = 40;

/// Who wrote a post: the first link around the body.
fn poster(post: &NodeRef, bodies: &NodeSet) -> Option<String> {
    let mut open = vec![*post];
    while let Some(node) = open.pop() {
        if bodies.contains(&node.id) {
            continue;
        }
        if node.has_name("a") {
            let name = layout::line(&node);
            if (2..=LONGEST_NAME).contains(&name.chars().count()) {
                return Some(name);
            }
        }
        let mut children: Vec<_> = node.children_it(false).collect();
        children.reverse();
        open.extend(children);
    }
    None
}

/// Whether a text around the bodies is one all the same: a heading above other posts, or prose.
fn is_text(text: &NodeRef, more_posts: bool) -> bool {
    let mut around = text.ancestors_it(None);
    let Some(block) = around.find(layout::is_block) else { return true };
    if around.take(3).chain([block]).any(|n| names::has_word(&n, ASIDE)) {
        return false;
    }
    if let Some(heading) = block.ancestors_it(Some(2)).chain([block]).find(layout::is_heading) {
        let line = layout::line(&heading);
        // Who wrote a post is often set as a small heading.
        let is_small = matches!(element::name(&heading).as_str(), "h4" | "h5" | "h6");
        if is_number_of_posts(&line) || is_small && !ends_sentence(&line) {
            return false;
        }
        return more_posts && !(line.starts_with("Re:") || line.starts_with("回复"));
    }
    let line = layout::line(&block);
    let letters = line.chars().filter(|c| c.is_alphabetic());
    let weight: usize = letters.map(|c| 1 + usize::from(is_cjk(c))).sum();
    let figures = line.chars().filter(char::is_ascii_digit).count();
    // A longer one than `line` tells is text.
    line.is_empty() || (ends_sentence(&line) && weight >= PROSE && figures * 8 < weight)
}

/// Whether a heading counts the posts below it: `2 Answers`, `12 条回复`.
fn is_number_of_posts(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit())
        && line.chars().filter(|c| c.is_alphabetic()).count() <= 12
        && line.split_whitespace().count() <= 3
}

/// A longer line above the first post, in characters, is not a count of views or days.
const LONGEST_COUNT: usize = 80;

/// Whether a text above the first post counts or dates something and says nothing else.
fn is_count(text: &NodeRef) -> bool {
    let Some(block) = text.ancestors_it(None).find(layout::is_block) else { return false };
    let line = layout::line(&block);
    let is_box = block.has_name("div") || block.has_name("small") || block.has_name("span");
    is_box
        && line.chars().count() <= LONGEST_COUNT
        && line.contains(|c: char| c.is_ascii_digit())
        && !ends_sentence(&line)
        && !block.descendants_it().any(|n| layout::is_heading(&n))
}

/// What people have below each of their posts is called so.
const ASIDE: &[&str] =
    &["signature", "signatures", "sign", "sig", "usersig", "usertitle", "userrank", "userinfo"];

/// Longer lines, in characters, say more than who wrote a text.
const LONGEST_ATTRIBUTION: usize = 90;

/// Drops lines of a body that tell who wrote what is quoted, or who changed it and when.
fn attributions(body: &NodeRef, names: &[String], grabbed: &mut Grabbed) {
    for node in body.descendants_it().filter(|n| n.is_element()) {
        let Some(text) = element::short_text(&node, LONGEST_ATTRIBUTION * 4) else { continue };
        let line = text.trim();
        let is_line = || !node.descendants_it().any(|n| n.has_name("br") || layout::is_block(&n));
        if line.is_empty() || line.chars().count() > LONGEST_ATTRIBUTION || !is_line() {
            continue;
        }
        let named = || names.iter().any(|name| line.contains(&**name));
        let leads = line.ends_with([':', '：', '↑', '↓', '→']);
        let figures = line.split(|c: char| !c.is_ascii_digit()).filter(|f| !f.is_empty()).count();
        let is_dated = figures >= 3 && line.contains([':', '：', '-', '/', '年']);
        if (leads || is_dated) && named() {
            node.descendants_it().filter(|n| n.is_text()).for_each(|n| {
                grabbed.texts.remove(&n.id);
            });
        }
    }
}

#[cfg(test)]
mod tests;
