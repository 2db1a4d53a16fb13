//! Whether a text that does not say so is Markdown: by what it is made of.
//!
//! Any one sign of Markdown stands in ordinary texts too: `#` before a number, `*` as a bullet, `**` for
//! a word that may not be printed, `>` in letters. Two kinds of signs that are written as Markdown
//! demands, or one that nothing else has, are not accident.

/// How often each sign of structure stands in a text.
#[derive(Debug, Default)]
struct Signs {
    /// `# Heading`.
    titles: usize,
    /// `## Heading`, of any level below.
    headings: usize,
    /// `**strong**`, on lines.
    strong: usize,
    /// Lines of three backticks.
    fences: usize,
    /// Tables: a line of `|---|` below another of as many cells.
    tables: usize,
    /// `[text](https://…)`.
    links: usize,
    /// `- item`, `1. item`.
    items: usize,
    /// `> quotation`.
    quotes: usize,
    /// `` `code` ``.
    code: usize,
    /// Lines that Markdown would take for program text, though they are sentences.
    indented: usize,
    lines: usize,
}

/// Whether a text is evidently Markdown.
pub(super) fn is_evident(text: &str) -> bool {
    let signs = count(text);
    if signs.indented * 10 > signs.lines {
        return false;
    }
    let sure = signs.tables > 0
        || (signs.fences > 0 && signs.fences.is_multiple_of(2))
        || signs.headings >= 2
        || (signs.headings > 0 && signs.titles > 0);
    let strong = [signs.headings > 0, signs.strong > 1, signs.links > 0];
    let weak =
        [signs.titles > 0, signs.strong == 1, signs.items > 1, signs.quotes > 0, signs.code > 1];
    let kinds = |kinds: &[bool]| kinds.iter().filter(|is| **is).count();
    // A list of comments or of tags is not a list of headings.
    let is_crowded = (signs.titles + signs.headings) * 4 > signs.lines * 3;
    !is_crowded && (sure || (kinds(&strong) > 0 && kinds(&strong) + kinds(&weak) >= 2))
}

fn count(text: &str) -> Signs {
    let mut signs = Signs::default();
    let (mut before, mut in_code, mut in_list) = ("", false, false);
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let bare = line.trim_start();
        signs.lines += 1;
        if bare.starts_with("```") {
            signs.fences += 1;
            in_code = !in_code;
            continue;
        }
        if in_code {
            continue;
        }
        let level = bare.bytes().take_while(|b| *b == b'#').count();
        let is_heading = (1..=6).contains(&level) && bare[level..].starts_with(' ');
        let is_heading = is_heading && bare[level..].contains(char::is_alphanumeric);
        let is_item = is_item(bare);
        signs.titles += usize::from(is_heading && level == 1);
        signs.headings += usize::from(is_heading && level > 1);
        signs.items += usize::from(is_item);
        signs.strong += usize::from(has_strong(line));
        signs.tables += usize::from(is_rule_of_table(bare) && cells(before) == cells(bare));
        signs.links += usize::from(has_link(line));
        signs.quotes += usize::from(bare.starts_with("> "));
        signs.code += usize::from(line.matches('`').count() >= 2);
        let is_indented = line.starts_with("    ") || line.starts_with('\t');
        signs.indented += usize::from(is_indented && !in_list && !is_item);
        in_list = is_item || (in_list && line.starts_with(' '));
        before = bare;
    }
    signs
}

fn is_item(line: &str) -> bool {
    let figures = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number =
        figures.len() < line.len() && (figures.starts_with(". ") || figures.starts_with(") "));
    number || ["- ", "* ", "+ "].iter().any(|bullet| line.starts_with(bullet))
}

/// Whether a line has words between double asterisks that touch them on both sides.
fn has_strong(line: &str) -> bool {
    let mut pieces = line.split("**");
    pieces.next();
    let all: Vec<&str> = pieces.collect();
    // Every second piece is between two signs; the last is behind one.
    let inside = all.chunks_exact(2).map(|pair| pair[0]);
    let mut inside = inside.take(64);
    inside.any(|words| {
        let is_edge = |c: Option<char>| {
            c.is_some_and(|c| c.is_alphanumeric() || "“”《》‘’（）()\"%：:。.！!？?`".contains(c))
        };
        let first = words.chars().next();
        first.is_some_and(|c| c.is_alphanumeric() || "“《‘（(\"`".contains(c))
            && is_edge(words.chars().next_back())
    })
}

fn has_link(line: &str) -> bool {
    line.match_indices("](").any(|(at, _)| {
        let to = &line[at + 2..];
        let is_address = to.starts_with("http") || to.starts_with('#') || to.starts_with('/');
        is_address && to.contains(')') && line[..at].contains('[')
    })
}

/// `|---|:--:|`
fn is_rule_of_table(line: &str) -> bool {
    line.contains('|') && line.contains("--") && line.chars().all(|c| " |:-".contains(c))
}

fn cells(line: &str) -> usize {
    line.trim().trim_matches('|').split('|').count()
}

#[cfg(test)]
mod tests {
    use super::is_evident;

    #[test]
    fn saved_answers_are_told_from_texts_with_single_signs() {
        for text in [
            "## 怎样看潮\n\n潮水一天两次。\n\n- **大潮**：在满月\n- **小潮**：在半月\n",
            "Here is the plan:\n\n1. **Rope**: ten metres\n2. **Lamp**: with oil\n",
            "Run it:\n\n```sh\nls\n```\n\nThen wait.\n",
            "Tides\n\n| Day | Hour |\n|-----|------|\n| Mon | 6 |\n",
            "# Tides\n\n## Ebb\n\nIt goes out.\n\n## Flow\n\nIt comes in.\n",
            "See [the table](https://example.org/t) first.\n\n> It is old.\n",
        ] {
            assert!(is_evident(text), "{text}");
        }
        for text in [
            "# 1 in the charts\nIt was a good week.\n",
            "#看潮# 今天去海边。\n#灯塔# 关了。\n",
            "他骂了一句**，转身就走。\n没有人敢说那两个**字。\n",
            "On Monday he wrote:\n> Come at six.\n> Bring rope.\n\nI came.\n",
            "- rope\n- lamp\n- bread\n",
            "5 * 3 * 2 = 30\n\n*\n\nThe end.\n",
            "    The first paragraph is indented.\n\n    So is the second.\n\n## No\n\n## Yes\n",
            "# set the port\n# and the host\n## more\nport = 1\n# end\n",
            "第一章 潮\n\n　　潮来了。\n",
        ] {
            assert!(!is_evident(text), "{text}");
        }
    }
}
