//! Curves written as their numbers instead of a name (ECParameters of SEC 1 appendix C.2), which some files still
//! have. Only those that have a name are known.

use super::curves::Curve;
use crate::proto::der::{self, Malformed, Reader};
use crate::proto::encoding::write_hex;

const PRIME_FIELD: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 1, 1];

/// Prime, a, b and order of y² = x³ + ax + b, in hexadecimal.
fn numbers(curve: Curve) -> [&'static str; 4] {
    match curve {
        Curve::P256 => [
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            "ffffffff00000001000000000000000000000000fffffffffffffffffffffffc",
            "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        ],
        Curve::K256 => [
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000007",
            "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
        ],
        Curve::P384 => [
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000fffffffc",
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
            "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
        ],
        Curve::P521 => [
            concat!(
                "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            ),
            concat!(
                "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc"
            ),
            concat!(
                "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109",
                "e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00"
            ),
            concat!(
                "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409"
            ),
        ],
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    let mut bytes = vec![0; hex.len() / 2];
    write_hex(hex.as_bytes(), &mut bytes);
    bytes
}

/// The named curve that these parameters describe.
pub fn read(mut parameters: Reader) -> Result<Curve, Malformed> {
    parameters.small_integer()?;
    let mut field = parameters.sequence()?;
    if field.object_id()? != PRIME_FIELD {
        return Err(Malformed);
    }
    let prime = field.integer()?;
    let mut equation = parameters.sequence()?;
    let (a, b) = (equation.octets()?, equation.octets()?);
    let base = parameters.octets()?;
    let order = parameters.integer()?;
    let same = |curve: &Curve| {
        let own = numbers(*curve).map(bytes);
        let given = [prime, a, b, order];
        let are_equal = |(own, given): (&Vec<u8>, &&[u8])| der::strip_zeros(own) == der::strip_zeros(given);
        own.iter().zip(&given).all(are_equal) && curve.point(base) == generator(*curve)
    };
    [Curve::P256, Curve::K256, Curve::P384, Curve::P521].into_iter().find(same).ok_or(Malformed)
}

/// The base point: what belongs to the secret 1.
fn generator(curve: Curve) -> Option<Vec<u8>> {
    let mut one = vec![0; curve.size()];
    one[curve.size() - 1] = 1;
    curve.public(&one)
}

pub fn write(curve: Curve) -> Vec<u8> {
    let [prime, a, b, order] = numbers(curve).map(bytes);
    let field = der::sequence(&[&der::object_id(PRIME_FIELD), &der::integer(&prime)]);
    let equation = der::sequence(&[&der::octets(&a), &der::octets(&b)]);
    der::sequence(&[
        &der::small_integer(1),
        &field,
        &equation,
        &der::octets(&generator(curve).unwrap_or_default()),
        &der::integer(&order),
        &der::small_integer(1),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for curve in [Curve::P256, Curve::K256, Curve::P384, Curve::P521] {
            let written = write(curve);
            let body = Reader::new(&written).sequence().expect("a sequence");
            assert_eq!(read(body), Ok(curve));
        }
    }
}
