//! What Node's streams over zlib do beyond zlib: the mode, dictionaries, gzip members one after the other, and
//! errors in Node's words. RFC 1950, 1951 and 1952 are zlib's matter.

use super::{Failure, Step};
use crate::sys::zlib::{Compression, Stream};

/// zlib.h's numbers.
const NEED_DICT: i32 = 2;
const STREAM_END: i32 = 1;
const OK: i32 = 0;
const STREAM_ERROR: i32 = -2;
const DATA_ERROR: i32 = -3;
const BUF_ERROR: i32 = -5;
const FINISH: i32 = 4;

const NAMES: [&str; 9] = [
    "Z_VERSION_ERROR",
    "Z_BUF_ERROR",
    "Z_MEM_ERROR",
    "Z_DATA_ERROR",
    "Z_STREAM_ERROR",
    "Z_ERRNO",
    "Z_OK",
    "Z_STREAM_END",
    "Z_NEED_DICT",
];

/// Node's numbers of what a stream does (`zlib.constants.DEFLATE`, …).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Deflate = 1,
    Inflate,
    Gzip,
    Gunzip,
    DeflateRaw,
    InflateRaw,
    Unzip,
}

impl Mode {
    fn from_number(number: i32) -> Option<Mode> {
        use Mode::*;
        let all = [Deflate, Inflate, Gzip, Gunzip, DeflateRaw, InflateRaw, Unzip];
        all.into_iter().find(|mode| *mode as i32 == number)
    }

    /// How zlib is told of the container.
    fn window_bits(self, bits: i32) -> i32 {
        match self {
            Mode::Deflate | Mode::Inflate => bits,
            Mode::Gzip | Mode::Gunzip => bits + 16,
            Mode::DeflateRaw | Mode::InflateRaw => -bits,
            Mode::Unzip => bits + 32,
        }
    }
}

pub struct Deflate {
    mode: Mode,
    with: Compression,
    dictionary: Vec<u8>,
    /// Made with the first bytes: a stream that is never written to costs nothing.
    stream: Option<Stream>,
    /// How many bytes of gzip's mark an Unzip has seen.
    magic: usize,
}

impl Deflate {
    /// `config`: mode, window bits, level, memory level, strategy; JavaScript has checked them.
    pub fn new(config: &[i32], dictionary: Vec<u8>) -> Option<Deflate> {
        let &[mode, window_bits, level, mem_level, strategy] = config else { return None };
        let mode = Mode::from_number(mode)?;
        let window_bits = mode.window_bits(window_bits);
        let with = Compression { level, window_bits, mem_level, strategy };
        Some(Deflate { mode, with, dictionary, stream: None, magic: 0 })
    }

    fn deflates(&self) -> bool {
        matches!(self.mode, Mode::Deflate | Mode::Gzip | Mode::DeflateRaw)
    }

    pub fn step(&mut self, flush: i32, input: &[u8], output: &mut [u8]) -> Step {
        let mut stream = match self.stream.take().map_or_else(|| self.open(), Ok) {
            Ok(stream) => stream,
            Err(failure) => return Step { read: 0, written: 0, failure: Some(failure) },
        };
        if self.mode == Mode::Unzip {
            self.look_at_mark(input);
        }
        let step = self.run(&mut stream, flush, input, output);
        self.stream = Some(stream);
        step
    }

    fn open(&self) -> Result<Stream, Failure> {
        let stream =
            if self.deflates() { Stream::deflate(self.with) } else { Stream::inflate(self.with.window_bits) };
        let mut stream = stream.map_err(|code| failure(code, "Init error"))?;
        self.lay_dictionary(&mut stream)?;
        Ok(stream)
    }

    // gzip has no dictionaries, and an inflating stream asks for its own.
    fn lay_dictionary(&self, stream: &mut Stream) -> Result<(), Failure> {
        let early = matches!(self.mode, Mode::Deflate | Mode::DeflateRaw | Mode::InflateRaw);
        if !early || self.dictionary.is_empty() {
            return Ok(());
        }
        match stream.set_dictionary(&self.dictionary) {
            OK => Ok(()),
            code => Err(failure_of(stream, code, "Failed to set dictionary")),
        }
    }

    // zlib finds out by itself; only a gzip file may go on behind its end.
    fn look_at_mark(&mut self, input: &[u8]) {
        for &byte in input.iter().take(2 - self.magic) {
            if byte != [0x1f, 0x8b][self.magic] {
                self.mode = Mode::Inflate;
                return;
            }
            self.magic += 1;
        }
        if self.magic == 2 {
            self.mode = Mode::Gunzip;
        }
    }

    fn run(&self, stream: &mut Stream, flush: i32, input: &[u8], output: &mut [u8]) -> Step {
        let mut run = stream.run(flush, input, output);
        let (mut read, mut written) = (run.read, run.written);
        if run.code == NEED_DICT && self.mode != Mode::InflateRaw && !self.dictionary.is_empty() {
            run.code = match stream.set_dictionary(&self.dictionary) {
                OK => {
                    run = stream.run(flush, &input[read..], &mut output[written..]);
                    (read, written) = (read + run.read, written + run.written);
                    run.code
                }
                // Not that of the data: the dictionary is a wrong one.
                DATA_ERROR => NEED_DICT,
                code => code,
            };
        }
        // Another member may follow, or garbage; zeros are padding.
        while self.mode == Mode::Gunzip
            && run.code == STREAM_END
            && input.get(read).is_some_and(|byte| *byte != 0)
        {
            stream.reset();
            run = stream.run(flush, &input[read..], &mut output[written..]);
            (read, written) = (read + run.read, written + run.written);
        }
        let is_full = written == output.len();
        Step { read, written, failure: self.check(stream, run.code, flush, is_full) }
    }

    fn check(&self, stream: &Stream, code: i32, flush: i32, is_full: bool) -> Option<Failure> {
        match code {
            OK | BUF_ERROR if !is_full && flush == FINISH => {
                Some(failure_of(stream, code, "unexpected end of file"))
            }
            OK | BUF_ERROR | STREAM_END => None,
            NEED_DICT if self.dictionary.is_empty() => Some(failure_of(stream, code, "Missing dictionary")),
            NEED_DICT => Some(failure_of(stream, code, "Bad dictionary")),
            _ => Some(failure_of(stream, code, "Zlib error")),
        }
    }

    pub fn reset(&mut self) -> Option<Failure> {
        let mut stream = self.stream.take()?;
        let failed = match stream.reset() {
            OK => self.lay_dictionary(&mut stream).err(),
            code => Some(failure_of(&stream, code, "Failed to reset stream")),
        };
        self.stream = Some(stream);
        failed
    }

    pub fn params(&mut self, level: i32, strategy: i32) -> Option<Failure> {
        if !self.deflates() {
            return None;
        }
        self.with.level = level;
        self.with.strategy = strategy;
        let stream = self.stream.as_mut()?;
        match stream.params(level, strategy) {
            OK | BUF_ERROR => None,
            code => Some(failure_of(stream, code, "Failed to set parameters")),
        }
    }
}

fn failure_of(stream: &Stream, code: i32, message: &str) -> Failure {
    let mut failure = failure(code, message);
    if let Some(words) = stream.message() {
        failure.message = words;
    }
    failure
}

fn failure(code: i32, message: &str) -> Failure {
    let name = usize::try_from(code + 6).ok().and_then(|at| NAMES.get(at)).unwrap_or(&"Z_STREAM_ERROR");
    Failure { message: message.to_string(), errno: code, code: (*name).to_string() }
}

/// For a call that a stream of this kind has no use for.
pub fn out_of_place(message: &str) -> Failure {
    failure(STREAM_ERROR, message)
}

/// For input that ended too early; brotli's streams say it with zlib's number.
#[cfg_attr(not(feature = "brotli"), allow(dead_code))]
pub fn cut_short() -> Failure {
    failure(BUF_ERROR, "unexpected end of file")
}
