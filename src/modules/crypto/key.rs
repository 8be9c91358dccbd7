//! A key of any kind, and what follows from it without knowing how it is written.

use super::curves::Curve;
use super::equal_in_constant_time;
use super::fault::Fault;
use super::hashes::Algorithm;
use super::modular::Group;
use super::octet_keys::OctetKind;
use super::random;
use super::rsa_schemes::generator;
use crate::proto::der::strip_zeros;
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
use rsa::{BoxedUint, RsaPrivateKey, RsaPublicKey};
use zeroize::Zeroizing;

pub type Secret = Zeroizing<Vec<u8>>;

/// What a key of the kind `rsa-pss` is limited to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PssLimits {
    pub hash: Algorithm,
    pub mask: Algorithm,
    pub salt: usize,
}

pub enum Key {
    Secret(Secret),
    Rsa {
        public: RsaPublicKey,
        private: Option<Box<RsaPrivateKey>>,
        /// For signatures by PSS only; with or without limits.
        pss: Option<Option<PssLimits>>,
    },
    Ec {
        curve: Curve,
        point: Vec<u8>,
        secret: Option<Secret>,
        /// Written with the numbers of its curve instead of the curve's name.
        explicit: bool,
    },
    Octets {
        kind: OctetKind,
        public: Vec<u8>,
        secret: Option<Secret>,
    },
    Dsa {
        group: Group,
        public: Vec<u8>,
        secret: Option<Secret>,
    },
    Dh {
        group: Group,
        public: Vec<u8>,
        secret: Option<Secret>,
    },
}

/// The largest modulus; the time a key takes grows with its third power.
const MOST_BITS: usize = 16384;
const LEAST_BITS: usize = 256;

impl Key {
    /// `None` for numbers that are no RSA key.
    pub fn rsa_public(n: &[u8], e: &[u8]) -> Option<Key> {
        let (n, e) = (BoxedUint::from_be_slice_vartime(n), BoxedUint::from_be_slice_vartime(e));
        let public = RsaPublicKey::new_with_size_limits(n, e, LEAST_BITS..=MOST_BITS).ok()?;
        Some(Key::Rsa { public, private: None, pss: None })
    }

    /// By modulus, both exponents and the two primes; the rest follows from them.
    pub fn rsa_private([n, e, d, p, q]: [&[u8]; 5]) -> Option<Key> {
        if n.len() * 8 > MOST_BITS {
            return None;
        }
        let number = BoxedUint::from_be_slice_vartime;
        let primes = vec![number(p), number(q)];
        let private = RsaPrivateKey::from_components(number(n), number(e), number(d), primes).ok()?;
        Some(Key::of_rsa(private))
    }

    pub fn of_rsa(private: RsaPrivateKey) -> Key {
        Key::Rsa { public: private.to_public_key(), private: Some(Box::new(private)), pss: None }
    }

    pub fn ec_public(curve: Curve, point: &[u8]) -> Option<Key> {
        Some(Key::Ec { curve, point: curve.point(point)?, secret: None, explicit: false })
    }

    pub fn ec_private(curve: Curve, secret: &[u8]) -> Option<Key> {
        let secret = curve.secret(secret)?;
        Some(Key::Ec { curve, point: curve.public(&secret)?, secret: Some(secret), explicit: false })
    }

    /// The same key with another way of writing its curve.
    pub fn with_explicit_curve(self, explicit: bool) -> Key {
        match self {
            Key::Ec { curve, point, secret, .. } => Key::Ec { curve, point, secret, explicit },
            other => other,
        }
    }

    pub fn public_octets(kind: OctetKind, public: &[u8]) -> Option<Key> {
        let fits = public.len() == kind.size();
        fits.then(|| Key::Octets { kind, public: public.to_vec(), secret: None })
    }

    pub fn private_octets(kind: OctetKind, secret: &[u8]) -> Option<Key> {
        let public = kind.public(secret)?;
        Some(Key::Octets { kind, public, secret: Some(Zeroizing::new(secret.to_vec())) })
    }

    /// A key of Diffie-Hellman or, when the group has an order, of DSA; private with a secret.
    pub fn modular(is_dsa: bool, group: Group, number: &[u8], is_secret: bool) -> Option<Key> {
        let number = strip_zeros(number);
        if number.len() > group.p.len() || is_dsa && group.q.is_none() {
            return None;
        }
        let (public, secret) = match is_secret {
            true => (group.public(number)?, Some(Zeroizing::new(number.to_vec()))),
            false => (number.to_vec(), None),
        };
        Some(if is_dsa { Key::Dsa { group, public, secret } } else { Key::Dh { group, public, secret } })
    }

    /// A new key pair. Errors: no random numbers, or a size that no key can have.
    pub fn generate_rsa(bits: usize, e: u64) -> Result<Key, Fault> {
        if e.is_multiple_of(2) || e < 3 {
            return Err(Fault::openssl(0x0200_00b2));
        }
        if !(512..=MOST_BITS).contains(&bits) {
            return Err(Fault::openssl(0x0200_0078));
        }
        let private = RsaPrivateKey::new_with_exp_unchecked(&mut generator()?, bits, BoxedUint::from(e));
        Ok(Key::of_rsa(private.map_err(|_| Fault::openssl(0x0200_0078))?))
    }

    pub fn generate_ec(curve: Curve) -> Result<Key, Fault> {
        Key::ec_private(curve, &curve.random_secret()?).ok_or(Fault::OPERATION_FAILED)
    }

    pub fn generate_octets(kind: OctetKind) -> Result<Key, Fault> {
        let secret = Zeroizing::new(random::bytes(kind.size())?);
        Key::private_octets(kind, &secret).ok_or(Fault::OPERATION_FAILED)
    }

    pub fn generate_modular(is_dsa: bool, group: Group) -> Result<Key, Fault> {
        let secret = group.random_secret()?;
        Key::modular(is_dsa, group, &secret, true).ok_or(Fault::OPERATION_FAILED)
    }

    /// `secret`, `public` or `private`.
    pub fn kind(&self) -> &'static str {
        let is_private = match self {
            Key::Secret(_) => return "secret",
            Key::Rsa { private, .. } => private.is_some(),
            Key::Ec { secret, .. }
            | Key::Octets { secret, .. }
            | Key::Dsa { secret, .. }
            | Key::Dh { secret, .. } => secret.is_some(),
        };
        if is_private { "private" } else { "public" }
    }

    /// `rsa`, `ec`, …; empty for a secret key.
    pub fn algorithm(&self) -> &'static str {
        match self {
            Key::Secret(_) => "",
            Key::Rsa { pss: None, .. } => "rsa",
            Key::Rsa { .. } => "rsa-pss",
            Key::Ec { .. } => "ec",
            Key::Octets { kind, .. } => kind.name(),
            Key::Dsa { .. } => "dsa",
            Key::Dh { .. } => "dh",
        }
    }

    /// The public half of a key pair, or the public key that it is.
    pub fn public(&self) -> Key {
        match self {
            Key::Secret(bytes) => Key::Secret(bytes.clone()),
            Key::Rsa { public, pss, .. } => Key::Rsa { public: public.clone(), private: None, pss: *pss },
            Key::Ec { curve, point, explicit, .. } => {
                Key::Ec { curve: *curve, point: point.clone(), secret: None, explicit: *explicit }
            }
            Key::Octets { kind, public, .. } => {
                Key::Octets { kind: *kind, public: public.clone(), secret: None }
            }
            Key::Dsa { group, public, .. } => {
                Key::Dsa { group: group.clone(), public: public.clone(), secret: None }
            }
            Key::Dh { group, public, .. } => {
                Key::Dh { group: group.clone(), public: public.clone(), secret: None }
            }
        }
    }

    pub fn equals(&self, other: &Key) -> bool {
        if self.kind() != other.kind() || self.algorithm() != other.algorithm() {
            return false;
        }
        match (self, other) {
            (Key::Secret(a), Key::Secret(b)) => equal_in_constant_time(a, b),
            // The private half follows from the public one.
            (Key::Rsa { public: a, pss: limits, .. }, Key::Rsa { public: b, pss, .. }) => {
                a == b && limits == pss
            }
            (Key::Ec { curve: one, point: a, .. }, Key::Ec { curve, point: b, .. }) => one == curve && a == b,
            (Key::Octets { public: a, .. }, Key::Octets { public: b, .. }) => a == b,
            (Key::Dsa { group, public: a, .. }, Key::Dsa { group: other, public: b, .. })
            | (Key::Dh { group, public: a, .. }, Key::Dh { group: other, public: b, .. }) => {
                group == other && a == b
            }
            _ => false,
        }
    }

    /// The numbers of a JSON Web Key, without zeros before them: of RSA n, e and d, p, q, dp, dq, qi; of a
    /// curve x, y and d; of any other the public and the secret number.
    pub fn parts(&self) -> Vec<Secret> {
        let own = |bytes: &[u8]| Zeroizing::new(bytes.to_vec());
        match self {
            Key::Secret(bytes) => vec![bytes.clone()],
            Key::Rsa { public, private, .. } => rsa_parts(public, private.as_deref()),
            Key::Ec { curve, point, secret, .. } => {
                let (x, y) = point[1..].split_at(curve.size());
                let mut parts = vec![own(x), own(y)];
                parts.extend(secret.clone());
                parts
            }
            Key::Octets { public, secret, .. }
            | Key::Dsa { public, secret, .. }
            | Key::Dh { public, secret, .. } => {
                let mut parts = vec![own(public)];
                parts.extend(secret.clone());
                parts
            }
        }
    }
}

fn rsa_parts(public: &RsaPublicKey, private: Option<&RsaPrivateKey>) -> Vec<Secret> {
    let digits = |number: &BoxedUint| {
        let bytes = Zeroizing::new(number.to_be_bytes().to_vec());
        Zeroizing::new(strip_zeros(&bytes).to_vec())
    };
    let mut parts = vec![digits(public.n().as_ref()), digits(public.e())];
    if let Some(key) = private
        && let [p, q, ..] = key.primes()
        && let (Some(dp), Some(dq), Some(coefficient)) = (key.dp(), key.dq(), key.crt_coefficient())
    {
        parts.extend([key.d(), p.as_ref(), q.as_ref(), dp, dq, &coefficient].map(digits));
    }
    parts
}
