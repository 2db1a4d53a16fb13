use super::*;

#[test]
fn what_does_not_tell_its_language_is_assumed_by_its_script() {
    assert_eq!(detect("42").as_str(), "und");
    assert_eq!(assume("Warm.").as_str(), "en");
    assert_eq!(assume("Да.").as_str(), "ru");
}

#[test]
fn languages_by_script_and_letters() {
    for (text, expected) in [
        ("重庆市秀山县以转变工作作风为抓手，采取措施加强队伍建设。", "zh-Hans"),
        ("臺灣的颱風季節開始了，政府請大家準備。", "zh-Hant"),
        ("佢哋今日冇返學，因為落緊好大雨。", "yue"),
        ("你好", "zh"),
        ("使用 Rust and WebAssembly 构建 Web 应用程序的实践", "zh-Hans"),
        ("東京都知事選の結果が発表された。", "ja"),
        ("서울은 대한민국의 수도이다.", "ko"),
        ("The harbour was built when grain still came down the river on barges.", "en"),
        ("The River Li (漓江) flows through the city of Guilin in the south of China.", "en"),
        ("Hello, this is a test.", "en"),
        ("Die Bibliothek ist nach langem Umbau wieder geöffnet, und alle sind froh.", "de"),
        ("Das ist nicht gut.", "de"),
        ("La bibliothèque est ouverte depuis hier et les habitants sont très heureux.", "fr"),
        ("La biblioteca está abierta desde ayer y los vecinos están muy contentos.", "es"),
        ("Библиотека открылась вчера, и жители города очень рады этому событию.", "ru"),
        ("Бібліотека відкрилася вчора, і мешканці міста дуже раді цій події.", "uk"),
        ("Thư viện đã mở cửa trở lại từ hôm qua và người dân rất vui mừng.", "vi"),
        ("پایتخت ایران تهران است و جمعیت آن بسیار زیاد است و شهر بزرگی است", "fa"),
        ("ภาษาไทย", "th"),
        ("Ελλάδα", "el"),
        ("OK", "und"),
        ("Xyzzy plugh", "und"),
        ("12:30 — 5,2 %", "und"),
        ("", "und"),
    ] {
        assert_eq!(detect(text).as_str(), expected, "{text}");
    }
}

#[test]
fn another_language_is_seen_when_it_is_sure() {
    let en = "Without that notebook we would have designed the new wall for the wrong storm.";
    let de = "Ohne dieses Heft hätten wir die neue Mauer für den falschen Sturm entworfen.";
    let fr = "Sans ce carnet, nous aurions construit le nouveau mur pour une autre tempête, et les vagues sont hautes.";
    for (around, text, expected) in [
        ("de", en, Some("en")),
        ("en-GB", de, Some("de")),
        ("en", fr, Some("fr")),
        ("fr", fr, None),
        ("en-US", en, None),
        ("de", "Der Film »The Lord of the Rings: The Return of the King« läuft wieder.", None),
        (
            "en",
            "Massachusetts Institute of Technology, Universität Heidelberg, CNRS Paris, ETH",
            None,
        ),
        (
            "de",
            "Wikipedia, OpenStreetMap, LibreOffice, Thunderbird, Firefox, VLC, Blender, Gimp",
            None,
        ),
        ("en", "Guten Morgen!", None),
        (
            "da",
            "Biblioteket har åpnet igjen etter lang tid, og innbyggerne i byen er svært glade.",
            None,
        ),
    ] {
        let found = other_than(&tag(around), text);
        assert_eq!(found.as_ref().map(Language::as_str), expected, "{text}");
    }
}

#[test]
fn a_passage_has_the_language_of_its_letters() {
    for (text, writing, expected) in [
        ("we will not stop", Writing::Latin, "en"),
        ("la mer est belle et les jours sont longs", Writing::Latin, "fr"),
        ("Massachusetts Institute of Technology", Writing::Latin, "en"),
        ("да", Writing::Cyrillic, "ru"),
        ("Київ", Writing::Cyrillic, "uk"),
        ("漓江", Writing::Han, "zh"),
        ("ありがとう", Writing::Kana, "ja"),
        ("صباح", Writing::Arabic, "ar"),
        ("안녕", Writing::Hangul, "ko"),
    ] {
        assert_eq!(of_passage(text, writing).as_str(), expected, "{text}");
    }
}

#[test]
fn a_long_text_is_looked_at_in_several_places() {
    let long = "Preface in English, a whole paragraph of it. ".repeat(100)
        + &"党员干部认真学习，提高认识。".repeat(9000);
    assert!(sample(std::iter::once(&long[..])).len() <= SAMPLE + 2 * PLACES);
    assert_eq!(detect(&long).as_str(), "zh-Hans");
    let lines: Vec<_> = long.split_inclusive('。').collect();
    assert!(sample(lines.iter().copied()).len() <= SAMPLE * 11 / 10);
    assert!(sample(lines.iter().copied()).contains('党'));
}

#[test]
fn no_form_is_both() {
    let chars: Vec<char> = FORMS.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(chars.len().is_multiple_of(2));
    let side = |i| chars.iter().skip(i).step_by(2).collect::<std::collections::HashSet<_>>();
    assert!(side(0).is_disjoint(&side(1)), "{:?}", side(0).intersection(&side(1)));
}

#[test]
fn every_tag_is_one() {
    for lang in Lang::all() {
        assert!(bcp47(*lang).as_str().len() == 2, "{lang:?}");
    }
}
