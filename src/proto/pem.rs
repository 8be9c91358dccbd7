//! PEM (RFC 7468, and the headers of RFC 1421 that old encrypted keys have): a label around base64. What stands
//! before and between blocks is skipped, as OpenSSL does.

use super::base64::{encode_base64, write_base64};

pub struct Block {
    pub label: String,
    /// `DEK-Info`'s value, when the contents are encrypted.
    pub encryption: Option<String>,
    pub contents: Vec<u8>,
}

/// The first block whose label is wanted.
pub fn find(text: &str, wanted: impl Fn(&str) -> bool) -> Option<Block> {
    let mut rest = text;
    while let Some((label, body, after)) = next(rest) {
        if wanted(label) {
            return parse(label, body);
        }
        rest = after;
    }
    None
}

/// All blocks in their order; those whose contents are not base64 are passed over.
pub fn blocks(text: &[u8]) -> Vec<Block> {
    // What stands between may be in any encoding.
    let text = String::from_utf8_lossy(text);
    let mut rest = &*text;
    let mut found = Vec::new();
    while let Some((label, body, after)) = next(rest) {
        found.extend(parse(label, body));
        rest = after;
    }
    found
}

// The next block's label and body, and what follows it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    const BEGIN: &str = "-----BEGIN ";
    let after = &text[text.find(BEGIN)? + BEGIN.len()..];
    let (label, body) = after.split_once("-----")?;
    let (body, after) = body.split_once(&format!("-----END {label}-----"))?;
    Some((label, body, after))
}

fn parse(label: &str, body: &str) -> Option<Block> {
    let mut encryption = None;
    let mut base64 = String::with_capacity(body.len());
    for line in body.lines().map(str::trim) {
        match line.split_once(':') {
            Some(("DEK-Info", value)) => encryption = Some(value.trim().to_string()),
            Some(_) => {}
            None => base64.push_str(line),
        }
    }
    let in_alphabet = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    if !base64.bytes().all(in_alphabet) {
        return None;
    }
    let mut contents = vec![0; base64.len() / 4 * 3 + 3];
    let length = write_base64(base64.as_bytes(), &mut contents);
    contents.truncate(length);
    Some(Block { label: label.to_string(), encryption, contents })
}

/// A block as OpenSSL writes it: 64 characters a line. `encryption`: the value of DEK-Info.
pub fn write(label: &str, encryption: Option<&str>, contents: &[u8]) -> String {
    let mut text = format!("-----BEGIN {label}-----\n");
    if let Some(encryption) = encryption {
        text.push_str(&format!("Proc-Type: 4,ENCRYPTED\nDEK-Info: {encryption}\n\n"));
    }
    let base64 = encode_base64(contents, false).unwrap_or_default();
    for line in base64.chunks(64) {
        text.push_str(&String::from_utf8_lossy(line));
        text.push('\n');
    }
    text.push_str(&format!("-----END {label}-----\n"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_block_that_is_wanted() {
        let text =
            format!("Bag Attributes\n{}{}", write("A", None, &[1; 100]), write("B", Some("X,0"), b"abc"));
        let found = find(&text.replace('\n', "\r\n"), |label| label == "B").expect("it is there");
        assert_eq!((found.encryption.as_deref(), &found.contents[..]), (Some("X,0"), &b"abc"[..]));
        assert_eq!(find(&text, |_| true).map(|block| block.contents), Some(vec![1; 100]));
        assert!(find(&text, |label| label == "C").is_none());
        let all: Vec<String> = blocks(text.as_bytes()).into_iter().map(|block| block.label).collect();
        assert_eq!(all, ["A", "B"]);
    }

    #[test]
    fn refuses_what_has_no_end_or_is_not_base64() {
        assert!(find("-----BEGIN A-----\nAAAA", |_| true).is_none());
        assert!(find("-----BEGIN A-----\nA*AA\n-----END A-----", |_| true).is_none());
        assert!(find("-----BEGIN A", |_| true).is_none());
    }
}
