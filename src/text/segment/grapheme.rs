//! Where a text may be cut without tearing a visible character apart.

/// Whether `c` belongs to the character before it: combining marks, joiners, variation
/// selectors, skin tones, tags.
pub(super) fn extends(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'
        | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}'
        | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}'
        | '\u{6EA}'..='\u{6ED}' | '\u{711}' | '\u{730}'..='\u{74A}' | '\u{7A6}'..='\u{7B0}'
        | '\u{7EB}'..='\u{7F3}' | '\u{816}'..='\u{82D}' | '\u{859}'..='\u{85B}' | '\u{898}'..='\u{903}'
        | '\u{93A}'..='\u{93C}' | '\u{93E}'..='\u{94F}' | '\u{951}'..='\u{957}' | '\u{962}' | '\u{963}'
        | '\u{981}'..='\u{983}' | '\u{9BC}' | '\u{9BE}'..='\u{9CD}' | '\u{9D7}' | '\u{9E2}' | '\u{9E3}'
        | '\u{9FE}'..='\u{A03}' | '\u{A3C}'..='\u{A51}' | '\u{A70}' | '\u{A71}' | '\u{A75}'
        | '\u{A81}'..='\u{A83}' | '\u{ABC}' | '\u{ABE}'..='\u{ACD}' | '\u{AE2}' | '\u{AE3}'
        | '\u{AFA}'..='\u{B03}' | '\u{B3C}' | '\u{B3E}'..='\u{B57}' | '\u{B62}' | '\u{B63}' | '\u{B82}'
        | '\u{BBE}'..='\u{BCD}' | '\u{BD7}' | '\u{C00}'..='\u{C04}' | '\u{C3C}' | '\u{C3E}'..='\u{C56}'
        | '\u{C62}' | '\u{C63}' | '\u{C81}'..='\u{C83}' | '\u{CBC}' | '\u{CBE}'..='\u{CD6}' | '\u{CE2}'
        | '\u{CE3}' | '\u{CF3}' | '\u{D00}'..='\u{D03}' | '\u{D3B}' | '\u{D3C}' | '\u{D3E}'..='\u{D4D}'
        | '\u{D57}' | '\u{D62}' | '\u{D63}' | '\u{D81}'..='\u{D83}' | '\u{DCA}'..='\u{DDF}'
        | '\u{DF2}' | '\u{DF3}' | '\u{E31}' | '\u{E33}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{EB1}'
        | '\u{EB3}'..='\u{EBC}' | '\u{EC8}'..='\u{ECE}' | '\u{F18}' | '\u{F19}' | '\u{F35}' | '\u{F37}'
        | '\u{F39}' | '\u{F3E}' | '\u{F3F}' | '\u{F71}'..='\u{F84}' | '\u{F86}' | '\u{F87}'
        | '\u{F8D}'..='\u{FBC}' | '\u{FC6}' | '\u{102B}'..='\u{103E}' | '\u{1056}'..='\u{1059}'
        | '\u{105E}'..='\u{1060}' | '\u{1062}'..='\u{1064}' | '\u{1067}'..='\u{106D}'
        | '\u{1071}'..='\u{1074}' | '\u{1082}'..='\u{108D}' | '\u{108F}' | '\u{109A}'..='\u{109D}'
        | '\u{1160}'..='\u{11FF}' | '\u{135D}'..='\u{135F}' | '\u{1712}'..='\u{1715}'
        | '\u{1732}'..='\u{1734}' | '\u{1752}' | '\u{1753}' | '\u{1772}' | '\u{1773}'
        | '\u{17B4}'..='\u{17D3}' | '\u{17DD}' | '\u{180B}'..='\u{180F}' | '\u{1885}' | '\u{1886}'
        | '\u{18A9}' | '\u{1920}'..='\u{193B}' | '\u{1A17}'..='\u{1A1B}' | '\u{1A55}'..='\u{1A7F}'
        | '\u{1AB0}'..='\u{1B04}' | '\u{1B34}'..='\u{1B44}' | '\u{1B6B}'..='\u{1B73}'
        | '\u{1B80}'..='\u{1B82}' | '\u{1BA1}'..='\u{1BAD}' | '\u{1BE6}'..='\u{1BF3}'
        | '\u{1C24}'..='\u{1C37}' | '\u{1CD0}'..='\u{1CE8}' | '\u{1CED}' | '\u{1CF4}' | '\u{1CF7}'..='\u{1CF9}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{200C}' | '\u{200D}' | '\u{20D0}'..='\u{20F0}'
        | '\u{2CEF}'..='\u{2CF1}' | '\u{2D7F}' | '\u{2DE0}'..='\u{2DFF}' | '\u{302A}'..='\u{302F}'
        | '\u{3099}' | '\u{309A}' | '\u{A66F}'..='\u{A672}' | '\u{A674}'..='\u{A67D}' | '\u{A69E}'
        | '\u{A69F}' | '\u{A6F0}' | '\u{A6F1}' | '\u{A802}' | '\u{A806}' | '\u{A80B}'
        | '\u{A823}'..='\u{A827}' | '\u{A82C}' | '\u{A880}' | '\u{A881}' | '\u{A8B4}'..='\u{A8C5}'
        | '\u{A8E0}'..='\u{A8F1}' | '\u{A8FF}' | '\u{A926}'..='\u{A92D}' | '\u{A947}'..='\u{A953}'
        | '\u{A980}'..='\u{A983}' | '\u{A9B3}'..='\u{A9C0}' | '\u{A9E5}' | '\u{AA29}'..='\u{AA36}'
        | '\u{AA43}' | '\u{AA4C}' | '\u{AA4D}' | '\u{AA7B}'..='\u{AA7D}' | '\u{AAB0}'..='\u{AABF}'
        | '\u{AAC1}' | '\u{AAEB}'..='\u{AAEF}' | '\u{AAF5}' | '\u{AAF6}' | '\u{ABE3}'..='\u{ABED}'
        | '\u{D7B0}'..='\u{D7FB}' | '\u{FB1E}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{FF9E}' | '\u{FF9F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}'
        | '\u{E0100}'..='\u{E01EF}' | '\u{10A01}'..='\u{10A0F}' | '\u{11000}'..='\u{11002}'
        | '\u{11038}'..='\u{11046}' | '\u{110B0}'..='\u{110BA}' | '\u{11100}'..='\u{11102}'
        | '\u{11127}'..='\u{11134}' | '\u{111B3}'..='\u{111C0}' | '\u{1122C}'..='\u{11237}'
        | '\u{112DF}'..='\u{112EA}' | '\u{1133B}'..='\u{1134D}' | '\u{11435}'..='\u{11446}'
        | '\u{114B0}'..='\u{114C3}' | '\u{115AF}'..='\u{115C0}' | '\u{11630}'..='\u{11640}'
        | '\u{1D165}'..='\u{1D169}' | '\u{1D16D}'..='\u{1D172}' | '\u{1E8D0}'..='\u{1E8D6}'
        | '\u{1E944}'..='\u{1E94A}')
}

/// Whether the text may be cut between `before` and `after`.
///
/// Follows the spirit of UAX #29 without its tables. Flags are pairs: the caller must count them.
pub(super) fn may_cut(before: char, after: char) -> bool {
    let jamo = |c| matches!(c, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97C}');
    // Signs written before their consonant in Indic scripts, and viramas that join two letters.
    let virama = matches!(
        before,
        '\u{94D}'
            | '\u{9CD}'
            | '\u{ACD}'
            | '\u{B4D}'
            | '\u{C4D}'
            | '\u{D4D}'
            | '\u{1039}'
            | '\u{17D2}'
    );
    !(extends(after)
        || before == '\u{200D}'
        || (before == '\r' && after == '\n')
        || (jamo(before) && jamo(after))
        || (virama && after.is_alphabetic()))
}

/// One of the two letters that make a flag.
pub(super) fn is_flag(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_with_their_base() {
        assert!(may_cut('字', '字') && may_cut('e', 'f'));
        assert!(!may_cut('e', '\u{301}') && !may_cut('❤', '\u{FE0F}'));
        assert!(!may_cut('👨', '\u{200D}') && !may_cut('\u{200D}', '👩'));
        assert!(!may_cut('\r', '\n') && !may_cut('क', '\u{94D}'));
    }
}
