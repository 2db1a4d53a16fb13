//! The player: from the start of the program to the first sound, and what it costs while it plays.

use super::{Bench, PROGRAM, chinese, english, median};
use std::path::Path;
use std::process::Command;

impl Bench {
    fn play(&self, input: &Path) -> Command {
        let mut command = Command::new(PROGRAM);
        // As many times as fast as the sound, so that it soon ends.
        command.args(["play", "--restart", "--json", "--device", "silent:500"]).arg(input);
        command.env("ALOUD_CACHE", self.dir.join("cache"));
        command.env("XDG_STATE_HOME", self.dir.join("state"));
        command
    }

    /// With an empty store: the engine's data are there, no sentence is.
    pub(super) fn first_sound(&self) {
        let articles = [("en", english(2000)), ("zh", chinese(2000))];
        for (name, text) in articles {
            let input = self.put("play.txt", &text);
            let finished = self.dir.join("out/edition");
            let rendering = self.milliseconds(&input, true);
            assert!(self.speak(&input).status().expect("the program starts").success());
            let finished = self.milliseconds(&finished, false);
            println!("play {name}: 2000 characters, start to first sound at the device");
            println!("  while it is rendered {rendering:9.1} ms");
            println!("  a finished edition   {finished:9.1} ms");
        }
    }

    fn milliseconds(&self, input: &Path, empty: bool) -> f64 {
        let mut times: Vec<f64> = (0..9)
            .map(|_| {
                if empty {
                    self.empty_store();
                }
                let out = self.play(input).output().expect("the program starts");
                let told: serde_json::Value =
                    serde_json::from_slice(&out.stdout).expect("the player ends with its figures");
                told["first_sound_ms"].as_f64().expect("there was a sound")
            })
            .collect();
        median(&mut times)
    }

    /// Ten seconds on a screen of 60 columns and 20 lines (`script` of util-linux makes it).
    pub(super) fn processor(&self) {
        let input = self.put("play.txt", &english(3000));
        assert!(self.speak(&input).status().expect("the program starts").success());
        let (times, state) = (self.dir.join("times"), self.dir.join("state"));
        let line = format!(
            "stty cols 60 rows 20; export TERM=xterm XDG_STATE_HOME='{}'; timeout --foreground -s INT 10 \
             '{PROGRAM}' play --restart --device silent '{}'; times > '{}'",
            state.display(),
            self.dir.join("out/edition").display(),
            times.display()
        );
        let shown = Command::new("script")
            .args(["-qec", &format!("sh -c \"{line}\""), "/dev/null"])
            .output();
        let told = std::fs::read_to_string(times).unwrap_or_default();
        match (shown, told.lines().nth(1).and_then(seconds)) {
            (Ok(shown), Some(seconds)) => println!(
                "play: {:.1} % of a core at 60 × 20, {} bytes a second to the terminal",
                seconds * 10.0,
                shown.stdout.len() / 10
            ),
            _ => println!("play: no `script` to make a screen"),
        }
    }
}

/// The sum of `0m0.120s 0m0.050s`.
fn seconds(line: &str) -> Option<f64> {
    line.split_whitespace()
        .map(|time| {
            let (minutes, seconds) = time.trim_end_matches('s').split_once('m')?;
            Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
        })
        .sum()
}
