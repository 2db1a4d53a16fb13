//! Plural categories, in the notation of CLDR's plural rules.

/// The categories of a language in order; the last one, `other`, has no rule.
#[derive(Clone, Debug, Default)]
pub struct Plural {
    rules: Vec<(String, Vec<Vec<Relation>>)>,
}

/// `i % 10 = 2..4` or `v != 0`.
#[derive(Clone, Debug)]
struct Relation {
    operand: char,
    modulus: Option<u64>,
    equal: bool,
    ranges: Vec<(u64, u64)>,
}

impl Plural {
    /// Adds a category: its name, then its rule.
    pub(super) fn add(&mut self, line: &str) -> Result<(), String> {
        let (name, rule) = super::lines::head(line)?;
        let or = rule.split(" or ").map(|part| {
            part.split(" and ").map(|r| Relation::parse(r.trim())).collect::<Result<Vec<_>, _>>()
        });
        self.rules.push((name.to_owned(), or.collect::<Result<_, _>>()?));
        Ok(())
    }

    /// The names of the categories in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|(n, _)| n.as_str()).chain(["other"])
    }

    /// The place of a category's name.
    pub fn index(&self, name: &str) -> usize {
        self.names().position(|n| n == name).unwrap_or(self.rules.len())
    }

    /// The place of the category of a number: its digits before the mark and, if it has a mark, behind.
    pub fn of(&self, whole: &str, part: &str) -> usize {
        let holds =
            |or: &Vec<Vec<Relation>>| or.iter().any(|and| and.iter().all(|r| r.holds(whole, part)));
        self.rules.iter().position(|(_, or)| holds(or)).unwrap_or(self.rules.len())
    }
}

impl Relation {
    fn parse(text: &str) -> Result<Relation, String> {
        let wrong = || format!("{text:?} is not a relation such as i % 10 = 2..4");
        let (left, right, equal) = match (text.split_once("!="), text.split_once('=')) {
            (Some((l, r)), _) => (l, r, false),
            (None, Some((l, r))) => (l, r, true),
            _ => return Err(wrong()),
        };
        let (operand, modulus) = match left.split_once('%') {
            Some((o, m)) => (o, Some(m.trim().parse().map_err(|_| wrong())?)),
            None => (left, None),
        };
        let operand = operand.trim().chars().next().filter(|c| "nivwftec".contains(*c));
        let range = |r: &str| {
            let (a, b) = r.split_once("..").unwrap_or((r, r));
            Some((a.trim().parse().ok()?, b.trim().parse().ok()?))
        };
        let ranges = right.split(',').map(range).collect::<Option<_>>().ok_or_else(wrong)?;
        Ok(Relation { operand: operand.ok_or_else(wrong)?, modulus, equal, ranges })
    }

    fn holds(&self, whole: &str, part: &str) -> bool {
        // The last digits decide: no rule has a modulus of more than a million.
        let tail = |d: &str| d[d.len().saturating_sub(18)..].parse::<u64>().unwrap_or(0);
        let bare = part.trim_end_matches('0');
        let value = match self.operand {
            'n' if !bare.is_empty() => return !self.equal,
            'n' | 'i' => tail(whole),
            'v' => part.len() as u64,
            'w' => bare.len() as u64,
            'f' => tail(part),
            't' => tail(bare),
            // Exponents of compact numbers (1c6), which nothing here has.
            _ => 0,
        };
        let value = self.modulus.map_or(value, |m| value % m.max(1));
        self.ranges.iter().any(|(a, b)| (*a..=*b).contains(&value)) == self.equal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polish_has_four_categories() {
        let mut p = Plural::default();
        p.add("one i = 1 and v = 0").unwrap();
        p.add("few v = 0 and i % 10 = 2..4 and i % 100 != 12..14").unwrap();
        p.add("many v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14")
            .unwrap();
        let of = |w, f| p.names().nth(p.of(w, f)).unwrap();
        assert_eq!(
            ["1", "2", "5", "12", "22", "111"].map(|n| of(n, "")),
            ["one", "few", "many", "many", "few", "many"]
        );
        assert_eq!(of("1", "5"), "other");
        assert!(p.add("two i is 2").is_err());
    }
}
