//! Neither side can make the other pile things up.

use crate::server::{Server, await_until, get, last};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Writes until the socket takes no more for a while; answers how much it took.
fn fill(stream: &mut TcpStream, most: usize) -> usize {
    stream.set_write_timeout(Some(Duration::from_millis(300))).unwrap();
    let piece = vec![b'x'; 256 * 1024];
    let mut sent = 0;
    while sent < most {
        match stream.write(&piece) {
            Ok(count) => sent += count,
            Err(e) if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => return sent,
            Err(e) => panic!("{e} after {sent}"),
        }
    }
    sent
}

#[test]
fn a_body_that_is_not_read_holds_back_its_sender() {
    let server = Server::start(
        "let paused;
        serve((req, res) => {
          if (req.url === '/ok') return res.end('ok');
          if (req.url === '/go') { paused.resume(); return res.end('ok'); }
          let length = 0;
          req.once('data', () => { req.pause(); paused = req; });
          req.on('data', (part) => { length += part.length; });
          req.on('end', () => res.end(`got ${length}`));
        });",
    );
    assert!(server.ask(last("/ok")).ends_with("ok"));
    let before = server.memory();
    let total = 100_000_000;
    let mut peer = server.connect();
    peer.send(format!("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {total}\r\n\r\n"));
    let sent = fill(&mut peer.stream, total);
    assert!(sent < total / 2, "{sent} were taken");
    let grown = server.memory().saturating_sub(before);
    assert!(grown < 4096, "{grown} KiB more");
    // Others are served meanwhile, and the body goes on when it is wanted.
    assert!(server.ask(last("/go")).ends_with("ok"));
    peer.stream.set_write_timeout(Some(crate::server::limit())).unwrap();
    peer.send(vec![b'x'; total - sent]);
    assert!(peer.rest().ends_with(&format!("got {total}")));
}

#[test]
fn an_answer_that_is_not_read_holds_back_its_writer() {
    let total = 50_000_000;
    let server = Server::start(&format!(
        "serve((req, res) => {{
          if (req.url === '/ok') return res.end('ok');
          const piece = Buffer.alloc(50_000, 'x');
          let left = {total};
          res.setHeader('Content-Length', left);
          const more = () => {{
            while (left > 0) {{
              left -= piece.length;
              if (!res.write(piece)) {{
                console.log(left);
                return;
              }}
            }}
            res.end();
          }};
          res.on('drain', more);
          more();
        }});"
    ));
    assert!(server.ask(last("/ok")).ends_with("ok"));
    let before = server.memory();
    let mut peer = server.connect();
    peer.send(last("/"));
    let first: usize = server.line().parse().unwrap();
    assert!(first > 0);
    // What the system holds in its buffers is not ours; the rest waits in the program.
    std::thread::sleep(Duration::from_millis(200));
    let grown = server.memory().saturating_sub(before);
    assert!(grown < 4096, "{grown} KiB more");
    let (mut buffer, mut got) = (vec![0; 1 << 20], 0);
    loop {
        match peer.stream.read(&mut buffer).unwrap() {
            0 => break,
            count => got += count,
        }
    }
    assert!(got > total && got < total + 500, "{got}");
}

#[test]
fn descriptors_may_run_out() {
    let script = "serve((req, res) => res.end('ok'), { keepAliveTimeout: 60_000 });";
    let mut server =
        Server::start_by_shell(r#"ulimit -n 32; exec "$0" -e "$1""#, script, std::process::Stdio::null());
    let mut peers: Vec<_> = (0..60).map(|_| server.connect()).collect();
    for peer in &mut peers {
        peer.send(get("/"));
    }
    peers[0].read_to("ok");
    await_until("the server has all it can get", || server.descriptors() >= 31);
    let busy = server.ticks();
    std::thread::sleep(Duration::from_millis(500));
    let spent = server.ticks() - busy;
    assert!(spent <= 10, "{spent} hundredths of a second for nothing");
    // Each that closes lets another one in.
    for mut peer in peers {
        peer.read_to("ok");
    }
    assert!(server.ask(last("/")).ends_with("ok"));
    assert!(server.is_alive());
}
