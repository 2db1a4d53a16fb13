//! The shape of a language's table.

/// The table of one language.
#[derive(Debug)]
pub(in crate::text::segment) struct Language {
    /// Primary language subtags it serves.
    pub(in crate::text::segment) tags: &'static [&'static str],
    /// Stand before a name or another word and never end a sentence: titles, `St`, `Mt`.
    pub(in crate::text::segment) before_word: &'static [&'static str],
    /// End no sentence before a number (`No. 5`, `Fig. 2`); elsewhere they are words.
    pub(in crate::text::segment) before_number: &'static [&'static str],
    /// Words with these endings do the same: `Hauptstr. 5`.
    pub(in crate::text::segment) before_number_endings: &'static [&'static str],
    /// End a sentence only if a word follows that begins sentences: `etc.`, `Inc.`, `U.S.`
    pub(in crate::text::segment) may_end: &'static [&'static str],
    /// End a sentence before a capital letter, never before a small one: `usw.`, `т. д.`
    pub(in crate::text::segment) ends: &'static [&'static str],
    /// Units of measure: after a number they end a sentence like any word.
    pub(in crate::text::segment) units: &'static [&'static str],
    /// Words that begin sentences and no names.
    pub(in crate::text::segment) starters: &'static [&'static str],
    /// Words of speaking that follow a quotation within its sentence.
    pub(in crate::text::segment) speech: &'static [&'static str],
    /// A number with a dot is an ordinal if one of these stands before it…
    pub(in crate::text::segment) before_ordinal: &'static [&'static str],
    /// …or one of these after it.
    pub(in crate::text::segment) after_ordinal: &'static [&'static str],
    /// Marks that end sentences in this language only.
    pub(in crate::text::segment) stops: &'static [char],
}

impl Language {
    /// A language with nothing of its own.
    pub(in crate::text::segment) const PLAIN: Language = Language {
        tags: &[],
        before_word: &[],
        before_number: &[],
        before_number_endings: &[],
        may_end: &[],
        ends: &[],
        units: &[],
        starters: &[],
        speech: &[],
        before_ordinal: &[],
        after_ordinal: &[],
        stops: &[],
    };
}
