//! What a page shows, read by another way than the article: only the texts of the tree are looked at.

use super::{omit, parse};
use crate::Result;
use crate::source::decode::{self, Form, decode};
use crate::source::fetch::Fetched;
use dom_query::NodeRef;

/// Every text of a page that is not for programs only, in its order, with its white space; also
/// what is hidden, and the contents of templates. An audit of the article begins with it.
///
/// # Errors
/// `Input`, if the page cannot be decoded or passes the limits of depth.
pub(super) fn texts(page: &Fetched) -> Result<Vec<String>> {
    let decode::Decoded { text, .. } = decode(page, Form::Html)?;
    let document = parse::parse(&text, &page.origin)?;
    let mut texts = Vec::new();
    let mut open: Vec<NodeRef> = vec![document.root()];
    while let Some(node) = open.pop() {
        if node.is_text() {
            texts.push(node.text().to_string());
        }
        if ["head", "script", "style"].iter().any(|name| node.has_name(name)) {
            continue;
        }
        open.extend(node.children_it(true));
        open.extend(omit::template(&node));
    }
    Ok(texts)
}
