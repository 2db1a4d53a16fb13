//! Stops that need no space after them, as in Chinese and Japanese.

use super::abbreviation::is_dotted;
use super::chars::{Stop, char_before, continues, is_cjk, opens, stop};
use super::decide::{Next, Place};
use super::lang::{self, Language};
use super::pairs::Kind;
use super::words::Word;

impl Place<'_> {
    /// A stop that needs no space after it.
    pub(super) fn ends_full(&self, next: &Next) -> bool {
        if next.first == '\u{FE0F}' {
            return true;
        }
        // A fullwidth point inside a number.
        if self.text[self.run.start..].starts_with('．')
            && next.first.is_numeric()
            && char_before(self.text, self.run.start).is_some_and(char::is_numeric)
        {
            return false;
        }
        // A colon that ends sentences leads to no quotation and stands in no time of day.
        if self.text[self.run.start..].starts_with(':') && (!next.spaced || opens(next.first)) {
            return false;
        }
        if next.spaced {
            return !(next.first.is_lowercase() && self.run.closed);
        }
        // `モーニング娘。の歌`: a name with its mark.
        let mut rest = self.text[self.run.end..].chars();
        if let (Some('の' | 'を'), Some(c)) = (rest.next(), rest.next())
            && !matches!(c, '\u{3040}'..='\u{309F}')
        {
            return false;
        }
        // `（753 B.C.）。`: the stop behind the bracket is the sentence's own.
        let last = self.text[..self.run.marks.max(self.run.end)].chars().next_back();
        let outside = self.run.closed && last.and_then(stop) == Some(Stop::Full);
        match self.run.closing.filter(|_| !outside).and_then(|c| self.pairs.closed_at(c)) {
            Some(pair) => self.ends_after_pair(next, pair.open, pair.kind),
            None => true,
        }
    }

    /// A closing mark after a stop, and the text goes on at once: `“……！”他说`.
    fn ends_after_pair(&self, next: &Next, open: usize, kind: Kind) -> bool {
        let before = char_before(self.text, open).filter(|_| open > self.start);
        match before {
            // The sentence is the quotation; who speaks may be told behind it.
            None => kind != Kind::Title && !self.told_by(next) && !self.goes_on(),
            Some(b) if stop(b).is_some() => true,
            Some(b) => {
                matches!(b, '：' | ':' | '，' | ',' | ' ') && next.first != 'と' && !self.goes_on()
            }
        }
    }

    /// Whether the text behind a quotation has the speaker for its subject.
    fn goes_on(&self) -> bool {
        let rest = &self.text[self.run.end..];
        let words =
            ["然后", "然後", "接着", "接著", "随后", "隨後", "说完", "說完", "说罢", "說罷"];
        rest.starts_with(['就', '便', '又', '并', '並', '而', '却', '卻'])
            || words.iter().any(|w| rest.starts_with(w))
    }

    /// Whether what follows a quotation tells who speaks, up to its next mark.
    fn told_by(&self, next: &Next) -> bool {
        if "とっなのをはがにでも的地—…".contains(next.first) {
            return true;
        }
        self.text[self.run.end..]
            .chars()
            .take(16)
            .take_while(|&c| !continues(c) && stop(c).is_none())
            .any(|c| "说說道问問喊叫答嚷骂罵吼叹嘆笑哭写寫称稱曰".contains(c))
    }

    /// `我在Yahoo!工作`: a Latin name with its mark inside Chinese.
    pub(super) fn is_embedded(&self) -> bool {
        let piece = self.piece();
        let name = piece.trim_start_matches(is_cjk);
        let mixed = name.chars().any(char::is_lowercase);
        self.run.mark && !self.run.closed && mixed && name.len() < piece.len() && name.is_ascii()
    }

    /// `J.K.林恩`, `U.S.政府`, `Dr.李`: the stop belongs to a Latin abbreviation inside Chinese.
    pub(super) fn is_abbreviated(&self, language: &Language) -> bool {
        let name = self.piece().trim_start_matches(is_cjk);
        let known = || [language, lang::english()].iter().any(|l| Word::lower(name).is_known(l));
        self.run.dots == 1
            && !self.run.mark
            && !self.run.closed
            && name.is_ascii()
            && (is_dotted(name) || (!name.is_empty() && known()))
    }

    /// `A.苹果 B.香蕉`, `1.打开`: the number of an item or an answer.
    pub(super) fn is_item(&self) -> bool {
        let piece = self.piece();
        let mark = piece.trim_start_matches(is_cjk);
        let number = mark.len() <= 3 && mark.bytes().all(|b| b.is_ascii_digit());
        let letter = mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_alphabetic());
        self.run.dots == 1
            && !self.run.mark
            && !self.run.closed
            && !mark.is_empty()
            && (number || letter)
    }

    /// `……` in Chinese and Japanese: hesitation, unless a clause is behind it and another speaker
    /// or thought before it.
    pub(super) fn ends_trailing(&self, next: &Next) -> bool {
        let clause = self.text[self.start..self.run.start]
            .chars()
            .rev()
            .take(8)
            .take_while(|&c| is_cjk(c))
            .count();
        let asked = char_before(self.text, self.run.start).is_some_and(|c| "嗎吗吧呢".contains(c));
        // Narrative that leaps: what began with the dots is over.
        let rest = &self.text[self.run.end..];
        let later = [
            "第二天",
            "当天",
            "當天",
            "那天",
            "后来",
            "後來",
            "这时",
            "這時",
            "忽然",
            "突然",
            "不久",
            "过了",
            "過了",
            "直到",
            "于是",
            "於是",
            "就在",
            "终于",
            "終於",
        ];
        if clause > 3 && later.iter().any(|w| rest.starts_with(w)) {
            return true;
        }
        let turns = "我你您他她喂那請请好但可唉嗯".contains(next.first);
        // Japanese: a clause with its predicate at the end, and a noun behind the dots.
        let kana = |c: char| matches!(c, '\u{3040}'..='\u{309F}');
        let predicate = char_before(self.text, self.run.start)
            .is_some_and(|c| "るただいうくすつぬむぶぐよねわぞん".contains(c));
        let noun = !kana(next.first);
        (clause > 3 && turns) || (clause > 2 && asked) || (clause > 4 && predicate && noun)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::segment::sentences;

    #[track_caller]
    fn check(lang: &str, expected: &str) {
        let text = expected.replace('|', "");
        let cut: Vec<&str> = sentences(&text, lang).into_iter().map(|r| &text[r]).collect();
        assert_eq!(cut, expected.split('|').map(str::trim).collect::<Vec<_>>());
    }

    #[test]
    fn chinese_dialogue() {
        check("zh", "“你来了！”他高兴地说，“快坐。”|我坐下了。");
        check("zh", "她问：“真的吗？”|小明点点头。|他说：“走吧！”然后就走了。");
        check("zh-Hant", "「學校。」我答道。|『好的！』他說。");
        check("zh", "他喊：“救命！”|“快来人！”|人们赶来。");
        check("zh", "他说河对岸……河对岸有人。|水声越来越远……|后来谁也没有再提起。");
        check("zh", "“我……我不知道。”|她低下头……沉默了很久。");
    }

    #[test]
    fn names_numbers_and_addresses_in_chinese() {
        check("zh", "他看了《你好，李焕英！》这部电影。|版本是v1.2.3，价格3.14元，时间12:30。");
        check("zh", "文件README.md在https://a.com/b.c?d=1里。|完了!|好的?|什么？！|真的。");
        check("zh", "作者K.M.莫兰来了。|Dr.李说，U.N.代表没来。|选B.没有人反对。");
        check("zh", "他在Yahoo!工作。|公司在U.S.A.，很远。");
        check("zh", "选A.苹果 B.香蕉。|1.打开文件。|2.保存！～|好。");
        check("zh", "比率为３．５。|他（昨天到的。）今天走了。");
    }

    #[test]
    fn japanese() {
        check("ja", "「行きます。」と彼は言った。|モーニング娘。の歌を聞いた。|本当？|うん！！");
    }

    #[test]
    fn stops_of_other_scripts() {
        check("hi", "वह कौन है? |मैं नहीं जानता।");
        check("am", "እንዴት ነህ፧|ደህና ነኝ።");
        check("my", "သူသွားသည်။|ငါလာမည်။");
    }
}
