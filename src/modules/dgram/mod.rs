//! The native half of `dgram`: datagrams over UDP, and the options that sockets for them have. Names are
//! resolved before; here every address is a number.

mod groups;
mod socket;

use crate::engine::raw;
use crate::export;
use crate::host::Host;
use crate::io::address;
use crate::io::reactor::Id;
use rquickjs::{Array, Ctx, IntoJs, Object, Result, Value};
use socket::Udp;
use socket2::SockAddr;
use std::io;
use std::net::SocketAddr;
use std::os::fd::IntoRawFd;
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    opening(&object, host)?;
    talking(&object, host)?;
    options(&object, host)?;
    memberships(&object, host)?;
    Ok(object)
}

/// What a call answers: 0, or a negative errno as libuv has them.
fn code(done: io::Result<()>) -> i32 {
    done.err().map_or(0, |e| -errno(&e))
}

fn errno(error: &io::Error) -> i32 {
    error.raw_os_error().unwrap_or(libc::EINVAL)
}

fn invalid() -> io::Error {
    io::Error::from_raw_os_error(libc::EINVAL)
}

fn parse(host: &str, port: u16) -> io::Result<SocketAddr> {
    address::parse(host, port).ok_or_else(invalid)
}

/// Runs `body` on an open socket; EBADF when there is none (yet).
fn on<T>(host: &Host, id: i32, body: impl FnOnce(&mut Udp) -> io::Result<T>) -> io::Result<T> {
    let found = if id < 0 { None } else { host.with(Id::from_number(id), body) };
    found.unwrap_or_else(|| Err(io::Error::from_raw_os_error(libc::EBADF)))
}

fn opening<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    // bind(address, port, flags) → id, or a negative errno. Flags: 1 reuseAddr, 2 ipv6Only, 4 reusePort.
    export!(object, "bind", move |ip: String, port: u16, flags: i32| -> i32 {
        let socket = parse(&ip, port).and_then(|address| Udp::bind(address, flags));
        socket.and_then(|socket| socket::open(&h, socket)).map_or_else(|e| -errno(&e), Id::number)
    });
    // The same for other processes: a descriptor that is the caller's, or a negative errno.
    export!(object, "shared", |ip: String, port: u16, flags: i32| -> i32 {
        let socket = parse(&ip, port).and_then(|address| Udp::bind(address, flags));
        let copy = socket.and_then(|socket| crate::sys::duplicate(socket.fd()));
        copy.map_or_else(|e| -errno(&e), IntoRawFd::into_raw_fd)
    });
    let h = Rc::clone(host);
    // The same for a descriptor that is a UDP socket already, and the socket's from now on.
    export!(object, "openFd", move |fd: i32| -> i32 {
        Udp::from_fd(fd).and_then(|socket| socket::open(&h, socket)).map_or_else(|e| -errno(&e), Id::number)
    });
    let h = Rc::clone(host);
    // Event::Datagram is wanted from now on.
    export!(object, "receive", move |id: i32| {
        let id = Id::from_number(id);
        h.with(id, Udp::receive);
        h.wake(id);
    });
    let h = Rc::clone(host);
    export!(object, "close", move |id: i32| h.close(Id::from_number(id)).is_some());
    let h = Rc::clone(host);
    export!(object, "setReferenced", move |id: i32, on: bool| h.set_referenced(Id::from_number(id), on));
    let h = Rc::clone(host);
    export!(object, "fd", move |id: i32| -> i32 { on(&h, id, |udp| Ok(udp.fd())).unwrap_or(-1) });
    Ok(())
}

fn talking<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    // send(id, bytes, address | undefined when connected, port, number) → bytes that went out, or a negative
    // errno; with EAGAIN it waits here and Event::DatagramSent tells.
    export!(object, "send", move |id: i32,
                                  data: Value<'js>,
                                  ip: Option<String>,
                                  port: u16,
                                  number: i32|
          -> i32 {
        let to = ip.map(|ip| parse(&ip, port).map(SockAddr::from)).transpose();
        let sent = to.and_then(|to| {
            let send = |bytes: &mut [u8]| on(&h, id, |udp| udp.send(bytes, to, number));
            raw::with_bytes(&data, send).unwrap_or_else(|| Err(invalid()))
        });
        sent.map_or_else(|e| -errno(&e), |count| count as i32)
    });
    let h = Rc::clone(host);
    export!(object, "connect", move |id: i32, ip: String, port: u16| -> i32 {
        code(parse(&ip, port).and_then(|to| on(&h, id, |udp| udp.socket().connect(&to.into()))))
    });
    let h = Rc::clone(host);
    export!(object, "disconnect", move |id: i32| -> i32 {
        code(on(&h, id, |udp| Ok(rustix::net::connect_unspec(udp.socket())?)))
    });
    let h = Rc::clone(host);
    // [address, port, 4 | 6], or a negative errno.
    export!(object, "address", move |ctx: Ctx<'js>, id: i32| {
        address_or_errno(&ctx, on(&h, id, |udp| udp.socket().local_addr()))
    });
    let h = Rc::clone(host);
    export!(object, "peer", move |ctx: Ctx<'js>, id: i32| {
        address_or_errno(&ctx, on(&h, id, |udp| udp.socket().peer_addr()))
    });
    let h = Rc::clone(host);
    // [messages, bytes] that wait to be sent.
    export!(object, "waiting", move |id: i32| -> Vec<f64> {
        let (messages, bytes) = on(&h, id, |udp| Ok(udp.waiting())).unwrap_or_default();
        vec![messages as f64, bytes as f64]
    });
    Ok(())
}

fn address_or_errno<'js>(ctx: &Ctx<'js>, address: io::Result<SockAddr>) -> Result<Value<'js>> {
    match address.and_then(|address| address.as_socket().ok_or_else(invalid)) {
        Ok(socket) => {
            let list = Array::new(ctx.clone())?;
            list.set(0, address::text(&socket))?;
            list.set(1, socket.port())?;
            list.set(2, if socket.is_ipv4() { 4 } else { 6 })?;
            Ok(list.into_value())
        }
        Err(e) => (-errno(&e)).into_js(ctx),
    }
}

fn options<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    export!(object, "setBroadcast", move |id: i32, on_: bool| -> i32 {
        code(on(&h, id, |udp| udp.socket().set_broadcast(on_)))
    });
    let h = Rc::clone(host);
    export!(object, "setTtl", move |id: i32, ttl: i32| -> i32 { code(on(&h, id, |udp| udp.set_ttl(ttl))) });
    let h = Rc::clone(host);
    export!(object, "setMulticastTtl", move |id: i32, ttl: i32| -> i32 {
        code(on(&h, id, |udp| groups::set_ttl(udp, ttl)))
    });
    let h = Rc::clone(host);
    export!(object, "setMulticastLoopback", move |id: i32, on_: bool| -> i32 {
        code(on(&h, id, |udp| groups::set_loopback(udp, on_)))
    });
    let h = Rc::clone(host);
    export!(object, "setMulticastInterface", move |id: i32, interface: String| -> i32 {
        code(on(&h, id, |udp| groups::set_interface(udp, &interface)))
    });
    let h = Rc::clone(host);
    // The size, which the kernel doubles for its own needs, or a negative errno.
    export!(object, "bufferSize", move |id: i32, sending: bool| -> i32 {
        let size = on(&h, id, |udp| match sending {
            true => udp.socket().send_buffer_size(),
            false => udp.socket().recv_buffer_size(),
        });
        size.map_or_else(|e| -errno(&e), |size| size as i32)
    });
    let h = Rc::clone(host);
    export!(object, "setBufferSize", move |id: i32, sending: bool, size: f64| -> i32 {
        // What the kernel can't count is as much as it gives.
        let size = size.min(f64::from(i32::MAX)) as usize;
        code(on(&h, id, |udp| match sending {
            true => udp.socket().set_send_buffer_size(size),
            false => udp.socket().set_recv_buffer_size(size),
        }))
    });
    Ok(())
}

fn memberships<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    // (id, join or leave, group, the interface's address or undefined) → 0 or a negative errno.
    export!(object, "membership", move |id: i32,
                                        join: bool,
                                        group: String,
                                        interface: Option<String>|
          -> i32 {
        code(on(&h, id, |udp| groups::membership(udp, join, &group, interface.as_deref())))
    });
    let h = Rc::clone(host);
    export!(object, "sourceMembership", move |id: i32,
                                              join: bool,
                                              source: String,
                                              group: String,
                                              interface: Option<String>|
          -> i32 {
        code(on(&h, id, |udp| groups::source_membership(udp, join, [&source, &group], interface.as_deref())))
    });
    Ok(())
}
