//! Kill -9 at any moment: the next run finishes, and nothing shows that it happened.

use crate::driver::{World, audited, bytes};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const MOMENTS: u64 = 20;

fn article() -> String {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    (0..560).fold(String::new(), |text, i| {
        let day = days[i % 7];
        text + &format!(
            "On {day} of week {i} the ferry left the harbour with {} people on board. ",
            3 * i + 2
        ) + if i % 6 == 5 { "\n\n" } else { "" }
    })
}

/// The engine's workers that use this cache, by process number.
fn workers(world: &World) -> Vec<u32> {
    let cache = world.path("cache").to_string_lossy().into_owned();
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").unwrap().flatten() {
        let Ok(pid) = entry.file_name().to_string_lossy().parse() else { continue };
        let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line);
        if line.contains("__espeak-worker") && line.contains(&cache) {
            found.push(pid);
        }
    }
    found
}

fn undisturbed() -> ([Vec<u8>; 2], Duration) {
    let world = World::new();
    world.put("a.txt", article());
    world.speak(&["a.txt"]);
    let begun = Instant::now();
    let edition = world.speak(&["a.txt", "--fresh"]);
    (bytes(&edition), begun.elapsed())
}

fn spawn(world: &World) -> std::process::Child {
    let mut command = world.command(&["speak", "a.txt", "--name", "a"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn of_the_program() {
    let (expected, whole) = undisturbed();
    let world = World::new();
    world.put("a.txt", article());
    for moment in 0..MOMENTS {
        // Every second time a part is in the store already; start over in between.
        if moment % 2 == 0 {
            let _ = std::fs::remove_dir_all(world.path("cache/clips"));
            let _ = std::fs::remove_dir_all(world.path("output"));
        }
        let mut child = spawn(&world);
        std::thread::sleep(whole * (moment * 7 % MOMENTS) as u32 / MOMENTS as u32);
        child.kill().unwrap();
        child.wait().unwrap();
        let deadline = Instant::now() + Duration::from_secs(5);
        while !workers(&world).is_empty() {
            assert!(Instant::now() < deadline, "workers outlive their parent");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    let edition = world.speak(&["a.txt", "--name", "a"]);
    audited(&edition);
    assert!(bytes(&edition) == expected, "the bytes of an undisturbed run");
    assert_eq!(world.leftovers(), Vec::<std::path::PathBuf>::new());
    assert_eq!(std::fs::read_dir(Path::new(&edition)).unwrap().count(), 3);
}

#[cfg(target_os = "linux")]
#[test]
fn of_a_worker() {
    let (expected, whole) = undisturbed();
    let mut killed = 0;
    for moment in 0..MOMENTS {
        let world = World::new();
        world.put("a.txt", article());
        let mut child = spawn(&world);
        std::thread::sleep(whole * moment as u32 / MOMENTS as u32);
        let alive = workers(&world);
        // Workers are started as they are needed: there may be one.
        if let Some(pid) = alive.get(moment as usize % 2).or(alive.first()) {
            let kill = Command::new("sh").arg("-c").arg(format!("kill -9 {pid}")).status();
            killed += u32::from(kill.unwrap().success());
        }
        assert!(child.wait().unwrap().success(), "the run goes on with a new worker");
        let edition = world.path("output/a");
        audited(&edition);
        assert!(bytes(&edition) == expected, "the bytes of an undisturbed run");
        assert!(workers(&world).is_empty());
    }
    assert!(killed >= 8, "only {killed} workers were caught alive: the test is too slow");
}
