//! The independent suites in `../shared/suites`, with marks just under what was reached. A mark is
//! raised when the program gets better, never lowered.

use crate::driver::{PROGRAM, shared};
use std::collections::BTreeMap;
use std::process::Command;

/// Runs a scorer; its table is printed, its scores returned. `None`, aloud, without Python.
fn score(script: &str, args: &[&str], tool: &str) -> Option<serde_json::Value> {
    let script = shared(&format!("suites/{script}"))?;
    let out = tempfile::NamedTempFile::new().unwrap();
    let run = Command::new("python3")
        .arg(script)
        .args(args)
        .args(["--cmd", &format!("{PROGRAM} {tool} --jsonl"), "--json"])
        .arg(out.path())
        .output();
    let Ok(run) = run else {
        eprintln!("SKIPPED: no python3 to run the scorers");
        return None;
    };
    println!("{}", String::from_utf8_lossy(&run.stdout));
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&std::fs::read(out.path()).unwrap()).ok()
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
    hold(&[("ALL", 90.0), ("zh", 100.0)], &scores);
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
    hold(&[("zh UD_Chinese-GSDSimp", 98.0)], &scores);
}

/// Loosely right readings in percent, and digits left unread.
#[test]
fn readings() {
    let Some(json) = score("score_tn.py", &["--by", "source"], "normalize") else { return };
    let mut scores = BTreeMap::new();
    for (key, value) in json.as_object().unwrap() {
        let of = value["n"].as_f64().unwrap();
        scores.insert(key.clone(), 100.0 * value["loose"].as_f64().unwrap() / of);
        if ["zh", "en"].iter().any(|l| key.starts_with(l)) && !key.ends_with("(apart)") {
            scores.insert(
                format!("{key} read"),
                100.0 - 100.0 * value["digits"].as_f64().unwrap() / of,
            );
        }
    }
    hold(&[("zh NeMo", 95.0), ("zh PaddleSpeech", 98.0), ("zh WeTextProcessing", 94.0)], &scores);
}
