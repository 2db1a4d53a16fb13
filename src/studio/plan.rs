//! An article with the voices that speak it, cut into what each says.

use super::core::{Studio, defect};
use super::document::Document;
use super::target::{Place, Target};
use crate::Result;
use crate::model::article::Article;
use crate::model::edition_files::EditionFiles;
use crate::model::lexicon::Lexicon;
use crate::model::script::{Pauses, Script, Segment};
use crate::model::voice::Utterance;
use crate::pipeline::cast::Cast;
use crate::pipeline::events::Events;
use crate::pipeline::forecast::{Share, forecast};
use crate::pipeline::render::{Rendered, render};
use crate::store::paths;
use crate::text::adapt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// What would be said of an article, by whom, and at what price. Clones are the same plan.
#[derive(Clone)]
pub struct Plan(Arc<Parts>);

struct Parts {
    studio: Studio,
    article: Arc<Article>,
    title: String,
    source: String,
    cast: Cast,
    /// The user's words, which know which voice says what.
    lexicon: Arc<Lexicon>,
    script: OnceLock<Script>,
}

impl Studio {
    /// Finds the voices for an article. Nothing is spoken, and nobody is asked.
    ///
    /// # Errors
    /// [`Kind::Usage`](crate::Kind::Usage) if no voice can be found or set up for it.
    pub fn plan(&self, document: Document) -> Result<Plan> {
        let Document { article, title, source } = document;
        let cast = self.cast(&article)?;
        let lexicon = Arc::new(cast.lexicon(self.lexicon()));
        Ok(Plan(Arc::new(Parts {
            studio: self.clone(),
            article: Arc::new(article),
            title,
            source,
            cast,
            lexicon,
            script: OnceLock::new(),
        })))
    }
}

impl Plan {
    /// The article.
    pub fn article(&self) -> &Article {
        &self.0.article
    }

    /// The article's title, or the name of its file; empty if it has neither.
    pub fn title(&self) -> &str {
        &self.0.title
    }

    /// What a person should know of who speaks what, as sentences.
    pub fn notes(&self) -> Vec<String> {
        self.cast().notes(&self.script().languages)
    }

    /// The rests between its segments.
    pub(super) fn pauses(&self) -> &Pauses {
        &self.0.studio.settings().pauses
    }

    /// The voices that speak it.
    pub fn cast(&self) -> &Cast {
        &self.0.cast
    }

    /// The article cut into segments, for the limits of these voices. It is cut when first asked for,
    /// which takes some milliseconds for a long article.
    pub fn script(&self) -> &Script {
        let Parts { article, lexicon, cast, .. } = &*self.0;
        self.0
            .script
            .get_or_init(|| adapt::script(article, lexicon, |language| cast.part(language)))
    }

    /// What a voice is asked to say for a segment of [`Plan::script`].
    pub(super) fn utterance(&self, segment: &Segment) -> Utterance {
        let language = self.script().language(segment);
        adapt::utterance(&self.0.article, segment, language, &self.0.lexicon)
    }

    /// What each voice would have to do, what is in the store already, and what services charge for
    /// the rest.
    ///
    /// # Errors
    /// [`Kind::Disk`](crate::Kind::Disk) if the store cannot be opened.
    pub fn forecast(&self) -> Result<Vec<Share>> {
        let parts = &*self.0;
        let options = parts.studio.options(&parts.source, &parts.lexicon, Arc::new(()))?;
        Ok(forecast(&parts.article, self.script(), &parts.cast, &options))
    }

    /// Renders the edition. What was spoken before is taken from the store, and what is spoken now is
    /// in it even if the run fails.
    ///
    /// # Errors
    /// [`Kind::Input`](crate::Kind::Input) if there is nothing to say; what voices and the disk report.
    pub async fn render(&self, target: &Target, events: &Arc<dyn Events>) -> Result<Rendered> {
        self.cut().await?;
        let parts = &*self.0;
        let mut options = parts.studio.options(&parts.source, &parts.lexicon, events.clone())?;
        options.live = target.live;
        render(&parts.article, self.script(), &parts.cast, &self.files(target), &options).await
    }

    /// Cuts the article, where that keeps nobody waiting.
    pub(super) async fn cut(&self) -> Result<()> {
        let plan = self.clone();
        let cut = tokio::task::spawn_blocking(move || {
            plan.script();
        });
        cut.await.map_err(|e| defect("cutting the article failed").because(e))
    }

    /// The cache of its studio.
    pub(super) fn cache(&self) -> &Path {
        self.0.studio.cache()
    }

    /// The target with the edition's own place, which is named and so given away.
    pub(super) fn place(&self, target: &Target) -> Target {
        Target { place: Place::At(self.files(target)), live: target.live }
    }

    pub(super) fn files(&self, target: &Target) -> EditionFiles {
        match &target.place {
            Place::At(files) => files.clone(),
            Place::Inside { folder, name } => {
                let slug = paths::slug(name.as_deref().unwrap_or(&self.0.title));
                EditionFiles::folder(self.0.studio.folder(folder, &slug, &self.0.source))
            }
        }
    }
}
