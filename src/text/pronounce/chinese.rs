//! Mandarin: words, their readings, and what the context says of the characters with several.

use super::cut::Cut;
use super::model::Context;
use super::words::{Character, Words};
use super::{context, names};
use crate::model::pronunciation::{Phones, Pronunciation, PronunciationSource, Syllable};

/// Readings of the words of a text, in citation tones. What has none (Latin letters, digits, marks,
/// characters outside the basic plane) is left out.
pub(super) fn pronunciations(text: &str) -> Vec<Pronunciation> {
    let words = Words::open();
    let mut chars: Vec<Character> = Vec::with_capacity(text.len() / 3);
    for c in text.chars() {
        // 々 repeats the character before it: 佐々木.
        let repeated = chars.last().copied().filter(|_| c == '々' || c == '〻');
        chars.push(repeated.unwrap_or_else(|| words.character(c)));
    }
    let cut = words.segment(&chars);
    let spans = &cut.spans;
    let around = Context { text: &chars, spans };
    let mut pronunciations = Vec::with_capacity(spans.len());
    for (k, span) in spans.iter().enumerate() {
        let name = names::surname(&chars, spans, k);
        let (mut start, mut syllables) = (span.start, Vec::with_capacity(span.end - span.start));
        let mut source = PronunciationSource::Character;
        for i in span.start..span.end {
            let name = name.filter(|_| i == span.start);
            let rule = || context::reading(&around, k, i).map(|s| (s, PronunciationSource::Model));
            let told = name.map(|s| (s, PronunciationSource::Name)).or_else(rule);
            let (syllable, from) =
                match told.and_then(|(s, from)| Some((Syllable::parse(s)?, from))) {
                    Some((syllable, from)) => (Some(syllable), from),
                    None => {
                        let (number, from) = read(&words, &around, &cut, k, i);
                        (words.syllable(number), from)
                    }
                };
            match syllable {
                Some(syllable) => {
                    syllables.push(syllable);
                    source = source.min(from);
                }
                None => {
                    push(&mut pronunciations, start, std::mem::take(&mut syllables), source);
                    (start, source) = (i + 1, PronunciationSource::Character);
                }
            }
        }
        push(&mut pronunciations, start, syllables, source);
    }
    pronunciations
}

fn push(
    to: &mut Vec<Pronunciation>,
    start: usize,
    syllables: Vec<Syllable>,
    source: PronunciationSource,
) {
    if !syllables.is_empty() {
        let said = (start..start + syllables.len()).into();
        to.push(Pronunciation { said, sound: Phones::Pinyin(syllables), source });
    }
}

/// The reading of one character of the word `k`.
fn read(
    words: &Words,
    around: &Context<'_>,
    cut: &Cut,
    k: usize,
    i: usize,
) -> (u16, PronunciationSource) {
    let (character, span) = (around.text[i], cut.spans[k]);
    let listed = words.listed(span, i - span.start, character);
    if character.one_reading {
        // Its word may make it weak, 頭髮 tóufa, and no more.
        let same = |number| {
            let [a, b] = [number, character.syllable].map(|n| words.syllable(n));
            a.zip(b).is_some_and(|(a, b)| a.with_tone(5) == b.with_tone(5))
        };
        let syllable = listed.filter(|l| same(*l)).unwrap_or(character.syllable);
        return (syllable, PronunciationSource::Phrase);
    }
    let listed = listed.filter(|l| !words.doubtful(around.text, cut, span, i, *l));
    match (words.choose(around, i, k, listed), listed) {
        (Some(chosen), Some(listed)) if chosen == listed => (chosen, PronunciationSource::Phrase),
        (Some(chosen), _) => (chosen, PronunciationSource::Model),
        (None, Some(listed)) if listed != character.syllable => {
            (listed, PronunciationSource::Phrase)
        }
        (None, _) => (character.syllable, PronunciationSource::Character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let all = pronunciations(text);
        all.iter().map(|r| r.sound.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_context_decides() {
        for (text, pinyin) in [
            ("银行行长", "yin2 hang2 hang2 zhang3"),
            ("重庆很重要，重新着力", "chong2 qing4 hen3 zhong4 yao4 chong2 xin1 zhuo2 li4"),
            ("看着他觉得了不起", "kan4 zhe5 ta1 jue2 de5 liao3 bu5 qi3"),
            ("便民措施，价格便宜", "bian4 min2 cuo4 shi1 jia4 ge2 pian2 yi5"),
            ("快乐地跳，跑得高", "kuai4 le4 de5 tiao4 pao3 de5 gao1"),
            ("二〇一五", "er4 ling2 yi1 wu3"),
            ("着力点", "zhuo2 li4 dian3"),
            ("长得很高，长满草", "zhang3 de5 hen3 gao1 zhang3 man3 cao3"),
            ("比它长得多", "bi3 ta1 chang2 de5 duo1"),
            ("两只鸟", "liang3 zhi1 niao3"),
            ("朝阳升起，朝阳区", "zhao1 yang2 sheng1 qi3 chao2 yang2 qu1"),
            ("应该宁可睡着了", "ying1 gai1 ning4 ke3 shui4 zhao2 le5"),
        ] {
            assert_eq!(read(text), pinyin, "{text}");
        }
    }

    #[test]
    fn the_traditional_script_is_read_alike() {
        for (simple, traditional) in
            [("银行行长", "銀行行長"), ("重庆调度", "重慶調度"), ("长效机制", "長效機制")]
        {
            assert_eq!(read(simple), read(traditional));
        }
    }

    #[test]
    fn surnames_have_readings_of_their_own() {
        for (text, start) in [
            ("单先生来了", "shan4 xian1 sheng5"),
            ("记者仇和说", "ji4 zhe3 qiu2"),
            ("解教授的任务", "xie4 jiao4 shou4"),
            ("查某的账", "zha1 mou3"),
        ] {
            assert!(read(text).starts_with(start), "{text}: {}", read(text));
        }
        assert!(read("解决问题").starts_with("jie3"));
        assert!(read("他曾先后任职").contains("ceng2"));
    }
}
