//! What RSA's numbers are used for: signatures and encryption of PKCS #1 (RFC 8017), with hash functions that
//! show only when the program runs. The numbers themselves are the crate's.

use super::equal_in_constant_time;
use super::fault::Fault;
use super::hashes::Algorithm;
use super::random;
use crate::proto::der;
use chacha20::ChaCha20Rng;
use rand_core::SeedableRng;
use rsa::hazmat::{rsa_decrypt_and_check, rsa_encrypt};
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, RsaPrivateKey, RsaPublicKey};
use zeroize::Zeroizing;

type Result<T> = std::result::Result<T, Fault>;

const TOO_LARGE: u32 = 0x0200_006e;
const TOO_LARGE_FOR_MODULUS: u32 = 0x0200_0084;
const TOO_SMALL: u32 = 0x0200_007a;
const DIGEST_TOO_BIG: u32 = 0x0200_0070;
const OAEP_DECODING: u32 = 0x0200_0079;
const INVALID_PADDING: u32 = 0x0200_008a;
const KEY_TOO_SMALL: u32 = 0x0200_0078;

/// A generator that is seeded by the kernel.
pub fn generator() -> Result<ChaCha20Rng> {
    let mut seed = [0; 32];
    random::fill(&mut seed)?;
    Ok(ChaCha20Rng::from_seed(seed))
}

/// The modulus's length in bytes.
pub fn size(key: &impl PublicKeyParts) -> usize {
    key.n().bits().div_ceil(8) as usize
}

fn number(key: &impl PublicKeyParts, bytes: &[u8]) -> Result<BoxedUint> {
    let number = BoxedUint::from_be_slice(bytes, key.n_bits_precision());
    let number = number.map_err(|_| Fault::openssl(TOO_LARGE_FOR_MODULUS))?;
    if number >= *key.n().as_ref() { Err(Fault::openssl(TOO_LARGE_FOR_MODULUS)) } else { Ok(number) }
}

fn bytes_of(key: &impl PublicKeyParts, number: &BoxedUint) -> Vec<u8> {
    let digits = Zeroizing::new(number.to_be_bytes().to_vec());
    digits[digits.len().saturating_sub(size(key))..].to_vec()
}

/// The public exponent's power of a number below the modulus.
pub fn public_power(key: &RsaPublicKey, bytes: &[u8]) -> Result<Vec<u8>> {
    let result = rsa_encrypt(key, &number(key, bytes)?).map_err(|_| Fault::OPERATION_FAILED)?;
    Ok(bytes_of(key, &result))
}

/// The private exponent's, with blinding, and checked by the public one.
pub fn private_power(key: &RsaPrivateKey, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let number = number(key, bytes)?;
    let result = rsa_decrypt_and_check(key, Some(&mut generator()?), &number);
    let result = result.map_err(|_| Fault::OPERATION_FAILED)?;
    Ok(Zeroizing::new(bytes_of(key, &result)))
}

/// RFC 8017 appendix B.2.1, added to `out`.
fn add_mask(algorithm: Algorithm, seed: &[u8], out: &mut [u8]) {
    for (counter, part) in out.chunks_mut(algorithm.size()).enumerate() {
        let mask = algorithm.of(&[seed, &(counter as u32).to_be_bytes()]);
        part.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
    }
}

// ---- signatures -----------------------------------------------------------------------------------------

/// Section 9.2: the digest with its algorithm's name in a block of type 1.
pub fn signature_block(algorithm: Algorithm, digest: &[u8], size: usize) -> Result<Vec<u8>> {
    let id = algorithm.object_id().ok_or(Fault::openssl(0x0200_0075))?;
    let info = der::sequence(&[&der::sequence(&[&der::object_id(id), &der::null()]), &der::octets(digest)]);
    block_of_type_1(&info, size).map_err(|_| Fault::openssl(DIGEST_TOO_BIG))
}

/// 0, 1, at least eight times 255, 0, data.
pub fn block_of_type_1(data: &[u8], size: usize) -> Result<Vec<u8>> {
    if data.len() + 11 > size {
        return Err(Fault::openssl(TOO_LARGE));
    }
    let mut block = vec![0xff; size];
    block[0] = 0;
    block[1] = 1;
    block[size - data.len() - 1] = 0;
    block[size - data.len()..].copy_from_slice(data);
    Ok(block)
}

/// The data in such a block.
pub fn open_block_of_type_1(block: &[u8]) -> Result<Vec<u8>> {
    let data = match block {
        [0, 1, rest @ ..] => {
            rest.iter().position(|byte| *byte != 0xff).filter(|at| *at >= 8 && rest[*at] == 0)
        }
        _ => None,
    };
    let at = data.ok_or(Fault::openssl(INVALID_PADDING))?;
    Ok(block[at + 3..].to_vec())
}

/// How many bytes of salt: so many, as many as the digest, or as many as fit.
#[derive(Clone, Copy)]
pub enum Salt {
    Bytes(usize),
    Digest,
    Most,
}

/// Section 9.1.1. `bits`: those of the modulus.
pub fn pss_block(
    digest: &[u8],
    hash: Algorithm,
    mask: Algorithm,
    salt: Salt,
    bits: usize,
) -> Result<Vec<u8>> {
    let bits = bits - 1;
    let size = bits.div_ceil(8);
    let room = size.checked_sub(digest.len() + 2).ok_or(Fault::openssl(DIGEST_TOO_BIG))?;
    let length = match salt {
        Salt::Bytes(length) => length,
        Salt::Digest => digest.len(),
        Salt::Most => room,
    };
    if length > room {
        return Err(Fault::openssl(TOO_LARGE));
    }
    let salt = random::bytes(length)?;
    let seal = hash.of(&[&[0; 8], digest, &salt]);
    let mut block = vec![0; size];
    let masked = size - seal.len() - 1;
    block[masked - length - 1] = 1;
    block[masked - length..masked].copy_from_slice(&salt);
    add_mask(mask, &seal, &mut block[..masked]);
    block[0] &= 0xff >> (size * 8 - bits);
    block[masked..size - 1].copy_from_slice(&seal);
    block[size - 1] = 0xbc;
    Ok(block)
}

/// Section 9.1.2. `Salt::Most` takes any length.
pub fn is_pss_block(
    block: &[u8],
    digest: &[u8],
    hash: Algorithm,
    mask: Algorithm,
    salt: Salt,
    bits: usize,
) -> bool {
    let bits = bits - 1;
    let size = bits.div_ceil(8);
    // With a modulus of one bit more than whole bytes there is a byte before it.
    let Some(block) = block.get(block.len().saturating_sub(size)..) else { return false };
    if size < digest.len() + 2 || block.len() != size || block[size - 1] != 0xbc {
        return false;
    }
    let masked = size - digest.len() - 1;
    let top = 0xff >> (size * 8 - bits);
    if block[0] & !top != 0 {
        return false;
    }
    let seal = &block[masked..size - 1];
    let mut data = block[..masked].to_vec();
    add_mask(mask, seal, &mut data);
    data[0] &= top;
    let Some(start) = data.iter().position(|byte| *byte != 0) else { return false };
    let found = &data[start + 1..];
    let is_length = match salt {
        Salt::Bytes(length) => found.len() == length,
        Salt::Digest => found.len() == digest.len(),
        Salt::Most => true,
    };
    data[start] == 1 && is_length && hash.of(&[&[0; 8], digest, found]) == seal
}

// ---- encryption -----------------------------------------------------------------------------------------

/// Section 7.1.1.
pub fn oaep_block(data: &[u8], hash: Algorithm, label: &[u8], size: usize) -> Result<Zeroizing<Vec<u8>>> {
    let digest = hash.of(&[label]);
    let most = size.checked_sub(2 * digest.len() + 2).ok_or(Fault::openssl(KEY_TOO_SMALL))?;
    if data.len() > most {
        return Err(Fault::openssl(TOO_LARGE));
    }
    let mut block = Zeroizing::new(vec![0; size]);
    let (seed, body) = block[1..].split_at_mut(digest.len());
    random::fill(seed)?;
    body[..digest.len()].copy_from_slice(&digest);
    let start = body.len() - data.len();
    body[start - 1] = 1;
    body[start..].copy_from_slice(data);
    add_mask(hash, seed, body);
    add_mask(hash, body, seed);
    Ok(block)
}

/// Section 7.1.2: one error for all that may be wrong, found without a branch on what it is.
pub fn open_oaep_block(block: &[u8], hash: Algorithm, label: &[u8]) -> Result<Vec<u8>> {
    let digest = hash.of(&[label]);
    if block.len() < 2 * digest.len() + 2 {
        return Err(Fault::openssl(OAEP_DECODING));
    }
    let mut block = Zeroizing::new(block.to_vec());
    let first = block[0];
    let (seed, body) = block[1..].split_at_mut(digest.len());
    add_mask(hash, body, seed);
    add_mask(hash, seed, body);
    let is_right = equal_in_constant_time(&body[..digest.len()], &digest) & (first == 0);
    let (mut start, mut is_found, mut is_junk) = (0, false, false);
    for (at, byte) in body[digest.len()..].iter().enumerate() {
        let is_end = !is_found & (*byte == 1);
        start = if is_end { at + 1 } else { start };
        is_junk |= !is_found & !is_end & (*byte != 0);
        is_found |= is_end;
    }
    if !(is_right & is_found & !is_junk) {
        return Err(Fault::openssl(OAEP_DECODING));
    }
    Ok(body[digest.len() + start..].to_vec())
}

/// Section 7.2.1: a block of type 2.
pub fn encryption_block(data: &[u8], size: usize) -> Result<Zeroizing<Vec<u8>>> {
    if data.len() + 11 > size {
        return Err(Fault::openssl(TOO_LARGE));
    }
    let mut block = Zeroizing::new(vec![0; size]);
    let end = size - data.len() - 1;
    random::fill(&mut block[2..end])?;
    for at in 2..end {
        while block[at] == 0 {
            random::fill(&mut block[at..=at])?;
        }
    }
    block[1] = 2;
    block[end + 1..].copy_from_slice(data);
    Ok(block)
}

/// Section 7.2.2, but without an error: a wrong block opens to a text that only key and ciphertext decide, so
/// that nobody learns from it whether it was wrong ("implicit rejection", as OpenSSL 3.2 does).
pub fn open_encryption_block(block: &[u8], ciphertext: &[u8], secret: &[u8]) -> Vec<u8> {
    let key = Algorithm::Sha256.of(&[secret]);
    let hmac = super::hashes::Hmac::new(Algorithm::Sha256, &key);
    let mut seed = [0; 32];
    hmac.of(&[ciphertext], &mut seed);
    let synthetic = |label: &[u8], length: usize| {
        let hmac = super::hashes::Hmac::new(Algorithm::Sha256, &seed);
        let mut out = vec![0; length];
        for (index, part) in out.chunks_mut(32).enumerate() {
            let mut block = [0; 32];
            let counter = (index as u16).to_be_bytes();
            hmac.of(&[&counter, label, &((length * 8) as u16).to_be_bytes()], &mut block);
            part.copy_from_slice(&block[..part.len()]);
        }
        out
    };
    let most = block.len() - 11;
    let lengths = synthetic(b"length", 256);
    let candidates = lengths.as_chunks::<2>().0.iter().map(|pair| usize::from(u16::from_be_bytes(*pair)));
    let bits = usize::BITS - most.leading_zeros();
    let other_length = candidates
        .map(|length| length & ((1 << bits) - 1))
        .fold(0, |last, length| if length <= most { length } else { last });
    let other = synthetic(b"message", block.len());
    let (mut start, mut is_found) = (block.len(), false);
    for (at, byte) in block.iter().enumerate().skip(2) {
        let is_end = !is_found & (*byte == 0);
        start = if is_end { at + 1 } else { start };
        is_found |= is_end;
    }
    let is_right = (block[0] == 0) & (block[1] == 2) & is_found & (start >= 11);
    if is_right { block[start..].to_vec() } else { other[block.len() - other_length..].to_vec() }
}

/// A block as it is, without any padding.
pub fn bare_block(data: &[u8], size: usize) -> Result<&[u8]> {
    match data.len() {
        length if length > size => Err(Fault::openssl(TOO_LARGE)),
        length if length < size => Err(Fault::openssl(TOO_SMALL)),
        _ => Ok(data),
    }
}
