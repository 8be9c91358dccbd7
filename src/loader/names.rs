//! What a CommonJS module exports, told from its text without running it, so that an ES module can import
//! it by name. Looks for the forms that Node's documentation and compilers to CommonJS agree on:
//!
//! * `exports.a = `, `module.exports.a = `, `exports['a'] = `
//! * `Object.defineProperty(exports, 'a', …`
//! * `module.exports = { a, b: …, 'c': …, ...require('./d') }`
//! * `module.exports = require('./d')`, `__exportStar(require('./d'), exports)`, `__export(require('./d'))`
//! * `var d = require('./d'); Object.keys(d).forEach(…`
//!
//! It is a guess by design: what it misses is still on the default export.

use super::escapes::text_of;

/// Names that the text exports, and modules all of whose names it exports.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Exports {
    pub names: Vec<String>,
    pub reexports: Vec<String>,
}

impl Exports {
    fn add_literal(&mut self, literal: &[u8]) {
        let Some(name) = text_of(literal) else { return };
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }
}

/// Scans a CommonJS module's text.
pub fn scan(source: &str) -> Exports {
    let mut scanner = Scanner {
        text: source.as_bytes(),
        at: 0,
        nesting: 0,
        exports: Exports::default(),
        bound: Vec::new(),
    };
    let mut before = Before::Operator;
    while let Some(token) = scanner.next(before) {
        before = token.before();
        if let Token::Word(word) = token {
            scanner.word(word);
        }
    }
    scanner.exports
}

/// What precedes a slash says whether it divides or begins a regular expression.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Operator,
    Operand,
    Dot,
}

#[derive(Clone, Copy, PartialEq)]
enum Token<'a> {
    Word(&'a [u8]),
    /// A word after a dot: a property, whatever it is called.
    Property,
    /// A string without its quotes, or a template or regular expression (empty).
    Literal(&'a [u8]),
    Sign(u8),
}

impl Token<'_> {
    fn before(self) -> Before {
        match self {
            Token::Word(b"return" | b"typeof" | b"case" | b"in" | b"of" | b"delete" | b"void" | b"throw")
            | Token::Word(b"new" | b"do" | b"else" | b"instanceof" | b"await" | b"yield") => Before::Operator,
            Token::Sign(b'.') => Before::Dot,
            Token::Sign(b')' | b']') => Before::Operand,
            Token::Sign(_) => Before::Operator,
            _ => Before::Operand,
        }
    }
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    /// How many templates inside templates the scan is in.
    nesting: usize,
    exports: Exports,
    /// Variables that hold what was required, and what that was.
    bound: Vec<(&'a [u8], String)>,
}

/// Deeper nests of templates are not looked into.
const MAX_NESTING: usize = 64;

fn begins_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$' || byte >= 0x80
}

impl<'a> Scanner<'a> {
    fn peek(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while self.at < self.text.len() {
            match (self.peek(0), self.peek(1)) {
                (b'/', b'/') => self.skip_to(b"\n"),
                (b'/', b'*') => self.skip_to(b"*/"),
                (byte, _) if byte.is_ascii_whitespace() => self.at += 1,
                _ => return,
            }
        }
    }

    fn skip_to(&mut self, end: &[u8]) {
        let rest = &self.text[self.at..];
        let found = rest.windows(end.len()).position(|window| window == end);
        self.at += found.map_or(rest.len(), |found| found + end.len());
    }

    fn next(&mut self, before: Before) -> Option<Token<'a>> {
        self.skip_space();
        let byte = *self.text.get(self.at)?;
        if begins_word(byte) || byte.is_ascii_digit() {
            let start = self.at;
            while begins_word(self.peek(0)) || self.peek(0).is_ascii_digit() {
                self.at += 1;
            }
            let word = &self.text[start..self.at];
            return Some(if before == Before::Dot { Token::Property } else { Token::Word(word) });
        }
        match byte {
            b'"' | b'\'' => Some(Token::Literal(self.string(byte))),
            b'`' => {
                self.template();
                Some(Token::Literal(b""))
            }
            b'/' if before == Before::Operator => {
                self.regular_expression();
                Some(Token::Literal(b""))
            }
            _ => {
                self.at += 1;
                Some(Token::Sign(byte))
            }
        }
    }

    fn string(&mut self, quote: u8) -> &'a [u8] {
        let start = self.at + 1;
        self.at = start;
        while self.at < self.text.len() && self.peek(0) != quote && self.peek(0) != b'\n' {
            self.at += if self.peek(0) == b'\\' { 2 } else { 1 };
        }
        let end = self.at.min(self.text.len());
        self.at = (self.at + 1).min(self.text.len());
        &self.text[start..end]
    }

    fn template(&mut self) {
        self.at += 1;
        while self.at < self.text.len() {
            match (self.peek(0), self.peek(1)) {
                (b'\\', _) => self.at += 2,
                (b'`', _) => {
                    self.at += 1;
                    return;
                }
                (b'$', b'{') if self.nesting < MAX_NESTING => {
                    self.nesting += 1;
                    self.at += 2;
                    self.skip_until(b"}");
                    self.nesting -= 1;
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        self.at = self.text.len();
    }

    fn regular_expression(&mut self) {
        self.at += 1;
        let mut class = false;
        while self.at < self.text.len() && self.peek(0) != b'\n' {
            match self.peek(0) {
                b'\\' => self.at += 1,
                b'[' => class = true,
                b']' => class = false,
                b'/' if !class => break,
                _ => {}
            }
            self.at += 1;
        }
        self.at = (self.at + 1).min(self.text.len());
    }

    /// Stops before the first of `signs` that stands outside any bracket opened on the way.
    fn skip_until(&mut self, signs: &[u8]) {
        let mut depth = 0_usize;
        let mut before = Before::Operator;
        loop {
            let start = self.at;
            let Some(token) = self.next(before) else { return };
            before = token.before();
            match token {
                Token::Sign(sign) if depth == 0 && signs.contains(&sign) => {
                    self.at = self.at.max(start + 1) - 1;
                    return;
                }
                Token::Sign(b'(' | b'[' | b'{') => depth += 1,
                Token::Sign(b')' | b']' | b'}') => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn word(&mut self, word: &[u8]) {
        match word {
            b"exports" => self.after_exports(),
            b"module" if self.accept(b".exports") => self.after_module_exports(),
            b"Object" if self.accept(b".defineProperty") => self.define_property(),
            b"Object" if self.accept(b".keys") => self.keys_copied(),
            b"var" | b"let" | b"const" => self.bind(),
            b"__exportStar" | b"__export" => self.export_star(),
            // tslib.__exportStar(…)
            b"tslib" | b"tslib_1" if self.accept(b".__exportStar") => self.export_star(),
            _ => {}
        }
    }

    // Steps over a text if it comes next as whole words.
    fn accept(&mut self, text: &[u8]) -> bool {
        let start = self.at;
        for (index, part) in text.split(|byte| *byte == b'.').enumerate() {
            if index > 0 && self.next(Before::Operand) != Some(Token::Sign(b'.')) {
                self.at = start;
                return false;
            }
            if !part.is_empty() && self.next(Before::Operand) != Some(Token::Word(part)) {
                self.at = start;
                return false;
            }
        }
        true
    }

    fn word_follows(&mut self) -> bool {
        self.skip_space();
        begins_word(self.peek(0))
    }

    fn sign(&mut self, sign: u8) -> bool {
        let start = self.at;
        let found = self.next(Before::Operand) == Some(Token::Sign(sign));
        if !found {
            self.at = start;
        }
        found
    }

    // `=` that is neither `==` nor `=>`.
    fn assignment(&mut self) -> bool {
        self.skip_space();
        if self.peek(0) != b'=' || matches!(self.peek(1), b'=' | b'>') {
            return false;
        }
        self.at += 1;
        true
    }

    // `.name =` or `['name'] =`
    fn after_exports(&mut self) {
        let start = self.at;
        let name = if self.sign(b'.') {
            match self.next(Before::Operand) {
                Some(Token::Word(name)) => Some(name),
                _ => None,
            }
        } else if self.sign(b'[') {
            match self.next(Before::Operator) {
                Some(Token::Literal(name)) if self.sign(b']') => Some(name),
                _ => None,
            }
        } else {
            None
        };
        match name {
            Some(name) if self.assignment() => self.exports.add_literal(name),
            _ => self.at = start,
        }
    }

    fn after_module_exports(&mut self) {
        if !self.assignment() {
            return self.after_exports();
        }
        let start = self.at;
        if let Some(module) = self.required() {
            self.exports.reexports = vec![module];
        } else if self.sign(b'{') {
            self.object_literal();
        } else {
            self.at = start;
        }
    }

    // `require('x')`, of which nothing is picked
    fn required(&mut self) -> Option<String> {
        let start = self.at;
        if self.accept(b"require")
            && self.sign(b'(')
            && let Some(Token::Literal(name)) = self.next(Before::Operator)
            && self.sign(b')')
        {
            self.skip_space();
            if !matches!(self.peek(0), b'.' | b'[' | b'(') {
                return text_of(name);
            }
        }
        self.at = start;
        None
    }

    fn object_literal(&mut self) {
        loop {
            match self.next(Before::Operator) {
                None | Some(Token::Sign(b'}')) => return,
                Some(Token::Sign(b'.')) => {
                    self.at += 2;
                    if let Some(module) = self.required() {
                        self.exports.reexports.push(module);
                    }
                }
                Some(Token::Word(b"get" | b"async")) if self.word_follows() => continue,
                Some(Token::Word(name) | Token::Literal(name)) if !name.is_empty() => {
                    self.exports.add_literal(name);
                }
                _ => {}
            }
            self.skip_until(b",}");
            self.sign(b',');
        }
    }

    // `(exports, 'name', …`
    fn define_property(&mut self) {
        let start = self.at;
        if self.sign(b'(')
            && (self.accept(b"exports") || self.accept(b"module.exports"))
            && self.sign(b',')
            && let Some(Token::Literal(name)) = self.next(Before::Operator)
        {
            return self.exports.add_literal(name);
        }
        self.at = start;
    }

    // `name = require('x')`, perhaps within a helper's call
    fn bind(&mut self) {
        let start = self.at;
        if let Some(Token::Word(name)) = self.next(Before::Operator)
            && self.assignment()
        {
            let value = self.at;
            if self.accept(b"_interopRequireWildcard") && !self.sign(b'(') {
                self.at = value;
            }
            if let Some(module) = self.required() {
                self.bound.push((name, module));
            }
        }
        self.at = start;
    }

    // `(name).forEach`, after `Object.keys`
    fn keys_copied(&mut self) {
        let start = self.at;
        if self.sign(b'(')
            && let Some(Token::Word(name)) = self.next(Before::Operator)
            && self.sign(b')')
            && self.accept(b".forEach")
            && let Some((_, module)) = self.bound.iter().rev().find(|bound| bound.0 == name)
            && !self.exports.reexports.contains(module)
        {
            self.exports.reexports.push(module.clone());
            return;
        }
        self.at = start;
    }

    // `(require('x')`
    fn export_star(&mut self) {
        let start = self.at;
        if self.sign(b'(')
            && let Some(module) = self.required()
        {
            return self.exports.reexports.push(module);
        }
        self.at = start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str) -> String {
        scan(source).names.join(" ")
    }

    #[test]
    fn assignments_to_exports() {
        assert_eq!(names("exports.a = 1; module.exports.b = 2; exports['c-d'] = 3"), "a b c-d");
        assert_eq!(names("exports.a = exports.b = void 0"), "a b");
        assert_eq!(names("exports.a == 1; x.exports.b = 1; exports.c => 1; exports.d()"), "");
        assert_eq!(names("if (exports.a) { exports /* so */ . b\n= 1 }"), "b");
    }

    #[test]
    fn properties_defined_on_exports() {
        assert_eq!(names("Object.defineProperty(exports, '__esModule', { value: true });"), "__esModule");
        assert_eq!(names("Object.defineProperty(module.exports, \"a\", { get() { return 1 } })"), "a");
        assert_eq!(names("Object.defineProperty(other, 'a', {})"), "");
    }

    #[test]
    fn an_object_literal() {
        assert_eq!(
            names("module.exports = { a, b: f({ x: 1 }), 'c': [1, 2], d() { return 1 }, get e() {} }"),
            "a b c d e"
        );
        assert_eq!(names("0 && (module.exports = { a, b })"), "a b");
        assert_eq!(names("module.exports = {}"), "");
        assert_eq!(
            names("module.exports = { a: `x${ { y: '}' }.y }`, async b() {} }; exports.c = 1"),
            "a b c"
        );
    }

    #[test]
    fn other_modules_exports() {
        assert_eq!(scan("module.exports = require('./a');").reexports, ["./a"]);
        assert_eq!(scan("module.exports = require('./a').b;"), Exports::default());
        assert_eq!(
            scan("__exportStar(require('./a'), exports); tslib_1.__exportStar(require('b'), exports)")
                .reexports,
            ["./a", "b"]
        );
        for value in ["require('./a')", "_interopRequireWildcard(require('./a'))"] {
            let text = format!("var _a = {value}; Object.keys(_a).forEach(function (key) {{ }})");
            assert_eq!(scan(&text).reexports, ["./a"]);
        }
        assert_eq!(scan("var a = 1; Object.keys(a).forEach(f); Object.keys(b)"), Exports::default());
        assert_eq!(
            scan("module.exports = { ...require('./a'), b }"),
            Exports { names: vec!["b".into()], reexports: vec!["./a".into()] }
        );
    }

    #[test]
    fn text_that_is_no_code_is_not_looked_at() {
        assert_eq!(
            names("// exports.a = 1\n/* exports.b = 1 */ 'exports.c = 1'; `exports.d = 1`; /exports.e = 1/"),
            ""
        );
        assert_eq!(names("x = a / b; exports.f = c / d; return /['\"]/.test(x); exports.g = 1"), "f g");
        assert_eq!(names("`${`${exports.x}`}`; exports.h = 1"), "h");
    }

    #[test]
    fn any_text_is_scanned_to_its_end() {
        let parts = [
            "exports",
            "module",
            ".",
            "Object.defineProperty(",
            "require(",
            "'x'",
            "`",
            "${",
            "}",
            "{",
            "=",
            "/",
            "[",
            "]",
            "\\",
            "*",
            "'",
            "\"",
            "\n",
            ",",
            "...",
            "__exportStar(",
            ")",
            "a",
            " ",
            "é",
            "get ",
        ];
        let mut seed = 1_u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(parts[(seed >> 16) as usize % parts.len()]);
            }
            scan(&text);
        }
        scan(&"`${".repeat(100_000));
    }

    #[test]
    fn broken_text_ends_the_scan() {
        for source in [
            "'abc",
            "`abc${",
            "/abc",
            "exports.",
            "exports[",
            "module.exports = {",
            "\\",
            "/*",
            "é.exports.a =",
        ] {
            scan(source);
        }
    }
}
