//! The language of a text: by its script, and where a script has many languages by its letters.
//!
//! Detection is the last resort, after what the user and the article say, and it would rather know
//! nothing than guess: `und` lets the caller ask, a wrong language reads nonsense.

use crate::model::article::{Block, Metadata};
use crate::model::language::Language;
use crate::model::writing::Writing;
use std::collections::HashMap;
use std::sync::LazyLock;
use whatlang::{Lang, Script};

/// At most this much of a text is looked at, in bytes, taken from several places.
const SAMPLE: usize = 6 << 10;

/// In how many places a long text is looked at.
const PLACES: usize = 6;

/// Detects the language of a text: a BCP 47 tag, `und` where the text does not tell.
pub fn detect(text: &str) -> Language {
    of_sample(&sample(std::iter::once(text)))
}

/// The language of a text: as detected, else as assumed.
pub fn language_of(text: &str) -> Language {
    match detect(text) {
        language if language.is_unknown() => assume(text),
        language => language,
    }
}

/// The language to read a text in where it does not tell: the one most often met in its script.
pub fn assume(text: &str) -> Language {
    let cyrillic = |c: char| matches!(c, '\u{400}'..='\u{52f}');
    let tag =
        if text.chars().find(|c| c.is_alphabetic()).is_some_and(cyrillic) { "ru" } else { "en" };
    Language::parse(tag).unwrap_or_else(Language::unknown)
}

/// Detects the language of an article by what of it is read.
pub(super) fn of_blocks(blocks: &[Block]) -> Language {
    let texts = blocks.iter().filter(|b| !b.is_skipped()).map(|b| b.text.as_str());
    of_sample(&sample(texts))
}

/// Languages that are too near to each other for a detector to overrule an author.
const NEAR: &[&[&str]] = &[
    &["no", "nb", "nn", "da", "sv"],
    &["hr", "sr", "bs", "sl", "mk", "bg"],
    &["id", "ms", "jv"],
    &["cs", "sk"],
    &["zh", "yue"],
    &["ru", "uk", "be"],
    &["pt", "gl", "es", "ca"],
    &["af", "nl"],
    &["hi", "mr", "ne"],
];

/// Forgets the language that an input names, if its text is evidently in another one: templates of
/// pages say `en` whatever is put into them.
pub(super) fn doubt(meta: &mut Metadata, blocks: &[Block], origin: &str) {
    let Some(named) = &meta.language else { return };
    let found = of_blocks(blocks);
    let near = |a: &str, b: &str| NEAR.iter().any(|n| n.contains(&a) && n.contains(&b));
    let read = blocks.iter().filter(|b| !b.is_skipped());
    let letters: usize = read.map(|b| b.text.chars().filter(|c| c.is_alphabetic()).count()).sum();
    let (a, b) = (named.primary(), found.primary());
    if found.is_unknown() || a == b || near(a, b) || letters < 200 {
        return;
    }
    meta.notes.push(format!("{origin} says that it is in {named}, and its text is in {found}"));
    meta.language = None;
}

/// Pieces of a text from its beginning to its end, each as long and as far from the next.
fn sample<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> String {
    let all: usize = texts.clone().map(str::len).sum();
    let places = if all <= SAMPLE { 1 } else { PLACES };
    let length = all.min(SAMPLE) / places;
    let mut sample = String::new();
    let (mut at, mut place) = (0, 0);
    for text in texts {
        let end = at + text.len();
        // A piece may reach over several texts, and a long text hold several pieces.
        while place < places && all / places * place < end {
            let piece = all / places * place;
            let from = text.ceil_char_boundary(piece.max(at) - at);
            let to = text.floor_char_boundary((piece + length).min(end).saturating_sub(at));
            sample.push_str(text.get(from..to).unwrap_or_default());
            sample.push('\n');
            if piece + length > end {
                break;
            }
            place += 1;
        }
        at = end;
    }
    sample
}

/// How many letters of which script a text has.
#[derive(Default)]
struct Letters {
    han: usize,
    kana: usize,
    hangul: usize,
    other: usize,
}

fn of_sample(text: &str) -> Language {
    let mut n = Letters::default();
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match c {
            '\u{3040}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => n.kana += 1,
            '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => n.hangul += 1,
            '\u{3005}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}' => n.han += 1,
            _ => n.other += 1,
        }
    }
    // A hanzi says as much as a short word: Chinese with English names is Chinese.
    let others = n.other / 4;
    let east = n.han + n.kana + n.hangul;
    if east > 0 && east >= others {
        // A Chinese text may quote a Japanese one; no Japanese text does with so little kana.
        if n.kana * 10 >= n.han.max(1) && n.kana >= n.hangul {
            return tag("ja");
        }
        return if n.hangul > n.han { tag("ko") } else { chinese(text, n.han) };
    }
    by_letters(text, n.other)
}

fn tag(tag: &str) -> Language {
    Language::parse(tag).unwrap_or_else(Language::unknown)
}

/// Words of Cantonese that written Mandarin does not have.
const CANTONESE: &str = "嘅咗唔喺嚟佢哋冇啲嗰咁嘢㗎嗮噉嗌攞揾瞓嘥";

/// Frequent characters that have two forms, in pairs: simplified, traditional.
const FORMS: &str = "们們这這国國个個来來说說时時对對发發会會为為学學经經过過后後现現开開长長实實\
    进進动動业業种種点點关關问問间間机機电電体體书書从從东東车車见見张張门門让讓应應话話义義\
    无無产產务務员員级級总總战戰统統图圖处處报報边邊设設计計记記议議论論证證认認语語读讀调調谈談请請\
    线線组組织織结結给給纪紀约約级級红紅环環观觀规規视視觉覺觉覺党黨县縣乡鄉广廣场場农農众眾传傳价價优優\
    军軍兴興写寫决決况況净淨减減办辦劳勞势勢区區医醫华華协協单單卖賣历歷厂廠县縣双雙变變台臺号號\
    听聽启啟园園团團围圍图圖块塊坏壞声聲备備复復头頭奖獎妇婦孙孫宁寧宝寶审審层層岁歲岛島币幣带帶帮幫\
    干幹库庫废廢异異弃棄归歸当當录錄彻徹态態忆憶怀懷惊驚惯慣愿願戏戲户戶扩擴护護择擇据據损損换換摄攝\
    数數断斷旧舊显顯晓曉术術权權条條杨楊极極标標树樹样樣桥橋检檢楼樓欢歡岁歲残殘气氣汉漢没沒济濟测測\
    湾灣满滿灯燈灵靈热熱爱愛状狀独獨狱獄玛瑪画畫疗療监監盘盤盖蓋码碼础礎确確礼禮积積称稱稳穩穷窮竞競\
    笔筆签簽简簡类類粮糧紧緊纯純纸紙练練细細终終绍紹续續绿綠维維网網罗羅职職联聯肃肅肠腸脑腦胜勝节節\
    范範药藥获獲营營虽雖补補装裝观觀订訂训訓许許访訪评評识識诉訴词詞试試诗詩诚誠详詳负負财財责責贵貴\
    费費资資贫貧质質购購贸貿贺賀赛賽赢贏赵趙践踐轮輪软軟转轉较較输輸达達迁遷运運还還远遠连連迟遲适適\
    选選递遞逻邏遗遺邓鄧邻鄰郑鄭针針钟鐘钢鋼钱錢铁鐵银銀错錯镇鎮闻聞阳陽阴陰阶階际際陆陸险險随隨难難\
    题題额額风風飞飛饭飯饮飲馆館马馬验驗鱼魚鲜鮮鸟鳥龙龍齐齊";

fn chinese(text: &str, han: usize) -> Language {
    let cantonese = text.chars().filter(|c| CANTONESE.contains(*c)).count();
    // Some of these are also names or quotations; Cantonese has one in about ten characters.
    if cantonese >= 2 && cantonese * 30 >= han {
        return tag("yue");
    }
    static IS_SIMPLE: LazyLock<HashMap<char, bool>> = LazyLock::new(|| {
        let pairs: Vec<char> = FORMS.chars().filter(|c| !c.is_whitespace()).collect();
        let pairs = pairs.chunks_exact(2).map(|p| (p[0], p[1]));
        // What is the simplified form of one and a word of its own in traditional texts (后, 干,
        // 台) tells nothing.
        let both = "后干台范适据";
        pairs
            .flat_map(|(simple, traditional)| [(simple, true), (traditional, false)])
            .filter(|(c, _)| !both.contains(*c))
            .collect()
    });
    let (mut simplified, mut traditional) = (0, 0);
    for simple in text.chars().filter_map(|c| IS_SIMPLE.get(&c)) {
        if *simple { simplified += 1 } else { traditional += 1 }
    }
    match simplified.cmp(&traditional) {
        std::cmp::Ordering::Greater => tag("zh-Hans"),
        std::cmp::Ordering::Less => tag("zh-Hant"),
        // Nothing that differs: any Mandarin voice reads it.
        std::cmp::Ordering::Equal => tag("zh"),
    }
}

/// Fewer letters than this do not tell languages of one script apart.
const FEWEST: usize = 24;

fn by_letters(text: &str, letters: usize) -> Language {
    let Some(info) = whatlang::detect(text) else { return Language::unknown() };
    let shares_script = matches!(
        info.script(),
        Script::Latin | Script::Cyrillic | Script::Arabic | Script::Devanagari | Script::Hebrew
    );
    let is_sure = !shares_script || (letters >= FEWEST && info.is_reliable());
    if is_sure {
        return bcp47(info.lang());
    }
    by_words(text).unwrap_or_else(Language::unknown)
}

/// Words that nearly every sentence of a language has and its neighbours do not.
const WORDS: [(&str, &[&str]); 10] = [
    ("en", &["the", "and", "of", "is", "are", "was", "with", "this", "that", "it", "you", "hello"]),
    (
        "de",
        &["der", "und", "ist", "nicht", "ein", "das", "mit", "auf", "den", "ich", "für", "wird"],
    ),
    ("fr", &["le", "les", "des", "et", "est", "une", "dans", "pour", "pas", "je", "vous", "qui"]),
    ("es", &["el", "los", "las", "y", "es", "una", "por", "con", "para", "está", "pero", "muy"]),
    ("it", &["il", "gli", "di", "è", "una", "che", "non", "per", "sono", "della", "con", "nel"]),
    ("pt", &["o", "os", "uma", "não", "são", "em", "com", "para", "é", "você", "mais", "do"]),
    (
        "nl",
        &["het", "een", "van", "niet", "zijn", "voor", "met", "dat", "ik", "wordt", "ook", "en"],
    ),
    ("pl", &["jest", "się", "nie", "na", "że", "do", "dla", "przez", "to", "oraz", "był", "w"]),
    ("ru", &["и", "в", "не", "на", "что", "это", "как", "он", "по", "был", "для", "из"]),
    ("uk", &["і", "в", "не", "на", "що", "це", "як", "він", "та", "був", "для", "із"]),
];

/// The language of a text too short for statistics: that of its small words, if one language has
/// at least two of them and twice as many as any other.
fn by_words(text: &str) -> Option<Language> {
    let mut counts: Vec<_> = small_words(text).into_iter().zip(WORDS).collect();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let ((best, (language, _)), (next, _)) = (counts[0], counts[1]);
    (best >= 2 && best >= next * 2).then(|| tag(language))
}

/// How many small words of each language in [`WORDS`] a text has.
fn small_words(text: &str) -> [usize; WORDS.len()] {
    /// The languages of each word, by their places in the table.
    static LANGUAGES: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
        let mut languages: HashMap<&str, Vec<usize>> = HashMap::new();
        for (n, (_, words)) in WORDS.iter().enumerate() {
            words.iter().for_each(|word| languages.entry(word).or_default().push(n));
        }
        languages
    });
    let mut counts = [0; WORDS.len()];
    for word in text.to_lowercase().split(|c: char| !c.is_alphabetic()) {
        LANGUAGES.get(word).into_iter().flatten().for_each(|n| counts[*n] += 1);
    }
    counts
}

/// So much of a text shows its language, in bytes.
const ENOUGH: usize = 512;

/// Fewer letters than this do not show that a text is in another language than the one around it.
const FEWEST_OF_ANOTHER: usize = 60;

/// Languages that statistics of letters take for each other.
const NEIGHBOURS: &[&[&str]] = &[
    &["nb", "nn", "no", "da", "sv"],
    &["hr", "sr", "bs", "sl", "mk", "bg"],
    &["cs", "sk"],
    &["id", "ms", "jv"],
    &["nl", "af"],
    &["pt", "gl", "es", "ca"],
    &["tr", "az", "tk"],
    &["hi", "mr", "ne"],
];

/// The language of a text in the letters of `around`, if it is surely another one. The small words
/// must say so as well as the statistics, which alone are wrong on names, lists and numbers.
pub(super) fn other_than(around: &Language, text: &str) -> Option<Language> {
    let text = &text[..text.floor_char_boundary(ENOUGH)];
    let counts = small_words(text);
    let words_of = |language: &Language| {
        let row = WORDS.iter().position(|(tag, _)| *tag == language.primary());
        row.map(|n| counts[n])
    };
    let of_around = words_of(around);
    // The usual case, at the cost of a look at each word.
    if of_around.is_some_and(|n| n >= 2 && counts.iter().all(|other| *other <= n)) {
        return None;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < FEWEST_OF_ANOTHER {
        return None;
    }
    let info = whatlang::detect(text).filter(|info| info.is_reliable())?;
    let found = bcp47(info.lang());
    let is_near = |a: &Language| {
        let groups = NEIGHBOURS.iter().filter(|g| g.contains(&a.primary()));
        a.primary() == found.primary() || groups.flat_map(|g| *g).any(|t| *t == found.primary())
    };
    let of_found = words_of(&found);
    let words_agree = match of_found {
        Some(n) => n >= 2 && n >= 2 * of_around.unwrap_or(0),
        None => of_around.unwrap_or(0) == 0 && letters >= 2 * FEWEST_OF_ANOTHER,
    };
    (words_agree && !is_near(around)).then_some(found)
}

/// The language of a passage of which it is sure that its letters are foreign to the text around
/// it: the one it is in, or else the one most often met in such letters.
pub(super) fn of_passage(text: &str, writing: Writing) -> Language {
    let text = &text[..text.floor_char_boundary(ENOUGH)];
    let usual = match writing {
        Writing::Latin => {
            // Names and few words look like any language of Europe.
            return by_words(text).or_else(|| other_than(&tag("en"), text)).unwrap_or(tag("en"));
        }
        Writing::Greek => "el",
        Writing::Cyrillic if text.contains(['і', 'ї', 'є', 'ґ']) => "uk",
        Writing::Cyrillic => "ru",
        Writing::Hebrew => "he",
        Writing::Arabic => "ar",
        Writing::Devanagari => "hi",
        Writing::Thai => "th",
        Writing::Han => "zh",
        Writing::Kana => "ja",
        Writing::Hangul => "ko",
        Writing::Other => "und",
    };
    Some(detect(text)).filter(|found| found.writes(writing)).unwrap_or_else(|| tag(usual))
}

/// The shortest tag of a language, as BCP 47 wants it.
fn bcp47(lang: Lang) -> Language {
    const SHORT: &str = "epo:eo eng:en rus:ru cmn:zh spa:es por:pt ita:it ben:bn fra:fr deu:de ukr:uk \
        kat:ka ara:ar hin:hi jpn:ja heb:he yid:yi pol:pl amh:am jav:jv kor:ko nob:nb dan:da swe:sv \
        fin:fi tur:tr nld:nl hun:hu ces:cs ell:el bul:bg bel:be mar:mr kan:kn ron:ro slv:sl hrv:hr \
        srp:sr mkd:mk lit:lt lav:lv est:et tam:ta vie:vi urd:ur tha:th guj:gu uzb:uz pan:pa aze:az \
        ind:id tel:te pes:fa mal:ml ori:or mya:my nep:ne sin:si khm:km tuk:tk aka:ak zul:zu sna:sn \
        afr:af lat:la slk:sk cat:ca tgl:tl hye:hy cym:cy";
    let short =
        SHORT.split(' ').find_map(|pair| pair.trim().strip_prefix(lang.code())?.strip_prefix(':'));
    tag(short.unwrap_or(lang.code()))
}

#[cfg(test)]
mod tests;
