//! What a formula needs besides signs, in the words of each language.

/// How powers are written for the rules that follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Powers {
    /// `x^2`: Chinese reads it so, as x的平方; small figures may be of a unit there.
    Caret,
    /// `x²`: small figures have words.
    Small,
    /// Only ² and ³ have words.
    Words,
}

/// The words of a language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) powers: Powers,
    /// `{a}` over `{b}`.
    over: &'static str,
    /// To the power of `{b}`, behind its base.
    power: &'static str,
    /// The `{b}`th root of `{a}`.
    root: &'static str,
    /// Between two terms.
    pub(super) minus: &'static str,
    /// Before a letter.
    pub(super) negative: &'static str,
    pub(super) less: &'static str,
    pub(super) greater: &'static str,
}

const fn words(
    over: &'static str,
    power: &'static str,
    root: &'static str,
    [minus, negative]: [&'static str; 2],
    [less, greater]: [&'static str; 2],
) -> Words {
    Words { powers: Powers::Words, over, power, root, minus, negative, less, greater }
}

#[rustfmt::skip]
static ALL: &[(&str, Words)] = &[
    ("de", words(
        "{a} durch {b}", " hoch {b}", "{b}. Wurzel aus {a}",
        [" minus ", "minus "], [" kleiner als ", " größer als "],
    )),
    ("es", words(
        "{a} sobre {b}", " elevado a {b}", "raíz {b} de {a}",
        [" menos ", "menos "], [" menor que ", " mayor que "],
    )),
    ("fr", words(
        "{a} sur {b}", " puissance {b}", "racine {b} de {a}",
        [" moins ", "moins "], [" inférieur à ", " supérieur à "],
    )),
    ("it", words(
        "{a} fratto {b}", " alla {b}", "radice {b} di {a}",
        [" meno ", "meno "], [" minore di ", " maggiore di "],
    )),
    ("ar", words(
        "{a} على {b}", " أس {b}", "الجذر {b} من {a}",
        [" ناقص ", "سالب "], [" أصغر من ", " أكبر من "],
    )),
    ("cs", words(
        "{a} lomeno {b}", " na {b}", "{b}. odmocnina z {a}",
        [" minus ", "minus "], [" je menší než ", " je větší než "],
    )),
    ("hi", words(
        "{a} बटा {b}", " की घात {b}", "{a} का {b}वाँ मूल",
        [" घटा ", "माइनस "], [" से कम ", " से अधिक "],
    )),
    ("id", words(
        "{a} per {b}", " pangkat {b}", "akar {b} dari {a}",
        [" kurang ", "minus "], [" lebih kecil dari ", " lebih besar dari "],
    )),
    ("nl", words(
        "{a} gedeeld door {b}", " tot de macht {b}", "{b}e-machtswortel van {a}",
        [" min ", "min "], [" is kleiner dan ", " is groter dan "],
    )),
    ("pl", words(
        "{a} przez {b}", " do potęgi {b}", "pierwiastek stopnia {b} z {a}",
        [" minus ", "minus "], [" mniejsze niż ", " większe niż "],
    )),
    ("sv", words(
        "{a} genom {b}", " upphöjt till {b}", "{b}:e roten ur {a}",
        [" minus ", "minus "], [" är mindre än ", " är större än "],
    )),
    ("tr", words(
        "{a} bölü {b}", " üzeri {b}", "{b}. dereceden kök {a}",
        [" eksi ", "eksi "], [" küçüktür ", " büyüktür "],
    )),
    ("uk", words(
        "{a} поділити на {b}", " у степені {b}", "корінь степеня {b} з {a}",
        [" мінус ", "мінус "], [" менше ніж ", " більше ніж "],
    )),
    ("vi", words(
        "{a} trên {b}", " mũ {b}", "căn bậc {b} của {a}",
        [" trừ ", "âm "], [" nhỏ hơn ", " lớn hơn "],
    )),
    ("ja", words(
        "{b}分の{a}", "の{b}乗", "{b}乗根{a}",
        ["マイナス", "マイナス"], ["小なり", "大なり"],
    )),
    ("ko", words(
        "{b}분의 {a}", "의 {b}제곱", "{b}제곱근 {a}",
        [" 마이너스 ", "마이너스 "], [" 작다 ", " 크다 "],
    )),
    ("pt", words(
        "{a} sobre {b}", " elevado a {b}", "raiz {b} de {a}",
        [" menos ", "menos "], [" menor que ", " maior que "],
    )),
    ("ru", words(
        "{a} делить на {b}", " в степени {b}", "корень степени {b} из {a}",
        [" минус ", "минус "], [" меньше ", " больше "],
    )),
    ("zh", Words {
        powers: Powers::Caret, over: "{b}分之{a}", power: "的{b}次方", root: "{b}次√{a}",
        minus: "减", negative: "负", less: "小于", greater: "大于",
    }),
];

static ENGLISH: Words = Words {
    powers: Powers::Small,
    over: "{a} over {b}",
    power: " to the {b}",
    root: "root {b} of {a}",
    minus: " minus ",
    negative: "minus ",
    less: " is less than ",
    greater: " is greater than ",
};

impl Words {
    pub(super) fn of(lang: &str) -> &'static Words {
        ALL.iter().find(|(l, _)| *l == lang).map_or(&ENGLISH, |(_, words)| words)
    }

    /// The power, to be written behind its base.
    pub(super) fn power(&self, high: &str) -> String {
        let figures = high.strip_prefix(['-', '−']).unwrap_or(high);
        let is_figure = !figures.is_empty()
            && figures.len() <= 3
            && figures.bytes().all(|b| b.is_ascii_digit());
        let is_letter = high.len() == 1 && high.as_bytes()[0].is_ascii_lowercase();
        let small = || {
            let of = |c: char| c.to_digit(10).and_then(|d| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(d as usize));
            high.chars().map(|c| of(c).unwrap_or('⁻')).collect()
        };
        match self.powers {
            Powers::Caret if is_letter => format!("^{high}"),
            Powers::Caret if is_figure => match high.len() > figures.len() {
                true => format!("^{{-{figures}}}"),
                false => format!("^{high}"),
            },
            // Several small figures behind a figure would be read one by one.
            Powers::Small if is_figure && figures.len() > 1 && figures == high => {
                format!(" to the {}", ordinal(high))
            }
            Powers::Small if is_figure => small(),
            Powers::Words if matches!(high, "2" | "3") => small(),
            _ => self.power.replace("{b}", high),
        }
    }

    pub(super) fn root(&self, of: &str, degree: &str) -> String {
        match (degree, self.powers) {
            ("" | "2", _) => format!("√{of}"),
            ("3", Powers::Small) => format!("cube root of {of}"),
            _ => self.root.replacen("{a}", of, 1).replacen("{b}", degree, 1),
        }
    }

    /// Whether words are parted by spaces.
    pub(super) fn is_spaced(&self) -> bool {
        self.minus.starts_with(' ')
    }

    pub(super) fn fraction(&self, top: &str, bottom: &str) -> String {
        let is_figure = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        if is_figure(top) && is_figure(bottom) {
            return format!("{top}/{bottom}");
        }
        self.over.replacen("{a}", top, 1).replacen("{b}", bottom, 1)
    }
}

fn ordinal(figures: &str) -> String {
    let ending = match figures.as_bytes() {
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    format!("{figures}{ending}")
}
