//! Pages of our own, each with all that a listener is told of it and hears of it.

// Each page states what it has; the rest is nothing, even where a page has all.
#![allow(clippy::needless_update)]

use aloud::internal::source;
use aloud::model::{Article, Block, BlockKind, Mark, Role};
use std::path::{Path, PathBuf};

/// What must be found on a page of `tests/pages`; empty is nothing.
pub struct Page {
    pub name: &'static str,
    title: &'static str,
    authors: &'static [&'static str],
    published: &'static str,
    modified: &'static str,
    language: &'static str,
    site: &'static str,
    url: &'static str,
    image: &'static str,
    /// The beginnings of all that is read, in order, and what it is; what ends in `$` is all of it.
    read: &'static [(BlockKind, &'static str)],
    /// What must not be read.
    silent: &'static [&'static str],
}

const NOTHING: Page = Page {
    name: "",
    title: "",
    authors: &[],
    published: "",
    modified: "",
    language: "",
    site: "",
    url: "",
    image: "",
    read: &[],
    silent: &[],
};

use BlockKind::{ListItem as Item, Paragraph as Text, Quote, TableRow as Row};
const HEADLINE: BlockKind = BlockKind::Heading { level: 1 };
const HEADING: BlockKind = BlockKind::Heading { level: 2 };

pub const PAGES: &[Page] = &[
    Page {
        name: "bilingual",
        title: "图书馆开馆时间调整通知 Change of Opening Hours",
        published: "2023-06-28",
        language: "zh-Hans",
        site: "南湖大学图书馆",
        url: "https://lib.nanhu.example/notice/2023/hours",
        read: &[
            (HEADLINE, "图书馆开馆时间调整通知 Ch"),
            (Text, "各位读者：因主馆空调系统检修"),
            (Text, "期间到期的图书将自动续借至7"),
            (Text, "给您带来不便，敬请谅解。$"),
            (Text, "Dear readers, while the air"),
            (Text, "Books that fall due in these days"),
            (Text, "We apologize for the inconvenience.$"),
            (Text, "咨询电话（Help desk"),
        ],
        silent: &["检索", "发布日期", "版权所有"],
        ..NOTHING
    },
    Page {
        name: "de-divs",
        title: "Die letzte Setzerin von Brunnau",
        authors: &["Katrin Oelze"],
        published: "2023-09-14T10:30:00+02:00",
        modified: "2023-09-15T08:05:00+02:00",
        language: "de",
        site: "Brunnauer Bote",
        url: "https://www.brunnauer-bote.example/kultur/die-letzte-setzerin-a-4411.html",
        image: "https://www.brunnauer-bote.example/bilder/setzerin.jpg",
        read: &[
            (HEADLINE, "Die letzte Setzerin von Brunnau$"),
            (Text, "Von Katrin Oelze$"),
            (Text, "In der Gerbergasse riecht es nach"),
            (Text, "Seit 52 Jahren macht sie das,"),
            (Text, "Ein Handwerk ohne Nachfolger$"),
            (Text, "„Die Jungen kommen, schauen sich"),
            (Text, "Am 1. Dezember schließt die"),
            (Text, "Und der Setzkasten? Den nimmt sie"),
        ],
        silent: &[
            "Cookies",
            "Ressorts",
            "Lesen Sie auch",
            "Glockengießer",
            "Drucken",
            "Meistgelesen",
            "Freibad",
            "Impressum",
            "14. September",
        ],
        ..NOTHING
    },
    Page {
        name: "en-amp",
        title: "How to hear a glacier",
        authors: &["Ingrid Vase"],
        published: "2021-10-11T09:30:00+00:00",
        modified: "2021-10-12T16:20:31+00:00",
        language: "en",
        site: "Fieldnotes",
        url: "https://fieldnotes.example/2021/10/how-to-hear-a-glacier/",
        image: "https://fieldnotes.example/hydrophone.jpg",
        read: &[
            (HEADLINE, "How to hear a glacier$"),
            (Text, "Drop a microphone into the water"),
            (Text, "On our second day at the fjord we"),
            (HEADING, "What the noise tells$"),
            (Text, "The frying grows with the"),
            (Quote, "It is the only place I know where"),
            (Quote, "— Marit Aas, boatman$"),
            (Text, "We kept forty hours of it. My"),
        ],
        silent: &[
            "Loading advertisement",
            "Archive",
            "Leave a Comment",
            "Back to top",
            "3 years ago",
            "The hydrophone before",
        ],
        ..NOTHING
    },
    Page {
        name: "en-comments",
        title: "I repaired one radio and it took a year",
        authors: &["Lou Brandt"],
        published: "2019-02-17T21:14:55-05:00",
        modified: "2019-02-18T08:00:10-05:00",
        language: "en-US",
        site: "Solder & Patience",
        url: "https://solder.example/2019/02/one-radio-one-year/",
        read: &[
            (HEADLINE, "I repaired one radio and it took a year$"),
            (Text, "My neighbor left it on the porch"),
            (Text, "I thought it would take a"),
            (Text, "What took the year was not the"),
            (Text, "Last Tuesday it played. A ball"),
        ],
        silent: &[
            "About",
            "Share this",
            "Hal",
            "Toledo",
            "Reply",
            "email address",
            "A drawer full of knobs",
            "powered by",
        ],
        ..NOTHING
    },
    Page {
        name: "en-encyclopedia",
        title: "Marrow Light",
        authors: &["Contributors to Openpedia"],
        published: "2006-02-11T12:00:00Z",
        modified: "2024-01-09T03:11:45Z",
        language: "en",
        site: "Openpedia",
        url: "https://en.openpedia.example/wiki/Marrow_Light",
        image: "https://upload.openpedia.example/marrow.jpg",
        read: &[
            (HEADLINE, "Marrow Light$"),
            (Text, "Marrow Light is a disused"),
            (HEADING, "History$"),
            (Text, "Work began after the loss of the"),
            (HEADING, "Keepers$"),
            (Text, "Three keepers and their families"),
            (Item, "Ann Garrioch, 1901–1919$"),
            (Item, "Peter Louttit, 1919–1945$"),
            (Item, "John Garrioch, 1945–1971$"),
        ],
        silent: &[
            "edit",
            "Jump to",
            "For the novel",
            "Contents",
            "citation needed",
            "The tower in 2011",
            "Muir's plan",
            "Lights of the North",
            "Ness Light",
            "Retrieved from",
            "Log in",
            "last edited",
            "free licence",
        ],
        ..NOTHING
    },
    Page {
        name: "en-manual",
        title: "Drying nets",
        language: "en",
        site: "Harbour Handbook",
        read: &[
            (HEADLINE, "Drying nets$"),
            (Text, "A wet net is heavy"),
            (HEADING, "Hanging it$"),
            (Text, "Hang the net by its head rope"),
            (Text, "danger$"),
            (Text, "Never hang a net across the slipway.$"),
            (HEADING, "How long to wait$"),
            (Row, "Yarn"),
            (Row, "Cotton"),
            (Row, "Nylon"),
            (HEADING, "Biography of a net$"),
            (Text, "The oldest net in the harbour"),
            (Item, "1. Walk along the head rope and feel for knots.$"),
            (Item, "2. Shake out the weed.$"),
            (Text, "When all of it is dry to the hand"),
        ],
        silent: &["Tide Letter", "Subscribe", "Edit this page", "of use to you", "Copyright"],
        ..NOTHING
    },
    Page {
        name: "en-mixed",
        title: "Walking to Quoyburn",
        language: "en",
        read: &[
            (HEADLINE, "Walking to Quoyburn$"),
            (Text, "Start from the pier, with the sea"),
            (Text, "Beyond the stile the ground is"),
            (Text, "About two miles on you come to a"),
            (Text, "From the school it is downhill"),
            (Text, "The shop closes at four. There is"),
            (Text, "If you miss it, knock at the blue door.$"),
        ],
        silent: &["All walks", "The lighthouse round", "walking club"],
        ..NOTHING
    },
    Page {
        name: "en-newspaper",
        title: "Skerrow ferry returns after nine-year absence",
        authors: &["Moira Tulloch", "Sam Okonjo"],
        published: "2024-03-05T06:00:12Z",
        modified: "2024-03-05T17:41:00Z",
        language: "en-GB",
        site: "The Harbour Post",
        url: "https://www.harbourpost.example/news/2024/mar/05/skerrow-ferry-returns",
        image: "https://img.harbourpost.example/ferry-1200.jpg",
        read: &[
            (HEADLINE, "Skerrow ferry returns after nine-year absence$"),
            (Text, "Islanders lined the pier before"),
            (Text, "At six minutes past five on"),
            (Text, "She carried eleven passengers, a"),
            (Text, "“It did not do,” said Elspeth"),
            (HEADING, "A long argument$"),
            (Text, "The new service, five days a week"),
            (Text, "Not everybody is pleased. The"),
            (Text, "Even so he was on the pier with"),
        ],
        silent: &[
            "cookies",
            "Skip to main",
            "Sport",
            "Share on",
            "Advertisement",
            "Related",
            "Two crates of chicks were the first",
            "Morning Tide",
            "Most viewed",
            "bannocks",
            "All rights reserved",
        ],
        ..NOTHING
    },
    Page {
        name: "en-notes",
        title: "A short history of the paper clip drawer",
        authors: &["Orla Brennan", "Kenji Ito"],
        published: "2018-06-01",
        language: "en",
        site: "Annals of Small Things",
        read: &[
            (HEADLINE, "A short history of the paper clip drawer$"),
            (HEADING, "1. Introduction$"),
            (Text, "Nobody designed the paper clip"),
            (Text, "Its depth is almost always 3.5"),
            (HEADING, "2. What is in it$"),
            (Text, "We opened 214 drawers in nine"),
            (Text, "The share of keys grew with the"),
        ],
        silent: &[
            "Current issue",
            "A patent of 1904",
            "One drawer in Cork",
            "Harrow",
            "Lindqvist",
            "References",
            "ISSN",
        ],
        ..NOTHING
    },
    Page {
        name: "en-poem",
        title: "The Lamplighter's Inventory",
        authors: &["Perdita Hale"],
        modified: "2004-05-03",
        language: "en",
        read: &[
            (HEADLINE, "The Lamplighter's Inventory$"),
            (Text, "by Perdita Hale$"),
            (Text, "One ladder, with a rung repaired"),
            (Text, "Of matches, none. Of streets, a"),
            (Text, "I light the lamp that no one"),
            (Text, "I have not one dark corner left to doubt.$"),
            (Text, "This poem was written for the"),
        ],
        silent: &["Home", "Links", "Mail me", "Last updated"],
        ..NOTHING
    },
    Page {
        name: "es-tabla",
        title: "El embalse de Arjona, al 38 % antes del verano",
        authors: &["Redacción"],
        published: "2024-05-21T20:15:00+02:00",
        modified: "2024-05-22T09:01:00+02:00",
        language: "es",
        site: "Diario del Sur",
        read: &[
            (HEADLINE, "El embalse de Arjona, al 38 % antes del verano$"),
            (Text, "El embalse que abastece a la"),
            (Row, "Embalse | Mayo 2023 | Mayo 2024$"),
            (Row, "Arjona | 50,9 | 41,8$"),
            (Row, "La Encina | 12,3 | 12,0$"),
            (Row, "Pozohondo | 7,7$"),
            (Row, "Fuente: Confederación Hidrográfica.$"),
            (Text, "Los regantes, que ya han"),
            (Text, "El dato de Pozohondo no se"),
        ],
        silent: &[
            "Portada",
            "Agua almacenada",
            "Compartir",
            "Te puede interesar",
            "Lluvias de abril",
            "Aviso legal",
        ],
        ..NOTHING
    },
    Page {
        name: "fr-journal",
        title: "À Valbrune, les abeilles ont leur école",
        authors: &["Solène Aubry"],
        published: "2022-05-19T18:42:00+02:00",
        modified: "2022-05-20T07:10:00+02:00",
        language: "fr-FR",
        site: "Le Courrier des Vaux",
        url: "https://www.lecourrierdesvaux.example/regions/abeilles-ecole",
        image: "https://img.lecourrierdesvaux.example/ruches.jpg",
        read: &[
            (HEADLINE, "À Valbrune, les abeilles ont leur école$"),
            (Text, "Depuis la rentrée, vingt-deux"),
            (Text, "« Doucement, elles n’aiment pas"),
            (Text, "L’idée est née d’un hiver"),
            (HEADING, "« Un miel un peu amer, comme la leçon »$"),
            (Text, "Les parents, d’abord inquiets,"),
            (Text, "Les 41 kilos de la première"),
        ],
        silent: &[
            "cookies",
            "Culture",
            "Accueil",
            "Publié le",
            "Partager",
            "Les six ruches de l’école",
            "Lire aussi",
            "frelon",
            "Mots croisés",
            "Commentaires",
            "Mentions",
        ],
        ..NOTHING
    },
    Page {
        name: "it-recipe",
        title: "Torta di pere e rosmarino",
        authors: &["Nives Corradi"],
        published: "2020-10-04",
        language: "it",
        site: "La cucina di Nives",
        url: "https://cucinadinives.example/torta-di-pere",
        image: "https://cucinadinives.example/img/torta.jpg",
        read: &[
            (HEADLINE, "Torta di pere e rosmarino$"),
            (Text, "Questa torta la faceva mia zia"),
            (Text, "Il rosmarino non è un errore: due"),
            (HEADING, "Ingredienti$"),
            (Item, "3 pere sode$"),
            (Item, "200 g di farina$"),
            (Item, "150 g di zucchero$"),
            (Item, "½ bustina di lievito$"),
            (Item, "2 uova, 80 ml d’olio$"),
            (Item, "2 rametti di rosmarino$"),
            (HEADING, "Preparazione$"),
            (Item, "1. Scaldate il forno a 180 °C e"),
            (Item, "2. Sbattete le uova con lo"),
            (Item, "3. Unite l’olio, poi la farina"),
            (Item, "4. Infornate per 40 minuti. La"),
            (Text, "Si conserva tre giorni sotto una"),
        ],
        silent: &[
            "Dolci",
            "Vai alla ricetta",
            "Stampa",
            "Vota",
            "newsletter",
            "Potrebbe",
            "castagnaccio",
            "Privacy",
        ],
        ..NOTHING
    },
    Page {
        name: "ja-ruby",
        title: "坂の上の時計店、最後の調律",
        published: "2023-04-11T05:00:00+09:00",
        language: "ja",
        site: "みなと日報",
        url: "https://www.minato-nippo.example/articles/20230411-07",
        image: "https://www.minato-nippo.example/img/clock.jpg",
        read: &[
            (HEADLINE, "坂の上の時計店、最後の調律$"),
            (Text, "港を見下ろす坂の途中に、八十"),
            (Text, "「直せない時計はなかった。た"),
            (HEADING, "朝五時の音$"),
            (Text, "店には今も四十二台の柱時計が"),
            (Text, "最後の日曜日、近所の子どもた"),
        ],
        silent: &[
            "社会",
            "ホーム",
            "ツイート",
            "関連記事",
            "靴職人",
            "ランキング",
            "渡し船",
            "無断転載",
            "あやべ",
            "おと",
        ],
        ..NOTHING
    },
    Page {
        name: "zh-chat",
        title: "一个人的面馆，开了二十六年",
        authors: &["周木"],
        published: "2022-11-08T08:00",
        language: "zh-Hans",
        site: "公众平台",
        url: "https://letters.example/s?id=8801",
        image: "https://pic.letters.example/noodles/0",
        read: &[
            (HEADLINE, "一个人的面馆，开了二十六年$"),
            (Text, "凌晨四点，巷子里第一盏亮起来的灯是他家的。$"),
            (Text, "老宋今年六十三岁，和面、擀面"),
            (Text, "“二十六年前一碗面八毛钱，”"),
            (Text, "01 学徒$"),
            (Text, "十七岁那年，他跟着舅舅从乡下"),
            (Text, "“揉面揉了三年，手上才知道什么叫软硬。”$"),
            (Text, "02 关门$"),
            (Text, "下个月，这条巷子就要拆了。老"),
        ],
        silent: &["原创", "关注", "▲", "END", "点个在看", "阅读原文", "微信扫一扫", "发表于云南"],
        ..NOTHING
    },
    Page {
        name: "zh-county",
        title: "青石镇抢修三座便桥保障群众出行",
        authors: &["何小雨"],
        published: "2021-07-06T09:12",
        language: "zh-Hans",
        site: "云岭县人民政府门户网站",
        read: &[
            (HEADLINE, "青石镇抢修三座便桥保障群众出行$"),
            (Text, "7月2日夜里，青石镇下了一场"),
            (Text, "灾情发生后，镇党委、政府立即"),
            (Text, "一是抢时间。施工队分成三班，"),
            (Text, "二是保安全。每座桥头安排两名"),
            (Text, "三是管长远。镇里请县里的专家"),
            (Text, "“桥通了，我家的李子就能运出"),
            (Text, "截至7月5日下午6点，三座便"),
        ],
        silent: &[
            "网站首页",
            "您现在的位置",
            "浏览次数",
            "字号",
            "打印",
            "责任编辑",
            "上一篇",
            "分享到",
            "相关新闻",
            "四级应急响应",
            "主办单位",
            "备案号",
            "版权所有",
        ],
        ..NOTHING
    },
];

/// The file of a page.
pub fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pages/{name}.html"))
}

/// The article of a file.
pub fn read(path: &Path) -> Article {
    source::read(&source::file(path, 1 << 20).unwrap(), &source::Options::default()).unwrap()
}

/// What is read out, block by block.
pub fn said(article: &Article) -> Vec<String> {
    article.blocks.iter().filter(|b| !b.is_skipped()).map(of_block).collect()
}

/// The text of a block without what is skipped in it but the bars between cells.
fn of_block(block: &Block) -> String {
    let mut text = block.text.clone();
    let skipped: Vec<_> = block.skipped().filter(|p| p.role != Role::Markup).collect();
    skipped.iter().rev().for_each(|p| text.replace_range(p.range.clone(), ""));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn pages_of_all_sorts_are_read_as_a_listener_wants_them() {
    for page in PAGES {
        let article = read(&self::page(page.name));
        let (meta, name) = (&article.meta, page.name);
        let told = |value: &Option<String>| value.clone().unwrap_or_default();
        assert_eq!(told(&meta.title), page.title, "{name}");
        assert_eq!(meta.authors, page.authors, "{name}");
        assert_eq!(told(&meta.published), page.published, "{name}");
        assert_eq!(told(&meta.modified), page.modified, "{name}");
        assert_eq!(article.language.to_string(), page.language, "{name}");
        assert_eq!(told(&meta.site), page.site, "{name}");
        assert_eq!(told(&meta.url), page.url, "{name}");
        assert_eq!(told(&meta.image), page.image, "{name}");
        let blocks: Vec<&Block> = article.blocks.iter().filter(|b| !b.is_skipped()).collect();
        let begins = |text: &str, expected: &str| match expected.strip_suffix('$') {
            Some(whole) => text == whole,
            None => text.starts_with(expected),
        };
        let is_right = blocks.len() == page.read.len()
            && blocks
                .iter()
                .zip(page.read)
                .all(|(b, (k, t))| b.kind == *k && begins(&of_block(b), t));
        let found: Vec<_> = blocks.iter().map(|b| (b.kind, &b.text)).collect();
        assert!(is_right, "{name}: {found:#?}");
        let all = said(&article).join("\n");
        for silent in page.silent {
            let source = std::fs::read_to_string(self::page(name)).unwrap();
            assert!(source.contains(silent), "{name} has no {silent:?}");
            assert!(!all.contains(silent), "{name}: {silent}");
        }
    }
}

#[test]
fn a_page_in_gbk_that_says_it_is_utf8_is_the_same_article() {
    let path = page("zh-county");
    let of_utf8 = read(&path);
    let mut fetched = source::file(&path, 1 << 20).unwrap();
    let source = String::from_utf8(fetched.bytes).unwrap();
    assert!(source.contains("charset=\"utf-8\""));
    let (bytes, _, lossy) = encoding_rs::GBK.encode(&source);
    assert!(!lossy);
    fetched.bytes = bytes.into_owned();
    fetched.charset = Some("utf-8".into());
    let mut of_gbk = source::read(&fetched, &source::Options::default()).unwrap();
    let notes = std::mem::take(&mut of_gbk.meta.notes);
    assert_eq!(of_gbk, of_utf8);
    assert!(notes.len() == 1 && notes[0].contains("but it is GBK"), "{notes:?}");
}

/// What is not text of its own, but is kept for those who want it.
#[test]
fn what_a_page_marks_is_kept() {
    let marks = |name: &str| {
        let blocks = read(&page(name)).blocks.into_iter();
        blocks.flat_map(|b| b.runs).map(|r| r.mark).collect::<Vec<_>>()
    };
    let rubies: Vec<_> =
        marks("ja-ruby").into_iter().filter(|m| matches!(m, Mark::Ruby(_))).collect();
    assert_eq!(rubies, ["あやべ", "ぜんまい", "おと"].map(|r| Mark::Ruby(r.into())));
    let notes = marks("en-notes").into_iter().filter(|m| matches!(m, Mark::NoteReference(_)));
    assert_eq!(
        notes.collect::<Vec<_>>(),
        ["1", "1", "2", "2"].map(|n| Mark::NoteReference(n.into()))
    );
    let article = read(&page("bilingual"));
    let languages: Vec<_> = article.blocks.iter().filter_map(|b| b.language.as_ref()).collect();
    assert!(languages.iter().any(|l| l.primary() == "en"), "{languages:?}");
}
