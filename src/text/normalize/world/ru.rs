//! Russian.
//!
//! Cases are not guessed: a figure without a mark is read in the nominative, which is understood
//! everywhere. An ending behind a hyphen (5-го, 1990-е) says the case and is followed.

use super::grammar::{Clock, Currency, Date, Gender, Gender::*, Grammar, Noun, groups, spell};
use crate::text::normalize::{
    number::{Marks, Number},
    web,
};

#[rustfmt::skip]
const ONES: [&str; 20] = [
    "ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять",
    "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать",
    "семнадцать", "восемнадцать", "девятнадцать",
];
#[rustfmt::skip]
const TENS: [&str; 10] = [
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят",
    "девяносто",
];
#[rustfmt::skip]
const HUNDREDS: [&str; 10] = [
    "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот",
    "девятьсот",
];
const DIGITS: [&str; 10] =
    ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"];
const BIG: [[&str; 3]; 6] = [
    ["", "", ""],
    ["тысяча", "тысячи", "тысяч"],
    ["миллион", "миллиона", "миллионов"],
    ["миллиард", "миллиарда", "миллиардов"],
    ["триллион", "триллиона", "триллионов"],
    ["квадриллион", "квадриллиона", "квадриллионов"],
];

/// One, few or many.
fn plural(n: usize) -> usize {
    match (n % 100, n % 10) {
        (11..=14, _) => 2,
        (_, 1) => 0,
        (_, 2..=4) => 1,
        _ => 2,
    }
}

fn below_thousand(n: usize, gender: Gender) -> String {
    let (h, r) = (n / 100, n % 100);
    let mut words = vec![HUNDREDS[h]];
    let unit = |u: usize| match (u, gender) {
        (1, Feminine) => "одна",
        (1, Neuter) => "одно",
        (2, Feminine) => "две",
        _ => ONES[u],
    };
    match r {
        0 => {}
        r if r < 20 => words.push(unit(r)),
        r => {
            words.push(TENS[r / 10]);
            if r % 10 > 0 {
                words.push(unit(r % 10));
            }
        }
    }
    words.retain(|w| !w.is_empty());
    words.join(" ")
}

fn cardinal(d: &str, gender: Gender) -> String {
    let mut pieces: Vec<String> = Vec::new();
    for (place, n) in groups(d) {
        let n = n as usize;
        match place {
            _ if n == 0 => {}
            0 => pieces.push(below_thousand(n, gender)),
            1 if n == 1 && pieces.is_empty() => pieces.push("тысяча".into()),
            p => pieces.push(format!(
                "{} {}",
                below_thousand(n, if p == 1 { Feminine } else { Masculine }),
                BIG[p][plural(n)]
            )),
        }
    }
    if pieces.is_empty() { DIGITS[0].into() } else { pieces.join(" ") }
}

fn digits(d: &str) -> String {
    spell(d, &DIGITS, " ")
}

/// A Russian dials by whole numbers: девятьсот тринадцать, пятьдесят шесть, ноль один.
fn dialled(d: &str) -> String {
    let rest = d.trim_start_matches('0');
    if d.len() > 3 || rest.is_empty() {
        return digits(d);
    }
    "ноль ".repeat(d.len() - rest.len()) + &cardinal(rest, Masculine)
}

const PARTS: [[&str; 2]; 7] = [
    ["", ""],
    ["десятая", "десятых"],
    ["сотая", "сотых"],
    ["тысячная", "тысячных"],
    ["десятитысячная", "десятитысячных"],
    ["стотысячная", "стотысячных"],
    ["миллионная", "миллионных"],
];

/// Three whole, fourteen hundredths; past the millionths digit by digit.
fn decimal(whole: &str, part: &str) -> String {
    let one = |d: &str| usize::from(!d.ends_with('1') || d.ends_with("11"));
    let w = format!("{} {}", cardinal(whole, Feminine), ["целая", "целых"][one(whole)]);
    if part.len() > 6 {
        return format!("{w} {}", digits(part));
    }
    let d = match part.trim_start_matches('0') {
        "" => "0",
        d => d,
    };
    format!("{w} {} {}", cardinal(d, Feminine), PARTS[part.len()][one(d)])
}

/// Ordinal stems and the kind of their endings: hard, hard with stress on the ending, soft (третий).
#[rustfmt::skip]
const ORDINALS: [&str; 20] = [
    "нулев", "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
    "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат",
    "восемнадцат", "девятнадцат",
];
#[rustfmt::skip]
const ORDINAL_TENS: [&str; 10] = [
    "", "", "двадцат", "тридцат", "сороков", "пятидесят", "шестидесят", "семидесят", "восьмидесят",
    "девяност",
];
#[rustfmt::skip]
const ORDINAL_HUNDREDS: [&str; 10] = [
    "", "сот", "двухсот", "трехсот", "четырехсот", "пятисот", "шестисот", "семисот", "восьмисот",
    "девятисот",
];

/// The words before the last one, and the stem of the last.
fn stem(n: usize) -> (String, String, usize) {
    let head =
        |m: usize| if m == 0 { String::new() } else { cardinal(&m.to_string(), Masculine) + " " };
    let r = n % 100;
    match n {
        0 => (String::new(), ORDINALS[0].into(), 0),
        n if r > 0 && r < 20 => (head(n - r), ORDINALS[r].into(), r),
        n if !r.is_multiple_of(10) => (head(n - r % 10), ORDINALS[r % 10].into(), r % 10),
        n if r > 0 => (head(n - r), ORDINAL_TENS[r / 10].into(), r),
        n if n % 1000 > 0 => (head(n - n % 1000), ORDINAL_HUNDREDS[n % 1000 / 100].into(), n),
        n => (
            String::new(),
            if n == 1000 {
                "тысячн".into()
            } else {
                format!(
                    "{}тысячн",
                    below_thousand((n / 1000) % 1000, Masculine)
                        .replace("два", "двух")
                        .replace("пять", "пяти")
                )
            },
            n,
        ),
    }
}

fn ordinal(d: &str, mark: &str, _: &str) -> Option<String> {
    let n: usize = d.parse().ok().filter(|n| *n < 1_000_000)?;
    // 4-х is a count (четырех), not an ordinal.
    if mark == "-х" && (2..=4).contains(&n) {
        return Some(["двух", "трех", "четырех"][n - 2].into());
    }
    // A year takes the case of the word behind it: в 2012 году.
    if let Some(word) = mark.strip_prefix(' ') {
        let ending = match word {
            "году" => "-м",
            "года" => "-го",
            "годом" => return None,
            _ => "-й",
        };
        return ordinal(d, ending, "")
            .filter(|_| d.len() == 4)
            .map(|o| format!("{o} {}", if word == "г." { "год" } else { word }));
    }
    let (head, stem, last) = stem(n);
    let soft = last == 3;
    // Adjectives with the stress on the ending take -ой: второй, шестой, седьмой, восьмой, сороковой.
    let stressed = matches!(last, 0 | 2 | 6 | 7 | 8 | 40);
    let mark = mark.trim_start_matches('-');
    let decade = mark == "е" && n >= 10 && n.is_multiple_of(10);
    let ending = match (mark, soft) {
        ("й" | "ый" | "ой" | "ий", true) => "ий",
        ("й" | "ый" | "ой" | "ий", false) => {
            if stressed {
                "ой"
            } else {
                "ый"
            }
        }
        ("я" | "ая" | "ья", true) => "ья",
        ("я" | "ая", _) => "ая",
        ("го" | "ого", true) => "ьего",
        ("го" | "ого", _) => "ого",
        ("му" | "ому", true) => "ьему",
        ("му" | "ому", _) => "ому",
        ("е" | "ые", false) if decade => "ые",
        ("е" | "ое", true) => "ье",
        ("е" | "ое", _) => "ое",
        ("м" | "ом", true) => "ьем",
        ("м" | "ом", _) => "ом",
        ("х" | "ых", true) => "ьих",
        ("х" | "ых", _) => "ых",
        ("ю" | "ую", true) => "ью",
        ("ю" | "ую", _) => "ую",
        ("ми", _) => "ыми",
        _ => return None,
    };
    Some(format!("{head}{stem}{ending}"))
}

fn fraction(top: &str, bottom: &str) -> String {
    let one = top.ends_with('1') && !top.ends_with("11");
    let mark = if one { "я" } else { "х" };
    match (bottom, one) {
        ("2", true) if top == "1" => "одна вторая".into(),
        _ => format!(
            "{} {}",
            cardinal(top, Feminine),
            ordinal(bottom, mark, "").unwrap_or_else(|| cardinal(bottom, Masculine))
        ),
    }
}

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
];

fn date(d: &Date) -> String {
    let day = d
        .day
        .and_then(|n| ordinal(&n.to_string(), "е", ""))
        .map(|s| s.replace("ые", "ое") + " ")
        .unwrap_or_default();
    let year =
        d.year.and_then(|y| ordinal(y, "го", "")).map(|y| format!(" {y} года")).unwrap_or_default();
    format!("{day}{}{year}", MONTHS[d.month as usize - 1])
}

fn time(c: &Clock) -> String {
    let unit = |n: u32, g, forms: [&str; 3]| {
        format!("{} {}", cardinal(&n.to_string(), g), forms[plural(n as usize)])
    };
    let mut said = unit(c.hour, Masculine, ["час", "часа", "часов"]);
    if c.minute > 0 || c.second.is_some() {
        said += &format!(" {}", unit(c.minute, Feminine, ["минута", "минуты", "минут"]));
    }
    if let Some(s) = c.second {
        said += &format!(" {}", unit(s, Feminine, ["секунда", "секунды", "секунд"]));
    }
    said
}

/// A decimal takes the genitive singular: 3,2 литра.
fn form(n: &Number) -> usize {
    if n.part.is_some() {
        1
    } else {
        plural(n.whole[n.whole.len().saturating_sub(2)..].parse().unwrap_or(0))
    }
}

const KOPECK: Noun = (Feminine, &["копейка", "копейки", "копеек"]);
const CENT: Noun = (Masculine, &["цент", "цента", "центов"]);
const CURRENCIES: &[Currency] = &[
    ("₽", (Masculine, &["рубль", "рубля", "рублей"]), KOPECK),
    ("руб.", (Masculine, &["рубль", "рубля", "рублей"]), KOPECK),
    ("руб", (Masculine, &["рубль", "рубля", "рублей"]), KOPECK),
    ("$", (Masculine, &["доллар", "доллара", "долларов"]), CENT),
    ("USD", (Masculine, &["доллар", "доллара", "долларов"]), CENT),
    ("€", (Masculine, &["евро"]), CENT),
    ("£", (Masculine, &["фунт", "фунта", "фунтов"]), (Masculine, &["пенс", "пенса", "пенсов"])),
    ("¥", (Feminine, &["иена", "иены", "иен"]), CENT),
];
const UNITS: &[(&str, Noun)] = &[
    ("км", (Masculine, &["километр", "километра", "километров"])),
    ("м", (Masculine, &["метр", "метра", "метров"])),
    ("см", (Masculine, &["сантиметр", "сантиметра", "сантиметров"])),
    ("мм", (Masculine, &["миллиметр", "миллиметра", "миллиметров"])),
    ("м²", (Masculine, &["квадратный метр", "квадратных метра", "квадратных метров"])),
    ("км²", (Masculine, &["квадратный километр", "квадратных километра", "квадратных километров"])),
    ("га", (Masculine, &["гектар", "гектара", "гектаров"])),
    ("м³", (Masculine, &["кубический метр", "кубических метра", "кубических метров"])),
    ("л", (Masculine, &["литр", "литра", "литров"])),
    ("мл", (Masculine, &["миллилитр", "миллилитра", "миллилитров"])),
    ("кг", (Masculine, &["килограмм", "килограмма", "килограммов"])),
    ("г", (Masculine, &["грамм", "грамма", "граммов"])),
    ("мг", (Masculine, &["миллиграмм", "миллиграмма", "миллиграммов"])),
    ("т", (Feminine, &["тонна", "тонны", "тонн"])),
    ("ч", (Masculine, &["час", "часа", "часов"])),
    ("мин", (Feminine, &["минута", "минуты", "минут"])),
    ("сек", (Feminine, &["секунда", "секунды", "секунд"])),
    ("км/ч", (Masculine, &["километр в час", "километра в час", "километров в час"])),
    ("м/с", (Masculine, &["метр в секунду", "метра в секунду", "метров в секунду"])),
    ("кВт", (Masculine, &["киловатт", "киловатта", "киловатт"])),
    ("Вт", (Masculine, &["ватт", "ватта", "ватт"])),
    ("МВт", (Masculine, &["мегаватт", "мегаватта", "мегаватт"])),
    ("ГБ", (Masculine, &["гигабайт", "гигабайта", "гигабайт"])),
    ("МБ", (Masculine, &["мегабайт", "мегабайта", "мегабайт"])),
    ("°C", (Masculine, &["градус Цельсия", "градуса Цельсия", "градусов Цельсия"])),
    ("°", (Masculine, &["градус", "градуса", "градусов"])),
    ("km", (Masculine, &["километр", "километра", "километров"])),
    ("kg", (Masculine, &["килограмм", "килограмма", "килограммов"])),
    ("GB", (Masculine, &["гигабайт", "гигабайта", "гигабайт"])),
];

/// Source: "Русская грамматика" (1980), numerals; Мильчин, "Справочник издателя" (how figures are written).
pub(super) static GRAMMAR: Grammar = Grammar {
    marks: Marks { point: ',', groups: &['\u{A0}', '\u{202F}', ' ', '.', '\u{2009}'] },
    cardinal,
    decimal,
    digits,
    dialled,
    bare: |_, _| None,
    ordinal,
    ordinal_marks: &[
        "-й",
        "-ый",
        "-ой",
        "-я",
        "-ая",
        "-го",
        "-ого",
        "-му",
        "-е",
        "-ое",
        "-ые",
        "-м",
        "-ом",
        "-х",
        "-ых",
        "-ю",
        "-ми",
        " году",
        " года",
        " год",
        " г.",
    ],
    fraction,
    mixed: " целых ",
    date,
    year_marks: &["г.", "г", "года"],
    weekdays: &[],
    abbreviations: &[
        ("т. е.", "то есть"),
        ("т.е.", "то есть"),
        ("т. д.", "так далее"),
        ("т.д.", "так далее"),
        ("т. п.", "тому подобное"),
        ("т.п.", "тому подобное"),
        ("др.", "другие"),
        ("стр.", "страница"),
        ("ул.", "улица"),
        ("им.", "имени"),
    ],
    months: &[
        ("января", 1),
        ("янв", 1),
        ("февраля", 2),
        ("фев", 2),
        ("марта", 3),
        ("мар", 3),
        ("апреля", 4),
        ("апр", 4),
        ("мая", 5),
        ("июня", 6),
        ("июля", 7),
        ("августа", 8),
        ("авг", 8),
        ("сентября", 9),
        ("сен", 9),
        ("октября", 10),
        ("окт", 10),
        ("ноября", 11),
        ("ноя", 11),
        ("декабря", 12),
        ("дек", 12),
    ],
    date_joint: "",
    time,
    hour_marks: &["ч", "ч."],
    form,
    currencies: CURRENCIES,
    of: "",
    money_joint: "",
    scales: &[
        ("млрд.", "миллиардов"),
        ("млрд", "миллиардов"),
        ("млн.", "миллионов"),
        ("млн", "миллионов"),
        ("тыс.", "тысяч"),
        ("тыс", "тысяч"),
        ("миллионов", "миллионов"),
        ("миллиона", "миллиона"),
        ("миллиардов", "миллиардов"),
        ("миллиарда", "миллиарда"),
    ],
    units: UNITS,
    per: "в",
    minus: "минус",
    country: "плюс",
    before_scale: Masculine,
    percent: "процентов",
    to: "до",
    gap: " ",
    signs: &[
        ("&", "и"),
        ("@", "собака"),
        ("%", "процент"),
        ("§", "параграф"),
        ("№", "номер"),
        ("+", "плюс"),
        ("=", "равно"),
        ("€", "евро"),
        ("$", "доллар"),
        ("₽", "рубль"),
        ("°", "градус"),
        ("×", "умножить на"),
        ("÷", "разделить на"),
        ("±", "плюс-минус"),
        ("<", "меньше"),
        (">", "больше"),
        ("≈", "примерно"),
        ("²", "в квадрате"),
        ("³", "в кубе"),
        ("/", "дробь"),
        ("#", "решётка"),
    ],
    web: web::Words {
        signs: &[
            ('.', "точка"),
            ('@', "собака"),
            ('/', "слэш"),
            (':', "двоеточие"),
            ('-', "тире"),
            ('_', "подчёркивание"),
            ('?', "вопросительный знак"),
            ('&', "и"),
            ('=', "равно"),
            ('#', "решётка"),
            ('%', "процент"),
            ('+', "плюс"),
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
            ("2 300 и 0,724", "две тысячи триста и ноль целых семьсот двадцать четыре тысячных"),
            ("в 2012 году, 6-й", "в две тысячи двенадцатом году, шестой"),
            ("3 км/ч", "три километра в час"),
            ("22 тыс. жителей", "двадцать две тысячи жителей"),
            ("2,5млн и 1 млрд.", "две целых пять десятых миллиона и один миллиард."),
            ("07-апр-1995", "седьмое апреля тысяча девятьсот девяносто пятого года"),
            ("цена за м²", "цена за квадратный метр"),
            (
                "8-495-123-40-07",
                "восемь, четыреста девяносто пять, сто двадцать три, сорок, ноль семь",
            ),
        ] {
            assert_eq!(normalize(shown, "ru").said(), said, "{shown}");
        }
    }
}
