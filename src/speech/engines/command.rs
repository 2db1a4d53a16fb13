//! Any program that speaks: started once an utterance, without a shell.

use super::ascii;
use crate::audio::decode::{decode, raw};
use crate::error::{Error, Kind, Result};
use crate::model::pace;
use crate::model::terms::Terms;
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Sound, Take, Timing, Utterance, Voice};
use crate::speech::backend::{BoxFuture, Capabilities, SpeechBackend};
use serde::{Deserialize, Serialize};
use std::io;
use std::process::{Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::process::Command as Process;
use tokio::time::timeout;

/// The table `[command]` of a voice card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The program and its arguments. `{text_file}` is a file with the text, which goes to standard
    /// input if it is not there; `{out}` is the file to write, else the sound is taken from standard
    /// output; `{voice}`, `{lang}` and `{rate}` are these.
    run: Vec<String>,
    /// What `{voice}` stands for.
    #[serde(default)]
    voice: String,
    /// What `{rate}` stands for: `rate` times this, as a whole number if this is one.
    #[serde(default = "one")]
    rate_unit: f64,
    /// `{rate}` is `rate_unit` divided by `rate`: programs that take the length of sounds.
    #[serde(default)]
    rate_inverse: bool,
    /// Speaking rate, 0.25 to 4.0. Default 1.0.
    #[serde(default = "one")]
    rate: f64,
    /// What the file is to end in, for programs that go by it. Default `wav`.
    #[serde(default = "wav")]
    suffix: String,
    /// Frames a second of raw 16-bit mono samples; 0 (default) if it is a file of a known format.
    #[serde(default)]
    pcm_rate: u32,
    /// Signs and letters that ASCII lacks become those it has (’ is ', é is e), for programs that know no
    /// others. Default false.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    ascii: bool,
    /// A command that lists its voices, one a line, the name first.
    #[serde(default, skip_serializing)]
    list: Vec<String>,
}

fn one() -> f64 {
    1.0
}

fn wav() -> String {
    "wav".into()
}

/// The engine.
#[derive(Debug)]
pub struct Command {
    settings: Settings,
    capabilities: Capabilities,
    limit: Duration,
    /// It has spoken once.
    works: AtomicBool,
}

impl Command {
    /// Checks the settings; nothing is started. `jobs` run at once.
    ///
    /// [`Kind::Usage`] if one is wrong.
    pub fn new(settings: Settings, terms: &Terms, jobs: usize) -> Result<Self> {
        let wrong = |what: &str| Err(Error::new(Kind::Usage, format!("command: {what}")));
        if settings.run.first().is_none_or(|program| program.trim().is_empty()) {
            return wrong("run names no program");
        }
        if !(0.25..=4.0).contains(&settings.rate) {
            return wrong("rate must lie within 0.25 and 4.0");
        }
        if !settings.suffix.chars().all(|c| c.is_ascii_alphanumeric()) {
            return wrong("suffix must be letters and digits");
        }
        let capabilities = Capabilities {
            styles: false,
            limit: Limit::Weighted(400),
            concurrency: jobs.max(1),
            rate: settings.rate,
            sample_rate: (settings.pcm_rate > 0).then_some(SampleRate(settings.pcm_rate)),
        };
        let limit = Duration::from_secs_f64(terms.retry.timeout_s.clamp(0.001, 86_400.0));
        Ok(Command { settings, capabilities, limit, works: AtomicBool::new(false) })
    }

    fn program(&self) -> &str {
        self.settings.run.first().map_or("", String::as_str)
    }

    /// `{rate}` as the program takes it.
    fn rate(&self) -> String {
        let Settings { rate, rate_unit, rate_inverse, .. } = self.settings;
        let value = if rate_inverse { rate_unit / rate } else { rate_unit * rate };
        if rate_unit.fract() == 0.0 && rate_unit > 1.0 {
            value.round().to_string()
        } else {
            format!("{value:.3}")
        }
    }

    async fn run(&self, utterance: &Utterance) -> Result<Vec<u8>> {
        let disk = |e: io::Error| {
            Error::new(Kind::Disk, "cannot make files for the program that speaks").because(e)
        };
        let dir = tempfile::tempdir().map_err(disk)?;
        let text_file = dir.path().join("text.txt");
        let out = dir.path().join("out").with_extension(&self.settings.suffix);
        let said = utterance.spoken.said();
        let folded = if self.settings.ascii { ascii::fold(said) } else { said.into() };
        let said = folded.as_ref();
        let takes = |place: &str| self.settings.run.iter().any(|a| a.contains(place));
        let (by_file, to_file) = (takes("{text_file}"), takes("{out}"));
        if by_file {
            tokio::fs::write(&text_file, said).await.map_err(disk)?;
        }
        let fill = |argument: &String| {
            argument
                .replace("{text_file}", &text_file.to_string_lossy())
                .replace("{out}", &out.to_string_lossy())
                .replace("{voice}", &self.settings.voice)
                .replace("{lang}", utterance.language.as_str())
                .replace("{rate}", &self.rate())
        };
        let arguments: Vec<String> = self.settings.run.iter().skip(1).map(fill).collect();
        let input = (!by_file).then_some(said);
        let output = self.start(self.program(), &arguments, input).await?;
        if to_file {
            match tokio::fs::read(&out).await {
                Ok(bytes) => Ok(bytes),
                Err(e) => Err(self.failed(&output, "it wrote no sound").because(e)),
            }
        } else {
            Ok(output.stdout)
        }
    }

    async fn start(
        &self,
        program: &str,
        arguments: &[String],
        input: Option<&str>,
    ) -> Result<Output> {
        let mut process = Process::new(program);
        process
            .args(arguments)
            .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        let mut child = process.spawn().map_err(|e| {
            let what = match e.kind() {
                io::ErrorKind::NotFound => {
                    format!("{program} is not installed, or not on the path")
                }
                _ => format!("{program} cannot be started"),
            };
            Error::new(Kind::Refused, what).because(e)
        })?;
        let stdin = child.stdin.take();
        let write = async {
            if let (Some(mut stdin), Some(text)) = (stdin, input) {
                // One that does not read its input says so by how it ends.
                let _ = stdin.write_all(text.as_bytes()).await;
                let _ = stdin.write_all(b"\n").await;
            }
        };
        let both = async { tokio::join!(write, child.wait_with_output()).1 };
        let output = match timeout(self.limit, both).await {
            Ok(Ok(output)) => output,
            Ok(Err(e)) => {
                return Err(Error::new(Kind::Transient, format!("{program} broke off")).because(e));
            }
            // Dropped, and so killed.
            Err(_) => {
                let s = self.limit.as_secs_f64();
                let what = format!("{program} was not done after {s} s (timeout_s in [retry])");
                return Err(Error::new(Kind::Transient, what));
            }
        };
        if output.status.success() { Ok(output) } else { Err(self.failed(&output, "it failed")) }
    }

    /// How the program ended, with the last thing it said. One that has never spoken is called wrongly,
    /// more likely than not, and trying again helps nobody.
    fn failed(&self, output: &Output, how: &str) -> Error {
        let stderr = String::from_utf8_lossy(&output.stderr);
        let last = stderr.lines().rev().map(str::trim).find(|line| !line.is_empty());
        let last: String = last.unwrap_or("it did not say why").chars().take(300).collect();
        let works = self.works.load(Ordering::Relaxed);
        let kind = if works { Kind::Transient } else { Kind::Refused };
        Error::new(kind, format!("{}: {how} ({}): {last}", self.program(), output.status))
    }
}

impl SpeechBackend for Command {
    fn name(&self) -> &str {
        "command"
    }

    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn fingerprint(&self) -> String {
        let settings = serde_json::to_string(&self.settings).unwrap_or_default();
        format!("command take 1 {settings}")
    }

    fn voices(&self) -> BoxFuture<'_, Result<Vec<Voice>>> {
        Box::pin(async {
            let Some((program, arguments)) = self.settings.list.split_first() else {
                let id = self.settings.voice.clone();
                let about = format!("the card's own, of {}", self.program());
                return Ok(vec![Voice { id, languages: Vec::new(), about }]);
            };
            let output = self.start(program, arguments, None).await?;
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            let voices = text.lines().filter_map(|line| {
                let id = line.split_whitespace().next()?.to_owned();
                let about = line.split_once(char::is_whitespace).map_or("", |l| l.1).trim();
                Some(Voice { id, languages: Vec::new(), about: about.to_owned() })
            });
            Ok(voices.collect())
        })
    }

    fn speak<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(async move {
            let nothing = || {
                let rate = self.capabilities.sample_rate.unwrap_or(SampleRate(22_050));
                Sound::Pcm { rate, samples: Vec::new() }
            };
            let sound = if pace::sounds(utterance.spoken.said()) {
                let bytes = self.run(utterance).await?;
                let pcm = match self.settings.pcm_rate {
                    0 => decode(bytes)?,
                    rate => raw(&bytes, SampleRate(rate), 1)?,
                };
                self.works.store(true, Ordering::Relaxed);
                Sound::Pcm { rate: pcm.rate, samples: pcm.samples }
            } else {
                nothing()
            };
            Ok(Take { sound, marks: Vec::new(), timing: Timing::Estimated })
        })
    }
}
