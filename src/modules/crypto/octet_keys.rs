//! Keys that are plain bytes (RFC 8032, RFC 7748; "octet key pairs" of RFC 8037): Ed25519 and Ed448 sign,
//! X25519 and X448 agree.

use super::key::Secret;
use ed25519_dalek::Signer;
use x25519_dalek::StaticSecret;
use zeroize::Zeroizing;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OctetKind {
    Ed25519,
    X25519,
    Ed448,
    X448,
}

use OctetKind::{Ed448, Ed25519, X448, X25519};

const KINDS: [OctetKind; 4] = [Ed25519, X25519, Ed448, X448];

impl OctetKind {
    pub fn name(self) -> &'static str {
        match self {
            Ed25519 => "ed25519",
            X25519 => "x25519",
            Ed448 => "ed448",
            X448 => "x448",
        }
    }

    pub fn named(name: &str) -> Option<OctetKind> {
        KINDS.into_iter().find(|kind| kind.name() == name)
    }

    /// RFC 8410 section 3.
    pub fn object_id(self) -> &'static [u8] {
        match self {
            X25519 => &[0x2b, 0x65, 0x6e],
            X448 => &[0x2b, 0x65, 0x6f],
            Ed25519 => &[0x2b, 0x65, 0x70],
            Ed448 => &[0x2b, 0x65, 0x71],
        }
    }

    pub fn identified(body: &[u8]) -> Option<OctetKind> {
        KINDS.into_iter().find(|kind| kind.object_id() == body)
    }

    /// Bytes of a secret, and of a public key.
    pub fn size(self) -> usize {
        match self {
            Ed25519 | X25519 => 32,
            Ed448 => 57,
            X448 => 56,
        }
    }

    /// The public key of a secret; `None` for one of another length.
    pub fn public(self, secret: &[u8]) -> Option<Vec<u8>> {
        Some(match self {
            Ed25519 => {
                let secret = Zeroizing::new(secret.try_into().ok()?);
                ed25519_dalek::SigningKey::from_bytes(&secret).verifying_key().to_bytes().to_vec()
            }
            X25519 => {
                let secret = StaticSecret::from(<[u8; 32]>::try_from(secret).ok()?);
                x25519_dalek::PublicKey::from(&secret).to_bytes().to_vec()
            }
            Ed448 => {
                let key = ed448_goldilocks::SigningKey::try_from(secret).ok()?;
                key.verifying_key().to_bytes().to_vec()
            }
            X448 => {
                let secret = Zeroizing::new(<[u8; 56]>::try_from(secret).ok()?);
                x448::x448(*secret, x448::X448_BASEPOINT_BYTES)?.to_vec()
            }
        })
    }

    /// `None` for a kind that does not sign.
    pub fn sign(self, secret: &[u8], text: &[u8]) -> Option<Vec<u8>> {
        match self {
            Ed25519 => {
                let secret = Zeroizing::new(secret.try_into().ok()?);
                Some(ed25519_dalek::SigningKey::from_bytes(&secret).sign(text).to_bytes().to_vec())
            }
            Ed448 => {
                let key = ed448_goldilocks::SigningKey::try_from(secret).ok()?;
                Some(key.sign_raw(text).to_bytes().to_vec())
            }
            X25519 | X448 => None,
        }
    }

    /// `None` for a kind that does not sign.
    pub fn verify(self, public: &[u8], text: &[u8], signature: &[u8]) -> Option<bool> {
        match self {
            Ed25519 => Some(verify_25519(public, text, signature).is_some()),
            Ed448 => Some(verify_448(public, text, signature).is_some()),
            X25519 | X448 => None,
        }
    }

    /// The shared secret; `None` for a kind that does not agree, and for a point of small order, which gives
    /// away nothing but that it was one (RFC 7748 section 6).
    pub fn agree(self, secret: &Secret, public: &[u8]) -> Option<Vec<u8>> {
        match self {
            X25519 => {
                let secret = StaticSecret::from(<[u8; 32]>::try_from(secret.as_slice()).ok()?);
                let public = <[u8; 32]>::try_from(public).ok()?;
                let shared = secret.diffie_hellman(&x25519_dalek::PublicKey::from(public));
                shared.was_contributory().then(|| shared.as_bytes().to_vec())
            }
            X448 => {
                let secret = Zeroizing::new(<[u8; 56]>::try_from(secret.as_slice()).ok()?);
                x448::x448(*secret, public.try_into().ok()?).map(|shared| shared.to_vec())
            }
            Ed25519 | Ed448 => None,
        }
    }
}

fn verify_25519(public: &[u8], text: &[u8], signature: &[u8]) -> Option<()> {
    let signature = ed25519_dalek::Signature::from_bytes(signature.try_into().ok()?);
    let key = ed25519_dalek::VerifyingKey::from_bytes(public.try_into().ok()?).ok()?;
    key.verify_strict(text, &signature).ok()
}

fn verify_448(public: &[u8], text: &[u8], signature: &[u8]) -> Option<()> {
    let signature = ed448_goldilocks::Signature::from_slice(signature).ok()?;
    let key = ed448_goldilocks::VerifyingKey::from_bytes(public.try_into().ok()?).ok()?;
    key.verify_raw(&signature, text).ok()
}
