//! Bytes as hexadecimal digits.

/// The bytes; `None` if that is not what the text is.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.trim().as_bytes().as_chunks::<2>();
    let digit = |b: u8| char::from(b).to_digit(16);
    let byte = |[a, b]: &[u8; 2]| Some((digit(*a)? * 16 + digit(*b)?) as u8);
    if rest.is_empty() { pairs.iter().map(byte).collect() } else { None }
}

/// The bytes as digits, in lower case.
pub(super) fn encode(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn digits_and_nothing_else() {
        assert_eq!(super::decode("00fF1a"), Some(vec![0, 255, 26]));
        assert_eq!(super::encode(&[0, 255, 26]), "00ff1a");
        assert_eq!(super::decode("0"), None);
        assert_eq!(super::decode("xx"), None);
    }
}
