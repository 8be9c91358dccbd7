//! permessage-deflate, RFC 7692 section 7: what packs the messages of one end, and what unpacks those of the
//! other, over zlib's raw streams. Both are made with the first message that needs them. An end that does not
//! keep its window from one message to the next keeps no stream either: an idle connection costs nothing.

use crate::proto::websocket::{Failure, Pack, Unpack, status, too_large};
use crate::sys::zlib::{Compression, Stream};

/// zlib.h's numbers.
const STREAM_END: i32 = 1;
const OK: i32 = 0;
const BUF_ERROR: i32 = -5;
const SYNC_FLUSH: i32 = 2;

/// Ends each message that is flushed, and is not sent.
const TAIL: [u8; 4] = [0, 0, 0xff, 0xff];
/// The window of deflate, as far as a block refers back.
const WINDOW: usize = 32 * 1024;
/// Room for what comes out of zlib at a time.
const ROOM: usize = 16 * 1024;

/// `config`: window bits to pack with, whether they keep the window, the same to unpack with; level, memory
/// level, strategy; the most bytes of an unpacked message, or 0 for the limit of all messages. JavaScript has
/// checked them.
pub fn pair(config: &[i32]) -> Option<(Packer, Unpacker)> {
    let &[pack_bits, pack_keeps, unpack_bits, unpack_keeps, level, mem_level, strategy, limit] = config
    else {
        return None;
    };
    // zlib packs raw streams with 9 bits at least, and then refers back no further than 8 reach.
    let with = Compression { level, window_bits: -pack_bits.max(9), mem_level, strategy };
    let packer = Packer { with, keeps: pack_keeps != 0, stream: None };
    let limit = u64::try_from(limit).ok().filter(|limit| *limit > 0).unwrap_or(u64::MAX);
    let unpacker = Unpacker { window_bits: -unpack_bits, keeps: unpack_keeps != 0, limit, stream: None };
    Some((packer, unpacker))
}

pub struct Packer {
    with: Compression,
    keeps: bool,
    stream: Option<Stream>,
}

impl Pack for Packer {
    fn pack(&mut self, bytes: &[u8], is_last: bool) -> Result<Vec<u8>, Failure> {
        let made = self.stream.take().map_or_else(|| Stream::deflate(self.with), Ok);
        let mut stream = made.map_err(|_| failure("Init error"))?;
        let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
        let mut read = 0;
        loop {
            let start = out.len();
            out.resize(start + ROOM, 0);
            let run = stream.run(SYNC_FLUSH, &bytes[read..], &mut out[start..]);
            out.truncate(start + run.written);
            read += run.read;
            if run.written < ROOM {
                break;
            }
        }
        if is_last {
            strip_tail(&mut out);
        }
        if self.keeps || !is_last {
            self.stream = Some(stream);
        }
        Ok(out)
    }
}

// Section 7.2.3.6: what is empty is a byte that is 0. zlib has nothing to flush the second time.
fn strip_tail(out: &mut Vec<u8>) {
    if out.ends_with(&TAIL) {
        out.truncate(out.len() - TAIL.len());
    }
    if out.is_empty() {
        out.push(0);
    }
}

pub struct Unpacker {
    window_bits: i32,
    keeps: bool,
    limit: u64,
    stream: Option<Stream>,
}

impl Unpack for Unpacker {
    fn unpack(&mut self, packed: &[u8], limit: u64) -> Result<Vec<u8>, Failure> {
        let made = self.stream.take().map_or_else(|| Stream::inflate(self.window_bits), Ok);
        let mut stream = made.map_err(|_| failure("Init error"))?;
        let limit = usize::try_from(limit.min(self.limit)).unwrap_or(usize::MAX);
        let mut out = Vec::new();
        for part in [packed, &TAIL] {
            inflate(&mut stream, part, &mut out, limit)?;
        }
        if self.keeps {
            self.stream = Some(stream);
        }
        Ok(out)
    }
}

fn inflate(stream: &mut Stream, mut input: &[u8], out: &mut Vec<u8>, limit: usize) -> Result<(), Failure> {
    loop {
        let start = out.len();
        // One byte more than is allowed tells that there are more.
        let room = ROOM.max(start / 2).min(limit.saturating_sub(start).saturating_add(1));
        out.resize(start + room, 0);
        let run = stream.run(SYNC_FLUSH, input, &mut out[start..]);
        out.truncate(start + run.written);
        input = &input[run.read..];
        if out.len() > limit {
            return Err(too_large());
        }
        match run.code {
            // Section 7.2.3.4: the last block of a stream does not end the message, nor the window.
            STREAM_END => {
                stream.reset();
                stream.set_dictionary(&out[out.len().saturating_sub(WINDOW)..]);
            }
            OK | BUF_ERROR if run.written < room => return Ok(()),
            OK | BUF_ERROR => {}
            _ => {
                let words = stream.message();
                return Err(failure(words.as_deref().unwrap_or("Zlib error")));
            }
        }
        if run.code == STREAM_END && input.is_empty() {
            return Ok(());
        }
    }
}

fn failure(words: &str) -> Failure {
    Failure { status: status::INVALID_DATA, code: "Z_DATA_ERROR", message: words.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(bits: i32, keeps: bool) -> (Packer, Unpacker) {
        pair(&[bits, i32::from(keeps), bits, i32::from(keeps), 6, 8, 0, 0]).expect("a whole config")
    }

    fn pack(packer: &mut Packer, bytes: &[u8], is_last: bool) -> Vec<u8> {
        packer.pack(bytes, is_last).expect("zlib takes this configuration")
    }

    fn unpack(unpacker: &mut Unpacker, packed: &[u8]) -> Vec<u8> {
        unpacker.unpack(packed, 1 << 20).expect("it was packed well")
    }

    // RFC 7692 section 7.2.3.
    #[test]
    fn the_examples_of_the_rfc() {
        let (mut packer, mut unpacker) = ends(15, true);
        let first = pack(&mut packer, b"Hello", true);
        assert_eq!(first, [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00]);
        let second = pack(&mut packer, b"Hello", true);
        assert_eq!(second, [0xf2, 0x00, 0x11, 0x00, 0x00]);
        assert_eq!(unpack(&mut unpacker, &first), b"Hello");
        assert_eq!(unpack(&mut unpacker, &second), b"Hello");
        let stored = [0x00, 0x05, 0x00, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x00];
        assert_eq!(unpack(&mut unpacker, &stored), b"Hello");
        let ended = [0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00];
        assert_eq!(unpack(&mut unpacker, &ended), b"Hello");
        assert_eq!(unpack(&mut unpacker, &second), b"Hello");
        let two_blocks = [0xf2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xff, 0xff, 0xca, 0xc9, 0xc9, 0x07, 0x00];
        assert_eq!(unpack(&mut unpacker, &two_blocks), b"Hello");
        assert_eq!(unpack(&mut unpacker, &[0]), b"");
    }

    #[test]
    fn messages_of_all_sizes_with_windows_of_all_sizes() {
        for bits in 8..=15 {
            for keeps in [false, true] {
                let (mut packer, mut unpacker) = ends(bits, keeps);
                for size in [0, 0, 1, 5, 16_383, 16_384, 100_000, 0, 3] {
                    let message: Vec<u8> = (0..size).map(|i: u32| (i.wrapping_mul(i) / 7) as u8).collect();
                    let packed = pack(&mut packer, &message, true);
                    assert_eq!(unpack(&mut unpacker, &packed), message);
                    assert_eq!(packer.stream.is_some(), keeps);
                }
            }
        }
    }

    #[test]
    fn fragments_are_one_message() {
        let (mut packer, mut unpacker) = ends(15, false);
        let mut packed = pack(&mut packer, b"one and ", false);
        packed.extend(pack(&mut packer, b"", false));
        packed.extend(pack(&mut packer, b"one and two", true));
        assert_eq!(unpack(&mut unpacker, &packed), b"one and one and two");
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let (mut packer, mut unpacker) = ends(15, true);
        let packed = pack(&mut packer, &vec![0; 1 << 24], true);
        assert!(packed.len() < 20_000);
        assert_eq!(unpacker.unpack(&packed, 1 << 16), Err(too_large()));
        let (mut packer, mut unpacker) = ends(15, true);
        let packed = pack(&mut packer, &[7; 1 << 16], true);
        assert_eq!(unpacker.unpack(&packed, 1 << 16).map(|out| out.len()), Ok(1 << 16));
    }

    #[test]
    fn what_is_not_deflate_is_refused() {
        let (_, mut unpacker) = ends(15, true);
        let refused = unpacker.unpack(&[0xff; 8], 100).expect_err("no such block");
        assert_eq!((refused.status, refused.code), (1007, "Z_DATA_ERROR"));
        assert!(pair(&[15]).is_none());
    }
}
