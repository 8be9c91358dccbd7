//! The few words of rtnetlink that bring a network interface up: what is asked of the kernel as bytes, and what it
//! answers. Numbers are in the machine's own byte order, addresses as they go over the wire; everything is
//! padded to four bytes.
//!
//! RFC 3549, rtnetlink(7), netlink(7).

use core::net::Ipv4Addr;

const HEAD: usize = 16;

// Kinds of message.
const ERROR: u16 = 2;
const NEW_LINK: u16 = 16;
const NEW_ADDRESS: u16 = 20;
const DELETE_ADDRESS: u16 = 21;
const NEW_ROUTE: u16 = 24;

// What is to be done with one.
const REQUEST: u16 = 1;
const ACKNOWLEDGE: u16 = 4;
const REPLACE: u16 = 0x100;
const CREATE: u16 = 0x400;

const UP: u32 = 1;
const INET: u8 = 2;
const MAIN_TABLE: u8 = 254;
/// Set up by a boot script, not by a routing daemon.
const BY_BOOT: u8 = 3;
const EVERYWHERE: u8 = 0;
const UNICAST: u8 = 1;
/// The router is on this link whatever the addresses say.
const ON_LINK: u32 = 4;

// Attributes of addresses and of routes.
const ADDRESS: u16 = 1;
const LOCAL: u16 = 2;
const BROADCAST: u16 = 4;
const OUT_INTERFACE: u16 = 4;
const GATEWAY: u16 = 5;

/// Asks that interface `index` be up.
pub fn link_up(number: u32, index: u32) -> Vec<u8> {
    let mut message = head(NEW_LINK, 0, number);
    message.extend([0; 4]);
    message.extend(index.to_ne_bytes());
    message.extend(UP.to_ne_bytes());
    message.extend(UP.to_ne_bytes());
    closed(message)
}

/// Asks that interface `index` have an address, in a network of `prefix` bits.
pub fn add_address(number: u32, index: u32, address: Ipv4Addr, prefix: u8) -> Vec<u8> {
    let mut message = about_address(NEW_ADDRESS, CREATE | REPLACE, number, index, address, prefix);
    // Networks of one or two have no address for all.
    if prefix < 31 {
        let broadcast = u32::from(address) | u32::MAX.checked_shr(prefix.into()).unwrap_or(0);
        attribute(&mut message, BROADCAST, &broadcast.to_be_bytes());
    }
    closed(message)
}

/// Asks that it have that address no more.
pub fn delete_address(number: u32, index: u32, address: Ipv4Addr, prefix: u8) -> Vec<u8> {
    closed(about_address(DELETE_ADDRESS, 0, number, index, address, prefix))
}

/// Asks that everything which no other route is for go to `router`, by interface `index`.
pub fn default_route(number: u32, index: u32, router: Ipv4Addr) -> Vec<u8> {
    let mut message = head(NEW_ROUTE, CREATE | REPLACE, number);
    message.extend([INET, 0, 0, 0, MAIN_TABLE, BY_BOOT, EVERYWHERE, UNICAST]);
    message.extend(ON_LINK.to_ne_bytes());
    attribute(&mut message, OUT_INTERFACE, &index.to_ne_bytes());
    attribute(&mut message, GATEWAY, &router.octets());
    closed(message)
}

/// The kernel's word on message `number` in what it sent: 0, or the number of an error. `None`: it is not in there.
pub fn acknowledged(mut bytes: &[u8], number: u32) -> Option<i32> {
    while let Some(head) = bytes.first_chunk::<HEAD>() {
        let length = u32_at(head, 0)? as usize;
        let message = bytes.get(..length).filter(|message| message.len() >= HEAD)?;
        let kind = u16::from_ne_bytes([head[4], head[5]]);
        if kind == ERROR && u32_at(head, 8)? == number {
            return Some((u32_at(message, HEAD)? as i32).wrapping_neg());
        }
        bytes = bytes.get(length.next_multiple_of(4)..)?;
    }
    None
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_ne_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn head(kind: u16, what: u16, number: u32) -> Vec<u8> {
    let mut message = vec![0; 4];
    message.extend(kind.to_ne_bytes());
    message.extend((REQUEST | ACKNOWLEDGE | what).to_ne_bytes());
    message.extend(number.to_ne_bytes());
    message.extend([0; 4]);
    message
}

fn about_address(kind: u16, what: u16, number: u32, index: u32, address: Ipv4Addr, prefix: u8) -> Vec<u8> {
    let mut message = head(kind, what, number);
    message.extend([INET, prefix, 0, EVERYWHERE]);
    message.extend(index.to_ne_bytes());
    attribute(&mut message, LOCAL, &address.octets());
    attribute(&mut message, ADDRESS, &address.octets());
    message
}

fn attribute(message: &mut Vec<u8>, kind: u16, value: &[u8; 4]) {
    message.extend((4 + value.len() as u16).to_ne_bytes());
    message.extend(kind.to_ne_bytes());
    message.extend(value);
}

fn closed(mut message: Vec<u8>) -> Vec<u8> {
    let length = message.len() as u32;
    message[..4].copy_from_slice(&length.to_ne_bytes());
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Ipv4Addr = Ipv4Addr::new(10, 0, 2, 15);

    fn length(message: &[u8]) -> usize {
        u32_at(message, 0).unwrap() as usize
    }

    #[test]
    fn messages_say_how_long_they_are() {
        for message in [
            link_up(1, 2),
            add_address(1, 2, HERE, 24),
            delete_address(1, 2, HERE, 24),
            default_route(1, 2, HERE),
        ] {
            assert_eq!(length(&message), message.len());
            assert_eq!(message.len() % 4, 0);
            assert_eq!((u32_at(&message, 8), u32_at(&message, 12)), (Some(1), Some(0)));
        }
    }

    #[test]
    fn a_network_has_an_address_for_all_but_the_smallest() {
        let ends_with = |prefix, wanted: [u8; 4]| add_address(1, 2, HERE, prefix).ends_with(&wanted);
        assert!(ends_with(24, [10, 0, 2, 255]));
        assert!(ends_with(8, [10, 255, 255, 255]));
        assert!(ends_with(0, [255; 4]));
        for prefix in [31, 32] {
            assert!(ends_with(prefix, HERE.octets()));
        }
    }

    #[test]
    fn an_answer_is_found_among_others() {
        let answer = |number: u32, code: i32| {
            let mut message = head(ERROR, 0, number);
            message.extend(code.to_ne_bytes());
            message.extend([0; 16]);
            closed(message)
        };
        let bytes = [answer(1, 0), answer(2, -17), answer(3, i32::MIN)].concat();
        assert_eq!([1, 2, 4].map(|number| acknowledged(&bytes, number)), [Some(0), Some(17), None]);
        assert_eq!(acknowledged(&bytes, 3), Some(i32::MIN));
        // A kernel says nothing like that, but nothing must come of it.
        for length in 0..bytes.len() {
            acknowledged(&bytes[..length], 3);
        }
        let mut endless = answer(1, 0);
        endless[..4].fill(0);
        assert_eq!(acknowledged(&endless, 2), None);
        endless[..4].fill(255);
        assert_eq!(acknowledged(&endless, 2), None);
    }
}
