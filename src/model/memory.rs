//! What a player remembers of an article.

use super::units::{Frames, SourceChars};
use serde::{Deserialize, Serialize};

/// Where somebody stopped listening, and what they marked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Where to go on; `None`: from the beginning.
    pub place: Option<Spot>,
    /// In order of the article.
    pub bookmarks: Vec<Bookmark>,
}

/// A place in an article that stays the same when other sentences change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The id of a segment in the timing map.
    pub segment: String,
    /// Frames from its beginning.
    pub offset: Frames,
}

/// A marked sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// Where.
    #[serde(flatten)]
    pub spot: Spot,
    /// Where it stands in the text, in code points, to order by.
    pub at: SourceChars,
    /// How the sentence begins.
    pub words: String,
}
