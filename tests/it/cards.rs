//! Voice cards that are made from a service's list, and which cards speak unasked. Those that the book
//! shows are tested in `book`.

use crate::end_to_end_http::{text, world};
use crate::speech_server::{ok, service, wav};
use aloud::internal::config::IN_THE_PROGRAM;
use aloud::speech::BACKENDS;

#[test]
fn voices_of_a_service_become_cards() {
    let (server, _) = service(|_, asked| match asked.path.as_str() {
        "/v1/audio/voices" => ok(r#"{"voices":["af_sky","zf_xiaobei"]}"#),
        _ => ok(wav(&text(asked), 24_000)),
    });
    let world = world(&server, "[price]\ncurrency = 'USD'\nper_million_chars = 15.0");
    let ran = world.run(&["voices", "list", "--backend", "openai"]);
    assert!(ran.code == Some(0) && ran.stdout.contains("zf_xiaobei"), "{ran:?}");
    let add = ["voices", "add", "bei", "--from", "desk", "--voice", "zf_xiaobei", "--lang", "zh"];
    let ran = world.run(&add);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let shown = world.run(&["voices", "show", "bei"]).stdout;
    for part in ["zf_xiaobei", "[\"zh\"]", "per_million_chars = 15.0", "key_file"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let ran = world.run(&["voices", "try", "bei"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(world.path("bei.wav").exists());
    assert_eq!(world.run(&add).code, Some(2), "no card is overwritten");
    let unknown = world.run(&["voices", "add", "x", "--from", "desk", "--voice", "nosuch"]);
    assert!(unknown.code == Some(2) && unknown.stderr.contains("af_sky"), "{unknown:?}");
}

/// What speaks unasked is what the table of backends calls a part of this program.
#[test]
fn only_what_is_in_the_program_speaks_unasked() {
    for row in BACKENDS {
        let unasked = IN_THE_PROGRAM.contains(&row.name);
        assert_eq!(unasked, !row.foreign, "{}", row.name);
    }
}
