//! Addresses of the web that stand in a text: the user may not want to hear them.

use crate::model::article::{Article, Block, Part};
use crate::model::role::Role;
use std::ops::Range;

/// Marks the addresses in all blocks, where nothing else is said of them.
pub(crate) fn mark(article: &mut Article) {
    article.blocks.iter_mut().for_each(of_block);
}

fn of_block(block: &mut Block) {
    let found = find(&block.text);
    if found.is_empty() {
        return;
    }
    // Parts are in order and apart.
    let free = |range: &Range<usize>| {
        let next = block.parts.partition_point(|p| p.range.end <= range.start);
        block.parts.get(next).is_none_or(|p| range.end <= p.range.start)
    };
    let new: Vec<_> = found.into_iter().filter(free).collect();
    let skipped = !Role::Url.read_by_default();
    block.parts.extend(new.into_iter().map(|range| Part { range, role: Role::Url, skipped }));
    block.parts.sort_by_key(|p| p.range.start);
}

/// Where addresses stand in a text: in order, apart.
fn find(text: &str) -> Vec<Range<usize>> {
    const STARTS: [&str; 4] = ["https://", "http://", "ftp://", "www."];
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.match_indices([':', '.']) {
        let of_sign = STARTS.iter().filter(|start| start.contains(sign));
        let begin = of_sign.filter_map(|start| {
            let begin = at.checked_sub(start.find(sign)?)?;
            text.get(begin..begin + start.len())?.eq_ignore_ascii_case(start).then_some(begin)
        });
        let Some(begin) = begin.min().filter(|b| found.last().is_none_or(|f| f.end <= *b)) else {
            continue;
        };
        let inside = |c: char| c.is_ascii_graphic() && !"<>\"`{}|\\^".contains(c);
        let length = text[begin..].find(|c| !inside(c)).unwrap_or(text.len() - begin);
        let address =
            text[begin..begin + length].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        // A bracket around it is not of it.
        let address = match address.contains('(') {
            true => address,
            false => address.trim_end_matches(')').trim_end_matches(['.', ',', ';']),
        };
        if address.len() > "http://".len() {
            found.push(begin..begin + address.len());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::source::fetch::Fetched;
    use crate::source::table::{self, Options};

    #[test]
    fn whoever_wants_no_addresses_hears_none() {
        let fetched = Fetched {
            origin: "a.txt".into(),
            bytes: b"See https://a.example/ and www.b.example for more of it.".into(),
            ..Fetched::default()
        };
        let skipped = |names: &[&str]| {
            let mut options = Options::default();
            options.policy.choose(names.iter().copied(), false).unwrap();
            let article = table::read(&fetched, &options).unwrap();
            let block = &article.blocks[0];
            block.skipped().map(|p| block.text[p.range.clone()].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(skipped(&[" url"]), ["https://a.example/", "www.b.example"]);
        assert!(skipped(&[]).is_empty());
    }

    #[test]
    fn addresses_end_where_their_sentence_goes_on() {
        for (text, expected) in [
            ("See https://example.org/a/b for more.", "https://example.org/a/b"),
            ("见http://a.example/条。更多", "http://a.example/"),
            (
                "(at www.example.org/x_(y)), or http://b.example.",
                "www.example.org/x_(y)) http://b.example",
            ),
            ("(http://c.example/)", "http://c.example/"),
            ("http:// and www. and a.b", ""),
            ("http://http://x.example", "http://http://x.example"),
        ] {
            let found: Vec<_> = find(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
