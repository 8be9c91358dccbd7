//! DNS messages (RFC 1035 section 4, RFC 3596): a question as bytes, and what a server made of it as records
//! of the types that Node's `dns` knows (also RFC 2782, 3403, 6698, 8659). Knows no server and no clock.
//!
//! Own code, since the crates that read all of these bring resolvers, zones and DNSSEC along: what is asked
//! here is one question, and what is read is bounded by the message, whatever its pointers say.

const HEADER: usize = 12;
const LONGEST_NAME: usize = 255;
const LONGEST_LABEL: usize = 63;
/// The class of the Internet, the one that is asked for.
const INTERNET: u16 = 1;

const RESPONSE: u16 = 0x8000;
const TRUNCATED: u16 = 0x0200;
const RECURSION_DESIRED: u16 = 0x0100;

/// What bytes from a server turn out to be.
#[derive(Debug, PartialEq)]
pub enum Reply {
    /// No DNS message, or one that contradicts itself.
    Malformed,
    /// A message, but no answer to this question.
    Foreign,
    Answer(Answer),
}

#[derive(Debug, PartialEq)]
pub struct Answer {
    /// Did not fit into a datagram: to be asked again over TCP.
    pub is_truncated: bool,
    /// RCODE, RFC 1035 section 4.1.1.
    pub code: u16,
    pub records: Vec<Record>,
}

#[derive(Debug, PartialEq)]
pub struct Record {
    pub kind: u16,
    pub ttl: u32,
    pub data: Data,
}

/// What records say. Names are texts with RFC 1035's escapes; other texts are bytes as they came.
#[derive(Debug, PartialEq)]
pub enum Data {
    A([u8; 4]),
    Aaaa([u8; 16]),
    /// NS, CNAME, PTR.
    Name(String),
    Mx {
        preference: u16,
        exchange: String,
    },
    /// The five numbers: serial, refresh, retry, expire, minimum.
    Soa {
        server: String,
        mailbox: String,
        numbers: [u32; 5],
    },
    Txt(Vec<Vec<u8>>),
    Srv {
        priority: u16,
        weight: u16,
        port: u16,
        target: String,
    },
    /// The three texts: flags, service, regular expression.
    Naptr {
        order: u16,
        preference: u16,
        texts: [Vec<u8>; 3],
        replacement: String,
    },
    /// Usage, selector, matching type; then the certificate association data.
    Tlsa([u8; 3], Vec<u8>),
    Caa {
        flags: u8,
        tag: Vec<u8>,
        value: Vec<u8>,
    },
    Other,
}

/// A recursive question for the records of type `kind` that `name` has. `None`: no name can be that.
pub fn query(id: u16, name: &str, kind: u16) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(HEADER + name.len() + 6);
    for word in [id, RECURSION_DESIRED, 1, 0, 0, 0] {
        bytes.extend(word.to_be_bytes());
    }
    write_name(name.as_bytes(), &mut bytes)?;
    bytes.extend(kind.to_be_bytes());
    bytes.extend(INTERNET.to_be_bytes());
    Some(bytes)
}

/// What `bytes` say to `question`, which `query` has made.
pub fn read(bytes: &[u8], question: &[u8]) -> Reply {
    let mut asked = Reader { bytes: question, at: 0 };
    let mut reader = Reader { bytes, at: 0 };
    match (asked.header(), reader.header()) {
        (Some(asked_header), Some(header)) => {
            if header.id != asked_header.id || header.bits & RESPONSE == 0 {
                return Reply::Foreign;
            }
            read_sections(&mut reader, &header, &mut asked).unwrap_or(Reply::Malformed)
        }
        _ => Reply::Malformed,
    }
}

fn read_sections(reader: &mut Reader, header: &Header, asked: &mut Reader) -> Option<Reply> {
    let code = header.bits & 0xf;
    let [questions, answers, authorities, additional] = header.counts;
    let mut is_ours = questions == 1;
    for _ in 0..questions {
        let question = reader.question()?;
        is_ours &= asked.question().is_some_and(|asked| asked.is_same(&question));
    }
    // Who could not read the question may not repeat it.
    if !is_ours && (questions > 0 || code == 0) {
        return Some(Reply::Foreign);
    }
    let is_truncated = header.bits & TRUNCATED != 0;
    // What was cut off may have been cut anywhere.
    if is_truncated {
        return Some(Reply::Answer(Answer { is_truncated, code, records: Vec::new() }));
    }
    let mut records = Vec::new();
    for _ in 0..answers {
        records.push(reader.record()?);
    }
    // Nobody asks for these, but a message must be whole.
    for _ in 0..u32::from(authorities) + u32::from(additional) {
        reader.record()?;
    }
    Some(Reply::Answer(Answer { is_truncated, code, records }))
}

// ---- names --------------------------------------------------------------------------------------------

/// `name` with RFC 1035 section 5.1's escapes, as labels. `None` for empty labels and for what is too long.
fn write_name(name: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let start = out.len();
    let mut label = Vec::new();
    let mut rest = name.iter();
    let mut ended = name == b"." || name.is_empty();
    while let Some(&byte) = rest.next().filter(|_| name != b".") {
        ended = byte == b'.';
        match byte {
            b'.' => write_label(&mut label, out)?,
            b'\\' => label.push(unescape(&mut rest)?),
            other => label.push(other),
        }
    }
    if !ended {
        write_label(&mut label, out)?;
    }
    out.push(0);
    (out.len() - start <= LONGEST_NAME).then_some(())
}

fn write_label(label: &mut Vec<u8>, out: &mut Vec<u8>) -> Option<()> {
    if label.is_empty() || label.len() > LONGEST_LABEL {
        return None;
    }
    out.push(label.len() as u8);
    out.append(label);
    Some(())
}

// What follows a backslash: three digits of a number, or the character that is meant.
fn unescape<'a>(rest: &mut impl Iterator<Item = &'a u8>) -> Option<u8> {
    let first = *rest.next()?;
    if !first.is_ascii_digit() {
        return Some(first);
    }
    let (second, third) = (*rest.next()?, *rest.next()?);
    if !second.is_ascii_digit() || !third.is_ascii_digit() {
        return None;
    }
    let digits = [first, second, third].map(|digit| u16::from(digit - b'0'));
    u8::try_from(digits[0] * 100 + digits[1] * 10 + digits[2]).ok()
}

/// A name's labels as a text, without a dot at its end.
fn name_text(labels: &[u8]) -> String {
    let mut text = String::new();
    let mut at = 0;
    while let Some(&length) = labels.get(at).filter(|length| **length > 0) {
        if at > 0 {
            text.push('.');
        }
        for &byte in &labels[at + 1..at + 1 + usize::from(length)] {
            match byte {
                b'.' | b';' | b'\\' | b'(' | b')' | b'@' | b'$' | b'"' => {
                    text.extend(['\\', char::from(byte)])
                }
                0x21..=0x7e => text.push(char::from(byte)),
                _ => text.push_str(&format!("\\{byte:03}")),
            }
        }
        at += 1 + usize::from(length);
    }
    text
}

// ---- reading ------------------------------------------------------------------------------------------

struct Header {
    id: u16,
    bits: u16,
    counts: [u16; 4],
}

struct Question {
    labels: Vec<u8>,
    kind: u16,
    class: u16,
}

impl Question {
    fn is_same(&self, other: &Question) -> bool {
        self.labels.eq_ignore_ascii_case(&other.labels)
            && self.kind == other.kind
            && self.class == other.class
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at + count)?;
        self.at += count;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn byte(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn word(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    fn long(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    fn rest(&mut self) -> Option<Vec<u8>> {
        self.take(self.bytes.len() - self.at).map(<[u8]>::to_vec)
    }

    /// A character-string: a length, and so many bytes.
    fn text(&mut self) -> Option<Vec<u8>> {
        let length = self.byte()?;
        self.take(length.into()).map(<[u8]>::to_vec)
    }

    fn header(&mut self) -> Option<Header> {
        let (id, bits) = (self.word()?, self.word()?);
        Some(Header { id, bits, counts: [self.word()?, self.word()?, self.word()?, self.word()?] })
    }

    fn question(&mut self) -> Option<Question> {
        Some(Question { labels: self.labels()?, kind: self.word()?, class: self.word()? })
    }

    fn name(&mut self) -> Option<String> {
        self.labels().map(|labels| name_text(&labels))
    }

    /// A name with its pointers followed. Each must lead to before the place where the labels that hold it
    /// begin, so that there is an end to them.
    fn labels(&mut self) -> Option<Vec<u8>> {
        let mut labels = Vec::new();
        let mut begin = self.at;
        let mut behind = None;
        loop {
            let length = self.byte()?;
            match length >> 6 {
                0 => {
                    labels.push(length);
                    labels.extend(self.take(length.into())?);
                    if labels.len() > LONGEST_NAME {
                        return None;
                    }
                    if length == 0 {
                        self.at = behind.unwrap_or(self.at);
                        return Some(labels);
                    }
                }
                3 => {
                    let target = usize::from(length & 0x3f) << 8 | usize::from(self.byte()?);
                    if target >= begin {
                        return None;
                    }
                    behind.get_or_insert(self.at);
                    begin = target;
                    self.at = target;
                }
                _ => return None,
            }
        }
    }

    fn record(&mut self) -> Option<Record> {
        self.labels()?;
        let (kind, class, ttl) = (self.word()?, self.word()?, self.long()?);
        let length = usize::from(self.word()?);
        let start = self.at;
        self.take(length)?;
        // Names within may point to anything before, but nothing may run over the end.
        let mut data = Reader { bytes: &self.bytes[..self.at], at: start };
        let data = if class == INTERNET { data.data(kind)? } else { Data::Other };
        Some(Record { kind, ttl, data })
    }

    fn data(&mut self, kind: u16) -> Option<Data> {
        Some(match kind {
            1 => Data::A(self.array()?),
            28 => Data::Aaaa(self.array()?),
            2 | 5 | 12 => Data::Name(self.name()?),
            6 => {
                let (server, mailbox) = (self.name()?, self.name()?);
                let numbers = [self.long()?, self.long()?, self.long()?, self.long()?, self.long()?];
                Data::Soa { server, mailbox, numbers }
            }
            15 => Data::Mx { preference: self.word()?, exchange: self.name()? },
            16 => {
                let mut texts = Vec::new();
                while self.at < self.bytes.len() {
                    texts.push(self.text()?);
                }
                Data::Txt(texts)
            }
            33 => {
                let (priority, weight, port) = (self.word()?, self.word()?, self.word()?);
                Data::Srv { priority, weight, port, target: self.name()? }
            }
            35 => {
                let (order, preference) = (self.word()?, self.word()?);
                let texts = [self.text()?, self.text()?, self.text()?];
                Data::Naptr { order, preference, texts, replacement: self.name()? }
            }
            52 => Data::Tlsa(self.array()?, self.rest()?),
            257 => Data::Caa { flags: self.byte()?, tag: self.text()?, value: self.rest()? },
            _ => Data::Other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(name: &str, kind: u16) -> Vec<u8> {
        query(0x1234, name, kind).unwrap()
    }

    /// A response to `question`: bits beside RESPONSE, and each record's type and data. All names are the
    /// question's, by a pointer.
    fn response(question: &[u8], bits: u16, records: &[(u16, &[u8])]) -> Vec<u8> {
        let mut bytes = question.to_vec();
        bytes[2..4].copy_from_slice(&(RESPONSE | bits).to_be_bytes());
        bytes[6..8].copy_from_slice(&(records.len() as u16).to_be_bytes());
        for (kind, data) in records {
            bytes.extend([0xc0, 12]);
            bytes.extend(kind.to_be_bytes());
            bytes.extend([0, 1, 0, 0, 0, 60]);
            bytes.extend((data.len() as u16).to_be_bytes());
            bytes.extend(*data);
        }
        bytes
    }

    fn only(kind: u16, data: &[u8]) -> Data {
        let asked = question("example.org", kind);
        match read(&response(&asked, 0, &[(kind, data)]), &asked) {
            Reply::Answer(mut answer) => answer.records.pop().unwrap().data,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_query_is_one_recursive_question() {
        let expected = b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x01a\x02bc\0\0\x1c\0\x01";
        assert_eq!(question("a.bc", 28), expected);
        assert_eq!(question("a.bc.", 28), expected);
        assert_eq!(&question("", 1)[12..], b"\0\0\x01\0\x01");
        assert_eq!(&question(".", 1)[12..], b"\0\0\x01\0\x01");
        assert_eq!(&question("a\\.b\\046\\099", 1)[12..], b"\x05a.b.c\0\0\x01\0\x01");
    }

    #[test]
    fn no_query_for_what_is_no_name() {
        let long = "x".repeat(64);
        let deep = "abcdefg.".repeat(32);
        for name in ["a..b", ".a", "..", "a\\", "a\\1", "a\\999", &long, &deep] {
            assert_eq!(query(1, name, 1), None, "{name}");
        }
    }

    #[test]
    fn records_of_all_types_are_read() {
        assert_eq!(only(1, &[1, 2, 3, 4]), Data::A([1, 2, 3, 4]));
        assert_eq!(only(28, &[7; 16]), Data::Aaaa([7; 16]));
        assert_eq!(only(5, b"\x01a\xc0\x0c"), Data::Name("a.example.org".into()));
        assert_eq!(only(15, b"\0\x0a\x02mx\0"), Data::Mx { preference: 10, exchange: "mx".into() });
        assert_eq!(only(16, b"\x01a\0\x02\xffc"), Data::Txt(vec![b"a".to_vec(), vec![], b"\xffc".to_vec()]));
        let target = "t".to_string();
        assert_eq!(
            only(33, b"\0\x01\0\x02\0\x03\x01t\0"),
            Data::Srv { priority: 1, weight: 2, port: 3, target }
        );
        let texts = [b"s".to_vec(), b"SIP".to_vec(), vec![]];
        let naptr = Data::Naptr { order: 1, preference: 2, texts, replacement: String::new() };
        assert_eq!(only(35, b"\0\x01\0\x02\x01s\x03SIP\0\0"), naptr);
        assert_eq!(only(52, &[3, 1, 1, 0xab, 0xcd]), Data::Tlsa([3, 1, 1], vec![0xab, 0xcd]));
        let caa = Data::Caa { flags: 128, tag: b"issue".to_vec(), value: b"ca".to_vec() };
        assert_eq!(only(257, b"\x80\x05issueca"), caa);
        let mut soa = b"\x02ns\0\x04host\0".to_vec();
        soa.extend((1u32..=5).flat_map(u32::to_be_bytes));
        let numbers = [1, 2, 3, 4, 5];
        assert_eq!(only(6, &soa), Data::Soa { server: "ns".into(), mailbox: "host".into(), numbers });
        assert_eq!(only(99, b"anything"), Data::Other);
    }

    #[test]
    fn names_show_what_is_not_plain_in_escapes() {
        assert_eq!(only(2, b"\x06a.b\\ \xe9\0"), Data::Name("a\\.b\\\\\\032\\233".into()));
    }

    #[test]
    fn only_an_answer_to_the_question_counts() {
        let asked = question("example.org", 1);
        let answer = response(&asked, 0, &[(1, &[1, 2, 3, 4])]);
        let upper = response(&question("EXAMPLE.org", 1), 0, &[]);
        assert!(matches!(read(&upper, &asked), Reply::Answer(_)));
        for other in [
            query(0x1235, "example.org", 1),
            query(0x1234, "example.net", 1),
            query(0x1234, "example.org", 2),
        ] {
            assert_eq!(read(&answer, &other.unwrap()), Reply::Foreign);
        }
        assert_eq!(read(&asked, &asked), Reply::Foreign, "a question is no answer");
    }

    #[test]
    fn a_refusal_may_leave_the_question_out() {
        let asked = question("example.org", 1);
        let refusal = b"\x12\x34\x80\x01\0\0\0\0\0\0\0\0";
        let answer = Answer { is_truncated: false, code: 1, records: vec![] };
        assert_eq!(read(refusal, &asked), Reply::Answer(answer));
        assert_eq!(read(b"\x12\x34\x80\0\0\0\0\0\0\0\0\0", &asked), Reply::Foreign);
    }

    #[test]
    fn a_truncated_answer_may_end_anywhere() {
        let asked = question("example.org", 1);
        let mut cut = response(&asked, TRUNCATED, &[(1, &[1, 2, 3, 4])]);
        cut.truncate(asked.len() + 5);
        assert!(matches!(read(&cut, &asked), Reply::Answer(Answer { is_truncated: true, .. })));
    }

    #[test]
    fn whatever_is_cut_short_is_malformed() {
        let asked = question("example.org", 15);
        let whole = response(&asked, 0, &[(15, b"\0\x0a\x02mx\xc0\x0c"), (15, b"\0\x0a\x02mx\xc0\x0c")]);
        for length in 0..whole.len() {
            assert_eq!(read(&whole[..length], &asked), Reply::Malformed, "{length}");
        }
        assert!(matches!(read(&whole, &asked), Reply::Answer(_)));
    }

    #[test]
    fn pointers_lead_backwards_or_nowhere() {
        let asked = question("example.org", 2);
        let start = asked.len() as u8 + 12;
        // To itself, forwards, around in a circle, and a reserved kind of label.
        for name in [[0xc0, start], [0xc0, start + 2], [0x01, b'a'], [0x80, 0], [0xff, 0xff]] {
            let data = if name[0] == 1 { vec![1, b'a', 0xc0, start] } else { name.to_vec() };
            assert_eq!(read(&response(&asked, 0, &[(2, &data)]), &asked), Reply::Malformed, "{name:?}");
        }
    }

    #[test]
    fn any_bytes_are_read_to_their_end() {
        let asked = question("example.org", 255);
        let records = [(2, &b"\x01a\xc0\x0c"[..]), (16, b"\x05abcde"), (35, b"\0\x01\0\x02\x01s\x03SIP\0\0")];
        let whole = response(&asked, 0, &records);
        let mut seed = 7u32;
        for _ in 0..20_000 {
            let mut bytes = whole.clone();
            for _ in 0..3 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = seed as usize % bytes.len();
                bytes[at] = (seed >> 24) as u8;
            }
            read(&bytes, &asked);
        }
    }

    #[test]
    fn data_must_not_run_over_its_end() {
        let asked = question("example.org", 1);
        let two = [(16, &b"\x05ab"[..]), (16, &b"\x02abcd"[..])];
        assert_eq!(read(&response(&asked, 0, &two), &asked), Reply::Malformed);
        assert_eq!(read(&response(&asked, 0, &[(1, &[1, 2, 3])]), &asked), Reply::Malformed);
    }
}
