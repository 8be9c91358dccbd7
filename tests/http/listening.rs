//! Where a server can listen.

use crate::common::TempDir;
use crate::server::{Peer, Server, last, limit};
use std::net::{TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::Stdio;

#[test]
fn a_unix_socket() {
    let place = TempDir::new();
    let path = place.path().join("socket");
    let path = path.to_str().unwrap();
    let server = Server::start(&format!(
        "const server = listen(http.createServer((req, res) => {{
          console.log(String(req.socket.remoteAddress));
          res.end('ok');
          if (req.url === '/close') server.close(() => console.log('closed'));
        }}), {path:?});"
    ));
    assert_eq!(server.place, path);
    let ask = |request: &str| {
        let stream = UnixStream::connect(path).unwrap();
        stream.set_read_timeout(Some(limit())).unwrap();
        let mut peer = Peer { stream, got: Vec::new() };
        peer.send(request);
        peer.rest()
    };
    assert!(ask(&last("/")).ends_with("ok"));
    assert_eq!(server.line(), "undefined");
    assert!(ask(&last("/close")).ends_with("ok"));
    assert_eq!((server.line(), server.line()), ("undefined".into(), "closed".into()));
    assert!(!std::path::Path::new(path).exists());
}

#[test]
fn ipv6() {
    if TcpListener::bind("[::1]:0").is_err() {
        return; // this machine has none
    }
    let server = Server::start(
        "listen(http.createServer((req, res) => res.end(req.socket.remoteAddress)), 0, '::1');",
    );
    let stream = TcpStream::connect(format!("[::1]:{}", server.place)).unwrap();
    stream.set_read_timeout(Some(limit())).unwrap();
    let mut peer = Peer { stream, got: Vec::new() };
    peer.send(last("/"));
    assert!(peer.rest().ends_with("\r\n\r\n::1"));
}

#[test]
fn all_addresses_by_default() {
    let server = Server::start("listen(http.createServer((req, res) => res.end('ok')), 0);");
    assert!(server.ask(last("/")).ends_with("ok"));
}

#[test]
fn a_descriptor_of_the_service_manager() {
    // As with LISTEN_FDS: the socket is bound already and comes as descriptor 3.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = Server::start_by_shell(
        r#"exec "$0" -e "$1" 3<&0 0</dev/null"#,
        "listen(http.createServer((req, res) => res.end('ok')), { fd: 3 });",
        Stdio::from(OwnedFd::from(listener)),
    );
    assert_eq!(server.place, port.to_string());
    assert!(server.ask(last("/")).ends_with("ok"));
}

#[test]
fn a_descriptor_that_is_no_socket() {
    let server = Server::start(
        "const server = http.createServer();
        server.on('error', (error) => {
          console.log(`${error.code} ${error.syscall}`);
          listen(http.createServer());
        });
        server.listen({ fd: 0 });",
    );
    assert_eq!(server.place, "EINVAL listen");
}
