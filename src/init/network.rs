//! The network of process 1: `lo`, and one interface with an address from DHCP or as it was given. The interface may
//! appear late (USB) and the cable later still: until then it is looked for.

use super::{say, system};
use crate::proto::dhcp::client::{Client, Lease, News, Outgoing};
use crate::proto::dhcp::message::{CLIENT_PORT, Mac, SERVER_PORT};
use crate::proto::rtnetlink;
use rustix::net::netdevice::name_to_index;
use socket2::{Domain, Protocol, Socket, Type};
use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Read};
use std::net::{Ipv4Addr, SocketAddrV4};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

/// Where the address comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// `lo` only.
    None,
    Dhcp,
    Given {
        address: Ipv4Addr,
        prefix: u8,
        router: Option<Ipv4Addr>,
        name_servers: Vec<Ipv4Addr>,
    },
}

impl Plan {
    /// `dhcp`, `none`, or `ADDRESS/BITS[,ROUTER[,NAMESERVER]...]`. Errors: how it should look.
    pub fn parse(text: &str) -> Result<Plan, String> {
        match text {
            "none" => return Ok(Plan::None),
            "dhcp" => return Ok(Plan::Dhcp),
            _ => {}
        }
        let given = || {
            let (network, others) = text.split_once(',').unwrap_or((text, ""));
            let (address, prefix) = network.split_once('/')?;
            let others = others.split(',').filter(|other| !other.is_empty()).map(|other| other.parse().ok());
            let mut others = others.collect::<Option<Vec<Ipv4Addr>>>()?.into_iter();
            let prefix = prefix.parse().ok().filter(|prefix| *prefix <= 32)?;
            let (address, router) = (address.parse().ok()?, others.next());
            Some(Plan::Given { address, prefix, router, name_servers: others.collect() })
        };
        given().ok_or_else(|| "--init-net takes dhcp, none or ADDRESS/BITS[,ROUTER[,NAMESERVER]]".into())
    }
}

/// How often an interface that is not there yet is looked for, at first and after a while.
const LOOK: Duration = Duration::from_millis(100);
const LOOK_LATER: Duration = Duration::from_secs(2);
const AT_FIRST: Duration = Duration::from_secs(30);
/// The longest datagram that is read.
const LONGEST: usize = 1500;

enum Stage {
    /// Waiting for the interface.
    Absent,
    /// Waiting for the other end of the cable.
    NoCarrier {
        index: u32,
    },
    Asking(Box<Asking>),
    Done,
}

struct Asking {
    index: u32,
    socket: Socket,
    client: Client,
    lease: Option<Lease>,
}

pub struct Network {
    plan: Plan,
    interface: String,
    stage: Stage,
    began: Instant,
    next_look: Instant,
}

impl Network {
    pub fn new(plan: Plan, interface: String) -> Network {
        if let Err(e) = raise("lo") {
            say(&format!("lo: {e}"));
        }
        let stage = if plan == Plan::None { Stage::Done } else { Stage::Absent };
        let now = Instant::now();
        Network { plan, interface, stage, began: now, next_look: now }
    }

    /// Whether there is nothing to wait for.
    pub fn is_up(&self) -> bool {
        match &self.stage {
            Stage::Done => true,
            Stage::Asking(asking) => asking.lease.is_some(),
            Stage::Absent | Stage::NoCarrier { .. } => false,
        }
    }

    /// When `turn` has something to do by itself.
    pub fn due(&self) -> Option<Instant> {
        match &self.stage {
            Stage::Done => None,
            Stage::Absent | Stage::NoCarrier { .. } => Some(self.next_look),
            Stage::Asking(asking) => self.began.checked_add(Duration::from_millis(asking.client.due())),
        }
    }

    /// What `turn` is to be called for when it becomes readable.
    pub fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        match &self.stage {
            Stage::Asking(asking) => Some(asking.socket.as_fd()),
            _ => None,
        }
    }

    /// Does what can be done now.
    pub fn turn(&mut self) {
        if matches!(self.stage, Stage::Absent) && self.is_time_to_look() {
            self.look_for_interface();
        }
        if let Stage::NoCarrier { index } = self.stage
            && self.is_time_to_look()
            && self.has_carrier()
        {
            match self.begin_asking(index) {
                Ok(asking) => self.stage = Stage::Asking(Box::new(asking)),
                Err(e) => self.give_up(&e),
            }
        }
        if self.due().is_some_and(|due| due <= Instant::now()) && !matches!(self.stage, Stage::Asking(_)) {
            let wait = if self.began.elapsed() < AT_FIRST { LOOK } else { LOOK_LATER };
            self.next_look = Instant::now() + wait;
        }
        let now = self.began.elapsed().as_millis() as u64;
        if let Stage::Asking(asking) = &mut self.stage {
            asking.turn(&self.interface, now);
        }
    }

    fn is_time_to_look(&self) -> bool {
        Instant::now() >= self.next_look
    }

    fn look_for_interface(&mut self) {
        let index = match raise(&self.interface) {
            Ok(index) => index,
            Err(e) if e.raw_os_error() == Some(libc::ENODEV) => return,
            Err(e) => return self.give_up(&e),
        };
        let Plan::Given { address, prefix, router, name_servers } = &self.plan else {
            self.stage = Stage::NoCarrier { index };
            return;
        };
        match take(index, *address, *prefix, *router) {
            Ok(()) => {
                write_name_servers(name_servers, None);
                say(&format!("{}: {address}/{prefix}", self.interface));
                self.stage = Stage::Done;
            }
            Err(e) => self.give_up(&e),
        }
    }

    fn give_up(&mut self, e: &io::Error) {
        say(&format!("{}: {e}", self.interface));
        self.stage = Stage::Done;
    }

    // Whether what is sent goes out. A second may pass after the carrier is there before that is so, and nobody
    // would hear the first question. An interface that can't tell is as good as one with a cable.
    fn has_carrier(&self) -> bool {
        let told = |file: &str| fs::read_to_string(format!("/sys/class/net/{}/{file}", self.interface));
        let is_down =
            |state: String| matches!(state.trim(), "down" | "lowerlayerdown" | "dormant" | "notpresent");
        told("carrier").map_or(true, |text| text.trim() == "1") && !told("operstate").is_ok_and(is_down)
    }

    fn begin_asking(&self, index: u32) -> io::Result<Asking> {
        let mac = mac_of(&self.interface)?;
        let socket = Socket::new(Domain::IPV4, Type::DGRAM.cloexec().nonblocking(), Some(Protocol::UDP))?;
        // Without an address there is no route: the socket must know where to send.
        socket.bind_device(Some(self.interface.as_bytes()))?;
        socket.set_broadcast(true)?;
        socket.bind(&SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, CLIENT_PORT).into())?;
        // (the system may not have gathered enough chance yet to give some away, and this needs little)
        let seed = RandomState::new().build_hasher().finish() as u32;
        let now = self.began.elapsed().as_millis() as u64;
        Ok(Asking { index, socket, client: Client::new(mac, system::own_name(), seed, now), lease: None })
    }
}

impl Asking {
    fn turn(&mut self, interface: &str, now: u64) {
        let mut bytes = [0; LONGEST];
        while let Ok(length) = self.socket.read(&mut bytes) {
            if let Some(news) = self.client.receive(&bytes[..length], now) {
                self.follow(news, interface);
            }
        }
        let (outgoing, news) = self.client.tick(now);
        if let Some(news) = news {
            self.follow(news, interface);
        }
        if let Some(Outgoing { bytes, to }) = outgoing {
            let to = SocketAddrV4::new(to.unwrap_or(Ipv4Addr::BROADCAST), SERVER_PORT);
            // What was not sent is as good as lost on the way, and said again.
            let _ = self.socket.send_to(&bytes, &to.into());
        }
    }

    fn follow(&mut self, news: News, interface: &str) {
        let new = match news {
            News::Bound(lease) => Some(lease),
            News::Lost => None,
        };
        let before = self.lease.take();
        if let Some(before) =
            before.as_ref().filter(|before| new.as_ref().is_none_or(|new| new.address != before.address))
        {
            say(&format!("{interface}: {} is gone", before.address));
            // (whose network has gone has no address left to take away)
            let _ =
                ask(|number| rtnetlink::delete_address(number, self.index, before.address, before.prefix));
        }
        if let Some(lease) = &new
            && before.as_ref().is_none_or(|before| !is_same(before, lease))
        {
            match take(self.index, lease.address, lease.prefix, lease.router) {
                Ok(()) => say(&format!("{interface}: {}/{}", lease.address, lease.prefix)),
                Err(e) => say(&format!("{interface}: {}: {e}", lease.address)),
            }
            write_name_servers(&lease.name_servers, lease.domain.as_deref());
            if let Some(name) = &lease.host_name {
                system::name_if_nameless(name);
            }
        }
        self.lease = new;
    }
}

fn is_same(one: &Lease, other: &Lease) -> bool {
    let facts = |lease: &Lease| {
        (lease.address, lease.prefix, lease.router, lease.name_servers.clone(), lease.domain.clone())
    };
    facts(one) == facts(other)
}

fn mac_of(interface: &str) -> io::Result<Mac> {
    let text = fs::read_to_string(format!("/sys/class/net/{interface}/address"))?;
    let bytes: Option<Vec<u8>> =
        text.trim().split(':').map(|byte| u8::from_str_radix(byte, 16).ok()).collect();
    let mac = bytes.and_then(|bytes| bytes.try_into().ok());
    mac.ok_or_else(|| io::Error::other("it is no Ethernet, and DHCP is not for it"))
}

/// Asks the kernel for something that a message says, and hears whether it was done.
fn ask(message: impl Fn(u32) -> Vec<u8>) -> io::Result<()> {
    const NUMBER: u32 = 1;
    let netlink = Domain::from(libc::AF_NETLINK);
    let mut socket = Socket::new(netlink, Type::RAW.cloexec(), Some(Protocol::from(libc::NETLINK_ROUTE)))?;
    // The kernel answers before `send` returns; this is for what may never be.
    socket.set_read_timeout(Some(Duration::from_secs(5)))?;
    socket.send(&message(NUMBER))?;
    let mut bytes = [0; 4096];
    loop {
        let length = socket.read(&mut bytes)?;
        match rtnetlink::acknowledged(&bytes[..length], NUMBER) {
            Some(0) => return Ok(()),
            Some(code) => return Err(io::Error::from_raw_os_error(code)),
            None => {}
        }
    }
}

/// Brings an interface up. Answers its number. Errors: ENODEV, there is none of this name.
fn raise(interface: &str) -> io::Result<u32> {
    let any = Socket::new(Domain::UNIX, Type::DGRAM.cloexec(), None)?;
    let index = name_to_index(&any, interface)?;
    ask(|number| rtnetlink::link_up(number, index))?;
    Ok(index)
}

fn take(index: u32, address: Ipv4Addr, prefix: u8, router: Option<Ipv4Addr>) -> io::Result<()> {
    ask(|number| rtnetlink::add_address(number, index, address, prefix))?;
    router.map_or(Ok(()), |router| ask(|number| rtnetlink::default_route(number, index, router)))
}

/// /etc/resolv.conf, or where it leads; see resolv.conf(5).
fn write_name_servers(servers: &[Ipv4Addr], domain: Option<&str>) {
    if servers.is_empty() {
        return;
    }
    let search = domain.map(|domain| format!("search {domain}\n")).unwrap_or_default();
    let lines: String = servers.iter().map(|server| format!("nameserver {server}\n")).collect();
    // (there, or not to be made: then writing says so)
    let _ = fs::create_dir("/etc");
    if let Err(e) = fs::write("/etc/resolv.conf", search + &lines) {
        say(&format!("/etc/resolv.conf: {e}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_read_off_its_text() {
        let at = |last| Ipv4Addr::new(192, 168, 1, last);
        let given = |router, name_servers| Plan::Given { address: at(7), prefix: 24, router, name_servers };
        assert_eq!(Plan::parse("dhcp"), Ok(Plan::Dhcp));
        assert_eq!(Plan::parse("none"), Ok(Plan::None));
        assert_eq!(Plan::parse("192.168.1.7/24"), Ok(given(None, vec![])));
        assert_eq!(
            Plan::parse("192.168.1.7/24,192.168.1.1,192.168.1.2,192.168.1.3"),
            Ok(given(Some(at(1)), vec![at(2), at(3)]))
        );
        for broken in
            ["", "eth0", "192.168.1.7", "192.168.1.7/33", "192.168.1/24", "192.168.1.7/24,router", "::1/64"]
        {
            assert!(Plan::parse(broken).is_err(), "{broken}");
        }
    }
}
