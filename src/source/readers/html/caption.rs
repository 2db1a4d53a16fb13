//! Captions that a page sets as paragraphs: by their number, or by who took the picture.

/// What figures are called, in lower case.
const FIGURES: [&str; 14] = [
    "abbildung",
    "abb.",
    "figure",
    "fig.",
    "figura",
    "tableau",
    "illustration",
    "рис.",
    "рисунок",
    "rys.",
    "图",
    "圖",
    "図",
    "그림",
];

/// What stands before a photographer's name in brackets, in lower case.
const CREDITS: [&str; 24] = [
    "foto:",
    "fotos:",
    "foto von",
    "foto de",
    "foto di",
    "bild:",
    "bilder:",
    "grafik:",
    "photo:",
    "photo by",
    "photos:",
    "photo credit",
    "image:",
    "image credit",
    "credit:",
    "picture:",
    "crédit",
    "crédito",
    "imagen:",
    "fot.",
    "фото",
    "图片来源",
    "圖片來源",
    "图源",
];

/// Whether a paragraph is the caption of a picture.
pub(super) fn is_caption(text: &str) -> bool {
    is_numbered(text) || is_credited(text)
}

/// Whether a text below a picture says itself what is to be seen: `图为清晨的渡口`, `Abbildung: …`.
pub(super) fn shows(text: &str) -> bool {
    const LONGEST: usize = 120;
    const SHOWN: [&str; 6] = ["图为", "圖為", "图中为", "上图", "下图", "写真は"];
    let lower: String = text.chars().take(40).flat_map(char::to_lowercase).collect();
    let named = || {
        let names = FIGURES.iter().chain(&CREDITS).filter_map(|name| lower.strip_prefix(name));
        names.into_iter().any(|rest| {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
            rest.starts_with([':', '：', '.'])
        })
    };
    is_caption(text)
        || (text.chars().count() <= LONGEST
            && (SHOWN.iter().any(|shown| text.starts_with(shown)) || named()))
}

/// `Abbildung 4: …`, `图3：…`; not `Figure 4 shows that …`.
fn is_numbered(text: &str) -> bool {
    let lower: String = text.chars().take(40).flat_map(char::to_lowercase).collect();
    FIGURES.iter().any(|name| {
        let Some(rest) = lower.strip_prefix(name) else { return false };
        let number = rest.trim_start();
        let after = number.trim_start_matches(|c: char| c.is_ascii_digit());
        number.len() > after.len() && after.starts_with([':', '：'])
    })
}

/// A text with a photographer at its end: `… © Agency`, `… (Foto: Name)`, `…　李某 摄`.
fn is_credited(text: &str) -> bool {
    const LONGEST_NAME: usize = 60;
    let text = text.trim_end();
    let short = |name: &str| !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME;
    if let Some((before, name)) = text.rsplit_once('©') {
        return before.contains(char::is_alphabetic) && short(name);
    }
    let closes = text.strip_suffix(')').or_else(|| text.strip_suffix('）'));
    let Some(inner) = closes.and_then(|open| open.rsplit(['(', '（']).next()) else {
        // 李某 摄: a space parts the name from it. 他喜欢拍摄 is a sentence.
        return made(text).is_some_and(|name| {
            // A reporter's name at the end of a line that says what is to be seen.
            let last = || name.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
            name.ends_with([' ', '\u{3000}', '/'])
                || (name.contains("记者 ") && (2..=4).contains(&last().chars().count()))
        });
    };
    let lower = inner.trim().to_lowercase();
    short(inner)
        && (CREDITS.iter().any(|credit| lower.starts_with(credit))
            || made(inner).is_some_and(|name| !name.ends_with('拍')))
}

/// What stands before the word for having taken or given a picture, at the end of a text.
fn made(text: &str) -> Option<&str> {
    ["摄影", "攝影", "摄", "攝", "供图", "供圖", "资料图", "資料圖"]
        .iter()
        .find_map(|word| text.trim_end().strip_suffix(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_tell_their_number_or_their_maker() {
        for caption in [
            "Abbildung 4: Die Brücke bei Hochwasser.",
            "Fig. 12: the two readings",
            "图3：清溪河治理前后对比",
            "The bridge at noon. © Harbour Agency / J. Doe",
            "Die Brücke am Mittag. (Foto: Harald Meer)",
            "村民在河边散步。李某 摄",
            "村民在河边散步。（清溪县融媒体中心供图）",
        ] {
            assert!(is_caption(caption), "{caption}");
        }
        for text in [
            "Figure 4 shows that the river rose.",
            "© 2026 The Harbour Post",
            "She took a picture (it was raining).",
            "他从小就喜欢拍摄",
            "他从 2015 年开始拍摄。",
            "她爱好不多（散步和拍摄）",
            "图3显示，水位下降了。",
            "图纸画好了。",
        ] {
            assert!(!is_caption(text), "{text}");
        }
    }
}
