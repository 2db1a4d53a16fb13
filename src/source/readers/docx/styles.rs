//! What the styles of a document mean.

use crate::Result;
use crate::model::article::{BlockKind, Mark};
use crate::model::role::Role;
use crate::source::formats::xml::{Piece, Pieces};
use std::collections::HashMap;

/// A paragraph's place in a list: which list, and how deep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct InList {
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

/// A style as the document defines it.
#[derive(Clone, Debug, Default)]
struct Style {
    /// In lower case. Word writes the names of its own styles in English in every language.
    name: String,
    based_on: Option<String>,
    /// From 0; 9 is running text.
    outline: Option<u8>,
    in_list: InList,
    is_raised: bool,
}

/// The styles of a document, by their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// What a style makes of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Meaning {
    pub(super) kind: Option<BlockKind>,
    pub(super) role: Option<Role>,
    pub(super) in_list: InList,
    pub(super) is_title: bool,
}

impl Styles {
    /// What the style with this id makes of a paragraph, by itself and by those that it is based on.
    pub(super) fn meaning(&self, id: &str) -> Meaning {
        let mut meaning = Meaning::default();
        let mut next = Some(id);
        // Styles that are based on each other in a circle are left after some steps.
        for _ in 0..16 {
            let Some(style) = next.and_then(|id| self.0.get(id)) else { break };
            let (kind, role) = of_name(&style.name);
            let outline = style.outline.filter(|o| *o < 9);
            let outline = outline.map(|o| BlockKind::Heading { level: (o + 1).min(6) });
            meaning.is_title |= style.name == "title" && meaning.kind.is_none();
            meaning.kind = meaning.kind.or(kind).or(outline);
            meaning.role = meaning.role.or(role);
            meaning.in_list.list = meaning.in_list.list.or_else(|| style.in_list.list.clone());
            meaning.in_list.level = meaning.in_list.level.or(style.in_list.level);
            next = style.based_on.as_deref();
        }
        meaning
    }

    /// Whether the style with this id sets characters higher than the line.
    pub(super) fn is_raised(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(|style| style.is_raised)
    }

    /// What the style of characters with this id marks them as.
    pub(super) fn mark(&self, id: &str) -> Option<Mark> {
        match self.0.get(id)?.name.as_str() {
            "strong" | "intense emphasis" => Some(Mark::Strong),
            "emphasis" | "subtle emphasis" => Some(Mark::Emphasis),
            "verbatim char" | "html code" | "source text" => Some(Mark::Code),
            _ => None,
        }
    }
}

fn of_name(name: &str) -> (Option<BlockKind>, Option<Role>) {
    const HEADINGS: [&str; 6] = ["heading", "标题", "標題", "überschrift", "titre", "título"];
    let level = HEADINGS.iter().find_map(|h| name.strip_prefix(h)?.trim().parse::<u8>().ok());
    if let Some(level) = level.filter(|l| (1..=9).contains(l)) {
        return (Some(BlockKind::Heading { level: level.min(6) }), None);
    }
    if name.starts_with("toc ") || name.starts_with("table of figures") {
        return (Some(BlockKind::Paragraph), Some(Role::Navigation));
    }
    match name {
        "title" => (Some(BlockKind::Heading { level: 1 }), None),
        "subtitle" => (Some(BlockKind::Heading { level: 2 }), None),
        "quote" | "intense quote" | "block text" | "quotations" => (Some(BlockKind::Quote), None),
        "caption" | "image caption" | "table caption" => (Some(BlockKind::Caption), None),
        "source code" | "html preformatted" | "preformatted text" => (Some(BlockKind::Code), None),
        "author" => (None, Some(Role::Byline)),
        "date" => (None, Some(Role::Date)),
        "bibliography" => (None, Some(Role::Reference)),
        _ => (None, None),
    }
}

/// Reads `styles.xml`.
pub(super) fn read(xml: &str, origin: &str) -> Result<Styles> {
    let mut styles = HashMap::new();
    let mut current: Option<(String, Style)> = None;
    let mut pieces = Pieces::new(xml, origin);
    while let Some(piece) = pieces.next()? {
        let Piece::Start(e) = piece else { continue };
        if e.name() == "style" {
            styles.extend(current.take());
            current = e.attribute("styleId").map(|id| (id, Style::default()));
        }
        let Some((_, style)) = &mut current else { continue };
        let value = || e.attribute("val");
        match e.name() {
            "name" => style.name = value().unwrap_or_default().to_lowercase(),
            "basedOn" => style.based_on = value(),
            "outlineLvl" => style.outline = value().and_then(|v| v.parse().ok()),
            "vertAlign" => style.is_raised = value().as_deref() == Some("superscript"),
            "numId" => style.in_list.list = value(),
            "ilvl" => style.in_list.level = value().and_then(|v| v.parse().ok()),
            _ => {}
        }
    }
    styles.extend(current);
    Ok(Styles(styles))
}
