//! A request and its response, made as their constructors and the handler of the event HttpRequest in
//! js/node/_http_server.js would leave them, at a third of the price.

use crate::engine::raw::{Arguments, Kind, Name};
use crate::io::reactor::Id;
use rquickjs::{Ctx, Object, Result};

/// What the program's IncomingMessages and ServerResponses are made of.
#[derive(Clone, Copy)]
pub struct Exchange {
    request: Kind,
    response: Kind,
    connection: Name,
    bits: Name,
    url: Name,
    head: Name,
    req: Name,
}

impl Exchange {
    /// The caller keeps both prototypes for as long as the server lives.
    pub fn new<'js>(ctx: &Ctx<'js>, request: &Object<'js>, response: &Object<'js>) -> Exchange {
        let name = |name: &str| Name::new(ctx, name);
        Exchange {
            request: Kind::of(request),
            response: Kind::of(response),
            connection: name("_connection"),
            bits: name("_bits"),
            url: name("url"),
            head: name("_head"),
            req: name("req"),
        }
    }

    /// Makes the request the call's argument 1, the response its argument 2. Fields stand in the order in which
    /// JavaScript sets them, so that the objects share their shapes. Errors: memory is out.
    pub fn make(
        &self,
        arguments: &mut Arguments,
        (id, bits): (Id, i32),
        (target, fields): (&[u8], &[u8]),
    ) -> Result<()> {
        arguments.set_object(1, self.request)?;
        arguments.add_int(1, self.connection, id.number())?;
        arguments.add_int(1, self.bits, bits)?;
        arguments.add_latin1(1, self.url, target)?;
        arguments.add_latin1(1, self.head, fields)?;
        arguments.set_object(2, self.response)?;
        arguments.add_argument(2, self.req, 1)
    }
}
