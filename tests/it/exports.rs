//! Every exporter, by the same suite; and what is measured on the files.

use crate::driver::{World, skipped};
use aloud::config::Loaded;
use aloud::export::{EXPORTERS, Exporter, Publication};
use aloud::internal::audio::decode;
use aloud::model::{Article, BlockKind, Blocks, DecodedMark, Language, Metadata, SampleRate};
use aloud::studio::{
    Document, Events, ExportOptions, Exported, Exports, SavedEdition, Studio, Target, verify,
};
use aloud::{Kind, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// Formats whose file holds sound.
const SOUND: [&str; 5] = ["mp3", "m4b", "opus", "flac", "wav"];

fn studio(dir: &Path) -> Studio {
    let builder = Studio::builder().settings(Loaded::default()).cache(dir.join("cache"));
    builder.voice("tone").build().unwrap()
}

fn article(title: &str, blocks: &[(BlockKind, &str)]) -> Article {
    let mut made = Blocks::default();
    blocks.iter().for_each(|(kind, text)| {
        made.push(*kind, text);
    });
    let meta = Metadata {
        title: Some(title.into()),
        authors: vec!["Ada <&> \"Byron\"".into()],
        published: Some("2026-03-05".into()),
        url: Some("https://example.org/a?b=1&c=2".into()),
        ..Metadata::default()
    };
    let language = Language::parse("en").unwrap();
    Article { language, blocks: made.finish(), meta, ..Article::default() }
}

fn render(studio: &Studio, article: Article, dir: &Path) {
    let title = article.meta.title.clone().unwrap_or_default();
    let document = Document { article, title, source: "test".into() };
    let events: Arc<dyn Events> = Arc::new(());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let plan = studio.plan(document).unwrap();
    runtime.block_on(plan.render(&Target::at(dir), &events)).unwrap();
}

const HEADING: BlockKind = BlockKind::Heading { level: 2 };

/// An edition with headings.
fn usual(studio: &Studio, dir: &Path) {
    let text = "Ships come in at noon. They leave at night, when the tide is high enough for them.";
    let blocks = [
        (HEADING, "The harbour"),
        (BlockKind::Paragraph, text),
        (HEADING, "Behind it"),
        (BlockKind::Paragraph, text),
    ];
    render(studio, article("A harbour", &blocks), dir);
}

fn options(formats: &[&str]) -> ExportOptions {
    let mut options = ExportOptions::default();
    options.formats = formats.iter().map(|f| (*f).to_owned()).collect();
    options
}

fn try_export(studio: &Studio, editions: &[PathBuf], options: &ExportOptions) -> Result<Exports> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(studio.export(editions, options, Arc::new(|_, _| {})))
}

fn export(studio: &Studio, dir: &Path, options: &ExportOptions) -> Vec<Result<Exported>> {
    let made = try_export(studio, &[dir.to_path_buf()], options).unwrap();
    made.into_iter().map(|(_, result)| result).collect()
}

fn all() -> Vec<&'static str> {
    EXPORTERS.iter().map(|e| e.name()).collect()
}

fn bytes(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let names = EXPORTERS.iter().flat_map(|e| e.files());
    names.map(|name| dir.join(name)).map(|p| (p.clone(), std::fs::read(&p).unwrap())).collect()
}

#[test]
fn names_and_files_are_told_apart() {
    let mut names = all();
    let mut files: Vec<&str> = EXPORTERS.iter().flat_map(|e| e.files().iter().copied()).collect();
    let (of_names, of_files) = (names.len(), files.len());
    names.sort();
    names.dedup();
    files.sort();
    files.dedup();
    assert_eq!((names.len(), files.len()), (of_names, of_files));
    for e in EXPORTERS {
        assert!(!e.about().is_empty() && !e.settings().is_empty() && !e.files().is_empty());
    }
}

#[test]
fn same_edition_same_bytes_and_nothing_is_made_twice() {
    let dir = tempfile::tempdir().unwrap();
    let (studio, edition) = (studio(dir.path()), dir.path().join("e"));
    usual(&studio, &edition);
    let first = export(&studio, &edition, &options(&all()));
    assert!(first.iter().all(|r| !r.as_ref().unwrap().kept), "{first:?}");
    let before = bytes(&edition);
    assert_eq!(verify(&edition).unwrap().faults, Vec::<String>::new());
    let again = export(&studio, &edition, &options(&all()));
    assert!(again.iter().all(|r| r.as_ref().unwrap().kept), "{again:?}");
    let mut fresh = options(&all());
    fresh.fresh = true;
    export(&studio, &edition, &fresh).into_iter().for_each(|r| assert!(!r.unwrap().kept));
    assert!(before == bytes(&edition), "other bytes");
    assert!(!dir.path().join(".unfinished").exists());
    // The same in another folder.
    let other = dir.path().join("other");
    usual(&studio, &other);
    export(&studio, &other, &options(&all())).into_iter().for_each(|r| drop(r.unwrap()));
    let strip =
        |files: Vec<(PathBuf, Vec<u8>)>| files.into_iter().map(|(_, b)| b).collect::<Vec<_>>();
    assert!(strip(before) == strip(bytes(&other)), "the folder shows");
}

#[test]
fn hard_texts_and_titles_are_written() {
    let dir = tempfile::tempdir().unwrap();
    let studio = studio(dir.path());
    let cases = [
        ("One", vec![(BlockKind::Paragraph, "Word.")]),
        (
            "שלום עולם، مرحبا",
            vec![(HEADING, "כותרת"), (BlockKind::Paragraph, "مرحبا بالعالم. שלום.")],
        ),
        (
            "👩🏽‍🚀 <b>&amp;\u{b}\u{1}]]>\u{fffe} \"'",
            vec![(BlockKind::Paragraph, "A < b & c > d \u{7} 👩🏽‍🚀. End.")],
        ),
        ("", vec![(BlockKind::Paragraph, "No title, and one sentence.")]),
        (&"长标题 ".repeat(200), vec![(BlockKind::Paragraph, "Text.")]),
    ];
    for (n, (title, blocks)) in cases.into_iter().enumerate() {
        let edition = dir.path().join(format!("e{n}"));
        render(&studio, article(title, &blocks), &edition);
        for (name, result) in all().iter().zip(export(&studio, &edition, &options(&all()))) {
            result.unwrap_or_else(|e| panic!("{name} of {title:?}: {e}"));
        }
        assert_eq!(verify(&edition).unwrap().faults, Vec::<String>::new(), "{title:?}");
        let head = SavedEdition::open(&edition).unwrap().map.head;
        for name in SOUND.iter().filter(|name| all().contains(name)) {
            let exporter = EXPORTERS.iter().find(|e| e.name() == *name).unwrap();
            let pcm = decode(std::fs::read(edition.join(exporter.files()[0])).unwrap()).unwrap();
            is_as_long(name, pcm.samples.len(), pcm.rate, head.frames.index(), head.sample_rate);
        }
    }
}

/// An edition without a frame of sound, as nobody can render one.
#[test]
fn an_empty_edition_is_exported_or_refused_with_a_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let (studio, edition) = (studio(dir.path()), dir.path().join("e"));
    render(&studio, article("Empty", &[(BlockKind::Paragraph, "Word.")]), &edition);
    let mut wav = std::fs::read(edition.join("audio.wav")).unwrap();
    wav.truncate(44);
    wav[4..8].copy_from_slice(&36u32.to_le_bytes());
    wav[40..44].copy_from_slice(&0u32.to_le_bytes());
    std::fs::write(edition.join("audio.wav"), wav).unwrap();
    for (name, result) in all().iter().zip(export(&studio, &edition, &options(&all()))) {
        if let Err(e) = result {
            assert!(matches!(e.kind(), Kind::Usage | Kind::Verify), "{name}: {e}");
        }
    }
}

#[test]
fn a_revised_edition_makes_its_exports_stale() {
    let dir = tempfile::tempdir().unwrap();
    let (studio, edition) = (studio(dir.path()), dir.path().join("e"));
    usual(&studio, &edition);
    export(&studio, &edition, &options(&all()));
    // Rendered again without a change: all is as it was.
    usual(&studio, &edition);
    assert_eq!(verify(&edition).unwrap().faults, Vec::<String>::new());
    render(&studio, article("A harbour", &[(BlockKind::Paragraph, "Something else.")]), &edition);
    let faults = verify(&edition).unwrap().faults;
    assert_eq!(
        faults.iter().filter(|f| f.contains("is stale")).count(),
        EXPORTERS.len(),
        "{faults:?}"
    );
    export(&studio, &edition, &options(&all())).into_iter().for_each(|r| assert!(!r.unwrap().kept));
    assert_eq!(verify(&edition).unwrap().faults, Vec::<String>::new());
    for e in EXPORTERS {
        let file = edition.join(e.files()[0]);
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        let faults = verify(&edition).unwrap().faults;
        assert!(faults.len() == 1 && faults[0].contains("its hash differs"), "{faults:?}");
        let made = export(&studio, &edition, &options(&[e.name()]));
        assert!(!made[0].as_ref().unwrap().kept);
        std::fs::remove_file(&file).unwrap();
        assert!(verify(&edition).unwrap().faults[0].contains("is not there"));
        export(&studio, &edition, &options(&[e.name()])).remove(0).unwrap();
    }
}

#[test]
fn what_belongs_to_an_edition_is_not_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let (studio, one, two) = (studio(dir.path()), dir.path().join("one"), dir.path().join("two"));
    usual(&studio, &one);
    usual(&studio, &two);
    export(&studio, &two, &options(&["flac"]));
    let refused = |output: PathBuf, format: &str| {
        let mut options = options(&[format]);
        options.output = Some(output);
        let e = try_export(&studio, std::slice::from_ref(&one), &options).unwrap_err();
        assert_eq!(e.kind(), Kind::Usage, "{e}");
        e.to_string()
    };
    assert!(refused(one.join("audio.wav"), "wav").contains("belongs to the edition"));
    assert!(refused(two.clone(), "flac").contains("belongs to the edition"));
    assert!(refused(dir.path().join("talk.mp3"), "opus").contains("not the name of a file"));
    assert!(verify(&one).unwrap().faults.is_empty() && verify(&two).unwrap().faults.is_empty());
    // A name with a point is a folder, and other files may stand beside an edition's.
    for output in [dir.path().join("v1.2"), two.join("talk.flac")] {
        let mut options = options(&["flac"]);
        options.output = Some(output);
        export(&studio, &one, &options)
            .into_iter()
            .for_each(|r| assert!(r.unwrap().files[0].exists()));
    }
    assert!(dir.path().join("v1.2/audio.flac").exists());
}

#[test]
fn who_names_no_cover_keeps_the_one_that_there_is() {
    let dir = tempfile::tempdir().unwrap();
    let (studio, edition) = (studio(dir.path()), dir.path().join("e"));
    usual(&studio, &edition);
    let mut with_cover = options(&["flac"]);
    with_cover.cover = Some(dir.path().join("c.png"));
    let png =
        [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]].concat();
    std::fs::write(dir.path().join("c.png"), png).unwrap();
    export(&studio, &edition, &with_cover).into_iter().for_each(|r| assert!(!r.unwrap().kept));
    let again = export(&studio, &edition, &options(&["flac"]));
    assert!(again[0].as_ref().unwrap().kept);
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let (studio, edition) = (studio(dir.path()), dir.path().join("e"));
    usual(&studio, &edition);
    // Nobody can write below a file, whatever their rights.
    let below = edition.join("timing.json").join("x");
    for name in all() {
        let mut options = options(&[name]);
        options.output = Some(below.clone());
        let failed = try_export(&studio, std::slice::from_ref(&edition), &options).unwrap_err();
        assert_eq!(failed.kind(), Kind::Disk, "{failed}");
        assert!(failed.to_string().contains("timing.json"), "{failed}");
    }
    assert_eq!(std::fs::read_dir(&edition).unwrap().count(), 3, "something was left");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let allow = |mode| {
            std::fs::set_permissions(&edition, std::fs::Permissions::from_mode(mode)).unwrap()
        };
        allow(0o555);
        let made = try_export(&studio, std::slice::from_ref(&edition), &options(&["wav"]));
        allow(0o755);
        // Root may write everywhere.
        assert!(made.is_ok() || made.unwrap_err().kind() == Kind::Disk);
    }
}

/// Loudness and true peak by another implementation than ours, on what our decoders make of the files.
#[test]
#[cfg(feature = "espeak")]
fn every_file_has_the_loudness_and_its_sound_is_in_place() {
    let world = World::new();
    let text = "The crane lifts three tons. It is new, and it stands at the quay, where ships come in at noon.\n\n";
    world.put("a.md", format!("# The harbour\n\n{}", text.repeat(4)));
    let edition = world.speak(&["a.md", "--voice", "en-us-espeak", "--to", &all().join(",")]);
    let read = |name: &str| decode(std::fs::read(edition.join(name)).unwrap()).unwrap();
    let source = read("audio.wav");
    for e in EXPORTERS.iter().filter(|e| SOUND.contains(&e.name())) {
        let pcm = read(e.files()[0]);
        let mut meter =
            ebur128::EbuR128::new(1, pcm.rate.0, ebur128::Mode::I | ebur128::Mode::TRUE_PEAK)
                .unwrap();
        meter.add_frames_i16(&pcm.samples).unwrap();
        let (loudness, peak) = (meter.loudness_global().unwrap(), meter.true_peak(0).unwrap());
        assert!((loudness + 16.0).abs() < 0.12, "{}: {loudness} LUFS", e.name());
        assert!(20.0 * peak.log10() < -0.95, "{}: {} dBTP", e.name(), 20.0 * peak.log10());
        is_as_long(e.name(), pcm.samples.len(), pcm.rate, source.samples.len(), source.rate);
        if pcm.rate == source.rate {
            let lag = lag(&source.samples, &pcm.samples);
            assert_eq!(lag, 0, "{}", e.name());
        }
    }
}

/// Up to a frame of the edition.
fn is_as_long(name: &str, found: usize, rate: SampleRate, frames: usize, of: SampleRate) {
    let expected = frames * rate.0 as usize / of.0 as usize;
    assert!(
        found.abs_diff(expected) <= rate.0.div_ceil(of.0) as usize,
        "{name}: {found} of {expected}"
    );
}

/// By how many samples the second sound is later.
#[cfg(feature = "espeak")]
fn lag(a: &[i16], b: &[i16]) -> i64 {
    let at = |s: &[i16], i: i64| f64::from(s[i as usize]);
    let middle = 20_000..50_000i64.min(a.len() as i64 - 100);
    let likeness = |lag: i64| middle.clone().map(|i| at(a, i) * at(b, i + lag)).sum::<f64>();
    (-40..=40).max_by(|x, y| likeness(*x).total_cmp(&likeness(*y))).unwrap()
}

#[test]
fn the_label_is_in_every_file_unless_it_is_off() {
    let world = World::new();
    world.put("a.md", "# The harbour\n\nShips come in at noon.\n");
    world.put("on.toml", "[disclosure]\nprovider = 'Harbour \"Radio\" & Co'\nid = 'episode-7'\n");
    world.put("off.toml", "[disclosure]\nmode = 'off'\n[loudness]\ntarget = 'off'\n");
    let edition = world.speak(&["a.md", "--voice", "tone"]);
    for (config, labelled) in [("on.toml", true), ("off.toml", false)] {
        let formats = all().join(",");
        let ran =
            world.run(&["export", edition.to_str().unwrap(), "--to", &formats, "--config", config]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        for e in EXPORTERS {
            let label = e.label(&edition.join(e.files()[0])).unwrap();
            assert_eq!(label.is_some(), labelled, "{}", e.name());
            if let Some(label) = label {
                let fields: serde_json::Value = serde_json::from_str(&label).unwrap();
                assert_eq!(fields["ContentProducer"], "Harbour \"Radio\" & Co");
                assert_eq!(
                    (&fields["Label"], &fields["ProduceID"]),
                    (&"1".into(), &"episode-7".into())
                );
            }
        }
        assert_eq!(world.run(&["verify", edition.to_str().unwrap()]).code, Some(0));
    }
}

/// A label that is heard comes after the last word, so that no time of the map is moved.
#[test]
#[cfg(feature = "espeak")]
fn a_label_is_heard_at_the_end() {
    let world = World::new();
    world.put("a.md", "# 港口\n\n船在中午到港。\n");
    let edition = world.speak(&["a.md"]);
    let name = edition.to_str().unwrap();
    let read = |file: PathBuf| decode(std::fs::read(file).unwrap()).unwrap().samples;
    let plain = read(edition.join("audio.wav"));
    for (mode, least) in [("morse", 1.3), ("spoken", 1.5)] {
        world.put("c.toml", format!("[disclosure]\nmode = '{mode}'\n[loudness]\ntarget = 'off'\n"));
        let ran = world.run(&["export", name, "--to", "wav,m4b", "--config", "c.toml"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let labelled = read(edition.join("audio.levelled.wav"));
        assert!(labelled[..plain.len()] == plain, "{mode}: the sound before it is another");
        let tail = &labelled[plain.len()..];
        assert!(tail.len() as f64 > (0.8 + least) * 22_050.0, "{mode}: {}", tail.len());
        assert!(tail.iter().any(|s| s.unsigned_abs() > 2000), "{mode}: it is silent");
        assert_eq!(world.run(&["verify", name]).code, Some(0));
    }
}

#[test]
fn several_editions_become_a_book() {
    let dir = tempfile::tempdir().unwrap();
    let studio = studio(dir.path());
    let mut parts = Vec::new();
    let mut frames = 0;
    for n in 0..3 {
        let edition = dir.path().join(format!("part {n}"));
        render(
            &studio,
            article(&format!("Part {n}"), &[(BlockKind::Paragraph, "Some words.")]),
            &edition,
        );
        frames += SavedEdition::open(&edition).unwrap().map.head.frames.index();
        parts.push(edition);
    }
    let mut options = options(&["flac"]);
    options.title = Some("The whole".into());
    options.output = Some(dir.path().join("book.flac"));
    try_export(&studio, &parts, &options).unwrap().remove(0).1.unwrap();
    let file = std::fs::read(dir.path().join("book.flac")).unwrap();
    let text = String::from_utf8_lossy(&file);
    for told in ["TITLE=The whole", "CHAPTER000NAME=Part 0", "CHAPTER002NAME=Part 2"] {
        assert!(text.contains(told), "{told}");
    }
    assert_eq!(decode(file).unwrap().samples.len(), frames);
}

/// The parts of a book may be at different rates; a chapter begins where its part begins.
#[test]
fn a_book_of_editions_at_two_rates() {
    let world = World::new();
    world.put("a.md", "# First\n\nShips come in at noon.\n");
    world.put("b.md", "# Second\n\nThey leave at night.\n");
    world.put(
        "slow.toml",
        "name = 'slow'\nbackend = 'tone'\nlanguages = ['*']\nlicence = 'none'\n[tone]\nsample_rate = 16000\n",
    );
    let first = world.speak(&["a.md", "--voice", "tone"]);
    let second = world.speak(&["b.md", "--voice", world.path("slow.toml").to_str().unwrap()]);
    let heads = [&first, &second].map(|e| SavedEdition::open(e).unwrap().map.head);
    assert_ne!(heads[0].sample_rate, heads[1].sample_rate);
    let names = [&first, &second].map(|e| e.to_str().unwrap());
    let args = ["export", names[0], names[1], "--as", "Both", "--to", "wav", "-o", "both.wav"];
    let ran = world.run(&args);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let pcm = decode(std::fs::read(world.path("both.wav")).unwrap()).unwrap();
    let rate = u64::from(heads[0].sample_rate.0);
    let second = (heads[1].frames.0 * rate).div_ceil(u64::from(heads[1].sample_rate.0));
    assert_eq!(pcm.samples.len() as u64, heads[0].frames.0 + second);
}

/// A format of a user of the library.
struct Titles;

impl Exporter for Titles {
    fn name(&self) -> &'static str {
        "titles"
    }
    fn about(&self) -> &'static str {
        "the titles of chapters"
    }
    fn files(&self) -> &'static [&'static str] {
        &["titles.txt"]
    }
    fn settings(&self) -> String {
        "titles 1".into()
    }
    fn export(&self, publication: &Publication, folder: &Path) -> Result<Option<DecodedMark>> {
        let titles: Vec<&str> = publication.chapters.iter().map(|c| c.title.as_str()).collect();
        std::fs::write(folder.join("titles.txt"), titles.join("\n")).unwrap();
        Ok(None)
    }
}

#[test]
fn a_program_may_add_a_format() {
    let dir = tempfile::tempdir().unwrap();
    let builder = Studio::builder().settings(Loaded::default()).cache(dir.path().join("cache"));
    let studio = builder.voice("tone").exporter(Arc::new(Titles)).build().unwrap();
    let edition = dir.path().join("e");
    usual(&studio, &edition);
    let made = export(&studio, &edition, &options(&["titles"])).remove(0).unwrap();
    assert_eq!(std::fs::read_to_string(&made.files[0]).unwrap(), "The harbour\nBehind it");
    assert_eq!(verify(&edition).unwrap().faults, Vec::<String>::new());
    let e = try_export(&studio, &[edition], &options(&["nosuch"])).unwrap_err();
    assert!(e.kind() == Kind::Usage && e.to_string().contains("titles, "), "{e}");
}

#[test]
fn the_command_tells_what_it_does_and_what_is_wrong() {
    let world = World::new();
    world.put("a.md", "# The harbour\n\nShips come in at noon.\n");
    let edition = world.speak(&["a.md", "--voice", "tone"]);
    let edition = edition.to_str().unwrap();
    let list = world.run(&["export", "--list"]).stdout;
    assert!(all().iter().all(|name| list.contains(name)), "{list}");
    for (args, code, told) in [
        (vec!["export", edition], 2, "nothing was exported before"),
        (vec!["export", edition, "--to", "nosuch"], 2, "there is no format nosuch"),
        (vec!["export", "nosuch", "--to", "wav"], 3, "there is no such folder"),
        (vec!["export", edition, "--to", "wav,flac", "-o", "a.wav"], 2, "there are 2 formats"),
        (vec!["export", edition, "--to", "wav", "--cover", "a.md"], 2, "not a JPEG, PNG or WebP"),
        (
            vec!["speak", "a.md", "--voice", "tone", "--to", "nosuch"],
            2,
            "there is no format nosuch",
        ),
    ] {
        let ran = world.run(&args);
        assert!(ran.code == Some(code) && ran.stderr.contains(told), "{args:?}: {ran:?}");
    }
    // Results go to standard output; a format is what its name is in any case, or what -o ends in.
    let ran = world.run(&["export", edition, "--to", ".FLAC, wav"]);
    let printed: Vec<&str> = ran.stdout.lines().filter_map(|l| l.rsplit('/').next()).collect();
    assert!(printed.contains(&"audio.flac") && printed.contains(&"audio.levelled.wav"), "{ran:?}");
    let ran = world.run(&["export", edition, "-o", "episode.flac"]);
    assert!(ran.code == Some(0) && world.path("episode.flac").is_file(), "{ran:?}");
    // Editions that were not exported are passed over where all are renewed.
    world.put("b.md", "# The quay\n\nNobody waits.\n");
    world.speak(&["b.md", "--voice", "tone"]);
    let ran = world.run(&["export", "output"]);
    assert!(ran.code == Some(0) && ran.stdout.lines().count() == 2, "{ran:?}");
    let ran = world.run(&["speak", "a.md", "--voice", "tone", "--to", "wav", "-o", "-"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("nothing to export"), "{ran:?}");
    let ran = world.run(&["export", edition, "--to", "wav", "-o", "episode.wav", "--json"]);
    assert!(ran.code == Some(0) && world.path("episode.wav").exists(), "{ran:?}");
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(json["results"][0]["exports"][0]["format"], "wav");
    assert_eq!(world.leftovers(), Vec::<PathBuf>::new());
}

/// What ffmpeg's readers see: chapters to the frame, tags, and the same length.
#[test]
fn ffprobe_sees_chapters_and_tags() {
    let version = Command::new("ffprobe").arg("-version").output();
    if version.is_err() {
        return skipped("ffprobe is not here");
    }
    let dir = tempfile::tempdir().unwrap();
    let (studio, edition) = (studio(dir.path()), dir.path().join("e"));
    usual(&studio, &edition);
    let saved = SavedEdition::open(&edition).unwrap();
    let start =
        saved.map.blocks[2].frames.0.index() as f64 / f64::from(saved.map.head.sample_rate.0);
    let formats: Vec<&str> =
        ["mp3", "m4b", "opus", "flac"].into_iter().filter(|f| all().contains(f)).collect();
    export(&studio, &edition, &options(&formats)).into_iter().for_each(|r| drop(r.unwrap()));
    for format in formats {
        let file = edition.join(format!("audio.{format}"));
        let args =
            ["-v", "error", "-show_chapters", "-show_format", "-show_streams", "-of", "json"];
        let ran = Command::new("ffprobe").args(args).arg(&file).output().unwrap();
        let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
        // Opus and FLAC have them as comments, which ffprobe reads of Ogg only.
        if format != "flac" {
            let chapters = json["chapters"].as_array().unwrap();
            let titles: Vec<&str> =
                chapters.iter().map(|c| c["tags"]["title"].as_str().unwrap()).collect();
            assert_eq!(titles, ["The harbour", "Behind it"], "{format}");
            let found: f64 = chapters[1]["start_time"].as_str().unwrap().parse().unwrap();
            let precision = if format == "m4b" { 1e-5 } else { 6e-4 };
            assert!((found - start).abs() < precision, "{format}: {found} for {start}");
        }
        let text = json.to_string();
        for told in ["A harbour", "2026-03-05", "tone", "AIGC"] {
            assert!(text.contains(told), "{format}: no {told} in {text}");
        }
    }
}
