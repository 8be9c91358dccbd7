//! Names and addresses as the system knows them: hosts file, resolver, whatever nsswitch.conf adds. Both calls
//! block, for as long as a name server takes. Errors are libuv's numbers for those of getaddrinfo(3), negative.

use std::ffi::{CStr, CString};
use std::mem;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::ptr;

const NO_NAME: i32 = -3008;
/// NI_MAXHOST and NI_MAXSERV of netdb.h.
const LONGEST_HOST: usize = 1025;
const LONGEST_SERVICE: usize = 32;

/// The addresses of `name`: of version 4, 6, or both (0). `hints` are getaddrinfo's AI_ flags.
pub fn addresses_of(name: &str, version: i32, hints: i32) -> Result<Vec<SocketAddr>, i32> {
    let name = CString::new(name).map_err(|_| NO_NAME)?;
    // SAFETY: zeros are a valid addrinfo: no flags, no family, null pointers.
    let mut wanted: libc::addrinfo = unsafe { mem::zeroed() };
    wanted.ai_flags = hints;
    wanted.ai_socktype = libc::SOCK_STREAM;
    wanted.ai_family = match version {
        4 => libc::AF_INET,
        6 => libc::AF_INET6,
        _ => libc::AF_UNSPEC,
    };
    let mut list = ptr::null_mut();
    // SAFETY: a NUL-terminated name, hints that outlive the call, and a place for the head of the list.
    let code = unsafe { libc::getaddrinfo(name.as_ptr(), ptr::null(), &wanted, &mut list) };
    if code != 0 {
        return Err(number(code));
    }
    let mut found = Vec::new();
    let mut next = list;
    // SAFETY: the list is linked by `ai_next` up to null and stays valid until freeaddrinfo.
    while let Some(entry) = unsafe { next.as_ref() } {
        next = entry.ai_next;
        found.extend(socket_address(entry.ai_addr));
    }
    // SAFETY: the list came from getaddrinfo, and nothing that was found points into it.
    unsafe { libc::freeaddrinfo(list) };
    Ok(found)
}

/// The names of a host and of the service at its port; an address without a name is none.
pub fn name_of(address: &SocketAddr) -> Result<(String, String), i32> {
    let address = socket2::SockAddr::from(*address);
    let (mut host, mut service) = ([0; LONGEST_HOST], [0; LONGEST_SERVICE]);
    // SAFETY: an address and its length; two buffers and theirs, which are filled with NUL-terminated texts.
    let code = unsafe {
        libc::getnameinfo(
            address.as_ptr().cast(),
            address.len(),
            host.as_mut_ptr(),
            host.len() as libc::socklen_t,
            service.as_mut_ptr(),
            service.len() as libc::socklen_t,
            libc::NI_NAMEREQD,
        )
    };
    if code != 0 {
        return Err(number(code));
    }
    // SAFETY: getnameinfo has succeeded, so both buffers hold a NUL-terminated text.
    let text =
        |buffer: &[libc::c_char]| unsafe { CStr::from_ptr(buffer.as_ptr()) }.to_string_lossy().into_owned();
    Ok((text(&host), text(&service)))
}

// `address` is null or one of getaddrinfo's.
fn socket_address(address: *const libc::sockaddr) -> Option<SocketAddr> {
    // SAFETY: a socket address begins with its family, which says how long it is.
    unsafe {
        match i32::from(address.as_ref()?.sa_family) {
            libc::AF_INET => {
                let v4 = &*address.cast::<libc::sockaddr_in>();
                let ip = Ipv4Addr::from(u32::from_be(v4.sin_addr.s_addr));
                Some(SocketAddrV4::new(ip, 0).into())
            }
            libc::AF_INET6 => {
                let v6 = &*address.cast::<libc::sockaddr_in6>();
                let ip = Ipv6Addr::from(v6.sin6_addr.s6_addr);
                Some(SocketAddrV6::new(ip, 0, 0, v6.sin6_scope_id).into())
            }
            _ => None,
        }
    }
}

fn number(code: i32) -> i32 {
    match code {
        libc::EAI_AGAIN => -3001,
        libc::EAI_BADFLAGS => -3002,
        libc::EAI_FAIL => -3004,
        libc::EAI_FAMILY => -3005,
        libc::EAI_MEMORY => -3006,
        libc::EAI_NODATA => -3007,
        libc::EAI_OVERFLOW => -3009,
        libc::EAI_SERVICE => -3010,
        libc::EAI_SOCKTYPE => -3011,
        libc::EAI_SYSTEM => -std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO),
        _ => NO_NAME,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_its_own_name() {
        let found = addresses_of("127.0.0.1", 0, 0).unwrap();
        assert_eq!(found, [SocketAddr::from((Ipv4Addr::LOCALHOST, 0))]);
        assert_eq!(addresses_of("a\0b", 0, 0), Err(NO_NAME));
    }
}
