//! `cargo bench --bench text`: how fast text becomes what a voice is given, on one core.
//!
//! Prints a table; asserts nothing. `ALOUD_BENCH_PYTHON` names a Python that has `pysbd` and
//! `WeTextProcessing`; they then get a part of the same input, and the speeds stand side by side.

use aloud::internal::text::sounded;
use aloud::text::normalize;
use aloud::text::sentences;
use std::process::Command;
use std::time::Instant;

/// Enough that a second more or less of a busy machine does not show.
const SIZE: usize = 10_000_000;
/// What a peer gets: it would sit over ten megabytes for hours.
const SHARE: usize = 60_000;

fn main() {
    for (language, sample) in
        [("zh", "他在重庆的银行行长面前数了3.5%。"), ("en", "He read 3.5% of it.")]
    {
        let cold = first(language, sample);
        println!("start {language}: first sentence {:.1} ms, later ones {:.3} ms", cold.0, cold.1);
    }
    for (language, text) in [("en", english(SIZE)), ("zh", chinese(SIZE))] {
        let ours = speed(language, &text);
        peer(language, &text, ours);
    }
}

/// What the dictionaries cost when they are met first: milliseconds, before and after.
fn first(language: &str, text: &str) -> (f64, f64) {
    let time = || {
        let begun = Instant::now();
        let said = normalize(text, language);
        std::hint::black_box(sounded(said.said(), language, &[]));
        begun.elapsed().as_secs_f64() * 1e3
    };
    (time(), (0..100).map(|_| time()).sum::<f64>() / 100.0)
}

/// Megabytes a second, all stages; each stage is printed.
fn speed(language: &str, text: &str) -> f64 {
    let begun = Instant::now();
    let cut = sentences(text, language);
    let segment = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let said: Vec<_> = cut.iter().map(|r| normalize(&text[r.clone()], language)).collect();
    let read = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let words: usize = said.iter().map(|s| sounded(s.said(), language, &[]).len()).sum();
    let sound = begun.elapsed().as_secs_f64();
    let size = text.len() as f64 / 1e6;
    let all = size / (segment + read + sound);
    println!("{language}: {size:.1} MB, {} sentences, {words} readings of words", cut.len());
    for (name, seconds) in [("segment", segment), ("normalize", read), ("pronounce", sound)] {
        println!("  {name:<10} {:8.2} MB/s", size / seconds);
    }
    println!("  {:<10} {all:8.2} MB/s", "together");
    all
}

const PEER: &str = r#"
import sys, time
language, text = sys.argv[1], sys.stdin.read()
import pysbd
paragraphs = [p for p in text.split("\n") if p]
cutter = pysbd.Segmenter(language=language, clean=False)
begun = time.time()
sentences = [s for p in paragraphs for s in cutter.segment(p)]
cut = time.time() - begun
if language == "zh":
    from tn.chinese.normalizer import Normalizer
else:
    from tn.english.normalizer import Normalizer
reader = Normalizer()
reader.normalize("1")
begun = time.time()
for s in sentences:
    reader.normalize(s)
read = time.time() - begun
size = len(text.encode()) / 1e6
print(f"{size / cut:.5f} {size / read:.5f} {size / (cut + read):.5f}")
"#;

fn peer(language: &str, text: &str, ours: f64) {
    let Ok(python) = std::env::var("ALOUD_BENCH_PYTHON") else {
        println!("  SKIPPED the peers: ALOUD_BENCH_PYTHON names no Python");
        return;
    };
    let end = text[..text.floor_char_boundary(SHARE)].rfind('\n').unwrap_or(SHARE);
    let input = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(input.path(), &text[..end]).expect("the temporary folder takes files");
    let stdin = std::fs::File::open(input.path()).expect("it was just written");
    let out = Command::new(python).args(["-c", PEER, language]).stdin(stdin).output();
    let figures: Vec<f64> = match &out {
        Ok(out) => String::from_utf8_lossy(&out.stdout)
            .lines()
            .last()
            .unwrap_or("")
            .split(' ')
            .filter_map(|f| f.parse().ok())
            .collect(),
        Err(_) => Vec::new(),
    };
    match figures[..] {
        [cut, read, both] => {
            println!("  pySBD      {cut:8.4} MB/s of segments");
            println!("  WeText     {read:8.4} MB/s of readings");
            println!("  both       {both:8.4} MB/s: ours is {:.0} times as fast", ours / both);
        }
        _ => println!("  SKIPPED the peers: {out:?}"),
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len() as u64) as usize]
    }
}

/// Our own articles, paragraph by paragraph, each with a sentence of news whose figures change.
fn news(size: usize, article: &str, sentence: impl Fn(&mut Dice) -> String) -> String {
    let paragraphs: Vec<_> = article.lines().filter(|l| l.len() > 60).collect();
    let mut dice = Dice(11);
    let mut text = String::with_capacity(size + 4096);
    while text.len() < size {
        text += dice.pick(&paragraphs).trim_start_matches(['>', '#', '-', ' ']);
        text += &sentence(&mut dice);
        text.push('\n');
    }
    text
}

fn english(size: usize) -> String {
    let months = ["January", "March", "June", "October"];
    let article = concat!(
        include_str!("../articles/en-harbour.md"),
        include_str!("../articles/whole/en.txt")
    );
    news(size, article, |d| {
        format!(
            " On {} {}, {}, the council paid ${}.{} million for {} km of road, {}% more than Dr. {} had planned.",
            d.pick(&months),
            1 + d.below(28),
            1950 + d.below(80),
            d.below(90),
            d.below(10),
            d.below(900),
            d.below(100),
            d.pick(&["Lee", "Shah", "North", "Gray"]),
        )
    })
}

fn chinese(size: usize) -> String {
    let article =
        concat!(include_str!("../articles/zh-river.md"), include_str!("../articles/whole/zh.txt"));
    news(size, article, |d| {
        format!(
            "{}年{}月{}日，全镇投入{}.{}万元，修路{}公里，比上年增长{}%，{}。",
            1950 + d.below(80),
            1 + d.below(12),
            1 + d.below(28),
            d.below(900),
            d.below(10),
            d.below(300),
            d.below(100),
            d.pick(&[
                "群众都说好",
                "银行行长来了两次",
                "进一步着力改善便民服务",
                "重庆的专家参与调度"
            ]),
        )
    })
}
