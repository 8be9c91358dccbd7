//! One TLS connection as a filter between a socket and a stream's plain bytes: RFC 8446 and RFC 5246, by
//! rustls. It pumps records, and notes what its owner has to hear of: a ClientHello that waits for a
//! decision, the end of the handshake, a session ticket, secrets, a failure. It knows no certificates'
//! worth: whoever made the configuration judges them.

use super::stream::{Input, Wire};
use rustls::pki_types::ServerName;
use rustls::server::{Accepted, Acceptor};
use rustls::{AlertDescription, ClientConfig, ClientConnection, Connection, Error, ServerConfig};
use socket2::Socket;
use std::any::Any;
use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the owner of a session is told; JavaScript knows them by these numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Notice {
    /// A client has said hello and waits for `Session::choose` or `Session::refuse`.
    Hello = 0,
    /// The handshake is complete.
    Secure = 1,
    /// The server has given a ticket.
    Ticket = 2,
    /// Secrets for a key log have come up.
    Secrets = 3,
    /// The session is over, and `Session::failure` says why.
    Failed = 4,
}

/// What became of plain bytes that were to be sent.
pub struct Sent {
    /// So many of them are taken.
    pub taken: usize,
    /// Everything that was taken is with the system, the last word included if there is one.
    pub all_out: bool,
}

/// Raised from within rustls' callbacks, seen by the session after it has worked.
#[derive(Debug, Default)]
pub struct Flags {
    pub ticket: AtomicBool,
    pub secrets: AtomicBool,
}

/// Ciphertext that is read at once: what comes of it must wait when nobody takes the plain bytes.
const READ_SIZE: usize = 32 * 1024;

enum State {
    /// A server before the client's first message is whole.
    Hello(Box<Acceptor>),
    /// It is whole, and somebody has to choose.
    Choosing(Box<Accepted>),
    Open(Box<Connection>),
    Over,
}

/// What the client's first message asks for.
#[derive(Clone, Debug, Default)]
pub struct Hello {
    pub server_name: Option<String>,
    pub protocols: Vec<Vec<u8>>,
}

/// A session over one socket.
pub struct Session {
    state: State,
    /// Ciphertext that rustls could not take in yet.
    waiting: Vec<u8>,
    /// An alert from before there was a connection to send it.
    alert: Vec<u8>,
    notices: VecDeque<Notice>,
    flags: Arc<Flags>,
    /// Servers: the configuration for every client, if nobody wants to be asked.
    usual: Option<Arc<ServerConfig>>,
    hello: Hello,
    failure: Option<Failure>,
    is_secure: bool,
    finishing: bool,
    finished: bool,
    most_fragment: usize,
    /// What the owner keeps for as long as the session lasts.
    beside: Option<Box<dyn Any>>,
}

/// Why a session ended before its time.
#[derive(Clone, Debug)]
pub enum Failure {
    Tls(Error),
    /// The peer speaks HTTP.
    Http,
}

/// The largest fragment that TLS knows.
pub const MOST_FRAGMENT: usize = 16 * 1024;

impl Session {
    /// A client's session; the first message leaves with the next `send`. Errors: the configuration and the
    /// name do not go together.
    pub fn client(
        config: Arc<ClientConfig>,
        name: ServerName<'static>,
        flags: Arc<Flags>,
    ) -> Result<Session, Error> {
        let connection = ClientConnection::new(config, name)?;
        Ok(Session::new(State::Open(Box::new(connection.into())), flags))
    }

    /// A server's session. Without a usual configuration, `Notice::Hello` asks for one.
    pub fn server(usual: Option<Arc<ServerConfig>>, flags: Arc<Flags>) -> Session {
        let mut session = Session::new(State::Hello(Box::default()), flags);
        session.usual = usual;
        session
    }

    fn new(state: State, flags: Arc<Flags>) -> Session {
        Session {
            state,
            waiting: Vec::new(),
            alert: Vec::new(),
            notices: VecDeque::new(),
            flags,
            usual: None,
            hello: Hello::default(),
            failure: None,
            is_secure: false,
            finishing: false,
            finished: false,
            most_fragment: MOST_FRAGMENT,
            beside: None,
        }
    }

    // ---- what the owner asks ----------------------------------------------------------------------

    /// What is to be told next. Nothing is read before it has been taken.
    pub fn take_notice(&mut self) -> Option<u8> {
        self.notices.pop_front().map(|notice| notice as u8)
    }

    pub fn is_handshaking(&self) -> bool {
        !self.is_secure && self.failure.is_none()
    }

    /// rustls' connection, from the client's first message on.
    pub fn connection(&self) -> Option<&Connection> {
        match &self.state {
            State::Open(connection) => Some(connection),
            _ => None,
        }
    }

    /// For keying material.
    pub fn connection_mut(&mut self) -> Option<&mut Connection> {
        match &mut self.state {
            State::Open(connection) => Some(connection),
            _ => None,
        }
    }

    /// What the client asked for; empty before `Notice::Hello`, and at a client's end.
    pub fn hello(&self) -> &Hello {
        &self.hello
    }

    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// Has the session keep something until it ends.
    pub fn keep(&mut self, beside: Box<dyn Any>) {
        self.beside = Some(beside);
    }

    pub fn kept<T: Any>(&self) -> Option<&T> {
        self.beside.as_ref()?.downcast_ref()
    }

    /// Takes in what was read from the socket before the session began.
    pub fn receive(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
    }

    /// The most plain bytes that go into one record from now on.
    pub fn set_most_fragment(&mut self, bytes: usize) {
        self.most_fragment = bytes.clamp(1, MOST_FRAGMENT);
    }

    /// Goes on with a client whose hello was told. Answers false when there is none.
    pub fn choose(&mut self, config: Arc<ServerConfig>) -> bool {
        let State::Choosing(accepted) = std::mem::replace(&mut self.state, State::Over) else {
            return false;
        };
        self.begin(*accepted, config);
        true
    }

    /// Sends a client whose hello was told away.
    pub fn refuse(&mut self, alert: AlertDescription, error: Error) {
        const ALERT: u8 = 21;
        const FATAL: u8 = 2;
        self.alert = vec![ALERT, 3, 3, 0, 2, FATAL, u8::from(alert)];
        self.fail(Failure::Tls(error));
    }

    // ---- reading ----------------------------------------------------------------------------------

    /// Plain bytes from the peer. `WouldBlock` too while there is a notice to be taken first.
    pub fn read(&mut self, wire: &mut Wire, buffer: &mut [u8]) -> io::Result<Input> {
        loop {
            if !self.notices.is_empty() || matches!(self.state, State::Choosing(_)) {
                return Ok(Input::WouldBlock);
            }
            if let Some(input) = self.read_plain(buffer)? {
                return Ok(input);
            }
            if !self.waiting.is_empty() {
                let waiting = std::mem::take(&mut self.waiting);
                self.take_in(wire, &waiting)?;
                continue;
            }
            let most = buffer.len().min(READ_SIZE);
            match wire.read(&mut buffer[..most])? {
                Input::Bytes(count) => self.take_in(wire, &buffer[..count])?,
                other => return Ok(other),
            }
        }
    }

    // What has been deciphered already. An end without a closing alert counts as an end, as in Node.
    fn read_plain(&mut self, buffer: &mut [u8]) -> io::Result<Option<Input>> {
        let State::Open(connection) = &mut self.state else { return Ok(None) };
        match connection.reader().read(buffer) {
            Ok(0) => Ok(Some(Input::End)),
            Ok(count) => Ok(Some(Input::Bytes(count))),
            Err(e) if e.kind() == io::ErrorKind::WouldBlock => Ok(None),
            Err(e) => Err(e),
        }
    }

    fn take_in(&mut self, wire: &mut Wire, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() && self.feed(&mut bytes) {}
        self.waiting.extend_from_slice(bytes);
        self.look_around();
        // Answers of the handshake need not wait for somebody to write; but whoever does not trust the peer,
        // now that it is known, ends the handshake without a last word.
        if !self.notices.contains(&Notice::Secure) {
            self.send_records(wire.socket())?;
        }
        match self.failure {
            Some(_) => Err(io::Error::from_raw_os_error(libc::EPROTO)),
            None => Ok(()),
        }
    }

    // Has rustls take some of the bytes; false when it can't take more now.
    fn feed(&mut self, bytes: &mut &[u8]) -> bool {
        match &mut self.state {
            State::Hello(_) => self.feed_hello(bytes),
            State::Open(connection) => match connection.read_tls(bytes) {
                Ok(0) => false,
                Ok(_) => match connection.process_new_packets() {
                    Ok(_) => true,
                    Err(e) => {
                        self.fail(Failure::Tls(e));
                        false
                    }
                },
                // Its buffer of plain bytes is full.
                Err(_) => false,
            },
            State::Choosing(_) | State::Over => false,
        }
    }

    fn feed_hello(&mut self, bytes: &mut &[u8]) -> bool {
        let first = *bytes;
        let State::Hello(acceptor) = &mut self.state else { return false };
        let outcome = match acceptor.read_tls(bytes) {
            Ok(0) | Err(_) => return false,
            Ok(_) => acceptor.accept(),
        };
        match outcome {
            Ok(None) => return true,
            Ok(Some(accepted)) => {
                self.note_hello(&accepted);
                match self.usual.take() {
                    Some(config) => self.begin(accepted, config),
                    None => {
                        self.state = State::Choosing(Box::new(accepted));
                        self.notices.push_back(Notice::Hello);
                    }
                }
            }
            Err((error, mut alert)) => {
                // Who does not speak TLS at all would not understand an alert.
                if !matches!(error, Error::InvalidMessage(_)) {
                    // Into memory: that can't fail.
                    let _ = alert.write_all(&mut self.alert);
                }
                self.fail(if speaks_http(first) { Failure::Http } else { Failure::Tls(error) });
            }
        }
        matches!(self.state, State::Open(_))
    }

    fn note_hello(&mut self, accepted: &Accepted) {
        let hello = accepted.client_hello();
        self.hello = Hello {
            server_name: hello.server_name().map(str::to_string),
            protocols: hello.alpn().map_or_else(Vec::new, |names| names.map(<[u8]>::to_vec).collect()),
        };
    }

    fn begin(&mut self, accepted: Accepted, config: Arc<ServerConfig>) {
        match accepted.into_connection(config) {
            Ok(connection) => self.state = State::Open(Box::new(connection.into())),
            Err((error, mut alert)) => {
                let _ = alert.write_all(&mut self.alert);
                self.fail(Failure::Tls(error));
            }
        }
    }

    fn fail(&mut self, failure: Failure) {
        if self.failure.is_none() {
            self.failure = Some(failure);
            self.notices.push_back(Notice::Failed);
        }
    }

    // What has changed since the last look.
    fn look_around(&mut self) {
        if self.flags.secrets.swap(false, Ordering::Relaxed) {
            self.notices.push_front(Notice::Secrets);
        }
        let State::Open(connection) = &self.state else { return };
        // In TLS 1.2 the ticket belongs to the handshake.
        if self.flags.ticket.swap(false, Ordering::Relaxed) {
            self.notices.push_back(Notice::Ticket);
        }
        if !self.is_secure && !connection.is_handshaking() && self.failure.is_none() {
            self.is_secure = true;
            self.notices.push_back(Notice::Secure);
        }
    }

    // ---- writing ----------------------------------------------------------------------------------

    /// Whether records wait to be sent.
    pub fn has_output(&self) -> bool {
        !self.alert.is_empty() || self.connection().is_some_and(|connection| connection.wants_write())
    }

    /// Says goodbye once all plain bytes have been sent (RFC 8446 section 6.1).
    pub fn finish(&mut self) {
        self.finishing = true;
    }

    /// Enciphers and sends. Plain bytes wait for the end of the handshake.
    pub fn send(&mut self, socket: &Socket, plain: &[u8]) -> io::Result<Sent> {
        let mut taken = 0;
        loop {
            if !self.send_records(socket)? {
                return Ok(Sent { taken, all_out: false });
            }
            let State::Open(connection) = &mut self.state else {
                return Ok(Sent { taken, all_out: self.failure.is_some() || self.is_quiet(plain) });
            };
            if !self.is_secure {
                return Ok(Sent { taken, all_out: self.is_quiet(plain) });
            }
            if taken < plain.len() {
                let most = self.most_fragment.min(plain.len() - taken);
                taken += connection.writer().write(&plain[taken..taken + most])?;
            } else if self.finishing && !self.finished {
                connection.send_close_notify();
                self.finished = true;
            } else {
                return Ok(Sent { taken, all_out: true });
            }
        }
    }

    // Whether nothing waits for the end of the handshake.
    fn is_quiet(&self, plain: &[u8]) -> bool {
        plain.is_empty() && !self.finishing
    }

    // Sends what is enciphered; false when the socket takes no more.
    fn send_records(&mut self, mut socket: &Socket) -> io::Result<bool> {
        while self.has_output() {
            let sent = match &mut self.state {
                State::Open(connection) if self.alert.is_empty() => connection.write_tls(&mut socket),
                _ => socket.write(&self.alert).inspect(|&count| drop(self.alert.drain(..count))),
            };
            match sent {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(_) => {}
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => return Ok(false),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        Ok(true)
    }
}

// A request line in place of a ClientHello, as OpenSSL tells it.
fn speaks_http(bytes: &[u8]) -> bool {
    [&b"GET "[..], b"POST ", b"HEAD ", b"PUT "].iter().any(|method| bytes.starts_with(method))
}
