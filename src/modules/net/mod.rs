//! The native half of `net`: listening, connecting, and plain sockets; and what every kind of socket can
//! be asked or told (addresses, options), HTTP connections included.

mod fd_kind;
mod server;
mod socket;

use crate::engine::raw;
use crate::engine::raw::methods::{Borrowed, Invocation, Outcome, put};
use crate::engine::value::{array_buffer, throw_system};
use crate::error::SysError;
use crate::export;
use crate::host::{Handle, Host, Parked};
use crate::io::address;
use crate::io::listener::Listener;
use crate::io::reactor::Id;
use crate::io::stream::Stream;
use crate::proto::encoding::latin1_of;
use crate::sys::names;
use rquickjs::{Array, Ctx, IntoJs, Object, Result, Value};
use server::Server;
use socket::Socket;
use socket2::{Domain, SockAddr, Type};
use std::net::SocketAddr;
use std::os::fd::{AsRawFd, IntoRawFd};
use std::rc::Rc;
use std::time::Duration;

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    listening(&object, host)?;
    connecting(&object, host)?;
    sockets(&object, host)?;
    options(&object, host)?;
    export!(object, "isIP", |text: String| address::version(&text));
    Ok(object)
}

// ---- listening ------------------------------------------------------------------------------------

fn listening<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    // listenTcp(address, port, backlog, flags) → id. The address must be an IP address. Flags: 1 ipv6Only,
    // 2 reusePort.
    export!(object, "listenTcp", move |ctx: Ctx<'js>, ip: String, port: u16, backlog: i32, flags: i32| {
        let invalid = || std::io::Error::from_raw_os_error(libc::EINVAL);
        let address = address::parse(&ip, port).ok_or_else(invalid);
        listen(&ctx, &h, address.and_then(|address| Listener::tcp(address, backlog, flags)))
    });
    let h = Rc::clone(host);
    export!(object, "listenUnix", move |ctx: Ctx<'js>, path: String, backlog: i32| {
        listen(&ctx, &h, Listener::unix(&path, backlog))
    });
    let h = Rc::clone(host);
    export!(object, "listenFd", move |ctx: Ctx<'js>, fd: i32, backlog: i32| {
        listen(&ctx, &h, Listener::from_fd(fd, backlog))
    });
    let h = Rc::clone(host);
    // Descriptors of sockets that other processes are to listen on; nobody does here. They are the caller's.
    export!(object, "sharedTcp", |ctx: Ctx<'js>, ip: String, port: u16, backlog: i32, flags: i32| {
        let invalid = || std::io::Error::from_raw_os_error(libc::EINVAL);
        let address = address::parse(&ip, port).ok_or_else(invalid);
        shared(&ctx, address.and_then(|address| Listener::tcp(address, backlog, flags)))
    });
    export!(object, "sharedUnix", |ctx: Ctx<'js>, path: String, backlog: i32| {
        shared(&ctx, Listener::unix(&path, backlog))
    });
    // [address, port, 4 | 6], the path of a Unix socket, or null.
    export!(object, "listenerAddress", move |ctx: Ctx<'js>, id: i32| -> Result<Value<'js>> {
        let bound = h.with(Id::from_number(id), |s: &mut Server| (s.listener.local_addr(), s.path()));
        match bound {
            Some((Some(address), _)) => address_array(&ctx, address),
            Some((None, Some(path))) => raw::latin1_string(&ctx, path.as_bytes()),
            _ => Ok(Value::new_null(ctx)),
        }
    });
    let h = Rc::clone(host);
    export!(object, "listenerFd", move |id: i32| -> i32 {
        h.with(Id::from_number(id), |s: &mut Server| s.listener.fd()).unwrap_or(-1)
    });
    let h = Rc::clone(host);
    // Gives the listener up; native 'http' takes it over under the same id.
    export!(object, "releaseListener", move |id: i32| -> bool {
        let id = Id::from_number(id);
        if h.with(id, |_: &mut Server| ()).is_none() {
            return false;
        }
        let Some(handle) = h.vacate(id) else { return false };
        let handle: Box<dyn std::any::Any> = handle;
        let Ok(server) = handle.downcast::<Server>() else { return false };
        h.park(id, Parked::Listener(server.listener));
        true
    });
    Ok(())
}

fn shared(ctx: &Ctx, listener: std::io::Result<Listener>) -> Result<i32> {
    let copy = listener.and_then(|listener| crate::sys::duplicate(listener.fd()));
    copy.map(IntoRawFd::into_raw_fd).map_err(|e| throw_system(ctx, &SysError::from_io(&e, "listen")))
}

fn listen(ctx: &Ctx, host: &Host, listener: std::io::Result<Listener>) -> Result<i32> {
    let id = listener.and_then(|listener| {
        let fd = listener.fd();
        host.open(Box::new(Server::new(listener)), |reactor, id| reactor.register_readable(fd, id))
    });
    id.map(Id::number).map_err(|e| throw_system(ctx, &SysError::from_io(&e, "listen")))
}

fn address_array<'js>(ctx: &Ctx<'js>, address: SocketAddr) -> Result<Value<'js>> {
    let list = Array::new(ctx.clone())?;
    list.set(0, address::text(&address))?;
    list.set(1, address.port())?;
    list.set(2, if address.is_ipv4() { 4 } else { 6 })?;
    Ok(list.into_value())
}

// ---- connecting -----------------------------------------------------------------------------------

fn connecting<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    // connectTcp(address, port, localAddress | undefined, localPort) → id; Event::SocketConnect follows.
    export!(object, "connectTcp", move |ctx: Ctx<'js>,
                                        ip: String,
                                        port: u16,
                                        from: Option<String>,
                                        local: u16| {
        let Some(address) = address::parse(&ip, port) else {
            return Err(throw_system(&ctx, &SysError::new(libc::EINVAL, "connect")));
        };
        let from = from.and_then(|from| address::parse(&from, local));
        connect(&ctx, &h, Socket::connect(&address.into(), from.map(SockAddr::from)))
    });
    let h = Rc::clone(host);
    export!(object, "connectUnix", move |ctx: Ctx<'js>, path: String| {
        connect(&ctx, &h, SockAddr::unix(&path).and_then(|address| Socket::connect(&address, None)))
    });
    let h = Rc::clone(host);
    // lookup(name, family 0 | 4 | 6, hints) → job, whose result is a flat array of [address, 4 | 6, …], or a
    // negative number of libuv's for getaddrinfo's errors.
    export!(object, "lookup", move |ctx: Ctx<'js>, name: String, family: i32, hints: i32| -> Result<u32> {
        let job = h.spawn_blocking(move || {
            let found = names::addresses_of(&name, family, hints);
            Ok(Box::new(move |ctx: &Ctx| match found {
                Ok(found) => addresses_array(ctx, &found),
                Err(number) => number.into_js(ctx),
            }))
        });
        job.map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "getaddrinfo")))
    });
    Ok(())
}

fn addresses_array<'js>(ctx: &Ctx<'js>, found: &[SocketAddr]) -> Result<Value<'js>> {
    let list = Array::new(ctx.clone())?;
    for (at, address) in found.iter().enumerate().filter(|(at, address)| !found[..*at].contains(address)) {
        list.set(list.len(), address::text(address))?;
        list.set(list.len(), if found[at].is_ipv4() { 4 } else { 6 })?;
    }
    Ok(list.into_value())
}

fn connect(ctx: &Ctx, host: &Host, socket: std::io::Result<Socket>) -> Result<i32> {
    let id = socket.and_then(|socket| {
        let fd = socket.fd();
        host.open(Box::new(socket), |reactor, id| reactor.register(fd, id))
    });
    id.map(Id::number).map_err(|e| throw_system(ctx, &SysError::from_io(&e, "connect")))
}

// ---- plain sockets --------------------------------------------------------------------------------

fn sockets<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    // openFd(descriptor) → id. The descriptor is a connected socket or one end of a pipe, and no longer the
    // script's.
    export!(object, "openFd", move |ctx: Ctx<'js>, fd: i32| -> Result<i32> {
        let id = Socket::from_fd(fd).and_then(|socket| {
            let fd = socket.fd();
            h.open(Box::new(socket), |reactor, id| reactor.register(fd, id))
        });
        id.map(Id::number).map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "open")))
    });
    // 'TCP', 'UDP', 'PIPE' (of the file system, too), 'TTY', 'FILE' or 'UNKNOWN'.
    export!(object, "kindOfFd", |fd: i32| fd_kind::of(fd));
    let h = Rc::clone(host);
    // Takes over the socket of an HTTP connection that was given up.
    export!(object, "adopt", move |id: i32| -> bool {
        let id = Id::from_number(id);
        let Some(Parked::Stream(stream, unread)) = h.unpark(id) else { return false };
        h.occupy(id, Box::new(Socket::adopt(stream, unread)));
        h.mark_dirty(id);
        true
    });
    let h = Rc::clone(host);
    // Gives the socket up; another native half takes it over under the same id.
    export!(object, "release", move |id: i32| -> bool { release(&h, Id::from_number(id)) });
    let h = Rc::clone(host);
    // Two sockets that lead to each other: [id, id].
    export!(object, "pair", move |ctx: Ctx<'js>| -> Result<Vec<i32>> {
        let pair = socket2::Socket::pair(Domain::UNIX, Type::STREAM, None);
        let (one, other) = pair.map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "socketpair")))?;
        let made =
            |end: socket2::Socket| end.set_nonblocking(true).map(|()| Socket::of_pair(Stream::new(end)));
        [one, other].into_iter().map(|end| connect(&ctx, &h, made(end))).collect()
    });
    let h = Rc::clone(host);
    // What was read before the socket was adopted: an ArrayBuffer, once.
    export!(object, "takeUnread", move |ctx: Ctx<'js>, id: i32| -> Result<Option<Value<'js>>> {
        let unread = h.with(Id::from_number(id), |socket: &mut Socket| socket.take_unread());
        unread.map(|bytes| array_buffer(&ctx, bytes)).transpose()
    });
    let h = Rc::clone(host);
    // Event::SocketData is wanted from now on, or not.
    export!(object, "read", move |id: i32, wanted: bool| on_socket(&h, id, |socket, id| {
        socket.set_reading(wanted);
        h.wake(id);
    }));
    let h = Rc::clone(host);
    // write(socket, text or bytes, latin1, more): bytes not yet with the system, or -1 when it is gone. A socket
    // of its own is written to at once, as libuv does it, unless there is more to come; one that is lent by HTTP,
    // or secured, in its own time.
    put(object, "write", 4, move |call| write(&h, call))?;
    let h = Rc::clone(host);
    // writeQueue(socket, queue, from): the same for chunks, encodings and something else in turn. -2: there
    // is one of another encoding than UTF-8 or Latin-1, and nothing was written.
    put(object, "writeQueue", 3, move |call| write_queue(&h, call))?;
    let h = Rc::clone(host);
    // Event::SocketDrain is wanted once all output is with the system.
    export!(object, "notifyDrain", move |id: i32| on_socket(&h, id, |socket, id| {
        socket.notify_drain();
        h.mark_dirty(id);
    }));
    let h = Rc::clone(host);
    // Before one is closed that another process has open too.
    export!(object, "unwatch", move |id: i32| on_socket(&h, id, |socket, _| h.deregister(socket.fd())));
    let h = Rc::clone(host);
    // Finishes our sending half after what was written.
    export!(object, "shutdown", move |id: i32| on_socket(&h, id, |socket, id| {
        socket.shutdown();
        h.mark_dirty(id);
        // A session's last word must be out before whoever ends the socket closes it.
        if socket.is_secured() {
            socket.flush(&h, id);
        }
    }));
    let h = Rc::clone(host);
    // Closes it, or the listener, at once. `reset`: with a RST.
    // (id, whether to reset the connection, whether to forget what has not been sent)
    export!(object, "close", move |id: i32, reset: bool, forget: bool| {
        let id = Id::from_number(id);
        if reset {
            h.with_stream(id, |stream| stream.socket().set_linger(Some(Duration::ZERO)).is_ok());
        } else if !forget {
            // What was written in this very turn leaves still, as far as the system takes it.
            h.with_stream(id, |stream| stream.pending() > 0 && stream.flush().is_ok());
        }
        h.with(id, |server: &mut Server| {
            server.listener.remove_path();
            h.deregister(server.listener.fd());
        });
        h.close(id).is_some()
    });
    Ok(())
}

fn write(host: &Host, call: &Invocation) -> Outcome {
    let [socket, data, latin1, more] = [0, 1, 2, 3].map(|index| call.argument(index));
    let Some(id) = socket.as_int().map(Id::from_number) else { return Outcome::Unusual };
    let append = |bytes: &[u8]| {
        host.with_stream(id, |stream| {
            stream.out().extend_from_slice(bytes);
            stream.pending() as f64
        })
    };
    let pending = match call.with_bytes(data, |bytes| append(bytes)) {
        Some(pending) => pending,
        None => match call.with_text(data, |text| with_encoded(text, latin1.is_true(), append)) {
            Some(pending) => pending,
            None => return Outcome::Thrown,
        },
    };
    Outcome::Number(send_on(host, id, pending, more.is_true()))
}

fn with_encoded<T>(text: &[u8], latin1: bool, then: impl FnOnce(&[u8]) -> T) -> T {
    if latin1 { then(&latin1_of(text)) } else { then(text) }
}

// What was appended goes to the system, if it may: how much of all that was `pending` is left.
fn send_on(host: &Host, id: Id, pending: Option<f64>, more: bool) -> f64 {
    let sent =
        if more { None } else { host.with(id, |socket: &mut Socket| socket.write_now(host, id)).flatten() };
    sent.map(|left| left as f64).unwrap_or_else(|| {
        host.mark_dirty(id);
        pending.unwrap_or(-1.0)
    })
}

const OTHER_ENCODING: f64 = -2.0;

fn write_queue(host: &Host, call: &Invocation) -> Outcome {
    let [socket, queue, from] = [0, 1, 2].map(|index| call.argument(index));
    let (Some(id), Some(from)) = (socket.as_int().map(Id::from_number), from.as_int()) else {
        return Outcome::Unusual;
    };
    let Some(length) = call.length(queue) else { return Outcome::Thrown };
    let pending = host.with_stream(id, |stream| {
        let before = stream.out().len();
        for at in (from.max(0) as u32..length as u32).step_by(3) {
            if append_entry(call, queue, at, stream.out()).is_none() {
                stream.out().truncate(before);
                return None;
            }
        }
        Some(stream.pending() as f64)
    });
    Outcome::Number(match pending {
        Some(None) => OTHER_ENCODING,
        Some(pending) => send_on(host, id, pending, false),
        None => -1.0,
    })
}

// `None`: of another encoding.
fn append_entry(call: &Invocation, queue: Borrowed, at: u32, out: &mut Vec<u8>) -> Option<()> {
    let chunk = call.item(queue, at);
    if call.with_bytes(chunk.borrow(), |bytes| out.extend_from_slice(bytes)).is_some() {
        return Some(());
    }
    if !chunk.borrow().is_string() {
        return None;
    }
    let latin1 = call.with_text(call.item(queue, at + 1).borrow(), |encoding| match encoding {
        b"utf8" | b"utf-8" => Some(false),
        b"latin1" => Some(true),
        _ => None,
    })??;
    call.with_text(chunk.borrow(), |text| with_encoded(text, latin1, |bytes| out.extend_from_slice(bytes)))
}

fn release(host: &Host, id: Id) -> bool {
    if host.with(id, |_: &mut Socket| ()).is_none() {
        return false;
    }
    let Some(handle) = host.vacate(id) else { return false };
    let handle: Box<dyn std::any::Any> = handle;
    let Ok(socket) = handle.downcast::<Socket>() else { return false };
    let (stream, unread) = socket.into_parts();
    host.park(id, Parked::Stream(stream, unread));
    true
}

fn on_socket(host: &Host, id: i32, body: impl FnOnce(&mut Socket, Id)) -> bool {
    let id = Id::from_number(id);
    host.with(id, |socket: &mut Socket| body(socket, id)).is_some()
}

// ---- every kind of socket -------------------------------------------------------------------------

fn options<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    // [address, port, 4 | 6] of the peer, or null.
    export!(object, "peerAddress", move |ctx: Ctx<'js>, id: i32| {
        address_of(&ctx, &h, id, |stream| stream.socket().peer_addr())
    });
    let h = Rc::clone(host);
    export!(object, "localAddress", move |ctx: Ctx<'js>, id: i32| {
        address_of(&ctx, &h, id, |stream| stream.socket().local_addr())
    });
    let h = Rc::clone(host);
    export!(object, "setNoDelay", move |id: i32, on: bool| {
        h.with_stream(Id::from_number(id), |s| s.socket().set_tcp_nodelay(on).is_ok()).unwrap_or(false)
    });
    let h = Rc::clone(host);
    export!(object, "setKeepAlive", move |id: i32, on: bool, seconds: f64| {
        h.with_stream(Id::from_number(id), |stream| {
            let probe = socket2::TcpKeepalive::new().with_time(Duration::from_secs(seconds.max(1.0) as u64));
            let socket = stream.socket();
            if on && seconds >= 1.0 {
                socket.set_tcp_keepalive(&probe).is_ok()
            } else {
                socket.set_keepalive(on).is_ok()
            }
        });
    });
    let h = Rc::clone(host);
    // [bytes read, bytes written, bytes waiting, descriptor]
    export!(object, "totals", move |id: i32| -> Option<Vec<f64>> {
        h.with_stream(Id::from_number(id), |stream| {
            let (read, written) = stream.totals();
            vec![read as f64, written as f64, stream.pending() as f64, f64::from(stream.socket().as_raw_fd())]
        })
    });
    let h = Rc::clone(host);
    export!(object, "setReferenced", move |id: i32, on: bool| h.set_referenced(Id::from_number(id), on));
    Ok(())
}

fn address_of<'js>(
    ctx: &Ctx<'js>,
    host: &Host,
    id: i32,
    ask: impl FnOnce(&Stream) -> std::io::Result<SockAddr>,
) -> Result<Value<'js>> {
    let address = host.with_stream(Id::from_number(id), |stream| ask(stream).ok()).flatten();
    match address.and_then(|address| address.as_socket()) {
        Some(address) => address_array(ctx, address),
        None => Ok(Value::new_null(ctx.clone())),
    }
}
