//! Native functions for JavaScript: a Rust closure's arguments are taken from what the function is called
//! with, and its result is given back. The conversion is compiled once for each signature.

use super::raw::functions;
pub use super::raw::functions::{Native, Passed};
use rquickjs::{Array, BigInt, Ctx, FromJs, Function, IntoJs, Object, Result, Value};

/// What a native function can take as one of its arguments.
pub trait Argument<'js>: Sized {
    /// How many of JavaScript's arguments it stands for.
    const COUNT: usize = 1;

    /// Errors: the value is of another type, which JavaScript gets as a TypeError.
    fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Self>;
}

impl<'js> Argument<'js> for Ctx<'js> {
    const COUNT: usize = 0;

    fn take(passed: &Passed<'_, 'js>, _index: usize) -> Result<Self> {
        Ok(passed.ctx().clone())
    }
}

impl<'js> Argument<'js> for Value<'js> {
    fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Self> {
        Ok(passed.value(index))
    }
}

impl<'js> Argument<'js> for i32 {
    fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Self> {
        passed.int(index)
    }
}

impl<'js> Argument<'js> for f64 {
    fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Self> {
        passed.number(index)
    }
}

impl<'js> Argument<'js> for bool {
    fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Self> {
        passed.boolean(index)
    }
}

impl<'js, T: Argument<'js>> Argument<'js> for Option<T> {
    fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Self> {
        if passed.is_missing(index) { Ok(None) } else { T::take(passed, index).map(Some) }
    }
}

/// Whole numbers that are not of 32 bits with a sign: within their range, and nothing else.
macro_rules! whole {
    ($($type:ty)*) => {$(
        impl<'js> Argument<'js> for $type {
            fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Self> {
                let number = passed.number(index)?;
                let whole = number as $type;
                if whole as f64 == number { Ok(whole) } else { Err(passed.mismatch(index, stringify!($type))) }
            }
        }
    )*};
}

whole!(u8 u16 u32 u64 i64 usize);

macro_rules! by_rquickjs {
    ($($type:ty)*) => {$(
        impl<'js> Argument<'js> for $type {
            fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Self> {
                FromJs::from_js(passed.ctx(), passed.value(index))
            }
        }
    )*};
}

by_rquickjs!(String Object<'js> Array<'js> Function<'js> BigInt<'js>);

impl<'js, T: FromJs<'js>> Argument<'js> for Vec<T> {
    fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Self> {
        FromJs::from_js(passed.ctx(), passed.value(index))
    }
}

/// What closures are boxed as. (A `dyn Fn` would bring each of them twice, once more to be consumed by its call.)
trait Call<Arguments, Output> {
    fn call(&self, arguments: Arguments) -> Output;
}

/// A closure that can be boxed without its own type; `P` names its signature, for the compiler's sake.
pub trait Erase<'js, P> {
    fn erase(self) -> Native<'js>;
}

macro_rules! erase {
    ($($argument:ident)*) => {
        impl<Output, Closure: Fn($($argument),*) -> Output, $($argument),*> Call<($($argument,)*), Output>
            for Closure
        {
            #[allow(non_snake_case)]
            fn call(&self, ($($argument,)*): ($($argument,)*)) -> Output {
                self($($argument),*)
            }
        }

        impl<'js, Output, Closure, $($argument),*> Erase<'js, (Output, $($argument,)*)> for Closure
        where
            Closure: Fn($($argument),*) -> Output + 'js,
            Output: IntoJs<'js> + 'js,
            $($argument: Argument<'js> + 'js,)*
        {
            fn erase(self) -> Native<'js> {
                // (apart, so that all closures of a signature share it)
                #[inline(never)]
                #[allow(non_snake_case, unused_assignments, unused_mut, unused_variables)]
                fn erased<'js, Output, $($argument),*>(
                    closure: Box<dyn Call<($($argument,)*), Output> + 'js>,
                ) -> Native<'js>
                where
                    Output: IntoJs<'js> + 'js,
                    $($argument: Argument<'js> + 'js,)*
                {
                    let length = 0 $(+ <$argument as Argument>::COUNT)*;
                    let body = Box::new(move |passed: &Passed<'_, 'js>| {
                        let mut at = 0;
                        $(
                            let $argument = <$argument as Argument>::take(passed, at)?;
                            at += <$argument as Argument>::COUNT;
                        )*
                        closure.call(($($argument,)*)).into_js(passed.ctx())
                    });
                    Native { length: length as i32, body }
                }
                erased(Box::new(self))
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
pub fn function<'js, P, C: Erase<'js, P>>(ctx: &Ctx<'js>, name: &str, closure: C) -> Result<Function<'js>> {
    functions::function(ctx, name, closure.erase())
}

/// Makes it a property of `object`.
pub fn export<'js, P, C: Erase<'js, P>>(object: &Object<'js>, name: &str, closure: C) -> Result<()> {
    functions::export(object, name, closure.erase())
}
