//! The scanners and the characters at which each of them looks.

use super::year;
use super::{Found, contest};
use super::{
    clock, code, date, day, dial, figure, mark, measure, model, power, ratio, sign, symbol,
};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A function that looks at a stop of the text and adds what may stand there.
pub(super) struct Scanner {
    /// The characters it stops at; `0` is the first figure of any run.
    pub(super) starts: &'static str,
    /// Gets the view and the place of the stop. It looks a bounded way back, and ahead no further than
    /// a bounded number of runs.
    pub(super) find: fn(&str, usize, &mut Found),
}

const fn at(starts: &'static str, find: fn(&str, usize, &mut Found)) -> Scanner {
    Scanner { starts, find }
}

/// Which scanners stop at which character: a bit for each, by their place in the table.
pub(super) struct Stops {
    ascii: [u64; 128],
    wide: Vec<(char, u64)>,
}

impl Stops {
    /// Of the table.
    pub(super) fn get() -> &'static Stops {
        static STOPS: OnceLock<Stops> = OnceLock::new();
        STOPS.get_or_init(|| Stops::of(SCANNERS))
    }

    fn of(scanners: &[Scanner]) -> Stops {
        let mut all = BTreeMap::<char, u64>::new();
        for (index, scanner) in scanners.iter().enumerate() {
            scanner.starts.chars().for_each(|c| *all.entry(c).or_default() |= 1 << index);
        }
        let mut ascii = [0; 128];
        all.iter().filter(|(c, _)| c.is_ascii()).for_each(|(c, bits)| ascii[*c as usize] = *bits);
        Stops { ascii, wide: all.into_iter().filter(|(c, _)| !c.is_ascii()).collect() }
    }

    /// The scanners that stop at a character; `0` stands for all figures.
    pub(super) fn at(&self, c: char) -> u64 {
        match self.ascii.get(c as usize) {
            Some(bits) => *bits,
            None => self.wide.binary_search_by_key(&c, |(w, _)| *w).map_or(0, |i| self.wide[i].1),
        }
    }
}

/// All of them; the order is of no account.
#[rustfmt::skip]
pub(super) static SCANNERS: &[Scanner] = &[
    at("0", figure::whole),
    at("0", figure::decimal),
    at("0.", figure::bare),
    at("0", figure::grouped),
    at("0", figure::coded),
    at("0", figure::trailing),
    at("0", figure::net),
    at("0", date::figures),
    at("0", date::short),
    at("0", year::year),
    at("0", date::day),
    at("0", year::season),
    at("0", year::generations),
    at("0", year::lifetime),
    at("0", day::feast),
    at("0", day::all_day),
    at("0", day::programme),
    at("0", clock::time),
    at("0", contest::score),
    at("0", contest::formation),
    at("0", ratio::percent),
    at("0½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒", ratio::fraction),
    at("0", ratio::page),
    at("0$¥€£₩₽₹฿₫₺₱₿₪₴ACEHJNRSUTMGKVI", measure::money),
    at("0", measure::measure),
    at(")）", measure::behind_bracket),
    at("0", dial::telephone),
    at("+(（", dial::telephone),
    at("0", dial::chain),
    at("*", dial::masked),
    at("0", code::token),
    at("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼", code::plate),
    at("0", model::standard),
    at("0", model::airliner),
    at("-‐‑", model::named),
    at("-–—~～", model::sizes),
    at("BCDFGMOPSV", model::to),
    at("+-−–—~～×*÷=<>xX:/", sign::sign),
    at("^⁰¹²³⁴⁵⁶⁷⁸⁹⁻", power::power),
    at(":@.", symbol::address),
    at("$", symbol::dollar),
    at("%&@#°±∓√∞≈≠≤≥≦≧≡∑∏∫∂∆∝∈⊥∥∠∵∴²³⁴⁵⁶⁷⁸⁹¹⁰⁻⁺ⁿ℃℉㎡‰№§℡$¥€£₩¢©®™→αβγδεζηθικλμµνξπρστυφχψωΓΔΘΛΠΣΦΨΩ", symbol::symbol),
    at("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⓪❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴⓵⓶⓷⓸⓹⓺⓻⓼⓽⓾➊➋➌➍➎➏➐➑➒➓㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿", mark::enclosed),
    at("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ", mark::numeral),
    at("IVX", mark::roman),
    at("々*#=~～^_`|\\+<>", mark::silent),
];

const _: () = assert!(SCANNERS.len() <= 64);
