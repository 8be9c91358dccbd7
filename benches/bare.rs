//! The limit: mote's own reactor, sockets and HTTP parser answering the bytes of examples/hello.js from
//! Rust, with no JavaScript. `bare PORT`

use motejs::io::listener::{Accepted, Listener};
use motejs::io::reactor::{Id, Reactor};
use motejs::io::stream::{Input, Stream};
use motejs::proto::http1::request::{Rules, parse};
use motejs::proto::http1::response::{HeadWriter, LAST_CHUNK, Situation, append_chunk};
use std::net::Ipv4Addr;
use std::time::{Duration, Instant, SystemTime};

const RULES: Rules = Rules { max_head: 16 * 1024, require_host: true, lenient: false };

struct Server {
    connections: Vec<Option<Stream>>,
    free: Vec<usize>,
    buffer: Vec<u8>,
    date: (Instant, String),
}

impl Server {
    fn accept(&mut self, listener: &Listener, reactor: &Reactor) {
        while let Accepted::Stream(socket) = listener.accept() {
            let stream = Stream::new(socket);
            let index = self.free.pop().unwrap_or_else(|| {
                self.connections.push(None);
                self.connections.len() - 1
            });
            reactor.register(stream.fd(), Id::new(index + 1, 0)).expect("epoll takes it");
            self.connections[index] = Some(stream);
        }
    }

    // Answers every whole request that has come; wrk sends one at a time and whole.
    fn serve(&mut self, index: usize, read_closed: bool) {
        let Some(stream) = &mut self.connections[index] else { return };
        stream.set_readable(read_closed);
        loop {
            match stream.read(&mut self.buffer) {
                Ok(Input::Bytes(count)) => {
                    let mut rest = &self.buffer[..count];
                    while let Ok(Some(head)) = parse(rest, &RULES) {
                        answer(stream.out(), self.date.1.as_bytes());
                        rest = &rest[head.length..];
                    }
                }
                Ok(Input::WouldBlock) => return,
                Ok(Input::End) | Err(_) => {
                    self.connections[index] = None;
                    self.free.push(index);
                    return;
                }
            }
        }
    }

    fn flush(&mut self, index: usize) {
        if let Some(stream) = &mut self.connections[index]
            && stream.flush().is_err()
        {
            self.connections[index] = None;
            self.free.push(index);
        }
    }
}

fn answer(out: &mut Vec<u8>, date: &[u8]) {
    let mut head = HeadWriter::begin(out, 200, None);
    head.field(b"Content-Type", b"text/plain").expect("a good field");
    head.finish(&Situation {
        date: Some(date),
        keep_alive: true,
        keep_alive_timeout: Some(5),
        max_requests: None,
        limit_reached: false,
        no_connection: false,
        no_length: false,
        no_coding: false,
        has_body: true,
        may_chunk: true,
        length: None,
    });
    append_chunk(out, b"Hello World\n");
    out.extend_from_slice(LAST_CHUNK);
    out.extend_from_slice(b"\r\n");
}

fn main() {
    let port = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(8000);
    let listener = Listener::tcp((Ipv4Addr::UNSPECIFIED, port).into(), 511, 0).expect("a free port");
    let mut reactor = Reactor::new().expect("epoll");
    reactor.register_readable(listener.fd(), Id::new(0, 0)).expect("epoll takes it");
    let mut server = Server {
        connections: Vec::new(),
        free: Vec::new(),
        buffer: vec![0; 64 * 1024],
        date: (Instant::now(), httpdate::fmt_http_date(SystemTime::now())),
    };
    let mut ready = Vec::new();
    loop {
        ready.clear();
        reactor.poll(None, |id, readiness| ready.push((id, readiness))).expect("epoll waits");
        if server.date.0.elapsed() > Duration::from_secs(1) {
            server.date = (Instant::now(), httpdate::fmt_http_date(SystemTime::now()));
        }
        for (id, readiness) in &ready {
            match id.index() {
                0 => server.accept(&listener, &reactor),
                index => server.serve(index - 1, readiness.read_closed),
            }
        }
        for (id, _) in &ready {
            if id.index() > 0 {
                server.flush(id.index() - 1);
            }
        }
    }
}
