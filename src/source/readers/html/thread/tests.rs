//! Threads of several shapes, and pages that are none.

use crate::source::fetch::Fetched;
use crate::source::reader::Source;
use crate::source::readers::html::Html;

fn heard(body: &str) -> String {
    let bytes = format!("<html><head><title>Beehive in winter</title></head><body><h1>Beehive in winter</h1>{body}</body></html>").into_bytes();
    let fetched = Fetched { origin: "a.html".into(), bytes, ..Fetched::default() };
    let article = Html.read(&fetched).unwrap_or_else(|e| panic!("{e}"));
    let read = article.blocks.iter().filter(|b| !b.is_skipped());
    read.map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n")
}

const POSTS: &[(&str, &str, &str, &str)] = &[
    (
        "wicker",
        "Larva",
        "My hive hums all night, and it is colder than last year.<br>Is that a bad sign?",
        "Made of wax.",
    ),
    (
        "玄米",
        "三级会员",
        "不要紧，蜜蜂靠抖动取暖。<br>箱口别堵死，留一指宽。",
        "养蜂十年，只卖自己吃的蜜",
    ),
    ("wicker", "Larva", "Thank you!", "Made of wax."),
];

/// A page of posts; `{n}`, `{name}`, `{rank}`, `{text}`, `{sign}` stand for what differs.
fn thread(shape: &str) -> String {
    let fill = |(n, (name, rank, text, sign)): (usize, &(&str, &str, &str, &str))| {
        shape
            .replace("{n}", &(n + 70).to_string())
            .replace("{name}", name)
            .replace("{rank}", rank)
            .replace("{text}", text)
            .replace("{sign}", sign)
    };
    POSTS.iter().enumerate().map(fill).collect()
}

#[test]
fn all_posts_are_read_and_nothing_around_them() {
    for shape in [
        "<table id=p{n}><tr><td class=who rowspan=2><a href=/u>{name}</a><p>{rank}</p></td><td><p>{n}#</p><div class=x><table><tr><td class=msg>{text}</td></tr></table></div></td></tr><tr><td><div class=sign>{sign}</div></td></tr></table>",
        "<div id=post-{n} class=m><div class=u><a href=/u>{name}</a> <em>{rank}</em></div><div class=b><div class=t>{text}</div><div class=user-signature>{sign}</div></div><span>{n} Likes</span></div>",
        "<div id=p{n}><a href=/u>{name}</a><div class=t><aside class=quoted><p>Who says so, and since when? Nobody did.</p></aside><p>{text}</p></div></div>",
        "<section itemtype='https://schema.org/Comment' class=m><div class=u><a href=/u>{name}</a> {rank}</div><div class=t><p>{text}</p></div><p>{n} people said thanks</p></section>",
    ] {
        let heard = heard(&thread(shape));
        for (_, rank, text, sign) in POSTS {
            text.split("<br>").for_each(|t| assert!(heard.contains(t), "{t} in {heard}"));
            assert!(!heard.contains(rank), "{rank} in {heard}");
            assert!(!shape.contains("sign>") || !heard.contains(sign), "{sign} in {heard}");
        }
        assert!(!heard.contains("70"), "{heard}");
    }
}

#[test]
fn who_is_quoted_is_not_read_and_the_quotation_is() {
    let page = thread(
        "<div id=p{n}><a href=/u>{name}</a><div class=t><blockquote><b>wicker 2021-2-3 10:20</b><br>Is it ill?</blockquote>{text}</div></div>",
    );
    let heard = heard(&page);
    assert!(heard.contains("Is it ill?") && !heard.contains("2021"), "{heard}");
}

#[test]
fn remarks_below_an_article_do_not_take_its_place() {
    let article = "<article>".to_owned()
        + &"<p>The hive stood behind the school for sixty years, and no winter had emptied it.</p>"
            .repeat(4)
        + "<p class=note>Measured: three degrees.</p></article>";
    let remarks = thread(
        "<div class=comment id=c{n}><b class=user>{name}</b><div class=comment-text>{text}</div></div>",
    );
    let heard = heard(&format!("{article}<div id=comments>{remarks}{remarks}</div>"));
    assert!(heard.contains("sixty years") && heard.contains("three degrees"), "{heard}");
    assert!(!heard.contains("Thank you"), "{heard}");
}

#[test]
fn sections_of_an_article_keep_what_is_around_their_texts() {
    let section = |n: u8, text: &str| {
        format!(
            "<div class=s id=s{n}><h3>Step {n}</h3><a href=/next>More</a><div class=x>{text}</div><p>Then wait for an hour, and see whether the bees come out again.</p></div>"
        )
    };
    let page = section(1, "Lift the lid, slowly, and look.")
        + &section(2, "Close it, and turn the hive to the south.");
    let heard = heard(&page);
    for read in ["Step 1", "Step 2", "Lift the lid", "wait for an hour"] {
        assert!(heard.contains(read), "{read} in {heard}");
    }
}
