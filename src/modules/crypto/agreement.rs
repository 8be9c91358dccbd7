//! Secrets that two agree on: curves (SEC 1 section 3.3, RFC 7748), and Diffie-Hellman over the numbers modulo a
//! prime (RFC 2631); and primes as such.

use super::curves::Curve;
use super::fault::Fault;
use super::jobs::{Answer, Answered, run};
use super::key::{Key, Use25519};
use super::key_objects::key_of;
use super::random;
use super::rsa_schemes::generator;
use super::{data, owned_bytes};
use crate::engine::value::array_buffer;
use crate::export;
use crate::host::Host;
use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, NonZero, Odd, Resize};
use crypto_primes::{Flavor, is_prime};
use rquickjs::{Ctx, Object, Result, Value};
use std::rc::Rc;
use x25519_dalek::{PublicKey, StaticSecret};

pub fn export<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let own = Rc::clone(host);
    // (private key, public key, later): both of a kind.
    export!(object, "agree", move |ctx: Ctx<'js>, private: Value<'js>, public: Value<'js>, later: bool| {
        let (private, public) = (key_of(&ctx, &private)?, key_of(&ctx, &public)?);
        run(&ctx, &own, later, move || agree(&private, &public))
    });
    curves(object)?;
    // (prime, base, exponent): a number of the prime's length; undefined for a prime that can't be one.
    export!(object, "power", |ctx: Ctx<'js>, prime: Value<'js>, base: Value<'js>, exponent: Value<'js>| {
        let (prime, base) = (owned_bytes(&ctx, &prime)?, owned_bytes(&ctx, &base)?);
        let power = data(&ctx, &exponent, |exponent| power(&prime, &base, exponent))?;
        power.map(|power| array_buffer(&ctx, power)).transpose()
    });
    let own = Rc::clone(host);
    // (bits, whether to be safe, add, rem, later): a prime that leaves rem when divided by add, if that is given.
    export!(object, "generatePrime", move |ctx: Ctx<'js>,
                                           bits: u32,
                                           safe: bool,
                                           add: Value<'js>,
                                           rem: Value<'js>,
                                           later: bool| {
        let (add, rem) = (owned_bytes(&ctx, &add)?, owned_bytes(&ctx, &rem)?);
        run(&ctx, &own, later, move || generate_prime(bits, safe, &add, &rem))
    });
    let own = Rc::clone(host);
    export!(object, "checkPrime", move |ctx: Ctx<'js>, candidate: Value<'js>, later: bool| {
        let candidate = owned_bytes(&ctx, &candidate)?;
        run(&ctx, &own, later, move || {
            Ok(Answer::Truth(is_prime(Flavor::Any, &BoxedUint::from_be_slice_vartime(&candidate))))
        })
    });
    Ok(())
}

fn curves<'js>(object: &Object<'js>) -> Result<()> {
    // (curve): a secret.
    export!(object, "curveSecret", |ctx: Ctx<'js>, name: String| -> Result<Option<Value<'js>>> {
        let Some(curve) = Curve::named(&name) else { return Ok(None) };
        let secret = curve.random_secret().map_err(|fault| fault.throw(&ctx))?;
        array_buffer(&ctx, secret.to_vec()).map(Some)
    });
    // (curve, secret): its point; undefined for what is no secret.
    export!(object, "curvePoint", |ctx: Ctx<'js>, name: String, secret: Value<'js>| {
        let point = |secret: &[u8]| {
            let curve = Curve::named(&name)?;
            curve.public(&curve.secret(secret)?)
        };
        data(&ctx, &secret, point)?.map(|point| array_buffer(&ctx, point)).transpose()
    });
    // (curve, secret, point): the shared secret; undefined for a point that is not on the curve.
    export!(object, "curveAgree", |ctx: Ctx<'js>, name: String, secret: Value<'js>, point: Value<'js>| {
        let secret = owned_bytes(&ctx, &secret)?;
        let agree = |point: &[u8]| {
            let curve = Curve::named(&name)?;
            curve.agree(&curve.secret(&secret)?, point)
        };
        data(&ctx, &point, agree)?.map(|shared| array_buffer(&ctx, shared)).transpose()
    });
    // (curve, point, form: 2 compressed, 4 uncompressed, 6 hybrid): undefined for a point that is not on it.
    export!(object, "curveForm", |ctx: Ctx<'js>, name: String, point: Value<'js>, form: u8| {
        let convert = |point: &[u8]| {
            let curve = Curve::named(&name)?;
            let mut point = curve.point(point)?;
            match form {
                2 => curve.compressed(&point),
                6 => {
                    point[0] = 6 | point.last()? & 1;
                    Some(point)
                }
                _ => Some(point),
            }
        };
        data(&ctx, &point, convert)?.map(|point| array_buffer(&ctx, point)).transpose()
    });
    Ok(())
}

fn agree(private: &Key, public: &Key) -> Answered {
    let shared = match (private, public) {
        (Key::Ec { curve, secret: Some(secret), .. }, Key::Ec { curve: other, point, .. })
            if curve == other =>
        {
            curve.agree(secret, point)
        }
        (
            Key::Of25519 { purpose: Use25519::Agreement, secret: Some(secret), .. },
            Key::Of25519 { purpose: Use25519::Agreement, public, .. },
        ) => {
            let shared = StaticSecret::from(**secret).diffie_hellman(&PublicKey::from(*public));
            // A point of small order gives away nothing but that it was one (RFC 7748 section 6.1).
            shared.was_contributory().then(|| shared.as_bytes().to_vec())
        }
        _ => None,
    };
    shared.map(Answer::Bytes).ok_or(Fault::openssl(0x1c80_00cd))
}

fn power(prime: &[u8], base: &[u8], exponent: &[u8]) -> Option<Vec<u8>> {
    let modulus = BoxedUint::from_be_slice_vartime(prime);
    let bits = modulus.bits_precision();
    let params = BoxedMontyParams::new(Odd::new(modulus.clone()).into_option()?);
    let base = BoxedUint::from_be_slice_vartime(base).rem(&NonZero::new(modulus).into_option()?);
    let base = base.try_resize(bits)?;
    let exponent = BoxedUint::from_be_slice_vartime(exponent);
    let result = BoxedMontyForm::new(base, &params).pow(&exponent).retrieve();
    let digits = result.to_be_bytes();
    let length = crate::proto::der::strip_zeros(prime).len();
    Some(digits[digits.len() - length..].to_vec())
}

/// A longer prime takes longer than anybody waits.
const MOST_BITS: u32 = 65_536;

/// How many candidates are looked at before it is said that there is none.
const TRIES: u32 = 1_000_000;

fn generate_prime(bits: u32, safe: bool, add: &[u8], rem: &[u8]) -> Answered {
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
        Ok(Answer::Bytes(out))
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
        if candidate.bits() == bits && is_prime(flavor, &candidate) {
            return digits(&candidate);
        }
    }
    Err(Fault::OPERATION_FAILED)
}
