//! The heads and feet of printed pages in plain text: those of RFCs, which name the page, and of
//! manual pages, which begin and end with the page's name and section.

use super::lines;

/// Between fields of such a line there are at least so many spaces.
const GAP: &str = "   ";

/// A line with its place and whether blank lines or pages part it from the text.
struct Line<'a> {
    at: usize,
    text: &'a str,
    alone: bool,
}

/// Where the lines begin that are heads or feet of pages.
pub(super) fn heads(text: &str) -> Vec<usize> {
    let all: Vec<(usize, &str)> = lines(text).map(|(at, line)| (at, line.trim())).collect();
    let blank = |i: Option<usize>| i.and_then(|i| all.get(i)).is_none_or(|(_, l)| l.is_empty());
    let full = all.iter().enumerate().filter(|(_, (_, text))| !text.is_empty());
    let full = full.map(|(i, &(at, text))| {
        let alone = blank(i.checked_sub(1)) && blank(Some(i + 1));
        Line { at, text, alone }
    });
    let full: Vec<Line<'_>> = full.collect();
    let mut found = Vec::new();
    if let [first, .., last] = &full[..]
        && first.alone
        && last.alone
        && is_manual_page(first.text, last.text)
    {
        found.extend([first.at, last.at]);
    }
    for (i, line) in full.iter().enumerate().filter(|(_, l)| l.alone && names_page(l.text)) {
        found.push(line.at);
        // The head of the next page.
        let head = full.get(i + 1).filter(|head| head.alone && fields(head.text).count() == 3);
        found.extend(head.map(|head| head.at));
    }
    found
}

fn fields(line: &str) -> impl Iterator<Item = &str> {
    line.split(GAP).map(str::trim).filter(|field| !field.is_empty())
}

/// `Postel    Standards Track    [Page 3]`
fn names_page(line: &str) -> bool {
    let page = fields(line).last().and_then(|f| f.strip_prefix("[Page ")?.strip_suffix(']'));
    let is_number = |page: &str| page.bytes().all(|b| b.is_ascii_alphanumeric());
    fields(line).count() > 1 && page.is_some_and(is_number)
}

/// `LS(1)    User Commands    LS(1)` at the beginning, and `LS(1)` at the end of the last line.
fn is_manual_page(first: &str, last: &str) -> bool {
    let name = fields(first).next().unwrap_or_default();
    let section = name.strip_suffix(')').and_then(|name| name.split_once('('));
    let is_section = |s: &str| s.starts_with(|c: char| c.is_ascii_digit()) && s.len() <= 4;
    section.is_some_and(|(name, section)| !name.is_empty() && is_section(section))
        && fields(first).count() == 3
        && fields(first).last() == Some(name)
        && fields(last).count() > 1
        && fields(last).last() == Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        heads(text).into_iter().map(|at| text[at..].lines().next().unwrap().trim()).collect()
    }

    #[test]
    fn pages_of_an_rfc() {
        let text = "A harbour\n\n   Waves are counted.\n\nTide        Informational        [Page 1]\n\u{c}\n\
                    RFC 42      Counting      May 2025\n\n\n   They go on.\n\nTide     Informational     [Page 2]\n";
        let feet = found(text);
        assert_eq!(feet.len(), 3, "{feet:?}");
        assert!(feet[1].starts_with("RFC 42"));
        assert_eq!(
            found("See the list.\n\nMonday      9      12\n\nTuesday      10      13\n"),
            [""; 0]
        );
        assert_eq!(found("It says [Page 3].\n"), [""; 0]);
    }

    #[test]
    fn ends_of_a_manual_page() {
        let text = "WAVES(1)      Harbour Commands      WAVES(1)\n\nNAME\n    waves - count waves\n\n\
                    Harbour 2.1      May 2025      WAVES(1)\n";
        assert_eq!(found(text).len(), 2);
        assert_eq!(found("f(1)   is   f(1)\nand so on"), [""; 0]);
    }
}
