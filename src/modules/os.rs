//! The native half of `os`: what /proc does not tell as text. The rest is js/node/os.js.

use crate::engine::value::throw_system;
use crate::error::SysError;
use crate::export;
use crate::host::Host;
use rquickjs::{Array, Ctx, Object, Result};
use rustix::io::Errno;
use rustix::process::{Pid, getpriority_process, setpriority_process};
use std::net::IpAddr;
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    export!(object, "errnos", errnos);
    // System, release, version, machine, host name.
    export!(object, "uname", || -> Vec<String> {
        let names = rustix::system::uname();
        let parts = [names.sysname(), names.release(), names.version(), names.machine(), names.nodename()];
        parts.iter().map(|part| part.to_string_lossy().into_owned()).collect()
    });
    export!(object, "parallelism", || std::thread::available_parallelism().map_or(1, |n| n.get() as u32));
    export!(object, "priority", |ctx: Ctx<'js>, pid: i32| -> Result<i32> {
        let found = process_of(pid).and_then(getpriority_process);
        found.map_err(|errno| refuse(&ctx, errno, "uv_os_getpriority"))
    });
    export!(object, "setPriority", |ctx: Ctx<'js>, pid: i32, priority: i32| -> Result<()> {
        let set = process_of(pid).and_then(|pid| setpriority_process(pid, priority));
        set.map_err(|errno| refuse(&ctx, errno, "uv_os_setpriority"))
    });
    // An array for each address: interface, address, netmask or null, scope, loopback, length of the prefix.
    export!(object, "interfaces", |ctx: Ctx<'js>| -> Result<Vec<Array<'js>>> {
        let found = crate::sys::interface_addresses();
        let found =
            found.map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "uv_interface_addresses")))?;
        found.into_iter().map(|address| describe(&ctx, &address)).collect()
    });
    Ok(object)
}

/// Names and numbers of this system's libc, in Node's order.
macro_rules! numbers {
    ($($name:ident,)*) => { &[$((stringify!($name), libc::$name),)*] };
}

fn errnos<'js>(ctx: Ctx<'js>) -> Result<Object<'js>> {
    let entries: &[(&str, i32)] = numbers! {
        E2BIG, EACCES, EADDRINUSE, EADDRNOTAVAIL, EAFNOSUPPORT, EAGAIN, EALREADY, EBADF, EBADMSG,
        EBUSY, ECANCELED, ECHILD, ECONNABORTED, ECONNREFUSED, ECONNRESET, EDEADLK, EDESTADDRREQ,
        EDOM, EDQUOT, EEXIST, EFAULT, EFBIG, EHOSTUNREACH, EIDRM, EILSEQ, EINPROGRESS, EINTR,
        EINVAL, EIO, EISCONN, EISDIR, ELOOP, EMFILE, EMLINK, EMSGSIZE, EMULTIHOP, ENAMETOOLONG,
        ENETDOWN, ENETRESET, ENETUNREACH, ENFILE, ENOBUFS, ENODATA, ENODEV, ENOENT, ENOEXEC, ENOLCK,
        ENOLINK, ENOMEM, ENOMSG, ENOPROTOOPT, ENOSPC, ENOSR, ENOSTR, ENOSYS, ENOTCONN, ENOTDIR,
        ENOTEMPTY, ENOTSOCK, ENOTSUP, ENOTTY, ENXIO, EOPNOTSUPP, EOVERFLOW, EPERM, EPIPE, EPROTO,
        EPROTONOSUPPORT, EPROTOTYPE, ERANGE, EROFS, ESPIPE, ESRCH, ESTALE, ETIME, ETIMEDOUT,
        ETXTBSY, EWOULDBLOCK, EXDEV,
    };
    let object = Object::new(ctx)?;
    for (name, number) in entries {
        object.set(*name, *number)?;
    }
    Ok(object)
}

// 0 is the process itself; a negative number is nobody's.
fn process_of(pid: i32) -> rustix::io::Result<Option<Pid>> {
    match pid {
        0 => Ok(None),
        1.. => Ok(Pid::from_raw(pid)),
        _ => Err(Errno::SRCH),
    }
}

fn refuse(ctx: &Ctx, errno: Errno, syscall: &'static str) -> rquickjs::Error {
    throw_system(ctx, &SysError::new(errno.raw_os_error(), syscall))
}

fn describe<'js>(ctx: &Ctx<'js>, found: &crate::sys::InterfaceAddress) -> Result<Array<'js>> {
    let array = Array::new(ctx.clone())?;
    array.set(0, found.name.as_str())?;
    array.set(1, found.address.to_string())?;
    array.set(2, found.netmask.map(|mask| mask.to_string()))?;
    array.set(3, found.scope)?;
    array.set(4, found.is_loopback)?;
    array.set(5, found.netmask.map(prefix_length))?;
    Ok(array)
}

/// The leading ones of a netmask.
fn prefix_length(mask: IpAddr) -> u32 {
    match mask {
        IpAddr::V4(mask) => u32::from(mask).leading_ones(),
        IpAddr::V6(mask) => u128::from(mask).leading_ones(),
    }
}
