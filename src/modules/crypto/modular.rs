//! Numbers modulo a prime: powers, primes, and the keys made of them, those of Diffie-Hellman (PKCS #3, RFC 2631)
//! and of DSA (FIPS 186-4).

use super::fault::Fault;
use super::key::Secret;
use super::random;
use super::rsa_schemes::generator;
use crate::proto::der::strip_zeros;
use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, NonZero, Odd, Resize};
use crypto_primes::{Flavor, is_prime};
use zeroize::Zeroizing;

type Result<T> = std::result::Result<T, Fault>;

/// What both sides have in common: a prime, a base, and of DSA the order of the base.
#[derive(Clone, PartialEq, Eq)]
pub struct Group {
    pub p: Vec<u8>,
    pub g: Vec<u8>,
    pub q: Option<Vec<u8>>,
}

/// The longest prime that is read from a key; the time of a power grows with its third power.
const MOST_BYTES: usize = 2048;

impl Group {
    /// `None` for numbers that can be no group.
    pub fn new(p: &[u8], g: &[u8], q: Option<&[u8]>) -> Option<Group> {
        let [p, g] = [p, g].map(|number| strip_zeros(number).to_vec());
        let is_odd = |number: &[u8]| number.last().is_some_and(|last| last & 1 == 1);
        let q = q.map(|q| strip_zeros(q).to_vec());
        let fits = is_odd(&p) && p.len() <= MOST_BYTES && p.as_slice() != [1] && g.len() <= p.len();
        let order_fits = q.as_ref().is_none_or(|q| is_odd(q) && q.as_slice() != [1] && q.len() <= p.len());
        (fits && order_fits && g.as_slice() != [0]).then_some(Group { p, g, q })
    }

    pub fn power(&self, base: &[u8], exponent: &[u8]) -> Option<Vec<u8>> {
        power(&self.p, base, exponent)
    }

    /// The public number of a secret one.
    pub fn public(&self, secret: &[u8]) -> Option<Vec<u8>> {
        self.power(&self.g, secret).map(|public| strip_zeros(&public).to_vec())
    }

    /// A secret below the order, or below the prime: there twice the group's strength is enough, and much faster.
    pub fn random_secret(&self) -> Result<Secret> {
        let limit = self.q.as_deref().unwrap_or(&self.p);
        if self.q.is_none() && self.p.len() > 64 {
            return random::bytes(32.max(self.p.len().div_ceil(8))).map(Zeroizing::new);
        }
        let bits = limit.len() * 8 - limit.first().map_or(0, |first| first.leading_zeros() as usize);
        loop {
            let mut bytes = Zeroizing::new(random::bytes(limit.len())?);
            bytes[0] &= 0xff >> (limit.len() * 8 - bits);
            if bytes.as_slice() < limit && bytes.iter().any(|byte| *byte != 0) {
                return Ok(bytes);
            }
        }
    }

    /// Of so many bits, with an order of so many bits (FIPS 186-4 appendix A).
    pub fn generate_dsa(bits: u32, order_bits: u32) -> Result<Group> {
        let q = generate_prime(order_bits, false, &[], &[])?;
        let order = BoxedUint::from_be_slice_vartime(&q);
        let doubled = order.clone().try_resize(order_bits + 64).ok_or(Fault::OPERATION_FAILED)?.shl(1);
        let p = generate_prime(bits, false, &doubled.to_be_bytes(), &[1])?;
        let prime = BoxedUint::from_be_slice_vartime(&p);
        let divisor = order.try_resize(prime.bits_precision()).ok_or(Fault::OPERATION_FAILED)?;
        let divisor = NonZero::new(divisor).into_option().ok_or(Fault::OPERATION_FAILED)?;
        let (cofactor, _) = prime.wrapping_sub(BoxedUint::one_with_precision(64)).div_rem(&divisor);
        let cofactor = cofactor.to_be_bytes();
        // The first small base whose power is not one is as good as any.
        for base in 2..=u8::MAX {
            let g = power(&p, &[base], &cofactor).ok_or(Fault::OPERATION_FAILED)?;
            if strip_zeros(&g) != [1] {
                return Group::new(&p, &g, Some(&q)).ok_or(Fault::OPERATION_FAILED);
            }
        }
        Err(Fault::OPERATION_FAILED)
    }

    /// DSA over a digest: r and s side by side; `None` for a group without an order.
    pub fn sign(&self, secret: &[u8], digest: &[u8]) -> Result<Vec<u8>> {
        let q = self.q.as_deref().ok_or(Fault::OPERATION_FAILED)?;
        let order = Order::new(q).ok_or(Fault::OPERATION_FAILED)?;
        loop {
            let nonce = self.random_secret()?;
            let r = self.power(&self.g, &nonce).ok_or(Fault::OPERATION_FAILED)?;
            let r = order.number(&r);
            let sum = &order.number(&shortened(digest, q)) + &(&order.number(secret) * &r);
            let s = &order.inverse(&order.number(&nonce)) * &sum;
            if !is_zero(&r) && !is_zero(&s) {
                return Ok([order.bytes(&r), order.bytes(&s)].concat());
            }
        }
    }

    pub fn verify(&self, public: &[u8], digest: &[u8], signature: &[u8]) -> Option<()> {
        let q = self.q.as_deref()?;
        let order = Order::new(q)?;
        let (r, s) = signature.split_at_checked(q.len())?;
        let in_range = |part: &[u8]| part < q && part.iter().any(|byte| *byte != 0);
        if s.len() != q.len() || !in_range(r) || !in_range(s) {
            return None;
        }
        let inverse = order.inverse(&order.number(s));
        let first = order.bytes(&(&order.number(&shortened(digest, q)) * &inverse));
        let second = order.bytes(&(&order.number(r) * &inverse));
        let modulus = Order::new(&self.p)?;
        let base = modulus.number(&self.power(&self.g, &first)?);
        let product = &base * &modulus.number(&self.power(public, &second)?);
        (order.bytes(&order.number(&modulus.bytes(&product))) == r).then_some(())
    }
}

/// An odd modulus, whose numbers are in Montgomery's form.
struct Order {
    params: BoxedMontyParams,
    modulus: NonZero<BoxedUint>,
    length: usize,
}

impl Order {
    fn new(bytes: &[u8]) -> Option<Order> {
        let modulus = BoxedUint::from_be_slice_vartime(bytes);
        Some(Order {
            params: BoxedMontyParams::new(Odd::new(modulus.clone()).into_option()?),
            modulus: NonZero::new(modulus).into_option()?,
            length: strip_zeros(bytes).len(),
        })
    }

    fn number(&self, bytes: &[u8]) -> BoxedMontyForm {
        let reduced = BoxedUint::from_be_slice_vartime(bytes).rem(&self.modulus);
        let precision = self.modulus.bits_precision();
        // What is left of a division always fits.
        let reduced =
            reduced.try_resize(precision).unwrap_or_else(|| BoxedUint::zero_with_precision(precision));
        BoxedMontyForm::new(reduced, &self.params)
    }

    fn bytes(&self, number: &BoxedMontyForm) -> Vec<u8> {
        let digits = number.retrieve().to_be_bytes();
        digits[digits.len() - self.length..].to_vec()
    }

    // Of a prime modulus: Fermat's little theorem.
    fn inverse(&self, number: &BoxedMontyForm) -> BoxedMontyForm {
        let two = BoxedUint::from(2u64);
        number.pow(&self.modulus.wrapping_sub(&two))
    }
}

fn is_zero(number: &BoxedMontyForm) -> bool {
    number.retrieve().to_be_bytes().iter().all(|byte| *byte == 0)
}

// As many bits of the digest as the order has. Orders have whole bytes.
fn shortened(digest: &[u8], order: &[u8]) -> Vec<u8> {
    digest[..digest.len().min(order.len())].to_vec()
}

/// A number of the prime's length; `None` for a prime that can't be one.
pub fn power(prime: &[u8], base: &[u8], exponent: &[u8]) -> Option<Vec<u8>> {
    let order = Order::new(prime)?;
    let exponent = BoxedUint::from_be_slice_vartime(exponent);
    Some(order.bytes(&order.number(base).pow(&exponent)))
}

// ---- primes ---------------------------------------------------------------------------------------------

/// A longer prime takes longer than anybody waits.
const MOST_BITS: u32 = 65_536;

/// How many candidates are looked at before it is said that there is none.
const TRIES: u32 = 1_000_000;

pub fn is_probably_prime(candidate: &[u8]) -> bool {
    is_prime(Flavor::Any, &BoxedUint::from_be_slice_vartime(candidate))
}

/// A prime of so many bits that leaves `rem` when divided by `add`, if that is given.
pub fn generate_prime(bits: u32, safe: bool, add: &[u8], rem: &[u8]) -> Result<Vec<u8>> {
    if bits > MOST_BITS {
        return Err(Fault::OPERATION_FAILED);
    }
    if bits < if safe { 3 } else { 2 } {
        return Err(Fault::openssl(0x0180_0076));
    }
    let flavor = if safe { Flavor::Safe } else { Flavor::Any };
    let size = bits.div_ceil(8) as usize;
    let digits = |prime: &BoxedUint| {
        let bytes = prime.to_be_bytes();
        let mut out = vec![0; size.saturating_sub(bytes.len())];
        out.extend_from_slice(&bytes[bytes.len().saturating_sub(size)..]);
        Ok(out)
    };
    if add.is_empty() && bits >= 6 {
        return digits(&crypto_primes::random_prime::<BoxedUint, _>(&mut generator()?, flavor, bits));
    }
    let add = if add.is_empty() {
        BoxedUint::one_with_precision(64)
    } else {
        BoxedUint::from_be_slice_vartime(add)
    };
    let precision = bits.max(add.bits_precision()).max(64).next_multiple_of(64);
    let resize = |number: &BoxedUint| number.clone().try_resize(precision).ok_or(Fault::OPERATION_FAILED);
    let add = NonZero::new(resize(&add)?).into_option().ok_or(Fault::OPERATION_FAILED)?;
    let rem = resize(&BoxedUint::from_be_slice_vartime(rem))?;
    for _ in 0..TRIES {
        let mut bytes = random::bytes(size)?;
        bytes[0] &= 0xff >> (size as u32 * 8 - bits);
        bytes[0] |= 0x80 >> (size as u32 * 8 - bits);
        let drawn = resize(&BoxedUint::from_be_slice_vartime(&bytes))?;
        let candidate = drawn.wrapping_sub(drawn.rem(&add)).wrapping_add(&rem);
        if candidate.bits() == bits && !has_small_factor(&candidate) && is_prime(flavor, &candidate) {
            return digits(&candidate);
        }
    }
    Err(Fault::OPERATION_FAILED)
}

/// Most numbers are divisible by a small one, which is found much faster than anything else.
fn has_small_factor(candidate: &BoxedUint) -> bool {
    const MOST: u32 = 1000;
    if candidate.bits() < 20 {
        return false;
    }
    let bytes = candidate.to_be_bytes();
    (3..MOST)
        .step_by(2)
        .any(|factor| bytes.iter().fold(0, |rest, byte| (rest * 256 + u32::from(*byte)) % factor) == 0)
}
