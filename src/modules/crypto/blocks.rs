//! AES and triple DES by the length of the key, and what the modes of operation make of it block by block (NIST SP 800-38A,
//! RFC 3394). The modes are few lines each; over one enum they are compiled once, not for each key length.

use aes::cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256, Block};
use des::{TdesEde2, TdesEde3};

pub const BLOCK: usize = 16;

/// Key streams are made for so many blocks at once: processors work on several side by side.
const AT_ONCE: usize = 8;

pub enum Aes {
    Short(Box<Aes128>),
    Middle(Box<Aes192>),
    Long(Box<Aes256>),
}

impl Aes {
    /// `None` for a key of a length that is no AES key's.
    pub fn new(key: &[u8]) -> Option<Aes> {
        match key.len() {
            16 => Aes128::new_from_slice(key).ok().map(|aes| Aes::Short(Box::new(aes))),
            24 => Aes192::new_from_slice(key).ok().map(|aes| Aes::Middle(Box::new(aes))),
            32 => Aes256::new_from_slice(key).ok().map(|aes| Aes::Long(Box::new(aes))),
            _ => None,
        }
    }

    fn encrypt_blocks(&self, blocks: &mut [Block]) {
        match self {
            Aes::Short(aes) => aes.encrypt_blocks(blocks),
            Aes::Middle(aes) => aes.encrypt_blocks(blocks),
            Aes::Long(aes) => aes.encrypt_blocks(blocks),
        }
    }

    fn decrypt_blocks(&self, blocks: &mut [Block]) {
        match self {
            Aes::Short(aes) => aes.decrypt_blocks(blocks),
            Aes::Middle(aes) => aes.decrypt_blocks(blocks),
            Aes::Long(aes) => aes.decrypt_blocks(blocks),
        }
    }

    pub fn encrypt(&self, block: &mut [u8; BLOCK]) {
        let mut one = [Array(*block)];
        self.encrypt_blocks(&mut one);
        *block = one[0].0;
    }

    pub fn decrypt(&self, block: &mut [u8; BLOCK]) {
        let mut one = [Array(*block)];
        self.decrypt_blocks(&mut one);
        *block = one[0].0;
    }

    /// Electronic codebook, of whole blocks.
    pub fn ecb(&self, data: &mut [u8], encrypting: bool) {
        let blocks = Array::slice_as_chunks_mut(data).0;
        if encrypting { self.encrypt_blocks(blocks) } else { self.decrypt_blocks(blocks) }
    }

    /// Cipher block chaining, of whole blocks; `last` is the vector, or the ciphertext before.
    pub fn cbc(&self, data: &mut [u8], last: &mut [u8; BLOCK], encrypting: bool) {
        let blocks = data.as_chunks_mut::<BLOCK>().0;
        if encrypting {
            for block in blocks {
                xor(block, last);
                self.encrypt(block);
                *last = *block;
            }
            return;
        }
        for some in blocks.chunks_mut(AT_ONCE) {
            let mut ciphertext = [[0; BLOCK]; AT_ONCE];
            ciphertext[..some.len()].copy_from_slice(some);
            self.ecb(some.as_flattened_mut(), false);
            for (block, cipher) in some.iter_mut().zip(&ciphertext) {
                xor(block, last);
                *last = *cipher;
            }
        }
    }

    /// The key stream of counters from `counter` on, of which `next` gives the one after.
    fn counters(&self, counter: &mut u128, next: fn(u128) -> u128, out: &mut [[u8; BLOCK]]) {
        for block in out.iter_mut() {
            *block = counter.to_be_bytes();
            *counter = next(*counter);
        }
        self.ecb(out.as_flattened_mut(), true);
    }
}

/// Triple DES by two or three keys.
pub enum Tdes {
    Two(Box<TdesEde2>),
    Three(Box<TdesEde3>),
}

pub const SHORT_BLOCK: usize = 8;

impl Tdes {
    /// `None` for a key of another length.
    pub fn new(key: &[u8]) -> Option<Tdes> {
        match key.len() {
            16 => TdesEde2::new_from_slice(key).ok().map(|des| Tdes::Two(Box::new(des))),
            24 => TdesEde3::new_from_slice(key).ok().map(|des| Tdes::Three(Box::new(des))),
            _ => None,
        }
    }

    fn block(&self, block: &mut [u8; SHORT_BLOCK], encrypting: bool) {
        let mut one = Array(*block);
        match (self, encrypting) {
            (Tdes::Two(des), true) => des.encrypt_block(&mut one),
            (Tdes::Two(des), false) => des.decrypt_block(&mut one),
            (Tdes::Three(des), true) => des.encrypt_block(&mut one),
            (Tdes::Three(des), false) => des.decrypt_block(&mut one),
        }
        *block = one.0;
    }

    /// Electronic codebook, of whole blocks; chained with `last`, the vector or the ciphertext before.
    pub fn apply(&self, data: &mut [u8], mut last: Option<&mut [u8; SHORT_BLOCK]>, encrypting: bool) {
        for block in data.as_chunks_mut::<SHORT_BLOCK>().0 {
            let before = *block;
            match &mut last {
                Some(last) if encrypting => {
                    xor(block, &**last);
                    self.block(block, true);
                    **last = *block;
                }
                Some(last) => {
                    self.block(block, false);
                    xor(block, &**last);
                    **last = before;
                }
                None => self.block(block, encrypting),
            }
        }
    }
}

/// `a ^= b`, as far as both go.
pub fn xor(a: &mut [u8], b: &[u8]) {
    a.iter_mut().zip(b).for_each(|(a, b)| *a ^= b);
}

/// How a key stream goes on from block to block.
pub enum Feedback {
    /// A counter of 128 bits, or of the last 32 of them.
    Counter { counter: u128, next: fn(u128) -> u128 },
    /// The key stream itself.
    Output([u8; BLOCK]),
    /// The ciphertext.
    Cipher([u8; BLOCK]),
    /// The ciphertext, byte by byte.
    CipherBytes([u8; BLOCK]),
}

pub fn next_of_128(counter: u128) -> u128 {
    counter.wrapping_add(1)
}

pub fn next_of_32(counter: u128) -> u128 {
    let low = (counter as u32).wrapping_add(1);
    counter >> 32 << 32 | u128::from(low)
}

/// A mode that makes a stream cipher of a block cipher.
pub struct KeyStream {
    aes: Aes,
    feedback: Feedback,
    /// What is left of the last block of key stream: from `used` on.
    block: [u8; BLOCK],
    used: usize,
}

impl KeyStream {
    pub fn new(aes: Aes, feedback: Feedback) -> KeyStream {
        KeyStream { aes, feedback, block: [0; BLOCK], used: BLOCK }
    }

    pub fn counter(aes: Aes, start: [u8; BLOCK], next: fn(u128) -> u128) -> KeyStream {
        KeyStream::new(aes, Feedback::Counter { counter: u128::from_be_bytes(start), next })
    }

    pub fn apply(&mut self, data: &mut [u8], encrypting: bool) {
        match &mut self.feedback {
            Feedback::Counter { .. } => self.count(data),
            Feedback::CipherBytes(register) => {
                for byte in data {
                    let mut key = *register;
                    self.aes.encrypt(&mut key);
                    let before = *byte;
                    *byte ^= key[0];
                    register.copy_within(1.., 0);
                    register[BLOCK - 1] = if encrypting { *byte } else { before };
                }
            }
            _ => self.feed_back(data, encrypting),
        }
    }

    fn count(&mut self, data: &mut [u8]) {
        let start = data.len().min(BLOCK - self.used);
        let (begun, data) = data.split_at_mut(start);
        xor(begun, &self.block[self.used..]);
        self.used += start;
        let Feedback::Counter { counter, next } = &mut self.feedback else { return };
        for some in data.chunks_mut(BLOCK * AT_ONCE) {
            let mut keys = [[0; BLOCK]; AT_ONCE];
            let count = some.len().div_ceil(BLOCK);
            self.aes.counters(counter, *next, &mut keys[..count]);
            xor(some, keys.as_flattened());
            self.block = keys[count - 1];
            self.used = some.len() - (count - 1) * BLOCK;
        }
    }

    // Each block waits for the one before it.
    fn feed_back(&mut self, data: &mut [u8], encrypting: bool) {
        for byte in data {
            if self.used == BLOCK {
                let (Feedback::Output(register) | Feedback::Cipher(register)) = &mut self.feedback else {
                    return;
                };
                self.aes.encrypt(register);
                self.block = *register;
                self.used = 0;
            }
            let before = *byte;
            *byte ^= self.block[self.used];
            if let Feedback::Cipher(register) = &mut self.feedback {
                register[self.used] = if encrypting { *byte } else { before };
            }
            self.used += 1;
        }
    }
}

/// Wraps a key of whole 64-bit blocks (RFC 3394 section 2.2.1).
pub fn wrap_key(aes: &Aes, vector: [u8; 8], key: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(key.len() + 8);
    out.extend_from_slice(&vector);
    out.extend_from_slice(key);
    let count = key.len() / 8;
    for round in 0..6 {
        for index in 1..=count {
            let step = (count * round + index) as u64;
            let mut block = joined(&out, index);
            aes.encrypt(&mut block);
            xor(&mut block[..8], &step.to_be_bytes());
            part(&mut out, index, &block);
        }
    }
    out
}

/// The key that was wrapped; `None` when it was another key or vector that wrapped it.
pub fn unwrap_key(aes: &Aes, vector: [u8; 8], wrapped: &[u8]) -> Option<Vec<u8>> {
    let mut out = wrapped.to_vec();
    let count = wrapped.len() / 8 - 1;
    for round in (0..6).rev() {
        for index in (1..=count).rev() {
            let step = (count * round + index) as u64;
            let mut block = joined(&out, index);
            xor(&mut block[..8], &step.to_be_bytes());
            aes.decrypt(&mut block);
            part(&mut out, index, &block);
        }
    }
    super::equal_in_constant_time(&out[..8], &vector).then(|| out.split_off(8))
}

fn joined(register: &[u8], index: usize) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    block[..8].copy_from_slice(&register[..8]);
    block[8..].copy_from_slice(&register[index * 8..index * 8 + 8]);
    block
}

fn part(register: &mut [u8], index: usize, block: &[u8; BLOCK]) {
    register[..8].copy_from_slice(&block[..8]);
    register[index * 8..index * 8 + 8].copy_from_slice(&block[8..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_as_rfc_3394_section_4_1() {
        let key: Vec<u8> = (0..16).collect();
        let data: Vec<u8> = (0..16).map(|n| n * 0x11).collect();
        let aes = Aes::new(&key).expect("a key of 16 bytes");
        let wrapped = wrap_key(&aes, [0xa6; 8], &data);
        assert_eq!(wrapped[..8], [0x1f, 0xa6, 0x8b, 0x0a, 0x81, 0x12, 0xb4, 0x47]);
        assert_eq!(unwrap_key(&aes, [0xa6; 8], &wrapped), Some(data));
        assert_eq!(unwrap_key(&aes, [0xa5; 8], &wrapped), None);
    }

    #[test]
    fn a_counter_stream_may_be_cut_anywhere() {
        let stream = || KeyStream::counter(Aes::new(&[7; 32]).expect("a key"), [0xff; 16], next_of_128);
        let mut whole = [0; 500];
        stream().apply(&mut whole, true);
        for size in [1, 15, 16, 17, 129] {
            let mut cut = [0; 500];
            let mut stream = stream();
            cut.chunks_mut(size).for_each(|some| stream.apply(some, true));
            assert_eq!(cut, whole, "{size}");
        }
    }
}
