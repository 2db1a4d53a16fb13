//! Sound on Linux, through ALSA's library. PulseAudio and PipeWire are reached through it too.
//!
//! The library is opened at run time: its headers are on few machines, and a program that is linked
//! to it does not even start where it is missing. The functions and their types are those of
//! `alsa/pcm.h`, `alsa/control.h` and `alsa/error.h`, whose ABI has not changed since 2003.

use super::output::Devices;
use super::output::{Device, Lost};
use crate::error::{Error, Kind, Result};
use crate::model::units::{Frames, SampleRate};
use libloading::Library;
use std::ffi::{CStr, CString, c_char, c_int, c_long, c_uint, c_ulong, c_void};
use std::sync::Arc;

const LIBRARY: &str = "libasound.so.2";
const PLAYBACK: c_int = 0;
/// `SND_PCM_FORMAT_S16_LE`
const S16_LE: c_int = 2;
/// `SND_PCM_ACCESS_RW_INTERLEAVED`
const INTERLEAVED: c_int = 3;
/// What the device holds: little, so that keys act at once; enough for a busy machine.
const LATENCY_US: c_uint = 120_000;

type Pcm = *mut c_void;

/// Names the functions that are taken from the library, each with its type.
macro_rules! functions {
    ($($name:ident: fn($($arg:ty),*) -> $ret:ty;)*) => {
        struct Functions { $($name: unsafe extern "C" fn($($arg),*) -> $ret,)* _library: Library }

        impl Functions {
            fn load(library: Library) -> std::result::Result<Self, libloading::Error> {
                // SAFETY: the types are those of the library's headers, and the library is kept
                // for as long as its functions.
                unsafe {
                    Ok(Functions {
                        $($name: *library.get(concat!(stringify!($name), "\0").as_bytes())?,)*
                        _library: library,
                    })
                }
            }
        }
    };
}

functions! {
    snd_pcm_open: fn(*mut Pcm, *const c_char, c_int, c_int) -> c_int;
    snd_pcm_close: fn(Pcm) -> c_int;
    snd_pcm_set_params: fn(Pcm, c_int, c_int, c_uint, c_uint, c_int, c_uint) -> c_int;
    snd_pcm_writei: fn(Pcm, *const c_void, c_ulong) -> c_long;
    snd_pcm_delay: fn(Pcm, *mut c_long) -> c_int;
    snd_pcm_recover: fn(Pcm, c_int, c_int) -> c_int;
    snd_pcm_prepare: fn(Pcm) -> c_int;
    snd_pcm_drain: fn(Pcm) -> c_int;
    snd_pcm_drop: fn(Pcm) -> c_int;
    snd_strerror: fn(c_int) -> *const c_char;
    snd_lib_error_set_handler: fn(*const c_void) -> c_int;
    snd_device_name_hint: fn(c_int, *const c_char, *mut *mut *mut c_void) -> c_int;
    snd_device_name_get_hint: fn(*const c_void, *const c_char) -> *mut c_char;
    snd_device_name_free_hint: fn(*mut *mut c_void) -> c_int;
    snd_config_update_free_global: fn() -> c_int;
}

/// Takes the library's complaints in place of standard error, where the screen is. It is called
/// with more arguments than it looks at, which the caller cleans up in every C convention of Linux.
extern "C" fn say_nothing() {}

fn load() -> Result<Arc<Functions>> {
    // SAFETY: loading runs the library's initializers, which are those of any program with sound.
    let library = unsafe { Library::new(LIBRARY) };
    let functions = library.and_then(Functions::load).map_err(|e| {
        let what = format!(
            "no sound can be played: {LIBRARY} is not on this machine; install it (Debian: \
             libasound2t64 or libasound2, Fedora: alsa-lib)"
        );
        Error::new(Kind::Device, what).because(e)
    })?;
    // SAFETY: a handler is a C function; see `say_nothing`.
    unsafe { (functions.snd_lib_error_set_handler)(say_nothing as *const c_void) };
    Ok(Arc::new(functions))
}

impl Functions {
    fn error(&self, code: c_int) -> String {
        // SAFETY: the library returns a string of its own for every number.
        let text = unsafe { CStr::from_ptr((self.snd_strerror)(code)) };
        text.to_string_lossy().to_lowercase()
    }
}

/// An open device.
pub struct Alsa {
    functions: Arc<Functions>,
    pcm: Pcm,
    name: String,
    underruns: u64,
    /// Sound was handed over and has not been drained or discarded.
    running: bool,
}

// SAFETY: the library lets a device be used by any one thread at a time, and it has one owner.
unsafe impl Send for Alsa {}

impl Alsa {
    pub fn open(name: &str) -> Result<Self> {
        let functions = load()?;
        let c_name = CString::new(name).map_err(|e| {
            Error::new(Kind::Usage, format!("{name:?} is not a device's name")).because(e)
        })?;
        let mut pcm = std::ptr::null_mut();
        // SAFETY: both pointers live through the call, which sets the first if it succeeds.
        let code = unsafe { (functions.snd_pcm_open)(&mut pcm, c_name.as_ptr(), PLAYBACK, 0) };
        if code < 0 {
            let what = format!(
                "cannot open the audio device {name:?}: {}; check that a sound card is there and \
                 not in use, or choose another device with --device",
                functions.error(code)
            );
            return Err(Error::new(Kind::Device, what));
        }
        Ok(Alsa { functions, pcm, name: name.into(), underruns: 0, running: false })
    }
}

impl Device for Alsa {
    fn start(&mut self, rate: SampleRate) -> Result<()> {
        self.discard();
        // SAFETY: the device is open; the rest are numbers.
        let code = unsafe {
            (self.functions.snd_pcm_set_params)(
                self.pcm,
                S16_LE,
                INTERLEAVED,
                1,
                rate.0,
                1,
                LATENCY_US,
            )
        };
        if code < 0 {
            let what = format!(
                "the audio device {:?} takes no mono sound of 16 bits at {rate}: {}; a name with \
                 plug in it converts, e.g. --device plug{}",
                self.name,
                self.functions.error(code),
                self.name.trim_start_matches("plug")
            );
            return Err(Error::new(Kind::Device, what));
        }
        Ok(())
    }

    fn write(&mut self, mut samples: &[i16]) -> std::result::Result<(), Lost> {
        let mut tries = 0;
        while !samples.is_empty() {
            // SAFETY: the device is open and reads no more frames (of one sample) than there are.
            let taken = unsafe {
                let frames = samples.len() as c_ulong;
                (self.functions.snd_pcm_writei)(self.pcm, samples.as_ptr().cast(), frames)
            };
            if taken >= 0 {
                samples = &samples[(taken as usize).min(samples.len())..];
                (self.running, tries) = (true, 0);
                continue;
            }
            let code = taken as c_int;
            tries += 1;
            const EPIPE: c_int = -32;
            self.underruns += u64::from(code == EPIPE);
            // SAFETY: the device is open. Recovers from underruns, suspension and interruption.
            let recovered = unsafe { (self.functions.snd_pcm_recover)(self.pcm, code, 1) };
            if recovered < 0 || tries > 3 {
                return Err(Lost(self.functions.error(code)));
            }
        }
        Ok(())
    }

    fn delay(&mut self) -> Frames {
        let mut delay = 0;
        // SAFETY: the device is open and sets the number.
        let code = unsafe { (self.functions.snd_pcm_delay)(self.pcm, &mut delay) };
        Frames(if code < 0 { 0 } else { u64::try_from(delay).unwrap_or(0) })
    }

    fn drain(&mut self) {
        if std::mem::take(&mut self.running) {
            // SAFETY: the device is open. Waits for what it holds, then makes it ready again.
            unsafe {
                (self.functions.snd_pcm_drain)(self.pcm);
                (self.functions.snd_pcm_prepare)(self.pcm);
            }
        }
    }

    fn discard(&mut self) {
        if std::mem::take(&mut self.running) {
            // SAFETY: the device is open.
            unsafe {
                (self.functions.snd_pcm_drop)(self.pcm);
                (self.functions.snd_pcm_prepare)(self.pcm);
            }
        }
    }

    fn underruns(&self) -> u64 {
        self.underruns
    }
}

impl Drop for Alsa {
    fn drop(&mut self) {
        // SAFETY: the device is open and nobody uses it any more. Forgetting the configuration
        // lets a device that comes back, or another configuration, be found by the next `open`.
        unsafe {
            (self.functions.snd_pcm_close)(self.pcm);
            (self.functions.snd_config_update_free_global)();
        }
    }
}

/// Names and descriptions of what can be opened for playing.
pub fn list() -> Result<Devices> {
    let functions = load()?;
    let mut hints = std::ptr::null_mut();
    // SAFETY: the library sets the pointer to a list that ends in a null pointer.
    let code = unsafe { (functions.snd_device_name_hint)(-1, c"pcm".as_ptr(), &mut hints) };
    if code < 0 || hints.is_null() {
        let what = format!("cannot list the audio devices: {}", functions.error(code));
        return Err(Error::new(Kind::Device, what));
    }
    let mut devices = Devices::new();
    let mut at = hints;
    // SAFETY: `at` stays inside the list up to its null pointer; the library makes each string with
    // `malloc`, to be freed by the caller, and takes the list back at the end.
    unsafe {
        while !(*at).is_null() {
            let get = |what: &CStr| {
                let text = (functions.snd_device_name_get_hint)(*at, what.as_ptr());
                (!text.is_null()).then(|| {
                    let owned = CStr::from_ptr(text).to_string_lossy().replace('\n', ", ");
                    free(text.cast());
                    owned
                })
            };
            // No direction means both.
            if let Some(name) =
                get(c"NAME").filter(|_| get(c"IOID").is_none_or(|io| io == "Output"))
            {
                devices.push((name, get(c"DESC").unwrap_or_default()));
            }
            at = at.add(1);
        }
        (functions.snd_device_name_free_hint)(hints);
    }
    Ok(devices)
}

unsafe extern "C" {
    fn free(pointer: *mut c_void);
}
