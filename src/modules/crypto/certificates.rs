//! X509Certificate's native half, and Certificate's: certificates and challenges read into plain values, and their
//! signatures checked.

use super::data;
use super::fault::Fault;
use super::hashes::Algorithm;
use super::key_formats::{RSA, spki};
use super::key_objects::{handle_of, key_of};
use super::signatures::{Choice, Input, verify};
use crate::engine::value::array_buffer;
use crate::export;
use crate::proto::der::{Reader, SEQUENCE, context};
use crate::proto::pem;
use crate::proto::x509::{Certificate, Name, attributes, shown};
use rquickjs::{Array, Ctx, Object, Result, Value};

pub fn export<'js>(object: &Object<'js>) -> Result<()> {
    // (DER or PEM): an object of what js/node/internal/crypto/x509.js shows.
    export!(object, "readCertificate", |ctx: Ctx<'js>, given: Value<'js>| -> Result<Object<'js>> {
        let read = data(&ctx, &given, |bytes| {
            let bytes = contents(bytes).ok_or(NOT_A_CERTIFICATE)?;
            let certificate = Certificate::parse(&bytes).map_err(|_| Fault::UNSUPPORTED_KEY)?;
            Ok(describe(&ctx, &certificate))
        })?;
        read.map_err(|fault: Fault| fault.throw(&ctx))?
    });
    // (DER, DER of the issuer's)
    export!(object, "isIssuedBy", |ctx: Ctx<'js>, one: Value<'js>, issuer: Value<'js>| -> Result<bool> {
        data(&ctx, &one, |one| {
            data(&ctx, &issuer, |issuer| match (Certificate::parse(one), Certificate::parse(issuer)) {
                (Ok(one), Ok(issuer)) => one.is_issued_by(&issuer),
                _ => false,
            })
        })?
    });
    // (DER, public key): whether that key has signed it.
    export!(object, "isSignedBy", |ctx: Ctx<'js>, one: Value<'js>, key: Value<'js>| -> Result<bool> {
        let key = key_of(&ctx, &key)?;
        let check = |bytes: &[u8]| {
            let certificate = Certificate::parse(bytes).ok()?;
            let (hash, choice) = algorithm(certificate.algorithm)?;
            let input = Input::Text(certificate.signed, hash);
            verify(&key, &input, certificate.signature, choice).ok()
        };
        Ok(data(&ctx, &one, check)?.unwrap_or(false))
    });
    // (DER of a SignedPublicKeyAndChallenge): [its key, its challenge, whether the key has signed both]; undefined for
    // what is none.
    export!(object, "readChallenge", |ctx: Ctx<'js>, given: Value<'js>| -> Result<Option<Array<'js>>> {
        data(&ctx, &given, |bytes| challenge(&ctx, bytes).transpose())?
    });
    Ok(())
}

// The form that browsers once sent their new keys in (HTML 5's keygen).
fn challenge<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Option<Result<Array<'js>>> {
    let mut outer = Reader::new(bytes).sequence().ok()?;
    let signed = outer.element().ok()?.whole;
    let signer = outer.element().ok()?.whole;
    let signature = outer.bits().ok()?;
    let mut inner = Reader::new(signed).sequence().ok()?;
    let key = spki(inner.element().ok()?.whole).ok()?;
    let text = inner.expect(IA5_STRING).ok()?;
    let (hash, choice) = algorithm(Reader::new(signer).expect(SEQUENCE).ok()?)?;
    let is_signed = verify(&key, &Input::Text(signed, hash), signature, choice).unwrap_or(false);
    let fill = || {
        let array = Array::new(ctx.clone())?;
        array.set(0, handle_of(ctx, key)?)?;
        array.set(1, array_buffer(ctx, text.to_vec())?)?;
        array.set(2, is_signed)?;
        Ok(array)
    };
    Some(fill())
}

const IA5_STRING: u8 = 0x16;

const NOT_A_CERTIFICATE: Fault = Fault::OpenSsl(0x0480_006c, "PEM routines", "no start line");

fn contents(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.first() == Some(&0x30) {
        return Some(bytes.to_vec());
    }
    let wanted = |label: &str| label.ends_with("CERTIFICATE");
    pem::find(&String::from_utf8_lossy(bytes), wanted).map(|block| block.contents)
}

fn describe<'js>(ctx: &Ctx<'js>, certificate: &Certificate) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    object.set("raw", array_buffer(ctx, certificate.whole.to_vec())?)?;
    object.set("subject", shown(certificate.subject))?;
    object.set("issuer", shown(certificate.issuer))?;
    object.set("subjectParts", parts(ctx, certificate.subject)?)?;
    object.set("issuerParts", parts(ctx, certificate.issuer)?)?;
    object.set("validFrom", certificate.not_before.shown())?;
    object.set("validTo", certificate.not_after.shown())?;
    let serial: String = certificate.serial.iter().map(|byte| format!("{byte:02X}")).collect();
    object.set("serialNumber", if serial.len() > 2 { serial.trim_start_matches("00") } else { &serial })?;
    object.set("ca", certificate.is_authority())?;
    object.set("purposes", certificate.purposes())?;
    object.set("names", names(ctx, certificate.alternative_names().iter().map(|name| ("", name)))?)?;
    let access = certificate.access();
    object.set("access", names(ctx, access.iter().map(|entry| (entry.0.as_str(), &entry.1)))?)?;
    // A key of a kind that is not here makes no difference to the rest.
    if let Ok(key) = spki(certificate.key) {
        object.set("key", handle_of(ctx, key)?)?;
    }
    Ok(object)
}

// [key, value, key, value, …]
fn parts<'js>(ctx: &Ctx<'js>, name: &[u8]) -> Result<Array<'js>> {
    let array = Array::new(ctx.clone())?;
    for (index, (key, value, _)) in attributes(name).unwrap_or_default().into_iter().enumerate() {
        array.set(index * 2, key)?;
        array.set(index * 2 + 1, value)?;
    }
    Ok(array)
}

// [method, kind, text, text as it is listed, method, …]
fn names<'js, 'a>(ctx: &Ctx<'js>, list: impl Iterator<Item = (&'a str, &'a Name)>) -> Result<Array<'js>> {
    let array = Array::new(ctx.clone())?;
    for (index, (method, name)) in list.enumerate() {
        array.set(index * 4, method)?;
        array.set(index * 4 + 1, name.kind)?;
        array.set(index * 4 + 2, name.text.as_str())?;
        array.set(index * 4 + 3, name.quoted())?;
    }
    Ok(array)
}

/// RFC 3279, 4055, 5758, 8410: which hash, and how it is signed.
fn algorithm(body: &[u8]) -> Option<(Option<Algorithm>, Choice)> {
    let mut reader = Reader::new(body);
    let id = reader.object_id().ok()?;
    let choice = |padding| Choice { padding, salt: -2, side_by_side: false };
    let (rsa, kind) = id.split_at(id.len().saturating_sub(1));
    if rsa == &RSA[..RSA.len() - 1] {
        let hash = match kind {
            [4] => Algorithm::Md5,
            [5] => Algorithm::Sha1,
            [14] => Algorithm::Sha224,
            [11] => Algorithm::Sha256,
            [12] => Algorithm::Sha384,
            [13] => Algorithm::Sha512,
            [10] => return Some((Some(pss_hash(reader)?), choice(6))),
            _ => return None,
        };
        return Some((Some(hash), choice(1)));
    }
    let hash = match id {
        [0x2b, 0x65, 0x70] => return Some((None, choice(-1))),
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 1] => Algorithm::Sha1,
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 1] => Algorithm::Sha224,
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2] => Algorithm::Sha256,
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 3] => Algorithm::Sha384,
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 4] => Algorithm::Sha512,
        _ => return None,
    };
    Some((Some(hash), choice(-1)))
}

fn pss_hash(mut parameters: Reader) -> Option<Algorithm> {
    match parameters.sequence().ok()?.optional(context(0)).ok()? {
        None => Some(Algorithm::Sha1),
        Some(hash) => Algorithm::identified(Reader::new(hash).sequence().ok()?.object_id().ok()?),
    }
}
