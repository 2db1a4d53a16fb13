//! `aloud extract`: what is refused with which sentence, what is written, what the user may choose.

use crate::driver::World;
use crate::pages::{PAGES, page, read, said};
use aloud::internal::source::{self, Options};
use aloud::model::Article;
use aloud::source::Fetched;
use serde_json::{Value, json};

/// A page with what stands around on all pages.
fn framed(title: &str, head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head><body>\
         <header><a href='/'>The Harbour Post</a><nav><ul><li><a href='/news'>News</a><li><a href='/sport'>Sport</a></ul></nav></header>\
         {body}<footer><p>© 2024 Harbour Post Ltd. <a href='/privacy'>Privacy policy</a></p></footer></body></html>"
    )
}

#[test]
fn what_is_no_article_is_refused_with_its_reason() {
    let front: String = (0..60)
        .map(|n| {
            format!(
                "<li><a href='/news/{n}'><h3>Council puts off decision number {n}</h3></a></li>"
            )
        })
        .collect();
    let empty = "<!doctype html><html lang=en><head><title>Reader</title></head><body>\
         <noscript>You need to enable JavaScript to run this app.</noscript>\
         <div id=root></div><script src=/static/js/main.3f.js></script></body></html>";
    let paid = framed(
        "The price of a quiet harbour | The Harbour Post",
        r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The price of a quiet harbour","isAccessibleForFree":false}</script>"#,
        "<article><h1>The price of a quiet harbour</h1><p>Nobody had asked the fishermen. By the time somebody did, the boats were gone.</p>\
         <div class=paywall><p>Choose a plan to keep reading.</p><button>See plans</button></div></article>",
    );
    let lost = framed(
        "404 Not Found",
        "",
        "<main><h1>404 Not Found</h1><p>The page you are looking for may have been moved.</p><p><a href='/'>Go to the front page</a></p></main>",
    );
    let gone = "<!DOCTYPE html><html><head><meta charset=utf-8><title>系统提示</title></head><body><div class=box>\
         <h2>对不起，您访问的页面不存在</h2><p>可能已被删除或者地址有误，5秒后将返回首页。</p><a href='/'>返回首页</a></div></body></html>";
    let captcha = "<!DOCTYPE html><html lang=en><head><title>Just a moment...</title></head><body><h1>harbourpost.example</h1>\
         <p>Verify you are human by completing the action below.</p><div class=captcha-box></div>\
         <p>harbourpost.example needs to review the security of your connection before proceeding.</p><script src=/challenge.js></script></body></html>";
    let list = framed("The Harbour Post", "", &format!("<main><ul>{front}</ul></main>"));
    let items: String = (0..30)
        .map(|i| {
            format!("<li><a href=/{i}>The harbour counts its wave number {i} again</a> 2026</li>")
        })
        .collect();
    let index =
        framed("Archive", "", &format!("<article><h1>Archive</h1><ul>{items}</ul></article>"));
    let world = World::new();
    for (name, html, why) in [
        ("index", &index[..], "it is a list of links; give the address of one article"),
        ("empty", empty, "its text is put there by JavaScript"),
        ("paid", &paid, "the rest is for subscribers"),
        ("lost", &lost, "it is an error page; check the address"),
        ("gone", gone, "it is an error page; check the address"),
        ("captcha", captcha, "it is an error page; check the address"),
        ("list", &list, "it is a list of links; give the address of one article"),
    ] {
        let file = format!("{name}.html");
        world.put(&file, html);
        let ran = world.run(&["extract", &file]);
        assert_eq!(ran.code, Some(3), "{name}: {ran:?}");
        assert!(ran.stderr.contains(&format!("{file} holds no article: ")), "{name}: {ran:?}");
        assert!(ran.stderr.contains(why), "{name}: {ran:?}");
        assert!(ran.stdout.is_empty(), "{name}: {ran:?}");
    }
}

#[test]
fn what_only_looks_like_one_of_those_is_read() {
    let brief = "The bridge at Quoyburn will be shut on Sunday night, from eleven until five on Monday morning, while its bearings \
        are greased. Buses will turn at the school. The council has asked drivers to leave early, and walkers to bring a lamp, \
        since the lights on the bridge will be off as well.";
    let about_404 = "When a server cannot find what you asked for, it answers with the number 404. The first digit says that the \
        fault is yours, and the last two that there is nothing at that address. Nobody in the room that is said to have had this \
        number remembers such a room. What is certain is that the phrase “page not found” has been read more often than most poems.";
    let asks = "The lamp at the end of the pier was lit again on Friday, for the first time since the war. A crowd of about forty came to see it, \
        and the minister said a few words, most of which the wind took. The keeper’s daughter, who is ninety-one, turned the switch. \
        She said that it was a good deal easier than paraffin. If you liked this article, you can subscribe to our weekly letter.";
    let linked: String = (0..14)
        .map(|n| {
            format!(
                "<p>In the year {} the <a href='/wiki/{n}a'>parish council</a> met at <a href='/wiki/{n}b'>Ness</a> and, after a day’s \
                 debate with the <a href='/wiki/{n}c'>harbour board</a>, put the question off to the <a href='/wiki/{n}d'>next spring</a>.</p>",
                1820 + n
            )
        })
        .collect();
    let world = World::new();
    for (name, title, body, last) in [
        ("brief", "Bridge to close on Sunday night", format!("<p>{brief}</p>"), "be off as well."),
        (
            "about-404",
            "Why 404 means “not found”",
            format!("<p>{about_404}</p>"),
            "than most poems.",
        ),
        ("asks", "Pier lamp lit again", format!("<p>{asks}</p>"), "paraffin."),
        ("linked", "The long question of the pier", linked, "the [next spring](/wiki/13d)."),
    ] {
        let html = framed(
            &format!("{title} | The Harbour Post"),
            "<meta property=og:site_name content='The Harbour Post'>",
            &format!("<main><article><h1>{title}</h1>{body}</article></main>"),
        );
        let file = format!("{name}.html");
        world.put(&file, html);
        let ran = world.run(&["extract", &file]);
        assert_eq!(ran.code, Some(0), "{name}: {ran:?}");
        assert!(ran.stdout.starts_with(&format!("# {title}\n\n")), "{name}: {ran:?}");
        assert!(ran.stdout.contains(last), "{name}: {ran:?}");
        assert!(
            !ran.stdout.contains("Privacy") && !ran.stdout.contains("Sport"),
            "{name}: {ran:?}"
        );
    }
}

#[test]
fn markdown_is_as_it_was() {
    let world = World::new();
    let ran = world.run(&["extract", page("it-recipe").to_str().unwrap()]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""), "{ran:?}");
    let kept = page("it-recipe").with_file_name("../golden/it-recipe.md");
    if std::env::var_os("ALOUD_UPDATE").is_some() {
        std::fs::write(&kept, &ran.stdout).unwrap();
    }
    let kept = std::fs::read_to_string(&kept).unwrap();
    assert!(
        kept == ran.stdout,
        "run ALOUD_UPDATE=1 cargo test markdown_is if this is wanted: {}",
        ran.stdout
    );
}

fn of_markdown(markdown: &str) -> Article {
    let extension = Some("md".to_owned());
    let bytes = markdown.as_bytes().to_vec();
    let fetched = Fetched { origin: "a.md".into(), bytes, extension, ..Fetched::default() };
    source::read(&fetched, &Options::default()).unwrap()
}

/// What is said is the same again after a way through Markdown.
#[test]
fn markdown_reads_back_to_the_same_texts() {
    let world = World::new();
    for file in PAGES.iter().map(|p| page(p.name)) {
        let ran = world.run(&["extract", file.to_str().unwrap()]);
        assert_eq!(said(&of_markdown(&ran.stdout)), said(&read(&file)), "{}", ran.stdout);
    }
    // What means something to Markdown and nothing to the author.
    let strange = [
        "<p>2015. That was the year.</p><p># no heading</p><p>- no item</p><p>1) none</p><p>+ 3</p><p>&gt; none</p>",
        "<p>a * b * c_d_e [x](y) `z` &amp;lt; AT&amp;T ~~no~~ 3~5 \\* &lt;b&gt; | a</p>",
        "<p>他说<strong>“好”</strong>了，<b>好</b><i>的</i>。<b><a href='/a (b)'>是</a></b>吗 x<em>.y</em>z</p>",
        "<p>run <code>a*b_c[1] &lt; 2</code> and <code>a`b</code> and <code><a href=/x>in</a></code></p>",
        "<ol><li>one<li>two</ol><ol><li>one again<li>2. two</ol><ol start=7><li># seven</ol><ul><li>- dash<li>1. one</ul>",
        "<table><tr><th>A<tr><td>b<td>c<tr><td>d|e<td>f<td>g<tr><td>h<td><a href=/i><b>i</b></a></table><h2>C#</h2><p>x</p><h3># {#id}</h3><p>---</p><p>y ===</p>",
        "<blockquote><p>- quoted</p><p>more</p></blockquote><p>![no](picture)</p><p>[^1]: no note</p><p>===</p>",
    ];
    let text =
        "A paragraph that is long enough to be an article, with commas, as people write them. "
            .repeat(3);
    for body in strange {
        let html = format!(
            "<html lang=en><title>T*</title><article><h1>T*</h1><p>{text}</p>{body}<p>{text}</p></article>"
        );
        let file = world.put("strange.html", &html);
        let ran = world.run(&["extract", "strange.html"]);
        assert_eq!(said(&of_markdown(&ran.stdout)), said(&read(&file)), "{}", ran.stdout);
    }
}

#[test]
fn json_counts_code_points() {
    let world = World::new();
    let html = "<html lang=zh><title>𠀀字</title><article><h1>𠀀字</h1><p>𠀀𪜀先生，<em>喜欢🙂</em>读书，也喜欢走路，每天早上都去河边看<a href='/s'>船</a>，风雨无阻，已经二十年了。</p>\
                <p>他说，河水每年都在变，船也越来越少，可是只要还有一条船，他就会去看。邻居们都知道他的脾气，没有人劝他，下雨天还有人给他送伞，送热茶，陪他说一会儿话。</p></article>";
    world.put("a.html", html);
    let ran = world.run(&["extract", "a.html", "--json"]);
    let article: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(article["title"], "𠀀字");
    let block = &article["blocks"][1];
    assert_eq!(block["kind"], "paragraph");
    let points: Vec<char> = block["text"].as_str().unwrap().chars().collect();
    for (run, mark, shown) in [(0, "emphasis", "喜欢🙂"), (1, "link", "船")] {
        let run = &block["runs"][run];
        let at = |i: usize| run["text"][i].as_u64().unwrap() as usize;
        assert_eq!(run["mark"], mark, "{block}");
        assert_eq!(points[at(0)..at(1)].iter().collect::<String>(), shown, "{block}");
    }
}

#[test]
fn the_filter_answers_every_case_in_order() {
    let world = World::new();
    let mut cases = String::from("\n");
    for n in 0..40 {
        // Pages of all lengths, so that later ones are ready before earlier ones.
        let text = format!("<p>Page {n} is about the sea, and about boats, and about rope.</p>");
        let text = text.repeat(if n % 7 == 0 { 400 } else { 8 });
        world
            .put(&format!("{n}.html"), format!("<title>Page {n}</title><article>{text}</article>"));
        cases += &format!(
            "{}\n",
            json!({ "id": n, "html": format!("{n}.html"), "url": "https://a.example/" })
        );
        cases += if n % 5 == 0 { "  \n\n" } else { "" };
        if n == 20 {
            cases += "{\"id\": \"lost\", \"html\": \"lost.html\"}\n";
        }
    }
    let ran = world.pipe(&["extract", "-", "--jsonl", "--jobs", "3"], cases.as_bytes());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let answers: Vec<Value> =
        ran.stdout.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let ids: Vec<&Value> = answers.iter().map(|a| &a["id"]).collect();
    let expected: Vec<Value> =
        (0..=20).map(Value::from).chain(["lost".into()]).chain((21..40).map(Value::from)).collect();
    assert_eq!(ids, expected.iter().collect::<Vec<_>>());
    for answer in &answers {
        let error = answer["error"].as_str().unwrap_or_default();
        assert_eq!(error.contains("lost.html"), answer["id"] == "lost", "{answer}");
        assert!(error.is_empty() || answer["text"] == "", "{answer}");
    }
    assert!(answers[3]["text"].as_str().unwrap().contains("Page 3 is about"), "{}", answers[3]);

    let ran = world.pipe(
        &["extract", "-", "--jsonl"],
        b"\n\n{\"id\": 1, \"html\": \"1.html\"}\n\n{\"id\": 2}\n",
    );
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(ran.stderr.contains("line 5"), "{ran:?}");
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines.len() == 2 && lines[1].contains("line 5"), "it has its answer too: {ran:?}");
}

/// Who asks for one page at a time gets each answer at once, whatever empty lines he sends.
#[test]
fn the_filter_can_be_talked_with() {
    use std::io::{BufRead, BufReader, Write};
    let world = World::new();
    let text = "<p>The sea is wide, and the boats on it are few, but they come home.</p>".repeat(9);
    world.put("a.html", format!("<title>The sea</title><article>{text}</article>"));
    let mut command = world.command(&["extract", "-", "--jsonl"]);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut ask = child.stdin.take().unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    let answers = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || answers.lines().try_for_each(|line| tell.send(line.unwrap())));
    for n in 0..3 {
        writeln!(ask, "\n\n{}\n", json!({ "id": n, "html": "a.html" })).unwrap();
        let answer = told.recv_timeout(std::time::Duration::from_secs(60)).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["id"], n, "{answer}");
    }
    drop(ask);
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_user_chooses_what_is_read() {
    let world = World::new();
    let table = page("es-tabla");
    let table = table.to_str().unwrap();
    let caption = "Agua almacenada, en hm³";
    let row = "| La Encina | 12,3 | 12,0 |";
    let check = |args: &[&str], reads_caption: bool, reads_table: bool| {
        let mut all = vec!["extract", table];
        all.extend(args);
        let ran = world.run(&all);
        assert_eq!(ran.code, Some(0), "{args:?}: {ran:?}");
        assert_eq!(ran.stdout.contains(caption), reads_caption, "{args:?}: {ran:?}");
        assert_eq!(ran.stdout.contains(row), reads_table, "{args:?}: {ran:?}");
        assert!(ran.stdout.contains("La Encina") || !reads_table, "{args:?}: {ran:?}");
    };
    check(&[], false, true);
    check(&["--read", "caption", "--skip", "table"], true, false);
    world.put("mine.toml", "[reading]\ncaption = true\ntable = false\n");
    check(&["--config", "mine.toml"], true, false);
    // What is said now goes before what was once written down.
    check(&["--config", "mine.toml", "--read", "table", "--skip", "caption"], false, true);
    for (args, name) in [(["--skip", "tabel"], "tabel"), (["--read", "captions"], "captions")] {
        let ran = world.run(&["extract", table, args[0], args[1]]);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert!(ran.stderr.contains(name) && ran.stderr.contains("caption, table"), "{ran:?}");
    }
    world.put("wrong.toml", "[reading]\ntabel = false\n");
    let ran = world.run(&["extract", table, "--config", "wrong.toml"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("tabel") && ran.stderr.contains("wrong.toml"), "{ran:?}");
}
