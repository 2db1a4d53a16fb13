//! Sentences of each language with what is said, in `tests/readings/`: most are ordinary prose, in which
//! a rule that fires wrongly fails the test.

use super::normalize;
use std::path::Path;

/// Each case of a file, with its line.
fn cases(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let facts = text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with("# "));
    facts.map(|(i, line)| match line.split_once(" => ") {
        Some((shown, said)) => (i + 1, shown, said),
        None => (i + 1, line, line),
    })
}

#[test]
fn every_case_is_read_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readings");
    let mut wrong = Vec::new();
    for tag in crate::lang::tags().chain(["zh"]) {
        let file = folder.join(format!("{tag}.txt"));
        let Ok(text) = std::fs::read_to_string(&file) else {
            wrong.push(format!("{tag}.txt is missing: a language needs sentences"));
            continue;
        };
        let mut count = 0;
        for (line, shown, right) in cases(&text) {
            count += 1;
            let said = normalize(shown, tag);
            if said.said() != right {
                wrong.push(format!(
                    "{tag}.txt:{line}: {shown}\n   said  {}\n   right {right}",
                    said.said()
                ));
            }
        }
        // A region has those that its language reads otherwise.
        let enough = if tag.contains('-') { 10 } else { 90 };
        assert!(count >= enough, "{tag} has {count} cases");
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
