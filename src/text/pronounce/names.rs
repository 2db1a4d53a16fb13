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
];

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
    let named = |list: &'static [(char, &'static str)]| {
        list.iter().find(|(c, _)| *c == text[span.start].simple).map(|(_, reading)| *reading)
    };
    // 姓单, 姓任的: nothing else is said behind 姓, which is not part of 百姓.
    let behind = k.checked_sub(1).map(|k| spans[k]);
    if behind.is_some_and(|s| s.end - s.start == 1 && text[s.start].simple == '姓')
        && let Some(reading) = named(RARE).or_else(|| named(SURNAMES))
    {
        return (span.end - span.start == 1).then_some(reading);
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
    if span.end - span.start > 1 {
        return None;
    }
    // 曾任县长 is not Mr Ren; 任县长说 is.
    let office = text[span.start].simple == '任' && !is(k + 2, VERBS);
    if is(k + 1, TITLES) && !office {
        return Some(reading);
    }
    let before = |words| k.checked_sub(1).is_some_and(|k| is(k, words));
    let role = before(ROLES) || before(TITLES);
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
