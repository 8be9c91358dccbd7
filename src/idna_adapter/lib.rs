//! The tables that the `idna` crate asks about characters: ICU4X's with the feature `unicode`; without it
//! there are none, and a host name has to be ASCII. (Labels that begin with `xn--` then pass as they are.)

#![no_std]

#[cfg(feature = "unicode")]
pub use unicode::*;

#[cfg(not(feature = "unicode"))]
pub use ascii::*;

/// What `idna` wants to know, answered for ASCII. It never asks about a class unless there is a character beyond,
/// and `Adapter::map_normalize` has refused that before.
#[cfg(not(feature = "unicode"))]
mod ascii {
    /// A class of characters, or a set of such classes: of bidirectional text, or of how letters join.
    #[derive(Clone, Copy)]
    pub struct NoClass;

    pub type BidiClass = NoClass;
    pub type BidiClassMask = NoClass;
    pub type JoiningType = NoClass;
    pub type JoiningTypeMask = NoClass;

    pub const LEFT_OR_DUAL_JOINING_MASK: NoClass = NoClass;
    pub const RIGHT_OR_DUAL_JOINING_MASK: NoClass = NoClass;
    pub const RTL_MASK: NoClass = NoClass;
    pub const FIRST_BC_MASK: NoClass = NoClass;
    pub const LAST_LTR_MASK: NoClass = NoClass;
    pub const LAST_RTL_MASK: NoClass = NoClass;
    pub const MIDDLE_LTR_MASK: NoClass = NoClass;
    pub const MIDDLE_RTL_MASK: NoClass = NoClass;

    impl NoClass {
        pub fn to_mask(self) -> NoClass {
            NoClass
        }

        /// Nothing is written from right to left.
        pub fn intersects(self, _: NoClass) -> bool {
            false
        }

        pub fn is_transparent(self) -> bool {
            false
        }

        pub fn is_ltr(self) -> bool {
            true
        }

        pub fn is_nonspacing_mark(self) -> bool {
            false
        }

        pub fn is_european_number(self) -> bool {
            false
        }

        pub fn is_arabic_number(self) -> bool {
            false
        }
    }

    #[derive(Default)]
    pub struct Adapter;

    impl Adapter {
        pub const fn new() -> Adapter {
            Adapter
        }

        pub fn is_virama(&self, _: char) -> bool {
            false
        }

        pub fn is_mark(&self, _: char) -> bool {
            false
        }

        pub fn bidi_class(&self, _: char) -> NoClass {
            NoClass
        }

        pub fn joining_type(&self, _: char) -> NoClass {
            NoClass
        }

        /// ASCII as it is (`idna` has made it lower case), U+FFFD, which is an error, for all else.
        pub fn map_normalize<'a>(
            &'a self,
            text: impl Iterator<Item = char> + 'a,
        ) -> impl Iterator<Item = char> + 'a {
            text.map(|c| if c.is_ascii() { c } else { char::REPLACEMENT_CHARACTER })
        }

        /// What a label in Punycode stood for: nothing is known against it.
        pub fn normalize_validate<'a>(
            &'a self,
            text: impl Iterator<Item = char> + 'a,
        ) -> impl Iterator<Item = char> + 'a {
            text
        }
    }
}
