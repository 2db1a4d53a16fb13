//! Workers of the embedded engine that are killed, stopped, starved or cannot be started, at any moment: a request
//! ends with the sound it should have or with an error, and never waits for ever.

use crate::espeak::{take, utterance};
use aloud::internal::speech::espeak::{Environment, Espeak, Settings, Workers};
use aloud::model::Take;
use aloud::speech::SpeechBackend;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Rounds by default; `ALOUD_TEST_ROUNDS=1000` takes some minutes.
const ROUNDS: usize = 60;
/// No request may take longer, whatever is done to the workers.
const LONGEST: Duration = Duration::from_secs(30);

fn rounds() -> usize {
    std::env::var("ALOUD_TEST_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS)
}

/// A pool whose program sometimes ends, waits or is not a program when it is started.
fn environment(name: &str) -> Environment {
    use std::os::unix::fs::PermissionsExt;
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workers").join(name);
    std::fs::create_dir_all(&cache).unwrap();
    let program = cache.join("program.sh");
    let bin = env!("CARGO_BIN_EXE_aloud");
    let text = format!(
        "#!/bin/sh\ncase $(( $$ % 16 )) in\n 3) exit 1 ;;\n 5) exec sleep 60 ;;\n 7) kill -9 $$ ;;\n\
         9) kill -STOP $$ ;;\nesac\nexec '{bin}' \"$@\"\n"
    );
    std::fs::write(&program, text).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    Environment { program, cache, jobs: 2, patience: Duration::from_secs(1) }
}

/// The processes that were started with this cache folder.
fn processes(cache: &Path) -> Vec<PathBuf> {
    let cache = cache.to_string_lossy();
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").unwrap().flatten() {
        let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line);
        if line.contains("__espeak-worker") && line.contains(&*cache) {
            found.push(entry.path());
        }
    }
    found
}

/// Does something to one of the workers, now and then, until it is told to stop.
fn plague(cache: &Path, over: &AtomicBool, random: &mut fastrand::Rng) {
    while !over.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(random.u64(1..40)));
        let found = processes(cache);
        let Some(victim) = random.choice(&found) else { continue };
        let pid = victim.file_name().unwrap().to_string_lossy().into_owned();
        let signal = |name: &str| drop(Command::new("kill").args([name, &pid]).output());
        match random.u8(0..4) {
            0 => signal("-KILL"),
            1 => signal("-STOP"),
            2 => signal("-SEGV"),
            _ => {
                // Starved: it gets no time, and then goes on.
                signal("-STOP");
                std::thread::sleep(Duration::from_millis(random.u64(1..300)));
                signal("-CONT");
            }
        }
    }
}

fn texts(round: usize) -> Vec<String> {
    vec![
        format!("第{}次。", "一二三四五六七八九".chars().nth(round % 9).unwrap()),
        "好".repeat(40),
        "走。".into(),
    ]
}

#[test]
fn killed_stopped_and_starved_at_random() {
    let environment = environment("plague");
    let calm = Environment { program: env!("CARGO_BIN_EXE_aloud").into(), ..environment.clone() };
    let calm = Environment { patience: Environment::PATIENCE, ..calm };
    let voice = |environment: &Environment| {
        Arc::new(Espeak::new(&Settings::default(), &Workers::new(environment.clone())).unwrap())
    };
    let expected: Vec<Vec<Take>> = {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let voice = voice(&calm);
        let all = (0..9).map(|round| {
            let said = texts(round);
            runtime.block_on(async {
                let mut takes = Vec::new();
                for text in said {
                    takes.push(take(voice.speak(&utterance(&text)).await));
                }
                takes
            })
        });
        all.collect()
    };
    let over = Arc::new(AtomicBool::new(false));
    let plagued = std::thread::spawn({
        let (over, cache) = (over.clone(), environment.cache.clone());
        move || plague(&cache, &over, &mut fastrand::Rng::with_seed(7))
    });
    let (mut spoken, mut failed, mut slowest) = (0, 0, Duration::ZERO);
    let pool = voice(&environment);
    let mut random = fastrand::Rng::with_seed(11);
    let mut runtime = tokio::runtime::Runtime::new().unwrap();
    for round in 0..rounds() {
        // A pool outlives the runtime that its workers were started in.
        if random.u8(0..4) == 0 {
            let old = std::mem::replace(&mut runtime, tokio::runtime::Runtime::new().unwrap());
            old.shutdown_background();
        }
        let begun = Instant::now();
        let answers = runtime.block_on(async {
            let requests = texts(round).into_iter().map(|text| {
                let pool = pool.clone();
                tokio::spawn(async move {
                    tokio::time::timeout(LONGEST, pool.speak(&utterance(&text))).await
                })
            });
            let mut answers = Vec::new();
            for request in requests.collect::<Vec<_>>() {
                answers.push(request.await.unwrap());
            }
            answers
        });
        slowest = slowest.max(begun.elapsed());
        for (answer, right) in answers.into_iter().zip(&expected[round % 9]) {
            match answer {
                Ok(Ok(take)) => {
                    assert!(take == *right, "round {round}: another sound");
                    spoken += 1;
                }
                Ok(Err(_)) => failed += 1,
                Err(_) => panic!("round {round}: no answer within {LONGEST:?}"),
            }
        }
    }
    over.store(true, Ordering::Relaxed);
    plagued.join().unwrap();
    println!("{} rounds: {spoken} spoken, {failed} failed, slowest {slowest:.1?}", rounds());
    assert!(spoken > failed / 4, "{spoken} spoken, {failed} failed");
    drop(runtime);
    drop(pool);
    let late = Instant::now();
    while !processes(&environment.cache).is_empty() && late.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(processes(&environment.cache).is_empty(), "workers are left behind");
}

/// A program that cannot be started at all is an error, at once.
#[tokio::test]
async fn a_worker_that_cannot_be_started_is_an_error() {
    let environment = Environment { program: "/nonexistent/aloud".into(), ..environment("none") };
    let voice = Espeak::new(&Settings::default(), &Workers::new(environment)).unwrap();
    let answer = tokio::time::timeout(LONGEST, voice.speak(&utterance("走"))).await;
    let why = answer.expect("an answer").unwrap_err().to_string();
    assert!(why.contains("cannot start"), "{why}");
}
