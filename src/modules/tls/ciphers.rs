//! Cipher suites by OpenSSL's names, and the lists that programs choose them by
//! (https://docs.openssl.org/3.0/man1/openssl-ciphers/), as far as rustls has them: those with forward secrecy
//! and authenticated encryption.

use rustls::crypto::ring::ALL_CIPHER_SUITES;
use rustls::{CipherSuite, SupportedCipherSuite};

/// A suite: its number, OpenSSL's name, the standard's name, and the words that mean it among others.
type Named = (CipherSuite, &'static str, &'static str, &'static str);

const NAMES: &[Named] = &[
    (CipherSuite::TLS13_AES_256_GCM_SHA384, "TLS_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384", ""),
    (
        CipherSuite::TLS13_CHACHA20_POLY1305_SHA256,
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_CHACHA20_POLY1305_SHA256",
        "",
    ),
    (CipherSuite::TLS13_AES_128_GCM_SHA256, "TLS_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256", ""),
    (
        CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        "ECDHE-ECDSA-AES256-GCM-SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "ECDSA aECDSA AES AES256 AESGCM SHA384",
    ),
    (
        CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        "ECDHE-RSA-AES256-GCM-SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "RSA aRSA AES AES256 AESGCM SHA384",
    ),
    (
        CipherSuite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        "ECDHE-ECDSA-CHACHA20-POLY1305",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "ECDSA aECDSA CHACHA20",
    ),
    (
        CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        "ECDHE-RSA-CHACHA20-POLY1305",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "RSA aRSA CHACHA20",
    ),
    (
        CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        "ECDHE-ECDSA-AES128-GCM-SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "ECDSA aECDSA AES AES128 AESGCM SHA256",
    ),
    (
        CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        "ECDHE-RSA-AES128-GCM-SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "RSA aRSA AES AES128 AESGCM SHA256",
    ),
];

/// Words that mean every suite of TLS 1.2 that there is here.
const EVERY: &[&str] = &[
    "ALL",
    "DEFAULT",
    "COMPLEMENTOFDEFAULT",
    "HIGH",
    "ECDHE",
    "EECDH",
    "kECDHE",
    "kEECDH",
    "ECDH",
    "TLSv1.2",
    "AEAD",
];

/// OpenSSL's and the standard's name of a suite.
pub fn names(suite: CipherSuite) -> (&'static str, &'static str) {
    let known = NAMES.iter().find(|named| named.0 == suite);
    known.map_or(("", ""), |named| (named.1, named.2))
}

/// OpenSSL's names of all suites, as `tls.getCiphers` tells them.
pub fn all_names() -> Vec<String> {
    NAMES.iter().map(|named| named.1.to_ascii_lowercase()).collect()
}

fn is_tls13(named: &Named) -> bool {
    named.1.starts_with("TLS_")
}

/// The suites that a list names, in its order. `None`: it names suites of TLS 1.2 only that are not here.
pub fn choose(list: &str) -> Option<Vec<SupportedCipherSuite>> {
    let words = list.split([':', ',', ' ']).filter(|word| !word.is_empty());
    let (new, old): (Vec<&str>, Vec<&str>) = words.partition(|word| word.starts_with("TLS_"));
    let mut chosen: Vec<&Named> = Vec::new();
    if new.is_empty() {
        chosen.extend(NAMES.iter().filter(|named| is_tls13(named)));
    }
    for word in &new {
        chosen.extend(NAMES.iter().find(|named| named.1 == *word));
    }
    let before = chosen.len();
    for word in &old {
        apply(word, &mut chosen);
    }
    if (!old.is_empty() && chosen.len() == before) || chosen.is_empty() {
        return None;
    }
    let suite = |named: &&Named| ALL_CIPHER_SUITES.iter().find(|suite| suite.suite() == named.0).copied();
    Some(chosen.iter().filter_map(suite).collect())
}

// One word of a list of TLS 1.2's: it adds suites, or with ! or - takes them away, or with + moves them back.
fn apply(word: &str, chosen: &mut Vec<&'static Named>) {
    let (sign, what) = match word.as_bytes().first() {
        Some(b'!' | b'-' | b'+') => word.split_at(1),
        Some(b'@') => return,
        _ => ("", word),
    };
    let meant = |named: &Named| !is_tls13(named) && what.split('+').all(|part| means(part, named));
    match sign {
        "" => {
            let new =
                NAMES.iter().filter(|named| meant(named) && !chosen.iter().any(|have| have.0 == named.0));
            let new: Vec<_> = new.collect();
            chosen.extend(new);
        }
        "+" => {
            let (moved, stay): (Vec<&Named>, Vec<&Named>) = chosen.drain(..).partition(|named| meant(named));
            chosen.extend(stay.into_iter().chain(moved));
        }
        _ => chosen.retain(|named| !meant(named)),
    }
}

fn means(word: &str, named: &Named) -> bool {
    named.1 == word || EVERY.contains(&word) || named.3.split(' ').any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(list: &str) -> Vec<&'static str> {
        let suites = choose(list).unwrap_or_default();
        suites.iter().map(|suite| names(suite.suite()).0).filter(|name| !name.starts_with("TLS_")).collect()
    }

    #[test]
    fn lists_choose_and_order() {
        assert_eq!(chosen("ECDHE-RSA-AES128-GCM-SHA256"), ["ECDHE-RSA-AES128-GCM-SHA256"]);
        assert_eq!(chosen("HIGH:!aNULL").len(), 6);
        assert_eq!(
            chosen("ECDHE+AESGCM:!ECDSA"),
            ["ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-AES128-GCM-SHA256"]
        );
        assert!(choose("AES128-SHA256").is_none());
        assert!(choose("no such thing").is_none());
        assert_eq!(choose("TLS_AES_128_GCM_SHA256").map(|list| list.len()), Some(1));
        assert_eq!(choose("TLS_AES_128_GCM_SHA256:AES128").map(|list| list.len()), Some(3));
    }
}
