//! What the boilerplate tells about the article.

use super::edges::{Verdict, Zone};
use crate::model::article::{Article, BlockKind, Metadata, Part};
use crate::model::role::Role;
use crate::source::boilerplate::{self, Fact, Piece};
use crate::source::lines::columns;

/// Takes over what the lines of a zone tell, unless it is known already. What a label tells comes
/// before what only has the form.
pub(super) fn tell(zone: &Zone, meta: &mut Metadata) {
    let lines = || zone.lines.iter().zip(&zone.verdicts);
    let own = || lines().filter(|(_, v)| **v == Verdict::Pieces).flat_map(|(line, _)| &line.pieces);
    for piece in own().filter(|p| p.labelled).chain(own().filter(|p| !p.labelled)) {
        take(piece, meta);
    }
    if let Some((title, _)) = lines().find(|(_, v)| **v == Verdict::Title) {
        set(&mut meta.title, &title.shown);
    }
}

fn take(piece: &Piece, meta: &mut Metadata) {
    match &piece.fact {
        None => {}
        Some(Fact::Title(title)) => set(&mut meta.title, title),
        Some(Fact::Source(name)) => set(&mut meta.source, name),
        Some(Fact::Published(date)) => set(&mut meta.published, date),
        Some(Fact::Modified(date)) => set(&mut meta.modified, date),
        Some(Fact::Url(url)) => set(&mut meta.url, url),
        Some(Fact::Authors(names)) => add(&mut meta.authors, names),
        Some(Fact::Editors(names)) => add(&mut meta.editors, names),
    }
}

fn set(field: &mut Option<String>, value: &str) {
    field.get_or_insert_with(|| value.to_owned());
}

fn add(field: &mut Vec<String>, names: &[String]) {
    for name in names {
        if !field.contains(name) {
            field.push(name.clone());
        }
    }
}

/// Takes the site's name off the end of the title (`标题_新华网`, `Title | The Harbour Post`), if
/// another line says that it is one. In its block the name becomes a part of its own.
pub(crate) fn take_site_off(article: &mut Article) {
    let Some(title) = article.meta.title.clone() else { return };
    let Some((end, site)) = site_of(&title, article) else { return };
    let is_title = |kind| kind == BlockKind::Heading { level: 1 };
    let block = article.blocks.iter_mut().find(|b| is_title(b.kind) && b.text.ends_with(&title));
    // What is a part already stays so: parts lie apart.
    if let Some(block) = block.filter(|b| b.parts.is_empty()) {
        let rest = title[end..].trim_start().len();
        let range = block.text.len() - rest..block.text.len();
        block.parts.push(Part { range, role: Role::Source, skipped: true });
    }
    article.meta.title = Some(title[..end].trim_end().to_owned());
    article.meta.site = Some(site);
}

/// Where the title ends before the site's name, and the name.
fn site_of(title: &str, article: &Article) -> Option<(usize, String)> {
    const SEPARATORS: [&str; 6] = ["_", "|", "｜", " - ", " – ", " — "];
    const SHORTEST_TITLE: usize = 8;
    let last = |separator: &&'static str| title.rfind(*separator).map(|at| (at, *separator));
    let (at, separator) = SEPARATORS.iter().filter_map(last).max()?;
    let site = title[at + separator.len()..].trim();
    let named = |text: &str| text.to_lowercase().contains(&site.to_lowercase());
    let known = || {
        let skipped = article
            .blocks
            .iter()
            .flat_map(|b| b.skipped().map(|p| (p.role, &b.text[p.range.clone()])));
        skipped.filter(|(role, _)| *role != Role::Related).any(|(_, text)| named(text))
    };
    // 标题_频道_网站: what stands between belongs to the site.
    let end = if separator == "_" { title.find('_')? } else { at };
    let fits = columns(site) >= 4 && columns(title[..end].trim()) >= SHORTEST_TITLE;
    (fits && ((separator == "_" && boilerplate::is_medium(site)) || known()))
        .then(|| (end, site.to_owned()))
}
