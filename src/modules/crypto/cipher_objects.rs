//! Cipher objects for JavaScript, over `ciphers`.

use super::ciphers::{Cipher, Kind, names};
use super::data;
use super::fault::Fault;
use crate::engine::raw::owned::{own, with_owned};
use crate::engine::value::array_buffer;
use crate::export;
use rquickjs::{Array, Ctx, Object, Result, Value};

pub fn export<'js>(object: &Object<'js>) -> Result<()> {
    export!(object, "cipherNames", names);
    // (name or number): [name, number, mode, bytes of a block, of the vector, of the key]
    export!(object, "cipherInfo", |ctx: Ctx<'js>, which: Value<'js>| -> Result<Option<Array<'js>>> {
        let kind = match which.as_number() {
            Some(number) => Kind::numbered(number as u32),
            None => Kind::named(&which.get::<String>()?),
        };
        kind.map(|kind| describe(&ctx, &kind)).transpose()
    });
    // (name, length): whether the vector may have it.
    export!(object, "takesVector", |name: String, length: usize| {
        Kind::named(&name).is_some_and(|kind| kind.takes_vector(length))
    });
    // (name, length): whether a tag may have it.
    export!(object, "takesTag", |name: String, length: usize| {
        Kind::named(&name).is_some_and(|kind| kind.takes_tag(length))
    });
    export!(object, "cipher", begin);
    export!(object, "cipherUpdate", |ctx: Ctx<'js>, cipher: Value<'js>, input: Value<'js>| {
        let update = |bytes: &[u8]| with_owned(&cipher, |cipher: &mut Cipher| cipher.update(bytes));
        output(&ctx, data(&ctx, &input, update)?)
    });
    export!(object, "cipherFinal", |ctx: Ctx<'js>, cipher: Value<'js>| {
        output(&ctx, with_owned(&cipher, Cipher::finish))
    });
    // (cipher, data, length of the text or -1): whether it is taken.
    export!(object, "cipherAdd", |ctx: Ctx<'js>, cipher: Value<'js>, input: Value<'js>, length: f64| {
        let length = (length >= 0.0).then_some(length as usize);
        let add =
            |bytes: &[u8]| with_owned(&cipher, |cipher: &mut Cipher| cipher.authenticate(bytes, length));
        Result::Ok(data(&ctx, &input, add)?.unwrap_or(false))
    });
    export!(object, "cipherPadding", |cipher: Value<'js>, on: bool| {
        with_owned(&cipher, |cipher: &mut Cipher| cipher.set_padding(on)).unwrap_or(false)
    });
    // (cipher, tag): whether it has a fit length; undefined when none is taken now.
    export!(object, "cipherSetTag", |ctx: Ctx<'js>, cipher: Value<'js>, tag: Value<'js>| {
        let set = |bytes: &[u8]| with_owned(&cipher, |cipher: &mut Cipher| cipher.set_tag(bytes));
        Result::Ok(data(&ctx, &tag, set)?.flatten())
    });
    export!(object, "cipherTag", |ctx: Ctx<'js>, cipher: Value<'js>| -> Result<Option<Value<'js>>> {
        let tag = with_owned(&cipher, |cipher: &mut Cipher| cipher.tag().map(<[u8]>::to_vec)).flatten();
        tag.map(|tag| array_buffer(&ctx, tag)).transpose()
    });
    Ok(())
}

fn describe<'js>(ctx: &Ctx<'js>, kind: &Kind) -> Result<Array<'js>> {
    let array = Array::new(ctx.clone())?;
    array.set(0, kind.name())?;
    array.set(1, kind.number())?;
    array.set(2, kind.mode_name())?;
    array.set(3, kind.block())?;
    array.set(4, kind.vector())?;
    array.set(5, kind.key)?;
    Ok(array)
}

// (name, whether to encrypt, key, vector, length of the tag or -1)
fn begin<'js>(
    ctx: Ctx<'js>,
    name: String,
    encrypting: bool,
    key: Value<'js>,
    vector: Value<'js>,
    tag: f64,
) -> Result<Value<'js>> {
    let refuse = |constructor, code, message| Err(Fault::Coded(constructor, code, message).throw(&ctx));
    let Some(kind) = Kind::named(&name) else {
        return refuse("Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");
    };
    if data(&ctx, &key, |key| key.len() != kind.key)? {
        return refuse("RangeError", "ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length");
    }
    if !data(&ctx, &vector, |vector| kind.takes_vector(vector.len()))? {
        return refuse("TypeError", "ERR_CRYPTO_INVALID_IV", "Invalid initialization vector");
    }
    let cipher =
        data(&ctx, &key, |key| data(&ctx, &vector, |vector| Cipher::new(kind, encrypting, key, vector)))??;
    let Some(mut cipher) = cipher else { return Err(Fault::plain("Unknown cipher").throw(&ctx)) };
    if tag >= 0.0 {
        cipher.set_tag_length(tag as usize);
    }
    own(&ctx, cipher)
}

fn output<'js>(ctx: &Ctx<'js>, result: Option<std::result::Result<Vec<u8>, Fault>>) -> Result<Value<'js>> {
    let bytes = result.unwrap_or(Ok(Vec::new())).map_err(|fault| fault.throw(ctx))?;
    array_buffer(ctx, bytes)
}
