//! Certificates and private keys, and which of them go together. A key never appears in an error.

use crate::proto::certificate::Certificate;
use crate::proto::pem;
use rustls::client::ResolvesClientCert;
use rustls::crypto::ring::ALL_CIPHER_SUITES;
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::{
    CertificateDer, PrivateKeyDer, PrivatePkcs1KeyDer, PrivatePkcs8KeyDer, PrivateSec1KeyDer,
};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::{CertifiedKey, SigningKey};
use rustls::{SignatureAlgorithm, SignatureScheme, SupportedCipherSuite};
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
        true if String::from_utf8_lossy(text).contains("-----BEGIN CERTIFICATE-----") => {
            Err(Bad::Certificate)
        }
        true => Err(Bad::NoCertificate),
        false if chain.iter().any(|der| Certificate::parse(der).is_none()) => Err(Bad::Certificate),
        false => Ok(chain),
    }
}

/// The first private key in a PEM text. One behind a passphrase has been opened before, by `crypto`.
pub fn private_key(text: &[u8]) -> Result<Arc<dyn SigningKey>, Bad> {
    let mut blocks = pem::blocks(text).into_iter();
    let key = blocks.find(|block| block.label.ends_with("PRIVATE KEY")).ok_or(Bad::NoKey)?;
    let der: PrivateKeyDer = match key.label.as_str() {
        _ if key.encryption.is_some() => return Err(Bad::NoKey),
        "RSA PRIVATE KEY" => PrivatePkcs1KeyDer::from(key.contents).into(),
        "EC PRIVATE KEY" => PrivateSec1KeyDer::from(key.contents).into(),
        "PRIVATE KEY" => PrivatePkcs8KeyDer::from(key.contents).into(),
        _ => return Err(Bad::NoKey),
    };
    any_supported_type(&der).map_err(|_| Bad::Key)
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
        let suites: Vec<SupportedCipherSuite> = ALL_CIPHER_SUITES
            .iter()
            .filter(|suite| hello.cipher_suites().contains(&suite.suite()))
            .copied()
            .collect();
        // In TLS 1.2 the suite says what kind of key there must be. Nobody says here whether it will be 1.2.
        let fits = |pair: &&Arc<CertifiedKey>| {
            suites.iter().any(|suite| match suite {
                SupportedCipherSuite::Tls12(suite) => pair.key.choose_scheme(suite.sign).is_some(),
                SupportedCipherSuite::Tls13(_) => false,
            })
        };
        let has_13 = suites.iter().any(|suite| matches!(suite, SupportedCipherSuite::Tls13(_)));
        let spoken = || {
            let schemes = hello.signature_schemes();
            self.pairs.iter().filter(move |pair| pair.key.choose_scheme(schemes).is_some())
        };
        let best = spoken().filter(fits).min_by_key(rank);
        best.or_else(|| spoken().filter(|_| has_13).min_by_key(rank)).cloned()
    }
}

// As OpenSSL prefers them, whatever their order in the program: the cheap ones first.
fn rank(pair: &&Arc<CertifiedKey>) -> u8 {
    match pair.key.algorithm() {
        SignatureAlgorithm::ECDSA => 0,
        SignatureAlgorithm::ED25519 => 1,
        _ => 2,
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
