//! Templates with their values.

use super::speaker::Speaker;
use crate::lang::{Field, Piece};
use crate::text::normalize::classify::{Amount, Meaning};

/// What is put into a field.
pub(super) enum Value<'a> {
    Amount(&'a Amount),
    Words(String),
    Meaning(&'a Meaning),
    /// Digits that are said in the style of a decimal part.
    Part(&'a str),
}

/// The values of a template by their names.
pub(super) type Values<'a> = [(&'static str, Value<'a>)];

impl Speaker {
    /// A template of the language with its values, in the case of the speaker if there is one for it.
    /// `None`: the language does not have it, or a value that it needs is missing.
    pub(super) fn fill(&self, name: &str, values: &Values<'_>) -> Option<String> {
        let template = self.lang.grammar.template(name, &self.case)?;
        self.pieces(&template.pieces, values)
    }

    fn pieces(&self, pieces: &[Piece], values: &Values<'_>) -> Option<String> {
        let mut said = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => said.push_str(text),
                Piece::Field(field) => said.push_str(&self.field(field, values)?),
                Piece::Optional(inner) => {
                    said.push_str(&self.pieces(inner, values).unwrap_or_default());
                }
            }
        }
        Some(said)
    }

    fn field(&self, field: &Field, values: &Values<'_>) -> Option<String> {
        let find = |name: &str| values.iter().find(|(n, _)| *n == name).map(|(_, v)| v);
        // {m0} is {m} with its zeros.
        let (value, zeros) = match (find(&field.name), field.name.strip_suffix('0')) {
            (Some(value), _) => (value, false),
            (None, Some(name)) => (find(name)?, true),
            _ => return None,
        };
        let plural = &self.lang.grammar.plural;
        if !field.forms.is_empty() {
            let (whole, part) = match value {
                Value::Amount(n) => (n.whole.as_str(), n.part.as_deref().unwrap_or("")),
                Value::Part(digits) => (*digits, ""),
                _ => return None,
            };
            let category = plural.of(whole, part).min(field.forms.len() - 1);
            return Some(field.forms[category].clone());
        }
        let set = field.set.as_deref();
        let like = field.like.as_deref().and_then(|name| match find(name)? {
            Value::Amount(n) => {
                plural.names().nth(plural.of(&n.whole, n.part.as_deref().unwrap_or("")))
            }
            _ => None,
        });
        let variant = like.or(field.variant.as_deref());
        Some(match value {
            Value::Words(words) => words.clone(),
            Value::Amount(n) if zeros => {
                self.plain().padded(&format!("{:0>2}", n.whole), set.unwrap_or("cardinal"), variant)
            }
            Value::Amount(n) => match (&field.unit, set) {
                (Some(unit), _) => {
                    let noun = &self.lang.nouns.units[self.lang.nouns.unit(unit)?].noun;
                    self.plain().counted(n, noun)
                }
                (None, None) => self.amount(n),
                (None, Some(set)) if n.part.is_none() && !n.minus => {
                    // A denominator that has no word makes the template useless; any other set falls back.
                    if set == "denominator" {
                        self.lang.numbers.say(set, "", n.whole.parse().ok()?)?;
                    }
                    self.whole(&n.whole, set, variant)
                }
                (None, Some(_)) => {
                    self.with(variant.unwrap_or(""), variant.unwrap_or("")).amount(n)
                }
            },
            Value::Part(digits) => self.part(digits, set.unwrap_or("cardinal"), variant),
            Value::Meaning(meaning) => match variant {
                Some(case) => self.with(case, &self.gender).say(meaning),
                None => self.say(meaning),
            },
        })
    }
}
