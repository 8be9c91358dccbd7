//! WebSocket frames, RFC 6455: messages out of bytes, and bytes out of messages. Of extensions it knows
//! permessage-deflate's bit (RFC 7692); what makes a message small or large again is the caller's.
//!
//! What a peer sends is never trusted: a message longer than the limit is refused before its bytes are taken,
//! and memory grows with what has arrived, not with what was announced.

use std::ops::Range;

/// What kind of frame it is, section 5.2.
pub mod opcode {
    pub const CONTINUATION: u8 = 0;
    pub const TEXT: u8 = 1;
    pub const BINARY: u8 = 2;
    pub const CLOSE: u8 = 8;
    pub const PING: u8 = 9;
    pub const PONG: u8 = 10;
}

/// Status codes of a close frame that are ours to send, section 7.4.1.
pub mod status {
    pub const PROTOCOL_ERROR: u16 = 1002;
    pub const NO_STATUS: u16 = 1005;
    pub const INVALID_DATA: u16 = 1007;
    pub const TOO_LARGE: u16 = 1009;
}

/// The longest payload of a control frame.
const MOST_CONTROL: u64 = 125;
/// Larger lengths have no exact number in JavaScript.
const LARGEST_EXACT: u64 = (1 << 53) - 1;

#[derive(Debug, PartialEq, Eq)]
pub enum Event {
    /// A whole message; its bytes are UTF-8.
    Text(Vec<u8>),
    Binary(Vec<u8>),
    Ping(Vec<u8>),
    Pong(Vec<u8>),
    /// The peer's status, or `NO_STATUS`, and its reason, which is UTF-8.
    Close(u16, Vec<u8>),
}

/// Why a peer's bytes are refused: the status to close with, a name for programs, and words for people.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    pub status: u16,
    pub code: &'static str,
    pub message: String,
}

fn protocol_error(code: &'static str, message: impl Into<String>) -> Failure {
    Failure { status: status::PROTOCOL_ERROR, code, message: message.into() }
}

fn bad_text() -> Failure {
    let message = "invalid UTF-8 sequence".to_string();
    Failure { status: status::INVALID_DATA, code: "WS_ERR_INVALID_UTF8", message }
}

/// Makes messages of the other end large again, RFC 7692 section 7.2.2.
pub trait Unpack {
    /// The bytes of a message, of which there may be at most `limit`.
    fn unpack(&mut self, packed: &[u8], limit: u64) -> Result<Vec<u8>, Failure>;
}

/// Makes messages small, RFC 7692 section 7.2.1.
pub trait Pack {
    /// The payload of a fragment.
    fn pack(&mut self, bytes: &[u8], is_last: bool) -> Result<Vec<u8>, Failure>;
}

/// The bit of a frame's first byte that says that its message is packed, RFC 7692 section 6.
pub const PACKED: u8 = 0x40;

/// A message that is longer than its receiver takes.
pub fn too_large() -> Failure {
    let message = "Max payload size exceeded".to_string();
    Failure { status: status::TOO_LARGE, code: "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH", message }
}

/// Who sends the frames that are read: a client masks them, a server does not (section 5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    Client,
    Server,
}

/// The frame that is being read.
#[derive(Debug)]
struct Frame {
    opcode: u8,
    is_last: bool,
    is_packed: bool,
    left: u64,
    mask: Option<[u8; 4]>,
    taken: usize,
}

/// Reads one direction of a connection.
pub struct Reader {
    peer: Peer,
    limit: u64,
    head: [u8; 14],
    head_length: usize,
    frame: Option<Frame>,
    /// The message whose fragments are coming: its opcode and what has arrived.
    kind: Option<u8>,
    is_packed: bool,
    message: Vec<u8>,
    /// So much of a text has been found to be UTF-8.
    checked: usize,
    control: Vec<u8>,
    unpacker: Option<Box<dyn Unpack>>,
}

impl Reader {
    /// `limit` is the most bytes of a message.
    pub fn new(peer: Peer, limit: u64) -> Reader {
        Reader {
            peer,
            limit: limit.min(LARGEST_EXACT),
            head: [0; 14],
            head_length: 0,
            frame: None,
            kind: None,
            is_packed: false,
            message: Vec::new(),
            checked: 0,
            control: Vec::new(),
            unpacker: None,
        }
    }

    /// From now on messages may come packed.
    pub fn extend(&mut self, unpacker: Box<dyn Unpack>) {
        self.unpacker = Some(unpacker);
    }

    /// Takes some of `bytes`: how many, and what they completed. Without an event all were taken. After a
    /// failure nothing more is to be fed.
    pub fn next(&mut self, bytes: &[u8]) -> Result<(usize, Option<Event>), Failure> {
        let mut at = 0;
        loop {
            if self.frame.is_none() {
                let (used, complete) = self.take_head(&bytes[at..])?;
                at += used;
                if !complete {
                    return Ok((at, None));
                }
            }
            at += self.take_payload(&bytes[at..])?;
            if self.frame.as_ref().is_some_and(|frame| frame.left > 0) {
                return Ok((at, None));
            }
            if let Some(event) = self.end_frame()? {
                return Ok((at, Some(event)));
            }
            if at == bytes.len() {
                return Ok((at, None));
            }
        }
    }

    // The head grows byte by byte, as its first two tell how long it is.
    fn take_head(&mut self, bytes: &[u8]) -> Result<(usize, bool), Failure> {
        let mut used = 0;
        loop {
            let length = self.needed_head();
            if self.head_length == length {
                self.frame = Some(self.parse_head()?);
                self.head_length = 0;
                return Ok((used, true));
            }
            let count = (length - self.head_length).min(bytes.len() - used);
            if count == 0 {
                return Ok((used, false));
            }
            self.head[self.head_length..self.head_length + count].copy_from_slice(&bytes[used..used + count]);
            self.head_length += count;
            used += count;
        }
    }

    fn needed_head(&self) -> usize {
        if self.head_length < 2 {
            return 2;
        }
        let length = match self.head[1] & 0x7f {
            126 => 4,
            127 => 10,
            _ => 2,
        };
        if self.head[1] & 0x80 != 0 { length + 4 } else { length }
    }

    fn parse_head(&self) -> Result<Frame, Failure> {
        let [first, second, ..] = self.head;
        let (length, mask_at) = match second & 0x7f {
            126 => (u64::from(u16::from_be_bytes([self.head[2], self.head[3]])), 4),
            127 => (u64::from_be_bytes(*self.head[2..].first_chunk().unwrap_or(&[0; 8])), 10),
            short => (u64::from(short), 2),
        };
        let mask = (second & 0x80 != 0).then(|| *self.head[mask_at..].first_chunk().unwrap_or(&[0; 4]));
        let (opcode, is_last) = (first & 0x0f, first & 0x80 != 0);
        let frame = Frame { opcode, is_last, is_packed: first & PACKED != 0, left: length, mask, taken: 0 };
        self.check_head(first, &frame)?;
        Ok(frame)
    }

    fn check_head(&self, first: u8, frame: &Frame) -> Result<(), Failure> {
        // Only the first frame of a message says that it is packed.
        let may_be_packed = self.unpacker.is_some() && matches!(frame.opcode, opcode::TEXT | opcode::BINARY);
        if frame.is_packed && !may_be_packed {
            return Err(protocol_error("WS_ERR_UNEXPECTED_RSV_1", "RSV1 must be clear"));
        }
        if first & 0x30 != 0 {
            return Err(protocol_error("WS_ERR_UNEXPECTED_RSV_2_3", "RSV2 and RSV3 must be clear"));
        }
        match frame.opcode {
            opcode::CONTINUATION if self.kind.is_none() => return Err(bad_opcode(frame.opcode)),
            opcode::TEXT | opcode::BINARY if self.kind.is_some() => return Err(bad_opcode(frame.opcode)),
            opcode::CONTINUATION | opcode::TEXT | opcode::BINARY => {}
            opcode::CLOSE..=opcode::PONG => check_control(frame)?,
            _ => return Err(bad_opcode(frame.opcode)),
        }
        match (self.peer, frame.mask) {
            (Peer::Client, None) => Err(protocol_error("WS_ERR_EXPECTED_MASK", "MASK must be set")),
            (Peer::Server, Some(_)) => Err(protocol_error("WS_ERR_UNEXPECTED_MASK", "MASK must be clear")),
            _ => self.check_length(frame),
        }
    }

    fn check_length(&self, frame: &Frame) -> Result<(), Failure> {
        let is_data = frame.opcode < opcode::CLOSE;
        if !is_data || frame.left.saturating_add(self.message.len() as u64) <= self.limit {
            return Ok(());
        }
        Err(too_large())
    }

    fn take_payload(&mut self, bytes: &[u8]) -> Result<usize, Failure> {
        let Some(frame) = &mut self.frame else { return Ok(0) };
        let count = usize::try_from(frame.left).map_or(bytes.len(), |left| left.min(bytes.len()));
        let is_control = frame.opcode >= opcode::CLOSE;
        let target = if is_control { &mut self.control } else { &mut self.message };
        if !is_control && frame.opcode != opcode::CONTINUATION {
            self.kind = Some(frame.opcode);
            self.is_packed = frame.is_packed;
        }
        let start = target.len();
        target.extend_from_slice(&bytes[..count]);
        if let Some(mask) = frame.mask {
            apply_mask(&mut target[start..], mask, frame.taken);
        }
        frame.left -= count as u64;
        frame.taken += count;
        if !is_control && self.kind == Some(opcode::TEXT) && !self.is_packed {
            self.check_text()?;
        }
        Ok(count)
    }

    // As soon as it is known to be no UTF-8; a character may still be cut in two.
    fn check_text(&mut self) -> Result<(), Failure> {
        match std::str::from_utf8(&self.message[self.checked..]) {
            Ok(_) => self.checked = self.message.len(),
            Err(e) if e.error_len().is_none() => self.checked += e.valid_up_to(),
            Err(_) => return Err(bad_text()),
        }
        Ok(())
    }

    // The frame is complete; an event if that completes something.
    fn end_frame(&mut self) -> Result<Option<Event>, Failure> {
        let Some(frame) = self.frame.take() else { return Ok(None) };
        match frame.opcode {
            opcode::CLOSE => close_event(std::mem::take(&mut self.control)).map(Some),
            opcode::PING => Ok(Some(Event::Ping(std::mem::take(&mut self.control)))),
            opcode::PONG => Ok(Some(Event::Pong(std::mem::take(&mut self.control)))),
            _ if frame.is_last => self.end_message().map(Some),
            _ => Ok(None),
        }
    }

    fn unpack(&mut self) -> Result<(), Failure> {
        let Some(unpacker) = &mut self.unpacker else { return Ok(()) };
        self.message = unpacker.unpack(&self.message, self.limit)?;
        self.is_packed = false;
        if self.kind == Some(opcode::TEXT) { self.check_text() } else { Ok(()) }
    }

    fn end_message(&mut self) -> Result<Event, Failure> {
        if self.is_packed {
            self.unpack()?;
        }
        let message = std::mem::take(&mut self.message);
        let is_whole = self.checked == message.len();
        self.checked = 0;
        match self.kind.take() {
            Some(opcode::TEXT) if is_whole => Ok(Event::Text(message)),
            Some(opcode::TEXT) => Err(bad_text()),
            _ => Ok(Event::Binary(message)),
        }
    }
}

fn bad_opcode(opcode: u8) -> Failure {
    protocol_error("WS_ERR_INVALID_OPCODE", format!("invalid opcode {opcode}"))
}

// Section 5.5.
fn check_control(frame: &Frame) -> Result<(), Failure> {
    if !frame.is_last {
        return Err(protocol_error("WS_ERR_EXPECTED_FIN", "FIN must be set"));
    }
    if frame.left > MOST_CONTROL || (frame.opcode == opcode::CLOSE && frame.left == 1) {
        let message = format!("invalid payload length {}", frame.left);
        return Err(protocol_error("WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH", message));
    }
    Ok(())
}

fn close_event(payload: Vec<u8>) -> Result<Event, Failure> {
    let Some((&status, reason)) = payload.split_first_chunk::<2>() else {
        return Ok(Event::Close(status::NO_STATUS, payload));
    };
    let status = u16::from_be_bytes(status);
    if !is_sendable(status) {
        return Err(protocol_error("WS_ERR_INVALID_CLOSE_CODE", format!("invalid status code {status}")));
    }
    match std::str::from_utf8(reason) {
        Ok(_) => Ok(Event::Close(status, reason.to_vec())),
        Err(_) => Err(bad_text()),
    }
}

/// Whether a status may stand in a close frame: those of section 7.4 and its registry.
pub fn is_sendable(status: u16) -> bool {
    matches!(status, 1000..=1003 | 1007..=1014 | 3000..=4999)
}

/// Masks or unmasks in place, section 5.3; `phase` bytes of the payload came before.
pub fn apply_mask(bytes: &mut [u8], mask: [u8; 4], phase: usize) {
    let turned: [u8; 4] = std::array::from_fn(|i| mask[(i + phase) % 4]);
    let [a, b, c, d] = turned;
    let word = u64::from_ne_bytes([a, b, c, d, a, b, c, d]);
    let (words, rest) = bytes.as_chunks_mut::<8>();
    for chunk in words {
        *chunk = (u64::from_ne_bytes(*chunk) ^ word).to_ne_bytes();
    }
    for (i, byte) in rest.iter_mut().enumerate() {
        *byte ^= turned[i % 4];
    }
}

/// Appends a frame to `out`; answers where its payload lies there, which is masked already. The opcode may come
/// with the bit `PACKED`.
pub fn write_frame(
    out: &mut Vec<u8>,
    opcode: u8,
    is_last: bool,
    mask: Option<[u8; 4]>,
    payload: &[u8],
) -> Range<usize> {
    let masked = if mask.is_some() { 0x80 } else { 0 };
    out.reserve(payload.len() + 14);
    out.push(opcode | if is_last { 0x80 } else { 0 });
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(short @ 0..126), _) => out.push(masked | short),
        (_, Ok(medium)) => {
            out.push(masked | 126);
            out.extend_from_slice(&medium.to_be_bytes());
        }
        _ => {
            out.push(masked | 127);
            out.extend_from_slice(&(payload.len() as u64).to_be_bytes());
        }
    }
    out.extend_from_slice(&mask.map_or([0; 4], |mask| mask)[..if mask.is_some() { 4 } else { 0 }]);
    let start = out.len();
    out.extend_from_slice(payload);
    if let Some(mask) = mask {
        apply_mask(&mut out[start..], mask, 0);
    }
    start..out.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MASK: [u8; 4] = [0x37, 0xfa, 0x21, 0x3d];

    fn frame(opcode: u8, is_last: bool, payload: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        write_frame(&mut out, opcode, is_last, Some(MASK), payload);
        out
    }

    fn read(bytes: &[u8], step: usize) -> Result<Vec<Event>, Failure> {
        let mut reader = Reader::new(Peer::Client, 1 << 20);
        let mut events = Vec::new();
        for piece in bytes.chunks(step) {
            let mut at = 0;
            while at < piece.len() {
                let (used, event) = reader.next(&piece[at..])?;
                at += used;
                events.extend(event);
            }
        }
        Ok(events)
    }

    fn refused(bytes: &[u8]) -> (u16, &'static str) {
        let failure = read(bytes, usize::MAX).expect_err("it is to be refused");
        assert_eq!(read(bytes, 1).expect_err("byte by byte as well"), failure);
        (failure.status, failure.code)
    }

    #[test]
    fn the_examples_of_the_rfc() {
        let hello = [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58];
        assert_eq!(frame(opcode::TEXT, true, b"Hello"), hello);
        assert_eq!(read(&hello, 100), Ok(vec![Event::Text(b"Hello".to_vec())]));
        let mut server = Reader::new(Peer::Server, 100);
        let unmasked = [0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f];
        assert_eq!(server.next(&unmasked), Ok((7, Some(Event::Text(b"Hello".to_vec())))));
    }

    #[test]
    fn every_form_of_length_in_pieces_of_any_size() {
        for length in [0, 1, 124, 125, 126, 127, 128, 65535, 65536, 65537] {
            let payload: Vec<u8> = (0..length).map(|i| i as u8).collect();
            let bytes = frame(opcode::BINARY, true, &payload);
            for step in [1, 2, 3, 7, 997, usize::MAX] {
                assert_eq!(read(&bytes, step), Ok(vec![Event::Binary(payload.clone())]));
            }
        }
    }

    #[test]
    fn fragments_with_control_frames_between() {
        let mut bytes = frame(opcode::TEXT, false, "a\u{20ac}".as_bytes());
        bytes.extend(frame(opcode::PING, true, b"p"));
        // A character is cut in two.
        bytes.extend(frame(opcode::CONTINUATION, false, &[0xe2, 0x82]));
        bytes.extend(frame(opcode::PONG, true, b""));
        bytes.extend(frame(opcode::CONTINUATION, true, &[0xac]));
        let expected = vec![
            Event::Ping(b"p".to_vec()),
            Event::Pong(Vec::new()),
            Event::Text("a\u{20ac}\u{20ac}".as_bytes().to_vec()),
        ];
        for step in [1, 5, usize::MAX] {
            assert_eq!(read(&bytes, step).as_ref(), Ok(&expected));
        }
    }

    #[test]
    fn closing() {
        let close = |payload: &[u8]| read(&frame(opcode::CLOSE, true, payload), usize::MAX);
        assert_eq!(close(b""), Ok(vec![Event::Close(1005, Vec::new())]));
        assert_eq!(close(b"\x03\xe8bye"), Ok(vec![Event::Close(1000, b"bye".to_vec())]));
        for status in [0_u16, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535] {
            let bytes = frame(opcode::CLOSE, true, &status.to_be_bytes());
            assert_eq!(refused(&bytes), (1002, "WS_ERR_INVALID_CLOSE_CODE"));
        }
        for status in [1000_u16, 1001, 1003, 1007, 1011, 1014, 3000, 3999, 4000, 4999] {
            assert!(close(&status.to_be_bytes()).is_ok());
        }
        assert_eq!(refused(&frame(opcode::CLOSE, true, b"\x03\xe8\xff")).0, 1007);
        assert_eq!(refused(&frame(opcode::CLOSE, true, b"\x03")).0, 1002);
    }

    #[test]
    fn what_breaks_the_rules() {
        let mut reserved = frame(opcode::TEXT, true, b"");
        reserved[0] |= 0x40;
        assert_eq!(refused(&reserved), (1002, "WS_ERR_UNEXPECTED_RSV_1"));
        reserved[0] ^= 0x60;
        assert_eq!(refused(&reserved), (1002, "WS_ERR_UNEXPECTED_RSV_2_3"));
        for opcode in [3, 4, 5, 6, 7, 11, 12, 13, 14, 15] {
            assert_eq!(refused(&frame(opcode, true, b"")), (1002, "WS_ERR_INVALID_OPCODE"));
        }
        assert_eq!(refused(&frame(opcode::CONTINUATION, true, b"")), (1002, "WS_ERR_INVALID_OPCODE"));
        let mut twice = frame(opcode::TEXT, false, b"a");
        twice.extend(frame(opcode::BINARY, true, b"b"));
        assert_eq!(refused(&twice), (1002, "WS_ERR_INVALID_OPCODE"));
        assert_eq!(refused(&frame(opcode::PING, false, b"")), (1002, "WS_ERR_EXPECTED_FIN"));
        let long = frame(opcode::PING, true, &[0; 126]);
        assert_eq!(refused(&long), (1002, "WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH"));
        assert_eq!(refused(&[0x81, 0x00]), (1002, "WS_ERR_EXPECTED_MASK"));
        let mut server = Reader::new(Peer::Server, 10);
        assert!(server.next(&frame(opcode::TEXT, true, b"")).is_err());
    }

    #[test]
    fn text_that_is_no_utf8_fails_at_its_first_wrong_byte() {
        for wrong in [&b"\xff"[..], b"a\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf"] {
            let mut bytes = frame(opcode::TEXT, false, wrong);
            bytes.extend(frame(opcode::CONTINUATION, true, b""));
            assert_eq!(refused(&bytes).0, 1007);
        }
        // Cut off in the midst of a character.
        assert_eq!(refused(&frame(opcode::TEXT, true, b"\xe2\x82")).0, 1007);
    }

    #[test]
    fn messages_have_a_limit_over_all_fragments() {
        let mut reader = Reader::new(Peer::Client, 4);
        assert!(reader.next(&frame(opcode::BINARY, false, &[0; 3])).is_ok());
        let failure = reader.next(&frame(opcode::CONTINUATION, true, &[0; 2])).expect_err("5 bytes");
        assert_eq!((failure.status, failure.code), (1009, "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH"));
        // Refused by what is announced; nothing was set aside for it.
        let mut huge = vec![0x82, 0xff];
        huge.extend([0xff; 8]);
        huge.extend(MASK);
        assert_eq!(refused(&huge).0, 1009);
    }

    /// Stands for deflate: each byte twice.
    struct Halves;

    impl Unpack for Halves {
        fn unpack(&mut self, packed: &[u8], limit: u64) -> Result<Vec<u8>, Failure> {
            let message: Vec<u8> = packed.iter().flat_map(|byte| [*byte; 2]).collect();
            if message.len() as u64 > limit { Err(too_large()) } else { Ok(message) }
        }
    }

    fn unpacked(bytes: &[u8]) -> Result<Option<Event>, Failure> {
        let mut reader = Reader::new(Peer::Client, 8);
        reader.extend(Box::new(Halves));
        let mut at = 0;
        while at < bytes.len() {
            let (used, event) = reader.next(&bytes[at..])?;
            at += used;
            if event.is_some() {
                return Ok(event);
            }
        }
        Ok(None)
    }

    #[test]
    fn packed_messages() {
        let packed = |kind: u8, is_last, payload: &[u8]| frame(kind | PACKED, is_last, payload);
        let text = |text: &str| Ok(Some(Event::Text(text.as_bytes().to_vec())));
        assert_eq!(unpacked(&packed(opcode::TEXT, true, b"ab")), text("aabb"));
        let mut pieces = packed(opcode::TEXT, false, b"a");
        pieces.extend(frame(opcode::CONTINUATION, true, b"b"));
        assert_eq!(unpacked(&pieces), text("aabb"));
        assert_eq!(unpacked(&frame(opcode::TEXT, true, b"ab")), text("ab"));
        let code = |bytes: &[u8]| unpacked(bytes).expect_err("it is to be refused").code;
        assert_eq!(code(&packed(opcode::TEXT, true, b"abcde")), "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH");
        assert_eq!(code(&packed(opcode::TEXT, true, b"\xc3")), "WS_ERR_INVALID_UTF8");
        assert_eq!(code(&packed(opcode::PING, true, b"")), "WS_ERR_UNEXPECTED_RSV_1");
        let mut twice = packed(opcode::BINARY, false, b"a");
        twice.extend(packed(opcode::CONTINUATION, true, b"b"));
        assert_eq!(code(&twice), "WS_ERR_UNEXPECTED_RSV_1");
    }

    #[test]
    fn masking_is_its_own_inverse_at_any_phase() {
        let payload: Vec<u8> = (0..100).collect();
        for phase in 0..5 {
            for cut in [0, 1, 7, 8, 9, 100] {
                let mut bytes = payload.clone();
                apply_mask(&mut bytes, MASK, phase);
                let (one, two) = bytes.split_at_mut(cut);
                apply_mask(one, MASK, phase);
                apply_mask(two, MASK, phase + cut);
                assert_eq!(bytes, payload);
            }
        }
    }
}
