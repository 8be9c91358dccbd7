//! Native functions for JavaScript. rquickjs compiles the conversion of arguments and result anew for every
//! closure; behind a box it is compiled once for each signature, which is a tenth of the code.

use rquickjs::function::IntoJsFunc;
use rquickjs::{Ctx, Function, Result};

/// A closure that can be boxed without its own type; `P` names its signature, for the compiler's sake.
pub trait Erase<'js, P> {
    type Boxed;
    fn erase(self) -> Self::Boxed;
}

macro_rules! erase {
    ($($argument:ident)*) => {
        impl<'js, Output, Closure, $($argument),*> Erase<'js, (Output, $($argument,)*)> for Closure
        where
            Closure: Fn($($argument),*) -> Output + 'js,
        {
            type Boxed = Box<dyn Fn($($argument),*) -> Output + 'js>;
            fn erase(self) -> Self::Boxed {
                Box::new(self)
            }
        }
    };
}

erase!();
erase!(A);
erase!(A B);
erase!(A B C);
erase!(A B C D);
erase!(A B C D E);
erase!(A B C D E F);
erase!(A B C D E F G);

/// A JavaScript function that runs `closure`.
pub fn function<'js, P, Q, C>(ctx: &Ctx<'js>, name: &str, closure: C) -> Result<Function<'js>>
where
    C: Erase<'js, P>,
    C::Boxed: IntoJsFunc<'js, Q> + 'js,
{
    Function::new(ctx.clone(), closure.erase())?.with_name(name)
}
