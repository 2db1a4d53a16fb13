//! What a file says of itself.

use crate::model::edition::Manifest;
use crate::model::timeline::TimingMap;

/// Code points of a description.
const DESCRIPTION: usize = 300;

/// The tags of a publication. Those that are empty are not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tags {
    /// The title.
    pub title: String,
    /// Who wrote it; else the host that it is from.
    pub artist: String,
    /// What it is a part of: the title, where that is not known.
    pub album: String,
    /// The narrator: the voices that speak, the main one first.
    pub narrator: String,
    /// When it was published, as its source writes it.
    pub date: String,
    /// BCP 47 tag.
    pub language: String,
    /// The beginning of its text.
    pub description: String,
    /// Its canonical address.
    pub link: String,
    /// The licences of the voices.
    pub licence: String,
    /// The whole source text.
    pub text: String,
    /// The program that wrote it.
    pub program: String,
}

impl Tags {
    pub(super) fn of(manifest: &Manifest, map: &TimingMap) -> Self {
        let url = manifest.url.as_deref().unwrap_or_default();
        let voices: Vec<_> =
            std::iter::once(&manifest.voice).chain(&manifest.other_voices).collect();
        let mut licences: Vec<&str> = voices.iter().map(|v| v.licence.as_str()).collect();
        licences.retain(|licence| !licence.is_empty());
        licences.dedup();
        let names: Vec<&str> = voices.iter().map(|v| v.name.as_str()).collect();
        let artist = match manifest.authors.is_empty() {
            true => host(url).to_owned(),
            false => manifest.authors.join(", "),
        };
        let title = match manifest.title.trim() {
            "" => first_words(&map.head.text),
            title => title.to_owned(),
        };
        Tags {
            album: line(&title),
            title: line(&title),
            artist: line(&artist),
            narrator: line(&names.join(", ")),
            date: line(manifest.published.as_deref().unwrap_or_default()),
            language: manifest.language.clone(),
            description: description(map),
            link: line(url),
            licence: match licences.is_empty() {
                true => String::new(),
                false => line(&format!("Voice: {}", licences.join(", "))),
            },
            text: clean(&map.head.text),
            program: manifest.program.clone(),
        }
    }

    /// The tags of several editions as one publication, under a title; without one they are those of
    /// the first.
    pub(super) fn joined(each: Vec<Tags>, title: Option<&str>) -> Self {
        // What all have in common is said of the whole; names are put together.
        let names = |of: fn(&Tags) -> &str| {
            let mut names: Vec<&str> =
                each.iter().map(of).filter(|name| !name.is_empty()).collect();
            let mut seen = std::collections::HashSet::new();
            names.retain(|name| seen.insert(*name));
            names
        };
        let common = |of: fn(&Tags) -> &str| match names(of).as_slice() {
            [one] => (*one).to_owned(),
            _ => String::new(),
        };
        let mut whole = Tags {
            artist: names(|t| &t.artist).join(", "),
            narrator: names(|t| &t.narrator).join(", "),
            licence: names(|t| &t.licence).join(", "),
            date: each.iter().map(|t| t.date.clone()).max().unwrap_or_default(),
            language: each.first().map(|t| t.language.clone()).unwrap_or_default(),
            link: common(|t| &t.link),
            description: common(|t| &t.description),
            title: common(|t| &t.title),
            album: common(|t| &t.album),
            program: common(|t| &t.program),
            text: String::new(),
        };
        if let [only] = each.as_slice() {
            whole = only.clone();
        }
        if let Some(title) = title {
            (whole.title, whole.album) = (line(title), line(title));
        }
        whole
    }

    /// The year, month and day of the date, as far as they are written in digits at its beginning.
    pub(super) fn day(&self) -> &str {
        let shape = b"0000-00-00";
        let fits = |(have, want): (u8, u8)| {
            if want == b'0' { have.is_ascii_digit() } else { have == want }
        };
        let length = self.date.bytes().zip(*shape).take_while(|pair| fits(*pair)).count();
        match length {
            10 => &self.date[..10],
            7.. => &self.date[..7],
            4.. => &self.date[..4],
            _ => "",
        }
    }

    /// The language as ISO 639-2 has it, which ID3 and MP4 ask for.
    pub(super) fn language_639_2(&self) -> &str {
        const CODES: &[(&str, &str)] = &[
            ("ar", "ara"),
            ("bg", "bul"),
            ("bn", "ben"),
            ("ca", "cat"),
            ("cs", "ces"),
            ("da", "dan"),
            ("de", "deu"),
            ("el", "ell"),
            ("en", "eng"),
            ("es", "spa"),
            ("et", "est"),
            ("fa", "fas"),
            ("fi", "fin"),
            ("fr", "fra"),
            ("he", "heb"),
            ("hi", "hin"),
            ("hr", "hrv"),
            ("hu", "hun"),
            ("id", "ind"),
            ("it", "ita"),
            ("ja", "jpn"),
            ("ko", "kor"),
            ("lt", "lit"),
            ("lv", "lav"),
            ("ms", "msa"),
            ("nl", "nld"),
            ("no", "nor"),
            ("nb", "nob"),
            ("pl", "pol"),
            ("pt", "por"),
            ("ro", "ron"),
            ("ru", "rus"),
            ("sk", "slk"),
            ("sl", "slv"),
            ("sr", "srp"),
            ("sv", "swe"),
            ("ta", "tam"),
            ("te", "tel"),
            ("th", "tha"),
            ("tr", "tur"),
            ("uk", "ukr"),
            ("ur", "urd"),
            ("vi", "vie"),
            ("yue", "zho"),
            ("zh", "zho"),
        ];
        let primary = self.language.split('-').next().unwrap_or_default();
        let known = CODES.iter().find(|(short, _)| *short == primary).map(|(_, code)| *code);
        known.unwrap_or(if primary.len() == 3 { primary } else { "und" })
    }
}

fn host(url: &str) -> &str {
    let host = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// Without control characters, which are forbidden in XML and end strings elsewhere. Lines stay.
fn clean(text: &str) -> String {
    let kept = |c: &char| {
        matches!(c, '\n' | '\t') || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(kept).collect()
}

/// In one line.
pub(super) fn line(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(clean).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

/// A title for what has none.
fn first_words(text: &str) -> String {
    cut(&line(text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default()), 60)
}

/// The beginning, cut at a space if one is near.
fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = &text[..end];
    let space = head.rfind(' ').filter(|at| *at > end / 2).unwrap_or(end);
    format!("{}…", head[..space].trim_end())
}

fn description(map: &TimingMap) -> String {
    let mut text = map.head.text.chars();
    let mut at = 0;
    let mut found = String::new();
    for block in &map.blocks {
        let (start, length) = (block.text.0.index(), block.text.len().index());
        if start < at {
            continue;
        }
        let piece: String = text.by_ref().skip(start - at).take(length).collect();
        at = start + length;
        if block.kind == "paragraph" && !block.frames.is_empty() {
            found.push_str(&piece);
            found.push(' ');
        }
        if found.chars().nth(DESCRIPTION).is_some() {
            break;
        }
    }
    cut(&line(&found), DESCRIPTION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_taken_as_far_as_they_are_clear() {
        let day = |date: &str| Tags { date: date.into(), ..Tags::default() }.day().to_owned();
        assert_eq!(day("2026-11-30T10:00:00Z"), "2026-11-30");
        assert_eq!(
            (day("2026-11"), day("2026"), day("30 November 2026")),
            ("2026-11".into(), "2026".into(), "".into())
        );
        assert_eq!(day("2026年11月30日"), "2026");
    }

    #[test]
    fn lines_have_no_control_characters() {
        assert_eq!(line(" a\u{0}b\n\tc\u{1b}[0m 👩🏽‍🚀 שלום "), "ab c[0m 👩🏽‍🚀 שלום");
        assert_eq!(cut(&"word ".repeat(100), 20), "word word word word…");
        assert_eq!(cut(&"字".repeat(400), 3), "字字字…");
        assert_eq!(host("https://www.example.org:80/a"), "example.org");
    }

    #[test]
    fn languages_have_three_letters() {
        for (tag, code) in [("zh-Hans", "zho"), ("en-GB", "eng"), ("ast", "ast"), ("", "und")] {
            assert_eq!(Tags { language: tag.into(), ..Tags::default() }.language_639_2(), code);
        }
    }
}
