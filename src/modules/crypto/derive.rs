//! Keys from passwords and from other keys: PBKDF2 (RFC 8018), scrypt (RFC 7914), HKDF (RFC 5869). All may run
//! on a pool thread.

use super::fault::Fault;
use super::hashes::{Algorithm, Hmac, MAX_SIZE};
use super::jobs::{Answer, Answered, run};
use super::owned_bytes;
use crate::export;
use crate::host::Host;
use crate::proto::encoding::reserve;
use rquickjs::{Array, Ctx, Object, Result, Value};
use scrypt::Params;
use std::rc::Rc;
use zeroize::Zeroizing;

pub fn export<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let own = Rc::clone(host);
    // (password, salt, iterations, length, name of a hash, later)
    export!(object, "pbkdf2", move |ctx: Ctx<'js>,
                                    password: Value<'js>,
                                    salt: Value<'js>,
                                    rounds: u32,
                                    length: f64,
                                    name: String,
                                    later: bool| {
        let (password, salt) = (owned_bytes(&ctx, &password)?, owned_bytes(&ctx, &salt)?);
        let work = move || pbkdf2_answer(&name, &password, &salt, rounds, length as usize);
        run(&ctx, &own, later, work)
    });
    let own = Rc::clone(host);
    // (password, salt, length, [N, r, p, most memory], later)
    export!(object, "scrypt", move |ctx: Ctx<'js>,
                                    password: Value<'js>,
                                    salt: Value<'js>,
                                    length: f64,
                                    costs: Array<'js>,
                                    later: bool| {
        let (password, salt) = (owned_bytes(&ctx, &password)?, owned_bytes(&ctx, &salt)?);
        let params = scrypt_params(&costs)?.map_err(|fault| fault.throw(&ctx))?;
        run(&ctx, &own, later, move || scrypt(&password, &salt, length as usize, &params))
    });
    // ([N, r, p, most memory]): throws when they make no sense.
    export!(object, "scryptCheck", |ctx: Ctx<'js>, costs: Array<'js>| -> Result<()> {
        scrypt_params(&costs)?.map(|_| ()).map_err(|fault| fault.throw(&ctx))
    });
    let own = Rc::clone(host);
    // (key, salt, info, length, name of a hash, later)
    export!(object, "hkdf", move |ctx: Ctx<'js>,
                                  key: Value<'js>,
                                  salt: Value<'js>,
                                  info: Value<'js>,
                                  length: f64,
                                  name: String,
                                  later: bool| {
        let (key, salt) = (owned_bytes(&ctx, &key)?, owned_bytes(&ctx, &salt)?);
        let info = owned_bytes(&ctx, &info)?;
        run(&ctx, &own, later, move || hkdf(&name, &key, &salt, &info, length as usize))
    });
    Ok(())
}

fn fixed_hash(name: &str) -> std::result::Result<Algorithm, Fault> {
    let algorithm = Algorithm::named(name).filter(|algorithm| !algorithm.is_extendable());
    algorithm.ok_or(Fault::Plain("Deriving bits failed"))
}

fn zeros(length: usize) -> std::result::Result<Vec<u8>, Fault> {
    let mut bytes = reserve(length).map_err(|_| Fault::NO_MEMORY)?;
    bytes.resize(length, 0);
    Ok(bytes)
}

fn pbkdf2_answer(name: &str, password: &[u8], salt: &[u8], rounds: u32, length: usize) -> Answered {
    let mut out = zeros(length)?;
    pbkdf2(fixed_hash(name)?, password, salt, rounds, &mut out);
    Ok(Answer::Bytes(out))
}

/// RFC 8018 section 5.2.
pub fn pbkdf2(algorithm: Algorithm, password: &[u8], salt: &[u8], rounds: u32, out: &mut [u8]) {
    let hmac = Hmac::new(algorithm, password);
    let mut block = Zeroizing::new([0; MAX_SIZE]);
    let mut sum = Zeroizing::new([0; MAX_SIZE]);
    let size = algorithm.size();
    for (index, part) in out.chunks_mut(size).enumerate() {
        hmac.of(&[salt, &(index as u32 + 1).to_be_bytes()], &mut block[..size]);
        *sum = *block;
        for _ in 1..rounds {
            let mut next = hmac.clone();
            next.update(&block[..size]);
            next.finish(&mut block[..size]);
            sum.iter_mut().zip(block.iter()).for_each(|(sum, byte)| *sum ^= byte);
        }
        part.copy_from_slice(&sum[..part.len()]);
    }
}

fn scrypt_params(costs: &Array) -> Result<std::result::Result<Params, Fault>> {
    let [n, r, p, most]: [f64; 4] = [costs.get(0)?, costs.get(1)?, costs.get(2)?, costs.get(3)?];
    const CODE: &str = "ERR_CRYPTO_INVALID_SCRYPT_PARAMS";
    const INVALID: Fault = Fault::Coded("RangeError", CODE, "Invalid scrypt params");
    let log_n = (n as u64).trailing_zeros();
    if n < 2.0 || n != 2f64.powi(log_n as i32) {
        return Ok(Err(INVALID));
    }
    // As OpenSSL counts it.
    let memory = 128.0 * r * p + 128.0 * r * (n + 2.0);
    if memory > most || f64::from(log_n) >= 16.0 * r || p * r > f64::from((1 << 30) - 1) {
        let message =
            "Invalid scrypt params: error:030000AC:digital envelope routines::memory limit exceeded";
        return Ok(Err(Fault::Coded("RangeError", CODE, message)));
    }
    // A limit above what the machine has must not end the program.
    if reserve::<u8>(memory as usize).is_err() {
        return Ok(Err(Fault::NO_MEMORY));
    }
    Ok(Params::new(log_n as u8, r as u32, p as u32).map_err(|_| INVALID))
}

fn scrypt(password: &[u8], salt: &[u8], length: usize, params: &Params) -> Answered {
    let mut out = zeros(length)?;
    // It refuses to make nothing.
    if length > 0 {
        ::scrypt::scrypt(password, salt, params, &mut out).map_err(|_| Fault::NO_MEMORY)?;
    }
    Ok(Answer::Bytes(out))
}

/// For keys in files: [N, r, p], of which no more memory is taken than OpenSSL would; `None` when they make no
/// sense.
pub fn scrypt_into(password: &[u8], salt: &[u8], [n, r, p]: [u32; 3], out: &mut [u8]) -> Option<()> {
    const MOST: u64 = 64 * 1024 * 1024;
    let memory = 128 * u64::from(r) * (u64::from(n) + u64::from(p));
    if !n.is_power_of_two() || n < 2 || memory > MOST {
        return None;
    }
    ::scrypt::scrypt(password, salt, &Params::new(n.trailing_zeros() as u8, r, p).ok()?, out).ok()
}

fn hkdf(name: &str, key: &[u8], salt: &[u8], info: &[u8], length: usize) -> Answered {
    let algorithm = fixed_hash(name)?;
    let size = algorithm.size();
    let mut secret = Zeroizing::new([0; MAX_SIZE]);
    Hmac::new(algorithm, salt).of(&[key], &mut secret[..size]);
    let hmac = Hmac::new(algorithm, &secret[..size]);
    let mut out = zeros(length)?;
    let mut last = Zeroizing::new(Vec::new());
    // JavaScript has checked that the counter will do.
    for (index, part) in out.chunks_mut(size).enumerate() {
        let mut next = vec![0; size];
        hmac.of(&[&last, info, &[index as u8 + 1]], &mut next);
        part.copy_from_slice(&next[..part.len()]);
        *last = next;
    }
    Ok(Answer::Bytes(out))
}
