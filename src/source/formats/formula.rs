//! A formula on one line: what stands above, below and around each other on paper, in signs that
//! stand beside each other: `a²+√3`, `x=1/2`.

use super::superscript::small;

/// What a part of a formula does with the pieces in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One after the other.
    Row,
    /// The first over the second.
    Fraction,
    /// The first to the power of the second.
    Power,
    /// The second at the foot of the first.
    Index,
    /// The second at the foot of the first, the third at its head.
    Both,
    /// The root of all.
    Root,
    /// The root of the first; the second says which.
    RootOf,
    /// The same, with its pieces the other way round.
    DegreeRoot,
    /// The second stands over the first.
    Over,
    /// In brackets, with marks between.
    Fenced(String, String, String),
    /// Cells of a row, or rows of a matrix.
    Cells(&'static str),
    /// A sign as it stands.
    Text,
    /// Not read.
    Silent,
}

#[derive(Debug)]
struct Piece {
    text: String,
    /// Nothing may touch it that would seem to be a part of it.
    is_whole: bool,
}

/// Builds a formula from its parts as they begin and end.
#[derive(Debug)]
pub(crate) struct Formula {
    /// The innermost is the last.
    open: Vec<(Shape, Vec<Piece>)>,
    /// How many more are open within those.
    ignored: usize,
}

/// Parts within each other: each copies the text of what is in it.
const MOST_OPEN: usize = 40;

impl Default for Formula {
    fn default() -> Self {
        Formula { open: vec![(Shape::Row, Vec::new())], ignored: 0 }
    }
}

impl Formula {
    /// Begins a part.
    pub(crate) fn open(&mut self, shape: Shape) {
        if self.open.len() < MOST_OPEN {
            self.open.push((shape, Vec::new()));
        } else {
            self.ignored += 1;
        }
    }

    /// Makes another part of the one that began last.
    pub(crate) fn reshape(&mut self, shape: Shape) {
        if let Some((old, _)) = self.open.last_mut().filter(|_| self.ignored == 0) {
            *old = shape;
        }
    }

    /// Adds a text to the part that began last.
    pub(crate) fn text(&mut self, text: &str) {
        // Signs without width say what is multiplied and what is applied.
        let text: String =
            text.chars().filter(|c| !('\u{2061}'..='\u{2064}').contains(c)).collect();
        self.piece(Piece { text, is_whole: false });
    }

    fn piece(&mut self, piece: Piece) {
        if let Some((_, pieces)) = self.open.last_mut() {
            pieces.push(piece);
        }
    }

    /// Ends the part that began last.
    pub(crate) fn close(&mut self) {
        if self.ignored > 0 {
            self.ignored -= 1;
        } else if self.open.len() > 1
            && let Some((shape, pieces)) = self.open.pop()
        {
            let piece = join(shape, pieces);
            self.piece(piece);
        }
    }

    /// All of it.
    pub(crate) fn finish(mut self) -> String {
        self.ignored = 0;
        while self.open.len() > 1 {
            self.close();
        }
        self.open.pop().map_or_else(String::new, |(_, pieces)| row(pieces))
    }
}

fn join(shape: Shape, mut pieces: Vec<Piece>) -> Piece {
    let is_whole = !matches!(shape, Shape::Row | Shape::Text | Shape::Power | Shape::Index);
    let has_two = pieces.len() > 1;
    let mut next = || {
        let text = if pieces.is_empty() { String::new() } else { pieces.remove(0).text };
        text.trim().to_owned()
    };
    let mut text = match shape {
        Shape::Silent => String::new(),
        Shape::Fraction => fraction(next(), next()),
        Shape::Power => power(next(), &next()),
        Shape::Index => index(next(), &next()),
        Shape::Both => {
            let (base, low, high) = (next(), next(), next());
            match is_large(&base) && !low.is_empty() && !high.is_empty() {
                true => format!("{base}({low}…{high})"),
                false => power(index(base, &low), &high),
            }
        }
        Shape::RootOf => root(next(), &next()),
        Shape::DegreeRoot => {
            let degree = if has_two { next() } else { String::new() };
            root(next(), &degree)
        }
        Shape::Over => over(next(), &next()),
        Shape::Row | Shape::Text | Shape::Root | Shape::Fenced(..) | Shape::Cells(_) => {
            String::new()
        }
    };
    text += &match shape {
        Shape::Silent => String::new(),
        Shape::Root => root(row(pieces), ""),
        Shape::Fenced(open, close, marks) => format!("{open}{}{close}", list(pieces, &marks)),
        Shape::Cells(mark) => list(pieces, mark),
        Shape::Text => pieces.into_iter().map(|p| p.text).collect(),
        // More pieces than its form has a place for: nothing is lost.
        _ => row(pieces),
    };
    let is_whole = is_whole || ends_open(&text);
    Piece { text, is_whole }
}

/// What ends with `^n` would take what comes next for its own.
fn ends_open(text: &str) -> bool {
    text.contains('^') && !text.ends_with(')')
}

/// Pieces beside each other. Where two would run into one that means something else, a space: 2 1/2
/// is not 21/2.
fn row(pieces: Vec<Piece>) -> String {
    let mut all = String::new();
    // Whether what came last ends there: a fraction, or a name such as sin.
    let mut ended = false;
    for piece in pieces.into_iter().filter(|p| !p.text.is_empty()) {
        let touch = all.ends_with(char::is_alphanumeric) && piece.text.starts_with(is_part);
        if touch && (ended || piece.is_whole) {
            all.push(' ');
        }
        all.push_str(&piece.text);
        let is_name = piece.text.len() > 1 && piece.text.chars().all(|c| c.is_ascii_lowercase());
        ended = piece.is_whole || is_name;
    }
    all
}

/// Rows and cells. What goes on with a relation is a part of the same equation.
fn list(pieces: Vec<Piece>, mark: &str) -> String {
    let mut all = String::new();
    for text in pieces.iter().map(|p| p.text.trim()).filter(|t| !t.is_empty()) {
        let goes_on = text.starts_with(['=', '<', '>', '≤', '≥', '≈', '≠', '+', '−', '-']);
        if !all.is_empty() {
            all.push_str(if goes_on && mark == ", " { " " } else { mark });
        }
        all.push_str(text);
    }
    all
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '√'
}

/// In brackets if it is more than one factor.
fn grouped(text: String) -> String {
    let wrapped = text.starts_with('(')
        && text.ends_with(')')
        && text[1..text.len() - 1].matches(['(', ')']).next().is_none();
    let is_sum =
        text.chars().nth(1).is_some() && !text.chars().all(|c| is_part(c) || ".,′²³".contains(c));
    if is_sum && !wrapped { format!("({text})") } else { text }
}

fn fraction(top: String, bottom: String) -> String {
    if bottom.is_empty() {
        return top;
    }
    // A quotient of letters has no reading as a fraction; what is divided is said so.
    let is_figure = |t: &str| t.chars().all(|c| c.is_ascii_digit());
    let sign = if is_figure(&top) && is_figure(&bottom) { '/' } else { '÷' };
    format!("{}{sign}{}", grouped(top), grouped(bottom))
}

fn power(base: String, high: &str) -> String {
    let kept = matches!(high, "′" | "″" | "'" | "°" | "∗" | "*" | "†" | "+" | "-" | "−" | "");
    match small(high) {
        _ if high == "∘" => format!("{base}°"),
        _ if kept => base + high,
        _ if is_large(&base) => format!("{base}({high})"),
        Some(small) => grouped(base) + &small,
        None if high.chars().nth(1).is_none() => format!("{}^{high}", grouped(base)),
        None => format!("{}^({high})", grouped(base)),
    }
}

fn index(base: String, low: &str) -> String {
    if low.is_empty() {
        return base;
    }
    if is_large(&base) {
        return format!("{base}({low})");
    }
    let small = |c: char| c.to_digit(10).and_then(|d| char::from_u32(0x2080 + d));
    match low.chars().map(small).collect::<Option<String>>() {
        Some(low) => base + &low,
        None => format!("{base} {low}"),
    }
}

fn root(of: String, degree: &str) -> String {
    let of = grouped(of);
    match degree {
        "" | "2" => format!("√{of}"),
        "3" => format!("∛{of}"),
        "4" => format!("∜{of}"),
        _ => format!("{}√{of}", small(degree).unwrap_or_else(|| format!("({degree})"))),
    }
}

fn over(base: String, mark: &str) -> String {
    // Bars, hats and arrows over a letter have no reading.
    let is_accent =
        mark.chars().all(|c| "¯^ˆ~˜→⃗˙.¨‾_ˇ⏞⏟−-".contains(c) || ('\u{300}'..'\u{370}').contains(&c));
    match is_accent {
        true => base,
        false => format!("{base}({mark})"),
    }
}

/// Signs and names (∑, lim) that have their limits above and below.
fn is_large(base: &str) -> bool {
    let is_name = base.len() > 2 && base.chars().all(|c| c.is_ascii_lowercase());
    is_name || base.starts_with(['∑', '∏', '∫', '∬', '∮', '⋃', '⋂', '∐'])
}
