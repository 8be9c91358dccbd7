//! Keys for JavaScript: read, written, compared, taken apart and generated.

use super::ciphers::Kind;
use super::curves::{Curve, names};
use super::fault::Fault;
use super::jobs::{Answer, Answered, run};
use super::key::{Key, PssLimits};
use super::key_formats::{Form, Given, read_private, read_public, write};
use super::modular::{Group, generate_prime};
use super::octet_keys::OctetKind;
use super::pkcs12;
use super::{data, owned_bytes};
use crate::engine::raw;
use crate::engine::raw::owned::{Named, own, with_owned};
use crate::engine::value::array_buffer;
use crate::export;
use crate::host::Host;
use crate::proto::der;
use crate::proto::encoding::write_hex;
use crate::proto::pem;
use rquickjs::{Array, Ctx, Object, Result, Value};
use rsa::traits::PublicKeyParts;
use std::rc::Rc;
use std::sync::Arc;

struct Handle(Arc<Key>);

impl Named for Handle {
    const NAME: &'static str = "KeyObjectHandle";
}

/// The key that a handle stands for.
pub fn key_of<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<Arc<Key>> {
    with_owned(value, |handle: &mut Handle| Arc::clone(&handle.0))
        .ok_or_else(|| Fault::OPERATION_FAILED.throw(ctx))
}

pub fn handle_of<'js>(ctx: &Ctx<'js>, key: Key) -> Result<Value<'js>> {
    own(ctx, Handle(Arc::new(key)))
}

pub fn export<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    export!(object, "curveNames", names);
    // (name): OpenSSL's name for it; undefined for a curve that is not here.
    export!(object, "curveName", |name: String| Curve::named(&name).map(Curve::name));
    export!(object, "secretKey", |ctx: Ctx<'js>, bytes: Value<'js>| {
        let key = Key::Secret(owned_bytes(&ctx, &bytes)?);
        handle_of(&ctx, key)
    });
    export!(object, "readKey", read);
    export!(object, "readPfx", read_pfx);
    export!(object, "writeKey", write_key);
    // (key): `secret`, `public` or `private`.
    export!(object, "keyKind", |ctx: Ctx<'js>, key: Value<'js>| Result::Ok(key_of(&ctx, &key)?.kind()));
    export!(object, "keyAlgorithm", |ctx: Ctx<'js>, key: Value<'js>| {
        Result::Ok(key_of(&ctx, &key)?.algorithm())
    });
    export!(object, "keyDetails", |ctx: Ctx<'js>, key: Value<'js>| {
        let key = key_of(&ctx, &key)?;
        details(&ctx, &key)
    });
    export!(object, "publicOf", |ctx: Ctx<'js>, key: Value<'js>| {
        let key = key_of(&ctx, &key)?.public();
        handle_of(&ctx, key)
    });
    export!(object, "keysEqual", |ctx: Ctx<'js>, a: Value<'js>, b: Value<'js>| {
        Result::Ok(key_of(&ctx, &a)?.equals(&*key_of(&ctx, &b)?))
    });
    // (key): the bytes of its numbers, as `Key::parts` orders them.
    export!(object, "keyParts", |ctx: Ctx<'js>, key: Value<'js>| -> Result<Vec<Value<'js>>> {
        let key = key_of(&ctx, &key)?;
        key.parts().iter().map(|part| array_buffer(&ctx, part.to_vec())).collect()
    });
    export!(object, "keyFromParts", from_parts);
    let own = Rc::clone(host);
    // (kind, [numbers], later): [private key, public key], in the end.
    export!(object, "generateKeyPair", move |ctx: Ctx<'js>,
                                             kind: String,
                                             wishes: Array<'js>,
                                             later: bool| {
        let wishes: Vec<Option<String>> = wishes.iter().collect::<Result<_>>()?;
        run(&ctx, &own, later, move || generate(&kind, &wishes))
    });
    Ok(())
}

/// A pair as JavaScript gets it.
pub fn pair<'js>(ctx: &Ctx<'js>, private: Key) -> Result<Value<'js>> {
    let array = Array::new(ctx.clone())?;
    let public = private.public();
    array.set(0, handle_of(ctx, private)?)?;
    array.set(1, handle_of(ctx, public)?)?;
    Ok(array.into_value())
}

// (bytes, [whether PEM, form, whether a public key is wanted], passphrase or undefined)
fn read<'js>(
    ctx: Ctx<'js>,
    bytes: Value<'js>,
    how: Array<'js>,
    passphrase: Value<'js>,
) -> Result<Value<'js>> {
    let (is_pem, form, wants_public): (bool, String, bool) = (how.get(0)?, how.get(1)?, how.get(2)?);
    let passphrase = if passphrase.is_undefined() { None } else { Some(owned_bytes(&ctx, &passphrase)?) };
    let key = data(&ctx, &bytes, |bytes| {
        let passphrase = passphrase.as_ref().map(|passphrase| passphrase.as_slice());
        let given = Given { bytes, is_pem, form: &form, passphrase };
        if wants_public { read_public(&given) } else { read_private(&given) }
    })?;
    handle_of(&ctx, key.map_err(|fault| fault.throw(&ctx))?)
}

// (PKCS #12, password or undefined): PEM texts: [the key or undefined, certificate, …].
fn read_pfx<'js>(ctx: Ctx<'js>, bytes: Value<'js>, password: Value<'js>) -> Result<Vec<Option<String>>> {
    let password = if password.is_undefined() { None } else { Some(owned_bytes(&ctx, &password)?) };
    let password = password.as_ref().map(|password| password.as_slice());
    let contents = data(&ctx, &bytes, |bytes| pkcs12::read(bytes, password))?;
    let contents = contents.map_err(|fault| fault.throw(&ctx))?;
    let form = Form { name: "pkcs8", is_pem: true, encryption: None };
    let key =
        contents.key.and_then(|key| write(&key, &form).ok()).and_then(|pem| String::from_utf8(pem).ok());
    let certificates = contents.certificates.iter().map(|der| Some(pem::write("CERTIFICATE", None, der)));
    Ok([key].into_iter().chain(certificates).collect())
}

// (key, form, whether PEM, cipher or undefined, passphrase): a text, or an ArrayBuffer.
fn write_key<'js>(
    ctx: Ctx<'js>,
    key: Value<'js>,
    name: String,
    is_pem: bool,
    cipher: Option<String>,
    passphrase: Value<'js>,
) -> Result<Value<'js>> {
    let key = key_of(&ctx, &key)?;
    let passphrase = if cipher.is_some() { owned_bytes(&ctx, &passphrase)? } else { Default::default() };
    let encryption = match cipher.as_deref().map(|name| Kind::named(name).ok_or(Fault::UNKNOWN_CIPHER)) {
        Some(kind) => Some((kind.map_err(|fault| fault.throw(&ctx))?, passphrase.as_slice())),
        None => None,
    };
    let written =
        write(&key, &Form { name: &name, is_pem, encryption }).map_err(|fault| fault.throw(&ctx))?;
    if is_pem { raw::utf8_string(&ctx, &written) } else { array_buffer(&ctx, written) }
}

// Of RSA: [bits of the modulus, exponent's bytes, and of limits: hash, mask's hash, salt]; of a curve: [name, that in a
// JWK, size]; of DSA: [bits of the prime, of the order].
fn details<'js>(ctx: &Ctx<'js>, key: &Key) -> Result<Array<'js>> {
    let array = Array::new(ctx.clone())?;
    match key {
        Key::Secret(bytes) => array.set(0, bytes.len())?,
        Key::Rsa { public, pss, .. } => {
            array.set(0, public.n().bits())?;
            array.set(1, array_buffer(ctx, der::strip_zeros(&public.e().to_be_bytes()).to_vec())?)?;
            if let Some(Some(limits)) = pss {
                array.set(2, limits.hash.name())?;
                array.set(3, limits.mask.name())?;
                array.set(4, limits.salt)?;
            }
        }
        Key::Ec { curve, .. } => {
            array.set(0, curve.name())?;
            array.set(1, curve.jwk_name())?;
            array.set(2, curve.size())?;
        }
        Key::Dsa { group, .. } => {
            let bits = |number: &[u8]| {
                number.len() * 8 - number.first().map_or(0, |first| first.leading_zeros() as usize)
            };
            array.set(0, bits(&group.p))?;
            array.set(1, bits(group.q.as_deref().unwrap_or_default()))?;
        }
        Key::Octets { .. } | Key::Dh { .. } => {}
    }
    Ok(array)
}

// (kind, curve's name, [numbers]): undefined when they make no key. Numbers: of RSA n, e and d, p, q; of a curve
// the point, or the secret and the point it must have; of the others that are bytes the public key, or the secret and that.
fn from_parts<'js>(
    ctx: Ctx<'js>,
    kind: String,
    curve: Option<String>,
    parts: Array<'js>,
) -> Result<Option<Value<'js>>> {
    let parts = parts.iter::<Value>().map(|part| owned_bytes(&ctx, &part?)).collect::<Result<Vec<_>>>()?;
    let bytes: Vec<&[u8]> = parts.iter().map(|part| part.as_slice()).collect();
    let curve = curve.and_then(|name| Curve::named(&name));
    let key = match (kind.as_str(), bytes.as_slice(), curve) {
        ("rsa", [n, e], _) => Key::rsa_public(n, e),
        ("rsa", [n, e, d, p, q], _) => Key::rsa_private([n, e, d, p, q]),
        ("ec", [point], Some(curve)) => Key::ec_public(curve, point),
        ("ec", [secret, point], Some(curve)) => {
            let fits =
                |key: &Key| point.is_empty() || matches!(key, Key::Ec { point: own, .. } if own == point);
            Key::ec_private(curve, secret).filter(fits)
        }
        (name, [public], _) => OctetKind::named(name).and_then(|kind| Key::public_octets(kind, public)),
        (name, [secret, _], _) => OctetKind::named(name).and_then(|kind| Key::private_octets(kind, secret)),
        _ => None,
    };
    key.map(|key| handle_of(&ctx, key)).transpose()
}

// `wishes`: of RSA bits and exponent, and for PSS hash, mask's hash and salt; of a curve its name, and anything for
// an explicit one; of DSA the bits of prime and order; of DH the prime in hexadecimal or its bits, and the base.
fn generate(kind: &str, wishes: &[Option<String>]) -> Answered {
    let wish = |index: usize| wishes.get(index).and_then(|wish| wish.as_deref());
    let number = |index: usize| wish(index).and_then(|wish| wish.parse::<f64>().ok()).unwrap_or(0.0);
    let key = match kind {
        "ec" => Key::generate_ec(wish(0).and_then(Curve::named).ok_or(Fault::OPERATION_FAILED)?)?
            .with_explicit_curve(wish(1).is_some()),
        "dsa" => Key::generate_modular(true, Group::generate_dsa(number(0) as u32, number(1) as u32)?)?,
        "dh" => {
            let prime = match wish(0) {
                Some(hex) => hex_bytes(hex),
                None => generate_prime(number(1) as u32, true, &[], &[])?,
            };
            let group = Group::new(&prime, &(number(2) as u32).to_be_bytes(), None);
            Key::generate_modular(false, group.ok_or(Fault::OPERATION_FAILED)?)?
        }
        "rsa" => Key::generate_rsa(number(0) as usize, number(1) as u64)?,
        "rsa-pss" => {
            let Key::Rsa { public, private, .. } = Key::generate_rsa(number(0) as usize, number(1) as u64)?
            else {
                return Err(Fault::OPERATION_FAILED);
            };
            let hash = |index: usize| wish(index).and_then(super::hashes::Algorithm::named);
            let limits = hash(2).map(|hash_of_all| PssLimits {
                hash: hash_of_all,
                mask: hash(3).unwrap_or(hash_of_all),
                salt: if wish(4).is_some() { number(4) as usize } else { hash_of_all.size() },
            });
            Key::Rsa { public, private, pss: Some(limits) }
        }
        name => Key::generate_octets(OctetKind::named(name).ok_or(Fault::OPERATION_FAILED)?)?,
    };
    Ok(Answer::Pair(Box::new(key)))
}

fn hex_bytes(hex: &str) -> Vec<u8> {
    let mut bytes = vec![0; hex.len() / 2];
    let length = write_hex(hex.as_bytes(), &mut bytes);
    bytes.truncate(length);
    bytes
}
