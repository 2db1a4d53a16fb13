//! The table of contents: the navigation document of EPUB 3, or the NCX of EPUB 2.

use super::file::{page_text, within};
use super::package::Package;
use super::path::{folder, resolve};
use crate::Result;
use crate::source::formats::archive::Archive;
use crate::source::formats::xml::{Piece, Pieces, folded};

/// An entry of the table of contents.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) title: String,
    /// 1 is the outermost.
    pub(super) level: u8,
    pub(super) path: String,
    /// The id of an element, if it is not the file's beginning.
    pub(super) fragment: Option<String>,
}

/// The entries, in order. A table that is missing or broken costs the chapters and not the book.
pub(super) fn read(archive: &mut Archive, package: &mut Package, origin: &str) -> Vec<Point> {
    let of_archive = archive.names().find(|n| n.to_ascii_lowercase().ends_with(".ncx"));
    let tables = [
        (package.nav.clone(), true),
        (package.ncx.clone(), false),
        (of_archive.map(str::to_owned), false),
    ];
    for (path, is_nav) in tables {
        let Some(path) = path.and_then(|path| archive.find(&path).map(str::to_owned)) else {
            continue;
        };
        let Some((xml, _)) = page_text(archive, &path, origin, &mut package.meta.notes) else {
            continue;
        };
        let file = within(origin, &path);
        let mut points = Vec::new();
        let read = if is_nav { nav } else { ncx };
        if let Err(e) = read(&xml, &path, &file, &mut points) {
            package.meta.notes.push(format!("its table of contents ends early: {e}"));
        }
        if !points.is_empty() {
            for point in &mut points {
                if let Some(path) = archive.find(&point.path) {
                    point.path = path.to_owned();
                }
            }
            return points;
        }
    }
    Vec::new()
}

/// Reads the lists within `<nav epub:type="toc">`.
fn nav(xml: &str, path: &str, file: &str, points: &mut Vec<Point>) -> Result<()> {
    let mut pieces = Pieces::new(xml, file);
    // The elements that are open within the right `nav`, and how many of them are lists.
    let (mut open, mut level) = (Vec::new(), 0_u8);
    let mut inside = false;
    // The entry whose title is being read, and how many elements were open before it.
    let mut entry: Option<(String, Option<String>, usize)> = None;
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Start(e) if !inside => {
                let types = e.qualified_attribute("epub:type").unwrap_or_default();
                let role = e.attribute("role").unwrap_or_default();
                inside = e.name() == "nav"
                    && (types.split_whitespace().any(|t| t == "toc") || role == "doc-toc");
            }
            Piece::Start(e) => {
                let is_list = e.name() == "ol";
                level = level.saturating_add(u8::from(is_list));
                if e.name() == "a" && entry.is_none() {
                    entry = Some((String::new(), e.attribute("href"), open.len()));
                }
                open.push(is_list);
            }
            Piece::Text(text) => {
                if let Some((title, ..)) = &mut entry {
                    title.push_str(&text);
                }
            }
            Piece::End if inside => {
                let Some(is_list) = open.pop() else { return Ok(()) };
                level = level.saturating_sub(u8::from(is_list));
                if let Some((title, href, _)) = entry.take_if(|(.., depth)| *depth == open.len()) {
                    add(points, &title, level, href.as_deref(), path);
                }
            }
            Piece::End => {}
        }
    }
    Ok(())
}

/// Reads the `navPoint` elements of a `navMap`.
fn ncx(xml: &str, path: &str, file: &str, points: &mut Vec<Point>) -> Result<()> {
    let mut pieces = Pieces::new(xml, file);
    // The elements that are open, and the names of the points among them.
    let (mut open, mut titles): (Vec<bool>, Vec<String>) = (Vec::new(), Vec::new());
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Start(e) => {
                match (e.name(), titles.last_mut()) {
                    ("text", Some(title)) => {
                        *title = pieces.line()?;
                        continue;
                    }
                    ("content", Some(title)) => {
                        let title = std::mem::take(title);
                        let level = u8::try_from(titles.len()).unwrap_or(u8::MAX);
                        add(points, &title, level, e.attribute("src").as_deref(), path);
                    }
                    // Lists of pages and of pictures are not chapters.
                    ("pageList" | "navList", _) => {
                        pieces.skip()?;
                        continue;
                    }
                    _ => {}
                }
                let is_point = e.name() == "navPoint";
                if is_point {
                    titles.push(String::new());
                }
                open.push(is_point);
            }
            Piece::End => {
                if open.pop() == Some(true) {
                    titles.pop();
                }
            }
            Piece::Text(_) => {}
        }
    }
    Ok(())
}

fn add(points: &mut Vec<Point>, title: &str, level: u8, href: Option<&str>, path: &str) {
    let title = folded(title);
    let target = href.and_then(|href| resolve(folder(path), href));
    if let (false, Some((path, fragment))) = (title.is_empty(), target) {
        points.push(Point { title, level: level.max(1), path, fragment });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(points: &[Point]) -> Vec<(u8, &str, String)> {
        let target = |p: &Point| p.path.clone() + p.fragment.as_deref().unwrap_or_default();
        points.iter().map(|p| (p.level, p.title.as_str(), target(p))).collect()
    }

    #[test]
    fn a_navigation_document_has_levels() {
        let xml = "<html><body><nav epub:type='landmarks'><ol><li><a href='x'>X</a></ol></nav>\
            <nav epub:type='toc'><h1>Contents</h1><ol><li><a href='a.xhtml'>A <i>one</i></a>\
            <ol><li><a href='../b.xhtml#c'>B</a></li></ol></li>\
            <li><span>Part</span><ol><li><a href='d'>D</a></li></ol></li></ol></nav>\
            <nav epub:type='page-list'><ol><li><a href='x'>1</a></li></ol></nav></body></html>";
        let mut points = Vec::new();
        nav(xml, "t/nav.xhtml", "a", &mut points).unwrap();
        assert_eq!(
            shown(&points),
            [(1, "A one", "t/a.xhtml".into()), (2, "B", "b.xhtmlc".into()), (2, "D", "t/d".into())]
        );
    }

    #[test]
    fn an_ncx_has_levels() {
        let xml = "<ncx><docTitle><text>No</text></docTitle><navMap><navPoint><navLabel><text>一</text></navLabel>\
            <content src='a.html'/><navPoint><navLabel><text>B</text></navLabel><content src='a.html#b'/></navPoint>\
            </navPoint><navPoint><navLabel><text>C</text></navLabel><content src='c.html'/></navPoint></navMap>\
            <pageList><navLabel><text>1</text></navLabel><pageTarget><content src='a.html'/></pageTarget></pageList></ncx>";
        let mut points = Vec::new();
        ncx(xml, "toc.ncx", "a", &mut points).unwrap();
        assert_eq!(
            shown(&points),
            [(1, "一", "a.html".into()), (2, "B", "a.htmlb".into()), (1, "C", "c.html".into())]
        );
    }
}
