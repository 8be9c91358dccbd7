//! Secrets that two agree on: curves (SEC 1 section 3.3, RFC 7748), and Diffie-Hellman over the numbers modulo a
//! prime (RFC 2631); and primes as such.

use super::curves::Curve;
use super::fault::Fault;
use super::jobs::{Answer, Answered, run};
use super::key::Key;
use super::key_objects::key_of;
use super::modular::{generate_prime, is_probably_prime, power};
use super::{data, owned_bytes};
use crate::engine::value::array_buffer;
use crate::export;
use crate::host::Host;
use rquickjs::{Ctx, Object, Result, Value};
use std::rc::Rc;

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
        run(&ctx, &own, later, move || generate_prime(bits, safe, &add, &rem).map(Answer::Bytes))
    });
    let own = Rc::clone(host);
    export!(object, "checkPrime", move |ctx: Ctx<'js>, candidate: Value<'js>, later: bool| {
        let candidate = owned_bytes(&ctx, &candidate)?;
        run(&ctx, &own, later, move || Ok(Answer::Truth(is_probably_prime(&candidate))))
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
        (Key::Octets { kind, secret: Some(secret), .. }, Key::Octets { kind: other, public, .. })
            if kind == other =>
        {
            kind.agree(secret, public)
        }
        (Key::Dh { group, secret: Some(secret), .. }, Key::Dh { group: other, public, .. }) => {
            if group != other {
                return Err(Fault::openssl(0x1c80_00cb));
            }
            group.power(public, secret)
        }
        _ => None,
    };
    shared.map(Answer::Bytes).ok_or(Fault::openssl(0x1c80_00cd))
}
