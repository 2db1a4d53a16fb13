//! What every reader promises, for any bytes.

use aloud::Kind;
use aloud::model::{Article, Block};
use aloud::source::Fetched;
use aloud::internal::source::{self, Options};

/// Reads bytes by the reader of this name, twice. They are read or refused, each time the same.
pub fn hold(format: &str, bytes: &[u8]) {
    let fetched = Fetched {
        origin: "input".into(),
        url: Some("https://example.org/a/b".into()),
        bytes: bytes.to_vec(),
        ..Fetched::default()
    };
    let options = Options { format: Some(format.into()), ..Options::default() };
    match (source::read(&fetched, &options), source::read(&fetched, &options)) {
        (Ok(article), Ok(again)) => {
            assert!(article == again, "the same bytes give two articles");
            check(&article);
        }
        (Err(e), Err(again)) => {
            assert_eq!(e.kind(), Kind::Input, "{e}");
            assert_eq!(e.to_string(), again.to_string());
        }
        _ => panic!("the same bytes are read and refused"),
    }
}

fn check(article: &Article) {
    let mut ids = std::collections::HashSet::new();
    for block in &article.blocks {
        assert!(ids.insert(&block.id), "two blocks are called {}", block.id);
        check_block(block);
    }
    for chapter in &article.chapters {
        assert!(chapter.block < article.blocks.len(), "{chapter:?}");
    }
}

fn check_block(block: &Block) {
    let text = &block.text;
    assert!(!text.is_empty() && text == text.trim() && !text.contains('\n'), "{block:?}");
    let mut end = 0;
    for part in &block.parts {
        assert!(end <= part.range.start && part.range.start < part.range.end, "{block:?}");
        assert!(text.get(part.range.clone()).is_some(), "{block:?}");
        end = part.range.end;
    }
    let mut start = 0;
    for run in &block.runs {
        assert!(start <= run.range.start, "{block:?}");
        assert!(text.get(run.range.clone()).is_some(), "{block:?}");
        start = run.range.start;
    }
}
