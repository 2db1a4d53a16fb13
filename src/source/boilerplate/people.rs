//! Names of people and of those who publish, as far as their form tells.

use crate::source::lines::is_cjk;

/// Common Chinese surnames of one character, simplified and traditional.
const SURNAMES: &str = "\
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈\
    姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤\
    温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂\
    成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫\
    费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝\
    張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭葉蘇呂盧鐘鍾譚陸範賈韋鄒閻龍賀顧龔萬錢嚴湯溫龐顏莊聶魯歐關蘭寧紀淩畢\
    單駱藍華農簡車連蘆麥婁竇黨宮費衛應閔鄔邊師榮叢鞏遲鄺";

const DOUBLE_SURNAMES: &str =
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 皇甫 令狐 东方 東方 夏侯 慕容 尉迟 公孙 长孙 司徒";

/// What the names of offices, schools, firms and societies end in.
const INSTITUTIONS: &str = "\
    政府 委员会 委員會 办公室 辦公室 管委会 县委 县委 市委 省委 区委 镇委 乡党委 党委 党支部 宣传部 组织部 统战部 纪委 监委 \
    大学 大學 学院 學院 中学 中學 小学 小學 学校 學校 研究院 研究所 研究中心 中心 医院 醫院 公司 集团 集團 银行 银行 \
    协会 協會 学会 學會 联合会 基金会 法院 检察院 公安局 派出所 街道 街道办 村委会 居委会 社区 总队 支队 大队 局 厅 \
    图书馆 博物馆 文化馆 融媒体中心 电视台 電視台 报社 杂志社 出版社 通讯社 日报 晚报 新聞社";

/// What the names of newspapers, sites and stations end in.
const MEDIA: &str = "\
    政府网 新聞社 门户网站 門戶網站 网 網 网站 網站 日报 日報 晚报 晚報 早报 晨报 都市报 时报 時報 商报 导报 周刊 週刊 月刊 杂志 雜誌 通讯社 新华社 \
    电视台 電視台 卫视 广播电台 融媒 融媒体 融媒体中心 新闻 新聞 在线 客户端 公众号 发布 發布 频道 党建网 新聞網 新闻网 報社";

/// Agencies and papers that stand beside a date without a word before them.
const AGENCIES: [&str; 22] = [
    "reuters",
    "ap",
    "associated press",
    "the associated press",
    "afp",
    "dpa",
    "apa",
    "sda",
    "epd",
    "kna",
    "efe",
    "europa press",
    "ansa",
    "lusa",
    "xinhua",
    "tass",
    "тасс",
    "риа новости",
    "интерфакс",
    "共同通信",
    "時事通信",
    "연합뉴스",
];

/// Words that tell what a person does and are not name, in lower case.
const WORK: &str = "\
    reporter correspondent editor writer columnist staff senior chief political critic contributor journalist \
    redakteur redakteurin redaktion korrespondent korrespondentin reporterin journaliste correspondant \
    correspondante rédaction redactor redactora periodista corresponsal giornalista inviato jornalista repórter";

/// Words of a name that are written small.
const PARTICLES: [&str; 20] = [
    "von", "van", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "du", "la", "le",
    "el", "al", "bin", "ter", "zu", "zum",
];

fn in_list(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|w| w == word)
}

fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a text has the form of a Chinese name: a surname and one or two characters, or a name
/// of another people with its dot.
pub(super) fn is_chinese_name(text: &str) -> bool {
    let length = text.chars().count();
    if let Some((first, last)) = text.split_once(['·', '•']) {
        return length <= 15
            && [first, last].iter().all(|p| !p.is_empty() && p.chars().all(is_hanzi_or_dot));
    }
    if !text.chars().all(is_hanzi) {
        return false;
    }
    let double = DOUBLE_SURNAMES.split(' ').any(|s| text.starts_with(s));
    let single = text.chars().next().is_some_and(|c| SURNAMES.contains(c));
    (double && (3..=4).contains(&length)) || (single && (2..=3).contains(&length))
}

fn is_hanzi_or_dot(c: char) -> bool {
    is_hanzi(c) || "·•".contains(c)
}

/// Whether a text has the form of an office's, a school's or a firm's Chinese name.
pub(super) fn is_institution(text: &str) -> bool {
    text.chars().count() >= 4 && text.chars().all(is_hanzi) && ends_in(INSTITUTIONS, text)
}

/// Whether a text has the form of a Chinese newspaper's, site's or station's name.
pub(in crate::source) fn is_medium(text: &str) -> bool {
    (3..=16).contains(&text.chars().count()) && text.chars().all(is_hanzi) && ends_in(MEDIA, text)
}

/// Whether a text can hardly be anything but a newspaper's, site's or station's name.
pub(in crate::source) fn is_newspaper(text: &str) -> bool {
    const NEWSPAPERS: &str = "日报 日報 晚报 晚報 早报 早報 晨报 晨報 都市报 时报 時報 商报 新闻网 新聞網 门户网站 門戶網站 政府网 \
        电视台 電視台 卫视 广播电台 通讯社 新华社 报社 報社 新聞社 融媒体中心";
    const LONGEST_JAPANESE: usize = 5;
    let length = text.chars().count();
    let japanese = text.ends_with("新聞") && (4..=LONGEST_JAPANESE).contains(&length);
    is_medium(text) && (japanese || ends_in(NEWSPAPERS, text))
}

/// Whether a text is what Chinese papers put behind a reporter's name: a place and 報導.
pub(super) fn is_dateline(text: &str) -> bool {
    const LONGEST: usize = 6;
    text.chars().count() <= LONGEST && ends_in("報導 报道", text)
}

/// Whether a text is a Chinese province's short name.
pub(super) fn is_province(text: &str) -> bool {
    const PROVINCES: &str = "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 \
        海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾";
    in_list(PROVINCES, text)
}

/// Whether a text in lower case is an agency's name.
pub(super) fn is_agency(text: &str) -> bool {
    AGENCIES.contains(&text)
}

/// The name that is written to the title of a reporter (记者李某); empty after the title alone.
pub(super) fn reporter(word: &str) -> Option<&str> {
    const TITLES: [&str; 8] =
        ["记者", "記者", "通讯员", "通訊員", "实习生", "評論員", "评论员", "撰稿人"];
    const LONGEST: usize = 12;
    let title = TITLES.iter().find_map(|title| word.find(title).map(|at| at + title.len()))?;
    let name = &word[title..];
    let short = word[..title].chars().count() <= LONGEST && word.chars().all(is_hanzi);
    (short && (name.is_empty() || is_chinese_name(name))).then_some(name)
}

/// Whether a text has the form of a Korean name.
pub(super) fn is_korean_name(text: &str) -> bool {
    (2..=4).contains(&text.chars().count())
        && text.chars().all(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c))
}

/// Whether a word is what Korean papers put behind a reporter's name.
pub(super) fn is_korean_reporter(word: &str) -> bool {
    ["기자", "특파원", "논설위원", "객원기자", "인턴기자", "선임기자", "전문기자"].contains(&word)
}

fn ends_in(list: &str, text: &str) -> bool {
    list.split_whitespace().any(|end| text.ends_with(end))
}

/// The names of people that a text consists of, beside their offices and work. `None`, if it holds
/// anything else. Where a label tells that it is a name (作者：), pen names count too.
pub(super) fn names(text: &str, told: bool) -> Option<Vec<String>> {
    if text.contains(['。', '！', '？', '!', '?', '：', '@']) {
        return None;
    }
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    if text.chars().any(|c| is_cjk(c) || ('\u{ac00}'..='\u{d7a3}').contains(&c)) {
        return eastern(text, told);
    }
    western(&without_brackets(text), told)
}

fn eastern(text: &str, told: bool) -> Option<Vec<String>> {
    let without = without_brackets(text);
    let mut names = Vec::new();
    let mut others = Vec::new();
    for part in without.split(['、', ',', '，', '/', '／', ';', '；', '&', '＆', '|', '｜']) {
        let mut words: Vec<&str> = part.split_whitespace().collect();
        let spaced = words.concat();
        // 姚　红: a name of two characters is set as wide as one of three.
        if words.len() == 2
            && words.iter().all(|w| w.chars().count() == 1)
            && is_chinese_name(&spaced)
        {
            names.push(spaced);
            continue;
        }
        words.retain(|w| !is_institution(w) && !is_medium(w) && reporter(w) != Some(""));
        words.iter_mut().for_each(|w| *w = reporter(w).unwrap_or(w));
        if words.iter().all(|w| is_chinese_name(w)) {
            names.extend(words.into_iter().map(str::to_owned));
        } else {
            others.push(words.join(" "));
        }
    }
    const LONGEST_PEN_NAME: usize = 12;
    match (names.is_empty(), others.as_slice()) {
        (false, []) => Some(names),
        // 张三，某大学教授
        (false, _) if told => Some(names),
        (true, others) if told && !others.is_empty() => {
            let short = others.iter().all(|o| o.chars().count() <= LONGEST_PEN_NAME);
            short.then(|| others.to_vec())
        }
        _ => None,
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let outside = |c: &char| {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).collect()
}

fn western(text: &str, told: bool) -> Option<Vec<String>> {
    const AND: [&str; 9] = ["and", "und", "et", "y", "e", "&", "with", "mit", "и"];
    let mut names = Vec::new();
    for part in text.split([',', ';', '|', '/']) {
        for words in part.split_whitespace().collect::<Vec<_>>().split(|w| AND.contains(w)) {
            let length =
                words.iter().take_while(|w| is_capital(w) || PARTICLES.contains(w)).count();
            let name = &words[..length];
            let works = words.iter().any(|w| in_list(WORK, &w.to_lowercase()));
            // "Jane Doe in Berlin"
            let ends =
                matches!(words[length..], [] | ["in" | "for" | "at" | "aus" | "en" | "à", _, ..]);
            let shortest = if told && length == words.len() { 1 } else { 2 };
            let is_name = (shortest..=5).contains(&length)
                && [name.first(), name.last()].iter().all(|w| w.is_some_and(|w| is_capital(w)))
                && (ends || !names.is_empty());
            if is_name && !works {
                names.push(name.join(" "));
            } else if names.is_empty() {
                return None;
            }
        }
    }
    Some(names).filter(|n| !n.is_empty())
}

/// Whether a word is written as names are: `Jane`, `O'Neill`, `J.`, `d'Arc`, `JEAN-LUC`.
fn is_capital(word: &str) -> bool {
    let word = word.strip_prefix("d'").or(word.strip_prefix("d’")).unwrap_or(word);
    word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || ".-'’".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_among_what_stands_beside_them() {
        for (text, expected) in [
            ("张三 李四", "张三;李四"),
            ("重庆市秀山县梅江镇人民政府 姚建国", "姚建国"),
            ("姚　红、欧阳明德", "姚红;欧阳明德"),
            ("李某（实习）", "李某"),
            ("本报记者 张三 通讯员王小明", "张三;王小明"),
            ("阿依古丽·买买提", "阿依古丽·买买提"),
            ("Jane Doe", "Jane Doe"),
            ("Jean Dupont (Saint-Loup, envoyé spécial)", "Jean Dupont"),
            ("JANE DOE and John O’Neill", "JANE DOE;John O’Neill"),
            ("Ana García y Luis de la Torre", "Ana García;Luis de la Torre"),
            ("Jane Doe, Political Editor", "Jane Doe"),
            ("Max von der Heide in Berlin", "Max von der Heide"),
            ("Our Correspondent", ""),
            ("the river", ""),
            ("Train", ""),
            ("Jane Doe said it was late", ""),
            ("您好", ""),
            ("高质量发展", ""),
            ("张三 说了三件事", ""),
            ("那后来呢？", ""),
        ] {
            assert_eq!(names(text, false).unwrap_or_default().join(";"), expected, "{text}");
        }
        for (text, expected) in [
            ("小鱼", "小鱼"),
            ("山田 太郎、佐藤花子", "山田 太郎;佐藤花子"),
            ("홍길동", "홍길동"),
            ("张三，清溪大学教授", "张三"),
            ("Voltaire", "Voltaire"),
            ("这是一个关于河流和山谷的长长的说明", ""),
        ] {
            assert_eq!(names(text, true).unwrap_or_default().join(";"), expected, "{text}");
        }
    }
}
