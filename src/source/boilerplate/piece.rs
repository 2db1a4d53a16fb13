//! What a line of boilerplate is made of, and the form of the tables by which it is known.

use crate::model::role::Role;
use std::ops::Range;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) struct Piece {
    /// In bytes of the line, with the label, brackets and bars that belong to it.
    pub range: Range<usize>,
    /// What it is; `None` for a title behind its label.
    pub role: Option<Role>,
    /// How sure that is.
    pub sure: Context,
    /// What it says about the article.
    pub fact: Option<Fact>,
    /// The fact is told by a label; else by the form of the text alone.
    pub labelled: bool,
}

/// How sure it is that a piece is boilerplate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::source) enum Context {
    /// Among other boilerplate only: `打印`, `Print`, `Home`, a date.
    NearOther,
    /// Above or below the text: `手机版`, `Skip to main content`, `来源：…`.
    PageEdge,
    /// Also between two paragraphs: `Advertisement`, `分享到：…`, `Read more: …`.
    Anywhere,
}

/// What a piece says about the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) enum Fact {
    Title(String),
    Authors(Vec<String>),
    Editors(Vec<String>),
    Source(String),
    /// As ISO 8601; as it is written where that can be read in two ways.
    Published(String),
    /// In the same form.
    Modified(String),
    Url(String),
}

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Author,
    Editor,
    Source,
    Published,
    Modified,
    Url,
    /// Who else worked on it: 校对, 摄影, photo.
    Credit,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Words {
    /// What is boilerplate by itself.
    pub phrases: &'static [(Role, Context, &'static str)],
    /// What stands before a piece of metadata.
    pub labels: &'static [(Field, Context, &'static str)],
    /// What stands before a person's name without a colon.
    pub bylines: &'static str,
    /// What editors of encyclopaedias put in brackets behind a doubtful statement.
    pub remarks: &'static str,
    /// Whole lines with gaps, of encyclopaedias that point to other pages or name themselves, of sites
    /// that speak of the page; `…` is anything.
    pub patterns: &'static [(Role, Context, &'static str)],
}
