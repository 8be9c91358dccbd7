//! The native half of `tls`: contexts, sessions over the sockets of `net`, and what is to be known of them.
//! Handshakes run where the socket is read; see `io/tls.rs`. JavaScript hears of them by Event::Tls.

mod certificate;
mod ciphers;
mod context;
mod credentials;
mod failure;
mod roots;
mod sessions;
mod tickets;
mod verify;

use crate::engine::raw;
use crate::engine::value::{array_buffer, array_buffer_copy, throw_coded};
use crate::export;
use crate::host::Host;
use crate::io::reactor::Id;
use crate::io::tls::{Flags, Session};
use crate::proto::pem;
use context::{Context, Wishes};
use credentials::{Bad, certificates};
use rquickjs::{Array, Ctx, Object, Result, Value};
use rustls::client::Resumption;
use rustls::pki_types::{CertificateDer, DnsName, ServerName};
use rustls::{AlertDescription, Error, HandshakeKind, KeyLog, ProtocolVersion};
use sessions::{Sessions, Wallet};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt::Write;
use std::net::Ipv4Addr;
use std::rc::Rc;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use verify::{Lenient, Role, Store};

/// What all functions share.
struct Tls {
    host: Rc<Host>,
    contexts: RefCell<HashMap<u32, Rc<Context>>>,
    next_context: Cell<u32>,
    usual: RefCell<Option<Rc<Store>>>,
    lenient: Arc<Lenient>,
    sessions: RefCell<Sessions>,
}

/// What a session keeps beside it: a client's tickets, and secrets for a key log.
struct Beside {
    wallet: Option<Arc<Wallet>>,
    secrets: Option<Arc<Secrets>>,
}

/// Lines of a key log that nobody has taken yet.
#[derive(Debug)]
struct Secrets {
    flags: Arc<Flags>,
    lines: Mutex<String>,
}

impl KeyLog for Secrets {
    fn log(&self, label: &str, client_random: &[u8], secret: &[u8]) {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let hex = |bytes: &[u8]| bytes.iter().fold(String::new(), |text, b| text + &format!("{b:02x}"));
        // Into memory: that can't fail.
        let _ = writeln!(lines, "{label} {} {}", hex(client_random), hex(secret));
        self.flags.secrets.store(true, Ordering::Relaxed);
    }
}

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let tls = Rc::new(Tls {
        host: Rc::clone(host),
        contexts: RefCell::default(),
        next_context: Cell::new(1),
        usual: RefCell::default(),
        lenient: Arc::new(Lenient::of_servers()),
        sessions: RefCell::default(),
    });
    contexts(&object, &tls)?;
    context_settings(&object, &tls)?;
    beginnings(&object, &tls)?;
    decisions(&object, &tls)?;
    knowledge(&object, &tls)?;
    peers(&object, &tls)?;
    leftovers(&object, &tls)?;
    Ok(object)
}

impl Tls {
    fn context(&self, number: u32) -> Option<Rc<Context>> {
        self.contexts.borrow().get(&number).cloned()
    }

    /// The authorities that hold when a context names none.
    fn usual(&self) -> Rc<Store> {
        let read = || {
            let mut store = roots::system();
            store.extend(&roots::extra());
            Rc::new(store)
        };
        Rc::clone(self.usual.borrow_mut().get_or_insert_with(read))
    }

    // Contexts with authorities of their own need not wait for the system's to be read.
    fn usual_for(&self, context: &Context) -> Rc<Store> {
        match context.has_own_authorities() {
            true => Rc::default(),
            false => self.usual(),
        }
    }

    fn with_session<T>(&self, id: i32, body: impl FnOnce(&mut Session) -> T) -> Option<T> {
        self.host.with_stream(Id::from_number(id), |stream| stream.tls().map(body)).flatten()
    }

    fn beside<T>(&self, id: i32, pick: impl FnOnce(&Beside) -> Option<T>) -> Option<T> {
        self.with_session(id, |session| session.kept().and_then(pick)).flatten()
    }

    // Has a socket's handle look at its session again.
    fn stir(&self, id: i32) {
        self.host.mark_dirty(Id::from_number(id));
        self.host.wake(Id::from_number(id));
    }

    fn begin(&self, id: i32, session: Session) -> bool {
        let begun = self.host.with_stream(Id::from_number(id), |stream| stream.secure(session)).is_some();
        self.stir(id);
        begun
    }
}

// ---- contexts -------------------------------------------------------------------------------------

fn throw_bad(ctx: &Ctx, bad: Bad) -> rquickjs::Error {
    let (code, message) = bad.describe();
    throw_coded(ctx, "Error", code, message)
}

// Text or bytes, as programs hand in keys and certificates.
fn bytes_of(value: &Value) -> Result<Vec<u8>> {
    match raw::with_bytes(value, |bytes| bytes.to_vec()) {
        Some(bytes) => Ok(bytes),
        None => raw::with_text(value, <[u8]>::to_vec),
    }
}

fn optional_bytes(value: &Value) -> Result<Option<Vec<u8>>> {
    if value.is_undefined() || value.is_null() { Ok(None) } else { bytes_of(value).map(Some) }
}

fn contexts<'js>(object: &Object<'js>, tls: &Rc<Tls>) -> Result<()> {
    let t = Rc::clone(tls);
    export!(object, "newContext", move || -> u32 {
        let number = t.next_context.get();
        t.next_context.set(number + 1);
        t.contexts.borrow_mut().insert(number, Rc::new(Context::new()));
        number
    });
    let t = Rc::clone(tls);
    export!(object, "forgetContext", move |number: u32| {
        t.contexts.borrow_mut().remove(&number);
    });
    let t = Rc::clone(tls);
    // The functions that add throw OpenSSL's errors.
    export!(object, "addCertificate", move |ctx: Ctx<'js>, number: u32, text: Value<'js>| -> Result<()> {
        let text = bytes_of(&text)?;
        let added = t.context(number).map_or(Ok(()), |context| context.add_chain(&text));
        added.map_err(|bad| throw_bad(&ctx, bad))
    });
    let t = Rc::clone(tls);
    export!(object, "addKey", move |ctx: Ctx<'js>, number: u32, text: Value<'js>| -> Result<()> {
        let text = bytes_of(&text)?;
        let added = t.context(number).map_or(Ok(()), |context| context.add_key(&text));
        added.map_err(|bad| throw_bad(&ctx, bad))
    });
    let t = Rc::clone(tls);
    export!(object, "addAuthorities", move |ctx: Ctx<'js>, number: u32, text: Value<'js>| -> Result<()> {
        let text = bytes_of(&text)?;
        let added = t.context(number).map_or(Ok(()), |context| context.add_authorities(&text));
        added.map_err(|bad| throw_bad(&ctx, bad))
    });
    let t = Rc::clone(tls);
    export!(object, "chooseSuites", move |ctx: Ctx<'js>, number: u32, list: String| -> Result<()> {
        let chosen = t.context(number).map_or(Ok(()), |context| context.choose_suites(&list));
        chosen.map_err(|bad| throw_bad(&ctx, bad))
    });
    Ok(())
}

fn context_settings<'js>(object: &Object<'js>, tls: &Rc<Tls>) -> Result<()> {
    let t = Rc::clone(tls);
    // Names with colons between; false when none of them is known.
    export!(object, "chooseGroups", move |number: u32, list: String| -> bool {
        t.context(number).is_some_and(|context| context.choose_groups(&list))
    });
    let t = Rc::clone(tls);
    export!(object, "setVersions", move |number: u32, tls12: bool, tls13: bool| {
        t.context(number).inspect(|context| context.set_versions(tls12, tls13));
    });
    let t = Rc::clone(tls);
    export!(object, "preferOwnOrder", move |number: u32| {
        t.context(number).inspect(|context| context.prefer_own_order());
    });
    let t = Rc::clone(tls);
    export!(object, "trustPartly", move |number: u32| {
        t.context(number).inspect(|context| context.trust_partly());
    });
    let t = Rc::clone(tls);
    export!(object, "setTicketLifetime", move |number: u32, seconds: u32| {
        t.context(number).inspect(|context| context.set_ticket_lifetime(seconds));
    });
    let t = Rc::clone(tls);
    // 48 bytes.
    export!(object, "ticketKeys", move |ctx: Ctx<'js>, number: u32| -> Result<Option<Value<'js>>> {
        t.context(number).map(|context| array_buffer_copy(&ctx, &context.ticket_keys())).transpose()
    });
    let t = Rc::clone(tls);
    export!(object, "setTicketKeys", move |number: u32, keys: Value<'js>| -> Result<bool> {
        let Ok(keys) = bytes_of(&keys)?.try_into() else { return Ok(false) };
        Ok(t.context(number).inspect(|context| context.set_ticket_keys(keys)).is_some())
    });
    // OpenSSL's names of the suites that there are, in lower case.
    export!(object, "suites", ciphers::all_names);
    let t = Rc::clone(tls);
    // The authorities that are trusted by default, as PEM texts. `which`: all, system, extra.
    export!(object, "authorities", move |which: String| -> Vec<String> {
        let texts = |store: &Store| store.iter().map(|der| pem::write("CERTIFICATE", None, der)).collect();
        match which.as_str() {
            "system" => texts(&roots::system()),
            "extra" => texts(&roots::extra()),
            _ => texts(&t.usual()),
        }
    });
    let t = Rc::clone(tls);
    // (PEM texts): trusts these by default from now on. False when there is not one certificate in them.
    export!(object, "setAuthorities", move |ctx: Ctx<'js>, texts: Vec<Value<'js>>| -> Result<bool> {
        let mut store = Store::default();
        for text in &texts {
            match certificates(&bytes_of(text)?) {
                Ok(found) => found.into_iter().for_each(|certificate| store.add(certificate.to_vec())),
                Err(Bad::NoCertificate) => {}
                Err(bad) => return Err(throw_bad(&ctx, bad)),
            }
        }
        let is_any = texts.is_empty() || store.iter().next().is_some();
        if is_any {
            t.usual.replace(Some(Rc::new(store)));
        }
        Ok(is_any)
    });
    Ok(())
}

// ---- sessions begin -------------------------------------------------------------------------------

/// Bits of the flags that sessions begin with.
mod flag {
    pub const ASK_PROGRAM: i32 = 1;
    pub const ASK_CERTIFICATE: i32 = 2;
    pub const INSIST: i32 = 4;
    pub const LOG: i32 = 8;
}

fn beginnings<'js>(object: &Object<'js>, tls: &Rc<Tls>) -> Result<()> {
    let t = Rc::clone(tls);
    // client(socket, context, name or '', protocols, session, flags): a session over a connected socket.
    // Protocols come as they stand in the extension: each behind a byte with its length.
    export!(object, "client", move |ctx: Ctx<'js>,
                                    id: i32,
                                    context: u32,
                                    name: String,
                                    protocols: Value<'js>,
                                    session: Value<'js>,
                                    flags: i32|
          -> Result<bool> {
        let Some(context) = t.context(context) else { return Ok(false) };
        let (protocols, offered) = (optional_bytes(&protocols)?, optional_bytes(&session)?);
        let made = client(&t, &context, &name, protocol_list(protocols), offered, flags);
        let session = made.map_err(|_| throw_bad(&ctx, Bad::Protocols))?;
        Ok(t.begin(id, session))
    });
    let t = Rc::clone(tls);
    // server(socket, context, protocols, flags)
    export!(object, "server", move |ctx: Ctx<'js>,
                                    id: i32,
                                    context: u32,
                                    protocols: Value<'js>,
                                    flags: i32|
          -> Result<bool> {
        let Some(context) = t.context(context) else { return Ok(false) };
        let shared = Arc::new(Flags::default());
        let secrets = secrets(&shared, flags);
        let usual = match flags & flag::ASK_PROGRAM {
            0 => Some(server_config(&ctx, &t, &context, protocols, flags, secrets.clone())?),
            _ => None,
        };
        let mut session = Session::server(usual, shared);
        session.keep(Box::new(Beside { wallet: None, secrets }));
        Ok(t.begin(id, session))
    });
    Ok(())
}

fn secrets(flags: &Arc<Flags>, bits: i32) -> Option<Arc<Secrets>> {
    let make = || Arc::new(Secrets { flags: Arc::clone(flags), lines: Mutex::default() });
    (bits & flag::LOG != 0).then(make)
}

fn client(
    tls: &Tls,
    context: &Context,
    name: &str,
    protocols: Vec<Vec<u8>>,
    offered: Option<Vec<u8>>,
    flags: i32,
) -> std::result::Result<Session, Error> {
    let mut config = (*context.client(&tls.lenient)?).clone();
    let shared = Arc::new(Flags::default());
    let offered = offered.and_then(|name| tls.sessions.borrow_mut().take(&name));
    let offered = offered.filter(|kept| kept.credentials.are_same(context.credentials()));
    let credentials = offered.as_ref().map_or(context.credentials(), |kept| &kept.credentials).clone();
    let wallet = Arc::new(Wallet::new(offered, Arc::clone(&credentials), Arc::clone(&shared)));
    let secrets = secrets(&shared, flags);
    config.client_auth_cert_resolver = credentials;
    config.resumption = Resumption::store(Arc::clone(&wallet) as _);
    config.alpn_protocols = protocols;
    if let Some(secrets) = &secrets {
        config.key_log = Arc::clone(secrets) as _;
    }
    // An address is never told to the server: it stands for no name here.
    let name = match DnsName::try_from(name.to_string()) {
        Ok(name) => ServerName::DnsName(name),
        Err(_) => ServerName::from(std::net::IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
    };
    let mut session = Session::client(Arc::new(config), name, shared)?;
    session.keep(Box::new(Beside { wallet: Some(wallet), secrets }));
    Ok(session)
}

fn server_config(
    ctx: &Ctx,
    tls: &Tls,
    context: &Context,
    protocols: Value,
    flags: i32,
    secrets: Option<Arc<Secrets>>,
) -> Result<Arc<rustls::ServerConfig>> {
    let wishes = Wishes {
        asks_certificate: flags & flag::ASK_CERTIFICATE != 0,
        insists: flags & flag::INSIST != 0,
        protocols: protocol_list(optional_bytes(&protocols)?),
    };
    let log = secrets.map(|secrets| secrets as Arc<dyn KeyLog>);
    let config = context.server(&wishes, &tls.usual_for(context), log);
    config.map_err(|_| throw_bad(ctx, Bad::Protocols))
}

// What does not fit the form is left out.
fn protocol_list(bytes: Option<Vec<u8>>) -> Vec<Vec<u8>> {
    let bytes = bytes.unwrap_or_default();
    let mut rest = &bytes[..];
    let mut list = Vec::new();
    while let Some((&length, after)) = rest.split_first() {
        let Some((name, after)) = after.split_at_checked(usize::from(length)) else { break };
        if !name.is_empty() {
            list.push(name.to_vec());
        }
        rest = after;
    }
    list
}

fn decisions<'js>(object: &Object<'js>, tls: &Rc<Tls>) -> Result<()> {
    let t = Rc::clone(tls);
    // What a client asks for: [name or undefined, protocols…].
    export!(object, "hello", move |ctx: Ctx<'js>, id: i32| -> Result<Array<'js>> {
        let hello = t.with_session(id, |session| session.hello().clone()).unwrap_or_default();
        let list = Array::new(ctx.clone())?;
        list.set(0, hello.server_name)?;
        for (at, protocol) in hello.protocols.iter().enumerate() {
            list.set(at + 1, raw::latin1_string(&ctx, protocol)?)?;
        }
        Ok(list)
    });
    let t = Rc::clone(tls);
    // choose(socket, context, protocols, flags): goes on with a client.
    export!(object, "choose", move |ctx: Ctx<'js>,
                                    id: i32,
                                    context: u32,
                                    protocols: Value<'js>,
                                    flags: i32|
          -> Result<bool> {
        let Some(context) = t.context(context) else { return Ok(false) };
        let secrets = t.beside(id, |beside| beside.secrets.clone());
        let config = server_config(&ctx, &t, &context, protocols, flags, secrets)?;
        let chosen = t.with_session(id, |session| session.choose(config)).unwrap_or(false);
        t.stir(id);
        Ok(chosen)
    });
    let t = Rc::clone(tls);
    // No protocol of the client's is spoken here.
    export!(object, "refuseProtocols", move |id: i32| {
        let alert = AlertDescription::NoApplicationProtocol;
        t.with_session(id, |session| session.refuse(alert, Error::NoApplicationProtocol));
        t.stir(id);
    });
    Ok(())
}

// ---- what is known of a session -------------------------------------------------------------------

fn version_name(version: ProtocolVersion) -> &'static str {
    match version {
        ProtocolVersion::TLSv1_3 => "TLSv1.3",
        ProtocolVersion::TLSv1_2 => "TLSv1.2",
        _ => "unknown",
    }
}

fn knowledge<'js>(object: &Object<'js>, tls: &Rc<Tls>) -> Result<()> {
    let t = Rc::clone(tls);
    // [version, suite, its standard name, protocol or null, resumed, group or null], or null before there is
    // a connection.
    export!(object, "describe", move |ctx: Ctx<'js>, id: i32| -> Result<Option<Array<'js>>> {
        let list = Array::new(ctx.clone())?;
        let told = t.with_session(id, |session| -> Result<bool> {
            let Some(connection) = session.connection() else { return Ok(false) };
            let suite = connection.negotiated_cipher_suite().map(|suite| suite.suite());
            let (name, standard) = suite.map_or(("", ""), ciphers::names);
            list.set(0, connection.protocol_version().map(version_name))?;
            list.set(1, name)?;
            list.set(2, standard)?;
            let protocol = connection.alpn_protocol().map(|name| raw::latin1_string(&ctx, name));
            list.set(3, protocol.transpose()?)?;
            list.set(4, connection.handshake_kind() == Some(HandshakeKind::Resumed))?;
            list.set(
                5,
                connection.negotiated_key_exchange_group().map(|group| format!("{:?}", group.name())),
            )?;
            Ok(true)
        });
        Ok(told.transpose()?.unwrap_or(false).then_some(list))
    });
    let t = Rc::clone(tls);
    // Why a session failed: [number, reason].
    export!(object, "failure", move |ctx: Ctx<'js>, id: i32| -> Result<Option<Array<'js>>> {
        let found = t.with_session(id, |session| session.failure().map(failure::reason)).flatten();
        let Some((number, reason)) = found else { return Ok(None) };
        let list = Array::new(ctx)?;
        list.set(0, number)?;
        list.set(1, reason)?;
        Ok(Some(list))
    });
    let t = Rc::clone(tls);
    // keyingMaterial(socket, length, label, context or undefined): RFC 5705; null when it can't be had.
    export!(object, "keyingMaterial", move |ctx: Ctx<'js>,
                                            id: i32,
                                            length: usize,
                                            label: Value<'js>,
                                            context: Value<'js>|
          -> Result<Option<Value<'js>>> {
        let (label, context) = (bytes_of(&label)?, optional_bytes(&context)?);
        let exported = t.with_session(id, |session| {
            let material = vec![0; length];
            session.connection()?.export_keying_material(material, &label, context.as_deref()).ok()
        });
        exported.flatten().map(|bytes| array_buffer(&ctx, bytes)).transpose()
    });
    let t = Rc::clone(tls);
    export!(object, "setMostFragment", move |id: i32, bytes: usize| -> bool {
        t.with_session(id, |session| session.set_most_fragment(bytes)).is_some()
    });
    Ok(())
}

fn peers<'js>(object: &Object<'js>, tls: &Rc<Tls>) -> Result<()> {
    let t = Rc::clone(tls);
    // The peer's certificates, the innermost first, as ArrayBuffers.
    export!(object, "peerCertificates", move |ctx: Ctx<'js>, id: i32| -> Result<Vec<Value<'js>>> {
        let chain = t.with_session(id, peer_chain).unwrap_or_default();
        chain.iter().map(|der| array_buffer_copy(&ctx, der)).collect()
    });
    let t = Rc::clone(tls);
    // Our own, the first of a context's.
    export!(object, "ownCertificates", move |ctx: Ctx<'js>, context: u32| -> Result<Vec<Value<'js>>> {
        let context = t.context(context);
        let chain = context.as_ref().and_then(|context| context.credentials().own_chain());
        chain.unwrap_or_default().iter().map(|der| array_buffer_copy(&ctx, der)).collect()
    });
    let t = Rc::clone(tls);
    // verdict(socket, context, isServer): null for a peer that can be trusted, else the name of the error.
    export!(object, "verdict", move |id: i32, context: u32, is_server: bool| -> Option<&'static str> {
        let context = t.context(context)?;
        let chain = t.with_session(id, peer_chain)?;
        match chain.is_empty() {
            true => Some("UNABLE_TO_GET_ISSUER_CERT"),
            false => {
                let role = if is_server { Role::Client } else { Role::Server };
                context.judge(&t.usual_for(&context), &chain, role)
            }
        }
    });
    let t = Rc::clone(tls);
    // The certificate of a context's authorities that signed this one.
    export!(object, "issuerOf", move |ctx: Ctx<'js>,
                                      context: u32,
                                      der: Value<'js>|
          -> Result<Option<Value<'js>>> {
        let (Some(context), der) = (t.context(context), bytes_of(&der)?) else { return Ok(None) };
        let usual = t.usual_for(&context);
        let found = context.with_authorities(&usual, |store| store.issuer_of(&der).map(<[u8]>::to_vec));
        found.map(|der| array_buffer(&ctx, der)).transpose()
    });
    // The fields of a certificate.
    export!(object, "readCertificate", |ctx: Ctx<'js>, der: Value<'js>| -> Result<Value<'js>> {
        certificate::object(&ctx, &bytes_of(&der)?)
    });
    Ok(())
}

fn peer_chain(session: &mut Session) -> Vec<CertificateDer<'static>> {
    let chain = session.connection().and_then(|connection| connection.peer_certificates());
    chain.map(<[CertificateDer]>::to_vec).unwrap_or_default()
}

fn leftovers<'js>(object: &Object<'js>, tls: &Rc<Tls>) -> Result<()> {
    let t = Rc::clone(tls);
    // The name of the newest session that a server has given, once.
    export!(object, "takeSession", move |ctx: Ctx<'js>, id: i32| -> Result<Option<Value<'js>>> {
        let wallet = t.beside(id, |beside| beside.wallet.clone());
        let name = wallet.and_then(|wallet| t.sessions.borrow_mut().keep_from(&wallet));
        name.map(|name| array_buffer_copy(&ctx, &name)).transpose()
    });
    let t = Rc::clone(tls);
    // What was read from a socket before its session began.
    export!(object, "receive", move |id: i32, bytes: Value<'js>| -> Result<()> {
        let bytes = bytes_of(&bytes)?;
        t.with_session(id, |session| session.receive(&bytes));
        t.stir(id);
        Ok(())
    });
    let t = Rc::clone(tls);
    // Lines of the key log since the last time.
    export!(object, "takeSecrets", move |id: i32| -> String {
        let secrets = t.beside(id, |beside| beside.secrets.clone());
        secrets.map_or_else(String::new, |secrets| {
            std::mem::take(&mut secrets.lines.lock().unwrap_or_else(PoisonError::into_inner))
        })
    });
    Ok(())
}
