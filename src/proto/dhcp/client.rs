//! What a DHCP client says when: RFC 2131 section 4.4, from the first question to the last renewal. Time is a
//! number of milliseconds since some moment of the caller's, who also sends and receives.
//!
//! Not here: asking for the address that the machine had before it was started (there is no place to keep it),
//! and the probe by ARP whether somebody else has the address already.

use super::message::{Answer, Kind, Mac, Question};
use core::net::Ipv4Addr;

/// What a server has granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    pub address: Ipv4Addr,
    /// Length of the network's part of the address, in bits.
    pub prefix: u8,
    pub router: Option<Ipv4Addr>,
    pub name_servers: Vec<Ipv4Addr>,
    pub domain: Option<String>,
    pub host_name: Option<String>,
    server: Ipv4Addr,
    renew_at: u64,
    rebind_at: u64,
    ends_at: u64,
}

/// Bytes for a server; `None`: for all of them.
#[derive(Debug, PartialEq, Eq)]
pub struct Outgoing {
    pub bytes: Vec<u8>,
    pub to: Option<Ipv4Addr>,
}

/// What has become of the address.
#[derive(Debug, PartialEq, Eq)]
pub enum News {
    /// It is this one now, maybe as before.
    Bound(Lease),
    /// It must not be used any more.
    Lost,
}

enum State {
    /// Looking for servers.
    Selecting,
    /// An offer was taken up.
    Requesting { address: Ipv4Addr, server: Ipv4Addr },
    /// All is well.
    Bound(Lease),
    /// The server that gave the address is asked to prolong.
    Renewing(Lease),
    /// Any server is asked to.
    Rebinding(Lease),
}

pub struct Client {
    state: State,
    mac: Mac,
    host_name: Option<String>,
    transaction: u32,
    /// When this attempt began.
    began: u64,
    /// When `tick` has something to do.
    due: u64,
    /// How often the same has been said.
    tries: u32,
    random: u32,
}

const SECOND: u64 = 1000;
/// The waits for an answer: the first one, doubled each time up to the last one.
const FIRST_WAIT: u64 = 4 * SECOND;
const LAST_WAIT: u64 = 64 * SECOND;
/// How often an offer is asked for before another one is looked for.
const REQUESTS: u32 = 4;
/// Who has an address asks no more often than this.
const SHORTEST_RENEWAL: u64 = 60 * SECOND;
/// A lease's time that means for ever.
const FOR_EVER: u32 = u32::MAX;
/// What a server grants that does not say.
const USUAL_LEASE: u32 = 3600;
/// Shorter leases are kept this long: nobody may have the line busy with us.
const SHORTEST_LEASE: u32 = 10;

impl Client {
    /// `seed` sets the transaction's number and how waits vary: another one for each start.
    pub fn new(mac: Mac, host_name: Option<String>, seed: u32, now: u64) -> Client {
        let mut client = Client {
            state: State::Selecting,
            mac,
            host_name,
            transaction: 0,
            began: now,
            due: now,
            tries: 0,
            random: seed | 1,
        };
        client.start_over(now);
        client
    }

    /// When `tick` is to be called next.
    pub fn due(&self) -> u64 {
        self.due
    }

    /// Says what is to be said at this moment, if it has come, and whether the address is gone.
    pub fn tick(&mut self, now: u64) -> (Option<Outgoing>, Option<News>) {
        if now < self.due {
            return (None, None);
        }
        let news = self.move_on(now);
        (Some(self.speak(now)), news)
    }

    // The state that `now` and silence lead to.
    fn move_on(&mut self, now: u64) -> Option<News> {
        match std::mem::replace(&mut self.state, State::Selecting) {
            State::Requesting { .. } if self.tries >= REQUESTS => self.start_over(now),
            State::Bound(lease) => {
                self.start_over(now);
                self.state = State::Renewing(lease);
            }
            State::Renewing(lease) if now >= lease.rebind_at => self.state = State::Rebinding(lease),
            State::Rebinding(lease) if now >= lease.ends_at => {
                self.start_over(now);
                return Some(News::Lost);
            }
            same => self.state = same,
        }
        None
    }

    fn speak(&mut self, now: u64) -> Outgoing {
        let wait = (FIRST_WAIT << self.tries.min(8)).min(LAST_WAIT) - SECOND
            + u64::from(self.next_random()) % (2 * SECOND);
        self.tries += 1;
        let until = |end: u64| now + ((end.saturating_sub(now)) / 2).max(SHORTEST_RENEWAL);
        let none = Ipv4Addr::UNSPECIFIED;
        let (kind, current, requested, server, to) = match &self.state {
            State::Selecting => (Kind::Discover, none, None, None, None),
            State::Requesting { address, server } => {
                (Kind::Request, none, Some(*address), Some(*server), None)
            }
            State::Renewing(lease) | State::Bound(lease) => {
                self.due = until(lease.rebind_at).min(lease.rebind_at.max(now + SECOND));
                (Kind::Request, lease.address, None, None, Some(lease.server))
            }
            State::Rebinding(lease) => {
                self.due = until(lease.ends_at).min(lease.ends_at.max(now + SECOND));
                (Kind::Request, lease.address, None, None, None)
            }
        };
        if current.is_unspecified() {
            self.due = now + wait;
        }
        let question = Question {
            kind,
            transaction: self.transaction,
            seconds: ((now - self.began) / SECOND).min(u16::MAX.into()) as u16,
            mac: self.mac,
            current,
            requested,
            server,
            host_name: self.host_name.as_deref(),
        };
        Outgoing { bytes: question.to_bytes(), to }
    }

    /// Takes a datagram. What follows from it at once is due now.
    pub fn receive(&mut self, bytes: &[u8], now: u64) -> Option<News> {
        let answer = Answer::from_bytes(bytes)?;
        if answer.transaction != self.transaction || answer.mac != self.mac {
            return None;
        }
        match (&self.state, answer.kind) {
            (State::Selecting, Kind::Offer) => {
                let server = answer.server.filter(|_| is_usable(answer.address))?;
                self.state = State::Requesting { address: answer.address, server };
                (self.tries, self.due) = (0, now);
                None
            }
            // Another server's word on an address that this one has not offered.
            (State::Requesting { server, .. }, _) if answer.server.is_some_and(|other| other != *server) => {
                None
            }
            (State::Requesting { server, .. }, Kind::Ack) => self.bind(*server, &answer, now),
            (State::Renewing(lease) | State::Rebinding(lease), Kind::Ack) => {
                self.bind(answer.server.unwrap_or(lease.server), &answer, now)
            }
            (State::Requesting { .. }, Kind::Nak) => {
                self.start_over(now);
                // A server that refuses what it has offered would otherwise be asked without end.
                self.due = now + FIRST_WAIT;
                None
            }
            (State::Renewing(_) | State::Rebinding(_), Kind::Nak) => {
                self.start_over(now);
                Some(News::Lost)
            }
            _ => None,
        }
    }

    fn bind(&mut self, server: Ipv4Addr, answer: &Answer, now: u64) -> Option<News> {
        if !is_usable(answer.address) {
            return None;
        }
        let length = answer.lease.unwrap_or(USUAL_LEASE).max(SHORTEST_LEASE);
        let after = |seconds: u32| {
            if length == FOR_EVER { u64::MAX } else { now + u64::from(seconds) * SECOND }
        };
        // The shares of RFC 2131 section 4.4.5, where the server names no times or such as make no sense.
        let rebinding = answer.rebinding.filter(|seconds| (1..length).contains(seconds));
        let rebinding = rebinding.unwrap_or((u64::from(length) * 7 / 8) as u32);
        let renewal = answer.renewal.filter(|seconds| (1..rebinding).contains(seconds));
        let renewal = renewal.unwrap_or(rebinding.min(length / 2));
        let lease = Lease {
            address: answer.address,
            prefix: answer.prefix.unwrap_or_else(|| prefix_by_class(answer.address)),
            router: answer.router.filter(|router| is_usable(*router)),
            name_servers: answer.name_servers.clone(),
            domain: answer.domain.clone(),
            host_name: answer.host_name.clone(),
            server,
            renew_at: after(renewal),
            rebind_at: after(rebinding),
            ends_at: after(length),
        };
        self.due = lease.renew_at;
        self.state = State::Bound(lease.clone());
        Some(News::Bound(lease))
    }

    fn start_over(&mut self, now: u64) {
        self.state = State::Selecting;
        self.transaction = self.next_random();
        (self.began, self.due, self.tries) = (now, now, 0);
    }

    // Marsaglia's xorshift: waits need no more.
    fn next_random(&mut self) -> u32 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 17;
        self.random ^= self.random << 5;
        self.random
    }
}

fn is_usable(address: Ipv4Addr) -> bool {
    !(address.is_unspecified() || address.is_broadcast() || address.is_multicast() || address.is_loopback())
}

/// What a network's length was before servers told it.
fn prefix_by_class(address: Ipv4Addr) -> u8 {
    match address.octets()[0] {
        0..=127 => 8,
        128..=191 => 16,
        _ => 24,
    }
}

#[cfg(test)]
mod tests {
    use super::super::message::tests::{MAC, served};
    use super::*;

    const ADDRESS: [u8; 4] = [10, 0, 2, 15];
    const SERVER: Ipv4Addr = Ipv4Addr::new(10, 0, 2, 2);
    const HOUR: u64 = 3600 * SECOND;

    fn kind_of(outgoing: &Option<Outgoing>) -> u8 {
        outgoing.as_ref().expect("something is said").bytes[242]
    }

    fn options(lease: u32) -> Vec<u8> {
        let mut options = vec![54, 4, 10, 0, 2, 2, 1, 4, 255, 255, 255, 0, 51, 4];
        options.extend(lease.to_be_bytes());
        options
    }

    fn new_client() -> Client {
        Client::new(MAC, None, 4711, 0)
    }

    fn hear(client: &mut Client, kind: Kind, options: &[u8], now: u64) -> Option<News> {
        client.receive(&served(kind, client.transaction, ADDRESS, options), now)
    }

    fn bound(seconds: u32) -> (Client, Lease) {
        let mut client = new_client();
        assert_eq!(kind_of(&client.tick(0).0), Kind::Discover as u8);
        assert_eq!(hear(&mut client, Kind::Offer, &options(seconds), 10), None);
        assert_eq!(client.due(), 10);
        let (request, news) = client.tick(10);
        assert_eq!((kind_of(&request), news), (Kind::Request as u8, None));
        match hear(&mut client, Kind::Ack, &options(seconds), 20) {
            Some(News::Bound(lease)) => (client, lease),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_offer_is_taken_up_and_granted() {
        let (client, lease) = bound(3600);
        assert_eq!((lease.address.octets(), lease.prefix), (ADDRESS, 24));
        assert_eq!(client.due(), 20 + HOUR / 2);
    }

    #[test]
    fn silence_is_asked_again_ever_more_rarely() {
        let mut client = new_client();
        let mut now = 0;
        for wait in [4, 8, 16, 32, 64, 64, 64] {
            assert!(client.tick(now).0.is_some());
            assert_eq!(client.tick(now), (None, None));
            let waited = client.due() - now;
            assert!(waited >= (wait - 1) * SECOND && waited < (wait + 1) * SECOND, "{wait}: {waited}");
            now = client.due();
        }
    }

    #[test]
    fn a_server_that_offers_and_falls_silent_is_left() {
        let mut client = new_client();
        client.tick(0);
        hear(&mut client, Kind::Offer, &options(60), 1);
        let said: Vec<u8> = (0..5).map(|_| kind_of(&client.tick(client.due()).0)).collect();
        assert_eq!(said, [3, 3, 3, 3, 1]);
    }

    #[test]
    fn a_lease_is_prolonged_by_its_server() {
        let (mut client, lease) = bound(3600);
        assert_eq!(client.tick(HOUR / 4), (None, None));
        let (said, news) = client.tick(client.due());
        let said = said.unwrap();
        assert_eq!((said.bytes[242], said.to, news), (3, Some(SERVER), None));
        assert_eq!(said.bytes[12..16], ADDRESS);
        let now = HOUR / 2 + 2000;
        let again = hear(&mut client, Kind::Ack, &options(3600), now);
        let later =
            Lease { renew_at: now + HOUR / 2, rebind_at: now + HOUR / 8 * 7, ends_at: now + HOUR, ..lease };
        assert_eq!(again, Some(News::Bound(later)));
    }

    #[test]
    fn a_lease_that_nobody_prolongs_ends() {
        let (mut client, _) = bound(3600);
        let mut said = Vec::new();
        loop {
            let now = client.due();
            let (outgoing, news) = client.tick(now);
            let outgoing = outgoing.unwrap();
            said.push((outgoing.bytes[242], outgoing.to.is_some()));
            if news.is_some() {
                assert_eq!((news, outgoing.bytes[242]), (Some(News::Lost), 1));
                assert!((20 + HOUR..20 + HOUR + 2 * SECOND).contains(&now), "{now}");
                break;
            }
        }
        said.dedup();
        assert_eq!(said, [(3, true), (3, false), (1, false)]);
    }

    #[test]
    fn a_refusal_starts_over() {
        let (mut client, _) = bound(3600);
        client.tick(client.due());
        let now = HOUR / 2 + 100;
        assert_eq!(hear(&mut client, Kind::Nak, &options(0), now), Some(News::Lost));
        assert_eq!(kind_of(&client.tick(now).0), 1);
        hear(&mut client, Kind::Offer, &options(60), now);
        client.tick(now);
        assert_eq!(hear(&mut client, Kind::Nak, &options(0), now), None);
        assert!(client.due() > now);
    }

    #[test]
    fn what_is_for_others_or_out_of_turn_is_not_heard() {
        let mut client = new_client();
        client.tick(0);
        let right = client.transaction;
        assert_eq!(hear(&mut client, Kind::Ack, &options(60), 1), None);
        client.receive(&served(Kind::Offer, right ^ 1, ADDRESS, &options(60)), 1);
        client.receive(&served(Kind::Offer, right, [0; 4], &options(60)), 1);
        client.receive(&served(Kind::Offer, right, ADDRESS, &[51, 4, 0, 0, 0, 60]), 1);
        assert!(matches!(client.state, State::Selecting));
        hear(&mut client, Kind::Offer, &options(60), 2);
        let other = served(Kind::Ack, right, ADDRESS, &[54, 4, 10, 0, 2, 77]);
        assert_eq!(client.receive(&other, 3), None);
        assert!(matches!(client.state, State::Requesting { .. }));
    }

    #[test]
    fn times_that_make_no_sense_do_no_harm() {
        let (client, lease) = bound(u32::MAX);
        assert_eq!((client.due(), lease.ends_at), (u64::MAX, u64::MAX));
        let (client, lease) = bound(0);
        assert!(client.due() > 20 && lease.ends_at >= 20 + 10 * SECOND);
        let mut client = new_client();
        client.tick(0);
        hear(&mut client, Kind::Offer, &options(100), 0);
        client.tick(0);
        let mut options = options(100);
        options.extend([58, 4, 255, 0, 0, 0, 59, 4, 0, 0, 0, 200]);
        hear(&mut client, Kind::Ack, &options, 0);
        assert_eq!(client.due(), 50 * SECOND);
    }
}
