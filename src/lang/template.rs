//! Templates: how the parts of a number, a date or an amount are put together.
//!
//! `{d:ordinal.gen} {month}[ {year} roku]` has fields, a field with the number set that says it, and an
//! optional part that is left out if one of its fields has no value. `{n#godzina|godziny|godzin}` is the
//! form for the plural category of `n`.

/// One template.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// A value.
    Field(Field),
    /// Said only if all of its fields have values.
    Optional(Vec<Piece>),
}

/// Where a value is put, and how it is said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// The name of the value.
    pub name: String,
    /// The number set that says it, if not the usual one.
    pub set: Option<String>,
    /// The variant of the set, if not the one that agrees.
    pub variant: Option<String>,
    /// The unit that it counts.
    pub unit: Option<String>,
    /// The value whose plural category is the variant.
    pub like: Option<String>,
    /// The forms of a word of which the value chooses one by its plural category; empty: the value.
    pub forms: Vec<String>,
}

impl Template {
    pub(super) fn parse(text: &str) -> Result<Template, String> {
        let mut rest = text;
        let pieces = pieces(&mut rest)?;
        match rest.is_empty() {
            true => Ok(Template { pieces }),
            false => Err(format!("{rest:?} closes what was not opened")),
        }
    }

    /// The fields, also those of optional parts.
    pub fn fields(&self) -> Vec<&Field> {
        fn within<'a>(pieces: &'a [Piece], found: &mut Vec<&'a Field>) {
            for piece in pieces {
                match piece {
                    Piece::Field(f) => found.push(f),
                    Piece::Optional(inner) => within(inner, found),
                    Piece::Text(_) => {}
                }
            }
        }
        let mut found = Vec::new();
        within(&self.pieces, &mut found);
        found
    }
}

fn pieces(rest: &mut &str) -> Result<Vec<Piece>, String> {
    let mut all = Vec::new();
    while let Some(c) = rest.chars().next().filter(|c| *c != ']') {
        *rest = &rest[c.len_utf8()..];
        all.push(match c {
            '[' => {
                let inner = pieces(rest)?;
                *rest = rest.strip_prefix(']').ok_or("[ is not closed")?;
                Piece::Optional(inner)
            }
            '{' => {
                let (inner, more) = rest.split_once('}').ok_or("{ is not closed")?;
                *rest = more;
                Piece::Field(field(inner))
            }
            _ => {
                let end = rest.find(['[', ']', '{']).unwrap_or(rest.len());
                let text = format!("{c}{}", &rest[..end]);
                *rest = &rest[end..];
                Piece::Text(text)
            }
        });
    }
    Ok(all)
}

fn field(text: &str) -> Field {
    if let Some((name, forms)) = text.split_once('#') {
        let forms = forms.split('|').map(str::to_owned).collect();
        return Field { name: name.to_owned(), forms, ..Field::default() };
    }
    let some = |t: &str| Some(t).filter(|t| !t.is_empty()).map(str::to_owned);
    let (text, like) = text.split_once('@').unwrap_or((text, ""));
    let (text, unit) = text.split_once('+').unwrap_or((text, ""));
    let (name, set) = text.split_once(':').unwrap_or((text, ""));
    let (set, variant) = set.split_once('.').unwrap_or((set, ""));
    Field {
        name: name.to_owned(),
        set: some(set),
        variant: some(variant),
        unit: some(unit),
        like: some(like),
        forms: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_sets_forms_and_optional_parts() {
        let t = Template::parse("{d:ordinal.m.gen} {month}[ {n#a|b}]").unwrap();
        let f = t.fields();
        assert_eq!(
            (f[0].set.as_deref(), f[0].variant.as_deref()),
            (Some("ordinal"), Some("m.gen"))
        );
        assert_eq!(f[2].forms, ["a", "b"]);
        assert!(Template::parse("{n").is_err() && Template::parse("a]").is_err());
    }
}
