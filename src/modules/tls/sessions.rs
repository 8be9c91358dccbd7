//! What a client keeps of a session to resume it: rustls' secrets stay here, and a program gets a name for
//! them, 32 random bytes, as its "session". They do not outlive the process.

use super::credentials::Credentials;
use crate::io::tls::Flags;
use ring::rand::{SecureRandom, SystemRandom};
use rustls::NamedGroup;
use rustls::client::{ClientSessionStore, Tls12ClientSessionValue, Tls13ClientSessionValue};
use rustls::pki_types::ServerName;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A program's name for a session.
pub type Name = [u8; 32];

/// Sessions kept at most; the oldest go first.
const MOST: usize = 256;

#[derive(Debug)]
enum Secret {
    Tls12(Tls12ClientSessionValue),
    Tls13(Box<Tls13ClientSessionValue>),
}

/// A session to resume, with the credentials it was made with: rustls insists on the very same.
#[derive(Debug)]
pub struct Kept {
    secret: Option<Secret>,
    pub credentials: Arc<Credentials>,
}

/// All sessions of a program, by name.
#[derive(Default)]
pub struct Sessions {
    kept: HashMap<Name, Kept>,
    order: VecDeque<Name>,
}

impl Sessions {
    fn insert(&mut self, kept: Kept) -> Option<Name> {
        let mut name = Name::default();
        SystemRandom::new().fill(&mut name).ok()?;
        if self.order.len() == MOST
            && let Some(oldest) = self.order.pop_front()
        {
            self.kept.remove(&oldest);
        }
        self.order.push_back(name);
        self.kept.insert(name, kept);
        Some(name)
    }

    /// The session of this name. One of TLS 1.3 is good for one connection (RFC 8446 section C.4).
    pub fn take(&mut self, name: &[u8]) -> Option<Kept> {
        let kept = self.kept.get_mut(name)?;
        let again = match &kept.secret {
            Some(Secret::Tls12(value)) => Some(Secret::Tls12(value.clone())),
            _ => None,
        };
        let secret = std::mem::replace(&mut kept.secret, again);
        Some(Kept { secret, credentials: Arc::clone(&kept.credentials) })
    }

    /// Keeps what a connection was given last, and answers its name.
    pub fn keep_from(&mut self, wallet: &Wallet) -> Option<Name> {
        let secret = wallet.lock().given.pop()?;
        self.insert(Kept { secret: Some(secret), credentials: Arc::clone(&wallet.credentials) })
    }
}

/// Tickets that a connection keeps until somebody asks for them; a server must not fill memory with more.
const MOST_GIVEN: usize = 8;

/// The sessions of one connection: the one it offers, and those it is given.
#[derive(Debug)]
pub struct Wallet {
    flags: Arc<Flags>,
    credentials: Arc<Credentials>,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    offered: Option<Secret>,
    given: Vec<Secret>,
    group: Option<NamedGroup>,
}

impl Wallet {
    pub fn new(offered: Option<Kept>, credentials: Arc<Credentials>, flags: Arc<Flags>) -> Wallet {
        let offered = offered.and_then(|kept| kept.secret);
        Wallet { flags, credentials, inner: Mutex::new(Inner { offered, ..Inner::default() }) }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn give(&self, secret: Secret) {
        let given = &mut self.lock().given;
        if given.len() < MOST_GIVEN {
            given.push(secret);
        }
        self.flags.ticket.store(true, Ordering::Relaxed);
    }
}

impl ClientSessionStore for Wallet {
    fn set_kx_hint(&self, _server: ServerName<'static>, group: NamedGroup) {
        self.lock().group = Some(group);
    }

    fn kx_hint(&self, _server: &ServerName<'_>) -> Option<NamedGroup> {
        self.lock().group
    }

    fn set_tls12_session(&self, _server: ServerName<'static>, value: Tls12ClientSessionValue) {
        self.give(Secret::Tls12(value));
    }

    fn tls12_session(&self, _server: &ServerName<'_>) -> Option<Tls12ClientSessionValue> {
        match &self.lock().offered {
            Some(Secret::Tls12(value)) => Some(value.clone()),
            _ => None,
        }
    }

    fn remove_tls12_session(&self, _server: &ServerName<'static>) {
        self.lock().offered = None;
    }

    fn insert_tls13_ticket(&self, _server: ServerName<'static>, value: Tls13ClientSessionValue) {
        self.give(Secret::Tls13(Box::new(value)));
    }

    fn take_tls13_ticket(&self, _server: &ServerName<'static>) -> Option<Tls13ClientSessionValue> {
        let mut inner = self.lock();
        match inner.offered.take() {
            Some(Secret::Tls13(value)) => Some(*value),
            other => {
                inner.offered = other;
                None
            }
        }
    }
}
