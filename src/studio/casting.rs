//! Which voices speak an article.

use super::core::Studio;
use crate::model::article::{Article, Mark};
use crate::model::language::Language;
use crate::model::voice::VoiceCard;
use crate::pipeline::cast::Cast;
use crate::{Error, Kind, Result};

/// Languages of one article that get a voice of their own. More are almost certainly detection noise.
const MAX_LANGUAGES: usize = 255;

impl Studio {
    /// The main voice, for the article's language or as it was asked for; and for each other language
    /// in the article the voice that fits it best. A voice that was asked for for this run speaks the
    /// article's language whatever its card says, and the others that its card names; a voice of the
    /// settings speaks what its card names and nothing else, since it may be billed.
    pub(super) fn cast(&self, article: &Article) -> Result<Cast> {
        let voices = self.voices()?;
        let request = &self.0.request;
        let is_named = !request.voice.is_empty();
        let main = match is_named {
            true => voices.find(&request.voice)?,
            false => self.voice_of(&article.language)?.card,
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
            match self.voice_of(language) {
                Ok(Chosen { card, .. }) if card.name == main.name => {}
                Ok(Chosen { card, named: false }) if own >= card.fit(language) => {}
                Ok(Chosen { card, .. }) => match self.speaker(&card) {
                    Ok(speaker) => cast.add(language.clone(), speaker),
                    Err(e) => cast.leave_to_main(language.clone(), &e.to_string()),
                },
                Err(e) if self.is_named(language) => return Err(e),
                Err(_) => cast.leave_to_main(language.clone(), "`aloud voices` has no card for it"),
            }
        }
        Ok(cast)
    }
}

/// A voice for a language.
pub(super) struct Chosen {
    pub card: VoiceCard,
    /// The settings name it, and it was not chosen by language alone.
    named: bool,
}

impl Studio {
    /// The voice for a language: the settings' one for it, else the settings' one if its card names the
    /// language, else the one that fits it best.
    pub(super) fn voice_of(&self, language: &Language) -> Result<Chosen> {
        let (voices, settings) = (self.voices()?, self.settings());
        if let Some((tag, name)) = self.named(language) {
            let card = voices.find(name)?;
            if card.fit(language).is_some() {
                return Ok(Chosen { card, named: true });
            }
            let what = format!(
                "[voices] in the configuration names {name} for {tag}, but its card does not name \
                 {language}: it speaks {}",
                card.languages.join(", ")
            );
            return Err(Error::new(Kind::Usage, what));
        }
        if !settings.voice.is_empty() {
            let card = voices.find(&settings.voice)?;
            if card.fit(language).is_some() {
                return Ok(Chosen { card, named: true });
            }
        }
        let card = voices.for_language(language).map_err(|e| self.with_offer(e, language))?;
        Ok(Chosen { card, named: false })
    }

    /// The line of `[voices]` that fits a language best.
    fn named(&self, language: &Language) -> Option<(&String, &String)> {
        let lines = self.settings().voices.iter();
        let fits = lines.filter_map(|line| Some((Language::parse(line.0)?.fit(language)?, line)));
        fits.max_by_key(|(fit, _)| *fit).map(|(_, line)| line)
    }

    fn is_named(&self, language: &Language) -> bool {
        self.named(language).is_some()
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
        cast(Settings::default(), voice, one_voice, languages)
    }

    fn cast(settings: Settings, voice: &str, one_voice: bool, languages: &[&str]) -> Vec<String> {
        let languages: Vec<_> = languages.iter().map(|t| Language::parse(t).unwrap()).collect();
        let mut blocks = Blocks::default();
        for language in &languages {
            blocks.push(BlockKind::Paragraph, "text");
            blocks.last_mut().unwrap().language = Some(language.clone());
        }
        let language = Language::parse("zh-Hans").unwrap();
        let article = Article { language, blocks: blocks.finish(), ..Article::default() };
        let loaded = Loaded { settings, file: None };
        let studio = Studio::builder().settings(loaded).voice(voice).one_voice(one_voice);
        let cast = studio.build().unwrap().cast(&article).unwrap();
        languages.iter().map(|l| cast.speaker(l).card.name.clone()).collect()
    }

    #[test]
    fn a_voice_of_the_settings_speaks_only_what_its_card_names() {
        let with = |text: &str, languages: &[&str]| {
            let settings = toml::from_str(text).unwrap();
            cast(settings, "", false, languages)
        };
        let english = "voice = 'en-us-espeak'";
        assert_eq!(with(english, &["zh", "en", "fr"]), ["zh-espeak", "en-us-espeak", "fr-espeak"]);
        let both = "voice = 'tone'\n[voices]\nzh = 'zh-espeak'\nen = 'en-us-espeak'";
        assert_eq!(with(both, &["zh-Hant", "en", "ja"]), ["zh-espeak", "en-us-espeak", "tone"]);
        let wrong = "[voices]\nfr = 'zh-espeak'";
        assert!(std::panic::catch_unwind(|| with(wrong, &["zh", "fr"])).is_err());
        assert_eq!(with(wrong, &["zh", "en"]), ["zh-espeak", "en-gb-espeak"]);
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
