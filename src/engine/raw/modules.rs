//! ES modules of the engine: compiling, modules made of values, and the two questions that QuickJS asks
//! while it compiles: what a specifier stands for, and which module has that name.
//!
//! JavaScript answers both (js/node/internal/modules/esm.js). Its function `resolve` also compiles what
//! it resolves to, so that a name is in the table before the engine asks for it. It never throws for an
//! import inside a module that is being compiled: QuickJS would free that module, and another one of the
//! same cycle may already point at it.

use super::{CString, Ctx, Result, Value, qjs, take};
use rquickjs::{Function, JsLifetime};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr::{NonNull, null_mut};

type Definition = NonNull<qjs::JSModuleDef>;

/// What JavaScript answers, and the modules by name. QuickJS keeps a module until the context ends.
struct Modules<'js> {
    /// `(base, specifier, attributes) → name`
    resolve: Function<'js>,
    /// `(name)`: gives a module of values its values, with `set_export`.
    init: Function<'js>,
    table: RefCell<HashMap<String, Definition>>,
}

// SAFETY: the same type with the one lifetime it has replaced.
unsafe impl<'js> JsLifetime<'js> for Modules<'js> {
    type Changed<'to> = Modules<'to>;
}

/// Has the engine ask `resolve` and `init` from now on. Called once, before anything is compiled.
pub fn install<'js>(ctx: &Ctx<'js>, resolve: Function<'js>, init: Function<'js>) -> Result<()> {
    let modules = Modules { resolve, init, table: RefCell::default() };
    ctx.store_userdata(modules).map_err(|_| rquickjs::Error::Unknown)?;
    // SAFETY: the functions are of the types QuickJS declares and need no opaque pointer.
    unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_SetModuleLoaderFunc2(runtime, None, Some(load), None, null_mut());
        qjs::JS_SetModuleNormalizeFunc2(runtime, Some(normalize));
    }
    Ok(())
}

/// Compiles an ES module and, through `resolve`, everything it imports. Errors: a SyntaxError in `source`.
pub fn declare<'js>(ctx: &Ctx<'js>, name: &str, source: &[u8]) -> Result<()> {
    let text = CString::new(source)?;
    let filename = CString::new(name)?;
    let flags = qjs::JS_EVAL_TYPE_MODULE | qjs::JS_EVAL_FLAG_STRICT | qjs::JS_EVAL_FLAG_COMPILE_ONLY;
    let mut options = qjs::JSEvalOptions {
        version: qjs::JS_EVAL_OPTIONS_VERSION as i32,
        eval_flags: flags as i32,
        filename: filename.as_ptr(),
        line_num: 1,
    };
    // SAFETY: text is NUL-terminated and, like the options, outlives the call. The value is a module,
    // which the context owns.
    let definition = unsafe {
        let length = text.as_bytes().len() as _;
        let module = qjs::JS_Eval2(ctx.as_raw().as_ptr(), text.as_ptr(), length, &mut options);
        if qjs::JS_IsException(module) {
            return Err(rquickjs::Error::Exception);
        }
        NonNull::new(qjs::JS_VALUE_GET_PTR(module).cast())
    };
    remember(ctx, name, definition)
}

/// Makes a module with the given exports, which `init` fills in when the module is evaluated.
pub fn synthesize<'js>(ctx: &Ctx<'js>, name: &str, exports: &[String]) -> Result<()> {
    let context = ctx.as_raw().as_ptr();
    let text = CString::new(name)?;
    // SAFETY: the name is NUL-terminated; QuickJS copies it.
    let definition =
        NonNull::new(unsafe { qjs::JS_NewCModule(context, text.as_ptr(), Some(evaluate_values)) });
    let Some(module) = definition else { return Err(rquickjs::Error::Exception) };
    for export in exports {
        let export = CString::new(export.as_str())?;
        // SAFETY: the module is the one just made and not yet linked.
        if unsafe { qjs::JS_AddModuleExport(context, module.as_ptr(), export.as_ptr()) } < 0 {
            return Err(rquickjs::Error::Exception);
        }
    }
    remember(ctx, name, definition)
}

fn remember(ctx: &Ctx, name: &str, definition: Option<Definition>) -> Result<()> {
    let (Some(definition), Some(modules)) = (definition, ctx.userdata::<Modules>()) else {
        return Err(rquickjs::Error::Unknown);
    };
    modules.table.borrow_mut().insert(name.to_string(), definition);
    Ok(())
}

pub(super) fn find(ctx: &Ctx, name: &str) -> Result<Definition> {
    let modules = ctx.userdata::<Modules>().ok_or(rquickjs::Error::Unknown)?;
    let found = modules.table.borrow().get(name).copied();
    found.ok_or_else(|| rquickjs::Error::new_loading(name))
}

/// Links and evaluates a module of the table: a promise. Errors: an import that the other module does not
/// export. Not to be called for a module whose evaluation has begun and not ended.
pub fn evaluate<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Value<'js>> {
    let definition = find(ctx, name)?;
    let context = ctx.as_raw().as_ptr();
    // SAFETY: modules live as long as the context; JS_EvalFunction frees the reference that is made here.
    unsafe {
        let module = qjs::JS_MKPTR(qjs::JS_TAG_MODULE, definition.as_ptr().cast());
        qjs::JS_DupValue(context, module);
        take(ctx, qjs::JS_EvalFunction(context, module))
    }
}

/// The namespace object of a linked module.
pub fn namespace<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Value<'js>> {
    let definition = find(ctx, name)?;
    // SAFETY: modules live as long as the context.
    take(ctx, unsafe { qjs::JS_GetModuleNamespace(ctx.as_raw().as_ptr(), definition.as_ptr()) })
}

/// The module's `import.meta`.
pub fn meta<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Value<'js>> {
    let definition = find(ctx, name)?;
    // SAFETY: modules live as long as the context.
    take(ctx, unsafe { qjs::JS_GetImportMeta(ctx.as_raw().as_ptr(), definition.as_ptr()) })
}

/// Gives an export of a synthesized, linked module its value; false when it has no such export.
pub fn set_export<'js>(ctx: &Ctx<'js>, name: &str, export: &str, value: Value<'js>) -> Result<bool> {
    let definition = find(ctx, name)?;
    let export = CString::new(export)?;
    // SAFETY: modules live as long as the context; QuickJS takes the reference to the value over.
    unsafe {
        let context = ctx.as_raw().as_ptr();
        let owned = qjs::JS_DupValue(context, value.as_raw());
        Ok(qjs::JS_SetModuleExport(context, definition.as_ptr(), export.as_ptr(), owned) == 0)
    }
}

/// Whether a text is an ES module rather than a script: it parses as one.
pub fn is_module(source: &[u8]) -> bool {
    let Ok(text) = CString::new(source) else { return false };
    // SAFETY: the text is NUL-terminated and outlives the call, which runs nothing of it.
    unsafe { qjs::JS_DetectModule(text.as_ptr(), text.as_bytes().len() as _) }
}

// The three functions that QuickJS calls, always from within JavaScript that we entered.

unsafe extern "C" fn normalize(
    context: *mut qjs::JSContext,
    base: *const c_char,
    specifier: *const c_char,
    attributes: qjs::JSValue,
    _: *mut c_void,
) -> *mut c_char {
    // SAFETY: QuickJS passes its live context, two NUL-terminated texts and a value that it keeps.
    unsafe {
        let ctx = context_of(context);
        let texts = (CStr::from_ptr(base).to_string_lossy(), CStr::from_ptr(specifier).to_string_lossy());
        let attributes = Value::from_raw(ctx.clone(), qjs::JS_DupValue(context, attributes));
        let Some(resolve) = ctx.userdata::<Modules>().map(|modules| modules.resolve.clone()) else {
            return null_mut();
        };
        match resolve.call::<_, String>((&*texts.0, &*texts.1, attributes)) {
            Ok(name) => qjs::js_strndup(context, name.as_ptr().cast(), name.len() as _),
            Err(error) => {
                leave_exception(&ctx, error);
                null_mut()
            }
        }
    }
}

unsafe extern "C" fn load(
    context: *mut qjs::JSContext,
    name: *const c_char,
    _: *mut c_void,
    _: qjs::JSValue,
) -> *mut qjs::JSModuleDef {
    // SAFETY: as for `normalize`.
    unsafe {
        let ctx = context_of(context);
        match find(&ctx, &CStr::from_ptr(name).to_string_lossy()) {
            Ok(definition) => definition.as_ptr(),
            Err(error) => {
                leave_exception(&ctx, error);
                null_mut()
            }
        }
    }
}

unsafe extern "C" fn evaluate_values(context: *mut qjs::JSContext, module: *mut qjs::JSModuleDef) -> c_int {
    // SAFETY: as for `normalize`; the atom is ours to free.
    unsafe {
        let ctx = context_of(context);
        let atom = qjs::JS_GetModuleName(context, module);
        let name = Value::from_raw(ctx.clone(), qjs::JS_AtomToString(context, atom));
        qjs::JS_FreeAtom(context, atom);
        let Some(init) = ctx.userdata::<Modules>().map(|modules| modules.init.clone()) else { return -1 };
        match init.call::<_, ()>((name,)) {
            Ok(()) => 0,
            Err(error) => {
                leave_exception(&ctx, error);
                -1
            }
        }
    }
}

unsafe fn context_of<'js>(context: *mut qjs::JSContext) -> Ctx<'js> {
    // SAFETY: QuickJS never passes a null context.
    unsafe { Ctx::from_raw(NonNull::new_unchecked(context)) }
}

// QuickJS expects the exception to be pending in the context.
fn leave_exception(ctx: &Ctx, error: rquickjs::Error) {
    if !error.is_exception() {
        rquickjs::Exception::throw_message(ctx, &error.to_string());
    }
}
