//! What the embedded engine receives: the sounds of words with several readings, and the user's own.

use crate::driver::World;

/// What the engine was given for each line of a text.
fn phonemes(world: &World, language: &str, lines: &[&str]) -> Vec<String> {
    let file = world.put("lines.txt", lines.join("\n"));
    let ran = world.run(&["pronounce", "--phonemes", "--lang", language, file.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    // A line and its sounds in turn.
    let told: Vec<String> = ran.stdout.lines().skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(told.len(), lines.len(), "{}", ran.stdout);
    lines.iter().zip(&told).for_each(|(line, told)| println!("{line}{told}"));
    told
}

/// Without the signs of rhythm.
fn bare(told: &str) -> String {
    told.replace(['|', '_', '\'', ',', ' '], "").to_lowercase()
}

/// A sentence with a polyphone, and the sounds of its word as eSpeak writes them: tones are 55, 35,
/// 214, 51 and 11, `.` is the retroflex sign, `N` is ng.
const POLYPHONES: &[(&str, &str)] = &[
    ("我们明天坐船去重庆。", "ts.hong35tS;hi51N"),
    ("我重新写了一遍。", "ts.hong35S;i55n"),
    ("街道要着力解决停车难。", "ts.uo35li51"),
    ("工作的着力点在山里。", "ts.uo35li51tiE214n"),
    ("车站统一调度所有货车。", "tjAu51tu51"),
    ("小区建立了长效办法。", "ts.hA35NS;jAu51"),
    ("小树长得很高。", "ts.A214Nt@11X@214n"),
    ("窗口推出便民新措施。", "piE51nmi35n"),
    ("他们用行动践行诺言。", "tS;iE51nS;i35N"),
    ("考察组一行去了山村。", "ji51S;i35N"),
    ("银行行长走上讲台。", "ji35nXA35NXA35Nts.A214N"),
    ("大厅里响起了音乐。", "ji55njyE51"),
    ("孩子们玩得很快乐。", "khuai51lo-51"),
    ("他去年还清了贷款。", "XuA35ntS;hi55N"),
    ("我还是想走路回家。", "Xai35s.i.11"),
    ("山区的茶业发展很快。", "fA55ts.a214n"),
    ("爷爷在门口理发。", "li214fA51"),
    ("窗外朝阳升起。", "ts.Au55jiA35N"),
    ("他住在朝阳区。", "ts.hAu35jiA35N"),
    ("唐朝是强盛的朝代。", "ts.hAu35tai51"),
    ("桌上摆着一堆数据。", "s.u51tS;y51"),
    ("请你数一数苹果。", "s.u214ji11s.u"),
    ("为了赶车他跑步出门。", "wei51l@11"),
    ("她终于成为一名医生。", "ts.h@35Nwei35"),
    ("院子里有三只猫。", "sa55nts.i.55mAu55"),
];

#[test]
fn polyphones_arrive_with_the_right_sounds() {
    let lines: Vec<&str> = POLYPHONES.iter().map(|(line, _)| *line).collect();
    let told = phonemes(&World::new(), "zh", &lines);
    let wrong: Vec<String> = POLYPHONES
        .iter()
        .zip(&told)
        .filter(|((_, sound), told)| !bare(told).contains(&sound.to_lowercase()))
        .map(|((line, sound), told)| format!("{line} {told} has no {sound}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn english_words_of_two_readings_arrive_so() {
    let cases = [
        ("We live here.", "l'Iv"),
        ("The band played live music.", "l'aIv"),
        ("They record it.", "rI2k'O@d"),
        ("He broke the record.", "r'Ek3d"),
        ("I will read it.", "r'i:d"),
        ("She read it twice yesterday.", "r'Ed"),
        ("The lead pipes are toxic.", "l'Ed"),
        ("He will lead the [[old]] choir.", "l'i:d"),
        ("It is of no use.", "j'u:s"),
        ("You may use it.", "j'u:z"),
    ];
    let world = World::new();
    let lines = cases.map(|(line, _)| line);
    for language in ["en-GB", "en-US"] {
        for (told, (line, sound)) in phonemes(&world, language, &lines).iter().zip(cases) {
            assert!(told.contains(sound), "{language} {line} {told} has no {sound}");
        }
    }
}

/// The user's own words are sounded, in a lexicon of either kind and beside the word; the text that is
/// shown and lit is the written one, and the edition's ledger balances.
#[test]
fn the_users_own_words_arrive() {
    let world = World::new();
    let toml = "GIF = '/dʒɪf/'\n[[word]]\ntext = 'Wug'\nsay = 'wuggle'\nvoice = 'en-us-espeak'\n";
    world.put("config/aloud/lexicon.toml", toml);
    let told = phonemes(&world, "en-GB", &["A GIF of a Wug."]);
    assert!(told[0].contains("dZ'If") && told[0].contains("w'Vg"), "{told:?}");
    assert!(!told[0].contains("w'Vg@L"), "the voice is another: {told:?}");
    let told = phonemes(&world, "en-US", &["A GIF of a Wug."]);
    assert!(told[0].contains("w'Vg@L"), "{told:?}");

    let pls = "<lexicon alphabet='ipa' xml:lang='en'><lexeme><grapheme>Ouse</grapheme>\
               <phoneme>uːz</phoneme></lexeme></lexicon>";
    let pls = world.put("rivers.pls", pls);
    let text = "# Rivers\n\nThe Ouse, a {PNG|ping} and {SQL|/ˈsiːkwəl/} were \\{a|b}.\n";
    let file = world.put("a.md", text);
    let (file, pls) = (file.to_str().unwrap(), pls.to_str().unwrap());
    let ran = world.run(&["script", file, "--lang", "en", "--lexicon", pls, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let sentence = &json["segments"][1];
    assert_eq!(sentence["shown"], "The Ouse, a PNG and SQL were {a|b}.");
    assert!(sentence["said"].as_str().unwrap().contains("a ping and SQL"), "{sentence}");
    let sounds: Vec<_> = sentence["readings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["reading"].as_str().unwrap())
        .collect();
    assert_eq!(sounds, ["uːz", "ˈsiːkwəl"]);

    let ran = world.run(&["speak", file, "--lang", "en", "--lexicon", pls, "--output", "out"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(!ran.stderr.contains("cannot be told"), "{}", ran.stderr);
    let folder = std::fs::read_dir(world.path("out")).unwrap().next().unwrap().unwrap().path();
    let ran = world.run(&["verify", folder.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let map = std::fs::read_to_string(folder.join("timing.json")).unwrap();
    let map: serde_json::Value = serde_json::from_str(&map).unwrap();
    let shown: Vec<char> = map["text"].as_str().unwrap().chars().collect();
    let lit: Vec<String> = map["segments"][1]["words"]
        .as_array()
        .unwrap()
        .iter()
        .map(|w| {
            let [from, to] = [0, 1].map(|i| w["text"][i].as_u64().unwrap() as usize);
            shown[from..to].iter().collect()
        })
        .collect();
    for word in ["Ouse", "PNG", "SQL"] {
        assert!(lit.iter().any(|l| l == word), "{word} is not lit: {lit:?}");
    }
}

/// Signs, rare characters, other scripts, Pinyin: a Chinese text has no English in its sounds but for the
/// Latin letters that stand in it.
#[test]
fn a_chinese_text_has_no_english_of_ours() {
    let silent = |line: &'static str, rest: &'static str| (line, rest);
    let cases = [
        silent(
            "英雄、兄弟、贫穷，汹涌！",
            "j'i55N S;j'ong35 S;j'ong55 t'i51 ph'i35n tS;hj'ong35 S;j'ong55 j'ong214",
        ),
        silent("这个字念xióng。", "ts.'o-51 k'o-11 ts'i[51 n'iE51n S;j'ong35"),
        silent("这一课学写xie3。", "ts.'o-51 j'i35 kh'o-51 S;'yE35 S;'iE214 S;'iE214"),
        silent("“舟”是Zhou1", "ts.'ou55 s.'i.51 ts.'ou55"),
        silent("开心~", "kh'ai55 S;'i55n"),
        silent("价*格", "tS;'iA51 k'o-35"),
        silent("奈々子", "n'ai51 n'ai51 ts'i[214"),
        silent("𠮷野家", "tS;'i35 j'iE214 tS;'iA55"),
        silent("𬬻", "l'u35"),
        silent("好★☎♪好", "X'Au214 X'Au214"),
        silent("花儿", "Xw'A55 '@r35"),
    ];
    let world = World::new();
    let lines = cases.map(|(line, _)| line);
    for (told, (line, sounds)) in phonemes(&world, "zh", &lines).iter().zip(cases) {
        let plain = told.replace(['_', '|', ':'], "");
        let plain: Vec<&str> = plain.split_whitespace().collect();
        assert_eq!(plain.join(" "), sounds, "{line}");
    }
    for told in phonemes(&world, "zh", &["今年GDP增长", "我的iPhone手机", "去café坐坐"])
    {
        assert_eq!(told.matches("(en)").count(), 1, "{told}");
    }
}

/// Whatever a text holds, in Chinese: English is heard for its Latin letters alone, and the number of no code
/// point is.
#[cfg(feature = "espeak")]
#[tokio::test]
async fn nothing_of_unicode_is_read_as_english_or_as_its_number() {
    use aloud::model::Language;
    use aloud::model::Lexicon;
    use aloud::speech::SpeechBackend;
    let voice = crate::espeak::espeak("cmn", 2);
    let (language, lexicon) = (Language::parse("zh").unwrap(), Lexicon::default());
    let mut random = fastrand::Rng::with_seed(13);
    // Blocks that a text is likely to have, and all of the rest.
    let blocks = [
        0x20..0x100,
        0x2000..0x2c00,
        0x3000..0x3400,
        0xf900..0x10000,
        0x1f000..0x1fb00,
        0..0x110000u32,
    ];
    let mut wrong = Vec::new();
    for _ in 0..2500 {
        let mut text = String::from("好");
        for _ in 0..random.usize(1..6) {
            let block = blocks[random.usize(0..blocks.len())].clone();
            let c = char::from_u32(random.u32(block));
            let latin = |c: &char| {
                // Letters, and what is written or named with them: ㎞, Ⓐ and 👌.
                let plain =
                    matches!(c, '👌' | 'A'..='Z' | 'a'..='z' | 'ª' | 'º' | 'À'..='ɏ' | 'Ａ'..='ｚ');
                plain
                    || matches!(c, '\u{2071}'..='\u{209c}' | '\u{2100}'..='\u{218b}' | '\u{249c}'..='\u{24ea}'
                    | '\u{1d400}'..='\u{1d7cb}' | '\u{1f100}'..='\u{1f1ff}' | '\u{1e00}'..='\u{1eff}'
                    | '\u{3371}'..='\u{33df}' | '\u{32cc}'..='\u{32cf}' | '\u{2c60}'..='\u{2c7f}'
                    | '\u{a720}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab6f}' | '\u{250}'..='\u{2af}'
                    | '\u{1d00}'..='\u{1dbf}' | '\u{fb00}'..='\u{fb06}')
            };
            text.extend(c.filter(|c| !latin(c) && !c.is_control()));
        }
        text.push('好');
        let utterance = aloud::internal::text::say(&text, &language, &lexicon);
        let told = voice.phonemes(&utterance).await.unwrap().unwrap();
        // `@:` is the sound that the library has for a sign it does not know; its number would follow.
        if told.contains("(en)") || told.contains("@:") {
            wrong.push(format!("{text:?} {:?} {told}", utterance.spoken.said()));
        }
    }
    println!("{} wrong", wrong.len());
    assert!(wrong.is_empty(), "{:#?}", &wrong[..wrong.len().min(40)]);
}

/// What a voice cannot be told is said to the user, once, and the word is read all the same.
#[test]
fn what_a_voice_cannot_sound_is_told() {
    let world = World::new();
    let file = world.put("a.txt", "这张{GIF|/dʒɪf/}图很好看。那张{GIF|/dʒɪf/}图也好看。\n");
    let file = file.to_str().unwrap();
    for command in [
        &["script", file, "--lang", "zh", "--one-voice"][..],
        &["speak", file, "--lang", "zh", "--one-voice"],
    ] {
        let ran = world.run(command);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let notes = ran.stderr.matches("cannot be told the sound dʒɪf of \"GIF\"").count();
        assert_eq!(notes, 1, "{command:?}: {}", ran.stderr);
    }
}
