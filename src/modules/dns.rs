//! The native half of `dns`: questions to name servers as bytes, their answers as lists, and what the system
//! calls an address. Sockets, servers and tries are JavaScript's matter.

use crate::engine::raw;
use crate::engine::value::{array_buffer, throw_system};
use crate::error::SysError;
use crate::export;
use crate::host::Host;
use crate::io::address;
use crate::proto::dns::{self, Answer, Data, Record, Reply};
use crate::sys::names;
use rquickjs::{Array, Ctx, IntoJs, Object, Result, Value};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // query(id, name, type) → ArrayBuffer, or null for what can be no name.
    export!(object, "query", |ctx: Ctx<'js>, id: u16, name: String, kind: u16| -> Result<Value<'js>> {
        match dns::query(id, &name, kind) {
            Some(bytes) => array_buffer(&ctx, bytes),
            None => Ok(Value::new_null(ctx)),
        }
    });
    // read(bytes, query) → null when malformed, undefined when it answers something else, or
    // [truncated, code, record…], where a record is [type, ttl, field…].
    export!(object, "read", |ctx: Ctx<'js>, bytes: Value<'js>, question: Value<'js>| -> Result<Value<'js>> {
        let reply = raw::with_two(&bytes, &question, dns::read);
        match reply.unwrap_or(Reply::Malformed) {
            Reply::Malformed => Ok(Value::new_null(ctx)),
            Reply::Foreign => Ok(Value::new_undefined(ctx)),
            Reply::Answer(answer) => answer_array(&ctx, answer),
        }
    });
    let h = Rc::clone(host);
    // service(address, port) → job, whose result is [name, service], or a negative number of libuv's.
    export!(object, "service", move |ctx: Ctx<'js>, ip: String, port: u16| -> Result<u32> {
        let job = match address::parse(&ip, port) {
            Some(address) => h.spawn_blocking(move || {
                let found = names::name_of(&address);
                Ok(Box::new(move |ctx: &Ctx| match found {
                    Ok((name, service)) => vec![name, service].into_js(ctx),
                    Err(number) => number.into_js(ctx),
                }))
            }),
            None => Err(std::io::Error::from_raw_os_error(libc::EINVAL)),
        };
        job.map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "getnameinfo")))
    });
    Ok(object)
}

fn answer_array<'js>(ctx: &Ctx<'js>, answer: Answer) -> Result<Value<'js>> {
    let list = Array::new(ctx.clone())?;
    list.set(0, answer.is_truncated)?;
    list.set(1, answer.code)?;
    for (at, record) in answer.records.into_iter().enumerate() {
        list.set(at + 2, record_fields(ctx, record)?)?;
    }
    Ok(list.into_value())
}

fn record_fields<'js>(ctx: &Ctx<'js>, record: Record) -> Result<Vec<Value<'js>>> {
    let mut fields = vec![record.kind.into_js(ctx)?, f64::from(record.ttl).into_js(ctx)?];
    let number = |number: u16| number.into_js(ctx);
    let bytes = |bytes: &[u8]| raw::latin1_string(ctx, bytes);
    match record.data {
        Data::A(octets) => fields.push(Ipv4Addr::from(octets).to_string().into_js(ctx)?),
        Data::Aaaa(octets) => fields.push(Ipv6Addr::from(octets).to_string().into_js(ctx)?),
        Data::Name(name) => fields.push(name.into_js(ctx)?),
        Data::Mx { preference, exchange } => fields.extend([number(preference)?, exchange.into_js(ctx)?]),
        Data::Soa { server, mailbox, numbers } => {
            fields.extend([server.into_js(ctx)?, mailbox.into_js(ctx)?]);
            for number in numbers {
                fields.push(f64::from(number).into_js(ctx)?);
            }
        }
        Data::Txt(texts) => {
            for text in texts {
                fields.push(bytes(&text)?);
            }
        }
        Data::Srv { priority, weight, port, target } => {
            fields.extend([number(priority)?, number(weight)?, number(port)?, target.into_js(ctx)?]);
        }
        Data::Naptr { order, preference, texts, replacement } => {
            fields.extend([number(order)?, number(preference)?]);
            for text in texts {
                fields.push(bytes(&text)?);
            }
            fields.push(replacement.into_js(ctx)?);
        }
        Data::Tlsa(numbers, data) => {
            for byte in numbers {
                fields.push(number(byte.into())?);
            }
            fields.push(array_buffer(ctx, data)?);
        }
        Data::Caa { flags, tag, value } => {
            fields.extend([number(flags.into())?, bytes(&tag)?, bytes(&value)?]);
        }
        Data::Other => {}
    }
    Ok(fields)
}
