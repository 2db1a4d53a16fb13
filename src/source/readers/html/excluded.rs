//! Pages in six languages: what is read of them, and what is not.

use super::Html;
use crate::source::fetch::Fetched;
use crate::source::reader::Source;

/// What a listener hears of a page.
fn heard(title: &str, body: &str) -> String {
    let html = format!(
        "<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"
    );
    let fetched =
        Fetched { origin: "a.html".into(), bytes: html.into_bytes(), ..Fetched::default() };
    let article = Html.read(&fetched).unwrap_or_else(|e| panic!("{e}"));
    let read = article.blocks.iter().filter(|b| !b.is_skipped());
    read.map(|b| {
        let mut text = b.text.clone();
        for part in b.skipped().collect::<Vec<_>>().into_iter().rev() {
            text.replace_range(part.range.clone(), "");
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    })
    .collect::<Vec<_>>()
    .join("\n")
}

/// Two paragraphs of each language between which and behind which something is put.
const BODIES: &[(&str, &str, &str)] = &[
    (
        "en",
        "The orchard above the school was planted by a teacher who did not live to see it bear fruit, and every class since then has pruned one row.",
        "This year the pears came three weeks early, and the children carried them to every door in the street before the wasps could find them.",
    ),
    (
        "de",
        "Der Obstgarten über der Schule wurde von einem Lehrer gepflanzt, der die ersten Früchte nicht mehr erlebt hat, und jede Klasse schneidet seither eine Reihe.",
        "In diesem Jahr kamen die Birnen drei Wochen zu früh, und die Kinder trugen sie an jede Tür der Straße, bevor die Wespen sie fanden.",
    ),
    (
        "fr",
        "Le verger au-dessus de l'école fut planté par un instituteur qui n'en vit jamais les fruits, et chaque classe depuis en taille une rangée.",
        "Cette année les poires sont venues trois semaines trop tôt, et les enfants les ont portées à chaque porte avant que les guêpes ne les trouvent.",
    ),
    (
        "es",
        "El huerto que hay sobre la escuela lo plantó un maestro que no llegó a ver sus frutos, y desde entonces cada clase poda una hilera.",
        "Este año las peras llegaron tres semanas antes, y los niños las llevaron a todas las puertas antes de que las avispas las encontraran.",
    ),
    (
        "zh",
        "学校上面的果园是一位老师种的，他没有等到树结果的那一天，从那以后每个班都要修剪一行果树。",
        "今年的梨早熟了三个星期，孩子们赶在黄蜂找到它们之前，把梨送到了街上每一户人家的门口。",
    ),
    (
        "ja",
        "学校の上の果樹園は、実がなるのを見ることのなかった一人の教師が植えたもので、それ以来どの学級も一列ずつ枝を切っている。",
        "今年は梨が三週間も早く熟し、子どもたちは蜂に見つかる前に通りのすべての家へ届けて回った。",
    ),
];

/// Puts `amid` between and `behind` after the paragraphs of a language, and hears that the paragraphs
/// are read.
fn around(language: &str, amid: &str, behind: &str) -> String {
    let (_, one, two) = BODIES.iter().find(|b| b.0 == language).unwrap();
    let body = format!("<article><h1>Pears</h1><p>{one}</p>{amid}<p>{two}</p>{behind}</article>");
    let heard = heard("Pears", &body);
    assert!(heard.contains(one) && heard.contains(two), "{heard}");
    heard
}

#[test]
fn calls_and_rights_below_the_text_are_not_read() {
    for (language, lines) in [
        (
            "en",
            &[
                "Enjoyed this? Subscribe to our newsletter and never miss a story.",
                "Get our app for your phone and take every story with you.",
            ][..],
        ),
        (
            "de",
            &[
                "Folgen Sie uns auf Facebook und Instagram!",
                "Unterstützen Sie unsere Redaktion mit einer Spende.",
            ],
        ),
        (
            "fr",
            &[
                "Abonnez-vous à notre newsletter et suivez-nous sur Facebook.",
                "Soutenez notre rédaction par un don !",
            ],
        ),
        (
            "es",
            &[
                "Suscríbete a nuestro canal y comparte con tus amigos.",
                "Descarga nuestra aplicación en tu teléfono.",
            ],
        ),
        (
            "zh",
            &[
                "扫描下方二维码，关注我们的微信公众号！",
                "喜欢请点赞、转发，支持我们。",
                "版权归作者所有，未经许可请勿转载。",
            ],
        ),
        ("ja", &["公式アカウントをフォローしてください！", "この記事の無断転載を禁じます。"]),
    ] {
        let behind: String = lines.iter().map(|l| format!("<p>{l}</p>")).collect();
        let heard = around(language, "", &behind);
        lines.iter().for_each(|line| assert!(!heard.contains(line), "{line} in {heard}"));
    }
}

#[test]
fn text_with_such_words_is_read() {
    for (language, line) in [
        ("en", "He promised to follow her and to share whatever the trees would bear."),
        ("en", "Captions were painted on wooden boards, and the rain washed them off."),
        ("de", "Sie folgte ihm durch die Reihen und teilte das Brot mit den Kindern."),
        ("fr", "Il la suivit entre les arbres et partagea son pain avec les enfants."),
        ("es", "Ella lo siguió entre los árboles y compartió el pan con los niños."),
        ("zh", "图为他画的那棵梨树，一直挂在教室的墙上，谁也没有动过。"),
        ("zh", "他一直关注着这些树，也把果子分享给邻居。"),
        ("ja", "彼は木々のあいだを歩き、子どもたちとパンを分け合った。"),
    ] {
        let paragraph = format!("<p>{line}</p>");
        for (amid, behind) in [(&paragraph[..], ""), ("", &paragraph[..])] {
            assert!(around(language, amid, behind).contains(line), "{line}");
        }
    }
}

#[test]
fn who_wrote_it_is_told_apart() {
    for (language, name, line) in [
        ("en", "By Ruth Calder", "Ruth Calder is a journalist in Perth and writes about gardens."),
        ("de", "Von Ruth Kolder", "Ruth Kolder ist Journalistin in Graz und schreibt über Gärten."),
    ] {
        let (_, one, two) = BODIES.iter().find(|b| b.0 == language).unwrap();
        let body = format!(
            "<article><h1>Pears</h1><p>{name}</p><p>{one}</p><p>{two}</p><p><em>{line}</em></p></article>"
        );
        let heard = heard("Pears", &body);
        assert!(heard.contains(two) && !heard.contains(line), "{heard}");
    }
    let heard = around("zh", "", "<p>作者简介：何小满，青年作家，毕业于南山大学，现居成都。</p>");
    assert!(!heard.contains("何小满"), "{heard}");
}

#[test]
fn cards_of_other_articles_are_not_read() {
    let card = |n: u8, title: &str| {
        format!("<div class=c{n}x><h4><a href=/{n}>{title}</a></h4><p>A line about it.</p></div>")
            .replace(&format!("c{n}x"), "c")
    };
    let cards = format!(
        "<section><h3>Autres récits</h3>{}{}{}</section>",
        card(1, "Le puits du haut"),
        card(2, "La dernière école"),
        card(3, "Un pont de bois")
    );
    for (amid, behind) in [("", &cards[..]), (&cards[..], "")] {
        let heard = around("fr", amid, behind);
        assert!(!heard.contains("puits") && !heard.contains("A line"), "{heard}");
    }
    let label = "<p>另见：<a href=/9>山上最后一所小学关门了</a></p>";
    assert!(!around("zh", label, "").contains("最后一所"));
}

#[test]
fn a_list_of_links_that_the_text_leads_to_is_read() {
    for (language, lead) in [
        ("en", "<p>Three kinds of pears grow on the slope:</p>"),
        ("zh", "<p>坡上一共种着三个品种的梨：</p>"),
    ] {
        let list = "<ul><li><a href=/1>Winter pear, row one</a></li><li><a href=/2>Butter pear, row two</a></li></ul>";
        assert!(around(language, &format!("{lead}{list}"), "").contains("row two"), "{language}");
    }
}

#[test]
fn captions_stand_with_their_pictures() {
    for (language, caption) in [
        ("de", "<div class=b><img src=a.jpg><p>Der Garten im Mai.</p></div>"),
        ("es", "<div><img src=a.jpg><span>El huerto en mayo. Foto: Ana Gil</span></div>"),
        ("zh", "<p><img src=a.jpg></p><p style='text-align: center'>五月的果园</p>"),
        ("ja", "<p><img src=a.jpg></p><p><small>五月の果樹園</small></p>"),
    ] {
        let heard = around(language, caption, "");
        assert_eq!(heard.lines().count(), 3, "{heard}");
    }
    // A picture before a paragraph does not make it a caption, and a sign within a line is not a picture.
    let picture = "<p><img src=a.jpg></p><p>The first tree still stands by the gate.</p><p>Where <img src=x.png> is the height, the shade is longer.</p>";
    let heard = around("en", picture, "");
    assert!(heard.contains("by the gate") && heard.contains("is the height"), "{heard}");
}

#[test]
fn galleries_and_cards_over_names_are_not_read() {
    let gallery = "<div><ol><li><b>1/2</b> <p>Ein Bild vom See, auf dem niemand zu sehen ist.</p></li><li><b>2/2</b> <p>Noch ein Bild vom See, diesmal mit Boot.</p></li></ol></div>";
    assert!(!around("de", gallery, "").contains("See"));
    let name = "<p>Then <span><a href=/p>Ida Brook</a><span><a href=/p>Ida Brook</a><a href=/1>All her columns</a></span></span> came up the hill.</p>";
    let heard = around("en", name, "");
    assert!(heard.contains("Then Ida Brook came up the hill."), "{heard}");
}

#[test]
fn what_a_wiki_puts_around_its_text_is_not_read() {
    let (_, one, two) = BODIES[1];
    let body = format!(
        "<div id=c><h1>Birne</h1><div>Aus Gartenwiki, dem Handbuch für alle</div><div role=note>Für den Ort siehe Birne (Dorf).</div>\
         <p>{one}</p><h2>Ernte <span>[<a href=/e>ändern</a>]</span></h2><p>{two}</p><h2>Sorten <span>[<a href=/f>ändern</a>]</span></h2><p>{one}</p></div>"
    );
    let heard = heard("Birne – Gartenwiki", &body);
    for silent in ["Handbuch", "(Dorf)", "ändern", "["] {
        assert!(!heard.contains(silent), "{silent} in {heard}");
    }
    assert!(heard.contains("Ernte") && heard.contains(two), "{heard}");
}

#[test]
fn a_short_text_under_its_headline_is_the_article() {
    let short = "<div class=post><h2>Frost</h2><div class=t><p>Heute Nacht sind alle Blüten erfroren.</p></div></div>";
    for notice in [
        "<div role=dialog><p>Wir und unsere Partner speichern Daten auf Ihrem Gerät, um die Seite zu verbessern, und bitten Sie um Ihre Zustimmung.</p></div>",
        "<form><p>Bitte melden Sie sich an, um alle Beiträge zu sehen, und geben Sie dazu Ihre Adresse und Ihr Kennwort in die Felder ein.</p></form>",
        "<div class='cookie-box'><p>Diese Seite verwendet kleine Dateien, die auf Ihrem Gerät liegen bleiben, und mit jedem Klick stimmen Sie dem zu.</p></div>",
    ] {
        for body in [format!("{short}{notice}"), format!("{notice}{short}")] {
            let heard = heard("Frost | Gartenbuch", &body);
            assert_eq!(heard, "Frost\nHeute Nacht sind alle Blüten erfroren.", "{body}");
        }
    }
}

#[test]
fn a_class_does_not_outweigh_a_sentence_amid_the_text() {
    for class in ["related", "meta-text", "share", "promo"] {
        let line = format!("<p class='{class}'>Nobody had counted the trees before.</p>");
        assert!(around("en", &line, "").contains("Nobody had counted"), "{class}");
        let inline = format!(
            "<p>At noon the <span class='{class}'>old gardener</span> rang the bell twice.</p>"
        );
        assert!(around("en", &inline, "").contains("the old gardener rang"), "{class}");
    }
}

#[test]
fn entries_and_sections_of_an_article_are_no_furniture() {
    let (_, one, two) = BODIES[0];
    let entry = |time: &str, heading: &str, text: &str| {
        format!(
            "<article class=e><header><a href=#e><time>{time}</time></a><h3>{heading}</h3></header><p>{text}</p></article>"
        )
    };
    let entries = entry("14.20", "Ladders come down", "The last row is picked.")
        + &entry("13.05", "Wasps", "Two wagons turned back at the ford.");
    let heard_entries = around("en", "", &entries);
    for read in ["Ladders come down", "row is picked", "Two wagons"] {
        assert!(heard_entries.contains(read), "{read} in {heard_entries}");
    }
    // What a reader must pay for bears one class.
    let paid = format!(
        "<h2 class=paywall>Who owns a pear</h2><p class=paywall>{one}</p><p class=paywall>{two}</p>"
    );
    assert!(around("en", &paid, "").contains("Who owns a pear"));
    // A heading with the link that changes its section stands in a box of its own.
    let boxed = "<div class=hd><h2>Harvest</h2><span>[<a href=/e>change</a>]</span></div>";
    assert!(around("en", boxed, "").contains("Harvest"));
    let beside = "<div class=t><div class=pic><img src=a.jpg><span>The ford in May</span></div>Nobody crossed it that week.</div>";
    let heard_beside = around("en", beside, "");
    assert!(
        heard_beside.contains("Nobody crossed") && !heard_beside.contains("ford in May"),
        "{heard_beside}"
    );
}

#[test]
fn a_box_of_other_articles_keeps_its_heading() {
    let cards = "<article class=e><h3><a href=/1>The well above</a></h3><p>A line.</p></article><article class=e><h3><a href=/2>The last school</a></h3><p>Another.</p></article>";
    let heard_cards = around("en", "", cards);
    assert!(!heard_cards.contains("last school"), "{heard_cards}");
    let more = "<div class=ad-box><h4>More from us</h4><ul><li><a href=/1>The well above</a></li><li><a href=/2>The last school</a></li></ul></div>";
    assert!(!around("en", more, "").contains("More from us"));
}
