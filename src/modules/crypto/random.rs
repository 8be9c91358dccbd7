//! Random bytes from the kernel, getrandom(2): those that JavaScript asks for in such an amount that a thread
//! is worth it, and those that making keys and paddings takes.

use super::fault::Fault;
use super::jobs::{Answer, run};
use crate::export;
use crate::host::Host;
use crate::proto::encoding::reserve;
use rquickjs::{Ctx, Object, Result};
use rustix::io::Errno;
use rustix::rand::{GetRandomFlags, getrandom};
use std::rc::Rc;

pub fn export<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let host = Rc::clone(host);
    // (length): a job that brings an ArrayBuffer.
    export!(object, "randomLater", move |ctx: Ctx<'js>, length: f64| {
        run(&ctx, &host, true, move || bytes(length as usize).map(Answer::Bytes))
    });
    Ok(())
}

/// So many random bytes. Errors: no memory for them, or a kernel that has none.
pub fn bytes(length: usize) -> std::result::Result<Vec<u8>, Fault> {
    let mut bytes = reserve(length).map_err(|_| Fault::NO_MEMORY)?;
    bytes.resize(length, 0);
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Fills `bytes`. More than 256 at once may be cut short by a signal.
pub fn fill(mut bytes: &mut [u8]) -> std::result::Result<(), Fault> {
    while !bytes.is_empty() {
        match getrandom(&mut *bytes, GetRandomFlags::empty()) {
            Ok(count) => bytes = &mut bytes[count..],
            Err(Errno::INTR) => {}
            Err(_) => return Err(Fault::plain("The system has no random numbers")),
        }
    }
    Ok(())
}
