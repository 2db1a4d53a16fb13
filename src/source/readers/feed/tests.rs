//! Whole feeds.

use super::*;
use crate::model::language::Language;
use crate::model::work::within;
use std::time::Duration;

fn fetched(text: &str) -> Fetched {
    let url = Some("https://example.org/feed/".to_owned());
    Fetched { origin: "a.xml".into(), bytes: text.into(), url, ..Fetched::default() }
}

fn all(text: &str) -> Vec<Item> {
    let fetched = fetched(text);
    assert_eq!(Feed.claim(&fetched), Claim::Sure, "{text}");
    items(&fetched).unwrap()
}

fn read(text: &str, index: usize) -> Article {
    match article(&fetched(text), index).unwrap() {
        Found::Article(article) => *article,
        Found::Follow { link, .. } => panic!("{link}"),
    }
}

fn refused(text: &str) -> String {
    let e = items(&fetched(text)).unwrap_err();
    assert_eq!(e.kind(), Kind::Input);
    e.to_string()
}

const RSS: &str = "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>
<channel><title>Skerrow Post</title><link>https://example.org/</link><language>en-gb</language>
<image><title>No</title></image>
<item><title>Old &amp;amp; new: the &amp;#8220;dial&amp;#8221;</title><link>/a</link><pubDate>Mon, 02 Mar 2026 09:30:00 +0100</pubDate>
<author>mail@example.org (Ruth Mackay)</author><description>Summary.</description>
<content:encoded><![CDATA[<h2>Dial</h2><p>It has hung <a href='b'>there</a>&nbsp;since 1889.</p><p>The post <a>x</a> appeared first on <a>y</a>.]]></content:encoded></item>
<item><title>Later</title><guid>https://example.org/later</guid><pubDate>Tue, 03 Mar 2026 00:10:00 +0800</pubDate>
<description>&lt;p&gt;A storm &lt;a&gt;Continue reading&lt;/a&gt;</description><source url='x'>Other</source></item>
<item><title>Bad</title><link>file:///etc/passwd</link><pubDate>Sun, 01 Mar 2026 00:10:00 GMT</pubDate></item>
</channel></rss>";

#[test]
fn rss_is_read_newest_first() {
    let items = all(RSS);
    let titles: Vec<_> = items.iter().map(|i| i.title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["Later", "Old & new: the “dial”", "Bad"]);
    assert_eq!(items[0].link.as_deref(), Some("https://example.org/later"));
    assert_eq!((items[0].is_full, items[1].is_full), (false, true));
    assert_eq!(items[0].published.as_deref(), Some("2026-03-03T00:10:00+08:00"));
    assert_eq!(items[1].authors, ["Ruth Mackay"]);
    let article = read(RSS, 1);
    let texts: Vec<_> = article.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(texts[..3], ["Old & new: the “dial”", "Dial", "It has hung there since 1889."]);
    assert!(article.blocks[3].is_skipped(), "{:?}", article.blocks[3]);
    assert_eq!(article.meta.site.as_deref(), Some("Skerrow Post"));
    assert_eq!(article.meta.language, Language::parse("en-GB"));
    let mark = &article.blocks[2].runs[0].mark;
    assert_eq!(*mark, crate::model::article::Mark::Link("https://example.org/b".into()));
}

#[test]
fn an_item_without_its_text_says_where_it_is() {
    let Found::Follow { link, summary } = article(&fetched(RSS), 0).unwrap() else { panic!() };
    assert_eq!(link, "https://example.org/later");
    // Without the network it is the summary.
    assert_eq!(summary.unwrap().blocks[1].text, "A storm Continue reading");
    assert_eq!(Feed.read(&fetched(RSS)).unwrap().blocks.len(), 2);
    let empty = "<rss><item><title>A</title><link>https://example.org/a</link></item></rss>";
    let e = Feed.read(&fetched(empty)).unwrap_err().to_string();
    assert!(e.ends_with("the article is at https://example.org/a"), "{e}");
    let e = article(&fetched(RSS), 2).unwrap_err().to_string();
    assert!(e.contains("item 3 of a.xml: it has no text, and no link"), "{e}");
    assert_eq!(article(&fetched(RSS), 3).unwrap_err().kind(), Kind::Usage);
}

#[test]
fn atom_is_read_by_its_types() {
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/x/' xml:lang='de'>
        <title type='text'>Zeitung</title><author><name>Redaktion</name></author><link rel='self' href='f'/><link href='.'/>
        <entry><title type='html'>A &amp;lt;b&gt; &amp;amp; &lt;i&gt;c&lt;/i&gt;</title><id>urn:1</id><updated>2026-03-05T09:30:00Z</updated>
        <link rel='edit' href='e'/><link rel='alternate' href='1'/><summary>Kurz.</summary>
        <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Wahr &amp; <wbr/><em>gut</em> &lt;5&gt;.</p></div></content></entry>
        <entry xml:lang='en'><title>Two</title><author><name>A</name><email>a@b.c</email></author><content type='text'>One &lt; two.\n\nThree.</content></entry>
        <entry><title>Three</title><content type='image/png' src='x'/><source><title>No</title></source></entry></feed>";
    let items = all(atom);
    assert_eq!(items[0].title.as_deref(), Some("A <b> & c"));
    assert_eq!(items[0].link.as_deref(), Some("https://example.org/x/1"));
    let article = read(atom, 0);
    assert_eq!(article.blocks[1].text, "Wahr & gut <5>.");
    assert_eq!(article.meta.authors, ["Redaktion"]);
    let article = read(atom, 1);
    let texts: Vec<_> = article.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(texts, ["Two", "One < two.", "Three."]);
    assert_eq!(article.meta.language, Language::parse("en"));
    assert_eq!((items[2].is_full, &items[2].content), (false, &None));
}

#[test]
fn old_versions_and_json_are_read() {
    let rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='x'>
        <channel><title>河道</title></channel><item><title>一河一策</title><link>http://example.org/1</link>
        <dc:creator>王小明</dc:creator><dc:date>2026-03-05</dc:date><description>摘要。</description></item></rdf:RDF>";
    let items = all(rdf);
    assert_eq!(
        (items[0].title.as_deref(), &items[0].authors[..]),
        (Some("一河一策"), &["王小明".to_owned()][..])
    );
    assert_eq!(items[0].published.as_deref(), Some("2026-03-05"));
    for version in ["0.91", "0.93", "3.0"] {
        let rss = format!(
            "<rss version='{version}'><channel><item><title>A &nbsp;b & c</title></item></channel></rss>"
        );
        assert_eq!(all(&rss)[0].title.as_deref(), Some("A b & c"));
    }
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": "https://example.org/", "language": "fr",
        "items": [{"id": 7, "url": "/a", "title": "U", "content_text": "Un < deux.\n\nTrois.", "authors": [{"name": "A"}], "date_published": "2026-03-05T09:30:00+01:00"}, {"id": "8", "summary": 5}]}"#;
    let items = all(json);
    assert_eq!(
        (items[0].id.as_deref(), items[0].link.as_deref()),
        (Some("7"), Some("https://example.org/a"))
    );
    let article = read(json, 0);
    assert_eq!(article.blocks[1].text, "Un < deux.");
    assert_eq!(article.meta.language, Language::parse("fr"));
}

#[test]
fn names_of_authors() {
    let rss = |author: &str| {
        let rss = format!("<rss><channel><item><author>{author}</author></item></channel></rss>");
        all(&rss)[0].authors.clone()
    };
    assert_eq!(rss("作者 王小明"), ["作者 王小明"]);
    assert!(rss("作者：a@b.com").is_empty());
    assert_eq!(rss("A B &lt;a@b.com>"), ["A B"]);
    assert!(rss("a@b.com").is_empty());
}

#[test]
fn what_is_no_feed_or_hostile_is_refused_or_read_in_time() {
    within(Duration::from_secs(30), read_hostile_feeds);
}

fn read_hostile_feeds() {
    assert!(refused("<rss><channel/></rss>").contains("a feed without items"));
    assert!(refused("<opml/>").contains("begins with <opml> and is not a feed"));
    assert!(refused("{\"items\": [").contains("JSON is broken"));
    assert!(refused("<rss><channel><item><title>a").contains("breaks off within an item"));
    assert!(refused(&("{\"a\":".repeat(100_000))).contains("JSON is broken"));
    let many = "<item><title>a</title><description>&lt;p&gt;b</description></item>".repeat(100_000);
    assert_eq!(items(&fetched(&format!("<rss>{many}</rss>"))).unwrap().len(), 100_000);
    let deep = format!("<rss><item><description>{}", "<b>".repeat(500_000));
    let _ = items(&fetched(&deep));
    let bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><rss><item><title>&b;</title></item></rss>";
    assert_eq!(items(&fetched(bomb)).unwrap()[0].title.as_deref(), Some("&b;"));
}

#[test]
fn namespaces_count_and_not_their_prefixes() {
    let rss = |declared: &str, item: &str| {
        let rss = format!(
            "<rss {declared}><channel><item><title>T</title><description>Short.</description>{item}</item></channel></rss>"
        );
        let article = read(&rss, 0);
        article.blocks.into_iter().skip(1).map(|b| b.text).collect::<Vec<_>>().join(" ")
    };
    let full = "xmlns:full='http://purl.org/rss/1.0/modules/content/'";
    assert_eq!(rss(full, "<full:encoded>&lt;p&gt;The tide.</full:encoded>"), "The tide.");
    let atom = "xmlns:x='http://www.w3.org/2005/Atom'";
    assert_eq!(rss(atom, "<x:content type='html'>&lt;p&gt;The tide.</x:content>"), "The tide.");
    let page =
        "<h:body xmlns:h='http://www.w3.org/1999/xhtml'><h:p>The <h:b>tide</h:b>.</h:p></h:body>";
    assert_eq!(rss("", page), "The tide.");
    // Another's element of the same name is none.
    assert_eq!(rss("xmlns:full='urn:x'", "<full:encoded>No.</full:encoded>"), "Short.");
    let media = "<rss xmlns:m='http://search.yahoo.com/mrss/'><item><title>T</title><m:group><m:title>No</m:title><m:description>The film of the tide.</m:description></m:group></item></rss>";
    assert_eq!(read(media, 0).blocks[1].text, "The film of the tide.");
}

#[test]
fn text_that_was_escaped_twice_is_markup_and_text_about_markup_is_not() {
    let text = |description: &str| {
        let rss = format!("<rss><item><description>{description}</description></item></rss>");
        read(&rss, 0).blocks.into_iter().map(|b| b.text).collect::<Vec<_>>().join("|")
    };
    assert_eq!(
        text("&amp;lt;p&amp;gt;The tide.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two.&amp;lt;/p&amp;gt;"),
        "The tide.|Two."
    );
    assert_eq!(text("Write &amp;lt;b&amp;gt; and &amp;lt;/b&amp;gt;."), "Write <b> and </b>.");
}

#[test]
fn a_text_that_stands_in_for_the_article_is_not_it() {
    let rss = "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><item><title>T</title><link>https://example.org/a</link>\
        <description>The tide fell.</description><content:encoded>Please verify that you are human to continue.</content:encoded></item></rss>";
    let Found::Follow { summary, .. } = article(&fetched(rss), 0).unwrap() else { panic!() };
    assert_eq!(summary.unwrap().blocks[1].text, "The tide fell.");
}
