//! Texts that stand where an article should: a check for robots, a form to sign in, the page of a
//! network that wants consent first.
//!
//! They are short, and ask to do something in order to go on. Neither words of the one kind nor of the
//! other alone tell them, since articles speak of both.

/// No such text is longer, in characters.
const LONGEST: usize = 400;

/// What is to be done, in small letters.
const DEEDS: &[&str] = &[
    "验证",
    "驗證",
    "認証",
    "인증",
    "登录",
    "登錄",
    "登入",
    "ログイン",
    "로그인",
    "verif",
    "captcha",
    "robot",
    "are human",
    "sign in",
    "signing in",
    "log in",
    "enable javascript",
    "enable cookies",
    "anmelden",
    "einloggen",
    "bestätigen",
    "connectez-vous",
    "inicia sesión",
    "iniciar sesión",
    "accedi",
    "войдите",
    "подтвердите",
    "环境异常",
    "環境異常",
    "unusual traffic",
    "访问过于频繁",
    "訪問過於頻繁",
];

/// What for.
const ENDS: &[&str] = &[
    "继续访问",
    "繼續訪問",
    "继续浏览",
    "继续阅读",
    "后访问",
    "后查看",
    "后可",
    "即可",
    "請先",
    "请先",
    "需要",
    "続ける",
    "続行",
    "계속",
    "to continue",
    "to proceed",
    "to access",
    "to view",
    "before you",
    "please",
    "um fortzufahren",
    "pour continuer",
    "pour accéder",
    "para continuar",
    "para acceder",
    "per continuare",
    "чтобы продолжить",
    "checking your",
];

/// Whether a text on one line is such.
pub(crate) fn is_stand_in(text: &str) -> bool {
    if text.trim().is_empty() || text.chars().count() > LONGEST {
        return false;
    }
    let text = text.to_lowercase();
    let sentences = text.split(['。', '.', '!', '！', '\n', ' ', '\u{3000}']);
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    // Where words are parted by spaces, sentences are.
    let is_spaced = text.split_whitespace().count() > text.chars().count() / 12;
    let (mut asks, mut all) = (0, 0);
    let mut weigh = |sentence: &str| {
        let length = sentence.chars().filter(|c| c.is_alphanumeric()).count();
        all += length;
        asks += if has(sentence, DEEDS) || has(sentence, ENDS) { length } else { 0 };
    };
    match is_spaced {
        true => text.split(['.', '!', '?', '\n']).for_each(&mut weigh),
        false => sentences.for_each(&mut weigh),
    }
    has(&text, DEEDS) && has(&text, ENDS) && asks * 10 >= all * 6
}

#[cfg(test)]
mod tests {
    use super::is_stand_in;

    #[test]
    fn checks_are_told_from_short_articles() {
        for text in [
            "访问过于频繁，请先完成验证后继续访问。",
            "环境异常 完成验证后即可继续访问。 去验证",
            "Just a moment. Please verify that you are human to continue.",
            "Log in to continue. You must sign in to view this page.",
            "Bitte bestätigen Sie, dass Sie kein Robot sind, um fortzufahren.",
        ] {
            assert!(is_stand_in(text), "{text}");
        }
        for text in [
            "",
            "The harbour robot was out again. It swept the quay for three hours, and nobody minded.",
            "今天的船票需要实名。码头的工作人员说，旅客带好证件就行，其他照旧。",
            "The board will verify the count on Monday. Results follow on Tuesday at noon in the hall.",
            "潮水退了。",
        ] {
            assert!(!is_stand_in(text), "{text}");
        }
    }
}
