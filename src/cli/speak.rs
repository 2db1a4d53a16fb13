//! `aloud speak`

use super::args::Speak;
use super::context::Context;
use super::progress::Reporter;
use super::read::{self, Read, Wanted};
use super::{cast, forecast, output, report, runtime, spending};
use aloud::model::article::Article;
use aloud::model::units::Clock;
use aloud::model::voice::VoiceCard;
use aloud::pipeline::cast::{Cast, Speaker};
use aloud::pipeline::forecast::forecast;
use aloud::pipeline::render::{Listener, Options, Rendered, render};
use aloud::source::fetch::Fetcher;
use aloud::source::{inputs, table};
use aloud::speech::layers::budget::Purse;
use aloud::speech::layers::notices::Notices;
use aloud::store::clips::ClipStore;
use aloud::store::{edition, paths};
use aloud::{Error, Kind, Result};
use serde_json::{Value, json};
use std::collections::{HashMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Editions that are worked on at once: while one is finished on disk, the next one speaks.
const AT_ONCE: usize = 2;

pub fn run(context: &Context, args: &Speak) -> Result<()> {
    let inputs = inputs::expand(&args.inputs)?;
    if args.name.is_some() && inputs.len() > 1 {
        let what = format!("--name names one edition, and there are {} inputs", inputs.len());
        return Err(Error::new(Kind::Usage, what));
    }
    let run = Arc::new(Run::new(context, args)?);
    runtime::block_on(async {
        let items = args.reading.items.as_deref();
        let wanted = read::wanted(&run.fetcher, &run.reading, inputs, items).await?;
        if args.dry_run { run.forecast(wanted).await } else { run.all(wanted).await }
    })
}

/// Somebody who hears an edition while it is made.
pub(super) struct Hearing {
    pub listener: Arc<dyn Listener>,
    /// Told what the article is, before anything else.
    pub source: Box<dyn Fn(&str) + Send + Sync>,
    /// Where to make the edition, in place of the output folder.
    pub aside: Option<PathBuf>,
}

/// What the editions of one run share.
pub(super) struct Run {
    context: Context,
    args: Speak,
    reading: table::Options,
    fetcher: Fetcher,
    output: PathBuf,
    store: Arc<ClipStore>,
    reporter: Reporter,
    /// What it spends on services.
    purse: Arc<Purse>,
    /// One a voice, made when first needed, so that editions share the engine's processes.
    speakers: Mutex<HashMap<String, Speaker>>,
    /// Folders that this run has given away, each with the source that has it.
    folders: Mutex<HashMap<PathBuf, String>>,
}

/// One input, read.
struct Prepared {
    title: String,
    article: Arc<Article>,
    cast: Cast,
    options: Options,
}

/// One input, done.
pub(super) struct Spoken {
    title: String,
    pub rendered: Rendered,
    took: Duration,
}

impl Run {
    pub fn new(context: &Context, args: &Speak) -> Result<Self> {
        let output = args.output.as_ref().unwrap_or(&context.settings().output);
        let reading = context.reading(&args.reading)?;
        if let Some(wrong) = args.max_cost.filter(|cost| !(0.0..1e12).contains(cost)) {
            let what = format!("--max-cost is {wrong}; it is an amount of money, such as 2.50");
            return Err(Error::new(Kind::Usage, what));
        }
        let mut context = context.clone();
        let purse = Arc::new(Purse::new(args.max_cost, args.max_chars));
        context.purse = Some(purse.clone());
        let context = &context;
        let reporter = Reporter::new(context.common.quiet);
        let told = reporter.clone();
        context.shared.get(Notices::default).listen(move |text| told.note(text));
        Ok(Run {
            purse,
            fetcher: context.fetcher(reading.language.as_ref(), !args.fresh),
            reading,
            output: output.clone(),
            store: Arc::new(ClipStore::open(&context.cache())?),
            reporter,
            speakers: Mutex::default(),
            folders: Mutex::default(),
            context: context.clone(),
            args: args.clone(),
        })
    }

    pub fn fetcher(&self) -> &Fetcher {
        &self.fetcher
    }

    pub fn reading(&self) -> &table::Options {
        &self.reading
    }

    /// Speaks all inputs. One that fails does not keep the others from their sound.
    async fn all(self: Arc<Self>, inputs: Vec<Wanted>) -> Result<()> {
        let total = inputs.len();
        let mut waiting: VecDeque<_> = inputs.into_iter().enumerate().collect();
        let mut running = JoinSet::new();
        let mut inputs_of = HashMap::new();
        let mut results: Vec<Option<(String, Result<Spoken>)>> = Vec::new();
        results.resize_with(total, || None);
        while !waiting.is_empty() || !running.is_empty() {
            while running.len() < AT_ONCE
                && let Some((n, input)) = waiting.pop_front()
            {
                let (run, name) = (self.clone(), input.name());
                let id = running.spawn(async move { run.one(&input, None).await }).id();
                inputs_of.insert(id, (n, name));
            }
            let Some(joined) = running.join_next_with_id().await else { continue };
            let (id, result) = match joined {
                Ok((id, result)) => (id, result),
                Err(e) => {
                    let bug = Error::new(Kind::Bug, "the task of an input failed");
                    (e.id(), Err(bug.because(e)))
                }
            };
            if let Some((n, input)) = inputs_of.remove(&id) {
                self.tell(&input, &result, total);
                results[n] = Some((input, result));
            }
        }
        self.reporter.end();
        let spent = self.purse.spent();
        if self.purse.has_limit() || spent.billed.cost > 0.0 || spent.wasted().chars > 0 {
            self.reporter.note(spending::sentence(&spent));
        }
        self.conclude(results.into_iter().flatten().collect(), total)
    }

    /// Reads an input and finds who speaks it.
    async fn prepare(&self, wanted: &Wanted, hearing: Option<&Hearing>) -> Result<Prepared> {
        let Read { article, title, source } =
            read::read(&self.fetcher, &self.reading, wanted).await?;
        if let Some(hearing) = hearing {
            (hearing.source)(&source);
        }
        let article = Arc::new(article);
        article.meta.notes.iter().for_each(|note| self.reporter.note(format!("note: {note}")));
        let wish = self.context.wish(self.args.who.voice.as_deref(), self.args.who.one_voice);
        let cast = cast::of(&self.context, wish, &article, |card| self.speaker(card))?;
        if self.context.common.verbose {
            let voice = |s: &Speaker| format!("{} ({})", s.card.name, s.backend.fingerprint());
            self.reporter.note(format!(
                "{}: {} blocks, language {}, voice {}",
                wanted.name(),
                article.blocks.len(),
                article.language,
                cast.speakers().iter().map(voice).collect::<Vec<_>>().join(", ")
            ));
        }
        let heard = Mutex::new(Duration::ZERO);
        let progress = self.reporter.clone();
        let options = Options {
            store: Some(self.store.clone()),
            fresh: self.args.fresh,
            revoice: self.args.revoice,
            pauses: self.context.settings().pauses.clone(),
            lexicon: cast.lexicon(&*self.context.lexicon(&self.args.reading.lexicon)?).into(),
            source,
            progress: Arc::new(move |step| {
                let mut heard = lock(&heard);
                *heard = progress.step(&step, *heard);
            }),
            listener: hearing.map(|h| h.listener.clone()),
        };
        Ok(Prepared { title, article, cast, options })
    }

    pub async fn one(&self, wanted: &Wanted, hearing: Option<&Hearing>) -> Result<Spoken> {
        let begun = Instant::now();
        let Prepared { title, article, cast, options } = self.prepare(wanted, hearing).await?;
        let slug = paths::slug(self.args.name.as_deref().unwrap_or(&title));
        let aside = hearing.and_then(|h| h.aside.clone());
        let dir = aside.unwrap_or_else(|| self.folder(&slug, &options.source));
        let rendered = render(article, &cast, &dir, &options).await?;
        Ok(Spoken { title, rendered, took: begun.elapsed() })
    }

    /// Tells what each input would take, and speaks nothing.
    async fn forecast(&self, inputs: Vec<Wanted>) -> Result<()> {
        let (mut all, mut failed) = (Vec::new(), Vec::new());
        for wanted in &inputs {
            let Prepared { title, article, cast, options } = match self.prepare(wanted, None).await
            {
                Ok(prepared) => prepared,
                Err(e) if inputs.len() == 1 => return Err(e),
                Err(e) => {
                    report::tell_of(&wanted.name(), &e);
                    failed.push(e);
                    continue;
                }
            };
            all.push(forecast::Forecast {
                input: wanted.name(),
                title,
                shares: forecast(&article, &cast, &options),
            });
        }
        forecast::tell(&all, self.context.common.json)?;
        match failed.first() {
            None => Ok(()),
            Some(first) => Err(some_failed(first.kind(), failed.len(), inputs.len())),
        }
    }

    fn speaker(&self, card: VoiceCard) -> Result<Speaker> {
        let mut speakers = lock(&self.speakers);
        if let Some(speaker) = speakers.get(&card.name) {
            return Ok(speaker.clone());
        }
        let jobs = self.context.jobs(self.args.jobs);
        let speaker = self.context.speaker(card, &self.args.prosody, jobs)?;
        speakers.insert(speaker.card.name.clone(), speaker.clone());
        Ok(speaker)
    }

    /// A folder that no other source has, on disk or in this run.
    fn folder(&self, slug: &str, source: &str) -> PathBuf {
        let mut given = lock(&self.folders);
        let mut dir = edition::folder(&self.output, slug, source);
        if given.get(&dir).is_some_and(|other| other != source) {
            dir = edition::folder_of_source(&self.output, slug, source);
        }
        given.insert(dir.clone(), source.to_string());
        dir
    }

    fn tell(&self, input: &str, result: &Result<Spoken>, total: usize) {
        match result {
            Ok(spoken) => self.reporter.note(spoken.sentence()),
            // The last word on a single input is the error that the program ends with.
            Err(e) if total > 1 => self.reporter.suspend(|| report::tell_of(input, e)),
            Err(_) => {}
        }
    }

    fn conclude(&self, results: Vec<(String, Result<Spoken>)>, total: usize) -> Result<()> {
        if self.context.common.json {
            let (mut editions, mut failed) = (Vec::new(), Vec::new());
            for (input, result) in &results {
                match result {
                    Ok(spoken) => editions.push(spoken.json(input)),
                    Err(e) => failed.push(json!({
                        "input": input, "exit_code": e.kind().exit_code(), "error": e.to_string(),
                    })),
                }
            }
            let spent = spending::json(&self.purse.spent());
            output::json(&json!({ "editions": editions, "failed": failed, "spent": spent }))?;
        }
        let mut failures = results.into_iter().filter_map(|(_, r)| r.err());
        let Some(first) = failures.next() else { return Ok(()) };
        if total == 1 {
            return Err(first);
        }
        Err(some_failed(first.kind(), 1 + failures.count(), total))
    }
}

fn some_failed(kind: Kind, count: usize, total: usize) -> Error {
    let what = match count == total {
        true => format!("all {total} inputs failed"),
        false => format!("{count} of {total} inputs failed; the others are done"),
    };
    Error::new(kind, what)
}

impl Spoken {
    fn sentence(&self) -> String {
        let Rendered { dir, sound, segments, from_store, .. } = &self.rendered;
        let length = sound.rate.duration(sound.frames);
        let speed = length.as_secs_f64() / self.took.as_secs_f64().max(1e-3);
        format!(
            "{}: {} of sound, {segments} segments ({from_store} from the store), in {:.1} s \
             ({speed:.0} times real time)\n  {}\n  {}",
            if self.title.is_empty() { "untitled" } else { &self.title },
            Clock(length),
            self.took.as_secs_f64(),
            dir.join("audio.wav").display(),
            dir.join("timing.json").display(),
        )
    }

    fn json(&self, input: &str) -> Value {
        let r = &self.rendered;
        json!({
            "input": input,
            "edition": r.dir,
            "title": self.title,
            "language": r.manifest.language,
            "voice": r.manifest.voice.name,
            "other_voices": r.manifest.other_voices.iter().map(|v| &v.name).collect::<Vec<_>>(),
            "frames": r.sound.frames,
            "sample_rate": r.sound.rate,
            "segments": r.segments,
            "from_store": r.from_store,
            "seconds_taken": self.took.as_secs_f64(),
        })
    }
}

/// A poisoned lock means that another edition's task died; what it guards is still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|e| e.into_inner())
}
