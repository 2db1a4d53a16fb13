//! The account of a page: every character that it shows is in a block, or omitted for a reason.

use crate::driver::{World, shared};
use aloud::internal::source::{self, Options};
use aloud::model::Article;
use aloud::source::Fetched;
use flate2::read::GzDecoder;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

fn page(bytes: Vec<u8>) -> Fetched {
    Fetched { origin: "page.html".into(), bytes, ..Fetched::default() }
}

fn html() -> Options {
    Options { format: Some("html".into()), ..Options::default() }
}

/// The characters that the page's texts have and the article does not account for, and the other
/// way round. Nothing where the page is not an article.
fn difference(page: &Fetched) -> BTreeMap<char, i64> {
    let mut balance: BTreeMap<char, i64> = BTreeMap::new();
    let Ok(article) = source::read(page, &html()) else { return balance };
    let mut count = |text: &str, by: i64| {
        let visible = text.chars().filter(|c| !c.is_whitespace());
        visible.for_each(|c| *balance.entry(c).or_default() += by);
    };
    let Article { blocks, omitted, added, .. } = &article;
    blocks.iter().for_each(|b| count(&b.text, 1));
    omitted.iter().for_each(|o| count(&o.text, 1));
    count(added, -1);
    let texts = source::texts(page, &html()).unwrap();
    texts.iter().for_each(|text| count(text, -1));
    assert!(omitted.is_sorted_by_key(|o| o.before), "{}", page.origin);
    assert!(omitted.iter().all(|o| o.before <= blocks.len()), "{}", page.origin);
    balance.retain(|_, n| *n != 0);
    balance
}

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            files(&entry, found);
        } else {
            found.push(entry);
        }
    }
}

#[test]
fn nothing_of_the_suites_pages_is_unaccounted_for() {
    let Some(dir) = shared("suites/data/dev/html") else { return };
    let mut pages = Vec::new();
    files(&dir, &mut pages);
    for path in pages.iter().filter(|p| p.extension().is_some_and(|e| e == "gz")) {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path).unwrap();
        GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
        let found = difference(&page(bytes));
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
}

/// Pieces that pages are made of, well-formed and not.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "<div class=related>",
    "<div hidden>",
    "<div style='visibility: hidden'>",
    "<div class='share-bar'>",
    "</div>",
    "<span class=meta-date>",
    "<span aria-hidden=true>",
    "</span>",
    "<a href=/x>",
    "<a href='#fn1'>",
    "</a>",
    "<aside>",
    "</aside>",
    "<nav>",
    "<section>",
    "</section>",
    "<h1>",
    "<h2>",
    "</h2>",
    "<ul><li>",
    "<ol start=3><li>",
    "</ol>",
    "<table><tr><td>",
    "<td>",
    "<tr>",
    "</table>",
    "<template>",
    "<template shadowrootmode=open>",
    "</template>",
    "<noscript>",
    "</noscript>",
    "<script>let a = '<p>';</script>",
    "<style>p { }</style>",
    "<ruby>汉<rp>(</rp><rt>han</rt><rp>)</rp></ruby>",
    "<rt>",
    "<sup>2</sup>",
    "<sup><a href='#n1'>[1]</a></sup>",
    "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>",
    "<math><mi>",
    "<button>",
    "</button>",
    "<select><option>one",
    "<textarea>",
    "</textarea>",
    "<svg><title>a sign</title><text>b</text></svg>",
    "<iframe>",
    "<pre>",
    "</pre>",
    "<pre><code>",
    "<br>",
    "<hr>",
    "<img alt='a boat'>",
    "<del>",
    "<b>",
    "</i>",
    "<!-- a comment -->",
    "<![CDATA[x]]>",
    "</",
    "<",
    "&amp;",
    "&lt;p&gt;",
    "&nbsp;",
    "\n",
    " ",
    "\u{200b}",
    "<title>",
    "</title>",
    "<body>",
    "</html>",
    "<frameset>",
    "The harbour of the old town counts every wave that comes in, and every boat that leaves. ",
    "清溪渡口的第一班船在六点准时离岸，船上坐着去镇里赶集的老人。",
    "(Foto: A. Meer)",
    "word",
    "字",
    "1",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn nothing_of_any_page_is_unaccounted_for(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..120),
        is_framed: bool,
    ) {
        // Most of what is made at random would be refused as no article.
        let frame = if is_framed {
            let line = "<p>The harbour of the old town counts every wave that comes in, and all boats.</p>";
            line.repeat(8)
        } else {
            String::new()
        };
        let found = difference(&page((frame + &pieces.concat()).into_bytes()));
        prop_assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn an_edition_is_audited_against_its_page() {
    let world = World::new();
    let paragraph = "<p>The lamp at the end of the pier was lit again on Friday, for the first time since \
        the war. A crowd of about forty came to see it.</p>";
    let page = |more: &str| {
        format!(
            "<title>The lamp</title><nav><a href=/>Front page</a></nav><article><h1>The lamp</h1>{}{more}</article>\
             <p hidden>Nobody sees this.</p>",
            paragraph.repeat(6)
        )
    };
    world.put("lamp.html", page(""));
    let edition = world.speak(&["lamp.html", "--voice", "tone"]);
    let edition = edition.to_str().unwrap();
    let sound = world.run(&["verify", edition, "--source", "lamp.html"]);
    assert_eq!(sound.code, Some(0), "{sound:?}");
    assert!(sound.stdout.contains("omitted are"), "{sound:?}");
    assert!(
        sound.stdout.contains("15 hidden") && sound.stdout.contains("9 navigation"),
        "{sound:?}"
    );
    world.put("later.html", page("<p>The quay was wet and the tea was cold, said the keeper.</p>"));
    let lost = world.run(&["verify", edition, "--source", "later.html"]);
    assert_eq!(lost.code, Some(7), "{lost:?}");
    assert!(lost.stdout.contains("missing: \"The quay was wet"), "{lost:?}");
    let shown = world.run(&["script", "lamp.html", "--all"]);
    assert!(shown.stdout.contains("– omitted (hidden): Nobody sees this."), "{shown:?}");
    assert!(!world.run(&["script", "lamp.html"]).stdout.contains("Nobody"));
    let json = world.run(&["extract", "lamp.html", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let omitted = json["omitted"].as_array().unwrap();
    assert!(omitted.iter().any(|o| o["reason"] == "navigation" && o["text"] == "Front page"));
}
