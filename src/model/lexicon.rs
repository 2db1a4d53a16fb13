//! The user's own words: how written forms are to be said, over all that is known otherwise.

use super::language::Language;
use super::pronunciation::{Phones, Syllable};
use regex::{Captures, Regex};
use std::ops::Range;

/// What is said instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// Other words; in an entry with a regular expression `$1` is its first group.
    Words(String),
    /// The same words with this sound.
    Sound(Phones),
}

impl Say {
    /// Reads what stands behind a written form: `/dʒɪf/` is IPA; `chong2 qing4` is Pinyin, if each
    /// character of the form gets its syllable; all else is words.
    pub(crate) fn parse(form: &str, say: &str) -> Self {
        let say = say.trim();
        let ipa = say.strip_prefix('/').and_then(|s| s.strip_suffix('/'));
        if let Some(ipa) = ipa.filter(|s| !s.trim().is_empty()) {
            return Say::Sound(Phones::Ipa(ipa.trim().into()));
        }
        let toned = |s: &str| s.ends_with(|c: char| ('1'..='5').contains(&c)) || !s.is_ascii();
        let parse = |s: &str| Syllable::parse(s).filter(|_| toned(s));
        let syllables: Option<Vec<Syllable>> = say.split_whitespace().map(parse).collect();
        match syllables {
            Some(s) if !s.is_empty() && s.len() == form.chars().count() => {
                Say::Sound(Phones::Pinyin(s))
            }
            _ => Say::Words(say.into()),
        }
    }
}

/// What is wrong with a reading that was meant to be Pinyin, if it was: `chong9`, or two syllables for
/// one character.
pub(crate) fn doubt(form: &str, say: &str) -> Option<String> {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let toned = |s: &str| {
        let letters = s.trim_end_matches(|c: char| c.is_ascii_digit());
        let marked = letters.len() + 1 == s.len() || !letters.is_ascii();
        let pinyin = |c: char| c.is_ascii_alphabetic() || "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ:".contains(c);
        marked && !letters.is_empty() && letters.chars().all(pinyin)
    };
    // shan for 单 lacks its tone.
    let bare = |s: &str| s.len() <= 6 && s.bytes().all(|b| b.is_ascii_lowercase());
    let toned = |s: &str| toned(s) || bare(s);
    let meant = form.chars().all(is_han) && !say.trim().is_empty();
    if !meant
        || !say.split_whitespace().all(toned)
        || matches!(Say::parse(form, say), Say::Sound(_))
    {
        return None;
    }
    let (characters, syllables) = (form.chars().count(), say.split_whitespace().count());
    Some(match characters == syllables {
        true => format!("{say:?} for {form} is not Pinyin with tones from 1 to 5"),
        false => {
            format!("{say:?} for {form} has {syllables} syllables for {characters} characters")
        }
    })
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The written form, or a regular expression.
    pub text: String,
    /// What is said for it.
    pub say: String,
    /// Only in this language and its regions and scripts, and in a text that may be in one of them.
    pub language: Option<Language>,
    /// Only where this voice speaks, by the name of its card.
    pub voice: Option<String>,
    /// Capitals must be as they are in `text`.
    pub case: bool,
    /// Not within a longer word, in scripts that part words by spaces.
    pub whole: bool,
    /// `text` is a regular expression.
    pub regex: bool,
}

/// A place where the lexicon speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// In bytes of the text that was searched.
    pub range: Range<usize>,
    /// What is said there.
    pub say: Say,
    /// Who says so, as the edit of the spoken text names it: [`LEXICON`], or what stands in the text.
    pub rule: &'static str,
}

/// The name of a change that the user's own words make.
pub(crate) const LEXICON: &str = "lexicon";

/// Entries, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    rows: Vec<(Entry, Regex)>,
    /// Tells whether any entry may be in a text at all.
    any: Option<Regex>,
    cast: Cast,
}

/// Who speaks which language.
#[derive(Clone, Debug, Default)]
struct Cast {
    main: String,
    others: Vec<(Language, String)>,
}

impl Lexicon {
    /// Entries, the strongest first: of two that fit the same place the longer wins, then the
    /// earlier.
    ///
    /// # Errors
    /// The text of an entry and why it is not a regular expression.
    pub(crate) fn new(entries: Vec<Entry>) -> Result<Self, (String, String)> {
        let mut rows = Vec::with_capacity(entries.len());
        for entry in entries {
            let wrong = |e: String| (entry.text.clone(), e);
            let regex = Regex::new(&pattern(&entry)).map_err(|e| wrong(e.to_string()))?;
            if regex.is_match("") {
                return Err(wrong("it fits where nothing stands".into()));
            }
            rows.push((entry, regex));
        }
        let all: Vec<_> = rows.iter().map(|(_, regex)| regex.as_str()).collect();
        // Too many for one program are looked for one by one.
        let any = Some(all.join("|")).filter(|all| !all.is_empty());
        let any = any.and_then(|all| Regex::new(&all).ok());
        Ok(Lexicon { rows, any, cast: Cast::default() })
    }

    /// The same, told who speaks: a main voice, and others for some languages. Entries for one voice
    /// alone are silent before.
    pub(crate) fn spoken_by(&self, main: &str, others: Vec<(Language, String)>) -> Self {
        Lexicon { cast: Cast { main: main.into(), others }, ..self.clone() }
    }

    /// Where the entries fit a text in a language: in order, without overlaps, none empty.
    pub fn find(&self, text: &str, language: &Language) -> Vec<Found> {
        if self.rows.is_empty() || self.any.as_ref().is_some_and(|any| !any.is_match(text)) {
            return Vec::new();
        }
        let mut found: Vec<(Range<usize>, usize, Say)> = Vec::new();
        let voice = self.cast.others.iter().find(|(l, _)| l == language);
        let voice = voice.map_or(&self.cast.main, |(_, voice)| voice);
        for (rank, (entry, regex)) in self.rows.iter().enumerate() {
            if entry.voice.as_ref().is_some_and(|only| only != voice) {
                continue;
            }
            if entry.language.as_ref().is_some_and(|only| !may_be(language, only)) {
                continue;
            }
            for captures in regex.captures_iter(text) {
                let Some(whole) = captures.get(0).filter(|m| !m.is_empty()) else { continue };
                if entry.whole && !entry.regex && !stands_alone(text, &whole.range()) {
                    continue;
                }
                found.push((whole.range(), rank, entry.say(&captures, whole.as_str())));
            }
        }
        found.sort_by_key(|(range, rank, _)| (range.start, std::cmp::Reverse(range.end), *rank));
        let mut end = 0;
        let free = found.into_iter().filter(|(range, ..)| {
            let is_free = range.start >= end;
            end = if is_free { range.end } else { end };
            is_free
        });
        free.map(|(range, _, say)| Found { range, say, rule: LEXICON }).collect()
    }
}

impl Entry {
    fn say(&self, captures: &Captures, form: &str) -> Say {
        if !self.regex {
            return Say::parse(form, &self.say);
        }
        let mut say = String::new();
        captures.expand(&self.say, &mut say);
        Say::parse(form, &say)
    }
}

/// An entry as a regular expression of its own.
fn pattern(entry: &Entry) -> String {
    let text = if entry.regex { entry.text.clone() } else { regex::escape(&entry.text) };
    let case = if entry.case { "" } else { "(?i)" };
    format!("(?:{case}{text})")
}

/// Whether a language is another, one of its regions and scripts, or what these are of: a text that is
/// but English may be American.
fn may_be(language: &Language, other: &Language) -> bool {
    let begins = |a: &Language, b: &Language| {
        let rest = a.as_str().strip_prefix(b.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    begins(language, other) || begins(other, language)
}

/// Whether a match does not stand within a longer word. Scripts without spaces have no such edges.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let spaced = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c < '\u{2e80}');
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let form = &text[range.clone()];
    let goes_on = |a: &str, b: &str| spaced(a.chars().next_back()) && spaced(b.chars().next());
    !goes_on(before, form) && !goes_on(form, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str, say: &str) -> Entry {
        let (text, say) = (text.into(), say.into());
        Entry { text, say, language: None, voice: None, case: false, whole: true, regex: false }
    }

    fn said(entries: Vec<Entry>, text: &str, language: &str) -> String {
        let lexicon = Lexicon::new(entries).unwrap();
        let show = |f: Found| match f.say {
            Say::Words(words) => format!("{}={words}", &text[f.range]),
            Say::Sound(Phones::Ipa(ipa)) => format!("{}=/{ipa}/", &text[f.range]),
            Say::Sound(pinyin) => format!("{}=[{pinyin}]", &text[f.range]),
        };
        let found = lexicon.find(text, &Language::parse(language).unwrap());
        found.into_iter().map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn words_pinyin_and_ipa_are_told_apart() {
        let all = || {
            vec![
                entry("重庆", "chong2 qing4"),
                entry("GIF", "/dʒɪf/"),
                entry("SQL", "sequel"),
                entry("B2B", "to5"),
            ]
        };
        assert_eq!(said(all(), "重庆的SQL。", "zh"), "重庆=[chong2 qing4]; SQL=sequel");
        assert_eq!(said(all(), "a gif, MySQL, sql and GIFs", "en"), "gif=/dʒɪf/; sql=sequel");
        assert_eq!(said(all(), "B2B", "en"), "B2B=to5", "as many syllables as characters");
    }

    #[test]
    fn pinyin_that_does_not_fit_is_told() {
        assert_eq!(said(vec![entry("银行", "yín háng")], "银行", "zh"), "银行=[yin2 hang2]");
        for (form, say) in [
            ("重", "chong9"),
            ("单", "shan"),
            ("重庆", "chong2"),
            ("重庆", "chong9 qing4"),
            ("行", "hong2 hong2"),
        ] {
            assert!(doubt(form, say).is_some(), "{form} {say}");
        }
        for (form, say) in
            [("重庆", "chong2 qing4"), ("行", "háng"), ("GIF", "jif"), ("行", "银行"), ("甲", "A")]
        {
            assert_eq!(doubt(form, say), None, "{form} {say}");
        }
    }

    #[test]
    fn english_of_a_country_is_english() {
        let of = |tag: &str| Entry { language: Language::parse(tag), ..entry("tomato", "x") };
        assert_eq!(said(vec![of("en-US")], "tomato", "en"), "tomato=x");
        assert_eq!(said(vec![of("en")], "tomato", "en-US"), "tomato=x");
        assert_eq!(said(vec![of("en-US")], "tomato", "en-GB"), "");
    }

    #[test]
    fn an_entry_may_be_narrow() {
        let case = Entry { case: true, ..entry("US", "the states") };
        assert_eq!(said(vec![case], "US and us", "en"), "US=the states");
        let part = Entry { whole: false, ..entry("sql", "sequel") };
        assert_eq!(said(vec![part], "MySQL", "en"), "SQL=sequel");
        let only = Entry { language: Language::parse("zh"), ..entry("行", "hang2") };
        assert_eq!(said(vec![only.clone()], "行", "zh-Hans"), "行=[hang2]");
        assert_eq!(said(vec![only], "行", "ja"), "");
    }

    #[test]
    fn an_entry_may_be_one_voices_own() {
        let only = Entry { voice: Some("b".into()), ..entry("SQL", "squeal") };
        let lexicon = Lexicon::new(vec![only, entry("SQL", "sequel")]).unwrap();
        let [en, fr] = ["en", "fr"].map(|tag| Language::parse(tag).unwrap());
        let said = |lexicon: &Lexicon, language| match &lexicon.find("SQL", language)[0].say {
            Say::Words(words) => words.clone(),
            Say::Sound(sound) => sound.to_string(),
        };
        assert_eq!(said(&lexicon, &en), "sequel");
        assert_eq!(said(&lexicon.spoken_by("b", Vec::new()), &en), "squeal");
        let mixed = lexicon.spoken_by("a", vec![(fr.clone(), "b".into())]);
        assert_eq!([said(&mixed, &en), said(&mixed, &fr)], ["sequel", "squeal"]);
    }

    #[test]
    fn a_regular_expression_gives_its_groups() {
        let version = Entry { regex: true, ..entry(r"v(\d+)\.(\d+)", "version $1 point $2") };
        assert_eq!(said(vec![version], "see v2.10 now", "en"), "v2.10=version 2 point 10");
        let wrong = |text: &str| Lexicon::new(vec![Entry { regex: true, ..entry(text, "x") }]);
        assert!(wrong("(").is_err() && wrong("a*").is_err());
    }

    #[test]
    fn the_longest_wins_then_the_first() {
        let all = vec![entry("行长", "hang2 zhang3"), entry("银行", "a"), entry("银行行长", "b")];
        assert_eq!(said(all, "银行行长和行长", "zh"), "银行行长=b; 行长=[hang2 zhang3]");
        let twice = vec![entry("a", "first"), entry("a", "second")];
        assert_eq!(said(twice, "a", "en"), "a=first");
    }
}
