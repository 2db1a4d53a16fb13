//! The encodings that are known, and their names.

use encoding_rs as rs;

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16(Order),
    Utf32(Order),
    /// GB 2312 between `~{` and `~}`, all in ASCII. The web has it no more, old files do.
    Hz,
    /// One of those that the web had before Unicode.
    Legacy(&'static rs::Encoding),
}

use Encoding::*;

/// What the bytes of an encoding look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// A byte a character, most of them ASCII: letters of Latin with a few accented ones between.
    Latin,
    /// A byte a character, with whole words beyond ASCII: Cyrillic, Greek, Hebrew, Arabic, Thai.
    Letters,
    /// Several bytes a character: Chinese, Japanese, Korean.
    East,
}

/// Labels that are met besides those of the Encoding Standard: of Windows and Java, of databases,
/// and of encodings that browsers do not have (any more).
const LABELS: &[(&str, Encoding)] = &[
    ("hz-gb-2312", Hz),
    ("hz", Hz),
    ("utf-32", Utf32(Order::Little)),
    ("utf-32le", Utf32(Order::Little)),
    ("utf-32be", Utf32(Order::Big)),
    ("utf8mb4", Utf8),
    ("cp65001", Utf8),
    ("cp936", Legacy(rs::GBK)),
    ("ms936", Legacy(rs::GBK)),
    ("windows-936", Legacy(rs::GBK)),
    ("euc-cn", Legacy(rs::GBK)),
    ("gb-2312", Legacy(rs::GBK)),
    ("gb18030-2000", Legacy(rs::GB18030)),
    ("gb18030-2022", Legacy(rs::GB18030)),
    ("cp950", Legacy(rs::BIG5)),
    ("windows-950", Legacy(rs::BIG5)),
    ("cp932", Legacy(rs::SHIFT_JIS)),
    ("windows-932", Legacy(rs::SHIFT_JIS)),
    ("sjis-win", Legacy(rs::SHIFT_JIS)),
    ("eucjp", Legacy(rs::EUC_JP)),
    ("eucjp-win", Legacy(rs::EUC_JP)),
    ("cp949", Legacy(rs::EUC_KR)),
    ("ms949", Legacy(rs::EUC_KR)),
    ("uhc", Legacy(rs::EUC_KR)),
    ("euckr", Legacy(rs::EUC_KR)),
];

/// Byte-order marks. UTF-32 first: its little-endian mark begins with that of UTF-16.
const MARKS: [(&[u8], Encoding); 6] = [
    (&[0xff, 0xfe, 0, 0], Utf32(Order::Little)),
    (&[0, 0, 0xfe, 0xff], Utf32(Order::Big)),
    (&[0xef, 0xbb, 0xbf], Utf8),
    (&[0xff, 0xfe], Utf16(Order::Little)),
    (&[0xfe, 0xff], Utf16(Order::Big)),
    (&[0x84, 0x31, 0x95, 0x33], Legacy(rs::GB18030)),
];

impl Encoding {
    /// The encoding that a label names, if it is known.
    pub fn of_label(label: &str) -> Option<Self> {
        let label = label.to_ascii_lowercase();
        let dashed = label.replace('_', "-");
        if let Some((_, encoding)) = LABELS.iter().find(|(known, _)| *known == dashed) {
            return Some(*encoding);
        }
        let known = |label: &str| rs::Encoding::for_label(label.as_bytes());
        match known(&label).or_else(|| known(&dashed))? {
            e if e == rs::UTF_8 => Some(Utf8),
            e if e == rs::UTF_16LE => Some(Utf16(Order::Little)),
            e if e == rs::UTF_16BE => Some(Utf16(Order::Big)),
            // What browsers refuse to read.
            e if e == rs::REPLACEMENT => None,
            e if e == rs::X_USER_DEFINED => Some(Legacy(rs::WINDOWS_1252)),
            e => Some(Legacy(e)),
        }
    }

    /// The byte-order mark that bytes begin with: its encoding and its length.
    pub fn of_mark(bytes: &[u8]) -> Option<(Self, usize)> {
        MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(m, e)| (*e, m.len()))
    }

    /// The name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Utf8 => "UTF-8",
            Utf16(_) => "UTF-16",
            Utf32(_) => "UTF-32",
            Hz => "HZ-GB-2312",
            Legacy(e) => e.name(),
        }
    }

    /// Whether both read the same texts alike: one is the other, or the other with additions.
    pub fn is(self, other: Self) -> bool {
        let base = |e: Self| match e {
            Legacy(e) if e == rs::GB18030 => Legacy(rs::GBK),
            Legacy(e) if e == rs::KOI8_R => Legacy(rs::KOI8_U),
            Legacy(e) if e == rs::ISO_8859_8_I => Legacy(rs::ISO_8859_8),
            Utf16(_) => Utf16(Order::Little),
            Utf32(_) => Utf32(Order::Little),
            e => e,
        };
        base(self) == base(other)
    }

    /// Whether a text in ASCII may be called this.
    pub fn holds_ascii(self) -> bool {
        !matches!(self, Utf16(_) | Utf32(_))
    }

    /// What its bytes look like; `None` for those of Unicode.
    pub fn family(self) -> Option<Family> {
        const LATIN: [&rs::Encoding; 14] = [
            rs::WINDOWS_1252,
            rs::WINDOWS_1250,
            rs::WINDOWS_1254,
            rs::WINDOWS_1257,
            rs::WINDOWS_1258,
            rs::ISO_8859_2,
            rs::ISO_8859_3,
            rs::ISO_8859_4,
            rs::ISO_8859_10,
            rs::ISO_8859_13,
            rs::ISO_8859_14,
            rs::ISO_8859_15,
            rs::ISO_8859_16,
            rs::MACINTOSH,
        ];
        match self {
            Utf8 | Utf16(_) | Utf32(_) => None,
            Hz => Some(Family::East),
            Legacy(e) if !e.is_single_byte() => Some(Family::East),
            Legacy(e) if LATIN.contains(&e) => Some(Family::Latin),
            Legacy(_) => Some(Family::Letters),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_as_they_are_written() {
        for (label, name) in [
            ("utf8", "UTF-8"),
            ("utf8mb4", "UTF-8"),
            ("unicode", "UTF-16"),
            ("UTF-32BE", "UTF-32"),
            ("gb2312", "GBK"),
            ("GB_2312-80", "GBK"),
            ("cp936", "GBK"),
            ("gb18030", "gb18030"),
            ("big5-hkscs", "Big5"),
            ("HZ-GB-2312", "HZ-GB-2312"),
            ("x-sjis", "Shift_JIS"),
            ("CP932", "Shift_JIS"),
            ("EUC_JP", "EUC-JP"),
            ("ks_c_5601-1987", "EUC-KR"),
            ("cp949", "EUC-KR"),
            ("latin1", "windows-1252"),
            ("iso-8859-1", "windows-1252"),
            ("iso-8859-9", "windows-1254"),
            ("ISO_8859-15", "ISO-8859-15"),
            ("cp1252", "windows-1252"),
            ("koi8-r", "KOI8-R"),
        ] {
            assert_eq!(Encoding::of_label(label).map(Encoding::name), Some(name), "{label}");
        }
        for label in ["", "none", "iso-2022-kr", "replacement", "ütf-8"] {
            assert_eq!(Encoding::of_label(label), None, "{label}");
        }
    }

    #[test]
    fn families() {
        for (label, family) in [
            ("utf-8", None),
            ("gb18030", Some(Family::East)),
            ("iso-2022-jp", Some(Family::East)),
            ("iso-8859-16", Some(Family::Latin)),
            ("koi8-u", Some(Family::Letters)),
            ("windows-874", Some(Family::Letters)),
        ] {
            assert_eq!(Encoding::of_label(label).unwrap().family(), family, "{label}");
        }
    }
}
