//! Stacks in V8's shape: what the engine writes, put into the words of https://v8.dev/docs/stack-trace-api.
//! And the table of system errors, whose numbers are not the same on every processor.

use crate::engine::raw;
use crate::error::ERRORS;
use crate::export;
use crate::host::Host;
use rquickjs::{Array, Ctx, Object, Result, Value};
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // (header, the engine's frames) → header and frames.
    export!(object, "stack", |ctx: Ctx<'js>, header: Value<'js>, frames: Value<'js>| -> Result<Value<'js>> {
        let mut stack = Vec::with_capacity(1024);
        raw::with_text(&header, |header| stack.extend_from_slice(header))?;
        raw::with_text(&frames, |frames| append_frames(&mut stack, frames))?;
        raw::utf8_string(&ctx, &stack)
    });
    // Number, code and wording of each system error, one after the other.
    export!(object, "systemErrors", |ctx: Ctx<'js>| -> Result<Array<'js>> {
        let all = Array::new(ctx)?;
        for (at, (number, code, text)) in ERRORS.iter().enumerate() {
            all.set(3 * at, *number)?;
            all.set(3 * at + 1, *code)?;
            all.set(3 * at + 2, *text)?;
        }
        Ok(all)
    });
    Ok(object)
}

/// Appends each of the engine's lines, `    at name (place)`, as V8 would have written it.
fn append_frames(stack: &mut Vec<u8>, frames: &[u8]) {
    for line in frames.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let Some(rest) = line.strip_prefix(b"    at ") else { continue };
        let parts = rest.strip_suffix(b")").and_then(|rest| {
            let open = rest.windows(2).position(|pair| pair == b" (")?;
            Some((&rest[..open], &rest[open + 2..]))
        });
        match parts {
            // A text that was given to JSON.parse, eval or new Function.
            None if rest.starts_with(b"<input>:") => {}
            None => append(stack, &[rest]),
            // V8 does not count Function.prototype.call and apply as frames.
            Some((b"call" | b"apply", b"native")) => {}
            Some((b"<anonymous>" | b"<eval>", b"native" | b"missing")) => append(stack, &[b"<anonymous>"]),
            Some((b"<anonymous>" | b"<eval>", place)) => append(stack, &[place]),
            Some((name, b"native" | b"missing")) => append(stack, &[name, b" (<anonymous>)"]),
            Some(_) => append(stack, &[rest]),
        }
    }
}

fn append(stack: &mut Vec<u8>, parts: &[&[u8]]) {
    stack.extend_from_slice(b"\n    at ");
    parts.iter().for_each(|part| stack.extend_from_slice(part));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shaped(frames: &str) -> String {
        let mut stack = Vec::new();
        append_frames(&mut stack, frames.as_bytes());
        String::from_utf8(stack).unwrap()
    }

    #[test]
    fn frames_read_as_v8_writes_them() {
        assert_eq!(shaped("    at f (/a (b)/c.js:1:2)\n"), "\n    at f (/a (b)/c.js:1:2)");
        assert_eq!(
            shaped("    at <anonymous> (/a.js:1:2)\n    at <eval> (x:3:4)\n"),
            "\n    at /a.js:1:2\n    at x:3:4"
        );
        assert_eq!(
            shaped("    at map (native)\n    at <anonymous> (native)\n"),
            "\n    at map (<anonymous>)\n    at <anonymous>"
        );
        assert_eq!(
            shaped("    at call (native)\n    at apply (native)\n    at f (missing)\n"),
            "\n    at f (<anonymous>)"
        );
        assert_eq!(shaped("    at /bad.js:1:2\n"), "\n    at /bad.js:1:2");
        assert_eq!(shaped("    at <input>:1:2\n    at parse (native)\n"), "\n    at parse (<anonymous>)");
        assert_eq!(shaped(""), "");
    }
}
