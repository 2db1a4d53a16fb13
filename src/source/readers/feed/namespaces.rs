//! The names of a feed's elements: the namespace counts, and not the prefix that stands for it.

use crate::source::formats::xml::Element;
use std::borrow::Cow;
use std::collections::HashMap;

/// The prefixes that are common for the namespaces that tell something here. What begins so belongs
/// to it, whatever version follows.
const COMMON: &[(&str, &str)] = &[
    ("http://purl.org/rss/1.0/modules/content", "content"),
    ("http://purl.org/dc/elements/1.", "dc"),
    ("http://purl.org/dc/terms", "dcterms"),
    ("http://www.w3.org/2005/Atom", "atom"),
    ("http://purl.org/atom/ns", "atom"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://www.itunes.com/dtds/podcast", "itunes"),
    ("http://www.w3.org/1999/xhtml", "xhtml"),
];

/// The prefixes of a feed.
#[derive(Debug, Default)]
pub(super) struct Namespaces {
    /// The prefix of the feed's own elements, with its colon; mostly empty.
    own: String,
    /// The common prefixes by those that the feed declares at its beginning.
    common: HashMap<String, &'static str>,
}

impl Namespaces {
    /// Takes in what the first element declares.
    pub(super) fn of_root(&mut self, root: &Element) {
        self.own = root.qualified().strip_suffix(root.name()).unwrap_or_default().to_owned();
        let own = self.own.trim_end_matches(':').to_owned();
        self.common = root
            .declared()
            .filter(|(prefix, _)| *prefix != own)
            .filter_map(|(prefix, uri)| Some((prefix, common(&uri)?)))
            .collect();
    }

    /// The name of an element with the common prefix; of the feed's own elements without any.
    pub(super) fn name<'e>(&self, e: &'e Element) -> Cow<'e, str> {
        let name = e.qualified();
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        // Few elements declare what they are themselves.
        let of_element = || {
            let declared = e.declared().find(|(p, _)| p == prefix);
            declared.and_then(|(_, uri)| common(&uri))
        };
        if let Some(common) = self.common.get(prefix).copied().or_else(of_element) {
            return match prefix == common {
                true => Cow::Borrowed(name),
                false => Cow::Owned(format!("{common}:{local}")),
            };
        }
        Cow::Borrowed(name.strip_prefix(&*self.own).unwrap_or(name))
    }
}

fn common(uri: &str) -> Option<&'static str> {
    let uri = uri.trim().replacen("https://", "http://", 1);
    COMMON.iter().find(|(known, _)| uri.starts_with(known)).map(|(_, prefix)| *prefix)
}
