//! Numbers with sign and part, and what is counted.

use super::fill::Value;
use super::speaker::Speaker;
use crate::lang::{Noun, PartStyle};
use crate::text::normalize::classify::{Amount, Counted, What};

impl Speaker {
    /// A number with its sign and its part.
    pub(super) fn amount(&self, n: &Amount) -> String {
        if n.minus {
            let plain = Amount { minus: false, ..n.clone() };
            let said = self.amount(&plain);
            return self.fill("minus", &[("n", Value::Words(said.clone()))]).unwrap_or(said);
        }
        let Some(part) = &n.part else { return self.whole(&n.whole, "cardinal", None) };
        let whole = Amount::whole(n.whole.as_str());
        // Two by two, the last ones agree: dos coma un kilómetros.
        let pairs = self.lang.grammar.part_style() == PartStyle::Pairs;
        let last = match pairs {
            true => Value::Words(self.pairs(part, "cardinal", None)),
            false => Value::Part(part),
        };
        let values = [("w", Value::Amount(&whole)), ("p", last)];
        let plain = self.plain();
        let own = || plain.fill(&format!("decimal.{}", part.len()), &values);
        let foreign = || plain.fill("dot", &values).filter(|_| n.foreign);
        let said = foreign().or_else(own).or_else(|| plain.fill("decimal", &values));
        // .5 has nothing before its point.
        said.map_or_else(String::new, |said| said.trim_start().to_owned())
    }

    /// The digits behind the mark.
    pub(super) fn part(&self, digits: &str, set: &str, variant: Option<&str>) -> String {
        match self.lang.grammar.part_style() {
            PartStyle::Number(most) if digits.len() <= most => {
                // In a template for tenths and hundredths the zeros in front are told by the word.
                let told = self.lang.grammar.template(&format!("decimal.{}", digits.len()), "");
                match told {
                    Some(_) => {
                        let bare = digits.trim_start_matches('0');
                        self.whole(if bare.is_empty() { "0" } else { bare }, set, variant)
                    }
                    None => self.padded(digits, set, variant),
                }
            }
            _ => self.digits(digits),
        }
    }

    /// Two digits at a time as a number, zeros in front and a last digit by themselves.
    pub(super) fn pairs(&self, digits: &str, set: &str, variant: Option<&str>) -> String {
        let mut said = Vec::new();
        let mut rest = digits;
        while !rest.is_empty() {
            let (pair, more) = rest.split_at(rest.len().min(2));
            // The last one stands before what is counted, and agrees with it.
            let speaker = if more.is_empty() { self.clone() } else { self.plain() };
            said.push(match pair.split_at_checked(1) {
                Some(("0", "")) | None => self.digits(pair),
                Some(("0", last)) => {
                    format!("{} {}", self.digits("0"), speaker.whole(last, set, variant))
                }
                Some(_) => speaker.whole(pair, set, variant),
            });
            rest = more;
        }
        said.join(" ")
    }

    /// A number and a noun: `пять килограммов`.
    pub(super) fn counted(&self, n: &Amount, noun: &Noun) -> String {
        self.counted_as("money", n, noun)
    }

    /// The same in a template of its own, if the language has it.
    fn counted_as(&self, own: &str, n: &Amount, noun: &Noun) -> String {
        let g = &self.lang.grammar;
        let part = n.part.as_deref().unwrap_or("");
        let usual = g.plural.of(&n.whole, part);
        let cases = g.noun_cases.iter().find(|(case, ..)| *case == self.case && n.part.is_none());
        let one = g.plural.names().nth(usual) == Some("one");
        let place = |name: &str| name.parse().unwrap_or_else(|_| g.plural.index(name));
        let cases = cases.filter(|(_, of_one, more)| {
            let name = if one { of_one } else { more };
            name != "-" && (place(name) < noun.forms.len() || noun.forms.len() < 2)
        });
        let form = match cases {
            _ if self.attributive => 0,
            Some((_, of_one, more)) => place(if one { of_one } else { more }),
            None => usual,
        };
        // Where nouns have no form for the case, the number does without it, too.
        let case = if cases.is_some() { self.case.as_str() } else { "" };
        let number = self.with(case, &noun.gender).amount(n);
        let values = [("n", Value::Words(number)), ("c", Value::Words(noun.form(form).to_owned()))];
        let template = match (n.minus, n.part.is_none(), n.whole.as_str()) {
            (false, true, "1") if noun.forms.len() > 1 => "count.one",
            (false, true, "2") if noun.forms.len() > 1 => "count.two",
            (_, true, _) if g.plural.names().nth(usual) == Some("many") => "count.many",
            _ => "",
        };
        self.plain()
            .fill(template, &values)
            .or_else(|| self.plain().fill(own, &values))
            .map(|said| self.elided(said))
            .or_else(|| self.plain().fill("money", &values))
            .unwrap_or_default()
    }

    /// An amount of money or of a unit, perhaps scaled, perhaps per another unit.
    pub(super) fn quantity(&self, n: &Amount, counted: &Counted) -> String {
        let said = self.bare_quantity(n, counted);
        match counted.per {
            Some(per) => self.rate(per, said),
            None => said,
        }
    }

    /// What was said, per a unit.
    pub(super) fn rate(&self, per: usize, said: String) -> String {
        let unit = self.lang.nouns.units[per].noun.form(self.lang.grammar.plural.of("1", ""));
        let id = self.lang.nouns.units[per].id.as_str();
        let time = matches!(id, "hour" | "second" | "minute" | "day" | "month" | "year");
        let unit = match id {
            // The form in rates is that of km/h and m/s, which languages name themselves.
            "hour" | "second" | "minute" => self.rate_unit(per).unwrap_or_else(|| unit.to_owned()),
            _ => unit.to_owned(),
        };
        let values = [("a", Value::Words(said.clone())), ("b", Value::Words(unit))];
        let own = time.then(|| self.fill("per.time", &values)).flatten();
        own.or_else(|| self.fill("per", &values)).unwrap_or(said)
    }

    /// What stands behind the kilometres in the language's name of km/h, which is the hour in the right case.
    fn rate_unit(&self, per: usize) -> Option<String> {
        // Without spaces between words, the last one cannot be told: 毎秒 has "per" in it.
        if self.lang.grammar.gapless {
            return None;
        }
        let nouns = &self.lang.nouns;
        let (rate, base) = match nouns.units[per].id.as_str() {
            "hour" => ("kilometer-per-hour", "kilometer"),
            "second" => ("meter-per-second", "meter"),
            _ => ("revolutions-per-minute", "turn"),
        };
        let rate = nouns.units[nouns.unit(rate)?].noun.form(0);
        let base = nouns.units[nouns.unit(base)?].noun.form(0);
        rate.strip_prefix(base)?.split_whitespace().last().map(str::to_owned)
    }

    /// A word before a vowel: d'euros.
    pub(super) fn elided(&self, said: String) -> String {
        let Some((full, short)) = &self.lang.grammar.elide else { return said };
        let full = format!(" {full} ");
        match said.split_once(full.as_str()) {
            Some((left, right))
                if right.starts_with(['a', 'e', 'é', 'è', 'i', 'o', 'u', 'h', 'œ']) =>
            {
                format!("{left} {short}{right}")
            }
            _ => said,
        }
    }

    fn bare_quantity(&self, n: &Amount, counted: &Counted) -> String {
        let nouns = &self.lang.nouns;
        let noun = |what| match what {
            What::Unit(i) => &nouns.units[i].noun,
            What::Currency(i) => &nouns.currencies[i].noun,
        };
        let Some(scale) = counted.scale else {
            return match counted.what {
                Some(What::Currency(i)) => self.money(n, i),
                Some(What::Unit(i)) if nouns.units[i].id == "percent" => {
                    let values = [("n", Value::Amount(n))];
                    let own = self.plain().fill("percent", &values);
                    own.unwrap_or_else(|| self.counted(n, noun(What::Unit(i))))
                }
                Some(what) => self.counted(n, noun(what)),
                None => self.amount(n),
            };
        };
        let scaler = &nouns.units[scale];
        // A thousand has no gender: its number agrees with what stands behind it.
        let behind = match counted.what {
            Some(what) => noun(what).gender.as_str(),
            None => self.gender.as_str(),
        };
        let own = scaler.noun.gender.as_str();
        let gender = if own.is_empty() { behind } else { own };
        let noun_of = Noun { gender: gender.to_owned(), ..scaler.noun.clone() };
        let scaled = self.counted_as("count.scale", n, &noun_of);
        let Some(what) = counted.what else { return scaled };
        // The noun stands as it does behind a million.
        let million = self.lang.grammar.plural.of("1000000", "");
        let form = noun(what).form(if self.attributive { 0 } else { million });
        match (what, self.lang.grammar.template("percent", "")) {
            (What::Unit(i), Some(_)) if nouns.units[i].id == "percent" => {
                self.fill("percent", &[("n", Value::Words(scaled))]).unwrap_or_default()
            }
            _ => {
                let values = [
                    ("n", Value::Words(scaled)),
                    ("x", Value::Words(String::new())),
                    ("c", Value::Words(form.to_owned())),
                ];
                let speaker = match what {
                    What::Currency(i) => self.of_currency("money.scale", i),
                    What::Unit(_) => self.clone(),
                };
                let own =
                    (scaler.id == "thousand").then(|| speaker.fill("money.thousand", &values));
                let said = own.flatten().or_else(|| speaker.fill("money.scale", &values));
                let said = said.unwrap_or_default();
                self.elided(said.split_whitespace().collect::<Vec<_>>().join(" "))
            }
        }
    }

    /// Currencies may have templates of their own, as cases have: one pound twenty pence.
    fn of_currency(&self, template: &str, currency: usize) -> Speaker {
        let code = &self.lang.nouns.currencies[currency].code;
        let own = self.lang.grammar.has_template(&format!("{template}@{code}"));
        if own { self.with(code, "") } else { self.clone() }
    }

    fn money(&self, n: &Amount, currency: usize) -> String {
        let index = currency;
        let currency = &self.lang.nouns.currencies[currency];
        let Some(part) = &n.part else {
            let own = format!("money@{}", currency.code);
            return self.counted_as(&own, n, &currency.noun);
        };
        let whole = Amount { part: None, ..n.clone() };
        if part.bytes().all(|b| b == b'0') {
            return self.counted(&whole, &currency.noun);
        }
        match &currency.part {
            Some(small)
                if part.len() <= currency.digits && !n.foreign
                    || currency.digits == 2 && part.len() == 2 && currency.part.is_some() =>
            {
                let Some(small) = Some(small) else { return self.counted(n, &currency.noun) };
                let cents = format!("{part:0<width$}", width = currency.digits);
                let cents = Amount::whole(cents.trim_start_matches('0'));
                let cents = self.with(&self.case, "").counted(&cents, small);
                let zero = n.whole.bytes().all(|b| b == b'0');
                if zero && !n.minus {
                    return cents;
                }
                // The template has number and noun of both; they are put together already.
                let values = [
                    ("n", Value::Words(self.counted(&whole, &currency.noun))),
                    ("c", Value::Words(String::new())),
                    ("m", Value::Words(cents)),
                    ("s", Value::Words(String::new())),
                ];
                let speaker = self.of_currency("money.sub", index);
                let said = speaker.fill("money.sub", &values).unwrap_or_default();
                said.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            _ => self.counted(n, &currency.noun),
        }
    }
}
