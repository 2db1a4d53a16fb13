//! Which voices speak an article.

use super::context::Context;
use aloud::Result;
use aloud::model::article::{Article, Mark};
use aloud::model::language::Language;
use aloud::model::voice::VoiceCard;
use aloud::pipeline::cast::{Cast, Speaker};

/// What the user said of voices.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The card that was named, by flag or setting.
    pub voice: Option<&'a str>,
    /// It speaks everything.
    pub one_voice: bool,
}

/// Languages of one article that get a voice. More are a hoax.
const MOST: usize = 255;

/// The main voice, for the article's language or as it was named; and for each other language in
/// the article the voice that fits it best. A voice that was named speaks the article's language
/// whatever its card says, and the others that its card names.
pub fn of(
    context: &Context,
    wish: Wish,
    article: &Article,
    mut open: impl FnMut(VoiceCard) -> Result<Speaker>,
) -> Result<Cast> {
    let voices = context.voices()?;
    let main = match wish.voice {
        Some(name) => voices.find(name)?,
        None => voices.for_language(&article.language)?,
    };
    let mut cast = Cast::new(open(main.clone())?);
    if main.fit(&article.language).is_none() {
        let why = "it was asked for, though its card does not name that language";
        cast.leave(article.language.clone(), why);
    }
    if wish.one_voice {
        return Ok(cast);
    }
    for language in others(article) {
        let own = main.fit(language);
        if wish.voice.is_some() && own.is_some() {
            continue;
        }
        match voices.for_language(language) {
            Ok(card) if card.name == main.name || own >= card.fit(language) => {}
            Ok(card) => match open(card) {
                Ok(speaker) => cast.add(language.clone(), speaker),
                Err(e) => cast.leave(language.clone(), &e.to_string()),
            },
            Err(_) => cast.leave(language.clone(), "`aloud voices` has no card for it"),
        }
    }
    Ok(cast)
}

/// The languages of blocks and runs that are no variant of the article's own, as they come.
fn others(article: &Article) -> Vec<&Language> {
    let mut others: Vec<&Language> = Vec::new();
    for block in article.blocks.iter().filter(|b| !b.is_skipped()) {
        let runs = block.runs.iter().filter_map(|run| match &run.mark {
            Mark::Language(language) => Some(language),
            _ => None,
        });
        for language in block.language.iter().chain(runs) {
            let is_other = language.primary() != article.language.primary();
            if is_other && others.len() < MOST && !others.contains(&language) {
                others.push(language);
            }
        }
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{Common, Prosody};
    use aloud::config::settings::{Loaded, Settings};
    use aloud::model::article::{BlockKind, Blocks};

    fn context() -> Context {
        let common = Common { config: None, quiet: true, verbose: false, json: false };
        let loaded = Loaded { settings: Settings::default(), file: None };
        Context { common, loaded, shared: Default::default(), purse: None }
    }

    /// The voices for these languages in a Chinese article.
    fn voices(voice: Option<&str>, one_voice: bool, languages: &[&str]) -> Vec<String> {
        let languages: Vec<_> = languages.iter().map(|t| Language::parse(t).unwrap()).collect();
        let mut blocks = Blocks::default();
        for language in &languages {
            blocks.push(BlockKind::Paragraph, "text");
            blocks.last_mut().unwrap().language = Some(language.clone());
        }
        let language = Language::parse("zh-Hans").unwrap();
        let article = Article { language, blocks: blocks.finish(), ..Article::default() };
        let context = context();
        let open = |card| context.speaker(card, &Prosody::default(), 1);
        let cast = of(&context, Wish { voice, one_voice }, &article, open).unwrap();
        languages.iter().map(|l| cast.speaker(l).card.name.clone()).collect()
    }

    #[cfg(feature = "espeak")]
    #[test]
    fn each_language_has_its_voice() {
        let languages = ["zh-Hant", "en-US", "fr", "yue", "ja"];
        let all = ["zh-espeak", "en-us-espeak", "fr-espeak", "yue-espeak", "zh-espeak"];
        assert_eq!(voices(None, false, &languages), all);
        assert_eq!(voices(None, true, &languages), ["zh-espeak"; 5]);
        assert_eq!(voices(Some("tone"), false, &languages), ["tone"; 5]);
        let named = voices(Some("en-us-espeak"), false, &["en", "fr"]);
        assert_eq!(named, ["en-us-espeak", "fr-espeak"]);
    }
}
