//! Realms: further global objects within the one engine, for `vm`. A realm's global object inherits from a
//! view of the program's sandbox object, so that names which the realm does not define itself are looked up
//! and set there. And the time that a script may take.

use super::{Ctx, Result, Value, qjs, take};
use rquickjs::JsLifetime;
use std::cell::Cell;
use std::ffi::{CStr, c_int};
use std::ptr::{NonNull, null_mut};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// The deadline of the script that `vm` runs, asked by the engine's interrupt handler.
#[derive(Default)]
pub struct Deadline {
    pub at: Cell<Option<Instant>>,
    pub is_passed: Cell<bool>,
    /// Set by a signal that the script may be interrupted by.
    pub is_interrupted: Arc<AtomicBool>,
}

/// What the engine keeps for its realms.
pub struct Realms {
    pub deadline: Rc<Deadline>,
    view: qjs::JSClassID,
    /// Whether the script that runs in a realm begins with "use strict".
    is_strict: Cell<bool>,
}

// SAFETY: it has no lifetime to change.
unsafe impl<'js> JsLifetime<'js> for Realms {
    type Changed<'to> = Realms;
}

static VIEW_METHODS: qjs::JSClassExoticMethods = qjs::JSClassExoticMethods {
    get_own_property: Some(view_property),
    get_own_property_names: None,
    delete_property: None,
    define_own_property: None,
    has_property: None,
    get_property: None,
    set_property: Some(set_view_property),
};

/// Makes the class of views. Called once for each engine.
pub fn install(ctx: &Ctx, deadline: Rc<Deadline>) -> Result<()> {
    let mut view = 0;
    let class = qjs::JSClassDef {
        class_name: c"Sandbox".as_ptr(),
        finalizer: Some(free_view),
        gc_mark: Some(mark_view),
        call: None,
        exotic: (&raw const VIEW_METHODS).cast_mut(),
    };
    // SAFETY: the runtime is live; the definition is copied, its methods are static and only read.
    let made = unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_NewClassID(runtime, &mut view);
        qjs::JS_NewClass(runtime, view, &class)
    };
    if made < 0 {
        return Err(rquickjs::Error::Allocation);
    }
    ctx.store_userdata(Realms { deadline, view, is_strict: Cell::new(false) })
        .map_err(|_| rquickjs::Error::Unknown)?;
    Ok(())
}

/// A new realm: `[evaluate, global]`, where `evaluate(source, filename, line, this)` runs a script in it. With
/// a sandbox, names that the realm's global object has not are the sandbox's properties.
pub fn new<'js>(ctx: &Ctx<'js>, sandbox: Option<&Value<'js>>) -> Result<(Value<'js>, Value<'js>)> {
    let class = ctx.userdata::<Realms>().ok_or(rquickjs::Error::Unknown)?.view;
    let context = ctx.as_raw().as_ptr();
    // SAFETY: what is made belongs to `take` or is freed here. The function keeps its realm alive, so our own
    // reference to that goes.
    unsafe {
        let realm = qjs::JS_NewContext(qjs::JS_GetRuntime(context));
        if realm.is_null() {
            return Err(rquickjs::Error::Allocation);
        }
        let kind = qjs::JSCFunctionEnum_JS_CFUNC_generic;
        let function = qjs::JS_NewCFunction2(realm, Some(evaluate), c"evaluate".as_ptr(), 4, kind, 0);
        let evaluate = take(ctx, function);
        let global = take(ctx, qjs::JS_GetGlobalObject(realm));
        let viewed = match (&global, sandbox) {
            (Ok(global), Some(sandbox)) => inherit(ctx, realm, class, global, sandbox),
            _ => Ok(()),
        };
        qjs::JS_FreeContext(realm);
        viewed?;
        Ok((evaluate?, global?))
    }
}

/// What a view refers to.
struct Held {
    sandbox: qjs::JSValue,
    /// What scripts get where the sandbox refers to itself: their `globalThis`. Undefined at first.
    facade: qjs::JSValue,
}

/// Gives the view of a realm's global object its facade.
pub fn set_facade<'js>(ctx: &Ctx<'js>, global: &Value<'js>, facade: &Value<'js>) -> Result<()> {
    let context = ctx.as_raw().as_ptr();
    let class = ctx.userdata::<Realms>().ok_or(rquickjs::Error::Unknown)?.view;
    // SAFETY: the prototype is a view if its class is that of views; the view owns the reference made here.
    unsafe {
        let view = take(ctx, qjs::JS_GetPrototype(context, global.as_raw()))?;
        if qjs::JS_GetClassID(view.as_raw()) != class {
            return Ok(());
        }
        if let Some(held) = held_by(view.as_raw()).as_mut() {
            let before = std::mem::replace(&mut held.facade, qjs::JS_DupValue(context, facade.as_raw()));
            qjs::JS_FreeValue(context, before);
        }
    }
    Ok(())
}

unsafe fn inherit<'js>(
    ctx: &Ctx<'js>,
    realm: *mut qjs::JSContext,
    class: qjs::JSClassID,
    global: &Value<'js>,
    sandbox: &Value<'js>,
) -> Result<()> {
    // SAFETY: the realm is live; the view owns the reference to the sandbox that is made here.
    unsafe {
        let base = take(ctx, qjs::JS_GetPrototype(realm, global.as_raw()))?;
        let view = take(ctx, qjs::JS_NewObjectProtoClass(realm, base.as_raw(), class))?;
        let held =
            Box::new(Held { sandbox: qjs::JS_DupValue(realm, sandbox.as_raw()), facade: qjs::JS_UNDEFINED });
        qjs::JS_SetOpaque(view.as_raw(), Box::into_raw(held).cast());
        match qjs::JS_SetPrototype(realm, global.as_raw(), view.as_raw()) {
            done if done < 0 => Err(rquickjs::Error::Exception),
            _ => Ok(()),
        }
    }
}

/// Compiles a script for the realm of `ctx`, for `run_compiled`. Errors: its SyntaxError.
pub fn compile<'js>(ctx: &Ctx<'js>, source: &CStr, filename: &CStr, line: i32) -> Result<Value<'js>> {
    let mut options = options(filename, line, qjs::JS_EVAL_FLAG_COMPILE_ONLY);
    // SAFETY: the texts and options outlive the call.
    take(ctx, unsafe {
        qjs::JS_Eval2(ctx.as_raw().as_ptr(), source.as_ptr(), source.count_bytes() as _, &mut options)
    })
}

/// Evaluates a script that may `await` at its top: a promise of an object with its value under `value`. What it
/// declares is global all the same. Errors: its SyntaxError.
pub fn evaluate_async<'js>(ctx: &Ctx<'js>, source: &CStr, filename: &CStr) -> Result<Value<'js>> {
    let mut options = options(filename, 1, qjs::JS_EVAL_FLAG_ASYNC);
    // SAFETY: as for `compile`.
    take(ctx, unsafe {
        qjs::JS_Eval2(ctx.as_raw().as_ptr(), source.as_ptr(), source.count_bytes() as _, &mut options)
    })
}

/// Runs what `compile` has made; as often as you like.
pub fn run_compiled<'js>(ctx: &Ctx<'js>, compiled: &Value<'js>) -> Result<Value<'js>> {
    let context = ctx.as_raw().as_ptr();
    // SAFETY: JS_EvalFunction takes the reference that is made here. It refuses what is no compiled script.
    take(ctx, unsafe { qjs::JS_EvalFunction(context, qjs::JS_DupValue(context, compiled.as_raw())) })
}

fn options(filename: &CStr, line: i32, flags: u32) -> qjs::JSEvalOptions {
    qjs::JSEvalOptions {
        version: qjs::JS_EVAL_OPTIONS_VERSION as i32,
        eval_flags: (qjs::JS_EVAL_TYPE_GLOBAL | flags) as i32,
        filename: filename.as_ptr(),
        line_num: line,
    }
}

// The functions that QuickJS calls, always from within JavaScript that we entered.

// `evaluate(source, filename, line, this)`: `context` is the realm that the function was made in.
unsafe extern "C" fn evaluate(
    context: *mut qjs::JSContext,
    _: qjs::JSValue,
    _: c_int,
    arguments: *mut qjs::JSValue,
) -> qjs::JSValue {
    // SAFETY: QuickJS passes at least the four arguments that the function declares; the texts are freed
    // after their use.
    unsafe {
        let arguments = std::slice::from_raw_parts(arguments, 4);
        let mut length = 0;
        let mut line = 1;
        let source = qjs::JS_ToCStringLen2(context, &mut length, arguments[0], false);
        let filename = qjs::JS_ToCStringLen2(context, null_mut(), arguments[1], false);
        qjs::JS_ToInt32(context, &mut line, arguments[2]);
        let mut value = qjs::JS_EXCEPTION;
        if !source.is_null() && !filename.is_null() {
            let mut options = options(CStr::from_ptr(filename), line, 0);
            let before = set_strict(context, begins_strict(CStr::from_ptr(source)));
            value = qjs::JS_EvalThis2(context, arguments[3], source, length as _, &mut options);
            set_strict(context, before);
        }
        for text in [source, filename] {
            if !text.is_null() {
                qjs::JS_FreeCString(context, text);
            }
        }
        value
    }
}

fn begins_strict(source: &CStr) -> bool {
    let text = source.to_bytes().trim_ascii_start();
    text.starts_with(b"'use strict'") || text.starts_with(b"\"use strict\"")
}

// Answers what was before.
unsafe fn set_strict(context: *mut qjs::JSContext, is_strict: bool) -> bool {
    // SAFETY: QuickJS passes its live context, which is never null.
    let ctx = unsafe { Ctx::from_raw(NonNull::new_unchecked(context)) };
    ctx.userdata::<Realms>().is_some_and(|realms| realms.is_strict.replace(is_strict))
}

// Whether assigning to a property of the sandbox is to have no effect: the engine does not say whether the code
// is strict, where it would have to throw.
unsafe fn is_ignored(context: *mut qjs::JSContext, sandbox: qjs::JSValue, name: qjs::JSAtom) -> bool {
    // SAFETY: the values are live; what a descriptor holds is freed here.
    unsafe {
        let mut own = qjs::JSPropertyDescriptor {
            flags: 0,
            value: qjs::JS_UNDEFINED,
            getter: qjs::JS_UNDEFINED,
            setter: qjs::JS_UNDEFINED,
        };
        if qjs::JS_GetOwnProperty(context, &mut own, sandbox, name) <= 0 {
            return false;
        }
        for value in [own.value, own.getter, own.setter] {
            qjs::JS_FreeValue(context, value);
        }
        let fixed = own.flags as u32 & (qjs::JS_PROP_WRITABLE | qjs::JS_PROP_GETSET) == 0;
        let ctx = Ctx::from_raw(NonNull::new_unchecked(context));
        fixed && !ctx.userdata::<Realms>().is_some_and(|realms| realms.is_strict.get())
    }
}

unsafe fn held_by(view: qjs::JSValue) -> *mut Held {
    let mut class = 0;
    // SAFETY: only views come here; the pointer is null until `inherit` has set it.
    unsafe { qjs::JS_GetAnyOpaque(view, &mut class).cast() }
}

unsafe extern "C" fn view_property(
    context: *mut qjs::JSContext,
    descriptor: *mut qjs::JSPropertyDescriptor,
    view: qjs::JSValue,
    name: qjs::JSAtom,
) -> c_int {
    // SAFETY: the sandbox lives as long as its view; the caller frees the value in the descriptor.
    unsafe {
        let Some(held) = held_by(view).as_ref() else { return 0 };
        let found = qjs::JS_HasProperty(context, held.sandbox, name);
        if found <= 0 || descriptor.is_null() {
            return found;
        }
        let mut value = qjs::JS_GetProperty(context, held.sandbox, name);
        if qjs::JS_IsException(value) {
            return -1;
        }
        if qjs::JS_IsObject(held.facade) && qjs::JS_IsStrictEqual(context, value, held.sandbox) {
            qjs::JS_FreeValue(context, value);
            value = qjs::JS_DupValue(context, held.facade);
        }
        *descriptor = qjs::JSPropertyDescriptor {
            flags: (qjs::JS_PROP_CONFIGURABLE | qjs::JS_PROP_WRITABLE | qjs::JS_PROP_ENUMERABLE) as c_int,
            value,
            getter: qjs::JS_UNDEFINED,
            setter: qjs::JS_UNDEFINED,
        };
        1
    }
}

unsafe extern "C" fn set_view_property(
    context: *mut qjs::JSContext,
    view: qjs::JSValue,
    name: qjs::JSAtom,
    value: qjs::JSValue,
    _: qjs::JSValue,
    _: c_int,
) -> c_int {
    // SAFETY: as for `view_property`; JS_SetProperty takes the reference that is made here.
    unsafe {
        match held_by(view).as_ref() {
            Some(held) if is_ignored(context, held.sandbox, name) => 1,
            Some(held) => qjs::JS_SetProperty(context, held.sandbox, name, qjs::JS_DupValue(context, value)),
            None => 0,
        }
    }
}

unsafe extern "C" fn mark_view(runtime: *mut qjs::JSRuntime, view: qjs::JSValue, mark: qjs::JS_MarkFunc) {
    // SAFETY: the view owns these references.
    unsafe {
        if let Some(held) = held_by(view).as_ref() {
            qjs::JS_MarkValue(runtime, held.sandbox, mark);
            qjs::JS_MarkValue(runtime, held.facade, mark);
        }
    }
}

unsafe extern "C" fn free_view(runtime: *mut qjs::JSRuntime, view: qjs::JSValue) {
    // SAFETY: the box was made by `inherit` and is freed here only, with the references in it.
    unsafe {
        let held = held_by(view);
        if !held.is_null() {
            let held = Box::from_raw(held);
            qjs::JS_FreeValueRT(runtime, held.sandbox);
            qjs::JS_FreeValueRT(runtime, held.facade);
        }
    }
}
