//! `aloud voices`

use super::args::{Prosody, Voices, VoicesCommand};
use super::context::Context;
use super::{card, output, runtime};
use aloud::config::voices::Origin;
use aloud::model::language::Language;
use aloud::model::units::Clock;
use aloud::{Error, Kind, Result};
use serde_json::json;
use std::path::{Path, PathBuf};

/// A sentence to try a voice with, for each language that has a card.
const SENTENCES: &[(&str, &str)] = &[
    ("ar", "مرحبًا، هكذا أقرأ المقالات بصوت عالٍ."),
    ("de", "Guten Tag, so klingt ein Artikel, wenn ich ihn vorlese."),
    ("en", "Hello, this is how an article sounds when I read it aloud."),
    ("es", "Hola, así suena un artículo cuando lo leo en voz alta."),
    ("fr", "Bonjour, voici comment sonne un article quand je le lis à voix haute."),
    ("hi", "नमस्ते, मैं लेख को ज़ोर से ऐसे पढ़ता हूँ।"),
    ("id", "Halo, beginilah bunyi artikel ketika saya membacanya."),
    ("it", "Buongiorno, ecco come suona un articolo quando lo leggo ad alta voce."),
    ("ko", "안녕하세요, 저는 기사를 이렇게 소리 내어 읽습니다."),
    ("nl", "Goedendag, zo klinkt een artikel als ik het voorlees."),
    ("pl", "Dzień dobry, tak brzmi artykuł, kiedy czytam go na głos."),
    ("pt", "Olá, é assim que soa um artigo quando o leio em voz alta."),
    ("ru", "Здравствуйте, вот так звучит статья, когда я читаю её вслух."),
    ("tr", "Merhaba, bir makaleyi sesli okuduğumda böyle duyulur."),
    ("uk", "Вітаю, ось так звучить стаття, коли я читаю її вголос."),
    ("vi", "Xin chào, đây là cách tôi đọc to một bài báo."),
    ("yue", "你好，我就係咁樣朗讀文章。"),
    ("zh", "你好，我就是这样朗读文章的。"),
];

pub fn run(context: &Context, args: &Voices) -> Result<()> {
    match &args.command {
        None | Some(VoicesCommand::List { backend: None, card: None }) => list(context),
        Some(VoicesCommand::List { backend, card }) => {
            list_backend(context, backend.as_deref(), card.as_deref())
        }
        Some(VoicesCommand::Add { name, from, voice, lang }) => {
            card::add(context, name, from, voice, lang.as_deref())
        }
        Some(VoicesCommand::Show { name }) => show(context, name),
        Some(VoicesCommand::Try { name, text, output, prosody }) => {
            try_voice(context, name, text.as_deref(), output.as_deref(), prosody)
        }
    }
}

fn list(context: &Context) -> Result<()> {
    let studio = context.studio()?;
    let voices = studio.voices()?;
    if context.common.json {
        let cards = voices.all().map(|(card, origin)| {
            json!({
                "name": card.name, "backend": card.backend, "languages": card.languages,
                "licence": card.licence, "about": card.about, "file": file(origin),
            })
        });
        return output::json(&json!({ "voices": cards.collect::<Vec<_>>() }));
    }
    for (card, _) in voices.all() {
        let languages = card.languages.join(" ");
        output::line(format!(
            "{:16} {:8} {:24} {}",
            card.name, card.backend, languages, card.about
        ))?;
    }
    Ok(())
}

fn file(origin: &Origin) -> Option<&Path> {
    match origin {
        Origin::Embedded => None,
        Origin::File(path) => Some(path),
    }
}

/// What a service offers, asked on the terms of a card: the one that is named, or the first that uses
/// the backend.
fn list_backend(context: &Context, backend: Option<&str>, card: Option<&str>) -> Result<()> {
    let studio = context.studio()?;
    let voices = studio.voices()?;
    let card = match (card, backend) {
        (Some(card), _) => voices.find(card)?,
        (None, backend) => {
            let name = backend.unwrap_or_default();
            let found = voices.all().map(|(card, _)| card).find(|c| c.backend == name);
            found.cloned().ok_or_else(|| {
                let what = format!(
                    "no voice card uses a backend called {name:?}; write one that says where the \
                     service is, and name it with --card"
                );
                Error::new(Kind::Usage, what)
            })?
        }
    };
    let name = card.backend.clone();
    let speaker = studio.speaker(&card)?;
    let offered = runtime::block_on(speaker.backend.voices())?;
    if context.common.json {
        return output::json(&json!({ "backend": name, "voices": offered }));
    }
    for voice in offered {
        let tags: Vec<_> = voice.languages.iter().map(Language::as_str).collect();
        output::line(format!("{:24} {:12} {}", voice.id, tags.join(" "), voice.about))?;
    }
    Ok(())
}

fn show(context: &Context, name: &str) -> Result<()> {
    let card = context.studio()?.voices()?.find(name)?;
    if context.common.json {
        return output::json(&json!({
            "name": card.name, "backend": card.backend, "languages": card.languages,
            "licence": card.licence, "about": card.about, "settings": card.settings,
        }));
    }
    output::line(card::as_toml(&card)?)
}

fn try_voice(
    context: &Context,
    name: &str,
    text: Option<&str>,
    output: Option<&Path>,
    prosody: &Prosody,
) -> Result<()> {
    let card = context.studio()?.voices()?.find(name)?;
    let tag = card.languages.iter().find_map(|t| Language::parse(t));
    let language = tag.unwrap_or_else(Language::unknown);
    let sample = SENTENCES.iter().find(|(tag, _)| *tag == language.primary());
    let text = text.or(sample.map(|s| s.1)).unwrap_or("Hello.");
    let path =
        output.map_or_else(|| PathBuf::from(format!("{}.wav", card.name)), Path::to_path_buf);
    let studio =
        prosody.apply(context.builder()).voice(name).language(language.as_str()).build()?;
    let speech = runtime::block_on(studio.say(text))?;
    let sound = speech.save(&path)?;
    if context.common.json {
        return output::json(&json!({
            "file": path, "said": speech.spoken.said(),
            "frames": sound.frames, "sample_rate": sound.rate,
        }));
    }
    let length = Clock(sound.rate.duration(sound.frames));
    output::line(format!("{}: {length} of {}: {text}", path.display(), speech.voice))
}
