//! Pages that are made to take long: each is read or refused in a time that grows as its length does.

use super::*;
use crate::model::work::within;
use std::time::Duration;

const PROSE: &str =
    "The harbour of the old town counts every wave that comes in, and it has done so for years. ";

fn read(html: String) -> Result<Article> {
    let fetched = Fetched { origin: "a.html".into(), bytes: html.into(), ..Fetched::default() };
    within(Duration::from_secs(60), || Html.read(&fetched))
}

/// How many blocks a page has; they are all there is.
fn blocks(html: String) -> usize {
    read(html).unwrap().blocks.len()
}

#[test]
fn depth_times_length_is_no_danger() {
    let text = PROSE.repeat(2000);
    for deep in ["<div>", "<article>", "<main>", "<span>", "<sup>", "<pre>", "<cite>"] {
        assert!(blocks(deep.repeat(2900) + &text) >= 1, "{deep}");
    }
    for deep in ["<div>", "<article>", "<blockquote>", "<section>"] {
        let html = deep.repeat(2900) + &format!("<p>{PROSE}").repeat(2000);
        assert!(blocks(html) >= 2000, "{deep}");
    }
    assert!(blocks("<ul><li>".repeat(1400) + &format!("<p>{PROSE}").repeat(2000)) >= 2000);
    assert!(blocks("<div><h2>".repeat(1400) + &text) >= 1);
}

#[test]
fn marks_times_lines_are_no_danger() {
    for deep in ["<cite>", "<span lang=fr>", "<samp>"] {
        let mut blocks = Blocks::default();
        let html = deep.repeat(2900) + &"Ships went.<br>".repeat(20_000);
        within(Duration::from_secs(60), || whole(&html, "a.html", None, &mut blocks).unwrap());
        assert_eq!(blocks.len(), 20_000, "{deep}");
    }
}

#[test]
fn signs_to_escape_are_no_danger() {
    let signs = "&amp;".repeat(400_000);
    assert!(blocks(format!("<p>{PROSE} {signs}")) >= 1);
    assert!(
        blocks(format!("<a href='{signs}'>Harbour</a>{}", format!("<p>{PROSE}").repeat(20))) >= 1
    );
}

#[test]
fn many_of_one_kind_are_no_danger() {
    assert!(blocks(format!("<p>{PROSE}").repeat(5000)) >= 5000);
    assert!(blocks("<table>".to_owned() + &format!("<tr><td>{PROSE}<td>12").repeat(3000)) >= 3000);
    for (one, least) in [
        ("<a href=/x>ab</a> of it. ", 1),
        ("word<sup><a href=#fn1>1</a></sup> ", 1),
        ("<del>a</del> b ", 1),
        ("<ruby>a<rt>b</rt></ruby>", 1),
        ("&amp;", 1),
        ("<!--a-->", 1),
        ("<br>", 1),
        ("<script>", 1),
        ("<img src=x alt=y>", 1),
        ("a<br>A.<br>", 1),
        ("</x>", 1),
        ("&#x", 1),
        ("\0", 1),
    ] {
        let html = format!("<p>{}{}", PROSE.repeat(20), one.repeat(20_000));
        assert!(blocks(html) >= least, "{one}");
    }
}

#[test]
fn long_values_are_no_danger() {
    let long = "abc - ".repeat(100_000);
    let prose = PROSE.repeat(20);
    for html in [
        format!("<p class='{long}'>{prose}"),
        format!("<p style='{long}'>{prose}"),
        format!("<p lang='{long}'>{prose}"),
        format!("<p>{prose}<a href='{long}'>x</a>"),
        format!("<p>{prose}<!--{long}"),
        format!("<p>{prose}<script>{long}"),
        format!("<title>{long}</title><meta property=og:site_name content=a><p>{prose}"),
        format!("<h1>{long}</h1><p>{prose}"),
        format!("<meta property=og:title content='{long}'>{}", format!("<p>{PROSE}").repeat(500)),
        format!("<script type='application/ld+json'>{}</script><p>{prose}", "[".repeat(500_000)),
    ] {
        assert!(blocks(html) >= 1);
    }
    let authors: String =
        (0..50_000).map(|i| format!("<meta name=author content='A {i}'>")).collect();
    let article = read(format!("{authors}<p>{prose}")).unwrap();
    assert!(article.meta.authors.len() < 1000);
}
