//! The words of the trade as types: what flows between the stages. No I/O in this room.

pub(crate) mod article;
pub(crate) mod calendar;
pub(crate) mod clip;
pub(crate) mod edition;
pub(crate) mod edition_files;
pub(crate) mod english;
pub(crate) mod language;
pub(crate) mod lexicon;
pub(crate) mod limit;
pub(crate) mod memory;
pub(crate) mod pace;
pub(crate) mod pronunciation;
pub(crate) mod prosody;
pub(crate) mod range;
pub(crate) mod role;
pub(crate) mod roman;
pub(crate) mod script;
pub(crate) mod spoken;
pub(crate) mod terms;
pub(crate) mod timeline;
pub(crate) mod units;
pub(crate) mod voice;
#[cfg(test)]
pub(crate) mod work;
pub(crate) mod writing;

pub use article::{
    Article, Block, BlockKind, Blocks, Chapter, Mark, Metadata, Omission, Part, Run,
};
pub use edition::{
    AUDIO, ChapterMark, DecodedMark, ExportMark, FileMark, LevelMark, Loudness, MANIFEST, Manifest,
    TIMING, VoiceUsed,
};
pub use edition_files::EditionFiles;
pub use language::Language;
pub use lexicon::{Found, Lexicon, Say};
pub use limit::Limit;
pub use memory::{Bookmark, Memory, Spot};
pub use pronunciation::{Phones, Pronunciation, PronunciationSource, Syllable};
pub use prosody::{SpeakingStyle, StyleSpan};
pub use range::{FrameSpan, SourceSpan, Span, SpokenRange};
pub use role::{OmissionReason, Role, SkipPolicy};
pub use script::{Pause, Pauses, Script, Segment, SkippedPart};
pub use spoken::{Edit, Spoken};
pub use terms::{Limits, Price, Retry, Terms};
pub use timeline::{BlockCue, Cue, Head, SkippedText, TimingMap, Word};
pub use units::{Clock, Frames, SampleRate, SourceChars};
pub use voice::{Sound, Take, Timing, Utterance, Voice, VoiceCard, WordMark};
