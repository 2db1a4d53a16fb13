//! What all parts of a date are read with.

/// What is left of a text in lower case.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a>(pub &'a str);

impl<'a> Cursor<'a> {
    /// Runs a parser that may give up half-way.
    pub(super) fn attempt<T>(&mut self, parse: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = parse(&mut ahead)?;
        *self = ahead;
        Some(found)
    }

    pub(super) fn space(&mut self) {
        self.0 = self.0.trim_start();
    }

    /// White space and what else stands between a date and a time.
    pub(super) fn gap(&mut self) {
        let dash = |c: char| "-–—/".contains(c);
        loop {
            self.0 = self.0.trim_start_matches(|c: char| c.is_whitespace() || ",|·•()".contains(c));
            let mut next = self.0.chars();
            // A dash before a digit is a sign.
            let parts =
                next.next().is_some_and(dash) && next.next().is_none_or(char::is_whitespace);
            if !parts {
                return;
            }
            self.0 = self.0.trim_start_matches(dash);
        }
    }

    /// The next character, if it is one of these.
    pub(super) fn sign(&mut self, signs: &str) -> Option<char> {
        let c = self.0.chars().next().filter(|c| signs.contains(*c))?;
        self.0 = &self.0[c.len_utf8()..];
        Some(c)
    }

    pub(super) fn literal(&mut self, text: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }

    /// A whole number with so many figures.
    pub(super) fn number(&mut self, figures: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let length = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.0[..length].parse().ok().filter(|_| figures.contains(&length))?;
        self.0 = &self.0[length..];
        Some(number)
    }

    /// A number in figures or in hanzi.
    pub(super) fn hanzi(&mut self) -> Option<u32> {
        const FIGURES: &str = "〇一二三四五六七八九";
        let end = self.0.find(|c| c != '十' && c != '零' && !FIGURES.contains(c));
        let (run, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        if run.is_empty() || run.chars().count() > 4 {
            return self.number(1..=4);
        }
        let plain = |run: &str| {
            run.chars().try_fold(0, |n, c| {
                let c = if c == '零' { '〇' } else { c };
                Some(n * 10 + FIGURES.chars().position(|f| f == c)? as u32)
            })
        };
        let number = match run.split_once('十') {
            Some((tens, ones)) => {
                let tens = if tens.is_empty() { 1 } else { plain(tens)? };
                tens * 10 + plain(ones)?
            }
            None => plain(run)?,
        };
        self.0 = rest;
        Some(number)
    }

    /// A run of letters, with the dot that ends an abbreviation.
    pub(super) fn word(&mut self) -> Option<&'a str> {
        let end = self.0.find(|c: char| !c.is_alphabetic()).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(end);
        self.0 = rest.strip_prefix('.').unwrap_or(rest);
        (!word.is_empty()).then_some(word)
    }
}
