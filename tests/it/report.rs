//! The real report in `../shared/articles`: rendered, audited, and measured by other programs.

use crate::driver::{World, audited, shared, skipped};
use aloud::internal::source::{self, local};
use std::path::Path;
use std::process::Command;

/// What another program says of a file; `None`, aloud, where it is not installed.
fn ask(program: &str, args: &[&str], file: &Path) -> Option<String> {
    match Command::new(program).args(args).arg(file).output() {
        Ok(out) if out.status.success() => {
            Some(String::from_utf8_lossy(&out.stdout).trim().to_string())
        }
        Ok(out) => panic!("{program} refuses {}: {out:?}", file.display()),
        Err(_) => {
            skipped(&format!("{program} is not installed"));
            None
        }
    }
}

#[cfg(feature = "espeak")]
#[test]
fn renders_and_other_programs_agree_on_its_length() {
    let Some(folder) = shared("articles") else { return };
    assert!(std::fs::read_dir(&folder).unwrap().count() > 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let world = World::new();
        let input = entry.unwrap().path();
        let edition = world.speak(&[input.to_str().unwrap()]);
        let map = audited(&edition);
        assert!(map.segments.len() > 25, "{} segments", map.segments.len());
        let words: usize = map.segments.iter().map(|s| s.words.len()).sum();
        assert!(words > 800, "{words} words");
        let wav = edition.join("audio.wav");
        let (rate, frames) = (map.head.sample_rate.0.to_string(), map.head.frames.to_string());
        if let Some(said) = ask("soxi", &["-r"], &wav) {
            assert_eq!(said, rate);
        }
        if let Some(said) = ask("soxi", &["-s"], &wav) {
            assert_eq!(said, frames);
        }
        let probe =
            ["-v", "error", "-of", "csv=p=0", "-show_entries", "stream=sample_rate,duration_ts"];
        if let Some(said) = ask("ffprobe", &probe, &wav) {
            assert_eq!(said, format!("{rate},{frames}"));
        }
    }
}

#[test]
fn every_character_of_it_is_accounted_for() {
    let Some(folder) = shared("articles") else { return };
    assert!(std::fs::read_dir(&folder).unwrap().count() > 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let world = World::new();
        let input = entry.unwrap().path();
        let map = audited(&world.speak(&[input.to_str().unwrap(), "--voice", "tone"]));
        let shown: String = map.head.text.split_whitespace().collect();
        let source = std::fs::read_to_string(&input).unwrap();
        assert_eq!(shown, source.split_whitespace().collect::<String>());
    }
}

#[test]
fn its_furniture_is_skipped_and_tells_who_wrote_it_and_when() {
    let Some(path) = shared("articles/000_e7def2bd3f22e7fc.txt") else { return };
    let fetched = local(path.to_str().unwrap(), 1 << 20).unwrap();
    let article = source::read(&fetched, &source::Options::default()).unwrap();
    let meta = &article.meta;
    let title = meta.title.as_deref().unwrap();
    assert!(title.starts_with("重庆秀山:") && title.ends_with("群众路线新常态"), "{title}");
    assert_eq!(meta.authors, ["姚建国"]);
    assert_eq!(meta.editors, ["杨安琪"]);
    assert_eq!(meta.source.as_deref(), Some("共产党员网"));
    assert_eq!(meta.published.as_deref(), Some("2015-01-15T16:54"));

    let (mut skipped, mut read) = (Vec::new(), String::new());
    for block in &article.blocks {
        let mut at = 0;
        for part in block.skipped() {
            skipped.push((part.role.name(), &block.text[part.range.clone()]));
            read += block.text[at..part.range.start].trim();
            at = part.range.end;
        }
        read += block.text[at..].trim();
    }
    let expected = [
        ("navigation", "手机版"),
        ("controls", "1 1 1"),
        ("source", "共产党员网"),
        ("controls", "打印 纠错"),
        ("share", "微信扫一扫 ×"),
        ("controls", "收听本文 00:00/00:00"),
        ("date", "发布时间:2015年01月15日 16:54"),
        ("source", "来源:共产党员网"),
        ("source", "编辑:杨安琪"),
        ("controls", "打印"),
    ];
    assert_eq!(skipped, expected);
    // The title, the byline, the introduction and the five sections, and nothing else.
    let begins = format!("{title}重庆市秀山县梅江镇人民政府 姚建国为进一步走实党的群众路线");
    assert!(read.starts_with(&begins), "{read}");
    for section in ["一、着力于", "二、着力于", "三、着力于", "四、着力于", "五、着力于"]
    {
        assert!(read.contains(section), "{section}");
    }
    assert!(read.ends_with("切实促进工作作风和工作实效。"), "{read}");
}
