//! The headline, without the name of the site.

use super::{element, names, page};
use crate::model::article::{Block, BlockKind, Blocks, Metadata, Omission};
use crate::model::role::OmissionReason;
use crate::source::formats::ledger::Ledger;
use crate::source::lines::is_cjk;
use dom_query::Document;
use std::collections::HashSet;

/// What parts a headline from the name of the site in a title.
const BARS: &[&str] =
    &[" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " / ", "_", "|", "—", "-"];

/// A longer title, in bytes, is not parted.
const LONGEST: usize = 1000;

/// The headline of a page, without the site's name where that is evident; and its title as the page
/// gives it (`guess` is what Readability takes for it).
pub(super) fn titles(
    document: &Document,
    guess: &str,
    site: Option<&str>,
) -> (Option<String>, Option<String>) {
    let headings: Vec<String> = document
        .select("h1, h2")
        .nodes()
        .iter()
        .take(40)
        .filter_map(|h| element::short_text(h, LONGEST))
        .map(|h| h.split_whitespace().collect::<Vec<_>>().join(" "))
        .chain(named_headlines(document))
        .filter(|h| h.contains(char::is_alphanumeric))
        .collect();
    let guess = match guess.trim() {
        "" => page::titles(document).into_iter().chain(page::title_element(document)).next(),
        guess => Some(guess.split_whitespace().collect::<Vec<_>>().join(" ")),
    };
    let Some(guess) = guess else { return (headings.into_iter().next(), None) };
    // An unescaped quotation mark ends the title in an attribute.
    let cut = |h: &&String| h.starts_with(&guess) && h[guess.len()..].starts_with(['"', '\'']);
    if let Some(whole) = headings.iter().find(cut) {
        return (Some(whole.clone()), Some(whole.clone()));
    }
    let title = headline(&guess, &headings, site).unwrap_or_else(|| guess.clone());
    let title = match only_heading(document) {
        Some((h, is_named))
            if !headings.contains(&title) && (is_named || is_about_the_same(&title, &h)) =>
        {
            h
        }
        _ => title,
    };
    (Some(title), Some(guess))
}

/// Lines that are no headings by their element and are named headlines.
fn named_headlines(document: &Document) -> Vec<String> {
    let lines = document.select("div, p, span");
    let named =
        lines.nodes().iter().take(MOST_LINES).filter(|n| {
            names::has_word(n, HEADLINES) && !n.children_it(false).any(|c| c.is_element())
        });
    let texts = named.take(8).filter_map(|n| element::short_text(n, LONGEST));
    texts.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Elements that are looked at for some that are named headlines.
const MOST_LINES: usize = 400;

/// Words in the names of a headline.
const HEADLINES: &[&str] = &["title", "tit", "headline", "biaoti", "titulo", "titre"];

/// The only `h1` of a page, if it is shown; where it has none, the only `h2`, or the only one that is
/// named a headline; and whether it is named so.
fn only_heading(document: &Document) -> Option<(String, bool)> {
    let mut headings = document.select("h1").nodes().to_vec();
    if headings.is_empty() {
        headings = document.select("h2").nodes().to_vec();
        if headings.len() > 1 {
            headings.retain(|h| names::has_word(h, HEADLINES));
        }
    }
    let [heading] = &headings[..] else { return None };
    let hidden = heading.ancestors_it(None).any(|a| element::is_hidden(&a));
    let says_something = |text: &String| !hidden && text.contains(char::is_alphanumeric);
    let text = element::short_text(heading, LONGEST).filter(says_something)?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((text, names::has_word(heading, HEADLINES)))
}

/// Whether the headline on the page says at length what the page's title says to search engines: half
/// of the words of the one are in the other. The name of a site is shorter, or stands in the title alone
/// between bars.
fn is_about_the_same(title: &str, heading: &str) -> bool {
    let of_heading = words(heading);
    let shares = |part: &str| {
        let part = words(part);
        let shared = part.intersection(&of_heading).count();
        part.len().min(of_heading.len()) >= LEAST_WORDS
            && shared * 2 >= part.len().min(of_heading.len())
            && of_heading.len() * 2 > part.len()
    };
    let parted = BARS.iter().fold(vec![title], |parts, bar| {
        parts.into_iter().flat_map(|part| part.split(bar)).collect()
    });
    parted.into_iter().max_by_key(|part| part.chars().count()).is_some_and(shares)
}

/// The words of a text, and pairs of characters where a script has no spaces.
fn words(text: &str) -> HashSet<String> {
    let text = text.to_lowercase();
    let mut words = HashSet::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.contains(is_cjk) {
            let next = word.chars().skip(1);
            words.extend(word.chars().zip(next).map(|(a, b)| format!("{a}{b}")));
        } else {
            words.insert(word.to_owned());
        }
    }
    words
}

fn headline(guess: &str, headings: &[String], site: Option<&str>) -> Option<String> {
    let guess = guess.to_owned();
    if headings.contains(&guess) || guess.len() > LONGEST {
        return Some(guess);
    }
    // Names of sites are headings as well, so what begins the title comes first; forums put a label
    // before it in the heading.
    let begins = |part: &str| {
        let mut labelled = headings.iter().filter_map(|h| h.strip_suffix(part));
        labelled.any(|label| {
            label.chars().count() <= LONGEST_LABEL && label.ends_with([']', '】'])
                || label.is_empty()
        })
    };
    let bars = BARS.iter().flat_map(|bar| guess.match_indices(bar));
    let mut parts: Vec<&str> = bars.map(|(at, _)| guess[..at].trim()).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    if let Some(part) = parts.iter().find(|part| !part.is_empty() && begins(part)) {
        return Some((*part).to_owned());
    }
    // The title may have but the beginning of the heading, without its second half.
    let longer = |part: &&str| {
        let rest = headings.iter().find_map(|h| Some((h, h.strip_prefix(*part)?)));
        let is_whole = part.ends_with(['？', '?', '！', '!', '：', ':']);
        let apart = |rest: &str| rest.starts_with([' ', '：', ':', '—', '–']) || is_whole;
        let least = if is_whole { LEAST_QUESTION } else { LEAST_BEGINNING };
        rest.filter(|(_, rest)| part.chars().count() >= least && apart(rest))
    };
    if let Some((whole, _)) = parts.iter().find_map(longer) {
        return Some(whole.clone());
    }
    // The part that is a heading of the page, or stands beside the site's name.
    for bar in BARS {
        for (at, _) in guess.match_indices(bar).collect::<Vec<_>>().into_iter().rev() {
            let (before, after) = (guess[..at].trim(), guess[at + bar.len()..].trim());
            if before.is_empty() || after.is_empty() {
                continue;
            }
            let is_heading = |part: &str| headings.iter().any(|h| h == part);
            let is_site = |part: &str| site.is_some_and(|site| same(part, site));
            if is_heading(before) || is_site(after) {
                return Some(before.to_owned());
            }
            if is_heading(after) || is_site(before) {
                return Some(after.to_owned());
            }
        }
    }
    Some(guess)
}

fn same(a: &str, b: &str) -> bool {
    fn bare(s: &str) -> impl Iterator<Item = char> {
        s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    bare(a).eq(bare(b))
}

/// What shares fewer words, or pairs of characters, may do so by accident.
const LEAST_WORDS: usize = 3;

/// A shorter part of a title, in characters, may begin many headings.
const LEAST_BEGINNING: usize = 8;

/// The same for one that ends as a question or a call does.
const LEAST_QUESTION: usize = 5;

/// A longer text before the headline is not a label of it, in characters.
const LONGEST_LABEL: usize = 8;

/// Puts the headline before the text, unless it stands there: a listener wants to hear what it is.
/// Where it stands again among the blocks, it is the same heading and said once.
pub(super) fn put_first(title: &str, blocks: Vec<Block>, ledger: &mut Ledger) -> Vec<Block> {
    let mut first = Blocks::default();
    first.push(BlockKind::Heading { level: 1 }, title);
    let mut all = first.finish();
    // A label may stand before it: 原创, "Opinion".
    let is_labelled = |text: &str| {
        let label = text.strip_suffix(title).map(|label| label.trim().chars().count());
        label.is_some_and(|length| length <= LONGEST_LABEL)
    };
    let is_title = |b: &Block| {
        matches!(b.kind, BlockKind::Heading { .. } | BlockKind::Paragraph)
            && (same(&b.text, title) || is_labelled(&b.text))
    };
    let mut is_of_page = false;
    // Where each block of before is now, or what takes its place.
    let mut places = Vec::with_capacity(blocks.len() + 1);
    let mut repeated = Vec::new();
    for (i, block) in blocks.into_iter().enumerate() {
        places.push(all.len());
        let is_early = i < 6 || matches!(block.kind, BlockKind::Heading { level: 1 | 2 });
        if !(is_early && is_title(&block)) {
            all.push(block);
        } else if is_of_page || block.text != all[0].text {
            repeated.push(Omission {
                text: block.text,
                reason: OmissionReason::Duplicate,
                before: all.len(),
            });
        } else {
            is_of_page = true;
        }
    }
    places.push(all.len());
    if !is_of_page {
        all.iter().take(1).for_each(|title| ledger.add(&title.text));
    }
    for omission in &mut ledger.omitted {
        omission.before = places.get(omission.before).copied().unwrap_or(all.len());
    }
    ledger.insert(repeated);
    all
}

/// Says of omitted lines that the article's metadata hold them: the title, who wrote it.
pub(super) fn in_metadata(meta: &Metadata, ledger: &mut Ledger) {
    // Around a name stands little more than "by".
    const LONGEST_BYLINE: usize = 60;
    let titles = || meta.title.iter().chain(&meta.page_title);
    for omission in &mut ledger.omitted {
        let text = &omission.text;
        let is_author =
            |name: &String| text.len() <= name.len() + LONGEST_BYLINE && text.contains(&**name);
        if omission.reason == OmissionReason::Outside
            && (titles().any(|title| same(text, title)) || meta.authors.iter().any(is_author))
        {
            omission.reason = OmissionReason::Metadata;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_half_of_the_heading_is_the_heading() {
        let of = |title: &str, heading: &str| {
            headline(title, &[heading.to_owned()], None).unwrap_or_default()
        };
        let whole = "古镇的老茶馆重新开张了 半个镇子都来喝早茶";
        assert_eq!(of("古镇的老茶馆重新开张了_本地要闻_桥头网", whole), whole);
        assert_eq!(
            of("Harvest of the sea | The Quay", "Harvest of the sea: a year on"),
            "Harvest of the sea: a year on"
        );
        assert_eq!(of("News | The Quay", "News from the harbour"), "News | The Quay");
    }

    #[test]
    fn the_heading_of_the_page_says_more_than_its_title() {
        let title = |html: &str| titles(&Document::from(html), "", None).0.unwrap_or_default();
        for (in_head, on_page) in [
            ("Baked plums (no sugar!) - The Larder", "Baked plums for the end of a long summer"),
            ("The pier's last lamp | Quay Notes", "The pier’s last lamp goes out on Sunday"),
            ("县图书馆闭馆检修通知 - 青石县人民政府", "关于县图书馆六月闭馆检修期间还书办法的通知"),
        ] {
            assert_eq!(title(&format!("<title>{in_head}</title><h1>{on_page}</h1>")), on_page);
        }
        assert!(!is_about_the_same("A walk to the lighthouse - Harbour News", "Harbour News"));
        let other =
            "<title>Prices rise in the harbour towns</title><h1>All stories of the week</h1>";
        assert_eq!(title(other), "Prices rise in the harbour towns");
    }
}
