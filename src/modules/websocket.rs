//! The native half of WebSocket: ends of connections, by number, each a reader of frames and a row of frames to
//! send. Sockets stay with JavaScript; one call answers with all messages that a chunk completes.

use crate::engine::raw;
use crate::engine::value::{array_buffer, throw_system};
use crate::error::SysError;
use crate::export;
use crate::host::Host;
use crate::proto::base64::encode_base64;
use crate::proto::websocket::{self, Event, Failure, Pack, Peer, Reader, apply_mask, opcode, write_frame};
use rquickjs::{Array, Ctx, Exception, IntoJs, Object, Result, Value};
use rustix::rand::{GetRandomFlags, getrandom};
use sha1::{Digest, Sha1};
use slab::Slab;
use std::cell::RefCell;
use std::rc::Rc;

#[cfg(feature = "zlib")]
mod deflate;

/// The first item of each group that stands for a failure; others begin with the frame's opcode. A group has
/// three items: text and bytes have one value and nothing, a close its status and reason, a failure its status
/// and an array of code and message.
const FAILURE: i32 = -1;

/// Flags of a frame to send, beside its opcode.
mod flag {
    pub const LAST: i32 = 0x80;
    pub const MASKED: i32 = 0x100;
    /// The payload is to be packed; the first frame of a message has `PACKED` of the protocol as well.
    pub const PACK: i32 = 0x200;
}

/// RFC 6455 section 1.3.
const GUID: &[u8] = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// One end of a connection: what reads the other's frames, and its own that wait to be written.
struct End {
    reader: Reader,
    wants_bytes: bool,
    out: Vec<u8>,
    packer: Option<Box<dyn Pack>>,
}

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let ends = Rc::new(RefCell::new(Slab::new()));
    let r = Rc::clone(&ends);
    // open(readsClient, limit, wantsBytes) → reader, which is to be closed once. One that wants bytes gets a
    // text as an ArrayBuffer of UTF-8.
    export!(object, "open", move |reads_client: bool, limit: f64, wants_bytes: bool| {
        let peer = if reads_client { Peer::Client } else { Peer::Server };
        let reader = Reader::new(peer, limit as u64);
        r.borrow_mut().insert(End { reader, wants_bytes, out: Vec::new(), packer: None })
    });
    #[cfg(feature = "zlib")]
    {
        let r = Rc::clone(&ends);
        // extend(reader, config): messages may be packed from now on, see `deflate::pair`.
        export!(object, "extend", move |at: usize, config: Vec<i32>| {
            if let (Some(end), Some((packer, unpacker))) =
                (r.borrow_mut().get_mut(at), deflate::pair(&config))
            {
                end.reader.extend(Box::new(unpacker));
                end.packer = Some(Box::new(packer));
            }
        });
    }
    let r = Rc::clone(&ends);
    // feed(reader, bytes) → a flat list of groups of three.
    export!(object, "feed", move |ctx: Ctx<'js>, at: usize, bytes: Value<'js>| -> Result<Array<'js>> {
        let mut list = List { array: Array::new(ctx.clone())?, length: 0, wants_bytes: false };
        let mut ends = r.borrow_mut();
        let Some(end) = ends.get_mut(at) else { return Ok(list.array) };
        list.wants_bytes = end.wants_bytes;
        raw::with_bytes(&bytes, |bytes| list.fill(&mut end.reader, bytes)).unwrap_or_else(|| Array::new(ctx))
    });
    let r = Rc::clone(&ends);
    export!(object, "close", move |at: usize| {
        r.borrow_mut().try_remove(at);
    });
    let masks = Rc::new(RefCell::new(Masks { bytes: [0; 256], left: 0 }));
    let r = Rc::clone(&ends);
    // put(reader, opcode and flags, text or bytes) → how many bytes of frames wait to be taken.
    export!(object, "put", move |ctx: Ctx<'js>,
                                 at: usize,
                                 head: i32,
                                 payload: Value<'js>|
          -> Result<usize> {
        let mut ends = r.borrow_mut();
        let Some(end) = ends.get_mut(at) else { return Ok(0) };
        put_frame(&ctx, end, head, &payload, &masks)?;
        Ok(end.out.len())
    });
    let r = Rc::clone(&ends);
    // taken(reader) → those bytes, as an ArrayBuffer.
    export!(object, "taken", move |ctx: Ctx<'js>, at: usize| -> Result<Value<'js>> {
        let out = r.borrow_mut().get_mut(at).map(|end| std::mem::take(&mut end.out));
        array_buffer(&ctx, out.unwrap_or_default())
    });
    // accept(key): what answers a client's Sec-WebSocket-Key.
    export!(object, "accept", |ctx: Ctx<'js>, key: Value<'js>| -> Result<Value<'js>> {
        let digest = raw::with_text(&key, |key| Sha1::new().chain_update(key).chain_update(GUID).finalize())?;
        let text = encode_base64(&digest, false).unwrap_or_default();
        raw::utf8_string(&ctx, &text)
    });
    export!(object, "mask", mask);
    // (bytes, mask)
    export!(object, "unmask", |bytes: Value<'js>, mask: Value<'js>| {
        if let Some(mask) = key_of(&mask) {
            raw::with_bytes(&bytes, |bytes| apply_mask(bytes, mask, 0));
        }
    });
    Ok(object)
}

fn key_of(mask: &Value) -> Option<[u8; 4]> {
    raw::with_bytes(mask, |bytes| bytes.first_chunk::<4>().copied()).flatten()
}

// (source, mask, output, offset, length): masks so many bytes of the source into the output, from there on.
// Both may be the same bytes.
fn mask<'js>(source: Value<'js>, mask: Value<'js>, output: Value<'js>, offset: f64, length: f64) {
    let Some(mask) = key_of(&mask) else { return };
    let (start, count) = (offset as usize, length as usize);
    let copied = raw::copy_bytes(&source, 0, count, &output, start).unwrap_or(0);
    raw::with_bytes(&output, |bytes| {
        apply_mask(bytes.get_mut(start..start + copied).unwrap_or_default(), mask, 0);
    });
}

/// Masks must not be guessed (section 10.3); the kernel is asked for many at once.
struct Masks {
    bytes: [u8; 256],
    left: usize,
}

impl Masks {
    fn next(&mut self, ctx: &Ctx) -> Result<[u8; 4]> {
        if self.left < 4 {
            let filled = getrandom(&mut self.bytes, GetRandomFlags::empty());
            filled.map_err(|e| throw_system(ctx, &SysError::from_io(&e.into(), "getrandom")))?;
            self.left = self.bytes.len();
        }
        self.left -= 4;
        Ok(*self.bytes[self.left..].first_chunk().unwrap_or(&[0; 4]))
    }
}

fn put_frame<'js>(
    ctx: &Ctx<'js>,
    end: &mut End,
    head: i32,
    payload: &Value<'js>,
    masks: &RefCell<Masks>,
) -> Result<()> {
    let mask = if head & flag::MASKED != 0 { Some(masks.borrow_mut().next(ctx)?) } else { None };
    let is_last = head & flag::LAST != 0;
    let first = head as u8 & (0x0f | websocket::PACKED);
    let End { out, packer, .. } = end;
    let mut packer = packer.as_mut().filter(|_| head & flag::PACK != 0);
    let mut write = |bytes: &[u8]| {
        match &mut packer {
            Some(packer) => write_frame(out, first, is_last, mask, &packer.pack(bytes, is_last)?),
            None => write_frame(out, first, is_last, mask, bytes),
        };
        Ok(())
    };
    let written: std::result::Result<(), Failure> = match raw::with_bytes(payload, |bytes| write(bytes)) {
        Some(written) => written,
        None => raw::with_text(payload, &mut write)?,
    };
    written.map_err(|failure| Exception::throw_message(ctx, &failure.message))
}

struct List<'js> {
    array: Array<'js>,
    length: usize,
    wants_bytes: bool,
}

impl<'js> List<'js> {
    fn push(&mut self, value: impl IntoJs<'js>) -> Result<()> {
        self.array.set(self.length, value)?;
        self.length += 1;
        Ok(())
    }

    fn fill(mut self, reader: &mut Reader, bytes: &[u8]) -> Result<Array<'js>> {
        let mut at = 0;
        while at < bytes.len() {
            match reader.next(&bytes[at..]) {
                Ok((used, event)) => {
                    at += used;
                    if let Some(event) = event {
                        let is_close = matches!(event, Event::Close(..));
                        self.push_event(event)?;
                        if is_close {
                            break;
                        }
                    }
                }
                Err(failure) => {
                    self.push_failure(&failure)?;
                    break;
                }
            }
        }
        Ok(self.array)
    }

    fn push_event(&mut self, event: Event) -> Result<()> {
        let ctx = self.array.ctx().clone();
        let (kind, value, more) = match event {
            Event::Text(bytes) if self.wants_bytes => (opcode::TEXT, array_buffer(&ctx, bytes)?, None),
            Event::Text(bytes) => (opcode::TEXT, raw::utf8_string(&ctx, &bytes)?, None),
            Event::Binary(bytes) => (opcode::BINARY, array_buffer(&ctx, bytes)?, None),
            Event::Ping(bytes) => (opcode::PING, array_buffer(&ctx, bytes)?, None),
            Event::Pong(bytes) => (opcode::PONG, array_buffer(&ctx, bytes)?, None),
            Event::Close(status, reason) => {
                let reason = raw::utf8_string(&ctx, &reason)?;
                (opcode::CLOSE, Value::new_int(ctx, i32::from(status)), Some(reason))
            }
        };
        self.push(i32::from(kind))?;
        self.push(value)?;
        self.push(more)
    }

    fn push_failure(&mut self, failure: &Failure) -> Result<()> {
        let words = Array::new(self.array.ctx().clone())?;
        words.set(0, failure.code)?;
        words.set(1, failure.message.as_str())?;
        self.push(FAILURE)?;
        self.push(i32::from(failure.status))?;
        self.push(words)
    }
}
