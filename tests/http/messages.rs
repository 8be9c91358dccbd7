//! Well-formed requests in every cut and order, and the bytes of their answers.

use crate::server::{Server, get, last, text};

const ECHO: &str = "serve((req, res) => {
  let body = '';
  req.on('data', (chunk) => { body += chunk; });
  req.on('end', () => res.end(`${req.method} ${req.url} ${body} ${JSON.stringify(req.trailers)}`));
});";

const WITH_TRAILERS: &str = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\
                             3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: 1\r\nU: 2\r\n\r\n";
const ECHOED: &str = "POST /a abc0123456789 {\"t\":\"1\",\"u\":\"2\"}";

#[test]
fn a_request_may_be_cut_anywhere() {
    let server = Server::start(ECHO);
    // A round trip on another connection shows that the server has seen what was sent before.
    let (mut peer, mut other) = (server.connect(), server.connect());
    for cut in 1..WITH_TRAILERS.len() {
        peer.send(&WITH_TRAILERS[..cut]);
        other.send(get("/turn"));
        other.read_to("/turn  {}");
        other.got.clear();
        peer.send(&WITH_TRAILERS[cut..]);
        peer.read_to(ECHOED);
        peer.got.clear();
    }
}

#[test]
fn a_request_may_come_byte_by_byte() {
    let server = Server::start(ECHO);
    let (mut peer, mut other) = (server.connect(), server.connect());
    for byte in WITH_TRAILERS.as_bytes() {
        peer.send([*byte]);
        other.send(get("/turn"));
        other.read_to("/turn  {}");
        other.got.clear();
    }
    peer.read_to(ECHOED);
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let server = Server::start(
        "serve((req, res) => {
          const answer = () => res.end(`<${req.url}>`);
          if (req.url.includes('body')) req.on('data', () => {}).on('end', answer);
          else if (req.url.includes('later')) setImmediate(answer);
          else if (req.url.includes('timer')) setTimeout(answer, 1);
          else answer();
        });",
    );
    for count in [3, 10, 100] {
        let (mut requests, mut expected) = (String::new(), Vec::new());
        for n in 0..count {
            let path = format!("/{n}{}", ["", "body", "later", "unread", "timer", "chunked-body"][n % 6]);
            requests += &match n % 6 {
                1 | 3 => format!("POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nGET "),
                5 => format!(
                    "POST {path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"
                ),
                _ => get(&path),
            };
            expected.push(path);
        }
        let answers = server.ask(requests + &last("/last"));
        let found: Vec<&str> =
            answers.split('<').skip(1).map(|part| part.split('>').next().unwrap()).collect();
        expected.push("/last".into());
        assert_eq!(found, expected);
    }
}

#[test]
fn answers_to_clients_of_every_age() {
    let server = Server::start("serve((req, res) => res.end('ok'));");
    assert_eq!(
        server.ask(get("/") + &last("/")),
        "HTTP/1.1 200 OK\r\nDate: now\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\nContent-Length: 2\r\n\r\nok\
         HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"
    );
    let old = "HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\n\r\nok";
    assert_eq!(server.ask("GET / HTTP/1.0\r\n\r\n"), old);
    assert_eq!(server.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"), old);
    // Empty lines before a request are passed over (RFC 9112 section 2.2).
    assert!(server.ask("\r\n\r\n".to_string() + &last("/")).starts_with("HTTP/1.1 200"));

    let sized = Server::start("serve((req, res) => { res.setHeader('Content-Length', 2); res.end('ok'); });");
    let mut peer = sized.connect();
    for _ in 0..2 {
        peer.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        let answer = peer.read_to("ok");
        assert!(answer.contains("Connection: keep-alive\r\n"), "{answer}");
        peer.got.clear();
    }
}

#[test]
fn answers_without_a_body() {
    let server = Server::start(
        "serve((req, res) => {
          if (req.url !== '/') res.statusCode = +req.url.slice(1);
          res.setHeader('A', 'b');
          res.end('no body here');
        });",
    );
    let head = "HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assert_eq!(server.ask(head), "HTTP/1.1 200 OK\r\nA: b\r\nDate: now\r\nConnection: close\r\n\r\n");
    for (status, phrase) in [(204, "No Content"), (304, "Not Modified")] {
        let answer = format!("HTTP/1.1 {status} {phrase}\r\nA: b\r\nDate: now\r\nConnection: close\r\n\r\n");
        assert_eq!(server.ask(last(&format!("/{status}"))), answer);
    }
    // The next answer begins where a body would have been.
    let two = server.ask(get("/204") + &last("/304"));
    assert!(two.contains("\r\n\r\nHTTP/1.1 304"), "{two}");
}

#[test]
fn chunks_and_trailers_go_out() {
    let server = Server::start(
        "serve((req, res) => {
          res.setHeader('Trailer', 'T');
          res.write('abc');
          setImmediate(() => {
            res.write(Buffer.alloc(16, 'd'));
            res.addTrailers({ T: '1' });
            res.end();
          });
        });",
    );
    assert_eq!(
        server.ask(last("/")),
        "HTTP/1.1 200 OK\r\nTrailer: T\r\nDate: now\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n\
         3\r\nabc\r\n10\r\ndddddddddddddddd\r\n0\r\nT: 1\r\n\r\n"
    );
}

#[test]
fn expectations_are_met_or_refused() {
    let server = Server::start(ECHO);
    let mut peer = server.connect();
    peer.send("POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    assert_eq!(peer.read_to("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    peer.send("hi");
    peer.read_to("POST /e hi {}");
    peer.got.clear();
    // Its body is there already: no need to be told to go on, but it may be.
    peer.send("POST /f HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nho");
    peer.read_to("POST /f ho {}");
    let refused = server.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: a miracle\r\n\r\n");
    assert!(refused.starts_with("HTTP/1.1 417 Expectation Failed\r\n"), "{refused}");
}

#[test]
fn a_body_that_nobody_reads_is_passed_over() {
    let server = Server::start("serve((req, res) => res.end(`<${req.url}>`));");
    let size = 1_000_000;
    let mut peer = server.connect();
    for n in 0..5 {
        peer.send(format!(
            "POST /{n} HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n{}",
            "x".repeat(size)
        ));
        peer.read_to(&format!("</{n}>"));
    }
    let mut chunked = String::from("POST /chunked HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for _ in 0..100 {
        chunked += &format!("{:x}\r\n{}\r\n", 5000, "y".repeat(5000));
    }
    peer.send(chunked + "0\r\n\r\n" + &last("/end"));
    assert!(peer.rest().ends_with("</end>"));
}

#[test]
fn tiny_chunks_do_not_cost_a_call_each() {
    let server = Server::start(
        "serve((req, res) => {
          let [calls, length] = [0, 0];
          req.on('data', (part) => { calls++; length += part.length; });
          req.on('end', () => res.end(`${length} ${calls < 1000}`));
        });",
    );
    let body = "1\r\nx\r\n".repeat(50_000);
    let head = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    assert!(server.ask(format!("{head}{body}0\r\n\r\n")).ends_with("\r\n\r\n50000 true"));
}

#[test]
fn bytes_of_bodies_arrive_as_they_are() {
    let server = Server::start(
        "serve((req, res) => {
          const parts = [];
          req.on('data', (part) => parts.push(part));
          req.on('end', () => res.end(Buffer.concat(parts)));
        });",
    );
    let every: Vec<u8> = (0..=255).collect();
    let mut request =
        b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 256\r\n\r\n".to_vec();
    request.extend_from_slice(&every);
    let answer = server.ask(request);
    assert!(answer.ends_with(&text(&every)));
}

#[test]
fn an_answer_is_out_before_the_program_ends() {
    for end in [
        "process.exit(0)",
        "process.abort()",
        "process.kill(process.pid, 'SIGTERM')",
        "queueMicrotask(() => { throw 1; })",
    ] {
        let server = Server::start(&format!("serve((req, res) => {{ res.end('bye'); {end}; }});"));
        assert!(server.ask(get("/")).ends_with("\r\n\r\nbye"), "{end}");
    }
}

#[test]
fn ten_thousand_requests_leave_memory_flat() {
    let server = Server::start(
        "serve((req, res) => {
          res.setHeader('X-Agent', `${req.headers['user-agent']}`);
          res.on('finish', () => {});
          res.end('ok');
        });",
    );
    let mut peer = server.connect();
    let batch = get("/").replace("Host", "User-Agent: test\r\nHost").repeat(50);
    let mut run = |batches: usize| {
        for _ in 0..batches {
            peer.send(&batch);
            peer.read_until(|text| text.matches("\r\n\r\nok").count() == 50);
            peer.got.clear();
        }
        server.memory()
    };
    let before = run(40);
    let after = run(160);
    assert!(after <= before + 1024, "{before} KiB before, {after} KiB after");
}
