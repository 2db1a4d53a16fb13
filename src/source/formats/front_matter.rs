//! The metadata before a Markdown text: between lines of `---` in YAML, of `+++` in TOML.
//!
//! TOML is read as it is defined. Of YAML only what front matter is made of: `key: value` lines,
//! quoted values, lists in brackets or on lines with dashes, folded texts; and of nested keys only
//! `name`. What it does not understand it leaves out: metadata are a help, not a condition.

use crate::model::article::Metadata;
use crate::model::language::Language;
use crate::source::date;

/// Front matter that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Front<'a> {
    Yaml(&'a str),
    Toml(&'a str),
}

impl<'a> Front<'a> {
    /// Its text, as it stands between the lines of marks.
    pub(crate) fn text(self) -> &'a str {
        match self {
            Front::Yaml(text) | Front::Toml(text) => text,
        }
    }
}

/// More than this before the second line of marks is text and no front matter.
const LONGEST: usize = 64 << 10;

/// Parts front matter from the text behind it.
pub(crate) fn split(text: &str) -> (Option<Front<'_>>, &str) {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let mark = first.trim_end();
    if mark != "---" && mark != "+++" {
        return (None, text);
    }
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        let next = at + line.len();
        if next > LONGEST {
            break;
        }
        let content = line.trim_end();
        if content == mark || (mark == "---" && content == "...") {
            let front = &text[first.len()..at];
            let front = if mark == "+++" { Front::Toml(front) } else { Front::Yaml(front) };
            // Two rules with text between them are not front matter.
            let is_yaml = |f: &str| f.trim().is_empty() || entries(f).next().is_some();
            return match front {
                Front::Yaml(f) if !is_yaml(f) => (None, text),
                front => (Some(front), &text[next..]),
            };
        }
        at = next;
    }
    (None, text)
}

/// The metadata that front matter gives.
pub(crate) fn read(front: Option<Front<'_>>, origin: &str, notes: &mut Vec<String>) -> Metadata {
    let mut meta = Metadata::default();
    match front {
        None => {}
        Some(Front::Yaml(yaml)) => {
            entries(yaml).for_each(|(key, values)| set(&mut meta, &key, values))
        }
        Some(Front::Toml(toml)) => match toml.parse::<toml::Table>() {
            Ok(table) => table.iter().for_each(|(key, value)| set(&mut meta, key, texts(value))),
            Err(e) => {
                notes.push(format!("{origin}: its front matter is left out: {}", e.message()))
            }
        },
    }
    meta
}

fn set(meta: &mut Metadata, key: &str, values: Vec<String>) {
    let values: Vec<_> = values.into_iter().filter(|v| !v.trim().is_empty()).collect();
    let Some(first) = values.first() else { return };
    match key.to_ascii_lowercase().as_str() {
        "title" => meta.title = Some(first.split_whitespace().collect::<Vec<_>>().join(" ")),
        "author" | "authors" => meta.authors = values,
        "date" | "published" => {
            meta.published = Some(date::iso(first).unwrap_or_else(|| first.clone()))
        }
        "lang" | "language" => meta.language = Language::parse(first),
        // In some systems it is the path on the site and no address.
        "url" | "canonical" if first.starts_with("http") => meta.url = Some(first.clone()),
        _ => {}
    }
}

/// A TOML value as texts: a list gives several, a table its name.
fn texts(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(s) => vec![s.clone()],
        toml::Value::Array(all) => all.iter().flat_map(texts).collect(),
        toml::Value::Table(t) => t.get("name").map(texts).unwrap_or_default(),
        other => vec![other.to_string()],
    }
}

/// The keys of the outermost level, each with its values.
fn entries(yaml: &str) -> impl Iterator<Item = (String, Vec<String>)> + '_ {
    let mut lines = yaml.lines().peekable();
    std::iter::from_fn(move || {
        loop {
            let Some((key, value)) = entry(lines.next()?) else { continue };
            let mut values = value_texts(value);
            let folded = value.starts_with(['>', '|']);
            // What is indented, or a list at any depth, belongs to the key above.
            let belongs =
                |l: &&str| l.starts_with([' ', '\t', '-']) || (folded && l.trim().is_empty());
            let mut folded_text = String::new();
            while let Some(line) = lines.next_if(belongs) {
                let line = line.trim();
                if folded {
                    folded_text.push_str(line);
                    folded_text.push(' ');
                } else if let Some(item) = line.strip_prefix('-') {
                    values.extend(match entry(item.trim()) {
                        Some(("name", name)) => value_texts(name),
                        Some(_) if !item.trim().starts_with(['"', '\'']) => Vec::new(),
                        _ => value_texts(item.trim()),
                    });
                } else if let Some(("name", name)) = entry(line) {
                    values.extend(value_texts(name));
                }
            }
            if folded {
                values = vec![folded_text.trim().to_owned()];
            }
            return Some((key.to_owned(), values));
        }
    })
}

/// A line `key: value`.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty()
        && key.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c))
        && !key.starts_with([' ', '-']);
    // `12:30` and `http://` are not keys.
    (is_key && (value.is_empty() || value.starts_with([' ', '\t'])))
        .then(|| (key.trim(), value.trim()))
}

fn value_texts(value: &str) -> Vec<String> {
    match value.strip_prefix('[').and_then(|v| v.split(" #").next()?.trim_end().strip_suffix(']')) {
        Some(list) => items(list),
        None => vec![scalar(value)],
    }
}

/// The items between brackets, parted by the commas outside quotes.
fn items(list: &str) -> Vec<String> {
    let (mut items, mut start, mut quote) = (Vec::new(), 0, None);
    for (i, c) in list.char_indices() {
        match (quote, c) {
            (None, ',') => {
                items.push(scalar(&list[start..i]));
                start = i + 1;
            }
            (None, '"' | '\'') if list[start..i].trim().is_empty() => quote = Some(c),
            (Some(q), c) if q == c => quote = None,
            _ => {}
        }
    }
    items.push(scalar(&list[start..]));
    items
}

/// A value without its quotes and without the remark behind it.
fn scalar(value: &str) -> String {
    let value = value.trim();
    if let Some(quoted) = value.strip_prefix('"') {
        let mut text = String::new();
        let mut chars = quoted.chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => break,
                '\\' => match chars.next() {
                    Some('n' | 't') => text.push(' '),
                    Some(c) => text.push(c),
                    None => {}
                },
                c => text.push(c),
            }
        }
        return text;
    }
    if let Some(quoted) = value.strip_prefix('\'') {
        // A quote within is written twice.
        let text = quoted.replace("''", "\u{0}");
        return text.split('\'').next().unwrap_or_default().replace('\0', "'");
    }
    let value = if value.starts_with('#') { "" } else { value };
    value.split(" #").next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(text: &str) -> Metadata {
        let mut notes = Vec::new();
        let meta = read(split(text).0, "a.md", &mut notes);
        assert!(notes.is_empty(), "{notes:?}");
        meta
    }

    #[test]
    fn yaml_as_people_write_it() {
        let m = meta(
            "---\ntitle: \"A: \\\"b\\\"\" # no\nauthors: [Li Lei, \"Han, Mei\"]\ndate: 2026-03-05 9:30\n\
             lang: zh_CN\nurl: /posts/a\ntags:\n  - x\n---\ntext",
        );
        assert_eq!(m.title.as_deref(), Some("A: \"b\""));
        assert_eq!(m.authors, ["Li Lei", "Han, Mei"]);
        assert_eq!(m.published.as_deref(), Some("2026-03-05T09:30"));
        assert_eq!(m.language, Language::parse("zh-CN"));
        assert_eq!(m.url, None);
        let m = meta(
            "---\r\ntitle: >-\r\n  one\r\n  two\r\nauthor:\r\n- name: 李雷\r\n  mail: a\r\n- '韩''s'\r\n...\r\n",
        );
        assert_eq!(m.title.as_deref(), Some("one two"));
        assert_eq!(m.authors, ["李雷", "韩's"]);
    }

    #[test]
    fn toml_as_it_is_defined() {
        let m = meta(
            "+++\ntitle = 'A'\nauthors = [\"B\", {name = \"C\"}]\ndate = 2026-03-05\nlanguage = 'de'\n+++\n",
        );
        assert_eq!(m.title.as_deref(), Some("A"));
        assert_eq!(m.authors, ["B", "C"]);
        assert_eq!(m.published.as_deref(), Some("2026-03-05"));
        let mut notes = Vec::new();
        read(split("+++\na = = b\n+++\n").0, "a.md", &mut notes);
        assert!(notes[0].starts_with("a.md: its front matter is left out: "), "{notes:?}");
    }

    #[test]
    fn two_rules_are_no_front_matter() {
        for text in ["---\n\nJust text here.\n\n---\n", "---\ntitle: a\n", "text\n---\na: b\n---\n"]
        {
            assert_eq!(split(text), (None, text));
        }
        assert_eq!(split("---\n---\nx").1, "x");
    }
}
