//! Parts of pages that contain each other ("form XObjects"), and pages that inherit from each other.
//!
//! The library follows both by recursion, so one that leads to itself would end the program.

use pdf_extract::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;

/// Parts within parts, at most: programs that pack pages into pages make three or four. So it is for
/// pages in groups of groups.
const DEEPEST: usize = 40;

/// Whether parts or pages lead to each other in a circle or too deep.
pub(super) fn are_too_deep(document: &Document) -> bool {
    document.page_iter().any(|page| inherits_endlessly(page, document))
        || contain_too_deep(document)
}

fn inherits_endlessly(page: ObjectId, document: &Document) -> bool {
    let parent = |id: &ObjectId| {
        document.get_dictionary(*id).ok()?.get(b"Parent").and_then(Object::as_reference).ok()
    };
    std::iter::successors(Some(page), parent).nth(DEEPEST).is_some()
}

fn contain_too_deep(document: &Document) -> bool {
    let forms = document.objects.iter().filter_map(|(id, object)| {
        let form = object.as_stream().ok()?;
        let is_form = form.dict.get(b"Subtype").and_then(Object::as_name).ok()? == b"Form";
        is_form.then_some((*id, form))
    });
    let mut inner: HashMap<ObjectId, Vec<ObjectId>> = HashMap::new();
    for (id, form) in forms {
        let resources = form.dict.get_deref(b"Resources", document).and_then(Object::as_dict);
        let Ok(resources) = resources else {
            // It takes those of whatever it is part of; then what it contains cannot be told.
            let content = form.decompressed_content().unwrap_or_else(|_| form.content.clone());
            if content.windows(2).any(|w| w == b"Do") {
                return true;
            }
            continue;
        };
        inner.insert(id, contained(resources, document));
    }
    // How deep each is: those around it come first, so from the inside out.
    let mut depth: HashMap<ObjectId, usize> = HashMap::new();
    for start in inner.keys() {
        let mut path = vec![(*start, 0)];
        while let Some((id, next)) = path.last_mut() {
            let children = inner.get(id).map_or(&[][..], Vec::as_slice);
            match children.get(*next) {
                Some(child) => {
                    *next += 1;
                    if !depth.contains_key(child) {
                        if path.len() > DEEPEST {
                            return true;
                        }
                        path.push((*child, 0));
                    }
                }
                None => {
                    let deepest = children.iter().filter_map(|c| depth.get(c)).max();
                    let own = deepest.map_or(1, |d| d + 1);
                    if own > DEEPEST {
                        return true;
                    }
                    depth.insert(*id, own);
                    path.pop();
                }
            }
        }
    }
    false
}

fn contained(resources: &Dictionary, document: &Document) -> Vec<ObjectId> {
    let objects = resources.get_deref(b"XObject", document).and_then(Object::as_dict);
    let objects = objects.into_iter().flat_map(|dict| dict.iter());
    objects.filter_map(|(_, object)| object.as_reference().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fetch::Fetched;
    use crate::source::reader::Source;
    use crate::source::readers::pdf::Pdf;
    use pdf_extract::{Stream, dictionary};

    /// A document with a page that draws the form 5; `form` makes it.
    fn document(parent: ObjectId, form: impl Fn(&mut Document)) -> Document {
        let mut document = Document::with_version("1.4");
        let set =
            |document: &mut Document, id, object: Object| document.objects.insert((id, 0), object);
        let forms = dictionary! { "XObject" => dictionary! { "A" => (5, 0) } };
        set(&mut document, 1, dictionary! { "Type" => "Catalog", "Pages" => (2, 0) }.into());
        let pages = dictionary! { "Type" => "Pages", "Kids" => vec![(3, 0).into()], "Count" => 1, "Parent" => parent };
        set(&mut document, 2, pages.into());
        let page = dictionary! { "Type" => "Page", "Parent" => (2, 0), "Contents" => (4, 0), "Resources" => forms };
        set(&mut document, 3, page.into());
        set(&mut document, 4, Stream::new(dictionary! {}, b"/A Do".to_vec()).into());
        form(&mut document);
        document.trailer.set("Root", (1, 0));
        document.max_id = 100;
        document
    }

    fn form(inner: Option<ObjectId>) -> Object {
        let mut dict = dictionary! { "Type" => "XObject", "Subtype" => "Form" };
        if let Some(inner) = inner {
            let inner = dictionary! { "XObject" => dictionary! { "A" => inner } };
            dict.set("Resources", inner);
        }
        Stream::new(dict, b"/A Do".to_vec()).into()
    }

    #[test]
    fn what_leads_to_itself_is_refused() {
        let circles = [
            document((9, 0), |d| drop(d.objects.insert((5, 0), form(Some((5, 0)))))),
            document((9, 0), |d| drop(d.objects.insert((5, 0), form(None)))),
            document((2, 0), |_| {}),
            document((9, 0), |d| {
                (5..95).for_each(|i| drop(d.objects.insert((i, 0), form(Some((i + 1, 0))))));
            }),
        ];
        for mut document in circles {
            assert!(are_too_deep(&document));
            let mut bytes = Vec::new();
            document.save_to(&mut bytes).unwrap();
            let fetched = Fetched { origin: "a.pdf".into(), bytes, ..Fetched::default() };
            assert!(Pdf.read(&fetched).unwrap_err().to_string().contains("contain themselves"));
        }
        let fine = document((9, 0), |d| {
            (5..15).for_each(|i| drop(d.objects.insert((i, 0), form(Some((i + 1, 0))))));
        });
        assert!(!are_too_deep(&fine));
    }
}
