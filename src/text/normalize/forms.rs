//! The decimal digits of all scripts.
//!
//! Source: Unicode, general category Nd, and the block "Mathematical Alphanumeric Symbols".

/// The zeros of the decimal digits of Unicode (general category Nd), each followed by 1 to 9.
const ZEROS: [u32; 40] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x11066, 0x1E950,
];

/// The value of a decimal digit of any script.
pub(super) fn digit(c: char) -> Option<u32> {
    let c = u32::from(c);
    if (0x1D7CE..=0x1D7FF).contains(&c) {
        return Some((c - 0x1D7CE) % 10);
    }
    let zero = ZEROS[..].partition_point(|&z| z <= c).checked_sub(1).map(|i| ZEROS[i])?;
    (c < zero + 10).then(|| c - zero)
}

#[cfg(test)]
mod tests {
    use super::digit;

    #[test]
    fn digits_of_any_script_have_their_value() {
        let values: Vec<_> = "7２٣४𝟗x".chars().map(digit).collect();
        assert_eq!(values, [Some(7), Some(2), Some(3), Some(4), Some(9), None]);
    }
}
