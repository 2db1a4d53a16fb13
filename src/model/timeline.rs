//! The timing map (`timing.json`, version 1): every sounded word tied to the words on the page.
//!
//! These types are the format. Its JSON Schema is generated from them into `tests/schema/`.

use super::range::{FrameSpan, SourceSpan};
use super::units::{Frames, SampleRate};
use super::voice::Timing;
use serde::{Deserialize, Serialize};

/// The version of the format written here.
pub(crate) const VERSION: u32 = 1;

/// What stands before the lists in a timing map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Head {
    /// 1.
    pub version: u32,
    /// Frames a second of `audio.wav`.
    pub sample_rate: SampleRate,
    /// The length of `audio.wav`.
    pub frames: Frames,
    /// BCP 47 tag of the article.
    pub language: String,
    /// The article's title; empty if it has none.
    pub title: String,
    /// The whole shown text: blocks joined by one newline.
    pub text: String,
}

/// A whole timing map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TimingMap {
    /// Version, rate, length, language, title and text.
    #[serde(flatten)]
    pub head: Head,
    /// In reading order.
    pub blocks: Vec<BlockCue>,
    /// In reading order; ranges grow and never overlap.
    pub segments: Vec<Cue>,
    /// What is not spoken. With the segments it covers all non-space characters exactly once.
    pub skipped: Vec<SkippedText>,
}

/// A block on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BlockCue {
    /// Stays the same when other blocks change.
    pub id: String,
    /// `heading`, `paragraph`, `list_item`, `quote`, `code`, `table_row` or `caption`.
    pub kind: String,
    /// 1 to 6, headings only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// Code points of the text.
    pub text: SourceSpan,
    /// From its first to its last segment; empty where the block is silent.
    pub frames: FrameSpan,
}

/// A segment on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cue {
    /// The block's id, a dot, and `s` with its number in the block from 1.
    pub id: String,
    /// The id of its block.
    pub block: String,
    /// Code points of the text.
    pub text: SourceSpan,
    /// Its speech; pauses lie between segments.
    pub frames: FrameSpan,
    /// The voice card that spoke it.
    pub voice: String,
    /// What was said.
    pub said: String,
    /// Where the timing of the words comes from.
    pub timing: Timing,
    /// In order, without overlaps, inside the segment.
    pub words: Vec<Word>,
}

/// A word (in Chinese a word or a character; a number with all that is said for it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Word {
    /// Code points of the text.
    pub text: SourceSpan,
    /// When it sounds.
    pub frames: FrameSpan,
}

/// A range of the text that is not spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkippedText {
    /// Code points of the text.
    pub text: SourceSpan,
    /// Why: `code`, `symbols`, `footnote` …
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::range::Span;

    #[test]
    fn the_schema_in_the_tree_is_current() {
        let schema = schemars::schema_for!(TimingMap);
        let current = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schema/timing.schema.json");
        if std::env::var_os("ALOUD_UPDATE").is_some() {
            std::fs::write(path, &current).unwrap();
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(kept == current, "{path} is stale: run ALOUD_UPDATE=1 cargo test schema");
    }

    #[test]
    fn a_map_reads_as_the_design_writes_it() {
        let json = r#"{ "version": 1, "sample_rate": 22050, "frames": 500, "language": "zh-Hans", "title": "题",
            "text": "一二", "blocks": [ { "id": "b3", "kind": "paragraph", "text": [0, 2], "frames": [10, 400] } ],
            "segments": [ { "id": "b3.s1", "block": "b3", "text": [0, 2], "frames": [10, 400], "voice": "v",
                "said": "一二", "timing": "measured", "words": [ { "text": [0, 1], "frames": [10, 200] } ] } ],
            "skipped": [] }"#;
        let map: TimingMap = serde_json::from_str(json).unwrap();
        assert_eq!(map.segments[0].words[0].frames, Span(Frames(10), Frames(200)));
        let again: TimingMap = serde_json::from_str(&serde_json::to_string(&map).unwrap()).unwrap();
        assert_eq!(map, again);
    }
}
