//! Page dumps with what must become of them, and texts that must come through whole.

use crate::model::article::{Article, Block};
use crate::source::fetch::Fetched;
use crate::source::reader::Source;
use crate::source::readers::plain::Plain;
use proptest::prelude::*;
use std::fmt::Write;
use std::path::PathBuf;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/articles").join(name)
}

fn read(text: &str) -> Article {
    Plain.read(&Fetched { bytes: text.into(), ..Fetched::default() }).unwrap()
}

fn skipped(article: &Article) -> impl Iterator<Item = (&'static str, &str)> {
    let of_block =
        |b: &'_ Block| b.skipped().map(|p| (p.role.name(), p.range.clone())).collect::<Vec<_>>();
    article
        .blocks
        .iter()
        .flat_map(move |b| of_block(b).into_iter().map(|(role, range)| (role, &b.text[range])))
}

/// What an article says of itself, and what of it is not read.
fn summary(article: &Article) -> String {
    let meta = &article.meta;
    let mut out = String::new();
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            writeln!(out, "{name}: {value}").unwrap();
        }
    };
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    line("title", &text(&meta.title));
    line("authors", &meta.authors.join("; "));
    line("editors", &meta.editors.join("; "));
    line("source", &text(&meta.source));
    line("site", &text(&meta.site));
    line("published", &text(&meta.published));
    line("modified", &text(&meta.modified));
    line("url", &text(&meta.url));
    for (role, text) in skipped(article) {
        line(&format!("- {role}"), text);
    }
    out
}

#[test]
fn dumps_of_pages() {
    let mut count = 0;
    for entry in std::fs::read_dir(folder("dumps")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let article = read(&std::fs::read_to_string(&path).unwrap());
        let found = summary(&article);
        let expected = path.with_extension("expected");
        if std::env::var_os("ALOUD_UPDATE").is_some() {
            std::fs::write(&expected, &found).unwrap();
        }
        let expected = std::fs::read_to_string(expected).unwrap_or_default();
        assert_eq!(found, expected, "{}", path.display());
        count += 1;
    }
    assert!(count >= 12);
}

/// Texts that are not dumps, or only look like ones: each under a line `%% name`.
#[test]
fn texts_come_through_whole() {
    let mut count = 0;
    let mut faults = String::new();
    for entry in std::fs::read_dir(folder("whole")).unwrap() {
        let all = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for text in all.split("%% ").skip(1) {
            let (name, text) = text.split_once('\n').unwrap();
            let article = read(text);
            for (role, text) in skipped(&article) {
                writeln!(faults, "{name}: {role}: {text}").unwrap();
            }
            let plain = |t: &str| t.split_whitespace().collect::<String>();
            let shown: String = article.blocks.iter().map(|b| plain(&b.text)).collect();
            let bullets = |c: char| "-•*".contains(c);
            assert_eq!(shown.replace(bullets, ""), plain(text).replace(bullets, ""), "{name}");
            count += 1;
        }
    }
    assert!(faults.is_empty(), "{faults}");
    assert!(count >= 40, "{count}");
}

/// Lines of pages, prose and anything else.
fn lines() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "手机版",
        "首页 > 新闻 > 正文",
        "共产党员网 打印 纠错 ×",
        "发布时间：2026-03-05 09:30　来源：清溪日报 编辑:李某",
        "本报记者 李某",
        "标题：河边",
        "相关阅读",
        "- Share",
        "1.\u{a0}By Jane Doe | March 5, 2026 | 5 min read",
        "Advertisement",
        "12",
        "A headline that is long enough_清溪日报",
        "近日，清溪县召开会议，对全县防汛工作进行再部署、再落实，要求各乡镇认清形势。",
        "The harbour was built when grain still came down the river on barges.",
        "",
        "",
        "----",
        "====",
        "https://a.example/b?c=1# - a@b.example",
        "The harbour closes | a.example",
        "a.example",
    ]);
    let line = prop_oneof![8 => line.prop_map(str::to_owned), 1 => "\\PC{0,20}"];
    prop::collection::vec(line, 0..30).prop_map(|lines| lines.join("\n"))
}

#[test]
fn a_site_behind_a_title_that_is_an_address_is_no_second_part() {
    let article = read("https://a.example/b?c=1# - a@b.example\n\nA");
    let parts: Vec<_> = skipped(&article).collect();
    assert_eq!(parts, [("source", "https://a.example/b?c=1# - a@b.example")]);
}

proptest! {
    #[test]
    fn parts_lie_within_their_blocks(text in lines()) {
        let article = read(&text);
        for block in &article.blocks {
            let mut at = 0;
            for part in &block.parts {
                prop_assert!(at <= part.range.start && part.range.start < part.range.end, "{block:?}");
                prop_assert!(block.text.get(part.range.clone()).is_some(), "{block:?}");
                prop_assert_eq!(part.skipped, !part.role.read_by_default());
                at = part.range.end;
            }
        }
        let count = |text: &str| text.matches(|c: char| c.is_alphanumeric()).count();
        let shown: usize = article.blocks.iter().map(|b| count(&b.text)).sum();
        // Marks of notes are in no block.
        let omitted: usize = article.omitted.iter().map(|o| count(&o.text)).sum();
        prop_assert_eq!(shown + omitted, count(&text));
    }
}
