//! Programs that others wrote: started by command, or as servers on the loopback network.

use crate::driver::{World, audited, shared, skipped};
use aloud::internal::audio::WavReader;
use aloud::model::Frames;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const TEXT: &str = "The ferry left at dawn, and nobody saw it go. It never came back.";

/// The edition of a text by a voice: all words placed, and sound in it.
fn speaks(world: &World, voice: &str) {
    world.put("a.txt", TEXT);
    let edition = world.speak(&["a.txt", "--voice", voice, "--lang", "en", "--fresh"]);
    let map = audited(&edition);
    let words: usize = map.segments.iter().map(|s| s.words.len()).sum();
    assert_eq!((map.segments.len(), words), (2, 14), "{voice}");
    let mut samples = vec![0; map.head.frames.index()];
    WavReader::open(&edition.join("audio.wav")).unwrap().read(Frames(0), &mut samples).unwrap();
    let seconds = samples.len() as f64 / f64::from(map.head.sample_rate.0);
    let loudest = samples.iter().map(|s| s.unsigned_abs()).max().unwrap();
    println!("{voice}: {seconds:.1} s, loudest sample {loudest}");
    assert!((2.0..25.0).contains(&seconds) && loudest > 1000, "{voice}: {seconds} s, {loudest}");
}

#[test]
fn commands_of_the_ready_cards() {
    for (program, card) in [
        ("espeak-ng", "command-espeak-ng"),
        ("flite", "command-flite"),
        ("text2wave", "command-festival"),
    ] {
        if Command::new(program).arg("--help").output().is_err() {
            skipped(&format!("{program} is not installed"));
            continue;
        }
        speaks(&World::new(), card);
    }
}

/// The Python that has what `.ci/run` installs, if it has these modules.
fn python(modules: &str) -> Option<PathBuf> {
    let named = std::env::var_os("ALOUD_PYTHON").map(PathBuf::from);
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/makers/bin/python");
    let python = named.unwrap_or(if made.exists() { made } else { "python3".into() });
    let has = Command::new(&python).args(["-c", &format!("import {modules}")]).output();
    if has.is_ok_and(|o| o.status.success()) {
        return Some(python);
    }
    skipped(&format!("no Python with {modules}; .ci/run makes one"));
    None
}

/// A server that ends with the value.
struct Serving {
    child: Child,
    port: u16,
}

impl Serving {
    fn start(program: &Path, args: impl Fn(u16) -> Vec<String>, world: &World) -> Serving {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let log = std::fs::File::create(world.path("server.log")).unwrap();
        let child = Command::new(program)
            .args(args(port))
            .current_dir(world.path(""))
            .env("HOME", world.path(""))
            .env("LOCAL_TTS_DATA_DIR", world.path("studio"))
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut serving = Serving { child, port };
        let deadline = Instant::now() + Duration::from_secs(90);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = serving.child.try_wait().unwrap();
            let log = || std::fs::read_to_string(world.path("server.log")).unwrap_or_default();
            assert!(ended.is_none() && Instant::now() < deadline, "{ended:?}: {}", log());
            std::thread::sleep(Duration::from_millis(50));
        }
        serving
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// piper1-gpl's own server, with a voice of random weights.
#[test]
fn piper_http_server() {
    let Some(model) = shared("models/fixture/piper-tiny.onnx") else { return };
    let Some(python) = python("piper.http_server") else { return };
    let world = World::new();
    for name in ["piper-tiny.onnx", "piper-tiny.onnx.json"] {
        let bytes = std::fs::read(model.with_file_name(name)).unwrap();
        world.put(&format!("voices/{name}"), &bytes);
        // A name that its list cuts.
        world.put(&format!("voices/{}", name.replace("piper-tiny", "en-john")), bytes);
    }
    let args = |port: u16| {
        let port = port.to_string();
        let args = ["-m", "piper.http_server", "--host", "127.0.0.1", "--port", &port];
        let voice = ["-m", "voices/piper-tiny.onnx", "--data-dir", "voices"];
        args.into_iter().chain(voice).map(str::to_string).collect()
    };
    let server = Serving::start(&python, args, &world);
    let card = |name: &str, voice: &str| {
        let card = format!(
            "name = '{name}'\nbackend = 'piper'\nlanguages = ['en']\nlicence = 'x'\n[piper]\n\
             base_url = 'http://127.0.0.1:{}'\nvoice = '{voice}'\n[retry]\ntries = 2\n",
            server.port
        );
        world.put(&format!("config/aloud/voices/{name}.toml"), card);
    };
    card("tiny", "piper-tiny");
    card("john", "en-john");
    card("wrong", "nosuch");
    speaks(&world, "tiny");
    speaks(&world, "john");
    let listed = world.run(&["voices", "list", "--card", "tiny"]);
    assert!(listed.code == Some(0) && listed.stdout.contains("piper-tiny"), "{listed:?}");
    let ran = world.run(&["speak", "a.txt", "--voice", "wrong"]);
    assert!(ran.code == Some(4) && ran.stderr.contains("piper-tiny"), "{ran:?}");
}

/// local-tts-studio: a server that speaks OpenAI's contract with a Piper voice, and asks for a key.
#[test]
fn an_openai_compatible_server() {
    let Some(model) = shared("models/fixture/piper-tiny.onnx") else { return };
    let Some(python) = python("local_tts.cli, piper") else { return };
    let world = World::new();
    for name in ["piper-tiny.onnx", "piper-tiny.onnx.json"] {
        world.put(&format!("voices/{name}"), std::fs::read(model.with_file_name(name)).unwrap());
    }
    let settings = serde_json::json!({
        "voices_dir": world.path("voices"), "device": "cpu", "api_default_voice": "piper-tiny",
        "api_key_enabled": true, "api_key": "sk-of-the-studio",
    });
    world.put("studio/settings.json", settings.to_string());
    let args = |port: u16| {
        let port = port.to_string();
        let args = ["-m", "local_tts.cli", "--host", "127.0.0.1", "--port", &port];
        args.map(str::to_string).to_vec()
    };
    let server = Serving::start(&python, args, &world);
    for (name, key) in [("right", "sk-of-the-studio"), ("wrong", "sk-of-another")] {
        let key = world.put(&format!("{name}.key"), key);
        let card = format!(
            "name = '{name}'\nbackend = 'openai'\nlanguages = ['en']\nlicence = 'x'\n[openai]\n\
             base_url = 'http://127.0.0.1:{}/v1'\nmodel = 'piper'\nvoice = 'alloy'\nkey_file = '{}'\n",
            server.port,
            key.display()
        );
        world.put(&format!("config/aloud/voices/{name}.toml"), card);
    }
    speaks(&world, "right");
    let ran = world.run(&["speak", "a.txt", "--voice", "wrong", "--fresh"]);
    assert!(ran.code == Some(4) && ran.stderr.contains("HTTP 401"), "{ran:?}");
    assert!(!ran.stderr.contains("sk-of-another"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_command_that_fails_says_its_last_word_and_one_that_hangs_is_ended() {
    let world = World::new();
    let card = |run: &str| {
        format!(
            "name = 'c'\nbackend = 'command'\nlanguages = ['en']\nlicence = 'x'\n[command]\nrun = {run}\n\
             [retry]\ntries = 2\ntimeout_s = 0.5\n"
        )
    };
    for (run, part) in [
        (
            "['sh', '-c', 'echo first >&2; echo the model is missing >&2; exit 3']",
            "the model is missing",
        ),
        ("['sleep', '60']", "timeout_s"),
        ("['aloud-no-such-program']", "not installed"),
        ("['cat']", "decoded"),
        ("['true', '{out}']", "wrote no sound"),
    ] {
        world.put("c.toml", card(run));
        let begun = Instant::now();
        let ran = world.run(&["voices", "try", "c.toml", "$(touch pwned); `touch pwned`"]);
        assert_eq!(ran.code, Some(4), "{run}: {ran:?}");
        assert!(ran.stderr.contains(part), "{run}: {ran:?}");
        assert!(begun.elapsed() < Duration::from_secs(8), "{run}");
    }
    assert!(!world.path("pwned").exists(), "there is no shell");
    let (tried, answer) = (world.path("tried"), world.path("answer.wav"));
    let count = || std::fs::read(&tried).map_or(0, |marks| marks.len());
    let script =
        format!("['sh', '-c', 'printf x >> {}; cat {}']", tried.display(), answer.display());
    world.put("c.toml", card(&script));
    let speak = |text: &str| world.run(&["voices", "try", "c.toml", text]).code;
    assert_eq!((speak("One."), count()), (Some(4), 1), "what has never worked is not tried again");
}
