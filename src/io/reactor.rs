//! The reactor: waits for readiness of descriptors and names who is ready.
//!
//! Tokens carry a generation: a slot that was closed and given to somebody else in the same batch of
//! events does not receive its predecessor's readiness. Registration is edge-triggered and asks for both
//! directions at once, so no system call is spent on changing interest; whoever is told "readable" reads
//! until the descriptor would block, whoever did not write everything waits for "writable".

use mio::unix::SourceFd;
use mio::{Events, Interest, Poll, Registry, Token, Waker};
use std::io;
use std::os::fd::RawFd;
use std::time::Duration;

/// Who a registered descriptor belongs to: slot index and generation in 30 bits, so that JavaScript's
/// small integers hold it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Id(u32);

const INDEX_BITS: u32 = 17;
const GENERATION_BITS: u32 = 13;

impl Id {
    /// The most handles that can be open at once.
    pub const MAX_OPEN: usize = 1 << INDEX_BITS;

    pub fn new(index: usize, generation: u32) -> Id {
        debug_assert!(index < Id::MAX_OPEN);
        Id((generation % (1 << GENERATION_BITS)) << INDEX_BITS | index as u32)
    }
    pub fn index(self) -> usize {
        (self.0 & ((1 << INDEX_BITS) - 1)) as usize
    }
    pub fn generation(self) -> u32 {
        self.0 >> INDEX_BITS
    }
    /// The number that JavaScript knows this handle by.
    pub fn number(self) -> i32 {
        self.0 as i32
    }
    /// From a number that JavaScript handed in; an impossible one is nobody's.
    pub fn from_number(number: i32) -> Id {
        Id(number as u32 & ((1 << (INDEX_BITS + GENERATION_BITS)) - 1))
    }
}

/// What a descriptor has become ready for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Readiness {
    pub readable: bool,
    pub writable: bool,
    /// The peer has shut down its sending half (or everything): reading on leads to the end.
    pub read_closed: bool,
    pub error: bool,
}

const WAKE: Token = Token(usize::MAX >> 1);
const EVENTS_A_TURN: usize = 256;

/// mio's poll, with our tokens.
pub struct Reactor {
    poll: Poll,
    events: Events,
}

impl Reactor {
    /// Errors: whatever epoll_create says (EMFILE, ENOMEM).
    pub fn new() -> io::Result<Reactor> {
        Ok(Reactor { poll: Poll::new()?, events: Events::with_capacity(EVENTS_A_TURN) })
    }

    pub fn register(&self, fd: RawFd, id: Id) -> io::Result<()> {
        self.watch(fd, id, Interest::READABLE | Interest::WRITABLE)
    }

    /// Only for reading: a listener, standard input, a signal pipe.
    pub fn register_readable(&self, fd: RawFd, id: Id) -> io::Result<()> {
        self.watch(fd, id, Interest::READABLE)
    }

    // A descriptor that was closed while another process had the same thing open is still watched, and may come
    // back under its number.
    fn watch(&self, fd: RawFd, id: Id, interest: Interest) -> io::Result<()> {
        let token = Token(id.0 as usize);
        match self.registry().register(&mut SourceFd(&fd), token, interest) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                self.registry().reregister(&mut SourceFd(&fd), token, interest)
            }
            outcome => outcome,
        }
    }

    /// Ends the watch over a descriptor that is about to be closed here and stays open elsewhere; closing the
    /// last one is enough otherwise.
    pub fn deregister(&self, fd: RawFd) {
        // That it isn't watched is as good.
        let _ = self.registry().deregister(&mut SourceFd(&fd));
    }

    /// What another thread uses to end a sleep of this reactor.
    pub fn waker(&self) -> io::Result<Waker> {
        Waker::new(self.registry(), WAKE)
    }

    fn registry(&self) -> &Registry {
        self.poll.registry()
    }

    /// Sleeps until somebody is ready or the time is over (`None`: for ever), then hands each ready one
    /// to `each`. A signal that interrupts the sleep is an early end, not an error.
    pub fn poll(&mut self, timeout: Option<Duration>, mut each: impl FnMut(Id, Readiness)) -> io::Result<()> {
        match self.poll.poll(&mut self.events, timeout) {
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::Interrupted => return Ok(()),
            Err(e) => return Err(e),
        }
        for event in self.events.iter().filter(|e| e.token() != WAKE) {
            let readiness = Readiness {
                readable: event.is_readable(),
                writable: event.is_writable(),
                read_closed: event.is_read_closed(),
                error: event.is_error(),
            };
            each(Id(event.token().0 as u32), readiness);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::fd::AsRawFd;

    #[test]
    fn an_id_keeps_index_and_generation_within_30_bits() {
        let id = Id::new(131_071, 8191);
        assert_eq!((id.index(), id.generation()), (131_071, 8191));
        assert!(id.number() > 0 && id.number() < 1 << 30);
        assert_eq!(Id::from_number(id.number()), id);
        assert_ne!(Id::new(5, 1), Id::new(5, 2));
    }

    #[test]
    fn a_descriptor_that_is_open_elsewhere_comes_back_under_its_number() {
        let reactor = Reactor::new().unwrap();
        let (ours, _theirs) = std::os::unix::net::UnixStream::pair().unwrap();
        let elsewhere = ours.try_clone().unwrap();
        let number = ours.as_raw_fd();
        reactor.register(number, Id::new(1, 1)).unwrap();
        drop(ours);
        let back = elsewhere.try_clone().unwrap();
        assert_eq!(back.as_raw_fd(), number);
        reactor.register(number, Id::new(2, 1)).unwrap();
        reactor.deregister(number);
        reactor.deregister(number);
    }

    #[test]
    fn a_waker_ends_a_sleep() {
        let mut reactor = Reactor::new().unwrap();
        let waker = reactor.waker().unwrap();
        // The waker comes back: dropped before the sleep begins, it would take its wake with it.
        let thread = std::thread::spawn(move || {
            waker.wake().unwrap();
            waker
        });
        reactor.poll(None, |_, _| panic!("no descriptor is registered")).unwrap();
        thread.join().unwrap();
    }
}
