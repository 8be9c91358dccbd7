//! Entity tags (RFC 9110 section 8.8.3) as Express makes them.

use super::response::push_hex;
use crate::proto::base64::encode_base64;
use sha1::{Digest, Sha1};

/// `W/"length-digest"`: the length in hexadecimal, the SHA-1 in base64 without its padding. Not weak:
/// without the `W/`.
pub fn entity_tag(body: &[u8], weak: bool) -> Vec<u8> {
    // Twenty bytes never fail to find memory.
    let digest = encode_base64(&Sha1::digest(body), false).unwrap_or_default();
    let mut tag = Vec::with_capacity(48);
    tag.extend_from_slice(if weak { b"W/\"" } else { b"\"" });
    push_hex(&mut tag, body.len());
    tag.push(b'-');
    tag.extend_from_slice(digest.strip_suffix(b"=").unwrap_or(&digest));
    tag.push(b'"');
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_those_of_express() {
        assert_eq!(entity_tag(b"Hello World!", true), b"W/\"c-Lve95gjOVATpfV8EL5X4nxwjKHE\"");
        assert_eq!(entity_tag(b"", false), b"\"0-2jmj7l5rSw0yVb/vlWAYkK/YBwk\"");
    }
}
