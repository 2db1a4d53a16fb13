//! Running the program as a user does, each time in a world of its own.

use aloud::model::TimingMap;
use aloud::studio::verify;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_aloud");

/// A folder with a cache, an output and a place for inputs; gone with the value.
pub struct World {
    dir: TempDir,
}

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl World {
    pub fn new() -> Self {
        World { dir: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes an input.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The program in this world, with no trace of the user's own settings.
    pub fn command(&self, args: &[&str]) -> Command {
        self.command_of(Path::new(PROGRAM), args)
    }

    /// Another program in this world.
    pub fn command_of(&self, program: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(args)
            .current_dir(self.dir.path())
            .env("ALOUD_CACHE", self.path("cache"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("HOME", self.dir.path())
            .env_remove("ALOUD_VOICE")
            .env_remove("ALOUD_LANG")
            .env_remove("ALOUD_JOBS")
            .env_remove("ALOUD_OUTPUT")
            .stdin(Stdio::null());
        for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
            command.env_remove(name).env_remove(name.to_uppercase());
        }
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.command(args).output().unwrap().into()
    }

    /// Runs with this on standard input.
    pub fn pipe(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // A program that stops reading early is for the caller to judge.
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        output.into()
    }

    /// Speaks and expects success; the edition's folder.
    pub fn speak(&self, args: &[&str]) -> PathBuf {
        let mut all = vec!["speak", "--json"];
        all.extend(args);
        let ran = self.run(&all);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let result: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        self.path(result["editions"][0]["edition"].as_str().unwrap())
    }

    /// The files below a folder that are left behind by unfinished work.
    pub fn leftovers(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.dir.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.file_name().is_some_and(|n| n.to_string_lossy().contains("unfinished")) {
                    found.push(path);
                } else if path.is_dir() {
                    folders.push(path);
                }
            }
        }
        found
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Ran {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The bytes of an edition that must be the same every time.
pub fn bytes(edition: &Path) -> [Vec<u8>; 2] {
    ["audio.wav", "timing.json"].map(|name| std::fs::read(edition.join(name)).unwrap())
}

/// The timing map of an edition that passes the audit.
pub fn audited(edition: &Path) -> TimingMap {
    let audit = verify(edition).unwrap();
    assert_eq!(audit.faults, Vec::<String>::new(), "{}", edition.display());
    audit.map
}

/// Says that something could not be tested here. Where all must be (`.ci/run` sets `ALOUD_WHOLE`),
/// that is a failure.
pub fn skipped(why: &str) {
    eprintln!("SKIPPED: {why}");
    assert!(std::env::var_os("ALOUD_WHOLE").is_none(), "nothing may be skipped here: {why}");
}

/// A file of `../shared`, or `None` with a word about what is skipped.
pub fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if !path.exists() {
        skipped(&format!("{} is not here", path.display()));
        return None;
    }
    Some(path)
}

/// A sample article of ours.
pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles").join(name)
}
