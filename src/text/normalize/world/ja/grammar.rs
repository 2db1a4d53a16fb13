//! Japanese. Numbers are written in kanji; which of their readings is spoken (いち, ひと) is the voice's matter.

use super::super::grammar::{Clock, Currency, Date, Gender, Gender::*, Grammar, Noun, spell};
use crate::text::normalize::{number::Marks, web};

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
/// In a row of digits the zero is a circle.
const ROW: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const PLACES: [&str; 4] = ["", "十", "百", "千"];
const GROUPS: [&str; 5] = ["", "万", "億", "兆", "京"];

fn cardinal(d: &str, _: Gender) -> String {
    let mut said = String::new();
    let groups: Vec<&[u8]> = d.as_bytes().rchunks(4).collect();
    for (i, group) in groups.iter().enumerate().rev() {
        let value: u32 = group.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
        for place in (0..4).rev() {
            match (value / 10_u32.pow(place) % 10, place) {
                (0, _) => {}
                // 千 and 百 stand without a one, but 一千万 and 一千億 have theirs.
                (1, 3) if i > 0 => said += "一千",
                (1, p) if p > 0 => said += PLACES[p as usize],
                (n, p) => {
                    said += DIGITS[n as usize];
                    said += PLACES[p as usize];
                }
            }
        }
        if value > 0 {
            said += GROUPS[i.min(4)];
        }
    }
    if said.is_empty() { DIGITS[0].into() } else { said }
}

fn digits(d: &str) -> String {
    spell(d, &ROW, "")
}

fn decimal(whole: &str, part: &str) -> String {
    format!("{}点{}", cardinal(whole, Neuter), digits(part))
}

fn fraction(top: &str, bottom: &str) -> String {
    format!("{}分の{}", cardinal(bottom, Neuter), cardinal(top, Neuter))
}

fn date(d: &Date) -> String {
    let n = |n: u32| cardinal(&n.to_string(), Neuter);
    let year = d.year.map(|y| cardinal(y, Neuter) + "年").unwrap_or_default();
    let day = d.day.map(|d| n(d) + "日").unwrap_or_default();
    format!("{year}{}月{day}", n(d.month))
}

fn time(c: &Clock) -> String {
    let n = |n: u32| cardinal(&n.to_string(), Neuter);
    let half = match c.afternoon {
        Some(true) => "午後",
        Some(false) => "午前",
        None => "",
    };
    let mut said = format!("{half}{}時", n(c.hour));
    if c.minute > 0 || c.second.is_some() {
        said += &format!("{}分", n(c.minute));
    }
    if let Some(s) = c.second {
        said += &format!("{}秒", n(s));
    }
    said
}

/// Numbers of things that are called by their digits.
fn bare(d: &str, before: &str) -> Option<String> {
    let code =
        ["番号", "No.", "コード", "電話", "暗証", "郵便"].iter().any(|w| before.ends_with(w));
    (code || d.len() == 9 && !d.ends_with("00") && before.is_empty()).then(|| digits(d))
}

const NONE: Noun = (Neuter, &[]);
const CURRENCIES: &[Currency] = &[
    ("¥", (Neuter, &["円"]), NONE),
    ("JPY", (Neuter, &["円"]), NONE),
    ("$", (Neuter, &["ドル"]), NONE),
    ("US$", (Neuter, &["米ドル"]), NONE),
    ("USD", (Neuter, &["米ドル"]), NONE),
    ("€", (Neuter, &["ユーロ"]), NONE),
    ("EUR", (Neuter, &["ユーロ"]), NONE),
    ("£", (Neuter, &["ポンド"]), NONE),
    ("GBP", (Neuter, &["ポンド"]), NONE),
    ("₩", (Neuter, &["ウォン"]), NONE),
    ("KRW", (Neuter, &["ウォン"]), NONE),
    ("CNY", (Neuter, &["人民元"]), NONE),
    ("RMB", (Neuter, &["人民元"]), NONE),
    ("HK$", (Neuter, &["香港ドル"]), NONE),
    ("HKD", (Neuter, &["香港ドル"]), NONE),
    ("NT$", (Neuter, &["台湾ドル"]), NONE),
    ("TWD", (Neuter, &["台湾ドル"]), NONE),
    ("A$", (Neuter, &["豪ドル"]), NONE),
    ("AUD", (Neuter, &["豪ドル"]), NONE),
    ("NZD", (Neuter, &["ニュージーランドドル"]), NONE),
    ("CAD", (Neuter, &["カナダドル"]), NONE),
    ("SGD", (Neuter, &["シンガポールドル"]), NONE),
    ("CHF", (Neuter, &["スイスフラン"]), NONE),
    ("INR", (Neuter, &["ルピー"]), NONE),
    ("THB", (Neuter, &["バーツ"]), NONE),
];
const UNITS: &[(&str, Noun)] = &[
    ("km", (Neuter, &["キロメートル"])),
    ("m", (Neuter, &["メートル"])),
    ("cm", (Neuter, &["センチメートル"])),
    ("mm", (Neuter, &["ミリメートル"])),
    ("μm", (Neuter, &["マイクロメートル"])),
    ("nm", (Neuter, &["ナノメートル"])),
    ("m²", (Neuter, &["平方メートル"])),
    ("m2", (Neuter, &["平方メートル"])),
    ("km²", (Neuter, &["平方キロメートル"])),
    ("km2", (Neuter, &["平方キロメートル"])),
    ("m³", (Neuter, &["立方メートル"])),
    ("m3", (Neuter, &["立方メートル"])),
    ("ha", (Neuter, &["ヘクタール"])),
    ("l", (Neuter, &["リットル"])),
    ("L", (Neuter, &["リットル"])),
    ("ml", (Neuter, &["ミリリットル"])),
    ("kg", (Neuter, &["キログラム"])),
    ("g", (Neuter, &["グラム"])),
    ("mg", (Neuter, &["ミリグラム"])),
    ("t", (Neuter, &["トン"])),
    ("h", (Neuter, &["時間"])),
    ("min", (Neuter, &["分"])),
    ("ms", (Neuter, &["ミリ秒"])),
    ("s", (Neuter, &["秒"])),
    ("km/h", (Neuter, &["キロメートル毎時"])),
    ("m/s", (Neuter, &["メートル毎秒"])),
    ("W", (Neuter, &["ワット"])),
    ("kW", (Neuter, &["キロワット"])),
    ("MW", (Neuter, &["メガワット"])),
    ("kWh", (Neuter, &["キロワット時"])),
    ("V", (Neuter, &["ボルト"])),
    ("Hz", (Neuter, &["ヘルツ"])),
    ("kHz", (Neuter, &["キロヘルツ"])),
    ("MHz", (Neuter, &["メガヘルツ"])),
    ("GHz", (Neuter, &["ギガヘルツ"])),
    ("KB", (Neuter, &["キロバイト"])),
    ("MB", (Neuter, &["メガバイト"])),
    ("GB", (Neuter, &["ギガバイト"])),
    ("TB", (Neuter, &["テラバイト"])),
    ("°C", (Neuter, &["度"])),
    ("℃", (Neuter, &["度"])),
    ("°", (Neuter, &["度"])),
    ("dB", (Neuter, &["デシベル"])),
    ("hPa", (Neuter, &["ヘクトパスカル"])),
    ("cal", (Neuter, &["カロリー"])),
    ("kcal", (Neuter, &["キロカロリー"])),
];

/// Source: 文化庁「公用文作成の考え方」 (how figures are written); NHK ことばのハンドブック (how they are read).
pub(in crate::text::normalize::world) static GRAMMAR: Grammar = Grammar {
    marks: Marks { point: '.', groups: &[',', '\u{2009}'] },
    cardinal,
    decimal,
    digits,
    dialled: digits,
    bare,
    ordinal: |_, _, _| None,
    ordinal_marks: &[],
    fraction,
    mixed: "と",
    date,
    year_marks: &[],
    weekdays: &[
        ("月", "月曜日"),
        ("火", "火曜日"),
        ("水", "水曜日"),
        ("木", "木曜日"),
        ("金", "金曜日"),
        ("土", "土曜日"),
        ("日", "日曜日"),
    ],
    abbreviations: &[],
    months: &[],
    date_joint: "",
    time,
    hour_marks: &[],
    form: |_| 0,
    currencies: CURRENCIES,
    of: "",
    money_joint: "",
    scales: &[
        ("万", "万"),
        ("億", "億"),
        ("兆", "兆"),
        ("千", "千"),
        ("百万", "百万"),
        ("千万", "千万"),
    ],
    units: UNITS,
    per: "毎",
    minus: "マイナス",
    country: "プラス",
    before_scale: Neuter,
    percent: "パーセント",
    to: "から",
    gap: "",
    signs: &[
        ("&", "アンド"),
        ("@", "アットマーク"),
        ("%", "パーセント"),
        ("+", "プラス"),
        ("=", "イコール"),
        ("€", "ユーロ"),
        ("$", "ドル"),
        ("¥", "円"),
        ("£", "ポンド"),
        ("°", "度"),
        ("×", "かける"),
        ("÷", "割る"),
        ("±", "プラスマイナス"),
        (":", "対"),
        ("<", "小なり"),
        (">", "大なり"),
        ("≈", "ニアリーイコール"),
        ("≠", "ノットイコール"),
        ("≤", "小なりイコール"),
        ("≥", "大なりイコール"),
        ("²", "の二乗"),
        ("³", "の三乗"),
        ("√", "ルート"),
        ("∞", "無限大"),
        ("/", "スラッシュ"),
        ("#", "シャープ"),
        ("№", "ナンバー"),
        ("§", "セクション"),
    ],
    web: web::Words {
        signs: &[
            ('.', "ドット"),
            ('@', "アットマーク"),
            ('/', "スラッシュ"),
            (':', "コロン"),
            ('-', "ハイフン"),
            ('_', "アンダーバー"),
            ('?', "クエスチョンマーク"),
            ('&', "アンド"),
            ('=', "イコール"),
            ('#', "シャープ"),
            ('%', "パーセント"),
            ('+', "プラス"),
        ],
        digits,
        gap: "",
    },
};

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[test]
    fn figures_as_a_newsreader_says_them() {
        for (shown, said) in [
            ("2018年1月22〜27日(水)", "二千十八年一月二十二から二十七日水曜日"),
            ("3:30pm、-2.5度", "午後三時三十分、マイナス二点五度"),
            ("10000と1/2", "一万と二分の一"),
            ("4/29から5/5まで休み", "四月二十九日から五月五日まで休み"),
            ("2019.10.22-2019.11.03", "二千十九年十月二十二日から二千十九年十一月三日"),
            ("会期は9/7(土)", "会期は九月七日土曜日"),
            ("B2BとC2C、A2B4", "B to BとC to C、A二B四"),
            ("昼の部は11a.m.、夜は7pm開演", "昼の部は午前十一時、夜は午後七時開演"),
            ("青組白組4-1、3-5名", "青組白組四対一、三から五名"),
            ("HKD50とEUR3", "五十香港ドルと三ユーロ"),
        ] {
            assert_eq!(normalize(shown, "ja").said(), said, "{shown}");
        }
    }
}
