//! A server under test, and a peer that speaks to it byte by byte.

use crate::common;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take that is sure to happen.
pub fn limit() -> Duration {
    common::within(20)
}

/// What every script under test begins with. It tells its port on the first line of its output.
const PRELUDE: &str = "const http = require('http');
    function listen(server, ...where) {
      server.listen(...(where.length > 0 ? where : [0, '127.0.0.1']), () => {
        const address = server.address();
        console.log(typeof address === 'string' ? address : address.port);
      });
      return server;
    }
    function serve(handler, options = {}) {
      return listen(http.createServer(options, handler));
    }\n";

/// A running script; it is killed with its value.
pub struct Server {
    child: Child,
    lines: Receiver<String>,
    /// What it listens on: a port, or a path.
    pub place: String,
}

impl Server {
    /// Runs a script that calls `serve(handler)` or `listen(server)` once.
    pub fn start(script: &str) -> Server {
        let mut command = common::command(common::binary());
        command.arg("-e").arg(format!("{PRELUDE}{script}"));
        Server::run(command)
    }

    /// Runs a script under `sh`, which does `before` first; `$0` is the binary and `$1` the script.
    pub fn start_by_shell(before: &str, script: &str, input: Stdio) -> Server {
        let mut command = common::command("sh");
        command.arg("-c").arg(before).arg(common::binary()).arg(format!("{PRELUDE}{script}")).stdin(input);
        Server::run(command)
    }

    fn run(mut command: Command) -> Server {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the binary was built");
        let output = BufReader::new(child.stdout.take().expect("it is piped"));
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let mut server = Server { child, lines, place: String::new() };
        server.place = server.line();
        server
    }

    /// The next line that the script prints.
    pub fn line(&self) -> String {
        self.lines.recv_timeout(limit()).expect("the script prints a line")
    }

    pub fn address(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.place.parse().expect("a port")))
    }

    pub fn connect(&self) -> Peer<TcpStream> {
        let stream = TcpStream::connect(self.address()).expect("the server listens");
        stream.set_nodelay(true).expect("it is TCP");
        stream.set_read_timeout(Some(limit())).expect("not zero");
        stream.set_write_timeout(Some(limit())).expect("not zero");
        Peer { stream, got: Vec::new() }
    }

    /// Sends a request on a connection of its own; all that comes until the server closes it.
    pub fn ask(&self, request: impl AsRef<[u8]>) -> String {
        let mut peer = self.connect();
        peer.send(request);
        peer.rest()
    }

    /// Open descriptors of the server.
    pub fn descriptors(&self) -> usize {
        std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).expect("it runs").count()
    }

    /// Waits until the server has no more than so many open descriptors.
    pub fn settles_at(&self, descriptors: usize) {
        await_until("descriptors are closed", || self.descriptors() <= descriptors);
    }

    /// Resident memory in KiB.
    pub fn memory(&self) -> usize {
        let statm = std::fs::read_to_string(format!("/proc/{}/statm", self.child.id())).expect("it runs");
        statm.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).expect("a number") * 4
    }

    /// Time on the processor so far, in hundredths of a second.
    pub fn ticks(&self) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).expect("it runs");
        let after_name = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        after_name.skip(11).take(2).map(|ticks| ticks.parse::<u64>().expect("a number")).sum()
    }

    /// Whether the script still runs.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One end of a connection.
pub struct Peer<S> {
    pub stream: S,
    pub got: Vec<u8>,
}

impl<S: Read + Write> Peer<S> {
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.write_all(bytes.as_ref()).expect("the server takes it");
    }

    /// Reads until the text that came so far satisfies `enough`, and answers that text.
    pub fn read_until(&mut self, enough: impl Fn(&str) -> bool) -> String {
        let mut buffer = [0; 16 * 1024];
        loop {
            let text = text(&self.got);
            if enough(&text) {
                return text;
            }
            match self.stream.read(&mut buffer) {
                Ok(0) => panic!("closed after {text:?}"),
                Ok(count) => self.got.extend_from_slice(&buffer[..count]),
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => panic!("{e} after {text:?}"),
            }
        }
    }

    pub fn read_to(&mut self, ending: &str) -> String {
        self.read_until(|text| text.ends_with(ending))
    }

    /// All that comes until the server closes the connection, in whatever way.
    pub fn rest(&mut self) -> String {
        match self.stream.read_to_end(&mut self.got) {
            Err(e) if e.kind() != ErrorKind::ConnectionReset => panic!("{e} after {:?}", text(&self.got)),
            _ => text(&self.got),
        }
    }
}

impl Peer<TcpStream> {
    pub fn finish_sending(&self) {
        self.stream.shutdown(Shutdown::Write).expect("it is open");
    }
}

/// Bytes as text with one character for each, and with dates masked.
pub fn text(bytes: &[u8]) -> String {
    let text: String = bytes.iter().map(|&b| char::from(b)).collect();
    let Some(first) = text.find("\r\nDate: ") else { return text };
    let (mut masked, mut rest) = (String::new(), text.as_str());
    let mut next = Some(first);
    while let Some(at) = next {
        masked.push_str(&rest[..at]);
        masked.push_str("\r\nDate: now");
        rest = &rest[at + 2..];
        rest = &rest[rest.find('\r').unwrap_or(rest.len())..];
        next = rest.find("\r\nDate: ");
    }
    masked + rest
}

/// Looks again and again until something holds.
pub fn await_until(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < limit(), "waited in vain: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// A plain request that keeps its connection.
pub fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n")
}

/// A plain request that ends its connection.
pub fn last(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
}
