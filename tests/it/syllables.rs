//! Every syllable of Mandarin in every tone: what the embedded engine receives, and what is heard.
//!
//! The table `syllables/mandarin.txt` is the whole of it, one syllable a line, to be read by people:
//! the syllable, its initial and final in the IPA, and the sounds of its five tones as the engine
//! names them. What it must be is made here from the Pinyin scheme (the tables of initials and finals
//! in GB/T 16159 and their usual values in the IPA), and by no code of the program.

use crate::espeak::{espeak, take, utterance};
use crate::sounds::{Heard, spectrum_distance};
use aloud::model::{Phones, Pronunciation, PronunciationSource, Sound, Syllable, Utterance};
use aloud::speech::SpeechBackend;
use std::collections::BTreeMap;
use std::path::Path;

/// Initials of the scheme: Pinyin, IPA, the engine's name.
const INITIALS: [(&str, &str, &str); 21] = [
    ("zh", "ʈʂ", "ts."),
    ("ch", "ʈʂʰ", "ts.h"),
    ("sh", "ʂ", "s."),
    ("b", "p", "p"),
    ("p", "pʰ", "ph"),
    ("m", "m", "m"),
    ("f", "f", "f"),
    ("d", "t", "t"),
    ("t", "tʰ", "th"),
    ("n", "n", "n"),
    ("l", "l", "l"),
    ("g", "k", "k"),
    ("k", "kʰ", "kh"),
    ("h", "x", "X"),
    ("j", "tɕ", "tS;"),
    ("q", "tɕʰ", "tS;h"),
    ("x", "ɕ", "S;"),
    ("r", "ʐ", "z."),
    ("z", "ts", "ts"),
    ("c", "tsʰ", "tsh"),
    ("s", "s", "s"),
];

/// Finals of the scheme: its name there, IPA, the engine's names, with those that it has behind some
/// initials only. ï is the vowel of zi, ɨ that of zhi.
const FINALS: [(&str, &str, &[&str]); 37] = [
    ("a", "a", &["A"]),
    ("o", "o", &["o"]),
    ("e", "ɤ", &["o-"]),
    ("ai", "ai", &["ai"]),
    ("ei", "ei", &["ei"]),
    ("ao", "au", &["Au"]),
    ("ou", "ou", &["ou"]),
    ("an", "an", &["an"]),
    ("en", "ən", &["@n"]),
    ("ang", "ɑŋ", &["AN"]),
    ("eng", "əŋ", &["@N"]),
    ("ong", "ʊŋ", &["ong"]),
    ("er", "ɚ", &["@r"]),
    ("i", "i", &["i"]),
    ("ï", "ɹ̩", &["i["]),
    ("ɨ", "ɻ̩", &["i."]),
    ("ia", "ia", &["iA"]),
    ("io", "io", &["io"]),
    ("ie", "iɛ", &["iE"]),
    ("iai", "iai", &["ai"]),
    ("iao", "iau", &["jAu", "Au"]),
    ("iou", "iou", &["iou"]),
    ("ian", "iɛn", &["iEn"]),
    ("in", "in", &["in"]),
    ("iang", "iɑŋ", &["iAN"]),
    ("ing", "iŋ", &["iN"]),
    ("iong", "iʊŋ", &["jong", "ong"]),
    ("u", "u", &["u"]),
    ("ua", "ua", &["wA", "A"]),
    ("uo", "uo", &["uo", "wo", "o"]),
    ("uai", "uai", &["uai", "ai"]),
    ("uei", "uei", &["uei", "wei", "ei"]),
    ("uan", "uan", &["uan", "wan", "an"]),
    ("uen", "uən", &["u@n", "wu@n"]),
    ("uang", "uɑŋ", &["wAN", "AN"]),
    ("ueng", "uəŋ", &["u@N"]),
    ("ü", "y", &["y"]),
];
const ROUNDED: [(&str, &str, &[&str]); 3] =
    [("üe", "yɛ", &["yE"]), ("üan", "yɛn", &["y&n"]), ("ün", "yn", &["y@n", "yin"])];

/// The tones as the engine writes them: five levels, from the lowest to the highest.
const TONES: [&str; 5] = ["55", "35", "214", "51", "11"];

/// All syllables, as they are written, without tones.
const SYLLABLES: &str = "
    a o e ai ei ao ou an en ang eng er
    ba bo bai bei bao ban ben bang beng bi bie biao bian bin bing biang bu
    pa po pai pei pao pou pan pen pang peng pi pia pie piao pian pin ping pu
    ma mo me mai mei mao mou man men mang meng mi mie miao miu mian min ming mu
    fa fo fei fou fan fen fang feng fiao fu
    da de dai dei dao dou dan den dang deng dong di dia die diao diu dian din ding du duo dui duan dun
    ta te tai tei tao tou tan tang teng tong ti tie tiao tian ting tu tuo tui tuan tun
    na ne nai nei nao nou nan nen nang neng nong ni nia nie niao niu nian nin niang ning nu nuo nuan nun nü nüe
    la lo le lai lei lao lou lan lang leng long li lia lie liao liu lian lin liang ling lu luo luan lun lü lüe
    ga ge gai gei gao gou gan gen gang geng gong gu gua guo guai gui guan gun guang
    ka ke kai kei kao kou kan ken kang keng kong ku kua kuo kuai kui kuan kun kuang
    ha he hai hei hao hou han hen hang heng hong hu hua huo huai hui huan hun huang
    ji jia jie jiao jiu jian jin jiang jing jiong ju jue juan jun
    qi qia qie qiao qiu qian qin qiang qing qiong qu que quan qun
    xi xia xie xiao xiu xian xin xiang xing xiong xu xue xuan xun
    zhi zha zhe zhai zhei zhao zhou zhan zhen zhang zheng zhong zhu zhua zhuo zhuai zhui zhuan zhun zhuang
    chi cha che chai chao chou chan chen chang cheng chong chu chua chuo chuai chui chuan chun chuang
    shi sha she shai shei shao shou shan shen shang sheng shu shua shuo shuai shui shuan shun shuang
    ri re rao rou ran ren rang reng rong ru rua ruo rui ruan run
    zi za ze zai zei zao zou zan zen zang zeng zong zu zuo zui zuan zun
    ci ca ce cai cei cao cou can cen cang ceng cong cu cuo cui cuan cun
    si sa se sai sao sou san sen sang seng song su suo sui suan sun
    ya yo ye yai yao you yan yin yang ying yong yi yu yue yuan yun
    wa wo wai wei wan wen wang weng wu";

/// A syllable taken apart as the scheme has it: `yue` is üe, `jun` is j and ün, `gui` is g and uei.
fn parts(syllable: &str) -> (&'static str, String) {
    let initial = INITIALS.iter().map(|i| i.0).find(|i| syllable.starts_with(i));
    let rest = &syllable[initial.map_or(0, str::len)..];
    let name = match (initial, rest) {
        (None, rest) if rest.starts_with("yu") => format!("ü{}", &rest[2..]),
        (None, "yi" | "yin" | "ying") => rest[1..].into(),
        (None, "you") => "iou".into(),
        (None, rest) if rest.starts_with('y') => format!("i{}", &rest[1..]),
        (None, "wu") => "u".into(),
        (None, rest) if rest.starts_with('w') => format!("u{}", &rest[1..]),
        (Some("z" | "c" | "s"), "i") => "ï".into(),
        (Some("zh" | "ch" | "sh" | "r"), "i") => "ɨ".into(),
        (Some("j" | "q" | "x"), rest) if rest.starts_with('u') => format!("ü{}", &rest[1..]),
        (_, "iu") => "iou".into(),
        (_, "ui") => "uei".into(),
        (_, "un") => "uen".into(),
        (_, rest) => rest.into(),
    };
    // `yue` is ü and e, and `uen` stands for wen.
    (initial.unwrap_or(""), name)
}

fn finals(name: &str) -> (&'static str, &'static [&'static str]) {
    let found = FINALS.iter().chain(&ROUNDED).find(|f| f.0 == name);
    let (_, ipa, sounds) = found.unwrap_or_else(|| panic!("no final {name}"));
    (ipa, sounds)
}

/// The glide that an engine's syllable without an initial begins with.
fn onset(syllable: &str) -> &'static str {
    match syllable.chars().next() {
        Some('y') => "j",
        Some('w') => "w",
        _ => "",
    }
}

/// A syllable beside one character, as pronunciation tells it.
fn told(syllable: &str) -> Utterance {
    let sound = Phones::Pinyin(vec![Syllable::parse(syllable).unwrap()]);
    let pronunciations =
        vec![Pronunciation { said: (0..1).into(), sound, source: PronunciationSource::Character }];
    Utterance { pronunciations, ..utterance("字") }
}

/// The sounds without the tone and the signs of rhythm, and the tone.
fn split(sounds: &str) -> (String, String) {
    let bare = sounds.trim().replace(['\'', '_', '|'], "");
    let tone = bare.chars().filter(char::is_ascii_digit).collect();
    (bare.chars().filter(|c| !c.is_ascii_digit()).collect(), tone)
}

#[tokio::test]
async fn every_syllable_arrives_in_every_tone() {
    let voice = espeak("cmn", 2);
    let (mut table, mut wrong, mut count) = (String::new(), Vec::new(), 0);
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for syllable in SYLLABLES.split_whitespace() {
        let (initial, name) = parts(syllable);
        let (ipa, finals) = finals(&name);
        let (initial_ipa, initial) =
            INITIALS.iter().find(|i| i.0 == initial).map_or(("", onset(syllable)), |i| (i.1, i.2));
        table += &format!("{syllable:<7} {:<9}", format!("{initial_ipa}{ipa}"));
        for (number, tone) in (1..).zip(TONES) {
            let pinyin = format!("{syllable}{number}");
            let sounds = voice.phonemes(&told(&pinyin)).await.unwrap().unwrap();
            let (bare, heard) = split(&sounds);
            let neutral = number == 5 && ipa == "ɤ" && bare == format!("{initial}@");
            let fits = finals.iter().any(|f| bare == format!("{initial}{f}"));
            if !(fits || neutral) || heard != tone || sounds.contains('(') {
                wrong.push(format!("{pinyin}: {sounds}"));
            }
            // Two syllables never have the same sounds.
            if let Some(other) = seen.insert(format!("{bare} {tone}"), pinyin.clone()) {
                wrong.push(format!("{pinyin} sounds as {other}: {sounds}"));
            }
            table += &format!(" {:<14}", sounds.trim());
            count += 1;
        }
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    println!("{table}{count} syllables with their tones");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 2000);
    kept("mandarin.txt", &table);
}

/// Compares with the table that is kept, or renews it.
fn kept(name: &str, table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/syllables").join(name);
    if std::env::var_os("ALOUD_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, table).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == table, "{} differs; ALOUD_UPDATE=1 renews it", path.display());
}

/// One syllable, heard.
async fn hear(voice: &dyn SpeechBackend, syllable: &str) -> Heard {
    let Sound::Pcm { samples, rate } = take(voice.speak(&told(syllable)).await).sound;
    Heard::new(&samples, rate.0)
}

/// The melody of each tone is measured in the sound, of every syllable.
#[tokio::test]
async fn every_tone_is_heard() {
    let voice = espeak("cmn", 2);
    let mut wrong = Vec::new();
    for syllable in SYLLABLES.split_whitespace() {
        for tone in 1..=5 {
            let pinyin = format!("{syllable}{tone}");
            let melody = hear(&voice, &pinyin).await.melody();
            let [start, middle, end] = melody;
            // The voice moves between 75 and 98 hertz.
            let right = match tone {
                1 => middle > 92.5 && end > 95.0,
                2 => middle < 91.5 && end > 89.0 && end > middle + 2.0,
                3 => (79.0..88.0).contains(&middle),
                4 => start > 88.0 && end < 87.0 && end < start.max(middle) - 6.0,
                _ => middle < 79.0 && end < 80.0,
            };
            if !right {
                wrong.push(format!("{pinyin}: {melody:.0?} Hz"));
            }
        }
    }
    println!("{} of {}: {wrong:?}", wrong.len(), 5 * SYLLABLES.split_whitespace().count());
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

/// The rime of a final: what is left of it without the glide it begins with.
fn rhyme(name: &str) -> &str {
    match name {
        "ia" | "ua" => "a",
        "io" | "uo" => "o",
        "iai" | "uai" => "ai",
        "uei" => "ei",
        "iao" => "ao",
        "iou" => "ou",
        "uan" => "an",
        "uen" => "en",
        "iang" | "uang" => "ang",
        "ueng" => "eng",
        "iong" => "ong",
        "üe" => "ie",
        "üan" => "ian",
        other => other,
    }
}

/// Syllables whose rime is nearer to another in the sound of the library, and what it is near to.
const NEAR: &[(&str, &str)] = &[("qun", "in"), ("xun", "en"), ("niao", "ou"), ("yo", "ou")];

/// Of the three syllables whose rimes are nearest in the sound, one at least has the same rime in the Pinyin
/// scheme. Those of xiong, qiong and jiong, which were once sounded as English, are among them.
#[tokio::test]
async fn every_final_is_heard() {
    let voice = espeak("cmn", 2);
    let mut rimes: Vec<(&str, String, Vec<f32>)> = Vec::new();
    for syllable in SYLLABLES.split_whitespace() {
        let rime = hear(&voice, &format!("{syllable}1")).await.rime();
        rimes.push((syllable, parts(syllable).1, rime));
    }
    let mut wrong = Vec::new();
    for (syllable, name, rime) in &rimes {
        let others = rimes.iter().filter(|(other, ..)| other != syllable);
        let shared = others.clone().any(|(_, other, _)| rhyme(other) == rhyme(name));
        let mut near: Vec<(f32, &str, &str)> = others
            .map(|(other, name, at)| (spectrum_distance(rime, at), *other, rhyme(name)))
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        let heard = near[0].2;
        let same = near[..3].iter().any(|(_, _, other)| *other == rhyme(name));
        if shared && !same && !NEAR.contains(&(syllable, heard)) {
            wrong.push(format!("{syllable} is nearest to {:.3?}", &near[..3]));
        }
    }
    println!("{} of {}: {wrong:#?}", wrong.len(), rimes.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}
