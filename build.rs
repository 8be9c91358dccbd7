//! Compiles the bundled JavaScript (js/) to QuickJS bytecode.
//!
//! Every file becomes an ES module whose default export is the CommonJS-like wrapper
//! `function (exports, require, module, native) { … }`; source text is stripped, line numbers stay.
//! `bundle.rs` in OUT_DIR is a table of `(name, length, deflated bytecode)`, sorted by name.
//! Bytecode is the same for 32- and 64-bit little-endian machines.

use miniz_oxide::deflate::compress_to_vec;
use rquickjs::module::{WriteOptions, WriteOptionsEndianness};
use rquickjs::{CatchResultExt, Context, Module, Runtime};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Bundled modules that come with an optional part of the binary: the cargo feature, and which it brings: a
/// module's name, or all below a folder (with `/` at the end).
const OPTIONAL: &[(&str, &[&str])] = &[
    ("crypto", &["crypto", "internal/crypto/"]),
    ("tls", &["tls", "_tls_common", "_tls_wrap", "https", "internal/tls/"]),
    ("zlib", &["zlib", "internal/zlib/"]),
    ("brotli", &["internal/zlib/brotli"]),
];

/// Whether the features this build was asked for leave module `name` out.
fn left_out(name: &str) -> bool {
    OPTIONAL.iter().any(|(feature, modules)| {
        let brings = |of: &&str| if of.ends_with('/') { name.starts_with(*of) } else { name == *of };
        let wanted = env::var_os(format!("CARGO_FEATURE_{}", feature.to_uppercase())).is_some();
        !wanted && modules.iter().any(brings)
    })
}

/// Compression level: the binary is built once and copied to many boards.
const BEST: u8 = 10;

/// Joins the wrapper and a file's text without moving its line numbers. `src/engine/bundle.rs` does the
/// same when it reads js/ from the disk.
fn wrap(source: &str) -> String {
    format!("export default function (exports, require, module, native) {{ {source}\n}}")
}

/// All `.js` files below `dir`, as (module name, path): `js/node/fs/promises.js` is `fs/promises`,
/// `js/express/router.js` is `express/router`, `js/express/index.js` is `express`.
fn collect(dir: &Path, prefix: &str, found: &mut Vec<(String, PathBuf)>) {
    let mut entries: Vec<_> =
        fs::read_dir(dir).expect("js/ is readable").map(|e| e.expect("js/ is readable").path()).collect();
    entries.sort();
    for path in entries {
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let name = if prefix.is_empty() { stem.clone() } else { format!("{prefix}/{stem}") };
        if path.is_dir() {
            collect(&path, &name, found);
        } else if path.extension().is_some_and(|e| e == "js") {
            let name = if stem == "index" && !prefix.is_empty() { prefix.to_string() } else { name };
            found.push((name, path));
        }
    }
}

fn main() {
    println!("cargo:rerun-if-changed=js");
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut files = vec![("boot".to_string(), PathBuf::from("js/boot.js"))];
    collect(Path::new("js/node"), "", &mut files);
    collect(Path::new("js/express"), "express", &mut files);
    files.retain(|(name, _)| !left_out(name));
    files.sort();

    let mut table = String::from("&[\n");
    for (name, path) in &files {
        let source = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        // A runtime for each file: bytecode then never depends on what was compiled before it.
        let runtime = Runtime::new().expect("memory for a runtime");
        let context = Context::full(&runtime).expect("memory for a context");
        let bytes = context.with(|ctx| {
            let module = Module::declare(ctx.clone(), format!("node:{name}"), wrap(&source))
                .catch(&ctx)
                .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let options = WriteOptions {
                endianness: WriteOptionsEndianness::Little,
                strip_source: true,
                ..WriteOptions::default()
            };
            module.write(options).expect("bytecode can be written")
        });
        let file = format!("{}.bc", name.replace('/', "+"));
        fs::write(out.join(&file), compress_to_vec(&bytes, BEST)).expect("OUT_DIR is writable");
        let included = format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))");
        writeln!(table, "    ({name:?}, {}, {included}),", bytes.len()).expect("memory");
    }
    table.push_str("]\n");
    fs::write(out.join("bundle.rs"), table).expect("OUT_DIR is writable");
}
