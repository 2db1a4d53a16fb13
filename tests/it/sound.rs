//! Listening by measurement: where the map says speech there is speech, and nothing clicks.

use crate::driver::{World, audited, sample};
use aloud::model::{FrameSpan, Frames, TimingMap};
use std::path::Path;

fn samples(edition: &Path) -> Vec<i16> {
    let reader = hound::WavReader::open(edition.join("audio.wav")).unwrap();
    assert_eq!((reader.spec().channels, reader.spec().bits_per_sample), (1, 16));
    reader.into_samples().map(|s| s.unwrap()).collect()
}

/// Root mean square, as a share of full scale.
fn energy(samples: &[i16], span: FrameSpan) -> f64 {
    let part = &samples[span.0.index()..span.1.index()];
    let sum: f64 = part.iter().map(|s| f64::from(*s).powi(2)).sum();
    (sum / part.len().max(1) as f64).sqrt() / 32768.0
}

/// Twenty words, spread over the article.
fn listen(map: &TimingMap, samples: &[i16]) {
    let words: Vec<_> = map.segments.iter().flat_map(|s| &s.words).collect();
    assert!(words.len() > 60, "{} words", words.len());
    let step = words.len() / 20;
    for word in words.iter().step_by(step) {
        let text: String =
            map.head.text.chars().skip(word.text.0.index()).take(word.text.len().index()).collect();
        let seconds = word.frames.len().0 as f64 / f64::from(map.head.sample_rate.0);
        assert!((0.02..6.0).contains(&seconds), "{text}: {seconds} s");
        assert!(energy(samples, word.frames) > 0.006, "{text} is silent: {:?}", word.frames);
    }
}

/// Between segments there is silence, and their edges reach it without a jump.
fn edges(map: &TimingMap, samples: &[i16]) {
    let mut end = 0;
    for segment in &map.segments {
        let gap = &samples[end..segment.frames.0.index()];
        assert!(gap.iter().all(|s| *s == 0), "sound between segments, before {}", segment.id);
        end = segment.frames.1.index();
        let clip = &samples[segment.frames.0.index()..end];
        for edge in [&clip[..20], &clip[clip.len() - 20..]] {
            let jump = edge.windows(2).map(|w| w[0].abs_diff(w[1])).max();
            assert!(jump < Some(400), "a click at the edge of {}: {jump:?}", segment.id);
        }
        assert!(clip[0].unsigned_abs() < 50 && clip[clip.len() - 1].unsigned_abs() < 50);
    }
}

#[test]
fn words_sound_where_the_map_says() {
    for name in ["zh-river.md", "en-harbour.md", "de-bibliothek.txt"] {
        let world = World::new();
        let edition = world.speak(&[sample(name).to_str().unwrap()]);
        let (map, samples) = (audited(&edition), samples(&edition));
        assert_eq!(Frames::of(&samples), map.head.frames);
        listen(&map, &samples);
        edges(&map, &samples);
        assert!(samples.iter().all(|s| s.unsigned_abs() < 32767), "clipped");
    }
}

#[test]
fn faster_is_shorter_and_rests_shrink_along() {
    let world = World::new();
    let article = sample("en-harbour.md");
    let speak = |rate: &str| {
        let args = [article.to_str().unwrap(), "--rate", rate, "--name", rate];
        audited(&world.speak(&args))
    };
    let (normal, fast) = (speak("1.0"), speak("2.0"));
    let ratio = normal.head.frames.0 as f64 / fast.head.frames.0 as f64;
    assert!((1.6..2.4).contains(&ratio), "{ratio}");
    // What is unheard at the edges of the segments is a part of a rest.
    let rest = |m: &TimingMap| {
        (m.segments[1].frames.0 - m.segments[0].frames.1).0 as f64 / f64::from(m.head.sample_rate.0)
    };
    let (normal, fast) = (rest(&normal), rest(&fast));
    assert!((normal - 2.0 * fast).abs() < 0.05, "{normal} s and {fast} s");
}
