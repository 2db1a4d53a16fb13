//! Signs that stand alone in Chinese text, and spaces that only typesetting put there.

use crate::model::spoken::Spoken;
use crate::text::normalize::rule::{Rewrite, Rule, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before, is_han};
use crate::text::normalize::web;

pub(super) const fn symbol(finish: fn(String) -> String) -> Scanner {
    let about = "single signs: ± is 正负, & is 和, α is 阿尔法";
    Scanner {
        name: "symbol",
        about,
        starts: Starts::of("$%&@#¥€£₩±°²³⁴√∞≈≠≤≥‰℃№αβγδεζηθικλμµνξπρσςτυφχψωΓΔΘΛΠΣΦΨΩ←©™℉㎡①"),
        read,
        finish,
    }
}

pub(super) const fn address(finish: fn(String) -> String) -> Scanner {
    let about = "addresses: a.b@c.com is a点b艾特c点com";
    Scanner { name: "address", about, starts: Starts::of(web::STOPS), read: read_address, finish }
}

/// The longest path that is read behind a host. Past it a listener remembers nothing, and who
/// wants the page has the text.
const PATH: usize = 16;

/// As a newsreader does: the host without `https://`, and the path only if it is short.
fn read_address(text: &str, at: usize) -> Option<Rewrite> {
    let found = web::read(text, at, &WORDS)?;
    let start = found.start.unwrap_or(at);
    let whole = &text[start..found.end];
    let (scheme, rest) = whole.split_once("://").unwrap_or(("", whole));
    let web = matches!(scheme.to_ascii_lowercase().as_str(), "" | "http" | "https");
    let slash = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(slash);
    if !web || host.is_empty() || host.contains('@') {
        return Some(found);
    }
    let path = path.trim_end_matches('/');
    let brief = path.len() <= PATH && !path.contains(['?', '%', '#', '&', '=']);
    let kept = if brief { &rest[..slash + path.len()] } else { host };
    Some(Rewrite { said: web::speak(kept, &WORDS), ..found })
}

const WORDS: web::Words = web::Words {
    signs: &[
        ('.', "点"),
        ('@', "艾特"),
        ('/', "斜杠"),
        (':', "冒号"),
        ('-', "杠"),
        ('_', "下划线"),
        ('?', "问号"),
        ('&', "和"),
        ('=', "等于"),
        ('#', "井号"),
        ('%', "百分号"),
        ('+', "加"),
        ('~', "波浪号"),
        (',', "逗号"),
        (';', "分号"),
        ('$', "美元"),
        ('!', "感叹号"),
        ('*', "星号"),
    ],
    digits: super::cardinal::digits,
    gap: "",
};

/// Source: the names in GB 3102.11 (mathematical signs) and the names of the Greek letters.
const SIGNS: &[(&str, &str)] = &[
    ("±", "正负"),
    ("∓", "负正"),
    ("√", "根号"),
    ("∞", "无穷大"),
    ("≈", "约等于"),
    ("≠", "不等于"),
    ("≤", "小于等于"),
    ("≥", "大于等于"),
    ("≦", "小于等于"),
    ("≧", "大于等于"),
    ("≡", "恒等于"),
    ("∑", "求和"),
    ("∏", "求积"),
    ("∫", "积分"),
    ("∂", "偏"),
    ("∆", "德尔塔"),
    ("∝", "正比于"),
    ("∈", "属于"),
    ("⊥", "垂直于"),
    ("∥", "平行于"),
    ("∠", "角"),
    ("∵", "因为"),
    ("∴", "所以"),
    ("²", "平方"),
    ("³", "立方"),
    ("⁴", "四次方"),
    ("⁵", "五次方"),
    ("⁶", "六次方"),
    ("⁷", "七次方"),
    ("⁸", "八次方"),
    ("⁹", "九次方"),
    ("¹", "一"),
    ("⁰", "零"),
    ("⁻", "负"),
    ("ⁿ", "n次方"),
    ("°", "度"),
    ("°C", "摄氏度"),
    ("℃", "摄氏度"),
    ("℉", "华氏度"),
    ("㎡", "平方米"),
    ("%", "百分号"),
    ("‰", "千分号"),
    ("№", "编号"),
    ("§", "节"),
    ("℡", "电话"),
    ("$", "美元"),
    ("¥", "元"),
    ("€", "欧元"),
    ("£", "英镑"),
    ("₩", "韩元"),
    ("¢", "美分"),
    ("&", "和"),
    ("@", "艾特"),
    ("©", "版权所有"),
    ("®", "注册商标"),
    ("™", "商标"),
    ("→", "到"),
    ("α", "阿尔法"),
    ("β", "贝塔"),
    ("γ", "伽马"),
    ("δ", "德尔塔"),
    ("ε", "艾普西龙"),
    ("ζ", "泽塔"),
    ("η", "伊塔"),
    ("θ", "西塔"),
    ("ι", "约塔"),
    ("κ", "卡帕"),
    ("λ", "兰姆达"),
    ("μ", "缪"),
    ("µ", "缪"),
    ("ν", "纽"),
    ("ξ", "克西"),
    ("π", "派"),
    ("ρ", "柔"),
    ("σ", "西格马"),
    ("τ", "陶"),
    ("υ", "宇普西龙"),
    ("φ", "斐"),
    ("χ", "希"),
    ("ψ", "普西"),
    ("ω", "欧米伽"),
    ("Γ", "伽马"),
    ("Δ", "德尔塔"),
    ("Θ", "西塔"),
    ("Λ", "兰姆达"),
    ("Π", "派"),
    ("Σ", "西格马"),
    ("Φ", "斐"),
    ("Ψ", "普西"),
    ("Ω", "欧米伽"),
];

/// `$x^2$`: the signs around a formula have no sound, nor has a `$` before a name.
pub(super) const fn formula(finish: fn(String) -> String) -> Scanner {
    let about = "formulas: $x^2$ is x的平方, 10^8 is 十的八次方";
    Scanner {
        name: "formula",
        about,
        starts: Starts::of("$^²³¹⁰⁴⁵⁶⁷⁸⁹⁻"),
        read: read_formula,
        finish,
    }
}

fn read_formula(text: &str, at: usize) -> Option<Rewrite> {
    let end = at + 1;
    if text[at..].starts_with('^') {
        return power(text, at);
    }
    if !text[at..].starts_with('$') {
        return small_power(text, at);
    }
    let (left, right) = (before(text, at), after(text, end));
    if left == Some('$') || right == Some('$') {
        return None;
    }
    // US$, and $ before a figure, are money.
    let opens = right.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '\\' | '{'))
        && !left.is_some_and(|c| c.is_ascii_alphanumeric());
    let closes = left.is_some_and(|c| c.is_ascii_lowercase() || matches!(c, '}' | ')'))
        && !right.is_some_and(|c| c.is_ascii_alphanumeric());
    if opens && !super::money::abbreviates(text, end) || closes {
        return Rewrite::new(end, "");
    }
    // The sign behind or before a formula that ends or starts with a figure.
    let piece = scan::tail(text, at, 48);
    let open = piece.rfind('$').map(|i| &piece[i + 1..]);
    if open.is_some_and(formulaic) && !right.is_some_and(|c| c.is_ascii_digit()) {
        return Rewrite::new(end, "");
    }
    let piece = scan::head(text, end, 48);
    let shut =
        piece.find('$').filter(|i| !piece[i + 1..].starts_with(|c: char| c.is_ascii_digit()));
    shut.is_some_and(|i| formulaic(&piece[..i])).then(|| Rewrite::new(end, ""))?
}

/// Is this the inside of a formula? Figures and letters, and a sign that money never has.
fn formulaic(piece: &str) -> bool {
    piece.contains(['^', '_', '=', '\\', '+', '<', '>'])
        && !piece.contains(['\n', '，', '。', ','])
        && !piece.chars().any(is_han)
}

/// `10⁶`, `10⁻¹²`: small figures behind a figure or a bracket. Behind letters they may be of a unit.
fn small_power(text: &str, at: usize) -> Option<Rewrite> {
    if !before(text, at).is_some_and(|c| c.is_ascii_digit() || c == ')') {
        return None;
    }
    let (end, minus, figures) = scan::raised(text, at)?;
    let sign = if minus { "负" } else { "" };
    let said = match (figures.as_str(), sign) {
        ("2", "") => "的平方".into(),
        ("3", "") => "的立方".into(),
        (d, sign) => {
            let d = super::cardinal::cardinal(d, super::cardinal::Two::Er);
            format!("的{sign}{d}次方")
        }
    };
    Rewrite::new(end, said)
}

/// `^2`, `^n`, `^{-1}` behind a letter, a figure or a bracket.
fn power(text: &str, at: usize) -> Option<Rewrite> {
    if !before(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ')' | '}')) {
        return None;
    }
    let brace = usize::from(after(text, at + 1) == Some('{'));
    let from = at + 1 + brace;
    let minus = usize::from(after(text, from) == Some('-'));
    let d = scan::digits(text, from + minus);
    let letter = after(text, from + minus).filter(char::is_ascii_lowercase);
    let size = if d.is_empty() { letter.map_or(0, char::len_utf8) } else { d.len() };
    let stop = from + minus + size;
    if size == 0 || size > 3 || brace > 0 && after(text, stop) != Some('}') {
        return None;
    }
    let sign = if minus > 0 { "负" } else { "" };
    let said = match (d, letter) {
        ("2", _) if minus == 0 => "的平方".into(),
        ("3", _) if minus == 0 => "的立方".into(),
        ("", letter) => format!("的{sign}{}次方", letter?),
        _ => format!("的{sign}{}次方", super::cardinal::cardinal(d, super::cardinal::Two::Er)),
    };
    Rewrite::new(stop + brace, said)
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    if let Some((mark, said)) = scan::longest(text, at, SIGNS) {
        let greek = mark.starts_with(|c: char| matches!(c, 'Α'..='ω'));
        let end = at + mark.len();
        // A letter inside a Greek word is not a symbol; a doubled $ or % is code.
        let c = mark.chars().next();
        if greek && (is_greek(before(text, at)) || is_greek(after(text, end))) {
            return None;
        }
        if mark.is_ascii() && (before(text, at) == c || after(text, end) == c) {
            return None;
        }
        return Rewrite::new(end, said);
    }
    if text[at..].starts_with('#') && super::marks::is_tag_sign(text, at) {
        return Rewrite::new(at + 1, "");
    }
    // 3#楼 is 三号楼, #1 is 井号一; around words # is a tag of a network and has no sound.
    match (before(text, at), after(text, at)?, after(text, at + 1)) {
        (Some(l), '#', r) if is_numeral(l) && r.is_some_and(is_han) => Rewrite::new(at + 1, "号"),
        (_, '#', Some(r)) if is_numeral(r) => Rewrite::new(at + 1, "井号"),
        (Some('按'), '#', _) => Rewrite::new(at + 1, "井号"),
        _ => None,
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "零一二三四五六七八九十百千".contains(c)
}

fn is_greek(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, 'Α'..='ώ'))
}

/// Takes out the space that typesetters put between characters and figures: 共 465 篇.
///
/// Beside a reading only: a space between characters that the writer set is a pause.
pub(super) struct Spacing;

impl Rule for Spacing {
    fn name(&self) -> &'static str {
        "spacing"
    }

    fn about(&self) -> &'static str {
        "the space between characters and a figure: 共 465 篇 is 共四百六十五篇"
    }

    fn apply(&self, t: &mut Spoken) {
        let said = t.said();
        let mut changes: Vec<(std::ops::Range<usize>, String)> = Vec::new();
        for e in t.edits() {
            for space in [e.said.start.checked_sub(1), Some(e.said.end)].into_iter().flatten() {
                let alone = said.as_bytes().get(space) == Some(&b' ')
                    && before(said, space).is_some_and(is_han)
                    && after(said, space + 1).is_some_and(is_han);
                // 第一点 2、第二点: the space before the number of a list is a pause.
                let list = space < e.said.start
                    && before(said, space) != Some('第')
                    && after(said, e.said.end) == Some('、')
                    && t.shown()[e.shown.clone()].bytes().all(|b| b.is_ascii_digit())
                    && e.shown.len() <= 2
                    && after(said, e.said.end + '、'.len_utf8())
                        .is_some_and(|c| is_han(c) && !is_numeral(c));
                if alone && list {
                    changes.push((space..space + 1, "，".into()));
                } else if alone && changes.last().is_none_or(|(r, _)| r.end <= space) {
                    changes.push((space..space + 1, String::new()));
                }
            }
        }
        t.rewrite(self.name(), &changes);
    }
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn formulas() {
        zh("$x^2+y^2=z^2$", "x的平方加y的平方等于z的平方");
        zh("$E=mc^2$，$n$个", "E等于mc的平方，n个");
        zh("10^8，x^n，x^{-1}", "十的八次方，x的n次方，x的负一次方");
        zh("$5和$6，US$20", "五美元和六美元，二十美元");
    }

    #[test]
    fn signs_and_spaces() {
        zh("±2的平方", "正负二的平方");
        zh("共 465 篇，A & B", "共四百六十五篇，A 和 B");
        zh("你好 世界", "你好 世界");
        zh("1、第一点 2、第二点", "一、第一点，二、第二点");
        zh("共 3、4 个", "共三、四个");
        zh("α粒子，λόγος", "阿尔法粒子，λόγος");
        zh("3#楼", "三号楼");
        zh("详见https://www.example.com/a/b?x=1", "详见WWW点example点com");
        zh("https://github.com/rust/", "github点com斜杠rust");
        zh("写信到a1@b.com。", "写信到a一艾特b点com。");
    }
}
