//! Which voices speak an article.

use super::core::Studio;
use crate::Result;
use crate::model::article::{Article, Mark};
use crate::model::language::Language;
use crate::pipeline::cast::Cast;

/// Languages of one article that get a voice of their own. More are almost certainly detection noise.
const MAX_LANGUAGES: usize = 255;

impl Studio {
    /// The main voice, for the article's language or as it was asked for; and for each other language
    /// in the article the voice that fits it best. A voice that was asked for speaks the article's
    /// language whatever its card says, and the others that its card names.
    pub(super) fn cast(&self, article: &Article) -> Result<Cast> {
        let voices = self.voices()?;
        let request = &self.0.request;
        let is_named = !request.voice.is_empty();
        let main = match is_named {
            true => voices.find(&request.voice)?,
            false => voices.for_language(&article.language)?,
        };
        let mut cast = Cast::new(self.speaker(&main)?);
        if main.fit(&article.language).is_none() {
            let why = "it was asked for, though its card does not name that language";
            cast.leave_to_main(article.language.clone(), why);
        }
        if request.one_voice {
            return Ok(cast);
        }
        for language in others(article) {
            let own = main.fit(language);
            if is_named && own.is_some() {
                continue;
            }
            match voices.for_language(language) {
                Ok(card) if card.name == main.name || own >= card.fit(language) => {}
                Ok(card) => match self.speaker(&card) {
                    Ok(speaker) => cast.add(language.clone(), speaker),
                    Err(e) => cast.leave_to_main(language.clone(), &e.to_string()),
                },
                Err(_) => cast.leave_to_main(language.clone(), "`aloud voices` has no card for it"),
            }
        }
        Ok(cast)
    }
}

/// The languages of blocks and runs that are not variant of the article's own, as they come.
fn others(article: &Article) -> Vec<&Language> {
    let mut others: Vec<&Language> = Vec::new();
    for block in article.blocks.iter().filter(|b| !b.is_skipped()) {
        let runs = block.runs.iter().filter_map(|run| match &run.mark {
            Mark::Language(language) => Some(language),
            _ => None,
        });
        for language in block.language.iter().chain(runs) {
            let is_other = language.primary() != article.language.primary();
            if is_other && others.len() < MAX_LANGUAGES && !others.contains(&language) {
                others.push(language);
            }
        }
    }
    others
}

#[cfg(test)]
#[cfg(feature = "espeak")]
mod tests {
    use super::*;
    use crate::config::settings::{Loaded, Settings};
    use crate::model::article::{BlockKind, Blocks};

    /// The voices for these languages in a Chinese article.
    fn voices(voice: &str, one_voice: bool, languages: &[&str]) -> Vec<String> {
        let languages: Vec<_> = languages.iter().map(|t| Language::parse(t).unwrap()).collect();
        let mut blocks = Blocks::default();
        for language in &languages {
            blocks.push(BlockKind::Paragraph, "text");
            blocks.last_mut().unwrap().language = Some(language.clone());
        }
        let language = Language::parse("zh-Hans").unwrap();
        let article = Article { language, blocks: blocks.finish(), ..Article::default() };
        let loaded = Loaded { settings: Settings::default(), file: None };
        let studio = Studio::builder().settings(loaded).voice(voice).one_voice(one_voice);
        let cast = studio.build().unwrap().cast(&article).unwrap();
        languages.iter().map(|l| cast.speaker(l).card.name.clone()).collect()
    }

    #[test]
    fn each_language_has_its_voice() {
        let languages = ["zh-Hant", "en-US", "fr", "yue", "ja"];
        let all = ["zh-espeak", "en-us-espeak", "fr-espeak", "yue-espeak", "zh-espeak"];
        assert_eq!(voices("", false, &languages), all);
        assert_eq!(voices("", true, &languages), ["zh-espeak"; 5]);
        assert_eq!(voices("tone", false, &languages), ["tone"; 5]);
        let named = voices("en-us-espeak", false, &["en", "fr"]);
        assert_eq!(named, ["en-us-espeak", "fr-espeak"]);
    }
}
