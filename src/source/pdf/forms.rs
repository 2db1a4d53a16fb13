//! Parts of pages that contain each other ("form XObjects").
//!
//! The library follows them by recursion, so one that contains itself would end the program.

use pdf_extract::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;

/// Parts within parts, at most. Programs that pack pages into pages make three or four.
const DEEPEST: usize = 40;

/// Whether parts contain each other in a circle or too deep.
pub(super) fn are_too_deep(document: &Document) -> bool {
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
