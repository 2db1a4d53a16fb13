//! How speech is formed where the structure of a text asks for it.

use super::range::SpokenRange;
use serde::Serialize;

/// How a stretch is spoken. A voice that can does it in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeakingStyle {
    /// A heading.
    Heading,
    /// What somebody else says: a paragraph of a quotation, or words in quotation marks. A name or a
    /// term in marks is none.
    Quotation,
    /// What stands in brackets.
    Aside,
    /// What the author stresses.
    Emphasis,
}

impl SpeakingStyle {
    /// As it is shown.
    pub fn name(self) -> &'static str {
        match self {
            SpeakingStyle::Heading => "heading",
            SpeakingStyle::Quotation => "quotation",
            SpeakingStyle::Aside => "aside",
            SpeakingStyle::Emphasis => "emphasis",
        }
    }
}

/// Words that are spoken in a manner of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleSpan {
    /// Half-open, in code points of the said text, with the marks around it. Never empty.
    pub said: SpokenRange,
    /// How.
    pub style: SpeakingStyle,
}
