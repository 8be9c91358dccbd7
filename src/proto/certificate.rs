//! An X.509 certificate (RFC 5280): the parts where they stand in the bytes, without a copy, and what is to be
//! known of it to decide whether it is to be trusted (section 6). Lenient in what it reads (version 1, odd
//! serial numbers), since others decide. `x509.rs` says in words what a certificate is about.

use super::der::{self, Reader};

/// Object identifiers of extensions and purposes.
pub mod oid {
    pub const SUBJECT_KEY_ID: &[u8] = &[0x55, 0x1d, 14];
    pub const KEY_USAGE: &[u8] = &[0x55, 0x1d, 15];
    pub const SUBJECT_ALT_NAME: &[u8] = &[0x55, 0x1d, 17];
    pub const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 19];
    pub const NAME_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 30];
    pub const CERTIFICATE_POLICIES: &[u8] = &[0x55, 0x1d, 32];
    pub const AUTHORITY_KEY_ID: &[u8] = &[0x55, 0x1d, 35];
    pub const POLICY_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 36];
    pub const EXTENDED_KEY_USAGE: &[u8] = &[0x55, 0x1d, 37];
    pub const ANY_PURPOSE: &[u8] = &[0x55, 0x1d, 37, 0];
    pub const SERVER_AUTH: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 1];
    pub const CLIENT_AUTH: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 2];
}

const UTC_TIME: u8 = 23;
const GENERALIZED_TIME: u8 = 24;

/// A certificate's parts, as ranges of its bytes.
#[derive(Clone, Debug)]
pub struct Certificate<'a> {
    pub der: &'a [u8],
    /// What is signed, and how.
    pub signed: &'a [u8],
    pub signature_algorithm: &'a [u8],
    pub signature: &'a [u8],
    /// 1, 2 or 3.
    pub version: u8,
    pub serial: &'a [u8],
    /// Names, as whole elements.
    pub issuer: &'a [u8],
    pub subject: &'a [u8],
    /// The two times as they stand there.
    pub validity: &'a [u8],
    /// Seconds since 1970.
    pub not_before: i64,
    pub not_after: i64,
    /// The SubjectPublicKeyInfo as a whole element, and its two parts.
    pub key_info: &'a [u8],
    pub key_algorithm: &'a [u8],
    pub key: &'a [u8],
    pub extensions: Vec<Extension<'a>>,
}

/// An extension; its value is DER again.
#[derive(Clone, Copy, Debug)]
pub struct Extension<'a> {
    pub oid: &'a [u8],
    pub critical: bool,
    pub value: &'a [u8],
}

impl<'a> Certificate<'a> {
    /// `None` for what is no certificate.
    pub fn parse(bytes: &'a [u8]) -> Option<Certificate<'a>> {
        let mut outer = Reader::new(bytes);
        let whole = outer.element().ok()?;
        if whole.tag != der::SEQUENCE {
            return None;
        }
        let mut parts = Reader::new(whole.body);
        let signed = parts.element().ok()?;
        let signature_algorithm = parts.expect(der::SEQUENCE).ok()?;
        let signature = parts.bits().ok()?;
        let mut fields = Reader::new(signed.body);
        let version = match fields.optional(der::context(0)).ok().flatten() {
            Some(explicit) => 1 + Reader::new(explicit).expect(der::INTEGER).ok()?.last()?,
            None => 1,
        };
        let serial = fields.expect(der::INTEGER).ok()?;
        fields.expect(der::SEQUENCE).ok()?;
        let issuer = fields.element().ok()?.whole;
        let validity = fields.expect(der::SEQUENCE).ok()?;
        let mut times = Reader::new(validity);
        let (not_before, not_after) = (time(&mut times)?, time(&mut times)?);
        let subject = fields.element().ok()?.whole;
        let key_info = fields.element().ok()?;
        let mut key_parts = Reader::new(key_info.body);
        let key_algorithm = key_parts.expect(der::SEQUENCE).ok()?;
        let key = key_parts.bits().ok()?;
        Some(Certificate {
            der: whole.whole,
            signed: signed.whole,
            signature_algorithm,
            signature,
            version,
            serial,
            issuer,
            subject,
            validity,
            not_before,
            not_after,
            key_info: key_info.whole,
            key_algorithm,
            key,
            extensions: extensions(&mut fields)?,
        })
    }

    /// The value of an extension.
    pub fn extension(&self, oid: &[u8]) -> Option<&'a [u8]> {
        self.extensions.iter().find(|extension| extension.oid == oid).map(|extension| extension.value)
    }

    /// Whether it names itself as its issuer.
    pub fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
    }

    /// Basic constraints: whether it may issue others, and how many may stand below it. `None` without
    /// the extension.
    pub fn basic_constraints(&self) -> Option<(bool, Option<u32>)> {
        let mut parts =
            Reader::new(Reader::new(self.extension(oid::BASIC_CONSTRAINTS)?).expect(der::SEQUENCE).ok()?);
        let is_ca = parts.optional(der::BOOLEAN).ok().flatten().is_some_and(|value| value != [0]);
        let length =
            parts.optional(der::INTEGER).ok().flatten().map(|value| number(value).unwrap_or(u32::MAX));
        Some((is_ca, length))
    }

    /// The bits of key usage, the first one (digitalSignature) the highest of 16.
    pub fn key_usage(&self) -> Option<u16> {
        // Behind the number of unused bits. What can't be read allows nothing.
        let string = Reader::new(self.extension(oid::KEY_USAGE)?).expect(der::BIT_STRING).unwrap_or_default();
        let bits = string.get(1..).unwrap_or_default();
        let byte = |at: usize| u16::from(bits.get(at).copied().unwrap_or(0));
        Some(byte(0) << 8 | byte(1))
    }

    /// The purposes that the key may be used for, as object identifiers.
    pub fn extended_key_usage(&self) -> Option<Vec<&'a [u8]>> {
        let list = Reader::new(self.extension(oid::EXTENDED_KEY_USAGE)?).expect(der::SEQUENCE);
        let mut list = Reader::new(list.unwrap_or_default());
        let mut purposes = Vec::new();
        while let Ok(purpose) = list.expect(der::OBJECT_ID) {
            purposes.push(purpose);
        }
        Some(purposes)
    }

    /// The key's own number, and that of the key that signed.
    pub fn subject_key_id(&self) -> Option<&'a [u8]> {
        Reader::new(self.extension(oid::SUBJECT_KEY_ID)?).octets().ok()
    }

    pub fn authority_key_id(&self) -> Option<&'a [u8]> {
        let list = Reader::new(self.extension(oid::AUTHORITY_KEY_ID)?).expect(der::SEQUENCE).ok()?;
        Reader::new(list).optional(der::context_primitive(0)).ok().flatten()
    }

    /// Alternative names of the subject: each with its kind (RFC 5280 section 4.2.1.6) and value.
    pub fn alternative_names(&self) -> Option<Vec<GeneralName<'a>>> {
        let list = Reader::new(self.extension(oid::SUBJECT_ALT_NAME)?).expect(der::SEQUENCE).ok()?;
        Some(general_names(list))
    }
}

/// A name of some kind; `kind` is the number in its tag: 1 e-mail, 2 DNS, 4 directory, 6 URI, 7 IP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GeneralName<'a> {
    pub kind: u8,
    pub value: &'a [u8],
}

/// The elements of a GeneralNames list.
pub fn general_names(list: &[u8]) -> Vec<GeneralName<'_>> {
    let mut reader = Reader::new(list);
    let mut names = Vec::new();
    while let Ok(name) = reader.element() {
        names.push(GeneralName { kind: name.tag & 0x1f, value: name.body });
    }
    names
}

fn extensions<'a>(fields: &mut Reader<'a>) -> Option<Vec<Extension<'a>>> {
    // Two unique identifiers may come first; nobody uses them.
    fields.optional(der::context_primitive(1)).ok()?;
    fields.optional(der::context_primitive(2)).ok()?;
    let Some(explicit) = fields.optional(der::context(3)).ok().flatten() else { return Some(Vec::new()) };
    let mut list = Reader::new(Reader::new(explicit).expect(der::SEQUENCE).ok()?);
    let mut found = Vec::new();
    while !list.is_empty() {
        let mut parts = Reader::new(list.expect(der::SEQUENCE).ok()?);
        let oid = parts.expect(der::OBJECT_ID).ok()?;
        let critical = parts.optional(der::BOOLEAN).ok().flatten().is_some_and(|value| value != [0]);
        found.push(Extension { oid, critical, value: parts.expect(der::OCTET_STRING).ok()? });
    }
    Some(found)
}

fn number(bytes: &[u8]) -> Option<u32> {
    let significant = bytes.iter().position(|&b| b != 0).map_or(&bytes[..0], |at| &bytes[at..]);
    (significant.len() <= 4).then(|| significant.iter().fold(0, |sum, &b| sum << 8 | u32::from(b)))
}

// UTCTime or GeneralizedTime, always in UTC (RFC 5280 section 4.1.2.5).
fn time(reader: &mut Reader) -> Option<i64> {
    let element = reader.element().ok()?;
    let text = std::str::from_utf8(element.body).ok()?.strip_suffix('Z')?;
    let (year, rest) = match element.tag {
        UTC_TIME => {
            let year: i64 = digits(text.get(..2)?)?;
            (if year < 50 { 2000 + year } else { 1900 + year }, text.get(2..)?)
        }
        GENERALIZED_TIME => (digits(text.get(..4)?)?, text.get(4..)?),
        _ => return None,
    };
    let part = |at: usize| digits(rest.get(at..at + 2)?);
    let (month, day) = (part(0)?, part(2)?);
    let (hour, minute, second) = (part(4)?, part(6)?, part(8).unwrap_or(0));
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(days_until(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)
}

fn digits(text: &str) -> Option<i64> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}

// Days from 1970 to a date of the Gregorian calendar; the year is counted from March.
fn days_until(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_counted_in_days() {
        for (days, date) in [(0, (1970, 1, 1)), (20_780, (2026, 11, 23)), (11_016, (2000, 2, 29))] {
            assert_eq!(days_until(date.0, date.1, date.2), days);
        }
        assert_eq!(days_until(2096, 12, 31) - days_until(2096, 1, 1), 365);
    }

    #[test]
    fn what_is_no_certificate_is_refused_at_every_length() {
        let certificate = include_bytes!("../../tests/node/tls/fixtures/leaf.der");
        assert!(Certificate::parse(certificate).is_some());
        for length in 0..certificate.len() {
            assert!(Certificate::parse(&certificate[..length]).is_none(), "cut at {length}");
        }
        for at in 0..certificate.len() {
            let mut changed = certificate.to_vec();
            changed[at] ^= 0xff;
            // Whatever comes of it, it must come without a panic.
            if let Some(read) = Certificate::parse(&changed) {
                read.alternative_names();
                read.basic_constraints();
                read.extended_key_usage();
            }
        }
    }
}
