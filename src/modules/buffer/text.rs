//! Strings made from bytes and bytes from strings: where the pure rooms meet the engine's values.

use super::{no_bytes, no_memory, range};
use crate::engine::raw;
use crate::engine::raw::views::Views;
use crate::engine::value::throw_coded;
use crate::export;
use crate::proto::base64;
use crate::proto::encoding::{self, Encoding, Reserved};
use rquickjs::{Ctx, Error, Object, Result, Value};

/// The longest string that QuickJS makes, in UTF-16 units.
const MAX_STRING: usize = (1 << 30) - 1;

pub fn export<'js>(object: &Object<'js>, made: Views) -> Result<()> {
    // (bytes, encoding, start, end): the string.
    export!(object, "decode", |ctx: Ctx<'js>, bytes: Value<'js>, number: i32, start: f64, end: f64| {
        let decode = |bytes: &mut [u8]| decode(&ctx, range(bytes, start, end), Encoding::from_number(number));
        raw::with_bytes(&bytes, decode).ok_or_else(|| no_bytes(&ctx))?
    });
    // (bytes, text, encoding, offset, length): how many bytes were written.
    export!(object, "write", write);
    export!(object, "fromText", move |ctx: Ctx<'js>, pool: Value<'js>, offset: f64, text: Value<'js>| {
        from_text(&ctx, made, &pool, offset, &text)
    });
    export!(object, "utf8Length", |text: Value<'js>| raw::with_text(&text, |text| text.len()));
    // The Latin-1 string that a base64 text stands for; undefined for a text that is none.
    export!(object, "atob", |ctx: Ctx<'js>, text: Value<'js>| {
        let bytes = raw::with_text(&text, base64::forgiving_base64)?.map_err(|_| no_memory(&ctx))?;
        bytes.map(|bytes| raw::latin1_string(&ctx, &bytes)).transpose()
    });
    // undefined for a text with a character above U+00FF.
    export!(object, "btoa", |ctx: Ctx<'js>, text: Value<'js>| {
        let bytes: Option<Reserved<u8>> = raw::with_utf16(&text, |units| {
            let narrow = units.iter().fold(0, |all, unit| all | unit) < 0x100;
            narrow.then(|| encoding::encode_latin1(units))
        })?;
        let Some(bytes) = bytes else { return Result::Ok(None) };
        string_of(&ctx, bytes.and_then(|bytes| base64::encode_base64(&bytes, false))).map(Some)
    });
    Ok(())
}

/// What TextEncoder and TextDecoder need beyond it.
pub fn export_decoders<'js>(object: &Object<'js>) -> Result<()> {
    export!(object, "encodeUtf8", |ctx: Ctx<'js>, text: Value<'js>| {
        raw::with_text(&text, |text| raw::uint8_array(&ctx, text))?
    });
    // (text, bytes): [units read, bytes written].
    export!(object, "encodeInto", |ctx: Ctx<'js>, text: Value<'js>, bytes: Value<'js>| {
        let fill = |text: &[u8]| {
            raw::with_bytes(&bytes, |bytes| {
                let fit = encoding::utf8_fit(text, bytes.len());
                bytes[..fit].copy_from_slice(&text[..fit]);
                vec![encoding::utf16_length(&text[..fit]), fit]
            })
        };
        raw::with_text(&text, fill)?.ok_or_else(|| no_bytes(&ctx))
    });
    // (bytes, kind, start, end): as the Encoding Standard decodes.
    export!(object, "decodeText", |ctx: Ctx<'js>, bytes: Value<'js>, kind: i32, start: f64, end: f64| {
        let decode = |bytes: &mut [u8]| decode_text(&ctx, range(bytes, start, end), kind);
        raw::with_bytes(&bytes, decode).ok_or_else(|| no_bytes(&ctx))?
    });
    // (bytes, kind, start, end): whether decodeText would put in no U+FFFD of its own.
    export!(object, "isWellFormed", |ctx: Ctx<'js>, bytes: Value<'js>, kind: i32, start: f64, end: f64| {
        let check = |bytes: &mut [u8]| is_well_formed(&ctx, range(bytes, start, end), kind);
        raw::with_bytes(&bytes, check).ok_or_else(|| no_bytes(&ctx))?
    });
    // (bytes, kind): how many bytes at the end begin a character that later ones could complete.
    export!(object, "incomplete", |ctx: Ctx<'js>, bytes: Value<'js>, kind: i32| {
        let count = |bytes: &mut [u8]| match kind {
            UTF_8 => encoding::utf8_incomplete(bytes),
            UTF_16LE | UTF_16BE => encoding::utf16_incomplete(bytes, kind == UTF_16BE),
            _ => 0,
        };
        raw::with_bytes(&bytes, count).ok_or_else(|| no_bytes(&ctx))
    });
    Ok(())
}

// The decoders of js/node/internal/encoding.js; any other number is windows-1252.
const UTF_8: i32 = 0;
const UTF_16LE: i32 = 1;
const UTF_16BE: i32 = 2;

fn decode_text<'js>(ctx: &Ctx<'js>, bytes: &[u8], kind: i32) -> Result<Value<'js>> {
    match kind {
        UTF_8 => decode_utf8(ctx, bytes),
        UTF_16LE | UTF_16BE => {
            let mut units = encoding::utf16_units(bytes, kind == UTF_16BE).map_err(|_| no_memory(ctx))?;
            // Whatever is incomplete at the end is one error.
            let open = units.last().is_some_and(|unit| unit & 0xfc00 == 0xd800);
            encoding::mend_surrogates(&mut units);
            if !bytes.len().is_multiple_of(2) && !open {
                units.push(0xfffd);
            }
            raw::utf16_string(ctx, &units)
        }
        _ if bytes.is_ascii() => raw::utf8_string(ctx, bytes),
        _ => raw::utf16_string(ctx, &encoding::windows_1252(bytes).map_err(|_| no_memory(ctx))?),
    }
}

fn is_well_formed(ctx: &Ctx, bytes: &[u8], kind: i32) -> Result<bool> {
    Ok(match kind {
        UTF_8 => simdutf8::basic::from_utf8(bytes).is_ok(),
        UTF_16LE | UTF_16BE => {
            let units = encoding::utf16_units(bytes, kind == UTF_16BE);
            bytes.len().is_multiple_of(2)
                && encoding::mend_surrogates(&mut units.map_err(|_| no_memory(ctx))?)
        }
        _ => true,
    })
}

fn decode<'js>(ctx: &Ctx<'js>, bytes: &[u8], encoding: Encoding) -> Result<Value<'js>> {
    let length = match encoding {
        Encoding::Hex => bytes.len().saturating_mul(2),
        Encoding::Base64 | Encoding::Base64Url => bytes.len().div_ceil(3).saturating_mul(4),
        Encoding::Utf16le => bytes.len() / 2,
        // A UTF-8 text may turn out shorter: QuickJS itself looks at what it becomes.
        Encoding::Utf8 => 0,
        Encoding::Latin1 | Encoding::Ascii => bytes.len(),
    };
    if length > MAX_STRING {
        return Err(too_long(ctx));
    }
    match encoding {
        Encoding::Utf8 => decode_utf8(ctx, bytes),
        Encoding::Utf16le => {
            raw::utf16_string(ctx, &encoding::utf16_units(bytes, false).map_err(|_| no_memory(ctx))?)
        }
        Encoding::Latin1 => raw::latin1_string(ctx, bytes),
        Encoding::Ascii if bytes.is_ascii() => raw::utf8_string(ctx, bytes),
        Encoding::Ascii => string_of(ctx, encoding::strip_high_bits(bytes)),
        Encoding::Hex => string_of(ctx, encoding::encode_hex(bytes)),
        Encoding::Base64 => string_of(ctx, base64::encode_base64(bytes, false)),
        Encoding::Base64Url => string_of(ctx, base64::encode_base64(bytes, true)),
    }
}

fn decode_utf8<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    if bytes.is_ascii() {
        if bytes.len() > MAX_STRING {
            return Err(too_long(ctx));
        }
        return raw::utf8_string(ctx, bytes);
    }
    let (units, narrow) = encoding::utf8_to_utf16(bytes).map_err(|_| no_memory(ctx))?;
    if units.len() > MAX_STRING {
        Err(too_long(ctx))
    } else if narrow {
        raw::latin1_string(ctx, &encoding::encode_latin1(&units).map_err(|_| no_memory(ctx))?)
    } else {
        raw::utf16_string(ctx, &units)
    }
}

fn too_long(ctx: &Ctx) -> Error {
    let message = format!("Cannot create a string longer than 0x{MAX_STRING:x} characters");
    throw_coded(ctx, "Error", "ERR_STRING_TOO_LONG", &message)
}

fn string_of<'js>(ctx: &Ctx<'js>, ascii: Reserved<u8>) -> Result<Value<'js>> {
    raw::utf8_string(ctx, &ascii.map_err(|_| no_memory(ctx))?)
}

/// The bytes of a string that is to be searched for.
pub fn encode(ctx: &Ctx, text: &Value, encoding: Encoding) -> Result<Vec<u8>> {
    let bytes = match encoding {
        Encoding::Utf16le => raw::with_utf16(text, encoding::encode_utf16le)?,
        Encoding::Latin1 | Encoding::Ascii => raw::with_utf16(text, encoding::encode_latin1)?,
        // Neither is longer than the text in UTF-8.
        _ => raw::with_text(text, |text| {
            encoding::encode_with(text.len(), |out| match encoding {
                Encoding::Hex => encoding::write_hex(text, out),
                _ => base64::write_base64(text, out),
            })
        })?,
    };
    bytes.map_err(|_| no_memory(ctx))
}

fn write<'js>(
    ctx: Ctx<'js>,
    bytes: Value<'js>,
    text: Value<'js>,
    number: i32,
    offset: f64,
    length: f64,
) -> Result<usize> {
    if !text.is_string() {
        return Err(throw_coded(&ctx, "TypeError", "ERR_INVALID_ARG_TYPE", "argument must be a string"));
    }
    let write = |bytes: &mut [u8]| {
        let start = (offset as usize).min(bytes.len());
        let end = start.saturating_add(length as usize).min(bytes.len());
        write_text(&text, Encoding::from_number(number), &mut bytes[start..end])
    };
    raw::with_bytes(&bytes, write).ok_or_else(|| no_bytes(&ctx))?
}

// The text is a string, so that reading it calls no JavaScript.
fn write_text(text: &Value, encoding: Encoding, out: &mut [u8]) -> Result<usize> {
    match encoding {
        Encoding::Utf8 => raw::with_text(text, |text| {
            let fit = encoding::utf8_fit(text, out.len());
            out[..fit].copy_from_slice(&text[..fit]);
            fit
        }),
        Encoding::Utf16le => raw::with_utf16(text, |units| encoding::write_utf16le(units, out)),
        Encoding::Latin1 | Encoding::Ascii => {
            raw::with_utf16(text, |units| encoding::write_latin1(units, out))
        }
        Encoding::Hex => raw::with_text(text, |text| encoding::write_hex(text, out)),
        Encoding::Base64 | Encoding::Base64Url => {
            raw::with_text(text, |text| base64::write_base64(text, out))
        }
    }
}

// (pool, offset, text): a Buffer of the text in UTF-8, in the pool from `offset` on if it is short and there is
// room, else in memory of its own; undefined for a short one that found no room.
fn from_text<'js>(
    ctx: &Ctx<'js>,
    made: Views,
    pool: &Value<'js>,
    offset: f64,
    text: &Value<'js>,
) -> Result<Option<Value<'js>>> {
    let offset = offset as usize;
    raw::with_text(text, |text| {
        let pooled = raw::with_bytes(pool, |pool| {
            if text.len() >= pool.len() / 2 {
                return Some(false);
            }
            pool.get_mut(offset..offset + text.len())?.copy_from_slice(text);
            Some(true)
        });
        match pooled.flatten() {
            None => Ok(None),
            Some(true) => made.over(pool, offset, text.len()).map(Some),
            Some(false) => {
                let memory = crate::engine::value::array_buffer_copy(ctx, text)?;
                made.over(&memory, 0, text.len()).map(Some)
            }
        }
    })?
}
