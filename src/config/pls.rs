//! Pronunciation lexicons of the W3C (PLS 1.0): the entries of a `lexicon.toml` in XML.
//!
//! ```xml
//! <lexicon version="1.0" alphabet="ipa" xml:lang="en">
//!   <lexeme><grapheme>GIF</grapheme><phoneme>dʒɪf</phoneme></lexeme>
//!   <lexeme><grapheme>SQL</grapheme><alias>sequel</alias></lexeme>
//! </lexicon>
//! ```
//!
//! Of several graphemes each is an entry; of several phonemes and aliases the preferred is taken, else
//! the first. Written forms fit with their capitals, as the standard has it. Phonemes in another
//! alphabet than IPA are refused with the name of the alphabet, so that nothing is dropped unseen.

use crate::model::language::Language;
use crate::model::lexicon::Entry;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What is being read.
#[derive(Default)]
struct Lexeme {
    graphemes: Vec<String>,
    /// What is said, and whether it is the preferred.
    says: Vec<(String, bool)>,
}

/// The entries of a document.
pub(super) fn parse(xml: &str) -> Result<Vec<Entry>, String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let (mut entries, mut lexeme, mut text) = (Vec::new(), Lexeme::default(), String::new());
    let (mut language, mut of_all, mut preferred) = (None, String::new(), false);
    let (mut is_lexicon, mut depth) = (false, 0usize);
    loop {
        let event = reader.read_event().map_err(|e| format!("its XML is broken: {e}"))?;
        match event {
            Event::Start(start) => {
                text.clear();
                depth += 1;
                match local(start.name().0) {
                    "lexicon" => {
                        is_lexicon = true;
                        of_all = attribute(&start, "alphabet").unwrap_or_default();
                        if let Some(tag) = attribute(&start, "lang") {
                            let wrong = || format!("{tag:?} is not a language tag, like zh");
                            language = Some(Language::parse(&tag).ok_or_else(wrong)?);
                        }
                    }
                    "lexeme" => lexeme = Lexeme::default(),
                    "phoneme" => {
                        let alphabet = attribute(&start, "alphabet");
                        let alphabet = alphabet.as_deref().unwrap_or(&of_all);
                        if !alphabet.is_empty() && !alphabet.eq_ignore_ascii_case("ipa") {
                            return Err(format!(
                                "its phonemes are in the alphabet {alphabet:?}; only ipa is read"
                            ));
                        }
                        preferred = attribute(&start, "prefer").as_deref() == Some("true");
                    }
                    "alias" => {
                        preferred = attribute(&start, "prefer").as_deref() == Some("true");
                    }
                    _ => {}
                }
            }
            Event::Text(piece) => text.push_str(&piece),
            Event::CData(piece) => text.push_str(&piece),
            Event::GeneralRef(name) => text.push_str(entity(&name)?),
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                let content = || text.split_whitespace().collect::<Vec<_>>().join(" ");
                match local(end.name().0) {
                    "grapheme" => lexeme.graphemes.push(content()),
                    "phoneme" => lexeme.says.push((format!("/{}/", content()), preferred)),
                    "alias" => lexeme.says.push((content(), preferred)),
                    "lexeme" => add(std::mem::take(&mut lexeme), &language, &mut entries)?,
                    _ => {}
                }
                text.clear();
            }
            Event::Eof if !is_lexicon => return Err("it has no element lexicon".into()),
            Event::Eof if depth > 0 => return Err("its XML ends within an element".into()),
            Event::Eof => return Ok(entries),
            _ => {}
        }
    }
}

fn add(
    lexeme: Lexeme,
    language: &Option<Language>,
    entries: &mut Vec<Entry>,
) -> Result<(), String> {
    let Lexeme { graphemes, says } = lexeme;
    let say = says.iter().find(|(_, preferred)| *preferred).or(says.first());
    let Some((say, _)) = say.filter(|(say, _)| !say.trim_matches('/').trim().is_empty()) else {
        return Err(format!("{graphemes:?} has neither a phoneme nor an alias"));
    };
    for text in graphemes {
        if text.is_empty() {
            return Err(format!("{say:?} has an empty grapheme"));
        }
        let (say, language) = (say.clone(), language.clone());
        entries.push(Entry {
            text,
            say,
            language,
            voice: None,
            case: true,
            whole: true,
            regex: false,
        });
    }
    Ok(())
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|a| local(a.key.0) == name)?;
    Some(found.value.trim().to_owned())
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The five of XML; others have to be declared, and nobody declares any in a lexicon.
fn entity(name: &str) -> Result<&'static str, String> {
    Ok(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(format!("it has the unknown entity &{name};")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(body: &str) -> Result<String, String> {
        let xml = format!(
            "<?xml version='1.0'?><lexicon version='1.0' alphabet='ipa' xml:lang='en-GB' \
             xmlns='http://www.w3.org/2005/01/pronunciation-lexicon'>{body}</lexicon>"
        );
        let entries = parse(&xml)?;
        assert!(entries.iter().all(|e| e.case && e.language == Language::parse("en-GB")));
        let show = |e: &Entry| format!("{}={}", e.text, e.say);
        Ok(entries.iter().map(show).collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn lexemes_are_entries() {
        assert_eq!(
            said(
                "<lexeme><grapheme>Ouse</grapheme><grapheme>R &amp; O</grapheme>
                 <phoneme> uːz </phoneme></lexeme>
                 <lexeme><grapheme>Wymondham</grapheme><phoneme>a</phoneme>
                 <phoneme prefer='true'>ˈwɪndəm</phoneme><example>none</example></lexeme>
                 <lexeme role='x'><grapheme>A11</grapheme><alias>A eleven</alias></lexeme>"
            )
            .unwrap(),
            "Ouse=/uːz/; R & O=/uːz/; Wymondham=/ˈwɪndəm/; A11=A eleven"
        );
    }

    #[test]
    fn what_is_not_taken_is_said() {
        for (body, why) in [
            ("<lexeme><grapheme>a</grapheme></lexeme>", "neither a phoneme nor an alias"),
            (
                "<lexeme><grapheme>a</grapheme><phoneme alphabet='x-sampa'>a</phoneme></lexeme>",
                "x-sampa",
            ),
            ("<lexeme><grapheme/><alias>a</alias></lexeme>", "empty grapheme"),
            ("<lexeme><grapheme>&uuml;</grapheme><alias>a</alias></lexeme>", "&uuml;"),
            ("<lexeme>", "XML"),
        ] {
            let e = said(body).unwrap_err();
            assert!(e.contains(why), "{body}: {e}");
        }
        assert!(parse("<html/>").unwrap_err().contains("lexicon"));
    }
}
