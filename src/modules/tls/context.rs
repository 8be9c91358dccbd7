//! A secure context (https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions): whose certificates are
//! shown, who is trusted, which versions and suites are spoken; and the configurations of rustls made of it.

use super::ciphers;
use super::credentials::{Bad, Chain, Credentials, belongs, certificates, private_key};
use super::tickets::{KEY_LENGTH, LIFETIME, Ticketer, random_keys};
use super::verify::{Lenient, Role, Store, judge};
use rustls::crypto::{CryptoProvider, SupportedKxGroup, ring};
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::server::NoServerSessionStorage;
use rustls::sign::SigningKey;
use rustls::version::{TLS12, TLS13};
use rustls::{ClientConfig, Error, KeyLog, NoKeyLog, ServerConfig, SupportedCipherSuite};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// What a server wants of its clients, besides the context.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    pub asks_certificate: bool,
    pub insists: bool,
    pub protocols: Vec<Vec<u8>>,
}

/// How many configurations a context keeps: one for each manner in which servers use it.
const MOST_CONFIGURATIONS: usize = 4;

pub struct Context {
    chains: RefCell<Vec<Chain>>,
    keys: RefCell<Vec<Arc<dyn SigningKey>>>,
    authorities: RefCell<Option<Store>>,
    suites: RefCell<Vec<SupportedCipherSuite>>,
    groups: RefCell<Vec<&'static dyn SupportedKxGroup>>,
    /// TLS 1.2, TLS 1.3
    versions: Cell<(bool, bool)>,
    /// Servers: the order of our suites counts, not the client's.
    own_order: Cell<bool>,
    /// An authority that is no root is enough.
    trusts_partly: Cell<bool>,
    ticket_keys: Cell<[u8; KEY_LENGTH]>,
    ticket_lifetime: Cell<u32>,
    credentials: OnceCell<Arc<Credentials>>,
    client: OnceCell<Arc<ClientConfig>>,
    servers: RefCell<Vec<(Wishes, Arc<ServerConfig>)>>,
}

impl Context {
    pub fn new() -> Context {
        Context {
            chains: RefCell::default(),
            keys: RefCell::default(),
            authorities: RefCell::default(),
            suites: RefCell::new(ring::DEFAULT_CIPHER_SUITES.to_vec()),
            groups: RefCell::default(),
            versions: Cell::new((true, true)),
            own_order: Cell::new(false),
            trusts_partly: Cell::new(false),
            ticket_keys: Cell::new(random_keys()),
            ticket_lifetime: Cell::new(LIFETIME),
            credentials: OnceCell::new(),
            client: OnceCell::new(),
            servers: RefCell::default(),
        }
    }

    // ---- what it is made of -----------------------------------------------------------------------

    pub fn add_chain(&self, text: &[u8]) -> Result<(), Bad> {
        self.chains.borrow_mut().push(certificates(text)?);
        Ok(())
    }

    /// A key must belong to one of the certificates, if there are any.
    pub fn add_key(&self, text: &[u8]) -> Result<(), Bad> {
        let key = private_key(text)?;
        let chains = self.chains.borrow();
        if !chains.is_empty() && !chains.iter().any(|chain| belongs(chain, &key)) {
            return Err(Bad::Mismatch);
        }
        self.keys.borrow_mut().push(key);
        Ok(())
    }

    /// From now on only those that were added are trusted. A text without certificates adds none.
    pub fn add_authorities(&self, text: &[u8]) -> Result<(), Bad> {
        let mut authorities = self.authorities.borrow_mut();
        let store = authorities.get_or_insert_default();
        match certificates(text) {
            Ok(found) => found.into_iter().for_each(|certificate| store.add(certificate.to_vec())),
            Err(Bad::NoCertificate) => {}
            Err(bad) => return Err(bad),
        }
        Ok(())
    }

    pub fn choose_suites(&self, list: &str) -> Result<(), Bad> {
        self.suites.replace(ciphers::choose(list).ok_or(Bad::Ciphers)?);
        Ok(())
    }

    /// Key exchange groups by name, in order; names that are unknown here are passed over. Answers whether
    /// any is known.
    pub fn choose_groups(&self, list: &str) -> bool {
        let chosen: Vec<_> = list.split(':').filter_map(group).collect();
        let any = !chosen.is_empty();
        self.groups.replace(chosen);
        any
    }

    pub fn set_versions(&self, tls12: bool, tls13: bool) {
        self.versions.set((tls12, tls13));
    }

    pub fn prefer_own_order(&self) {
        self.own_order.set(true);
    }

    pub fn trust_partly(&self) {
        self.trusts_partly.set(true);
    }

    pub fn ticket_keys(&self) -> [u8; KEY_LENGTH] {
        self.ticket_keys.get()
    }

    pub fn set_ticket_keys(&self, keys: [u8; KEY_LENGTH]) {
        self.ticket_keys.set(keys);
        self.servers.borrow_mut().clear();
    }

    pub fn set_ticket_lifetime(&self, seconds: u32) {
        self.ticket_lifetime.set(seconds);
    }

    // ---- what is made of it -----------------------------------------------------------------------

    pub fn credentials(&self) -> &Arc<Credentials> {
        let pair = || {
            let (chains, authorities) = (self.chains.borrow(), self.authorities.borrow());
            // As OpenSSL does it, a lone certificate takes its issuers along, if they are among our authorities.
            let whole = |chain: &Chain| match (&*authorities, &chain[..]) {
                (Some(store), [leaf]) => store.chain_of(leaf),
                _ => chain.clone(),
            };
            let chains: Vec<Chain> = chains.iter().map(whole).collect();
            Arc::new(Credentials::pair(&chains, &self.keys.borrow()))
        };
        self.credentials.get_or_init(pair)
    }

    /// Runs `body` over the authorities that hold for this context.
    pub fn with_authorities<T>(&self, usual: &Rc<Store>, body: impl FnOnce(&Store) -> T) -> T {
        match &*self.authorities.borrow() {
            Some(store) => body(store),
            None => body(usual),
        }
    }

    pub fn has_own_authorities(&self) -> bool {
        self.authorities.borrow().is_some()
    }

    /// The verdict on a peer's certificates.
    pub fn judge(&self, usual: &Rc<Store>, chain: &[CertificateDer], role: Role) -> Option<&'static str> {
        let now = UnixTime::now().as_secs() as i64;
        self.with_authorities(usual, |store| judge(chain, store, role, now, self.trusts_partly.get()))
    }

    fn provider(&self) -> Arc<CryptoProvider> {
        let mut provider = ring::default_provider();
        provider.cipher_suites = self.suites.borrow().clone();
        if !self.groups.borrow().is_empty() {
            provider.kx_groups = self.groups.borrow().clone();
        }
        Arc::new(provider)
    }

    fn versions(&self) -> Vec<&'static rustls::SupportedProtocolVersion> {
        let (tls12, tls13) = self.versions.get();
        let listed = [(tls13, &TLS13), (tls12, &TLS12)];
        listed.into_iter().filter(|(on, _)| *on).map(|(_, version)| version).collect()
    }

    /// The configuration of clients, to be completed for each connection. `verifier` is one for all, since
    /// rustls resumes a session only with the very same.
    pub fn client(&self, verifier: &Arc<Lenient>) -> Result<Arc<ClientConfig>, Error> {
        if let Some(config) = self.client.get() {
            return Ok(Arc::clone(config));
        }
        let builder = ClientConfig::builder_with_provider(self.provider());
        let builder = builder.with_protocol_versions(&self.versions())?.dangerous();
        let builder = builder.with_custom_certificate_verifier(Arc::clone(verifier) as _);
        let config = builder.with_client_cert_resolver(Arc::clone(self.credentials()) as _);
        Ok(Arc::clone(self.client.get_or_init(|| Arc::new(config))))
    }

    /// The configuration of servers with these wishes.
    pub fn server(
        &self,
        wishes: &Wishes,
        usual: &Rc<Store>,
        log: Option<Arc<dyn KeyLog>>,
    ) -> Result<Arc<ServerConfig>, Error> {
        let known = self.servers.borrow().iter().find(|(for_these, _)| for_these == wishes).cloned();
        match (known, log) {
            (Some((_, config)), None) => Ok(config),
            (_, Some(log)) => self.new_server(wishes, usual, log).map(Arc::new),
            (None, None) => {
                let config = Arc::new(self.new_server(wishes, usual, Arc::new(NoKeyLog))?);
                let mut servers = self.servers.borrow_mut();
                servers.truncate(MOST_CONFIGURATIONS - 1);
                servers.insert(0, (wishes.clone(), Arc::clone(&config)));
                Ok(config)
            }
        }
    }

    fn new_server(
        &self,
        wishes: &Wishes,
        usual: &Rc<Store>,
        log: Arc<dyn KeyLog>,
    ) -> Result<ServerConfig, Error> {
        // Clients are told of authorities that the program chose, not of all the world's.
        let named = wishes.asks_certificate && self.has_own_authorities();
        let authorities = if named { self.with_authorities(usual, Store::subjects) } else { Vec::new() };
        let lenient = Lenient { asks: wishes.asks_certificate, insists: wishes.insists, authorities };
        let builder = ServerConfig::builder_with_provider(self.provider());
        let builder = builder.with_protocol_versions(&self.versions())?;
        let builder = builder.with_client_cert_verifier(Arc::new(lenient));
        let mut config = builder.with_cert_resolver(Arc::clone(self.credentials()) as _);
        config.ignore_client_order = self.own_order.get();
        config.alpn_protocols = wishes.protocols.clone();
        config.ticketer = Arc::new(Ticketer::new(self.ticket_keys.get(), self.ticket_lifetime.get()));
        config.session_storage = Arc::new(NoServerSessionStorage {});
        config.key_log = log;
        Ok(config)
    }
}

// By OpenSSL's names, the standard's and NIST's.
fn group(name: &str) -> Option<&'static dyn SupportedKxGroup> {
    match name.to_ascii_lowercase().as_str() {
        "x25519" => Some(ring::kx_group::X25519),
        "p-256" | "prime256v1" | "secp256r1" => Some(ring::kx_group::SECP256R1),
        "p-384" | "secp384r1" => Some(ring::kx_group::SECP384R1),
        _ => None,
    }
}
