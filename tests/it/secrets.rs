//! A key is given to the service that it is for, and to nobody else.

use crate::contracts::elevenlabs;
use crate::driver::{Ran, World};
use crate::end_to_end_http::{SECRET, article, text, world};
use crate::speech_server::{error, ok, service, wav};
use serde_json::json;
use std::path::PathBuf;

/// Files of a world that hold the secret.
fn holders(world: &World) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![world.path("")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            if bytes.windows(SECRET.len()).any(|w| w == SECRET.as_bytes()) {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn a_key_in_a_file_is_nowhere_else() {
    let (server, log) = service(|n, asked| match n {
        0 => error(
            "500 Internal Server Error",
            json!({ "error": { "message": format!("bad {SECRET}") } }),
        ),
        1..40 => ok(wav(&text(asked), 24_000)),
        _ => error(
            "401 Unauthorized",
            json!({ "error": { "message": format!("Incorrect API key: {SECRET}") } }),
        ),
    });
    let world = world(&server, "[limits]\nconcurrency = 1");
    world.put("a.txt", article(5));
    world.put("b.txt", article(60));
    let mut told = String::new();
    for args in [
        &["speak", "a.txt", "--voice", "desk", "-v"][..],
        &["speak", "a.txt", "--voice", "desk", "--json"],
        &["speak", "b.txt", "--voice", "desk", "-v"],
        &["speak", "b.txt", "--voice", "desk", "--json"],
        &["voices", "show", "desk"],
        &["voices", "show", "desk", "--json"],
        &["voices", "list", "--card", "desk"],
        &["voices", "try", "desk", "Hello again."],
        &["speak", "a.txt", "--voice", "desk", "--dry-run"],
        &["doctor"],
        &["config"],
    ] {
        let ran = world.run(args);
        told += &ran.stdout;
        told += &ran.stderr;
    }
    assert!(told.contains("401"), "{told}");
    assert!(!told.contains(SECRET), "{told}");
    assert!(log.lock().unwrap().iter().all(|a| a.head.contains(SECRET)), "and it was used");
    assert_eq!(holders(&world), [world.path("key.txt")]);
}

#[test]
fn a_key_in_the_environment_is_nowhere_else() {
    let (server, log) = service(|n, asked| match n {
        0 => error("500 Internal Server Error", json!({ "detail": { "message": SECRET } })),
        1..4 => elevenlabs(n, asked),
        _ => error(
            "401 Unauthorized",
            json!({ "detail": { "status": "invalid_api_key", "message": format!("no: {SECRET}") } }),
        ),
    });
    let world = World::new();
    let card = format!(
        "name = 'cloud'\nbackend = 'elevenlabs'\nlanguages = ['en']\nlicence = 'x'\n[elevenlabs]\n\
         base_url = '{}'\nvoice = 'v'\nkey_env = 'PLANTED_KEY'\n[limits]\nconcurrency = 1\n",
        server.url("")
    );
    world.put("config/aloud/voices/cloud.toml", card);
    world.put("a.txt", article(2));
    world.put("b.txt", article(9));
    let run = |args: &[&str]| -> Ran {
        world.command(args).env("PLANTED_KEY", SECRET).output().unwrap().into()
    };
    let mut told = String::new();
    for (args, code) in [
        (&["speak", "a.txt", "--voice", "cloud", "-v", "--json"][..], 0),
        (&["speak", "b.txt", "--voice", "cloud", "-v", "--json"], 4),
        (&["voices", "show", "cloud", "--json"], 0),
        (&["voices", "list", "--card", "cloud"], 4),
        (&["config"], 0),
        (&["doctor"], 4),
    ] {
        let ran = run(args);
        assert_eq!(ran.code, Some(code), "{args:?}: {ran:?}");
        told += &ran.stdout;
        told += &ran.stderr;
    }
    assert!(told.contains("401") && !told.contains(SECRET), "{told}");
    assert!(log.lock().unwrap().iter().all(|a| a.head.contains(SECRET)), "and it was used");
    assert_eq!(holders(&world), Vec::<PathBuf>::new());
}

#[test]
fn a_key_in_a_card_is_refused_and_not_repeated() {
    let world = World::new();
    world.put("a.txt", "A sentence.");
    for line in [
        format!("key = '{SECRET}'"),
        format!("base_url = 'http://me:{SECRET}@127.0.0.1:9'"),
        format!("base_url = 'http://{SECRET}@127.0.0.1:9'"),
    ] {
        let card = format!(
            "name = 'c'\nbackend = 'openai'\nlanguages = ['en']\nlicence = 'x'\n[openai]\n\
             model = 'm'\nvoice = 'v'\n{line}\n"
        );
        world.put("c.toml", card);
        let ran = world.run(&["speak", "a.txt", "--voice", "c.toml"]);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert!(!format!("{ran:?}").contains(SECRET), "{ran:?}");
    }
}
