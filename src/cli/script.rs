//! `aloud script`

use super::args::Script;
use super::context::Context;
use super::{output, runtime};
use aloud::Result;
use aloud::model::article::Article;
use aloud::model::reading::{Reading, ReadingSource};
use aloud::model::script::Segment;
use aloud::model::spoken::{Edit, Spoken};
use aloud::model::voice::Utterance;
use aloud::pipeline::render::unsounded;
use aloud::studio::Input;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::ops::Range;

pub fn run(context: &Context, args: &Script) -> Result<()> {
    let studio = args.who.apply(args.reading.apply(context.builder())).build()?;
    let input = Input::single(&args.input, args.reading.items.as_deref())?;
    let document = runtime::block_on(studio.read(&input))?;
    context.remarks(&document.article.meta.notes);
    let plan = studio.plan(document)?;
    let (article, cast, script) = (plan.article(), plan.cast(), plan.script());
    context.remarks(&cast.notes(&script.languages));
    let pauses = &context.settings().pauses;
    let mut skipped = script.skipped.iter().peekable();
    let paint =
        Paint { on: std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() };
    let (mut said, mut silent, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    let mut omitted = article.omitted.iter().filter(|_| args.all).peekable();
    let mut told = BTreeSet::new();
    let mut skip_until = |block: usize, byte: usize| -> Result<()> {
        while let Some(o) = omitted.next_if(|o| o.before <= block) {
            let reason = o.reason.name();
            if context.common.json {
                left_out.push(json!({ "text": o.text, "reason": reason }));
            } else {
                let reason = paint.yellow(&format!("– omitted ({reason}):"));
                output::line(format!("{reason} {}", paint.dim(&o.text)))?;
            }
        }
        while let Some(part) = skipped.next_if(|s| (s.block, s.text.start) < (block, byte)) {
            let text = &article.blocks[part.block].text[part.text.clone()];
            if context.common.json {
                silent.push(json!({ "block": article.blocks[part.block].id, "text": text, "reason": part.reason }));
            } else {
                let reason = paint.yellow(&format!("– skipped ({}):", part.reason));
                output::line(format!("{reason} {}", paint.dim(text)))?;
            }
        }
        Ok(())
    };
    if !context.common.json {
        let title = if plan.title().is_empty() { "untitled" } else { plan.title() };
        output::line(format!(
            "{} [{}, {}]",
            paint.bold(title),
            article.language,
            cast.main().card.name
        ))?;
    }
    for segment in &script.segments {
        skip_until(segment.block(), segment.text().start)?;
        let utterance = plan.utterance(segment);
        let speaker = cast.speaker(&utterance.language);
        let voice = &speaker.card.name;
        for (word, sound) in speaker.unsounded(&utterance) {
            let note = unsounded(voice, &word, &sound.to_string());
            if told.insert(note.clone()) {
                context.remarks([&note]);
            }
        }
        let pause = pauses.after(segment.pause, 1.0).as_millis() as u64;
        if context.common.json {
            said.push(as_json(article, segment, &utterance, voice, pause));
        } else {
            print(article, segment, &utterance, voice, pause, &paint)?;
        }
    }
    skip_until(usize::MAX, 0)?;
    if !context.common.json {
        return Ok(());
    }
    let mut value = json!({
        "title": article.meta.title,
        "language": article.language,
        "voice": cast.main().card.name,
        "segments": said,
        "skipped": silent,
    });
    if args.all {
        value["omitted"] = json!(left_out);
    }
    output::json(&value)
}

fn id(article: &Article, segment: &Segment) -> String {
    format!("{}.s{}", article.blocks[segment.block()].id, segment.number())
}

fn as_json(article: &Article, segment: &Segment, u: &Utterance, voice: &str, pause: u64) -> Value {
    let spoken = &u.spoken;
    let edits = changed(spoken).map(|e| {
        json!({
            "shown": spoken.shown()[e.shown.clone()],
            "said": spoken.said()[e.said.clone()],
            "rule": e.rule,
        })
    });
    let readings = u.readings.iter().filter(|r| is_decided(r)).map(
        |r| json!({ "said": part(u, &r.said), "reading": r.sound.to_string(), "source": r.source }),
    );
    let formed = u.manners.iter().map(|s| json!({ "said": part(u, &s.said), "manner": s.manner }));
    json!({
        "id": id(article, segment),
        "kind": article.blocks[segment.block()].kind.name(),
        "language": u.language,
        "voice": voice,
        "shown": spoken.shown(),
        "said": spoken.said(),
        "edits": edits.collect::<Vec<_>>(),
        "readings": readings.collect::<Vec<_>>(),
        "prosody": formed.collect::<Vec<_>>(),
        "pause": segment.pause,
        "pause_ms": pause,
    })
}

fn print(
    article: &Article,
    segment: &Segment,
    u: &Utterance,
    voice: &str,
    pause: u64,
    paint: &Paint,
) -> Result<()> {
    let kind = article.blocks[segment.block()].kind.name();
    let spoken = &u.spoken;
    let other = match u.language == article.language {
        true => String::new(),
        false => format!(" [{}, {voice}]", u.language),
    };
    let head = format!("{} {kind}{other}, then {pause} ms", id(article, segment));
    output::line(format!("{}\n  {}", paint.dim(&head), spoken.shown()))?;
    if spoken.said() != spoken.shown() {
        output::line(format!("  {}", paint.green(spoken.said())))?;
    }
    for e in changed(spoken) {
        let (shown, said) = (&spoken.shown()[e.shown.clone()], &spoken.said()[e.said.clone()]);
        output::line(paint.dim(&format!("    {shown} → {said}  [{}]", e.rule)))?;
    }
    for s in u.manners.iter().filter(|s| s.said.len() < spoken.said().chars().count()) {
        output::line(paint.dim(&format!("    {}  [{}]", part(u, &s.said), s.manner.name())))?;
    }
    for r in u.readings.iter().filter(|r| is_decided(r)) {
        let line = format!("    {} → {}  [{}]", part(u, &r.said), r.sound, r.source.name());
        output::line(paint.dim(&line))?;
    }
    Ok(())
}

/// The changes that can be seen; a word whose sound alone the lexicon tells has a reading instead.
fn changed(spoken: &Spoken) -> impl Iterator<Item = &Edit> {
    let differs = |e: &&Edit| spoken.shown()[e.shown.clone()] != spoken.said()[e.said.clone()];
    spoken.edits().iter().filter(differs)
}

/// Whether somebody had to decide on a reading. What a list of words says is no decision.
fn is_decided(reading: &Reading) -> bool {
    !matches!(reading.source, ReadingSource::Character | ReadingSource::Phrase)
}

/// A part of the said text, by its code points.
fn part(u: &Utterance, said: &Range<usize>) -> String {
    u.spoken.said().chars().skip(said.start).take(said.len()).collect()
}

/// Colour, where it is wanted.
struct Paint {
    on: bool,
}

impl Paint {
    fn with(&self, code: &str, text: &str) -> String {
        if self.on { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }

    fn bold(&self, text: &str) -> String {
        self.with("1", text)
    }

    fn dim(&self, text: &str) -> String {
        self.with("2", text)
    }

    fn yellow(&self, text: &str) -> String {
        self.with("33", text)
    }

    fn green(&self, text: &str) -> String {
        self.with("32", text)
    }
}
