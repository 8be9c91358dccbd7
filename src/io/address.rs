//! IP addresses as texts: with a zone (`fe80::1%eth0`) where they are valid on one link only (RFC 4007
//! section 11).

use std::net::{IpAddr, SocketAddr};

const INTERFACES: &str = "/sys/class/net";

/// The address that `host` writes down, a zone by name or number included; `None` when it is a name.
pub fn parse(host: &str, port: u16) -> Option<SocketAddr> {
    let (address, zone) = host.split_once('%').unwrap_or((host, ""));
    let mut address = SocketAddr::new(address.parse().ok()?, port);
    if let (SocketAddr::V6(v6), false) = (&mut address, zone.is_empty()) {
        v6.set_scope_id(zone.parse().ok().or_else(|| interface_index(zone)).unwrap_or(0));
    }
    Some(address)
}

/// How the address of `socket` is written.
pub fn text(socket: &SocketAddr) -> String {
    match socket {
        SocketAddr::V6(v6) if v6.scope_id() != 0 => {
            let index = v6.scope_id();
            let zone = interface_name(index).unwrap_or_else(|| index.to_string());
            format!("{}%{zone}", v6.ip())
        }
        // Few addresses are as common as these.
        SocketAddr::V4(v4) => v4.ip().to_string(),
        SocketAddr::V6(v6) => v6.ip().to_string(),
    }
}

/// 4, 6, or 0 for what is no address; a zone may follow a version 6 address.
pub fn version(text: &str) -> i32 {
    let (address, zone) = text.split_once('%').unwrap_or((text, "-"));
    match address.parse::<IpAddr>() {
        Ok(IpAddr::V4(_)) if !text.contains('%') => 4,
        Ok(IpAddr::V6(_)) if is_zone(zone) => 6,
        _ => 0,
    }
}

fn is_zone(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte))
}

fn interface_index(name: &str) -> Option<u32> {
    if name.contains('/') {
        return None;
    }
    std::fs::read_to_string(format!("{INTERFACES}/{name}/ifindex")).ok()?.trim().parse().ok()
}

fn interface_name(index: u32) -> Option<String> {
    let names = std::fs::read_dir(INTERFACES).ok()?;
    let mut names = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.find(|name| interface_index(name) == Some(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_goes_by_number_and_by_name() {
        assert_eq!(parse("fe80::1%7", 1).unwrap().to_string(), "[fe80::1%7]:1");
        assert_eq!(text(&parse("fe80::1%lo", 1).unwrap()), "fe80::1%lo");
        assert_eq!(text(&parse("fe80::1%99999", 1).unwrap()), "fe80::1%99999");
        assert_eq!(text(&parse("10.0.0.1", 1).unwrap()), "10.0.0.1");
        assert_eq!(parse("localhost", 1), None);
        assert_eq!(["1.2.3.4", "1.2.3.4%x", "::1%x-1.0:2", "::1%", "::1%x@"].map(version), [4, 0, 6, 0, 0]);
    }
}
