//! Authenticated encryption as a stream: GCM (NIST SP 800-38D) and ChaCha20-Poly1305 (RFC 8439). Additional data
//! first, then the text, in pieces of any size; at the end the tag. CCM (RFC 3610) must know the length of
//! everything before it begins, so it takes the text in one piece.

use super::blocks::{Aes, BLOCK, KeyStream, next_of_32, xor};
use aes::cipher::{Array, KeyInit, StreamCipher};
use chacha20::{ChaCha20, KeyIvInit};
use ghash::GHash;
use ghash::universal_hash::UniversalHash;
use poly1305::Poly1305;

enum Hasher {
    Ghash(GHash),
    Poly1305(Box<Poly1305>),
}

enum Keys {
    Aes(KeyStream),
    ChaCha(Box<ChaCha20>),
}

pub struct Sealing {
    keys: Keys,
    hasher: Hasher,
    /// What the hash becomes a tag by.
    mask: [u8; BLOCK],
    /// Bytes that are not yet a whole block.
    partial: [u8; BLOCK],
    additional: u64,
    text: u64,
}

impl Sealing {
    pub fn gcm(aes: Aes, key: &[u8], vector: &[u8]) -> Option<Sealing> {
        let mut zero = [0; BLOCK];
        aes.encrypt(&mut zero);
        let ghash = GHash::new(&Array(zero));
        let mut start = [0; BLOCK];
        if vector.len() == 12 {
            start[..12].copy_from_slice(vector);
            start[15] = 1;
        } else {
            let mut hash = ghash.clone();
            hash.update_padded(vector);
            let mut bits = [0; BLOCK];
            bits[8..].copy_from_slice(&(vector.len() as u64 * 8).to_be_bytes());
            hash.update(&[Array(bits)]);
            start = hash.finalize().0;
        }
        let mut mask = start;
        aes.encrypt(&mut mask);
        let first = next_of_32(u128::from_be_bytes(start)).to_be_bytes();
        let keys = Keys::Aes(KeyStream::counter(Aes::new(key)?, first, next_of_32));
        Some(Sealing {
            keys,
            hasher: Hasher::Ghash(ghash),
            mask,
            partial: [0; BLOCK],
            additional: 0,
            text: 0,
        })
    }

    pub fn chacha(key: &[u8], vector: &[u8]) -> Option<Sealing> {
        let mut stream = ChaCha20::new_from_slices(key, vector).ok()?;
        // The first block of the key stream is for the authenticator.
        let mut first = [0; 64];
        stream.apply_keystream(&mut first);
        let hasher = Hasher::Poly1305(Box::new(Poly1305::new_from_slice(&first[..32]).ok()?));
        let keys = Keys::ChaCha(Box::new(stream));
        Some(Sealing { keys, hasher, mask: [0; BLOCK], partial: [0; BLOCK], additional: 0, text: 0 })
    }

    fn hash_blocks(&mut self, blocks: &[u8]) {
        let blocks = Array::slice_as_chunks(blocks).0;
        match &mut self.hasher {
            Hasher::Ghash(hash) => hash.update(blocks),
            Hasher::Poly1305(hash) => hash.update(blocks),
        }
    }

    // `before`: how many bytes of this kind there have been.
    fn hash(&mut self, mut data: &[u8], before: u64) {
        let held = before as usize % BLOCK;
        if held > 0 {
            let take = data.len().min(BLOCK - held);
            self.partial[held..held + take].copy_from_slice(&data[..take]);
            if held + take < BLOCK {
                return;
            }
            let block = self.partial;
            self.hash_blocks(&block);
            data = &data[take..];
        }
        let whole = data.len() / BLOCK * BLOCK;
        self.hash_blocks(&data[..whole]);
        self.partial[..data.len() - whole].copy_from_slice(&data[whole..]);
    }

    // Zeros fill the last block of each kind.
    fn pad(&mut self, length: u64) {
        let held = length as usize % BLOCK;
        if held > 0 {
            let mut block = self.partial;
            block[held..].fill(0);
            self.hash_blocks(&block);
        }
    }

    /// Additional data, none of which may come after text.
    pub fn authenticate(&mut self, data: &[u8]) {
        self.hash(data, self.additional);
        self.additional += data.len() as u64;
    }

    pub fn apply(&mut self, data: &mut [u8], encrypting: bool) {
        if self.text == 0 && !data.is_empty() {
            self.pad(self.additional);
        }
        if !encrypting {
            self.hash(data, self.text);
        }
        match &mut self.keys {
            Keys::Aes(stream) => stream.apply(data, encrypting),
            // It ends after 256 GiB, which no program has passed through here.
            Keys::ChaCha(stream) => drop(stream.try_apply_keystream(data)),
        }
        if encrypting {
            self.hash(data, self.text);
        }
        self.text += data.len() as u64;
    }

    pub fn tag(mut self) -> [u8; BLOCK] {
        self.pad(if self.text == 0 { self.additional } else { self.text });
        let mut lengths = [0; BLOCK];
        let (front, back) = lengths.split_at_mut(8);
        let mut tag = match self.hasher {
            Hasher::Ghash(mut hash) => {
                front.copy_from_slice(&(self.additional * 8).to_be_bytes());
                back.copy_from_slice(&(self.text * 8).to_be_bytes());
                hash.update(&[Array(lengths)]);
                hash.finalize().0
            }
            Hasher::Poly1305(mut hash) => {
                front.copy_from_slice(&self.additional.to_le_bytes());
                back.copy_from_slice(&self.text.to_le_bytes());
                hash.update(&[Array(lengths)]);
                hash.finalize().0
            }
        };
        xor(&mut tag, &self.mask);
        tag
    }
}

/// CCM: the text in place, and its tag. The nonce has 7 to 13 bytes, which leaves 15 less that many for the
/// length of the text.
pub fn ccm(
    key: &[u8],
    nonce: &[u8],
    additional: &[u8],
    text: &mut [u8],
    size: usize,
    encrypting: bool,
) -> Option<Vec<u8>> {
    let aes = Aes::new(key)?;
    let mut first = [0; BLOCK];
    first[0] = (15 - nonce.len() - 1) as u8;
    first[1..=nonce.len()].copy_from_slice(nonce);
    let mut mask = first;
    aes.encrypt(&mut mask);
    let mut start = first;
    start[15] = 1;
    let mut stream = KeyStream::counter(Aes::new(key)?, start, next_of_32);
    if !encrypting {
        stream.apply(text, false);
    }
    let mut tag = chained(&aes, first, additional, text, size);
    xor(&mut tag, &mask);
    if encrypting {
        stream.apply(text, true);
    }
    Some(tag[..size].to_vec())
}

// The chain over length and nonce, additional data, and text, each filled up to whole blocks.
fn chained(aes: &Aes, mut head: [u8; BLOCK], additional: &[u8], text: &[u8], size: usize) -> [u8; BLOCK] {
    let width = usize::from(head[0]) + 1;
    head[0] |= (((size - 2) / 2) << 3) as u8 | if additional.is_empty() { 0 } else { 0x40 };
    let length = (text.len() as u64).to_be_bytes();
    let width = width.min(8);
    head[BLOCK - width..].copy_from_slice(&length[8 - width..]);
    let mut sum = head;
    aes.encrypt(&mut sum);
    let mut take = |data: &[u8]| {
        for block in data.chunks(BLOCK) {
            xor(&mut sum, block);
            aes.encrypt(&mut sum);
        }
    };
    if !additional.is_empty() {
        let mut whole = Vec::with_capacity(additional.len() + 6);
        match u16::try_from(additional.len()).ok().filter(|length| *length < 0xff00) {
            Some(short) => whole.extend_from_slice(&short.to_be_bytes()),
            None => {
                whole.extend_from_slice(&[0xff, 0xfe]);
                whole.extend_from_slice(&(additional.len() as u32).to_be_bytes());
            }
        }
        whole.extend_from_slice(additional);
        take(&whole);
    }
    take(text);
    sum
}
