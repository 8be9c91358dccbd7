//! Requests that are refused without a program hearing of them: a status, and the end of the connection.

use crate::server::{Server, last};

const NEVER: &str = "serve((req, res) => { console.log(`heard ${req.url}`); res.end('heard'); });";

fn refused(server: &Server, status: u16, request: impl AsRef<[u8]>) {
    let request = request.as_ref();
    let answer = server.ask(request);
    let shown = String::from_utf8_lossy(&request[..request.len().min(200)]);
    assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{status} for {shown:?}: {answer:?}");
    assert!(answer.contains("\r\nConnection: close\r\n"), "{answer:?}");
    assert!(!answer.contains("heard"), "{answer:?}");
}

#[test]
fn malformed_heads() {
    let server = Server::start(NEVER);
    let refuse = |status, lines: &str| refused(&server, status, format!("{lines}\r\n\r\n"));
    for line in [
        "nonsense",
        "GET  / HTTP/1.1\r\nHost: x",
        "GET /a b HTTP/1.1\r\nHost: x",
        "GET / HTTP/1.1 \r\nHost: x",
        "GET / HTTQ/1.1\r\nHost: x",
        "GET / http/1.1\r\nHost: x",
        "GET /\x01 HTTP/1.1\r\nHost: x",
        "GET path HTTP/1.1\r\nHost: x",
        "GET ://x HTTP/1.1\r\nHost: x",
        "GET 1://x HTTP/1.1\r\nHost: x",
        "GET\t/ HTTP/1.1\r\nHost: x",
        "G@T / HTTP/1.1\r\nHost: x",
        "GET / HTTP/1.1\r\nHost : x",
        "GET / HTTP/1.1\r\n Host: x",
        "GET / HTTP/1.1\r\nHost: x\r\n folded",
        "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n\tfolded",
        "GET / HTTP/1.1\r\nHost: x\r\nNo colon",
        "GET / HTTP/1.1\r\nHost: x\r\n: no name",
        "GET / HTTP/1.1\r\nHost: x\r\nA: nul\0",
        "GET / HTTP/1.1\r\nHost: x\r\nA: bell\x07",
        "GET / HTTP/1.1\r\nHost: x\r\nA\0: b",
        "GET / HTTP/1.1\r\nHost: x\r\nA: lone\rreturn",
        "GET / HTTP/1.1\r\nHost: x\nA: lone feed",
        "GET / HTTP/1.1\nHost: x",
        "GET / HTTP/1.1\r\nA: b",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y",
    ] {
        refuse(400, line);
    }
    assert!(server.ask(last("/fine")).ends_with("heard"));
    assert_eq!(server.line(), "heard /fine");
}

#[test]
fn methods_and_versions() {
    let server = Server::start(NEVER);
    refused(&server, 501, "FLY / HTTP/1.1\r\nHost: x\r\n\r\n");
    refused(&server, 501, "get / HTTP/1.1\r\nHost: x\r\n\r\n");
    refused(&server, 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    refused(&server, 505, "GET / HTTP/1.2\r\nHost: x\r\n\r\n");
    refused(&server, 505, "GET / HTTP/0.9\r\n\r\n");
}

#[test]
fn ambiguous_bodies() {
    let server = Server::start(NEVER);
    let post = |status, lines: &str| {
        refused(
            &server,
            status,
            format!("POST / HTTP/1.1\r\nHost: x\r\n{lines}\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"),
        );
    };
    post(400, "Content-Length: 5\r\nTransfer-Encoding: chunked");
    post(400, "Transfer-Encoding: chunked\r\nContent-Length: 5");
    post(400, "Content-Length: 5\r\nContent-Length: 6");
    post(400, "Content-Length: 5\r\nContent-Length: 5");
    post(400, "Content-Length: 5, 5");
    post(400, "Content-Length: -5");
    post(400, "Content-Length: +5");
    post(400, "Content-Length: 0x5");
    post(400, "Content-Length:");
    post(400, "Content-Length: 18446744073709551616");
    post(400, "Transfer-Encoding: chunked, chunked");
    post(400, "Transfer-Encoding: chunked, gzip");
    post(400, "Transfer-Encoding:");
    post(400, "Transfer-Encoding: gzip");
    post(501, "Transfer-Encoding: gzip, chunked");
    post(400, "Transfer-Encoding: xchunked");
    refused(&server, 400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
}

#[test]
fn oversized_heads() {
    let server = Server::start(NEVER);
    let long = "a".repeat(17_000);
    refused(&server, 414, format!("GET /{long}"));
    refused(&server, 431, format!("GET / HTTP/1.1\r\nHost: x\r\nA: {long}\r\n\r\n"));
    refused(&server, 431, format!("GET / HTTP/1.1\r\nHost: x\r\n{long}"));
    let many: String = (0..2000).map(|n| format!("x-{n}: {n}\r\n")).collect();
    refused(&server, 431, format!("GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n"));
    let below =
        format!("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nA: {}\r\n\r\n", "a".repeat(16_000));
    assert!(server.ask(below).ends_with("heard"));
}

#[test]
fn broken_chunks() {
    let server = Server::start(
        "serve((req, res) => {
          req.on('error', () => {});
          req.on('end', () => { console.log('ended'); res.end(); });
          req.resume();
        });",
    );
    for body in [
        "x\r\n",
        "\r\n",
        "-1\r\n",
        "+1\r\na\r\n",
        "1 1\r\na\r\n",
        "0x1\r\na\r\n",
        "1\na\r\n",
        "1\r\nab\r\n",
        "1\r\na1\r\na\r\n",
        "1\r\na\n1\r\n",
        "fffffffffffffffff\r\n",
        "1;\x01\r\na\r\n",
        "0\r\nbad trailer\r\n\r\n",
        "0\r\n: x\r\n\r\n",
        "0\r\nA : x\r\n\r\n",
        "0\r\nA: x\n\r\n",
    ] {
        refused(
            &server,
            400,
            format!("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{body}"),
        );
    }
    let endless = "1;".to_string() + &"x".repeat(20_000);
    refused(
        &server,
        413,
        format!("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{endless}"),
    );
    let trailers = "0\r\nA: ".to_string() + &"x".repeat(20_000);
    refused(
        &server,
        431,
        format!("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{trailers}"),
    );
}

#[test]
fn a_refusal_follows_the_answers_before_it() {
    let server = Server::start("serve((req, res) => setImmediate(() => res.end(`<${req.url}>`)));");
    let answers =
        server.ask("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\nrubbish\r\n\r\n");
    let order: Vec<usize> =
        ["</1>", "</2>", "400 Bad Request"].iter().map(|part| answers.find(part).unwrap()).collect();
    assert!(order.is_sorted(), "{answers}");
}

#[test]
fn whoever_goes_on_sending_still_reads_the_refusal() {
    let server = Server::start(NEVER);
    let mut peer = server.connect();
    peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    for _ in 0..50 {
        peer.send(vec![b'x'; 20_000]);
    }
    peer.read_to("400 Bad Request\r\nConnection: close\r\n\r\n");
    peer.finish_sending();
    peer.rest();
}
