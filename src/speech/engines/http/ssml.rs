//! Text for services that take SSML: escaped, with the user's own sounds and speaking styles in
//! it where a service can be told.

use super::backend::Say;
use crate::model::pronunciation::Pronunciation;
use crate::model::prosody::SpeakingStyle;
use crate::model::range::SpokenRange;

/// What a manner changes: speed, pitch and volume, in percent. Smaller than what the embedded voice
/// does, since these voices find much of it by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) rate: i32,
    pub(super) pitch: i32,
    pub(super) volume: i32,
}

impl Change {
    fn of(style: SpeakingStyle) -> Self {
        let [rate, pitch, volume] = match style {
            SpeakingStyle::Heading => [-6, 0, 0],
            SpeakingStyle::Quotation => [0, 4, 0],
            SpeakingStyle::Aside => [6, -4, -10],
            SpeakingStyle::Emphasis => [-8, 3, 0],
        };
        Change { rate, pitch, volume }
    }
}

/// The inside of a document: `say` with a mark before each of `marks`, which are words of it in order.
///
/// `sound` gives the attributes of `<phoneme>` for a reading that the service is told, `form` those of
/// `<prosody>`. Elements close in the order in which they opened whatever the ranges are: a word with a
/// sound of its own belongs whole to the manner of its first character.
pub(super) fn inside(
    say: &Say,
    marks: &[SpokenRange],
    sound: impl Fn(&Pronunciation) -> Option<String>,
    form: impl Fn(Change) -> String,
) -> String {
    let chars: Vec<char> = say.said.chars().collect();
    let mut pronunciations =
        say.pronunciations.iter().filter_map(|r| Some((&r.said, sound(r)?))).peekable();
    let mut marks = marks.iter().enumerate().peekable();
    let mut out = String::with_capacity(say.said.len() + 32 * say.styles.len());
    let mut open: Option<SpeakingStyle> = None;
    let mut at = 0;
    while at < chars.len() {
        let stretch = say.styles.iter().find(|s| s.said.contains(at));
        let style = stretch.map(|s| s.style);
        if style != open {
            out.push_str(open.map_or("", |_| "</prosody>"));
            if let Some(style) = style {
                out += &format!("<prosody {}>", form(Change::of(style)));
            }
            open = style;
        }
        while pronunciations.next_if(|(said, _)| said.start < at).is_some() {}
        let told = pronunciations.next_if(|(said, _)| said.start == at && said.end <= chars.len());
        let end = told.as_ref().map_or(at + 1, |(said, _)| said.end);
        while let Some((i, _)) = marks.next_if(|(_, word)| word.start < end) {
            out += &format!("<mark name=\"{i}\"/>");
        }
        let text: String = chars[at..end].iter().collect();
        match told {
            Some((_, sound)) => out += &format!("<phoneme {sound}>{}</phoneme>", escape(&text)),
            None => out += &escape(&text),
        }
        at = end;
    }
    out.push_str(open.map_or("", |_| "</prosody>"));
    out
}

/// The words of a text, where those that one reading sounds together are one: there is no mark within.
pub(super) fn joined(
    words: Vec<SpokenRange>,
    pronunciations: &[Pronunciation],
) -> Vec<SpokenRange> {
    let mut out: Vec<SpokenRange> = Vec::with_capacity(words.len());
    for word in words {
        match out.last_mut() {
            Some(last)
                if pronunciations
                    .iter()
                    .any(|r| r.said.contains(last.start) && r.said.contains(word.start)) =>
            {
                last.end = word.end;
            }
            _ => out.push(word),
        }
    }
    out
}

/// Escapes what has a meaning in XML; characters that XML 1.0 does not allow are left out.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::language::Language;
    use crate::model::pronunciation::{Phones, PronunciationSource};
    use crate::model::prosody::StyleSpan;

    #[test]
    fn markup_is_text() {
        assert_eq!(escape("<b a='1'>&\"\u{1}x"), "&lt;b a=&apos;1&apos;&gt;&amp;&quot;x");
    }

    #[test]
    fn elements_close_as_they_opened() {
        let read = |said: std::ops::Range<usize>, ipa: &str| Pronunciation {
            said: said.into(),
            sound: Phones::Ipa(ipa.into()),
            source: PronunciationSource::Lexicon,
        };
        let say = Say {
            said: "a <GIF> of us",
            language: &Language::unknown(),
            pronunciations: &[read(3..6, "dʒɪf"), read(5..6, "no"), read(12..99, "no")],
            styles: &[
                StyleSpan { said: (2..5).into(), style: SpeakingStyle::Aside },
                StyleSpan { said: (11..13).into(), style: SpeakingStyle::Emphasis },
            ],
        };
        let sound = |r: &Pronunciation| Some(format!("ph='{}'", r.sound));
        let form = |c: Change| format!("rate='{}%'", c.rate);
        assert_eq!(
            inside(&say, &[0..1, 3..6, 8..10, 11..13].map(SpokenRange::from), sound, form),
            "<mark name=\"0\"/>a <prosody rate='6%'>&lt;<mark name=\"1\"/><phoneme ph='dʒɪf'>GIF</phoneme>\
             </prosody>&gt; <mark name=\"2\"/>of <prosody rate='-8%'><mark name=\"3\"/>us</prosody>"
        );
    }
}
