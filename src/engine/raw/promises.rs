//! Promises as the engine sees them: jobs of our own in its queue, and its hook on what becomes of promises.

use super::take;
use rquickjs::{Ctx, Function, JsLifetime, Result, Value, qjs};
use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::ptr::{from_ref, null_mut};

/// Queues `job()` behind the promise jobs that are waiting. What it throws is the error of that job.
pub fn enqueue_job(job: &Function) -> Result<()> {
    let mut args = [job.as_raw()];
    // SAFETY: QuickJS counts a reference to the argument until the job has run.
    let queued =
        unsafe { qjs::JS_EnqueueJob(job.ctx().as_raw().as_ptr(), Some(run_job), 1, args.as_mut_ptr()) };
    if queued < 0 { Err(rquickjs::Error::Allocation) } else { Ok(()) }
}

unsafe extern "C" fn run_job(
    ctx: *mut qjs::JSContext,
    _count: c_int,
    args: *mut qjs::JSValue,
) -> qjs::JSValue {
    // SAFETY: `enqueue_job` gave one argument, a function, which QuickJS holds during the job.
    unsafe { qjs::JS_Call(ctx, *args, qjs::JS_UNDEFINED, 0, null_mut()) }
}

/// Has `job()` run just before the reaction that is registered next on `promise`: now queued, when it is
/// settled, else at the head of that reaction. Anything but a promise is left alone.
pub fn precede_reaction(promise: &Value, job: &Function) -> Result<()> {
    let ctx = promise.ctx();
    let context = ctx.as_raw().as_ptr();
    // SAFETY: both calls accept any value that is held for their length; the new promise is ours to drop.
    unsafe {
        match qjs::JS_PromiseState(context, promise.as_raw()) {
            qjs::JSPromiseStateEnum_JS_PROMISE_NOT_A_PROMISE => Ok(()),
            qjs::JSPromiseStateEnum_JS_PROMISE_PENDING => {
                let job = job.as_raw();
                take(ctx, qjs::JS_PromiseThen(context, promise.as_raw(), job, job)).map(drop)
            }
            _ => enqueue_job(job),
        }
    }
}

/// Who hears of promises, kept with the runtime: it is dropped before that is.
struct Watcher<'js> {
    hook: Function<'js>,
    /// The promise made last, only to be compared with.
    newest: Cell<*mut c_void>,
    /// How deep the stack was then, once that is looked at.
    depth: Cell<Option<usize>>,
}

// SAFETY: the type is the same for every lifetime but for `'js` itself.
unsafe impl<'js> JsLifetime<'js> for Watcher<'js> {
    type Changed<'to> = Watcher<'to>;
}

/// From now on calls `hook(kind, promise, isNewest)` for every promise: kind 0 when it is made, 1 before and
/// 2 after the `then` of a thenable that it follows, 3 when it is fulfilled (never when it is rejected).
/// `isNewest`: no other promise was made since. A second call changes nothing.
///
/// `measure_promises` narrows `isNewest` to what `await` does with a plain value: a promise that its executor
/// fulfils is the newest too, but the stack is deeper by then.
pub fn watch_promises<'js>(ctx: &Ctx<'js>, hook: Function<'js>) {
    if ctx.userdata::<Watcher>().is_some()
        || ctx.store_userdata(Watcher { hook, newest: Cell::default(), depth: Cell::new(None) }).is_err()
    {
        return;
    }
    let Some(watcher) = ctx.userdata::<Watcher>() else { return };
    let opaque = from_ref::<Watcher>(&watcher).cast_mut().cast();
    // SAFETY: the watcher stands in a box of its own until the runtime ends, and is never replaced.
    unsafe { qjs::JS_SetPromiseHook(qjs::JS_GetRuntime(ctx.as_raw().as_ptr()), Some(on_promise), opaque) }
}

/// From now on looks at the stack for every promise.
pub fn measure_promises(ctx: &Ctx) {
    if let Some(watcher) = ctx.userdata::<Watcher>() {
        watcher.depth.set(Some(0));
    }
}

/// Beyond this many frames depths are not told apart.
const DEEPEST: usize = 64;

/// How many frames there are down to the outermost that runs JavaScript.
unsafe fn depth_of_stack(ctx: *mut qjs::JSContext) -> usize {
    let mut depth = 0;
    for level in 0..DEEPEST {
        // SAFETY: the engine takes any level, and gives no name for one that is not there.
        unsafe {
            let name = qjs::JS_GetScriptOrModuleName(ctx, level as c_int);
            if name != qjs::JS_ATOM_NULL {
                depth = level + 1;
                qjs::JS_FreeAtom(ctx, name);
            }
        }
    }
    depth
}

unsafe extern "C" fn on_promise(
    ctx: *mut qjs::JSContext,
    kind: qjs::JSPromiseHookType,
    promise: qjs::JSValue,
    _parent: qjs::JSValue,
    opaque: *mut c_void,
) {
    // SAFETY: `opaque` is the watcher (see `watch_promises`); the promise is held by the caller.
    unsafe {
        let watcher = &*opaque.cast_const().cast::<Watcher>();
        let identity = qjs::JS_VALUE_GET_PTR(promise);
        let mut is_newest = watcher.newest.get() == identity;
        if kind == qjs::JSPromiseHookType_JS_PROMISE_HOOK_INIT {
            watcher.newest.set(identity);
            if watcher.depth.get().is_some() {
                watcher.depth.set(Some(depth_of_stack(ctx)));
            }
        } else if is_newest && let Some(depth) = watcher.depth.get() {
            is_newest = depth_of_stack(ctx) == depth;
        }
        let mut args = [
            qjs::JS_MKVAL(qjs::JS_TAG_INT, kind as i32),
            promise,
            qjs::JS_MKVAL(qjs::JS_TAG_BOOL, is_newest as i32),
        ];
        let result = qjs::JS_Call(ctx, watcher.hook.as_raw(), qjs::JS_UNDEFINED, 3, args.as_mut_ptr());
        // The hook fails only when memory is out, and whoever made the promise learns that by itself.
        if qjs::JS_IsException(result) {
            super::drop_exception(ctx);
        }
        qjs::JS_FreeValue(ctx, result);
    }
}
