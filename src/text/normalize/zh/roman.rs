//! Roman numerals in Latin letters among Chinese: IV期, 第III章.

use super::cardinal::{Two, cardinal};
use crate::text::normalize::number::roman as value;
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, before};

pub(super) const fn roman(finish: fn(String) -> String) -> Scanner {
    let about = "Roman numerals in Latin letters: IV期 is 四期, 第III章 is 第三章";
    Scanner { name: "roman", about, starts: Starts::of("IVX"), read, finish }
}

/// What is counted in Roman numerals.
const COUNTED: &[&str] = &[
    "期", "级", "級", "类", "類", "度", "章", "卷", "部", "标段", "標段", "区", "區", "型", "组",
    "組", "世",
];

fn read(text: &str, at: usize) -> Option<Rewrite> {
    let first = before(text, at);
    if first.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/')) {
        return None;
    }
    let letters = text[at..].bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
    let (word, end) = (&text[at..at + letters], at + letters);
    let number = value(word)?;
    let counted = scan::leads(text, end, COUNTED);
    // V型 and X型 are shapes, and V领, X光 no numbers at all.
    let shape = word.len() == 1 && (word != "I" || !counted) && first != Some('第');
    let shape = shape && !(counted && scan::leads(text, end, &["期", "级", "級", "章"]));
    if !counted && first != Some('第') || shape {
        return None;
    }
    Rewrite::new(end, cardinal(&number.to_string(), Two::Er))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn numerals_and_shapes() {
        zh("IV期临床，III级响应，II类，第IX章", "四期临床，三级响应，二类，第九章");
        zh("I型糖尿病，X型腿，V型谷，X光，IV，VIP室", "一型糖尿病，X型腿，V型谷，X光，IV，VIP室");
    }
}
