//! The native half of the bundled express: entity tags.

use crate::engine::raw;
use crate::export;
use crate::host::Host;
use crate::proto::base64::encode_base64;
use crate::proto::http1::response::push_hex;
use rquickjs::{Ctx, Object, Result, Value};
use sha1::{Digest, Sha1};
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // etag(text or bytes, weak): the whole tag, as the npm package `etag` makes it.
    export!(object, "etag", |ctx: Ctx<'js>, body: Value<'js>, weak: bool| -> Result<Value<'js>> {
        let tag = match raw::with_bytes(&body, |bytes| etag(bytes, weak)) {
            Some(tag) => tag,
            None => raw::with_text(&body, |text| etag(text, weak))?,
        };
        raw::latin1_string(&ctx, &tag)
    });
    Ok(object)
}

/// `W/"length-digest"`: the length in hexadecimal, the SHA-1 in base64 without its padding.
fn etag(body: &[u8], weak: bool) -> Vec<u8> {
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
        assert_eq!(etag(b"Hello World!", true), b"W/\"c-Lve95gjOVATpfV8EL5X4nxwjKHE\"");
        assert_eq!(etag(b"", false), b"\"0-2jmj7l5rSw0yVb/vlWAYkK/YBwk\"");
    }
}
