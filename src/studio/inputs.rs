//! What the user names, as single articles.

use super::core::Studio;
use super::document::{blocking, is_feed};
use super::input::{Input, range};
use crate::source::fetch::STDIN;
use crate::source::inputs;
use crate::source::readers::feed;
use crate::{Error, Kind, Result};

impl Studio {
    /// The articles that these names mean: folders and patterns are expanded, and `items` says which
    /// articles of a feed are wanted, the newest first: `3`, `1-5` or `all`. Without it, the newest.
    ///
    /// # Errors
    /// [`Kind::Input`] for a folder without articles; [`Kind::Usage`] for items that a feed does not
    /// have; what fetching reports.
    pub async fn inputs(&self, names: &[String], items: Option<&str>) -> Result<Vec<Input>> {
        let names = inputs::expand(names)?;
        let Some(items) = items else {
            return Ok(names.into_iter().map(|name| Input { name, item: 0 }).collect());
        };
        let (first, end) = range(items)?;
        let mut wanted = Vec::new();
        for name in names {
            let mut count = 1;
            // Standard input can be read once only.
            if name != STDIN {
                let fetched = self.0.fetcher.fetch(&name).await?;
                if is_feed(&fetched, &self.0.reading) {
                    count = blocking(move || feed::items(&fetched)).await?.len();
                }
            }
            if first >= end.min(count) {
                let what = format!("{name} has no item {}; it has {count}", first + 1);
                return Err(Error::new(Kind::Usage, what));
            }
            wanted.extend((first..end.min(count)).map(|item| Input { name: name.clone(), item }));
        }
        Ok(wanted)
    }
}
