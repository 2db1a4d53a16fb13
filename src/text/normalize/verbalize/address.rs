//! Addresses, sign by sign.

use super::speaker::Speaker;
use crate::lang::Place;
use crate::text::normalize::scan::{after, digits};

impl Speaker {
    /// Signs by their words, digits one by one; short labels that nobody can pronounce by their letters.
    pub(super) fn address(&self, address: &str) -> String {
        let mut pieces: Vec<String> = Vec::new();
        let mut at = 0;
        while let Some(c) = after(address, at) {
            let run = digits(address, at);
            if !run.is_empty() {
                pieces.push(self.digits(run));
                at += run.len();
            } else if c.is_alphabetic() {
                let end = address[at..]
                    .find(|c: char| !c.is_alphabetic())
                    .map_or(address.len(), |n| at + n);
                let word = &address[at..end];
                let last = end == address.len() && at > 0 && address[..at].ends_with('.');
                let spelled = word.eq_ignore_ascii_case("www") || word.len() == 2 && last;
                let known = self.lang.words.abbreviations(word);
                let known = known
                    .iter()
                    .find(|a| a.place == Place::Web && a.short.eq_ignore_ascii_case(word));
                let named = !self.lang.grammar.list("web-letters").is_empty();
                let foreign = word.len() == 1 && named;
                pieces.push(match (known, word) {
                    (Some(known), _) => known.said.clone(),
                    (_, "jpg") => "jpeg".to_owned(),
                    _ if spelled || foreign => self.letters(word),
                    _ => word.to_owned(),
                });
                at = end;
            } else {
                let word = self.web_sign(c).map_or_else(|| c.to_string(), str::to_owned);
                pieces.push(word);
                at += c.len_utf8();
            }
        }
        pieces.join(" ")
    }

    /// The names of letters; in a language that has them itself, capitals, which its voice spells.
    fn letters(&self, word: &str) -> String {
        if self.lang.words.writes_latin() {
            return word.to_ascii_uppercase();
        }
        let name = |c: char| self.lang.words.letter(c).map_or_else(|| c.to_string(), str::to_owned);
        word.chars().map(name).collect::<Vec<_>>().join(" ")
    }
}
