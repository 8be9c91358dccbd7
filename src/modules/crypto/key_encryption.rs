//! Private keys under a passphrase: PBES2 of PKCS #8 (RFC 8018 section 6.2), and the old way of PEM files
//! (`DEK-Info`, one round of MD5), which OpenSSL still reads and writes for PKCS #1 and SEC 1.

use super::ciphers::{Cipher, Kind, Mode};
use super::derive::{pbkdf2, scrypt_into};
use super::fault::Fault;
use super::hashes::Algorithm;
use super::key::Secret;
use super::random;
use crate::proto::der::{self, Reader};
use crate::proto::encoding::write_hex;
use zeroize::Zeroizing;

const PBES2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 0x0d];
const PBKDF2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 0x0c];
const SCRYPT: &[u8] = &[0x2b, 6, 1, 4, 1, 0xda, 0x47, 4, 0x0b];
/// The last byte says which hash.
const HMAC: [u8; 7] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2];
/// The last byte says how long the key is.
const AES_CBC: [u8; 8] = [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1];

/// As OpenSSL writes it.
const ROUNDS: u32 = 2048;
/// A file can ask for any number of rounds; this many take minutes.
const MOST_ROUNDS: u32 = 100_000_000;

const HASHES: [(u8, Algorithm); 5] = [
    (7, Algorithm::Sha1),
    (8, Algorithm::Sha224),
    (9, Algorithm::Sha256),
    (10, Algorithm::Sha384),
    (11, Algorithm::Sha512),
];
const KEY_SIZES: [(u8, usize); 3] = [(2, 16), (22, 24), (42, 32)];

type Result<T> = std::result::Result<T, Fault>;

const BAD_DECRYPT: u32 = 0x1c80_0064;

/// Opens an EncryptedPrivateKeyInfo: the PrivateKeyInfo within.
pub fn open(bytes: &[u8], passphrase: &[u8]) -> Result<Secret> {
    let (key, vector, ciphertext) = parameters(bytes, passphrase).ok_or(Fault::UNSUPPORTED_KEY)?;
    decrypt(&key, vector, ciphertext)
}

fn parameters<'a>(bytes: &'a [u8], passphrase: &[u8]) -> Option<(Secret, &'a [u8], &'a [u8])> {
    let mut outer = Reader::new(bytes).sequence().ok()?;
    let mut algorithm = outer.sequence().ok()?;
    let ciphertext = outer.octets().ok()?;
    if algorithm.object_id().ok()? != PBES2 {
        return None;
    }
    let mut scheme = algorithm.sequence().ok()?;
    let mut derivation = scheme.sequence().ok()?;
    let mut encryption = scheme.sequence().ok()?;
    let size = encryption.object_id().ok()?.strip_prefix(&AES_CBC)?;
    let size = KEY_SIZES.iter().find(|entry| size == [entry.0])?.1;
    let vector = encryption.octets().ok()?;
    let mut key = Zeroizing::new(vec![0; size]);
    match derivation.object_id().ok()? {
        PBKDF2 => derive_by_pbkdf2(derivation.sequence().ok()?, passphrase, &mut key)?,
        SCRYPT => {
            let mut parts = derivation.sequence().ok()?;
            let salt = parts.octets().ok()?;
            let costs =
                [parts.small_integer().ok()?, parts.small_integer().ok()?, parts.small_integer().ok()?];
            scrypt_into(passphrase, salt, costs, &mut key)?;
        }
        _ => return None,
    }
    Some((key, vector, ciphertext))
}

fn derive_by_pbkdf2(mut parts: Reader, passphrase: &[u8], key: &mut [u8]) -> Option<()> {
    let salt = parts.octets().ok()?;
    let rounds = parts.small_integer().ok().filter(|rounds| (1..=MOST_ROUNDS).contains(rounds))?;
    parts.optional(der::INTEGER).ok()?;
    let hash = match parts.optional(der::SEQUENCE).ok()? {
        None => Algorithm::Sha1,
        Some(function) => {
            let number = Reader::new(function).object_id().ok()?.strip_prefix(&HMAC)?;
            HASHES.iter().find(|entry| number == [entry.0])?.1
        }
    };
    pbkdf2(hash, passphrase, salt, rounds, key);
    Some(())
}

/// Seals a PrivateKeyInfo. `kind`: a cipher whose mode is CBC.
pub fn seal(bytes: &[u8], kind: Kind, passphrase: &[u8]) -> Result<Vec<u8>> {
    let size = KEY_SIZES.iter().find(|entry| entry.1 == kind.key).filter(|_| kind.mode == Mode::Cbc);
    let size = size.ok_or(Fault::UNKNOWN_CIPHER)?.0;
    let (salt, vector) = (random::bytes(16)?, random::bytes(16)?);
    let mut key = Zeroizing::new(vec![0; kind.key]);
    pbkdf2(Algorithm::Sha256, passphrase, &salt, ROUNDS, &mut key);
    let hmac = [&HMAC[..], &[9]].concat();
    let function = der::sequence(&[&der::object_id(&hmac), &der::null()]);
    let derivation = der::sequence(&[&der::octets(&salt), &der::small_integer(ROUNDS), &function]);
    let cipher = [&AES_CBC[..], &[size]].concat();
    let scheme = der::sequence(&[
        &der::sequence(&[&der::object_id(PBKDF2), &derivation]),
        &der::sequence(&[&der::object_id(&cipher), &der::octets(&vector)]),
    ]);
    let algorithm = der::sequence(&[&der::object_id(PBES2), &scheme]);
    Ok(der::sequence(&[&algorithm, &der::octets(&encrypt(kind, &key, &vector, bytes)?)]))
}

/// Opens the contents of a PEM block that has a DEK-Info: `AES-256-CBC,` and the vector in hexadecimal.
pub fn open_old(contents: &[u8], info: &str, passphrase: &[u8]) -> Result<Secret> {
    let (name, hex) = info.split_once(',').ok_or(Fault::UNSUPPORTED_KEY)?;
    let kind = Kind::named(name).filter(|kind| kind.mode == Mode::Cbc).ok_or(Fault::UNSUPPORTED_KEY)?;
    let mut vector = [0; 16];
    if write_hex(hex.trim().as_bytes(), &mut vector) != 16 {
        return Err(Fault::UNSUPPORTED_KEY);
    }
    decrypt(&old_key(passphrase, &vector, kind.key), &vector, contents)
}

/// The contents under a passphrase, and the DEK-Info.
pub fn seal_old(bytes: &[u8], kind: Kind, passphrase: &[u8]) -> Result<(Vec<u8>, String)> {
    if kind.mode != Mode::Cbc {
        return Err(Fault::UNKNOWN_CIPHER);
    }
    let vector = random::bytes(16)?;
    let key = old_key(passphrase, &vector, kind.key);
    let hex: String = vector.iter().map(|byte| format!("{byte:02X}")).collect();
    Ok((encrypt(kind, &key, &vector, bytes)?, format!("{},{hex}", kind.name().to_uppercase())))
}

/// OpenSSL's EVP_BytesToKey: MD5 over what there is so far, passphrase and salt.
fn old_key(passphrase: &[u8], vector: &[u8], size: usize) -> Secret {
    let mut key: Secret = Zeroizing::new(Vec::new());
    while key.len() < size {
        let last = key.len().saturating_sub(16);
        let next = Zeroizing::new(Algorithm::Md5.of(&[&key[last..], passphrase, &vector[..8]]));
        key.extend_from_slice(&next);
    }
    key.truncate(size);
    key
}

fn encrypt(kind: Kind, key: &[u8], vector: &[u8], bytes: &[u8]) -> Result<Vec<u8>> {
    let mut cipher = Cipher::new(kind, true, key, vector).ok_or(Fault::UNKNOWN_CIPHER)?;
    let mut out = cipher.update(bytes)?;
    out.extend(cipher.finish()?);
    Ok(out)
}

fn decrypt(key: &[u8], vector: &[u8], ciphertext: &[u8]) -> Result<Secret> {
    let name = format!("aes-{}-cbc", key.len() * 8);
    let cipher = Kind::named(&name).and_then(|kind| Cipher::new(kind, false, key, vector));
    let mut cipher = cipher.ok_or(Fault::UNSUPPORTED_KEY)?;
    let mut out = Zeroizing::new(cipher.update(ciphertext)?);
    let last = Zeroizing::new(cipher.finish().map_err(|_| Fault::openssl(BAD_DECRYPT))?);
    out.extend_from_slice(&last);
    Ok(out)
}
