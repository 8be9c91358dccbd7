//! What goes wrong in cryptography, with the code and words that programs know from Node. Never says more
//! than that: no key, no password and no text finds its way into an error.

use crate::engine::raw;
use crate::engine::value::throw_coded;
use rquickjs::{Ctx, Object, Result, Value};

pub enum Fault {
    /// An Error with a message alone.
    Plain(&'static str),
    /// One of Node's own: constructor, code, message.
    Coded(&'static str, &'static str, &'static str),
    /// One of OpenSSL's: its number, the library and the reason.
    OpenSsl(u32, &'static str, &'static str),
}

/// The numbers of OpenSSL 3 that programs can meet: library and reason of each.
const OPENSSL: &[(u32, &str, &str)] = &[
    (0x0200_006e, "rsa routines", "data too large for key size"),
    (0x0200_0070, "rsa routines", "digest too big for rsa key"),
    (0x0200_0075, "rsa routines", "unknown algorithm type"),
    (0x0200_0076, "rsa routines", "unknown padding type"),
    (0x0200_008a, "rsa routines", "invalid padding"),
    (0x0200_00b2, "rsa routines", "pub exponent out of range"),
    (0x0200_0078, "rsa routines", "key size too small"),
    (0x0200_0079, "rsa routines", "oaep decoding error"),
    (0x0200_007a, "rsa routines", "data too small for key size"),
    (0x0200_0084, "rsa routines", "data too large for modulus"),
    (0x0180_0076, "bignum routines", "bits too small"),
    (0x0200_006c, "rsa routines", "data greater than mod len"),
    (0x0300_0096, "digital envelope routines", "operation not supported for this keytype"),
    (0x0300_00b2, "digital envelope routines", "not XOF or invalid length"),
    (0x1c80_0064, "Provider routines", "bad decrypt"),
    (0x1c80_00a5, "Provider routines", "illegal or unsupported padding mode"),
    (0x1c80_00ac, "Provider routines", "pss saltlen too small"),
    (0x1c80_00ae, "Provider routines", "digest not allowed"),
    (0x1c80_0077, "Provider routines", "tag not set"),
    (0x1c80_007a, "Provider routines", "invalid digest"),
    (0x1c80_00cb, "Provider routines", "mismatching domain parameters"),
    (0x1c80_00cd, "Provider routines", "failed during derivation"),
    (0x1c80_006b, "Provider routines", "wrong final block length"),
];

impl Fault {
    pub const NO_MEMORY: Fault =
        Fault::Coded("Error", "ERR_MEMORY_ALLOCATION_FAILED", "Failed to allocate memory");

    pub fn plain(message: &'static str) -> Fault {
        Fault::Plain(message)
    }

    pub const INVALID_DIGEST: Fault =
        Fault::Coded("TypeError", "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest");

    pub const UNKNOWN_CIPHER: Fault = Fault::Coded("Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");

    /// For what is no key, or none of a kind that is known.
    pub const UNSUPPORTED_KEY: Fault = Fault::OpenSsl(0x1e08_010c, "DECODER routines", "unsupported");

    /// OpenSSL says it of PEM, which it would like to ask somebody about; Node of DER.
    pub const NO_PASSPHRASE: Fault =
        Fault::OpenSsl(0x0788_0109, "common libcrypto routines", "interrupted or cancelled");
    pub const MISSING_PASSPHRASE: Fault =
        Fault::Coded("TypeError", "ERR_MISSING_PASSPHRASE", "Passphrase required for encrypted key");

    pub const OPERATION_FAILED: Fault =
        Fault::Coded("Error", "ERR_CRYPTO_OPERATION_FAILED", "Operation failed");

    /// The error of this number, which must stand in the table.
    pub fn openssl(number: u32) -> Fault {
        let known = OPENSSL.iter().find(|entry| entry.0 == number);
        let (library, reason) = known.map_or(("lib(0)", "reason(0)"), |entry| (entry.1, entry.2));
        Fault::OpenSsl(number, library, reason)
    }

    /// Throws it: `return Err(fault.throw(&ctx))`.
    pub fn throw(&self, ctx: &Ctx) -> rquickjs::Error {
        let error = match self {
            Fault::Coded(constructor, code, message) => {
                return throw_coded(ctx, constructor, code, message);
            }
            Fault::Plain(message) => raw::new_error(ctx, message),
            Fault::OpenSsl(number, library, reason) => openssl_error(ctx, *number, library, reason),
        };
        match error {
            Ok(object) => ctx.throw(object.into_value()),
            Err(e) => e,
        }
    }
}

fn openssl_error<'js>(ctx: &Ctx<'js>, number: u32, library: &str, reason: &str) -> Result<Object<'js>> {
    let error = raw::new_error(ctx, &format!("error:{number:08X}:{library}::{reason}"))?;
    error.set("library", library)?;
    error.set("reason", reason)?;
    error.set("code", code_of(library, reason))?;
    Ok(error)
}

/// ERR_OSSL_BAD_DECRYPT, or with a library's short name in it: ERR_OSSL_EVP_….
fn code_of(library: &str, reason: &str) -> String {
    let library = match library {
        "rsa routines" => "RSA_",
        "asn1 encoding routines" => "ASN1_",
        "bignum routines" => "BN_",
        "PEM routines" => "PEM_",
        "digital envelope routines" => "EVP_",
        "elliptic curve routines" => "EC_",
        "Diffie-Hellman routines" => "DH_",
        "x509 certificate routines" => "X509_",
        "common libcrypto routines" => "CRYPTO_",
        "PKCS12 routines" => "PKCS12_",
        _ => "",
    };
    format!("ERR_OSSL_{library}{}", reason.to_uppercase().replace(' ', "_"))
}

/// For an argument that has no bytes, which JavaScript has not let pass.
pub fn no_bytes<'js>(ctx: &Ctx<'js>, _: &Value<'js>) -> rquickjs::Error {
    throw_coded(ctx, "TypeError", "ERR_INVALID_ARG_TYPE", "argument must be a buffer")
}
