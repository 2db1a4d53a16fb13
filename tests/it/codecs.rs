//! Files of sound as the usual encoders write them, in all their modes: what is decoded is what was
//! encoded, from the first sample to the last, and what ffmpeg decodes.

use crate::driver::skipped;
use aloud::audio::decode::decode;
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
    ("ffmpeg MP3 CBR", All, "ffmpeg -v error -i $i -b:a 64k $o"),
    ("ffmpeg MP3 VBR", All, "ffmpeg -v error -i $i -q:a 5 -write_id3v1 1 -metadata title=x $o"),
    ("ffmpeg MP3 ABR", All, "ffmpeg -v error -i $i -abr 1 -b:a 64k $o"),
    ("ffmpeg MP3 into a pipe", Start, "ffmpeg -v error -i $i -q:a 2 -f mp3 - | cat >$o"),
    ("ffmpeg MP3 no tag", Nothing, "ffmpeg -v error -i $i -q:a 6 -write_xing 0 -id3v2_version 0 $o"),
    ("sox MP3 CBR", Nothing, "sox $i -t mp3 -C 64.2 $o"),
    ("sox MP3 VBR", Nothing, "sox $i -t mp3 -C -4.2 $o"),
    ("ffmpeg AAC in M4A", All, "ffmpeg -v error -i $i -c:a aac -b:a 64k -f ipod $o"),
    ("ffmpeg AAC in MP4, fast start", All, "ffmpeg -v error -i $i -c:a aac -movflags +faststart -f mp4 $o"),
    ("ffmpeg AAC in fragments", All, "ffmpeg -v error -i $i -c:a aac -movflags frag_keyframe+empty_moov+delay_moov -f mp4 - | cat >$o"),
    ("ffmpeg AAC stereo in M4A", All, "ffmpeg -v error -i $i -c:a aac -ac 2 -b:a 96k -f ipod $o"),
    ("ffmpeg AAC as ADTS", Nothing, "ffmpeg -v error -i $i -c:a aac -b:a 64k -f adts $o"),
    ("ffmpeg Opus", All, "ffmpeg -v error -i $i -c:a libopus -f ogg $o"),
    ("ffmpeg Opus CBR, 60 ms", All, "ffmpeg -v error -i $i -c:a libopus -vbr off -frame_duration 60 -f ogg $o"),
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

fn wav(rate: u32, samples: &[i16], path: &Path) {
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: rate,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut writer = hound::WavWriter::create(path, spec).unwrap();
    samples.iter().for_each(|s| writer.write_sample(*s).unwrap());
    writer.finalize().unwrap();
}

/// By how many samples `heard` comes later than `sent`, where they are most alike, and how alike
/// they are there (1 is the same but for the level).
fn offset(sent: &[i16], heard: &[i16], most: i64) -> (i64, f64) {
    let alike = |shift: i64| {
        let (mut product, mut a, mut b) = (0.0, 1.0, 1.0);
        for (i, s) in sent.iter().enumerate().step_by(3) {
            let Some(h) = usize::try_from(i as i64 + shift).ok().and_then(|i| heard.get(i)) else { continue };
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

#[test]
fn what_was_encoded_is_decoded() {
    let programs = ["ffmpeg", "sox", "lame", "opusenc", "oggenc", "flac"];
    let missing = |p: &&&str| Command::new(p).arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err();
    let missing: Vec<_> = programs.iter().filter(missing).collect();
    if !missing.is_empty() {
        skipped(&format!("{missing:?} are not installed"));
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let mut bad = Vec::new();
    println!("{:<32}{:>7}{:>8}{:>8}{:>8}{:>8}  ffmpeg", "encoder", "rate", "sent", "heard", "offset", "lost");
    for rate in RATES {
        let sent = speech(rate);
        wav(rate, &sent, &dir.path().join("i.wav"));
        for (name, tells, command) in TABLE {
            let out = dir.path().join("o");
            let _ = std::fs::remove_file(&out);
            let script = format!("set -e; i=i.wav; o=o; r={rate}; {}", command.replace("-o $o", "-o $o -f").replace("oggenc -Q -q 4 -o $o -f", "oggenc -Q -q 4 -o $o").replace("oggenc -Q -q 2 -o $o -f", "oggenc -Q -q 2 -o $o"));
            let done = Command::new("bash").args(["-c", &script]).current_dir(dir.path()).output().unwrap();
            let bytes = std::fs::read(&out).unwrap_or_default();
            if bytes.is_empty() {
                println!("{name:<32}{rate:>7}  not made: {}", String::from_utf8_lossy(&done.stderr).trim());
                continue;
            }
            let pcm = match decode(bytes) {
                Ok(pcm) => pcm,
                Err(e) => {
                    println!("{name:<32}{rate:>7}  {e}");
                    bad.push(format!("{name} at {rate}: {e}"));
                    continue;
                }
            };
            // Opus is always 48 kHz.
            let (sent, most) = match pcm.rate.0 == rate {
                true => (sent.clone(), 1200),
                false => (aloud::audio::resample::resample(&sent, aloud::model::units::SampleRate(rate), pcm.rate).unwrap(), 100),
            };
            let (shift, alike) = offset(&sent, &pcm.samples, most);
            let lost = sent.len() as i64 - (pcm.samples.len() as i64 - shift);
            let ms = shift as f64 * 1000.0 / f64::from(pcm.rate.0);
            let theirs = by_ffmpeg(&out);
            let longer = theirs.len() as i64 - pcm.samples.len() as i64;
            let (theirs_at, same) = offset(&theirs, &pcm.samples, 1800.min(longer.abs() + 3));
            println!(
                "{name:<32}{rate:>7}{:>8}{:>8}{shift:>8}{lost:>8}  {longer:+} longer, at {theirs_at:+}, {same:.5}; {alike:.3}",
                sent.len(), pcm.samples.len()
            );
            let right = alike > 0.7 && same > 0.999 && match tells {
                All => shift.abs() <= 1 && lost.abs() <= 1,
                Start => shift.abs() <= 1 && lost <= 0,
                Nothing => ms.abs() <= 30.0 && lost <= 0,
            };
            if !right {
                bad.push(format!("{name} at {rate}: offset {shift} ({ms:.1} ms), lost {lost}, as ffmpeg {same:.5}"));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
