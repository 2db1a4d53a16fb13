//! The lists of a document, and where their counting stands.

use super::number;
use crate::Result;
use crate::source::formats::xml::{Piece, Pieces};
use std::collections::HashMap;

/// How many levels a list has (17.9.6).
const LEVELS: usize = 9;

#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// `%1.%2` and the like.
    text: String,
}

/// Lists of one kind, which are counted on together.
#[derive(Clone, Debug, Default)]
struct Kind {
    levels: [Level; LEVELS],
    /// Where each level stands; `None` before its first item.
    at: [Option<u32>; LEVELS],
}

/// A list: one of a kind, maybe with beginnings of its own.
#[derive(Clone, Debug, Default)]
struct List {
    kind: String,
    starts: [Option<u32>; LEVELS],
    /// Whether each level has begun here.
    begun: [bool; LEVELS],
}

/// All lists of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    kinds: HashMap<String, Kind>,
    lists: HashMap<String, List>,
}

impl Numbering {
    /// Counts an item, and tells what is shown before it; `None` for a bullet.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let list = self.lists.get_mut(list)?;
        let kind = self.kinds.get_mut(&list.kind)?;
        let first = kind.levels[level].start.unwrap_or(1);
        let own = list.starts[level].filter(|_| !list.begun[level]);
        list.begun[level] = true;
        kind.at[level] = Some(match (own, kind.at[level]) {
            (Some(own), _) => own,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => first,
        });
        // Deeper levels begin anew.
        kind.at[level + 1..].fill(None);
        let of = &kind.levels[level];
        if of.format == "bullet" || of.text.is_empty() {
            return None;
        }
        let mut text = String::new();
        let mut rest = of.text.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            text += before;
            rest = after;
            let Some(which) = after.chars().next().and_then(|c| c.to_digit(10)) else {
                text.push('%');
                continue;
            };
            rest = &after[1..];
            if let Some(which) = (which as usize).checked_sub(1).filter(|w| *w < LEVELS) {
                let of = &kind.levels[which];
                let at = kind.at[which].unwrap_or(of.start.unwrap_or(1));
                text += &number::shown(at, &of.format).unwrap_or_default();
            }
        }
        text += rest;
        let text = text.trim();
        // After a sign of Chinese there is no space.
        let joint =
            if text.ends_with(|c: char| c.is_ascii() || c.is_alphanumeric()) { " " } else { "" };
        (!text.is_empty()).then(|| format!("{text}{joint}"))
    }
}

/// Reads `numbering.xml`.
pub(super) fn read(xml: &str, origin: &str) -> Result<Numbering> {
    let mut all = Numbering::default();
    let (mut kind, mut list) = (String::new(), String::new());
    let mut level = 0;
    let mut pieces = Pieces::new(xml, origin);
    while let Some(piece) = pieces.next()? {
        let Piece::Start(e) = piece else { continue };
        let value = || e.attribute("val");
        let number = || value().and_then(|v| v.trim().parse::<u32>().ok());
        match e.name() {
            "abstractNum" => {
                kind = e.attribute("abstractNumId").unwrap_or_default();
                all.kinds.insert(kind.clone(), Kind::default());
            }
            "num" => {
                list = e.attribute("numId").unwrap_or_default();
                all.lists.insert(list.clone(), List::default());
            }
            "abstractNumId" => {
                if let (Some(list), Some(kind)) = (all.lists.get_mut(&list), value()) {
                    list.kind = kind;
                }
            }
            "lvl" | "lvlOverride" => {
                level = e.attribute("ilvl").and_then(|l| l.parse().ok()).unwrap_or(0);
                level = level.min(LEVELS - 1);
            }
            "startOverride" => {
                if let Some(list) = all.lists.get_mut(&list) {
                    list.starts[level] = number();
                }
            }
            // Levels stand in kinds first, then, changed for one list, in lists; those are rare and
            // taken for the whole kind.
            name @ ("start" | "numFmt" | "lvlText") => {
                let of_list = all.lists.get(&list).map(|l| l.kind.clone());
                let Some(kind) = all.kinds.get_mut(&of_list.unwrap_or_else(|| kind.clone())) else {
                    continue;
                };
                let level = &mut kind.levels[level];
                match name {
                    "start" => level.start = number(),
                    "numFmt" => level.format = value().unwrap_or_default(),
                    _ => level.text = value().unwrap_or_default(),
                }
            }
            _ => {}
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_counted_as_word_does() {
        let level = |i: usize, format: &str, text: &str| {
            format!(
                "<w:lvl w:ilvl='{i}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
            )
        };
        let xml = format!(
            "<w:numbering><w:abstractNum w:abstractNumId='7'>{}{}</w:abstractNum><w:abstractNum w:abstractNumId='8'>{}{}</w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>\
             <w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num></w:numbering>",
            level(0, "decimal", "%1."),
            level(1, "lowerLetter", "%1.%2)"),
            level(0, "chineseCounting", "第%1章"),
            level(1, "bullet", "•"),
        );
        let mut all = read(&xml, "a").unwrap();
        let shown: Vec<_> = [
            ("1", 0),
            ("1", 1),
            ("1", 1),
            ("1", 0),
            ("1", 1),
            ("3", 0),
            ("3", 0),
            ("2", 0),
            ("2", 1),
            ("2", 99),
            ("4", 0),
        ]
        .map(|(list, level)| all.next(list, level).unwrap_or_default())
        .into();
        assert_eq!(
            shown,
            ["1. ", "1.a) ", "1.b) ", "2. ", "2.a) ", "5. ", "6. ", "第一章 ", "", "", ""]
        );
    }
}
