//! Random bytes from the kernel, fit for keys: getrandom(2).

use crate::engine::raw;
use crate::engine::value::throw_system;
use crate::error::SysError;
use crate::export;
use crate::host::Host;
use rquickjs::{Ctx, Object, Result, Value};
use rustix::io::Errno;
use rustix::rand::{GetRandomFlags, getrandom};
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // Fills an ArrayBuffer or typed array. Errors: what the kernel says.
    export!(object, "fill", |ctx: Ctx<'js>, target: Value<'js>| -> Result<()> {
        let filled = raw::with_bytes(&target, fill).unwrap_or(Ok(()));
        filled.map_err(|e| throw_system(&ctx, &SysError::from_io(&e.into(), "getrandom")))
    });
    Ok(object)
}

// More than 256 bytes at once may be cut short by a signal.
fn fill(mut bytes: &mut [u8]) -> std::result::Result<(), Errno> {
    while !bytes.is_empty() {
        match getrandom(&mut *bytes, GetRandomFlags::empty()) {
            Ok(count) => bytes = &mut bytes[count..],
            Err(Errno::INTR) => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}
