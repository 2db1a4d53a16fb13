//! What a paragraph is, what it holds, and where it ends.

use super::Walk;
use crate::Result;
use crate::model::article::{BlockKind, Mark};
use crate::model::language::Language;
use crate::model::role::OmissionReason;
use crate::source::formats::xml::Pieces;
use crate::source::readers::docx::styles::InList;

impl Walk {
    /// Ends the innermost paragraph.
    pub(super) fn emit(&mut self) {
        let Some(mut p) = self.open.pop() else { return };
        p.unmark();
        if p.is_title && self.title.is_none() && !p.inline.is_empty() {
            self.title = Some(p.inline.text().to_owned());
        }
        for (source, shown) in std::mem::take(&mut p.rewritten) {
            let reason =
                shown.as_ref().map_or(OmissionReason::Pointer, |_| OmissionReason::Rewritten);
            self.omit(&source, reason);
            self.ledger.part();
            self.ledger.add(shown.as_deref().unwrap_or_default());
        }
        let target = if self.open.is_empty() { &mut self.blocks } else { &mut self.boxes };
        p.flush(target);
        if self.open.is_empty() {
            let boxes = std::mem::take(&mut self.boxes).finish();
            boxes.into_iter().for_each(|block| self.blocks.append(block));
        }
    }

    /// Reads what a paragraph is: its style, its level, its place in a list.
    pub(super) fn paragraph_properties(&mut self, pieces: &mut Pieces) -> Result<()> {
        let mut own = InList::default();
        let (mut style, mut outline) = (None, None);
        pieces.each(|e| {
            let value = || e.attribute("val");
            match e.name() {
                "pStyle" => style = value(),
                "outlineLvl" => outline = value().and_then(|v| v.parse::<u8>().ok()),
                "numId" => own.list = value(),
                "ilvl" => own.level = value().and_then(|v| v.parse().ok()),
                // Those of the sign at its end, and those that it had before a change.
                "rPr" | "pPrChange" | "sectPr" => return false,
                _ => {}
            }
            true
        })?;
        let meaning = style.map(|id| self.styles.meaning(&id)).unwrap_or_default();
        let list = own.list.or(meaning.in_list.list).filter(|list| list != "0");
        let level = own.level.or(meaning.in_list.level).unwrap_or(0);
        let number = list.as_ref().and_then(|list| self.numbering.next(list, level));
        let in_row = self.is_in_row();
        let Some(p) = self.open.last_mut() else { return Ok(()) };
        if !in_row {
            let heading = outline.filter(|o| *o < 9);
            let heading = heading.map(|o| BlockKind::Heading { level: (o + 1).min(6) });
            let item = list.map(|_| BlockKind::ListItem);
            p.kind = heading.or(meaning.kind).or(item);
            p.role = p.role.or(meaning.role);
            p.is_title = meaning.is_title;
        }
        if let Some(number) = number {
            p.cell();
            p.inline.push(&number);
            self.ledger.add(&number);
        }
        Ok(())
    }

    /// Adds text in the format of the run that is read.
    pub(super) fn text(&mut self, text: &str) {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let is_cjk =
            text.contains(|c: char| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'));
        let language = if is_cjk { &self.format.east_asian } else { &self.format.latin };
        let language = language.as_deref().and_then(Language::parse);
        if self.format.is_hidden {
            self.omit(text, OmissionReason::Hidden);
            return;
        }
        self.all_letters += letters;
        if let Some(language) = &language {
            *self.letters.entry(language.to_string()).or_default() += letters;
        }
        let mut format = self.format.clone();
        format.marks.dedup();
        format.marks.extend(language.map(Mark::Language));
        let in_row = self.is_in_row();
        let is_inner = self.open.len() > 1;
        let Some(p) = self.open.last_mut() else {
            return self.omit(text, OmissionReason::Outside);
        };
        if format.is_raised && !p.raised.is_empty() {
            p.raised.push_str(text);
            return;
        }
        p.settle();
        if p.forced_line_end && !text.trim_start().is_empty() {
            p.forced_line_end = false;
            if in_row || p.inline.goes_on_with(text) {
                p.inline.line_end();
            } else {
                p.flush(if is_inner { &mut self.boxes } else { &mut self.blocks });
            }
        }
        p.cell();
        let is_raised = format.is_raised;
        p.mark(format);
        match is_raised {
            true => p.raised.push_str(text),
            false => p.inline.push(text),
        }
    }
}
