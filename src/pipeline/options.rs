//! How to render.

use super::events::Events;
use crate::model::lexicon::Lexicon;
use crate::model::script::Pauses;
use crate::store::clips::ClipStore;
use std::sync::Arc;

/// How to render.
#[derive(Clone)]
pub struct Options {
    /// Where clips are kept; `None` keeps none.
    pub store: Option<Arc<ClipStore>>,
    /// Speak everything anew, and keep that.
    pub fresh: bool,
    /// Speak anew what a second voice spoke in place of the first.
    pub revoice: bool,
    /// The rests between segments.
    pub pauses: Pauses,
    /// The user's own words.
    pub lexicon: Arc<Lexicon>,
    /// Where the article was read from, as the user named it.
    pub source: String,
    /// Somebody hears the edition while it is rendered: the first segment is hurried, and every one is
    /// in the file before it is told.
    pub live: bool,
    /// Told of every step.
    pub events: Arc<dyn Events>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            store: None,
            fresh: false,
            revoice: false,
            pauses: Pauses::default(),
            lexicon: Arc::default(),
            source: String::new(),
            live: false,
            events: Arc::new(()),
        }
    }
}
