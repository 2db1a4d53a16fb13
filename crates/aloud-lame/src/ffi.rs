//! What is used of `lame.h`.

use std::ffi::c_int;

/// `lame_global_flags`, which only LAME looks into.
#[repr(C)]
pub struct Lame {
    _private: [u8; 0],
}

/// `MONO` of `MPEG_mode`.
pub const MONO: c_int = 3;

unsafe extern "C" {
    pub fn lame_init() -> *mut Lame;
    pub fn lame_close(gfp: *mut Lame) -> c_int;
    pub fn lame_set_num_channels(gfp: *mut Lame, channels: c_int) -> c_int;
    pub fn lame_set_mode(gfp: *mut Lame, mode: c_int) -> c_int;
    pub fn lame_set_in_samplerate(gfp: *mut Lame, rate: c_int) -> c_int;
    pub fn lame_set_out_samplerate(gfp: *mut Lame, rate: c_int) -> c_int;
    pub fn lame_get_out_samplerate(gfp: *const Lame) -> c_int;
    pub fn lame_set_brate(gfp: *mut Lame, kbps: c_int) -> c_int;
    pub fn lame_get_brate(gfp: *const Lame) -> c_int;
    pub fn lame_set_quality(gfp: *mut Lame, quality: c_int) -> c_int;
    pub fn lame_set_bWriteVbrTag(gfp: *mut Lame, write: c_int) -> c_int;
    pub fn lame_set_write_id3tag_automatic(gfp: *mut Lame, write: c_int);
    pub fn lame_init_params(gfp: *mut Lame) -> c_int;
    pub fn lame_encode_buffer(
        gfp: *mut Lame,
        left: *const i16,
        right: *const i16,
        samples: c_int,
        out: *mut u8,
        size: c_int,
    ) -> c_int;
    pub fn lame_encode_flush(gfp: *mut Lame, out: *mut u8, size: c_int) -> c_int;
    pub fn lame_get_lametag_frame(gfp: *const Lame, out: *mut u8, size: usize) -> usize;
}
