//! Books, documents and feeds as other programs make them, and as strangers do.

use crate::driver::{World, audited, sample, skipped};
use aloud::internal::source;
use aloud::model::{Article, Mark, Role};
use std::path::Path;
use std::process::Command;

/// Runs another program; `None`, aloud, where it is not installed.
fn made(program: &str, args: &[&str]) -> Option<()> {
    match Command::new(program).args(args).output() {
        Ok(out) if out.status.success() => Some(()),
        Ok(out) => panic!("{program} {args:?}: {out:?}"),
        Err(_) => {
            skipped(&format!("{program} is not installed"));
            None
        }
    }
}

/// Runs a script of Python that needs a package; `None`, aloud, where that is not installed.
fn python(package: &str, script: &str, args: &[&str]) -> Option<()> {
    // `.ci/run` makes an environment that has the packages.
    let python = std::env::var("ALOUD_PYTHON").unwrap_or_else(|_| "python3".into());
    let has = Command::new(&python).args(["-c", &format!("import {package}")]).output();
    if !has.is_ok_and(|out| out.status.success()) {
        skipped(&format!("the Python package {package} is not installed"));
        return None;
    }
    let mut all = vec!["-c", script];
    all.extend(args);
    made(&python, &all)
}

fn read(path: &Path) -> Article {
    let fetched = source::file(path, 32 << 20).unwrap();
    source::read(&fetched, &source::Options::default()).unwrap()
}

/// The letters and figures of all that is shown.
fn letters(article: &Article) -> String {
    let texts = article.blocks.iter().filter(|b| !b.parts.iter().any(|p| p.role == Role::Footnote));
    texts.flat_map(|b| b.text.chars()).filter(|c| c.is_alphanumeric()).collect()
}

const NOTE: &str = "A note that is not read out.";

/// A sample with a note in its first long paragraph.
fn with_note(world: &World, name: &str) -> std::path::PathBuf {
    let text = std::fs::read_to_string(sample(name)).unwrap();
    let end = text.find("。\n").or_else(|| text.find(".\n")).unwrap();
    let (before, after) = text.split_at(end);
    world.put(&format!("noted-{name}"), format!("{before}[^n]{after}\n\n[^n]: {NOTE}\n"))
}

/// What must be the same in an article however it is packed.
fn same(found: &Article, source: &Article, name: &str) {
    assert_eq!(found.meta.title, source.meta.title, "{name}");
    assert_eq!(found.meta.authors, source.meta.authors, "{name}");
    assert_eq!(found.language.primary(), source.language.primary(), "{name}");
    assert!(letters(found).ends_with(&letters(source)), "{name}: {:#?}", found.blocks);
    let notes: Vec<_> = found.blocks.iter().filter(|b| b.text.contains(NOTE)).collect();
    assert!(notes.len() == 1 && notes[0].is_skipped(), "{name}: {notes:?}");
    let is_reference = |mark: &Mark| matches!(mark, Mark::NoteReference(_));
    let references = found.blocks.iter().flat_map(|b| &b.runs).filter(|r| is_reference(&r.mark));
    assert_eq!(references.count(), 1, "{name}");
}

const SAMPLES: [&str; 2] = ["zh-river.md", "en-harbour.md"];

#[test]
fn what_pandoc_packs_is_the_same_article() {
    for name in SAMPLES {
        let world = World::new();
        let noted = with_note(&world, name);
        let source = read(&noted);
        for format in ["epub2", "epub3", "docx"] {
            let extension = &format[..4];
            let path = world.path(&format!("{format}.{extension}"));
            let (from, to) = (noted.to_str().unwrap(), path.to_str().unwrap());
            // A line end in Chinese is no space; the samples have what pandoc calls smart already.
            let args =
                ["-f", "markdown-smart+east_asian_line_breaks", "-t", format, "-o", to, from];
            if made("pandoc", &args).is_none() {
                return;
            }
            let found = read(&path);
            same(&found, &source, to);
            if extension == "epub" {
                let headings = source
                    .chapters
                    .len()
                    .max(source.blocks.iter().filter(|b| b.kind.name() == "heading").count());
                assert!(found.chapters.len() >= headings, "{:?}", found.chapters);
                for chapter in &found.chapters {
                    let block = &found.blocks[chapter.block];
                    assert_eq!(block.text, chapter.title);
                }
            }
        }
    }
}

/// Packs the text between the lines of `---`: title, author, language, then a chapter a heading.
const EBOOKLIB: &str = r#"
import re, sys
from ebooklib import epub
title, author, language, source, target = sys.argv[1:]
book = epub.EpubBook()
book.set_title(title)
book.set_language(language)
book.add_author(author)
book.add_metadata('DC', 'publisher', 'Skerrow Press')
book.add_metadata('DC', 'date', '2026-03-05')
chapters, toc = [], []
for n, part in enumerate(open(source, encoding='utf-8').read().strip().split('\n\n\n')):
    head, *paragraphs = part.split('\n\n')
    chapter = epub.EpubHtml(title=head, file_name=f'text/part {n}.xhtml', lang=language)
    body = ''.join(f'<p>{p}</p>' for p in paragraphs)
    # Every other file has no heading: then the table of contents tells it.
    chapter.content = (f'<h1 id="top">{head}</h1>' if n % 2 == 0 else '') + body
    book.add_item(chapter)
    chapters.append(chapter)
book.toc = chapters
book.add_item(epub.EpubNcx())
book.add_item(epub.EpubNav())
book.spine = ['nav', *chapters]
epub.write_epub(target, book)
"#;

#[test]
fn what_ebooklib_packs_is_the_same_text() {
    let books = [
        (
            "潮汐",
            "王小明",
            "zh",
            "第一章\n\n潮水每天来两次。\n\n第二次在夜里。\n\n\n第二章\n\n没有人看见它。",
        ),
        (
            "Tides",
            "Ruth Mackay",
            "en",
            "The dial\n\nIt has hung there since 1889.\n\n\nThe buoy\n\nIt fell silent.\n\n\nThe end\n\nNobody asks.",
        ),
    ];
    for (title, author, language, text) in books {
        let world = World::new();
        let (source, target) = (world.put("a.txt", text), world.path("a.epub"));
        let args = [title, author, language, source.to_str().unwrap(), target.to_str().unwrap()];
        if python("ebooklib", EBOOKLIB, &args).is_none() {
            return;
        }
        let article = read(&target);
        let meta = &article.meta;
        assert_eq!(meta.title.as_deref(), Some(title));
        assert_eq!(
            (&meta.authors[..], meta.site.as_deref()),
            (&[author.to_owned()][..], Some("Skerrow Press"))
        );
        assert_eq!(meta.published.as_deref(), Some("2026-03-05"));
        assert_eq!(article.language.as_str(), language);
        let read: Vec<_> =
            article.blocks.iter().filter(|b| !b.is_skipped()).map(|b| b.text.as_str()).collect();
        assert_eq!(read, text.split("\n\n").map(str::trim).collect::<Vec<_>>());
        let chapters: Vec<_> = article.chapters.iter().map(|c| c.title.as_str()).collect();
        let heads: Vec<_> = text.split("\n\n\n").map(|p| p.split("\n\n").next().unwrap()).collect();
        assert_eq!(chapters, heads);
        for chapter in &article.chapters {
            assert_eq!(article.blocks[chapter.block].text, chapter.title);
        }
        // And all the way to sound.
        let map = audited(&world.speak(&[target.to_str().unwrap(), "--voice", "tone"]));
        assert!(map.segments.len() >= read.len());
    }
}

const PYTHON_DOCX: &str = r#"
import sys
from docx import Document
document = Document()
document.add_heading('一河一策', 0)
document.add_heading('The dial', 1)
p = document.add_paragraph('It has ')
p.add_run('hung').bold = True
p.add_run(' there since 1889.')
document.add_paragraph('one', style='List Bullet')
document.add_paragraph('two', style='List Number')
document.add_paragraph('three', style='List Number')
table = document.add_table(rows=2, cols=2)
for row, texts in zip(table.rows, [('Day', 'Ships'), ('Mon', '12')]):
    for cell, text in zip(row.cells, texts):
        cell.text = text
document.save(sys.argv[1])
"#;

#[test]
fn what_python_docx_writes_is_read() {
    let world = World::new();
    let path = world.path("a.docx");
    if python("docx", PYTHON_DOCX, &[path.to_str().unwrap()]).is_none() {
        return;
    }
    let article = read(&path);
    let found: Vec<_> = article.blocks.iter().map(|b| (b.kind.name(), b.text.as_str())).collect();
    assert_eq!(
        found,
        [
            ("heading", "一河一策"),
            ("heading", "The dial"),
            ("paragraph", "It has hung there since 1889."),
            ("list_item", "one"),
            ("list_item", "1. two"),
            ("list_item", "2. three"),
            ("table_row", "Day | Ships"),
            ("table_row", "Mon | 12"),
        ]
    );
    assert_eq!(article.meta.title.as_deref(), Some("一河一策"));
}

/// An archive with these files, `mimetype` uncompressed.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    use zip::CompressionMethod::{Deflated, Stored};
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        let method = if *name == "mimetype" { Stored } else { Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn books_of_strangers_are_refused_with_a_sentence() {
    let container = b"<container><rootfile full-path='p.opf'/></container>";
    let opf = b"<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
                <spine><itemref idref='a'/></spine></package>";
    let book = |more: &[(&str, &[u8])]| {
        let mut files: Vec<(&str, &[u8])> = vec![
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container),
            ("p.opf", opf),
        ];
        files.extend(more);
        archive(&files)
    };
    let page: (&str, &[u8]) = ("a.xhtml", b"<p>The harbour is the oldest part of the town.</p>");
    let whole = book(&[page]);
    let encryption = b"<encryption><EncryptedData><EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/></EncryptedData></encryption>";
    let zeros = vec![b'a'; 65 << 20];
    let deep = "<div>".repeat(100_000);
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("encrypted", book(&[page, ("META-INF/encryption.xml", encryption)]), "protected (DRM)"),
        ("truncated", whole[..whole.len() / 2].to_vec(), "no end"),
        ("bomb", book(&[("a.xhtml", &zeros)]), "unpacks to more than 64 MiB"),
        ("traversal", book(&[page, ("../../etc/passwd", b"x")]), "leads out of its folder"),
        ("deep", book(&[("a.xhtml", deep.as_bytes())]), "deep in each other"),
        ("empty", book(&[]), "no text in it"),
        ("no book", archive(&[("mimetype", b"application/epub+zip")]), "it is not an EPUB book"),
    ];
    let world = World::new();
    assert_eq!(
        world.run(&["script", world.put("whole.epub", &whole).to_str().unwrap()]).code,
        Some(0)
    );
    for (name, bytes, sentence) in cases {
        let path = world.put(&format!("{name}.epub"), bytes);
        let ran = world.run(&["script", path.to_str().unwrap()]);
        assert_eq!(ran.code, Some(3), "{name}: {ran:?}");
        assert!(ran.stderr.contains(sentence), "{name}: {}", ran.stderr);
        assert!(!ran.stderr.contains("panicked"), "{name}: {}", ran.stderr);
    }
}

#[test]
fn a_feed_is_its_newest_article() {
    let world = World::new();
    let item = |day: u32, text: &str| {
        format!(
            "<item><title>Day {day}</title><pubDate>0{day} Mar 2026 09:30:00 GMT</pubDate><description>{text}</description></item>"
        )
    };
    let long = "&lt;p&gt;The harbour is the oldest part of the town.&lt;/p&gt;".repeat(40);
    let feed = |items: &str| {
        format!(
            "<?xml version='1.0'?><rss version='2.0'><channel><title>Skerrow Post</title>{items}</channel></rss>"
        )
    };
    let path = world.put("a.xml", feed(&(item(1, "No") + &item(2, &long))));
    let ran = world.run(&["script", path.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.stdout.starts_with("Day 2 ["), "{}", ran.stdout);
    // A summary's link is followed, and never into the user's own network.
    let linked = item(3, "Short.").replace("<title>", "<link>http://127.0.0.1:9/3</link><title>");
    let path = world.put("b.rss", feed(&linked));
    let ran = world.run(&["script", path.to_str().unwrap()]);
    assert!(ran.code == Some(0) && ran.stderr.contains("127.0.0.1"), "{ran:?}");
    assert!(ran.stdout.contains("Short."), "what the feed holds is read: {ran:?}");
}

/// Two columns with hyphens, a title over both, heads and page numbers.
#[cfg(feature = "pdf")]
const REPORTLAB: &str = r#"
import re, sys
from reportlab.lib.pagesizes import A6
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, FrameBreak
source, target, language = sys.argv[1:]
font = 'Helvetica'
if language == 'zh':
    font = 'Hei'
    pdfmetrics.registerFont(TTFont(font, '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc'))
width, height = A6
def heads(canvas, document):
    canvas.setFont('Helvetica', 8)
    canvas.drawString(30, height - 20, 'Skerrow Post, September 2026')
    canvas.drawCentredString(width / 2, 15, f'page {document.page}')
def columns(top):
    column = width / 2 - 36
    return [Frame(30 + i * (column + 12), 30, column, height - 60 - top, 0, 0, 0, 0) for i in range(2)]
title = Frame(30, height - 90, width - 60, 60, 0, 0, 0, 0)
document = BaseDocTemplate(target, pagesize=A6, title='Some program', author='Eleanor Tait')
document.addPageTemplates([
    PageTemplate('first', [title, *columns(60)], onPage=heads, autoNextPageTemplate='rest'),
    PageTemplate('rest', columns(0), onPage=heads)])
extra = dict(wordWrap='CJK') if language == 'zh' else dict(hyphenationLang='en_GB', alignment=4)
body = ParagraphStyle('b', fontName=font, fontSize=8, leading=10, firstLineIndent=12, **extra)
big = ParagraphStyle('t', fontName=font, fontSize=15, leading=18)
middle = ParagraphStyle('m', fontName=font, fontSize=11, leading=14, spaceBefore=8)
story = []
for part in open(source, encoding='utf-8').read().strip().split('\n\n'):
    if part.startswith('# '):
        story += [Paragraph(part[2:], big), FrameBreak()]
    elif part.startswith('## '):
        story.append(Paragraph(part[3:], middle))
    else:
        story.append(Paragraph(part, body))
document.build(story)
"#;

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_in_two_columns_is_the_same_article() {
    for (name, language) in [("en-harbour.md", "en"), ("zh-river.md", "zh")] {
        let font = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";
        if language == "zh" && !Path::new(font).exists() {
            return skipped("the font WenQuanYi Micro Hei is not installed");
        }
        let world = World::new();
        // The running text alone: lists and tables of PDF have no structure.
        let source = read(&sample(name));
        let text: Vec<String> = source
            .blocks
            .iter()
            .filter_map(|b| match b.kind.name() {
                "heading" if b.text == source.blocks[0].text => Some(format!("# {}", b.text)),
                "heading" => Some(format!("## {}", b.text)),
                "paragraph" => Some(b.text.replace('&', "&amp;")),
                _ => None,
            })
            .collect();
        let (from, to) = (world.put("a.txt", text.join("\n\n")), world.path("a.pdf"));
        let args = [from.to_str().unwrap(), to.to_str().unwrap(), language];
        if python("reportlab", REPORTLAB, &args).is_none() {
            return;
        }
        let article = read(&to);
        let shown: Vec<_> =
            article.blocks.iter().filter(|b| !b.is_skipped()).map(|b| b.text.as_str()).collect();
        let expected: Vec<_> =
            text.iter().map(|t| t.trim_start_matches(['#', ' ']).replace("&amp;", "&")).collect();
        assert_eq!(shown, expected, "{name}");
        assert_eq!(article.meta.title.as_deref(), Some(expected[0].as_str()));
        assert_eq!(article.meta.authors, ["Eleanor Tait"]);
        // Whatever is broken in it, it is read or refused.
        let bytes = std::fs::read(&to).unwrap();
        for i in 0..60 {
            let mut bytes = bytes.clone();
            let at = bytes.len() * i / 60;
            if i % 3 == 0 {
                bytes.truncate(at)
            } else {
                bytes[at] ^= 0x55
            }
            let origin = "a.pdf".to_owned();
            let broken = source::Fetched { origin, bytes, ..source::Fetched::default() };
            if let Err(e) = source::read(&broken, &source::Options::default()) {
                assert_eq!(e.kind(), aloud::Kind::Input, "{e}");
            }
        }
        let skipped: String =
            article.blocks.iter().filter(|b| b.is_skipped()).map(|b| b.text.as_str()).collect();
        assert!(skipped.contains("page 1") && skipped.contains("Skerrow Post"), "{skipped}");
    }
}
