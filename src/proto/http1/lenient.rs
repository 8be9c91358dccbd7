//! Heads that are not quite well-formed, as `insecureHTTPParser` lets them pass
//! (https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener): made over into well-formed ones.
//!
//! What is overlooked: control characters in values, folded lines, lines that end without CR, blanks before a
//! colon. Everything else is refused as usual.

use super::tokens::is_value_octet;
use std::borrow::Cow;

/// A head made over. Both texts are equally long, so that ranges over one are ranges over the other.
pub struct MadeOver {
    /// What is to be parsed: question marks stand for what no value may contain.
    pub parsable: Vec<u8>,
    /// What is to be read.
    pub text: Vec<u8>,
    /// How many bytes the head had before.
    pub length: usize,
}

/// Makes the head at the beginning of `bytes` over; none while its end has not come.
pub fn make_over(bytes: &[u8]) -> Option<MadeOver> {
    let mut text: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut at = 0;
    loop {
        let end = at + memchr::memchr(b'\n', &bytes[at..])?;
        let line = bytes[at..end].strip_suffix(b"\r").unwrap_or(&bytes[at..end]);
        at = end + 1;
        let has_begun = !text.is_empty();
        if line.is_empty() && has_begun {
            text.extend_from_slice(b"\r\n");
            return Some(MadeOver { parsable: parsable(&text), text, length: at });
        }
        if line.is_empty() {
            continue;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            // It goes on with the line before.
            text.truncate(text.len().saturating_sub("\r\n".len()));
            text.extend_from_slice(line);
        } else {
            text.extend_from_slice(&without_blanks_before_colon(line, has_begun));
        }
        text.extend_from_slice(b"\r\n");
    }
}

fn without_blanks_before_colon(line: &[u8], is_field: bool) -> Cow<'_, [u8]> {
    match memchr::memchr(b':', line) {
        Some(colon) if is_field && line[..colon].ends_with(b" ") => {
            Cow::Owned([line[..colon].trim_ascii_end(), &line[colon..]].concat())
        }
        _ => Cow::Borrowed(line),
    }
}

fn parsable(text: &[u8]) -> Vec<u8> {
    let mut masked = text.to_vec();
    let first = memchr::memchr(b'\n', text).map_or(0, |at| at + 1);
    for at in first..masked.len() {
        let ends_line = text[at..].starts_with(b"\r\n") || (text[at] == b'\n' && text[at - 1] == b'\r');
        if !ends_line && !is_value_octet(masked[at]) {
            masked[at] = b'?';
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_heads_are_made_over() {
        let head = make_over(b"\r\nGET / HTTP/1.1\r\nA : b\x08\n\tc\nHost: x\r\n\nrest").unwrap();
        assert_eq!(head.text, b"GET / HTTP/1.1\r\nA: b\x08\tc\r\nHost: x\r\n\r\n");
        assert_eq!(head.parsable, b"GET / HTTP/1.1\r\nA: b?\tc\r\nHost: x\r\n\r\n");
        assert_eq!(head.length, 38);
        assert!(make_over(b"GET / HTTP/1.1\r\nA: b\r\n").is_none());
    }
}
