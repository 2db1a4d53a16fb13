//! Lines that are boilerplate by their shape: the way to a page, and tags.

use super::piece::{Context, Piece};
use crate::model::role::Role;
use crate::source::lines::{columns, ends_sentence};

/// `首页 > 新闻 > 正文`.
pub(super) fn breadcrumb(line: &str) -> Option<Piece> {
    const HOMES: [&str; 21] = [
        "首页",
        "首頁",
        "主页",
        "网站首页",
        "home",
        "startseite",
        "start",
        "accueil",
        "inicio",
        "início",
        "ホーム",
        "top",
        "главная",
        "홈",
        "docs",
        "documentation",
        "forum",
        "forums",
        "文档",
        "论坛",
        "wiki",
    ];
    const WIDEST_STEP: usize = 40;
    let mut steps = line.split(['>', '＞', '›', '»', '→']).map(str::trim);
    let first = steps.next()?.to_lowercase();
    let mut count = 1;
    for step in steps {
        if step.is_empty() || columns(step) > WIDEST_STEP || ends_sentence(step) {
            return None;
        }
        count += 1;
    }
    let from_home = HOMES.contains(&first.as_str());
    let plain =
        || !first.is_empty() && columns(&first) <= WIDEST_STEP && !line.contains(['»', '→']);
    let sure = match count {
        2.. if from_home => Context::PageEdge,
        3.. if plain() => Context::NearOther,
        _ => return None,
    };
    let range = 0..line.len();
    Some(Piece { range, role: Some(Role::Navigation), sure, fact: None, labelled: false })
}

/// `(nv)`, `(dpa/nv)`: the signs of who wrote a piece.
pub(super) fn initials(line: &str) -> Option<Piece> {
    let inner = line.trim().strip_prefix('(')?.strip_suffix(')')?;
    let is_sign =
        |sign: &str| (2..=4).contains(&sign.len()) && sign.bytes().all(|b| b.is_ascii_lowercase());
    let range = 0..line.len();
    let role = Some(Role::Source);
    inner.split(['/', ',']).map(str::trim).all(is_sign).then_some(Piece {
        range,
        role,
        sure: Context::NearOther,
        fact: None,
        labelled: false,
    })
}

/// `#harbour #winter`, `# 日记 # 生活`.
pub(super) fn tags(line: &str) -> Option<Piece> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let signs = words.iter().filter(|w| w.starts_with(['#', '＃'])).count();
    // One sign with a space behind it is a heading's.
    let spaced =
        || words.len() == 2 * signs && words.iter().step_by(2).all(|w| w.chars().count() == 1);
    let sure = match signs {
        0 => return None,
        1 if words.len() == 1 => Context::NearOther,
        1 => return None,
        _ if words.len() == signs || spaced() => Context::PageEdge,
        _ => return None,
    };
    let range = 0..line.len();
    Some(Piece { range, role: Some(Role::Related), sure, fact: None, labelled: false })
}
