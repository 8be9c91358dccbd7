//! The text that a string literal of JavaScript stands for: its escapes undone (ECMA-262, 12.9.4). Pure.

/// The text between a literal's quotes. Nothing where it has half of a surrogate pair, which no export's
/// name may have, or an escape that is none.
pub fn text_of(literal: &[u8]) -> Option<String> {
    let source = String::from_utf8_lossy(literal);
    if !source.contains('\\') {
        return Some(source.into_owned());
    }
    let mut units: Vec<u16> = Vec::new();
    let mut rest = source.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            units.extend_from_slice(character.encode_utf16(&mut [0; 2]));
            continue;
        }
        let simple = match rest.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' => '\0',
            '\n' | '\u{2028}' | '\u{2029}' => continue,
            'x' => {
                units.push(hexadecimal(rest.by_ref().take(2), 2)? as u16);
                continue;
            }
            'u' if rest.as_str().starts_with('{') => {
                rest.next();
                let digits = rest.by_ref().take_while(|digit| *digit != '}');
                push_point(&mut units, hexadecimal(digits, 1)?)?;
                continue;
            }
            'u' => {
                units.push(hexadecimal(rest.by_ref().take(4), 4)? as u16);
                continue;
            }
            other => other,
        };
        units.extend_from_slice(simple.encode_utf16(&mut [0; 2]));
    }
    String::from_utf16(&units).ok()
}

fn push_point(units: &mut Vec<u16>, point: u32) -> Option<()> {
    match char::from_u32(point) {
        Some(character) => units.extend_from_slice(character.encode_utf16(&mut [0; 2])),
        // Half of a pair, whose other half may follow.
        None if point < 0x1_0000 => units.push(point as u16),
        None => return None,
    }
    Some(())
}

fn hexadecimal(digits: impl Iterator<Item = char>, at_least: usize) -> Option<u32> {
    let mut value: u32 = 0;
    let mut count = 0;
    for digit in digits {
        value = value.checked_mul(16)?.checked_add(digit.to_digit(16)?)?;
        count += 1;
    }
    (count >= at_least).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn escapes_are_undone() {
        let cases: [(&str, &str); 6] = [
            ("plain", "plain"),
            (r"a\nb\x41", "a\nbA"),
            (r"\u00e9\u{1F310}", "\u{e9}\u{1f310}"),
            (r"\u{D83C}\u{DF10}", "\u{1f310}"),
            (r"\'\q", "'q"),
            ("a\\\nb", "ab"),
        ];
        for (literal, text) in cases {
            assert_eq!(text_of(literal.as_bytes()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for literal in [r"\uD83C", r"\u{110000}", r"\u12", r"\xg0", "a\\", r"\u{}", r"\u{fffffffff}"] {
            assert_eq!(text_of(literal.as_bytes()), None, "{literal}");
        }
    }
}
