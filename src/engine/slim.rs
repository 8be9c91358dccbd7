//! Takes out of compiled bytecode what nobody asks bundled modules for: columns, and the names and scopes of
//! variables, which the engine itself needs only while it compiles. Functions' names, files and lines stay, for stack
//! traces.
//!
//! The format is QuickJS-ng's own (`JS_WriteObject` in quickjs.c), followed as far as compiled modules go. It
//! changes with the engine: an unknown version or tag stops the build.

use std::ops::Range;

/// The version of the format this was written for.
const VERSION: u8 = 28;
/// In the place of a checksum: none, take the bytes as they are.
const UNCHECKED: u32 = u32::MAX;

/// Of a function's flags: what follows its code says where it was defined.
const HAS_DEBUG: u16 = 1 << 11;
/// Of a variable's flags: closures capture it, and its place among the captured follows.
const IS_CAPTURED: u8 = 1 << 6;
/// The kind of an exported name that is the module's own.
const LOCAL_EXPORT: u8 = 0;
/// Of an atom's first byte: it is one of the engine's own; and with this one too, more of its number follows.
const OWN_ATOM: u8 = 0x80;
const LONG_ATOM: u8 = 0x40;
/// What stands for a name that nobody asks for: the engine's own atom 1, in the table of atoms and as a reference.
const ANY_ATOM: u8 = OWN_ATOM | 1;
const ANY_NAME: u8 = 1 << 1;

/// Of positions: a first byte of 0 is followed by how far the instructions and the lines go on; any other tells both,
/// the lines as one of five steps from one back to three on.
const STEPS: u32 = 5;
const BACK: i32 = -1;

/// `bytes` of a compiled module without columns, scopes and names of variables; the engine loads it as before.
///
/// # Panics
/// Where `bytes` are no module of the format's known version: the engine is newer than this reading of it.
pub fn slim(bytes: &[u8]) -> Vec<u8> {
    assert_eq!(bytes[0], VERSION, "the version of QuickJS's bytecode is not the one that slim.rs knows");
    let mut copy = Copy { from: bytes, at: 5, out: Vec::new(), first_atom: 0, asked_for: Vec::new() };
    let atoms = copy.atoms();
    copy.asked_for = vec![false; atoms.len()];
    copy.value();
    assert_eq!(copy.at, bytes.len(), "a module is one value");
    let mut out = vec![VERSION];
    out.extend(UNCHECKED.to_le_bytes());
    put_number(&mut out, atoms.len() as u32);
    for (atom, asked_for) in atoms.into_iter().zip(copy.asked_for) {
        out.extend(if asked_for { &bytes[atom] } else { &[ANY_ATOM][..] });
    }
    out.extend(copy.out);
    out
}

/// A walk over bytecode that copies as it goes.
struct Copy<'a> {
    from: &'a [u8],
    at: usize,
    out: Vec<u8>,
    /// The number by which code calls the first of the module's own atoms: the engine's come before.
    first_atom: usize,
    /// Which of the module's atoms something else than a variable is called by, or may be.
    asked_for: Vec<bool>,
}

impl Copy<'_> {
    fn skip_byte(&mut self) -> u8 {
        self.at += 1;
        self.from[self.at - 1]
    }

    fn byte(&mut self) -> u8 {
        let byte = self.skip_byte();
        self.out.push(byte);
        byte
    }

    fn bytes(&mut self, count: usize) {
        self.out.extend(&self.from[self.at..self.at + count]);
        self.at += count;
    }

    /// A number of seven bits a byte, the lowest first, which is not copied.
    fn skip_number(&mut self) -> usize {
        let mut number = 0;
        for shift in (0..).step_by(7) {
            let byte = self.skip_byte();
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    /// The same with a sign, which is the lowest bit.
    fn skip_signed(&mut self) -> i32 {
        let number = self.skip_number() as u32;
        (number >> 1) as i32 ^ -((number & 1) as i32)
    }

    /// A number, which may be a reference to an atom: twice what code calls it by.
    fn number(&mut self) -> usize {
        let start = self.at;
        let number = self.skip_number();
        self.out.extend(&self.from[start..self.at]);
        self.ask_for(number / 2);
        number
    }

    fn ask_for(&mut self, atom: usize) {
        let asked_for = atom.checked_sub(self.first_atom).and_then(|index| self.asked_for.get_mut(index));
        asked_for.into_iter().for_each(|flag| *flag = true);
    }

    /// A reference to the name of a variable.
    fn forget_name(&mut self) {
        self.skip_number();
        self.out.push(ANY_NAME);
    }

    fn numbers(&mut self, count: usize) {
        for _ in 0..count {
            self.number();
        }
    }

    /// A length whose lowest bit tells two bytes a character from one, and the characters.
    fn string(&mut self) {
        let length = self.number();
        self.bytes((length >> 1) << (length & 1));
    }

    /// Where each atom of the table stands, which is not copied.
    fn atoms(&mut self) -> Vec<Range<usize>> {
        (0..self.skip_number()).map(|_| self.atom()).collect()
    }

    fn atom(&mut self) -> Range<usize> {
        let start = self.at;
        let kind = self.skip_byte();
        if kind & OWN_ATOM == 0 {
            let length = self.skip_number();
            self.at += (length >> 1) << (length & 1);
        } else if kind & LONG_ATOM != 0 {
            self.skip_number();
        }
        start..self.at
    }

    fn value(&mut self) {
        match self.byte() {
            // null, undefined, false, true
            1..=4 => {}
            // a whole number (signed, as long as any other)
            5 => self.numbers(1),
            // a floating-point number
            6 => self.bytes(8),
            7 => self.string(),
            // an object's names and values
            8 => {
                for _ in 0..self.number() {
                    self.number();
                    self.value();
                }
            }
            // an array
            9 => (0..self.number()).for_each(|_| self.value()),
            // a BigInt
            10 => {
                let length = self.number();
                self.bytes(length);
            }
            // a template's strings, and the same raw
            11 => (0..=self.number()).for_each(|_| self.value()),
            12 => self.function(),
            13 => self.module(),
            // a regular expression: its text, its code
            17 => {
                self.string();
                self.string();
            }
            tag => panic!("bundled modules have no values of tag {tag}"),
        }
    }

    fn module(&mut self) {
        // its name, which is the first atom that was written; and the modules it requests
        self.first_atom = self.number() / 2;
        self.asked_for[0] = true;
        let requested = self.number();
        self.numbers(requested);
        for _ in 0..self.number() {
            let own = self.byte() == LOCAL_EXPORT;
            self.numbers(if own { 2 } else { 3 });
        }
        let star_exports = self.number();
        self.numbers(star_exports);
        let imports = self.number();
        self.numbers(3 * imports);
        // whether it awaits, and its function
        self.byte();
        self.value();
    }

    fn function(&mut self) {
        let flags = u16::from_le_bytes([self.byte(), self.byte()]);
        // strictness
        self.byte();
        // its name, then arguments, variables, arguments without a default, stack, captured variables
        self.numbers(6);
        let closure_variables = self.number();
        let constants = self.number();
        let code = self.number();
        let variables = self.number();
        (0..variables).for_each(|_| self.variable());
        for _ in 0..closure_variables {
            self.forget_name();
            self.numbers(2);
        }
        (0..constants).for_each(|_| self.value());
        self.code(code);
        if flags & HAS_DEBUG != 0 {
            self.definition();
        }
    }

    /// Instructions name atoms by four bytes; where, is not looked up: whatever looks like one is taken for one.
    fn code(&mut self, length: usize) {
        let code = &self.from[self.at..self.at + length];
        for four in code.array_windows::<4>() {
            self.ask_for(u32::from_le_bytes(*four) as usize);
        }
        self.bytes(length);
    }

    fn variable(&mut self) {
        self.forget_name();
        // the scope, and the next variable of it
        self.skip_number();
        self.skip_number();
        self.out.extend([0, 0]);
        if self.byte() & IS_CAPTURED != 0 {
            self.number();
        }
    }

    /// Where a function was defined: file, line and column; then the positions of its instructions, and its text.
    fn definition(&mut self) {
        self.numbers(3);
        let length = self.skip_number();
        let lines = self.lines(self.at + length);
        put_number(&mut self.out, lines.len() as u32);
        self.out.extend(lines);
        let text = self.number();
        self.bytes(text);
    }

    /// The positions up to `end`, without those that differ from the one before in their column alone.
    fn lines(&mut self, end: usize) -> Vec<u8> {
        let mut lines = Vec::new();
        let mut instructions = 0;
        while self.at < end {
            let (further, line) = match u32::from(self.skip_byte()) {
                0 => (self.skip_number() as u32, self.skip_signed()),
                step => ((step - 1) / STEPS, ((step - 1) % STEPS) as i32 + BACK),
            };
            self.skip_signed();
            instructions += further;
            if line != 0 {
                put_position(&mut lines, instructions, line);
                instructions = 0;
            }
        }
        lines
    }
}

fn put_position(out: &mut Vec<u8>, instructions: u32, line: i32) {
    let step = u32::try_from(line - BACK).ok().filter(|step| *step < STEPS);
    match step.and_then(|step| u8::try_from(instructions * STEPS + step + 1).ok()) {
        Some(both) => out.push(both),
        None => {
            out.push(0);
            put_number(out, instructions);
            put_number(out, (line << 1 ^ line >> 31) as u32);
        }
    }
    // The column is the same.
    out.push(0);
}

fn put_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
