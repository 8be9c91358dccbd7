//! Multicast: which groups a socket hears, and how its own messages to groups leave (RFC 3678). As in libuv,
//! an interface is named by an address of its own, for IPv6 by a zone (`::%eth0`).

use super::socket::Udp;
use super::{invalid, parse};
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::os::fd::AsFd;

pub fn set_ttl(udp: &Udp, ttl: i32) -> io::Result<()> {
    let ttl = u8::try_from(ttl).map_err(|_| invalid())?;
    match udp.is_v6() {
        true => udp.socket().set_multicast_hops_v6(u32::from(ttl)),
        false => udp.socket().set_multicast_ttl_v4(u32::from(ttl)),
    }
}

pub fn set_loopback(udp: &Udp, on: bool) -> io::Result<()> {
    match udp.is_v6() {
        true => udp.socket().set_multicast_loop_v6(on),
        false => udp.socket().set_multicast_loop_v4(on),
    }
}

pub fn set_interface(udp: &Udp, interface: &str) -> io::Result<()> {
    match udp.is_v6() {
        true => udp.socket().set_multicast_if_v6(interface_v6(Some(interface))?),
        false => udp.socket().set_multicast_if_v4(&interface_v4(Some(interface))?),
    }
}

pub fn membership(udp: &Udp, join: bool, group: &str, interface: Option<&str>) -> io::Result<()> {
    let socket = udp.socket();
    match (parse(group, 0)?.ip(), join) {
        (IpAddr::V4(group), true) => socket.join_multicast_v4(&group, &interface_v4(interface)?),
        (IpAddr::V4(group), false) => socket.leave_multicast_v4(&group, &interface_v4(interface)?),
        (IpAddr::V6(group), true) => socket.join_multicast_v6(&group, interface_v6(interface)?),
        (IpAddr::V6(group), false) => socket.leave_multicast_v6(&group, interface_v6(interface)?),
    }
}

/// `pair`: the sender, and the group.
pub fn source_membership(udp: &Udp, join: bool, pair: [&str; 2], interface: Option<&str>) -> io::Result<()> {
    let [source, group] = pair;
    let (source, group) = (parse(source, 0)?, parse(group, 0)?);
    match (source.ip(), group.ip()) {
        (IpAddr::V4(source), IpAddr::V4(group)) => {
            let interface = interface_v4(interface)?;
            match join {
                true => udp.socket().join_ssm_v4(&source, &group, &interface),
                false => udp.socket().leave_ssm_v4(&source, &group, &interface),
            }
        }
        (IpAddr::V6(_), IpAddr::V6(_)) => {
            let index = interface_v6(interface)?;
            crate::sys::source_membership(udp.socket().as_fd(), join, index, source.into(), group.into())
        }
        _ => Err(invalid()),
    }
}

fn interface_v4(interface: Option<&str>) -> io::Result<Ipv4Addr> {
    match interface.map(|text| parse(text, 0)).transpose()? {
        None => Ok(Ipv4Addr::UNSPECIFIED),
        Some(SocketAddr::V4(v4)) => Ok(*v4.ip()),
        Some(SocketAddr::V6(_)) => Err(invalid()),
    }
}

fn interface_v6(interface: Option<&str>) -> io::Result<u32> {
    match interface.map(|text| parse(text, 0)).transpose()? {
        None => Ok(0),
        Some(SocketAddr::V6(v6)) => Ok(v6.scope_id()),
        Some(SocketAddr::V4(_)) => Err(invalid()),
    }
}
