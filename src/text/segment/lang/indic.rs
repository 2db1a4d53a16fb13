//! Languages of South Asia that also write with the full stop.

use super::Language;

#[rustfmt::skip]
pub(super) const INDIC: Language = Language {
    tags: &[
        "hi", "mr", "ne", "bn", "as", "gu", "pa", "or", "ta", "te", "kn", "ml", "si", "sa", "ur",
    ],
    before_word: &[
        "डॉ", "डा", "श्री", "श्रीमती", "सौ", "कु", "प्रा", "प्रो", "पं", "मो", "रु", "कि", "ड",
        "ডা", "ড", "মো", "মোঃ", "ডঃ", "ഡോ", "പ്രൊ", "പ്രൊഫ", "ശ്രീ", "അഡ്വ", "ரூ", "டாக்டர்",
        "திரு", "ડૉ", "శ్రీ", "డా", "ಡಾ", "ಶ್ರೀ", "dr", "mr", "mrs", "prof", "st", "sri", "smt",
    ],
    ..Language::PLAIN
};
