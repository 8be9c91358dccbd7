//! Watching files: one inotify(7) descriptor for each FSWatcher, which may watch many paths (a recursive
//! one watches every directory below its own). What an event means is for js/node/internal/fs/watch.js.

use super::{Blame, Bytes};
use crate::engine::Call;
use crate::engine::value::throw_system;
use crate::error::SysError;
use crate::export;
use crate::host::{Event, Handle, Host};
use crate::io::reactor::{Id, Readiness};
use rquickjs::{Ctx, Object, Result};
use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
use std::collections::VecDeque;
use std::mem::MaybeUninit;
use std::os::fd::{AsRawFd, OwnedFd};
use std::rc::Rc;

/// A change: which watch, what happened (inotify's mask), the name inside a directory or nothing.
struct Change {
    watch: i32,
    mask: u32,
    name: Vec<u8>,
}

struct Watcher {
    fd: OwnedFd,
    changes: VecDeque<Change>,
    is_referenced: bool,
}

/// Room for the longest event there is, and for dozens of ordinary ones.
const EVENT_BUFFER: usize = 4096;

impl Handle for Watcher {
    fn ready(&mut self, _host: &Host, _id: Id, _readiness: Readiness) {
        let mut buffer = [MaybeUninit::uninit(); EVENT_BUFFER];
        let mut reader = inotify::Reader::new(&self.fd, &mut buffer);
        // Until there is nothing more to read for now.
        while let Ok(event) = reader.next() {
            let name = event.file_name().map_or_else(Vec::new, |name| name.to_bytes().to_vec());
            self.changes.push_back(Change { watch: event.wd(), mask: event.events().bits(), name });
        }
    }

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, _host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        let Some(change) = self.changes.pop_front() else { return Ok(None) };
        let name = crate::engine::value::array_buffer_copy(ctx, &change.name)?;
        let call = Call::new(ctx, Event::Watch, id.number())
            .with_number(0, change.mask.into())
            .with(1, name)
            .with_number(2, change.watch.into());
        Ok(Some(call))
    }

    fn is_referenced(&self) -> bool {
        self.is_referenced
    }

    fn set_referenced(&mut self, referenced: bool) {
        self.is_referenced = referenced;
    }
}

pub fn bind<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    // Answers the watcher's id.
    export!(object, "watchOpen", move |ctx: Ctx<'js>| -> Result<i32> {
        open(&h).map_err(|error| throw_system(&ctx, &error))
    });
    let h = Rc::clone(host);
    // Answers the number of the watch, which its events carry.
    export!(object, "watchAdd", move |ctx: Ctx<'js>, id: i32, path: Bytes, mask: u32| -> Result<i32> {
        let add = |watcher: &mut Watcher| {
            inotify::add_watch(&watcher.fd, &path.0[..], WatchFlags::from_bits_retain(mask))
        };
        let added = h.with(Id::from_number(id), add).unwrap_or(Err(rustix::io::Errno::BADF));
        added.on("watch", &path.0).map_err(|error| throw_system(&ctx, &error))
    });
    let h = Rc::clone(host);
    export!(object, "watchRemove", move |id: i32, watch: i32| {
        // The kernel has dropped it already if what it watched is gone.
        h.with(Id::from_number(id), |w: &mut Watcher| inotify::remove_watch(&w.fd, watch).is_ok());
    });
    let h = Rc::clone(host);
    export!(object, "watchClose", move |id: i32| drop(h.close(Id::from_number(id))));
    let h = Rc::clone(host);
    export!(object, "watchReferenced", move |id: i32, referenced: bool| {
        h.set_referenced(Id::from_number(id), referenced);
    });
    Ok(())
}

fn open(host: &Host) -> std::result::Result<i32, SysError> {
    let fd = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).of("watch")?;
    let number = fd.as_raw_fd();
    let watcher = Watcher { fd, changes: VecDeque::new(), is_referenced: true };
    let opened = host.open(Box::new(watcher), |reactor, id| reactor.register_readable(number, id));
    opened.map(Id::number).map_err(|e| SysError::from_io(&e, "watch"))
}
