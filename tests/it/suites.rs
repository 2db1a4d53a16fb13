//! The independent suites in `../shared/suites`, with marks just under what was reached. A mark is
//! raised when the program gets better, never lowered.

use crate::driver::{PROGRAM, shared, skipped};
use crate::policy;
use std::collections::BTreeMap;
use std::process::Command;

/// Runs a scorer; its table is printed, its scores returned. `None`, aloud, without Python.
fn score(script: &str, args: &[&str], tool: &str) -> Option<serde_json::Value> {
    scored(script, args, tool).map(|(scores, _)| scores)
}

/// The scores and the table of a scorer.
fn scored(script: &str, args: &[&str], tool: &str) -> Option<(serde_json::Value, String)> {
    let script = shared(&format!("suites/{script}"))?;
    let out = tempfile::NamedTempFile::new().unwrap();
    let run = Command::new("python3")
        .arg(script)
        .args(args)
        .args(["--cmd", &format!("{PROGRAM} {tool} --jsonl"), "--json"])
        .arg(out.path())
        .output();
    let Ok(run) = run else {
        skipped("no python3 to run the scorers");
        return None;
    };
    let table = String::from_utf8_lossy(&run.stdout).into_owned();
    println!("{table}");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some((serde_json::from_slice(&std::fs::read(out.path()).unwrap()).unwrap(), table))
}

fn hold(marks: &[(&str, f64)], scores: &BTreeMap<String, f64>) {
    let missed: Vec<String> = marks
        .iter()
        .filter_map(|(key, mark)| {
            let found = scores.get(*key).copied().unwrap_or(f64::NAN);
            (found.is_nan() || found < *mark).then(|| format!("{key}: {found:.1} < {mark}"))
        })
        .collect();
    assert!(missed.is_empty(), "{missed:#?}\n{scores:#?}");
}

/// Passed of all, in percent, of the cases that ask for no repair of the text.
#[test]
fn segments_golden() {
    let Some(json) = score("score_seg.py", &["--suite", "seg_golden"], "segment") else { return };
    let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for (key, value) in json.as_object().unwrap() {
        let parts: Vec<&str> = key.split('/').collect();
        if parts[2] == "plain" {
            let sum = sums.entry(parts[0].to_string()).or_default();
            sum.0 += value[0].as_f64().unwrap();
            sum.1 += value[1].as_f64().unwrap();
        }
    }
    let scores = sums.into_iter().map(|(k, (pass, of))| (k, 100.0 * pass / of)).collect();
    // Peers on all plain cases of the unseen half: sentencex 89.0, pySBD 75.7, blingfire 70.9.
    let marks = [
        ("ALL", 97.0),
        ("am", 100.0),
        ("ar", 66.0),
        ("bg", 100.0),
        ("da", 98.0),
        ("de", 100.0),
        ("el", 100.0),
        ("en", 95.5),
        ("es", 100.0),
        ("fi", 100.0),
        ("fr", 100.0),
        ("he", 100.0),
        ("hi", 100.0),
        ("hy", 100.0),
        ("it", 100.0),
        ("ja", 66.0),
        ("kk", 100.0),
        ("ml", 100.0),
        ("mr", 100.0),
        ("my", 100.0),
        ("nl", 100.0),
        ("pt", 100.0),
        ("ru", 100.0),
        ("sk", 100.0),
        ("uk", 100.0),
        ("ur", 100.0),
        ("zh", 100.0),
    ];
    hold(&marks, &scores);
}

/// F1 of the inner boundaries, in percent.
#[test]
fn segments_treebanks() {
    let Some(json) = score("score_seg.py", &["--suite", "seg_ud"], "segment") else { return };
    let scores = json
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, value)| (key.clone(), 100.0 * value["f1"].as_f64().unwrap()))
        .collect();
    // Behind each mark the best of pySBD, sentencex, blingfire and a regex on the unseen halves.
    let marks = [
        ("zh UD_Chinese-GSDSimp", 99.9),                // 98.6
        ("zh-Hant UD_Chinese-HK", 97.3),                // 97.2
        ("zh-Hant UD_Chinese-HK [all marked]", 98.7),   // 98.0
        ("zh-Hant UD_Chinese-PUD", 99.3),               // not told
        ("en UD_English-EWT", 89.2),                    // 86.8
        ("en UD_English-EWT [all marked]", 99.0),       // 97.5
        ("en UD_English-GUM", 97.8),                    // 97.0
        ("en UD_English-GUM [all marked]", 99.7),       // 99.2
        ("en UD_English-PUD", 99.8),                    // 100
        ("de UD_German-GSD", 99.5),                     // 98.0
        ("de UD_German-PUD", 99.9),                     // 99.4
        ("fr UD_French-GSD", 99.6),                     // 99.3
        ("fr UD_French-Sequoia", 99.9),                 // 98.3
        ("es UD_Spanish-GSD", 99.9),                    // 99.0
        ("es UD_Spanish-PUD", 99.6),                    // 99.4
        ("it UD_Italian-ISDT", 99.9),                   // 97.3
        ("ja UD_Japanese-GSD", 99.7),                   // 99.8
        ("ko UD_Korean-GSD", 99.9),                     // 100
        ("pt UD_Portuguese-Bosque [all marked]", 99.1), // 98.1
        ("ru UD_Russian-GSD", 99.5),                    // 98.2
        ("ru UD_Russian-Taiga", 97.9),                  // 95.3
    ];
    hold(&marks, &scores);
}

/// Loosely right readings in percent, and digits left unread. `… fair` leaves out what is a matter of
/// policy (`policy.rs`).
#[test]
fn pronunciations() {
    let saved = tempfile::NamedTempFile::new().unwrap();
    let save = saved.path().to_str().unwrap();
    let langs = "zh,en,de,fr,es,it,pt,ru,ja,ko,hi,vi,sv,ar";
    let args = ["--by", "source", "--show", "1", "--langs", langs, "--save", save];
    let Some((json, table)) = scored("score_tn.py", &args, "normalize") else { return };
    let failed = table.lines().filter_map(|l| l.strip_prefix("FAIL ")?.split(' ').next());
    let policies = policy::of(failed, saved.path());
    let mut scores = BTreeMap::new();
    for (key, value) in json.as_object().unwrap() {
        if key.ends_with("(apart)") {
            continue;
        }
        let number = |name: &str| value[name].as_f64().unwrap();
        let (of, right) = (number("n"), number("loose"));
        scores.insert(key.clone(), 100.0 * right / of);
        scores.insert(format!("{key} read"), 100.0 - 100.0 * number("digits") / of);
        let none = BTreeMap::new();
        let differ = policies.get(key).unwrap_or(&none);
        let excused = differ.values().sum::<usize>() as f64;
        let fair = 100.0 * right / (of - excused);
        println!(
            "{key}: {:.1} %, {fair:.1} % without {excused} of policy {differ:?}",
            100.0 * right / of
        );
        scores.insert(format!("{key} fair"), fair);
    }
    // Peers on the unseen halves: zh NeMo 84.5, PaddleSpeech 73.4, WeText 98.0; en NeMo 73.0 without
    // its own author, 97.0 with. Elsewhere no peer was measured.
    let marks = [
        ("zh NeMo", 95.0),
        ("zh NeMo fair", 99.5),
        ("zh PaddleSpeech", 98.0),
        ("zh PaddleSpeech fair", 99.5),
        ("zh WeTextProcessing", 94.5),
        ("zh WeTextProcessing fair", 99.5),
        ("en NeMo", 93.5),
        ("en NeMo fair", 96.5),
        // 1,2,3 are three numbers, 0/0 is no fraction, a million is no "eins million": such cases went.
        ("de NeMo", 89.0),
        ("de NeMo fair", 94.0),
        // `da.` is a verb at the end of a sentence far more often than doña: one case went.
        // 28° is degrees, yen have no hundredths, q and rs are no signs of money: these cases went.
        ("es NeMo", 91.0),
        ("es NeMo fair", 92.0),
        // 10° is degrees, mesdemoiselles are not mademoiselles: two cases went.
        ("fr NeMo", 92.5),
        ("it NeMo", 79.5),
        // Languages whose suites were not run before they had readings.
        ("hi NeMo", 70.0),
        ("vi NeMo", 88.0),
        ("sv NeMo", 76.0),
        ("ar NeMo", 74.0),
        ("it NeMo fair", 85.5),
        // 123456789 alone is a number, 4/900000000 no fraction: two cases went.
        ("ja NeMo", 99.0),
        ("ja WeTextProcessing", 88.0),
        ("ja WeTextProcessing fair", 94.0),
        ("ko NeMo", 99.0),
        ("ko NeMo fair", 99.0),
        // Zero is singular, 1 1/2 is um e meio, 476-1492 a span of years: nine cases of such kinds went.
        ("pt NeMo", 95.5),
        ("ru NeMo", 70.5),
        ("ru NeMo fair", 87.0),
    ];
    // No digit is left unread in any of these languages.
    let read: Vec<_> =
        scores.keys().filter(|k| k.ends_with(" read")).map(|k| (k.as_str(), 100.0)).collect();
    hold(&read, &scores);
    hold(&marks, &scores);
}

/// Right readings in percent. Of Chinese the model has learned from these very sentences, so this holds
/// that the program does what the script learned; what it does on others is its cross-validation
/// (`tools/pronounce/build.py --cv`): 96.69 %. What it says of 黄陂, bēi, no dictionary does. Of English nothing is learned; rules and lists are ours.
#[test]
fn pronunciation() {
    for (suite, marks) in
        [("g2p_zh_cpp", &[("dev", 98.4), ("test", 98.3)][..]), ("homograph_en", &[("all", 96.5)])]
    {
        let Some(json) = score("score_g2p.py", &["--suite", suite], "pronounce") else { return };
        let scores = json.as_object().unwrap().iter().map(|(key, value)| {
            let [right, of] = [0, 2].map(|i| value[i].as_f64().unwrap());
            (key.clone(), 100.0 * right / of)
        });
        hold(marks, &scores.collect());
    }
}

/// Pages → articles: F1 in percent, and titles. The gold of `mozr` is Readability's own output, and
/// holds captions, reference lists, links to other sites, boxes about authors, pages of no more than a
/// title, and holes where formulas stand; that of `gne` holds captions and the editors' lines.
#[test]
fn articles() {
    for (suite, f1, titles) in [
        ("article_shb", 97.2, None),
        ("article_traf", 93.7, None),
        ("article_mozr", 94.1, Some(98.0)),
        ("article_gne", 99.5, Some(100.0)),
    ] {
        let Some(json) = score("score_article.py", &["--suite", suite], "extract") else { return };
        let mut scores = BTreeMap::from([("f1".into(), 100.0 * json["f1"].as_f64().unwrap())]);
        let mut marks = vec![("f1", f1)];
        if let Some(mark) = titles {
            let of = json["title"].as_str().unwrap().split_once('/').unwrap();
            let [right, all] = [of.0, of.1].map(|n| n.parse::<f64>().unwrap());
            scores.insert("titles".into(), 100.0 * right / all);
            marks.push(("titles", mark));
        }
        hold(&marks, &scores);
    }
}
