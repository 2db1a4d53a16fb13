//! Words placed without marks, against the embedded engine's own truth: how far off they are when
//! the voice that spoke is slower, higher and another one.

use crate::espeak::{take, utterance};
use aloud::internal::mix::along;
use aloud::internal::mix::from_take;
use aloud::internal::mix::{of_text, place};
use aloud::internal::speech::espeak::{Environment, Espeak, Settings, Workers};
use aloud::model::{Frames, Sound, WordMark};
use aloud::speech::SpeechBackend;

const ENGLISH: [&str; 5] = [
    "On Monday morning the ferry left the harbour with forty people on board, and nobody saw it go.",
    "The council, which had met twice that week, agreed to repair the old bridge before winter.",
    "Yes: it works.",
    "Children from the village school walked along the river, counted the birds, wrote down what they saw, and went home.",
    "Internationalization is a long word; so is incomprehensibility.",
];
const CHINESE: [&str; 5] = [
    "今天下午，河边的图书馆重新开放了，很多老人和孩子都来借书。",
    "县里决定在明年春天之前修好这座桥。",
    "老师说，只要认真学习，就一定会有进步。",
    "清溪县启动河道治理，十二条支流年底前全部还清，群众非常满意。",
    "好的，我知道了。",
];

fn engine(voice: &str, settings: Settings) -> Espeak {
    let workers = Workers::new(Environment {
        program: env!("CARGO_BIN_EXE_aloud").into(),
        cache: std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("espeak"),
        jobs: 1,
        patience: Environment::PATIENCE,
    });
    Espeak::new(&Settings { voice: voice.into(), ..settings }, &workers).unwrap()
}

/// Milliseconds between where words begin and where they were placed; of the same words.
fn off(truth: &[WordMark], placed: &[WordMark], rate: u32) -> Vec<f64> {
    let ms = |frame: Frames| frame.0 as f64 * 1000.0 / f64::from(rate);
    let of = |m: &WordMark| {
        let at = placed.iter().find(|p| p.said.contains(m.said.start))?;
        Some((ms(at.frames.0) - ms(m.frames.0)).abs())
    };
    truth.iter().filter_map(of).collect()
}

fn summary(mut off: Vec<f64>) -> (f64, f64) {
    off.sort_by(f64::total_cmp);
    (off[off.len() / 2], off[off.len() * 9 / 10])
}

#[tokio::test]
async fn words_lie_where_they_sound() {
    for (voice, texts, guided, by_letters) in [
        ("en-us", ENGLISH, (15.0, 60.0), (120.0, 340.0)),
        ("cmn", CHINESE, (20.0, 60.0), (110.0, 260.0)),
    ] {
        let other = Settings {
            rate: 0.8,
            pitch: 75,
            range: 80,
            variant: Some("f2".into()),
            ..Settings::default()
        };
        let (speaks, guide) = (engine(voice, other), engine(voice, Settings::default()));
        let (mut with_guide, mut without) = (Vec::new(), Vec::new());
        for text in texts {
            let spoken = from_take(take(speaks.speak(&utterance(text)).await));
            let guiding = take(guide.speak(&utterance(text)).await);
            let Sound::Pcm { rate, samples } = &guiding.sound;
            let by_guide = along(&spoken.samples, spoken.rate, (samples, *rate), &guiding.marks);
            let by_text = place(&spoken.samples, spoken.rate, &of_text(text));
            with_guide.extend(off(&spoken.marks, &by_guide, spoken.rate.0));
            without.extend(off(&spoken.marks, &by_text, spoken.rate.0));
        }
        let (with_guide, without) = (summary(with_guide), summary(without));
        println!(
            "{voice}: words begin off by {:.0} ms (median), {:.0} ms (9 of 10) with the embedded \
             engine as a guide; {:.0} and {:.0} ms by letters alone",
            with_guide.0, with_guide.1, without.0, without.1
        );
        assert!(with_guide.0 <= guided.0 && with_guide.1 <= guided.1, "{voice}: {with_guide:?}");
        assert!(without.0 <= by_letters.0 && without.1 <= by_letters.1, "{voice}: {without:?}");
    }
}
