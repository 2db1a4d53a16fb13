//! Signs that stand alone in Chinese text, and spaces that only typesetting put there.

use crate::model::spoken::Spoken;
use crate::text::normalize::rule::{Reading, Rule, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before, is_han};
use crate::text::normalize::web;

pub(super) const fn symbol(finish: fn(String) -> String) -> Scanner {
    let about = "single signs: ± is 正负, & is 和, α is 阿尔法";
    Scanner {
        name: "symbol",
        about,
        starts: Starts::of("$%&@#¥€£₩±°²³⁴√∞≈≠≤≥‰℃№αΩΣ←©™℉㎡①"),
        read,
        finish,
    }
}

pub(super) const fn address(finish: fn(String) -> String) -> Scanner {
    let about = "addresses: a.b@c.com is a点b艾特c点com";
    Scanner {
        name: "address",
        about,
        starts: Starts::of(web::STOPS),
        read: |t, at| web::read(t, at, &WORDS),
        finish,
    }
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

fn read(text: &str, at: usize) -> Option<Reading> {
    if let Some((mark, said)) = scan::longest(text, at, SIGNS) {
        let greek = mark.starts_with(|c: char| matches!(c, 'Α'..='ω'));
        let end = at + mark.len();
        // A letter inside a Greek word is no symbol; a doubled $ or % is code.
        let c = mark.chars().next();
        if greek && (is_greek(before(text, at)) || is_greek(after(text, end))) {
            return None;
        }
        if mark.is_ascii() && (before(text, at) == c || after(text, end) == c) {
            return None;
        }
        return Reading::new(end, said);
    }
    // 3#楼 is 三号楼, #1 is 井号一; around words # is a tag of a network and has no sound.
    match (before(text, at), after(text, at)?, after(text, at + 1)) {
        (Some(l), '#', r) if is_numeral(l) && r.is_some_and(is_han) => Reading::new(at + 1, "号"),
        (_, '#', Some(r)) if is_numeral(r) => Reading::new(at + 1, "井号"),
        (Some('按'), '#', _) => Reading::new(at + 1, "井号"),
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
                if alone && changes.last().is_none_or(|(r, _)| r.end <= space) {
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
    fn signs_and_spaces() {
        zh("±2的平方", "正负二的平方");
        zh("共 465 篇，A & B", "共四百六十五篇，A 和 B");
        zh("你好 世界", "你好 世界");
        zh("α粒子，λόγος", "阿尔法粒子，λόγος");
        zh("3#楼", "三号楼");
        zh("写信到a1@b.com。", "写信到a一艾特b点com。");
    }
}
