//! zlib's streams behind a safe interface: zlib-rs, which is Rust throughout, offers the whole of zlib only in
//! the shape of zlib.h, with pointers. Return codes and flush modes are zlib's own numbers.

use libz_rs_sys as z;
use std::ffi::CStr;
use std::mem::size_of;
use std::ptr::null_mut;

/// A stream of either direction; what it has allocated goes with it.
pub struct Stream {
    // Boxed, since zlib asks that it does not move.
    raw: Box<z::z_stream>,
    deflates: bool,
}

/// What one call has moved, and zlib's return code.
pub struct Run {
    pub code: i32,
    pub read: usize,
    pub written: usize,
}

/// What a compressing stream is made with: the arguments of deflateInit2.
#[derive(Clone, Copy, Debug)]
pub struct Compression {
    pub level: i32,
    pub window_bits: i32,
    pub mem_level: i32,
    pub strategy: i32,
}

// SAFETY: all that the pointers lead to was allocated by the stream for itself alone, from Rust's allocator,
// which any thread may use; the text of `msg` is static.
unsafe impl Send for Stream {}

impl Stream {
    /// Errors: zlib's return code.
    pub fn deflate(with: Compression) -> Result<Stream, i32> {
        let mut raw = Box::<z::z_stream>::default();
        let (version, size) = (z::zlibVersion(), size_of::<z::z_stream>() as i32);
        let Compression { level, window_bits, mem_level, strategy } = with;
        // SAFETY: a default z_stream is what deflateInit2_ expects; version and size are the library's own.
        let code = unsafe {
            z::deflateInit2_(&mut *raw, level, z::Z_DEFLATED, window_bits, mem_level, strategy, version, size)
        };
        if code == z::Z_OK { Ok(Stream { raw, deflates: true }) } else { Err(code) }
    }

    /// Errors: zlib's return code.
    pub fn inflate(window_bits: i32) -> Result<Stream, i32> {
        let mut raw = Box::<z::z_stream>::default();
        // SAFETY: as in `deflate`.
        let code = unsafe {
            z::inflateInit2_(&mut *raw, window_bits, z::zlibVersion(), size_of::<z::z_stream>() as i32)
        };
        if code == z::Z_OK { Ok(Stream { raw, deflates: false }) } else { Err(code) }
    }

    /// deflate() or inflate().
    pub fn run(&mut self, flush: i32, input: &[u8], output: &mut [u8]) -> Run {
        let most = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (given, room) = (most(input.len()), most(output.len()));
        self.raw.next_in = input.as_ptr().cast_mut();
        self.raw.avail_in = given;
        self.raw.next_out = output.as_mut_ptr();
        self.raw.avail_out = room;
        // SAFETY: the stream was initialized for this direction; both pointers are to live slices of at
        // least these lengths, and zlib does not write to its input.
        let code = unsafe {
            if self.deflates { z::deflate(&mut *self.raw, flush) } else { z::inflate(&mut *self.raw, flush) }
        };
        let (left, free) = (self.raw.avail_in, self.raw.avail_out);
        self.forget_buffers();
        Run { code, read: (given - left) as usize, written: (room - free) as usize }
    }

    // No pointer outlives the call it was for.
    fn forget_buffers(&mut self) {
        self.raw.next_in = null_mut();
        self.raw.avail_in = 0;
        self.raw.next_out = null_mut();
        self.raw.avail_out = 0;
    }

    /// deflateSetDictionary() or inflateSetDictionary(). Answers zlib's return code.
    pub fn set_dictionary(&mut self, dictionary: &[u8]) -> i32 {
        let length = u32::try_from(dictionary.len()).unwrap_or(u32::MAX);
        // SAFETY: an initialized stream of this direction; pointer and length are those of a live slice.
        unsafe {
            if self.deflates {
                z::deflateSetDictionary(&mut *self.raw, dictionary.as_ptr(), length)
            } else {
                z::inflateSetDictionary(&mut *self.raw, dictionary.as_ptr(), length)
            }
        }
    }

    /// deflateReset() or inflateReset(). Answers zlib's return code.
    pub fn reset(&mut self) -> i32 {
        // SAFETY: an initialized stream of this direction.
        unsafe {
            if self.deflates { z::deflateReset(&mut *self.raw) } else { z::inflateReset(&mut *self.raw) }
        }
    }

    /// deflateParams(), without room for output: what was written before must have been flushed. Answers
    /// zlib's return code.
    pub fn params(&mut self, level: i32, strategy: i32) -> i32 {
        if !self.deflates {
            return z::Z_STREAM_ERROR;
        }
        // A pointer to nothing is refused; none of its bytes is written, as there is no room.
        let mut nowhere = [0];
        self.raw.next_out = nowhere.as_mut_ptr();
        // SAFETY: an initialized stream that deflates; `avail_out` is 0 between calls.
        let code = unsafe { z::deflateParams(&mut *self.raw, level, strategy) };
        self.forget_buffers();
        code
    }

    /// zlib's own words for what is wrong with the data.
    pub fn message(&self) -> Option<String> {
        if self.raw.msg.is_null() {
            return None;
        }
        // SAFETY: not null, so it is one of zlib's static texts, which end with NUL.
        let text = unsafe { CStr::from_ptr(self.raw.msg) };
        Some(text.to_string_lossy().into_owned()).filter(|text| !text.is_empty())
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // SAFETY: an initialized stream of this direction, which nobody uses any more.
        unsafe { if self.deflates { z::deflateEnd(&mut *self.raw) } else { z::inflateEnd(&mut *self.raw) } };
    }
}

/// The CRC-32 of `bytes`, going on from that of what came before them (0 at the start).
pub fn crc32(bytes: &[u8], before: u32) -> u32 {
    let mut sum = before;
    for part in bytes.chunks(u32::MAX as usize) {
        // SAFETY: pointer and length are those of a live slice.
        sum = unsafe { z::crc32(sum.into(), part.as_ptr(), part.len() as u32) } as u32;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Compression = Compression { level: 6, window_bits: 15, mem_level: 8, strategy: 0 };

    fn all(stream: &mut Stream, flush: i32, input: &[u8]) -> Vec<u8> {
        let mut output = vec![0; 4096];
        let run = stream.run(flush, input, &mut output);
        assert_eq!(run.read, input.len());
        output.truncate(run.written);
        output
    }

    #[test]
    fn goes_there_and_back_with_new_parameters_on_the_way() {
        let mut out = Stream::deflate(PLAIN).unwrap();
        let mut packed = all(&mut out, z::Z_SYNC_FLUSH, b"first part, first part");
        assert_eq!(out.params(0, z::Z_HUFFMAN_ONLY), z::Z_OK);
        packed.extend(all(&mut out, z::Z_FINISH, b"second part, second part"));
        let mut back = Stream::inflate(15).unwrap();
        assert_eq!(all(&mut back, z::Z_FINISH, &packed), b"first part, first partsecond part, second part");
        assert_eq!(back.reset(), z::Z_OK);
        assert_eq!(all(&mut back, z::Z_FINISH, &packed).len(), 46);
    }

    #[test]
    fn says_what_is_wrong() {
        let mut stream = Stream::inflate(15).unwrap();
        let run = stream.run(z::Z_NO_FLUSH, b"not zlib", &mut [0; 10]);
        assert_eq!(run.code, z::Z_DATA_ERROR);
        assert_eq!(stream.message().as_deref(), Some("incorrect header check"));
        assert_eq!(Stream::inflate(99).err(), Some(z::Z_STREAM_ERROR));
        assert_eq!(stream.params(1, 1), z::Z_STREAM_ERROR);
    }

    #[test]
    fn sums_go_on() {
        assert_eq!(crc32(b"123456789", 0), 0xcbf4_3926);
        assert_eq!(crc32(b"6789", crc32(b"12345", 0)), 0xcbf4_3926);
    }
}
