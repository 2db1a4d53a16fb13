//! Text that is not words: base64, hashes, keys, sequences of DNA, hex dumps, minified code, drawings
//! made of signs. Spelled out it would last for hours and tell nobody anything, so it is skipped; found
//! by measures of its characters, since there is no list of all that programs write.

mod line;
mod piece;

use std::ops::Range;

/// Why it is not spoken.
pub const DATA: &str = "data";

/// How often one letter stands in a row, of any script, before it is no word and no cry.
const ROW: usize = 64;
/// Of a run of signs and letters, so much is data before all of it is.
const MOST: f64 = 0.6;

/// The ranges of a text that are not words, in order and apart.
pub fn find(text: &str) -> Vec<Range<usize>> {
    // Short texts, nearly all of them, hold nothing that is long enough.
    if text.len() < piece::SHORTEST.min(line::SHORTEST) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let start = at;
        at += whole.len();
        if line::is_data(whole) {
            push(text, &mut found, start..start + whole.trim_end().len());
            continue;
        }
        for run in runs(whole) {
            let part = start + run.start..start + run.end;
            match in_run(&text[part.clone()]) {
                Some(inner) => {
                    push(text, &mut found, part.start + inner.start..part.start + inner.end);
                }
                // The last line of base64 is shorter than the others.
                None if is_tail(text, found.last(), &part) => push(text, &mut found, part),
                None => {}
            }
        }
        for group in line::groups(whole) {
            push(text, &mut found, start + group.start..start + group.end);
        }
        found.sort_by_key(|r| r.start);
    }
    merge(text, found)
}

fn push(text: &str, found: &mut Vec<Range<usize>>, range: Range<usize>) {
    if !text[range.clone()].trim().is_empty() {
        found.push(range);
    }
}

/// Ranges that touch, or have nothing but space between them, become one.
fn merge(text: &str, found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match merged.last_mut() {
            Some(last)
                if range.start <= last.end || text[last.end..range.start].trim().is_empty() =>
            {
                last.end = last.end.max(range.end);
            }
            _ => merged.push(range),
        }
    }
    merged
}

/// The runs of ASCII without space in a line, and the rows of one letter of another script.
fn runs(line: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut begin = None;
    let mut row: (char, usize, usize) = ('\0', 0, 0);
    for (i, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (c.is_ascii_graphic(), begin) {
            (true, None) => begin = Some(i),
            (false, Some(start)) => {
                runs.push(start..i);
                begin = None;
            }
            _ => {}
        }
        if c != row.0 {
            if row.2 >= ROW && row.0.is_alphabetic() && !row.0.is_ascii() {
                runs.push(row.1..i);
            }
            row = (c, i, 0);
        }
        row.2 += 1;
    }
    runs
}

/// What of a run is data.
fn in_run(run: &str) -> Option<Range<usize>> {
    if run.len() < piece::SHORTEST {
        return None;
    }
    if !run.is_ascii() {
        return Some(0..run.len());
    }
    // Addresses have rules of their own.
    if run.contains("://") || run.starts_with("www.") || run.contains('@') {
        return None;
    }
    let mut data: Option<Range<usize>> = None;
    let mut amount = 0;
    let mut start = 0;
    for part in run.split_inclusive(|c| !piece::belongs(c)) {
        let inner = part.trim_end_matches(|c| !piece::belongs(c));
        if piece::is_data(inner) {
            amount += inner.len();
            let begin = data.map_or(start, |d| d.start);
            data = Some(begin..start + inner.len());
        }
        start += part.len();
    }
    let data = data?;
    let closed = run.trim_end_matches([',', '.', ';', ':', '!', '?', ')', ']', '"', '\'']).len();
    let open = run.len() - run.trim_start_matches(['(', '[', '"', '\'']).len();
    // `data:image/png;base64,…`: what introduces it goes with it.
    if amount as f64 >= MOST * run.len() as f64 {
        Some(open..closed.max(data.end))
    } else {
        Some(data)
    }
}

fn is_tail(text: &str, before: Option<&Range<usize>>, part: &Range<usize>) -> bool {
    let Some(before) = before else { return false };
    let touches = text.get(before.end..part.start).is_some_and(|gap| gap.trim().is_empty());
    let tail = &text[part.clone()];
    touches && piece::is_tail(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn data_is_found_in_and_without_a_sentence() {
        let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        for (before, what, after) in [
            ("The digest is ", hash, ", as it should be."),
            ("摘要为", hash, "，与公布的相同。"),
            ("id ", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", " again"),
            ("token=", "qT7xLz0Kd93mBv5RwY1sJh8NpC2fGa6U", ""),
            ("(", "TG9uZyBsaW5lcyBvZiBub3RoaW5nIGF0IGFsbA==", ")"),
            ("gene ", "ATGGTGCATCTGACTCCTGAGGAGAAGTCTGCC", " codes"),
            ("key ", "W7QK4-9XZTM-2PV6H-R8NDJ-5CBYL", "."),
            ("bits ", "0100100001100101011011000110110001101111", ""),
            ("", "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElE", ""),
        ] {
            let text = format!("{before}{what}{after}");
            let found = data(&text);
            assert!(found.len() == 1 && found[0].ends_with(what), "{text}: {found:?}");
            assert!(!after.contains(found[0]), "{text}");
        }
        let wrapped = format!(
            "{}\n{}\nQUJD\nRA==",
            "aGVsbG8gd29ybGQK".repeat(4),
            "Zm9vYmFyYmF6Cg1x".repeat(4)
        );
        assert_eq!(data(&wrapped).len(), 1);
        assert_eq!(data(&"x".repeat(3000)), ["x".repeat(3000)]);
        assert_eq!(data(&format!("前{}后", "啊".repeat(70))), ["啊".repeat(70)]);
    }

    #[test]
    fn words_codes_and_numbers_are_read() {
        for text in [
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz",
            "pneumonoultramicroscopicsilicovolcanoconiosis and antidisestablishmentarianism",
            "Call getElementsByClassNameAndAttribute or XMLHttpRequestEventTarget.",
            "Serial number C02XK1ZGJGH5, commit 3f9a2c1, part ThinkPad-X1-Carbon-Gen-9-20XW.",
            "IBAN FR1420041010050500013M02606 and 2024-01-01T12:34:56.789+00:00, CVE-2021-44228.",
            "a do-it-yourself-in-a-day-or-so-if-you-are-good-with-tools job",
            "1000000000000000000000000000000 is a nonillion; 10.1038/s41586-020-2649-2 a DOI.",
            "https://example.org/a?q=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c",
            "哈哈哈哈哈哈哈哈哈哈哈哈，啊啊啊啊！ hahahahaha, aaaaargh",
            "the folder projects/harbour-lights/photographs_of_winter/first-ferry is full",
            "===== NEWS OF THE DAY ===== and ~~~~~~ waves ~~~~~~",
            "f(x) = 2x + 3(y - 1), a < b, and so x >= 0 (see Smith, 2001; Jones, 2002; Lee, 2003).",
            "\"No,\" she said, \"never;\" and he (who knew) smiled: \"well...\" (at last!)",
            "$$\\frac{a}{b} = \\sqrt{x^{2} + y_{1}^{2}} \\cdot \\left(\\frac{1}{2}\\right)$$",
            "Numbers 12 34 56 78 90 11 22 33 44 55 were drawn; be, ad, de, fa are words.",
            "/u/ [r] and/or 24/7 <3 :-) ;-) ^_^ (-: emoticons are no drawing",
            "2001:0db8:85a3:0000:0000:8a2e:0370:7334 is an address",
        ] {
            assert_eq!(data(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn lines_of_programs_are_found_as_a_whole() {
        for text in [
            "00000000: 4865 6c6c 6f2c 2077 6f72 6c64 210a 5468  Hello, world!.Th",
            "00000010  69 73 20 69 73 20 61 20  64 75 6d 70 2e 0a 00 00  |is is a dump....|",
            "!function(e,t){\"object\"==typeof exports?module.exports=t():e.lib=t()}(this,()=>{return{a:1}});",
            "{\"id\":17,\"tags\":[\"a\",\"b\"],\"size\":{\"w\":3,\"h\":4},\"on\":true,\"next\":null}",
            ".nav{margin:0;padding:0}.nav li{float:left}.nav a{color:#333;display:block}.x{y:z}",
            "gatcctccat atacaacggt atctccacct caggtttaga tctcaacaac ggaaccattg",
            "   /\\_/\\    ( o.o )   > ^ <   /|_|\\  (_/ \\_)~~",
        ] {
            let found = data(text);
            let length: usize = found.iter().map(|f| f.len()).sum();
            assert!(length * 10 >= text.trim().len() * 7, "{text}: {found:?}");
        }
    }
}
