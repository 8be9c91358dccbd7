//! Base64 in both alphabets (RFC 4648 sections 4 and 5): pure functions, bytes in, values out.
//!
//! Decoding is as lenient as Node's: both alphabets are known at once, what belongs to neither is skipped.

use super::encoding::{Reserved, encode_with, reserve};
use std::collections::TryReserveError;

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// What BASE64 says of a byte that is in neither alphabet.
const JUNK: u8 = 0xff;

/// The value of each character of either alphabet.
const BASE64: [u8; 256] = {
    let mut table = [JUNK; 256];
    let mut value = 0;
    while value < 64 {
        table[STANDARD[value] as usize] = value as u8;
        table[URL[value] as usize] = value as u8;
        value += 1;
    }
    table
};

/// Padded in the standard alphabet, unpadded in the URL-safe one.
pub fn encode_base64(bytes: &[u8], url: bool) -> Reserved<u8> {
    let mut text: Vec<u8> = reserve(bytes.len().div_ceil(3) * 4)?;
    let alphabet = if url { base64_simd::URL_SAFE_NO_PAD } else { base64_simd::STANDARD };
    alphabet.encode_append(bytes, &mut text);
    Ok(text)
}

/// Decodes what belongs to either alphabet up to the first `=` and skips what does not, as far as there is
/// room; answers how many bytes.
pub fn write_base64(text: &[u8], out: &mut [u8]) -> usize {
    let pieces = whole_pieces(text, out);
    let fast = pieces + whole_groups(&text[pieces * 4..], &mut out[pieces * 3..]);
    let mut written = fast * 3;
    let mut bits = 0u32;
    let mut count = 0;
    for &byte in &text[fast * 4..] {
        let value = BASE64[usize::from(byte)];
        if byte == b'=' || written == out.len() {
            break;
        }
        if value == JUNK {
            continue;
        }
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out[written] = (bits >> count) as u8;
            written += 1;
        }
    }
    written
}

/// How much of a text is looked at and decoded at a time, in groups of four characters.
const PIECE: usize = 1024;

// Decodes pieces from the start, many bytes at a time, as long as each is of one alphabet and without junk;
// answers how many groups of four. A piece is checked first, since nothing must be written for junk.
fn whole_pieces(text: &[u8], out: &mut [u8]) -> usize {
    let mut groups = 0;
    for (piece, place) in text.chunks_exact(PIECE * 4).zip(out.chunks_exact_mut(PIECE * 3)) {
        let alphabets = [base64_simd::STANDARD_NO_PAD, base64_simd::URL_SAFE_NO_PAD];
        let Some(alphabet) = alphabets.iter().find(|alphabet| alphabet.check(piece).is_ok()) else { break };
        if alphabet.decode(piece, base64_simd::Out::from_slice(place)).is_err() {
            break;
        }
        groups += PIECE;
    }
    groups
}

// Decodes groups of four from the start, as long as they hold no junk; answers how many.
fn whole_groups(text: &[u8], out: &mut [u8]) -> usize {
    let mut groups = 0;
    for (four, three) in text.chunks_exact(4).zip(out.chunks_exact_mut(3)) {
        let part = |n: usize| SHIFTED[n][usize::from(four[n])];
        let bits = part(0) | part(1) | part(2) | part(3);
        if bits >> 24 != 0 {
            break;
        }
        let [_, x, y, z] = bits.to_be_bytes();
        three.copy_from_slice(&[x, y, z]);
        groups += 1;
    }
    groups
}

/// The value of each character where it stands in the 24 bits of its group of four; junk is above them.
static SHIFTED: [[u32; 256]; 4] = {
    let mut tables = [[u32::MAX; 256]; 4];
    let mut place = 0;
    while place < 4 {
        let mut byte = 0;
        while byte < 256 {
            if BASE64[byte] != JUNK {
                tables[place][byte] = (BASE64[byte] as u32) << (18 - 6 * place);
            }
            byte += 1;
        }
        place += 1;
    }
    tables
};

/// What a text decodes to by the "forgiving-base64 decode" of the Infra Standard; `None`: not at all.
pub fn forgiving_base64(text: &[u8]) -> Result<Option<Vec<u8>>, TryReserveError> {
    let blank = |byte: &u8| matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | b' ');
    let mut dense = reserve(text.len())?;
    dense.extend(text.iter().copied().filter(|byte| !blank(byte)));
    if dense.len().is_multiple_of(4) {
        let padding = dense.iter().rev().take(2).take_while(|byte| **byte == b'=').count();
        dense.truncate(dense.len() - padding);
    }
    let known = |byte: &u8| BASE64[usize::from(*byte)] != JUNK && !matches!(byte, b'-' | b'_');
    if dense.len() % 4 == 1 || !dense.iter().all(known) {
        return Ok(None);
    }
    encode_with(dense.len() / 4 * 3 + dense.len() % 4, |out| write_base64(&dense, out)).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base64(text: &str) -> Vec<u8> {
        let mut out = vec![0; text.len()];
        let length = write_base64(text.as_bytes(), &mut out);
        out.truncate(length);
        out
    }

    #[test]
    fn base64_goes_there_and_back() {
        for length in 0..70u8 {
            let bytes: Vec<u8> = (0..length).map(|n| n.wrapping_mul(37)).collect();
            for url in [false, true] {
                let text = String::from_utf8(encode_base64(&bytes, url).unwrap()).unwrap();
                assert_eq!(base64(&text), bytes);
                assert_eq!(text.contains('='), !url && length % 3 != 0);
                assert!(text.bytes().all(|c| c == b'=' || BASE64[usize::from(c)] != JUNK));
            }
        }
    }

    #[test]
    fn base64_knows_every_character() {
        let bytes: Vec<u8> = (0..16u8).flat_map(|n| [n << 4 | (4 * n) >> 4, (4 * n) << 4, 0]).collect();
        let every = base64("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
        assert_eq!(encode_base64(&every, false).unwrap(), STANDARD);
        assert_eq!(encode_base64(&every, true).unwrap(), URL);
        assert_eq!(base64(&String::from_utf8(encode_base64(&bytes, true).unwrap()).unwrap()), bytes);
    }

    #[test]
    fn base64_skips_junk_takes_both_alphabets_and_ends_at_padding() {
        assert_eq!(base64("aGVs\nbG8="), b"hello");
        assert_eq!(base64("*aG Vs!bG8"), b"hello");
        assert_eq!(base64("-_+/"), [0xfb, 0xff, 0xbf]);
        assert_eq!(base64("Y"), b"");
        assert_eq!(base64("YQ==YQ=="), b"a");
        assert_eq!(base64("=YQ"), b"");
    }

    #[test]
    fn long_texts_go_in_pieces() {
        let bytes: Vec<u8> = (0..20_000u32).map(|n| ((n * n) >> 3) as u8).collect();
        for url in [false, true] {
            let text = String::from_utf8(encode_base64(&bytes, url).unwrap()).unwrap();
            assert_eq!(base64(&text), bytes);
            // Junk, and the other alphabet, at any place of a piece.
            for at in [0, 1, 4095, 4096, 4097, 9000, text.len() - 5] {
                let (head, tail) = text.split_at(at);
                assert_eq!(base64(&format!("{head}\n{tail}")), bytes, "{at}");
            }
            let mixed = text[..5000].replace('-', "+").replace('_', "/") + &text[5000..];
            assert_eq!(base64(&mixed), bytes);
        }
        let text = encode_base64(&bytes, false).unwrap();
        let mut out = [7; 5000];
        assert_eq!(write_base64(&text[..4104], &mut out), 3078);
        assert_eq!(out[..3078], bytes[..3078]);
        assert!(out[3078..].iter().all(|byte| *byte == 7));
    }

    #[test]
    fn base64_stops_where_there_is_no_room() {
        let mut out = [0; 4];
        assert_eq!(write_base64(b"aGVsbG8gd29ybGQ=", &mut out), 4);
        assert_eq!(&out, b"hell");
    }

    #[test]
    fn forgiving_base64_is_stricter() {
        assert_eq!(forgiving_base64(b" aGk = ").unwrap().as_deref(), Some(&b"hi"[..]));
        assert_eq!(forgiving_base64(b"aGk").unwrap().as_deref(), Some(&b"hi"[..]));
        for wrong in ["a", "aGk==", "a-_b", "aG=k", "====", "=", "ab=c"] {
            assert_eq!(forgiving_base64(wrong.as_bytes()).unwrap(), None, "{wrong}");
        }
    }
}
