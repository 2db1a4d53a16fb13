//! `cargo bench`: speed against Debian's `espeak-ng`, latency and memory of the whole command.
//!
//! Prints a table; asserts nothing. Every run has a cache of its own, empty unless said otherwise,
//! and runs of ours and of the peer take turns, so that a slow moment of the machine meets both.

mod play;
#[path = "../it/server.rs"]
#[expect(dead_code, reason = "the tests ask more of it")]
mod server;
mod service;
#[path = "../it/speech_server.rs"]
#[expect(dead_code, reason = "the tests ask more of it")]
mod speech_server;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_aloud");
const ROUNDS: usize = 3;

fn main() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let bench = Bench { dir: dir.path().to_path_buf() };
    // `cargo bench --bench speed -- service` measures that alone, `-- play` the player.
    let alone = |what: &str| std::env::args().any(|a| a == what);
    if alone("play") {
        bench.first_sound();
        return bench.processor();
    }
    service::throughput(&bench);
    if alone("service") {
        return;
    }
    bench.speed("en", "en-gb", &english(200_000));
    bench.speed("zh", "cmn-latn-pinyin", &chinese(40_000));
    bench.latency("en", "The first clip is what a listener waits for.");
    bench.latency("zh", "听众等的就是第一句话。");
    bench.first_sound();
    bench.processor();
    bench.memory("en", english);
    bench.memory("zh", |bytes| chinese(bytes / 3));
}

struct Bench {
    dir: PathBuf,
}

impl Bench {
    fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.dir.join(name);
        std::fs::write(&path, text).expect("the temporary folder takes files");
        path
    }

    fn speak(&self, input: &Path) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(["speak", "-q", "--name", "edition", "-o"])
            .arg(self.dir.join("out"))
            .arg(input)
            .env("ALOUD_CACHE", self.dir.join("cache"));
        command
    }

    fn empty_store(&self) {
        let _ = std::fs::remove_dir_all(self.dir.join("cache/clips"));
        let _ = std::fs::remove_dir_all(self.dir.join("out"));
    }

    fn speed(&self, name: &str, peer_voice: &str, text: &str) {
        let input = self.put("speed.txt", text);
        let wav = self.dir.join("peer.wav");
        let peer = || {
            let mut command = Command::new("espeak-ng");
            command.args(["-v", peer_voice, "-b", "1", "-w"]).arg(&wav).arg("-f").arg(&input);
            per_second(command, &wav)
        };
        let ours = || per_second(self.speak(&input), &self.dir.join("out/edition/audio.wav"));
        // Unpacks the engine's data, which later runs find in place.
        wall(self.speak(&self.put("warm.txt", "Warm.")));
        let (mut peers, mut firsts, mut agains) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            peers.extend(peer());
            self.empty_store();
            firsts.extend(ours());
            agains.extend(ours());
        }
        let (first, again) = (median(&mut firsts), median(&mut agains));
        println!("speed {name}: {} bytes", text.len());
        println!("  aloud, empty store   {:9.1} µs a second of sound", first * 1e6);
        println!(
            "  aloud, full store    {:9.1} µs a second of sound, {:.3} of the first run",
            again * 1e6,
            again / first
        );
        if peers.is_empty() {
            println!("  espeak-ng            not installed");
        } else {
            let peer = median(&mut peers);
            println!("  espeak-ng -w         {:9.1} µs a second of sound", peer * 1e6);
            println!("  ratio                {:9.3}", first / peer);
        }
    }

    /// From the start of the program to a finished edition of one sentence: more than the first clip.
    fn latency(&self, name: &str, text: &str) {
        let input = self.put("one.txt", text);
        wall(self.speak(&input));
        let mut times: Vec<f64> = (0..15)
            .filter_map(|_| {
                self.empty_store();
                wall(self.speak(&input)).map(|t| t.as_secs_f64())
            })
            .collect();
        println!(
            "latency {name}: one sentence, start to finished edition {:.1} ms",
            median(&mut times) * 1e3
        );
    }

    fn memory(&self, name: &str, text: impl Fn(usize) -> String) {
        for bytes in [60_000, 600_000] {
            let input = self.put("memory.txt", &text(bytes));
            self.empty_store();
            let mut child = self.speak(&input).spawn().expect("the program starts");
            let mut peak = 0;
            while child.try_wait().ok().flatten().is_none() {
                peak = peak.max(pss(child.id()));
                std::thread::sleep(Duration::from_millis(15));
            }
            println!(
                "memory {name}: {bytes} bytes of text, peak of all processes {:.1} MiB (PSS)",
                peak as f64 / 1024.0
            );
        }
    }
}

fn wall(mut command: Command) -> Option<Duration> {
    let begun = Instant::now();
    let status = command.stdout(Stdio::null()).status().ok()?;
    assert!(status.success(), "{command:?}");
    Some(begun.elapsed())
}

/// Wall time for a second of the sound that was written.
fn per_second(command: Command, wav: &Path) -> Option<f64> {
    let time = wall(command)?;
    let sound = hound::WavReader::open(wav).expect("a sound was written");
    Some(time.as_secs_f64() * f64::from(sound.spec().sample_rate) / f64::from(sound.duration()))
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Proportional set size of a process and its children, in KiB (Linux).
fn pss(pid: u32) -> u64 {
    let own = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let own =
        own.lines().find_map(|l| l.strip_prefix("Pss:")?.split_whitespace().next()?.parse().ok());
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    let children = tasks.flat_map(|task| {
        let list = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
        list.split_whitespace().filter_map(|p| p.parse().ok()).collect::<Vec<u32>>()
    });
    own.unwrap_or(0) + children.map(pss).sum::<u64>()
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from[(self.0 >> 33) as usize % from.len()]
    }
}

/// Sentences of words, no two alike, so that no clip serves twice.
fn text(
    size: impl Fn(&str) -> usize,
    wanted: usize,
    gap: &str,
    comma: &str,
    stop: &str,
    words: &[&str],
) -> String {
    let mut dice = Dice(7);
    let mut text = String::new();
    let mut sentence = 0;
    while size(&text) < wanted {
        sentence += 1;
        for word in 0..12 + sentence % 5 {
            text += dice.pick(words);
            text += if word % 6 == 5 { comma } else { gap };
        }
        text += dice.pick(words);
        text += stop;
        if sentence % 6 == 0 {
            text += "\n\n";
        }
    }
    text
}

fn english(bytes: usize) -> String {
    let words = "the harbour council report morning people of with under water bridge school library said \
        and children market between road city new old careful teacher window winter before after open \
        small company doctor family green mountain evening letter train station village garden music \
        paper question answer number weather neighbour history language because never always together";
    text(str::len, bytes, " ", ", ", ". ", &words.split_whitespace().collect::<Vec<_>>())
}

fn chinese(characters: usize) -> String {
    let words = "镇上 群众 干部 工作 学习 河边 图书馆 学校 桥梁 老师 孩子 市场 道路 城市 早晨 晚上 医生 公司 家庭 \
        山村 花园 音乐 问题 回答 天气 邻居 历史 语言 因为 总是 一起 进一步 提高 服务 建设 发展 环境 保护 \
        参加 举办 活动 认真 努力 新的 完成 计划 方案 情况 需要 生活";
    let words: Vec<_> = words.split_whitespace().collect();
    text(|t| t.chars().count(), characters, "", "，", "。", &words)
}
