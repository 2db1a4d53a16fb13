//! The audit of an edition against the page that it was made of.

use super::core::Studio;
use super::document::blocking;
use crate::Result;
use crate::model::language::Language;
use crate::pipeline::account::{Account, account};
use crate::pipeline::verify::Audit;
use crate::source::table::{self, Options};

impl Studio {
    /// Reads the page of an edition again, and accounts for all that it shows.
    ///
    /// # Errors
    /// As [`Studio::read`]; [`Kind::Usage`](crate::Kind::Usage) if no second way to the text of such an
    /// input is known.
    pub async fn account(&self, page: &str, audit: &Audit) -> Result<Account> {
        let fetched = self.0.fetcher.fetch(page).await?;
        let language = Language::parse(&audit.manifest.language);
        let options = Options { language, ..Options::default() };
        let read =
            move || Ok((table::texts(&fetched, &options)?, table::read(&fetched, &options)?));
        let (texts, article) = blocking(read).await?;
        Ok(account(&audit.map, &article, &texts))
    }
}
