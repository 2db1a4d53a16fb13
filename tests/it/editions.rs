//! Same input, same bytes; nothing spoken twice.

use crate::driver::{World, audited, bytes, sample};
use aloud::config::Loaded;
use aloud::internal::speech::Tone;
use aloud::model::{Article, BlockKind, Blocks, Language, Take, Utterance, Voice, VoiceCard};
use aloud::speech::{BoxFuture, Capabilities, SpeechBackend};
use aloud::studio::{Document, Events, Studio, Target};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

#[cfg(feature = "espeak")]
const VOICES: [&str; 2] = ["tone", "zh-espeak"];
#[cfg(not(feature = "espeak"))]
const VOICES: [&str; 1] = ["tone"];

#[test]
fn the_number_of_jobs_does_not_show() {
    let article = sample("zh-river.md");
    for voice in VOICES {
        let renders = ["1", "2", "5"].map(|jobs| {
            let world = World::new();
            let args = [article.to_str().unwrap(), "--voice", voice, "--jobs", jobs];
            bytes(&world.speak(&args))
        });
        assert!(renders[0] == renders[1] && renders[1] == renders[2], "{voice}");
    }
}

/// Answers late, each time by another while.
#[derive(Debug)]
struct Late {
    inner: Tone,
    seed: u64,
}

impl SpeechBackend for Late {
    fn name(&self) -> &str {
        self.inner.name()
    }
    fn capabilities(&self) -> &Capabilities {
        self.inner.capabilities()
    }
    fn fingerprint(&self) -> String {
        self.inner.fingerprint()
    }
    fn voices(&self) -> BoxFuture<'_, aloud::Result<Vec<Voice>>> {
        self.inner.voices()
    }
    fn speak<'a>(&'a self, u: &'a Utterance) -> BoxFuture<'a, aloud::Result<Take>> {
        Box::pin(async {
            let hash = u
                .spoken
                .said()
                .bytes()
                .fold(self.seed, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3));
            tokio::time::sleep(Duration::from_millis(hash % 20)).await;
            self.inner.speak(u).await
        })
    }
}

fn render_late(seed: u64, dir: &Path) -> [Vec<u8>; 2] {
    let mut blocks = Blocks::default();
    for i in 0..60 {
        blocks.push(BlockKind::Paragraph, &format!("Sentence number {i}. And another, {i}."));
    }
    let language = Language::parse("en").unwrap();
    let article = Article { language, blocks: blocks.finish(), ..Article::default() };
    let document = Document { article, title: "late".into(), source: "test".into() };
    let card = VoiceCard { name: "late".into(), backend: "late".into(), ..VoiceCard::default() };
    let studio = Studio::builder()
        .settings(Loaded::default())
        .cache(dir.join("cache"))
        .backend("late", move |_| Ok(Arc::new(Late { inner: Tone::default(), seed })))
        .card(card)
        .voice("late")
        .build()
        .unwrap();
    let (plan, target) = (studio.plan(document).unwrap(), Target::at(dir.join("edition")));
    let events: Arc<dyn Events> = Arc::new(());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    bytes(&runtime.block_on(plan.render(&target, &events)).unwrap().files.path())
}

#[test]
fn the_order_of_completion_does_not_show() {
    let dir = tempfile::tempdir().unwrap();
    let renders = [1, 77, 12345].map(|seed| render_late(seed, &dir.path().join(seed.to_string())));
    assert!(renders[0] == renders[1] && renders[1] == renders[2]);
}

fn from_store(world: &World, args: &[&str]) -> (u64, u64) {
    let mut all = vec!["speak", "--json", "--voice", "tone"];
    all.extend(args);
    let ran = world.run(&all);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let edition = &json["editions"][0];
    (edition["segments"].as_u64().unwrap(), edition["from_store"].as_u64().unwrap())
}

#[test]
fn only_an_edited_sentence_is_spoken_again() {
    let world = World::new();
    let text = "One comes first.\n\nTwo is next. Three follows it.\n\nFour ends it.\n";
    world.put("a.txt", text);
    assert_eq!(from_store(&world, &["a.txt"]), (4, 0));
    assert_eq!(from_store(&world, &["a.txt"]), (4, 4));
    world.put("a.txt", text.replace("Three follows", "Three runs after"));
    assert_eq!(from_store(&world, &["a.txt"]), (4, 3));
    assert_eq!(from_store(&world, &["a.txt", "--fresh"]), (4, 0));
    assert_eq!(from_store(&world, &["a.txt", "--rate", "1.5"]), (4, 0), "another sound");
}

#[test]
fn a_damaged_edition_is_found_and_mended() {
    let world = World::new();
    world.put("a.txt", "One comes first. Two is next.");
    let edition = world.speak(&["a.txt", "--voice", "tone"]);
    let good = bytes(&edition);
    let mut bad = good[0].clone();
    bad[5000] ^= 1;
    std::fs::write(edition.join("audio.wav"), bad).unwrap();
    let ran = world.run(&["verify", edition.to_str().unwrap()]);
    assert_eq!(ran.code, Some(7), "{ran:?}");
    assert!(ran.stdout.contains("its hash differs"), "{ran:?}");
    std::fs::remove_file(edition.join("edition.json")).unwrap();
    assert_eq!(world.run(&["verify", edition.to_str().unwrap()]).code, Some(7));
    assert_eq!(bytes(&world.speak(&["a.txt", "--voice", "tone"])), good);
    audited(&edition);
}

#[test]
fn equal_titles_get_folders_of_their_own() {
    let world = World::new();
    for name in ["x/a.md", "y/a.md", "z/a.md"] {
        world.put(name, format!("# The same title\n\nText of {name}.\n"));
    }
    let ran = world.run(&["speak", "--voice", "tone", "--json", "x", "y", "z"]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let mut folders: Vec<_> = json["editions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["edition"].as_str().unwrap().to_string())
        .collect();
    folders.dedup();
    assert_eq!(folders.len(), 3, "{ran:?}");
    for folder in folders {
        audited(&world.path(&folder));
    }
}

/// Editions kept in the tree, compared by bytes: the map itself, the sound by its hash. A change
/// that is wanted is taken over with `ALOUD_UPDATE=1 cargo test golden`.
#[test]
fn golden_editions() {
    let goldens = [("tone", "zh"), ("tone", "en")].into_iter();
    #[cfg(feature = "espeak")]
    let goldens = goldens.chain([("zh-espeak", "zh"), ("en-gb-espeak", "en")]);
    for (voice, language) in goldens {
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
        let input = golden.join(format!("{language}.md"));
        let world = World::new();
        std::fs::copy(input, world.path("a.md")).unwrap();
        let edition = world.speak(&["a.md", "--voice", voice]);
        let [sound, map] = bytes(&edition);
        let found =
            format!("{}{}\n", String::from_utf8(map).unwrap(), blake3::hash(&sound).to_hex());
        let kept = golden.join(format!("{language}.{voice}.golden"));
        if std::env::var_os("ALOUD_UPDATE").is_some() {
            std::fs::write(&kept, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&kept).unwrap_or_default();
        assert!(found == expected, "{} differs:\n{found}", kept.display());
    }
}
