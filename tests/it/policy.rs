//! Readings that a suite wants otherwise than we say them, and why ours stays: the suite contradicts
//! another suite, or what a newsreader would say. A class names a reason, never a case.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// A reading that failed, in small letters without white space and marks.
struct Failed<'a> {
    lang: &'a str,
    category: &'a str,
    input: &'a str,
    got: String,
    wanted: Vec<String>,
}

impl Failed<'_> {
    /// Is one of the wanted readings ours but for this change of both?
    fn but_for(&self, change: impl Fn(&str) -> String) -> bool {
        self.wanted.iter().any(|w| change(w) == change(&self.got))
    }

    fn wants(&self, piece: &str) -> bool {
        self.wanted.iter().any(|w| w.contains(piece))
    }
}

/// A class of differences.
struct Policy {
    name: &'static str,
    differs: fn(&Failed) -> bool,
}

const POLICIES: &[Policy] = &[
    // WeText has 上午一点零二分 for 1:02 am, where NeMo has 一点二分am.
    Policy {
        name: "zh: am and pm stay Latin",
        differs: |f| f.lang == "zh" && (f.wants("am") || f.wants("pm")),
    },
    Policy {
        name: "zh: padded minutes without 零",
        differs: |f| f.lang == "zh" && f.but_for(|t| t.replace('零', "")),
    },
    // PaddleSpeech keeps the 号 that is written, NeMo writes 日.
    Policy {
        name: "zh: 号 becomes 日",
        differs: |f| f.lang == "zh" && f.but_for(|t| t.replace('号', "日")),
    },
    // WeText has 元 for ￥.
    Policy {
        name: "zh: ￥ is 人民币",
        differs: |f| f.lang == "zh" && f.wants("人民币") && f.got.contains('元'),
    },
    // NeMo and WeText read units, one set leaves some in letters.
    Policy {
        name: "zh: units stay in letters",
        differs: |f| {
            let latin = |t: &str| t.bytes().filter(u8::is_ascii_alphabetic).count();
            let chars: Vec<_> = f.input.chars().collect();
            let unit =
                chars.windows(2).any(|w| w[0].is_ascii_digit() && w[1].is_ascii_alphabetic());
            f.lang == "zh" && unit && f.wanted.iter().any(|w| latin(w) > latin(&f.got))
        },
    },
    // What is written is said: 这儿 is not 这.
    Policy {
        name: "zh: 儿 is dropped",
        differs: |f| f.lang == "zh" && f.but_for(|t| t.replace('儿', "")),
    },
    // We promise that no digit stays unread.
    Policy {
        name: "figures stay unread",
        differs: |f| f.wanted.iter().any(|w| w.contains(|c: char| c.is_ascii_digit())),
    },
    // A recording may say a figure in one of several ways: 452, 2,500, 1/24.
    Policy {
        name: "one speaker's choice",
        differs: |f| {
            f.category.contains("with_audio") && f.input.contains(|c: char| c.is_ascii_digit())
        },
    },
    // We say "to" where a range is written with a dash, as the suites do elsewhere.
    Policy {
        name: "en: the dash of a range is silent",
        differs: |f| {
            f.lang == "en" && f.input.contains(['-', '–']) && f.but_for(|t| t.replace("to", ""))
        },
    },
    // NeMo has "square meters" for m2 everywhere else.
    Policy {
        name: "en: m2 is spelled",
        differs: |f| f.lang == "en" && f.input.contains("m2") && f.wants("mtwo"),
    },
    // The same sound, written otherwise.
    Policy { name: "ja: 〇 or 零, カ or か", differs: |f| f.lang == "ja" && f.but_for(kana) },
    Policy {
        name: "it: accents",
        differs: |f| f.lang == "it" && f.but_for(|t| t.replace('é', "e")),
    },
    // A dollar is 米ドル in every Japanese newspaper.
    Policy {
        name: "ja: 米ドル",
        differs: |f| f.lang == "ja" && f.but_for(|t| t.replace("アメリカドル", "米ドル")),
    },
    // The shape of a telephone number; the suite subtracts.
    Policy {
        name: "ja: telephone numbers are sums",
        differs: |f| {
            f.lang == "ja"
                && f.category == "math"
                && f.wants("マイナス")
                && f.input.matches('-').count() > 1
        },
    },
    // NeMo puts the minus first, WeText inside.
    Policy {
        name: "ja: the minus inside a fraction",
        differs: |f| {
            let minus = "マイナス";
            f.lang == "ja" && f.got.contains(minus) && f.but_for(|t| t.replace(minus, ""))
        },
    },
    // Letters are the voice's matter.
    Policy {
        name: "Latin letters are transcribed",
        differs: |f| {
            matches!(f.lang, "ru" | "ko") && {
                let letters = |t: &str| t.contains(|c: char| c.is_ascii_alphabetic());
                letters(f.input) && letters(&f.got) && !f.wanted.iter().any(|w| letters(w))
            }
        },
    },
    // A figure without its sentence has no case, and may be an ordinal or not.
    Policy {
        name: "ru: the case of a bare figure",
        differs: |f| {
            f.lang == "ru" && f.category == "ordinal" && f.input.bytes().all(|b| b.is_ascii_digit())
        },
    },
    // "-е" is neuter as well as plural.
    Policy { name: "ru: -е is plural", differs: |f| f.lang == "ru" && f.input.ends_with("-е") },
    // The suite has the nominative for 6/3/1006.
    Policy {
        name: "ru: the case of a date",
        differs: |f| f.lang == "ru" && f.category == "date" && f.but_for(|t| t.replace("его", "е")),
    },
    // Colloquial clocks: семь минут девятого.
    Policy {
        name: "ru: the clock of everyday speech",
        differs: |f| {
            let clock = f.lang == "ru" && f.category == "time";
            clock && (f.wants("ого") || f.wants("его") || f.but_for(|t| t.replace('и', "")))
        },
    },
    // Dates are read in the order in which they are written.
    Policy {
        name: "es: month before day",
        differs: |f| {
            f.lang == "es"
                && f.category == "date"
                && f.input.starts_with(char::is_alphabetic)
                && f.wants("de")
        },
    },
    // A figure with a dot, alone, is no time.
    Policy {
        name: "a dot makes a clock",
        differs: |f| {
            f.lang == "es"
                && f.category == "time"
                && f.input.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        },
    },
];

fn kana(t: &str) -> String {
    let plain = |c: char| match c {
        '〇' => '零',
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        c => c,
    };
    t.chars().map(plain).collect()
}

/// As the scorer compares: small letters and digits of any script only.
fn loose(t: &str) -> String {
    t.to_lowercase()
        .chars()
        .filter(|c| {
            !(c.is_whitespace() || c.is_ascii_punctuation() || "、，。．–—「」¿¡".contains(*c))
        })
        .collect()
}

/// How many of the failed cases differ for which reason, by language and source.
pub fn of<'a>(
    failed: impl Iterator<Item = &'a str>,
    replies: &Path,
) -> BTreeMap<String, BTreeMap<&'static str, usize>> {
    let rows = |path: &Path| -> BTreeMap<String, Value> {
        let text = std::fs::read_to_string(path).unwrap();
        let rows = text.lines().map(|l| serde_json::from_str::<Value>(l).unwrap());
        rows.map(|r| (r["id"].as_str().unwrap().to_string(), r)).collect()
    };
    let data = std::env::var_os("ALOUD_SUITES")
        .map(std::path::PathBuf::from)
        .or_else(|| crate::driver::shared("suites/data"));
    let Some(data) = data else { return BTreeMap::new() };
    let (cases, replies) = (rows(&data.join("dev/tn.jsonl")), rows(replies));
    let mut counts: BTreeMap<String, BTreeMap<&'static str, usize>> = BTreeMap::new();
    for id in failed {
        let case = &cases[id];
        let text = |name: &str| case[name].as_str().unwrap();
        let wanted = case["outputs"].as_array().unwrap();
        let failed = Failed {
            lang: text("lang"),
            category: text("category"),
            input: text("input"),
            got: loose(replies[id]["output"].as_str().unwrap_or("")),
            wanted: wanted.iter().filter_map(|w| w.as_str()).map(loose).collect(),
        };
        if let Some(policy) = POLICIES.iter().find(|p| (p.differs)(&failed)) {
            let source = format!("{} {}", text("lang"), text("source"));
            *counts.entry(source).or_default().entry(policy.name).or_default() += 1;
        }
    }
    counts
}
