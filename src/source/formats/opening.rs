//! How the text of a page or of another document in markup begins.

/// Whether a text begins as a web page does.
pub(crate) fn is_html(text: &str) -> bool {
    let rest = first_element(text);
    let tags = ["<!doctype html", "<html", "<head", "<body", "<title", "<meta"];
    tags.iter().any(|tag| starts(rest, tag))
}

fn starts(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|t| t.eq_ignore_ascii_case(tag))
        && !text[tag.len()..].starts_with(|c: char| c.is_alphanumeric())
}

/// A text past the declaration and the comments before its first element; empty, if they do not end.
pub(crate) fn first_element(text: &str) -> &str {
    let mut text = text.trim_start();
    while text.starts_with("<?") || text.starts_with("<!--") {
        let end = if text.starts_with("<?") { "?>" } else { "-->" };
        text = text.split_once(end).map_or("", |(_, rest)| rest).trim_start();
    }
    text
}
