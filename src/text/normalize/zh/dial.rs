//! Telephone numbers, service numbers, dotted chains (IP addresses, versions), hidden figures.
//!
//! 幺 or 一? On the mainland a one is 幺 in what is dialled at home: mobile and service numbers. A
//! number in its international or area-code form is read 一, which is right everywhere.

use super::count::{calling, code_before, counts, digits_before};
use super::say::{Two, cardinal, dialled, digits};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{self, after, before, head, is_han};

fn cut_off(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(|c| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '/' | ':' | '$' | '¥' | '+')
    })
}

/// A number that one dials; starts at its first figure, its plus or its bracket.
pub(super) fn telephone(text: &str, at: usize, found: &mut Found) {
    if let Some((end, evidence, said)) = read(text, at) {
        put(found, at..end, Class::Telephone, evidence, said);
    }
}

fn read(text: &str, at: usize) -> Option<(usize, Evidence, String)> {
    // 65432100转8012: the number of an office behind one that is dialled.
    if before(text, at) == Some('转') && !digits_before(text, at - 3, 4).is_empty() {
        let run = scan::digits(text, at);
        let fits = (1..=6).contains(&run.len()) && !counts(text, at + run.len());
        return fits.then(|| (at + run.len(), Evidence::Word, dialled(run)));
    }
    if cut_off(text, at) {
        return None;
    }
    if after(text, at) == Some('+') {
        let country = scan::digits(text, at + 1);
        let (end, all) = groups(text, at + 1);
        let grouped = end > at + 1 + country.len();
        let fits = (8..=15).contains(&all.len()) && (grouped || country.len() > 10);
        return fits.then(|| (end, Evidence::Form, digits(&all)));
    }
    let bracket = after(text, at).filter(|c| matches!(c, '(' | '（')).map_or(0, char::len_utf8);
    let (end, all) = groups(text, at + bracket);
    let first = scan::digits(text, at + bracket);
    let open = after(text, end).is_some_and(|c| c.is_ascii_alphanumeric() || c == '%')
        || matches!(after(text, end), Some('.' | ',' | ':' | '/'))
            && super::count::figure_at(text, end + 1);
    if first.is_empty() || open {
        return None;
    }
    let sure = |said| Some((end, Evidence::Form, said));
    let single = first.len() == all.len();
    let mobile = all.len() == 11 && all.starts_with('1') && all.as_bytes()[1] >= b'3';
    if bracket == 0 && mobile && matches!(first.len(), 11 | 3) && !counts(text, end) {
        return sure(dialled(&all));
    }
    // (86)138…, 86-138…: the country without its plus, read as with it.
    if first == "86" && !single && all.len() == 13 && all.as_bytes()[2] == b'1' {
        return sure(digits(&all));
    }
    let area = first.starts_with('0') && (3..=4).contains(&first.len());
    if area && !single && (10..=16).contains(&all.len()) {
        return sure(digits(&all));
    }
    if matches!(first, "400" | "800") && all.len() == 10 && bracket == 0 {
        return sure(digits(&all));
    }
    if bracket > 0 || counts(text, end) {
        return None;
    }
    let said = || Some((end, Evidence::Word, dialled(&all)));
    if !single {
        return if calling(text, at) && (7..=12).contains(&all.len()) { said() } else { None };
    }
    // What one dials: 给12315打个电话, 拨打110; 12306网站.
    let number = matches!(first.len(), 3 | 5 | 7 | 8 | 11 | 12) || first.starts_with('0');
    if !number || first.len() < 3 || first.len() > 12 || first.ends_with("000") {
        return None;
    }
    let next = after(text, end);
    let alone = matches!(first, "110" | "119" | "120")
        && before(text, at).is_none()
        && next.is_none_or(|c| !is_han(c) && c != ' ');
    let quoted = matches!(before(text, at), Some('“' | '"' | '「'))
        && matches!(next, Some('”' | '"' | '」'));
    let known = first.len() == 5
        && service(first)
        && (quoted || next.is_some_and(|c| is_han(c) && !"到至多余起以左上".contains(c)))
        && !of("no-measure").starts(text, end);
    let dial = alone
        || known
        || of("dialled").starts(text, end)
        || calling(text, at)
        || first.len() <= 5 && listed(text, at, end);
    if dial { said() } else { None }
}

/// Numbers that everybody knows: police, fire, ambulance, the lines of cities, carriers and banks.
fn service(d: &str) -> bool {
    of("service-numbers").has(d) || d.len() == 5 && of("service-heads").starts(d, 0)
}

/// 12345、110、120热线: in a list with a service number all are read as one is, if the list is for calling.
fn listed(text: &str, at: usize, end: usize) -> bool {
    const JOINTS: &[char] = &['、', '和', '或', '及', '与', '，'];
    let mut known = service(&text[at..end]);
    let (mut first, mut last, mut many) = (at, end, false);
    for _ in 0..8 {
        let Some(c) = before(text, first).filter(|c| JOINTS.contains(c)) else { break };
        let stop = first - c.len_utf8();
        let run = digits_before(text, stop, 6);
        if !(3..=5).contains(&run.len()) {
            break;
        }
        first = stop - run.len();
        known |= service(run);
        many = true;
    }
    for _ in 0..8 {
        let Some(c) = after(text, last).filter(|c| JOINTS.contains(c)) else { break };
        let next = scan::digits(text, last + c.len_utf8());
        if !(3..=5).contains(&next.len()) {
            break;
        }
        last += c.len_utf8() + next.len();
        known |= service(next);
        many = true;
    }
    let near = scan::mentions(head(text, last, 8), &["热线", "电话"]);
    let called = near || of("dialled").starts(text, last) || calling(text, first);
    many && known && !counts(text, last) && called
}

/// The digits from `at` on in groups with one hyphen, space or bracket between, at most six groups.
fn groups(text: &str, at: usize) -> (usize, String) {
    let mut all = String::new();
    let (mut end, mut next) = (at, at);
    for _ in 0..6 {
        let run = scan::digits(text, next);
        if run.is_empty() || run.len() > 20 || !all.is_empty() && !(2..=11).contains(&run.len()) {
            break;
        }
        all += run;
        end = next + run.len();
        next = end;
        if let Some(c) = after(text, next).filter(|c| matches!(c, ')' | '）')) {
            next += c.len_utf8();
        }
        match after(text, next) {
            Some('-' | ' ' | '(') => next += 1,
            // Any dash will do behind an area code.
            Some(c @ ('—' | '–' | '−' | '‐' | '‑'))
                if all.starts_with('0') && (3..=4).contains(&all.len()) =>
            {
                next += c.len_utf8();
            }
            _ => {}
        }
        if next == end {
            break;
        }
    }
    (end, all)
}

/// `127.0.0.1`, `1.2.10`: an address of four figure by figure, a version by its numbers.
pub(super) fn chain(text: &str, at: usize, found: &mut Found) {
    if before(text, at).is_some_and(|c| matches!(c, '.' | ',')) {
        return;
    }
    let mut parts = vec![scan::digits(text, at)];
    let mut end = at + parts[0].len();
    while parts.len() < 64 && text[end..].starts_with('.') {
        let part = scan::digits(text, end + 1);
        if part.is_empty() {
            break;
        }
        end += 1 + part.len();
        parts.push(part);
    }
    if parts.len() < 3 {
        return;
    }
    let address = parts.len() == 4;
    let one = |p: &&str| match address || p.len() > 2 {
        true => digits(p),
        false => cardinal(p, Two::Er),
    };
    let said: Vec<String> = parts.iter().map(one).collect();
    put(found, at..end, Class::Code, Evidence::Word, said.join("点"));
}

/// How far figures beside stars may reach.
const MASKED: usize = 24;

/// `138****5678`: figures beside stars that hide others.
pub(super) fn masked(text: &str, at: usize, found: &mut Found) {
    if before(text, at) == Some('*') {
        return;
    }
    let stars = text[at..].bytes().take_while(|b| *b == b'*').count();
    let run = text[..at].bytes().rev().take(MASKED).take_while(u8::is_ascii_alphanumeric).count();
    let left = &text[at - run..at];
    let right = &text[at + stars..];
    let right = &right[..right.bytes().take(MASKED).take_while(u8::is_ascii_digit).count()];
    let figures = left.bytes().chain(right.bytes()).any(|b| b.is_ascii_digit());
    if stars < 2 || !figures {
        return;
    }
    let telephone = left.len() == 3 && right.len() == 4;
    let one_by_one = if telephone && !code_before(text, at - run) { dialled } else { digits };
    // The letters of a number stay letters.
    let part = |part: &str| {
        let letter = part.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(part.len());
        let (figures, letter) = part.split_at(letter);
        one_by_one(figures) + letter
    };
    let said: String = left.split_inclusive(|c: char| c.is_ascii_alphabetic()).map(part).collect();
    let rest = if left.is_empty() || right.is_empty() { "" } else { "，" };
    let end = at + stars + right.len();
    put(found, at - run..end, Class::Code, Evidence::Form, said + rest + &one_by_one(right));
}
