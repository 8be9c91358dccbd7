//! The numbers of the events that JavaScript is called for, by name.

use crate::host::{Event, Host};
use rquickjs::{Ctx, Object, Result};
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    for (number, name) in Event::NAMES.iter().enumerate() {
        object.set(*name, number as i32)?;
    }
    Ok(object)
}
