//! Whether a peer's certificate is to be trusted: a path from it to an authority in a store, by RFC 5280
//! section 6, told in OpenSSL's words, since programs match on them. As Node does it, a handshake goes on
//! whatever comes of it; the program is told, and by default hangs up. Of several faults the one that OpenSSL
//! would name last is named. Names of hosts are JavaScript's to compare.

use crate::proto::certificate::{Certificate, GeneralName, general_names, oid};
use crate::proto::der::{self, Reader, context};
use crate::proto::x509::attributes;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::WebPkiSupportedAlgorithms;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::{CertificateDer, ServerName, SignatureVerificationAlgorithm, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, Error, PeerMisbehaved, SignatureScheme,
};
use std::collections::HashSet;

/// Authorities.
#[derive(Clone, Debug, Default)]
pub struct Store {
    certificates: Vec<Vec<u8>>,
}

impl Store {
    pub fn add(&mut self, der: Vec<u8>) {
        if Certificate::parse(&der).is_some() && !self.certificates.contains(&der) {
            self.certificates.push(der);
        }
    }

    pub fn extend(&mut self, other: &Store) {
        let known: HashSet<&Vec<u8>> = self.certificates.iter().collect();
        let new: Vec<Vec<u8>> =
            other.certificates.iter().filter(|der| !known.contains(der)).cloned().collect();
        self.certificates.extend(new);
    }

    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.certificates.iter().map(Vec::as_slice)
    }

    fn contains(&self, der: &[u8]) -> bool {
        self.iter().any(|known| known == der)
    }

    /// The names of all of them, as a server tells them to its clients.
    pub fn subjects(&self) -> Vec<DistinguishedName> {
        let parsed = self.iter().filter_map(Certificate::parse);
        parsed.map(|certificate| DistinguishedName::from(certificate.subject.to_vec())).collect()
    }

    /// The certificate that signed this one.
    pub fn issuer_of(&self, der: &[u8]) -> Option<&[u8]> {
        let certificate = Certificate::parse(der)?;
        let candidates = self.iter().filter(|known| may_have_issued(known, &certificate));
        candidates
            .into_iter()
            .find(|known| Certificate::parse(known).is_some_and(|by| is_signed_by(&certificate, &by)))
    }
}

/// As many certificates are sent at most.
const LONGEST_CHAIN: usize = 10;

impl Store {
    /// A certificate with those that stand above it.
    pub fn chain_of(&self, leaf: &CertificateDer<'static>) -> Vec<CertificateDer<'static>> {
        let mut chain = vec![leaf.clone()];
        while let Some(issuer) = chain.last().and_then(|last| self.issuer_of(last))
            && chain.len() < LONGEST_CHAIN
            && chain.iter().all(|known| known.as_ref() != issuer)
        {
            chain.push(CertificateDer::from(issuer.to_vec()));
        }
        chain
    }
}

/// What the peer is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Server,
    Client,
}

/// OpenSSL's depth limit, and the most signatures that are computed for one path.
const MOST_DEPTH: usize = 100;
const MOST_SIGNATURES: usize = 64;

/// `None` for a peer that can be trusted, else the name of the error. `now`: seconds since 1970. `partly`: an authority
/// that is no root is enough.
pub fn judge(
    chain: &[CertificateDer],
    store: &Store,
    role: Role,
    now: i64,
    partly: bool,
) -> Option<&'static str> {
    let Some(leaf) = chain.first().and_then(|der| Certificate::parse(der)) else {
        return Some("CERT_REJECTED");
    };
    let mut path = Path::build(leaf, &chain[1..], store, now);
    path.is_trusted |= partly && path.certificates.iter().any(|known| store.contains(known.der));
    let faults = [path.trust_fault(), path.extension_fault(role), path.inner_fault(now), path.name_fault()];
    faults.into_iter().flatten().last()
}

/// Certificates from the peer's own up to where no issuer was found.
struct Path<'a> {
    certificates: Vec<Certificate<'a>>,
    /// How many of them are the peer's, not the store's.
    untrusted: usize,
    is_trusted: bool,
    /// An issuer by name whose key is not the one that signed.
    has_false_issuer: bool,
}

impl<'a> Path<'a> {
    fn build(
        leaf: Certificate<'a>,
        offered: &'a [CertificateDer<'_>],
        store: &'a Store,
        now: i64,
    ) -> Path<'a> {
        let mut path =
            Path { certificates: vec![leaf], untrusted: 1, is_trusted: false, has_false_issuer: false };
        let mut signatures = 0;
        while path.certificates.len() <= MOST_DEPTH {
            let last = path.certificates[path.certificates.len() - 1].clone();
            if last.is_self_issued() {
                path.is_trusted = store.contains(last.der) || path.replace_root(&last, store);
                break;
            }
            let from_store = path.find_issuer(&last, store.iter(), now, &mut signatures);
            if let Some(issuer) = from_store {
                path.certificates.push(issuer);
                continue;
            }
            let others = offered.iter().map(|der| -> &'a [u8] { der });
            let Some(issuer) = path.find_issuer(&last, others, now, &mut signatures) else { break };
            path.certificates.push(issuer);
            path.untrusted = path.certificates.len();
        }
        path
    }

    // The store may have the same root, by name and key, in a later issue.
    fn replace_root(&mut self, root: &Certificate, store: &'a Store) -> bool {
        let mut known = store.iter().filter_map(Certificate::parse);
        let same = known.find(|other| other.subject == root.subject && other.key_info == root.key_info);
        match (same, self.certificates.last_mut()) {
            (Some(same), Some(last)) => {
                *last = same;
                true
            }
            _ => false,
        }
    }

    // Prefers an issuer that is valid now, should several have the same name and key.
    fn find_issuer(
        &mut self,
        of: &Certificate,
        among: impl Iterator<Item = &'a [u8]>,
        now: i64,
        signatures: &mut usize,
    ) -> Option<Certificate<'a>> {
        let mut best: Option<Certificate<'a>> = None;
        for der in among {
            let is_known = self.certificates.iter().any(|certificate| certificate.der == der);
            if is_known || !may_have_issued(der, of) || *signatures == MOST_SIGNATURES {
                continue;
            }
            let Some(candidate) = Certificate::parse(der) else { continue };
            *signatures += 1;
            if !is_signed_by(of, &candidate) {
                self.has_false_issuer = true;
            } else if is_current(&candidate, now) {
                return Some(candidate);
            } else if best.is_none() {
                best = Some(candidate);
            }
        }
        best
    }

    fn ends_self_issued(&self) -> bool {
        self.certificates.last().is_some_and(Certificate::is_self_issued)
    }

    fn trust_fault(&self) -> Option<&'static str> {
        let alone = self.certificates.len() == 1;
        if self.is_trusted {
            return None;
        }
        Some(match (self.ends_self_issued(), alone) {
            (true, true) => "DEPTH_ZERO_SELF_SIGNED_CERT",
            (true, false) => "SELF_SIGNED_CERT_IN_CHAIN",
            _ if self.certificates.len() > MOST_DEPTH => "CERT_CHAIN_TOO_LONG",
            _ if self.has_false_issuer => "CERT_SIGNATURE_FAILURE",
            _ if self.untrusted < self.certificates.len() => "UNABLE_TO_GET_ISSUER_CERT",
            _ => "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
        })
    }

    fn extension_fault(&self, role: Role) -> Option<&'static str> {
        let mut fault = None;
        let mut below = 0;
        for (at, certificate) in self.certificates.iter().enumerate() {
            if certificate
                .extensions
                .iter()
                .any(|extension| extension.critical && !is_understood(extension.oid))
            {
                fault = Some("UNSPECIFIED");
            }
            if at > 0 && !may_issue(certificate) {
                fault = Some("INVALID_CA");
            }
            if !serves(certificate, role, at > 0) {
                fault = Some("INVALID_PURPOSE");
            }
            let most = certificate.basic_constraints().and_then(|(_, most)| most);
            if at > 0 && most.is_some_and(|most| below > most) {
                fault = Some("PATH_LENGTH_EXCEEDED");
            }
            // Certificates that a CA issued to itself do not count (RFC 5280 section 4.2.1.9).
            if at > 0 && !certificate.is_self_issued() {
                below += 1;
            }
        }
        fault
    }

    // From the top down: signatures, which building has checked but for the root's, and times.
    fn inner_fault(&self, now: i64) -> Option<&'static str> {
        let mut fault = None;
        let is_alone = self.certificates.len() == 1 && !self.is_trusted;
        if is_alone && !self.ends_self_issued() && !self.has_false_issuer {
            fault = Some("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
        }
        if self.ends_self_issued()
            && !self.is_trusted
            && self.certificates.last().is_some_and(|root| !is_signed_by(root, root))
        {
            fault = Some("CERT_SIGNATURE_FAILURE");
        }
        for certificate in self.certificates.iter().rev() {
            if now < certificate.not_before {
                fault = Some("CERT_NOT_YET_VALID");
            }
            if now > certificate.not_after {
                fault = Some("CERT_HAS_EXPIRED");
            }
        }
        fault
    }

    // Name constraints of the issuers, held against everything below them.
    fn name_fault(&self) -> Option<&'static str> {
        let violated = self.certificates.iter().enumerate().skip(1).any(|(at, issuer)| {
            issuer.extension(oid::NAME_CONSTRAINTS).is_some_and(|constraints| {
                let below = self.certificates[..at].iter().enumerate();
                below
                    .filter(|(at, certificate)| *at == 0 || !certificate.is_self_issued())
                    .any(|(_, certificate)| !is_within(certificate, constraints))
            })
        });
        violated.then_some("UNSPECIFIED")
    }
}

fn is_current(certificate: &Certificate, now: i64) -> bool {
    (certificate.not_before..=certificate.not_after).contains(&now)
}

// By name, and by the key's number where both tell it.
fn may_have_issued(der: &[u8], certificate: &Certificate) -> bool {
    Certificate::parse(der).is_some_and(|candidate| {
        candidate.subject == certificate.issuer
            && match (certificate.authority_key_id(), candidate.subject_key_id()) {
                (Some(wanted), Some(own)) => wanted == own,
                _ => true,
            }
    })
}

fn algorithms() -> WebPkiSupportedAlgorithms {
    default_provider().signature_verification_algorithms
}

fn is_signed_by(certificate: &Certificate, issuer: &Certificate) -> bool {
    let fits = |algorithm: &&&dyn SignatureVerificationAlgorithm| {
        &algorithm.signature_alg_id()[..] == certificate.signature_algorithm
            && &algorithm.public_key_alg_id()[..] == issuer.key_algorithm
    };
    let mut fitting = algorithms().all.iter().filter(fits);
    fitting.any(|algorithm| {
        algorithm.verify_signature(issuer.key, certificate.signed, certificate.signature).is_ok()
    })
}

fn is_understood(oid: &[u8]) -> bool {
    let known = [
        oid::KEY_USAGE,
        oid::BASIC_CONSTRAINTS,
        oid::EXTENDED_KEY_USAGE,
        oid::SUBJECT_ALT_NAME,
        oid::NAME_CONSTRAINTS,
        oid::CERTIFICATE_POLICIES,
        oid::POLICY_CONSTRAINTS,
    ];
    known.contains(&oid)
}

const DIGITAL_SIGNATURE: u16 = 0x8000;
const KEY_ENCIPHERMENT: u16 = 0x2000;
const KEY_AGREEMENT: u16 = 0x0800;
const KEY_CERT_SIGN: u16 = 0x0400;

// A root of version 1 has no extension to say so.
fn may_issue(certificate: &Certificate) -> bool {
    let may_sign = certificate.key_usage().is_none_or(|usage| usage & KEY_CERT_SIGN != 0);
    match certificate.basic_constraints() {
        Some((is_ca, _)) => is_ca && may_sign,
        None => certificate.version < 3 && certificate.is_self_issued(),
    }
}

fn serves(certificate: &Certificate, role: Role, is_issuer: bool) -> bool {
    let purpose = if role == Role::Server { oid::SERVER_AUTH } else { oid::CLIENT_AUTH };
    let listed = certificate.extended_key_usage();
    let allowed =
        listed.is_none_or(|list| list.iter().any(|oid| *oid == purpose || *oid == oid::ANY_PURPOSE));
    let usages = match role {
        Role::Server => DIGITAL_SIGNATURE | KEY_ENCIPHERMENT | KEY_AGREEMENT,
        Role::Client => DIGITAL_SIGNATURE | KEY_AGREEMENT,
    };
    allowed && (is_issuer || certificate.key_usage().is_none_or(|usage| usage & usages != 0))
}

// ---- name constraints (RFC 5280 section 4.2.1.10) -------------------------------------------------

fn is_within(certificate: &Certificate, constraints: &[u8]) -> bool {
    let Ok(mut list) = Reader::new(constraints).sequence() else { return false };
    let (Ok(permitted), Ok(excluded)) = (list.optional(context(0)), list.optional(context(1))) else {
        return false;
    };
    let (permitted, excluded) = (subtrees(permitted), subtrees(excluded));
    // What can't be read is not within anything.
    let listed = certificate.alternative_names();
    if listed.is_none() && certificate.extension(oid::SUBJECT_ALT_NAME).is_some() {
        return false;
    }
    let mut names = listed.unwrap_or_default();
    // Without names meant for it, the common name is taken for a host's.
    let common = if names.is_empty() { common_names(certificate.subject) } else { Vec::new() };
    names.extend(common.iter().map(|name| GeneralName { kind: 2, value: name.as_bytes() }));
    if contents(certificate.subject).is_some_and(|name| !name.is_empty()) {
        names.push(GeneralName { kind: 4, value: certificate.subject });
    }
    names.iter().all(|name| {
        let mut same_kind = permitted.iter().filter(|base| base.kind == name.kind).peekable();
        let is_permitted = same_kind.peek().is_none() || same_kind.any(|base| is_below(name, base));
        is_permitted && !excluded.iter().any(|base| base.kind == name.kind && is_below(name, base))
    })
}

fn contents(name: &[u8]) -> Option<&[u8]> {
    Reader::new(name).expect(der::SEQUENCE).ok()
}

fn common_names(subject: &[u8]) -> Vec<String> {
    let parts = contents(subject).and_then(|name| attributes(name).ok()).unwrap_or_default();
    parts.into_iter().filter(|part| part.0 == "CN").map(|part| part.1).collect()
}

fn subtrees(list: Option<&[u8]>) -> Vec<GeneralName<'_>> {
    let mut reader = Reader::new(list.unwrap_or_default());
    let mut bases = Vec::new();
    while let Ok(subtree) = reader.expect(der::SEQUENCE) {
        bases.extend(general_names(subtree).into_iter().next());
    }
    bases
}

fn is_below(name: &GeneralName, base: &GeneralName) -> bool {
    let host_is_below = |host: &[u8], domain: &[u8]| {
        let dotted = domain.first() == Some(&b'.');
        let rest = host.len().checked_sub(domain.len());
        rest.is_some_and(|rest| {
            host[rest..].eq_ignore_ascii_case(domain)
                && (rest == 0 && !dotted || dotted && rest > 0 || rest > 0 && host[rest - 1] == b'.')
        }) || domain.is_empty()
    };
    match name.kind {
        1 => {
            let host = name.value.rsplit(|&b| b == b'@').next().unwrap_or_default();
            match base.value.contains(&b'@') {
                true => name.value.eq_ignore_ascii_case(base.value),
                false if base.value.first() == Some(&b'.') => host_is_below(host, base.value),
                false => host.eq_ignore_ascii_case(base.value),
            }
        }
        2 => host_is_below(name.value, base.value),
        4 => is_directory_below(name.value, base.value),
        6 => host_is_below(host_of_uri(name.value), base.value),
        7 => {
            let (address, mask) = base.value.split_at(base.value.len() / 2);
            name.value.len() == address.len()
                && name.value.iter().zip(address).zip(mask).all(|((a, b), m)| a & m == b & m)
        }
        // What can't be compared is not within anything.
        _ => false,
    }
}

fn is_directory_below(name: &[u8], base: &[u8]) -> bool {
    match (contents(name), contents(base)) {
        (Some(name), Some(base)) => name.starts_with(base),
        _ => false,
    }
}

fn host_of_uri(uri: &[u8]) -> &[u8] {
    let start = uri.windows(3).position(|three| three == b"://").map_or(uri.len(), |at| at + 3);
    let rest = &uri[start..];
    let rest = &rest[..rest.iter().position(|b| b"/?#".contains(b)).unwrap_or(rest.len())];
    let rest = rest.rsplit(|&b| b == b'@').next().unwrap_or_default();
    &rest[..rest.iter().position(|&b| b == b':').unwrap_or(rest.len())]
}

// ---- during the handshake -------------------------------------------------------------------------

/// Lets every certificate through, but insists that the peer has its key.
#[derive(Debug)]
pub struct Lenient {
    /// Servers: whether clients are to show a certificate at all, and must.
    pub asks: bool,
    pub insists: bool,
    /// The authorities that they are told of.
    pub authorities: Vec<DistinguishedName>,
}

impl Lenient {
    /// For clients, whose servers always show one.
    pub fn of_servers() -> Lenient {
        Lenient { asks: false, insists: false, authorities: Vec::new() }
    }

    // TLS 1.2 does not tie a scheme to a curve; TLS 1.3 does, by the first algorithm of each.
    fn check(
        message: &[u8],
        certificate: &CertificateDer,
        signed: &DigitallySignedStruct,
        is_tls13: bool,
    ) -> Result<HandshakeSignatureValid, Error> {
        let bad = |error: CertificateError| Error::InvalidCertificate(error);
        let parsed = Certificate::parse(certificate).ok_or(bad(CertificateError::BadEncoding))?;
        let algorithms = algorithms();
        let offered = algorithms.mapping.iter().find(|(scheme, _)| *scheme == signed.scheme);
        let known = offered.map(|(_, list)| if is_tls13 { &list[..1] } else { *list });
        let known = known.ok_or(PeerMisbehaved::SignedHandshakeWithUnadvertisedSigScheme)?;
        let fits = |algorithm: &&&dyn SignatureVerificationAlgorithm| {
            &algorithm.public_key_alg_id()[..] == parsed.key_algorithm
        };
        let verified = known
            .iter()
            .filter(fits)
            .any(|algorithm| algorithm.verify_signature(parsed.key, message, signed.signature()).is_ok());
        match verified {
            true => Ok(HandshakeSignatureValid::assertion()),
            false => Err(bad(CertificateError::BadSignature)),
        }
    }
}

// RSA with PKCS #1's padding and SHA-1 have no place in TLS 1.3 (RFC 8446 section 4.2.3).
fn is_for_tls13(scheme: SignatureScheme) -> bool {
    !matches!(
        scheme,
        SignatureScheme::RSA_PKCS1_SHA256
            | SignatureScheme::RSA_PKCS1_SHA384
            | SignatureScheme::RSA_PKCS1_SHA512
    )
}

fn check_tls13(
    message: &[u8],
    certificate: &CertificateDer,
    signed: &DigitallySignedStruct,
) -> Result<HandshakeSignatureValid, Error> {
    match is_for_tls13(signed.scheme) {
        true => Lenient::check(message, certificate, signed, true),
        false => Err(PeerMisbehaved::SignedHandshakeWithUnadvertisedSigScheme.into()),
    }
}

/// What the two verifiers have in common: a peer's signature is held against its certificate.
macro_rules! signatures {
    () => {
        fn verify_tls12_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signed: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            Lenient::check(message, certificate, signed, false)
        }

        fn verify_tls13_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signed: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            check_tls13(message, certificate, signed)
        }

        fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
            algorithms().supported_schemes()
        }
    };
}

impl ServerCertVerifier for Lenient {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    signatures!();
}

impl ClientCertVerifier for Lenient {
    fn offer_client_auth(&self) -> bool {
        self.asks
    }

    fn client_auth_mandatory(&self) -> bool {
        self.insists
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &self.authorities
    }

    fn verify_client_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        Ok(ClientCertVerified::assertion())
    }

    signatures!();
}
