//! Private keys under a passphrase: PBES2 of PKCS #8 (RFC 8018 section 6.2), what PKCS #12 has for it, and the old way of PEM files
//! (`DEK-Info`, one round of MD5), which OpenSSL still reads and writes for PKCS #1 and SEC 1.

use super::ciphers::{Cipher, Kind, Mode};
use super::derive::{pbkdf2, scrypt_into};
use super::fault::Fault;
use super::hashes::Algorithm;
use super::key::Secret;
use super::pkcs12::{self, Purpose};
use super::random;
use crate::proto::der::{self, Reader};
use crate::proto::encoding::write_hex;
use zeroize::Zeroizing;

const PBES2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 0x0d];
const PBKDF2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 0x0c];
const SCRYPT: &[u8] = &[0x2b, 6, 1, 4, 1, 0xda, 0x47, 4, 0x0b];
/// The last byte says which hash.
const HMAC: [u8; 7] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2];
/// The last byte says how long the key is, and the mode.
const AES: [u8; 8] = [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1];

/// PKCS #12's own way: SHA-1 and triple DES by three keys.
const PKCS12_TDES: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1, 3];
const TDES_CBC: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 3, 7];

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
const KEY_SIZES: [(u8, usize); 3] = [(0, 16), (20, 24), (40, 32)];
const MODES: [(u8, Mode); 4] = [(1, Mode::Ecb), (2, Mode::Cbc), (3, Mode::Ofb), (4, Mode::Cfb)];

type Result<T> = std::result::Result<T, Fault>;

const BAD_DECRYPT: u32 = 0x1c80_0064;

/// Opens an EncryptedPrivateKeyInfo: the PrivateKeyInfo within.
pub fn open(bytes: &[u8], passphrase: &[u8]) -> Result<Secret> {
    let (kind, key, vector, ciphertext) = parameters(bytes, passphrase).ok_or(Fault::UNSUPPORTED_KEY)?;
    decrypt(kind, &key, &vector, ciphertext)
}

fn parameters<'a>(bytes: &'a [u8], passphrase: &[u8]) -> Option<(Kind, Secret, Vec<u8>, &'a [u8])> {
    let mut outer = Reader::new(bytes).sequence().ok()?;
    let mut algorithm = outer.sequence().ok()?;
    let ciphertext = outer.octets().ok()?;
    match algorithm.object_id().ok()? {
        PBES2 => {}
        PKCS12_TDES => {
            let (key, vector) = derive_by_pkcs12(algorithm.sequence().ok()?, passphrase)?;
            return Some((Kind::named("des-ede3-cbc")?, key, vector, ciphertext));
        }
        _ => return None,
    }
    let mut scheme = algorithm.sequence().ok()?;
    let mut derivation = scheme.sequence().ok()?;
    let mut encryption = scheme.sequence().ok()?;
    let kind = kind_of(encryption.object_id().ok()?)?;
    let vector = if kind.vector() == 0 { &[] } else { encryption.octets().ok()? };
    let mut key = Zeroizing::new(vec![0; kind.key]);
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
    Some((kind, key, vector.to_vec(), ciphertext))
}

fn derive_by_pkcs12(mut parts: Reader, passphrase: &[u8]) -> Option<(Secret, Vec<u8>)> {
    let (salt, rounds) = (parts.octets().ok()?, parts.small_integer().ok()?);
    let passphrase = pkcs12::encoded(Some(passphrase));
    let (mut key, mut vector) = (Zeroizing::new(vec![0; 24]), vec![0; 8]);
    pkcs12::derive(Algorithm::Sha1, Purpose::Key, &passphrase, salt, rounds, &mut key)?;
    pkcs12::derive(Algorithm::Sha1, Purpose::Vector, &passphrase, salt, rounds, &mut vector)?;
    Some((key, vector))
}

fn kind_of(id: &[u8]) -> Option<Kind> {
    if id == TDES_CBC {
        return Kind::named("des-ede3-cbc");
    }
    let [number] = id.strip_prefix(&AES)? else { return None };
    let size = KEY_SIZES.iter().find(|entry| (entry.0..entry.0 + 20).contains(number))?;
    let mode = MODES.iter().find(|entry| entry.0 == number - size.0)?.1;
    Kind::named(&format!("aes-{}-{}", size.1 * 8, mode.suffix()))
}

fn is_chained(kind: &Kind) -> bool {
    matches!(kind.mode, Mode::Cbc | Mode::TdesCbc)
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

/// Seals a PrivateKeyInfo.
pub fn seal(bytes: &[u8], kind: Kind, passphrase: &[u8]) -> Result<Vec<u8>> {
    let size = KEY_SIZES.iter().find(|entry| entry.1 == kind.key).ok_or(Fault::UNKNOWN_CIPHER)?.0;
    let id = match MODES.iter().find(|entry| entry.1 == kind.mode) {
        Some((mode, _)) => [&AES[..], &[size + mode]].concat(),
        None if kind.mode == Mode::TdesCbc && kind.key == 24 => TDES_CBC.to_vec(),
        None => return Err(Fault::UNKNOWN_CIPHER),
    };
    let (salt, vector) = (random::bytes(16)?, random::bytes(kind.vector())?);
    let parameter = if vector.is_empty() { der::null() } else { der::octets(&vector) };
    let mut key = Zeroizing::new(vec![0; kind.key]);
    pbkdf2(Algorithm::Sha256, passphrase, &salt, ROUNDS, &mut key);
    let hmac = [&HMAC[..], &[9]].concat();
    let function = der::sequence(&[&der::object_id(&hmac), &der::null()]);
    let derivation = der::sequence(&[&der::octets(&salt), &der::small_integer(ROUNDS), &function]);
    let scheme = der::sequence(&[
        &der::sequence(&[&der::object_id(PBKDF2), &derivation]),
        &der::sequence(&[&der::object_id(&id), &parameter]),
    ]);
    let algorithm = der::sequence(&[&der::object_id(PBES2), &scheme]);
    Ok(der::sequence(&[&algorithm, &der::octets(&encrypt(kind, &key, &vector, bytes)?)]))
}

/// Opens the contents of a PEM block that has a DEK-Info: `AES-256-CBC,` and the vector in hexadecimal.
pub fn open_old(contents: &[u8], info: &str, passphrase: &[u8]) -> Result<Secret> {
    let (name, hex) = info.split_once(',').ok_or(Fault::UNSUPPORTED_KEY)?;
    let kind = Kind::named(name).filter(is_chained).ok_or(Fault::UNSUPPORTED_KEY)?;
    let mut vector = vec![0; kind.vector()];
    if write_hex(hex.trim().as_bytes(), &mut vector) != kind.vector() {
        return Err(Fault::UNSUPPORTED_KEY);
    }
    decrypt(kind, &old_key(passphrase, &vector, kind.key), &vector, contents)
}

/// The contents under a passphrase, and the DEK-Info.
pub fn seal_old(bytes: &[u8], kind: Kind, passphrase: &[u8]) -> Result<(Vec<u8>, String)> {
    if !is_chained(&kind) {
        return Err(Fault::UNKNOWN_CIPHER);
    }
    let vector = random::bytes(kind.vector())?;
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

fn decrypt(kind: Kind, key: &[u8], vector: &[u8], ciphertext: &[u8]) -> Result<Secret> {
    let mut cipher = Cipher::new(kind, false, key, vector).ok_or(Fault::UNSUPPORTED_KEY)?;
    let mut out = Zeroizing::new(cipher.update(ciphertext)?);
    let last = Zeroizing::new(cipher.finish().map_err(|_| Fault::openssl(BAD_DECRYPT))?);
    out.extend_from_slice(&last);
    Ok(out)
}
