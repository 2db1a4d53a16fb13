//! The package document (OPF): metadata, the list of files, the order of reading.

use super::path::{folder, resolve};
use crate::Result;
use crate::model::article::Metadata;
use crate::model::language::Language;
use crate::source::date;
use crate::source::xml::{Element, Piece, Pieces};
use std::collections::{HashMap, HashSet};

/// What a package tells.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) meta: Metadata,
    /// The paths of the pages, in order of reading, each once.
    pub(super) spine: Vec<String>,
    /// The path of the navigation document (EPUB 3).
    pub(super) nav: Option<String>,
    /// The path of the NCX (EPUB 2).
    pub(super) ncx: Option<String>,
    /// The path of the page that shows the cover.
    pub(super) cover_page: Option<String>,
}

impl Package {
    /// Whether a page leads into the book and is no part of its text.
    pub(super) fn is_front(&self, path: &str) -> bool {
        [&self.nav, &self.cover_page].into_iter().flatten().any(|front| front == path)
    }
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

    fn is_page(&self) -> bool {
        matches!(&*self.media_type, "application/xhtml+xml" | "text/html" | "text/x-oeb1-document")
    }
}

/// The files that the package lists, in its order.
#[derive(Debug, Default)]
struct Manifest {
    files: Vec<File>,
    ids: HashMap<String, usize>,
}

impl Manifest {
    fn add(&mut self, id: String, file: File) {
        self.ids.entry(id).or_insert(self.files.len());
        self.files.push(file);
    }

    fn get(&self, id: &str) -> Option<&File> {
        self.ids.get(id).map(|i| &self.files[*i])
    }

    fn find(&self, is_it: impl Fn(&&File) -> bool) -> Option<&File> {
        self.files.iter().find(is_it)
    }

    /// The page of an id: the file itself, or what stands in for it.
    fn page(&self, id: &str) -> Option<&File> {
        let mut file = self.get(id)?;
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

/// Reads a package document. `path` is its own path, `origin` its name for messages.
pub(super) fn read(opf: &str, path: &str, origin: &str) -> Result<Package> {
    let base = folder(path);
    let mut package = Package::default();
    let mut statements: Vec<Statement> = Vec::new();
    let mut refinements: Vec<(String, String, String)> = Vec::new();
    let mut files = Manifest::default();
    let mut spine: Vec<(String, bool)> = Vec::new();
    let (mut ncx, mut cover) = (None, None);
    let mut pieces = Pieces::new(opf, origin);
    while let Some(piece) = pieces.next()? {
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
                if let (Some(id), Some(path)) = (e.attribute("id"), inside(e.attribute("href"))) {
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
            "reference" if e.attribute("type").as_deref() == Some("cover") => {
                package.cover_page = inside(e.attribute("href"));
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
    let is_ncx = |f: &&File| f.media_type == "application/x-dtbncx+xml";
    let ncx = ncx.and_then(|id| files.get(&id)).or_else(|| files.find(is_ncx));
    package.ncx = ncx.map(|f| f.path.clone());
    let named = cover.and_then(|id| files.get(&id));
    let cover = files.find(|f| f.is("cover-image")).or(named);
    package.meta.image = cover.map(|f| f.path.clone());
    order(&spine, &files, &mut package, origin);
    Ok(package)
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

/// Fills in the order of reading: the main pages, then the auxiliary ones.
fn order(spine: &[(String, bool)], files: &Manifest, package: &mut Package, origin: &str) {
    let mut seen = HashSet::new();
    let main = spine.iter().filter(|(_, is_main)| *is_main);
    for (id, _) in main.chain(spine.iter().filter(|(_, is_main)| !*is_main)) {
        match files.page(id) {
            Some(file) => {
                if seen.insert(&file.path) {
                    package.spine.push(file.path.clone());
                }
            }
            None => package.meta.notes.push(format!(
                "{origin} names {id:?} in its order of reading, which is no page of the book; it is passed over"
            )),
        }
    }
}
