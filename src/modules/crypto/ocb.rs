//! OCB (RFC 7253): authenticated encryption block by block, in one pass. The additional data may come in pieces until
//! the end.

use super::blocks::{Aes, BLOCK, xor};

type Block = [u8; BLOCK];

pub struct Ocb {
    aes: Aes,
    /// What the masks of blocks are made of: L_*, L_$, then L_0, L_1, …
    star: Block,
    dollar: Block,
    masks: Vec<Block>,
    offset: Block,
    checksum: Block,
    blocks: u64,
    additional: Vec<u8>,
    /// The nonce where it stands in its block, behind its mark.
    nonce: Block,
}

// Multiplication by x in the field of 2^128.
fn doubled(block: &Block) -> Block {
    let number = u128::from_be_bytes(*block);
    let carry = if number >> 127 == 1 { 0x87 } else { 0 };
    (number << 1 ^ carry).to_be_bytes()
}

impl Ocb {
    /// For a tag of 16 bytes. The nonce has 1 to 15 bytes.
    pub fn new(aes: Aes, nonce: &[u8]) -> Option<Ocb> {
        let mut star = [0; BLOCK];
        aes.encrypt(&mut star);
        let dollar = doubled(&star);
        let mut first = [0; BLOCK];
        let start = BLOCK.checked_sub(nonce.len()).filter(|start| (1..BLOCK).contains(start))?;
        first[start..].copy_from_slice(nonce);
        first[start - 1] |= 1;
        let mut ocb = Ocb {
            aes,
            star,
            dollar,
            masks: vec![doubled(&dollar)],
            offset: [0; BLOCK],
            checksum: [0; BLOCK],
            blocks: 0,
            additional: Vec::new(),
            nonce: first,
        };
        ocb.set_tag_length(BLOCK);
        Some(ocb)
    }

    /// Before any text: the first offset depends on how many bytes the tag will have.
    pub fn set_tag_length(&mut self, tag: usize) {
        let mut first = self.nonce;
        first[0] |= ((tag * 8 % 128) << 1) as u8;
        let bottom = u32::from(first[15] & 63);
        first[15] &= !63;
        self.aes.encrypt(&mut first);
        let top = u128::from_be_bytes(first);
        // 192 bits, of which 128 are taken from `bottom` on.
        let stretch = ((top >> 64) ^ (top >> 56)) as u64;
        let offset = match bottom {
            0 => top,
            bottom => top << bottom | u128::from(stretch >> (64 - bottom)),
        };
        self.offset = offset.to_be_bytes();
    }

    pub fn authenticate(&mut self, data: &[u8]) {
        self.additional.extend_from_slice(data);
    }

    fn mask(&mut self, number: u64) -> Block {
        let index = number.trailing_zeros() as usize;
        while self.masks.len() <= index {
            let next = doubled(&self.masks[self.masks.len() - 1]);
            self.masks.push(next);
        }
        self.masks[index]
    }

    /// Whole blocks, in place.
    pub fn apply(&mut self, data: &mut [u8], encrypting: bool) {
        for block in data.as_chunks_mut::<BLOCK>().0 {
            self.blocks += 1;
            let mask = self.mask(self.blocks);
            xor(&mut self.offset, &mask);
            if encrypting {
                xor(&mut self.checksum, block);
            }
            xor(block, &self.offset);
            if encrypting {
                self.aes.encrypt(block)
            } else {
                self.aes.decrypt(block)
            }
            xor(block, &self.offset);
            if !encrypting {
                xor(&mut self.checksum, block);
            }
        }
    }

    /// The rest, less than a block, in place; and the whole tag.
    pub fn finish(mut self, rest: &mut [u8], encrypting: bool) -> Block {
        if !rest.is_empty() {
            xor(&mut self.offset, &self.star);
            let mut pad = self.offset;
            self.aes.encrypt(&mut pad);
            if encrypting {
                self.add_last(rest);
            }
            xor(rest, &pad);
            if !encrypting {
                self.add_last(rest);
            }
        }
        let mut tag = self.checksum;
        xor(&mut tag, &self.offset);
        xor(&mut tag, &self.dollar);
        self.aes.encrypt(&mut tag);
        let hash = self.hash();
        xor(&mut tag, &hash);
        tag
    }

    fn add_last(&mut self, rest: &[u8]) {
        xor(&mut self.checksum, rest);
        self.checksum[rest.len()] ^= 0x80;
    }

    fn hash(&mut self) -> Block {
        let data = std::mem::take(&mut self.additional);
        let (mut offset, mut sum) = ([0; BLOCK], [0; BLOCK]);
        for (index, piece) in data.chunks(BLOCK).enumerate() {
            let mut block = [0; BLOCK];
            block[..piece.len()].copy_from_slice(piece);
            let mask = match piece.len() {
                BLOCK => self.mask(index as u64 + 1),
                length => {
                    block[length] = 0x80;
                    self.star
                }
            };
            xor(&mut offset, &mask);
            xor(&mut block, &offset);
            self.aes.encrypt(&mut block);
            xor(&mut sum, &block);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 7253 appendix A: nothing at all, and 40 bytes of both.
    #[test]
    fn agrees_with_the_rfc() {
        let key: Vec<u8> = (0..16).collect();
        let sealed = |last: u8, length: u8| {
            let mut nonce = [0xbb, 0xaa, 0x99, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11, 0];
            nonce[11] = last;
            let mut ocb = Ocb::new(Aes::new(&key).expect("a key"), &nonce).expect("a nonce");
            let data: Vec<u8> = (0..length).collect();
            ocb.authenticate(&data);
            let mut text = data.clone();
            let (whole, rest) = text.split_at_mut(data.len() / BLOCK * BLOCK);
            ocb.apply(whole, true);
            ocb.finish(rest, true)
        };
        assert_eq!(sealed(0, 0)[..4], [0x78, 0x54, 0x07, 0xbf]);
        assert_eq!(sealed(0x0d, 40)[..4], [0xed, 0x07, 0xba, 0x06]);
    }
}
