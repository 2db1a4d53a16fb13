//! What authors of pages call their boilerplate: classes and ids that tell a role.

use crate::model::role::Role;
use dom_query::NodeRef;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The words that tell a role.
static WORDS: LazyLock<HashMap<&'static str, Role>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for line in include_str!("names.txt").lines().filter(|l| !l.starts_with('#')) {
        let Some((role, words)) = line.split_once(": ") else { continue };
        let Some(role) = Role::named(role) else { continue };
        all.extend(words.split_whitespace().map(|word| (word, role)));
    }
    all
});

/// Words in the names of notices and dialogues that a site puts over or beside its pages.
const NOTICES: &[&str] = &[
    "modal",
    "popup",
    "popin",
    "dialog",
    "overlay",
    "lightbox",
    "toast",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "login",
    "signin",
    "signup",
    "register",
    "widget",
    "sidebar",
    "drawer",
    "offcanvas",
    "newsletter",
    "banner",
    "alert",
    "notice",
    "footer",
    "subscribe",
    "flyout",
];

/// Whether the names of an element are those of a notice or a dialogue.
pub(super) fn is_notice(node: &NodeRef) -> bool {
    has_word(node, NOTICES)
}

/// Whether one of these words stands in the names of an element.
pub(super) fn has_word(node: &NodeRef, wanted: &[&str]) -> bool {
    let names = [node.attr("class"), node.attr("id")];
    let classes = names.iter().flatten().flat_map(|name| name.split_whitespace());
    let mut classes = classes.filter(|c| !is_of_builder(c));
    classes.any(|class| Words::of(class).any(|word| wanted.contains(&word)))
}

/// Whether a class is the own one of a builder of pages, which puts its name before everything: all
/// that such pages hold is a widget.
fn is_of_builder(class: &str) -> bool {
    class.starts_with("elementor")
}

/// Attributes in which pages name what their elements are for.
const NAMED: [&str; 6] =
    ["class", "id", "data-component", "data-testid", "data-module", "itemprop"];

/// The role that the names of an element tell.
pub(super) fn role(node: &NodeRef) -> Option<Role> {
    // A page is named after all that may be on it.
    if node.has_name("body") || node.has_name("html") {
        return None;
    }
    let mut found: Option<Role> = None;
    let element = node.element_ref()?;
    // The id of a section's heading is made of its words: `<h2 id="biography">`.
    let is_heading = is_section_heading(node);
    let attributes = element
        .attrs
        .iter()
        .filter(|a| NAMED.contains(&&*a.name.local) && !(is_heading && &*a.name.local == "id"));
    for name in attributes.map(|a| &a.value) {
        for class in name.split_whitespace().filter(|c| !is_of_builder(c)) {
            Words::of(class).any(|word| {
                if let Some(role) = WORDS.get(word) {
                    found = Some(found.map_or(*role, |f| stronger(f, *role)));
                }
                false
            });
        }
    }
    // One that can be pointed to is named for how it is reached, below a fixed bar.
    let is_target = is_heading && node.has_attr("id");
    found.filter(|role| *role != Role::Navigation || !is_target)
}

/// Whether an element is named navigation and holds links for the most part.
pub(in crate::source) fn is_menu(node: &NodeRef) -> bool {
    const MOST_NODES: usize = 100;
    if !node.is_element() || role(node) != Some(Role::Navigation) {
        return false;
    }
    let (mut linked, mut all) = (0, 0);
    for text in node.descendants_it().filter(NodeRef::is_nonempty_text).take(MOST_NODES) {
        let letters = text.text().chars().filter(|c| c.is_alphanumeric()).count();
        all += letters;
        if text.ancestors_it(Some(3)).any(|n| n.has_name("a")) {
            linked += letters;
        }
    }
    linked * 10 > all * 6
}

fn is_section_heading(node: &NodeRef) -> bool {
    ["h2", "h3", "h4", "h5", "h6"].iter().any(|name| node.has_name(name))
}

/// Which of two names tells more: `post-meta-share` is there to share, and an `author-bio` no byline.
fn stronger(one: Role, other: Role) -> Role {
    let is_weak = |role| matches!(role, Role::Byline | Role::Date);
    match (is_weak(one), is_weak(other)) {
        (true, false) => other,
        (false, true) => one,
        _ => one.min(other),
    }
}

/// The words of a class: `relatedPosts-list` is related, posts, list, relatedposts and postslist.
struct Words {
    /// The letters of all words, in lower case, without what parts them.
    letters: String,
    /// Where each word ends: at every mark and before every capital.
    ends: Vec<usize>,
    /// Where each part ends: at marks only.
    parts: Vec<usize>,
}

impl Words {
    fn of(class: &str) -> Self {
        let mut words = Words {
            letters: String::with_capacity(class.len()),
            ends: Vec::with_capacity(8),
            parts: Vec::with_capacity(8),
        };
        let mut last = ' ';
        for c in class.chars() {
            let parts = !c.is_alphanumeric();
            let at = words.letters.len();
            if parts || (c.is_uppercase() && last.is_lowercase()) {
                close(&mut words.ends, at);
            }
            match parts {
                true => close(&mut words.parts, at),
                false if c.is_ascii() => words.letters.push(c.to_ascii_lowercase()),
                false => words.letters.extend(c.to_lowercase()),
            }
            last = c;
        }
        close(&mut words.ends, words.letters.len());
        close(&mut words.parts, words.letters.len());
        words
    }

    /// Whether `wanted` says so of a word, of two neighbours written together, or of a part.
    fn any(&self, mut wanted: impl FnMut(&str) -> bool) -> bool {
        let letters = &*self.letters;
        let start = |ends: &[usize], i: usize| if i == 0 { 0 } else { ends[i - 1] };
        let mut words = (0..self.ends.len()).map(|i| &letters[start(&self.ends, i)..self.ends[i]]);
        if words.any(&mut wanted) {
            return true;
        }
        let mut pairs =
            (1..self.ends.len()).map(|i| &letters[start(&self.ends, i - 1)..self.ends[i]]);
        if pairs.any(&mut wanted) {
            return true;
        }
        let mut parts =
            (0..self.parts.len()).map(|i| &letters[start(&self.parts, i)..self.parts[i]]);
        self.parts != self.ends && parts.any(wanted)
    }
}

/// Ends a word, if there is one.
fn close(ends: &mut Vec<usize>, at: usize) {
    if ends.last().copied().unwrap_or_default() < at {
        ends.push(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_tell_roles() {
        for (html, expected) in [
            ("<p class='c-relatedPosts list'>", Some(Role::Related)),
            ("<p class='box author-bio'>", Some(Role::Bio)),
            ("<p class='author'>", Some(Role::Byline)),
            ("<p class='header shadow adopted'>", None),
            ("<p class='elementor-widget-share'>", None),
            ("<p data-testid='inline-newsletter'>", Some(Role::Advertisement)),
        ] {
            let page = dom_query::Document::from(html);
            assert_eq!(role(&page.select("p").nodes()[0]), expected, "{html}");
        }
    }
}
