//! The hash functions by the names that OpenSSL has for them, and HMAC (RFC 2104) over any of them.
//!
//! Which function it is shows only when the program runs, so all of them are one enum: a state can be copied
//! without an allocation, which key derivation does a million times.

use digest::{ExtendableOutput, FixedOutput, Update, XofReader};
use zeroize::{Zeroize, Zeroizing};

macro_rules! algorithms {
    ($($name:ident $state:ty, $size:literal, $block:literal;)*) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Algorithm { $($name,)* }

        /// A hash that is being computed.
        #[derive(Clone)]
        pub enum Hash { $($name($state),)* }

        impl Algorithm {
            pub fn start(self) -> Hash {
                match self { $(Algorithm::$name => Hash::$name(<$state>::default()),)* }
            }

            /// Bytes of the result; of an extendable function, of the result that OpenSSL gives unasked.
            pub fn size(self) -> usize {
                match self { $(Algorithm::$name => $size,)* }
            }

            /// Bytes that are taken in at once.
            pub fn block(self) -> usize {
                match self { $(Algorithm::$name => $block,)* }
            }
        }

        impl Hash {
            pub fn update(&mut self, data: &[u8]) {
                match self { $(Hash::$name(state) => Update::update(state, data),)* }
            }

            /// Fills `out`, which is as long as the algorithm's size unless it is extendable.
            pub fn finish(self, out: &mut [u8]) {
                match self { $(Hash::$name(state) => state.write(out),)* }
            }
        }
    };
}

algorithms! {
    Md5 md5::Md5, 16, 64;
    Ripemd160 ripemd::Ripemd160, 20, 64;
    Sha1 sha1::Sha1, 20, 64;
    Sha224 sha2::Sha224, 28, 64;
    Sha256 sha2::Sha256, 32, 64;
    Sha384 sha2::Sha384, 48, 128;
    Sha512 sha2::Sha512, 64, 128;
    Sha512Short224 sha2::Sha512_224, 28, 128;
    Sha512Short256 sha2::Sha512_256, 32, 128;
    Sha3Short224 sha3::Sha3_224, 28, 144;
    Sha3Short256 sha3::Sha3_256, 32, 136;
    Sha3Short384 sha3::Sha3_384, 48, 104;
    Sha3Short512 sha3::Sha3_512, 64, 72;
    Blake2s256 blake2::Blake2s256, 32, 64;
    Blake2b512 blake2::Blake2b512, 64, 128;
    Shake128 Extendable<shake::Shake128>, 16, 168;
    Shake256 Extendable<shake::Shake256>, 32, 136;
}

/// A function whose result is as long as one wants it.
#[derive(Clone, Default)]
pub struct Extendable<T>(T);

impl<T: Update> Update for Extendable<T> {
    fn update(&mut self, data: &[u8]) {
        self.0.update(data);
    }
}

trait Write {
    fn write(self, out: &mut [u8]);
}

impl<T: FixedOutput> Write for T {
    fn write(self, out: &mut [u8]) {
        let result = self.finalize_fixed();
        let length = out.len().min(result.len());
        out[..length].copy_from_slice(&result[..length]);
    }
}

impl<T: ExtendableOutput> Extendable<T> {
    fn write(self, out: &mut [u8]) {
        self.0.finalize_xof().read(out);
    }
}

/// What getHashes() lists, in its order.
pub const LISTED: &[(&str, Algorithm)] = &[
    ("RSA-MD5", Algorithm::Md5),
    ("RSA-RIPEMD160", Algorithm::Ripemd160),
    ("RSA-SHA1", Algorithm::Sha1),
    ("RSA-SHA1-2", Algorithm::Sha1),
    ("RSA-SHA224", Algorithm::Sha224),
    ("RSA-SHA256", Algorithm::Sha256),
    ("RSA-SHA3-224", Algorithm::Sha3Short224),
    ("RSA-SHA3-256", Algorithm::Sha3Short256),
    ("RSA-SHA3-384", Algorithm::Sha3Short384),
    ("RSA-SHA3-512", Algorithm::Sha3Short512),
    ("RSA-SHA384", Algorithm::Sha384),
    ("RSA-SHA512", Algorithm::Sha512),
    ("RSA-SHA512/224", Algorithm::Sha512Short224),
    ("RSA-SHA512/256", Algorithm::Sha512Short256),
    ("blake2b512", Algorithm::Blake2b512),
    ("blake2s256", Algorithm::Blake2s256),
    ("id-rsassa-pkcs1-v1_5-with-sha3-224", Algorithm::Sha3Short224),
    ("id-rsassa-pkcs1-v1_5-with-sha3-256", Algorithm::Sha3Short256),
    ("id-rsassa-pkcs1-v1_5-with-sha3-384", Algorithm::Sha3Short384),
    ("id-rsassa-pkcs1-v1_5-with-sha3-512", Algorithm::Sha3Short512),
    ("md5", Algorithm::Md5),
    ("md5WithRSAEncryption", Algorithm::Md5),
    ("ripemd", Algorithm::Ripemd160),
    ("ripemd160", Algorithm::Ripemd160),
    ("ripemd160WithRSA", Algorithm::Ripemd160),
    ("rmd160", Algorithm::Ripemd160),
    ("sha1", Algorithm::Sha1),
    ("sha1WithRSAEncryption", Algorithm::Sha1),
    ("sha224", Algorithm::Sha224),
    ("sha224WithRSAEncryption", Algorithm::Sha224),
    ("sha256", Algorithm::Sha256),
    ("sha256WithRSAEncryption", Algorithm::Sha256),
    ("sha3-224", Algorithm::Sha3Short224),
    ("sha3-256", Algorithm::Sha3Short256),
    ("sha3-384", Algorithm::Sha3Short384),
    ("sha3-512", Algorithm::Sha3Short512),
    ("sha384", Algorithm::Sha384),
    ("sha384WithRSAEncryption", Algorithm::Sha384),
    ("sha512", Algorithm::Sha512),
    ("sha512-224", Algorithm::Sha512Short224),
    ("sha512-224WithRSAEncryption", Algorithm::Sha512Short224),
    ("sha512-256", Algorithm::Sha512Short256),
    ("sha512-256WithRSAEncryption", Algorithm::Sha512Short256),
    ("sha512WithRSAEncryption", Algorithm::Sha512),
    ("shake128", Algorithm::Shake128),
    ("shake256", Algorithm::Shake256),
    ("ssl3-md5", Algorithm::Md5),
    ("ssl3-sha1", Algorithm::Sha1),
];

/// What OpenSSL understands beyond it, the names of the Web Crypto API among them.
const ALSO: &[(&str, Algorithm)] = &[
    ("blake2b-512", Algorithm::Blake2b512),
    ("blake2s-256", Algorithm::Blake2s256),
    ("ripemd-160", Algorithm::Ripemd160),
    ("sha-1", Algorithm::Sha1),
    ("sha-224", Algorithm::Sha224),
    ("sha-256", Algorithm::Sha256),
    ("sha-384", Algorithm::Sha384),
    ("sha-512", Algorithm::Sha512),
    ("sha-512/224", Algorithm::Sha512Short224),
    ("sha-512/256", Algorithm::Sha512Short256),
    ("sha2-224", Algorithm::Sha224),
    ("sha2-256", Algorithm::Sha256),
    ("sha2-384", Algorithm::Sha384),
    ("sha2-512", Algorithm::Sha512),
    ("sha2-512/224", Algorithm::Sha512Short224),
    ("sha2-512/256", Algorithm::Sha512Short256),
    ("shake-128", Algorithm::Shake128),
    ("shake-256", Algorithm::Shake256),
];

/// The longest result of a function that is not extendable.
pub const MAX_SIZE: usize = 64;

impl Algorithm {
    /// The algorithm of this name, in upper or lower case.
    pub fn named(name: &str) -> Option<Algorithm> {
        let is = |entry: &&(&str, Algorithm)| entry.0.eq_ignore_ascii_case(name);
        LISTED.iter().chain(ALSO).find(is).map(|entry| entry.1)
    }

    /// The body of its object identifier; none for one that has none in signatures.
    pub fn object_id(self) -> Option<&'static [u8]> {
        Some(match self {
            Algorithm::Md5 => &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 5],
            Algorithm::Ripemd160 => &[0x2b, 0x24, 3, 2, 1],
            Algorithm::Sha1 => &[0x2b, 0x0e, 3, 2, 0x1a],
            Algorithm::Sha256 => &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1],
            Algorithm::Sha384 => &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2],
            Algorithm::Sha512 => &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3],
            Algorithm::Sha224 => &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 4],
            Algorithm::Sha512Short224 => &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 5],
            Algorithm::Sha512Short256 => &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 6],
            Algorithm::Sha3Short224 => &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 7],
            Algorithm::Sha3Short256 => &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 8],
            Algorithm::Sha3Short384 => &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 9],
            Algorithm::Sha3Short512 => &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 10],
            _ => return None,
        })
    }

    /// By the body of its object identifier.
    pub fn identified(body: &[u8]) -> Option<Algorithm> {
        LISTED.iter().map(|entry| entry.1).find(|algorithm| algorithm.object_id() == Some(body))
    }

    /// The name that Node shows.
    pub fn name(self) -> &'static str {
        let is =
            |entry: &&(&str, Algorithm)| entry.1 == self && entry.0.starts_with(|c: char| c.is_lowercase());
        LISTED.iter().find(is).map_or("", |entry| entry.0)
    }

    pub fn is_extendable(self) -> bool {
        matches!(self, Algorithm::Shake128 | Algorithm::Shake256)
    }

    /// The hash of the parts, one after the other.
    pub fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        let mut hash = self.start();
        for part in parts {
            hash.update(part);
        }
        let mut out = vec![0; self.size()];
        hash.finish(&mut out);
        out
    }
}

/// A message authentication code that is being computed: the two hashes have taken in their pads.
#[derive(Clone)]
pub struct Hmac {
    inner: Hash,
    outer: Hash,
    size: usize,
}

impl Hmac {
    /// For a function that is not extendable.
    pub fn new(algorithm: Algorithm, key: &[u8]) -> Hmac {
        let mut pad = Zeroizing::new(vec![0; algorithm.block()]);
        if key.len() > pad.len() {
            let mut short = algorithm.of(&[key]);
            pad[..short.len()].copy_from_slice(&short);
            short.zeroize();
        } else {
            pad[..key.len()].copy_from_slice(key);
        }
        pad.iter_mut().for_each(|byte| *byte ^= 0x36);
        let mut inner = algorithm.start();
        inner.update(&pad);
        pad.iter_mut().for_each(|byte| *byte ^= 0x36 ^ 0x5c);
        let mut outer = algorithm.start();
        outer.update(&pad);
        Hmac { inner, outer, size: algorithm.size() }
    }

    pub fn update(&mut self, data: &[u8]) {
        self.inner.update(data);
    }

    /// Fills `out`, which is as long as the algorithm's size.
    pub fn finish(self, out: &mut [u8]) {
        let mut middle = [0; MAX_SIZE];
        let middle = &mut middle[..self.size];
        self.inner.finish(middle);
        let mut outer = self.outer;
        outer.update(middle);
        outer.finish(out);
    }

    /// The code over the parts, one after the other, by a copy of this state.
    pub fn of(&self, parts: &[&[u8]], out: &mut [u8]) {
        let mut copy = self.clone();
        for part in parts {
            copy.update(part);
        }
        copy.finish(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn names_are_found_in_any_case() {
        assert_eq!(Algorithm::named("rsa-sha256"), Some(Algorithm::Sha256));
        assert_eq!(Algorithm::named("SHA-512/256"), Some(Algorithm::Sha512Short256));
        assert_eq!(Algorithm::named("sha"), None);
    }

    #[test]
    fn every_algorithm_writes_as_much_as_it_says() {
        for (name, algorithm) in LISTED {
            let out = algorithm.of(&[b"a", b"bc"]);
            assert_eq!(out.len(), algorithm.size(), "{name}");
            assert_eq!(out, algorithm.of(&[b"abc"]), "{name}");
            assert!(out.iter().any(|byte| *byte != 0), "{name}");
        }
    }

    #[test]
    fn hmac_is_that_of_rfc_4231() {
        let mut out = [0; 32];
        Hmac::new(Algorithm::Sha256, b"Jefe").of(&[b"what do ya want ", b"for nothing?"], &mut out);
        assert_eq!(hex(&out), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        let message = b"Test Using Larger Than Block-Size Key - Hash Key First";
        Hmac::new(Algorithm::Sha256, &[0xaa; 131]).of(&[message], &mut out);
        assert_eq!(hex(&out), "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }
}
