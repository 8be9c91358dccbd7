//! HTTP/1.1 (RFC 9112): request heads, chunked bodies, response heads; whole responses as a client reads them.

pub mod chunked;
mod diagnosis;
pub mod etag;
mod lenient;
pub mod reply;
pub mod request;
pub mod response;
pub mod tokens;

/// A message that is not answered by JavaScript: the status to refuse it with, and the code and wording
/// that Node's parser has for it ('clientError').
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
    pub code: &'static str,
    pub message: &'static str,
    /// How many of the bytes were good.
    pub at: usize,
}

impl Refusal {
    pub const fn new(status: u16, code: &'static str, message: &'static str) -> Refusal {
        Refusal { status, code, message, at: 0 }
    }

    /// The same after so many good bytes.
    pub const fn after(self, at: usize) -> Refusal {
        Refusal { at, ..self }
    }
}

/// How the end of a message body is known (RFC 9112 section 6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Framing {
    #[default]
    None,
    Length(u64),
    Chunked,
}
