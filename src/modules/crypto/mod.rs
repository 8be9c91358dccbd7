//! The native half of `crypto`, on RustCrypto's crates. Its state (hashes, ciphers, keys) belongs to
//! JavaScript objects without properties and is dropped with them.
//!
//! Arguments are checked in js/node/internal/crypto/. What takes long can run on a pool thread, which gets
//! copies of what it reads.

mod agreement;
mod blocks;
mod certificates;
mod cipher_objects;
mod ciphers;
mod curves;
mod derive;
mod digests;
mod explicit_curves;
mod fault;
mod hashes;
mod jobs;
mod key;
mod key_encryption;
mod key_formats;
mod key_objects;
mod modular;
mod ocb;
mod octet_keys;
mod pkcs12;
mod random;
mod rsa_schemes;
mod sealing;
mod signatures;
mod signing;

use crate::engine::raw;
use crate::engine::value::array_buffer_copy;
use crate::export;
use crate::host::Host;
use crate::proto::base64::encode_base64;
use crate::proto::encoding::{Encoding, encode_hex};
use rquickjs::{Ctx, Object, Result, Value};
use std::rc::Rc;
use zeroize::Zeroizing;

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    digests::export(&object)?;
    certificates::export(&object)?;
    cipher_objects::export(&object)?;
    derive::export(&object, host)?;
    key_objects::export(&object, host)?;
    agreement::export(&object, host)?;
    signing::export(&object, host)?;
    random::export(&object, host)?;
    // (a, b): whether they are equal, in a time that only depends on their length, which is the same.
    export!(object, "timingSafeEqual", |ctx: Ctx<'js>, a: Value<'js>, b: Value<'js>| {
        raw::with_two(&a, &b, equal_in_constant_time).ok_or_else(|| fault::no_bytes(&ctx, &a))
    });
    Ok(object)
}

/// Whether two texts of the same length are equal, without a branch on what is in them.
fn equal_in_constant_time(a: &[u8], b: &[u8]) -> bool {
    let difference = a.iter().zip(b).fold(0, |all, (x, y)| std::hint::black_box(all | (x ^ y)));
    a.len() == b.len() && difference == 0
}

/// Runs `body` over the UTF-8 of a string or the bytes of a buffer, where they lie.
fn data<'js, T>(ctx: &Ctx<'js>, value: &Value<'js>, body: impl FnOnce(&[u8]) -> T) -> Result<T> {
    if value.is_string() {
        return raw::with_text(value, body);
    }
    raw::with_bytes(value, |bytes| body(bytes)).ok_or_else(|| fault::no_bytes(ctx, value))
}

/// A copy of the bytes of a string or buffer, for a thread; forgotten bytes are overwritten.
fn owned_bytes<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<Zeroizing<Vec<u8>>> {
    data(ctx, value, |bytes| Zeroizing::new(bytes.to_vec()))
}

/// A result as text, in the encodings that results are usually asked for in; an ArrayBuffer for any other.
fn encoded<'js>(ctx: &Ctx<'js>, bytes: Vec<u8>, encoding: i32) -> Result<Value<'js>> {
    let text = match encoding {
        HEX => encode_hex(&bytes),
        BASE64 => encode_base64(&bytes, false),
        BASE64URL => encode_base64(&bytes, true),
        _ => return array_buffer_copy(ctx, &bytes),
    };
    raw::utf8_string(ctx, &text.map_err(|_| rquickjs::Error::Allocation)?)
}

const HEX: i32 = Encoding::Hex as i32;
const BASE64: i32 = Encoding::Base64 as i32;
const BASE64URL: i32 = Encoding::Base64Url as i32;
