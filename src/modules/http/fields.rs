//! `setHeader`, `getHeader` and `hasHeader` of messages, in the usual case: fields of one value each, text or
//! number, on a message whose head is not decided. Everything else is done by the functions behind them in
//! js/node/_http_outgoing.js, which also says what the fields read here mean.

use super::usual::{ANSWERED, HEAD, PRESET};
use crate::engine::raw::Name;
use crate::engine::raw::methods::{Behind, Borrowed, Invocation, Kept, Outcome, Thrown, method};
use crate::proto::http1::tokens::{is_token, is_value_octet};
use rquickjs::{Array, Ctx, Result, Value};
use std::rc::Rc;

struct Fields {
    state: Name,
    list: Name,
    preset: Name,
    /// What only a response of ours has, and what any other message has instead of a state.
    text: Name,
    header: Name,
}

type Answer = std::result::Result<Outcome, Thrown>;
type Body = fn(&Fields, &Invocation) -> Answer;

/// `[setHeader, getHeader, hasHeader]`, before the same in JavaScript, which the caller keeps.
pub fn methods<'js>(ctx: &Ctx<'js>, behind: &Array<'js>) -> Result<Array<'js>> {
    let name = |name: &str| Name::new(ctx, name);
    let fields = Rc::new(Fields {
        state: name("_state"),
        list: name("_list"),
        preset: name("_preset"),
        text: name("_text"),
        header: name("_header"),
    });
    let methods = Array::new(ctx.clone())?;
    let usual: [(&str, i32, Body); 3] =
        [("setHeader", 2, Fields::set), ("getHeader", 1, Fields::get), ("hasHeader", 1, Fields::has)];
    for (at, (name, length, body)) in usual.into_iter().enumerate() {
        let own = Rc::clone(&fields);
        let unusual = Behind::Function(Kept::of(&behind.get::<Value>(at)?));
        let body = move |call: &Invocation| body(&own, call).unwrap_or(Outcome::Thrown);
        methods.set(at, method(ctx, name, length, unusual, body)?)?;
    }
    Ok(methods)
}

/// Where in a list of names and values in turn the name is, whatever its case.
pub fn place(call: &Invocation, list: Borrowed, name: &[u8]) -> Option<u32> {
    let is_it = |at: &u32| {
        let item = call.item(list, *at);
        item.borrow().is_string()
            && call.with_text(item.borrow(), |text| text.eq_ignore_ascii_case(name)) == Some(true)
    };
    (0..call.length(list)? as u32).step_by(2).find(is_it)
}

/// Whether a text may be a field's value.
pub fn is_field_text(text: &[u8]) -> bool {
    if text.is_ascii() {
        return text.iter().all(|&byte| is_value_octet(byte));
    }
    let text = String::from_utf8_lossy(text);
    text.chars().all(|c| u8::try_from(c as u32).is_ok_and(is_value_octet))
}

impl Fields {
    fn set(&self, call: &Invocation) -> Answer {
        let [name, value] = [0, 1].map(|index| call.argument(index));
        let (this, is_number) = (call.this(), value.as_int().is_some());
        let state = call.int(this, self.state).filter(|state| state & (HEAD | ANSWERED) == 0);
        let (Some(state), true) = (state, name.is_string() && (is_number || value.is_string())) else {
            return Ok(Outcome::Unusual);
        };
        // (A response of ours says by its state that its head is decided, and has an accessor for the head.)
        if !call.get(this, self.text)?.borrow().is_string() && !call.is_null(this, self.header) {
            return Ok(Outcome::Unusual);
        }
        if !is_number && call.with_text(value, is_field_text) != Some(true) {
            return Ok(Outcome::Unusual);
        }
        let list = call.get(this, self.list)?;
        if !list.borrow().is_object() && !list.borrow().is_null() {
            return Ok(Outcome::Unusual);
        }
        let set =
            call.with_text(name, |text| is_token(text).then(|| self.put(call, list.borrow(), (name, text))));
        match set {
            Some(Some(done)) => done?,
            Some(None) => return Ok(Outcome::Unusual),
            None => return Err(Thrown),
        }
        if state & PRESET != 0 {
            call.define_int(self.state, state & !PRESET);
        }
        Ok(Outcome::This)
    }

    // The field into the list, or into a new one, to which those that were preset come first.
    fn put(
        &self,
        call: &Invocation,
        list: Borrowed,
        (name, text): (Borrowed, &[u8]),
    ) -> std::result::Result<(), Thrown> {
        let value = call.argument(1);
        if list.is_object() {
            return self.put_into(call, list, (name, text), value);
        }
        let preset = match call.int(call.this(), self.state) {
            Some(state) if state & PRESET != 0 => Some(call.get(call.this(), self.preset)?),
            _ => None,
        };
        let list = call.new_array()?;
        if let Some(preset) = preset {
            for at in 0..call.length(preset.borrow()).ok_or(Thrown)? as u32 {
                call.set_item(list.borrow(), at, call.item(preset.borrow(), at).borrow())?;
            }
        }
        call.define(self.list, list.borrow());
        self.put_into(call, list.borrow(), (name, text), value)
    }

    fn put_into(
        &self,
        call: &Invocation,
        list: Borrowed,
        (name, text): (Borrowed, &[u8]),
        value: Borrowed,
    ) -> std::result::Result<(), Thrown> {
        let end = call.length(list).ok_or(Thrown)? as u32;
        let at = place(call, list, text).unwrap_or(end);
        call.set_item(list, at, name)?;
        call.set_item(list, at + 1, value)
    }

    fn get(&self, call: &Invocation) -> Answer {
        self.find(call, |found| {
            found.map_or(Outcome::Undefined, |(list, at)| Outcome::Value(call.item(list, at + 1)))
        })
    }

    fn has(&self, call: &Invocation) -> Answer {
        self.find(call, |found| Outcome::Bool(found.is_some()))
    }

    fn find(&self, call: &Invocation, answer: impl FnOnce(Option<(Borrowed, u32)>) -> Outcome) -> Answer {
        let name = call.argument(0);
        let state = call.int(call.this(), self.state).filter(|state| state & ANSWERED == 0);
        let (Some(state), true) = (state, name.is_string()) else { return Ok(Outcome::Unusual) };
        let list = call.get(call.this(), if state & PRESET == 0 { self.list } else { self.preset })?;
        let list = list.borrow();
        if list.is_null() {
            return Ok(answer(None));
        }
        if !list.is_object() {
            return Ok(Outcome::Unusual);
        }
        let at = call.with_text(name, |name| place(call, list, name)).ok_or(Thrown)?;
        Ok(answer(at.map(|at| (list, at))))
    }
}
