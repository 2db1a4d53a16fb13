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
    // Most names hold none of them, which is told without cutting them into words.
    let may_have = |class: &str| {
        let lower = class.to_ascii_lowercase();
        wanted.iter().any(|word| lower.contains(word))
    };
    classes.any(|class| {
        may_have(class) && words(class).iter().any(|word| wanted.contains(&word.as_str()))
    })
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
    for name in NAMED.iter().filter_map(|name| node.attr(name)) {
        for class in name.split_whitespace().filter(|c| !is_of_builder(c)) {
            for role in words(class).iter().filter_map(|word| WORDS.get(word.as_str())) {
                found = Some(found.map_or(*role, |f| stronger(f, *role)));
            }
        }
    }
    found
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

/// The words of a class: `relatedPosts-list` is related, posts, list and relatedposts.
fn words(class: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut part = String::new();
    let mut last = ' ';
    for c in class.chars().chain([' ']) {
        let parts = !c.is_alphanumeric();
        if (parts || (c.is_uppercase() && last.is_lowercase())) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if parts {
            if !part.is_empty() {
                words.push(std::mem::take(&mut part));
            }
        } else {
            word.extend(c.to_lowercase());
            part.extend(c.to_lowercase());
        }
        last = c;
    }
    // Two words that are written apart: read-more.
    let pairs: Vec<String> = words.windows(2).map(|w| w.concat()).collect();
    words.extend(pairs);
    words
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
