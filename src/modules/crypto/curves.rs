//! Elliptic curves over one set of functions: keys are bytes (secrets big-endian, points as SEC 1 writes them),
//! and each function runs on the curve it is told.

use super::fault::Fault;
use super::random;
use ecdsa::hazmat::{sign_prehashed, verify_prehashed};
use ecdsa::{EcdsaCurve, Signature, SignatureSize};
use elliptic_curve::array::ArraySize;
use elliptic_curve::group::Curve as _;
use elliptic_curve::point::AffineCoordinates;
use elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use elliptic_curve::{
    AffinePoint, CurveArithmetic, FieldBytes, FieldBytesSize, NonZeroScalar, ProjectivePoint, PublicKey,
    SecretKey,
};
use zeroize::Zeroizing;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Curve {
    P256,
    P384,
    P521,
    K256,
}

/// Curve, OpenSSL's name, the name in a JWK, the body of the object identifier.
const CURVES: [(Curve, &str, &str, &[u8]); 4] = [
    (Curve::P256, "prime256v1", "P-256", &[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7]),
    (Curve::K256, "secp256k1", "secp256k1", &[0x2b, 0x81, 4, 0, 0x0a]),
    (Curve::P384, "secp384r1", "P-384", &[0x2b, 0x81, 4, 0, 0x22]),
    (Curve::P521, "secp521r1", "P-521", &[0x2b, 0x81, 4, 0, 0x23]),
];

/// Calls a function on the curve's type.
macro_rules! on {
    ($curve:expr, $function:ident($($argument:expr),*)) => {
        match $curve {
            Curve::P256 => $function::<p256::NistP256>($($argument),*),
            Curve::P384 => $function::<p384::NistP384>($($argument),*),
            Curve::P521 => $function::<p521::NistP521>($($argument),*),
            Curve::K256 => $function::<k256::Secp256k1>($($argument),*),
        }
    };
}

pub fn names() -> Vec<&'static str> {
    CURVES.iter().map(|curve| curve.1).collect()
}

impl Curve {
    /// By the name of OpenSSL or of NIST.
    pub fn named(name: &str) -> Option<Curve> {
        let name = if name == "secp256r1" { "prime256v1" } else { name };
        CURVES.iter().find(|curve| curve.1 == name || curve.2 == name).map(|curve| curve.0)
    }

    pub fn identified(body: &[u8]) -> Option<Curve> {
        CURVES.iter().find(|curve| curve.3 == body).map(|curve| curve.0)
    }

    fn row(self) -> &'static (Curve, &'static str, &'static str, &'static [u8]) {
        CURVES.iter().find(|curve| curve.0 == self).unwrap_or(&CURVES[0])
    }

    pub fn name(self) -> &'static str {
        self.row().1
    }

    pub fn jwk_name(self) -> &'static str {
        self.row().2
    }

    pub fn object_id(self) -> &'static [u8] {
        self.row().3
    }

    /// Bytes of a coordinate, a secret, or half a signature.
    pub fn size(self) -> usize {
        match self {
            Curve::P256 | Curve::K256 => 32,
            Curve::P384 => 48,
            Curve::P521 => 66,
        }
    }

    /// A point from any of its three forms, uncompressed; `None` when it does not lie on the curve.
    pub fn point(self, bytes: &[u8]) -> Option<Vec<u8>> {
        // The hybrid form says twice whether y is odd.
        let [form @ (6 | 7), rest @ ..] = bytes else { return on!(self, point(bytes, false)) };
        let plain = [&[4], rest].concat();
        on!(self, point(&plain, false)).filter(|point| point.last().is_some_and(|y| y & 1 == form & 1))
    }

    /// The compressed form of a point.
    pub fn compressed(self, bytes: &[u8]) -> Option<Vec<u8>> {
        on!(self, point(bytes, true))
    }

    /// The secret in its full length, if it is one.
    pub fn secret(self, bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let size = self.size();
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count().min(bytes.len());
        let digits = &bytes[zeros..];
        let mut whole = Zeroizing::new(vec![0; size]);
        whole.get_mut(size.checked_sub(digits.len())?..)?.copy_from_slice(digits);
        on!(self, public(&whole)).map(|_| whole)
    }

    /// The public point of a secret in its full length.
    pub fn public(self, secret: &[u8]) -> Option<Vec<u8>> {
        on!(self, public(secret))
    }

    pub fn random_secret(self) -> Result<Zeroizing<Vec<u8>>, Fault> {
        loop {
            let mut bytes = Zeroizing::new(random::bytes(self.size())?);
            if self == Curve::P521 {
                // 521 bits are one more than 65 bytes.
                bytes[0] &= 1;
            }
            if on!(self, public(&bytes)).is_some() {
                return Ok(bytes);
            }
        }
    }

    /// The x coordinate of the secret times the other's point; `None` when that is none.
    pub fn agree(self, secret: &[u8], point: &[u8]) -> Option<Vec<u8>> {
        let point = self.point(point)?;
        on!(self, agree(secret, &point))
    }

    /// ECDSA over a digest: r and s side by side.
    pub fn sign(self, secret: &[u8], digest: &[u8]) -> Result<Vec<u8>, Fault> {
        loop {
            let nonce = self.random_secret()?;
            if let Some(signature) = on!(self, sign(secret, &nonce, digest)) {
                return Ok(signature);
            }
        }
    }

    /// `signature`: r and s side by side.
    pub fn verify(self, point: &[u8], digest: &[u8], signature: &[u8]) -> bool {
        on!(self, verify(point, digest, signature)).is_some()
    }
}

fn public_key<C>(bytes: &[u8]) -> Option<PublicKey<C>>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    PublicKey::<C>::from_sec1_bytes(bytes).ok()
}

fn point<C>(bytes: &[u8], compressed: bool) -> Option<Vec<u8>>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    Some(public_key::<C>(bytes)?.as_affine().to_sec1_point(compressed).as_bytes().to_vec())
}

fn public<C>(secret: &[u8]) -> Option<Vec<u8>>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let secret = SecretKey::<C>::from_slice(secret).ok()?;
    Some(secret.public_key().as_affine().to_sec1_point(false).as_bytes().to_vec())
}

fn agree<C>(secret: &[u8], point: &[u8]) -> Option<Vec<u8>>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let secret = SecretKey::<C>::from_slice(secret).ok()?.to_nonzero_scalar();
    let shared: ProjectivePoint<C> = public_key::<C>(point)?.to_projective() * *secret;
    Some(shared.to_affine().x().to_vec())
}

fn sign<C>(secret: &[u8], nonce: &[u8], digest: &[u8]) -> Option<Vec<u8>>
where
    C: EcdsaCurve + CurveArithmetic,
    SignatureSize<C>: ArraySize,
{
    let secret = SecretKey::<C>::from_slice(secret).ok()?.to_nonzero_scalar();
    let nonce = NonZeroScalar::<C>::from_repr(FieldBytes::<C>::try_from(nonce).ok()?).into_option()?;
    let (signature, _) = sign_prehashed::<C>(&secret, &nonce, digest).ok()?;
    Some(signature.to_bytes().to_vec())
}

fn verify<C>(point: &[u8], digest: &[u8], signature: &[u8]) -> Option<()>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
    SignatureSize<C>: ArraySize,
{
    // Both values of s are as good; the crate wants the lower one on some curves.
    let signature = Signature::<C>::from_slice(signature).ok()?.normalize_s();
    verify_prehashed::<C>(&public_key::<C>(point)?.to_projective(), digest, &signature).ok()
}
