//! Each meaning in words.

use super::fill::Value;
use super::speaker::Speaker;
use crate::lang::Noun;
use crate::model::spoken::Spoken;
use crate::text::normalize::classify::{Amount, Clock, Counted, Day, Meaning, What};
use crate::text::normalize::reader::read;

impl Speaker {
    /// A meaning in words; never empty.
    pub(in crate::text::normalize) fn say(&self, meaning: &Meaning) -> String {
        match meaning {
            Meaning::Number(n) => self.amount(n),
            Meaning::Digits(digits) => self.digits(digits),
            Meaning::Set(digits, (set, variant)) => self.set(digits, set, variant),
            Meaning::Combining(n) => self.combining(n),
            Meaning::Fraction { whole, top, bottom, counted } => {
                let said = || self.fraction(whole.as_ref(), top, bottom);
                match counted {
                    Some(counted) => self
                        .half_of(whole.as_ref(), (top, bottom), counted)
                        .unwrap_or_else(|| self.part_of(said(), counted)),
                    None => said(),
                }
            }
            Meaning::Negative(inner) => {
                let said = self.say(inner);
                self.fill("minus", &[("n", Value::Words(said.clone()))]).unwrap_or(said)
            }
            Meaning::Particle(inner, closed, open) => {
                let said = self.say(inner);
                // A syllable of Hangul that ends with a consonant (Unicode, "Hangul Syllable Composition").
                let last = said.chars().next_back().filter(|c| ('가'..='힣').contains(c));
                let ends = last.is_some_and(|c| !(u32::from(c) - 0xAC00).is_multiple_of(28));
                format!("{said}{}", if ends { closed } else { open })
            }
            Meaning::Date(day) => self.date(day),
            Meaning::Time(clock) => self.time(clock),
            Meaning::Counted(n, counted) => self.quantity(n, counted),
            Meaning::Rate(unit) => self.rate(*unit, String::new()).trim_start().to_owned(),
            Meaning::Range(from, to) => self.range(from, to),
            Meaning::Ratio(a, b) => self.two("ratio", a, b),
            Meaning::Score(a, b) => self.two("score", a, b),
            Meaning::Telephone { plus, groups } => self.telephone(*plus, groups),
            Meaning::Chain(parts) => {
                let own = self.lang.grammar.list("chain-dot").first().map(String::as_str);
                let dot = own.or_else(|| self.web_sign('.')).unwrap_or(".");
                let parts = parts.iter().map(|p| match p.len() {
                    1..=3 if !p.starts_with('0') || p == "0" => {
                        self.plain().whole(p, self.count_set(), None)
                    }
                    _ => self.digits(p),
                });
                parts.collect::<Vec<_>>().join(&match self.lang.grammar.gapless {
                    true => dot.to_owned(),
                    false => format!(" {dot} "),
                })
            }
            Meaning::Address(address) => self.address(address),
            Meaning::Formula(signs) => {
                let mut formula = Spoken::new(signs.as_str());
                read(&mut formula, self.lang);
                formula.said().to_owned()
            }
            Meaning::List(numbers) => {
                let all =
                    numbers.iter().map(|n| self.plain().whole(&n.to_string(), "cardinal", None));
                all.collect::<Vec<_>>().join(", ")
            }
            Meaning::Words(words) => words.clone(),
            Meaning::Phrase(all) => {
                let mut said = String::new();
                for piece in all.iter().map(|m| self.say(m)) {
                    if !said.is_empty() && !piece.starts_with([',', ';']) {
                        said.push(' ');
                    }
                    said.push_str(&piece);
                }
                said
            }
            Meaning::Joined(all) => all.iter().map(|m| self.say(m)).collect(),
            Meaning::Attribute(inner) => self.attributive().say(inner),
            Meaning::Several(one) => several(&self.say(one)),
        }
    }

    /// The first part of a compound.
    fn combining(&self, n: &Amount) -> String {
        let Some(part) = &n.part else { return self.plain().whole(&n.whole, "combining", None) };
        let whole = Amount::whole(n.whole.as_str());
        let values = [("w", Value::Amount(&whole)), ("p", Value::Part(part))];
        let own = match part.as_str() {
            "5" => self.plain().fill("combining.half", &values),
            p if p.len() == 1 => self.plain().fill("combining.part", &values),
            _ => None,
        };
        own.unwrap_or_else(|| self.plain().amount(n)) + " "
    }

    /// A number in the set that the text asks for, with the words that stand before it there.
    fn set(&self, digits: &str, set: &str, variant: &str) -> String {
        let (words, set) = set.rsplit_once(' ').unwrap_or(("", set));
        // An ordinal whose gender its mark does not tell agrees with the noun behind it.
        let usual = self.lang.numbers.usual(set) == Some(variant);
        let agrees = usual && !self.singular.is_empty();
        let variant = if agrees { &self.singular } else { variant };
        let said = self.whole(digits, set, Some(variant).filter(|v| !v.is_empty()));
        if words.is_empty() { said } else { format!("{words} {said}") }
    }

    fn two(&self, template: &str, a: &Amount, b: &Amount) -> String {
        let values = [("a", Value::Amount(a)), ("b", Value::Amount(b))];
        self.plain().fill(template, &values).unwrap_or_default()
    }

    fn fraction(&self, whole: Option<&Amount>, top: &str, bottom: &str) -> String {
        let (a, b) = (Amount::whole(top), Amount::whole(bottom));
        let values = [("a", Value::Amount(&a)), ("b", Value::Amount(&b))];
        let plain = self.plain();
        if let Some(under) = top.strip_prefix('√') {
            let a = Amount::whole(under);
            let values = [("a", Value::Amount(&a)), ("b", Value::Amount(&b))];
            return plain.fill("fraction.root", &values).unwrap_or_default();
        }
        // Before a noun the half agrees with it: media cebolla.
        let before_noun = || {
            let speaker = self.with("", &self.singular);
            let values = [("h", Value::Amount(&a)), ("c", Value::Words(String::new()))];
            let said = speaker.fill("fraction.half.of", &values)?;
            Some(said.trim_end_matches([' ', '-']).to_owned())
        };
        let special = match (top, bottom) {
            ("1", "2")
                if whole.is_none() && !self.singular.is_empty() && before_noun().is_some() =>
            {
                before_noun()
            }
            ("1", "2") => plain.fill("fraction.half", &values),
            ("1", "4") => plain.fill("fraction.quarter", &values),
            _ => None,
        };
        // A denominator that is named by a word of its own; one or two of it need no number in some languages.
        let named = || {
            // 24/7 is not twenty-four sevenths.
            let proper = top.len() < bottom.len() || top.len() == bottom.len() && top < bottom;
            let n = bottom.parse().ok().filter(|_| proper || whole.is_some() || bottom == "2")?;
            plain.lang.numbers.say("denominator", "", n)?;
            let own = match top {
                "1" => plain.fill("fraction.1", &values),
                "2" => plain.fill("fraction.2", &values),
                _ => None,
            };
            own.or_else(|| plain.fill("fraction", &values))
        };
        let said = special
            .or_else(named)
            .or_else(|| plain.fill("fraction.over", &values))
            .unwrap_or_else(|| format!("{} {}", plain.amount(&a), plain.amount(&b)));
        let Some(whole) = whole else { return said };
        let values = [("n", Value::Amount(whole)), ("f", Value::Words(said))];
        let own = match (top, bottom) {
            ("1", "2") => plain.fill("mixed.half", &values),
            ("1", "4") => plain.fill("mixed.quarter", &values),
            _ => None,
        };
        own.or_else(|| plain.fill("mixed", &values)).unwrap_or_default()
    }

    /// Half a unit, or a whole number of it and a half, where that agrees with the noun: `media hora`.
    fn half_of(
        &self,
        whole: Option<&Amount>,
        parts: (&String, &String),
        counted: &Counted,
    ) -> Option<String> {
        let (half, scaled) = ((parts.0.as_str(), parts.1.as_str()), counted.scale.is_some());
        let noun = self.noun(counted).filter(|_| half == ("1", "2") && !scaled)?;
        let one = Amount::whole("1");
        let speaker = self.with("", &noun.gender);
        let (template, counted) = match whole {
            Some(n) => ("mixed.half.of", self.counted(n, noun)),
            None => {
                let form = noun.form(self.lang.grammar.plural.of("1", ""));
                ("fraction.half.of", form.to_owned())
            }
        };
        speaker.fill(template, &[("h", Value::Amount(&one)), ("c", Value::Words(counted))])
    }

    /// The noun that is counted, or the word that scales.
    fn noun(&self, counted: &Counted) -> Option<&'static Noun> {
        let nouns = &self.lang.nouns;
        match (counted.what, counted.scale) {
            (Some(What::Currency(i)), _) => Some(&nouns.currencies[i].noun),
            (Some(What::Unit(i)), _) | (None, Some(i)) => Some(&nouns.units[i].noun),
            (None, None) => None,
        }
    }

    /// A fraction of a unit: the noun in its first form behind it.
    fn part_of(&self, fraction: String, counted: &Counted) -> String {
        let Some(noun) = self.noun(counted) else { return fraction };
        let one = noun.form(self.lang.grammar.plural.of("1", "")).to_owned();
        let values = [("f", Value::Words(fraction.clone())), ("c", Value::Words(one))];
        if let Some(said) = self.plain().fill("fraction.of", &values) {
            return self.elided(said);
        }
        // What a part is taken of has the form that decimals have.
        let usual = self.lang.grammar.plural.of("0", "5");
        let form = noun.form(if self.attributive { 0 } else { usual }).to_owned();
        let values = [("n", Value::Words(fraction)), ("c", Value::Words(form))];
        self.plain().fill("money", &values).unwrap_or_default()
    }

    fn date(&self, date: &Day) -> String {
        let month = &self.lang.calendar.months[date.month.clamp(1, 12) as usize - 1];
        let form = |name: &str| name.to_owned();
        // In a date the first form; alone, the one that stands in the text, else the last one.
        let usual = date.name.as_ref().map_or_else(|| form(&month.forms[0]), |n| form(n));
        let alone = date.name.as_ref().or(month.forms.last()).map_or_else(String::new, |n| form(n));
        let day = date.day.map(|d| Amount::whole(d.to_string()));
        let mut values = vec![("month", Value::Words(usual)), ("name", Value::Words(alone))];
        values.extend(day.as_ref().map(|d| ("d", Value::Amount(d))));
        let number = Amount::whole(date.month.to_string());
        values.push(("m", Value::Amount(&number)));
        let year = date.year.as_ref().map(|y| Amount::whole(y.as_str()));
        let ordinal = |template: &str| {
            let fields = self.lang.grammar.template(template, "");
            fields.is_some_and(|t| t.fields().iter().any(|f| f.name == "year" && f.set.is_some()))
        };
        let template = match (&day, &year) {
            (Some(_), _) if date.first && date.comma => "date.month-first.comma",
            (Some(_), _) if date.first => "date.month-first",
            (None, _)
                if date.named && self.lang.grammar.template("date.my.named", "").is_some() =>
            {
                "date.my.named"
            }
            (None, _) => "date.my",
            (_, None) if self.lang.grammar.template("date.dm", "").is_some() && !date.named => {
                "date.dm"
            }
            _ if date.day == Some(1) && self.lang.grammar.template("date.first", "").is_some() => {
                "date.first"
            }
            _ if date.named && self.lang.grammar.template("date.named", "").is_some() => {
                "date.named"
            }
            _ => "date",
        };
        if let Some(year) = &year {
            values.push(match ordinal(template) {
                true => ("year", Value::Amount(year)),
                false => {
                    let said = self.plain().whole(&year.whole, &self.lang.grammar.year, None);
                    ("year", Value::Words(said))
                }
            });
        }
        // The case of the day, where the template leaves it open.
        self.with(&self.case, "").fill(template, &values).unwrap_or_default()
    }

    fn time(&self, clock: &Clock) -> String {
        let [h, m, s] = [clock.hour, clock.minute, clock.second.unwrap_or(0)]
            .map(|n| Amount::whole(n.to_string()));
        let name = match (clock.minute, clock.second) {
            (1.., Some(0)) => "time.hm",
            (_, Some(_)) => "time.hms",
            (0, None) => "time.h",
            _ => "time.hm",
        };
        let values = [("h", Value::Amount(&h)), ("m", Value::Amount(&m)), ("s", Value::Amount(&s))];
        let whole = || self.fill("time.whole", &values);
        if let Some(said) = Some(())
            .filter(|()| name == "time.h" && clock.afternoon.is_some())
            .and_then(|()| whole())
        {
            let half = if clock.afternoon == Some(true) { "time.pm" } else { "time.am" };
            let values = [("t", Value::Words(said.clone())), ("h", Value::Amount(&h))];
            return self.fill(half, &values).unwrap_or(said);
        }
        let named = || self.fill(&format!("{name}.named"), &values).filter(|_| clock.named);
        let said = named().or_else(|| self.fill(name, &values)).unwrap_or_default();
        let half = match clock.afternoon {
            Some(true) => "time.pm",
            Some(false) => "time.am",
            None => return said,
        };
        let values = [("t", Value::Words(said.clone())), ("h", Value::Amount(&h))];
        self.fill(half, &values).unwrap_or(said)
    }

    fn range(&self, from: &Meaning, to: &Meaning) -> String {
        // The day of a date that shares its month; the number of a unit that is named once.
        let from = match (from, to) {
            (Meaning::Number(n), Meaning::Date(_)) => {
                let said = self.with(&self.case, "").fill("date.d", &[("d", Value::Amount(n))]);
                Meaning::Words(said.unwrap_or_else(|| self.amount(n)))
            }
            (Meaning::Number(n), Meaning::Counted(_, counted)) => {
                let noun = match (counted.scale, counted.what) {
                    (Some(i), _) | (None, Some(What::Unit(i))) => {
                        Some(&self.lang.nouns.units[i].noun)
                    }
                    (None, Some(What::Currency(i))) => Some(&self.lang.nouns.currencies[i].noun),
                    (None, None) => None,
                };
                Meaning::Words(self.with("", noun.map_or("", |n| &n.gender)).amount(n))
            }
            // 10–20 €: each with its unit is as right, but nobody says it twice.
            _ => from.clone(),
        };
        let year = |m: &Meaning| matches!(m, Meaning::Number(n) if n.whole.len() == 4 && n.part.is_none() && !n.grouped);
        if let (true, true, Meaning::Number(a), Meaning::Number(b)) =
            (year(&from), year(to), &from, to)
        {
            let year = |n: &Amount| {
                Value::Words(self.plain().whole(&n.whole, &self.lang.grammar.year, None))
            };
            let said = self.plain().fill("range.years", &[("a", year(a)), ("b", year(b))]);
            if let Some(said) = said {
                return said;
            }
        }
        let values = [("a", Value::Meaning(&from)), ("b", Value::Meaning(to))];
        // What is counted stands behind the second number, and agrees with both.
        let case = if matches!(to, Meaning::Date(_)) { self.case.as_str() } else { "" };
        self.with(case, &self.gender).fill("range", &values).unwrap_or_default()
    }

    fn telephone(&self, plus: bool, groups: &[String]) -> String {
        let g = &self.lang.grammar;
        let set = if self.lang.numbers.has("dial") { "dial" } else { self.count_set() };
        let mut said: Vec<String> = Vec::new();
        for (index, group) in groups.iter().enumerate() {
            let code = index == 0 && plus && g.country_number && group.len() < 4;
            let pair = g.telephone_pairs && group.len() == 2 && !group.starts_with('0');
            let number = g.dial_numbers && group.len() < 4;
            said.push(match code || pair || number {
                true => self.plain().padded(group, set, None),
                false => self.digits_of(group, set),
            });
        }
        if plus && let Some(first) = said.first_mut() {
            let own = g.list("telephone-plus").first().map(String::as_str);
            let sign = own.or_else(|| self.web_sign('+')).unwrap_or("plus");
            let gap = if g.gapless { "" } else { " " };
            *first = format!("{sign}{gap}{first}");
        }
        said.join(g.telephone_gap.as_deref().unwrap_or(", "))
    }
}

/// The plural of a word as names and decades take it.
fn several(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if word.ends_with('x') || word.ends_with("ch") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}
