//! DHCP messages: RFC 2131 section 2 for their shape, RFC 2132 for the options. Whatever comes in may be broken or
//! hostile: what does not fit is left out, and what cannot be ours is no message.

use core::net::Ipv4Addr;

/// A server listens on this port, a client on the one after it.
pub const SERVER_PORT: u16 = 67;
pub const CLIENT_PORT: u16 = 68;

/// What a message is for, by the numbers of option 53.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Discover = 1,
    Offer = 2,
    Request = 3,
    Decline = 4,
    Ack = 5,
    Nak = 6,
    Release = 7,
    Inform = 8,
}

impl Kind {
    fn from_number(number: u8) -> Option<Kind> {
        use Kind::*;
        [Discover, Offer, Request, Decline, Ack, Nak, Release, Inform]
            .into_iter()
            .find(|kind| *kind as u8 == number)
    }
}

/// An address of Ethernet or Wi-Fi.
pub type Mac = [u8; 6];

const PAD: u8 = 0;
const SUBNET_MASK: u8 = 1;
const ROUTER: u8 = 3;
const NAME_SERVER: u8 = 6;
const HOST_NAME: u8 = 12;
const DOMAIN: u8 = 15;
const REQUESTED_ADDRESS: u8 = 50;
const LEASE_TIME: u8 = 51;
const OVERLOAD: u8 = 52;
const KIND: u8 = 53;
const SERVER: u8 = 54;
const WANTED: u8 = 55;
const MAX_SIZE: u8 = 57;
const RENEWAL_TIME: u8 = 58;
const REBINDING_TIME: u8 = 59;
const CLIENT: u8 = 61;
const END: u8 = 255;

const COOKIE: [u8; 4] = [99, 130, 83, 99];
const TO_SERVER: u8 = 1;
const TO_CLIENT: u8 = 2;
const ETHERNET: u8 = 1;
/// Where the options begin, behind the cookie.
const OPTIONS: usize = 240;
/// What BOOTP's relays take for a message: shorter ones are filled up.
const SHORTEST: usize = 300;
/// The longest answer that is read: an Ethernet frame's content, less IP's and UDP's heads.
const LONGEST: u16 = 1472;
const SERVER_NAME_FIELD: core::ops::Range<usize> = 44..108;
const FILE_FIELD: core::ops::Range<usize> = 108..236;

/// What a client says. Addresses that are not known yet are 0.0.0.0.
pub struct Question<'a> {
    pub kind: Kind,
    pub transaction: u32,
    /// How long the client has been trying.
    pub seconds: u16,
    pub mac: Mac,
    /// The address that the client already answers at.
    pub current: Ipv4Addr,
    pub requested: Option<Ipv4Addr>,
    pub server: Option<Ipv4Addr>,
    pub host_name: Option<&'a str>,
}

impl Question<'_> {
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0; OPTIONS];
        bytes[0] = TO_SERVER;
        bytes[1] = ETHERNET;
        bytes[2] = self.mac.len() as u8;
        bytes[4..8].copy_from_slice(&self.transaction.to_be_bytes());
        bytes[8..10].copy_from_slice(&self.seconds.to_be_bytes());
        // Who has no address yet can only hear what is sent to all.
        if self.current.is_unspecified() {
            bytes[10] = 0x80;
        }
        bytes[12..16].copy_from_slice(&self.current.octets());
        bytes[28..34].copy_from_slice(&self.mac);
        bytes[236..240].copy_from_slice(&COOKIE);
        self.add_options(&mut bytes);
        bytes.resize(bytes.len().max(SHORTEST), PAD);
        bytes
    }

    fn add_options(&self, bytes: &mut Vec<u8>) {
        let mut add = |code: u8, value: &[u8]| {
            bytes.extend([code, value.len() as u8]);
            bytes.extend(value);
        };
        add(KIND, &[self.kind as u8]);
        let [a, b, c, d, e, f] = self.mac;
        add(CLIENT, &[ETHERNET, a, b, c, d, e, f]);
        if let Some(requested) = self.requested {
            add(REQUESTED_ADDRESS, &requested.octets());
        }
        if let Some(server) = self.server {
            add(SERVER, &server.octets());
        }
        if let Some(name) = self.host_name.filter(|name| (1..=63).contains(&name.len())) {
            add(HOST_NAME, name.as_bytes());
        }
        add(MAX_SIZE, &LONGEST.to_be_bytes());
        let wanted =
            [SUBNET_MASK, ROUTER, NAME_SERVER, HOST_NAME, DOMAIN, LEASE_TIME, RENEWAL_TIME, REBINDING_TIME];
        add(WANTED, &wanted);
        bytes.push(END);
    }
}

/// What a server says, as far as a client has use for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub kind: Kind,
    pub transaction: u32,
    pub mac: Mac,
    /// The address that the client is to have.
    pub address: Ipv4Addr,
    pub server: Option<Ipv4Addr>,
    /// Length of the network's part of the address, in bits.
    pub prefix: Option<u8>,
    pub router: Option<Ipv4Addr>,
    pub name_servers: Vec<Ipv4Addr>,
    pub domain: Option<String>,
    pub host_name: Option<String>,
    /// Seconds.
    pub lease: Option<u32>,
    pub renewal: Option<u32>,
    pub rebinding: Option<u32>,
}

impl Answer {
    /// `None`: this is no answer of a DHCP server to a client on Ethernet.
    pub fn from_bytes(bytes: &[u8]) -> Option<Answer> {
        let head = bytes.get(..OPTIONS)?;
        if head[0] != TO_CLIENT || head[1] != ETHERNET || head[2] != 6 || head[236..] != COOKIE {
            return None;
        }
        let options = options(bytes);
        let find =
            |code: u8| options.iter().find(|option| option.0 == code).map(|option| option.1.as_slice());
        Some(Answer {
            kind: Kind::from_number(*find(KIND)?.first()?)?,
            transaction: number(&head[4..])?,
            mac: head[28..34].try_into().ok()?,
            address: address(&head[16..])?,
            server: find(SERVER).and_then(address),
            prefix: find(SUBNET_MASK).and_then(number).and_then(prefix_of),
            router: find(ROUTER).and_then(address),
            name_servers: find(NAME_SERVER).unwrap_or_default().chunks_exact(4).filter_map(address).collect(),
            domain: find(DOMAIN).and_then(name),
            host_name: find(HOST_NAME).and_then(name),
            lease: find(LEASE_TIME).and_then(number),
            renewal: find(RENEWAL_TIME).and_then(number),
            rebinding: find(REBINDING_TIME).and_then(number),
        })
    }
}

/// All options, in order. One that comes in several parts is one (RFC 3396); those that found no room among
/// the options stand in two other fields, if option 52 says so.
fn options(bytes: &[u8]) -> Vec<(u8, Vec<u8>)> {
    let mut found = Vec::new();
    gather(&bytes[OPTIONS..], &mut found);
    let overload =
        found.iter().find(|option| option.0 == OVERLOAD).and_then(|option| option.1.first().copied());
    let overload = overload.unwrap_or(0);
    if overload & 1 != 0 {
        gather(&bytes[FILE_FIELD], &mut found);
    }
    if overload & 2 != 0 {
        gather(&bytes[SERVER_NAME_FIELD], &mut found);
    }
    found
}

fn gather(mut rest: &[u8], found: &mut Vec<(u8, Vec<u8>)>) {
    while let [code, after @ ..] = rest {
        match *code {
            PAD => rest = after,
            END => return,
            code => {
                let Some((&length, after)) = after.split_first() else { return };
                let Some((value, after)) = after.split_at_checked(length.into()) else { return };
                match found.iter_mut().find(|option| option.0 == code) {
                    Some(option) => option.1.extend(value),
                    None => found.push((code, value.to_vec())),
                }
                rest = after;
            }
        }
    }
}

fn number(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.first_chunk()?))
}

fn address(bytes: &[u8]) -> Option<Ipv4Addr> {
    number(bytes).map(Ipv4Addr::from)
}

/// A mask that has a hole is none.
fn prefix_of(mask: u32) -> Option<u8> {
    (mask.leading_ones() == mask.count_ones()).then(|| mask.count_ones() as u8)
}

/// A name of the domain name system. It goes into files, so nothing else is let through.
fn name(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?.trim_end_matches('\0');
    let is_name = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'.' || c == b'_';
    (!text.is_empty() && text.bytes().all(is_name)).then(|| text.to_string())
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub const MAC: Mac = [2, 0, 0, 0, 0, 7];

    /// A server's message: its kind, to whom, about which address, and its options as they stand.
    pub fn served(kind: Kind, transaction: u32, address: [u8; 4], options: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0; OPTIONS];
        bytes[..3].copy_from_slice(&[TO_CLIENT, ETHERNET, 6]);
        bytes[4..8].copy_from_slice(&transaction.to_be_bytes());
        bytes[16..20].copy_from_slice(&address);
        bytes[28..34].copy_from_slice(&MAC);
        bytes[236..240].copy_from_slice(&COOKIE);
        bytes.extend([KIND, 1, kind as u8]);
        bytes.extend(options);
        bytes.push(END);
        bytes
    }

    #[test]
    fn a_question_is_laid_out_as_the_standard_says() {
        let question = Question {
            kind: Kind::Discover,
            transaction: 0x0102_0304,
            seconds: 258,
            mac: MAC,
            current: Ipv4Addr::UNSPECIFIED,
            requested: Some(Ipv4Addr::new(10, 0, 0, 9)),
            server: None,
            host_name: Some("pi"),
        };
        let bytes = question.to_bytes();
        assert_eq!(bytes.len(), SHORTEST);
        assert_eq!(bytes[..12], [1, 1, 6, 0, 1, 2, 3, 4, 1, 2, 0x80, 0]);
        assert_eq!(bytes[28..34], MAC);
        let wanted = [
            &COOKIE[..],
            &[53, 1, 1, 61, 7, 1, 2, 0, 0, 0, 0, 7, 50, 4, 10, 0, 0, 9, 12, 2, b'p', b'i', 57, 2, 5, 192],
            &[55, 8, 1, 3, 6, 12, 15, 51, 58, 59, 255, 0],
        ];
        let wanted = wanted.concat();
        assert_eq!(bytes[236..236 + wanted.len()], wanted);
    }

    #[test]
    fn who_has_an_address_is_answered_there() {
        let current = Ipv4Addr::new(10, 0, 0, 9);
        let question = Question {
            kind: Kind::Request,
            transaction: 1,
            seconds: 0,
            mac: MAC,
            current,
            requested: None,
            server: Some(current),
            host_name: Some(""),
        };
        let bytes = question.to_bytes();
        assert_eq!((bytes[10], &bytes[12..16]), (0, &[10, 0, 0, 9][..]));
        assert!(!bytes[OPTIONS..].windows(2).any(|pair| pair == [HOST_NAME, 0]));
    }

    #[test]
    fn an_answer_is_read() {
        let options = [
            &[54, 4, 10, 0, 2, 2, 0, 0, 1, 4, 255, 255, 255, 0, 3, 8, 10, 0, 2, 2, 10, 0, 2, 9][..],
            &[
                6, 9, 10, 0, 2, 3, 9, 9, 9, 9, 7, 51, 4, 0, 1, 81, 128, 58, 4, 0, 0, 0, 60, 15, 4, b'l',
                b'a', b'n', 0,
            ],
        ];
        let answer = Answer::from_bytes(&served(Kind::Offer, 7, [10, 0, 2, 15], &options.concat())).unwrap();
        let expected = Answer {
            kind: Kind::Offer,
            transaction: 7,
            mac: MAC,
            address: Ipv4Addr::new(10, 0, 2, 15),
            server: Some(Ipv4Addr::new(10, 0, 2, 2)),
            prefix: Some(24),
            router: Some(Ipv4Addr::new(10, 0, 2, 2)),
            name_servers: vec![Ipv4Addr::new(10, 0, 2, 3), Ipv4Addr::new(9, 9, 9, 9)],
            domain: Some("lan".into()),
            host_name: None,
            lease: Some(86400),
            renewal: Some(60),
            rebinding: None,
        };
        assert_eq!(answer, expected);
    }

    #[test]
    fn options_may_be_parted_and_stand_in_other_fields() {
        let mut bytes = served(Kind::Ack, 7, [10, 0, 2, 15], &[OVERLOAD, 1, 3, DOMAIN, 2, b'a', b'.']);
        bytes[FILE_FIELD][..8].copy_from_slice(&[DOMAIN, 1, b'b', ROUTER, 4, 1, 2, 3]);
        bytes[FILE_FIELD.start + 8] = 4;
        bytes[FILE_FIELD.start + 9] = END;
        bytes[SERVER_NAME_FIELD][..7].copy_from_slice(&[SERVER, 4, 5, 6, 7, 8, END]);
        let answer = Answer::from_bytes(&bytes).unwrap();
        assert_eq!(answer.domain.as_deref(), Some("a.b"));
        assert_eq!(answer.router, Some(Ipv4Addr::new(1, 2, 3, 4)));
        assert_eq!(answer.server, Some(Ipv4Addr::new(5, 6, 7, 8)));
    }

    #[test]
    fn names_that_would_spoil_a_file_and_masks_with_holes_are_left_out() {
        let options = [DOMAIN, 7, b'a', b'\n', b'#', b'x', b'y', b'z', b'w', SUBNET_MASK, 4, 255, 0, 255, 0];
        let answer = Answer::from_bytes(&served(Kind::Ack, 7, [10, 0, 2, 15], &options)).unwrap();
        assert_eq!((answer.domain, answer.prefix), (None, None));
    }

    #[test]
    fn what_is_cut_off_or_of_another_kind_is_no_answer() {
        let whole = served(Kind::Ack, 7, [10, 0, 2, 15], &[LEASE_TIME, 4, 0, 0, 1, 0]);
        for length in 0..whole.len() {
            // A cut in the options leaves those before it.
            let answer = Answer::from_bytes(&whole[..length]);
            assert_eq!(answer.is_some(), length >= OPTIONS + 3, "{length}");
        }
        for (at, value) in [(0, TO_SERVER), (1, 6), (2, 16), (236, 0), (OPTIONS + 2, 99), (OPTIONS, END)] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            assert_eq!(Answer::from_bytes(&bytes), None, "{at}");
        }
    }
}
