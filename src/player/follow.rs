//! Which word is heard, and where a key leads: questions about the timeline, answered without a
//! clock, a screen or a device.

use super::track::{Chapter, Segment, Target};
use crate::model::range::SourceSpan;
use crate::model::units::{Frames, SampleRate, SourceChars};
use std::collections::VecDeque;
use std::time::Duration;

/// Whoever goes back within this time of a beginning means the one before.
const JUST_BEGUN: Duration = Duration::from_millis(1500);

/// What is heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lit {
    /// The place of the sentence among the segments; `None` before the first.
    pub segment: Option<usize>,
    /// Code points of the sentence.
    pub sentence: Option<SourceSpan>,
    /// Code points of the word; `None` in a pause.
    pub word: Option<SourceSpan>,
}

/// What is heard at a frame. A sentence stays until the next one begins; between two of its words,
/// the earlier one does.
pub fn lit(segments: &[Segment], frame: Frames) -> Lit {
    let after = segments.partition_point(|s| s.frames.0 <= frame);
    let Some(i) = after.checked_sub(1) else { return Lit::default() };
    let segment = &segments[i];
    let begun = segment.words.partition_point(|w| w.frames.0 <= frame);
    let word = begun.checked_sub(1).map(|w| segment.words[w].text);
    let word = word.filter(|_| frame < segment.frames.1);
    Lit { segment: Some(i), sentence: Some(segment.text), word }
}

/// A step from where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next, or not.
    Forward,
    /// Back to the beginning, or to the one before where it has just begun.
    Back,
}

/// The sentence after or before the one at a frame.
pub fn sentence(segments: &[Segment], rate: SampleRate, frame: Frames, step: Step) -> Target {
    let at = |i: usize| Target::Frame(segments[i].frames.0);
    match (lit(segments, frame).segment, step) {
        (None, Step::Back) => Target::Frame(Frames(0)),
        (None, Step::Forward) => Target::Text(SourceChars(0)),
        (Some(i), Step::Forward) => match segments.get(i + 1) {
            Some(next) => Target::Frame(next.frames.0),
            None => Target::Text(segments[i].text.1),
        },
        (Some(i), Step::Back) if just_begun(segments[i].frames.0, rate, frame) => {
            at(i.saturating_sub(1))
        }
        (Some(i), Step::Back) => at(i),
    }
}

/// The paragraph after or before the one at a frame; `end` is where the text of the one at the
/// frame ends.
pub fn paragraph(
    segments: &[Segment],
    rate: SampleRate,
    frame: Frames,
    end: impl Fn(usize) -> SourceChars,
    step: Step,
) -> Target {
    let Some(i) = lit(segments, frame).segment else {
        return sentence(segments, rate, frame, step);
    };
    let block = segments[i].block;
    let first_of = |block: usize| segments.partition_point(|s| s.block < block);
    match step {
        Step::Forward => Target::Text(end(block)),
        Step::Back => {
            let first = first_of(block);
            let begun = i == first && just_begun(segments[first].frames.0, rate, frame);
            let before = first.checked_sub(1).filter(|_| begun);
            let to = before.map_or(first, |i| first_of(segments[i].block));
            Target::Frame(segments[to].frames.0)
        }
    }
}

/// The chapter after or before a place of the text. `just_begun`: the place is near its chapter's
/// beginning.
pub fn chapter(
    chapters: &[Chapter],
    at: SourceChars,
    just_begun: bool,
    step: Step,
) -> Option<Target> {
    let next = chapters.partition_point(|c| c.at <= at);
    let to = match step {
        Step::Forward => chapters.get(next).map(|c| c.at),
        Step::Back => {
            let own = next.checked_sub(1);
            let to = own.and_then(|i| if just_begun { i.checked_sub(1) } else { Some(i) });
            Some(to.map_or(SourceChars(0), |i| chapters[i].at))
        }
    };
    to.map(Target::Text)
}

/// Whether a frame is so near to a beginning that going back means the one before.
pub fn just_begun(begin: Frames, rate: SampleRate, frame: Frames) -> bool {
    frame.saturating_sub(begin) < rate.frames(JUST_BEGUN)
}

/// The place of the next occurrence of `wanted` after a code point, and else from the beginning; or of
/// the one before it, and else from the end. Without regard to case; in code points.
pub fn search(text: &str, wanted: &str, from: SourceChars, step: Step) -> Option<SourceChars> {
    let wanted: Vec<char> = wanted.chars().flat_map(char::to_lowercase).collect();
    // A character whose small form is several has its place repeated.
    let places = (0..).map(SourceChars);
    let folded = places.zip(text.chars()).flat_map(|(i, c)| c.to_lowercase().map(move |c| (c, i)));
    let mut window = VecDeque::with_capacity(wanted.len() + 1);
    let (mut first_of_all, mut before, mut last) = (None, None, None);
    for letter in folded {
        window.push_back(letter);
        if window.len() > wanted.len() {
            window.pop_front();
        }
        let (Some((c, place)), Some(first)) = (window.front(), wanted.first()) else { continue };
        if c == first && window.iter().map(|(c, _)| c).eq(&wanted) {
            if *place > from && step == Step::Forward {
                return Some(*place);
            }
            if *place < from {
                before = Some(*place);
            }
            first_of_all = first_of_all.or(Some(*place));
            last = Some(*place);
        }
    }
    match step {
        Step::Forward => first_of_all,
        Step::Back => before.or(last),
    }
}

/// A time as people write it: `90`, `1:30`, `1:02:03`, or `40%` of the whole. In seconds or as a
/// part of one.
pub fn moment(typed: &str) -> Option<Moment> {
    if let Some(percent) = typed.trim().strip_suffix('%') {
        let part = percent.trim().parse::<f64>().ok()? / 100.0;
        return (0.0..=1.0).contains(&part).then_some(Moment::Part(part));
    }
    let mut seconds = 0.0;
    for (i, field) in typed.trim().split(':').enumerate() {
        let value = field.parse::<f64>().ok().filter(|v| v.is_finite() && *v >= 0.0)?;
        if i > 2 || (i > 0 && value >= 60.0) {
            return None;
        }
        seconds = seconds * 60.0 + value;
    }
    Some(Moment::Seconds(seconds))
}

/// What [`moment`] understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moment {
    /// From the beginning.
    Seconds(f64),
    /// Of the whole, from 0 to 1.
    Part(f64),
}

#[cfg(test)]
mod tests {
    use super::super::track::{Track, tests::map};
    use super::*;
    use std::path::Path;

    fn track() -> Track {
        Track::finished(
            map(&["# One", "two three", "four", "# Five", "six"]),
            vec![],
            Path::new("-"),
        )
    }

    #[test]
    fn a_word_is_lit_from_its_first_frame_to_its_last() {
        let track = track();
        let segments = &track.state().segments;
        let word = |frame| lit(segments, Frames(frame)).word.map(|w| w.0.0);
        assert_eq!(lit(segments, Frames(199)), Lit::default());
        assert_eq!([200, 299, 399, 400].map(word), [Some(0), Some(0), Some(2), None]);
        assert_eq!(
            [600, 699, 700, 799, 800].map(word),
            [Some(6), Some(6), Some(10), Some(10), None]
        );
        assert_eq!(
            lit(segments, Frames(850)).sentence,
            Some((6..15).into()),
            "it stays in the pause"
        );
    }

    #[test]
    fn keys_lead_to_beginnings() {
        let track = track();
        let segments = &track.state().segments;
        let outline = track.outline().unwrap();
        let s = |frame, step| sentence(segments, SampleRate(1000), Frames(frame), step);
        assert_eq!(s(0, Step::Forward), Target::Text(SourceChars(0)));
        assert_eq!(s(650, Step::Forward), Target::Frame(Frames(1000)));
        assert_eq!(s(650, Step::Back), Target::Frame(Frames(200)), "it had just begun");
        assert_eq!(
            sentence(segments, SampleRate(10), Frames(650), Step::Back),
            Target::Frame(Frames(600))
        );
        assert_eq!(s(9999, Step::Forward), Target::Text(SourceChars::of(&outline.text)));
        let end = |b: usize| outline.blocks[b].text.1;
        assert_eq!(
            paragraph(segments, SampleRate(1000), Frames(650), end, Step::Back),
            Target::Frame(Frames(200))
        );
        assert_eq!(
            paragraph(segments, SampleRate(1000), Frames(650), end, Step::Forward),
            Target::Text(SourceChars(15))
        );
        let c = |at, begun, step| chapter(&outline.chapters, SourceChars(at), begun, step);
        assert_eq!(c(7, false, Step::Forward), Some(Target::Text(SourceChars(21))));
        assert_eq!(c(22, false, Step::Back), Some(Target::Text(SourceChars(21))));
        assert_eq!(c(22, true, Step::Back), Some(Target::Text(SourceChars(0))));
        assert_eq!(c(99, false, Step::Forward), None);
    }

    #[test]
    fn text_is_found_after_the_place_and_then_from_the_beginning() {
        let text = "Straße, 清溪, STRASSE; İstanbul 清溪";
        let find =
            |wanted, from, step| search(text, wanted, SourceChars(from), step).map(|at| at.0);
        let search = |wanted, after| find(wanted, after, Step::Forward);
        let back = [8, 30, 31].map(|from| find("清溪", from, Step::Back));
        assert_eq!(back, [Some(30), Some(8), Some(30)]);
        assert_eq!(search("清溪", 0), Some(8));
        assert_eq!(search("清溪", 8), Some(30));
        assert_eq!(search("清溪", 30), Some(8));
        assert_eq!(search("stanBUL", 0), Some(22));
        assert_eq!((search("", 0), search("none", 0)), (None, None));
    }

    #[test]
    fn moments() {
        assert_eq!(moment("90"), Some(Moment::Seconds(90.0)));
        assert_eq!(moment(" 1:02:03.5 "), Some(Moment::Seconds(3723.5)));
        assert_eq!(moment("40%"), Some(Moment::Part(0.4)));
        for bad in ["", "x", "1:60", "1:2:3:4", "-1", "140%", "inf", "NaN"] {
            assert_eq!(moment(bad), None, "{bad}");
        }
    }
}
