//! `signatures` for JavaScript. All of it can run on a pool thread.

use super::fault::Fault;
use super::hashes::Algorithm;
use super::jobs::{Answer, run};
use super::key::Key;
use super::key_objects::key_of;
use super::owned_bytes;
use super::signatures::{self, Choice, Input, Padding};
use crate::export;
use crate::host::Host;
use rquickjs::{Array, Ctx, Object, Result, Value};
use std::rc::Rc;

pub fn export<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let own = Rc::clone(host);
    // (key, name of a hash or undefined, text or digest, [is digest, padding, salt, side by side], later)
    export!(object, "sign", move |ctx: Ctx<'js>,
                                  key: Value<'js>,
                                  hash: Option<String>,
                                  data: Value<'js>,
                                  choice: Array<'js>,
                                  later: bool| {
        let (key, data) = (key_of(&ctx, &key)?, owned_bytes(&ctx, &data)?);
        let (is_digest, choice) = chosen(&choice)?;
        let hash = named(&ctx, hash)?;
        run(&ctx, &own, later, move || {
            signatures::sign(&key, &input(&data, hash, is_digest), choice).map(Answer::Bytes)
        })
    });
    let own = Rc::clone(host);
    // (key, name of a hash or undefined, text or digest, signature, as above, later)
    export!(object, "verify", move |ctx: Ctx<'js>,
                                    key: Value<'js>,
                                    hash: Option<String>,
                                    data: Value<'js>,
                                    signature: Value<'js>,
                                    choice: Array<'js>,
                                    later: bool| {
        let (key, data) = (key_of(&ctx, &key)?, owned_bytes(&ctx, &data)?);
        let signature = owned_bytes(&ctx, &signature)?;
        let (is_digest, choice) = chosen(&choice)?;
        let hash = named(&ctx, hash)?;
        run(&ctx, &own, later, move || {
            signatures::verify(&key, &input(&data, hash, is_digest), &signature, choice).map(Answer::Truth)
        })
    });
    let own = Rc::clone(host);
    // (which of WAYS, key, data, padding, name of a hash, label, later)
    export!(object, "rsaCipher", move |ctx: Ctx<'js>,
                                       way: usize,
                                       key: Value<'js>,
                                       data: Value<'js>,
                                       padding: Array<'js>,
                                       label: Value<'js>,
                                       later: bool| {
        let (key, data) = (key_of(&ctx, &key)?, owned_bytes(&ctx, &data)?);
        let label = owned_bytes(&ctx, &label)?;
        let number: i32 = padding.get(0)?;
        let hash = named(&ctx, Some(padding.get(1)?))?.unwrap_or(Algorithm::Sha1);
        run(&ctx, &own, later, move || {
            let padding = Padding { number, hash, label: &label };
            WAYS[way.min(3)](&key, &data, &padding).map(Answer::Bytes)
        })
    });
    Ok(())
}

type Way = fn(&Key, &[u8], &Padding) -> std::result::Result<Vec<u8>, Fault>;

const WAYS: [Way; 4] = [
    signatures::public_encrypt,
    signatures::private_decrypt,
    signatures::private_encrypt,
    signatures::public_decrypt,
];

fn chosen(array: &Array) -> Result<(bool, Choice)> {
    let choice = Choice { padding: array.get(1)?, salt: array.get(2)?, side_by_side: array.get(3)? };
    Ok((array.get(0)?, choice))
}

fn named(ctx: &Ctx, name: Option<String>) -> Result<Option<Algorithm>> {
    let Some(name) = name else { return Ok(None) };
    let algorithm = Algorithm::named(&name).filter(|algorithm| !algorithm.is_extendable());
    algorithm.map(Some).ok_or_else(|| Fault::INVALID_DIGEST.throw(ctx))
}

fn input(data: &[u8], hash: Option<Algorithm>, is_digest: bool) -> Input<'_> {
    match hash {
        Some(hash) if is_digest => Input::Digest(data, hash),
        hash => Input::Text(data, hash),
    }
}
