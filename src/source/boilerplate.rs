//! Page boilerplate: what stands on a page around the article, and what it says about it.
//!
//! A line is boilerplate only if every word of it is: `共产党员网 打印 纠错` is, `打印机的历史` is not,
//! and neither is a sentence. What a line means also depends on where it stands, and that is for
//! the reader to judge: [`Context`] tells how much a piece says by itself.

mod credits;
mod lang;
pub(super) mod notices;
mod patterns;
mod people;
mod phrases;
mod piece;
mod pieces;
mod shapes;
pub(super) mod stand_in;
mod words;

use crate::model::role::Role;

pub(super) use patterns::is_remark;
pub(super) use people::is_medium;
use phrases::Meaning;
use piece::Field;
pub(super) use piece::{Context, Fact, Piece};
pub(super) use pieces::pieces;

/// The piece that a line is if it is a person's name and nothing else.
pub(super) fn name(line: &str) -> Option<Piece> {
    let fact = Some(Fact::Authors(people::names(line, false)?));
    let role = Some(Role::Byline);
    Some(Piece { range: 0..line.len(), role, sure: Context::NearOther, fact, labelled: false })
}

/// What a line tells that begins with a label and a colon, whatever form its value has.
pub(super) fn announced(line: &str) -> Option<Role> {
    let words = words::split(line);
    phrases::at(&words).find_map(|phrase| {
        let role = match phrase.meaning {
            Meaning::Label(Field::Source) if phrase.sure >= Context::PageEdge => Role::Source,
            Meaning::Label(Field::Credit) => Role::Source,
            Meaning::Label(Field::Published | Field::Modified)
                if phrase.sure >= Context::PageEdge =>
            {
                Role::Date
            }
            _ => return None,
        };
        (words[phrase.len() - 1].colon && words.len() > phrase.len()).then_some(role)
    })
}

/// Whether a line may be boilerplate amid a text, which is quickly told.
pub(super) fn may_be_amid(line: &str) -> bool {
    const LONGEST: usize = 300;
    line.len() <= LONGEST && phrases::may_be_amid(line)
}

/// How sure it is that a line of these pieces is boilerplate: two buttons are company for each other.
pub(super) fn sure(pieces: &[Piece]) -> Context {
    let button = |p: &&Piece| {
        p.role.is_some_and(|r| r != Role::Byline) && !matches!(p.fact, Some(Fact::Published(_)))
    };
    let surest = pieces.iter().map(|p| p.sure).max().unwrap_or(Context::NearOther);
    if pieces.iter().filter(button).count() > 1 { surest.max(Context::PageEdge) } else { surest }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        let name = |p: &Piece| {
            format!("{}={}", p.role.map_or("title", Role::name), &line[p.range.clone()])
        };
        pieces(line, &[]).iter().map(name).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_line_falls_into_its_pieces() {
        for (line, expected) in [
            ("手机版", "navigation=手机版"),
            ("1 1 1", "controls=1 1 1"),
            ("共产党员网 打印 纠错", "source=共产党员网; controls=打印; controls=纠错"),
            ("微信扫一扫 ×", "share=微信扫一扫 ×"),
            ("收听本文 00:00/00:00", "controls=收听本文 00:00/00:00"),
            (
                "发布时间:2015年01月15日 16:54 来源:共产党员网 编辑:杨安琪 打印",
                "date=发布时间:2015年01月15日 16:54; source=来源:共产党员网; source=编辑:杨安琪; controls=打印",
            ),
            ("首页 > 新闻 > 正文", "navigation=首页 > 新闻 > 正文"),
            ("您的位置：首页>县区动态>正文", "navigation=您的位置：首页>县区动态>正文"),
            (
                "【字号：大 中 小】【打印本页】【关闭窗口】",
                "controls=【字号：大 中 小】; controls=【打印本页】; controls=【关闭窗口】",
            ),
            ("（责任编辑：李四）", "source=（责任编辑：李四）"),
            ("阅读1.2万 评论5", "controls=阅读1.2万; comments=评论5"),
            ("重庆市秀山县梅江镇人民政府 姚建国", "byline=重庆市秀山县梅江镇人民政府 姚建国"),
            ("本报记者 李某 通讯员 王某", "byline=本报记者 李某; byline=通讯员 王某"),
            (
                "By Jane Doe | March 5, 2026 | 5 min read",
                "byline=By Jane Doe |; date=March 5, 2026 |; controls=5 min read",
            ),
            (
                "Published: 5 March 2026, 14:05 GMT · Updated 6 March 2026",
                "date=Published: 5 March 2026, 14:05 GMT ·; date=Updated 6 March 2026",
            ),
            ("Share Tweet Email Print", "share=Share; share=Tweet; share=Email; controls=Print"),
            (
                "© 2026 The Harbour Post. All rights reserved.",
                "legal=© 2026 The Harbour Post. All rights reserved.",
            ),
            ("Read more: Who owns the river?", "related=Read more: Who owns the river?"),
            ("Lesezeit: 5 Min.", "controls=Lesezeit: 5 Min."),
            ("Publicado em 05/03/2026 às 14h05", "date=Publicado em 05/03/2026 às 14h05"),
            ("Publié le 5 mars 2026 à 14h05", "date=Publié le 5 mars 2026 à 14h05"),
            (
                "입력 2026.03.05 09:30 | 수정 2026.03.05 10:00",
                "date=입력 2026.03.05 09:30 |; date=수정 2026.03.05 10:00",
            ),
            ("홍길동 기자 hong@paper.example", "byline=홍길동 기자; byline=hong@paper.example"),
            ("#harbour #winter", "related=#harbour #winter"),
            ("# 日记 # 生活", "related=# 日记 # 生活"),
            ("标题：河边的一天", "title=标题：河边的一天"),
        ] {
            assert_eq!(shown(line), expected, "{line}");
        }
    }

    #[test]
    fn a_line_with_anything_else_is_none() {
        for line in [
            "",
            "打印机的历史",
            "打印文件前，请先检查纸张。",
            "分享是一种美德",
            "Print is not dead",
            "Share the road",
            "Read more books.",
            "By the river",
            "By train",
            "Source: see the notes. They are long.",
            "来源于生活",
            "编辑部的故事",
            "记者：您好",
            "Editor: Come in",
            "记者：您好，请问什么时候开始？",
            "发布时间：待定",
            "Von der Liebe",
            "读懂互联网",
            "3 > 2",
            "Monday 9:00-17:00",
            "# A heading",
            "#1 in the charts",
            "March",
            "2015年工作总结",
        ] {
            assert_eq!(shown(line), "", "{line}");
        }
    }

    #[test]
    fn roles_of_lines() {
        let role_of_line = |line| pieces(line, &[]).first().and_then(|p| p.role);
        assert_eq!(role_of_line("Skip to main content"), Some(Role::Navigation));
        assert_eq!(role_of_line("Advertisement"), Some(Role::Advertisement));
        assert_eq!(role_of_line("An advertisement for soap"), None);
    }
}
