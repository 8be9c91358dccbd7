//! Brotli (RFC 7932) in the same shape as zlib's streams, with Node's numbers and errors.

use super::deflate::cut_short;
use super::{Failure, Step};
use brotli::enc::StandardAlloc;
use brotli::enc::backward_references::{BrotliEncoderMode as Text, BrotliEncoderParams};
use brotli::enc::encode::{BrotliEncoderOperation as Operation, BrotliEncoderStateStruct};
use brotli::{BrotliDecompressStream, BrotliResult, BrotliState};

const FINISH: i32 = 2;
/// A parameter that the program has not set, in the list that JavaScript sends.
const UNSET: i32 = -1;

type Encoding = BrotliEncoderStateStruct<StandardAlloc>;
type Decoding = BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>;

pub struct Encoder {
    parameters: Vec<i32>,
    /// Made with the first bytes.
    state: Option<Box<Encoding>>,
}

impl Encoder {
    /// `None` for a parameter that the encoder refuses.
    pub fn new(parameters: &[i32]) -> Option<Encoder> {
        const NO_CONTEXTS: usize = 4;
        let refused = parameters.get(NO_CONTEXTS).is_some_and(|value| ![UNSET, 0, 1].contains(value));
        (!refused).then(|| Encoder { parameters: parameters.to_vec(), state: None })
    }

    fn open(&self) -> Box<Encoding> {
        let mut state = Box::new(Encoding::new(StandardAlloc::default()));
        for (number, value) in self.parameters.iter().enumerate().filter(|(_, value)| **value != UNSET) {
            set(&mut state.params, number, *value);
        }
        state
    }

    pub fn reset(&mut self) {
        self.state = None;
    }

    pub fn step(&mut self, flush: i32, input: &[u8], output: &mut [u8]) -> Step {
        let mut state = self.state.take().unwrap_or_else(|| self.open());
        let operation = match flush {
            0 => Operation::BROTLI_OPERATION_PROCESS,
            1 => Operation::BROTLI_OPERATION_FLUSH,
            FINISH => Operation::BROTLI_OPERATION_FINISH,
            _ => Operation::BROTLI_OPERATION_EMIT_METADATA,
        };
        let (mut left, mut read) = (input.len(), 0);
        let (mut room, mut written) = (output.len(), 0);
        let done = state.compress_stream(
            operation,
            &mut left,
            input,
            &mut read,
            &mut room,
            output,
            &mut written,
            &mut None,
            &mut |_, _, _, _| (),
        );
        self.state = Some(state);
        let failure = (!done).then(|| Failure {
            message: "Compression failed".to_string(),
            errno: -1,
            code: "ERR_BROTLI_COMPRESSION_FAILED".to_string(),
        });
        Step { read, written, failure }
    }
}

// By the numbers of `zlib.constants.BROTLI_PARAM_*`; the encoder brings values into their bounds. The last two
// (NPOSTFIX, NDIRECT) say how distances are to be coded, which this encoder finds out by itself.
fn set(params: &mut BrotliEncoderParams, number: usize, value: i32) {
    match number {
        0 => {
            params.mode = match value {
                1 => Text::BROTLI_MODE_TEXT,
                2 => Text::BROTLI_MODE_FONT,
                _ => Text::BROTLI_MODE_GENERIC,
            }
        }
        1 => params.quality = value,
        2 => params.lgwin = value,
        3 => params.lgblock = value,
        4 => params.disable_literal_context_modeling = value,
        5 => params.size_hint = value as u32 as usize,
        6 => params.large_window = value != 0,
        _ => {}
    }
}

pub struct Decoder {
    large_window: bool,
    /// Made with the first bytes.
    state: Option<Box<Decoding>>,
}

impl Decoder {
    /// Of the decoder's parameters, number 0 is about how it allocates, and only number 1 changes what it
    /// accepts. `None` for others.
    pub fn new(parameters: &[i32]) -> Option<Decoder> {
        let is_set = |at: usize| parameters.get(at).is_some_and(|value| *value != UNSET);
        if (2..parameters.len()).any(is_set) {
            return None;
        }
        Some(Decoder { large_window: is_set(1) && parameters[1] != 0, state: None })
    }

    fn open(large_window: bool) -> Box<Decoding> {
        let alloc = StandardAlloc::default;
        Box::new(if large_window {
            Decoding::new(alloc(), alloc(), alloc())
        } else {
            Decoding::new_strict(alloc(), alloc(), alloc())
        })
    }

    pub fn reset(&mut self) {
        self.state = None;
    }

    pub fn step(&mut self, flush: i32, input: &[u8], output: &mut [u8]) -> Step {
        let large_window = self.large_window;
        let state = self.state.get_or_insert_with(|| Decoder::open(large_window));
        let (mut left, mut read) = (input.len(), 0);
        let (mut room, mut written) = (output.len(), 0);
        let result = BrotliDecompressStream(
            &mut left,
            &mut read,
            input,
            &mut room,
            &mut written,
            output,
            &mut 0,
            state,
        );
        let failure = match result {
            BrotliResult::ResultFailure => {
                let name = format!("{:?}", state.error_code);
                Some(Failure {
                    message: "Decompression failed".to_string(),
                    errno: state.error_code as i32,
                    code: format!("ERR_{}", name.trim_start_matches("BROTLI_DECODER")),
                })
            }
            BrotliResult::NeedsMoreInput if flush == FINISH => Some(cut_short()),
            _ => None,
        };
        Step { read, written, failure }
    }
}
