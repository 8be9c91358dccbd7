//! SharedArrayBuffers: blocks of memory that the engines of several threads have shares in. A block lives
//! until the last share is gone.

use super::{Ctx, Result, Value, qjs, take};
use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::ffi::c_void;
use std::sync::atomic::{AtomicUsize, Ordering, fence};

/// Stands before the block's own bytes.
#[repr(C, align(16))]
struct Head {
    shares: AtomicUsize,
    size: usize,
}

const HEAD: usize = size_of::<Head>();

fn layout(size: usize) -> Option<Layout> {
    Layout::from_size_align(size.checked_add(HEAD)?, align_of::<Head>()).ok()
}

unsafe fn head<'a>(data: *mut c_void) -> &'a Head {
    // SAFETY: every block of ours has its head before the bytes, and the caller has a share in it.
    unsafe { &*data.byte_sub(HEAD).cast::<Head>() }
}

unsafe extern "C" fn new_block(_: *mut c_void, size: qjs::size_t) -> *mut c_void {
    let size = size as usize;
    let Some(layout) = layout(size) else { return std::ptr::null_mut() };
    // SAFETY: the layout has a size above 0; the head is written before anybody sees the block.
    unsafe {
        let block = alloc_zeroed(layout);
        if block.is_null() {
            return std::ptr::null_mut();
        }
        block.cast::<Head>().write(Head { shares: AtomicUsize::new(1), size });
        block.add(HEAD).cast()
    }
}

unsafe extern "C" fn add_share(_: *mut c_void, data: *mut c_void) {
    // SAFETY: the engine asks for a buffer that it holds.
    unsafe { head(data).shares.fetch_add(1, Ordering::Relaxed) };
}

unsafe extern "C" fn drop_share(_: *mut c_void, data: *mut c_void) {
    // SAFETY: the share is the caller's; with the last one nobody else can reach the block.
    unsafe {
        let Head { shares, size } = head(data);
        if shares.fetch_sub(1, Ordering::Release) == 1 {
            fence(Ordering::Acquire);
            if let Some(layout) = layout(*size) {
                dealloc(data.cast::<u8>().sub(HEAD), layout);
            }
        }
    }
}

/// Has the engine take SharedArrayBuffers from here. Called once for each engine, before any script.
pub fn install(ctx: &Ctx) {
    let functions = qjs::JSSharedArrayBufferFunctions {
        sab_alloc: Some(new_block),
        sab_free: Some(drop_share),
        sab_dup: Some(add_share),
        sab_opaque: std::ptr::null_mut(),
    };
    // SAFETY: the runtime is live and copies the table.
    unsafe { qjs::JS_SetSharedArrayBufferFunctions(qjs::JS_GetRuntime(ctx.as_raw().as_ptr()), &functions) }
}

/// A share in a SharedArrayBuffer's memory, on its way to another thread.
pub struct Share {
    data: *mut c_void,
    length: usize,
    most: usize,
}

// SAFETY: the block is made for being reached from several threads; the count is atomic.
unsafe impl Send for Share {}

impl Share {
    /// Of a SharedArrayBuffer, and only of such. `most`: its maxByteLength if it may grow, else 0.
    pub fn of(buffer: &Value, most: usize) -> Option<Share> {
        let mut length = 0;
        // SAFETY: QuickJS answers the address of the buffer's bytes, which the value keeps alive meanwhile.
        unsafe {
            let data = qjs::JS_GetArrayBuffer(buffer.ctx().as_raw().as_ptr(), &mut length, buffer.as_raw());
            if data.is_null() {
                return None;
            }
            add_share(std::ptr::null_mut(), data.cast());
            Some(Share { data: data.cast(), length: length as usize, most })
        }
    }

    /// A SharedArrayBuffer over the same memory, with a share of its own.
    pub fn open<'js>(&self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        let context = ctx.as_raw().as_ptr();
        let (length, most) = (self.length as _, self.most as _);
        let nothing = std::ptr::null_mut();
        // SAFETY: the engine adds a share for the buffer that it makes.
        take(ctx, unsafe {
            qjs::JS_NewArrayBuffer(context, self.data.cast(), length, most, None, nothing, true)
        })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        // SAFETY: the share is ours, and gone with us.
        unsafe { drop_share(std::ptr::null_mut(), self.data) }
    }
}
