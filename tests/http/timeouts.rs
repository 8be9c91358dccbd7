//! Peers that take too long.

use crate::server::{Server, get, last};

#[test]
fn idle_connections_are_closed() {
    let server = Server::start("serve((req, res) => res.end('ok'), { keepAliveTimeout: 100 });");
    let mut peer = server.connect();
    for _ in 0..3 {
        peer.send(get("/"));
        peer.read_to("ok");
        peer.got.clear();
    }
    assert_eq!(peer.rest(), "");
}

#[test]
fn a_slow_head_is_a_timeout() {
    let server =
        Server::start("serve((req, res) => res.end('ok'), { headersTimeout: 100, requestTimeout: 200 });");
    for beginning in ["", "GET / HTTP/1.1\r\nHost"] {
        let mut peer = server.connect();
        peer.send(beginning);
        assert_eq!(peer.rest(), "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
    }
    // The time begins with each request anew.
    let mut peer = server.connect();
    peer.send(get("/"));
    peer.read_to("ok");
    peer.send("GET / HT");
    assert!(peer.rest().ends_with("408 Request Timeout\r\nConnection: close\r\n\r\n"));
}

#[test]
fn a_slow_body_is_a_timeout() {
    let server = Server::start(
        "serve((req, res) => {
          req.on('error', () => {});
          req.on('close', () => console.log('closed'));
          req.resume().on('end', () => res.end('ok'));
        }, { headersTimeout: 100, requestTimeout: 100 });",
    );
    let request = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nab";
    let mut peer = server.connect();
    peer.send(request);
    assert_eq!(peer.rest(), "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
    assert_eq!(server.line(), "closed");
    assert!(server.ask(format!("{request}c")).ends_with("ok"));
}

#[test]
fn a_slow_answer_is_no_timeout_of_the_request() {
    let server = Server::start(
        "serve((req, res) => setTimeout(() => res.end('ok'), 300),
          { headersTimeout: 50, requestTimeout: 100, keepAliveTimeout: 50 });",
    );
    assert!(server.ask(last("/")).ends_with("ok"));
}

#[test]
fn silence_during_an_answer_is_the_programs_to_limit() {
    let server = Server::start("serve(() => {}).timeout = 100;");
    assert_eq!(server.ask(get("/")), "");
}
