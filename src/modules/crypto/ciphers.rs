//! Which ciphers there are, and a text on its way through one of them.

use super::blocks::{Aes, BLOCK, Feedback, KeyStream, SHORT_BLOCK, Tdes, next_of_128, unwrap_key, wrap_key};
use super::equal_in_constant_time;
use super::fault::Fault;
use super::ocb::Ocb;
use super::sealing::{Sealing, ccm};
use crate::engine::raw::owned::Named;
use crate::proto::encoding::{Reserved, reserve};
use zeroize::Zeroizing;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Ecb,
    Cbc,
    Ctr,
    Cfb,
    Cfb8,
    Ofb,
    Gcm,
    Ccm,
    Ocb,
    Wrap,
    ChaCha,
    TdesEcb,
    TdesCbc,
}

/// What getCipherInfo() tells.
#[derive(Clone, Copy)]
pub struct Kind {
    pub mode: Mode,
    /// Bytes of the key.
    pub key: usize,
    /// OpenSSL's number for it with the shortest key; each longer one is `step` further.
    nid: u32,
    step: u32,
}

const fn kind(mode: Mode, nid: u32, step: u32) -> Kind {
    Kind { mode, key: 0, nid, step }
}

const MODES: &[Kind] = &[
    kind(Mode::Cbc, 419, 4),
    kind(Mode::Ccm, 896, 3),
    kind(Mode::Cfb, 421, 4),
    kind(Mode::Cfb8, 653, 1),
    kind(Mode::Ctr, 904, 1),
    kind(Mode::Ecb, 418, 4),
    kind(Mode::Gcm, 895, 3),
    kind(Mode::Ocb, 958, 1),
    kind(Mode::Ofb, 420, 4),
    kind(Mode::Wrap, 788, 1),
];
const CHACHA: Kind = Kind { mode: Mode::ChaCha, key: 32, nid: 1018, step: 0 };

/// Triple DES, with OpenSSL's other name for some.
const TDES: &[(&str, &str, Kind)] = &[
    ("des-ede3-cbc", "des3", Kind { mode: Mode::TdesCbc, key: 24, nid: 44, step: 0 }),
    ("des-ede3", "des-ede3-ecb", Kind { mode: Mode::TdesEcb, key: 24, nid: 33, step: 0 }),
    ("des-ede-cbc", "", Kind { mode: Mode::TdesCbc, key: 16, nid: 43, step: 0 }),
    ("des-ede", "des-ede-ecb", Kind { mode: Mode::TdesEcb, key: 16, nid: 32, step: 0 }),
];

const BITS: [&str; 3] = ["128", "192", "256"];

impl Mode {
    /// What it is called at the end of a cipher's name.
    pub fn suffix(self) -> &'static str {
        match self {
            Mode::Ecb | Mode::TdesEcb => "ecb",
            Mode::Cbc | Mode::TdesCbc => "cbc",
            Mode::Ctr => "ctr",
            Mode::Cfb => "cfb",
            Mode::Cfb8 => "cfb8",
            Mode::Ofb => "ofb",
            Mode::Gcm => "gcm",
            Mode::Ccm => "ccm",
            Mode::Ocb => "ocb",
            Mode::Wrap => "wrap",
            Mode::ChaCha => "stream",
        }
    }

    pub fn is_sealing(self) -> bool {
        matches!(self, Mode::Gcm | Mode::Ccm | Mode::Ocb | Mode::ChaCha)
    }
}

impl Kind {
    /// By a name of OpenSSL's, in upper or lower case.
    pub fn named(name: &str) -> Option<Kind> {
        let name = name.to_ascii_lowercase();
        if name == "chacha20-poly1305" {
            return Some(CHACHA);
        }
        if let Some((.., kind)) = TDES.iter().find(|(own, other, _)| name == *own || name == *other) {
            return Some(*kind);
        }
        // aes-128-gcm, id-aes128-gcm, aes128-wrap; aes128 alone is CBC.
        let rest = name.strip_prefix("id-").unwrap_or(&name).strip_prefix("aes")?;
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let size = BITS.iter().position(|bits| rest.starts_with(bits))?;
        let suffix = &rest[3..];
        let is = |kind: &&Kind| match suffix.strip_prefix('-') {
            Some(suffix) => kind.mode.suffix() == suffix,
            None => suffix.is_empty() && kind.mode == Mode::Cbc,
        };
        MODES.iter().find(is).map(|found| Kind { key: 16 + 8 * size, ..*found })
    }

    /// By OpenSSL's number.
    pub fn numbered(nid: u32) -> Option<Kind> {
        let all = MODES.iter().flat_map(|kind| (0..3).map(move |size| Kind { key: 16 + 8 * size, ..*kind }));
        all.chain([CHACHA]).chain(TDES.iter().map(|entry| entry.2)).find(|kind| kind.number() == nid)
    }

    pub fn number(&self) -> u32 {
        if self.step == 0 { self.nid } else { self.nid + self.step * (self.key as u32 / 8 - 2) }
    }

    pub fn name(&self) -> String {
        let (bits, suffix) = (self.key * 8, self.mode.suffix());
        match self.mode {
            Mode::ChaCha => "chacha20-poly1305".to_string(),
            Mode::TdesEcb | Mode::TdesCbc => {
                TDES.iter().find(|entry| entry.2.nid == self.nid).map_or("", |entry| entry.0).to_string()
            }
            Mode::Gcm | Mode::Ccm | Mode::Wrap => format!("id-aes{bits}-{suffix}"),
            _ => format!("aes-{bits}-{suffix}"),
        }
    }

    pub fn mode_name(&self) -> &'static str {
        if self.mode == Mode::Cfb8 { "cfb" } else { self.mode.suffix() }
    }

    pub fn block(&self) -> usize {
        match self.mode {
            Mode::Ecb | Mode::Cbc | Mode::Ocb => BLOCK,
            Mode::Wrap | Mode::TdesEcb | Mode::TdesCbc => SHORT_BLOCK,
            Mode::ChaCha => 0,
            _ => 1,
        }
    }

    /// Bytes of the initialization vector, when it may not be of another length; 0 for none.
    pub fn vector(&self) -> usize {
        match self.mode {
            Mode::Ecb | Mode::TdesEcb => 0,
            Mode::Gcm | Mode::Ccm | Mode::Ocb | Mode::ChaCha => 12,
            Mode::Wrap | Mode::TdesCbc => SHORT_BLOCK,
            _ => BLOCK,
        }
    }

    pub fn takes_vector(&self, length: usize) -> bool {
        match self.mode {
            Mode::Gcm => (1..=128).contains(&length),
            Mode::Ccm => (7..=13).contains(&length),
            Mode::Ocb => (1..=15).contains(&length),
            _ => length == self.vector(),
        }
    }

    /// Whether tags of this length are allowed.
    pub fn takes_tag(&self, length: usize) -> bool {
        match self.mode {
            Mode::Gcm => length == 4 || length == 8 || (12..=16).contains(&length),
            Mode::Ccm => (4..=16).contains(&length) && length.is_multiple_of(2),
            _ => (1..=16).contains(&length),
        }
    }
}

/// All names, in the order of getCiphers().
pub fn names() -> Vec<String> {
    let mut names = Vec::new();
    for bits in BITS {
        let plain = MODES.iter().filter(|kind| kind.mode != Mode::Wrap);
        names.extend(plain.map(|kind| format!("aes-{bits}-{}", kind.mode.suffix())));
    }
    for bits in BITS {
        names.push(format!("aes{bits}"));
        names.push(format!("aes{bits}-wrap"));
    }
    names.push("chacha20-poly1305".to_string());
    for (name, other, _) in TDES {
        names.extend([*name, *other].into_iter().filter(|name| !name.is_empty()).map(str::to_string));
    }
    for bits in BITS {
        names.extend(["CCM", "GCM", "wrap"].map(|suffix| format!("id-aes{bits}-{suffix}")));
    }
    names
}

enum State {
    Ecb(Aes),
    Cbc(Aes, [u8; BLOCK]),
    Tdes(Tdes, Option<[u8; SHORT_BLOCK]>),
    Stream(KeyStream),
    Sealing(Box<Sealing>),
    Ccm { key: Zeroizing<Vec<u8>>, nonce: Vec<u8>, additional: Vec<u8>, announced: Option<usize> },
    Ocb(Box<Ocb>),
    Wrap(Aes, [u8; 8]),
    Done,
}

pub struct Cipher {
    kind: Kind,
    encrypting: bool,
    padding: bool,
    state: State,
    /// What is not yet a whole block, or might be the last one.
    held: Vec<u8>,
    begun: bool,
    tag_length: Option<usize>,
    tag: Option<Vec<u8>>,
    /// CCM knows it before the end.
    is_forged: bool,
}

impl Named for Cipher {
    const NAME: &'static str = "CipherBase";
}

type Result<T> = std::result::Result<T, Fault>;

const NOT_AUTHENTIC: Fault = Fault::Plain("Unsupported state or unable to authenticate data");
const NO_FINAL: Fault = Fault::Coded("Error", "ERR_CRYPTO_INVALID_STATE", "Invalid state");
const BAD_DECRYPT: u32 = 0x1c80_0064;
const TAG_NOT_SET: u32 = 0x1c80_0077;
const WRONG_FINAL_BLOCK_LENGTH: u32 = 0x1c80_006b;

impl Cipher {
    /// Key and vector have the lengths that `kind` takes.
    pub fn new(kind: Kind, encrypting: bool, key: &[u8], vector: &[u8]) -> Option<Cipher> {
        let block = || <[u8; BLOCK]>::try_from(vector).ok();
        let aes = || Aes::new(key);
        let state = match kind.mode {
            Mode::Ecb => State::Ecb(aes()?),
            Mode::Cbc => State::Cbc(aes()?, block()?),
            Mode::TdesEcb => State::Tdes(Tdes::new(key)?, None),
            Mode::TdesCbc => State::Tdes(Tdes::new(key)?, Some(vector.try_into().ok()?)),
            Mode::Ctr => State::Stream(KeyStream::counter(aes()?, block()?, next_of_128)),
            Mode::Cfb => State::Stream(KeyStream::new(aes()?, Feedback::Cipher(block()?))),
            Mode::Cfb8 => State::Stream(KeyStream::new(aes()?, Feedback::CipherBytes(block()?))),
            Mode::Ofb => State::Stream(KeyStream::new(aes()?, Feedback::Output(block()?))),
            Mode::Gcm => State::Sealing(Box::new(Sealing::gcm(aes()?, key, vector)?)),
            Mode::ChaCha => State::Sealing(Box::new(Sealing::chacha(key, vector)?)),
            Mode::Ocb => State::Ocb(Box::new(Ocb::new(aes()?, vector)?)),
            Mode::Wrap => State::Wrap(aes()?, vector.try_into().ok()?),
            Mode::Ccm => State::Ccm {
                key: Zeroizing::new(key.to_vec()),
                nonce: vector.to_vec(),
                additional: Vec::new(),
                announced: None,
            },
        };
        Some(Cipher {
            kind,
            encrypting,
            padding: true,
            state,
            held: Vec::new(),
            begun: false,
            tag_length: None,
            tag: None,
            is_forged: false,
        })
    }

    pub fn set_tag_length(&mut self, length: usize) {
        if let State::Ocb(ocb) = &mut self.state {
            ocb.set_tag_length(length);
        }
        self.tag_length = Some(length);
    }

    pub fn set_padding(&mut self, padding: bool) -> bool {
        self.padding = padding;
        !matches!(self.state, State::Done)
    }

    /// False when it is too late for it, or no additional data is taken.
    pub fn authenticate(&mut self, data: &[u8], text_length: Option<usize>) -> bool {
        if self.begun {
            return false;
        }
        match &mut self.state {
            State::Sealing(sealing) => sealing.authenticate(data),
            State::Ocb(ocb) => ocb.authenticate(data),
            State::Ccm { additional, announced, .. } => {
                additional.extend_from_slice(data);
                *announced = text_length;
            }
            _ => return false,
        }
        true
    }

    /// Takes the tag to compare with: whether it has a fit length, `None` when it can't be given now.
    pub fn set_tag(&mut self, tag: &[u8]) -> Option<bool> {
        if !self.kind.mode.is_sealing() || matches!(self.state, State::Done) || self.tag.is_some() {
            return None;
        }
        let fits = self.kind.takes_tag(tag.len()) && self.tag_length.is_none_or(|wanted| wanted == tag.len());
        if fits {
            self.tag = Some(tag.to_vec());
        }
        Some(fits)
    }

    /// The tag, after the end of an encryption.
    pub fn tag(&self) -> Option<&[u8]> {
        let is_there = self.encrypting && matches!(self.state, State::Done);
        self.tag.as_deref().filter(|_| is_there)
    }

    pub fn update(&mut self, data: &[u8]) -> Result<Vec<u8>> {
        let mut out = joined(&self.held, data).map_err(|_| Fault::NO_MEMORY)?;
        self.begun = true;
        match &mut self.state {
            State::Stream(stream) => stream.apply(&mut out, self.encrypting),
            State::Sealing(sealing) => sealing.apply(&mut out, self.encrypting),
            State::Ccm { .. } => return self.update_ccm(out),
            State::Wrap(aes, vector) => return wrap(aes, *vector, &out, self.encrypting),
            State::Done => {
                let message = "Invalid state for operation update";
                return Err(Fault::Coded("Error", "ERR_CRYPTO_INVALID_STATE", message));
            }
            State::Ocb(ocb) => {
                self.held = out.split_off(out.len() / BLOCK * BLOCK);
                ocb.apply(&mut out, self.encrypting);
            }
            State::Ecb(_) | State::Cbc(..) | State::Tdes(..) => {
                let block = self.kind.block();
                let mut whole = out.len() / block * block;
                // The last block has the padding in it, and which is the last shows only at the end.
                if !self.encrypting && self.padding && whole == out.len() {
                    whole = whole.saturating_sub(block);
                }
                self.held = out.split_off(whole);
                self.chain(&mut out);
            }
        }
        Ok(out)
    }

    fn chain(&mut self, blocks: &mut [u8]) {
        match &mut self.state {
            State::Ecb(aes) => aes.ecb(blocks, self.encrypting),
            State::Cbc(aes, last) => aes.cbc(blocks, last, self.encrypting),
            State::Tdes(des, last) => des.apply(blocks, last.as_mut(), self.encrypting),
            _ => {}
        }
    }

    fn update_ccm(&mut self, mut text: Vec<u8>) -> Result<Vec<u8>> {
        let State::Ccm { key, nonce, additional, announced } = &self.state else { return Err(NO_FINAL) };
        // One piece, of the length that was announced.
        let is_second = self.encrypting && self.tag.is_some() || self.is_forged;
        if is_second || announced.is_some_and(|length| length != text.len()) {
            return Err(Fault::Plain("Trying to add data in unsupported state"));
        }
        let size = self.tag_length.unwrap_or(BLOCK);
        let wanted = self.tag.take();
        if !self.encrypting && wanted.is_none() {
            return Err(NOT_AUTHENTIC);
        }
        let tag = ccm(key, nonce, additional, &mut text, size, self.encrypting).ok_or(NOT_AUTHENTIC)?;
        if wanted.is_some_and(|wanted| !equal_in_constant_time(&wanted, &tag)) {
            self.is_forged = true;
            text.clear();
        }
        self.tag = Some(tag);
        Ok(text)
    }

    pub fn finish(&mut self) -> Result<Vec<u8>> {
        // Without any text there has been no update.
        if matches!(self.state, State::Ccm { .. }) && !self.begun {
            if self.encrypting {
                return Err(Fault::openssl(TAG_NOT_SET));
            }
            self.begun = true;
            self.update_ccm(Vec::new())?;
        }
        let state = std::mem::replace(&mut self.state, State::Done);
        match state {
            State::Done => Err(NO_FINAL),
            State::Ccm { .. } if self.is_forged => Err(NOT_AUTHENTIC),
            State::Stream(_) | State::Ccm { .. } | State::Wrap(..) => Ok(Vec::new()),
            State::Sealing(sealing) => {
                let tag = sealing.tag();
                self.compare(&tag)
            }
            State::Ocb(ocb) => {
                let mut rest = std::mem::take(&mut self.held);
                let tag = ocb.finish(&mut rest, self.encrypting);
                self.compare(&tag).map(|_| rest)
            }
            state => {
                self.state = state;
                let result = if self.encrypting { self.pad() } else { self.unpad() };
                self.state = State::Done;
                result
            }
        }
    }

    fn compare(&mut self, tag: &[u8]) -> Result<Vec<u8>> {
        if self.encrypting {
            self.tag = Some(tag[..self.tag_length.unwrap_or(BLOCK)].to_vec());
            return Ok(Vec::new());
        }
        let wanted = self.tag.as_ref().ok_or(NOT_AUTHENTIC)?;
        let is_authentic = equal_in_constant_time(wanted, &tag[..wanted.len()]);
        if is_authentic { Ok(Vec::new()) } else { Err(NOT_AUTHENTIC) }
    }

    fn pad(&mut self) -> Result<Vec<u8>> {
        let mut last = std::mem::take(&mut self.held);
        if !self.padding {
            return if last.is_empty() { Ok(last) } else { Err(Fault::openssl(WRONG_FINAL_BLOCK_LENGTH)) };
        }
        let block = self.kind.block();
        let count = block - last.len();
        last.resize(block, count as u8);
        self.chain(&mut last);
        Ok(last)
    }

    fn unpad(&mut self) -> Result<Vec<u8>> {
        let mut last = std::mem::take(&mut self.held);
        if !self.padding && last.is_empty() {
            return Ok(last);
        }
        let block = self.kind.block();
        if !self.padding || last.len() != block {
            return Err(Fault::openssl(WRONG_FINAL_BLOCK_LENGTH));
        }
        self.chain(&mut last);
        let count = usize::from(last[block - 1]);
        let is_padding =
            (1..=block).contains(&count) && last[block - count..].iter().all(|byte| *byte == count as u8);
        if !is_padding {
            return Err(Fault::openssl(BAD_DECRYPT));
        }
        last.truncate(block - count);
        Ok(last)
    }
}

fn joined(held: &[u8], data: &[u8]) -> Reserved<u8> {
    let mut all = reserve(held.len() + data.len())?;
    all.extend_from_slice(held);
    all.extend_from_slice(data);
    Ok(all)
}

fn wrap(aes: &Aes, vector: [u8; 8], data: &[u8], encrypting: bool) -> Result<Vec<u8>> {
    let shortest = if encrypting { 16 } else { 24 };
    if data.len() < shortest || !data.len().is_multiple_of(8) {
        return Err(Fault::openssl(if encrypting { WRONG_FINAL_BLOCK_LENGTH } else { BAD_DECRYPT }));
    }
    if encrypting {
        return Ok(wrap_key(aes, vector, data));
    }
    unwrap_key(aes, vector, data).ok_or(Fault::openssl(BAD_DECRYPT))
}
