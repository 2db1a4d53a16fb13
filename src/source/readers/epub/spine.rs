//! The order of reading, as it is in the archive.

use super::file::within;
use super::navigation::Point;
use super::package::{Package, Place, is_page_name};
use crate::source::formats::archive::Archive;
use crate::source::natural_sort;
use std::collections::HashSet;

/// Sets the order right:
/// - Paths become those that the archive has, whatever the case of their letters.
/// - Without an order, the pages come as the package lists them, else as their names count.
/// - Pages that only the table of contents knows come behind the entry before them.
/// - Pages that the book is read without come last, but for those that are chapters by the table of
///   contents.
pub(super) fn settle(package: &mut Package, points: &[Point], archive: &Archive, origin: &str) {
    locate(package, archive);
    if package.spine.is_empty() {
        let mut paths = std::mem::take(&mut package.pages);
        if paths.is_empty() {
            paths = archive.names().filter(|n| is_page_name(n)).map(str::to_owned).collect();
            paths.sort_by(|a, b| natural_sort::compare(a, b));
        }
        if !paths.is_empty() {
            let note = "names no order of reading; its pages are read as they are listed";
            package.meta.notes.push(format!("{origin} {note}"));
        }
        package.spine = paths.into_iter().map(|path| Place { path, is_aside: false }).collect();
    }
    add_from(points, package, archive, origin);
    let chapters: HashSet<&str> = points.iter().map(|p| &*p.path).collect();
    let is_aside = |place: &Place| place.is_aside && !chapters.contains(&*place.path);
    let (asides, main): (Vec<_>, Vec<_>) =
        std::mem::take(&mut package.spine).into_iter().partition(is_aside);
    package.spine = main.into_iter().chain(asides).collect();
}

/// Writes paths as the archive has them.
fn locate(package: &mut Package, archive: &Archive) {
    let located = |path: &mut String| {
        if let Some(found) = archive.find(path) {
            *path = found.to_owned();
        }
    };
    package.spine.iter_mut().for_each(|place| located(&mut place.path));
    package.pages.iter_mut().for_each(located);
    let front = std::mem::take(&mut package.front).into_iter();
    package.front = front
        .map(|(mut path, role)| {
            located(&mut path);
            (path, role)
        })
        .collect();
    let mut seen = HashSet::new();
    package.spine.retain(|place| seen.insert(place.path.clone()));
}

/// Adds the pages that the table of contents names and the order of reading does not.
fn add_from(points: &[Point], package: &mut Package, archive: &Archive, origin: &str) {
    let mut known: HashSet<String> = package.spine.iter().map(|p| p.path.clone()).collect();
    let mut before: Option<&str> = None;
    for point in points {
        if !known.contains(&point.path) && archive.has(&point.path) && is_page_name(&point.path) {
            let at = before.and_then(|path| package.spine.iter().position(|p| p.path == path));
            let place = Place { path: point.path.clone(), is_aside: false };
            package.spine.insert(at.map_or(0, |at| at + 1), place);
            known.insert(point.path.clone());
            package.meta.notes.push(format!(
                "{} is in the table of contents only; it is read at its place there",
                within(origin, &point.path)
            ));
        }
        before = Some(&point.path);
    }
}
