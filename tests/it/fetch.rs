//! Addresses on the web: what is there is read, and whatever a server does otherwise ends in a
//! sentence, in time, in bounded memory, with exit code 3.

use crate::driver::{Ran, World, audited};
use crate::server::{Server, Stream, hold, reply};
use aloud::internal::source::{Fetcher, Limits, Reach};
use flate2::{Compression, write::GzEncoder};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{self, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

const TEXT: &str = "# The harbour\n\nThe harbour is open, and the ferry leaves at nine.\n";

/// Limits under which nobody has to wait.
const QUICK: &str = "[fetch]\nconnect_s = 1.0\nanswer_s = 1.0\ntotal_s = 2.0\n";

fn world() -> World {
    let world = World::new();
    world.put("config/aloud/config.toml", QUICK);
    world
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// The pages in the cache.
fn kept(world: &World) -> usize {
    std::fs::read_dir(world.path("cache/http")).map_or(0, |entries| entries.count())
}

/// A run that was watched: how long it took, and the most memory that it held, in KiB.
fn watch(mut command: Command) -> (Ran, Duration, u64) {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
        // Until the kernel has finished `exec`, the child shows the memory of this process.
        let status = status.ok().filter(|s| s.starts_with("Name:\taloud\n")).unwrap_or_default();
        let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        let kib = line.and_then(|l| l.split_whitespace().next()?.parse().ok());
        peak = peak.max(kib.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    }
    let took = begun.elapsed();
    // A run may end between two looks; one that took long was looked at.
    let seen = peak > 0 || took < Duration::from_millis(100) || !cfg!(target_os = "linux");
    assert!(seen, "the memory was never read");
    (child.wait_with_output().unwrap().into(), took, peak)
}

#[test]
fn an_article_on_the_web_becomes_an_edition() {
    let world = world();
    let server = Server::start(|head, stream| {
        let answer = match head.split(' ').nth(1).unwrap() {
            "/old" => reply("301 Moved Permanently", "Location: new/The%20harbour.md?x=1#top", ""),
            "/new/The%20harbour.md?x=1" => reply("200 OK", "Content-Type: text/plain", TEXT),
            other => panic!("asked for {other}"),
        };
        stream.write_all(&answer)
    });
    let url = server.url("/old");
    let edition = world.speak(&[&url, "--voice", "tone"]);
    let map = audited(&edition);
    assert_eq!(map.head.title, "The harbour", "read as the Markdown that it is");
    let manifest = std::fs::read_to_string(edition.join("edition.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["source"], url, "as it was typed");
    let asked = server.asked();
    let agent = concat!("user-agent: aloud/", env!("CARGO_PKG_VERSION"), " (+article reader)\r\n");
    for head in asked.iter().map(|head| head.to_lowercase()) {
        assert!(head.contains(agent) && head.contains("accept-language: *\r\n"), "{head}");
        assert!(head.contains("accept-encoding: gzip, br\r\n"), "{head}");
        assert!(!head.contains("cookie") && !head.contains("referer"), "{head}");
    }
}

/// Whatever a server calls a text and however it sends it.
#[test]
fn text_is_read_however_it_comes() {
    let brotli = b"\x1b\x1f\x00\xf8\x8d\x94\xee\xa6\x92\x5a\x61\x84\x2a\x6d\xa1\xcd\xb5\
        \x22\x8d\x48\x52\x8a\x6c\x29\x26\x9e\x2c\x42\xcf\x28\x54\x7f\xde\x00";
    let table: [(&str, Vec<u8>); 10] = [
        ("plain", reply("200 OK", "Content-Type: text/plain; charset=utf-8", TEXT)),
        ("no type", reply("200 OK", "", TEXT)),
        ("called a picture", reply("200 OK", "Content-Type: image/png", TEXT)),
        ("not the origin's", reply("203 Non-Authoritative Information", "", TEXT)),
        ("gzip", reply("200 OK", "Content-Encoding: gzip", gzip(TEXT.as_bytes()))),
        ("brotli", reply("200 OK", "Content-Encoding: br", brotli)),
        (
            "chunked",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\
              1c\r\nThe harbour is open and the \r\nd\r\nferry leaves.\r\n0\r\n\r\n"
                .to_vec(),
        ),
        ("no length", [b"HTTP/1.1 200 OK\r\n\r\n", TEXT.as_bytes()].concat()),
        ("HTTP/1.0", [b"HTTP/1.0 200 OK\r\n\r\n", TEXT.as_bytes()].concat()),
        // The protocol says that the answer ends where its length says.
        (
            "too short a length",
            [b"HTTP/1.1 200 OK\r\nContent-Length: 36\r\n\r\n", TEXT.as_bytes()].concat(),
        ),
    ];
    for (name, answer) in table {
        let server = Server::saying(answer);
        let ran = world().run(&["script", &server.url("/a"), "--voice", "tone"]);
        assert_eq!(ran.code, Some(0), "{name}: {ran:?}");
        assert!(ran.stdout.contains("harbour is open"), "{name}: {ran:?}");
    }
}

type Answer = fn(&mut dyn Stream) -> io::Result<()>;

/// What a hostile or broken server does, and words of the sentence for it.
const BAD: &[(&str, Answer, &[&str])] = &[
    ("400", |s| s.write_all(&reply("400 Bad Request", "", "x")), &["does not take the request"]),
    ("401", |s| s.write_all(&reply("401 Unauthorized", "", "x")), &["who asks", "401"]),
    ("403", |s| s.write_all(&reply("403 Forbidden", "", "x")), &["this program", "browser"]),
    ("404", |s| s.write_all(&reply("404 Not Found", "", "x")), &["no such page", "check"]),
    ("410", |s| s.write_all(&reply("410 Gone", "", "x")), &["taken away for good"]),
    (
        "429",
        |s| s.write_all(&reply("429 Too Many Requests", "Retry-After: 120", "")),
        &["too many requests", "in 2 minutes"],
    ),
    ("451", |s| s.write_all(&reply("451 Unavailable For Legal Reasons", "", "")), &["legal"]),
    ("500", |s| s.write_all(&reply("500 Oops", "", "x")), &["the server failed", "500"]),
    (
        "503",
        |s| s.write_all(&reply("503 Service Unavailable", "Retry-After: 3600", "")),
        &["try again in 60 minutes"],
    ),
    ("204", |s| s.write_all(b"HTTP/1.1 204 No Content\r\n\r\n"), &["without an article"]),
    ("206", |s| s.write_all(&reply("206 Partial Content", "", TEXT)), &["without an article"]),
    ("unasked 304", |s| s.write_all(&reply("304 Not Modified", "", "")), &["without an article"]),
    ("redirect to nowhere", |s| s.write_all(&reply("302 Found", "", "")), &["without an article"]),
    (
        "redirect in a circle",
        |s| s.write_all(&reply("302 Found", "Location: /a", "")),
        &["in a circle", "/a → http", "cookies"],
    ),
    (
        "redirect to a file",
        |s| s.write_all(&reply("302 Found", "Location: file:///etc/passwd", "")),
        &["file:///etc/passwd", "only with http or https"],
    ),
    (
        "redirect to no address",
        |s| s.write_all(&reply("302 Found", "Location: http://[", "")),
        &["not an address"],
    ),
    (
        "redirect to the cloud host's secrets",
        |s| s.write_all(&reply("307 x", "Location: http://169.254.169.254/latest/meta-data/", "")),
        &["169.254.169.254 is on a private network"],
    ),
    (
        "redirect to this machine",
        |s| s.write_all(&reply("308 x", "Location: http://2130706434:9/", "")),
        &["127.0.0.2 is on a private network", "`allow`"],
    ),
    ("no word", |_| Ok(()), &["no answer that can be understood"]),
    ("not HTTP", |s| s.write_all(b"SSH-2.0-x\r\n"), &["no answer that can be understood"]),
    ("silence", |s| hold(s), &["did not answer within 1 s", "answer_s"]),
    (
        "headers without end",
        |s| {
            s.write_all(b"HTTP/1.1 200 OK\r\n")?;
            loop {
                s.write_all(b"X-More: and more and more and more\r\n")?;
            }
        },
        &["no answer that can be understood"],
    ),
    (
        "headers that trickle",
        |s| {
            s.write_all(b"HTTP/1.1 200 OK\r\n")?;
            loop {
                s.write_all(b"X: y\r\n")?;
                std::thread::sleep(Duration::from_millis(50));
            }
        },
        &["did not answer within 1 s"],
    ),
    (
        "a body that trickles",
        |s| {
            s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")?;
            loop {
                s.write_all(b"a")?;
                std::thread::sleep(Duration::from_millis(20));
            }
        },
        &["within 2 s", "total_s"],
    ),
    (
        "a body that stops",
        |s| {
            s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\nabc")?;
            hold(s)
        },
        &["within 2 s"],
    ),
    (
        "a body without end",
        |s| {
            s.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
            loop {
                s.write_all(&[b'a'; 1 << 16])?;
            }
        },
        &["more than 32 MiB", "max_input"],
    ),
    (
        "chunks that are none",
        |s| s.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n"),
        &["the connection broke after 3 bytes"],
    ),
    (
        "chunks without end",
        |s| {
            s.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")?;
            let chunk = [b"10000\r\n".as_ref(), &[b'a'; 1 << 16], b"\r\n"].concat();
            loop {
                s.write_all(&chunk)?;
            }
        },
        &["more than 32 MiB"],
    ),
    (
        "too long a length",
        |s| s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nThe harbour"),
        &["broke after 11 of 1000 bytes", "try again"],
    ),
    (
        "a length beyond the limit",
        |s| s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nThe harbour"),
        &["more than 32 MiB"],
    ),
    (
        "a chunk cut off",
        |s| s.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nThe harbour"),
        &["broke after 11 bytes"],
    ),
    (
        "10 GB of zeros, gzip",
        |s| {
            s.write_all(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")?;
            let mut gzip = GzEncoder::new(s, Compression::best());
            (0..10_240).try_for_each(|_| gzip.write_all(&[0; 1 << 20]))
        },
        &["more than 32 MiB"],
    ),
    (
        "10 GB of zeros, brotli",
        |s| {
            // What the reference encoder makes of zeros: a beginning, then 101 bytes for 64 MiB.
            s.write_all(b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n")?;
            s.write_all(b"\xcb\xff\xff\x3f\x00\x24\x00\xe2\xb1\x40\x72")?;
            (0..160).try_for_each(|_| s.write_all(ZEROS))
        },
        &["more than 32 MiB"],
    ),
    (
        "gzip without end that unpacks to nothing",
        |s| {
            s.write_all(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")?;
            s.write_all(b"\x1f\x8b\x08\0\0\0\0\0\0\x03")?;
            // Blocks of no bytes.
            let nothing = b"\0\0\0\xff\xff".repeat(10_000);
            loop {
                s.write_all(&nothing)?;
            }
        },
        &["more than 32 MiB"],
    ),
    (
        "gzip cut off",
        |s| {
            let whole = gzip(TEXT.as_bytes());
            s.write_all(&reply("200 OK", "Content-Encoding: gzip", &whole[..whole.len() - 5]))
        },
        &["damaged or cut off"],
    ),
    (
        "packed otherwise",
        |s| s.write_all(&reply("200 OK", "Content-Encoding: zstd", TEXT)),
        &["not asked for", "zstd"],
    ),
    (
        "a picture called a page",
        |s| {
            let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
            s.write_all(&reply("200 OK", "Content-Type: text/html", png))
        },
        &["a PNG image"],
    ),
    (
        "an unknown picture",
        |s| s.write_all(&reply("200 OK", "Content-Type: image/avif", b"\0\0\0 \x0c\0\x01\x02")),
        &["an image"],
    ),
    (
        "binary data",
        |s| s.write_all(&reply("200 OK", "Content-Type: application/octet-stream", b"\x01\0\x02")),
        &["binary data"],
    ),
    ("nothing", |s| s.write_all(&reply("200 OK", "", "")), &["holds no article", "empty"]),
];

/// 64 MiB of zeros in Brotli, once the decoder is under way.
const ZEROS: &[u8] = b"\
    \xef\xff\xf8\xff\xff\x07\x80\x04\x40\x1c\x16\x80\xee\xfd\x1f\xff\xff\xff\x00\x90\x00\x88\
    \xc3\x02\xd0\xbd\xff\xe3\xff\xff\x1f\x00\x12\x00\x71\x58\x00\xba\xf7\x7f\xfc\xff\xff\x03\
    \x40\x02\x20\x0e\x0b\x40\xf7\xfe\x8f\xff\xff\x7f\x00\x48\x00\xc4\x61\x01\xe8\xde\xff\xf1\
    \xff\xff\x0f\x00\x09\x80\x38\x2c\x00\xdd\xfb\x3f\xfe\xff\xff\x01\x20\x01\x10\x87\x05\xa0\
    \x7b\xff\xc7\xff\xff\x3f\x00\x24\x00\xe2\xb0\x00\x74";

#[test]
fn a_bad_server_costs_a_sentence() {
    for (name, answer, words) in BAD {
        let world = world();
        let server = Server::start(move |_, stream| answer(stream));
        let url = server.url("/a");
        let (ran, took, peak) = watch(world.command(&["script", &url, "--voice", "tone"]));
        assert_eq!(ran.code, Some(3), "{name}: {ran:?}");
        for word in words.iter().chain(&[&url[..], "aloud: "]) {
            assert!(ran.stderr.contains(word), "{name}: no {word:?} in {ran:?}");
        }
        assert_eq!(ran.stderr.lines().count(), 1, "{name}: {ran:?}");
        assert!(took < Duration::from_secs(5), "{name}: {took:?}");
        assert!(peak < 150 << 10, "{name}: {peak} KiB");
        let tries = server.asked().len();
        assert!((1..=2).contains(&tries), "{name}: {tries} requests");
        assert_eq!(kept(&world), 0, "{name}");
        assert!(world.leftovers().is_empty(), "{name}");
    }
}

#[test]
fn redirects_are_counted_and_told() {
    let server = Server::start(|head, stream| {
        let n: u32 = head.split(['/', ' ']).nth(2).unwrap().parse().unwrap();
        stream.write_all(&reply("302 Found", &format!("Location: /{}", n + 1), ""))
    });
    let ran = world().run(&["speak", &server.url("/0"), "--voice", "tone"]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    let last =
        format!("more than 10 redirects, the last {} → {}", server.url("/10"), server.url("/11"));
    assert!(ran.stderr.contains(&last), "{ran:?}");
    assert_eq!(server.asked().len(), 11);
}

#[test]
fn addresses_that_lead_nowhere() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let label = "a".repeat(64);
    let plain = Server::start_over(
        |mut tcp| {
            tcp.write_all(&reply("400 Bad Request", "", ""))?;
            Ok(Box::new(tcp))
        },
        |_, _| Ok(()),
    );
    for (url, words) in [
        (format!("http://{closed}/"), "takes no connections at port"),
        // No label may be so long, so no name server is asked.
        (format!("http://{label}.invalid/"), "no host is called"),
        (format!("https://127.0.0.1:{}/", plain.port()), "no secure connection to 127.0.0.1"),
        ("http://".into(), "not an address"),
        ("ftp://127.0.0.1/a.md".into(), "begin with ftp:"),
        ("data:text/plain,All%20is%20well.".into(), "begin with data:"),
        ("file:///nosuch.md".into(), "no such file"),
    ] {
        let ran = world().run(&["script", &url, "--voice", "tone"]);
        assert_eq!(ran.code, Some(3), "{url}: {ran:?}");
        assert!(ran.stderr.contains(words) && ran.stderr.lines().count() == 1, "{url}: {ran:?}");
    }
    let ran = world().run(&["segment", &plain.url("/")]);
    assert!(ran.code == Some(3) && ran.stderr.contains("only files"), "{ran:?}");
    assert_eq!(plain.asked().len(), 0);
}

#[test]
fn a_failure_that_passes_costs_one_more_try() {
    for (name, first) in [
        ("busy", reply("503 Service Unavailable", "Retry-After: 1", "")),
        ("closed at once", Vec::new()),
    ] {
        let tries = std::sync::atomic::AtomicU32::new(0);
        let server = Server::start(move |_, stream| match tries.fetch_add(1, Ordering::Relaxed) {
            0 => stream.write_all(&first),
            _ => stream.write_all(&reply("200 OK", "", TEXT)),
        });
        let ran = world().run(&["script", &server.url("/"), "--voice", "tone"]);
        assert_eq!((ran.code, server.asked().len()), (Some(0), 2), "{name}: {ran:?}");
    }
}

#[test]
fn only_what_the_user_names_may_be_private() {
    let secret = Server::saying(reply("200 OK", "", TEXT));
    let (port, other) = (secret.port(), secret.url("/"));
    for (to, words) in [
        (other.clone(), "127.0.0.1 is on a private network"),
        (format!("http://[::ffff:127.0.0.1]:{port}/"), "is on a private network"),
        (format!("http://0x7f.1:{port}/"), "127.0.0.1 is on a private network"),
        (format!("http://0:{port}/"), "0.0.0.0 is on a private network"),
    ] {
        let answer = reply("302 Found", &format!("Location: {to}"), "");
        let server = Server::saying(answer);
        let url = format!("http://localhost:{}/", server.port());
        let world = world();
        let ran = world.run(&["script", &url, "--voice", "tone"]);
        assert_eq!(ran.code, Some(3), "{to}: {ran:?}");
        assert!(ran.stderr.contains(words), "{to}: {ran:?}");
        assert_eq!(secret.asked().len(), 0, "{to}");
    }
    // The other way round a name is looked up first; and whom the user trusts may be led to.
    let server =
        Server::saying(reply("302 Found", &format!("Location: http://localhost:{port}/"), ""));
    let world = world();
    let ran = world.run(&["script", &server.url("/"), "--voice", "tone"]);
    assert!(ran.stderr.contains("localhost is on a private network"), "{ran:?}");
    assert_eq!(secret.asked().len(), 0);
    world.put("config/aloud/config.toml", format!("{QUICK}allow = ['LOCALHOST']\n"));
    let ran = world.run(&["script", &server.url("/"), "--voice", "tone"]);
    assert_eq!((ran.code, secret.asked().len()), (Some(0), 1), "{ran:?}");
}

/// As for an address in a feed: nothing private, unless it is allowed by name.
#[test]
fn what_others_name_may_not_be_private() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = Server::start(|head, stream| {
        let to = head.split(' ').nth(1).unwrap().strip_prefix("/to/");
        match to {
            Some(to) => stream.write_all(&reply("302 Found", &format!("Location: {to}"), "")),
            None => stream.write_all(&reply("200 OK", "", TEXT)),
        }
    });
    let port = server.port();
    let mut fetcher = Fetcher { limits: Limits::default(), ..Fetcher::default() };
    let fetch = |fetcher: &Fetcher, url: &str| runtime.block_on(fetcher.fetch(url));
    assert_eq!(fetcher.reach, Reach::Public, "unless it is said otherwise");
    let localhost = format!("http://localhost:{port}/");
    for url in [&localhost, &server.url("/")] {
        assert!(fetch(&fetcher, url).unwrap_err().to_string().contains("on a private network"));
    }
    assert_eq!(server.asked().len(), 0);
    fetcher.allow = vec!["localhost".into()];
    let fetched = fetch(&fetcher, &localhost).unwrap();
    assert_eq!((fetched.bytes, fetched.url), (TEXT.as_bytes().to_vec(), Some(localhost.clone())));
    for to in [server.url("/"), "http://169.254.169.254/".into(), format!("http://127.1:{port}/")] {
        let e = fetch(&fetcher, &format!("{localhost}to/{to}")).unwrap_err();
        assert!(e.to_string().contains("is on a private network"), "{to}: {e}");
    }
    assert_eq!(server.asked().len(), 4, "the last of them were not asked for anything");
}

#[test]
fn an_unchanged_page_comes_once() {
    let world = world();
    let etag = "ETag: \"v1\"\r\nContent-Type: text/markdown";
    let server = Server::start(move |head, stream| {
        let path = head.split(' ').nth(1).unwrap();
        let known = head.to_lowercase().contains("if-none-match: \"v1\"");
        stream.write_all(&match (path, known) {
            ("/old", _) => reply("302 Found", "Location: /tagged", ""),
            ("/tagged", true) => b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec(),
            ("/tagged", false) => reply("200 OK", etag, TEXT),
            ("/fresh", _) => reply("200 OK", "Cache-Control: max-age=60", TEXT),
            ("/secret", false) => {
                reply("200 OK", &format!("{etag}\r\nCache-Control: no-store"), TEXT)
            }
            (path, known) => panic!("asked for {path}, known: {known}"),
        })
    });
    let script = |path: &str, more: &[&str]| {
        let ran = world.run(&[&["script", &server.url(path), "--voice", "tone"], more].concat());
        assert_eq!(ran.code, Some(0), "{ran:?}");
        (ran.stdout, server.asked().len())
    };
    let (first, _) = script("/old", &[]);
    assert_eq!(script("/old", &[]), (first.clone(), 4), "asked again, and it was unchanged");
    assert_eq!(script("/tagged", &[]), (first, 5), "also by its own address");
    assert_eq!(kept(&world), 1);
    assert_eq!(script("/fresh", &[]).1, 6);
    assert_eq!(script("/fresh", &[]).1, 6, "not asked again");
    assert_eq!(script("/fresh", &["--lang", "en"]).1, 7, "another question");
    let ran = world.run(&["speak", &server.url("/fresh"), "--voice", "tone", "--fresh"]);
    assert_eq!((ran.code, server.asked().len()), (Some(0), 8), "{ran:?}");
    assert_eq!(script("/secret", &[]).1, 9);
    assert_eq!(script("/secret", &[]).1, 10);
    assert_eq!(kept(&world), 3);
    // Damage costs a request and no more.
    for entry in std::fs::read_dir(world.path("cache/http")).unwrap() {
        std::fs::write(entry.unwrap().path(), "not what it was").unwrap();
    }
    assert_eq!(script("/tagged", &[]).1, 11);
    assert_eq!(script("/tagged", &[]).1, 12);
    let ran = world.run(&["cache", "clear", "--json"]);
    let cleared: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&cleared["pages"], kept(&world)), (&serde_json::json!(3), 0), "{ran:?}");
}

#[test]
fn a_proxy_of_the_environment_is_used() {
    let world = world();
    // Names that only the proxy knows; no label may be so long, so no name server is asked for it.
    let (first, second) =
        ("http://article.invalid/a", format!("http://{}.invalid/b", "b".repeat(64)));
    let direct = Server::saying(reply("200 OK", "", TEXT));
    let (onward, private) = (second.clone(), direct.url("/secret"));
    let proxy = Server::start(move |head, stream| {
        let to = |url: &str| reply("302 Found", &format!("Location: {url}"), "");
        let asked = head.split(' ').nth(1).unwrap();
        stream.write_all(&match asked {
            "http://article.invalid/a" => to(&onward),
            "http://article.invalid/trap" => to(&private),
            _ => reply("200 OK", "", TEXT),
        })
    });
    let run = |url: &str, proxy: &str| -> Ran {
        let mut command = world.command(&["script", url, "--voice", "tone"]);
        command.env("http_proxy", proxy).env("NO_PROXY", "example.org,127.0.0.1");
        command.output().unwrap().into()
    };
    let ran = run(first, &proxy.url(""));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    for (head, url) in proxy.asked().iter().zip([first, &second]) {
        assert!(head.starts_with(&format!("GET {url} HTTP/1.1\r\n")), "{head}");
    }
    let ran = run("http://article.invalid/trap", &proxy.url(""));
    assert!(ran.code == Some(3) && ran.stderr.contains("on a private network"), "{ran:?}");
    assert_eq!((direct.asked().len(), proxy.asked().len()), (0, 3));
    let ran = run(&direct.url("/a"), &proxy.url(""));
    assert_eq!((ran.code, direct.asked().len(), proxy.asked().len()), (Some(0), 1, 3), "{ran:?}");
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let ran = run(first, &format!("http://{closed}"));
    assert!(ran.code == Some(3) && ran.stderr.contains("sets a proxy"), "{ran:?}");
}

/// The address is on the command line for as long as the server likes; the user need not wait.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_wait() {
    let server = Server::start(|_, stream| hold(stream));
    for command in ["script", "speak"] {
        let world = World::new();
        let mut child = world.command(&[command, &server.url("/"), "--voice", "tone"]);
        let child = child.stderr(Stdio::piped()).spawn().unwrap();
        let asked = server.asked().len();
        while server.asked().len() == asked {
            std::thread::sleep(Duration::from_millis(5));
        }
        let begun = Instant::now();
        let kill = Command::new("sh").arg("-c").arg(format!("kill -INT {}", child.id())).status();
        assert!(kill.unwrap().success());
        let ran: Ran = child.wait_with_output().unwrap().into();
        assert_eq!(ran.code, Some(130), "{ran:?}");
        assert!(begun.elapsed() < Duration::from_secs(2));
    }
}

#[test]
fn a_server_is_believed_by_its_certificate() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/tls");
    let certificate = format!("{folder}/localhost.crt");
    let key = PrivateKeyDer::from_pem_file(format!("{folder}/localhost.key")).unwrap();
    let chain = vec![CertificateDer::from_pem_file(&certificate).unwrap()];
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let config = Arc::new(config);
    let server = Server::start_over(
        move |tcp| {
            let session = ServerConnection::new(config.clone()).map_err(io::Error::other)?;
            Ok(Box::new(StreamOwned::new(session, tcp)))
        },
        |_, stream| stream.write_all(&reply("200 OK", "", TEXT)),
    );
    let world = world();
    let run = |host: &str, trusted: &str| -> Ran {
        let url = format!("https://{host}:{}/", server.port());
        let mut command = world.command(&["script", &url, "--voice", "tone"]);
        command.env("SSL_CERT_FILE", trusted).env_remove("SSL_CERT_DIR").output().unwrap().into()
    };
    let ran = run("localhost", &certificate);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(server.asked().len(), 1);
    // Not its name; nobody vouches for it; nobody is trusted at all.
    let others = format!("{folder}/others.crt");
    for (host, trusted, words) in [
        (
            "127.0.0.1",
            &certificate[..],
            "certificate of 127.0.0.1 is not to be trusted: it is for another name",
        ),
        ("localhost", &others, "nobody whom this machine trusts"),
        ("localhost", "/dev/null", "install the certificates"),
    ] {
        let ran = run(host, trusted);
        assert!(ran.code == Some(3) && ran.stderr.contains(words), "{ran:?}");
    }
    assert_eq!(server.asked().len(), 1, "none of them was asked for anything");
}
