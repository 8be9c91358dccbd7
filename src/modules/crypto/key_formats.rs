//! Keys as files have them: PKCS #1 (RFC 8017 appendix A.1), SEC 1 (RFC 5915), PKCS #8 (RFC 5958) and
//! SubjectPublicKeyInfo (RFC 5280, RFC 8410, RFC 5480, RFC 3279), in DER or PEM, the private ones also encrypted.

use super::ciphers::Kind;
use super::curves::Curve;
use super::explicit_curves;
use super::fault::Fault;
use super::hashes::Algorithm;
use super::key::{Key, PssLimits, Secret};
use super::key_encryption::{open, open_old, seal, seal_old};
use super::modular::Group;
use super::octet_keys::OctetKind;
use crate::proto::der::{self, Malformed, Reader, context};
use crate::proto::pem;
use zeroize::Zeroizing;

pub const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
const RSA_PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 0x0a];
const MGF1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 8];
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];
const DSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x38, 4, 1];
/// PKCS #3, and the same with an order (RFC 3279 section 2.3.3).
const DH: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 3, 1];
const DH_WITH_ORDER: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3e, 2, 1];

type Result<T> = std::result::Result<T, Fault>;
type Parsed<T> = std::result::Result<T, Malformed>;

/// A key as it was given.
pub struct Given<'a> {
    pub bytes: &'a [u8],
    pub is_pem: bool,
    /// `pkcs1`, `pkcs8`, `sec1` or `spki`, of DER.
    pub form: &'a str,
    pub passphrase: Option<&'a [u8]>,
}

// ---- reading --------------------------------------------------------------------------------------------

/// Reads a private key. Errors: what OpenSSL says of a text without a key, or of a wrong passphrase.
pub fn read_private(given: &Given) -> Result<Key> {
    if !given.is_pem {
        return read_private_der(given.bytes, given.form, given.passphrase);
    }
    let text = String::from_utf8_lossy(given.bytes);
    let wanted = |label: &str| label == "PRIVATE KEY" || label.ends_with(" PRIVATE KEY");
    let block = pem::find(&text, wanted).ok_or(Fault::UNSUPPORTED_KEY)?;
    let contents: Secret = match &block.encryption {
        None => Zeroizing::new(block.contents),
        Some(info) => open_old(&block.contents, info, given.passphrase.ok_or(Fault::NO_PASSPHRASE)?)?,
    };
    let form = match block.label.as_str() {
        "RSA PRIVATE KEY" => "pkcs1",
        "EC PRIVATE KEY" => "sec1",
        "DSA PRIVATE KEY" => "dsa",
        "ENCRYPTED PRIVATE KEY" => "encrypted",
        "PRIVATE KEY" => "pkcs8",
        _ => return Err(Fault::UNSUPPORTED_KEY),
    };
    read_private_der(&contents, form, given.passphrase)
}

fn read_private_der(bytes: &[u8], form: &str, passphrase: Option<&[u8]>) -> Result<Key> {
    let is_encrypted = form == "encrypted" || form == "pkcs8" && looks_encrypted(bytes);
    let parsed = match form {
        _ if is_encrypted => {
            let from_pem = form == "encrypted";
            let missing = if from_pem { Fault::NO_PASSPHRASE } else { Fault::MISSING_PASSPHRASE };
            let opened = open(bytes, passphrase.ok_or(missing)?)?;
            // The padding came out right by chance, and the passphrase was wrong all the same.
            return pkcs8(&opened).map_err(|_| Fault::openssl(0x1c80_0064));
        }
        "pkcs1" => pkcs1_private(bytes),
        "sec1" => sec1(bytes, None),
        "dsa" => old_dsa(bytes),
        _ => pkcs8(bytes),
    };
    parsed.map_err(|_| Fault::UNSUPPORTED_KEY)
}

// A PrivateKeyInfo begins with its version, an encrypted one with an algorithm.
fn looks_encrypted(bytes: &[u8]) -> bool {
    Reader::new(bytes).sequence().is_ok_and(|inner| inner.peek() == Some(der::SEQUENCE))
}

/// Reads a public key, or that of a certificate or of a private key.
pub fn read_public(given: &Given) -> Result<Key> {
    if !given.is_pem {
        let parsed = match given.form {
            "pkcs1" => pkcs1_public(given.bytes).or_else(|_| pkcs1_private(given.bytes)),
            "spki" => spki(given.bytes),
            "sec1" => sec1(given.bytes, None),
            _ => return read_private(given).map(|key| key.public()),
        };
        return parsed.map(|key| key.public()).map_err(|_| Fault::UNSUPPORTED_KEY);
    }
    let text = String::from_utf8_lossy(given.bytes);
    let wanted = |label: &str| {
        matches!(
            label,
            "PUBLIC KEY" | "RSA PUBLIC KEY" | "CERTIFICATE" | "TRUSTED CERTIFICATE" | "X509 CERTIFICATE"
        )
    };
    let Some(block) = pem::find(&text, wanted) else {
        return read_private(given).map(|key| key.public());
    };
    let parsed = match block.label.as_str() {
        "PUBLIC KEY" => spki(&block.contents),
        "RSA PUBLIC KEY" => pkcs1_public(&block.contents),
        _ => certificate_key(&block.contents),
    };
    parsed.map_err(|_| Fault::UNSUPPORTED_KEY)
}

/// The key in a certificate (RFC 5280 section 4.1).
fn certificate_key(bytes: &[u8]) -> Parsed<Key> {
    let mut body = Reader::new(bytes).sequence()?.sequence()?;
    body.optional(context(0))?;
    // Serial number, signature's algorithm, issuer, validity, subject.
    for _ in 0..5 {
        body.element()?;
    }
    spki(body.element()?.whole)
}

fn pkcs1_public(bytes: &[u8]) -> Parsed<Key> {
    let mut inner = Reader::new(bytes).sequence()?;
    let (n, e) = (inner.integer()?, inner.integer()?);
    inner.finish()?;
    Key::rsa_public(n, e).ok_or(Malformed)
}

fn pkcs1_private(bytes: &[u8]) -> Parsed<Key> {
    let mut inner = Reader::new(bytes).sequence()?;
    // Of two primes: version 0.
    if inner.small_integer()? != 0 {
        return Err(Malformed);
    }
    let parts = [inner.integer()?, inner.integer()?, inner.integer()?, inner.integer()?, inner.integer()?];
    Key::rsa_private(parts).ok_or(Malformed)
}

/// As OpenSSL has always written DSA keys: version, p, q, g, the public number, the secret one.
fn old_dsa(bytes: &[u8]) -> Parsed<Key> {
    let mut inner = Reader::new(bytes).sequence()?;
    inner.small_integer()?;
    let (p, q, g) = (inner.integer()?, inner.integer()?, inner.integer()?);
    inner.integer()?;
    let group = Group::new(p, g, Some(q)).ok_or(Malformed)?;
    Key::modular(true, group, inner.integer()?, true).ok_or(Malformed)
}

/// The curve by its name or its numbers, and whether it is the numbers.
fn curve(parameters: &mut Reader) -> Parsed<(Curve, bool)> {
    if parameters.peek() == Some(der::SEQUENCE) {
        return explicit_curves::read(parameters.sequence()?).map(|curve| (curve, true));
    }
    Ok((Curve::identified(parameters.object_id()?).ok_or(Malformed)?, false))
}

fn sec1(bytes: &[u8], given: Option<(Curve, bool)>) -> Parsed<Key> {
    let mut inner = Reader::new(bytes).sequence()?;
    if inner.small_integer()? != 1 {
        return Err(Malformed);
    }
    let secret = inner.octets()?;
    let (curve, explicit) = match (given, inner.optional(context(0))?) {
        (Some(given), _) => given,
        (None, Some(parameters)) => curve(&mut Reader::new(parameters))?,
        (None, None) => return Err(Malformed),
    };
    Ok(Key::ec_private(curve, secret).ok_or(Malformed)?.with_explicit_curve(explicit))
}

/// An AlgorithmIdentifier: the object identifier, and the parameters.
fn algorithm<'a>(reader: &mut Reader<'a>) -> Parsed<(&'a [u8], Reader<'a>)> {
    let mut inner = reader.sequence()?;
    let id = inner.object_id()?;
    Ok((id, inner))
}

/// A PrivateKeyInfo.
pub fn pkcs8(bytes: &[u8]) -> Parsed<Key> {
    let mut inner = Reader::new(bytes).sequence()?;
    if inner.small_integer()? > 1 {
        return Err(Malformed);
    }
    let (id, mut parameters) = algorithm(&mut inner)?;
    let key = inner.octets()?;
    match id {
        RSA => pkcs1_private(key),
        RSA_PSS => limited(pkcs1_private(key)?, parameters),
        EC => sec1(key, Some(curve(&mut parameters)?)),
        DSA | DH | DH_WITH_ORDER => modular(id, parameters, Reader::new(key).integer()?, true),
        _ => {
            let kind = OctetKind::identified(id).ok_or(Malformed)?;
            Key::private_octets(kind, Reader::new(key).octets()?).ok_or(Malformed)
        }
    }
}

pub fn spki(bytes: &[u8]) -> Parsed<Key> {
    let mut inner = Reader::new(bytes).sequence()?;
    let (id, mut parameters) = algorithm(&mut inner)?;
    let key = inner.bits()?;
    match id {
        RSA => pkcs1_public(key),
        RSA_PSS => limited(pkcs1_public(key)?, parameters),
        EC => {
            let (curve, explicit) = curve(&mut parameters)?;
            Ok(Key::ec_public(curve, key).ok_or(Malformed)?.with_explicit_curve(explicit))
        }
        DSA | DH | DH_WITH_ORDER => modular(id, parameters, Reader::new(key).integer()?, false),
        _ => {
            let kind = OctetKind::identified(id).ok_or(Malformed)?;
            Key::public_octets(kind, key).ok_or(Malformed)
        }
    }
}

// DSA tells p, q, g; PKCS #3 p and g; X9.42 p, g, q.
fn modular(id: &[u8], mut parameters: Reader, number: &[u8], is_secret: bool) -> Parsed<Key> {
    let mut numbers = parameters.sequence()?;
    let (p, second) = (numbers.integer()?, numbers.integer()?);
    let group = match id {
        DSA => Group::new(p, numbers.integer()?, Some(second)),
        DH => Group::new(p, second, None),
        _ => Group::new(p, second, Some(numbers.integer()?)),
    };
    Key::modular(id == DSA, group.ok_or(Malformed)?, number, is_secret).ok_or(Malformed)
}

// RFC 4055 section 3.1: RSASSA-PSS-params, every one of which has a default.
fn limited(key: Key, mut parameters: Reader) -> Parsed<Key> {
    let Key::Rsa { public, private, .. } = key else { return Err(Malformed) };
    let limits = match parameters.optional(der::SEQUENCE)? {
        None => None,
        Some(body) => {
            let mut body = Reader::new(body);
            let mut limits = PssLimits { hash: Algorithm::Sha1, mask: Algorithm::Sha1, salt: 20 };
            if let Some(hash) = body.optional(context(0))? {
                limits.hash = hash_of(&mut Reader::new(hash))?;
            }
            if let Some(mask) = body.optional(context(1))? {
                let (id, mut inner) = algorithm(&mut Reader::new(mask))?;
                limits.mask = if id == MGF1 { hash_of(&mut inner)? } else { return Err(Malformed) };
            }
            if let Some(salt) = body.optional(context(2))? {
                limits.salt = Reader::new(salt).small_integer()? as usize;
            }
            Some(limits)
        }
    };
    Ok(Key::Rsa { public, private, pss: Some(limits) })
}

fn hash_of(reader: &mut Reader) -> Parsed<Algorithm> {
    Algorithm::identified(algorithm(reader)?.0).ok_or(Malformed)
}

// ---- writing --------------------------------------------------------------------------------------------

/// How a key is to be written.
pub struct Form<'a> {
    /// `pkcs1`, `pkcs8`, `sec1` or `spki`.
    pub name: &'a str,
    pub is_pem: bool,
    pub encryption: Option<(Kind, &'a [u8])>,
}

/// Writes a key. JavaScript has checked that it can be written in this form.
pub fn write(key: &Key, form: &Form) -> Result<Vec<u8>> {
    let unfit = Fault::OPERATION_FAILED;
    let (label, contents) = match (form.name, key.kind(), key) {
        ("pkcs1", "public", Key::Rsa { .. }) => ("RSA PUBLIC KEY", write_pkcs1(key)),
        ("pkcs1", _, Key::Rsa { .. }) => ("RSA PRIVATE KEY", write_pkcs1(key)),
        ("sec1", _, Key::Ec { .. }) => ("EC PRIVATE KEY", write_sec1(key, true).ok_or(unfit)?),
        ("spki", ..) => ("PUBLIC KEY", write_spki(key).ok_or(unfit)?),
        ("pkcs8", "private", _) => ("PRIVATE KEY", write_pkcs8(key).ok_or(unfit)?),
        _ => return Err(unfit),
    };
    let contents = Zeroizing::new(contents);
    let (label, info, contents) = match form.encryption {
        Some((kind, passphrase)) if form.name == "pkcs8" => {
            ("ENCRYPTED PRIVATE KEY", None, Zeroizing::new(seal(&contents, kind, passphrase)?))
        }
        Some((kind, passphrase)) => {
            let (sealed, info) = seal_old(&contents, kind, passphrase)?;
            (label, Some(info), Zeroizing::new(sealed))
        }
        None => (label, None, contents),
    };
    if form.is_pem {
        return Ok(pem::write(label, info.as_deref(), &contents).into_bytes());
    }
    Ok(contents.to_vec())
}

fn write_pkcs1(key: &Key) -> Vec<u8> {
    let parts = key.parts();
    let numbers: Vec<Secret> = parts.iter().map(|part| Zeroizing::new(der::integer(part))).collect();
    let zero = der::small_integer(0);
    let mut all: Vec<&[u8]> = if parts.len() > 2 { vec![&zero] } else { Vec::new() };
    all.extend(numbers.iter().map(|number| number.as_slice()));
    der::sequence(&all)
}

fn write_sec1(key: &Key, with_curve: bool) -> Option<Vec<u8>> {
    let Key::Ec { curve, point, secret: Some(secret), explicit } = key else { return None };
    let parameters = der::element(context(0), &[&write_curve(*curve, *explicit)]);
    let public = der::element(context(1), &[&der::bits(point)]);
    let parameters: &[u8] = if with_curve { &parameters } else { &[] };
    Some(der::sequence(&[&der::small_integer(1), &der::octets(secret), parameters, &public]))
}

fn write_curve(curve: Curve, explicit: bool) -> Vec<u8> {
    if explicit { explicit_curves::write(curve) } else { der::object_id(curve.object_id()) }
}

fn write_algorithm(key: &Key) -> Option<Vec<u8>> {
    Some(match key {
        Key::Secret(_) => return None,
        Key::Rsa { pss: None, .. } => der::sequence(&[&der::object_id(RSA), &der::null()]),
        Key::Rsa { pss: Some(None), .. } => der::sequence(&[&der::object_id(RSA_PSS)]),
        Key::Rsa { pss: Some(Some(limits)), .. } => {
            let hash = |algorithm: Algorithm| {
                Some(der::sequence(&[&der::object_id(algorithm.object_id()?), &der::null()]))
            };
            // What is the default is not written.
            let mut parameters = Vec::new();
            if limits.hash != Algorithm::Sha1 {
                parameters.extend(der::element(context(0), &[&hash(limits.hash)?]));
            }
            if limits.mask != Algorithm::Sha1 {
                let mask = der::sequence(&[&der::object_id(MGF1), &hash(limits.mask)?]);
                parameters.extend(der::element(context(1), &[&mask]));
            }
            if limits.salt != 20 {
                parameters.extend(der::element(context(2), &[&der::small_integer(limits.salt as u32)]));
            }
            let parameters = der::sequence(&[&parameters]);
            der::sequence(&[&der::object_id(RSA_PSS), &parameters])
        }
        Key::Ec { curve, explicit, .. } => {
            der::sequence(&[&der::object_id(EC), &write_curve(*curve, *explicit)])
        }
        Key::Octets { kind, .. } => der::sequence(&[&der::object_id(kind.object_id())]),
        Key::Dsa { group, .. } => write_group(DSA, [&group.p, group.q.as_ref()?, &group.g]),
        Key::Dh { group: Group { p, g, q: None }, .. } => {
            let numbers = der::sequence(&[&der::integer(p), &der::integer(g)]);
            der::sequence(&[&der::object_id(DH), &numbers])
        }
        Key::Dh { group: Group { p, g, q: Some(q) }, .. } => write_group(DH_WITH_ORDER, [p, g, q]),
    })
}

fn write_group(id: &[u8], numbers: [&Vec<u8>; 3]) -> Vec<u8> {
    let [a, b, c] = numbers.map(|number| der::integer(number));
    der::sequence(&[&der::object_id(id), &der::sequence(&[&a, &b, &c])])
}

fn write_spki(key: &Key) -> Option<Vec<u8>> {
    let bytes = match key {
        Key::Secret(_) => return None,
        Key::Rsa { .. } => write_pkcs1(&key.public()),
        Key::Ec { point, .. } => point.clone(),
        Key::Octets { public, .. } => public.clone(),
        Key::Dsa { public, .. } | Key::Dh { public, .. } => der::integer(public),
    };
    Some(der::sequence(&[&write_algorithm(key)?, &der::bits(&bytes)]))
}

fn write_pkcs8(key: &Key) -> Option<Vec<u8>> {
    let bytes = Zeroizing::new(match key {
        Key::Rsa { .. } => write_pkcs1(key),
        Key::Ec { .. } => write_sec1(key, false)?,
        Key::Octets { secret: Some(secret), .. } => der::octets(secret),
        Key::Dsa { secret: Some(secret), .. } | Key::Dh { secret: Some(secret), .. } => der::integer(secret),
        _ => return None,
    });
    Some(der::sequence(&[&der::small_integer(0), &write_algorithm(key)?, &der::octets(&bytes)]))
}
