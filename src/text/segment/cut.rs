//! The kinds of place at which a long sentence is cut.

/// What sort of place a part ends at, best first. It tells how long a pause fits there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cut {
    /// The end of the piece that was to be split.
    End,
    /// The end of a sentence inside the piece, such as one of several in a quotation.
    Sentence,
    /// A mark inside a sentence: comma, semicolon, colon, dash.
    Clause,
    /// White space between words.
    Space,
    /// Between two characters, for want of anything better.
    Hard,
}
