//! Peers that leave early, close only half, or never read.

use crate::server::{Server, get, last};

const SLOW: &str = "const server = serve((req, res) => {
  if (req.url === '/ok') return res.end('ok');
  if (req.url === '/half') return res.write('half');
  if (req.url === '/flood') {
    const flood = () => { while (res.write('x'.repeat(65536))); };
    res.on('drain', flood);
    return flood();
  }
  req.resume();
  req.on('error', () => {});
  res.on('close', () => console.log('closed'));
});";

#[test]
fn vanishing_peers_leave_nothing_behind() {
    let mut server = Server::start(SLOW);
    assert!(server.ask(last("/ok")).ends_with("ok"));
    let before = server.descriptors();
    for _ in 0..20 {
        server.connect();
        server.connect().send("GET / HT");
        server.connect().send("GET / HTTP/1.1\r\nHost: x\r\nA");
        server.connect().send(get("/wait"));
        server.connect().send("POST /wait HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
        server.connect().send("POST /ok HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab");
        server.connect().send(get("/ok").repeat(10));
        let mut half = server.connect();
        half.send(get("/half"));
        half.read_until(|text| text.contains("half"));
        let mut flooded = server.connect();
        flooded.send(get("/flood"));
        flooded.read_until(|text| text.contains("xxx"));
    }
    server.settles_at(before);
    assert!(server.ask(last("/ok")).ends_with("ok"));
    assert!(server.is_alive());
}

#[test]
fn a_reset_is_no_error_of_the_program() {
    let mut server = Server::start(SLOW);
    for request in [get("/wait"), get("/flood"), "GET /".to_string()] {
        let peer = server.connect();
        let socket = socket2::SockRef::from(&peer.stream);
        socket.set_linger(Some(std::time::Duration::ZERO)).unwrap();
        (&peer.stream).write_all(request.as_bytes()).unwrap();
        drop(peer);
    }
    assert!(server.ask(last("/ok")).ends_with("ok"));
    assert!(server.is_alive());
}

use std::io::Write;

#[test]
fn a_peer_that_finished_sending_gets_what_is_written_at_once() {
    let server = Server::start("serve((req, res) => res.end('ok'));");
    let mut peer = server.connect();
    peer.send(get("/") + &get("/"));
    peer.finish_sending();
    assert_eq!(peer.rest().matches("\r\n\r\nok").count(), 2);
}

#[test]
fn a_half_closed_peer_waits_only_where_it_may() {
    let handler = "(req, res) => {
      console.log('heard');
      res.on('close', () => console.log(`closed ${res.writableFinished}`));
      if (req.url === '/go') { for (const answer of waiting) answer(); res.end(); }
      else waiting.push(() => res.end('late'));
    }";
    // As in Node, the end of a client's sending is the end of its connection …
    let server = Server::start(&format!("const waiting = []; serve({handler});"));
    let mut peer = server.connect();
    peer.send(get("/"));
    peer.finish_sending();
    assert_eq!(peer.rest(), "");
    assert_eq!((server.line(), server.line()), ("heard".into(), "closed false".into()));
    // … unless the program allows it to wait.
    let server = Server::start(&format!("const waiting = []; serve({handler}).httpAllowHalfOpen = true;"));
    let mut peer = server.connect();
    peer.send(last("/"));
    peer.finish_sending();
    assert_eq!(server.line(), "heard");
    server.ask(last("/go"));
    assert!(peer.rest().ends_with("late"));
}

#[test]
fn an_incomplete_head_that_ends_is_refused() {
    let server = Server::start(SLOW);
    let mut peer = server.connect();
    peer.send("GET / HTTP/1.1\r\nHost:");
    peer.finish_sending();
    assert!(peer.rest().starts_with("HTTP/1.1 400 "));
    let idle = server.connect();
    idle.finish_sending();
    let mut idle = idle;
    assert_eq!(idle.rest(), "");
}
