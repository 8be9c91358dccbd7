//! What is wrong with a head that can't be parsed, in the words of Node's parser, and how many bytes of it were
//! good ('clientError', and the errors of a client). Only malformed heads come here, so nothing is fast.
//!
//! Answers none where it finds no fault: then the parser's own word stands.

use super::Refusal;
use super::tokens::{METHODS, is_token, is_value_octet};

/// Methods of RTSP, which Node's parser knows the beginnings of (llhttp speaks three protocols).
const OF_RTSP: &[&str] = &[
    "DESCRIBE",
    "ANNOUNCE",
    "SETUP",
    "PLAY",
    "PAUSE",
    "TEARDOWN",
    "GET_PARAMETER",
    "SET_PARAMETER",
    "REDIRECT",
    "RECORD",
    "FLUSH",
    "PRI",
];

const NO_METHOD: Refusal = refusal("HPE_INVALID_METHOD", "Invalid method encountered");
const NO_SPACE: Refusal = refusal("HPE_INVALID_METHOD", "Expected space after method");
const OTHER_PROTOCOL: Refusal = refusal("HPE_INVALID_CONSTANT", "Invalid method for HTTP/x.x request");
const BAD_TARGET: Refusal = refusal("HPE_INVALID_URL", "Unexpected start char in url");
const BAD_PATH: Refusal = refusal("HPE_INVALID_URL", "Invalid char in url path");
const NOT_HTTP: Refusal = refusal("HPE_INVALID_CONSTANT", "Expected HTTP/, RTSP/ or ICE/");
const BAD_VERSION: Refusal = refusal("HPE_INVALID_VERSION", "Invalid HTTP version");
const UNSUPPORTED: Refusal = Refusal::new(505, "HPE_INVALID_VERSION", "Invalid HTTP version");
const NO_END_OF_LINE: Refusal = refusal("HPE_INVALID_VERSION", "Expected CRLF after version");
const BAD_STATUS: Refusal = refusal("HPE_INVALID_STATUS", "Invalid status code");
const SPACE_FIRST: Refusal = refusal("HPE_UNEXPECTED_SPACE", "Unexpected space after start line");
const BAD_NAME: Refusal = refusal("HPE_INVALID_HEADER_TOKEN", "Invalid header token");
const BAD_VALUE: Refusal = refusal("HPE_INVALID_HEADER_TOKEN", "Invalid header value char");
const FOLDED: Refusal = refusal("HPE_INVALID_HEADER_TOKEN", "Unexpected whitespace after header value");
const NO_LF: Refusal = refusal("HPE_LF_EXPECTED", "Missing expected LF after header value");
const NO_CR: Refusal = refusal("HPE_CR_EXPECTED", "Missing expected CR after header value");
const BAD_END: Refusal = refusal("HPE_STRICT", "Expected LF after headers");

const fn refusal(code: &'static str, message: &'static str) -> Refusal {
    Refusal::new(400, code, message)
}

type Checked = Result<usize, Refusal>;

// Empty lines before a message are nothing (RFC 9112 section 2.2).
fn start(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or(bytes.len())
}

/// Whether these bytes, a part of a head, can't be the beginning of a request.
pub fn of_method(bytes: &[u8]) -> Option<Refusal> {
    method(bytes, start(bytes)).err()
}

/// The fault of a request's head.
pub fn of_request(bytes: &[u8]) -> Option<Refusal> {
    request_line(bytes).and_then(|at| fields(bytes, at)).err()
}

/// The fault of a block of field lines.
pub fn of_fields(bytes: &[u8]) -> Option<Refusal> {
    fields(bytes, 0).err()
}

/// The fault of a response's head.
pub fn of_response(bytes: &[u8]) -> Option<Refusal> {
    status_line(bytes).and_then(|at| fields(bytes, at)).err()
}

// Each of these answers where the next one goes on; the end of the bytes is no fault.

fn method(bytes: &[u8], from: usize) -> Checked {
    let rest = &bytes[from..];
    let known = || METHODS.iter().chain(OF_RTSP).map(|name| name.as_bytes());
    for length in 0..rest.len() {
        let (word, next) = (&rest[..length], rest[length]);
        if known().any(|name| name.starts_with(&rest[..=length])) {
            continue;
        }
        return match (known().any(|name| name == word), next) {
            (true, b' ') => Ok(from + length),
            (true, _) => other_method(bytes, from, NO_SPACE.after(from + length)),
            (false, _) => other_method(bytes, from, NO_METHOD.after(from + length)),
        };
    }
    Ok(bytes.len())
}

// A method that we don't know is one that we don't implement (RFC 9110 section 15.6.2), if it stands in a request
// line that is whole; what can't be a method, and any other line, is malformed.
fn other_method(bytes: &[u8], from: usize, fault: Refusal) -> Checked {
    let rest = &bytes[from..];
    let word = rest.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'-').count();
    let may_be_method = word > 0 && rest.get(word).is_none_or(|next| *next == b' ');
    match memchr::memchr(b'\n', rest) {
        None if may_be_method => Ok(bytes.len()),
        Some(end) if may_be_method && ends_in_version(rest[..end].trim_ascii_end()) => {
            Err(Refusal { status: 501, ..fault })
        }
        _ => Err(fault),
    }
}

fn ends_in_version(line: &[u8]) -> bool {
    let word = line.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
    word.strip_prefix(b"HTTP/").is_some_and(
        |version| matches!(version, [major, b'.', minor] if major.is_ascii_digit() && minor.is_ascii_digit()),
    )
}

fn request_line(bytes: &[u8]) -> Checked {
    let from = start(bytes);
    let end = method(bytes, from)?;
    let is_connect = bytes[from..end] == *b"CONNECT";
    let mut at = skip_spaces(bytes, end);
    let Some(&first) = bytes.get(at) else { return Ok(at) };
    if !(matches!(first, b'/' | b'*') || first.is_ascii_alphanumeric() || is_connect) {
        return Err(BAD_TARGET.after(at));
    }
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b' ' => break,
            b'\r' | b'\n' => return Err(NOT_HTTP.after(at)),
            0x21..=0x7e | 0x80.. => at += 1,
            _ => return Err(BAD_PATH.after(at)),
        }
    }
    at = version(bytes, skip_spaces(bytes, at))?;
    if at < bytes.len() && !METHODS.iter().any(|name| name.as_bytes() == &bytes[from..end]) {
        return Err(OTHER_PROTOCOL.after(at));
    }
    end_of_line(bytes, at)
}

fn skip_spaces(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    at
}

// `HTTP/1.1`
fn version(bytes: &[u8], at: usize) -> Checked {
    for (offset, expected) in b"HTTP/".iter().enumerate() {
        match bytes.get(at + offset) {
            None => return Ok(bytes.len()),
            Some(byte) if byte == expected => {}
            Some(_) => return Err(NOT_HTTP.after(at + offset)),
        }
    }
    let at = at + "HTTP/".len();
    match bytes.get(at..at + 3) {
        None => Ok(bytes.len()),
        Some(b"1.0" | b"1.1") => Ok(at + 3),
        Some([major, b'.', minor]) if major.is_ascii_digit() && minor.is_ascii_digit() => {
            Err(UNSUPPORTED.after(at + 3))
        }
        Some(_) => Err(BAD_VERSION.after(at)),
    }
}

fn end_of_line(bytes: &[u8], at: usize) -> Checked {
    match (bytes.get(at), bytes.get(at + 1)) {
        (None, _) | (Some(b'\r'), None) => Ok(bytes.len()),
        (Some(b'\r'), Some(b'\n')) => Ok(at + 2),
        _ => Err(NO_END_OF_LINE.after(at + 1)),
    }
}

fn status_line(bytes: &[u8]) -> Checked {
    let at = version(bytes, start(bytes))?;
    let Some(status) = bytes.get(at..) else { return Ok(bytes.len()) };
    for (offset, &byte) in status.iter().enumerate().take(" 200".len()) {
        let is_good = if offset == 0 { byte == b' ' } else { byte.is_ascii_digit() };
        if !is_good {
            return Err(BAD_STATUS.after(at + offset));
        }
    }
    let at = at + " 200".len();
    match bytes.get(at) {
        None => return Ok(bytes.len()),
        Some(b' ' | b'\r' | b'\n') => {}
        Some(_) => return Err(BAD_STATUS.after(at)),
    }
    let end = memchr::memchr2(b'\r', b'\n', &bytes[at..]).map_or(bytes.len(), |offset| at + offset);
    match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => Ok(end + 2),
        (None, _) | (Some(b'\r'), None) => Ok(bytes.len()),
        (Some(b'\n'), _) => Err(NO_CR.after(end)),
        _ => Err(NO_LF.after(end + 1)),
    }
}

fn fields(bytes: &[u8], mut at: usize) -> Checked {
    let first = at;
    loop {
        match (bytes.get(at), bytes.get(at + 1)) {
            (None, _) | (Some(b'\r'), None) => return Ok(bytes.len()),
            (Some(b'\r'), Some(b'\n')) => return Ok(at + 2),
            (Some(b'\r'), _) => return Err(BAD_END.after(at + 1)),
            (Some(b' ' | b'\t'), _) if at == first => return Err(SPACE_FIRST.after(at + 1)),
            (Some(b' ' | b'\t'), _) => return Err(FOLDED.after(at)),
            _ => at = field(bytes, at)?,
        }
    }
}

fn field(bytes: &[u8], at: usize) -> Checked {
    let name = bytes[at..].iter().position(|&byte| !is_token(&[byte])).unwrap_or(bytes.len() - at);
    match bytes.get(at + name) {
        None => return Ok(bytes.len()),
        Some(b':') if name > 0 => {}
        Some(_) => return Err(BAD_NAME.after(at + name)),
    }
    let value = at + name + 1;
    let Some(end) = bytes[value..].iter().position(|&byte| !is_value_octet(byte)) else {
        return Ok(bytes.len());
    };
    let end = value + end;
    match (bytes[end], bytes.get(end + 1)) {
        (b'\r', None) => Ok(bytes.len()),
        (b'\r', Some(b'\n')) => Ok(end + 2),
        (b'\r', _) => Err(NO_LF.after(end + 1)),
        (b'\n', _) => Err(NO_CR.after(end)),
        _ => Err(BAD_VALUE.after(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(refusal: Option<Refusal>) -> Option<(&'static str, usize)> {
        refusal.map(|refusal| (refusal.code, refusal.at))
    }

    #[test]
    fn requests_fail_where_nodes_parser_says() {
        for (text, code, at) in [
            ("*", "HPE_INVALID_METHOD", 0),
            ("FOO /\r\n", "HPE_INVALID_METHOD", 1),
            ("GETX / HTTP/1.1\r\n", "HPE_INVALID_METHOD", 3),
            ("GET ! HTTP/1.1\r\n", "HPE_INVALID_URL", 4),
            ("GET /a\x01b HTTP/1.1\r\n", "HPE_INVALID_URL", 6),
            ("GET / HTTQ/1.1\r\n", "HPE_INVALID_CONSTANT", 9),
            ("GET / HTTP/3.0\r\n", "HPE_INVALID_VERSION", 14),
            ("DESCRIBE / HTTP/1.1\r\n", "HPE_INVALID_CONSTANT", 19),
            ("GET / HTTP/1.1\nA: b\r\n", "HPE_INVALID_VERSION", 15),
            ("GET / HTTP/1.1\r\n A: b\r\n", "HPE_UNEXPECTED_SPACE", 17),
            ("GET / HTTP/1.1\r\nA b: c\r\n", "HPE_INVALID_HEADER_TOKEN", 17),
            ("GET / HTTP/1.1\r\nA: c\x01d\r\n", "HPE_INVALID_HEADER_TOKEN", 20),
            ("GET / HTTP/1.1\r\nA: c\rB: d\r\n", "HPE_LF_EXPECTED", 21),
            ("GET / HTTP/1.1\r\nA: c\nB: d\r\n", "HPE_CR_EXPECTED", 20),
            ("GET / HTTP/1.1\r\nA: c\r\n d\r\n", "HPE_INVALID_HEADER_TOKEN", 22),
            ("GET / HTTP/1.1\r\nA: b\r\n\rX", "HPE_STRICT", 23),
        ] {
            assert_eq!(told(of_request(text.as_bytes())), Some((code, at)), "{text}");
        }
    }

    #[test]
    fn beginnings_of_good_heads_have_no_fault() {
        for text in ["\r\nM-SEARCH * HTTP/1.1\r\nA: b\r\n\r\n", "CONNECT a:1 HTTP/1.0\r\n\r\n"] {
            for end in 0..=text.len() {
                assert_eq!(of_request(&text.as_bytes()[..end]), None, "{end}");
                assert_eq!(of_method(&text.as_bytes()[..end]), None, "{end}");
            }
        }
        let text = "HTTP/1.1 200 OK\r\nA: b\r\n\r\n";
        assert!((0..=text.len()).all(|end| of_response(&text.as_bytes()[..end]).is_none()));
    }

    #[test]
    fn responses_fail_there_too() {
        for (text, code, at) in [
            ("X", "HPE_INVALID_CONSTANT", 0),
            ("HTTP/1.1 2x0 OK\r\n", "HPE_INVALID_STATUS", 10),
            ("HTTP/1.1 2000 OK\r\n", "HPE_INVALID_STATUS", 12),
            ("HTTP/1.1 200 OK\n", "HPE_CR_EXPECTED", 15),
            ("HTTP/1.1 200\r\nA: c\rB: d\r\n", "HPE_LF_EXPECTED", 19),
        ] {
            assert_eq!(told(of_response(text.as_bytes())), Some((code, at)), "{text}");
        }
    }
}
