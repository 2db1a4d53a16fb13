//! The tables of the book's page on languages, made from the registry.

use super::normalize;
use crate::lang;
use std::path::Path;

/// Puts `table` between the markers of `name` in a page.
fn put(page: &str, name: &str, table: &str) -> String {
    let (begin, end) = (format!("<!-- {name}: begin -->\n"), format!("<!-- {name}: end -->"));
    let (before, rest) = page.split_once(&begin).expect("the page has the marker");
    let (_, after) = rest.split_once(&end).expect("the page has the marker of its end");
    format!("{before}{begin}{table}{end}{after}")
}

fn row<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<&str> = cells.into_iter().collect();
    format!("| {} |\n", cells.join(" | "))
}

fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut all = row(head.iter().copied()) + &row(head.iter().map(|_| "---"));
    for cells in rows {
        all += &row(cells.iter().map(String::as_str));
    }
    all
}

/// What each language has.
fn pieces() -> String {
    let languages: Vec<_> = lang::tags().filter_map(|t| Some((t, lang::of(t)?))).collect();
    let mut head = vec!["language"];
    head.extend(lang::pieces(languages[0].1).iter().map(|(name, _)| *name));
    let cells = |(tag, language): &(&str, &lang::Language)| {
        let values = lang::pieces(language).into_iter().map(|(_, value)| value);
        [(*tag).to_owned()].into_iter().chain(values).collect()
    };
    table(&head, &languages.iter().map(cells).collect::<Vec<_>>())
}

/// The same few forms in each language, with its own mark of decimals.
fn samples() -> String {
    let cells = |tag: &str| {
        let point = lang::of(tag).map_or('.', |l| l.grammar.points[0]);
        let all = ["1984", "−7 °C", &format!("2{point}5 %"), "€12", "14:30", "3–5 km"];
        let said = all.iter().map(|shown| normalize(shown, tag).said().to_owned());
        [tag.to_owned()].into_iter().chain(said).collect()
    };
    let head = ["language", "1984", "−7 °C", "2.5 %", "€12", "14:30", "3–5 km"];
    table(&head, &lang::tags().map(cells).collect::<Vec<_>>())
}

#[test]
fn the_page_of_languages_is_what_the_registry_has() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src/languages.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let right = put(&put(&page, "pieces", &pieces()), "samples", &samples());
    if std::env::var_os("ALOUD_UPDATE").is_some() {
        std::fs::write(&path, right).unwrap();
    } else {
        assert!(page == right, "run ALOUD_UPDATE=1 cargo test --lib the_page_of_languages");
    }
}
