//! The native half of `http`'s server. A request crosses to JavaScript in one call, with its field lines
//! as one string that is only taken apart when a program looks at them; an answer crosses back in one.
//! Malformed requests never cross.

mod answer;
pub mod client;
mod connection;
mod exchange;
mod fields;
mod reading;
mod server;
mod usual;

use crate::engine::raw;
use crate::engine::raw::methods::{Outcome, put};
use crate::engine::value::{array_buffer_copy, text, throw_coded, throw_system};
use crate::error::SysError;
use crate::export;
use crate::host::{Handle, Host, Parked};
use crate::io::reactor::Id;
use crate::io::stream::Stream;
use crate::proto::encoding::latin1_of;
use crate::proto::http1::request::lines;
use crate::proto::http1::response::{BadField, HeadWriter, append_field};
use crate::proto::http1::tokens::{METHODS, REASONS, is_token, is_value_octet};
use answer::{Flags, Written};
use connection::Connection;
use exchange::Exchange;
use rquickjs::{Array, Ctx, Object, Result, Value};
use server::{Server, Shared};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// What the functions share: the program, and a buffer that heads are written into.
struct Http {
    host: Rc<Host>,
    head: RefCell<Vec<u8>>,
}

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let http = Rc::new(Http { host: Rc::clone(host), head: RefCell::default() });
    object.set("METHODS", METHODS.to_vec())?;
    let reasons = Object::new(ctx.clone())?;
    for (status, reason) in REASONS {
        reasons.set(*status as u32, *reason)?;
    }
    object.set("STATUS_CODES", reasons)?;
    serving(&object, &http)?;
    answering(&object, &http)?;
    bodies(&object, &http)?;
    checks(&object)?;
    Ok(object)
}

fn id_of(number: i32) -> Id {
    Id::from_number(number)
}

// ---- servers and connections ----------------------------------------------------------------------

fn serving<'js>(object: &Object<'js>, http: &Rc<Http>) -> Result<()> {
    let h = Rc::clone(http);
    // Turns a bound listener (of native 'net') into an HTTP server under the same id.
    export!(object, "serve", move |id: i32| -> bool {
        let id = id_of(id);
        let Some(Parked::Listener(listener)) = h.host.unpark(id) else { return false };
        h.host.occupy(id, Box::new(Server::new(listener, id)));
        h.host.wake(id);
        true
    });
    let h = Rc::clone(http);
    // The descriptor that a server listens on, or -1.
    export!(object, "listenerFd", move |id: i32| h
        .host
        .with(id_of(id), |s: &mut Server| s.fd())
        .unwrap_or(-1));
    let h = Rc::clone(http);
    // A server without a listener: connections are handed to it by 'adopt'.
    export!(object, "open", move |ctx: Ctx<'js>| -> Result<i32> {
        let opened = h.host.open(Box::new(Server::detached()), |_, _| Ok(()));
        let id = opened.map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "open")))?;
        h.host.with(id, |server: &mut Server| server.shared.id.set(id));
        Ok(id.number())
    });
    let h = Rc::clone(http);
    // adopt(server, socket, unread bytes or undefined): the server takes over a socket that 'net' has given
    // up, under the same id. False: there is none.
    export!(object, "adopt", move |server: i32, id: i32, unread: Value<'js>| -> bool {
        let id = id_of(id);
        let Some(Parked::Stream(stream, mut input)) = h.host.unpark(id) else { return false };
        raw::with_bytes(&unread, |bytes| input.splice(..0, bytes.iter().copied()).for_each(drop));
        let adopted = |server: &mut Server| server.adopt(&h.host, stream, input);
        let Some(connection) = h.host.with(id_of(server), adopted) else { return false };
        h.host.occupy(id, Box::new(connection));
        h.host.mark_dirty(id);
        h.host.wake(id);
        true
    });
    let h = Rc::clone(http);
    // adoptForeign(server) → connection: one over a stream of JavaScript's, or -1.
    export!(object, "adoptForeign", move |ctx: Ctx<'js>, server: i32| -> Result<i32> {
        let opened = Stream::memory().and_then(|stream| {
            let adopted = |server: &mut Server| server.adopt(&h.host, stream, Vec::new()).foreign();
            let gone = || std::io::Error::from_raw_os_error(libc::EBADF);
            let connection = h.host.with(id_of(server), adopted).ok_or_else(gone)?;
            h.host.open(Box::new(connection), |_, _| Ok(()))
        });
        opened.map(|id| id.number()).map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "accept")))
    });
    let h = Rc::clone(http);
    // feed(connection, bytes or undefined): what its stream brings, or its end. False: wait for HttpOutput.
    export!(object, "feed", move |id: i32, bytes: Value<'js>| -> bool {
        let id = id_of(id);
        let fed = |bytes: Option<&[u8]>| h.host.with(id, |c: &mut Connection| c.feed(&h.host, id, bytes));
        if bytes.is_undefined() {
            fed(None)
        } else {
            raw::with_bytes(&bytes, |bytes| fed(Some(bytes))).flatten()
        }
        .unwrap_or(true)
    });
    let h = Rc::clone(http);
    // Whether the stream takes nothing for now.
    export!(object, "setFull", move |id: i32, full: bool| on_connection(&h, id, |c, id| {
        c.set_full(&h.host, id, full);
    }));
    let h = Rc::clone(http);
    // leave(connection) → [unread, unwritten]: the stream is JavaScript's alone again.
    export!(object, "leave", move |ctx: Ctx<'js>, id: i32| -> Result<Option<Vec<Value<'js>>>> {
        let id = id_of(id);
        let left = h.host.with(id, |c: &mut Connection| c.leave(&h.host, id));
        let Some((unread, unwritten)) = left else { return Ok(None) };
        if let Some(connection) = h.host.close(id) {
            forget(&h.host, connection);
        }
        Ok(Some(vec![array_buffer_copy(&ctx, &unread)?, array_buffer_copy(&ctx, &unwritten)?]))
    });
    let h = Rc::clone(http);
    // configure(server, name, number): see `configure` below for the names.
    export!(object, "configure", move |id: i32, name: String, value: f64| -> bool {
        h.host.with(id_of(id), |server: &mut Server| configure(&server.shared, &name, value)).is_some()
    });
    let h = Rc::clone(http);
    // makes(id, request, response): the prototypes of what the native half is to make for each request, which
    // the caller keeps for as long as the server lives; without them JavaScript makes both.
    export!(object, "makes", move |ctx: Ctx<'js>,
                                   id: i32,
                                   request: Option<Object<'js>>,
                                   response: Option<Object<'js>>| {
        let exchange =
            request.zip(response).map(|(request, response)| Exchange::new(&ctx, &request, &response));
        h.host.with(id_of(id), |server: &mut Server| server.shared.exchange.set(exchange));
    });
    let h = Rc::clone(http);
    export!(object, "close", move |id: i32| {
        let id = id_of(id);
        h.host.with(id, |server: &mut Server| server.close(&h.host, id));
    });
    let h = Rc::clone(http);
    export!(object, "connections", move |id: i32| {
        h.host.with(id_of(id), |server: &mut Server| server.shared.connections.get() as f64).unwrap_or(0.0)
    });
    let h = Rc::clone(http);
    // Breaks off all connections of a server, or only those between two requests.
    export!(object, "closeConnections", move |id: i32, only_idle: bool| {
        close_connections(&h.host, id_of(id), only_idle);
    });
    let h = Rc::clone(http);
    export!(object, "destroy", move |id: i32, errno: i32| on_connection(&h, id, |c, id| {
        // As in Node, where what was written is mostly with the system by now.
        c.flush(&h.host, id);
        c.break_off(errno);
        h.host.wake(id);
    }));
    let h = Rc::clone(http);
    // Its end will be a RST.
    export!(object, "resetOnClose", move |id: i32| on_connection(&h, id, |c, _| c.reset_on_close()));
    let h = Rc::clone(http);
    export!(object, "endAfterFlush", move |id: i32| on_connection(&h, id, |c, id| {
        c.end_after_flush(&h.host, id);
    }));
    let h = Rc::clone(http);
    // Whether the connection ends with the answer under way.
    export!(object, "isLast", move |id: i32| -> bool {
        h.host.with(id_of(id), |connection: &mut Connection| connection.is_last()).unwrap_or(true)
    });
    let h = Rc::clone(http);
    // The server that a connection came to, or -1.
    export!(object, "serverOf", move |id: i32| -> i32 {
        let server = |connection: &mut Connection| connection.shared().id.get().number();
        h.host.with(id_of(id), server).unwrap_or(-1)
    });
    let h = Rc::clone(http);
    export!(object, "watch", move |id: i32| on_connection(&h, id, |c, _| c.watch()));
    let h = Rc::clone(http);
    export!(object, "setTimeout", move |id: i32, ms: f64| on_connection(&h, id, |c, _| {
        c.set_idle_timeout(&h.host, ms as u64);
    }));
    let h = Rc::clone(http);
    // Says no to a malformed request in the usual words.
    export!(object, "refuse", move |id: i32| on_connection(&h, id, |c, id| {
        c.answer_refusal(&h.host, id);
    }));
    let h = Rc::clone(http);
    // Gives the socket up; native 'net' takes it over under the same id.
    export!(object, "detach", move |id: i32| -> bool { detach(&h.host, id_of(id)) });
    Ok(())
}

// Answers whether the connection is still there.
fn on_connection(http: &Http, id: i32, body: impl FnOnce(&mut Connection, Id)) -> bool {
    let id = id_of(id);
    http.host.with(id, |connection: &mut Connection| body(connection, id)).is_some()
}

fn configure(shared: &Shared, name: &str, value: f64) {
    let on = value != 0.0;
    match name {
        "headersTimeout" => shared.headers_timeout.set(value as u64),
        "requestTimeout" => shared.request_timeout.set(value as u64),
        "keepAliveTimeout" => shared.keep_alive_timeout.set(value as u64),
        "keepAliveTimeoutBuffer" => shared.keep_alive_buffer.set(value as u64),
        "lenient" => shared.lenient.set(on),
        "timeout" => shared.idle_timeout.set(value as u64),
        "maxHeaderSize" => shared.max_head.set(value as usize),
        "maxRequestsPerSocket" => shared.max_requests.set(value as u32),
        "maxConnections" => shared.max_connections.set(value as usize),
        "highWaterMark" => shared.high_water_mark.set(value as usize),
        "requireHostHeader" => shared.require_host.set(on),
        "httpAllowHalfOpen" => shared.half_open.set(on),
        "announce" => shared.announce.set(on),
        "timeouts" => shared.tells_timeouts.set(on),
        "clientErrors" => shared.client_errors.set(on),
        "noDelay" => shared.no_delay.set(on),
        "keepAlive" => shared.keep_alive_probe.set((value >= 0.0).then_some((value as u64).max(1))),
        _ => {}
    }
}

fn close_connections(host: &Host, server: Id, only_idle: bool) {
    for id in host.open_ids() {
        host.with(id, |connection: &mut Connection| {
            if connection.shared().id.get() != server || (only_idle && !connection.is_idle()) {
                return;
            }
            // As in Node, where what was written is mostly with the system by now.
            connection.flush(host, id);
            if !only_idle || connection.is_idle() {
                connection.break_off(0);
                host.wake(id);
            }
        });
    }
}

fn forget(host: &Host, handle: Box<dyn Handle>) {
    let handle: Box<dyn Any> = handle;
    if let Ok(connection) = handle.downcast::<Connection>() {
        connection.shared().forget_connection(host);
    }
}

fn detach(host: &Host, id: Id) -> bool {
    if host.with(id, |_: &mut Connection| ()).is_none() {
        return false;
    }
    let Some(handle) = host.vacate(id) else { return false };
    let handle: Box<dyn Any> = handle;
    let Ok(mut connection) = handle.downcast::<Connection>() else { return false };
    connection.shared().forget_connection(host);
    connection.flush(host, id);
    let (stream, unread) = connection.into_parts();
    host.park(id, Parked::Stream(stream, unread));
    true
}

// ---- answers --------------------------------------------------------------------------------------

fn answering<'js>(object: &Object<'js>, http: &Rc<Http>) -> Result<()> {
    let h = Rc::clone(http);
    // respond(connection, status, phrase, headers, body, flags): a whole answer. `headers` is an object,
    // or an array of names and values in turn; either's values may be arrays. 0: the connection is gone;
    // -2: its Trailer field needs chunks.
    export!(object, "respond", move |id: i32,
                                     status: u16,
                                     phrase: Value<'js>,
                                     headers: Value<'js>,
                                     body: Value<'js>,
                                     flags: i32|
          -> Result<i32> {
        let (host, id, flags) = (&h.host, id_of(id), Flags(flags));
        let mut buffer = h.head.take();
        buffer.clear();
        let head = write_fields(&mut buffer, status, &phrase, &headers)?;
        let written = with_body(&body, flags, |data| {
            host.with(id, |connection: &mut Connection| {
                let length = Some(data.len() as u64);
                let begun = connection.answer_head(host, head, length, flags);
                if begun != Written::Taken {
                    return begun;
                }
                connection.answer_piece(host, id, data);
                connection.answer_end(host, id, &[], flags)
            })
        });
        h.head.replace(buffer);
        Ok(as_number(written?))
    });
    let h = Rc::clone(http);
    // The head alone; it waits for the first piece of the body. `length` is the body's, or -1.
    export!(object, "writeHead", move |id: i32,
                                       status: u16,
                                       phrase: Value<'js>,
                                       headers: Value<'js>,
                                       length: f64,
                                       flags: i32|
          -> Result<i32> {
        let (host, id) = (&h.host, id_of(id));
        if let Some(list) = headers.as_array()
            && list.len() % 2 == 1
            && !is_nested(list)?
        {
            return Ok(REFUSED);
        }
        let mut buffer = h.head.take();
        buffer.clear();
        let head = write_fields(&mut buffer, status, &phrase, &headers)?;
        let length = (length >= 0.0).then_some(length as u64);
        let written = host
            .with(id, |connection: &mut Connection| connection.answer_head(host, head, length, Flags(flags)));
        h.head.replace(buffer);
        Ok(written.unwrap_or(Written::Gone) as i32)
    });
    let h = Rc::clone(http);
    // write(connection, body, flags): 0 gone, 1 taken, 2 taken but above the high-water mark.
    export!(object, "write", move |id: i32, body: Value<'js>, flags: i32| -> Result<i32> {
        let (host, id) = (&h.host, id_of(id));
        let written = with_body(&body, Flags(flags), |data| {
            host.with(id, |connection: &mut Connection| connection.answer_piece(host, id, data))
        });
        Ok(as_number(written?))
    });
    let h = Rc::clone(http);
    // end(connection, body, trailers, flags): trailers are names and values in turn, or undefined.
    export!(object, "end", move |id: i32,
                                 body: Value<'js>,
                                 trailers: Value<'js>,
                                 flags: i32|
          -> Result<i32> {
        let (host, id, flags) = (&h.host, id_of(id), Flags(flags));
        let mut lines = Vec::new();
        each_field(&trailers, &mut |name, value| append_field(&mut lines, name, value))?;
        let written = with_body(&body, flags, |data| {
            host.with(id, |connection: &mut Connection| {
                if !data.is_empty() {
                    connection.answer_piece(host, id, data);
                }
                connection.answer_end(host, id, &lines, flags)
            })
        });
        Ok(as_number(written?))
    });
    let h = Rc::clone(http);
    // [writeHead, end] of ServerResponse.prototype; see usual.rs.
    export!(object, "usualMethods", move |ctx: Ctx<'js>, implicit_header: Value<'js>| {
        usual::methods(&ctx, &h, &implicit_header)
    });
    interim(object, http)
}

fn interim<'js>(object: &Object<'js>, http: &Rc<Http>) -> Result<()> {
    let h = Rc::clone(http);
    // An interim response: 100, 102, 103.
    export!(object, "inform", move |id: i32, status: u16, headers: Value<'js>| -> Result<bool> {
        let mut head = Vec::new();
        let undefined = Value::new_undefined(headers.ctx().clone());
        write_fields(&mut head, status, &undefined, &headers)?;
        head.extend_from_slice(b"\r\n");
        Ok(on_connection(&h, id, |c, id| c.answer_interim(&h.host, id, &head)))
    });
    let h = Rc::clone(http);
    // Sends the head without waiting for a body.
    export!(object, "flushHeaders", move |id: i32| on_connection(&h, id, |c, id| c.release(&h.host, id)));
    let h = Rc::clone(http);
    // Whether the answer that was begun last goes out in chunks.
    export!(object, "isChunked", move |id: i32| -> bool {
        h.host.with(id_of(id), |c: &mut Connection| c.chunked).unwrap_or(false)
    });
    let h = Rc::clone(http);
    // Whether a request waits for its answer, or for the rest of it.
    export!(object, "isDue", move |id: i32| -> bool {
        h.host.with(id_of(id), |c: &mut Connection| c.is_due()).unwrap_or(false)
    });
    let h = Rc::clone(http);
    // Sends what is waiting at once; answers whether all is with the system.
    export!(object, "flushNow", move |id: i32| {
        let id = id_of(id);
        h.host.with(id, |c: &mut Connection| c.flush_now(&h.host, id)).unwrap_or(true)
    });
    let h = Rc::clone(http);
    // Event::HttpDone is wanted for the answer just ended; false: it is with the system already.
    export!(object, "notifyDone", move |id: i32| {
        h.host.with(id_of(id), |c: &mut Connection| c.notify_when_done()).unwrap_or(false)
    });
    Ok(())
}

// Runs `write` over a body: text, bytes, or nothing; `None` for what is neither.
fn with_body<T>(body: &Value, flags: Flags, write: impl FnOnce(&[u8]) -> T) -> Result<Option<T>> {
    if body.is_undefined() || body.is_null() {
        return Ok(Some(write(&[])));
    }
    if !body.is_string() {
        return Ok(raw::with_bytes(body, |bytes| write(bytes)));
    }
    let written = raw::with_text(body, |text| match flags.is_latin1() {
        true => write(&latin1_of(text)),
        false => write(text),
    });
    written.map(Some)
}

/// What JavaScript gets for an argument that is none of the kinds we take; it throws the proper error.
const REFUSED: i32 = -1;

fn as_number(written: Option<Option<Written>>) -> i32 {
    written.map_or(REFUSED, |written| written.unwrap_or(Written::Gone) as i32)
}

// Begins a head with the program's own fields. Errors are thrown as Node's writeHead throws them.
fn write_fields<'a>(
    buffer: &'a mut Vec<u8>,
    status: u16,
    phrase: &Value,
    headers: &Value,
) -> Result<HeadWriter<'a>> {
    let mut own_phrase = None;
    if let Some(phrase) = phrase.as_string() {
        let phrase_text = text(phrase.as_value())?;
        if phrase_text.chars().any(|c| !u8::try_from(c as u32).is_ok_and(is_value_octet)) {
            let message = "Invalid character in statusMessage";
            return Err(throw_coded(phrase.ctx(), "TypeError", "ERR_INVALID_CHAR", message));
        }
        // As in Node, an empty phrase is as good as none.
        own_phrase = (!phrase_text.is_empty()).then(|| latin1_of(phrase_text.as_bytes()).into_owned());
    }
    let mut head = HeadWriter::begin(buffer, status, own_phrase.as_deref());
    each_field(headers, &mut |name, value| head.field(name, value))?;
    Ok(head)
}

// Calls `each(name, value)` for every field of an object, or of an array of names and values in turn.
fn each_field(headers: &Value, each: &mut dyn FnMut(&[u8], &[u8]) -> Checked) -> Result<()> {
    if let Some(list) = headers.as_array() {
        if is_nested(list)? {
            for pair in list.iter::<Array>() {
                each_field(pair?.as_value(), each)?;
            }
            return Ok(());
        }
        raw::each_pair(list, |name, value| match name.is_undefined() {
            true => Ok(()),
            false => raw::with_text(&name, |name| field(name, &value, each))?,
        })?;
    } else if let Some(object) = headers.as_object() {
        raw::each_property(object, |name, value| field(name, &value, each))?;
    }
    Ok(())
}

// [[name, value], …] instead of [name, value, …]
fn is_nested(list: &Array) -> Result<bool> {
    Ok(!list.is_empty() && {
        let first = list.get::<Value>(0)?;
        !first.is_string() && first.is_array()
    })
}

type Checked = std::result::Result<(), BadField>;

// A field whose value is an array stands for as many lines.
fn field(name: &[u8], value: &Value, each: &mut dyn FnMut(&[u8], &[u8]) -> Checked) -> Result<()> {
    if value.is_string() {
        return one_field(name, value, each);
    }
    if let Some(values) = value.as_array() {
        for value in values.iter::<Value>() {
            one_field(name, &value?, each)?;
        }
        return Ok(());
    }
    one_field(name, value, each)
}

fn one_field(name: &[u8], value: &Value, each: &mut dyn FnMut(&[u8], &[u8]) -> Checked) -> Result<()> {
    let refuse = |code: &str, message: &str| Err(throw_coded(value.ctx(), "TypeError", code, message));
    let shown = || String::from_utf8_lossy(name);
    if value.is_undefined() {
        let message = format!("Invalid value \"undefined\" for header \"{}\"", shown());
        return refuse("ERR_HTTP_INVALID_HEADER_VALUE", &message);
    }
    match raw::with_text(value, |value| each(name, value))? {
        Ok(()) => Ok(()),
        Err(BadField::Name) => {
            let message = format!("Header name must be a valid HTTP token [\"{}\"]", shown());
            refuse("ERR_INVALID_HTTP_TOKEN", &message)
        }
        Err(BadField::Value) => {
            refuse("ERR_INVALID_CHAR", &format!("Invalid character in header content [\"{}\"]", shown()))
        }
    }
}

// ---- request bodies and fields --------------------------------------------------------------------

fn bodies<'js>(object: &Object<'js>, http: &Rc<Http>) -> Result<()> {
    let h = Rc::clone(http);
    // The request's body is wanted from now on, or not.
    export!(object, "wantBody", move |id: i32, wanted: bool| on_connection(&h, id, |c, id| {
        c.want_body(&h.host, id, wanted);
    }));
    let h = Rc::clone(http);
    export!(object, "dumpBody", move |id: i32| on_connection(&h, id, |c, id| c.dump_body(&h.host, id)));
    // Takes a block of well-formed field lines apart: names and values in turn, as they came.
    export!(object, "fields", |ctx: Ctx<'js>, block: String| -> Result<Array<'js>> {
        let latin1 = latin1_of(block.as_bytes());
        let list = Array::new(ctx.clone())?;
        for (at, (name, value)) in lines(&latin1).enumerate() {
            list.set(2 * at, raw::latin1_string(&ctx, name)?)?;
            list.set(2 * at + 1, raw::latin1_string(&ctx, value)?)?;
        }
        Ok(list)
    });
    Ok(())
}

fn checks<'js>(object: &Object<'js>) -> Result<()> {
    export!(object, "isToken", |name: Value<'js>| raw::with_text(&name, is_token));
    // Whether a text may be a field's value.
    export!(object, "isFieldValue", |value: Value<'js>| raw::with_text(&value, fields::is_field_text));
    // (list of names and values in turn, name): where it is, whatever its case, or -1.
    put(object, "placeOf", 2, |call| {
        let place = |name: &[u8]| fields::place(call, call.argument(0), name).map_or(-1.0, f64::from);
        call.with_text(call.argument(1), place).map_or(Outcome::Thrown, Outcome::Number)
    })?;
    // Of messages: see fields.rs.
    export!(object, "fieldMethods", |ctx: Ctx<'js>, behind: Array<'js>| fields::methods(&ctx, &behind));
    Ok(())
}
