//! The head of a request (RFC 9112 sections 2, 3, 5 and 6): complete, not yet complete, or refused.
//!
//! A head is ranges over the bytes it was read from; nothing is copied. httparse splits the lines; what is
//! strict here beyond it: no bare LF, a Host, an unambiguous body length.

use super::tokens::{CONNECT, list, method_index};
use super::{Framing, Refusal, diagnosis, lenient};
use std::borrow::Cow;
use std::mem::MaybeUninit;
use std::ops::Range;

/// A complete and acceptable request head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Index into `tokens::METHODS`.
    pub method: u8,
    pub target: Range<usize>,
    /// The field lines and the empty line that ends the head, each with its CRLF.
    pub fields: Range<usize>,
    /// Bytes up to and including the empty line.
    pub length: usize,
    /// HTTP/1.0 or HTTP/1.1
    pub minor: u8,
    pub body: Framing,
    /// Whether the client wants the connection to go on (RFC 9112 section 9.3).
    pub keep_alive: bool,
    /// It names another protocol and asks for it by `Connection: upgrade` (RFC 9110 section 7.8).
    pub upgrade: bool,
    pub expect: Expect,
    /// If-None-Match or If-Modified-Since is there (RFC 9110 section 13.1).
    pub conditional: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    Nothing,
    /// `Expect: 100-continue` (RFC 9110 section 10.1.1)
    Continue,
    Other,
}

/// What a server asks of heads.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The most bytes of request line and fields together.
    pub max_head: usize,
    /// Refuse HTTP/1.1 requests without a Host (RFC 9112 section 3.2).
    pub require_host: bool,
    /// Overlook some faults: see `lenient`.
    pub lenient: bool,
}

const USUAL_FIELDS: usize = 48;
const MOST_FIELDS: usize = 2000;

const NO_METHOD: Refusal = Refusal::new(400, "HPE_INVALID_METHOD", "Invalid method encountered");
const OVERFLOW: Refusal = Refusal::new(431, "HPE_HEADER_OVERFLOW", "Header overflow");
const TARGET_TOO_LONG: Refusal = Refusal::new(414, "HPE_HEADER_OVERFLOW", "Header overflow");
const LENGTH_AND_CODING: Refusal = Refusal::new(
    400,
    "HPE_INVALID_TRANSFER_ENCODING",
    "Transfer-Encoding can't be present with Content-Length",
);
const CODING_AND_LENGTH: Refusal =
    Refusal::new(400, "HPE_INVALID_CONTENT_LENGTH", "Content-Length can't be present with Transfer-Encoding");
const BAD_CODING: Refusal =
    Refusal::new(400, "HPE_INVALID_TRANSFER_ENCODING", "Request has invalid `Transfer-Encoding`");
const UNKNOWN_CODING: Refusal =
    Refusal::new(501, "HPE_INVALID_TRANSFER_ENCODING", "Request has unknown `Transfer-Encoding`");
const BAD_LENGTH: Refusal =
    Refusal::new(400, "HPE_INVALID_CONTENT_LENGTH", "Invalid character in Content-Length");
const TWO_LENGTHS: Refusal = Refusal::new(400, "HPE_UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length");
/// Not malformed, so it has no code: no program hears of it, as in Node.
const NO_HOST: Refusal = Refusal::new(400, "", "Missing Host header");
const TWO_HOSTS: Refusal = Refusal::new(400, "HPE_INVALID_HEADER_TOKEN", "Duplicate Host header");
const BAD_TARGET: Refusal = Refusal::new(400, "HPE_INVALID_URL", "Unexpected start char in url");
const BAD_FIELD: Refusal = Refusal::new(400, "HPE_INVALID_HEADER_TOKEN", "Invalid header token");
const BARE_LF: Refusal = Refusal::new(400, "HPE_CR_EXPECTED", "Missing expected CR before LF");

/// Reads a head from the beginning of `bytes`. `Ok(None)`: not complete yet; more bytes are to be appended
/// and all of them given again.
pub fn parse(bytes: &[u8], rules: &Rules) -> Result<Option<Head>, Refusal> {
    let mut fields = [const { MaybeUninit::uninit() }; USUAL_FIELDS];
    let mut request = httparse::Request::new(&mut []);
    match request.parse_with_uninit_headers(bytes, &mut fields) {
        Ok(status) => finish(bytes, status, &request, rules),
        Err(httparse::Error::TooManyHeaders) => {
            let mut fields = vec![MaybeUninit::uninit(); MOST_FIELDS];
            let mut request = httparse::Request::new(&mut []);
            match request.parse_with_uninit_headers(bytes, &mut fields) {
                Ok(status) => finish(bytes, status, &request, rules),
                Err(e) => Err(refusal(e, bytes)),
            }
        }
        Err(e) => Err(refusal(e, bytes)),
    }
}

fn finish(
    bytes: &[u8],
    status: httparse::Status<usize>,
    request: &httparse::Request,
    rules: &Rules,
) -> Result<Option<Head>, Refusal> {
    let httparse::Status::Complete(length) = status else {
        return match bytes.len() > rules.max_head {
            true => Err(too_long(bytes)),
            false => diagnosis::of_method(bytes).map_or(Ok(None), Err),
        };
    };
    if length > rules.max_head {
        return Err(too_long(bytes));
    }
    let (Some(method), Some(target), Some(minor)) = (request.method, request.path, request.version) else {
        return Err(Refusal::new(400, "HPE_INVALID_CONSTANT", "Invalid request line"));
    };
    refuse_bare_lf(&bytes[..length]).map_err(|refusal| diagnosis::of_request(bytes).unwrap_or(refusal))?;
    let no_method = || diagnosis::of_request(bytes).unwrap_or(NO_METHOD);
    let method = method_index(method).ok_or_else(no_method)?;
    let start = target.as_ptr() as usize - bytes.as_ptr() as usize;
    if method != CONNECT && !is_target(target) {
        return Err(BAD_TARGET.after(start));
    }
    let target = start..start + target.len();
    // The request line ends after the target with " HTTP/1.x" and CRLF.
    let fields = target.end + " HTTP/1.1\r\n".len()..length;
    let mut seen = Seen::default();
    for field in request.headers.iter() {
        let at = || field.name.as_ptr() as usize - bytes.as_ptr() as usize + field.name.len() + 1;
        seen.note(field.name.as_bytes(), field.value, rules.lenient)
            .map_err(|refusal| refusal.after(at()))?;
    }
    let body = seen.framing(minor).map_err(|refusal| refusal.after(length))?;
    let upgrade = seen.upgrade && seen.connection_upgrade;
    if !seen.host && minor == 1 && rules.require_host && !upgrade && method != CONNECT {
        return Err(NO_HOST);
    }
    Ok(Some(Head {
        method,
        target,
        fields,
        length,
        minor,
        body,
        keep_alive: if minor == 1 { !seen.close } else { seen.keep_alive && !seen.close },
        upgrade,
        expect: seen.expect,
        conditional: seen.conditional,
    }))
}

// A path, an asterisk or an absolute URI (RFC 9112 section 3.2); a CONNECT has an authority instead.
fn is_target(target: &str) -> bool {
    target.starts_with(['/', '*'])
        || target.split_once("://").is_some_and(|(scheme, _)| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        })
}

// With no line end yet it is the target that does not end.
fn too_long(bytes: &[u8]) -> Refusal {
    let refusal = if memchr::memchr(b'\n', bytes).is_none() { TARGET_TOO_LONG } else { OVERFLOW };
    refusal.after(bytes.len())
}

// httparse takes a lone LF for a line end, which RFC 9112 section 2.2 allows and request smuggling likes.
pub(super) fn refuse_bare_lf(head: &[u8]) -> Result<(), Refusal> {
    // Empty lines before the request line are skipped (section 2.2), whichever way they are written.
    let start = head.iter().position(|b| !matches!(b, b'\r' | b'\n')).unwrap_or(0);
    let head = &head[start..];
    match memchr::memchr_iter(b'\n', head).all(|at| at > 0 && head[at - 1] == b'\r') {
        true => Ok(()),
        false => Err(BARE_LF),
    }
}

fn refusal(error: httparse::Error, bytes: &[u8]) -> Refusal {
    use httparse::Error;
    if let Some(fault) = diagnosis::of_request(bytes) {
        return fault;
    }
    match error {
        Error::Version => match unsupported_version(bytes) {
            true => Refusal::new(505, "HPE_INVALID_VERSION", "Invalid HTTP version"),
            false => Refusal::new(400, "HPE_INVALID_CONSTANT", "Expected HTTP/"),
        },
        Error::HeaderName => Refusal::new(400, "HPE_INVALID_HEADER_TOKEN", "Invalid header token"),
        Error::HeaderValue => Refusal::new(400, "HPE_INVALID_HEADER_TOKEN", "Invalid header value char"),
        Error::NewLine => Refusal::new(400, "HPE_CR_EXPECTED", "Missing expected LF after CR"),
        Error::TooManyHeaders => OVERFLOW,
        Error::Token => Refusal::new(400, "HPE_INVALID_URL", "Invalid character in request line"),
        Error::Status => Refusal::new(400, "HPE_INVALID_CONSTANT", "Invalid request line"),
    }
}

// `HTTP/` digit `.` digit at the end of the first line: a version, only not 1.0 or 1.1.
fn unsupported_version(bytes: &[u8]) -> bool {
    let line = bytes.split(|&b| b == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    let word = line.trim_ascii_end().rsplit(|&b| b == b' ').next().unwrap_or_default();
    let [b'H', b'T', b'T', b'P', b'/', major, b'.', minor] = word else { return false };
    major.is_ascii_digit() && minor.is_ascii_digit() && !matches!((major, minor), (b'1', b'0' | b'1'))
}

/// The fields that concern the message itself.
struct Seen {
    host: bool,
    length: Option<u64>,
    /// Transfer codings named: how many, and whether the last of them is `chunked`.
    codings: u32,
    chunked: u32,
    chunked_last: bool,
    close: bool,
    keep_alive: bool,
    connection_upgrade: bool,
    upgrade: bool,
    expect: Expect,
    conditional: bool,
}

impl Default for Seen {
    fn default() -> Seen {
        Seen {
            host: false,
            length: None,
            codings: 0,
            chunked: 0,
            chunked_last: false,
            close: false,
            keep_alive: false,
            connection_upgrade: false,
            upgrade: false,
            expect: Expect::Nothing,
            conditional: false,
        }
    }
}

/// Fields that may make the answer another one than the whole of what is asked for (RFC 9110 sections 13.1,
/// 14.2).
const CONDITIONS: [&[u8]; 6] =
    [b"range", b"if-match", b"if-range", b"if-none-match", b"if-modified-since", b"if-unmodified-since"];

fn is_condition(name: &[u8]) -> bool {
    CONDITIONS.iter().any(|condition| name.eq_ignore_ascii_case(condition))
}

impl Seen {
    fn note(&mut self, name: &[u8], value: &[u8], is_lenient: bool) -> Result<(), Refusal> {
        // Length first: most names are told apart by it alone.
        match name.len() {
            4 if name.eq_ignore_ascii_case(b"host") => {
                // Node lets the first of them count; RFC 9112 section 3.2 refuses what servers may read differently.
                if self.host && !is_lenient {
                    return Err(TWO_HOSTS);
                }
                self.host = true;
            }
            6 if name.eq_ignore_ascii_case(b"expect") => {
                let wants = value.trim_ascii().eq_ignore_ascii_case(b"100-continue");
                self.expect = if wants { Expect::Continue } else { Expect::Other };
            }
            7 if name.eq_ignore_ascii_case(b"upgrade") => self.upgrade = true,
            10 if name.eq_ignore_ascii_case(b"connection") => self.note_connection(value),
            5 | 8 | 13 | 17 | 19 if is_condition(name) => self.conditional = true,
            14 if name.eq_ignore_ascii_case(b"content-length") => {
                if self.length.is_some() {
                    return Err(TWO_LENGTHS);
                }
                if self.codings > 0 && !is_lenient {
                    return Err(CODING_AND_LENGTH);
                }
                self.length = Some(content_length(value).ok_or(BAD_LENGTH)?);
            }
            17 if name.eq_ignore_ascii_case(b"transfer-encoding") => {
                if self.length.is_some() && !is_lenient {
                    return Err(LENGTH_AND_CODING);
                }
                for coding in list(value) {
                    self.codings += 1;
                    self.chunked_last = coding.eq_ignore_ascii_case(b"chunked");
                    self.chunked += self.chunked_last as u32;
                }
                if self.codings == 0 {
                    return Err(BAD_CODING);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn note_connection(&mut self, value: &[u8]) {
        for option in list(value) {
            self.close |= option.eq_ignore_ascii_case(b"close");
            self.keep_alive |= option.eq_ignore_ascii_case(b"keep-alive");
            self.connection_upgrade |= option.eq_ignore_ascii_case(b"upgrade");
        }
    }

    // RFC 9112 section 6.3, with every ambiguity refused.
    fn framing(&self, minor: u8) -> Result<Framing, Refusal> {
        if self.codings == 0 {
            return Ok(self.length.map_or(Framing::None, Framing::Length));
        }
        // A 1.0 client that sends codings is broken or lying (section 6.1).
        if minor == 0 || self.chunked > 1 || !self.chunked_last {
            return Err(BAD_CODING);
        }
        match (self.codings, self.chunked) {
            (1, 1) => Ok(Framing::Chunked),
            _ => Err(UNKNOWN_CODING),
        }
    }
}

/// Digits only, and no more than JavaScript can count (2^53).
pub(super) fn content_length(value: &[u8]) -> Option<u64> {
    let value = value.trim_ascii();
    if value.is_empty() || value.len() > 16 || !value.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let length = value.iter().fold(0, |sum: u64, digit| sum * 10 + u64::from(digit - b'0'));
    (length <= 1 << 53).then_some(length)
}

/// A head, and the bytes that its ranges are over.
pub type Parsed<'a> = (Head, Cow<'a, [u8]>);

/// As `parse`, also for lenient rules, under which the head may be over bytes made over.
pub fn parse_any<'a>(bytes: &'a [u8], rules: &Rules) -> Result<Option<Parsed<'a>>, Refusal> {
    if !rules.lenient {
        return Ok(parse(bytes, rules)?.map(|head| (head, Cow::Borrowed(bytes))));
    }
    let Some(over) = lenient::make_over(bytes) else { return parse_partial(bytes, rules) };
    let parsed = parse(&over.parsable, rules)?;
    Ok(parsed.map(|head| (Head { length: over.length, ..head }, Cow::Owned(over.text))))
}

fn parse_partial<'a>(bytes: &'a [u8], rules: &Rules) -> Result<Option<Parsed<'a>>, Refusal> {
    if bytes.len() > rules.max_head { Err(too_long(bytes)) } else { Ok(None) }
}

/// Splits a block of field lines that has been found well-formed: names and values without blanks around them.
pub fn lines(block: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    block.split(|&byte| byte == b'\n').filter_map(|line| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let colon = memchr::memchr(b':', line)?;
        Some((&line[..colon], trim_blanks(&line[colon + 1..])))
    })
}

fn trim_blanks(value: &[u8]) -> &[u8] {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = value.iter().position(|byte| !is_blank(byte)).unwrap_or(value.len());
    let end = value.iter().rposition(|byte| !is_blank(byte)).map_or(start, |at| at + 1);
    &value[start..end]
}

/// Splits a block of field lines with the empty line at its end (`Head::fields`, or the trailers of a
/// chunked body) into names and values. Errors: a malformed line.
pub fn fields(block: &[u8]) -> Result<Vec<(&str, &[u8])>, Refusal> {
    let lines = memchr::memchr_iter(b'\n', block).count();
    let mut storage = vec![httparse::EMPTY_HEADER; lines];
    match httparse::parse_headers(block, &mut storage) {
        Ok(httparse::Status::Complete((_, fields))) => {
            Ok(fields.iter().map(|field| (field.name, field.value)).collect())
        }
        Ok(httparse::Status::Partial) => Err(BARE_LF),
        Err(_) => Err(diagnosis::of_fields(block).unwrap_or(BAD_FIELD)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules { max_head: 16 * 1024, require_host: true, lenient: false };

    fn accept(text: &str) -> Head {
        parse(text.as_bytes(), &RULES).unwrap().expect("complete")
    }

    fn refuse(text: &str) -> u16 {
        parse(text.as_bytes(), &RULES).expect_err(text).status
    }

    #[test]
    fn a_head_is_ranges_over_its_bytes() {
        let text = "POST /a?b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
        let head = accept(text);
        assert_eq!(&text[head.target.clone()], "/a?b");
        assert_eq!(&text[head.fields.clone()], "Host: x\r\nContent-Length: 3\r\n\r\n");
        assert_eq!(&text[head.length..], "abc");
        assert_eq!((head.minor, head.body, head.keep_alive), (1, Framing::Length(3), true));
    }

    #[test]
    fn every_prefix_is_partial() {
        let text = "\r\nGET / HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n";
        for end in 0..text.len() {
            assert_eq!(parse(&text.as_bytes()[..end], &RULES), Ok(None), "{end}");
        }
        let head = accept(text);
        assert_eq!(&text[head.fields], "Host: x\r\nAccept: */*\r\n\r\n");
    }

    #[test]
    fn what_rfc_9112_refuses() {
        let host = "Host: x\r\n";
        for (lines, status) in [
            ("GET / HTTP/1.1\r\n\r\n".to_string(), 400),
            (format!("GET / HTTP/1.1\n{host}\r\n"), 400),
            (format!("GET / HTTP/1.1\r\n{host}A : b\r\n\r\n"), 400),
            (format!("GET / HTTP/1.1\r\n{host}A: b\r\n c\r\n\r\n"), 400),
            (format!("GET / HTTP/1.1\r\n{host}A: b\u{1}\r\n\r\n"), 400),
            (format!("GET / HTTP/2.0\r\n{host}\r\n"), 505),
            (format!("GET / HTTQ/1.1\r\n{host}\r\n"), 400),
            (format!("GET / HTTP/1.1\r\n{host}{host}\r\n"), 400),
            (format!("FLY / HTTP/1.1\r\n{host}\r\n"), 501),
            (format!("get / HTTP/1.1\r\n{host}\r\n"), 501),
            (format!("FLY /\r\n{host}\r\n"), 400),
            (format!("1FLY / HTTP/1.1\r\n{host}\r\n"), 400),
            (
                format!("POST / HTTP/1.1\r\n{host}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
                400,
            ),
            (format!("POST / HTTP/1.1\r\n{host}Content-Length: 1\r\nContent-Length: 2\r\n\r\n"), 400),
            (format!("POST / HTTP/1.1\r\n{host}Content-Length: 1, 2\r\n\r\n"), 400),
            (format!("POST / HTTP/1.1\r\n{host}Content-Length: +1\r\n\r\n"), 400),
            (format!("POST / HTTP/1.1\r\n{host}Content-Length: 99999999999999999\r\n\r\n"), 400),
            (format!("POST / HTTP/1.1\r\n{host}Transfer-Encoding: gzip\r\n\r\n"), 400),
            (format!("POST / HTTP/1.1\r\n{host}Transfer-Encoding: gzip, chunked\r\n\r\n"), 501),
            (format!("POST / HTTP/1.1\r\n{host}Transfer-Encoding: chunked, gzip\r\n\r\n"), 400),
            (format!("POST / HTTP/1.1\r\n{host}Transfer-Encoding: chunked, chunked\r\n\r\n"), 400),
            (format!("POST / HTTP/1.0\r\n{host}Transfer-Encoding: chunked\r\n\r\n"), 400),
        ] {
            assert_eq!(refuse(&lines), status, "{lines}");
        }
    }

    #[test]
    fn lenient_rules_overlook_what_they_may() {
        let rules = Rules { lenient: true, ..RULES };
        let text = b"POST / HTTP/1.1\r\nHost : x\nA: b\x08\r\n c\r\nContent-Length: 1\r\n\
            Transfer-Encoding: chunked\r\n\r\nrest";
        let (head, over) = parse_any(text, &rules).unwrap().unwrap();
        assert_eq!(head.body, Framing::Chunked);
        assert_eq!(&text[head.length..], b"rest");
        let split: Vec<_> = lines(&over[head.fields]).collect();
        assert_eq!(split[..2], [(&b"Host"[..], &b"x"[..]), (b"A", b"b\x08 c")]);
    }

    #[test]
    fn too_long_heads_are_told_apart() {
        assert_eq!(refuse(&format!("GET /{}", "a".repeat(17_000))), 414);
        assert_eq!(refuse(&format!("GET / HTTP/1.1\r\nA: {}", "a".repeat(17_000))), 431);
    }

    #[test]
    fn many_fields_still_parse() {
        let many: String = (0..500).map(|n| format!("X-{n}: {n}\r\n")).collect();
        let text = format!("GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n");
        assert_eq!(fields(text[accept(&text).fields].as_bytes()).unwrap().len(), 501);
    }

    #[test]
    fn connection_options_and_expectations() {
        let head = accept("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: h\r\n\r\n");
        assert!(head.upgrade && !head.keep_alive);
        let head = accept("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assert!(head.keep_alive && head.minor == 0);
        let head = accept("GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\n\r\n");
        assert_eq!(head.expect, Expect::Continue);
    }

    #[test]
    fn fields_split_into_names_and_values() {
        let split = fields(b"A: 1\r\nb:  x y \r\nC:\r\n\r\n").unwrap();
        assert_eq!(split, [("A", &b"1"[..]), ("b", b"x y"), ("C", b"")]);
        assert!(fields(b"A 1\r\n\r\n").is_err());
        assert!(fields(b"A : 1\r\n\r\n").is_err());
    }
}
