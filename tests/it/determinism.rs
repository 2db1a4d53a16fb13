//! The sound of a sentence depends on the sentence alone: 2,000 in four languages, spoken after
//! random others by workers that live long, and each by a worker of its own.

use crate::espeak::{espeak, take, utterance};
use aloud::model::{Sound, Take};
use aloud::speech::SpeechBackend;
use std::sync::Arc;

const EACH: usize = 500;

/// Small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}

/// A voice, who, does, what, joints and ends of sentences.
type Grammar = (&'static str, [&'static [&'static str]; 5]);

const GRAMMARS: [Grammar; 4] = [
    (
        "cmn",
        [
            &["老船长", "图书馆的管理员", "她的邻居", "AI助手", "那座桥", "2015年的经济", "我们"],
            &["修好了", "忘记了", "昨天看见", "重新发现了", "不喜欢", "慢慢地数着"],
            &["一封旧信", "银行的窗户", "三百二十个学生", "长江边上的花园", "α和β", "hello的意思"],
            &["，但是", "；而且", "，因为", "，"],
            &["。", "？", "！", "……"],
        ],
    ),
    (
        "en-us",
        [
            &[
                "The old captain",
                "Her neighbour",
                "Dr. Smith's engine",
                "NASA",
                "Nobody",
                "A river",
            ],
            &["repaired", "had forgotten", "slowly counted", "didn't like", "crossed"],
            &["a letter", "the bank's windows", "320 students", "λ = 5%", "the naïve façade"],
            &[", but ", "; and ", " because ", " - "],
            &[".", "?", "!", "..."],
        ],
    ),
    (
        "de",
        [
            &["Der alte Kapitän", "Ihre Nachbarin", "Die Übertragungsgesellschaft", "Niemand"],
            &["öffnete", "vergaß", "zählte langsam", "überquerte"],
            &["einen Brief", "die großen Fenster", "320 Schüler", "den Computer"],
            &[", aber ", "; und ", ", weil "],
            &[".", "?", "!"],
        ],
    ),
    (
        "ru",
        [
            &["Старый капитан", "Её сосед", "Город", "Никто"],
            &["починил", "забыл", "медленно считал", "увидел"],
            &["письмо", "большие окна", "320 учеников", "компьютер IBM"],
            &[", но ", "; и ", ", потому что "],
            &[".", "?", "!"],
        ],
    ),
];

fn sentence(random: &mut Random, [who, does, what, joint, end]: &[&[&str]; 5]) -> String {
    let space = if joint[0].is_ascii() { " " } else { "" };
    let mut text = String::new();
    for i in 0..=random.below(2) {
        if i > 0 {
            text += random.of(joint);
        }
        for part in [who, does, what] {
            text += random.of(part);
            text += space;
        }
    }
    text.trim_end().to_string() + random.of(end)
}

async fn speak(engine: &Arc<aloud::internal::speech::espeak::Espeak>, text: &str) -> Take {
    take(engine.speak(&utterance(text)).await)
}

#[test]
fn a_sentence_sounds_the_same_after_others_and_in_a_fresh_process() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let languages = GRAMMARS.map(|grammar| tokio::spawn(check(grammar)));
        for language in languages {
            language.await.unwrap();
        }
    });
}

async fn check((voice, grammar): Grammar) {
    let mut random = Random(2026);
    let mut texts: Vec<String> = (0..EACH).map(|_| sentence(&mut random, &grammar)).collect();
    let long_lived = Arc::new(espeak(voice, 2));
    let mut takes = Vec::new();
    for _ in 0..2 {
        random.shuffle(&mut texts);
        let mut round = Vec::new();
        // Eight at a time, so that it is left to chance which worker speaks what.
        for some in texts.chunks(8) {
            let spoken = some.iter().map(|text| {
                let (engine, text) = (long_lived.clone(), text.clone());
                tokio::spawn(async move { (speak(&engine, &text).await, text) })
            });
            for one in spoken.collect::<Vec<_>>() {
                let (take, text) = one.await.unwrap();
                let Sound::Pcm { samples, .. } = &take.sound;
                assert!(samples.len() > 4_000, "{text:?} is hardly spoken");
                round.push((text, take));
            }
        }
        round.sort_by(|a, b| a.0.cmp(&b.0));
        takes.push(round);
    }
    assert!(takes[0] == takes[1], "{voice}: another order, other sound");
    for (text, take) in &takes[0] {
        let fresh = speak(&Arc::new(espeak(voice, 1)), text).await;
        assert!(fresh == *take, "{voice}: {text:?} sounds different in a fresh process");
    }
}
