//! Bytes to text and back in Node's encodings: pure functions, bytes in, values out.
//!
//! Lenient where Node is: hex stops at the first pair that is none, base64 skips what does not belong to
//! it and knows both alphabets (RFC 4648 sections 4 and 5). UTF-8 is decoded as the Encoding Standard
//! says: each maximal subpart of an ill-formed sequence becomes one U+FFFD.

use std::collections::TryReserveError;

/// Node's encodings, by the numbers that js/node/internal/buffer.js knows them by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16le,
    Latin1,
    Ascii,
    Hex,
    Base64,
    Base64Url,
}

impl Encoding {
    /// UTF-8 for a number that stands for none.
    pub fn from_number(number: i32) -> Encoding {
        match number {
            1 => Encoding::Utf16le,
            2 => Encoding::Latin1,
            3 => Encoding::Ascii,
            4 => Encoding::Hex,
            5 => Encoding::Base64,
            6 => Encoding::Base64Url,
            _ => Encoding::Utf8,
        }
    }
}

/// No memory for a text or for bytes of such a length.
pub type Reserved<T> = Result<Vec<T>, TryReserveError>;

/// An empty vector with room for `length`; unlike `with_capacity` it does not end the program.
fn reserve<T>(length: usize) -> Reserved<T> {
    let mut vector = Vec::new();
    vector.try_reserve_exact(length)?;
    Ok(vector)
}

// ---- UTF-8 and UTF-16 ---------------------------------------------------------------------------------

/// UTF-8 to UTF-16, and whether every unit is below 0x100.
pub fn utf8_to_utf16(bytes: &[u8]) -> Result<(Vec<u16>, bool), TryReserveError> {
    let mut units: Vec<u16> = reserve(bytes.len())?;
    let mut all = 0;
    for chunk in bytes.utf8_chunks() {
        all |= push_utf16(chunk.valid(), &mut units);
        if !chunk.invalid().is_empty() {
            all |= 0xfffd;
            units.push(0xfffd);
        }
    }
    Ok((units, all < 0x100))
}

// Runs of ASCII are widened many at once. Answers all units or-ed together.
fn push_utf16(text: &str, units: &mut Vec<u16>) -> u16 {
    let mut all = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let bytes = rest.as_bytes();
        let ascii = ascii_prefix(bytes);
        units.extend(bytes[..ascii].iter().map(|&byte| u16::from(byte)));
        rest = &rest[ascii..];
        let mut used = 0;
        for character in rest.chars() {
            if character.is_ascii() {
                break;
            }
            used += character.len_utf8();
            for unit in character.encode_utf16(&mut [0; 2]) {
                all |= *unit;
                units.push(*unit);
            }
        }
        rest = &rest[used..];
    }
    all
}

fn ascii_prefix(bytes: &[u8]) -> usize {
    let blocks = bytes.chunks_exact(16).take_while(|block| block.is_ascii()).count() * 16;
    blocks + bytes[blocks..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// How many of the first `room` bytes of a UTF-8 text are whole characters.
pub fn utf8_fit(text: &[u8], room: usize) -> usize {
    if room >= text.len() {
        return text.len();
    }
    let mut end = room;
    while end > 0 && text[end] & 0xc0 == 0x80 {
        end -= 1;
    }
    end
}

/// How many UTF-16 units a UTF-8 text is.
pub fn utf16_length(text: &[u8]) -> usize {
    text.iter().map(|&byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum()
}

/// How many bytes at the end begin a UTF-8 character that later bytes could complete: 0 to 3.
pub fn utf8_incomplete(bytes: &[u8]) -> usize {
    let tail = &bytes[bytes.len().saturating_sub(3)..];
    for start in 0..tail.len() {
        if tail[start] >= 0xc2 {
            let error = std::str::from_utf8(&tail[start..]).err();
            let open = error.is_some_and(|e| e.valid_up_to() == 0 && e.error_len().is_none());
            if open {
                return tail.len() - start;
            }
        }
    }
    0
}

/// How many bytes at the end begin a UTF-16 character: 0 to 3 (half a unit, a first surrogate).
pub fn utf16_incomplete(bytes: &[u8], big_endian: bool) -> usize {
    let half = bytes.len() % 2;
    let whole = bytes.len() - half;
    if whole >= 2 {
        let high = bytes[if big_endian { whole - 2 } else { whole - 1 }];
        if high & 0xfc == 0xd8 {
            return half + 2;
        }
    }
    half
}

/// The units of UTF-16 bytes; half a unit at the end is dropped.
pub fn utf16_units(bytes: &[u8], big_endian: bool) -> Reserved<u16> {
    let mut units = reserve(bytes.len() / 2)?;
    let from = if big_endian { u16::from_be_bytes } else { u16::from_le_bytes };
    units.extend(bytes.chunks_exact(2).map(|pair| from([pair[0], pair[1]])));
    Ok(units)
}

/// Puts U+FFFD in the place of lone surrogates. Answers whether there was none.
pub fn mend_surrogates(units: &mut [u16]) -> bool {
    let mut well_formed = true;
    let mut at = 0;
    while at < units.len() {
        let unit = units[at];
        let next = units.get(at + 1).copied().unwrap_or(0);
        if unit & 0xfc00 == 0xd800 && next & 0xfc00 == 0xdc00 {
            at += 1;
        } else if unit & 0xf800 == 0xd800 {
            units[at] = 0xfffd;
            well_formed = false;
        }
        at += 1;
    }
    well_formed
}

/// Writes whole units in little-endian order; answers how many bytes.
pub fn write_utf16le(units: &[u16], out: &mut [u8]) -> usize {
    let count = units.len().min(out.len() / 2);
    for (pair, unit) in out.chunks_exact_mut(2).zip(units) {
        pair.copy_from_slice(&unit.to_le_bytes());
    }
    count * 2
}

// ---- one byte a character -----------------------------------------------------------------------------

/// Writes the low byte of each UTF-16 unit of a text (in WTF-8: lone surrogates allowed); answers how
/// many bytes.
pub fn write_latin1(text: &[u8], out: &mut [u8]) -> usize {
    let ascii = ascii_prefix(text).min(out.len());
    out[..ascii].copy_from_slice(&text[..ascii]);
    let mut written = ascii;
    let mut at = ascii;
    while at < text.len() && written < out.len() {
        let (code, length) = wtf8_character(&text[at..]);
        at += length;
        if code < 0x10000 {
            out[written] = code as u8;
            written += 1;
            continue;
        }
        for low in [0xd800 + ((code - 0x10000) >> 10), 0xdc00 + (code & 0x3ff)] {
            if let Some(place) = out.get_mut(written) {
                *place = low as u8;
                written += 1;
            }
        }
    }
    written
}

// The first character of a text that the engine made, so it is complete, and its length in bytes.
fn wtf8_character(text: &[u8]) -> (u32, usize) {
    let next = |n: usize| u32::from(text.get(n).copied().unwrap_or(0) & 0x3f);
    let first = u32::from(text[0]);
    match text[0] {
        0..0x80 => (first, 1),
        0x80..0xe0 => ((first & 0x1f) << 6 | next(1), 2),
        0xe0..0xf0 => ((first & 0x0f) << 12 | next(1) << 6 | next(2), 3),
        _ => ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4),
    }
}

/// The units of windows-1252, which the Encoding Standard means by latin1: 0x80 to 0x9f differ.
pub fn windows_1252(bytes: &[u8]) -> Reserved<u16> {
    const FROM_80: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
        0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
        0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
    ];
    let mut units = reserve(bytes.len())?;
    units.extend(bytes.iter().map(|&byte| match byte {
        0x80..=0x9f => FROM_80[usize::from(byte - 0x80)],
        _ => u16::from(byte),
    }));
    Ok(units)
}

/// The bytes without their highest bit, as Node reads ASCII.
pub fn strip_high_bits(bytes: &[u8]) -> Reserved<u8> {
    let mut text = reserve(bytes.len())?;
    text.extend(bytes.iter().map(|byte| byte & 0x7f));
    Ok(text)
}

// ---- hex ----------------------------------------------------------------------------------------------

/// Two lower-case digits a byte.
pub fn encode_hex(bytes: &[u8]) -> Reserved<u8> {
    let digit = |nibble: u8| nibble + if nibble < 10 { b'0' } else { b'a' - 10 };
    let mut text = reserve(bytes.len() * 2)?;
    text.resize(bytes.len() * 2, 0);
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
        pair[0] = digit(byte >> 4);
        pair[1] = digit(byte & 15);
    }
    Ok(text)
}

/// Writes a byte for each pair of digits, up to the first pair that is none; answers how many.
pub fn write_hex(text: &[u8], out: &mut [u8]) -> usize {
    let mut written = 0;
    for (pair, place) in text.chunks_exact(2).zip(out) {
        let (high, low) = (HEX[usize::from(pair[0])], HEX[usize::from(pair[1])]);
        if (high | low) & 0xf0 != 0 {
            break;
        }
        *place = high << 4 | low;
        written += 1;
    }
    written
}

/// The value of each hexadecimal digit; 0xff for other bytes.
const HEX: [u8; 256] = {
    let mut table = [0xff; 256];
    let mut value = 0;
    while value < 16 {
        table[b"0123456789abcdef"[value] as usize] = value as u8;
        table[b"0123456789ABCDEF"[value] as usize] = value as u8;
        value += 1;
    }
    table
};

// ---- base64 -------------------------------------------------------------------------------------------

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
    let alphabet = if url { URL } else { STANDARD };
    let sextet = |bits: u32| alphabet[(bits & 63) as usize];
    let mut text: Vec<u8> = reserve(bytes.len().div_ceil(3) * 4)?;
    text.resize(bytes.len() / 3 * 4, 0);
    for (four, three) in text.chunks_exact_mut(4).zip(bytes.chunks_exact(3)) {
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        four.copy_from_slice(&[sextet(bits >> 18), sextet(bits >> 12), sextet(bits >> 6), sextet(bits)]);
    }
    let rest = bytes.chunks_exact(3).remainder();
    let bits = rest.iter().fold(0, |bits, &byte| bits << 8 | u32::from(byte));
    match rest.len() {
        1 => text.extend([sextet(bits >> 2), sextet(bits << 4)]),
        2 => text.extend([sextet(bits >> 10), sextet(bits >> 4), sextet(bits << 2)]),
        _ => {}
    }
    while !url && text.len() % 4 != 0 {
        text.push(b'=');
    }
    Ok(text)
}

/// Decodes what belongs to either alphabet up to the first `=` and skips what does not, as far as there is
/// room; answers how many bytes.
pub fn write_base64(text: &[u8], out: &mut [u8]) -> usize {
    let fast = whole_groups(text, out);
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

// Decodes groups of four from the start, as long as they hold no junk; answers how many.
fn whole_groups(text: &[u8], out: &mut [u8]) -> usize {
    let mut groups = 0;
    for (four, three) in text.chunks_exact(4).zip(out.chunks_exact_mut(3)) {
        let value = |n: usize| u32::from(BASE64[usize::from(four[n])]);
        let (a, b, c, d) = (value(0), value(1), value(2), value(3));
        if (a | b | c | d) > 63 {
            break;
        }
        let [_, x, y, z] = (a << 18 | b << 12 | c << 6 | d).to_be_bytes();
        three.copy_from_slice(&[x, y, z]);
        groups += 1;
    }
    groups
}

/// What a text decodes to by the "forgiving-base64 decode" of the Infra Standard; `None`: not at all.
pub fn forgiving_base64(text: &[u8]) -> Option<Vec<u8>> {
    let blank = |byte: &u8| matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | b' ');
    let mut text: Vec<u8> = text.iter().copied().filter(|byte| !blank(byte)).collect();
    if text.len() % 4 == 0 {
        let padding = text.iter().rev().take(2).take_while(|byte| **byte == b'=').count();
        text.truncate(text.len() - padding);
    }
    let known = |byte: &u8| BASE64[usize::from(*byte)] != JUNK && !matches!(byte, b'-' | b'_');
    if text.len() % 4 == 1 || !text.iter().all(known) {
        return None;
    }
    let mut bytes = vec![0; text.len() * 3 / 4];
    write_base64(&text, &mut bytes);
    Some(bytes)
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

    fn latin1(text: &[u8], room: usize) -> Vec<u8> {
        let mut out = vec![0; room];
        let length = write_latin1(text, &mut out);
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
            }
        }
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
    fn base64_stops_where_there_is_no_room() {
        let mut out = [0; 4];
        assert_eq!(write_base64(b"aGVsbG8gd29ybGQ=", &mut out), 4);
        assert_eq!(&out, b"hell");
    }

    #[test]
    fn forgiving_base64_is_stricter() {
        assert_eq!(forgiving_base64(b" aGk = ").as_deref(), Some(&b"hi"[..]));
        assert_eq!(forgiving_base64(b"aGk").as_deref(), Some(&b"hi"[..]));
        for wrong in ["a", "aGk==", "a-_b", "aG=k", "====", "=", "ab=c"] {
            assert_eq!(forgiving_base64(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn hex_stops_at_the_first_wrong_pair() {
        let mut out = [0; 8];
        assert_eq!(write_hex(b"00fFzz11", &mut out), 2);
        assert_eq!(out[..2], [0, 0xff]);
        assert_eq!(write_hex(b"123", &mut out), 1);
        assert_eq!(encode_hex(&[0, 0x9a, 0xff]).unwrap(), b"009aff");
    }

    #[test]
    fn utf8_decodes_maximal_subparts() {
        let decode = |bytes: &[u8]| String::from_utf16(&utf8_to_utf16(bytes).unwrap().0).unwrap();
        assert_eq!(decode(b"plain"), "plain");
        assert_eq!(
            decode("grüße 🦀 von drüben, aus der Ferne".as_bytes()),
            "grüße 🦀 von drüben, aus der Ferne"
        );
        assert_eq!(decode(b"\xf0\x9f\x92x\xc0\x80"), "\u{fffd}x\u{fffd}\u{fffd}");
        assert_eq!(decode(b"\xed\xa0\x80"), "\u{fffd}\u{fffd}\u{fffd}");
        assert!(utf8_to_utf16("äöü".as_bytes()).unwrap().1);
        assert!(!utf8_to_utf16("ā".as_bytes()).unwrap().1);
    }

    #[test]
    fn incomplete_ends_are_seen() {
        assert_eq!(utf8_incomplete(b"ab\xe2\x82"), 2);
        assert_eq!(utf8_incomplete(b"\xf0\x9f\x92"), 3);
        assert_eq!(utf8_incomplete(b"\xf0\x9f\x92\xa9"), 0);
        assert_eq!(utf8_incomplete(b"\xe2\x28"), 0);
        assert_eq!(utf8_incomplete(b"\xed\xa0"), 0);
        assert_eq!(utf8_incomplete(b"a\xc3"), 1);
        assert_eq!(utf8_incomplete(b"\xc0"), 0);
        assert_eq!(utf16_incomplete(b"a\0b", false), 1);
        assert_eq!(utf16_incomplete(b"\x3d\xd8", false), 2);
        assert_eq!(utf16_incomplete(b"\xd8\x3d\xde", true), 3);
        assert_eq!(utf16_incomplete(b"", true), 0);
    }

    #[test]
    fn whole_characters_fit() {
        let text = "a€b".as_bytes();
        assert_eq!([0, 1, 2, 3, 4, 5, 9].map(|room| utf8_fit(text, room)), [0, 1, 1, 1, 4, 5, 5]);
        assert_eq!(utf16_length("a€🦀".as_bytes()), 4);
    }

    #[test]
    fn latin1_takes_low_bytes_of_units() {
        assert_eq!(latin1("aé€".as_bytes(), 9), [b'a', 0xe9, 0xac]);
        assert_eq!(latin1("🦀x".as_bytes(), 9), [0x3e, 0x80, b'x']);
        assert_eq!(latin1(b"\xed\xa0\x81x", 9), [1, b'x']);
        assert_eq!(latin1("0123456789abcdef0123é".as_bytes(), 18), b"0123456789abcdef01");
        assert_eq!(latin1("🦀".as_bytes(), 1), [0x3e]);
    }

    #[test]
    fn lone_surrogates_are_mended() {
        let mut units = [0xd83e, 0xdd80, 0xdc00, 0x61, 0xd800];
        assert!(!mend_surrogates(&mut units));
        assert_eq!(units, [0xd83e, 0xdd80, 0xfffd, 0x61, 0xfffd]);
        assert!(mend_surrogates(&mut units[..2]));
    }
}
