//! The script's clock and its one deadline; lists of timers stand in js/node/internal/timers.js.

use crate::engine::raw;
use crate::export;
use crate::host::{Host, Immediates};
use rquickjs::{Ctx, Function, Object, Result};
use std::rc::Rc;
use std::time::Duration;

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let h = Rc::clone(host);
    // Whole milliseconds since the start, as of now.
    export!(object, "now", move || h.refresh_now().duration_since(h.started()).as_millis() as f64);
    let h = Rc::clone(host);
    // The earliest timer is due when `now()` is `at`; a negative number: there is none.
    export!(object, "schedule", move |at: f64| {
        let at = (at >= 0.0).then(|| h.started() + Duration::from_millis(at as u64));
        h.set_script_timer(at);
    });
    let h = Rc::clone(host);
    export!(object, "setReferenced", move |referenced: bool| h.set_script_timers_referenced(referenced));
    let h = Rc::clone(host);
    // 0: none waiting, 1: waiting, 2: waiting and the program waits for them.
    export!(object, "setImmediates", move |state: i32| {
        h.set_immediates(match state {
            0 => Immediates::None,
            1 => Immediates::Unreferenced,
            _ => Immediates::Referenced,
        });
    });
    // Runs the promise jobs that are waiting; answers whether there were any. An error that a job could not
    // catch goes to the caller.
    export!(object, "runJobs", run_jobs);
    // Queues `job()` as a promise job.
    export!(object, "enqueueJob", |job: Function<'js>| raw::promises::enqueue_job(&job));
    Ok(object)
}

fn run_jobs(ctx: Ctx) -> Result<bool> {
    let mut any = false;
    while let Some(done) = raw::execute_job(&ctx) {
        done?;
        any = true;
    }
    Ok(any)
}
