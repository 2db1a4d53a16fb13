//! What an element is by its name and attributes.

use crate::model::language::Language;
use dom_query::NodeRef;
use html5ever::LocalName;

/// A longer heading, in characters, is none.
pub(super) const LONGEST_HEADING: u32 = 120;

/// Whether an element parts the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It stands on lines of its own.
    Block,
    /// It stands within a line.
    Inline,
}

/// The name of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name(Option<LocalName>);

impl Name {
    pub(super) fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

impl std::ops::Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self)
    }
}

/// The name, in lower case; empty for what is not an element.
pub(super) fn name(node: &NodeRef) -> Name {
    Name(node.qual_name_ref().map(|n| n.local.clone()))
}

/// HTML's rendering section, 15.3: elements that a browser shows as `inline`. All others, unknown
/// ones too (custom elements hold blocks as a rule), part the text.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "mark",
    "math",
    "mi",
    "mn",
    "mo",
    "mrow",
    "msub",
    "msup",
    "nobr",
    "output",
    "picture",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "blink",
    "g-emoji", // A formula is read as a whole, whatever is above or below in it.
    "mfrac",
    "msqrt",
    "mroot",
    "mfenced",
    "mtable",
    "mtr",
    "mlabeledtr",
    "mtd",
    "mstyle",
    "mtext",
    "mspace",
    "ms",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "none",
    "semantics",
    "mpadded",
    "menclose",
    "mphantom",
    "merror",
    "maction",
    "mjx-container",
    "mjx-assistive-mml",
];

pub(super) fn shape(name: &str) -> Shape {
    if INLINE.contains(&name) { Shape::Inline } else { Shape::Block }
}

/// Elements that show no text of the article, whatever is in them.
pub(super) fn is_silent(name: &str) -> bool {
    const SILENT: &[&str] = &[
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "button",
        "input",
        "select",
        "textarea",
        "datalist",
        "option",
        "map",
        "area",
        "frameset",
        "noframes",
        "title",
        "link",
        "meta",
        "progress",
        "meter",
        "dialog",
        "annotation",
        "annotation-xml",
        // AMP's elements for what is not text.
        "amp-ad",
        "amp-embed",
        "amp-sidebar",
        "amp-consent",
        "amp-user-notification",
        "amp-social-share",
        "amp-lightbox",
    ];
    SILENT.contains(&name)
}

pub(super) fn is_of_table(name: &str) -> bool {
    matches!(name, "table" | "caption" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th")
}

/// Whether a browser would not show it.
pub(super) fn is_hidden(node: &NodeRef) -> bool {
    if node.has_attr("hidden") || node.class().is_some_and(|c| is_decoy(&c)) {
        return true;
    }
    // Pictures of formulas are hidden from screen readers for the sake of what stands beside them.
    if node.attr("aria-hidden").is_some_and(|v| v.trim() == "true") {
        return !node.class().is_some_and(|c| c.contains("fallback-image"));
    }
    node.attr("style").is_some_and(|style| {
        // Most styles have neither word, which is told without a copy.
        let has = |word: &[u8]| {
            style.as_bytes().windows(word.len()).any(|w| w.eq_ignore_ascii_case(word))
        };
        if !has(b"none") && !has(b"hidden") {
            return false;
        }
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// Whether a class is that of letters which a forum's program strews among the text against copyists, and
/// hides by its style.
fn is_decoy(class: &str) -> bool {
    class.split_whitespace().any(|name| name == "jammer")
}

/// Shows what was hidden.
pub(super) fn unhide(node: &NodeRef) {
    node.remove_attrs(&["hidden", "aria-hidden", "style"]);
}

/// The language that an element names for itself.
pub(super) fn language(node: &NodeRef) -> Option<Language> {
    let tag = node.attr("lang").or_else(|| node.attr("xml:lang"))?;
    Language::parse(&tag)
}

/// The text in an element, if that is no more than `limit` bytes in a few pieces. Elements lie within
/// each other, so to take the whole text of each would cost the product of depth and length.
pub(super) fn short_text(node: &NodeRef, limit: usize) -> Option<String> {
    const MOST_NODES: usize = 64;
    let mut text = String::new();
    for (i, node) in node.descendants_it().enumerate() {
        if node.is_text() {
            text.push_str(&node.text());
        }
        if i >= MOST_NODES || text.len() > limit {
            return None;
        }
    }
    Some(text)
}

/// As many nodes and characters tell whether a text is a program.
const SAMPLE: usize = 4000;

/// Whether preformatted text is a program, and not a poem or a letter.
pub(super) fn is_code(pre: &NodeRef) -> bool {
    const WORDS: &[&str] = &["code", "highlight", "lang-", "language-", "brush", "prettyprint"];
    let named = pre.attr("class").is_some_and(|c| WORDS.iter().any(|w| c.contains(w)));
    let sample = || pre.descendants_it().take(SAMPLE);
    let inside = || sample().any(|n| n.has_name("code") || n.has_name("samp"));
    let signs = || {
        let (mut all, mut signs) = (0, 0);
        for node in sample().filter(|n| n.is_text()) {
            if all > SAMPLE {
                break;
            }
            for c in node.text().chars().filter(|c| !c.is_whitespace()).take(SAMPLE) {
                all += 1;
                signs += usize::from("{}[]();=<>$#\\/|_*&".contains(c));
            }
        }
        signs * 25 > all
    };
    named || inside() || signs()
}
