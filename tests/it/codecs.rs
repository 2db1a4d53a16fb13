//! Files of sound as the usual encoders write them, in all their modes: what is decoded is what was
//! encoded, from the first sample to the last, and what ffmpeg decodes.

use crate::driver::skipped;
use crate::speech_server::wav_of;
use aloud::internal::audio::decode;
use aloud::internal::audio::resample;
use aloud::model::SampleRate;
use std::path::Path;
use std::process::{Command, Stdio};

const RATES: [u32; 6] = [8000, 16_000, 22_050, 24_000, 44_100, 48_000];

/// What a format tells of the encoder's delay and padding.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Tells {
    /// Both: not a sample is lost or added.
    All,
    /// Delay, but not where the sound ends.
    Start,
    /// Nothing.
    Nothing,
}
use Tells::{All, Nothing, Start};

/// Encoder and mode, what the file tells, and the command in a shell: `$i` is a WAV file, `$o` what
/// is to be written, `$r` the rate.
const TABLE: &[(&str, Tells, &str)] = &[
    ("lame CBR", All, "lame --quiet -b 64 $i $o"),
    ("lame ABR", All, "lame --quiet --abr 56 $i $o"),
    ("lame VBR 2", All, "lame --quiet -V2 $i $o"),
    ("lame VBR 9", All, "lame --quiet -V9 --resample $r $i $o"),
    ("lame joint stereo", All, "sox $i -c 2 x.wav && lame --quiet -m j -V4 x.wav $o"),
    ("lame stereo", All, "sox $i -c 2 x.wav && lame --quiet -m s -b 128 x.wav $o"),
    ("lame into a pipe, VBR", Start, "lame --quiet -V2 $i - | cat >$o"),
    ("lame into a pipe, CBR", Start, "lame --quiet -b 64 $i - | cat >$o"),
    ("lame no tag, VBR", Nothing, "lame --quiet -t -V5 $i $o"),
    ("lame no tag, CBR", Nothing, "lame --quiet -t -b 64 $i $o"),
    ("lame with checksums", All, "lame --quiet -p -V4 $i $o"),
    ("lame ID3v1", All, "lame --quiet -V4 --id3v1-only --tt title $i $o"),
    ("lame ID3v2", All, "lame --quiet -V4 --id3v2-only --tt title --pad-id3v2-size 3000 $i $o"),
    ("ffmpeg MP3 CBR", All, "ffmpeg -v error -i $i -b:a 64k -f mp3 $o"),
    (
        "ffmpeg MP3 VBR",
        All,
        "ffmpeg -v error -i $i -q:a 5 -write_id3v1 1 -metadata title=x -f mp3 $o",
    ),
    ("ffmpeg MP3 ABR", All, "ffmpeg -v error -i $i -abr 1 -b:a 64k -f mp3 $o"),
    ("ffmpeg MP3 into a pipe", Start, "ffmpeg -v error -i $i -q:a 2 -f mp3 - | cat >$o"),
    (
        "ffmpeg MP3 no tag",
        Nothing,
        "ffmpeg -v error -i $i -q:a 6 -write_xing 0 -id3v2_version 0 -f mp3 $o",
    ),
    ("sox MP3 CBR", Nothing, "sox $i -t mp3 -C 64.2 $o"),
    ("sox MP3 VBR", Nothing, "sox $i -t mp3 -C -4.2 $o"),
    ("ffmpeg AAC in M4A", All, "ffmpeg -v error -i $i -c:a aac -b:a 64k -f ipod $o"),
    (
        "ffmpeg AAC in MP4, fast start",
        All,
        "ffmpeg -v error -i $i -c:a aac -movflags +faststart -f mp4 $o",
    ),
    (
        "ffmpeg AAC in fragments",
        All,
        "ffmpeg -v error -i $i -c:a aac -movflags frag_keyframe+empty_moov+delay_moov -f mp4 - | cat >$o",
    ),
    ("ffmpeg AAC stereo in M4A", All, "ffmpeg -v error -i $i -c:a aac -ac 2 -b:a 96k -f ipod $o"),
    ("ffmpeg AAC as ADTS", Nothing, "ffmpeg -v error -i $i -c:a aac -b:a 64k -f adts $o"),
    ("ffmpeg Opus", All, "ffmpeg -v error -i $i -c:a libopus -f ogg $o"),
    (
        "ffmpeg Opus CBR, 60 ms",
        All,
        "ffmpeg -v error -i $i -c:a libopus -vbr off -frame_duration 60 -f ogg $o",
    ),
    ("opusenc", All, "opusenc --quiet $i $o"),
    ("opusenc CBR", All, "opusenc --quiet --hard-cbr --bitrate 24 --framesize 10 $i $o"),
    ("opusenc stereo", All, "sox $i -c 2 x.wav && opusenc --quiet --bitrate 64 x.wav $o"),
    ("oggenc", All, "oggenc -Q -q 4 -o $o $i"),
    ("oggenc stereo", All, "sox $i -c 2 x.wav && oggenc -Q -q 2 -o $o x.wav"),
    ("ffmpeg Vorbis", All, "ffmpeg -v error -i $i -c:a libvorbis -f ogg $o"),
    ("sox Vorbis", All, "sox $i -t ogg $o"),
    ("flac", All, "flac -s -8 -o $o $i"),
    ("flac into a pipe", All, "flac -s -c - <$i | cat >$o"),
    ("flac in Ogg", All, "flac -s --ogg -o $o $i"),
    ("ffmpeg FLAC into a pipe", All, "ffmpeg -v error -i $i -f flac - | cat >$o"),
    ("ffmpeg FLAC, 24 bits", All, "ffmpeg -v error -i $i -sample_fmt s32 -f flac $o"),
    ("sox FLAC", All, "sox $i -t flac $o"),
    ("WAV into a pipe", All, "ffmpeg -v error -i $i -f wav - | cat >$o"),
    ("WAV 24 bits", All, "sox $i -b 24 -t wav $o"),
    ("WAV 32 bits", All, "sox $i -b 32 -t wav $o"),
    ("WAV float", All, "sox $i -e float -b 32 -t wav $o"),
    ("WAV double", All, "ffmpeg -v error -i $i -c:a pcm_f64le -f wav $o"),
    ("WAV 8 bits", All, "ffmpeg -v error -i $i -c:a pcm_u8 -f wav $o"),
    ("WAV µ-law", All, "sox $i -e mu-law -t wav $o"),
    ("WAV A-law", All, "sox $i -e a-law -t wav $o"),
    ("RF64", All, "ffmpeg -v error -i $i -rf64 always -f wav $o"),
];

/// Something like speech: gliding harmonics and hiss, which begins and ends at once.
fn speech(rate: u32) -> Vec<i16> {
    let mut random = fastrand::Rng::with_seed(3);
    let mut phase = 0.0f64;
    let seconds = 2.317;
    let sample = |i: usize| {
        let t = i as f64 / f64::from(rate);
        phase += (120.0 + 40.0 * (t * 7.0).sin()) / f64::from(rate);
        let voice: f64 = (1..12)
            .map(|k| (std::f64::consts::TAU * phase * f64::from(k)).sin() / f64::from(k))
            .sum();
        let syllable = (t * 11.0).sin().abs();
        // A rest in the middle: VBR encoders write small frames there.
        let loud = if (1.0..1.4).contains(&t) { 0.0 } else { 0.3 + 0.7 * syllable };
        let edge = (t / 0.03).min((seconds - t) / 0.005).clamp(0.0, 1.0);
        ((voice * 5500.0 + f64::from(random.i16(-400..400))) * loud * edge) as i16
    };
    (0..(f64::from(rate) * seconds) as usize).map(sample).collect()
}

/// By how many samples `heard` comes later than `sent`, where they are most alike, and how alike
/// they are there (1 is the same but for the level).
fn offset(sent: &[i16], heard: &[i16], most: i64) -> (i64, f64) {
    let alike = |shift: i64| {
        let (mut product, mut a, mut b) = (0.0, 1.0, 1.0);
        for (i, s) in sent.iter().enumerate().step_by(3) {
            let Some(h) = usize::try_from(i as i64 + shift).ok().and_then(|i| heard.get(i)) else {
                continue;
            };
            let (s, h) = (f64::from(*s), f64::from(*h));
            product += s * h;
            a += s * s;
            b += h * h;
        }
        product / (a * b).sqrt()
    };
    (-most..=most).map(|s| (s, alike(s))).max_by(|a, b| a.1.total_cmp(&b.1)).unwrap()
}

/// What ffmpeg decodes: mono.
fn by_ffmpeg(path: &Path) -> Vec<i16> {
    let decoded = Command::new("ffmpeg")
        .args(["-v", "error", "-i"])
        .arg(path)
        .args(["-ac", "1", "-f", "s16le", "-"])
        .output()
        .unwrap();
    decoded.stdout.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])).collect()
}

/// Makes a file; its bytes, or what the encoder says.
fn encoded(dir: &Path, rate: u32, command: &str) -> Result<Vec<u8>, String> {
    let out = dir.join("o");
    let _ = std::fs::remove_file(&out);
    let script = format!("set -e; i=i.wav; o=o; r={rate}; {command}");
    let done = Command::new("bash").args(["-c", &script]).current_dir(dir).output().unwrap();
    let bytes = std::fs::read(&out).unwrap_or_default();
    let said = String::from_utf8_lossy(&done.stderr);
    if bytes.is_empty() { Err(said.lines().next().unwrap_or_default().into()) } else { Ok(bytes) }
}

/// One line of the table, and whether it is right.
fn judge(
    dir: &Path,
    rate: u32,
    sent: &[i16],
    (name, tells, command): (&str, Tells, &str),
) -> (String, bool) {
    let bytes = match encoded(dir, rate, command) {
        Ok(bytes) => bytes,
        // Not every encoder takes every rate.
        Err(e) => return (format!("{name:<31}{rate:>6}  not made: {e}"), true),
    };
    let pcm = match decode(bytes) {
        Ok(pcm) => pcm,
        Err(e) => return (format!("{name:<31}{rate:>6}  {e}"), false),
    };
    // Opus is always of 48 kHz, and a sample of the sound that was sent as many of it.
    let sent = resample(sent, SampleRate(rate), pcm.rate).unwrap();
    let unit = i64::from(pcm.rate.0 / rate).max(1);
    let (shift, alike) = offset(&sent, &pcm.samples, if tells == Nothing { 1200 } else { 60 });
    let lost = sent.len() as i64 - (pcm.samples.len() as i64 - shift);
    let ms = shift as f64 * 1000.0 / f64::from(pcm.rate.0);
    // ffmpeg keeps delay and padding where it does not know of them.
    let theirs = by_ffmpeg(&dir.join("o"));
    let longer = theirs.len() as i64 - pcm.samples.len() as i64;
    let (theirs_at, same) = offset(&theirs, &pcm.samples, longer.abs() + 3);
    let right = alike > 0.9
        && same > 0.999
        && match tells {
            All => shift.abs() <= unit && lost.abs() <= unit,
            Start => shift.abs() <= unit && lost <= 0,
            Nothing => ms.abs() <= 30.0 && lost <= 0,
        };
    let line = format!(
        "{name:<31}{rate:>6}{:>8}{:>8}{shift:>8}{lost:>7}{longer:>8}{theirs_at:>7}  {same:.4}",
        sent.len(),
        pcm.samples.len()
    );
    (line, right)
}

#[test]
fn what_was_encoded_is_decoded() {
    if !has(&["ffmpeg", "sox", "lame", "opusenc", "oggenc", "flac"]) {
        return;
    }
    println!(
        "{:<31}{:>6}{:>8}{:>8}{:>8}{:>7}{:>8}{:>7}  alike",
        "encoder", "rate", "sent", "heard", "offset", "lost", "ffmpeg", "at"
    );
    let bad: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = RATES
            .iter()
            .map(|rate| {
                scope.spawn(|| {
                    let dir = tempfile::tempdir().unwrap();
                    let sent = speech(*rate);
                    std::fs::write(dir.path().join("i.wav"), wav_of(&sent, *rate)).unwrap();
                    let lines: Vec<_> =
                        TABLE.iter().map(|row| judge(dir.path(), *rate, &sent, *row)).collect();
                    println!(
                        "{}",
                        lines.iter().map(|l| l.0.as_str()).collect::<Vec<_>>().join("\n")
                    );
                    lines.into_iter().filter(|l| !l.1).map(|l| l.0).collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|t| t.join().unwrap()).collect()
    });
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

/// Whether programs are here.
fn has(programs: &[&str]) -> bool {
    let missing = |p: &&&str| {
        Command::new(p).arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err()
    };
    let missing: Vec<_> = programs.iter().filter(missing).collect();
    if !missing.is_empty() {
        skipped(&format!("{missing:?} are not installed"));
    }
    missing.is_empty()
}

/// By how many seconds a file may be longer behind another one: where nothing tells where it begins,
/// its delay stays, which is less than 50 ms.
fn join(tells: Tells) -> f64 {
    if tells == All { 0.001 } else { 0.05 }
}

/// Files of each format behind each other, also of different ones: all of them are heard.
#[test]
fn several_files_in_one_answer_are_all_heard() {
    if !has(&["ffmpeg", "lame", "opusenc", "oggenc", "flac"]) {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let rate = 24_000;
    let sent = speech(rate);
    std::fs::write(dir.path().join("i.wav"), wav_of(&sent, rate)).unwrap();
    let frames =
        |bytes: Vec<u8>| decode(bytes).map(|pcm| pcm.samples.len() as f64 / f64::from(pcm.rate.0));
    let mut files = Vec::new();
    for (name, tells, command) in TABLE {
        if let Ok(bytes) = encoded(dir.path(), rate, command) {
            let one = frames(bytes.clone()).unwrap();
            let three = frames(bytes.repeat(3)).unwrap_or_else(|e| panic!("{name}: {e}"));
            println!("{name:<31} one {one:.3} s, three {three:.3} s");
            let more = three - 3.0 * one;
            assert!((-0.001..2.0 * join(*tells)).contains(&more), "{name}: {one} s, {three} s");
            files.push((*name, *tells, bytes, one));
        }
    }
    for pair in files.windows(2) {
        let [(first, _, a, one), (second, tells, b, two)] = pair else { continue };
        let both =
            frames([&a[..], b].concat()).unwrap_or_else(|e| panic!("{first}, {second}: {e}"));
        let more = both - one - two;
        assert!((-0.001..join(*tells)).contains(&more), "{first} {one}, {second} {two}: {both}");
    }
    // FLAC does not say where it ends.
    let is_flac = |f: &&(&str, Tells, Vec<u8>, f64)| f.0 == "flac";
    let (_, _, flac, one) = files.iter().find(is_flac).unwrap();
    for (name, _, bytes, two) in &files {
        let both = frames([&flac[..], bytes].concat());
        let both = both.unwrap_or_else(|e| panic!("FLAC, {name}: {e}"));
        assert!((both - one - two).abs() < 0.001, "FLAC {one}, {name} {two}: {both}");
    }
    // A file that is cut off is told, or a frame of it at most is lost.
    for (name, _, bytes, one) in &files {
        match frames(bytes[..bytes.len() * 2 / 3].to_vec()) {
            Err(_) => {}
            Ok(seconds) => assert!(seconds < *one, "{name}: {seconds}"),
        }
    }
}
