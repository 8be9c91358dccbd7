//! Finding bytes in bytes, forwards and backwards: pure, at memory speed.

use memchr::memmem;

/// Where and how to look.
#[derive(Clone, Copy, Debug)]
pub struct Search {
    /// The first place to look at, or backwards the last; may lie beyond the end.
    pub from: usize,
    pub forward: bool,
    /// Places are multiples of it: 2 for UTF-16, else 1.
    pub unit: usize,
}

/// The place of `needle` in `bytes`. An empty needle is found at once, where the search begins. Of a needle
/// only whole units are looked for, as in Node.
pub fn find(bytes: &[u8], needle: &[u8], search: Search) -> Option<usize> {
    if needle.is_empty() {
        return Some(search.from.min(bytes.len()));
    }
    let needle = &needle[..needle.len() - needle.len() % search.unit];
    if needle.is_empty() {
        return None;
    }
    let last = bytes.len().checked_sub(needle.len())?;
    if search.forward {
        find_forward(bytes, needle, search)
    } else {
        find_backward(&bytes[..search.from.min(last) + needle.len()], needle, search.unit)
    }
}

fn find_forward(bytes: &[u8], needle: &[u8], search: Search) -> Option<usize> {
    let mut from = search.from - search.from % search.unit;
    loop {
        let at = from + find_next(bytes.get(from..)?, needle)?;
        if at.is_multiple_of(search.unit) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn find_next(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memchr(*byte, bytes),
        _ => memmem::find(bytes, needle),
    }
}

fn find_backward(bytes: &[u8], needle: &[u8], unit: usize) -> Option<usize> {
    let mut end = bytes.len();
    loop {
        let at = match needle {
            [byte] => memchr::memrchr(*byte, &bytes[..end]),
            _ => memmem::rfind(&bytes[..end], needle),
        }?;
        if at.is_multiple_of(unit) {
            return Some(at);
        }
        end = at + needle.len() - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forward(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
        find(bytes, needle, Search { from, forward: true, unit: 1 })
    }

    fn backward(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
        find(bytes, needle, Search { from, forward: false, unit: 1 })
    }

    #[test]
    fn forwards() {
        assert_eq!(forward(b"abcabc", b"bc", 0), Some(1));
        assert_eq!(forward(b"abcabc", b"bc", 2), Some(4));
        assert_eq!(forward(b"abcabc", b"c", 3), Some(5));
        assert_eq!(forward(b"abc", b"abcd", 0), None);
        assert_eq!(forward(b"abc", b"a", 9), None);
        assert_eq!(forward(b"abc", b"", 9), Some(3));
    }

    #[test]
    fn backwards() {
        assert_eq!(backward(b"abcabc", b"bc", 9), Some(4));
        assert_eq!(backward(b"abcabc", b"bc", 3), Some(1));
        assert_eq!(backward(b"abcabc", b"bc", 0), None);
        assert_eq!(backward(b"abcabc", b"a", 0), Some(0));
        assert_eq!(backward(b"aaa", b"aa", 1), Some(1));
    }

    #[test]
    fn units_of_two_are_found_whole() {
        let bytes = b"\x01\x61\x00\x61\x00\x00";
        let search = Search { from: 0, forward: true, unit: 2 };
        assert_eq!(find(bytes, b"\x61\x00", search), None);
        assert_eq!(find(b"b\0a\0a\0", b"a\0", search), Some(2));
        assert_eq!(find(b"b\0a\0a\0", b"a\0x", search), Some(2));
        assert_eq!(find(b"b\0a\0a\0", b"a", search), None);
        assert_eq!(find(b"b\0a\0a\0", b"a\0", Search { from: 3, forward: false, unit: 2 }), Some(2));
    }
}
