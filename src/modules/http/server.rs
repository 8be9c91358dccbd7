//! A listening HTTP server: accepts, keeps what its connections share, and sweeps their deadlines.

use super::connection::Connection;
use super::exchange::Exchange;
use crate::engine::Call;
use crate::host::{Event, Handle, Host};
use crate::io::listener::{Accepted, EXHAUSTED_PAUSE, Listener};
use crate::io::reactor::{Id, Readiness};
use crate::io::stream::Stream;
use rquickjs::{Ctx, Result, Value};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::{Duration, Instant, SystemTime};

/// Connections accepted before the others have their turn.
const ACCEPTS_A_TURN: usize = 64;

/// What the connections of a server share; set by JavaScript at any time.
pub struct Shared {
    /// The server's handle.
    pub id: Cell<Id>,
    /// Times in milliseconds, 0: none. https://nodejs.org/api/http.html#class-httpserver
    pub headers_timeout: Cell<u64>,
    pub request_timeout: Cell<u64>,
    pub keep_alive_timeout: Cell<u64>,
    /// How much longer than what clients are told.
    pub keep_alive_buffer: Cell<u64>,
    pub idle_timeout: Cell<u64>,
    pub max_head: Cell<usize>,
    /// Requests on one connection, 0: without limit.
    pub max_requests: Cell<u32>,
    /// Connections at once, 0: without limit.
    pub max_connections: Cell<usize>,
    /// Bytes of unsent output above which `write` says stop.
    pub high_water_mark: Cell<usize>,
    pub require_host: Cell<bool>,
    /// Some faults of requests are overlooked.
    pub lenient: Cell<bool>,
    /// A peer that has finished sending may still get its answer.
    pub half_open: Cell<bool>,
    /// JavaScript wants to hear of new connections, of malformed requests, of dropped connections.
    pub announce: Cell<bool>,
    pub client_errors: Cell<bool>,
    /// JavaScript decides what becomes of connections that wait too long for another request.
    pub tells_timeouts: Cell<bool>,
    pub no_delay: Cell<bool>,
    /// Seconds of silence before TCP asks whether the peer is there; none: it does not ask.
    pub keep_alive_probe: Cell<Option<u64>>,
    /// What the program's requests and responses are, unless it wants to make them itself.
    pub exchange: Cell<Option<Exchange>>,
    pub connections: Cell<usize>,
    pub closing: Cell<bool>,
    date: RefCell<DateCache>,
    next_sweep: Cell<Option<Instant>>,
}

struct DateCache {
    turn: Option<Instant>,
    second: u64,
    text: String,
}

impl Shared {
    fn new() -> Shared {
        Shared {
            id: Cell::new(Id::new(0, 0)),
            headers_timeout: Cell::new(60_000),
            request_timeout: Cell::new(300_000),
            keep_alive_timeout: Cell::new(5_000),
            keep_alive_buffer: Cell::new(1_000),
            idle_timeout: Cell::new(0),
            max_head: Cell::new(16 * 1024),
            max_requests: Cell::new(0),
            max_connections: Cell::new(0),
            high_water_mark: Cell::new(64 * 1024),
            require_host: Cell::new(true),
            lenient: Cell::new(false),
            half_open: Cell::new(false),
            announce: Cell::new(false),
            client_errors: Cell::new(false),
            tells_timeouts: Cell::new(false),
            no_delay: Cell::new(true),
            keep_alive_probe: Cell::new(None),
            exchange: Cell::new(None),
            connections: Cell::new(0),
            closing: Cell::new(false),
            date: RefCell::new(DateCache { turn: None, second: 0, text: String::new() }),
            next_sweep: Cell::new(None),
        }
    }

    /// Runs `body` over the Date field's value; it is made once a second and the clock read once a turn.
    pub fn with_date<T>(&self, host: &Host, body: impl FnOnce(&[u8]) -> T) -> T {
        let mut cache = self.date.borrow_mut();
        if cache.turn != Some(host.now()) {
            cache.turn = Some(host.now());
            let time = SystemTime::now();
            let second = time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_secs());
            if cache.second != second || cache.text.is_empty() {
                cache.second = second;
                cache.text = httpdate::fmt_http_date(time);
            }
        }
        body(cache.text.as_bytes())
    }

    /// Makes sure that somebody looks at the connections when `at` has come.
    pub fn note_deadline(&self, host: &Host, at: Instant) {
        if self.next_sweep.get().is_none_or(|next| at < next) {
            self.next_sweep.set(Some(at));
            host.set_deadline(self.id.get(), at);
        }
    }

    /// A connection is gone; the last one ends a server that is closing.
    pub fn forget_connection(&self, host: &Host) {
        self.connections.set(self.connections.get() - 1);
        if self.closing.get() && self.connections.get() == 0 {
            host.wake(self.id.get());
        }
    }
}

/// The handle of a server; it outlives its listener until the last connection has ended.
pub struct Server {
    pub shared: Rc<Shared>,
    listener: Option<Listener>,
    referenced: bool,
    retry_at: Option<Instant>,
    /// Connections that JavaScript is to hear of, and whether they are too many.
    announced: VecDeque<(Id, bool)>,
}

impl Server {
    /// Takes over a listener that is registered under `id` already.
    pub fn new(listener: Listener, id: Id) -> Server {
        let shared = Rc::new(Shared::new());
        shared.id.set(id);
        let (announced, retry_at) = (VecDeque::new(), None);
        Server { shared, listener: Some(listener), referenced: true, retry_at, announced }
    }

    /// One without a listener: its connections come by `adopt`.
    pub fn detached() -> Server {
        let shared = Rc::new(Shared::new());
        let (announced, retry_at) = (VecDeque::new(), None);
        Server { shared, listener: None, referenced: true, retry_at, announced }
    }

    /// A connection that another module has accepted, as the handle that takes its slot. `unread` is what was
    /// read from it so far.
    pub fn adopt(&self, host: &Host, stream: Stream, unread: Vec<u8>) -> Connection {
        self.shared.connections.set(self.shared.connections.get() + 1);
        let connection = Connection::new(stream, Rc::clone(&self.shared), host).with_input(unread);
        connection.note_deadline(host);
        connection
    }

    /// The descriptor it listens on, or -1.
    pub fn fd(&self) -> i32 {
        self.listener.as_ref().map_or(-1, Listener::fd)
    }

    /// Stops accepting; the connections go on. Event::SocketClose tells when the last has ended.
    pub fn close(&mut self, host: &Host, id: Id) {
        if let Some(listener) = self.listener.take() {
            // Closing the descriptor ends its registration too.
            listener.remove_path();
        }
        self.shared.closing.set(true);
        host.wake(id);
    }

    fn accept(&mut self, host: &Host, id: Id) {
        for _ in 0..ACCEPTS_A_TURN {
            let Some(listener) = &self.listener else { return };
            match listener.accept() {
                Accepted::Stream(socket) => self.take_in(host, socket),
                Accepted::WouldBlock => return,
                Accepted::Exhausted(_) => return self.pause(host),
            }
        }
        self.retry_at = Some(host.now());
        host.wake(id);
    }

    fn pause(&mut self, host: &Host) {
        let at = host.now() + EXHAUSTED_PAUSE;
        self.retry_at = Some(at);
        self.shared.next_sweep.set(None);
        self.shared.note_deadline(host, at);
    }

    fn take_in(&mut self, host: &Host, socket: socket2::Socket) {
        let shared = &self.shared;
        let most = shared.max_connections.get();
        let is_over = most > 0 && shared.connections.get() >= most;
        if is_over && !shared.announce.get() {
            return;
        }
        // Neither option exists on a Unix socket; a connection works without them.
        if shared.no_delay.get() {
            let _ = socket.set_tcp_nodelay(true);
        }
        if let Some(seconds) = shared.keep_alive_probe.get() {
            let probe = socket2::TcpKeepalive::new().with_time(Duration::from_secs(seconds));
            let _ = socket.set_tcp_keepalive(&probe);
        }
        let connection = Connection::new(Stream::new(socket), Rc::clone(shared), host);
        let fd = connection.fd();
        if let Ok(id) = host.open(Box::new(connection), |reactor, id| reactor.register(fd, id)) {
            shared.connections.set(shared.connections.get() + 1);
            host.with(id, |connection: &mut Connection| match is_over {
                // JavaScript may ask who it was, and then closes it.
                true => connection.break_off(0),
                false => connection.note_deadline(host),
            });
            if shared.announce.get() {
                self.announced.push_back((id, is_over));
            }
        }
    }

    // Looks at every connection's deadline and sleeps until the next one; not oftener than some times a
    // second, however many there are.
    fn sweep(&mut self, host: &Host) {
        self.shared.next_sweep.set(None);
        let mut next: Option<Instant> = None;
        for id in host.open_ids() {
            let mine = |connection: &mut Connection| {
                if !Rc::ptr_eq(connection.shared(), &self.shared) {
                    return None;
                }
                if connection.check_deadline(host, id) {
                    host.wake(id);
                }
                connection.next_deadline()
            };
            if let Some(at) = host.with(id, mine).flatten() {
                next = Some(next.map_or(at, |next| next.min(at)));
            }
        }
        if let Some(at) = next {
            let slack = Duration::from_millis(5 + self.shared.connections.get() as u64 / 4);
            self.shared.note_deadline(host, at.max(host.now() + slack));
        }
    }
}

impl Handle for Server {
    fn ready(&mut self, host: &Host, id: Id, _readiness: Readiness) {
        self.accept(host, id);
    }

    fn deadline(&mut self, host: &Host, id: Id) {
        self.sweep(host);
        if self.retry_at.take().is_some() {
            self.accept(host, id);
        }
    }

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        if self.retry_at.is_some_and(|at| at <= host.now()) {
            self.retry_at = None;
            self.accept(host, id);
        }
        if let Some((connection, is_over)) = self.announced.pop_front() {
            let call = Call::new(ctx, Event::HttpConnection, connection.number());
            let dropped = Value::new_bool(ctx.clone(), is_over);
            return Ok(Some(call.with_number(0, id.number() as f64).with(1, dropped)));
        }
        if self.shared.closing.get() && self.shared.connections.get() == 0 {
            host.close(id);
            let nothing = Value::new_int(ctx.clone(), 0);
            return Ok(Some(Call::new(ctx, Event::SocketClose, id.number()).with(0, nothing)));
        }
        Ok(None)
    }

    fn is_referenced(&self) -> bool {
        let is_ending = self.shared.closing.get() && self.shared.connections.get() == 0;
        is_ending || self.referenced && self.listener.is_some()
    }

    fn set_referenced(&mut self, referenced: bool) {
        self.referenced = referenced;
    }
}
