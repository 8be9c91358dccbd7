//! A response as a client reads it (RFC 9112 sections 4 and 6.3): interim heads, the head, the body in
//! pieces, trailers. A `Reader` is fed with whatever comes in and remembers where it stands.
//!
//! Strict where a lenient reader could be led astray (bare LF, two lengths, length beside a coding), and
//! otherwise as Node's parser is.

use super::chunked::Decoder;
use super::request::{content_length, fields, refuse_bare_lf};
use super::tokens::list;
use super::{Framing, Refusal, diagnosis, lenient};
use std::mem::MaybeUninit;
use std::ops::Range;

/// What the request was, as far as the response's body depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Usual,
    /// HEAD: the response has fields but no body.
    Head,
    /// CONNECT: behind the head begins another protocol.
    Connect,
}

/// A complete head. The ranges are over `Reader::head`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub status: u16,
    /// HTTP/1.0 or HTTP/1.1
    pub minor: u8,
    pub reason: Range<usize>,
    /// The field lines and the empty line at their end.
    pub fields: Range<usize>,
    /// The connection can serve another request afterwards.
    pub keep_alive: bool,
    /// Another protocol begins behind this head.
    pub upgrade: bool,
}

/// What the input brought.
#[derive(Debug, PartialEq, Eq)]
pub enum Event {
    /// Nothing yet: all of the input is used up.
    More,
    Head(Head),
    /// A piece of the body, as a range of the input.
    Data(Range<usize>),
    /// The body is complete; `Reader::trailers` has what came behind it.
    End,
    /// The rest of the input belongs to another protocol.
    Upgrade,
}

#[derive(Debug)]
enum Phase {
    Head,
    /// The head has been told; this is how its body ends.
    Body(Body),
    /// Nothing may follow (the peer said `Connection: close`).
    Closed,
    Upgraded,
}

#[derive(Debug)]
enum Body {
    Length(u64),
    Chunked(Box<Decoder>),
    UntilClose,
}

#[derive(Debug)]
pub struct Reader {
    asked: Asked,
    max_head: usize,
    lenient: bool,
    phase: Phase,
    /// The bytes of the current head, as far as they have come.
    head: Vec<u8>,
    is_head_told: bool,
    keep_alive: bool,
    trailers: Vec<u8>,
}

const USUAL_FIELDS: usize = 48;
const MOST_FIELDS: usize = 2000;

// The status of a refusal means nothing here: who reads responses doesn't answer.
const fn malformed(code: &'static str, message: &'static str) -> Refusal {
    Refusal::new(502, code, message)
}

const OVERFLOW: Refusal = malformed("HPE_HEADER_OVERFLOW", "Header overflow");
const NOT_HTTP: Refusal = malformed("HPE_INVALID_CONSTANT", "Expected HTTP/, RTSP/ or ICE/");
const BAD_VERSION: Refusal = malformed("HPE_INVALID_VERSION", "Invalid HTTP version");
const BAD_STATUS: Refusal = malformed("HPE_INVALID_STATUS", "Invalid status code");
const BAD_NAME: Refusal = malformed("HPE_INVALID_HEADER_TOKEN", "Invalid header token");
const BAD_VALUE: Refusal = malformed("HPE_INVALID_HEADER_TOKEN", "Invalid header value char");
const BAD_LINE_END: Refusal = malformed("HPE_LF_EXPECTED", "Missing expected LF after header value");
const BAD_LENGTH: Refusal = malformed("HPE_INVALID_CONTENT_LENGTH", "Invalid character in Content-Length");
const TWO_LENGTHS: Refusal = malformed("HPE_UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length");
const LENGTH_AND_CODING: Refusal =
    malformed("HPE_INVALID_TRANSFER_ENCODING", "Transfer-Encoding can't be present with Content-Length");
const CODING_AND_LENGTH: Refusal =
    malformed("HPE_INVALID_CONTENT_LENGTH", "Content-Length can't be present with Transfer-Encoding");
const AFTER_CLOSE: Refusal = malformed("HPE_CLOSED_CONNECTION", "Data after `Connection: close`");

impl Reader {
    /// `max_head`: the most bytes of status line and fields together, and of trailers.
    pub fn new(asked: Asked, max_head: usize) -> Reader {
        Reader {
            asked,
            max_head,
            lenient: false,
            phase: Phase::Head,
            head: Vec::new(),
            is_head_told: false,
            keep_alive: false,
            trailers: Vec::new(),
        }
    }

    /// One that overlooks some faults of heads and chunks: see `lenient`.
    pub fn lenient(self, lenient: bool) -> Reader {
        Reader { lenient, ..self }
    }

    /// Takes one step through `input`: how many bytes were used, and what they brought. To be called
    /// again with the rest until the answer is `More`; an event may use no bytes at all. Errors: the
    /// response is malformed, and nothing after it can be trusted.
    pub fn next(&mut self, input: &[u8]) -> Result<(usize, Event), Refusal> {
        match &mut self.phase {
            Phase::Head => self.take_head(input),
            Phase::Upgraded => Ok((0, Event::Upgrade)),
            Phase::Closed if input.is_empty() => Ok((0, Event::More)),
            // An empty line behind a message does no harm (RFC 9112 section 2.2).
            Phase::Closed if input.iter().all(|byte| matches!(byte, b'\r' | b'\n')) => {
                Ok((input.len(), Event::More))
            }
            Phase::Closed if self.lenient => Ok((input.len(), Event::More)),
            Phase::Closed => Err(AFTER_CLOSE),
            Phase::Body(Body::Length(0)) => Ok((0, self.end())),
            Phase::Body(_) if input.is_empty() => Ok((0, Event::More)),
            Phase::Body(Body::Length(remaining)) => {
                let count = (*remaining).min(input.len() as u64) as usize;
                *remaining -= count as u64;
                Ok((count, Event::Data(0..count)))
            }
            Phase::Body(Body::UntilClose) => Ok((input.len(), Event::Data(0..input.len()))),
            Phase::Body(Body::Chunked(decoder)) => {
                let step = decoder.step(input)?;
                if step.done {
                    self.trailers = decoder.trailers().to_vec();
                    fields(&self.trailers)?;
                    return Ok((step.consumed, self.end()));
                }
                let event = if step.data.is_empty() { Event::More } else { Event::Data(step.data) };
                Ok((step.consumed, event))
            }
        }
    }

    /// The peer has finished sending. Answers whether that was the end of a body.
    pub fn finish(&mut self) -> bool {
        let complete = matches!(self.phase, Phase::Body(Body::UntilClose | Body::Length(0)));
        if complete {
            self.phase = Phase::Closed;
        }
        complete
    }

    /// The bytes of the last head told.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// The field lines after a chunked body, with the empty line at their end.
    pub fn trailers(&self) -> &[u8] {
        &self.trailers
    }

    fn end(&mut self) -> Event {
        self.phase = if self.keep_alive { Phase::Head } else { Phase::Closed };
        Event::End
    }

    fn take_head(&mut self, input: &[u8]) -> Result<(usize, Event), Refusal> {
        if self.is_head_told {
            self.head.clear();
            self.is_head_told = false;
        }
        if input.is_empty() {
            return Ok((0, Event::More));
        }
        let before = self.head.len();
        if self.lenient {
            return self.take_odd_head(input);
        }
        // A head is rarely in pieces: then it is read where it lies and only its own bytes are kept.
        let parsed = if before == 0 {
            parse(input, self.max_head)?
        } else {
            let room = (self.max_head + 1).saturating_sub(before).min(input.len());
            self.head.extend_from_slice(&input[..room]);
            parse(&self.head, self.max_head)?
        };
        let Some(parsed) = parsed else {
            if before == 0 {
                self.head.extend_from_slice(input);
            }
            return Ok((input.len(), Event::More));
        };
        if before == 0 {
            self.head.extend_from_slice(&input[..parsed.length]);
        }
        self.head.truncate(parsed.length);
        let consumed = parsed.length - before;
        Ok((consumed, Event::Head(self.begin_message(parsed))))
    }

    // The head that is told is the one made over.
    fn take_odd_head(&mut self, input: &[u8]) -> Result<(usize, Event), Refusal> {
        let before = self.head.len();
        self.head.extend_from_slice(input);
        let Some(over) = lenient::make_over(&self.head) else {
            return if self.head.len() > self.max_head {
                Err(OVERFLOW)
            } else {
                Ok((input.len(), Event::More))
            };
        };
        let Some(parsed) = parse(&over.parsable, self.max_head)? else {
            return Err(diagnosis::of_response(&over.parsable).unwrap_or(BAD_STATUS));
        };
        self.head = over.text;
        Ok((over.length - before, Event::Head(self.begin_message(parsed))))
    }

    fn begin_message(&mut self, parsed: Parsed) -> Head {
        self.is_head_told = true;
        let mut head = parsed.head;
        head.upgrade |= self.asked == Asked::Connect && head.status >= 200;
        let framing = parsed.framing;
        // RFC 9112 section 6.3: what has no body whatever its fields say.
        let bodiless = self.asked == Asked::Head || head.status < 200 || matches!(head.status, 204 | 304);
        let is_interim = head.status < 200 && head.status != 101;
        self.phase = match framing {
            _ if head.upgrade => Phase::Upgraded,
            _ if is_interim => Phase::Head,
            _ if bodiless => Phase::Body(Body::Length(0)),
            Some(Framing::Length(length)) => Phase::Body(Body::Length(length)),
            Some(Framing::Chunked) => {
                Phase::Body(Body::Chunked(Box::new(Decoder::new(self.max_head).lenient(self.lenient))))
            }
            _ => Phase::Body(Body::UntilClose),
        };
        head.keep_alive &= !matches!(self.phase, Phase::Body(Body::UntilClose));
        self.keep_alive = head.keep_alive;
        head
    }
}

struct Parsed {
    head: Head,
    length: usize,
    framing: Option<Framing>,
}

fn parse(bytes: &[u8], max_head: usize) -> Result<Option<Parsed>, Refusal> {
    let mut storage = [const { MaybeUninit::uninit() }; USUAL_FIELDS];
    let mut response = httparse::Response::new(&mut []);
    let config = httparse::ParserConfig::default();
    match config.parse_response_with_uninit_headers(&mut response, bytes, &mut storage) {
        Ok(status) => finish(bytes, status, &response, max_head),
        Err(httparse::Error::TooManyHeaders) => {
            let mut storage = vec![MaybeUninit::uninit(); MOST_FIELDS];
            let mut response = httparse::Response::new(&mut []);
            match config.parse_response_with_uninit_headers(&mut response, bytes, &mut storage) {
                Ok(status) => finish(bytes, status, &response, max_head),
                Err(e) => Err(refusal(e, bytes)),
            }
        }
        Err(e) => match under_known_version(bytes) {
            Some(known) => parse(&known, max_head),
            None => Err(refusal(e, bytes)),
        },
    }
}

// Versions that Node's parser takes besides; only the length of their name matters here.
fn under_known_version(bytes: &[u8]) -> Option<Vec<u8>> {
    let known: &[u8; 8] = match bytes.get(..9)? {
        b"HTTP/0.9 " => b"HTTP/1.0",
        b"HTTP/2.0 " => b"HTTP/1.1",
        _ => return None,
    };
    Some([known, &bytes[8..]].concat())
}

fn finish(
    bytes: &[u8],
    status: httparse::Status<usize>,
    response: &httparse::Response,
    max_head: usize,
) -> Result<Option<Parsed>, Refusal> {
    let httparse::Status::Complete(length) = status else {
        return if bytes.len() > max_head { Err(OVERFLOW) } else { Ok(None) };
    };
    let (Some(code), Some(minor)) = (response.code, response.version) else {
        return Err(BAD_STATUS);
    };
    if length > max_head {
        return Err(OVERFLOW);
    }
    refuse_bare_lf(&bytes[..length]).map_err(|refusal| diagnosis::of_response(bytes).unwrap_or(refusal))?;
    if code < 100 {
        return Err(BAD_STATUS);
    }
    let mut seen = Seen::default();
    for field in response.headers.iter() {
        let at = || field.name.as_ptr() as usize - bytes.as_ptr() as usize + field.name.len() + 1;
        seen.note(field.name.as_bytes(), field.value).map_err(|refusal| refusal.after(at()))?;
    }
    let (reason, fields) = ranges(&bytes[..length]);
    let head = Head {
        status: code,
        minor,
        reason,
        fields,
        keep_alive: if minor == 1 { !seen.close } else { seen.keep_alive && !seen.close },
        upgrade: code == 101 && seen.upgrade && seen.connection_upgrade,
    };
    let framing = match (seen.codings, seen.chunked_last) {
        (0, _) => seen.length.map(Framing::Length),
        (_, true) => Some(Framing::Chunked),
        (_, false) => None,
    };
    Ok(Some(Parsed { head, length, framing }))
}

// Where the reason phrase and the field lines are. (httparse gives no phrase that is not ASCII.)
fn ranges(head: &[u8]) -> (Range<usize>, Range<usize>) {
    let start = head.iter().position(|b| !matches!(b, b'\r' | b'\n')).unwrap_or(0);
    let end = memchr::memchr(b'\n', &head[start..]).map_or(head.len(), |at| start + at + 1);
    let line_end = end - "\r\n".len();
    let reason = (start + "HTTP/1.1 200 ".len()).min(line_end);
    (reason..line_end, end..head.len())
}

/// The fields that concern the message itself.
#[derive(Default)]
struct Seen {
    length: Option<u64>,
    codings: u32,
    chunked_last: bool,
    close: bool,
    keep_alive: bool,
    connection_upgrade: bool,
    upgrade: bool,
}

impl Seen {
    fn note(&mut self, name: &[u8], value: &[u8]) -> Result<(), Refusal> {
        match name.len() {
            7 if name.eq_ignore_ascii_case(b"upgrade") => self.upgrade = true,
            10 if name.eq_ignore_ascii_case(b"connection") => {
                for option in list(value) {
                    self.close |= option.eq_ignore_ascii_case(b"close");
                    self.keep_alive |= option.eq_ignore_ascii_case(b"keep-alive");
                    self.connection_upgrade |= option.eq_ignore_ascii_case(b"upgrade");
                }
            }
            14 if name.eq_ignore_ascii_case(b"content-length") => {
                if self.codings > 0 {
                    return Err(CODING_AND_LENGTH);
                }
                if self.length.is_some() {
                    return Err(TWO_LENGTHS);
                }
                self.length = Some(content_length(value).ok_or(BAD_LENGTH)?);
            }
            17 if name.eq_ignore_ascii_case(b"transfer-encoding") => {
                if self.length.is_some() {
                    return Err(LENGTH_AND_CODING);
                }
                for coding in list(value) {
                    self.codings += 1;
                    self.chunked_last = coding.eq_ignore_ascii_case(b"chunked");
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn refusal(error: httparse::Error, bytes: &[u8]) -> Refusal {
    use httparse::Error;
    if let Some(fault) = diagnosis::of_response(bytes) {
        return fault;
    }
    match error {
        Error::Version if bytes.trim_ascii_start().starts_with(b"HTTP/") => BAD_VERSION,
        Error::Version | Error::Token => NOT_HTTP,
        Error::Status => BAD_STATUS,
        Error::HeaderName => BAD_NAME,
        Error::HeaderValue => BAD_VALUE,
        Error::NewLine => BAD_LINE_END,
        Error::TooManyHeaders => OVERFLOW,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything a text brings, fed in pieces of the given size and then ended.
    fn read(text: &str, asked: Asked, piece: usize) -> Result<Vec<String>, Refusal> {
        let mut reader = Reader::new(asked, 1000);
        let (mut told, mut data) = (Vec::new(), String::new());
        for part in text.as_bytes().chunks(piece) {
            let mut rest = part;
            loop {
                let (used, event) = reader.next(rest)?;
                match event {
                    Event::More => break,
                    Event::Head(head) => {
                        let reason =
                            String::from_utf8_lossy(&reader.head()[head.reason.clone()]).into_owned();
                        let count = fields(&reader.head()[head.fields.clone()]).unwrap().len();
                        let life = if head.keep_alive { "keep" } else { "close" };
                        told.push(format!("{} {reason} {count} {life}", head.status));
                    }
                    Event::Data(range) => data.push_str(&String::from_utf8_lossy(&rest[range])),
                    Event::End => told.push(format!("end {}", std::mem::take(&mut data))),
                    Event::Upgrade => {
                        told.push("upgrade".into());
                        return Ok(told);
                    }
                }
                rest = &rest[used..];
            }
        }
        if reader.finish() {
            told.push(format!("closed {data}"));
        } else if !data.is_empty() {
            told.push(format!("cut {data}"));
        }
        Ok(told)
    }

    fn usual(text: &str) -> Vec<String> {
        let whole = read(text, Asked::Usual, text.len()).unwrap();
        for piece in 1..text.len() {
            assert_eq!(read(text, Asked::Usual, piece).unwrap(), whole, "{piece}: {text}");
        }
        whole
    }

    #[test]
    fn bodies_end_where_rfc_9112_says() {
        let ok = "HTTP/1.1 200 OK\r\n";
        assert_eq!(usual(&format!("{ok}Content-Length: 3\r\n\r\nabc")), ["200 OK 1 keep", "end abc"]);
        assert_eq!(usual(&format!("{ok}Content-Length: 0\r\n\r\n")), ["200 OK 1 keep", "end "]);
        assert_eq!(usual(&format!("{ok}\r\nabc")), ["200 OK 0 close", "closed abc"]);
        assert_eq!(usual("HTTP/1.0 200\r\n\r\nabc"), ["200  0 close", "closed abc"]);
        let chunked = format!("{ok}Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\nX: y\r\n\r\n");
        assert_eq!(usual(&chunked), ["200 OK 1 keep", "end abc"]);
        assert_eq!(usual(&format!("{ok}Transfer-Encoding: gzip\r\n\r\nab")), ["200 OK 1 close", "closed ab"]);
        assert_eq!(usual(&format!("{ok}Content-Length: 5\r\n\r\nabc")), ["200 OK 1 keep", "cut abc"]);
        assert_eq!(usual("HTTP/1.1 204 No Content\r\n\r\n"), ["204 No Content 0 keep", "end "]);
        assert_eq!(usual("HTTP/1.1 304 x\r\nContent-Length: 9\r\n\r\n"), ["304 x 1 keep", "end "]);
    }

    #[test]
    fn interim_responses_come_before() {
        let text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n\
                    HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na";
        let told = usual(text);
        assert_eq!(told, ["100 Continue 0 keep", "103 Early Hints 1 keep", "200 OK 2 close", "end a"]);
    }

    #[test]
    fn the_request_decides_too() {
        let text = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
        assert_eq!(read(text, Asked::Head, 7).unwrap(), ["200 OK 1 keep", "end "]);
        assert_eq!(read(text, Asked::Connect, 7).unwrap()[1], "upgrade");
        let text = "HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n\x01\x02";
        assert_eq!(read(text, Asked::Usual, 1000).unwrap(), ["101 S 2 keep", "upgrade"]);
    }

    #[test]
    fn malformed_responses_have_nodes_codes() {
        let ok = "HTTP/1.1 200 OK\r\n";
        for (text, code) in [
            ("<html>".to_string(), "HPE_INVALID_CONSTANT"),
            ("HTTP/3.0 200 OK\r\n\r\n".to_string(), "HPE_INVALID_VERSION"),
            ("HTTP/1.1 2x0 OK\r\n\r\n".to_string(), "HPE_INVALID_STATUS"),
            ("HTTP/1.1 200 OK\n\n".to_string(), "HPE_CR_EXPECTED"),
            (format!("{ok}A b: c\r\n\r\n"), "HPE_INVALID_HEADER_TOKEN"),
            (format!("{ok}A: \u{1}\r\n\r\n"), "HPE_INVALID_HEADER_TOKEN"),
            (format!("{ok}Content-Length: -1\r\n\r\n"), "HPE_INVALID_CONTENT_LENGTH"),
            (format!("{ok}Content-Length: 1\r\nContent-Length: 1\r\n\r\n"), "HPE_UNEXPECTED_CONTENT_LENGTH"),
            (
                format!("{ok}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
                "HPE_INVALID_TRANSFER_ENCODING",
            ),
            (
                format!("{ok}Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n"),
                "HPE_INVALID_CONTENT_LENGTH",
            ),
            (format!("{ok}Transfer-Encoding: chunked\r\n\r\nx"), "HPE_INVALID_CHUNK_SIZE"),
            (format!("{ok}A: {}", "x".repeat(1000)), "HPE_HEADER_OVERFLOW"),
            (format!("{ok}Connection: close\r\nContent-Length: 0\r\n\r\nx"), "HPE_CLOSED_CONNECTION"),
        ] {
            assert_eq!(read(&text, Asked::Usual, 1000).unwrap_err().code, code, "{text}");
            assert_eq!(read(&text, Asked::Usual, 1).unwrap_err().code, code, "{text}");
        }
    }

    #[test]
    fn two_responses_follow_one_another() {
        let text =
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n";
        assert_eq!(usual(text), ["200 OK 1 keep", "end a", "404 No 1 keep", "end "]);
    }
}
