//! The head of a response, written straight into an out-buffer, field by field, in the order and spelling
//! that Node's http module uses.

use super::tokens::{is_token, is_value_octet, list, reason};

/// A head being written. Begin, add the fields that the program set, finish.
pub struct HeadWriter<'a> {
    out: &'a mut Vec<u8>,
    /// Where the head begins, to take it back when a field is refused.
    start: usize,
    status: u16,
    seen: Seen,
}

/// Which of the fields that concern the message itself the program has set.
#[derive(Default)]
struct Seen {
    connection: bool,
    close: bool,
    content_length: bool,
    transfer_encoding: bool,
    chunked: bool,
    date: bool,
    keep_alive: bool,
    trailer: bool,
}

/// Why a field can't be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadField {
    /// The name is no token: ERR_INVALID_HTTP_TOKEN.
    Name,
    /// The value has a character that no field may have: ERR_INVALID_CHAR.
    Value,
}

/// What the head depends on besides its fields.
pub struct Situation<'a> {
    /// `Date:` value, or none to leave it out.
    pub date: Option<&'a [u8]>,
    /// Both sides would go on with this connection.
    pub keep_alive: bool,
    /// Seconds for `Keep-Alive: timeout=`; none: the field is not sent.
    pub keep_alive_timeout: Option<u64>,
    /// `max=` of the Keep-Alive field; none without a limit.
    pub max_requests: Option<u64>,
    /// This request is the last one that the limit allows.
    pub limit_reached: bool,
    /// The program took the Connection, Content-Length or Transfer-Encoding field away.
    pub no_connection: bool,
    pub no_length: bool,
    pub no_coding: bool,
    /// The request method or the status allows a body.
    pub has_body: bool,
    /// The peer understands chunks (HTTP/1.1).
    pub may_chunk: bool,
    /// The whole body's length, when it is known.
    pub length: Option<u64>,
}

/// What was decided while finishing a head.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub struct Decided {
    pub chunked: bool,
    /// The connection ends with this response.
    pub last: bool,
    /// It has a Trailer field and no chunks: it must not be sent.
    pub vain_trailer: bool,
}

impl<'a> HeadWriter<'a> {
    /// Writes the status line. `phrase`: the program's own reason phrase, already checked.
    pub fn begin(out: &'a mut Vec<u8>, status: u16, phrase: Option<&[u8]>) -> HeadWriter<'a> {
        let start = out.len();
        out.extend_from_slice(b"HTTP/1.1 ");
        out.extend_from_slice(itoa::Buffer::new().format(status).as_bytes());
        out.push(b' ');
        out.extend_from_slice(phrase.unwrap_or_else(|| reason(status).as_bytes()));
        out.extend_from_slice(b"\r\n");
        HeadWriter { out, start, status, seen: Seen::default() }
    }

    pub fn status(&self) -> u16 {
        self.status
    }

    /// Whether it has a Trailer field.
    pub fn has_trailer(&self) -> bool {
        self.seen.trailer
    }

    /// Adds a field; both are UTF-8 as JavaScript has them, the value goes out in ISO 8859-1. Errors leave
    /// the buffer as it was before `begin`.
    pub fn field(&mut self, name: &[u8], value: &[u8]) -> Result<(), BadField> {
        let appended = append_field(self.out, name, value);
        match appended {
            Ok(()) => self.note(name, value),
            Err(_) => self.out.truncate(self.start),
        }
        appended
    }

    fn note(&mut self, name: &[u8], value: &[u8]) {
        let seen = &mut self.seen;
        match name.len() {
            4 if name.eq_ignore_ascii_case(b"date") => seen.date = true,
            7 if name.eq_ignore_ascii_case(b"trailer") => seen.trailer = true,
            10 if name.eq_ignore_ascii_case(b"connection") => {
                seen.connection = true;
                seen.close |= list(value).any(|option| option.eq_ignore_ascii_case(b"close"));
            }
            10 if name.eq_ignore_ascii_case(b"keep-alive") => seen.keep_alive = true,
            14 if name.eq_ignore_ascii_case(b"content-length") => seen.content_length = true,
            17 if name.eq_ignore_ascii_case(b"transfer-encoding") => {
                seen.transfer_encoding = true;
                seen.chunked |= list(value).any(|coding| coding.eq_ignore_ascii_case(b"chunked"));
            }
            _ => {}
        }
    }

    /// Adds what the protocol needs and the empty line. Answers what was decided, and the whole head.
    pub fn finish(self, now: &Situation) -> (Decided, &'a [u8]) {
        let HeadWriter { out, start, seen, status } = self;
        let mut decided = Decided { chunked: seen.chunked, last: seen.close, vain_trailer: false };
        let mut keep_alive = now.keep_alive;
        let mut lines = Lines::new();
        if let (Some(date), false) = (now.date, seen.date) {
            lines.field(b"Date: ", date);
        }
        // A response without a body can't be chunked, and one that says so all the same is not to be
        // followed by another on this connection.
        if decided.chunked && (status == 204 || status == 304) {
            decided.chunked = false;
            keep_alive = false;
        }
        if now.no_connection {
            decided.last = !keep_alive;
        } else if !seen.connection {
            let lasts = keep_alive && (seen.content_length || now.may_chunk);
            if lasts && now.limit_reached {
                // As Node: the client is told, and refused (503) if it goes on all the same.
                lines.put(CLOSE);
            } else if lasts {
                lines.put(KEEP_ALIVE);
                if let (Some(seconds), false) = (now.keep_alive_timeout, seen.keep_alive) {
                    keep_alive_line(&mut lines, seconds, now.max_requests);
                }
            } else {
                lines.put(CLOSE);
                decided.last = true;
            }
        }
        if !seen.content_length && !seen.transfer_encoding {
            frame(&mut lines, &seen, now, &mut decided);
        }
        decided.vain_trailer = seen.trailer && !decided.chunked;
        lines.put(b"\r\n");
        out.extend_from_slice(lines.text());
        (decided, &out[start..])
    }
}

// How the end of the body will be known: its length, chunks, or the end of the connection.
fn frame(lines: &mut Lines, seen: &Seen, now: &Situation, decided: &mut Decided) {
    if !now.has_body {
        return;
    }
    if !now.may_chunk {
        // As Node: an HTTP/1.0 peer learns the length from the end of the connection.
        decided.last = true;
        return;
    }
    match now.length {
        Some(length) if !seen.trailer && !now.no_length => {
            lines.field(b"Content-Length: ", itoa::Buffer::new().format(length).as_bytes());
        }
        _ if !now.no_coding && now.may_chunk => {
            lines.put(b"Transfer-Encoding: chunked\r\n");
            decided.chunked = true;
        }
        _ => decided.last = true,
    }
}

fn keep_alive_line(lines: &mut Lines, seconds: u64, max: Option<u64>) {
    lines.put(b"Keep-Alive: timeout=");
    lines.put(itoa::Buffer::new().format(seconds).as_bytes());
    if let Some(max) = max {
        lines.put(b", max=");
        lines.put(itoa::Buffer::new().format(max).as_bytes());
    }
    lines.put(b"\r\n");
}

const KEEP_ALIVE: &[u8] = b"Connection: keep-alive\r\n";
const CLOSE: &[u8] = b"Connection: close\r\n";

/// What is added to a head, put together on the stack: to append a piece to a buffer that may have to grow costs more
/// than the few bytes it has.
struct Lines {
    bytes: [u8; Lines::ROOM],
    length: usize,
}

impl Lines {
    /// Of all that a head is given at once: four fields of known names, with a date and three numbers.
    const ROOM: usize = 256;

    fn new() -> Lines {
        Lines { bytes: [0; Lines::ROOM], length: 0 }
    }

    #[inline]
    fn put(&mut self, piece: &[u8]) {
        self.bytes[self.length..][..piece.len()].copy_from_slice(piece);
        self.length += piece.len();
    }

    #[inline]
    fn field(&mut self, name_and_colon: &[u8], value: &[u8]) {
        self.put(name_and_colon);
        self.put(value);
        self.put(b"\r\n");
    }

    fn text(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// Appends one field line, of a head or of trailers. Errors: see `BadField`; a part may then be written.
pub fn append_field(out: &mut Vec<u8>, name: &[u8], value: &[u8]) -> Result<(), BadField> {
    if !is_token(name) {
        return Err(BadField::Name);
    }
    out.extend_from_slice(name);
    out.extend_from_slice(b": ");
    append_value(out, value)?;
    out.extend_from_slice(b"\r\n");
    Ok(())
}

/// Appends a field value given in UTF-8 as ISO 8859-1. Errors: a control character, or one above U+00FF.
pub fn append_value(out: &mut Vec<u8>, value: &[u8]) -> Result<(), BadField> {
    if value.iter().all(|&b| b < 0x80 && is_value_octet(b)) {
        out.extend_from_slice(value);
        return Ok(());
    }
    for c in String::from_utf8_lossy(value).chars() {
        match u8::try_from(c as u32) {
            Ok(octet) if is_value_octet(octet) => out.push(octet),
            _ => return Err(BadField::Value),
        }
    }
    Ok(())
}

/// Frames one piece of a chunked body.
pub fn append_chunk(out: &mut Vec<u8>, data: &[u8]) {
    if data.is_empty() {
        return;
    }
    push_hex(out, data.len());
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(data);
    out.extend_from_slice(b"\r\n");
}

/// Appends a number in hexadecimal, without leading zeros.
pub fn push_hex(out: &mut Vec<u8>, number: usize) {
    let digits = (usize::BITS - number.leading_zeros()).div_ceil(4).max(1);
    for place in (0..digits).rev() {
        out.push(b"0123456789abcdef"[number >> (4 * place) & 15]);
    }
}

/// The last chunk, up to where trailers go; an empty line is still to follow.
pub const LAST_CHUNK: &[u8] = b"0\r\n";

/// The whole answer to a request that JavaScript never hears of.
pub fn append_refusal(out: &mut Vec<u8>, status: u16) {
    out.extend_from_slice(b"HTTP/1.1 ");
    out.extend_from_slice(itoa::Buffer::new().format(status).as_bytes());
    out.push(b' ');
    out.extend_from_slice(reason(status).as_bytes());
    out.extend_from_slice(b"\r\nConnection: close\r\n\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn situation() -> Situation<'static> {
        Situation {
            date: Some(b"D"),
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
        }
    }

    fn written(fields: &[(&str, &str)], now: &Situation) -> (String, Decided) {
        let mut out = Vec::new();
        let mut head = HeadWriter::begin(&mut out, 200, None);
        for (name, value) in fields {
            head.field(name.as_bytes(), value.as_bytes()).unwrap();
        }
        let (decided, _) = head.finish(now);
        (String::from_utf8(out).unwrap(), decided)
    }

    #[test]
    fn an_unknown_length_is_chunked_in_nodes_order() {
        let (text, decided) = written(&[("Content-Type", "text/plain")], &situation());
        assert_eq!(
            text,
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: D\r\nConnection: keep-alive\r\n\
             Keep-Alive: timeout=5\r\nTransfer-Encoding: chunked\r\n\r\n"
        );
        assert_eq!(decided, Decided { chunked: true, last: false, vain_trailer: false });
    }

    #[test]
    fn a_known_length_is_said() {
        let (text, decided) = written(&[], &Situation { length: Some(12), ..situation() });
        assert!(text.ends_with("Keep-Alive: timeout=5\r\nContent-Length: 12\r\n\r\n"));
        assert_eq!(decided, Decided { chunked: false, last: false, vain_trailer: false });
    }

    #[test]
    fn an_old_peer_gets_the_end_of_the_connection() {
        let now = Situation { keep_alive: false, may_chunk: false, ..situation() };
        let (text, decided) = written(&[], &now);
        assert_eq!(text, "HTTP/1.1 200 OK\r\nDate: D\r\nConnection: close\r\n\r\n");
        assert_eq!(decided, Decided { chunked: false, last: true, vain_trailer: false });
    }

    #[test]
    fn the_programs_own_fields_win() {
        let fields = [("date", "now"), ("connection", "close"), ("content-length", "3")];
        let (text, decided) = written(&fields, &situation());
        assert_eq!(text, "HTTP/1.1 200 OK\r\ndate: now\r\nconnection: close\r\ncontent-length: 3\r\n\r\n");
        assert_eq!(decided, Decided { chunked: false, last: true, vain_trailer: false });
    }

    #[test]
    fn bad_fields_leave_nothing_behind() {
        let mut out = b"before".to_vec();
        let mut head = HeadWriter::begin(&mut out, 200, None);
        assert_eq!(head.field(b"a b", b"c"), Err(BadField::Name));
        let mut head = HeadWriter::begin(&mut out, 200, None);
        assert_eq!(head.field(b"a", b"x\r\ny: z"), Err(BadField::Value));
        let mut head = HeadWriter::begin(&mut out, 200, None);
        assert_eq!(head.field(b"a", "\u{20ac}".as_bytes()), Err(BadField::Value));
        assert_eq!(out, b"before");
    }

    #[test]
    fn values_go_out_in_latin1_and_chunks_in_hex() {
        let mut out = Vec::new();
        append_value(&mut out, "caf\u{e9}".as_bytes()).unwrap();
        assert_eq!(out, b"caf\xe9");
        out.clear();
        append_chunk(&mut out, &[b'x'; 0x1a]);
        append_chunk(&mut out, b"");
        assert!(out.starts_with(b"1a\r\nxxx") && out.ends_with(b"x\r\n") && out.len() == 4 + 26 + 2);
    }
}
