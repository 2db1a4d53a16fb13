//! Korean: Sino-Korean numbers, and native ones before hours and other counters.

use super::super::grammar::{Clock, Currency, Date, Gender, Gender::*, Grammar, Noun, spell};
use crate::text::normalize::{number::Marks, web};

const DIGITS: [&str; 10] = ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
const PLACES: [&str; 4] = ["", "십", "백", "천"];
const GROUPS: [&str; 5] = ["", "만", "억", "조", "경"];

fn cardinal(d: &str, _: Gender) -> String {
    let mut said = String::new();
    let groups: Vec<&[u8]> = d.as_bytes().rchunks(4).collect();
    for (i, group) in groups.iter().enumerate().rev() {
        let value: u32 = group.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
        // 만 alone at the head has no 일 before it.
        if !(value == 1 && i == 1 && said.is_empty()) {
            for place in (0..4).rev() {
                match (value / 10_u32.pow(place) % 10, place) {
                    (0, _) => {}
                    (1, p) if p > 0 => said += PLACES[p as usize],
                    (n, p) => {
                        said += DIGITS[n as usize];
                        said += PLACES[p as usize];
                    }
                }
            }
        }
        if value > 0 {
            said += GROUPS[i.min(4)];
        }
    }
    if said.is_empty() { DIGITS[0].into() } else { said }
}

const NATIVE: [&str; 10] = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"];
const NATIVE_TENS: [&str; 10] =
    ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];

/// A native number before its counter, up to ninety-nine.
fn native(n: usize) -> Option<String> {
    match n {
        20 => Some("스무".into()),
        1..=99 => Some(format!("{}{}", NATIVE_TENS[n / 10], NATIVE[n % 10])),
        _ => None,
    }
}

/// Counters that take native numbers.
fn ordinal(d: &str, mark: &str, before: &str) -> Option<String> {
    let n: usize = d.parse().ok()?;
    let gap = if mark.starts_with(' ') { " " } else { "" };
    let counter = mark.trim_start();
    // Two months lose a sound, and no minute is said with its zero.
    match (counter, n) {
        ("월", 6 | 10) => return Some(month(n as u32)),
        ("분", 1..=9) if d.starts_with('0') => return Some(format!("{}{mark}", DIGITS[n])),
        ("월" | "분", _) => return None,
        _ => {}
    }
    if counter == "시" {
        // The clock of twelve hours counts natively: 세시, but 십사시, 영시.
        let said = if (1..=12).contains(&n) {
            native(n)?
        } else {
            cardinal(d.trim_start_matches('0'), Neuter)
        };
        return Some(format!("{said}{gap}{counter}"));
    }
    let said = match (counter, n) {
        ("번째", 1) => "첫".into(),
        ("번째", 2..=39) | (_, 1..=99) if counter != "번째" || n < 40 => native(n)?,
        _ => cardinal(d, Neuter),
    };
    let _ = before;
    Some(format!("{said}{gap}{counter}"))
}

fn digits(d: &str) -> String {
    spell(d, &DIGITS, "")
}

fn decimal(whole: &str, part: &str) -> String {
    format!("{}점{}", cardinal(whole, Neuter), digits(part))
}

fn fraction(top: &str, bottom: &str) -> String {
    format!("{}분의 {}", cardinal(bottom, Neuter), cardinal(top, Neuter))
}

/// June and October lose a sound.
fn month(m: u32) -> String {
    match m {
        6 => "유월".into(),
        10 => "시월".into(),
        m => cardinal(&m.to_string(), Neuter) + "월",
    }
}

fn date(d: &Date) -> String {
    let year = d.year.map(|y| cardinal(y, Neuter) + "년 ").unwrap_or_default();
    let day = d.day.map(|d| format!(" {}일", cardinal(&d.to_string(), Neuter))).unwrap_or_default();
    format!("{year}{}{day}", month(d.month))
}

fn time(c: &Clock) -> String {
    let n = |n: u32| cardinal(&n.to_string(), Neuter);
    let half = match c.afternoon {
        Some(true) => "오후 ",
        Some(false) => "오전 ",
        None => "",
    };
    let hour = if (1..=12).contains(&c.hour) {
        native(c.hour as usize).unwrap_or_default()
    } else {
        n(c.hour)
    };
    let mut said = format!("{half}{hour}시");
    if c.minute > 0 {
        said += &format!(" {}분", n(c.minute));
    }
    if let Some(s) = c.second.filter(|s| *s > 0) {
        said += &format!(" {}초", n(s));
    }
    said
}

fn bare(d: &str, before: &str) -> Option<String> {
    let code = ["자리", "번호", "비밀번호", "코드"].iter().any(|w| before.trim_end().ends_with(w));
    code.then(|| digits(d))
}

const NONE: Noun = (Neuter, &[]);
const CURRENCIES: &[Currency] = &[
    ("₩", (Neuter, &["원"]), NONE),
    ("KRW", (Neuter, &["원"]), NONE),
    ("$", (Neuter, &["달러"]), NONE),
    ("US$", (Neuter, &["미국 달러"]), NONE),
    ("USD", (Neuter, &["달러"]), NONE),
    ("€", (Neuter, &["유로"]), NONE),
    ("EUR", (Neuter, &["유로"]), NONE),
    ("£", (Neuter, &["파운드"]), NONE),
    ("GBP", (Neuter, &["파운드"]), NONE),
    ("¥", (Neuter, &["엔"]), NONE),
    ("JPY", (Neuter, &["엔"]), NONE),
    ("CNY", (Neuter, &["위안"]), NONE),
    ("HK$", (Neuter, &["홍콩 달러"]), NONE),
    ("HKD", (Neuter, &["홍콩 달러"]), NONE),
    ("NZD", (Neuter, &["뉴질랜드 달러"]), NONE),
    ("NZ$", (Neuter, &["뉴질랜드 달러"]), NONE),
    ("AUD", (Neuter, &["호주 달러"]), NONE),
    ("A$", (Neuter, &["호주 달러"]), NONE),
    ("CAD", (Neuter, &["캐나다 달러"]), NONE),
    ("C$", (Neuter, &["캐나다 달러"]), NONE),
    ("SGD", (Neuter, &["싱가포르 달러"]), NONE),
    ("CHF", (Neuter, &["스위스 프랑"]), NONE),
    ("TWD", (Neuter, &["대만 달러"]), NONE),
];
const UNITS: &[(&str, Noun)] = &[
    ("km", (Neuter, &["킬로미터"])),
    ("m", (Neuter, &["미터"])),
    ("cm", (Neuter, &["센티미터"])),
    ("mm", (Neuter, &["밀리미터"])),
    ("μm", (Neuter, &["마이크로미터"])),
    ("nm", (Neuter, &["나노미터"])),
    ("m²", (Neuter, &["제곱미터"])),
    ("m2", (Neuter, &["제곱미터"])),
    ("km²", (Neuter, &["제곱킬로미터"])),
    ("km2", (Neuter, &["제곱킬로미터"])),
    ("cm²", (Neuter, &["제곱센티미터"])),
    ("m³", (Neuter, &["세제곱미터"])),
    ("m3", (Neuter, &["세제곱미터"])),
    ("ha", (Neuter, &["헥타르"])),
    ("L", (Neuter, &["리터"])),
    ("l", (Neuter, &["리터"])),
    ("mL", (Neuter, &["밀리리터"])),
    ("ml", (Neuter, &["밀리리터"])),
    ("kg", (Neuter, &["킬로그램"])),
    ("g", (Neuter, &["그램"])),
    ("mg", (Neuter, &["밀리그램"])),
    ("t", (Neuter, &["톤"])),
    ("h", (Neuter, &["시간"])),
    ("min", (Neuter, &["분"])),
    ("s", (Neuter, &["초"])),
    ("ms", (Neuter, &["밀리초"])),
    ("km/h", (Neuter, &["킬로미터 퍼 시간"])),
    ("m/s", (Neuter, &["미터 퍼 초"])),
    ("W", (Neuter, &["와트"])),
    ("kW", (Neuter, &["킬로와트"])),
    ("MW", (Neuter, &["메가와트"])),
    ("kWh", (Neuter, &["킬로와트시"])),
    ("V", (Neuter, &["볼트"])),
    ("A", (Neuter, &["암페어"])),
    ("Hz", (Neuter, &["헤르츠"])),
    ("kHz", (Neuter, &["킬로헤르츠"])),
    ("MHz", (Neuter, &["메가헤르츠"])),
    ("GHz", (Neuter, &["기가헤르츠"])),
    ("N", (Neuter, &["뉴턴"])),
    ("J", (Neuter, &["줄"])),
    ("Pa", (Neuter, &["파스칼"])),
    ("KB", (Neuter, &["킬로바이트"])),
    ("MB", (Neuter, &["메가바이트"])),
    ("GB", (Neuter, &["기가바이트"])),
    ("TB", (Neuter, &["테라바이트"])),
    ("°C", (Neuter, &["도"])),
    ("℃", (Neuter, &["도"])),
    ("°", (Neuter, &["도"])),
    ("dB", (Neuter, &["데시벨"])),
];

/// Source: 국립국어원 한글 맞춤법 (how numbers are written in Hangul) and its answers on counters.
pub(in crate::text::normalize::world) static GRAMMAR: Grammar = Grammar {
    marks: Marks { point: '.', groups: &[',', '\u{2009}'] },
    cardinal,
    decimal,
    digits,
    dialled: digits,
    bare,
    ordinal,
    ordinal_marks: &[
        "번째", " 번째", "시", "개", " 개", "명", " 명", "살", " 살", "마리", " 마리", "시간",
        "자리", "가지", " 가지", "권", "잔", "병", "대", " 대", "그루", "송이", "켤레", "곳",
        "군데", "월", "분",
    ],
    fraction,
    mixed: "과 ",
    date,
    year_marks: &[],
    weekdays: &[
        ("월", "월요일"),
        ("화", "화요일"),
        ("수", "수요일"),
        ("목", "목요일"),
        ("금", "금요일"),
        ("토", "토요일"),
        ("일", "일요일"),
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
        ("만", "만"),
        ("억", "억"),
        ("조", "조"),
        ("천", "천"),
        ("백만", "백만"),
        ("천만", "천만"),
    ],
    units: UNITS,
    per: "퍼",
    minus: "마이너스",
    country: "국가번호",
    before_scale: Neuter,
    percent: "퍼센트",
    to: "부터",
    gap: " ",
    signs: &[
        ("&", "앤드"),
        ("@", "골뱅이"),
        ("%", "퍼센트"),
        ("+", "더하기"),
        ("=", "는"),
        ("€", "유로"),
        ("$", "달러"),
        ("¥", "엔"),
        ("£", "파운드"),
        ("₩", "원"),
        ("°", "도"),
        ("×", "곱하기"),
        ("÷", "나누기"),
        ("±", "플러스 마이너스"),
        ("<", "작다"),
        (">", "크다"),
        ("≈", "약"),
        ("²", "제곱"),
        ("³", "세제곱"),
        ("√", "루트"),
        ("/", "슬래시"),
        ("#", "샵"),
        ("№", "번호"),
    ],
    web: web::Words {
        signs: &[
            ('.', "닷"),
            ('@', "골뱅이"),
            ('/', "슬래시"),
            (':', "콜론"),
            ('-', "하이픈"),
            ('_', "언더바"),
            ('?', "물음표"),
            ('&', "앤드"),
            ('=', "는"),
            ('#', "샵"),
            ('%', "퍼센트"),
            ('+', "플러스"),
        ],
        digits,
        gap: " ",
    },
};

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[test]
    fn figures_as_a_newsreader_says_them() {
        for (shown, said) in [
            ("2024/01/30", "이천이십사년 일월 삼십일"),
            ("3번째, 14:05", "세번째, 십사시 오분"),
            ("2.3km", "이점삼 킬로미터"),
            ("10월7일, 6월", "시월칠일, 유월"),
            ("밤11시04분", "밤열한시사분"),
            ("주민의 1/4이 반대, 2/3은 찬성", "주민의 사분의 일이 반대, 삼분의 이는 찬성"),
        ] {
            assert_eq!(normalize(shown, "ko").said(), said, "{shown}");
        }
    }
}
