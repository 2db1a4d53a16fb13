//! Encodes mono sound as MP3 with LAME: constant bit rate, exact delay.

use std::ffi::c_int;
use std::fmt;
use std::ptr::NonNull;

mod ffi;

/// Why something was not encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// LAME does not encode this rate at this bit rate.
    Unsupported,
    /// There is not enough memory.
    Memory,
    /// LAME reports a defect, by this number.
    Internal(i32),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Unsupported => f.write_str("LAME does not encode this rate and bit rate"),
            Error::Memory => f.write_str("there is not enough memory for LAME"),
            Error::Internal(code) => write!(f, "LAME failed with code {code}"),
        }
    }
}

impl std::error::Error for Error {}

/// An encoder for one file.
///
/// The first frame that comes out is empty: it keeps the place of [`Encoder::tag_frame`], which is
/// known after [`Encoder::finish`] only.
#[derive(Debug)]
pub struct Encoder(NonNull<ffi::Lame>);

// SAFETY: LAME keeps all state of an encoder behind its pointer, and an `Encoder` is its only owner.
unsafe impl Send for Encoder {}

impl Drop for Encoder {
    fn drop(&mut self) {
        // SAFETY: the pointer came from `lame_init` and is not used afterwards.
        unsafe { ffi::lame_close(self.0.as_ptr()) };
    }
}

impl Encoder {
    /// An encoder of mono sound with `rate` samples a second, into so many kilobits a second.
    ///
    /// # Errors
    /// [`Error::Unsupported`] for a rate that MP3 does not have.
    pub fn new(rate: u32, kbps: u32) -> Result<Self, Error> {
        // SAFETY: it has no preconditions, and tells a failure by null.
        let encoder = Encoder(NonNull::new(unsafe { ffi::lame_init() }).ok_or(Error::Memory)?);
        let (rate, kbps) = (int(rate)?, int(kbps)?);
        let gfp = encoder.0.as_ptr();
        // SAFETY: the encoder is alive, and its parameters are not set yet.
        unsafe {
            let mut refused = ffi::lame_set_num_channels(gfp, 1);
            refused |= ffi::lame_set_mode(gfp, ffi::MONO);
            refused |= ffi::lame_set_in_samplerate(gfp, rate);
            refused |= ffi::lame_set_out_samplerate(gfp, rate);
            refused |= ffi::lame_set_brate(gfp, kbps);
            refused |= ffi::lame_set_quality(gfp, 3);
            refused |= ffi::lame_set_bWriteVbrTag(gfp, 1);
            ffi::lame_set_write_id3tag_automatic(gfp, 0);
            if refused < 0 || ffi::lame_init_params(gfp) < 0 {
                return Err(Error::Unsupported);
            }
            // LAME takes another rate or bit rate in silence if it cannot have this one.
            if ffi::lame_get_out_samplerate(gfp) != rate || ffi::lame_get_brate(gfp) != kbps {
                return Err(Error::Unsupported);
            }
        }
        Ok(encoder)
    }

    /// Encodes samples and appends what is ready to `out`.
    ///
    /// # Errors
    /// [`Error::Memory`] or [`Error::Internal`] if LAME fails; the encoder is of no use then.
    pub fn encode(&mut self, samples: &[i16], out: &mut Vec<u8>) -> Result<(), Error> {
        for part in samples.chunks(1 << 16) {
            // LAME's own worst case: 1.25 bytes a sample, and 7200 more.
            let (written, room) = (out.len(), part.len() * 5 / 4 + 7201);
            out.resize(written + room, 0);
            // SAFETY: both buffers have the length that is told; the right channel of mono is not read.
            let done = unsafe {
                ffi::lame_encode_buffer(
                    self.0.as_ptr(),
                    part.as_ptr(),
                    part.as_ptr(),
                    part.len() as c_int,
                    out[written..].as_mut_ptr(),
                    room as c_int,
                )
            };
            out.truncate(written + count(done)?);
        }
        Ok(())
    }

    /// Encodes what is left, padded with silence, and appends it to `out`.
    ///
    /// # Errors
    /// As [`Encoder::encode`].
    pub fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Error> {
        let (written, room) = (out.len(), 1 << 14);
        out.resize(written + room, 0);
        // SAFETY: the buffer has the length that is told, more than the 7200 bytes that LAME asks for.
        let done = unsafe {
            ffi::lame_encode_flush(self.0.as_ptr(), out[written..].as_mut_ptr(), room as c_int)
        };
        out.truncate(written + count(done)?);
        Ok(())
    }

    /// The frame that takes the place of the first one: it tells players the number of frames, and the
    /// delay and padding of the encoder. Known after [`Encoder::finish`].
    pub fn tag_frame(&self) -> Vec<u8> {
        let mut frame = vec![0; 1 << 12];
        // SAFETY: the buffer has the length that is told; LAME writes nothing if the frame is longer.
        let size = unsafe {
            ffi::lame_get_lametag_frame(self.0.as_ptr(), frame.as_mut_ptr(), frame.len())
        };
        frame.truncate(if size <= frame.len() { size } else { 0 });
        frame
    }
}

fn int(value: u32) -> Result<c_int, Error> {
    c_int::try_from(value).map_err(|_| Error::Unsupported)
}

fn count(done: c_int) -> Result<usize, Error> {
    match done {
        -2 => Err(Error::Memory),
        code => usize::try_from(code).map_err(|_| Error::Internal(code)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(samples: &[i16], part: usize) -> (Vec<u8>, Vec<u8>) {
        let (mut encoder, mut out) = (Encoder::new(22_050, 64).unwrap(), Vec::new());
        samples.chunks(part).for_each(|part| encoder.encode(part, &mut out).unwrap());
        encoder.finish(&mut out).unwrap();
        (out, encoder.tag_frame())
    }

    #[test]
    fn the_tag_tells_the_delay_and_the_length() {
        let samples: Vec<i16> = (0..50_000).map(|i| ((i * 37 % 400) * 20 - 4000) as i16).collect();
        let (out, tag) = encode(&samples, 777);
        assert_eq!(tag[..2], [0xff, 0xf3], "MPEG 2, layer III");
        assert_eq!(out[..2], tag[..2]);
        let at = tag.windows(4).position(|w| w == b"LAME").unwrap();
        let field = [tag[at + 21], tag[at + 22], tag[at + 23]].map(usize::from);
        let (delay, padding) = (field[0] << 4 | field[1] >> 4, (field[1] & 15) << 8 | field[2]);
        // 576 samples a frame; the tag frame is not counted.
        let frames = (delay + 50_000 + padding) / 576;
        assert_eq!(delay + 50_000 + padding, frames * 576);
        assert!((1..=2000).contains(&delay), "{delay}");
    }

    #[test]
    fn the_cut_of_the_input_does_not_show() {
        let samples: Vec<i16> = (0..30_000).map(|i| ((i * 91) % 7000 - 3500) as i16).collect();
        assert_eq!(encode(&samples, 1000), encode(&samples, 30_000));
        assert!(!encode(&[], 1).0.is_empty());
    }

    #[test]
    fn what_mp3_does_not_have_is_refused() {
        assert_eq!(Encoder::new(96_000, 64).unwrap_err(), Error::Unsupported);
        assert_eq!(Encoder::new(22_050, 320).unwrap_err(), Error::Unsupported);
    }
}
