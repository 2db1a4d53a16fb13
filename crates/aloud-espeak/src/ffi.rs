//! The C library behind a safe type. All `unsafe` of this engine is in this file.

use crate::protocol::Request;
use crate::spell::{Spelled, spell};
use crate::text::{pieces, plain};
use std::ffi::{CStr, CString, c_char, c_int, c_long, c_short, c_uint, c_void};
use std::path::Path;
use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering};

// speak_lib.h and espeak_ng.h of 1.52.
const WORD: c_int = 1;
const END: c_int = 5;
const LIST_TERMINATED: c_int = 0;
const CHARS_UTF8: c_uint = 1;
/// What stands in `[[…]]` is names of sounds.
const PHONEMES: c_uint = 0x100;
const RATE: c_int = 1;
const VOLUME: c_int = 2;
const PITCH: c_int = 3;
const RANGE: c_int = 4;
/// Sound and events are handed to the callback, nothing is played.
const RETRIEVAL: c_int = 0;
/// Milliseconds of sound a callback. Longer ones leave the processor's cache.
const BUFFER_MS: c_int = 200;

/// `espeak_EVENT`.
#[repr(C)]
struct RawEvent {
    kind: c_int,
    unique_identifier: c_uint,
    text_position: c_int,
    length: c_int,
    audio_position: c_int,
    sample: c_int,
    user_data: *mut c_void,
    /// A union of `int`, `const char *` and `char[8]`, which we never read.
    id: [usize; 8 / size_of::<usize>()],
}

type Callback = extern "C" fn(*mut c_short, c_int, *mut RawEvent) -> c_int;

unsafe extern "C" {
    fn espeak_ng_InitializePath(path: *const c_char);
    fn espeak_ng_Initialize(context: *mut c_void) -> c_int;
    fn espeak_ng_InitializeOutput(mode: c_int, buffer_ms: c_int, device: *const c_char) -> c_int;
    fn espeak_ng_GetSampleRate() -> c_int;
    fn espeak_SetSynthCallback(callback: Callback);
    fn espeak_ng_SetVoiceByName(name: *const c_char) -> c_int;
    fn espeak_ng_SetParameter(parameter: c_int, value: c_int, relative: c_int) -> c_int;
    fn espeak_ng_SetRandSeed(seed: c_long) -> c_int;
    fn espeak_ng_Synthesize(
        text: *const c_void,
        size: usize,
        position: c_uint,
        position_type: c_int,
        end_position: c_uint,
        flags: c_uint,
        unique_identifier: *mut c_uint,
        user_data: *mut c_void,
    ) -> c_int;
    fn espeak_TextToPhonemes(
        text: *mut *const c_void,
        text_mode: c_int,
        phoneme_mode: c_int,
    ) -> *const c_char;
    /// The flag `PHONEMES` of the last text, which `espeak_TextToPhonemes` goes by.
    static mut option_phoneme_input: c_int;
    // Ours, appended by the build script.
    fn aloud_forget_voice();
    fn aloud_remember_voice();
    fn aloud_reset_wavegen();
    fn aloud_reset_klatt();
    fn aloud_reset_translate();
    fn aloud_reset_synthesize();
}

/// Why the library cannot speak, for a person to read.
type Result<T> = std::result::Result<T, String>;

/// A word begins, or the clause so far has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A word that stands at this code point of the text begins to sound at this sample.
    Word { at: usize, sample: usize },
    /// The clause ends at this sample, its pause included.
    End { sample: usize },
}

/// What the callback collects.
#[derive(Default)]
struct Heard {
    samples: Vec<i16>,
    events: Vec<Event>,
    /// Code points and samples of the pieces before this one.
    before: (usize, usize),
}

/// The C library of this process. There can be one.
pub(crate) struct Synthesizer {
    rate: u32,
    /// The voice that is loaded, as its name with the variant.
    voice: Option<String>,
    heard: Heard,
}

static TAKEN: AtomicBool = AtomicBool::new(false);

impl Synthesizer {
    /// Starts the library on a folder that holds `espeak-ng-data`.
    ///
    /// # Errors
    /// If this process has one already, or the data cannot be read.
    pub(crate) fn new(data_dir: &Path) -> Result<Self> {
        if TAKEN.swap(true, Ordering::SeqCst) {
            return Err("the engine was started twice in one process".into());
        }
        let failed = |what: &str| {
            format!("cannot start the speech engine on {}: {what}", data_dir.display())
        };
        let path = data_dir.to_str().and_then(|p| CString::new(p).ok());
        let path = path.ok_or_else(|| failed("the path is not UTF-8"))?;
        // `path_home` of the library has room for 160 bytes and is cut silently.
        if path.as_bytes().len() > 140 {
            return Err(failed("the path is longer than 140 bytes; choose another cache folder"));
        }
        // SAFETY: `TAKEN` was false, so no other thread is in the library. The string outlives the
        // call, which copies it; a null context and a null device are allowed.
        let (status, rate) = unsafe {
            espeak_ng_InitializePath(path.as_ptr());
            let mut status = espeak_ng_Initialize(ptr::null_mut());
            if status == 0 {
                status = espeak_ng_InitializeOutput(RETRIEVAL, BUFFER_MS, ptr::null());
            }
            espeak_SetSynthCallback(hear);
            (status, espeak_ng_GetSampleRate())
        };
        match u32::try_from(rate) {
            Ok(rate) if status == 0 && rate > 0 => {
                Ok(Synthesizer { rate, voice: None, heard: Heard::default() })
            }
            _ => Err(failed(&format!("its data cannot be read (status {status:#x})"))),
        }
    }

    /// Samples a second.
    pub(crate) fn rate(&self) -> u32 {
        self.rate
    }

    /// Speaks one text. The same request gives the same samples whatever was spoken before.
    ///
    /// # Errors
    /// If the voice cannot be loaded or the library gives up.
    pub(crate) fn speak(&mut self, request: &Request) -> Result<(&[i16], &[Event])> {
        self.heard.samples.clear();
        self.heard.events.clear();
        self.load(&request.voice)?;
        let spelled = spelled(request);
        let text = &spelled.text;
        for piece in pieces(text) {
            let chars = text[..piece.start].chars().count();
            self.heard.before = (chars, self.heard.samples.len());
            self.say(request, &text[piece])?;
        }
        for event in &mut self.heard.events {
            if let Event::Word { at, .. } = event {
                *at = spelled.origin(*at);
            }
        }
        Ok((&self.heard.samples, &self.heard.events))
    }

    /// The phonemes of a text in the library's notation, before its sandhi.
    ///
    /// # Errors
    /// If the voice cannot be loaded.
    pub(crate) fn phonemes(&mut self, request: &Request) -> Result<String> {
        self.load(&request.voice)?;
        let spelled = spelled(request);
        let text = CString::new(spelled.text).unwrap_or_default();
        let mut rest: *const c_void = text.as_ptr().cast();
        let mut clauses = Vec::new();
        // SAFETY: a voice is loaded, and no other thread is in the library. `rest` points into `text`, which lives on, or is null at its
        // end. What is returned is NUL-terminated and stands until the next call.
        unsafe {
            aloud_reset_translate();
            option_phoneme_input = flags(request) as c_int & PHONEMES as c_int;
            while !rest.is_null() {
                let clause = espeak_TextToPhonemes(&mut rest, CHARS_UTF8 as c_int, 0);
                if !clause.is_null() {
                    clauses.push(CStr::from_ptr(clause).to_string_lossy().trim().to_string());
                }
            }
        }
        Ok(clauses.join(" "))
    }

    fn say(&mut self, request: &Request, text: &str) -> Result<()> {
        let text = CString::new(text).unwrap_or_default();
        let user_data: *mut Heard = &mut self.heard;
        // SAFETY: a voice is loaded, which the reset functions ask for. The text ends with NUL and
        // outlives the call, which is synchronous. `user_data` points to a `Heard` that nothing
        // else touches until the call returns; `hear` alone reads it.
        let status = unsafe {
            aloud_reset_wavegen();
            aloud_reset_klatt();
            aloud_reset_translate();
            espeak_ng_SetParameter(RATE, request.rate.into(), 0);
            espeak_ng_SetParameter(VOLUME, request.volume.into(), 0);
            espeak_ng_SetParameter(PITCH, request.pitch.into(), 0);
            espeak_ng_SetParameter(RANGE, request.range.into(), 0);
            aloud_reset_synthesize();
            espeak_ng_SetRandSeed(1);
            espeak_ng_Synthesize(
                text.as_ptr().cast(),
                text.as_bytes_with_nul().len(),
                0,
                1,
                0,
                flags(request),
                ptr::null_mut(),
                user_data.cast(),
            )
        };
        if status != 0 {
            return Err(format!("the speech engine gave up on a sentence (status {status:#x})"));
        }
        Ok(())
    }

    /// Loads a voice unless it is loaded. Loading reads the dictionary (1.6 MB in Mandarin), which
    /// costs a fifth of a short sentence, and changes nothing that the resets do not restore.
    fn load(&mut self, voice: &str) -> Result<()> {
        if self.voice.as_deref() == Some(voice) {
            return Ok(());
        }
        self.voice = None;
        let name = CString::new(voice).unwrap_or_default();
        // SAFETY: the string outlives the call, which copies what it keeps. After status 0 a
        // translator is set, which `aloud_remember_voice` copies.
        let status = unsafe {
            aloud_forget_voice();
            let status = espeak_ng_SetVoiceByName(name.as_ptr());
            if status == 0 {
                aloud_remember_voice();
            }
            status
        };
        if status != 0 {
            return Err(format!("the speech engine cannot load the voice {voice:?}"));
        }
        self.voice = Some(voice.into());
        Ok(())
    }
}

fn spelled(request: &Request) -> Spelled {
    let mut text = plain(&request.text);
    if request.voice.starts_with("jpx/") {
        // Elsewhere 、 is a mark within a list, with a shorter rest; Japanese has no other comma.
        text = text.replace('、', "，");
    }
    if request.has_phonemes() {
        // Brackets of the text itself would name sounds too.
        text = text.replace(['[', ']'], " ");
    }
    spell(&text, &request.spellings)
}

fn flags(request: &Request) -> c_uint {
    if request.has_phonemes() { CHARS_UTF8 | PHONEMES } else { CHARS_UTF8 }
}

/// Receives sound and events.
extern "C" fn hear(samples: *mut c_short, count: c_int, events: *mut RawEvent) -> c_int {
    if events.is_null() {
        return 0;
    }
    // SAFETY: the library passes a list of events that ends with LIST_TERMINATED, and puts the
    // `user_data` of the running `espeak_ng_Synthesize` into each of them, the last included. That
    // pointer came from `say`, which does not touch the `Heard` meanwhile. `samples` holds
    // `count` samples or is null.
    unsafe {
        let mut event = events;
        let Some(heard) = (*event).user_data.cast::<Heard>().as_mut() else { return 0 };
        while (*event).kind != LIST_TERMINATED {
            let sample = usize::try_from((*event).sample).unwrap_or(0) + heard.before.1;
            match (*event).kind {
                WORD => {
                    let at = usize::try_from((*event).text_position - 1).unwrap_or(0);
                    heard.events.push(Event::Word { at: heard.before.0 + at, sample });
                }
                END => heard.events.push(Event::End { sample }),
                _ => {}
            }
            event = event.add(1);
        }
        if !samples.is_null()
            && let Ok(count) = usize::try_from(count)
        {
            heard.samples.extend_from_slice(std::slice::from_raw_parts(samples, count));
        }
    }
    0
}
