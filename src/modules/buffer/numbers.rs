//! Floating-point and 64-bit numbers in bytes: what JavaScript would have to put together piece by piece.

use super::no_bytes;
use crate::engine::raw;
use crate::export;
use rquickjs::{BigInt, Ctx, Object, Result, Value};

pub fn export<'js>(object: &Object<'js>) -> Result<()> {
    // (bytes, offset, size, bigEndian): the number, or undefined when it is not all inside.
    export!(object, "readFloat", |ctx: Ctx<'js>, bytes: Value<'js>, at: f64, size: usize, big: bool| {
        let read = |bytes: &mut [u8]| match size {
            4 => read(bytes, at, big).map(|bytes| f64::from(f32::from_le_bytes(bytes))),
            _ => read(bytes, at, big).map(f64::from_le_bytes),
        };
        raw::with_bytes(&bytes, read).ok_or_else(|| no_bytes(&ctx))
    });
    // (bytes, offset, number, size, bigEndian): whether there was room.
    export!(object, "writeFloat", write_float);
    // (bytes, offset, signed, bigEndian)
    export!(object, "readBigInt", |ctx: Ctx<'js>, bytes: Value<'js>, at: f64, signed: bool, big: bool| {
        let read = raw::with_bytes(&bytes, |bytes| read(bytes, at, big)).ok_or_else(|| no_bytes(&ctx))?;
        let number = read.map(|bytes| match signed {
            true => BigInt::from_i64(ctx.clone(), i64::from_le_bytes(bytes)),
            false => BigInt::from_u64(ctx.clone(), u64::from_le_bytes(bytes)),
        });
        number.transpose()
    });
    // (bytes, offset, number, bigEndian): its lowest 64 bits; whether there was room.
    export!(object, "writeBigInt", |ctx: Ctx<'js>,
                                    bytes: Value<'js>,
                                    at: f64,
                                    number: BigInt<'js>,
                                    big: bool| {
        let number = number.to_i64()?.to_le_bytes();
        raw::with_bytes(&bytes, |bytes| write(bytes, at, number, big)).ok_or_else(|| no_bytes(&ctx))
    });
    Ok(())
}

fn write_float<'js>(
    ctx: Ctx<'js>,
    bytes: Value<'js>,
    at: f64,
    number: f64,
    size: usize,
    big: bool,
) -> Result<bool> {
    let written = raw::with_bytes(&bytes, |bytes| match size {
        4 => write(bytes, at, (number as f32).to_le_bytes(), big),
        _ => write(bytes, at, number.to_le_bytes(), big),
    });
    written.ok_or_else(|| no_bytes(&ctx))
}

// Offsets that are no whole numbers are nowhere.
fn position(at: f64) -> Option<usize> {
    let position = at as usize;
    (position as f64 == at).then_some(position)
}

fn read<const N: usize>(bytes: &[u8], at: f64, big: bool) -> Option<[u8; N]> {
    let at = position(at)?;
    let mut number: [u8; N] = bytes.get(at..at.checked_add(N)?)?.try_into().ok()?;
    if big {
        number.reverse();
    }
    Some(number)
}

fn write<const N: usize>(bytes: &mut [u8], at: f64, mut number: [u8; N], big: bool) -> bool {
    let Some(at) = position(at) else { return false };
    let Some(place) = at.checked_add(N).and_then(|end| bytes.get_mut(at..end)) else { return false };
    if big {
        number.reverse();
    }
    place.copy_from_slice(&number);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_where_they_are_whole() {
        let bytes = [1, 2, 3, 4, 5];
        assert_eq!(read(&bytes, 1.0, false), Some([2, 3, 4, 5]));
        assert_eq!(read(&bytes, 1.0, true), Some([5, 4, 3, 2]));
        for at in [2.0, -1.0, 0.5, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(read::<4>(&bytes, at, false), None, "{at}");
        }
    }

    #[test]
    fn numbers_are_written_whole_or_not_at_all() {
        let mut bytes = [0; 4];
        assert!(write(&mut bytes, 2.0, [1, 2], true));
        assert!(!write(&mut bytes, 3.0, [1, 2], true));
        assert_eq!(bytes, [0, 0, 2, 1]);
    }
}
