//! Pages that are not articles.

use super::element;
use super::ids::NodeSet;
use super::lines::links;
use super::measure::Measures;
use super::page;
use crate::model::article::{Block, BlockKind};
use crate::source::lines::ends_sentence;
use dom_query::Document;

/// Fewer letters than this are hardly an article.
const SHORT: usize = 400;

/// How much blocks say that are read out, in letters; a hanzi says as much as a short word.
pub(super) fn weight(blocks: &[Block]) -> usize {
    let weight = |c: char| if c >= '\u{2e80}' { 3 } else { usize::from(!c.is_whitespace()) };
    body(blocks).flat_map(|b| b.text.chars()).map(weight).sum()
}

/// What is read out beside the title.
fn body(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    blocks.iter().filter(|b| !b.is_skipped() && !matches!(b.kind, BlockKind::Heading { level: 1 }))
}

/// Whether so little is hardly an article.
pub(super) fn is_short(weight: usize) -> bool {
    weight < SHORT
}

/// Why a page is not an article, if it is none; with what to do.
pub(super) fn why_not(document: &Document, title: &str, blocks: &[Block]) -> Option<&'static str> {
    let length = weight(blocks);
    if is_links(blocks) {
        return Some(LINKS);
    }
    if !is_short(length) {
        return None;
    }
    let read = body(blocks);
    let text: String = read.map(|b| b.text.as_str()).collect::<Vec<_>>().join(" ").to_lowercase();
    let title = title.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|w| text.contains(w) || title.contains(w));
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).count();
    // A title that says little else; one may also be about errors.
    let error = ERROR_TITLES.iter().filter(|w| title.contains(**w)).map(|w| letters(w)).max();
    let is_error = error.is_some_and(|error| length < 200 || 2 * error >= letters(&title));
    if is_error || (length < 200 && says(ERRORS)) {
        return Some("it is an error page; check the address");
    }
    let measures = Measures::of(document, &NodeSet::default());
    let whole = measures.get(&document.root());
    if page::is_for_payers(document) || says(PAYWALL) {
        return Some(
            "only its beginning is there, the rest is for subscribers; save the whole page from a \
             browser where you are signed in, and give that file",
        );
    }
    if whole.text < 300 && (needs_script(document) || says(SCRIPT)) {
        return Some(
            "its text is put there by JavaScript, which is not run here; save the page from a \
             browser, and give that file",
        );
    }
    if whole.text > 600 && whole.link_density() > 0.6 && length < 150 {
        return Some(LINKS);
    }
    let lines = body(blocks).filter(|b| !matches!(b.kind, BlockKind::Heading { .. })).count();
    let is_said = lines >= 3 || body(blocks).any(|b| ends_sentence(&b.text));
    (length < LEAST && !is_said).then_some(
        "nothing but its title was found; where a program puts the text there, save the page from \
         a browser, and give that file",
    )
}

/// Less than this, in letters, is not text of an article: a name under the title, a date.
const LEAST: usize = 24;

const LINKS: &str = "it is a list of links; give the address of one article";

/// Whether what is read is little but links.
fn is_links(blocks: &[Block]) -> bool {
    const MANY: usize = 10;
    let linked = body(blocks).filter(|b| links(b) * 10 > b.text.len() * 6).count();
    let (of_links, all) =
        body(blocks).fold((0, 0), |(sum, all), b| (sum + links(b), all + b.text.len()));
    linked >= MANY && of_links * 10 > all * 7
}

const ERROR_TITLES: &[&str] = &[
    "404",
    "403 forbidden",
    "page not found",
    "not found",
    "access denied",
    "just a moment",
    "attention required",
    "500 internal",
    "502 bad gateway",
    "503 service",
    "seite nicht gefunden",
    "page introuvable",
    "página no encontrada",
    "pagina non trovata",
    "страница не найдена",
    "页面不存在",
    "页面未找到",
    "頁面不存在",
    "找不到页面",
    "您访问的页面",
    "ページが見つかりません",
];

const ERRORS: &[&str] = &[
    "page not found",
    "page you requested",
    "page you are looking for",
    "does not exist",
    "no longer available",
    "verify you are human",
    "checking your browser",
    "seite existiert nicht",
    "页面不存在",
    "页面已删除",
    "内容已被删除",
    "该文章已不存在",
    "您访问的页面",
    "頁面不存在",
    "お探しのページ",
];

const PAYWALL: &[&str] = &[
    "subscribe to continue",
    "subscribe to read",
    "to continue reading",
    "already a subscriber",
    "subscribers only",
    "for subscribers",
    "log in to read",
    "sign in to read",
    "register to read",
    "nur für abonnenten",
    "jetzt weiterlesen",
    "réservé aux abonnés",
    "solo para suscriptores",
    "订阅后继续阅读",
    "登录后阅读全文",
    "付费阅读",
    "剩余内容需",
    "開通會員",
    "会員限定",
];

const SCRIPT: &[&str] = &[
    "enable javascript",
    "javascript is required",
    "requires javascript",
    "javascript is disabled",
    "without javascript",
    "javascript aktivieren",
    "activer javascript",
    "habilita javascript",
    "启用javascript",
    "开启javascript",
    "啟用javascript",
    "javascriptを有効",
];

/// Whether a page is an empty frame for a program: scripts, and an element for their result.
fn needs_script(document: &Document) -> bool {
    let Some(body) = document.body() else { return false };
    let noscript = document.select("noscript");
    let asks = noscript.nodes().iter().any(|n| {
        let text = n.text().to_lowercase();
        text.contains("javascript")
    });
    let frame = body.children_it(false).any(|n| {
        n.id_attr().is_some_and(|id| {
            matches!(
                &*id,
                "root" | "app" | "__next" | "__nuxt" | "main" | "react-root" | "app-root"
            )
        }) || element::name(&n).contains("-root")
    });
    let scripts = document.select("script[src]").nodes().len();
    asks || (frame && scripts > 0)
}
