//! Numbers in words, from a rule table in the spirit of CLDR's rule-based number formats (RBNF).
//!
//! ```text
//! limit 10^15                   numbers from here on are not said as one
//! ~h {y|a|e}                    ~h in a body stands for this
//! %cardinal m f n               a set, and the variants of its words, the first of which is the usual one
//! %cardinal m gen f.gen=gen     a variant that is said as another one
//! 1 {jeden|jedna|jedno}         one word for each variant
//! 20 dwadzieścia[ >>]           >> is the remainder (n modulo 10), [ ] is left out if that is zero
//! 100 sto[ >>]                  … [ >>|ne] says "ne" then
//! 1000 <.m< (tysiąc|tysiące|tysięcy)[ >>]
//!                               << is the quotient; ( | ) are its plural categories
//! 1100/100 <<honderd[ >>]       a divisor that is not the power of ten
//! %year m < cardinal            begins with the rules of another set; its own lines replace them
//! 0 =digit=                     the number itself, in another set
//! ```
//! `<<`, `>>` and `==` stay in the set and the variant that they are said in; `<set.variant<` names
//! another one, `<.variant<` another variant, `<set<` another set in the same variant if it has that.
//! A number below the first base of a set is nothing.

mod parse;

use super::plural::Plural;

/// The rule sets of a language.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    sets: Vec<Set>,
    plural: Plural,
    limit: u128,
}

#[derive(Clone, Debug)]
struct Set {
    name: String,
    variants: Vec<String>,
    /// Variants that are said as another one.
    aliases: Vec<(String, String)>,
    /// By their base, ascending.
    rules: Vec<Rule>,
}

impl Set {
    /// The place of a variant among the forms of a word.
    fn place(&self, variant: &str) -> Option<usize> {
        let alias = self.aliases.iter().find(|(name, _)| name == variant);
        let name = alias.map_or(variant, |(_, name)| name);
        self.variants.iter().position(|v| v == name)
    }
}

#[derive(Clone, Debug)]
struct Rule {
    base: u128,
    divisor: u128,
    body: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Text(String),
    /// What is said in each variant.
    Pick(Vec<Vec<Part>>),
    /// A form for each plural category of the quotient.
    Plural(Vec<String>),
    Quotient(Reference),
    Remainder(Reference),
    Same(Reference),
    /// Said if there is a remainder, and if there is none.
    Optional(Vec<Part>, Vec<Part>),
}

/// The set and the variant that say a part; `None` is the one that says the whole.
#[derive(Clone, Debug, Default)]
struct Reference {
    set: Option<String>,
    variant: Option<String>,
}

/// No number has so many steps; a table that refers to itself in a circle does.
const MAX_DEPTH: usize = 40;

impl Numbers {
    /// The first number that is not said as one.
    #[cfg(test)]
    pub fn limit(&self) -> u128 {
        self.limit
    }

    /// Is there a set of this name?
    pub fn has(&self, set: &str) -> bool {
        self.set(set).is_some()
    }

    /// Does the set have a variant of this name?
    pub fn has_variant(&self, set: &str, variant: &str) -> bool {
        self.set(set).is_some_and(|s| s.place(variant).is_some())
    }

    /// The names of the sets with their variants.
    #[cfg(test)]
    pub fn sets(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.sets.iter().map(|s| (s.name.as_str(), s.variants.as_slice()))
    }

    /// The variant of a set that is meant where none is named.
    pub fn usual(&self, set: &str) -> Option<&str> {
        self.set(set)?.variants.first().map(String::as_str)
    }

    /// The first of `wanted` that is a variant of the set; `""` if it has none of them.
    pub fn variant(&self, set: &str, wanted: &[String]) -> String {
        let set = self.set(set);
        let has = |w: &&String| set.is_some_and(|s| s.place(w).is_some());
        wanted.iter().find(has).cloned().unwrap_or_default()
    }

    /// A number in words. A variant that the set does not have is its first one. `None`: the set is
    /// missing, the number is past the limit, or the set does not say it.
    pub fn say(&self, set: &str, variant: &str, n: u128) -> Option<String> {
        let mut said = String::new();
        let index = self.sets.iter().position(|s| s.name == set)?;
        if n >= self.limit {
            return None;
        }
        self.write(&mut said, index, variant, n, 0)?;
        (!said.is_empty()).then_some(said)
    }

    fn set(&self, name: &str) -> Option<&Set> {
        self.sets.iter().find(|s| s.name == name)
    }

    fn write(
        &self,
        out: &mut String,
        set: usize,
        variant: &str,
        n: u128,
        depth: usize,
    ) -> Option<()> {
        let rules = &self.sets[set].rules;
        let at = rules.partition_point(|r| r.base <= n).checked_sub(1)?;
        if depth > MAX_DEPTH {
            return None;
        }
        self.body(out, &rules[at].body, (set, variant), (n, rules[at].divisor), depth + 1)
    }

    fn body(
        &self,
        out: &mut String,
        body: &[Part],
        (set, variant): (usize, &str),
        (n, divisor): (u128, u128),
        depth: usize,
    ) -> Option<()> {
        let (quotient, remainder) = (n / divisor, n % divisor);
        for part in body {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Pick(all) => {
                    let of = self.sets[set].place(variant);
                    let of = of.unwrap_or(0).min(all.len() - 1);
                    self.body(out, &all[of], (set, variant), (n, divisor), depth)?;
                }
                Part::Plural(forms) => {
                    let form = self.plural.of(&quotient.to_string(), "");
                    out.push_str(&forms[form.min(forms.len() - 1)]);
                }
                Part::Quotient(r) => self.refer(out, r, (set, variant), quotient, depth)?,
                Part::Remainder(r) => self.refer(out, r, (set, variant), remainder, depth)?,
                Part::Same(r) => self.refer(out, r, (set, variant), n, depth)?,
                Part::Optional(some, none) => {
                    let body = if remainder == 0 { none } else { some };
                    self.body(out, body, (set, variant), (n, divisor), depth)?;
                }
            }
        }
        Some(())
    }

    fn refer(
        &self,
        out: &mut String,
        to: &Reference,
        (set, variant): (usize, &str),
        n: u128,
        depth: usize,
    ) -> Option<()> {
        let set = match &to.set {
            Some(name) => self.sets.iter().position(|s| s.name == *name)?,
            None => set,
        };
        self.write(out, set, to.variant.as_deref().unwrap_or(variant), n, depth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> (Numbers, Vec<String>) {
        let mut faults = Vec::new();
        let mut plural = Plural::default();
        plural.add("one i = 1 and v = 0").unwrap();
        let reader = super::super::lines::Reader::new("xx", "numbers.txt", text, &mut faults);
        let numbers = Numbers::read(reader, plural);
        (numbers, faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn quotients_remainders_variants_and_plurals() {
        let (n, faults) = numbers(
            "limit 10^6\n~e {o|a}\n%c m f f.dat=f\n0 null\n1 un~e\n2 du\n3 tri\n10 dek[ >>|!]\n20 <<dek[-y->>]\n\
             100 <.m< (cent|centoj)[ >>]\n%o m < c\n1 =c.f=e\n2 ==x\n",
        );
        let said = |set, v, value| n.say(set, v, value);
        assert_eq!(said("c", "f", 31).as_deref(), Some("tridek-y-una"));
        assert_eq!(said("c", "f.dat", 1).as_deref(), Some("una"), "an alias");
        assert!(n.has_variant("c", "f.dat") && !n.has_variant("c", "n"));
        assert_eq!(said("c", "", 10).as_deref(), Some("dek!"));
        assert_eq!(said("c", "f", 101).as_deref(), Some("uno cent una"));
        assert_eq!(said("c", "f", 203).as_deref(), Some("du centoj tri"));
        assert_eq!(said("o", "", 1).as_deref(), Some("unae"));
        assert_eq!(said("o", "", 2), None, "a circle ends");
        assert_eq!((said("c", "", 1_000_000), said("none", "", 1)), (None, None));
        assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn faults_have_their_line() {
        let (_, faults) = numbers("limit 10\n1 word\n%c\n1 <x\nx y\n2 =other=\n%d < e\n");
        assert_eq!(faults.len(), 5, "{faults:?}");
        assert!(faults[0].starts_with("xx/numbers.txt:2: "), "{faults:?}");
    }
}
