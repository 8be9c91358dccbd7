//! Work that takes long: done at once, or on a pool thread that gives its result back as a job.

use super::fault::Fault;
use super::key::Key;
use super::key_objects::pair;
use crate::engine::value::{array_buffer, throw_system};
use crate::error::SysError;
use crate::host::{Finish, Host};
use rquickjs::{Ctx, Result, Value};

/// What a piece of work brings back.
pub enum Answer {
    Bytes(Vec<u8>),
    Truth(bool),
    /// A private key, whose public half goes with it.
    Pair(Box<Key>),
}

pub type Answered = std::result::Result<Answer, Fault>;

impl Answer {
    fn into_value<'js>(self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        match self {
            Answer::Bytes(bytes) => array_buffer(ctx, bytes),
            Answer::Truth(truth) => Ok(Value::new_bool(ctx.clone(), truth)),
            Answer::Pair(key) => pair(ctx, *key),
        }
    }
}

/// Runs `work` now, or on a pool thread and answers the job's number.
pub fn run<'js, W>(ctx: &Ctx<'js>, host: &Host, later: bool, work: W) -> Result<Value<'js>>
where
    W: FnOnce() -> Answered + Send + 'static,
{
    run_boxed(ctx, host, later, Box::new(work))
}

// Compiled once, not for each piece of work.
fn run_boxed<'js>(
    ctx: &Ctx<'js>,
    host: &Host,
    later: bool,
    work: Box<dyn FnOnce() -> Answered + Send>,
) -> Result<Value<'js>> {
    if !later {
        return settle(ctx, work());
    }
    let finish = |answered: Answered| -> Finish { Box::new(move |ctx| settle(ctx, answered)) };
    match host.spawn_blocking(move || Ok(finish(work()))) {
        Ok(job) => Ok(Value::new_int(ctx.clone(), job as i32)),
        Err(e) => Err(throw_system(ctx, &SysError::from_io(&e, "pthread_create"))),
    }
}

fn settle<'js>(ctx: &Ctx<'js>, answered: Answered) -> Result<Value<'js>> {
    match answered {
        Ok(answer) => answer.into_value(ctx),
        Err(fault) => Err(fault.throw(ctx)),
    }
}
