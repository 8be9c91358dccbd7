//! Hash and Hmac objects for JavaScript. Data is hashed where it lies; results are kept, because a stream's
//! flush and digest() may both ask for one.

use super::fault::Fault;
use super::hashes::{Algorithm, Hash, Hmac, LISTED};
use super::{data, encoded};
use crate::engine::raw::owned::{Named, own, with_owned};
use crate::export;
use crate::proto::encoding::{Reserved, reserve};
use rquickjs::{Ctx, Object, Result, Value};

enum State {
    Hash(Box<Hash>),
    Hmac(Box<Hmac>),
    Done(Vec<u8>),
}

struct Digesting {
    state: State,
    algorithm: Algorithm,
    size: usize,
}

impl Named for Digesting {
    const NAME: &'static str = "Hash";
}

impl Digesting {
    fn update(&mut self, data: &[u8]) -> bool {
        match &mut self.state {
            State::Hash(hash) => hash.update(data),
            State::Hmac(hmac) => hmac.update(data),
            State::Done(_) => return false,
        }
        true
    }

    // Extendable functions may be asked for more than there is memory.
    fn finish(&mut self) -> Reserved<u8> {
        let mut out = reserve(self.size)?;
        out.resize(self.size, 0);
        match std::mem::replace(&mut self.state, State::Done(Vec::new())) {
            State::Hash(hash) => hash.finish(&mut out),
            State::Hmac(hmac) => hmac.finish(&mut out),
            State::Done(result) => out = result,
        }
        let mut kept = reserve(out.len())?;
        kept.extend_from_slice(&out);
        self.state = State::Done(kept);
        Ok(out)
    }
}

pub fn export<'js>(object: &Object<'js>) -> Result<()> {
    export!(object, "hashNames", || LISTED.iter().map(|entry| entry.0).collect::<Vec<_>>());
    // (name): bytes of the result; undefined for a name that is none.
    export!(object, "hashSize", |name: String| Algorithm::named(&name).map(Algorithm::size));
    // (name, bytes of the result or -1): undefined for a name that is none.
    export!(object, "hash", |ctx: Ctx<'js>, name: String, length: f64| -> Result<Option<Value<'js>>> {
        let Some(algorithm) = Algorithm::named(&name) else { return Ok(None) };
        let size = checked_size(algorithm, length).map_err(|fault| fault.throw(&ctx))?;
        let state = State::Hash(Box::new(algorithm.start()));
        own(&ctx, Digesting { state, algorithm, size }).map(Some)
    });
    // (hash, bytes of the result or -1): a copy of one that is not done.
    export!(object, "copyHash", |ctx: Ctx<'js>, of: Value<'js>, length: f64| -> Result<Option<Value<'js>>> {
        let copy = with_owned(&of, |from: &mut Digesting| match &from.state {
            State::Hash(hash) => Some((hash.clone(), from.algorithm)),
            _ => None,
        });
        let Some((hash, algorithm)) = copy.flatten() else { return Ok(None) };
        let size = checked_size(algorithm, length).map_err(|fault| fault.throw(&ctx))?;
        own(&ctx, Digesting { state: State::Hash(hash), algorithm, size }).map(Some)
    });
    // (name, key): undefined for a name that is none.
    export!(object, "hmac", |ctx: Ctx<'js>, name: String, key: Value<'js>| -> Result<Option<Value<'js>>> {
        let Some(algorithm) = Algorithm::named(&name) else { return Ok(None) };
        if algorithm.is_extendable() {
            return Err(Fault::plain("error:00000000:lib(0)::reason(0)").throw(&ctx));
        }
        let hmac = data(&ctx, &key, |key| Hmac::new(algorithm, key))?;
        own(&ctx, Digesting { state: State::Hmac(Box::new(hmac)), algorithm, size: algorithm.size() })
            .map(Some)
    });
    // (hash or hmac, text or bytes): false when it is done.
    export!(object, "update", |ctx: Ctx<'js>, of: Value<'js>, input: Value<'js>| -> Result<bool> {
        let update = |bytes: &[u8]| with_owned(&of, |digesting: &mut Digesting| digesting.update(bytes));
        Ok(data(&ctx, &input, update)?.unwrap_or(false))
    });
    // (hash or hmac, encoding's number or -1): the text, or an ArrayBuffer.
    export!(object, "digest", |ctx: Ctx<'js>, of: Value<'js>, encoding: i32| {
        let result = with_owned(&of, Digesting::finish).unwrap_or_else(|| Ok(Vec::new()));
        encoded(&ctx, result.map_err(|_| Fault::NO_MEMORY.throw(&ctx))?, encoding)
    });
    // (name, text or bytes, encoding's number or -1): the whole at once; undefined for a name that is none.
    export!(object, "hashOnce", hash_once);
    Ok(())
}

fn hash_once<'js>(
    ctx: Ctx<'js>,
    name: String,
    input: Value<'js>,
    encoding: i32,
) -> Result<Option<Value<'js>>> {
    let Some(algorithm) = Algorithm::named(&name) else { return Ok(None) };
    let result = data(&ctx, &input, |bytes| algorithm.of(&[bytes]))?;
    encoded(&ctx, result, encoding).map(Some)
}

fn checked_size(algorithm: Algorithm, length: f64) -> std::result::Result<usize, Fault> {
    if length < 0.0 || length as usize == algorithm.size() {
        Ok(algorithm.size())
    } else if algorithm.is_extendable() {
        Ok(length as usize)
    } else {
        Err(Fault::openssl(0x030000b2))
    }
}
