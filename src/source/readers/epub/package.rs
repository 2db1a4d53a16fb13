//! The package document (OPF): metadata, the list of files, the order of reading.

use super::path::{folder, resolve};
use crate::Result;
use crate::model::article::Metadata;
use crate::model::language::Language;
use crate::model::role::Role;
use crate::source::date;
use crate::source::formats::percent::decoded;
use crate::source::formats::xml::{Element, Piece, Pieces};
use std::collections::{HashMap, HashSet};

/// What a package tells.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) meta: Metadata,
    /// The pages in order of reading, each once.
    pub(super) spine: Vec<Place>,
    /// The paths of all pages that it lists, in its order.
    pub(super) pages: Vec<String>,
    /// The path of the navigation document (EPUB 3).
    pub(super) nav: Option<String>,
    /// The path of the NCX (EPUB 2).
    pub(super) ncx: Option<String>,
    /// The pages that lead into the book and are not part of its text, by path: what it calls the
    /// cover, the table of contents, the page of copyright.
    pub(super) front: HashMap<String, Role>,
}

/// A page in the order of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) path: String,
    /// The book is read through without it (`linear="no"`): the text points to it.
    pub(super) is_aside: bool,
}

/// A file that the package lists.
#[derive(Debug, Default)]
struct File {
    path: String,
    media_type: String,
    properties: String,
    fallback: Option<String>,
}

impl File {
    fn is(&self, property: &str) -> bool {
        self.properties.split_whitespace().any(|p| p == property)
    }

    /// Whether it is a page of text. Its name says so where its type is missing or wrong.
    fn is_page(&self) -> bool {
        const PAGES: [&str; 3] = ["application/xhtml+xml", "text/html", "text/x-oeb1-document"];
        // What careless tools write for anything.
        const VAGUE: [&str; 5] =
            ["", "application/octet-stream", "text/plain", "text/xml", "application/xml"];
        let media_type = self.media_type.trim().to_ascii_lowercase();
        let extension = extension(&self.path);
        PAGES.contains(&&*media_type)
            || is_page_name(&self.path)
            || (VAGUE.contains(&&*media_type) && matches!(&*extension, "" | "xml" | "txt"))
    }
}

/// Whether a file is a page by its name.
pub(super) fn is_page_name(path: &str) -> bool {
    matches!(&*extension(path), "xhtml" | "html" | "htm" | "xht")
}

fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase())
}

/// The files that the package lists, in its order.
#[derive(Debug, Default)]
struct Manifest {
    files: Vec<File>,
    /// The files of each id. There should be one, but careless tools give one id to several.
    ids: HashMap<String, Vec<usize>>,
}

impl Manifest {
    fn add(&mut self, id: String, file: File) {
        self.ids.entry(id).or_default().push(self.files.len());
        self.files.push(file);
    }

    fn get(&self, id: &str) -> Option<&File> {
        self.ids.get(id).map(|all| &self.files[all[0]])
    }

    fn find(&self, is_it: impl Fn(&&File) -> bool) -> Option<&File> {
        self.files.iter().find(is_it)
    }

    /// The pages of an id, or of what the spine writes in place of one: a path or a name.
    fn pages(&self, id: &str) -> Vec<&File> {
        let own = self.ids.get(id).into_iter().flatten();
        let pages: Vec<_> = own.filter_map(|i| self.page(&self.files[*i])).collect();
        if !pages.is_empty() {
            return pages;
        }
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
        let id = name(&decoded(id));
        let is_meant = |f: &&File| {
            let own = name(&f.path);
            own == id || own.rsplit_once('.').is_some_and(|(stem, _)| stem == id)
        };
        self.files.iter().filter(|f| f.is_page()).filter(is_meant).take(1).collect()
    }

    /// A file itself if it is a page, else what stands in for it.
    fn page<'a>(&'a self, mut file: &'a File) -> Option<&'a File> {
        // Those that stand in for each other in a circle are left after a few steps.
        for _ in 0..8 {
            if file.is_page() {
                return Some(file);
            }
            file = self.get(file.fallback.as_ref()?)?;
        }
        None
    }
}

/// A statement of the metadata, with what later elements say of it.
#[derive(Debug, Default)]
struct Statement {
    name: String,
    id: Option<String>,
    value: String,
    role: Option<String>,
    event: Option<String>,
    /// What sort of title it is.
    title_type: Option<String>,
}

/// Reads a package document. `path` is its own path, `origin` its name for messages. What stands
/// behind a place where its XML is broken costs a note.
pub(super) fn read(opf: &str, path: &str, origin: &str) -> Package {
    let mut package = Package::default();
    if let Err(e) = read_into(opf, path, origin, &mut package) {
        package.meta.notes.push(format!("the list of the book's parts ends early: {e}"));
    }
    package
}

fn read_into(opf: &str, path: &str, origin: &str, package: &mut Package) -> Result<()> {
    let base = folder(path);
    let mut statements: Vec<Statement> = Vec::new();
    let mut refinements: Vec<(String, String, String)> = Vec::new();
    let mut files = Manifest::default();
    let mut spine: Vec<(String, bool)> = Vec::new();
    let (mut ncx, mut cover) = (None, None);
    let mut pieces = Pieces::new(opf, origin);
    let mut broken = None;
    loop {
        let piece = match pieces.next() {
            Ok(Some(piece)) => piece,
            Ok(None) => break,
            Err(e) => {
                broken = Some(e);
                break;
            }
        };
        let Piece::Start(e) = piece else { continue };
        let inside = |href: Option<String>| resolve(base, &href?).map(|(path, _)| path);
        match e.name() {
            "meta" => {
                let property = e.attribute("property");
                let name = e.attribute("name");
                let refines = e.attribute("refines");
                match (property.as_deref(), refines, name.as_deref()) {
                    (Some(property), Some(id), _) => {
                        let id = id.trim_start_matches('#').to_owned();
                        refinements.push((id, property.to_owned(), pieces.line()?));
                    }
                    (Some("dcterms:modified"), None, _) => {
                        package.meta.modified = Some(when(pieces.line()?));
                    }
                    (_, _, Some("cover")) => cover = e.attribute("content"),
                    _ => {}
                }
            }
            "item" => {
                let id = e.attribute("id").unwrap_or_default();
                if let Some(path) = inside(e.attribute("href")) {
                    let file = File {
                        path,
                        media_type: e.attribute("media-type").unwrap_or_default(),
                        properties: e.attribute("properties").unwrap_or_default(),
                        fallback: e.attribute("fallback"),
                    };
                    files.add(id, file);
                }
            }
            "spine" => ncx = e.attribute("toc"),
            "itemref" => {
                let is_main = e.attribute("linear").is_none_or(|l| l.trim() != "no");
                spine.extend(e.attribute("idref").map(|id| (id, is_main)));
            }
            "reference" => {
                let role = e.attribute("type").as_deref().and_then(front_role);
                package.front.extend(inside(e.attribute("href")).zip(role));
            }
            "title" | "creator" | "contributor" | "publisher" | "date" | "language" => {
                let statement = statement(&e);
                statements.push(Statement { value: pieces.line()?, ..statement });
            }
            _ => {}
        }
    }
    refine(&mut statements, refinements);
    tell(statements, &mut package.meta);
    package.nav = files.find(|f| f.is("nav")).map(|f| f.path.clone());
    package.front.extend(package.nav.clone().map(|nav| (nav, Role::Navigation)));
    let is_ncx =
        |f: &&File| f.media_type == "application/x-dtbncx+xml" || extension(&f.path) == "ncx";
    let ncx = ncx.and_then(|id| files.get(&id)).or_else(|| files.find(is_ncx));
    package.ncx = ncx.map(|f| f.path.clone());
    let named = cover.and_then(|id| files.get(&id));
    let cover = files.find(|f| f.is("cover-image")).or(named);
    package.meta.image = cover.map(|f| f.path.clone());
    order(&spine, &files, package, origin);
    broken.map_or(Ok(()), Err)
}

/// What a page of the guide (EPUB 2) or of the landmarks (EPUB 3) is, if it is not text of the book.
pub(super) fn front_role(kind: &str) -> Option<Role> {
    match kind.trim().to_ascii_lowercase().as_str() {
        "cover" | "toc" | "loi" | "lot" => Some(Role::Navigation),
        "copyright-page" | "copyright" | "imprint" | "colophon" => Some(Role::Legal),
        _ => None,
    }
}

fn statement(e: &Element) -> Statement {
    Statement {
        name: e.name().to_owned(),
        id: e.attribute("id"),
        role: e.attribute("role"),
        event: e.attribute("event"),
        ..Statement::default()
    }
}

/// Adds what EPUB 3 says of a statement in elements of their own.
fn refine(statements: &mut [Statement], refinements: Vec<(String, String, String)>) {
    let ids = statements.iter().enumerate().filter_map(|(i, s)| Some((s.id.clone()?, i)));
    let ids: HashMap<String, usize> = ids.collect();
    for (id, property, value) in refinements {
        let Some(statement) = ids.get(&id).map(|i| &mut statements[*i]) else { continue };
        match property.as_str() {
            // The first role is the main one.
            "role" => statement.role = statement.role.take().or(Some(value)),
            "title-type" => statement.title_type = Some(value),
            _ => {}
        }
    }
}

fn tell(statements: Vec<Statement>, meta: &mut Metadata) {
    let mut has_main_title = false;
    for s in statements.into_iter().filter(|s| !s.value.is_empty()) {
        match (s.name.as_str(), s.role.as_deref(), s.event.as_deref()) {
            ("title", ..) => {
                let is_main = s.title_type.as_deref() == Some("main");
                if meta.title.is_none() || (is_main && !has_main_title) {
                    meta.title = Some(s.value);
                }
                has_main_title |= is_main;
            }
            ("creator", None | Some("aut"), _) | ("contributor", Some("aut"), _) => {
                meta.authors.push(s.value);
            }
            ("creator" | "contributor", Some("edt"), _) => meta.editors.push(s.value),
            ("publisher", ..) if meta.site.is_none() => meta.site = Some(s.value),
            ("date", _, Some("modification")) if meta.modified.is_none() => {
                meta.modified = Some(when(s.value));
            }
            ("date", _, None | Some("publication")) if meta.published.is_none() => {
                meta.published = Some(when(s.value));
            }
            ("language", ..) if meta.language.is_none() => {
                meta.language = Language::parse(&s.value).filter(|l| !l.is_unknown());
            }
            _ => {}
        }
    }
}

fn when(value: String) -> String {
    date::iso(&value).unwrap_or(value)
}

/// Fills in the order of reading.
fn order(spine: &[(String, bool)], files: &Manifest, package: &mut Package, origin: &str) {
    let mut seen = HashSet::new();
    for (id, is_main) in spine {
        let pages = files.pages(id);
        if pages.is_empty() {
            package.meta.notes.push(format!(
                "{origin} names {id:?} in its order of reading, which is not a page of the book; it is passed over"
            ));
        }
        for file in pages {
            if seen.insert(&file.path) {
                package.spine.push(Place { path: file.path.clone(), is_aside: !is_main });
            }
        }
    }
    let pages = files.files.iter().filter(|f| f.is_page() && !f.is("nav"));
    package.pages = pages.map(|f| f.path.clone()).collect();
}
