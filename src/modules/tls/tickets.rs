//! Session tickets of our servers (RFC 5077, RFC 8446 section 4.6.1): the session, encrypted under 48 bytes
//! that a program may read and set, so that several servers understand each other's. Sixteen bytes name the
//! key, the rest makes it.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use rustls::server::ProducesTickets;
use std::fmt;

/// Bytes of a ticket key, as Node has it.
pub const KEY_LENGTH: usize = 48;
const NAME_LENGTH: usize = 16;
/// Seconds for which a ticket may be used, as Node's sessionTimeout.
pub const LIFETIME: u32 = 300;

pub struct Ticketer {
    keys: [u8; KEY_LENGTH],
    lifetime: u32,
}

impl fmt::Debug for Ticketer {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Ticketer")
    }
}

/// A key that nobody knows. Without randomness there is no TLS at all.
pub fn random_keys() -> [u8; KEY_LENGTH] {
    let mut keys = [0; KEY_LENGTH];
    // Should it fail, no handshake will have random bytes either, and none succeeds.
    let _ = SystemRandom::new().fill(&mut keys);
    keys
}

impl Ticketer {
    pub fn new(keys: [u8; KEY_LENGTH], lifetime: u32) -> Ticketer {
        Ticketer { keys, lifetime }
    }

    fn key(&self) -> Option<LessSafeKey> {
        UnboundKey::new(&AES_256_GCM, &self.keys[NAME_LENGTH..]).ok().map(LessSafeKey::new)
    }

    fn name(&self) -> &[u8] {
        &self.keys[..NAME_LENGTH]
    }
}

impl ProducesTickets for Ticketer {
    fn enabled(&self) -> bool {
        true
    }

    fn lifetime(&self) -> u32 {
        self.lifetime
    }

    // name, nonce, sealed session
    fn encrypt(&self, plain: &[u8]) -> Option<Vec<u8>> {
        let mut nonce = [0; NONCE_LEN];
        SystemRandom::new().fill(&mut nonce).ok()?;
        let mut sealed = plain.to_vec();
        let nonce_bytes = Nonce::assume_unique_for_key(nonce);
        self.key()?.seal_in_place_append_tag(nonce_bytes, Aad::from(self.name()), &mut sealed).ok()?;
        Some([self.name(), &nonce, &sealed].concat())
    }

    fn decrypt(&self, cipher: &[u8]) -> Option<Vec<u8>> {
        let (name, rest) = cipher.split_at_checked(NAME_LENGTH)?;
        let (nonce, sealed) = rest.split_at_checked(NONCE_LEN)?;
        if name != self.name() {
            return None;
        }
        let mut opened = sealed.to_vec();
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let length = self.key()?.open_in_place(nonce, Aad::from(name), &mut opened).ok()?.len();
        opened.truncate(length);
        Some(opened)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_opens_a_ticket() {
        let ours = Ticketer::new(random_keys(), LIFETIME);
        let ticket = ours.encrypt(b"session").unwrap();
        assert_eq!(ours.decrypt(&ticket).as_deref(), Some(&b"session"[..]));
        assert_eq!(Ticketer::new(random_keys(), LIFETIME).decrypt(&ticket), None);
        for at in 0..ticket.len() {
            let mut changed = ticket.clone();
            changed[at] ^= 1;
            assert_eq!(ours.decrypt(&changed), None);
            assert_eq!(ours.decrypt(&ticket[..at]), None);
        }
    }
}
