//! Takes a formula of TeX apart and writes it on one line.

use super::signs::{Command, command};
use super::words::Words;
use crate::text::normalize::scan::after;

/// Pieces within each other; no formula that is read has more.
const DEEPEST: usize = 10;

/// A formula in plain signs and words; never empty.
pub(super) fn formula(body: &str, words: &Words) -> String {
    let mut parser = Parser::new(body, words);
    while parser.at < body.len() {
        parser.item(false);
    }
    let mut said = String::new();
    for piece in parser.out.split_whitespace() {
        // Where words are not parted, a space would be a pause.
        let is_part = |c: char| c.is_ascii_alphanumeric();
        let parted = words.is_spaced() || said.ends_with(is_part) && piece.starts_with(is_part);
        if parted && !said.is_empty() {
            said.push(' ');
        }
        said.push_str(piece);
    }
    // What says nothing stays, for the other rules: nothing may be dropped.
    if said.is_empty() || parser.broken { body.trim().to_owned() } else { said }
}

/// The known commands that stand at the start of a text, one after the other, and their length.
pub(super) fn commands(text: &str, words: &Words) -> Option<(usize, String)> {
    let mut parser = Parser::new(text, words);
    while let Some(name) = parser.name() {
        let open = after(text, parser.at + 1 + name.len());
        let fits = match command(name) {
            Some(Command::Fraction | Command::Inner) => open == Some('{'),
            Some(Command::Root) => matches!(open, Some('{' | '[')),
            Some(Command::Sign(_) | Command::Name(_)) => true,
            _ => false,
        };
        if !fits {
            break;
        }
        parser.item(true);
        while matches!(parser.peek(), Some('^' | '_')) {
            parser.item(true);
        }
    }
    let said = parser.out.trim();
    (parser.at > 0 && !parser.broken && !said.is_empty()).then(|| (parser.at, said.to_owned()))
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    words: &'a Words,
    out: String,
    /// What came last ends there: a letter behind it does not belong to it.
    ended: bool,
    /// What came last has its limits above and below: ∑, lim.
    large: bool,
    /// A brace was not closed, or there are too many within each other.
    broken: bool,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, words: &'a Words) -> Parser<'a> {
        let out = String::new();
        Parser { text, at: 0, words, out, ended: false, large: false, broken: false, depth: 0 }
    }

    fn peek(&self) -> Option<char> {
        after(self.text, self.at)
    }

    /// The name of the command that stands here.
    fn name(&self) -> Option<&'a str> {
        let rest = self.text[self.at..].strip_prefix('\\')?;
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        (end > 0).then(|| &rest[..end])
    }

    fn push(&mut self, piece: &str, is_whole: bool) {
        let touch = self.out.ends_with(char::is_alphanumeric)
            && piece.starts_with(|c: char| c.is_alphanumeric() || c == '√');
        if touch && (self.ended || is_whole) {
            self.out.push(' ');
        }
        self.out.push_str(piece);
        self.ended = is_whole;
        self.large = false;
    }

    /// Reads one thing. Outside of a formula spaces behind a command are spaces.
    fn item(&mut self, is_bare: bool) {
        let Some(c) = self.peek() else { return };
        if c == '\\' {
            return self.command(is_bare);
        }
        self.at += c.len_utf8();
        let is_binary = self.out.trim_end().ends_with(|c: char| {
            c.is_alphanumeric() || matches!(c, ')' | ']' | '}' | '²' | '³' | '′')
        });
        let words = self.words;
        match c {
            '{' => {
                let inner = self.group();
                self.push(&inner, false);
            }
            '}' | '&' | '$' => {}
            '^' => self.high(),
            '_' => self.low(),
            '-' | '−' if is_binary => self.push(words.minus, false),
            '-' | '−' if self.peek().is_some_and(|c| c.is_alphabetic() || c == '\\') => {
                self.push(words.negative, false);
            }
            '+' if is_binary && words.is_spaced() => self.push(" + ", false),
            '<' => self.push(words.less, false),
            '>' => self.push(words.greater, false),
            c if c.is_whitespace() || c == '~' => self.out.push(' '),
            c => self.push(c.encode_utf8(&mut [0; 4]), false),
        }
    }

    /// The inside of the brace that has just begun.
    fn group(&mut self) -> String {
        if self.depth == DEEPEST {
            // No more than needed is looked at: the next stop comes soon.
            (self.broken, self.at) = (true, self.text.len());
            return String::new();
        }
        self.depth += 1;
        let outer = std::mem::take(&mut self.out);
        let state = (std::mem::take(&mut self.ended), self.large);
        while self.peek().is_some_and(|c| c != '}') {
            self.item(false);
        }
        self.broken |= self.peek().is_none();
        self.at += usize::from(self.peek().is_some());
        (self.ended, self.large) = state;
        self.depth -= 1;
        std::mem::replace(&mut self.out, outer).trim().to_owned()
    }

    /// What a command takes: a group, a command or one character.
    fn argument(&mut self) -> String {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        match self.peek() {
            Some('{') => {
                self.at += 1;
                self.group()
            }
            Some('\\') if self.depth < DEEPEST => {
                let outer = std::mem::take(&mut self.out);
                self.depth += 1;
                self.command(false);
                self.depth -= 1;
                std::mem::replace(&mut self.out, outer).trim().to_owned()
            }
            Some('\\') => {
                (self.broken, self.at) = (true, self.text.len());
                String::new()
            }
            Some(c) if !matches!(c, '}' | '&') => {
                self.at += c.len_utf8();
                c.to_string()
            }
            _ => String::new(),
        }
    }

    fn high(&mut self) {
        let large = self.large;
        let high = self.argument();
        match &high[..] {
            "" => {}
            "°" | "′" | "'" | "*" | "+" | "-" | "st" | "nd" | "rd" | "th" => {
                self.out.push_str(&high)
            }
            high if large => {
                // Behind the lower limit, in the same brackets.
                let open = if self.out.ends_with(')') {
                    self.out.pop().map_or("", |_| "…")
                } else {
                    "("
                };
                self.out.push_str(&format!("{open}{high}) "));
            }
            high => {
                let power = self.words.power(high);
                self.out.push_str(&power);
                self.ended = self.out.ends_with(char::is_alphanumeric);
            }
        }
    }

    fn low(&mut self) {
        let large = self.large;
        let low = self.argument();
        let figures = !low.is_empty() && low.bytes().all(|b| b.is_ascii_digit());
        if large {
            self.out.push_str(&format!(" ({low})"));
            self.large = true;
        } else if figures {
            // Small figures are brought to the line by the rule for forms.
            let small = |b: u8| char::from_u32(0x2080 + u32::from(b - b'0')).unwrap_or('0');
            self.out.extend(low.bytes().map(small));
            self.ended = true;
        } else {
            self.push(&low, true);
        }
    }

    fn command(&mut self, is_bare: bool) {
        let Some(name) = self.name() else { return self.escape() };
        self.at += 1 + name.len();
        let spaces = |at| self.text[at..].len() - self.text[at..].trim_start().len();
        if !is_bare {
            self.at += spaces(self.at);
        }
        match command(name) {
            Some(Command::Sign(sign)) => {
                let is_letter = sign.starts_with(char::is_alphabetic);
                match sign {
                    "<" => self.push(self.words.less, false),
                    ">" => self.push(self.words.greater, false),
                    // Its word needs a space on either side.
                    "≤" | "≥" | "≠" | "≈" | "→" | "∈" if self.words.is_spaced() => {
                        self.push(&format!(" {sign} "), false);
                    }
                    _ => self.push(sign, is_letter),
                }
                self.large = matches!(sign, "∑" | "∏" | "∫" | "∮");
            }
            Some(Command::Name(name)) => {
                self.push(name, true);
                self.large = matches!(name, "lim" | "max" | "min" | "sup" | "inf");
            }
            Some(Command::Fraction) => {
                let (top, bottom) = (self.argument(), self.argument());
                let fraction = self.words.fraction(&top, &bottom);
                self.push(&fraction, true);
            }
            Some(Command::Root) => {
                let degree = match self.text[self.at..].strip_prefix('[') {
                    Some(rest) if rest.contains(']') => {
                        let degree = &rest[..rest.find(']').unwrap_or(0)];
                        self.at += degree.len() + 2;
                        degree
                    }
                    _ => "",
                };
                let of = self.argument();
                let is_sum = of.contains([' ', '+', '=']) && !of.starts_with('(');
                let of = if is_sum { format!("({of})") } else { of };
                let root = self.words.root(&of, degree);
                self.push(&root, true);
            }
            Some(Command::Inner) => {
                let inner = self.argument();
                self.push(&inner, inner.chars().nth(1).is_some());
            }
            Some(Command::Nothing) => {
                // \left. is a bracket that is not there.
                let is_none = matches!(name, "left" | "right") && self.peek() == Some('.');
                self.at += usize::from(is_none);
            }
            Some(Command::Space) => self.out.push(' '),
            Some(Command::Environment) => {
                self.argument();
                self.out.push(' ');
            }
            // It may be a name: it is better heard than lost.
            None => self.push(name, true),
        }
    }

    /// A backslash before what is not a letter.
    fn escape(&mut self) {
        self.at += 1;
        let Some(c) = self.peek() else { return };
        self.at += c.len_utf8();
        match c {
            '\\' => self.out.push_str(", "),
            '!' | '(' | ')' | '[' | ']' => {}
            ',' | ';' | ':' | '>' => self.out.push(' '),
            c if c.is_whitespace() => self.out.push(' '),
            c => self.push(c.encode_utf8(&mut [0; 4]), false),
        }
    }
}
