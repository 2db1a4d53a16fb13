//! PDF, with the feature `pdf`: the text layer in the order of reading.
//!
//! A PDF holds signs and their places, and no text. What a listener gets is found from the places:
//! - Lines, then one or two columns a page; what spans both (a title, a wide figure's caption) parts
//!   what is above it from what is below. Three columns and more, and tables, are read as if they
//!   were lines of one or two.
//! - Paragraphs, by the space between lines, by indents and by lines that end early; they go on over
//!   columns and pages. Lines in larger letters are headings.
//! - A hyphen at the end of a line is taken out, unless the text has the word with the hyphen
//!   elsewhere, or has both halves as words and never the whole.
//! - Heads, feet and page numbers, which stand at the same height on several pages, are kept and
//!   skipped (`navigation`), and so is what runs upwards at the edge of a page.
//!
//! The libraries below panic on files that they do not understand, and may run long; so they run in
//! a thread of their own, within a time limit. How much memory a file takes is not bounded by them.

mod blocks;
mod columns;
mod forms;
mod glyphs;

use crate::model::article::{Article, Metadata};
use crate::model::language::Language;
use crate::source::fetch::Fetched;
use crate::source::formats::extensions;
use crate::source::reader::{Claim, Source, by_extension};
use crate::{Error, Kind, Result};
use glyphs::{Page, Pages};
use pdf_extract::{Dictionary, Document, Object};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Once, mpsc};
use std::thread;
use std::time::Duration;

/// How long a file may take. A book of a thousand pages takes some seconds.
const LONGEST: Duration = Duration::from_secs(60);

/// The parsers below are recursive.
const STACK: usize = 256 << 20;

const THREAD: &str = "aloud-pdf";

/// The reader of PDF.
#[derive(Clone, Copy, Debug)]
pub struct Pdf;

impl Source for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn extensions(&self) -> &'static [&'static str] {
        extensions::PDF
    }

    fn claim(&self, fetched: &Fetched) -> Claim {
        let head = &fetched.bytes[..fetched.bytes.len().min(1024)];
        let says_so = head.windows(5).any(|w| w == b"%PDF-") && fetched.extension.is_none();
        if says_so || head.starts_with(b"%PDF-") {
            return Claim::Sure;
        }
        by_extension(self, fetched).unwrap_or(Claim::No)
    }

    fn read(&self, fetched: &Fetched) -> Result<Article> {
        let refusal =
            |why: String| Error::new(Kind::Input, format!("cannot read {}: {why}", fetched.origin));
        let bytes = fetched.bytes.clone();
        let (mut meta, pages) =
            guarded(LONGEST, move |stop| extract(&bytes, stop)).map_err(refusal)?;
        let empty = pages.iter().filter(|page| page.pieces.is_empty()).count();
        if empty == pages.len() {
            let why = "its pages are pictures and have no text layer; \
                       make one first, e.g. `ocrmypdf FILE WITH-TEXT.pdf`";
            return Err(refusal(why.into()));
        }
        if pages.iter().map(|page| page.unknown).sum::<usize>() * 5
            > pages.iter().map(Page::signs).sum::<usize>()
        {
            let why = "its fonts do not tell which letters their signs are; \
                       make a text layer first, e.g. `ocrmypdf --force-ocr FILE WITH-TEXT.pdf`";
            return Err(refusal(why.into()));
        }
        if empty > 0 {
            meta.notes.push(format!(
                "{}: {empty} of its {} pages have no text; if they are pictures of text, it is not read",
                fetched.origin,
                pages.len()
            ));
        }
        let blocks = blocks::read(pages);
        let heading = blocks.iter().find(|b| b.kind.name() == "heading").map(|b| b.text.clone());
        // Programs write there what they like; the title on the page is surer.
        meta.title = heading.or(meta.title);
        Ok(Article { meta, blocks, ..Article::default() })
    }
}

/// Runs something that may panic or hang.
fn guarded<T: Send + 'static>(
    longest: Duration,
    run: impl FnOnce(&AtomicBool) -> std::result::Result<T, String> + Send + 'static,
) -> std::result::Result<T, String> {
    silence();
    let stop = Arc::new(AtomicBool::new(false));
    let (send, receive) = mpsc::channel();
    let stopped = Arc::clone(&stop);
    let job = move || {
        let result = panic::catch_unwind(AssertUnwindSafe(|| run(&stopped)));
        let broken = "it is damaged, or has something in it that is not understood here; \
                      try `pdftotext FILE - | aloud speak -`";
        // Nobody listens any more after the time limit.
        let _ = send.send(result.unwrap_or_else(|_| Err(broken.into())));
    };
    let thread = thread::Builder::new().name(THREAD.into()).stack_size(STACK).spawn(job);
    thread.map_err(|e| format!("no thread could be started for it: {e}"))?;
    receive.recv_timeout(longest).unwrap_or_else(|_| {
        stop.store(true, Ordering::Relaxed);
        let seconds = longest.as_secs();
        Err(format!("it takes more than {seconds} s; try `pdftotext FILE - | aloud speak -`"))
    })
}

/// Keeps the panics of the thread above off the terminal, and only those.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(THREAD) {
                before(info);
            }
        }));
    });
}

fn extract(bytes: &[u8], stop: &AtomicBool) -> std::result::Result<(Metadata, Vec<Page>), String> {
    let damaged =
        |e: &dyn std::fmt::Display| format!("it is not PDF document or a damaged one: {e}");
    let mut document = Document::load_mem(bytes).map_err(|e| damaged(&e))?;
    // Many are encrypted with no password, only to forbid printing.
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err("it is encrypted with a password; save a copy without one, \
                    e.g. with `qpdf --decrypt --password=… FILE COPY.pdf`"
            .into());
    }
    if forms::are_too_deep(&document) {
        return Err(
            "parts of its pages contain themselves; it is damaged or made to do harm".into()
        );
    }
    let mut pages = Pages::new(stop);
    pdf_extract::output_doc(&document, &mut pages).map_err(|e| damaged(&e))?;
    Ok((metadata(&document), pages.finish()))
}

fn metadata(document: &Document) -> Metadata {
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).ok();
    let text = |dict: &Dictionary, key: &[u8]| {
        let value = dict.get_deref(key, document).ok()?;
        let text =
            crate::source::formats::xml::folded(&pdf_extract::decode_text_string(value).ok()?);
        (!text.is_empty()).then_some(text)
    };
    let of_info = |key: &[u8]| info.and_then(|info| text(info, key));
    let language = document.catalog().ok().and_then(|catalog| text(catalog, b"Lang"));
    Metadata {
        title: of_info(b"Title"),
        authors: of_info(b"Author").into_iter().collect(),
        language: language.and_then(|l| Language::parse(&l)).filter(|l| !l.is_unknown()),
        ..Metadata::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_panics_or_hangs_is_refused() {
        let e = guarded::<()>(LONGEST, |_| panic!("no")).unwrap_err();
        assert!(e.contains("damaged"), "{e}");
        let e = guarded::<()>(Duration::from_millis(20), |stop| {
            while !stop.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(1));
            }
            Ok(())
        });
        assert!(e.unwrap_err().contains("it takes more than 0 s"));
        assert_eq!(guarded(LONGEST, |_| Ok(5)), Ok(5));
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        let nested = [&b"%PDF-1.4\n1 0 obj\n"[..], &b"[".repeat(1 << 20)].concat();
        for bytes in [&b""[..], b"%PDF-1.4\n", &b"%PDF-".repeat(10_000), &nested] {
            let fetched =
                Fetched { origin: "a.pdf".into(), bytes: bytes.to_vec(), ..Fetched::default() };
            let e = Pdf.read(&fetched).unwrap_err();
            assert_eq!(e.kind(), Kind::Input);
            assert!(e.to_string().starts_with("cannot read a.pdf: it is"), "{e}");
        }
    }
}
