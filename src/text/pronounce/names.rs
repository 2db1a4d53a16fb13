//! Surnames that are read otherwise than the character is: 单 shàn, 仇 qiú, 解 xiè.

use super::words::{Character, Span};

/// The characters, and their readings as a surname.
const SURNAMES: &[(char, &str)] = &[
    ('单', "shan4"),
    ('仇', "qiu2"),
    ('曾', "zeng1"),
    ('解', "xie4"),
    ('任', "ren2"),
    ('查', "zha1"),
    ('朴', "piao2"),
    ('区', "ou1"),
    ('华', "hua4"),
    ('燕', "yan1"),
    ('缪', "miao4"),
    ('乐', "yue4"),
    ('翟', "zhai2"),
    ('覃', "qin2"),
    ('员', "yun4"),
    ('葛', "ge3"),
    ('盖', "gai4"),
    ('冼', "xian3"),
    ('卜', "bu3"),
    ('牟', "mou2"),
    ('应', "ying1"),
    ('石', "shi2"),
    ('谌', "chen2"),
    ('秘', "bi4"),
    ('占', "zhan1"),
    ('都', "du1"),
    ('种', "chong2"),
    ('折', "she2"),
    ('宁', "ning4"),
];

/// Surnames that are much commoner as something else: only right behind 姓.
const RARE: &[(char, &str)] = &[
    ('黑', "he4"),
    ('洗', "xian3"),
    ('过', "guo1"),
    ('哈', "ha3"),
    ('撒', "sa4"),
    ('祭', "zhai4"),
    ('召', "shao4"),
    ('相', "xiang4"),
    ('要', "yao1"),
    ('繁', "po2"),
    ('能', "nai4"),
    ('句', "gou1"),
    ('少', "shao4"),
    ('於', "yu1"),
];

/// Words of address, which follow a surname and nothing else of these characters.
const TITLES: &[&str] = &[
    "先生",
    "女士",
    "小姐",
    "太太",
    "老师",
    "教授",
    "博士",
    "同志",
    "书记",
    "主任",
    "局长",
    "市长",
    "省长",
    "县长",
    "镇长",
    "村长",
    "部长",
    "院长",
    "校长",
    "所长",
    "处长",
    "科长",
    "队长",
    "团长",
    "总理",
    "主席",
    "总统",
    "总裁",
    "经理",
    "董事长",
    "医生",
    "大夫",
    "律师",
    "师傅",
    "警官",
    "法官",
    "某",
    "某某",
    "氏",
    "阿姨",
    "叔叔",
    "伯伯",
    "伯母",
    "大爷",
    "大妈",
    "大伯",
    "大叔",
    "大婶",
    "大娘",
    "大哥",
    "大姐",
    "大嫂",
    "奶奶",
    "爷爷",
    "老板",
    "老板娘",
    "同学",
    "教练",
    "校长",
    "行长",
    "厂长",
    "站长",
    "班长",
    "连长",
    "营长",
    "会长",
    "董事",
    "会计",
    "秘书",
];

/// Those that are verbs or adverbs too.
const ALSO_VERBS: &str = "都应种折占宁查解任盖";

/// Short words of address, which are other words too: 任总 is a director, 曾总说 often is not.
const SHORT_TITLES: &str = "总工哥姐嫂婶叔伯姨爷";
/// What stands before a person who is spoken of.
const BEFORE_PERSON: &str = "找问跟和请给让向对叫被把与替同的是见陪帮";
/// What stands behind a verb: 老查他 is a verb, 老查退休了 a man.
const BEHIND_VERB: &str = "不没了着过得出到一二两三几的地个上下起来他她我你它什";

/// Words before a name.
const ROLES: &[&str] = &[
    "记者",
    "编辑",
    "作者",
    "导演",
    "演员",
    "球员",
    "选手",
    "教练",
    "专家",
    "学者",
    "村民",
    "市民",
    "居民",
    "农民",
    "工人",
    "学生",
    "干部",
    "司机",
    "游客",
    "网友",
    "名叫",
    "叫",
    "姓",
    "负责人",
    "发言人",
];

/// Words after a name.
const VERBS: &[&str] = &[
    "说", "表示", "告诉", "介绍", "认为", "指出", "称", "坦言", "回忆", "强调", "透露", "解释",
    "写道", "感叹", "摄", "报道",
];

/// The reading of the word `k` if it is a surname of this list, and the context says so.
pub(super) fn surname(text: &[Character], spans: &[Span], k: usize) -> Option<&'static str> {
    let span = spans[k];
    if span.end - span.start > 1 {
        return None;
    }
    let named = |list: &'static [(char, &'static str)]| {
        list.iter().find(|(c, _)| *c == text[span.start].simple).map(|(_, reading)| *reading)
    };
    // 姓单, 姓任的: nothing else is said behind 姓, which is not part of 百姓.
    let behind = k.checked_sub(1).map(|k| spans[k]);
    if behind.is_some_and(|s| s.end - s.start == 1 && text[s.start].simple == '姓')
        && let Some(reading) = named(RARE).or_else(|| named(SURNAMES))
    {
        return Some(reading);
    }
    let reading = named(SURNAMES)?;
    let is = |k: usize, words: &[&str]| {
        spans.get(k).is_some_and(|s| {
            let word = text[s.start..s.end].iter().map(|c| c.simple);
            words.iter().any(|w| w.chars().eq(word.clone()))
        })
    };
    let single = |k: usize| {
        spans.get(k).is_some_and(|s| s.end - s.start == 1 && text[s.start].syllable != 0)
    };
    let c = text[span.start].simple;
    let before = |words| k.checked_sub(1).is_some_and(|k| is(k, words));
    let role = before(ROLES) || before(TITLES);
    let spoken_of = |k: usize| {
        let before = k.checked_sub(1).map(|k| text[spans[k].end - 1]);
        before.is_none_or(|c| c.syllable == 0 || BEFORE_PERSON.contains(c.simple))
    };
    // 曾任县长 is not Mr Ren; 任县长说 is. 应老师的邀请 is no Mr Ying.
    let ahead = || text[span.end..].iter().take(8).map(|c| c.simple);
    let office = c == '任' && !is(k + 2, VERBS);
    let invited = c == '应' && ahead().any(|c| "邀求约".contains(c));
    let person = spoken_of(k) || role || !ALSO_VERBS.contains(c);
    if is(k + 1, TITLES) && !office && !invited && person {
        return Some(reading);
    }
    let behind = spans.get(k + 1).map(|s| text[s.start]);
    let short = single(k + 1) && behind.is_some_and(|c| SHORT_TITLES.contains(c.simple));
    if short && !invited && spoken_of(k) {
        return Some(reading);
    }
    // 老单, 小解: a verb has something behind it.
    let nicknamed =
        |k: usize| single(k) && "老小".contains(text[spans[k].start].simple) && spoken_of(k);
    let said = behind.is_some_and(|c| c.syllable != 0 && !BEHIND_VERB.contains(c.simple));
    if said && k.checked_sub(1).is_some_and(nicknamed) {
        return Some(reading);
    }
    // A name is of one or two characters that make no word, or of one that does.
    let end = match (single(k + 1), single(k + 2)) {
        (true, true) if !is(k + 2, VERBS) => k + 3,
        (true, _) => k + 2,
        _ => k + 2,
    };
    let closed = spans.get(end).is_none_or(|s| text[s.start].syllable == 0) || is(end, VERBS);
    let begun = k == 0 || text[spans[k - 1].start].syllable == 0;
    let given =
        spans.get(k + 1).is_some_and(|s| s.end - s.start <= 2 && text[s.start].syllable != 0);
    (given && (role || begun && is(end, VERBS)) && closed).then_some(reading)
}

#[cfg(test)]
mod tests {
    use super::super::chinese::pronunciations;

    /// The readings of the characters of this list in a text.
    fn of(text: &str, c: char) -> Vec<String> {
        let all = pronunciations(text);
        let at = text.chars().enumerate().filter(|(_, x)| *x == c).map(|(at, _)| at);
        let read = |at: usize| {
            let found = all.iter().find(|p| p.said.contains(at)).unwrap();
            found.sound.to_string().split(' ').nth(at - found.said.start).unwrap().to_string()
        };
        at.map(read).collect()
    }

    #[test]
    fn a_surname_is_told_by_what_people_are_called() {
        for (text, c, reading) in [
            ("对门的单大妈养了只猫", '单', "shan4"),
            ("仇伯伯退休了", '仇', "qiu2"),
            ("查爷爷会拉琴", '查', "zha1"),
            ("请任总签字", '任', "ren2"),
            ("老解搬走了", '解', "xie4"),
            ("我跟小单约好了", '单', "shan4"),
        ] {
            assert_eq!(of(text, c), [reading], "{text}");
        }
        for (text, c, not) in [
            ("应同学们的邀请", '应', "ying1"),
            ("他曾总说要走", '曾', "zeng1"),
            ("别老查他的手机", '查', "zha1"),
            ("老盖不上盖子", '盖', "ge3"),
            ("他们都爷爷奶奶地叫", '都', "du1"),
        ] {
            assert!(!of(text, c).contains(&not.to_string()), "{text}");
        }
    }
}
