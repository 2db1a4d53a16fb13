//! From the lines of a rule table to its sets.

use super::{Numbers, Part, Reference, Rule, Set};
use crate::lang::lines::{Reader, head};
use crate::lang::plural::Plural;
use std::collections::BTreeMap;

impl Numbers {
    /// Reads the sets of a language, whose plural categories are known.
    pub(in crate::lang) fn read(mut reader: Reader<'_>, plural: Plural) -> Numbers {
        let mut numbers = Numbers { sets: Vec::new(), plural, limit: 0 };
        let mut macros = BTreeMap::new();
        let mut replaces = false;
        let mut current: Option<usize> = None;
        reader.each(|line| {
            // Behind this line stand the sets of a region, in the place of the language's.
            if line == "override" {
                replaces = true;
                return Ok(());
            }
            if let Some(set) = line.strip_prefix('%') {
                let set = numbers.set_of(set)?;
                current = numbers.sets.iter().position(|s| s.name == set.name && replaces);
                match current {
                    Some(at) => numbers.sets[at] = set,
                    None => {
                        current = Some(numbers.sets.len());
                        numbers.sets.push(set);
                    }
                }
                return Ok(());
            }
            let (first, body) = head(line)?;
            if first == "limit" {
                numbers.limit = value(body).ok_or_else(|| format!("{body:?} is not a number"))?;
                return Ok(());
            }
            if let Some(name) = first.strip_prefix('~') {
                macros.insert(name.to_owned(), body.to_owned());
                return Ok(());
            }
            let set = current.and_then(|at| numbers.sets.get_mut(at));
            let set = set.ok_or("a rule stands before the first set")?;
            let rule = rule(first, body, &macros)?;
            match set.rules.binary_search_by_key(&rule.base, |r| r.base) {
                Ok(at) => set.rules[at] = rule,
                Err(at) => set.rules.insert(at, rule),
            }
            Ok(())
        });
        if numbers.limit == 0 {
            reader.fault("the line limit is missing".into());
        }
        let unknown: Vec<String> =
            numbers.references().filter(|name| !numbers.has(name)).map(str::to_owned).collect();
        for name in unknown {
            reader.fault(format!("a rule refers to the set {name}, which is missing"));
        }
        numbers
    }

    /// `name variant variant < other`
    fn set_of(&self, line: &str) -> Result<Set, String> {
        let (own, base) = match line.split_once('<') {
            Some((own, base)) => (own, Some(base.trim())),
            None => (line, None),
        };
        let mut words = own.split_whitespace().map(str::to_owned);
        let name = words.next().ok_or("a set has no name")?;
        let rules = match base {
            Some(base) => {
                let set = self.set(base).ok_or_else(|| format!("there is no set {base} above"))?;
                set.rules.clone()
            }
            None => Vec::new(),
        };
        let (aliases, variants): (Vec<_>, Vec<_>) = words.partition(|w| w.contains('='));
        let pair = |w: &String| w.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned()));
        let aliases: Vec<(String, String)> = aliases.iter().filter_map(pair).collect();
        if let Some((_, other)) = aliases.iter().find(|(_, other)| !variants.contains(other)) {
            return Err(format!("an alias of {other}, which is no variant"));
        }
        Ok(Set { name, variants, aliases, rules })
    }

    /// The sets that rules name.
    fn references(&self) -> impl Iterator<Item = &str> {
        fn within<'a>(body: &'a [Part], found: &mut Vec<&'a str>) {
            for part in body {
                match part {
                    Part::Quotient(r) | Part::Remainder(r) | Part::Same(r) => {
                        found.extend(r.set.as_deref());
                    }
                    Part::Optional(a, b) => {
                        within(a, found);
                        within(b, found);
                    }
                    Part::Pick(all) => all.iter().for_each(|body| within(body, found)),
                    _ => {}
                }
            }
        }
        self.sets.iter().flat_map(|s| &s.rules).flat_map(|r| {
            let mut found = Vec::new();
            within(&r.body, &mut found);
            found
        })
    }
}

/// `100`, `10^6`
fn value(text: &str) -> Option<u128> {
    match text.split_once('^') {
        Some((base, power)) => base.parse::<u128>().ok()?.checked_pow(power.parse().ok()?),
        None => text.parse().ok(),
    }
}

fn rule(bases: &str, body: &str, macros: &BTreeMap<String, String>) -> Result<Rule, String> {
    let (base, divisor) = match bases.split_once('/') {
        Some((base, divisor)) => (value(base), value(divisor)),
        None => (value(bases), value(bases).map(power_of_ten)),
    };
    let (Some(base), Some(divisor @ 1..)) = (base, divisor) else {
        return Err(format!("{bases:?} is not a base, or a base/divisor"));
    };
    // Quotes keep a space at the start: `" teen"`.
    let body = body.strip_prefix('\'').unwrap_or(body);
    let mut text = String::new();
    let mut chars = body.chars();
    while let Some(c) = chars.next() {
        if c != '~' {
            text.push(c);
            continue;
        }
        let name: String = chars.next().into_iter().collect();
        text += macros.get(&name).ok_or_else(|| format!("~{name} is not defined"))?;
    }
    let mut rest = text.as_str();
    let parts = parts(&mut rest, "")?;
    if !rest.is_empty() {
        return Err(format!("{rest:?} closes what was not opened"));
    }
    Ok(Rule { base, divisor, body: parts })
}

fn power_of_ten(n: u128) -> u128 {
    let mut power = 1_u128;
    while power.checked_mul(10).is_some_and(|p| p <= n) {
        power *= 10;
    }
    power
}

/// Parts up to one of the characters of `stop`, which stays in `rest`.
fn parts(rest: &mut &str, stop: &str) -> Result<Vec<Part>, String> {
    let mut all = Vec::new();
    while let Some(c) = rest.chars().next() {
        if stop.contains(c) || matches!(c, ']' | '}') {
            break;
        }
        *rest = &rest[c.len_utf8()..];
        let part = match c {
            '{' => Part::Pick(pick(rest)?),
            '(' => Part::Plural(words(until(rest, ')')?)),
            '<' => Part::Quotient(reference(until(rest, '<')?)),
            '>' => Part::Remainder(reference(until(rest, '>')?)),
            '=' => Part::Same(reference(until(rest, '=')?)),
            '[' => {
                let some = parts(rest, "|")?;
                let none = match rest.strip_prefix('|') {
                    Some(more) => {
                        *rest = more;
                        parts(rest, "")?
                    }
                    None => Vec::new(),
                };
                *rest = rest.strip_prefix(']').ok_or("[ is not closed")?;
                Part::Optional(some, none)
            }
            _ => {
                let mut text = c.to_string();
                let end = rest.find(['{', '}', '(', '<', '>', '=', '[', ']', '|']);
                let end = end.unwrap_or(rest.len());
                text += &rest[..end];
                *rest = &rest[end..];
                Part::Text(text)
            }
        };
        all.push(part);
    }
    Ok(all)
}

/// `a|b|c}`
fn pick(rest: &mut &str) -> Result<Vec<Vec<Part>>, String> {
    let mut all = vec![parts(rest, "|")?];
    while let Some(more) = rest.strip_prefix('|') {
        *rest = more;
        all.push(parts(rest, "|")?);
    }
    *rest = rest.strip_prefix('}').ok_or("{ is not closed")?;
    Ok(all)
}

fn until<'a>(rest: &mut &'a str, close: char) -> Result<&'a str, String> {
    let (inner, more) = rest.split_once(close).ok_or_else(|| format!("{close} is missing"))?;
    *rest = more;
    Ok(inner)
}

fn words(list: &str) -> Vec<String> {
    list.split('|').map(str::to_owned).collect()
}

/// `set.variant`, `.variant`, `set` or nothing.
fn reference(text: &str) -> Reference {
    let (set, variant) = text.split_once('.').unwrap_or((text, ""));
    let some = |t: &str| Some(t).filter(|t| !t.is_empty()).map(str::to_owned);
    Reference { set: some(set), variant: some(variant) }
}
