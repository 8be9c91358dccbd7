//! Whether a module awaits at its top level. The engine knows and has no call that tells, but writes it down
//! when it serializes the module. This reads that one byte.

use std::slice;

use super::modules::find;
use super::{Ctx, Result, qjs};

/// Whether a compiled module of the table has an `await` outside of functions. What it imports is not
/// looked at. Of a module that is linked already the engine no longer tells: false.
pub fn awaits(ctx: &Ctx, name: &str) -> Result<bool> {
    let definition = find(ctx, name)?;
    let context = ctx.as_raw().as_ptr();
    let mut length = 0;
    let flags = qjs::JS_WRITE_OBJ_BYTECODE | qjs::JS_WRITE_OBJ_STRIP_SOURCE | qjs::JS_WRITE_OBJ_STRIP_DEBUG;
    // SAFETY: modules live as long as the context, and writing one takes no reference; the bytes are ours,
    // `length` of them, until js_free.
    unsafe {
        let module = qjs::JS_MKPTR(qjs::JS_TAG_MODULE, definition.as_ptr().cast());
        let bytes = qjs::JS_WriteObject(context, &mut length, module, flags as i32);
        if bytes.is_null() {
            drop(ctx.catch());
            return Ok(false);
        }
        let flag = Reader { rest: slice::from_raw_parts(bytes, length as usize) }.flag();
        qjs::js_free(context, bytes.cast());
        Ok(flag.unwrap_or(false))
    }
}

/// Walks the engine's serialized form, as far as the flag.
struct Reader<'a> {
    rest: &'a [u8],
}

const TAG_MODULE: u8 = 13;
const EXPORT_LOCAL: u8 = 0;

impl Reader<'_> {
    fn flag(&mut self) -> Option<bool> {
        // Version and checksum.
        self.skip(5)?;
        for _ in 0..self.number()? {
            self.atom()?;
        }
        if self.byte()? != TAG_MODULE {
            return None;
        }
        self.number()?;
        for _ in 0..self.number()? {
            self.number()?;
        }
        for _ in 0..self.number()? {
            // A local export is a variable; another one is a module and a name there.
            if self.byte()? != EXPORT_LOCAL {
                self.number()?;
            }
            self.number()?;
            self.number()?;
        }
        for _ in 0..self.number()? {
            self.number()?;
        }
        for _ in 0..self.number()? {
            self.number()?;
            self.number()?;
            self.number()?;
        }
        self.byte().map(|flag| flag != 0)
    }

    // A name that the engine has by itself, or a type and a string of one or two bytes a character.
    fn atom(&mut self) -> Option<()> {
        let kind = self.byte()?;
        if kind & 0x80 != 0 {
            return if kind & 0x40 != 0 { self.number().map(|_| ()) } else { Some(()) };
        }
        let length = self.number()?;
        self.skip((length >> 1) as usize * if length & 1 == 0 { 1 } else { 2 })
    }

    fn number(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        self.rest = self.rest.get(count..)?;
        Some(())
    }
}
