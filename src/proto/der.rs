//! DER, the distinguished encoding of ASN.1 (ITU-T X.690): read as views of the bytes, written into vectors.
//! Strict where it costs nothing: definite lengths in their shortest form, small tags, no trailing bytes unless
//! asked for.

pub const BOOLEAN: u8 = 0x01;
pub const INTEGER: u8 = 0x02;
pub const BIT_STRING: u8 = 0x03;
pub const OCTET_STRING: u8 = 0x04;
pub const NULL: u8 = 0x05;
pub const OBJECT_ID: u8 = 0x06;
pub const SEQUENCE: u8 = 0x30;
pub const SET: u8 = 0x31;

/// The tag of context-specific element `number`, constructed.
pub const fn context(number: u8) -> u8 {
    0xa0 | number
}

/// The same, primitive.
pub const fn context_primitive(number: u8) -> u8 {
    0x80 | number
}

/// Bytes that are not the DER expected.
#[derive(Debug, PartialEq, Eq)]
pub struct Malformed;

type Result<T> = std::result::Result<T, Malformed>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    pub tag: u8,
    pub body: &'a [u8],
    /// Tag and length included.
    pub whole: &'a [u8],
}

/// Elements one after the other.
#[derive(Clone, Copy)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader(bytes)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn rest(&self) -> &'a [u8] {
        self.0
    }

    pub fn peek(&self) -> Option<u8> {
        self.0.first().copied()
    }

    /// The next element, whatever it is.
    pub fn element(&mut self) -> Result<Element<'a>> {
        let [tag, first, rest @ ..] = self.0 else { return Err(Malformed) };
        if tag & 0x1f == 0x1f {
            return Err(Malformed);
        }
        let (length, rest) = match first {
            0..=0x7f => (usize::from(*first), rest),
            0x81..=0x84 => {
                let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f)).ok_or(Malformed)?;
                let length = digits.iter().fold(0u64, |length, digit| length << 8 | u64::from(*digit));
                if digits[0] == 0 || length < 0x80 {
                    return Err(Malformed);
                }
                (usize::try_from(length).map_err(|_| Malformed)?, rest)
            }
            _ => return Err(Malformed),
        };
        let (body, after) = rest.split_at_checked(length).ok_or(Malformed)?;
        let whole = &self.0[..self.0.len() - after.len()];
        self.0 = after;
        Ok(Element { tag: *tag, body, whole })
    }

    /// The body of the next element, which has this tag.
    pub fn expect(&mut self, tag: u8) -> Result<&'a [u8]> {
        let element = self.element()?;
        if element.tag == tag { Ok(element.body) } else { Err(Malformed) }
    }

    /// The body of the next element if it has this tag.
    pub fn optional(&mut self, tag: u8) -> Result<Option<&'a [u8]>> {
        if self.peek() == Some(tag) { self.expect(tag).map(Some) } else { Ok(None) }
    }

    pub fn sequence(&mut self) -> Result<Reader<'a>> {
        self.expect(SEQUENCE).map(Reader)
    }

    /// What is inside of an element with this tag.
    pub fn inside(&mut self, tag: u8) -> Result<Reader<'a>> {
        self.expect(tag).map(Reader)
    }

    /// The digits of a number that is not negative, without zeros before it; none for zero.
    pub fn integer(&mut self) -> Result<&'a [u8]> {
        let body = self.expect(INTEGER)?;
        match body.first() {
            Some(first) if *first < 0x80 => Ok(strip_zeros(body)),
            _ => Err(Malformed),
        }
    }

    /// A number that fits.
    pub fn small_integer(&mut self) -> Result<u32> {
        let digits = self.integer()?;
        if digits.len() > 4 {
            return Err(Malformed);
        }
        Ok(digits.iter().fold(0, |number, digit| number << 8 | u32::from(*digit)))
    }

    pub fn object_id(&mut self) -> Result<&'a [u8]> {
        self.expect(OBJECT_ID)
    }

    pub fn octets(&mut self) -> Result<&'a [u8]> {
        self.expect(OCTET_STRING)
    }

    /// A bit string of whole bytes.
    pub fn bits(&mut self) -> Result<&'a [u8]> {
        match self.expect(BIT_STRING)? {
            [0, bytes @ ..] => Ok(bytes),
            _ => Err(Malformed),
        }
    }

    /// Nothing may follow.
    pub fn finish(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Malformed) }
    }
}

pub fn strip_zeros(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    &digits[zeros..]
}

/// An element of these parts, one after the other.
pub fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut out = Vec::with_capacity(length + 6);
    out.push(tag);
    if length < 0x80 {
        out.push(length as u8);
    } else {
        let digits = (length as u64).to_be_bytes();
        let digits = strip_zeros(&digits);
        out.push(0x80 | digits.len() as u8);
        out.extend_from_slice(digits);
    }
    for part in parts {
        out.extend_from_slice(part);
    }
    out
}

pub fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(SEQUENCE, parts)
}

/// A number by its digits, which may have zeros before it.
pub fn integer(digits: &[u8]) -> Vec<u8> {
    let digits = strip_zeros(digits);
    let is_negative_looking = digits.first().is_none_or(|digit| *digit >= 0x80);
    let zero: &[u8] = if is_negative_looking { &[0] } else { &[] };
    element(INTEGER, &[zero, digits])
}

pub fn small_integer(number: u32) -> Vec<u8> {
    integer(&number.to_be_bytes())
}

pub fn object_id(body: &[u8]) -> Vec<u8> {
    element(OBJECT_ID, &[body])
}

pub fn octets(body: &[u8]) -> Vec<u8> {
    element(OCTET_STRING, &[body])
}

pub fn bits(body: &[u8]) -> Vec<u8> {
    element(BIT_STRING, &[&[0], body])
}

pub fn null() -> Vec<u8> {
    vec![NULL, 0]
}

/// `1.2.840.10045`: an object identifier's body as people write it.
pub fn dotted(body: &[u8]) -> String {
    let mut text = String::new();
    let mut number = 0u128;
    for byte in body {
        number = number << 7 | u128::from(byte & 0x7f);
        if byte & 0x80 != 0 {
            continue;
        }
        if text.is_empty() {
            let first = (number / 40).min(2);
            text = format!("{first}.{}", number - first * 40);
        } else {
            text.push_str(&format!(".{number}"));
        }
        number = 0;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let long = vec![7; 300];
        let whole = sequence(&[&integer(&[0, 0, 0x80]), &octets(&long), &bits(&[1]), &null()]);
        let mut reader = Reader::new(&whole);
        let mut inner = reader.sequence().expect("a sequence");
        reader.finish().expect("nothing after it");
        assert_eq!(inner.integer(), Ok(&[0x80][..]));
        assert_eq!(inner.octets(), Ok(&long[..]));
        assert_eq!(inner.bits(), Ok(&[1][..]));
        assert_eq!(inner.expect(NULL), Ok(&[][..]));
        assert!(inner.is_empty());
    }

    #[test]
    fn refuses_what_is_cut_off_or_not_shortest() {
        for bytes in
            [&[0x30][..], &[0x30, 1], &[0x30, 0x80], &[4, 0x81, 1, 0], &[4, 0x82, 0, 0x80], &[0x1f, 1, 0]]
        {
            assert_eq!(Reader::new(bytes).element(), Err(Malformed), "{bytes:?}");
        }
        assert_eq!(Reader::new(&[2, 1, 0x80]).integer(), Err(Malformed));
        assert_eq!(Reader::new(&[4, 0x84, 0xff, 0xff, 0xff, 0xff]).element(), Err(Malformed));
    }

    #[test]
    fn shows_object_identifiers() {
        assert_eq!(dotted(&[0x2a, 0x86, 0x48, 0xce, 0x3d]), "1.2.840.10045");
        assert_eq!(dotted(&[0x88, 0x37]), "2.999");
    }
}
