//! The player as a person uses it, in a terminal that tmux plays.

use crate::driver::{PROGRAM, World, sample, skipped};
use std::process::Command;
use std::time::{Duration, Instant};

pub struct Tmux {
    pub world: World,
}

/// What is on the screen, and what of it is marked.
#[derive(Debug, Default)]
pub struct Seen {
    pub text: String,
    /// The word that is lit (reversed, without colours).
    word: String,
    /// The sentence that is marked (underlined), the word left out.
    sentence: String,
}

impl Seen {
    /// Reads text with SGR sequences.
    fn read(raw: &str) -> Seen {
        let (mut seen, mut marks) = (Seen::default(), (false, false));
        let mut parts = raw.split("\x1b[");
        let plain = |seen: &mut Seen, text: &str, (word, sentence): (bool, bool)| {
            seen.text.push_str(text);
            if word {
                seen.word.push_str(text.trim_end_matches('\n'));
            } else if sentence {
                seen.sentence.push_str(text.trim_end_matches('\n'));
            }
        };
        plain(&mut seen, parts.next().unwrap_or_default(), marks);
        for part in parts {
            let (codes, text) = part.split_once('m').unwrap_or((part, ""));
            for code in codes.split(';') {
                match code {
                    "" | "0" => marks = (false, false),
                    "7" => marks.0 = true,
                    "27" => marks.0 = false,
                    "4" => marks.1 = true,
                    "24" => marks.1 = false,
                    _ => {}
                }
            }
            plain(&mut seen, text, marks);
        }
        seen
    }

    pub fn status(&self) -> &str {
        self.text.trim_end().lines().last().unwrap_or_default().trim()
    }
}

impl Tmux {
    /// `None`, with a word about it, without tmux.
    pub fn new() -> Option<Tmux> {
        if Command::new("tmux").arg("-V").output().is_err() {
            skipped("no tmux to play a terminal");
            return None;
        }
        Some(Tmux { world: World::new() })
    }

    fn tmux(&self, args: &[&str]) -> String {
        let mut command = Command::new("tmux");
        command.arg("-S").arg(self.world.path("tmux.sock")).args(["-f", "/dev/null"]).args(args);
        let out = command.env_remove("TMUX").env("LC_ALL", "C.UTF-8").output().unwrap();
        assert!(out.status.success(), "tmux {args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).into_owned()
    }

    /// Runs a shell line, with `aloud` for the program, in a fresh terminal.
    pub fn start(&self, size: (u32, u32), line: &str) {
        let dir = self.world.path("");
        let dir = dir.display();
        let script = format!(
            "cd {dir}; export HOME={dir} ALOUD_CACHE={dir}/cache XDG_STATE_HOME={dir}/state \
             XDG_CONFIG_HOME={dir}/config NO_COLOR=1 TERM=screen-256color LC_ALL=C.UTF-8\n\
             aloud() {{ {PROGRAM} \"$@\"; }}\n{line}\necho ended: $?\nsleep 60\n"
        );
        let path = self.world.put("run.sh", script);
        let [x, y] = [size.0, size.1].map(|n| n.to_string());
        let run = format!("sh {}", path.display());
        self.tmux(&["new-session", "-d", "-s", "t", "-x", &x, "-y", &y, &run]);
    }

    pub fn end(&self) {
        self.tmux(&["kill-server"]);
        // The next server takes the same socket.
        std::thread::sleep(Duration::from_millis(100));
    }

    pub fn keys(&self, keys: &[&str]) {
        self.tmux(&[&["send-keys", "-t", "t"], keys].concat());
    }

    pub fn type_text(&self, text: &str) {
        self.tmux(&["send-keys", "-t", "t", "-l", text]);
    }

    fn seen(&self) -> Seen {
        Seen::read(&self.tmux(&["capture-pane", "-e", "-p", "-t", "t"]))
    }

    /// Waits for something to be seen.
    pub fn until(&self, what: &str, holds: impl Fn(&Seen) -> bool) -> Seen {
        let deadline = Instant::now() + Duration::from_secs(15);
        loop {
            let seen = self.seen();
            if holds(&seen) {
                return seen;
            }
            assert!(Instant::now() < deadline, "never: {what}\n{}\n{seen:?}", seen.text);
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// What is seen when nothing scrolls any more.
    fn still(&self) -> Seen {
        loop {
            let before = self.seen().text;
            std::thread::sleep(Duration::from_millis(150));
            let seen = self.seen();
            if seen.text == before {
                return seen;
            }
        }
    }

    /// The process of the player.
    fn pid(&self) -> String {
        let cache = self.world.path("");
        for entry in std::fs::read_dir("/proc").unwrap().flatten() {
            let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
            let cwd = std::fs::read_link(entry.path().join("cwd")).unwrap_or_default();
            if String::from_utf8_lossy(&line).contains("aloud\0play")
                && cwd == cache.canonicalize().unwrap()
            {
                return entry.file_name().to_string_lossy().into_owned();
            }
        }
        panic!("the player does not run");
    }

    fn signal(&self, signal: &str) {
        let line = format!("kill -{signal} {}", self.pid());
        assert!(Command::new("sh").args(["-c", &line]).status().unwrap().success());
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        let socket = self.world.path("tmux.sock");
        let _ = Command::new("tmux").arg("-S").arg(socket).arg("kill-server").output();
    }
}

const ARTICLE: &str = "# The harbour\n\nThe first ferry left at six. It was late again.\n\nA second \
paragraph begins here. 它讲的是清溪县的河。 Nobody cafe\u{301}s knew.\n\n## A chapter\n\nThe last words are few.\n\n## The end\n\nGoodbye for now, then.\n";

fn started(size: (u32, u32), args: &str) -> Option<Tmux> {
    let tmux = Tmux::new()?;
    tmux.world.put("a.md", ARTICLE);
    tmux.start(size, &format!("aloud play a.md --device silent {args}"));
    Some(tmux)
}

#[test]
fn every_key_does_what_the_help_says() {
    let Some(t) = started((80, 24), "") else { return };
    let lit =
        |what: &'static str| move |s: &Seen| format!("{}{}", s.word, s.sentence).contains(what);
    t.until("the heading is lit", |s| s.word.contains("The") || s.sentence.contains("harbour"));
    t.keys(&["Space"]);
    let first = t.until("a pause", |s| s.status().starts_with('‖') && !s.status().contains('~'));
    assert_eq!(first.text.matches("The harbour").count(), 1, "{}", first.text);
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(t.seen().text, first.text, "nothing moves");
    // Paused, keys go to places all the same.
    t.keys(&["Right"]);
    t.until("the next sentence", lit("ferry"));
    t.keys(&["Right"]);
    t.until("one more", lit("late"));
    t.keys(&["Left"]);
    t.until("back", lit("ferry"));
    t.keys(&["Down"]);
    t.until("the next paragraph", lit("paragraph"));
    t.keys(&["Up"]);
    t.until("the paragraph before", lit("ferry"));
    t.keys(&["]"]);
    t.until("the next chapter", lit("chapter"));
    t.keys(&["["]);
    t.until("the chapter before", lit("harbour"));
    t.keys(&["+", "+"]);
    t.until("faster", |s| s.status().contains("1.2×"));
    t.keys(&["-"]);
    t.until("slower", |s| s.status().contains("1.1×"));
    t.keys(&["="]);
    t.until("as it was", |s| s.status().contains("1.0×"));
    t.keys(&["9"]);
    t.until("softer", |s| s.status().contains("vol 90"));
    t.keys(&["m"]);
    t.until("muted", |s| s.status().contains("muted"));
    t.keys(&["m", "0"]);
    t.until("louder", |s| !s.status().contains("vol") && !s.status().contains("muted"));
    t.keys(&["/"]);
    t.type_text("清溪");
    t.until("what was typed", |s| s.status().contains("find: 清溪"));
    t.keys(&["Enter"]);
    t.until("the text that was sought", lit("清"));
    t.keys(&["b"]);
    t.until("a bookmark", |s| s.status().contains("bookmark set"));
    t.keys(&["g"]);
    t.type_text("0:01");
    t.keys(&["Enter"]);
    t.until("the time", |s| s.status().contains("0:01 /"));
    t.keys(&["B"]);
    t.until("the bookmarks", |s| s.text.contains("bookmarks: Enter"));
    t.keys(&["Enter"]);
    t.until("the bookmark's place", lit("清"));
    t.keys(&["End"]);
    t.until("the last sentence", lit("Goodbye"));
    t.keys(&["Home"]);
    t.until("the beginning", |s| s.status().contains("0:00 /"));
    t.keys(&["?"]);
    t.until("the help", |s| s.text.contains("pause, go on"));
    t.keys(&["x"]);
    t.until("no help", |s| !s.text.contains("pause, go on"));
    t.keys(&["PageDown"]);
    t.until("looking around", |s| s.status().contains("looking around"));
    t.keys(&["Escape"]);
    t.until("following", |s| !s.status().contains("looking around"));
    // A click on "second": the mouse, as a terminal reports it (SGR, 1-based).
    let screen = t.seen().text;
    let (row, line) = screen.lines().enumerate().find(|(_, l)| l.contains("second")).unwrap();
    let column = line.find("second").unwrap() + 2;
    t.type_text(&format!("\x1b[<0;{column};{}M", row + 1));
    t.until("the word that was clicked", |s| s.word == "second");
    t.keys(&["q"]);
    t.until("the end", |s| s.text.contains("ended: 0"));
}

#[test]
fn it_goes_on_where_it_was_left_also_when_killed() {
    let Some(t) = started((80, 24), "") else { return };
    for how in ["q", "kill"] {
        t.until("it plays", |s| s.status().starts_with('▶'));
        t.keys(&["/"]);
        t.type_text("chapter");
        t.keys(&["Enter"]);
        t.until("the chapter", |s| s.word.contains("chapter") || s.sentence.contains("chapter"));
        t.keys(&["Right"]);
        t.until("the sentence", |s| {
            s.sentence.contains("last words") || s.sentence.contains("words")
        });
        t.keys(&["Space"]);
        t.until("a pause", |s| s.status().starts_with('‖'));
        match how {
            "q" => t.keys(&["q"]),
            _ => {
                std::thread::sleep(Duration::from_millis(2300));
                t.signal("KILL");
            }
        }
        t.until("the end", |s| s.text.contains("ended:"));
        t.end();
        t.start((80, 24), "aloud play a.md --device silent");
        t.until("the sentence again", |s| {
            !s.status().starts_with('‖') && format!("{}{}", s.word, s.sentence).contains("words")
        });
    }
}

#[test]
fn every_size_shows_what_is_spoken() {
    let Some(t) = started((200, 60), "--speed 0.5") else { return };
    t.until("it plays", |s| s.status().starts_with('▶'));
    for (x, y) in [(20, 5), (60, 20), (2, 1), (1, 2), (8, 3), (200, 60), (20, 5)] {
        t.tmux(&["resize-window", "-t", "t", "-x", &x.to_string(), "-y", &y.to_string()]);
        std::thread::sleep(Duration::from_millis(150));
        if x >= 8 {
            t.until("a marked sentence", |s| !format!("{}{}", s.word, s.sentence).is_empty());
        }
        if x >= 20 {
            t.until("the status", |s| s.status().starts_with('▶'));
        }
    }
    t.keys(&["q"]);
    t.tmux(&["resize-window", "-t", "t", "-x", "80", "-y", "24"]);
    t.until("the end", |s| s.text.contains("ended: 0"));
}

#[test]
fn the_terminal_is_given_back() {
    for (args, signal, code) in [
        ("", "TERM", 130),
        ("", "HUP", 130),
        ("--no-text", "INT", 130),
        ("", "", 0),
        ("--no-text", "", 0),
    ] {
        let Some(t) = Tmux::new() else { return };
        t.world.put("a.md", ARTICLE);
        let line = format!(
            "stty -a > before; aloud play a.md --device silent {args}; code=$?; stty -a > after; \
             (exit $code)"
        );
        t.start((60, 12), &line);
        t.until("it plays", |s| s.text.contains('▶'));
        match signal {
            "" => t.keys(&["q"]),
            signal => t.signal(signal),
        }
        t.until("the end", |s| s.text.contains(&format!("ended: {code}")));
        let mode = |name: &str| std::fs::read_to_string(t.world.path(name)).unwrap();
        assert_eq!(mode("before"), mode("after"), "{args} {signal}");
        let flags =
            t.tmux(&["display", "-p", "-t", "t", "#{alternate_on}#{mouse_any_flag}#{cursor_flag}"]);
        assert_eq!(flags.trim(), "001", "{args} {signal}");
    }
}

#[test]
fn a_screen_of_chinese_is_in_its_cells() {
    let Some(t) = Tmux::new() else { return };
    let edition = t.world.speak(&[sample("zh-river.md").to_str().unwrap(), "--name", "zh"]);
    assert!(edition.exists());
    t.start((40, 12), "aloud play output/zh --device silent");
    t.keys(&["Space"]);
    t.until("a pause", |s| s.status().starts_with('‖'));
    t.keys(&["/"]);
    t.type_text("2026年");
    t.keys(&["Enter"]);
    let seen = t.until("the paragraph", |s| s.sentence.contains("清溪县"));
    let lines: Vec<&str> = seen.text.lines().collect();
    let expected = [
        "",
        "",
        "  清溪县启动“一河一策”治理，十二条支流",
        "  年底前全部还清",
        "",
        "  2026年3月5日9:30，清溪县在白石渡口召",
        "  开河道治理现场会。天刚下过小雨，会场",
    ];
    assert_eq!(lines[..7], expected, "{}", seen.text);
    assert_eq!(seen.word, "2026年");
}

/// Screens as text, as somebody looked at them and found them right. `INSTA_UPDATE=always cargo test`
/// takes over wanted changes; look at them.
#[test]
fn screens_look_as_they_did() {
    let paused = |s: &Seen| s.status().starts_with('‖') && !s.status().contains('~');
    for (size, name) in [((60, 20), "usual"), ((24, 8), "narrow"), ((120, 30), "wide")] {
        let Some(t) = started(size, "") else { return };
        t.keys(&["Space", "Home"]);
        t.until("a pause", paused);
        t.keys(&["/"]);
        t.type_text("清溪");
        t.until("what was typed", |s| s.status().contains("清溪"));
        t.keys(&["Enter"]);
        t.until("the text", |s| paused(s) && s.word.contains('清'));
        let seen = t.still();
        insta::assert_snapshot!(name, format!("{}\n[{}] {}", seen.text, seen.word, seen.sentence));
        if name == "usual" {
            t.keys(&["?"]);
            let help = t.until("the help", |s| s.text.contains("pause, go on"));
            insta::assert_snapshot!("help", help.text);
        }
    }
}
