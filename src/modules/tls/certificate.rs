//! A certificate as the object that JavaScript gets (https://nodejs.org/api/tls.html#certificate-object).

use crate::engine::value::array_buffer_copy;
use crate::proto::der::{self, Reader, strip_zeros};
use crate::proto::x509::{Certificate, Name, attributes};
use ring::digest::{Algorithm, SHA1_FOR_LEGACY_USE_ONLY, SHA256, SHA512, digest};
use rquickjs::{Ctx, Object, Result, Value};

/// Its fields in Node's order; names are arrays of names and values in turn, bytes are ArrayBuffers.
/// `undefined` for what is no certificate.
pub fn object<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    let Ok(certificate) = Certificate::parse(bytes) else {
        return Ok(Value::new_undefined(ctx.clone()));
    };
    let object = Object::new(ctx.clone())?;
    object.set("subject", pairs(certificate.subject))?;
    object.set("issuer", pairs(certificate.issuer))?;
    let names = certificate.alternative_names();
    set_some(&object, "subjectaltname", (!names.is_empty()).then(|| joined(&names)))?;
    let access = certificate.access();
    let places =
        access.iter().flat_map(|(method, place)| [format!("{method} - {}", place.kind), place.text.clone()]);
    set_some(&object, "infoAccess", (!access.is_empty()).then(|| places.collect::<Vec<String>>()))?;
    object.set("ca", certificate.is_authority())?;
    set_key(&object, certificate.key)?;
    object.set("valid_from", certificate.not_before.shown())?;
    object.set("valid_to", certificate.not_after.shown())?;
    object.set("fingerprint", fingerprint(&SHA1_FOR_LEGACY_USE_ONLY, certificate.whole))?;
    object.set("fingerprint256", fingerprint(&SHA256, certificate.whole))?;
    object.set("fingerprint512", fingerprint(&SHA512, certificate.whole))?;
    set_some(&object, "ext_key_usage", certificate.purposes())?;
    let serial = hex(strip_zeros(certificate.serial));
    object.set("serialNumber", if serial.is_empty() { "00" } else { &serial })?;
    object.set("raw", array_buffer_copy(ctx, certificate.whole)?)?;
    Ok(object.into_value())
}

fn set_some<'js>(object: &Object<'js>, name: &str, value: Option<impl rquickjs::IntoJs<'js>>) -> Result<()> {
    value.map_or(Ok(()), |value| object.set(name, value))
}

fn pairs(name: &[u8]) -> Vec<String> {
    let parts = attributes(name).unwrap_or_default();
    parts.into_iter().flat_map(|(kind, value, _)| [kind, value]).collect()
}

fn joined(names: &[Name]) -> String {
    let texts: Vec<String> = names.iter().map(|name| format!("{}:{}", name.kind, name.quoted())).collect();
    texts.join(", ")
}

const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
const RSA_PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10];
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];

/// Curves: identifier, OpenSSL's name, NIST's name, bits.
type Curve = (&'static [u8], &'static str, Option<&'static str>, u32);
const CURVES: &[Curve] = &[
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7], "prime256v1", Some("P-256"), 256),
    (&[0x2b, 0x81, 4, 0, 0x22], "secp384r1", Some("P-384"), 384),
    (&[0x2b, 0x81, 4, 0, 0x23], "secp521r1", Some("P-521"), 521),
    (&[0x2b, 0x81, 4, 0, 10], "secp256k1", None, 256),
];

type Bytes<'a> = &'a [u8];
type Read<T> = std::result::Result<T, der::Malformed>;

// Of a key of another kind, or a malformed one, nothing is said.
fn set_key(object: &Object, info: &[u8]) -> Result<()> {
    let read = || -> Read<(Bytes, Bytes, Bytes)> {
        let mut parts = Reader::new(info).sequence()?;
        let mut algorithm = parts.sequence()?;
        let kind = algorithm.object_id()?;
        Ok((kind, algorithm.object_id().unwrap_or_default(), parts.bits()?))
    };
    match read() {
        Ok((RSA | RSA_PSS, _, key)) => set_rsa_key(object, info, key),
        Ok((EC, curve, key)) => set_curve_key(object, curve, key),
        _ => Ok(()),
    }
}

fn set_rsa_key(object: &Object, info: &[u8], key: &[u8]) -> Result<()> {
    let read = || -> Read<(Bytes, Bytes)> {
        let mut parts = Reader::new(key).sequence()?;
        Ok((strip_zeros(parts.expect(der::INTEGER)?), strip_zeros(parts.expect(der::INTEGER)?)))
    };
    let Ok((modulus, exponent)) = read() else { return Ok(()) };
    let unused = modulus.first().map_or(0, |byte| byte.leading_zeros() as usize);
    let exponent = hex(exponent).to_ascii_lowercase();
    object.set("modulus", hex(modulus))?;
    object.set("bits", modulus.len() * 8 - unused)?;
    object.set("exponent", format!("0x{}", exponent.trim_start_matches('0')))?;
    object.set("pubkey", array_buffer_copy(object.ctx(), info)?)
}

fn set_curve_key(object: &Object, curve: &[u8], key: &[u8]) -> Result<()> {
    let curve = CURVES.iter().find(|known| known.0 == curve);
    set_some(object, "bits", curve.map(|curve| curve.3))?;
    object.set("pubkey", array_buffer_copy(object.ctx(), key)?)?;
    set_some(object, "asn1Curve", curve.map(|curve| curve.1))?;
    set_some(object, "nistCurve", curve.and_then(|curve| curve.2))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

// AB:CD:…
fn fingerprint(algorithm: &'static Algorithm, der: &[u8]) -> String {
    let pairs: Vec<String> =
        digest(algorithm, der).as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.join(":")
}
