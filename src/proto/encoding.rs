//! Bytes to text and back in Node's encodings: pure functions, bytes in, values out.
//!
//! Lenient where Node is: hex stops at the first pair that is none. UTF-8 is decoded as the Encoding Standard
//! says: each maximal subpart of an ill-formed sequence becomes one U+FFFD. Base64 has a room of its own.

use std::borrow::Cow;
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
pub fn reserve<T>(length: usize) -> Reserved<T> {
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

/// All units in little-endian order.
pub fn encode_utf16le(units: &[u16]) -> Reserved<u8> {
    encode_with(units.len() * 2, |out| write_utf16le(units, out))
}

/// What `write` puts into `most` bytes.
pub fn encode_with(most: usize, write: impl FnOnce(&mut [u8]) -> usize) -> Reserved<u8> {
    let mut bytes = reserve(most)?;
    bytes.resize(most, 0);
    let length = write(&mut bytes);
    bytes.truncate(length);
    Ok(bytes)
}

// ---- one byte a character -----------------------------------------------------------------------------

/// Writes the low byte of each UTF-16 unit; answers how many bytes.
pub fn write_latin1(units: &[u16], out: &mut [u8]) -> usize {
    for (byte, unit) in out.iter_mut().zip(units) {
        *byte = *unit as u8;
    }
    units.len().min(out.len())
}

/// The low byte of each UTF-16 unit.
pub fn encode_latin1(units: &[u16]) -> Reserved<u8> {
    let mut bytes = reserve(units.len())?;
    bytes.extend(units.iter().map(|unit| *unit as u8));
    Ok(bytes)
}

/// A UTF-8 text in ISO 8859-1: the low byte of each character, as Node writes 'latin1'. ASCII is not copied.
pub fn latin1_of(text: &[u8]) -> Cow<'_, [u8]> {
    match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => String::from_utf8_lossy(text).chars().map(|c| c as u32 as u8).collect(),
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

#[cfg(test)]
mod tests {
    use super::*;

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
        let units: Vec<u16> = "aé€".encode_utf16().collect();
        assert_eq!(encode_latin1(&units).unwrap(), [b'a', 0xe9, 0xac]);
        let mut out = [0; 2];
        assert_eq!(write_latin1(&units, &mut out), 2);
        assert_eq!(out, [b'a', 0xe9]);
    }

    #[test]
    fn lone_surrogates_are_mended() {
        let mut units = [0xd83e, 0xdd80, 0xdc00, 0x61, 0xd800];
        assert!(!mend_surrogates(&mut units));
        assert_eq!(units, [0xd83e, 0xdd80, 0xfffd, 0x61, 0xfffd]);
        assert!(mend_surrogates(&mut units[..2]));
    }

    #[test]
    fn latin1_of_a_text_is_its_low_bytes_and_ascii_is_lent() {
        assert_eq!(latin1_of("caf\u{e9}".as_bytes()), &b"caf\xe9"[..]);
        assert!(matches!(latin1_of(b"plain"), Cow::Borrowed(_)));
    }
}
