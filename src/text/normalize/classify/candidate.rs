//! What a piece of a text may be, and why.

use super::amount::Amount;
use std::ops::Range;

/// The semiotic classes, in the terms of the field (Taylor, "Text-to-Speech Synthesis", chapter 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::text::normalize) enum Class {
    Cardinal,
    Decimal,
    Digits,
    Ordinal,
    Year,
    Fraction,
    Date,
    Time,
    Money,
    Measure,
    Range,
    Ratio,
    Score,
    Telephone,
    Electronic,
    Formula,
    Code,
    Roman,
    Abbreviation,
    Sign,
    List,
}

impl Class {
    /// As `aloud script` shows it.
    pub(in crate::text::normalize) fn name(self) -> &'static str {
        match self {
            Class::Cardinal => "cardinal",
            Class::Decimal => "decimal",
            Class::Digits => "digits",
            Class::Ordinal => "ordinal",
            Class::Year => "year",
            Class::Fraction => "fraction",
            Class::Date => "date",
            Class::Time => "time",
            Class::Money => "money",
            Class::Measure => "measure",
            Class::Range => "range",
            Class::Ratio => "ratio",
            Class::Score => "score",
            Class::Telephone => "telephone",
            Class::Electronic => "electronic",
            Class::Formula => "formula",
            Class::Code => "code",
            Class::Roman => "roman",
            Class::Abbreviation => "abbreviation",
            Class::Sign => "sign",
            Class::List => "list",
        }
    }
}

/// What tells the class, from the weakest to the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::text::normalize) enum Evidence {
    /// Nothing but the figures.
    Figures,
    /// How it is written, which others share.
    Shape,
    /// A sign beside it.
    Sign,
    /// A word before or behind it.
    Word,
    /// A unit or a currency.
    Unit,
    /// A form that nothing else has.
    Form,
}

impl Evidence {
    /// As `aloud script` shows it.
    pub(in crate::text::normalize) fn name(self) -> &'static str {
        match self {
            Evidence::Figures => "figures",
            Evidence::Shape => "shape",
            Evidence::Sign => "sign",
            Evidence::Word => "word",
            Evidence::Unit => "unit",
            Evidence::Form => "form",
        }
    }
}

/// A number set and its variant.
pub(in crate::text::normalize) type Reading = (String, String);

/// What is counted.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::text::normalize) struct Counted {
    /// A word that scales the figure, in the units of the language.
    pub(in crate::text::normalize) scale: Option<usize>,
    pub(in crate::text::normalize) what: Option<What>,
    /// Per which unit.
    pub(in crate::text::normalize) per: Option<usize>,
}

/// A unit or a currency, by its place in the language's list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::text::normalize) enum What {
    Unit(usize),
    Currency(usize),
}

/// A day as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::text::normalize) struct Day {
    pub(in crate::text::normalize) day: Option<u32>,
    /// 1 to 12.
    pub(in crate::text::normalize) month: u32,
    /// The name of the month as it stands in the text.
    pub(in crate::text::normalize) name: Option<String>,
    pub(in crate::text::normalize) year: Option<String>,
    /// Does a word before it name the day already?
    pub(in crate::text::normalize) named: bool,
    /// Does the month stand before its day?
    pub(in crate::text::normalize) first: bool,
    /// Does a comma stand before the year?
    pub(in crate::text::normalize) comma: bool,
}

/// A time of day.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::text::normalize) struct Clock {
    pub(in crate::text::normalize) hour: u32,
    pub(in crate::text::normalize) minute: u32,
    pub(in crate::text::normalize) second: Option<u32>,
    /// a.m. is `Some(false)`, p.m. `Some(true)`.
    pub(in crate::text::normalize) afternoon: Option<bool>,
    /// Does a word before it name the time already?
    pub(in crate::text::normalize) named: bool,
}

/// What is to be said, free of how it was written.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::text::normalize) enum Meaning {
    Number(Amount),
    /// One digit after the other.
    Digits(String),
    /// A whole number in a set and a variant that the text asks for: ordinals, years, Roman numerals.
    Set(String, Reading),
    /// The first part of a compound: `5-letni`.
    Combining(Amount),
    Fraction {
        whole: Option<Amount>,
        top: String,
        bottom: String,
        counted: Option<Counted>,
    },
    /// The opposite: a fraction with a minus.
    Negative(Box<Meaning>),
    /// A reading with the particle that follows its last sound: behind a consonant, behind a vowel.
    Particle(Box<Meaning>, String, String),
    Date(Day),
    Time(Clock),
    Counted(Amount, Counted),
    /// Per which unit, where what is counted is a word of the text.
    Rate(usize),
    Range(Box<Meaning>, Box<Meaning>),
    Ratio(Amount, Amount),
    Score(Amount, Amount),
    Telephone {
        plus: bool,
        groups: Vec<String>,
    },
    /// Numbers with points between them.
    Chain(Vec<String>),
    Address(String),
    /// A formula in plain signs, which are read as a text of their own.
    Formula(String),
    /// Numbers in circles, each of its own.
    List(Vec<u32>),
    /// Words that the language's tables tell.
    Words(String),
    /// One behind the other.
    Phrase(Vec<Meaning>),
    /// Said without a space between.
    Joined(Vec<Meaning>),
    /// An amount that describes the noun behind it: a five-dollar bill.
    Attribute(Box<Meaning>),
    /// Several of what has a number for its name: 747s, F-16s.
    Several(Box<Meaning>),
}

/// A piece of the text, what it may be, and why.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::text::normalize) struct Candidate {
    /// In the view, never empty.
    pub(in crate::text::normalize) span: Range<usize>,
    pub(in crate::text::normalize) class: Class,
    pub(in crate::text::normalize) evidence: Evidence,
    pub(in crate::text::normalize) meaning: Meaning,
}

impl Candidate {
    pub(in crate::text::normalize) fn new(
        span: Range<usize>,
        class: Class,
        evidence: Evidence,
        meaning: Meaning,
    ) -> Candidate {
        debug_assert!(span.start < span.end);
        Candidate { span, class, evidence, meaning }
    }
}
