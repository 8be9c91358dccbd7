//! X.509 certificates (RFC 5280) in the words that OpenSSL shows of them. `certificate.rs` reads them.

use super::certificate;
use super::der::{self, Malformed, Reader, context};

type Result<T> = std::result::Result<T, Malformed>;

pub struct Certificate<'a> {
    pub whole: &'a [u8],
    /// What the signature is about.
    pub signed: &'a [u8],
    pub serial: &'a [u8],
    pub issuer: &'a [u8],
    pub subject: &'a [u8],
    pub not_before: Time,
    pub not_after: Time,
    /// SubjectPublicKeyInfo.
    pub key: &'a [u8],
    /// The signature's AlgorithmIdentifier, without its tag.
    pub algorithm: &'a [u8],
    pub signature: &'a [u8],
    parts: certificate::Certificate<'a>,
}

/// Authority information access.
const ACCESS: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 1, 1];

impl<'a> Certificate<'a> {
    pub fn parse(bytes: &'a [u8]) -> Result<Certificate<'a>> {
        let parts = certificate::Certificate::parse(bytes).ok_or(Malformed)?;
        let mut validity = Reader::new(parts.validity);
        let (not_before, not_after) = (Time::parse(&mut validity)?, Time::parse(&mut validity)?);
        Ok(Certificate {
            whole: parts.der,
            signed: parts.signed,
            serial: parts.serial,
            issuer: Reader::new(parts.issuer).expect(der::SEQUENCE)?,
            subject: Reader::new(parts.subject).expect(der::SEQUENCE)?,
            not_before,
            not_after,
            key: parts.key_info,
            algorithm: parts.signature_algorithm,
            signature: parts.signature,
            parts,
        })
    }

    fn extension(&self, id: &[u8]) -> Option<Reader<'a>> {
        self.parts.extension(id).map(Reader::new)
    }

    /// Whether it may sign others.
    pub fn is_authority(&self) -> bool {
        self.parts.basic_constraints().is_some_and(|(is_authority, _)| is_authority)
    }

    /// Whether its key may sign certificates: what the extension says, or yes without one.
    pub fn may_sign_certificates(&self) -> bool {
        self.parts.key_usage().is_none_or(|usage| usage & 0x0400 != 0)
    }

    /// Purposes as dotted identifiers; `None` without the extension.
    pub fn purposes(&self) -> Option<Vec<String>> {
        let purposes = self.parts.extended_key_usage()?;
        Some(purposes.into_iter().map(der::dotted).collect())
    }

    /// The alternative names with their kinds; empty without the extension.
    pub fn alternative_names(&self) -> Vec<Name> {
        let read = |mut reader: Reader| -> Result<Vec<Name>> {
            let mut list = reader.sequence()?;
            let mut names = Vec::new();
            while !list.is_empty() {
                names.push(Name::parse(list.element()?));
            }
            Ok(names)
        };
        self.extension(certificate::oid::SUBJECT_ALT_NAME)
            .and_then(|reader| read(reader).ok())
            .unwrap_or_default()
    }

    /// Where to ask about it: the method's identifier and the place.
    pub fn access(&self) -> Vec<(String, Name)> {
        let read = |mut reader: Reader| -> Result<Vec<(String, Name)>> {
            let mut list = reader.sequence()?;
            let mut found = Vec::new();
            while !list.is_empty() {
                let mut description = list.sequence()?;
                let method = match description.object_id()? {
                    [0x2b, 6, 1, 5, 5, 7, 0x30, 1] => "OCSP".to_string(),
                    [0x2b, 6, 1, 5, 5, 7, 0x30, 2] => "CA Issuers".to_string(),
                    other => der::dotted(other),
                };
                found.push((method, Name::parse(description.element()?)));
            }
            Ok(found)
        };
        self.extension(ACCESS).and_then(|reader| read(reader).ok()).unwrap_or_default()
    }

    /// Whether `issuer` is who it says has signed it: by name, by key identifier if both have one, and by what
    /// the issuer's key may be used for. The signature is another question.
    pub fn is_issued_by(&self, issuer: &Certificate) -> bool {
        let is_key = match (self.parts.authority_key_id(), issuer.parts.subject_key_id()) {
            (Some(named), Some(own)) => named == own,
            _ => true,
        };
        self.issuer == issuer.subject && is_key && issuer.may_sign_certificates()
    }
}

// ---- names ----------------------------------------------------------------------------------------------

/// A GeneralName: what OpenSSL calls the kind, and its text.
pub struct Name {
    pub kind: &'static str,
    pub text: String,
    /// Whether the text is Unicode by nature; all else is bytes in Latin-1.
    is_unicode: bool,
}

/// Kinds of othername with a text in them (RFC 6120, RFC 4985, RFC 8398): identifier, OpenSSL's name, the text's tag.
const OTHER_NAMES: &[(&[u8], &str, u8)] = &[
    (&[0x2b, 6, 1, 5, 5, 7, 8, 5], "XmppAddr", 0x0c),
    (&[0x2b, 6, 1, 5, 5, 7, 8, 7], "SRVName", 0x16),
    (&[0x2b, 6, 1, 5, 5, 7, 8, 9], "SmtpUTF8Mailbox", 0x0c),
    (&[0x2b, 6, 1, 4, 1, 0x82, 0x37, 0x14, 2, 3], "UPN", 0x0c),
];

impl Name {
    fn parse(element: der::Element) -> Name {
        let latin1 = |bytes: &[u8]| bytes.iter().map(|byte| char::from(*byte)).collect::<String>();
        let name = |kind, text| Name { kind, text, is_unicode: false };
        let unicode = |kind, text| Name { kind, text, is_unicode: true };
        match element.tag {
            0x81 => name("email", latin1(element.body)),
            0x82 => name("DNS", latin1(element.body)),
            0x86 => name("URI", latin1(element.body)),
            0x87 => name("IP Address", address(element.body)),
            0x88 => name("Registered ID", der::dotted(element.body)),
            0xa4 => {
                let inner = Reader::new(element.body).expect(der::SEQUENCE).unwrap_or_default();
                let parts = attributes(inner).unwrap_or_default();
                // RFC 2253: the last comes first.
                let shown = |part: &(String, String, bool)| format!("{}={}", part.0, separated(&part.1));
                let shown: Vec<String> = parts.iter().rev().map(shown).collect();
                unicode("DirName", shown.join(","))
            }
            0xa0 => {
                let text = other_name(element.body).unwrap_or_else(|_| "<unsupported>".to_string());
                unicode("othername", text)
            }
            _ => name("othername", "<unsupported>".to_string()),
        }
    }

    /// The text as it stands in a list: a JSON string if it could be taken for several, or if not all of it can be
    /// seen.
    pub fn quoted(&self) -> String {
        let hidden = |c: char| c < ' ' || c > '~' && !self.is_unicode;
        if !self.text.contains(|c| matches!(c, '"' | '\\' | ',' | '\'') || hidden(c)) {
            return self.text.clone();
        }
        let mut out = String::from("\"");
        for c in self.text.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                _ if c == ',' || hidden(c) => out.push_str(&format!("\\u{:04x}", c as u32)),
                _ => out.push(c),
            }
        }
        out.push('"');
        out
    }
}

fn other_name(body: &[u8]) -> Result<String> {
    let mut parts = Reader::new(body);
    let id = parts.object_id()?;
    let element = Reader::new(parts.expect(context(0))?).element()?;
    let known = OTHER_NAMES.iter().find(|entry| entry.0 == id && entry.2 == element.tag).ok_or(Malformed)?;
    Ok(format!("{}:{}", known.1, text(element)))
}

fn address(bytes: &[u8]) -> String {
    match bytes.len() {
        4 => bytes.iter().map(u8::to_string).collect::<Vec<_>>().join("."),
        16 => {
            let groups =
                bytes.as_chunks::<2>().0.iter().map(|pair| format!("{:X}", u16::from_be_bytes(*pair)));
            groups.collect::<Vec<_>>().join(":")
        }
        length => format!("<invalid length={length}>"),
    }
}

/// Bodies of object identifiers, and OpenSSL's short names: RFC 4519's under 2.5.4, and the few others.
const ATTRIBUTES: &[(&[u8], &str)] = &[
    (&[0x55, 4, 3], "CN"),
    (&[0x55, 4, 4], "SN"),
    (&[0x55, 4, 5], "serialNumber"),
    (&[0x55, 4, 6], "C"),
    (&[0x55, 4, 7], "L"),
    (&[0x55, 4, 8], "ST"),
    (&[0x55, 4, 9], "street"),
    (&[0x55, 4, 10], "O"),
    (&[0x55, 4, 11], "OU"),
    (&[0x55, 4, 12], "title"),
    (&[0x55, 4, 13], "description"),
    (&[0x55, 4, 15], "businessCategory"),
    (&[0x55, 4, 17], "postalCode"),
    (&[0x55, 4, 42], "GN"),
    (&[0x55, 4, 43], "initials"),
    (&[0x55, 4, 46], "dnQualifier"),
    (&[0x55, 4, 97], "organizationIdentifier"),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 1], "emailAddress"),
    (&[9, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 1], "UID"),
    (&[9, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 0x19], "DC"),
    (&[0x2b, 6, 1, 4, 1, 0x82, 0x37, 0x3c, 2, 1, 1], "jurisdictionL"),
    (&[0x2b, 6, 1, 4, 1, 0x82, 0x37, 0x3c, 2, 1, 2], "jurisdictionST"),
    (&[0x2b, 6, 1, 4, 1, 0x82, 0x37, 0x3c, 2, 1, 3], "jurisdictionC"),
];

/// The attributes of a distinguished name in their order; whether each goes with the one before it.
pub fn attributes(name: &[u8]) -> Result<Vec<(String, String, bool)>> {
    let mut found = Vec::new();
    let mut sets = Reader::new(name);
    while !sets.is_empty() {
        let mut set = sets.inside(der::SET)?;
        let mut is_joined = false;
        while !set.is_empty() {
            let mut pair = set.sequence()?;
            let id = pair.object_id()?;
            let known = ATTRIBUTES.iter().find(|entry| entry.0 == id).map(|entry| entry.1.to_string());
            found.push((known.unwrap_or_else(|| der::dotted(id)), text(pair.element()?), is_joined));
            is_joined = true;
        }
    }
    Ok(found)
}

/// A string of any of ASN.1's kinds.
fn text(element: der::Element) -> String {
    match element.tag {
        // BMPString and UniversalString.
        0x1e => {
            let units: Vec<u16> =
                element.body.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
            String::from_utf16_lossy(&units)
        }
        0x1c => {
            let points = element.body.as_chunks::<4>().0.iter().map(|four| u32::from_be_bytes(*four));
            points.map(|point| char::from_u32(point).unwrap_or('\u{fffd}')).collect()
        }
        0x0c => String::from_utf8_lossy(element.body).into_owned(),
        _ => element.body.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// A name as OpenSSL shows it, an attribute a line, with RFC 2253's escapes.
pub fn shown(name: &[u8]) -> String {
    let mut all = String::new();
    for (index, (key, value, is_joined)) in attributes(name).unwrap_or_default().iter().enumerate() {
        if index > 0 {
            all.push_str(if *is_joined { " + " } else { "\n" });
        }
        all.push_str(&format!("{key}={}", escaped(value)));
    }
    all
}

/// RFC 2253's escapes, but for what can't be seen.
fn separated(value: &str) -> String {
    escaped_unless(value, |_| true)
}

fn escaped(value: &str) -> String {
    escaped_unless(value, |character| character >= ' ' && character != '\x7f')
}

fn escaped_unless(value: &str, may_stay: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(value.len());
    let last = value.chars().count().saturating_sub(1);
    for (index, character) in value.chars().enumerate() {
        match character {
            ',' | '+' | '"' | '\\' | '<' | '>' | ';' => out.extend(['\\', character]),
            '#' if index == 0 => out.push_str("\\#"),
            ' ' if index == 0 || index == last => out.push_str("\\ "),
            _ if !may_stay(character) => out.push_str(&format!("\\{:02X}", character as u32)),
            _ => out.push(character),
        }
    }
    out
}

// ---- times ----------------------------------------------------------------------------------------------

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    pub year: u32,
    pub month: u32,
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
}

impl Time {
    // UTCTime, whose years run from 1950 to 2049, or GeneralizedTime.
    fn parse(reader: &mut Reader) -> Result<Time> {
        let element = reader.element()?;
        let (year_digits, body) = match element.tag {
            0x17 => (2, element.body),
            0x18 => (4, element.body),
            _ => return Err(Malformed),
        };
        let digits = body.strip_suffix(b"Z").ok_or(Malformed)?;
        if !digits.iter().all(u8::is_ascii_digit) || digits.len() < year_digits + 8 {
            return Err(Malformed);
        }
        let number = |part: &[u8]| part.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
        let (year, rest) = digits.split_at(year_digits);
        let year = match (number(year), year_digits) {
            (year, 2) if year < 50 => 2000 + year,
            (year, 2) => 1900 + year,
            (year, _) => year,
        };
        let at = |index: usize| rest.get(index * 2..index * 2 + 2).map_or(0, number);
        let time = Time { year, month: at(0), day: at(1), hour: at(2), minute: at(3), second: at(4) };
        if (1..=12).contains(&time.month) { Ok(time) } else { Err(Malformed) }
    }

    /// `Nov  3 21:40:37 2026 GMT`
    pub fn shown(&self) -> String {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let month = MONTHS[self.month as usize - 1];
        let Time { year, day, hour, minute, second, .. } = self;
        format!("{month} {day:2} {hour:02}:{minute:02}:{second:02} {year} GMT")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_times_and_addresses() {
        let utc = der::element(0x17, &[b"490203040506Z"]);
        let time = Time::parse(&mut Reader::new(&utc)).expect("a time");
        assert_eq!(time.shown(), "Feb  3 04:05:06 2049 GMT");
        assert!(Time::parse(&mut Reader::new(&der::element(0x17, &[b"499903040506Z"]))).is_err());
        assert_eq!(address(&[127, 0, 0, 1]), "127.0.0.1");
        assert_eq!(address(&[0, 1, 0xab, 0xcd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), "1:ABCD:0:0:0:0:0:1");
    }

    #[test]
    fn names_are_escaped() {
        let attribute =
            |id: &[u8], text: &[u8]| der::sequence(&[&der::object_id(id), &der::element(0x0c, &[text])]);
        let one = der::element(der::SET, &[&attribute(&[0x55, 4, 3], b"#a,b ")]);
        let two = der::element(der::SET, &[&attribute(&[0x55, 4, 10], b"O\n"), &attribute(&[0x2a, 3], b"x")]);
        assert_eq!(shown(&[one, two].concat()), "CN=\\#a\\,b\\ \nO=O\\0A + 1.2.3=x");
    }

    #[test]
    fn names_that_could_mislead_are_quoted() {
        let name = |text: &str, is_unicode| Name { kind: "DNS", text: text.to_string(), is_unicode }.quoted();
        assert_eq!(name("a.example", false), "a.example");
        assert_eq!(name("a, DNS:b", false), "\"a\\u002c DNS:b\"");
        assert_eq!(name("a\"\u{e9}", false), "\"a\\\"\\u00e9\"");
        assert_eq!(name("\u{e9}", true), "\u{e9}");
    }

    #[test]
    fn cut_off_certificates_are_malformed() {
        for bytes in [&[][..], &[0x30], &[0x30, 0], &[0x30, 2, 0x30, 0]] {
            assert!(Certificate::parse(bytes).is_err());
        }
    }
}
