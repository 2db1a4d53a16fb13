//! JSON of programs that count in UTF-16.

/// A line of JSON with U+FFFD for every escape of half a surrogate pair.
pub fn whole(line: &str) -> String {
    let unit = |at: usize| {
        let hex = line.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(hex, 16).ok()
    };
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let size = match (c, unit(at)) {
            ('\\', Some(0xD800..=0xDBFF)) => match unit(at + 6) {
                Some(0xDC00..=0xDFFF) => 12,
                _ => 0,
            },
            ('\\', Some(0xDC00..=0xDFFF)) => 0,
            ('\\', Some(_)) => 6,
            ('\\', None) => 1 + line[at + 1..].chars().next().map_or(0, char::len_utf8),
            _ => c.len_utf8(),
        };
        if size == 0 {
            out.push('\u{FFFD}');
            at += 6;
        } else {
            out.push_str(&line[at..at + size]);
            at += size;
        }
    }
    out
}
