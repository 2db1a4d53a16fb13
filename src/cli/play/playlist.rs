//! What is played, one after the other.

use crate::cli::listen::Renderer;
use crate::cli::runtime;
use aloud::Result;
use aloud::model::Memory;
use aloud::player::{Playlist, Track};
use aloud::studio::{Input, Memories, SavedEdition, Studio};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// What can be played.
pub enum Entry {
    Edition(PathBuf),
    Article(Input),
}

/// What the user named: editions, folders of them, and whatever `aloud speak` takes.
pub fn entries(studio: &Studio, inputs: &[String], items: Option<&str>) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for name in inputs {
        let path = Input::parse(name).ok().and_then(|input| input.path());
        let path = &path.unwrap_or_else(|| name.into());
        if SavedEdition::is_in(path) {
            entries.push(Entry::Edition(path.clone()));
            continue;
        }
        let editions = SavedEdition::all_in(path);
        // Asks the network only if items of a feed are to be counted.
        let found = match runtime::block_on(studio.inputs(std::slice::from_ref(name), items)) {
            // A folder of editions needs no articles.
            Err(_) if !editions.is_empty() => Vec::new(),
            found => found?,
        };
        entries.extend(editions.into_iter().map(Entry::Edition));
        entries.extend(found.into_iter().map(Entry::Article));
    }
    Ok(entries)
}

/// What is played, with what is remembered of it.
pub struct List {
    entries: Vec<Entry>,
    /// What each is, once it was read.
    sources: Vec<Arc<OnceLock<String>>>,
    renderer: Renderer,
    memories: Memories,
}

impl List {
    pub fn new(entries: Vec<Entry>, renderer: Renderer) -> Self {
        List {
            sources: entries.iter().map(|_| Arc::default()).collect(),
            entries,
            renderer,
            memories: Memories::default(),
        }
    }

    /// Ends the rendering; what is kept is finished first.
    pub fn end(&mut self) -> Result<()> {
        self.renderer.end()
    }

    fn edition(&self, number: usize, dir: &Path) -> Result<Track> {
        let SavedEdition { manifest, map, audio, .. } = SavedEdition::open(dir)?;
        let _ = self.sources[number].set(manifest.source);
        Ok(Track::finished(map, manifest.chapters, &audio))
    }
}

impl Playlist for List {
    fn count(&self) -> usize {
        self.entries.len()
    }

    fn open(&mut self, number: usize) -> Arc<Track> {
        match &self.entries[number] {
            Entry::Edition(dir) => Arc::new(self.edition(number, dir).unwrap_or_else(|e| {
                let track = Track::default();
                track.fail(e);
                track
            })),
            Entry::Article(input) => {
                self.renderer.render(input.clone(), self.sources[number].clone())
            }
        }
    }

    fn memory(&self, number: usize) -> Option<Memory> {
        self.sources[number].get().map(|source| self.memories.of(source))
    }

    fn remember(&mut self, number: usize, memory: &Memory) -> Result<()> {
        match self.sources[number].get() {
            Some(source) => self.memories.keep(source, memory),
            None => Ok(()),
        }
    }
}
