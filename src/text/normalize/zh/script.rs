//! Whose Chinese it is. Readings are composed in simplified characters and in the words of the mainland, and
//! turned at the end: their vocabulary is small and closed.

use super::of;

/// Stands before the name of a unit in a reading until the name is chosen: 五千米 is not 五 and 千米.
pub(super) const UNIT: char = '\u{1}';

/// Whose words and characters a reading has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text::normalize) enum Usage {
    /// Simplified characters.
    Mainland,
    /// Traditional characters; 公尺 and 公分, and no 幺.
    Taiwan,
    /// Traditional characters; 公里 and 公斤, and no 幺.
    HongKong,
}

impl Usage {
    /// A reading in this usage. `traditional`: what it stands for is written in traditional characters.
    pub(super) fn turn(self, said: String, traditional: bool) -> String {
        let said = if said.contains(UNIT) { self.units(&said) } else { said };
        if self == Usage::Mainland && !traditional {
            return said;
        }
        // A one is 幺 on the mainland only.
        let said = if self == Usage::Mainland { said } else { said.replace('幺', "一") };
        let pairs = of("traditional");
        let mut out = String::with_capacity(said.len());
        for (at, c) in said.char_indices() {
            match pairs.at(&said, at) {
                Some((_, turned)) if !c.is_ascii() => out.push_str(turned),
                _ => out.push(c),
            }
        }
        out
    }

    /// The names of units that are other ones here.
    fn units(self, said: &str) -> String {
        let names = match self {
            Usage::Mainland => return said.replace(UNIT, ""),
            Usage::Taiwan => of("units-taiwan"),
            Usage::HongKong => of("units-hong-kong"),
        };
        let mut parts = said.split(UNIT);
        let mut out = parts.next().unwrap_or("").to_owned();
        for part in parts {
            match names.at(part, 0) {
                Some((end, name)) => out = out + name + &part[end..],
                None => out += part,
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalize::normalize;

    #[test]
    fn readings_turn_and_the_rest_passes() {
        assert_eq!(Usage::Taiwan.turn("负两万点五GB".into(), false), "負兩萬點五GB");
    }

    #[test]
    fn each_usage_has_its_words() {
        for (lang, said) in [
            ("zh", "五千米，三十厘米，二十千克，拨打幺幺零"),
            ("zh-TW", "五千公尺，三十公分，二十公斤，拨打一一零"),
            ("zh-Hant", "五千公尺，三十公分，二十公斤，拨打一一零"),
            ("yue", "五千米，三十厘米，二十公斤，拨打一一零"),
            ("zh-HK", "五千米，三十厘米，二十公斤，拨打一一零"),
        ] {
            assert_eq!(normalize("5000m，30cm，20kg，拨打110", lang).said(), said, "{lang}");
        }
        assert_eq!(normalize("共享$150萬，約2萬元", "zh").said(), "共享一百五十萬美元，約兩萬元");
    }
}
