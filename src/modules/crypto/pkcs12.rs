//! PKCS #12 (RFC 7292): a key with its certificates in one file under a password. Read only; what is under RC2 or RC4
//! is refused, as OpenSSL 3 does.

use super::equal_in_constant_time;
use super::fault::Fault;
use super::hashes::{Algorithm, Hmac};
use super::key::{Key, Secret};
use super::key_encryption::open;
use super::key_formats::pkcs8;
use crate::proto::der::{self, Malformed, Reader, context};
use zeroize::Zeroizing;

const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];
const ENCRYPTED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 6];
/// The last byte says what kind of bag.
const BAG: [u8; 10] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1];
const KEY_BAG: u8 = 1;
const SHROUDED_KEY_BAG: u8 = 2;
const CERTIFICATE_BAG: u8 = 3;

/// As many rounds take minutes.
const MOST_ROUNDS: u32 = 10_000_000;

/// What the derivation of appendix B.2 is to give.
#[derive(Clone, Copy)]
pub enum Purpose {
    Key = 1,
    Vector = 2,
    Mac = 3,
}

#[derive(Default)]
pub struct Contents {
    pub key: Option<Key>,
    pub certificates: Vec<Vec<u8>>,
}

type Result<T> = std::result::Result<T, Fault>;

const NOT_ENOUGH: Fault = Fault::Plain("not enough data");
const UNSUPPORTED: Fault =
    Fault::Coded("Error", "ERR_CRYPTO_UNSUPPORTED_OPERATION", "Unsupported PKCS12 PFX data");

impl From<Malformed> for Fault {
    fn from(_: Malformed) -> Fault {
        NOT_ENOUGH
    }
}

/// Opens a file. Errors: what is none, a password that is not the one, ciphers that are not here.
pub fn read(bytes: &[u8], password: Option<&[u8]>) -> Result<Contents> {
    let mut outer = Reader::new(bytes).sequence()?;
    outer.integer()?;
    let (id, content) = content_info(&mut outer)?;
    if id != DATA {
        return Err(UNSUPPORTED);
    }
    let safes = Reader::new(content).octets()?;
    // No password and an empty one are not the same, and either may be meant.
    let tries: &[Option<&[u8]>] = if password.is_some() { &[password] } else { &[None, Some(b"")] };
    let fits = |password: &&Option<&[u8]>| is_authentic(outer, safes, &encoded(**password)).unwrap_or(false);
    let password = tries.iter().find(fits).ok_or(Fault::Plain("mac verify failure"))?;
    let mut contents = Contents::default();
    let mut list = Reader::new(safes).sequence()?;
    while !list.is_empty() {
        let (id, content) = content_info(&mut list)?;
        match id {
            DATA => take(&mut contents, Reader::new(content).octets()?, *password)?,
            ENCRYPTED_DATA => {
                let plain = open(&sealed(content)?, password.unwrap_or_default()).map_err(unsupported)?;
                take(&mut contents, &plain, *password)?;
            }
            _ => return Err(UNSUPPORTED),
        }
    }
    Ok(contents)
}

fn unsupported(_: Fault) -> Fault {
    UNSUPPORTED
}

fn content_info<'a>(reader: &mut Reader<'a>) -> Result<(&'a [u8], &'a [u8])> {
    let mut info = reader.sequence()?;
    Ok((info.object_id()?, info.expect(context(0))?))
}

// The same as an EncryptedPrivateKeyInfo, which others can open.
fn sealed(content: &[u8]) -> Result<Vec<u8>> {
    let mut data = Reader::new(content).sequence()?;
    data.integer()?;
    let mut inner = data.sequence()?;
    inner.object_id()?;
    let algorithm = inner.element()?.whole;
    const IMPLICIT: u8 = 0x80;
    Ok(der::sequence(&[algorithm, &der::octets(inner.expect(IMPLICIT)?)]))
}

fn take(contents: &mut Contents, bags: &[u8], password: Option<&[u8]>) -> Result<()> {
    let mut bags = Reader::new(bags).sequence()?;
    while !bags.is_empty() {
        let mut bag = bags.sequence()?;
        let id = bag.object_id()?;
        let value = bag.expect(context(0))?;
        match id.strip_prefix(&BAG) {
            Some([KEY_BAG]) => contents.key = Some(pkcs8(value).map_err(|_| UNSUPPORTED)?),
            Some([SHROUDED_KEY_BAG]) => {
                let plain = open(value, password.unwrap_or_default()).map_err(unsupported)?;
                contents.key = Some(pkcs8(&plain).map_err(|_| UNSUPPORTED)?);
            }
            Some([CERTIFICATE_BAG]) => {
                let mut inner = Reader::new(value).sequence()?;
                inner.object_id()?;
                let whole = Reader::new(inner.expect(context(0))?).octets()?;
                contents.certificates.push(whole.to_vec());
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_authentic(mut rest: Reader, safes: &[u8], password: &[u8]) -> Option<bool> {
    if rest.is_empty() {
        return Some(true);
    }
    let mut mac = rest.sequence().ok()?;
    let mut info = mac.sequence().ok()?;
    let hash = Algorithm::identified(info.sequence().ok()?.object_id().ok()?)?;
    let wanted = info.octets().ok()?;
    let salt = mac.octets().ok()?;
    let rounds = if mac.is_empty() { 1 } else { mac.small_integer().ok()? };
    let mut key = Zeroizing::new(vec![0; hash.size()]);
    derive(hash, Purpose::Mac, password, salt, rounds, &mut key)?;
    let mut code = vec![0; hash.size()];
    Hmac::new(hash, &key).of(&[safes], &mut code);
    Some(equal_in_constant_time(wanted, &code))
}

/// A password as it goes into the derivation: UTF-16 with a zero at its end; nothing at all for none.
pub fn encoded(password: Option<&[u8]>) -> Secret {
    let Some(password) = password else { return Secret::default() };
    let text = Zeroizing::new(String::from_utf8_lossy(password).into_owned());
    Zeroizing::new(text.encode_utf16().chain([0]).flat_map(u16::to_be_bytes).collect())
}

/// RFC 7292 appendix B.2. `None` for a number of rounds that nobody waits for.
pub fn derive(
    hash: Algorithm,
    purpose: Purpose,
    password: &[u8],
    salt: &[u8],
    rounds: u32,
    out: &mut [u8],
) -> Option<()> {
    if !(1..=MOST_ROUNDS).contains(&rounds) {
        return None;
    }
    let width = hash.block();
    let filled = |part: &[u8]| -> Vec<u8> {
        part.iter().copied().cycle().take(part.len().div_ceil(width) * width).collect()
    };
    let diversifier = vec![purpose as u8; width];
    let mut state = Zeroizing::new([filled(salt), filled(password)].concat());
    for piece in out.chunks_mut(hash.size()) {
        let mut digest = Zeroizing::new(hash.of(&[&diversifier, &state]));
        for _ in 1..rounds {
            digest = Zeroizing::new(hash.of(&[&digest]));
        }
        piece.copy_from_slice(&digest[..piece.len()]);
        let addend: Zeroizing<Vec<u8>> = Zeroizing::new(digest.iter().copied().cycle().take(width).collect());
        for block in state.chunks_mut(width) {
            let mut carry = 1;
            for (digit, add) in block.iter_mut().zip(addend.iter()).rev() {
                carry += u16::from(*digit) + u16::from(*add);
                *digit = carry as u8;
                carry >>= 8;
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    // A vector of Bouncy Castle's and OpenSSL's tests.
    #[test]
    fn derives_keys() {
        let mut key = [0; 24];
        let salt = [0x0a, 0x58, 0xcf, 0x64, 0x53, 0x0d, 0x82, 0x3f];
        let password = encoded(Some(b"smeg"));
        derive(Algorithm::Sha1, Purpose::Key, &password, &salt, 1, &mut key).expect("few rounds");
        assert_eq!(key[..8], [0x8a, 0xaa, 0xe6, 0x29, 0x7b, 0x6c, 0xb0, 0x46]);
    }
}
