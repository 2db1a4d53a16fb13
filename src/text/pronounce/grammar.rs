//! Whether an English word is a verb where it stands, as far as its neighbours tell.
//!
//! Small words tell most: `to` and `will` stand before verbs, `the` and `of` before nouns, and what
//! has an object behind it is a verb. Each piece of evidence adds to a score.

/// A word of a text, its place in code points.
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) lower: String,
    pub(super) capital: bool,
    /// A mark stands between it and the word before.
    apart: bool,
}

/// Before a verb.
const VERB_AFTER: &str = " to will would can could should shall may might must cannot did does do \
    i you we they who let let's help don't didn't doesn't won't can't couldn't wouldn't shouldn't \
    i'll you'll we'll he'll she'll they'll it'll i'd you'd we'd they'd please people men women \
    children others ";
/// Before a verb in the third person, beside the like of `who`.
const THIRD_AFTER: &str = " he she it this that which everyone everybody nobody someone ";
/// Before a noun or an adjective.
const NOUN_AFTER: &str = " the a an this these those his her its their my our your of in for with \
    no every by from on at into under between as more very is are was were be \
    been being am such new first second last four five other another own same per without through over against during about public so too less least almost highly \
    or than what whose much after before until upon within near like get got became become \
    seem seems remain remained quite rather only next ";
/// Between a verb and what comes before it.
const ADVERBS: &str = " also then never often always usually still even just not already soon \
    sometimes rarely seldom better again thus therefore re ";
/// After a verb, as its object or its direction.
const VERB_BEFORE: &str = " the a an his her its their my our your this these those him them it us \
    me you himself herself themselves itself myself ourselves each any all how what whether another \
    some several both every no ";
/// The direction of a verb; a noun may have one too.
const PARTICLES: &str = " up out into down away back off against upon ";
/// Words that begin an object without an article.
const OBJECT_BEGINS: &str = " less more fewer old new large small big different only little much \
    many few two three four most good better ";
/// Before a noun, or alone in place of one.
const QUANTITIES: &str = " some many all both most few several each any one two three ";
/// After a noun.
const NOUN_BEFORE: &str = " of is was has are were had will which who between can would may could \
    should must might shall ";
/// Before `to` where a noun follows: close to home, according to use.
const TO_NOUN: &str = " close according due addition response contrary prior relation access \
    related thanks owing subject similar relative next opposed adjacent respect led leads leading ";

/// Plurals that stand before a noun.
const PLURAL_BEFORE_NOUN: &str = " sales sports arms goods savings news customs earnings systems \
    operations communications resources services works has does was is its his this us yes thus \
    versus telecommunications series species previous various ";

fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty()
        && list.match_indices(word).any(|(at, _)| {
            let edge = |byte: Option<&u8>| byte == Some(&b' ');
            let bytes = list.as_bytes();
            edge(bytes.get(at.wrapping_sub(1))) && edge(bytes.get(at + word.len()))
        })
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let (mut words, mut apart): (Vec<Word>, bool) = (Vec::new(), true);
    let mut inside = false;
    for (at, c) in text.chars().enumerate() {
        let joins = inside && matches!(c, '\'' | '’');
        if c.is_alphanumeric() || joins {
            if !inside {
                let capital = c.is_uppercase();
                words.push(Word { start: at, end: at, lower: String::new(), capital, apart });
                apart = false;
            }
            if let Some(word) = words.last_mut() {
                word.lower.extend(if joins { '\'' } else { c }.to_lowercase());
                // An apostrophe at the end is a quotation mark.
                word.end = if joins { word.end } else { at + 1 };
            }
            inside = true;
        } else {
            inside = false;
            apart |= !c.is_whitespace() && !matches!(c, '-' | '"' | '“' | '”');
        }
    }
    for word in &mut words {
        word.lower.truncate(word.lower.trim_end_matches('\'').len());
    }
    words
}

/// Whether the word at `i` is a verb; `usual` if nothing tells.
pub(super) fn is_verb(words: &[Word], i: usize, usual: bool) -> bool {
    let word = &words[i];
    let next = words.get(i + 1).filter(|w| !w.apart).map_or("", |w| w.lower.as_str());
    if word.lower.ends_with("ed") {
        return is_participle(before(words, i), next, usual);
    }
    let mut score = if usual { 1 } else { -1 };
    let first = before(words, i);
    let skips = |w: &str| is_in(ADVERBS, w) || w.ends_with("ly") && w.len() > 4;
    let one = match first {
        w if skips(w) => before(words, i - 1),
        w => w,
    };
    let skipped = one != first;
    let at_one = if skipped { i.saturating_sub(2) } else { i.saturating_sub(1) };
    score += match one {
        "" => 0,
        "to" if next == "of" || is_in(TO_NOUN, before(words, at_one)) => -3,
        "to" => 5,
        "and" | "or" | "but" => joined(words, at_one, next),
        w => {
            // The first word of a sentence has a capital whatever it is.
            let name = words[at_one].capital && !words[at_one].apart;
            neighbour(w, before(words, at_one), name, &word.lower)
        }
    };
    // It uses old maps: an object without an article.
    if word.lower.ends_with('s') && is_in(OBJECT_BEGINS, next) {
        score += 2;
    }
    if is_in(VERB_BEFORE, next) {
        score += 4;
    } else if is_in(PARTICLES, next) {
        score += 1;
    } else if is_in(NOUN_BEFORE, next) {
        score -= 2;
    }
    // An order: Close the door. But: Record sales.
    if one.is_empty() && !is_in(VERB_BEFORE, next) {
        score -= 1;
    }
    // A capital inside a sentence is a name's.
    if word.capital && i > 0 && !word.apart {
        score -= 2;
    }
    score > 0
}

/// Whether a word in -ed, which is an adjective too (blessed, learned), is a participle or a past
/// tense: `was blessed by`, `she learned it`, but `a learned man`.
fn is_participle(before: &str, next: &str, usual: bool) -> bool {
    const HELPS: &str = " is are was were be been being am has have had having get got gets i you he \
        she it we they who and ";
    const BEHIND: &str = " by with from in to at on for that how as ";
    if is_in(BEHIND, next) || is_in(VERB_BEFORE, next) || is_in(HELPS, before) {
        return true;
    }
    usual && !is_in(NOUN_AFTER, before)
}

/// What the word before says, and the one before that.
fn neighbour(before: &str, second: &str, name: bool, word: &str) -> i32 {
    let third = word.ends_with('s');
    if third && (is_in(THIRD_AFTER, before) || before == "who") {
        return 4;
    }
    if is_in(VERB_AFTER, before) {
        return if third { 1 } else { 4 };
    }
    if is_in(QUANTITIES, before) {
        return -2;
    }
    if is_in(NOUN_AFTER, before) || before.ends_with("'s") || before.parse::<u64>().is_ok() {
        return -4;
    }
    let adjective =
        ["al", "ous", "ive", "ic", "ful", "ary", "able", "ible", "ing", "ed", "ish", "ian", "less"];
    if adjective.iter().any(|e| before.len() > e.len() + 2 && before.ends_with(e)) {
        return -2;
    }
    match before {
        // The man that lives; but people that live, and that record.
        "it" | "he" | "she" | "that" | "which" => 1,
        // A plural may have a verb; one thing may not, but in the third person.
        _ if before.ends_with('s')
            && !["ss", "is"].iter().any(|e| before.ends_with(e))
            && !third =>
        {
            // It features elaborate work: that was the verb.
            if is_in(THIRD_AFTER, second) {
                return -2;
            }
            // Students graduate, but a sales record, James, present since May, and houses close by.
            let noun = name || before.ends_with("ics") || is_in(PLURAL_BEFORE_NOUN, before);
            if noun || is_in(" close present ", word) { 1 } else { 2 }
        }
        _ if third => 1 + i32::from(name),
        _ => -1,
    }
}

/// What stands before `and` says the same of what stands behind: to build and use the tools, a soak
/// or compress.
fn joined(words: &[Word], and: usize, next: &str) -> i32 {
    if is_in(NOUN_BEFORE, next) {
        return -1;
    }
    for (n, w) in words[and.saturating_sub(6)..and].iter().rev().enumerate() {
        if is_in(" to will would can could should shall may might must cannot ", &w.lower) {
            return if is_in(VERB_BEFORE, next) { 3 } else { 1 };
        }
        if n < 3 && words[and].lower != "but" && is_in(" a an the of ", &w.lower) {
            return -2;
        }
    }
    0
}

fn before(words: &[Word], i: usize) -> &str {
    match i.checked_sub(1) {
        Some(k) if !words[i].apart => words[k].lower.as_str(),
        _ => "",
    }
}

/// Whether `read` at `i` is a past tense or a participle.
pub(super) fn is_past(words: &[Word], i: usize) -> bool {
    const HELPS: &str = " to will would can could should must may might shall didn't don't did do \
        does doesn't cannot can't couldn't won't wouldn't let help please i'll you'll we'll they'll ";
    const IS: &str = " was were is are be been being had has have having i've you've we've they've \
        he's she's it's who's hadn't haven't hasn't ";
    let mut k = i;
    let mut steps = 0;
    while let Some(w) = Some(before(words, k)).filter(|w| !w.is_empty()) {
        if is_in(HELPS, w) {
            return false;
        }
        if is_in(IS, w) {
            return true;
        }
        // well-read, widely read, he never read
        let passes = is_in(ADVERBS, w) || w.ends_with("ly") || is_in(" i we you they well be ", w);
        if !passes || steps == 3 {
            break;
        }
        (k, steps) = (k - 1, steps + 1);
    }
    let one = before(words, k);
    match one {
        // An order, or a noun.
        "" | "a" | "the" | "good" | "and" if !tells_of_the_past(words) => return false,
        "he" | "she" | "it" | "who" | "which" | "well" => return true,
        _ => {}
    }
    // One person reads, two read.
    let plural = one.ends_with('s') || is_in(" people men women children i we you they ", one);
    match plural || one.is_empty() {
        true => tells_of_the_past(words),
        false => !is_in(NOUN_AFTER, one) && !one.ends_with("ed"),
    }
}

/// Whether somebody tells a story.
fn tells_of_the_past(words: &[Word]) -> bool {
    const UNITS: &str = " night week month year summer winter spring autumn time ";
    let last = |w: &[Word]| w[0].lower == "last" && is_in(UNITS, &w[1].lower);
    words.windows(2).any(last)
        || words.iter().any(|w| {
            is_in(" was were had said went came took got gave wrote yesterday ago then ", &w.lower)
                || w.lower.len() > 4 && w.lower.ends_with("ed")
        })
}
