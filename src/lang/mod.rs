//! What the program knows of languages: numbers, units, currencies, calendar, abbreviations, signs
//! and letters, as text files with one fact a line.
//!
//! Each language is a folder `src/lang/TAG/` of the files that [`Folder`] names, embedded with
//! `include_str!`: a file that is missing is a compile error. [`of`] parses a folder the first time
//! its language is asked for. What a folder may leave out (a unit without a name, a template that only some
//! languages need) is a row in the table of [`pieces`], which the book prints.
//!
//! | file | a line is |
//! |---|---|
//! | `grammar.txt` | a setting and its value: marks of numbers, plural rules, templates (`grammar.rs` and `settings.rs` list the settings) |
//! | `numbers.txt` | a rule of a set: a base, and how numbers from there on are said (`numbers.rs`) |
//! | `units.txt` | a unit of `shared/units.txt`, its gender, its forms; behind ` = ` the language's own symbols |
//! | `currencies.txt` | a code of `shared/currencies.txt`, the names of the unit and of its part; own symbols |
//! | `calendar.txt` | a month or a day of the week, its forms, its abbreviations |
//! | `abbreviations.txt` | an abbreviation and its words |
//! | `signs.txt` | where a sign stands (`web`, `math`, `lone`), the sign, its word |
//! | `letters.txt` | a letter of the Latin alphabet and its name |
//!
//! A region whose facts differ (`en-GB`) has a folder with the files that do; behind a line `override` they
//! stand in the place of the language's.
//!
//! The facts that all languages share (which units and currencies there are, and their symbols) are
//! in `shared/`. A line that begins with `#` is a comment.

mod agreement;
mod calendar;
mod facts;
mod folder;
mod grammar;
mod language;
mod lines;
mod nouns;
mod numbers;
mod plural;
mod quick;
mod settings;
mod shared;
mod table;
mod template;
mod words;

pub(crate) use calendar::Name;
pub(crate) use facts::{Facts, Section, chinese};
pub(crate) use folder::Folder;
pub(crate) use grammar::{Grammar, PartStyle, Trigger};
pub(crate) use language::Language;
#[cfg(test)]
pub(crate) use language::pieces;
pub(crate) use nouns::{Noun, Unit};
pub(crate) use table::of;
#[cfg(test)]
pub(crate) use table::tags;
pub(crate) use template::{Field, Piece};
pub(crate) use words::{Abbreviation, Place, SignPlace};
