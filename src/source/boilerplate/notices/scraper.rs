//! Lines that sites of copied novels put into their chapters, at the edges and amid the text.
//!
//! Each names the site or its address and asks to remember, to visit or to report something. One such
//! word stands in any story, so two different things must come together in one short line.

use super::{hits, plain};
use crate::source::lines::{columns, ends_sentence};

/// A wider line is text, in columns.
const WIDEST: usize = 180;

/// How such lines begin; nobody begins a sentence of a story like that.
const OPENINGS: &[&str] = &[
    "天才一秒记住",
    "天才壹秒記住",
    "天才一秒記住",
    "一秒记住",
    "一秒記住",
    "请记住本书",
    "請記住本書",
    "请记住本站",
    "請記住本站",
    "最新网址",
    "最新網址",
    "手机用户请",
    "手機用戶請",
    "章节错误",
    "章節錯誤",
    "本章未完",
    "本章节来自",
    "本章節來自",
    "看最新章节",
];

/// What is asked for and promised.
const ACTS: &[&str] = &[
    "一秒记住",
    "一秒記住",
    "记住本站",
    "記住本站",
    "请记住",
    "請記住",
    "请收藏",
    "請收藏",
    "大家收藏",
    "加入书签",
    "加入書籤",
    "更新速度",
    "最快更新",
    "更新最快",
    "全网最快",
    "全網最快",
    "速度最快",
    "更新快",
    "无弹窗",
    "無彈窗",
    "免费读",
    "免费阅读",
    "免費閱讀",
    "无广告",
    "無廣告",
    "首发",
    "首發",
    "点此报错",
    "点此举报",
    "點此報錯",
    "點此舉報",
    "报错",
    "请浏览",
    "請瀏覽",
    "阅读体验",
    "閱讀體驗",
    "继续阅读",
    "掌上阅读",
    "收集整理",
    "仅供试读",
    "小时内删除",
    "小時內刪除",
    "支持正版",
    "请访问",
    "請訪問",
    "欢迎访问",
    "手打",
    "请点击",
    "請點擊",
    "来自互联网",
    "來自網絡",
    "不做任何负责",
    "版权归作者",
    "提供下载",
    "全集下载",
    "小说下载",
    "小說下載",
    "尽在",
    "盡在",
    "返回书目",
    "返回目录",
    "翻页",
    "网友上传",
    "網友上傳",
    "宣传本书",
    "please bookmark",
    "fastest update",
    "latest chapter",
    "read the latest",
    "visit for the",
    "original at",
    "stolen from",
    "taken without",
    "unauthorized",
    "report any",
    "report this chapter",
    "find any errors",
    "let us know",
    "support the author",
];

/// What is spoken of: the site, its address, its chapters.
const THINGS: &[&str] = &[
    "本站",
    "小说网",
    "小說網",
    "小说站",
    "书库",
    "書庫",
    "文学网",
    "文學網",
    "阅读网",
    "閱讀網",
    "中文网",
    "下载网",
    "笔趣",
    "手机版",
    "手機版",
    "手机用户",
    "手机阅读",
    "阅读网址",
    "閱讀網址",
    "域名",
    "网址",
    "網址",
    "最新章节",
    "最新章節",
    "章节目录",
    "书签",
    "書籤",
    "本作品",
    "txt",
    "回车",
    "this site",
    "our site",
    "our website",
    "website",
    "royal road",
    "amazon",
    "chapter",
    "narrative",
];

/// Whether a line is one of such a site.
pub(in crate::source) fn is_of_copyist(text: &str) -> bool {
    let trimmed = text.trim();
    if trimmed.len() < 12 || columns(trimmed) > WIDEST {
        return false;
    }
    let is_speech = trimmed.starts_with(['“', '「', '『', '"', '‘', '«', '—']);
    let line = plain(trimmed);
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    if is_speech && !has_address(line) {
        return false;
    }
    let opens = OPENINGS.iter().any(|o| line.starts_with(o));
    let acts = hits(line, ACTS);
    let things = hits(line, THINGS) + usize::from(has_address(line));
    let is_latin = line.is_ascii();
    // Words of English are words of any story: three of them.
    let enough = if is_latin { 3 } else { 2 };
    (opens && (acts + things > 0 || !ends_sentence(trimmed)))
        || (acts > 0 && things > 0 && acts + things >= enough)
        || (acts > 2 && !is_latin)
        || is_bare_address(line)
}

/// Whether a line holds an address on the web: `www.sea.example`, `m.sea.example`.
fn has_address(line: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    line.contains("http")
        || line.contains("www.")
        || line.split(|c| !is_part(c)).any(|word| {
            let mut labels = word.rsplit('.');
            let top = labels.next().unwrap_or_default();
            let name = labels.next().unwrap_or_default();
            top.len() >= 2
                && top.bytes().all(|b| b.is_ascii_lowercase())
                && name.len() >= 3
                && name.bytes().any(|b| b.is_ascii_alphabetic())
                && !matches!(name, "www")
        })
}

/// Whether a line is a site's name with its address and nothing else.
fn is_bare_address(line: &str) -> bool {
    const LONGEST_NAME: usize = 16;
    let Some(at) = line.find("www.").or_else(|| line.find("http")) else { return false };
    let is_address = |c: char| c.is_ascii_graphic();
    let rest = line[at..].trim_start_matches(is_address);
    let name = line[..at].chars().filter(|c| c.is_alphanumeric()).count();
    let others = rest.chars().filter(|c| c.is_alphanumeric()).count();
    !ends_sentence(line) && name + others <= LONGEST_NAME
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_sites_are_told_from_lines_of_stories() {
        for line in [
            "天才一秒记住本站地址：haifeng.example",
            "手机用户请浏览 m.haifeng.example 阅读，掌上阅读更方便。",
            "喜欢灯塔请大家收藏：灯塔海风小说网更新速度全网最快。",
            "章节错误，点此举报（免注册）",
            "（本章未完，请翻页）",
            "《海风小说网》www.haifeng.example",
            "本书由海风书库收集整理，仅供试读",
            "Read the latest chapter on our website: www.sea.example",
        ] {
            assert!(is_of_copyist(line), "{line}");
        }
        for line in [
            "他请大家收藏好自己的票。",
            "“请记住，”她说，“这是最后一次。”",
            "书院的门开着，里面没有人。",
            "这家书屋二十年来只卖旧书，请到楼上去看。",
            "他更新快，别人更新慢。",
            "The latest chapter of his life began in a lighthouse.",
            "She left the website open and went to sea.",
        ] {
            assert!(!is_of_copyist(line), "{line}");
        }
    }
}
