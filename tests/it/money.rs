//! Limits are kept to whatever a service does: what it may bill is never more than was allowed.

use crate::contracts::block_on;
use crate::end_to_end_http::{article, text, world};
use crate::speech_server::{Say, error, ok, service, wav};
use aloud::internal::speech::Check;
use aloud::internal::speech::Tone;
use aloud::internal::speech::{Budget, BudgetLayer};
use aloud::model::{Language, Price, SampleRate, Sound, Spoken, Take, Timing, Utterance, Voice};
use aloud::speech::{BoxFuture, Capabilities, SpeechBackend};
use aloud::{Error, Kind, Result};
use aloud::{Failure, Scope};
use serde_json::json;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Requests that are made of one budget after the other, and as many at once.
const REQUESTS: usize = 10_000;
const AT_ONCE: usize = 16;

/// Fails as it likes, and counts what it bills: all that reached it and was not refused by status.
#[derive(Debug)]
struct Moody {
    tone: Tone,
    dice: Mutex<fastrand::Rng>,
    billed: AtomicU64,
}

impl Moody {
    fn fails(&self, scope: Scope, unbilled: bool) -> Error {
        let failure = Failure { why: "not now".into(), scope, after: None, unbilled };
        Error::new(Kind::Transient, "the service failed").failing(failure)
    }
}

impl SpeechBackend for Moody {
    fn name(&self) -> &str {
        "moody"
    }
    fn capabilities(&self) -> &Capabilities {
        self.tone.capabilities()
    }
    fn fingerprint(&self) -> String {
        String::new()
    }
    fn voices(&self) -> BoxFuture<'_, Result<Vec<Voice>>> {
        self.tone.voices()
    }
    fn speak<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(async move {
            let mood = self.dice.lock().unwrap().u32(0..8);
            for _ in 0..mood {
                tokio::task::yield_now().await;
            }
            if mood < 2 {
                return Err(self.fails(Scope::Service, true));
            }
            let chars = utterance.spoken.said().chars().count() as u64;
            self.billed.fetch_add(chars, Ordering::Relaxed);
            let samples = match mood {
                2 => return Err(self.fails(Scope::Request, false)),
                3 => return Err(Error::new(Kind::Transient, "the sound cannot be decoded")),
                // An answer that never comes: whoever asked goes away.
                4 => std::future::pending().await,
                5 => vec![0; 8000],
                _ => (0..8000).map(|i| if i / 20 % 2 == 0 { 9000 } else { -9000 }).collect(),
            };
            let sound = Sound::Pcm { rate: SampleRate(8000), samples };
            Ok(Take { sound, marks: Vec::new(), timing: Timing::Estimated })
        })
    }
}

fn utterance(words: usize) -> Utterance {
    let text = "word ".repeat(words);
    Utterance {
        spoken: Spoken::new(&text),
        language: Language::parse("en").unwrap(),
        pronunciations: Vec::new(),
        styles: Vec::new(),
    }
}

#[test]
fn ten_thousand_faults_pass_no_limit() {
    let mut dice = fastrand::Rng::with_seed(11);
    let (mut requests, mut budgets) = (0, 0);
    while requests < REQUESTS {
        budgets += 1;
        let max = dice.u64(0..3000);
        let by_cost = dice.bool();
        // A character costs one.
        let budget = Arc::new(match by_cost {
            true => Budget::new(Some(max as f64), None),
            false => Budget::new(None, Some(max)),
        });
        let price: Price = toml::from_str("currency = 'X'\nper_million_chars = 1e6").unwrap();
        let moody = Arc::new(Moody {
            tone: Tone::default(),
            dice: Mutex::new(dice.fork()),
            billed: AtomicU64::default(),
        });
        let paid = Arc::new(BudgetLayer::new(moody.clone(), budget.clone(), Some(price)));
        let voice = Arc::new(Check::new(paid, None));
        let sizes: Vec<usize> = (0..200).map(|_| dice.usize(1..12)).collect();
        block_on(async {
            for sizes in sizes.chunks(AT_ONCE) {
                let mut all = tokio::task::JoinSet::new();
                for words in sizes {
                    let (voice, words) = (voice.clone(), *words);
                    all.spawn(async move {
                        let utterance = utterance(words);
                        let answer = voice.speak(&utterance);
                        let _ = tokio::time::timeout(Duration::from_millis(2), answer).await;
                    });
                }
                while all.join_next().await.is_some() {}
            }
        });
        let (billed, spent) = (moody.billed.load(Ordering::Relaxed), budget.spent());
        assert!(billed <= max, "billed {billed} of {max}");
        assert!(spent.billed.chars >= billed, "{spent:?} where {billed} were billed");
        assert!(spent.billed.chars <= max && spent.sent.chars >= spent.billed.chars, "{spent:?}");
        requests += spent.sent.requests as usize;
        assert!(budgets < 5000, "{requests} requests only");
    }
    println!("{requests} requests of {budgets} budgets: none billed more than allowed");
}

#[test]
fn a_server_that_fails_is_never_sent_more_than_allowed() {
    let billed = Arc::new(AtomicU64::default());
    let counted = billed.clone();
    let (server, _) = service(move |n, asked| {
        let text = text(asked);
        let bill = || counted.fetch_add(text.chars().count() as u64, Ordering::Relaxed);
        match n % 7 {
            0 => error("429 Too Many Requests", json!({})),
            1 => {
                bill();
                Say::Cut(wav(&text, 24_000), 3000)
            }
            2 => {
                bill();
                error("500 Internal Server Error", json!({ "message": "out of memory" }))
            }
            3 => {
                bill();
                Say::Drop
            }
            _ => {
                bill();
                ok(wav(&text, 24_000))
            }
        }
    });
    let price = "[price]\ncurrency = 'USD'\nper_million_chars = 1000.0\n[retry]\ntries = 12";
    let world = world(&server, price);
    world.put("a.txt", article(40));
    for (limit, args) in [(500, ["--max-chars", "500"]), (900, ["--max-cost", "0.9"])] {
        billed.store(0, Ordering::Relaxed);
        let args =
            [&["speak", "a.txt", "--voice", "desk", "--fresh", "--json"][..], &args].concat();
        let ran = world.run(&args);
        let sum = billed.load(Ordering::Relaxed);
        assert!(
            ran.code == Some(4) && sum <= limit && sum > limit / 2,
            "{sum} of {limit}: {ran:?}"
        );
        assert!(
            ran.stderr.contains("; billed at most") && ran.stderr.contains("; wasted"),
            "{ran:?}"
        );
        let spent: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let told = spent["spent"]["billed"]["chars"].as_u64().unwrap();
        assert!(told >= sum && told <= limit, "{told} told, {sum} billed");
    }
}
