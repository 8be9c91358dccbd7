//! The chunked transfer coding (RFC 9112 section 7.1), decoded as the bytes come in.

use super::Refusal;
use super::request::fields;
use super::tokens::is_value_octet;
use std::borrow::Cow;
use std::ops::Range;

/// Where a decoder stands between two calls.
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    /// Bytes of the current chunk still to come, or its size while that is being read.
    remaining: u64,
    size_digits: u32,
    /// Bytes of this chunk's extensions: they mean nothing to us and must not be endless.
    extensions: usize,
    trailers: Vec<u8>,
    max_trailers: usize,
    lenient: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Size,
    Padding,
    Extension,
    SizeLf,
    Data,
    DataCr,
    DataLf,
    /// In the trailer section, with the number of bytes of the current line.
    Trailer(usize),
    Done,
    /// The coding is broken; the data before was handed out, the refusal is still to be told.
    Broken(Refusal),
}

/// One step: how far the input was used up, and what it yielded.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    pub consumed: usize,
    /// Body bytes, as a range of the input.
    pub data: Range<usize>,
    pub done: bool,
}

const BAD_SIZE: Refusal = Refusal::new(400, "HPE_INVALID_CHUNK_SIZE", "Invalid character in chunk size");
const HUGE: Refusal = Refusal::new(400, "HPE_INVALID_CHUNK_SIZE", "Chunk size overflow");
const STRICT: Refusal = Refusal::new(400, "HPE_STRICT", "Expected LF after chunk data");
const BAD_EXTENSION: Refusal =
    Refusal::new(400, "HPE_INVALID_CHUNK_SIZE", "Invalid character in chunk extensions");
const EXTENSIONS: Refusal = Refusal::new(413, "HPE_CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow");
const TRAILERS: Refusal = Refusal::new(431, "HPE_HEADER_OVERFLOW", "Header overflow");

const MOST_EXTENSIONS: usize = 16 * 1024;

/// What one input yielded.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    pub consumed: usize,
    pub data: Cow<'a, [u8]>,
    pub done: bool,
}

fn append<'a>(data: &mut Cow<'a, [u8]>, piece: &'a [u8]) {
    if data.is_empty() {
        *data = Cow::Borrowed(piece);
    } else if !piece.is_empty() {
        data.to_mut().extend_from_slice(piece);
    }
}

impl Decoder {
    /// `max_trailers`: the most bytes of the trailer section.
    pub fn new(max_trailers: usize) -> Decoder {
        Decoder { max_trailers, ..Decoder::default() }
    }

    /// One that also takes lines without CR (`insecureHTTPParser`).
    pub fn lenient(self, lenient: bool) -> Decoder {
        Decoder { lenient, ..self }
    }

    /// Goes on until there is a piece of data to hand out, the body ends, or the input does. Errors: the
    /// coding is broken, and nothing after it can be trusted.
    pub fn step(&mut self, input: &[u8]) -> Result<Step, Refusal> {
        let mut at = 0;
        while at < input.len() && self.state != State::Done {
            if self.state == State::Data {
                let count = self.remaining.min((input.len() - at) as u64) as usize;
                self.remaining -= count as u64;
                if self.remaining == 0 {
                    self.state = State::DataCr;
                }
                return Ok(Step { consumed: at + count, data: at..at + count, done: false });
            }
            self.take(input[at]).map_err(|refusal| refusal.after(at))?;
            at += 1;
        }
        Ok(Step { consumed: at, data: 0..0, done: self.state == State::Done })
    }

    /// All the data of an input as one piece, which is copied only where chunk ends divide it: a peer that
    /// sends tiny chunks must not cost a call for each. Errors: as `step`, once the data that came before is
    /// handed out.
    pub fn decode<'a>(&mut self, input: &'a [u8]) -> Result<Decoded<'a>, Refusal> {
        let mut data = Cow::Borrowed(&input[..0]);
        let mut consumed = 0;
        while consumed < input.len() && self.state != State::Done {
            match self.step(&input[consumed..]) {
                Ok(step) => {
                    append(&mut data, &input[consumed..][step.data]);
                    consumed += step.consumed;
                }
                Err(refusal) if data.is_empty() => return Err(refusal.after(consumed + refusal.at)),
                Err(refusal) => {
                    self.state = State::Broken(refusal);
                    break;
                }
            }
        }
        Ok(Decoded { consumed, data, done: self.state == State::Done })
    }

    /// The field lines after the last chunk and the empty line at their end, once all is done.
    pub fn trailers(&self) -> &[u8] {
        &self.trailers
    }

    fn take(&mut self, byte: u8) -> Result<(), Refusal> {
        self.state = match (self.state, byte) {
            (State::Broken(refusal), _) => return Err(refusal),
            // Some end their lines without CR.
            (State::Extension | State::Padding, b'\n') if self.lenient => self.take_lf(),
            (State::Size, b'\n') if self.lenient && self.size_digits > 0 => self.take_lf(),
            (State::DataCr, b'\n') if self.lenient => State::Size,
            (State::Size, b'\r') if self.size_digits > 0 => State::SizeLf,
            (State::Size | State::Padding, b';') if self.size_digits > 0 => State::Extension,
            // Blanks after the size are sent by some and mean nothing; a second number is no blank.
            (State::Size | State::Padding, b' ' | b'\t') if self.size_digits > 0 => State::Padding,
            (State::Padding, b'\r') => State::SizeLf,
            (State::Padding, _) => return Err(BAD_SIZE),
            (State::Size, digit) => self.take_digit(digit)?,
            (State::Extension, b'\r') => State::SizeLf,
            (State::Extension, byte) if is_value_octet(byte) => {
                self.extensions += 1;
                if self.extensions > MOST_EXTENSIONS {
                    return Err(EXTENSIONS);
                }
                State::Extension
            }
            (State::Extension, _) => return Err(BAD_EXTENSION),
            (State::SizeLf, b'\n') => self.take_lf(),
            (State::DataCr, b'\r') => State::DataLf,
            (State::DataLf, b'\n') => State::Size,
            (State::Trailer(length), byte) => self.take_trailer(length, byte)?,
            _ => return Err(STRICT),
        };
        Ok(())
    }

    fn take_lf(&mut self) -> State {
        self.size_digits = 0;
        self.extensions = 0;
        if self.remaining == 0 { State::Trailer(0) } else { State::Data }
    }

    fn take_digit(&mut self, byte: u8) -> Result<State, Refusal> {
        let digit = (byte as char).to_digit(16).ok_or(BAD_SIZE)?;
        // 13 digits are 2^52: more than any body, and no leading zeros without end.
        if self.size_digits >= 13 {
            return Err(HUGE);
        }
        self.size_digits += 1;
        self.remaining = self.remaining << 4 | u64::from(digit);
        Ok(State::Size)
    }

    fn take_trailer(&mut self, length: usize, byte: u8) -> Result<State, Refusal> {
        self.trailers.push(byte);
        if self.trailers.len() > self.max_trailers + "\r\n".len() {
            return Err(TRAILERS);
        }
        if byte != b'\n' {
            return Ok(State::Trailer(length + 1));
        }
        if !self.trailers.ends_with(b"\r\n") {
            return Err(STRICT);
        }
        if length > 1 {
            return Ok(State::Trailer(0));
        }
        fields(&self.trailers)?;
        Ok(State::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(input: &[u8], piece: usize) -> Result<(Vec<u8>, Vec<u8>, usize), Refusal> {
        let mut decoder = Decoder::new(1000);
        let (mut data, mut used) = (Vec::new(), 0);
        for part in input.chunks(piece) {
            let mut rest = part;
            while !rest.is_empty() {
                let step = decoder.step(rest)?;
                data.extend_from_slice(&rest[step.data]);
                rest = &rest[step.consumed..];
                used += step.consumed;
                if step.done {
                    return Ok((data, decoder.trailers().to_vec(), used));
                }
            }
        }
        panic!("not complete")
    }

    #[test]
    fn every_fragmentation_gives_the_same() {
        let body =
            b"4\r\nWiki\r\n6;a=b\r\npedia \r\nE \r\nin \r\n\r\nchunks.\r\n0\r\nX: 1\r\nY: 2\r\n\r\nrest";
        for piece in 1..body.len() {
            let (data, trailers, used) = decode(body, piece).unwrap();
            assert_eq!(data, b"Wikipedia in \r\n\r\nchunks.");
            assert_eq!(trailers, b"X: 1\r\nY: 2\r\n\r\n");
            assert_eq!(used, body.len() - 4);
        }
    }

    #[test]
    fn tiny_chunks_make_one_piece() {
        let mut decoder = Decoder::new(1000);
        let decoded = decoder.decode(b"1\r\na\r\n2\r\nbc\r\n0\r\n\r\nrest").unwrap();
        assert_eq!((decoded.data.as_ref(), decoded.consumed, decoded.done), (&b"abc"[..], 18, true));
        let mut decoder = Decoder::new(1000);
        let input = b"1\r\na\r\nbroken";
        let decoded = decoder.decode(input).unwrap();
        assert_eq!((decoded.data.as_ref(), decoded.done), (&b"a"[..], false));
        assert!(decoded.consumed < input.len());
        assert_eq!(decoder.decode(&input[decoded.consumed..]), Err(BAD_SIZE));
    }

    #[test]
    fn broken_codings_are_refused() {
        for body in [
            &b"x\r\n"[..],
            b"\r\n",
            b"-1\r\n",
            b"1\nab",
            b"1\r\nab\r\n",
            b"1\r\na\n1\r\n",
            b"fffffffffffffff\r\n",
            b"1;\x01\r\n",
            b"0\r\nX: 1\n\r\n",
            b"1 1\r\na\r\n",
            b"0\r\nX 1\r\n\r\n",
        ] {
            assert!(decode(body, 1).is_err(), "{body:?}");
        }
        assert_eq!(decode(&[b"1;", &vec![b'x'; 20_000][..]].concat(), 7).unwrap_err().status, 413);
        assert_eq!(decode(&[b"0\r\nX: ", &vec![b'x'; 2000][..]].concat(), 7).unwrap_err().status, 431);
    }
}
