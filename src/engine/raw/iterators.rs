//! What is left in an iterator over a Map or Set, without moving it: util.inspect shows it.
//!
//! QuickJS has no door to that, so this reads its structures as they are in the release named below. In any
//! other release nothing is read, and the answer is that nothing is known.

use super::{class_name, quickjs_version};
use rquickjs::{Ctx, Result, Value, qjs};
use std::ffi::{c_int, c_void};
use std::ptr::from_ref;

/// The release whose quickjs.c the structures here were taken from.
const RELEASE: &str = "0.16.2";

/// A link of a circular list; the list's owner holds one that stands for its end.
#[repr(C)]
struct Link {
    previous: *const Link,
    next: *const Link,
}

#[repr(C)]
struct MapState {
    is_weak: bool,
    records: Link,
}

#[repr(C)]
struct MapRecord {
    references: c_int,
    is_deleted: bool,
    map: *const MapState,
    link: Link,
    hash_link: Link,
    key: qjs::JSValue,
    value: qjs::JSValue,
}

#[repr(C)]
struct MapIterator {
    /// The Map or Set; undefined after the end.
    collection: qjs::JSValue,
    kind: c_int,
    /// The entry answered last; null before the first.
    current: *const MapRecord,
}

const KEYS: c_int = 0;
const ENTRIES: c_int = 2;

/// The values that are to come, and whether they are keys and values in turn; `None` for what is no such
/// iterator, and for an engine that is not known.
pub fn preview<'js>(iterator: &Value<'js>) -> Result<Option<(Vec<Value<'js>>, bool)>> {
    let class = class_name(iterator)?.as_string().and_then(|name| name.to_string().ok());
    let is_map = match class.as_deref() {
        Some("Map Iterator") => true,
        Some("Set Iterator") => false,
        _ => return Ok(None),
    };
    if quickjs_version() != RELEASE {
        return Ok(None);
    }
    // SAFETY: the value is of the class that has this structure behind it in this release. No JavaScript
    // runs meanwhile, so that the list stays as it is.
    let rest = unsafe {
        let mut class = 0;
        let state = qjs::JS_GetAnyOpaque(iterator.as_raw(), &mut class).cast::<MapIterator>();
        state.as_ref().map(|state| (remaining(iterator.ctx(), state, is_map), state.kind == ENTRIES))
    };
    Ok(rest)
}

// SAFETY: `iterator` must be live, and of an engine of this release.
unsafe fn remaining<'js>(ctx: &Ctx<'js>, iterator: &MapIterator, is_map: bool) -> Vec<Value<'js>> {
    let mut values = Vec::new();
    let mut class = 0;
    unsafe {
        let map: *mut c_void = qjs::JS_GetAnyOpaque(iterator.collection, &mut class);
        let Some(map) = map.cast::<MapState>().as_ref() else { return values };
        let mut link = match iterator.current.as_ref() {
            None => map.records.next,
            Some(record) => record.link.next,
        };
        let own = |value| Value::from_raw(ctx.clone(), qjs::JS_DupValue(ctx.as_raw().as_ptr(), value));
        while link != from_ref(&map.records) {
            let record = &*link.byte_sub(std::mem::offset_of!(MapRecord, link)).cast::<MapRecord>();
            link = record.link.next;
            if record.is_deleted {
                continue;
            }
            let value = if is_map { record.value } else { record.key };
            match iterator.kind {
                KEYS => values.push(own(record.key)),
                ENTRIES => values.extend([own(record.key), own(value)]),
                _ => values.push(own(value)),
            }
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use rquickjs::{Context, Runtime};

    fn shows(source: &str) -> Option<(String, bool)> {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let iterator: Value = ctx.eval(source).unwrap();
            let (values, pairs) = preview(&iterator).unwrap()?;
            let text: Vec<String> = values.iter().map(|v| crate::engine::value::text(v).unwrap()).collect();
            Some((text.join(","), pairs))
        })
    }

    #[test]
    fn what_is_left_is_known_in_this_release() {
        assert_eq!(quickjs_version(), RELEASE, "compare the structures with the new quickjs.c");
        assert_eq!(shows("new Map([[1, 2], [3, 4]]).keys()"), Some(("1,3".into(), false)));
        assert_eq!(shows("new Map([[1, 2], [3, 4]]).values()"), Some(("2,4".into(), false)));
        assert_eq!(shows("new Map([[1, 2], [3, 4]]).entries()"), Some(("1,2,3,4".into(), true)));
        assert_eq!(shows("new Set(['a', 'b']).values()"), Some(("a,b".into(), false)));
        assert_eq!(shows("new Set(['a']).entries()"), Some(("a,a".into(), true)));
    }

    #[test]
    fn what_was_taken_or_deleted_is_not_left() {
        let taken = "(() => { const i = new Set([1, 2, 3]).values(); i.next(); return i; })()";
        assert_eq!(shows(taken), Some(("2,3".into(), false)));
        let deleted = "(() => { const s = new Set([1, 2, 3, 4]), i = s.values(); i.next(); i.next();
            s.delete(2); s.delete(3); return i; })()";
        assert_eq!(shows(deleted), Some(("4".into(), false)));
        let ended = "(() => { const i = new Map([[1, 2]]).keys(); i.next(); i.next(); return i; })()";
        assert_eq!(shows(ended), Some((String::new(), false)));
    }

    #[test]
    fn anything_else_is_no_such_iterator() {
        assert_eq!(shows("[1].values()"), None);
        assert_eq!(shows("new Map()"), None);
        assert_eq!(shows("5"), None);
    }
}
