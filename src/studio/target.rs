//! Where an edition is made.

use crate::model::edition_files::EditionFiles;
use std::path::PathBuf;

/// Where a [`Plan`](super::Plan) makes its edition, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub(super) place: Place,
    pub(super) live: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a folder of its own inside this one, called by the name or by the article's title.
    Inside { folder: PathBuf, name: Option<String> },
    /// In these files.
    At(EditionFiles),
}

impl Target {
    /// A folder of its own inside `folder`, called by the article's title. Another article's edition
    /// is never overwritten.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Target { place: Place::Inside { folder: folder.into(), name: None }, live: false }
    }

    /// The folder `dir` itself.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Target { place: Place::At(EditionFiles::folder(dir)), live: false }
    }

    /// The WAV file `sound`, with the timing map and the manifest beside it
    /// ([`EditionFiles::of`]).
    pub fn file(sound: impl Into<PathBuf>) -> Self {
        Target { place: Place::At(EditionFiles::of(&sound.into())), live: false }
    }

    /// Calls the edition's folder by this name, in place of the title.
    pub fn named(mut self, called: impl Into<String>) -> Self {
        if let Place::Inside { name, .. } = &mut self.place {
            *name = Some(called.into());
        }
        self
    }

    /// Somebody hears the edition while it is made, by
    /// [`Events::placed`](super::Events::placed): the first sentence is hurried.
    pub fn live(mut self) -> Self {
        self.live = true;
        self
    }
}
