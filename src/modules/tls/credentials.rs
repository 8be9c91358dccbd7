//! Certificates and private keys, and which of them go together. A key never appears in an error.

use crate::proto::certificate::Certificate;
use crate::proto::pem;
use pkcs8::EncryptedPrivateKeyInfoRef;
use rustls::SignatureScheme;
use rustls::client::ResolvesClientCert;
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::{
    CertificateDer, PrivateKeyDer, PrivatePkcs1KeyDer, PrivatePkcs8KeyDer, PrivateSec1KeyDer,
};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::{CertifiedKey, SigningKey};
use std::fmt;
use std::sync::Arc;

/// What is wrong with a key or a certificate: an error of OpenSSL's, as programs know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    NoCertificate,
    Certificate,
    NoKey,
    Key,
    Mismatch,
    Passphrase,
    Ciphers,
    Protocols,
}

impl Bad {
    /// Node's code, and OpenSSL's message.
    pub fn describe(self) -> (&'static str, &'static str) {
        match self {
            Bad::NoCertificate => {
                ("ERR_OSSL_PEM_NO_START_LINE", "error:0480006C:PEM routines::no start line")
            }
            Bad::Certificate => {
                ("ERR_OSSL_ASN1_WRONG_TAG", "error:068000A8:asn1 encoding routines::wrong tag")
            }
            Bad::NoKey => ("ERR_OSSL_UNSUPPORTED", "error:1E08010C:DECODER routines::unsupported"),
            Bad::Key => (
                "ERR_OSSL_EVP_UNSUPPORTED_ALGORITHM",
                "error:0308009C:digital envelope routines::unsupported algorithm",
            ),
            Bad::Mismatch => (
                "ERR_OSSL_X509_KEY_VALUES_MISMATCH",
                "error:05800074:x509 certificate routines::key values mismatch",
            ),
            Bad::Passphrase => ("ERR_OSSL_BAD_DECRYPT", "error:1C800064:Provider routines::bad decrypt"),
            Bad::Ciphers => ("ERR_SSL_NO_CIPHER_MATCH", "error:0A0000B9:SSL routines::no cipher match"),
            Bad::Protocols => {
                ("ERR_SSL_NO_PROTOCOLS_AVAILABLE", "error:0A0000BF:SSL routines::no protocols available")
            }
        }
    }
}

pub type Chain = Vec<CertificateDer<'static>>;

/// The certificates in a PEM text, in their order.
pub fn certificates(text: &[u8]) -> Result<Chain, Bad> {
    let known = ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"];
    let blocks = pem::blocks(text).into_iter().filter(|block| known.contains(&block.label.as_str()));
    let chain: Chain = blocks.map(|block| CertificateDer::from(block.contents)).collect();
    match chain.is_empty() {
        true => Err(Bad::NoCertificate),
        false if chain.iter().any(|der| Certificate::parse(der).is_none()) => Err(Bad::Certificate),
        false => Ok(chain),
    }
}

/// The first private key in a PEM text.
pub fn private_key(text: &[u8], passphrase: Option<&[u8]>) -> Result<Arc<dyn SigningKey>, Bad> {
    let mut blocks = pem::blocks(text).into_iter();
    let key = blocks.find(|block| block.label.ends_with("PRIVATE KEY")).ok_or(Bad::NoKey)?;
    if key.encryption.is_some() {
        // The old way of encrypting, by MD5, is not taken.
        return Err(if passphrase.is_some() { Bad::NoKey } else { Bad::Passphrase });
    }
    let der = match key.label.as_str() {
        "RSA PRIVATE KEY" => PrivatePkcs1KeyDer::from(key.contents).into(),
        "EC PRIVATE KEY" => PrivateSec1KeyDer::from(key.contents).into(),
        "PRIVATE KEY" => PrivatePkcs8KeyDer::from(key.contents).into(),
        "ENCRYPTED PRIVATE KEY" => {
            PrivateKeyDer::Pkcs8(decrypted(&key.contents, passphrase.ok_or(Bad::Passphrase)?)?)
        }
        _ => return Err(Bad::NoKey),
    };
    any_supported_type(&der).map_err(|_| Bad::Key)
}

fn decrypted(der: &[u8], passphrase: &[u8]) -> Result<PrivatePkcs8KeyDer<'static>, Bad> {
    let info = EncryptedPrivateKeyInfoRef::try_from(der).map_err(|_| Bad::NoKey)?;
    let plain = info.decrypt(passphrase).map_err(|_| Bad::Passphrase)?;
    Ok(PrivatePkcs8KeyDer::from(plain.as_bytes().to_vec()))
}

/// Whose certificate and key a program shows to its peers.
#[derive(Default)]
pub struct Credentials {
    pairs: Vec<Arc<CertifiedKey>>,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Credentials({})", self.pairs.len())
    }
}

impl Credentials {
    /// Finds the key of each chain. A chain without one is of no use and left out.
    pub fn pair(chains: &[Chain], keys: &[Arc<dyn SigningKey>]) -> Credentials {
        let with_key = chains.iter().filter_map(|chain| {
            let key = keys.iter().find(|key| belongs(chain, key))?;
            Some(Arc::new(CertifiedKey::new(chain.clone(), Arc::clone(key))))
        });
        Credentials { pairs: with_key.collect() }
    }

    /// Whether both show the same certificates.
    pub fn are_same(&self, other: &Credentials) -> bool {
        let chains = |of: &Credentials| of.pairs.iter().map(|pair| pair.cert.clone()).collect::<Vec<Chain>>();
        chains(self) == chains(other)
    }

    /// The chain that is shown first.
    pub fn own_chain(&self) -> Option<&[CertificateDer<'static>]> {
        self.pairs.first().map(|pair| &pair.cert[..])
    }

    fn choose(&self, schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.pairs.iter().find(|pair| pair.key.choose_scheme(schemes).is_some()).cloned()
    }
}

/// Whether a key belongs to a chain's first certificate.
pub fn belongs(chain: &Chain, key: &Arc<dyn SigningKey>) -> bool {
    let Some(certificate) = chain.first().and_then(|der| Certificate::parse(der)) else { return false };
    key.public_key().is_none_or(|public| &public[..] == certificate.key_info)
}

impl ResolvesServerCert for Credentials {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.choose(hello.signature_schemes())
    }
}

impl ResolvesClientCert for Credentials {
    // As OpenSSL: what there is is shown, whomever the server says it trusts.
    fn resolve(&self, _authorities: &[&[u8]], schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.choose(schemes)
    }

    fn has_certs(&self) -> bool {
        !self.pairs.is_empty()
    }
}
