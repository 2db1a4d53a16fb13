//! What stands around a Chinese number and decides its reading: measure words, verbs, score words.

use super::cardinal::Two;
use crate::text::normalize::scan::{
    self, after, before, digits_end, follows, head, is_han, leads, mentions, tail,
};

/// Whether a figure goes on from what stands before it: `A3.8`, `1,3.8`, `2024-25-26`.
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    before(text, at)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '/' | ':'))
}

/// Measure words and units that count things: before them two is 两. Both scripts.
/// Source: the classifiers of 现代汉语八百词 (appendix), and the units of measure.
const MEASURES: &[&str] = &[
    "个", "個", "名", "位", "人", "次", "篇", "只", "隻", "条", "條", "张", "張", "件", "台", "辆",
    "輛", "本", "块", "塊", "支", "枝", "部", "家", "座", "间", "間", "栋", "棟", "幢", "套", "头",
    "頭", "匹", "棵", "株", "朵", "颗", "顆", "粒", "根", "片", "份", "组", "組", "对", "對", "双",
    "雙", "副", "批", "场", "場", "轮", "輪", "项", "項", "种", "種", "类", "類", "门", "門", "节",
    "節", "句", "首", "章", "周", "週", "岁", "歲", "天", "小时", "小時", "分钟", "分鐘", "秒",
    "刻", "点", "點", "星期", "米", "公", "千", "厘米", "毫", "里", "尺", "寸", "斤", "吨", "噸",
    "升", "亩", "畝", "平方", "立方", "度", "瓦", "元", "角", "毛", "美元", "欧元", "港元", "万",
    "萬", "亿", "億", "倍", "成", "架", "艘", "盒", "瓶", "杯", "碗", "袋", "包", "箱", "枚", "把",
    "口", "封", "顶", "頂", "面", "扇", "桌", "排", "队", "隊", "族", "股", "声", "聲", "步", "页",
    "頁", "亿", "余", "餘", "多", "多个", "年", "晚", "夜", "遍", "趟", "回", "下", "则", "則",
    "笔", "筆", "所", "户", "戶", "席", "党", "黨", "国", "國", "省", "市", "县", "縣", "地", "方",
    "派", "端", "边", "邊", "侧", "側", "者", "字", "滴", "串", "束", "堆", "层", "層", "代", "届",
    "屆", "期", "票", "例", "起", "宗", "集", "分", "盘", "盤", "局", "胜", "勝", "球", "连", "連",
    "大", "款", "处", "處",
];

/// What looks like a measure word but stands for an ordinal or a name: 二楼, 二月, 二年级, 二等.
const ORDINAL: &[&str] = &[
    "月",
    "日",
    "号",
    "號",
    "楼",
    "樓",
    "级",
    "級",
    "班",
    "路",
    "等",
    "战",
    "戰",
    "线",
    "線",
    "环",
    "環",
    "年级",
    "年級",
    "年生",
    "代表",
    "大队",
    "次元",
    "次方",
    "分之",
    "进制",
    "把手",
    "手",
    "维",
    "維",
    "胎",
    "婚",
    "甲",
    "乙",
    "哥",
    "姐",
    "叔",
    "字头",
    "人转",
    "人轉",
    "人世界",
    "度空间",
    "元论",
    "分法",
    "点钟方向",
    "黑",
    "郎",
];

/// Does a measure word or a unit in characters stand at `at`?
pub(super) fn counts(text: &str, at: usize) -> bool {
    let at = skip_space(text, at);
    leads(text, at, MEASURES) && !leads(text, at, ORDINAL)
}

fn skip_space(text: &str, at: usize) -> usize {
    match after(text, at) {
        Some(' ') => at + 1,
        _ => at,
    }
}

/// 二 or 两 for the number from `start` to `end`: what follows it decides.
pub(super) fn two(text: &str, start: usize, end: usize) -> Two {
    let alone = &text[start..end] == "2";
    let ordinal = before(text, start)
        .is_some_and(|c| matches!(c, '第' | '初' | '周' | '十' | '〇') || c.is_ascii_alphabetic())
        || tail(text, start, 2) == "星期";
    // 第1、2、3名: 第 is for all of the list.
    if alone && ordinals(text, start) {
        return Two::Er;
    }
    // 周二, but 每周两次.
    if ordinal && !tail(text, start, 2).starts_with('每') {
        return Two::Er;
    }
    // 两到三次: what is counted stands behind the second figure.
    let rest = head(text, end, 8).trim_start_matches(['到', '至', '、']);
    if alone
        && rest.len() < head(text, end, 8).len()
        && rest.starts_with(|c: char| c.is_ascii_digit())
    {
        let second = end + head(text, end, 8).len() - rest.len();
        let stop = digits_end(text, second);
        return if counts(text, stop) { Two::Liang } else { Two::Er };
    }
    if counts(text, end) {
        // 五点二分 is a time, 二两 is never 两两.
        let minute = leads(text, end, &["分"])
            && !leads(text, end, &["分钟", "分鐘"])
            && before(text, start).is_some_and(|c| matches!(c, '点' | '點' | '时' | '時'));
        return if minute { Two::Er } else { Two::Liang };
    }
    // 人均两百以内: a round number in a sentence; alone on a line the plain 二百.
    let inside = before(text, start).is_some_and(is_han)
        && after(text, end).is_some_and(|c| is_han(c) && !leads(text, end, ORDINAL));
    if !alone && inside { Two::Liang } else { Two::Er }
}

/// Words of winning and losing behind a score, as the sports pages write them.
#[rustfmt::skip]
const OUTCOMES: &[&str] = &[
    "战胜", "戰勝", "击败", "擊敗", "险胜", "險勝", "大胜", "大勝", "完胜", "完勝", "小胜", "轻取",
    "輕取", "力克", "力擒", "力压", "横扫", "橫掃", "击溃", "狂胜", "狂扫", "取胜", "获胜", "獲勝",
    "不敌", "不敵", "负于", "負於", "惜败", "完败", "惨败", "慘敗", "惜负", "告负", "逼平", "战平",
    "戰平", "握手言和", "反超", "逆转", "逆轉", "绝杀", "领先", "領先", "落后", "落後",
];

/// Is the place in a list of ordinals whose 第 stands before the first? 第1、2、3名, 第1到3名.
fn ordinals(text: &str, at: usize) -> bool {
    let mut at = at;
    for _ in 0..12 {
        let joint = |c: &char| "、和与及或到至-~～".contains(*c);
        let Some(c) = before(text, at).filter(joint) else { return false };
        at -= c.len_utf8();
        let run = text[..at].bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
        at -= run;
        match before(text, at) {
            _ if run == 0 => return false,
            Some('第') => return true,
            _ => {}
        }
    }
    false
}

/// Is the place after words that speak of a contest or a ratio? Then `:` and `-` are 比. A word
/// speaks of the ratio next to it, not of every figure in the sentence.
pub(super) fn contest(text: &str, at: usize) -> bool {
    // 21:15、21:18、21:10: the sets of a match are one list, and the word stands before it.
    let mut first = at;
    for _ in 0..6 {
        let joint = text[..first].trim_end_matches(['、', '，', ',', '和', '及', ' ']);
        let gap = first - joint.len();
        match ratio_before(text, joint.len()).filter(|_| (1..=6).contains(&gap)) {
            Some(start) => first = start,
            None => break,
        }
    }
    if are_sets(text, first) {
        return true;
    }
    let around = tail(text, first, 12);
    // 以2-1战胜: the verb may follow.
    let verbs = [
        "战胜", "戰勝", "击败", "擊敗", "大胜", "大勝", "完胜", "取胜", "获胜", "獲勝", "领先",
        "領先", "落后", "落後", "逆转", "不敌", "战平", "逼平", "横扫", "结束", "結束", "告终",
        "告終",
    ];
    let rest = head(text, at, 16)
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '-' | '的' | ' '));
    // 3-0战胜, 6-4、6-3击败: right before a word of winning or losing figures can be nothing else.
    let sets = |c: char| c.is_ascii_digit() || matches!(c, ':' | '-' | '、' | '和' | ' ');
    let rest = rest.trim_start_matches(sets);
    // 以21-19、18-21、21-17取胜
    let listed = head(text, at, 40).trim_start_matches(sets);
    if leads(listed, 0, &verbs) && tail(text, first, 2).contains('以') {
        return true;
    }
    if leads(rest, 0, OUTCOMES) {
        return true;
    }
    if leads(rest, 0, &verbs) && tail(text, at, 2).contains('以') {
        return true;
    }
    let words = [
        "比分",
        "比数",
        "比數",
        "战胜",
        "戰勝",
        "击败",
        "擊敗",
        "大胜",
        "完胜",
        "胜",
        "勝",
        "战平",
        "戰平",
        "逼平",
        "领先",
        "領先",
        "落后",
        "落後",
        "惜败",
        "不敌",
        "不敵",
        "负于",
        "比例",
        "配比",
        "之比",
        "赔率",
        "总分",
        "總分",
        "取胜",
        "赢",
        "贏",
        "输给",
        "横扫",
        "橫掃",
        "逆转",
        "逆轉",
        "扳成",
        "改写为",
    ];
    // The last word counts, and only if its own ratio is not behind or before it already.
    let found = around.char_indices().flat_map(|(i, _)| {
        words.iter().filter(move |w| around[i..].starts_with(**w)).map(move |w| (i, i + w.len()))
    });
    let Some((start, end)) = found.max_by_key(|&(start, end)| (end, usize::MAX - start)) else {
        return false;
    };
    let word = first - around.len() + start;
    ratio_before(text, word).is_none() && !holds_ratio(&around[end..])
}

/// Does a time of the day stand here, whatever the sentence speaks of? 晚上8:30, 20:15结束.
pub(super) fn clock(text: &str, start: usize, end: usize) -> bool {
    let left = text[..start].trim_end_matches([' ', ':', '：', '为', '為', '是', '在', '于', '於']);
    let said = [
        "上午", "下午", "晚上", "凌晨", "早上", "中午", "傍晚", "夜里", "夜裡", "清晨", "早晨",
        "晚间", "晚間", "午后", "午後", "今晚", "今早", "明晚", "明早", "昨晚", "当晚", "當晚",
        "时间", "時間",
    ];
    let begun = [
        "开始", "開始", "结束", "結束", "开播", "開播", "开赛", "開賽", "开幕", "開幕", "开会",
        "開會", "开球", "開球", "举行", "舉行", "出发", "出發", "起飞", "起飛", "抵达", "抵達",
        "到达", "到達", "播出", "播放", "直播", "集合", "截止", "发车", "發車", "发布", "许", "許",
        "准时", "準時", "正式",
    ];
    // 以21:15结束 is a score.
    let by = text[..start].trim_end().ends_with(['以', '分']);
    follows(left, left.len(), &said) || !by && leads(text, end, &begun)
}

/// Where the ratio starts that ends before `at`: 3:2, 21-15.
fn ratio_before(text: &str, at: usize) -> Option<usize> {
    let run = |at: usize| text[..at].bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
    let at = scan::spaces_start(text, at);
    let second = run(at);
    let mark = before(text, at - second).filter(|c| matches!(c, ':' | '∶' | '-' | '–'))?;
    let first = at - second - mark.len_utf8();
    (second > 0 && run(first) > 0).then(|| first - run(first))
}

/// 6-4、3-6、7-6(5), 4-0（11-9、11-7）: figures in a list of which one goes up and one down are sets of a match.
fn are_sets(text: &str, at: usize) -> bool {
    let (mut end, mut up, mut down) = (at, 0, 0);
    for _ in 0..8 {
        let a = scan::digits(text, end);
        let hyphen = end + a.len();
        if !matches!(after(text, hyphen), Some('-' | '–')) {
            break;
        }
        let b = scan::digits(text, hyphen + after(text, hyphen).map_or(1, char::len_utf8));
        let small = |d: &str| d.parse().ok().filter(|n: &u32| d.len() <= 2 && *n <= 30);
        let (Some(x), Some(y)) = (small(a), small(b)) else { break };
        if x > y {
            down += 1
        } else {
            up += 1
        }
        end = hyphen + after(text, hyphen).map_or(1, char::len_utf8) + b.len();
        // A tie-break in brackets belongs to its set.
        if let Some(close) =
            text[end..].strip_prefix('(').and_then(|t| t.find(')').filter(|n| *n <= 2))
        {
            end += close + 2;
        }
        match after(text, end) {
            Some(c @ ('、' | '，' | '/' | '（' | '(' | ',' | ' ')) => end += c.len_utf8(),
            _ => break,
        }
    }
    // 1-3、5-8 are spans, and 5-1 alone is anything.
    down > 0 && up + down > 1
}

fn holds_ratio(piece: &str) -> bool {
    piece.char_indices().any(|(i, c)| {
        matches!(c, ':' | '∶' | '-' | '–')
            && before(piece, i).is_some_and(|c| c.is_ascii_digit())
            && after(piece, i + c.len_utf8()).is_some_and(|c| c.is_ascii_digit())
    })
}

/// Is the place after a verb or noun of telephoning?
pub(super) fn calling(text: &str, at: usize) -> bool {
    let around = tail(text, at, 8);
    let words = [
        "打", "拨", "撥", "致电", "致電", "电话", "電話", "热线", "熱線", "来电", "來電", "手机",
        "手機", "呼叫", "客服", "报警", "報警", "短信", "咨询", "諮詢",
    ];
    mentions(around, &words)
}

/// Is the place after a noun whose number is a code: read digit by digit?
pub(super) fn code(text: &str, at: usize) -> bool {
    let around = tail(text, at, 7)
        .trim_end_matches([' ', ':', '：', '为', '為', '是', '“', '"', '(', '（', '#']);
    [
        "分辨率",
        "解析度",
        "编号",
        "編號",
        "号码",
        "號碼",
        "密码",
        "密碼",
        "验证码",
        "驗證碼",
        "尾号",
        "尾號",
        "邮编",
        "郵編",
        "邮政编码",
        "代码",
        "代碼",
        "房间",
        "房間",
        "航班",
        "车次",
        "車次",
        "学号",
        "學號",
        "工号",
        "卡号",
        "账号",
        "帳號",
        "帐号",
        "单号",
        "單號",
        "车牌",
        "QQ",
        "群",
        "群号",
        "微信号",
        "型号",
        "型號",
        "ID",
        "id",
        "证号",
        "證號",
        "身份证",
        "身分證",
        "频道",
        "调频",
        "口令",
        "序列号",
        "批号",
        "邮箱",
        "微信",
    ]
    .iter()
    .any(|w| around.ends_with(w))
}
