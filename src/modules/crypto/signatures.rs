//! Signatures and RSA encryption by keys of every kind: RSA (PKCS #1 v1.5, PSS, OAEP), ECDSA, DSA,
//! Ed25519 and Ed448.

use super::fault::Fault;
use super::hashes::Algorithm;
use super::key::Key;
use super::rsa_schemes::{
    Salt, bare_block, block_of_type_1, encryption_block, is_pss_block, oaep_block, open_block_of_type_1,
    open_encryption_block, open_oaep_block, private_power, pss_block, public_power, signature_block, size,
};
use crate::proto::der::{self, Reader};
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
use rsa::{RsaPrivateKey, RsaPublicKey};

type Result<T> = std::result::Result<T, Fault>;

const UNSAID: i32 = -3;
const PKCS1: i32 = 1;
const NONE: i32 = 3;
const OAEP: i32 = 4;
const PSS: i32 = 6;

const NOT_SUPPORTED_FOR_KEY: u32 = 0x0300_0096;
const UNKNOWN_PADDING: u32 = 0x0200_0076;
const ILLEGAL_PADDING: u32 = 0x1c80_00a5;
const DIGEST_NOT_ALLOWED: u32 = 0x1c80_00ae;
const SALT_TOO_SMALL: u32 = 0x1c80_00ac;

/// What a program may choose about a signature; -1 for what it has not chosen.
#[derive(Clone, Copy)]
pub struct Choice {
    pub padding: i32,
    /// Bytes of salt, -1 for the digest's length, -2 for as many as fit, or any when verifying; -3 when nothing
    /// was chosen, which is the same unless the key has a limit.
    pub salt: i32,
    /// ECDSA's two numbers side by side (IEEE P1363) instead of DER.
    pub side_by_side: bool,
}

/// What is signed: a text that is not hashed yet, or the digest of one.
pub enum Input<'a> {
    Text(&'a [u8], Option<Algorithm>),
    Digest(&'a [u8], Algorithm),
}

impl Input<'_> {
    // OpenSSL takes SHA-256 when nobody says.
    fn digest(&self) -> (Vec<u8>, Algorithm) {
        match self {
            Input::Digest(digest, algorithm) => (digest.to_vec(), *algorithm),
            Input::Text(text, algorithm) => {
                let algorithm = algorithm.unwrap_or(Algorithm::Sha256);
                (algorithm.of(&[text]), algorithm)
            }
        }
    }

    fn text(&self) -> Result<&[u8]> {
        match self {
            Input::Text(text, None) => Ok(text),
            Input::Text(_, Some(_)) => Err(Fault::openssl(0x1c80_007a)),
            Input::Digest(..) => {
                Err(Fault::Coded("Error", "ERR_CRYPTO_UNSUPPORTED_OPERATION", "Unsupported crypto operation"))
            }
        }
    }
}

pub fn sign(key: &Key, input: &Input, choice: Choice) -> Result<Vec<u8>> {
    match key {
        Key::Rsa { private: Some(private), .. } => sign_rsa(key, private, input, choice),
        Key::Ec { curve, secret: Some(secret), .. } => {
            let signature = curve.sign(secret, &input.digest().0)?;
            Ok(if choice.side_by_side { signature } else { to_der(&signature) })
        }
        Key::Octets { kind, secret: Some(secret), .. } => {
            kind.sign(secret, input.text()?).ok_or(Fault::openssl(NOT_SUPPORTED_FOR_KEY))
        }
        Key::Dsa { group, secret: Some(secret), .. } => {
            let signature = group.sign(secret, &input.digest().0)?;
            Ok(if choice.side_by_side { signature } else { to_der(&signature) })
        }
        _ => Err(Fault::openssl(NOT_SUPPORTED_FOR_KEY)),
    }
}

pub fn verify(key: &Key, input: &Input, signature: &[u8], choice: Choice) -> Result<bool> {
    match key {
        Key::Rsa { public, .. } => verify_rsa(key, public, input, signature, choice),
        Key::Ec { curve, point, .. } => {
            let plain = if choice.side_by_side {
                Some(signature.to_vec())
            } else {
                from_der(curve.size(), signature)
            };
            let digest = input.digest().0;
            Ok(plain.is_some_and(|signature| curve.verify(point, &digest, &signature)))
        }
        Key::Octets { kind, public, .. } => {
            kind.verify(public, input.text()?, signature).ok_or(Fault::openssl(NOT_SUPPORTED_FOR_KEY))
        }
        Key::Dsa { group, public, .. } => {
            let size = group.q.as_ref().map_or(0, Vec::len);
            let plain =
                if choice.side_by_side { Some(signature.to_vec()) } else { from_der(size, signature) };
            let digest = input.digest().0;
            Ok(plain.is_some_and(|signature| group.verify(public, &digest, &signature).is_some()))
        }
        _ => Err(Fault::openssl(NOT_SUPPORTED_FOR_KEY)),
    }
}

struct Scheme {
    is_pss: bool,
    mask: Algorithm,
    salt: Salt,
}

// A key for PSS alone may also limit how.
fn scheme(key: &Key, hash: Algorithm, choice: Choice, signing: bool) -> Result<Scheme> {
    let Key::Rsa { pss, .. } = key else { return Err(Fault::OPERATION_FAILED) };
    let is_pss = match choice.padding {
        PSS => true,
        PKCS1 => false,
        -1 => pss.is_some(),
        _ => return Err(Fault::openssl(ILLEGAL_PADDING)),
    };
    if !is_pss && pss.is_some() {
        return Err(Fault::openssl(ILLEGAL_PADDING));
    }
    let salt = match choice.salt {
        -1 => Salt::Digest,
        length if length >= 0 => Salt::Bytes(length as usize),
        _ => Salt::Most,
    };
    let Some(Some(limits)) = pss else { return Ok(Scheme { is_pss, mask: hash, salt }) };
    let salt = if choice.salt == UNSAID { Salt::Bytes(limits.salt) } else { salt };
    if signing && matches!(salt, Salt::Bytes(length) if length < limits.salt) {
        return Err(Fault::openssl(SALT_TOO_SMALL));
    }
    if limits.hash != hash {
        return Err(Fault::openssl(DIGEST_NOT_ALLOWED));
    }
    Ok(Scheme { is_pss, mask: limits.mask, salt })
}

fn sign_rsa(key: &Key, private: &RsaPrivateKey, input: &Input, choice: Choice) -> Result<Vec<u8>> {
    let (digest, hash) = input.digest();
    let scheme = scheme(key, hash, choice, true)?;
    let block = if scheme.is_pss {
        pss_block(&digest, hash, scheme.mask, scheme.salt, private.n().bits() as usize)?
    } else {
        signature_block(hash, &digest, size(private))?
    };
    private_power(private, &block).map(|signature| signature.to_vec())
}

fn verify_rsa(
    key: &Key,
    public: &RsaPublicKey,
    input: &Input,
    signature: &[u8],
    choice: Choice,
) -> Result<bool> {
    let (digest, hash) = input.digest();
    let scheme = scheme(key, hash, choice, false)?;
    if signature.len() != size(public) {
        return Ok(false);
    }
    let Ok(block) = public_power(public, signature) else { return Ok(false) };
    if scheme.is_pss {
        let bits = public.n().bits() as usize;
        return Ok(is_pss_block(&block, &digest, hash, scheme.mask, scheme.salt, bits));
    }
    Ok(signature_block(hash, &digest, size(public))? == block)
}

/// RFC 3279 section 2.2.3: a sequence of two numbers.
fn to_der(signature: &[u8]) -> Vec<u8> {
    let (r, s) = signature.split_at(signature.len() / 2);
    der::sequence(&[&der::integer(r), &der::integer(s)])
}

fn from_der(size: usize, signature: &[u8]) -> Option<Vec<u8>> {
    let mut outer = Reader::new(signature);
    let mut inner = outer.sequence().ok()?;
    outer.finish().ok()?;
    let mut plain = vec![0; size * 2];
    for half in plain.chunks_mut(size) {
        let digits = inner.integer().ok()?;
        half.get_mut(size.checked_sub(digits.len())?..)?.copy_from_slice(digits);
    }
    inner.finish().ok()?;
    Some(plain)
}

// ---- encryption -----------------------------------------------------------------------------------------

pub struct Padding<'a> {
    pub number: i32,
    pub hash: Algorithm,
    pub label: &'a [u8],
}

fn rsa(key: &Key) -> Result<(&RsaPublicKey, Option<&RsaPrivateKey>)> {
    match key {
        Key::Rsa { public, private, pss: None } => Ok((public, private.as_deref())),
        _ => Err(Fault::openssl(NOT_SUPPORTED_FOR_KEY)),
    }
}

fn private_half(key: &Key) -> Result<&RsaPrivateKey> {
    rsa(key)?.1.ok_or(Fault::openssl(NOT_SUPPORTED_FOR_KEY))
}

pub fn public_encrypt(key: &Key, data: &[u8], padding: &Padding) -> Result<Vec<u8>> {
    let (public, _) = rsa(key)?;
    match padding.number {
        OAEP => public_power(public, &oaep_block(data, padding.hash, padding.label, size(public))?),
        PKCS1 => public_power(public, &encryption_block(data, size(public))?),
        NONE => public_power(public, bare_block(data, size(public))?),
        _ => Err(Fault::openssl(UNKNOWN_PADDING)),
    }
}

pub fn private_decrypt(key: &Key, data: &[u8], padding: &Padding) -> Result<Vec<u8>> {
    let private = private_half(key)?;
    if data.len() > size(private) {
        return Err(Fault::openssl(0x0200_006c));
    }
    let block = private_power(private, data)?;
    match padding.number {
        OAEP => open_oaep_block(&block, padding.hash, padding.label),
        PKCS1 => Ok(open_encryption_block(&block, data, &private.d().to_be_bytes())),
        NONE => Ok(block.to_vec()),
        _ => Err(Fault::openssl(UNKNOWN_PADDING)),
    }
}

/// A signature without a digest.
pub fn private_encrypt(key: &Key, data: &[u8], padding: &Padding) -> Result<Vec<u8>> {
    let private = private_half(key)?;
    let result = match padding.number {
        PKCS1 => private_power(private, &block_of_type_1(data, size(private))?)?,
        NONE => private_power(private, bare_block(data, size(private))?)?,
        _ => return Err(Fault::openssl(UNKNOWN_PADDING)),
    };
    Ok(result.to_vec())
}

pub fn public_decrypt(key: &Key, data: &[u8], padding: &Padding) -> Result<Vec<u8>> {
    let (public, _) = rsa(key)?;
    if data.len() > size(public) {
        return Err(Fault::openssl(0x0200_006c));
    }
    let block = public_power(public, data)?;
    match padding.number {
        PKCS1 => open_block_of_type_1(&block),
        NONE => Ok(block),
        _ => Err(Fault::openssl(UNKNOWN_PADDING)),
    }
}
