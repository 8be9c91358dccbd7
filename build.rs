//! Compiles the bundled JavaScript (js/) to QuickJS bytecode.
//!
//! Every file becomes an ES module whose default export is the CommonJS-like wrapper
//! `function (exports, require, module, native) { … }`; source text is stripped, and what else
//! `src/engine/slim.rs` takes; line numbers stay.
//! `bundle.rs` in OUT_DIR is a table of `(name, length, deflated bytecode)`, sorted by name; `common` is what
//! stood before each module when it was deflated, so that modules can refer back to what many of them contain.
//! Bytecode is the same for 32- and 64-bit little-endian machines.

#[path = "src/engine/slim.rs"]
mod slim;

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use rquickjs::module::{WriteOptions, WriteOptionsEndianness};
use rquickjs::{CatchResultExt, Context, Module, Runtime};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Bundled modules that come with an optional part of the binary: the cargo feature, and which it brings: a
/// module's name, or all below a folder (with `/` at the end).
const OPTIONAL: &[(&str, &[&str])] = &[
    ("assert", &["assert", "assert/", "internal/assert/"]),
    ("brotli", &["internal/zlib/brotli"]),
    ("child_process", &["child_process", "internal/child/", "cluster", "internal/cluster/"]),
    ("crypto", &["crypto", "internal/crypto/"]),
    ("dgram", &["dgram", "internal/dgram/"]),
    (
        "diagnostics",
        &[
            "inspector",
            "inspector/",
            "internal/perf/histogram",
            "internal/perf/http",
            "internal/perf/observer",
            "internal/perf/resource",
            "internal/process_report",
            "internal/source_map/",
            "trace_events",
        ],
    ),
    ("dns", &["internal/dns/"]),
    ("idn", &["punycode"]),
    ("intl", &["internal/encoding_single_byte", "internal/intl", "internal/intl/"]),
    ("middleware", &["express/middleware/"]),
    (
        "readline",
        &[
            "readline",
            "readline/",
            "internal/readline/editing",
            "internal/readline/interface",
            "internal/readline/keypress",
        ],
    ),
    ("repl", &["repl", "internal/repl/"]),
    ("test", &["test", "test/", "internal/test/"]),
    ("tls", &["tls", "_tls_common", "_tls_wrap", "http2", "https", "internal/tls/", "internal/https/"]),
    ("v8", &["v8", "internal/v8/"]),
    ("vm", &["vm", "internal/vm/"]),
    (
        "web",
        &[
            "internal/event_source",
            "internal/fetch/",
            "internal/fs/web_stream",
            "internal/websocket/",
            "internal/webstreams/",
            "stream/web",
        ],
    ),
    ("worker_threads", &["worker_threads", "internal/worker/"]),
    ("zlib", &["zlib", "internal/zlib/"]),
];

/// The feature that would bring module `name`, when this build was not asked for it.
fn lacking(name: &str) -> Option<&'static str> {
    let wanted = |feature: &str| env::var_os(format!("CARGO_FEATURE_{}", feature.to_uppercase())).is_some();
    let brings = |of: &&str| if of.ends_with('/') { name.starts_with(*of) } else { name == *of };
    let found = OPTIONAL.iter().find(|(feature, modules)| modules.iter().any(brings) && !wanted(feature));
    found.map(|(feature, _)| *feature)
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

/// A module's bytecode. A runtime for each: it then never depends on what was compiled before it.
fn bytecode(name: &str, path: &Path) -> Vec<u8> {
    let source = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let runtime = Runtime::new().expect("memory for a runtime");
    let context = Context::full(&runtime).expect("memory for a context");
    context.with(|ctx| {
        let module = Module::declare(ctx.clone(), format!("node:{name}"), wrap(&source))
            .catch(&ctx)
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let options = WriteOptions {
            endianness: WriteOptionsEndianness::Little,
            strip_source: true,
            ..WriteOptions::default()
        };
        slim::slim(&module.write(options).expect("bytecode can be written"))
    })
}

/// Length of what modules have in common, and of the pieces it is made of. More would save little, and is
/// copied for each module that is loaded.
const COMMON: usize = 28 * 1024;
const PIECE: usize = 64;
/// The shortest text that is worth referring back to, and how many modules must have it.
const GRAM: usize = 4;
const FEW: u32 = 3;

/// The pieces that most modules will find something of theirs in, the best ones last: deflate names what is
/// near in fewer bits. All modules in a row are cut into as many stretches as there are pieces; each gives the
/// one whose parts occur in most modules and stand in no piece yet.
fn common_to(modules: &[Vec<u8>]) -> Vec<u8> {
    let mut popular: HashMap<&[u8], u32> = HashMap::new();
    for module in modules {
        let own: HashSet<&[u8]> = module.windows(GRAM).collect();
        own.into_iter().for_each(|gram| *popular.entry(gram).or_default() += 1);
    }
    popular.retain(|_, modules| *modules >= FEW);
    let all = modules.concat();
    let stretch = all.len() / (COMMON / PIECE);
    let mut pieces = Vec::new();
    for start in (0..all.len().saturating_sub(stretch + PIECE)).step_by(stretch.max(1)) {
        let worth =
            |at: usize| all.get(at..at + GRAM).and_then(|gram| popular.get(gram)).copied().unwrap_or(0);
        let mut sum: u32 = (start..start + PIECE).map(worth).sum();
        let mut best = (sum, start);
        for at in start + 1..start + stretch {
            sum = sum + worth(at + PIECE - 1) - worth(at - 1);
            if sum > best.0 {
                best = (sum, at);
            }
        }
        let piece = &all[best.1..best.1 + PIECE];
        for gram in piece.windows(GRAM) {
            popular.remove(gram);
        }
        pieces.push((best.0, piece));
    }
    pieces.sort();
    pieces.into_iter().flat_map(|(_, piece)| piece).copied().collect()
}

/// `bytes` deflated as a continuation of `before`: whoever inflates them must have that in front.
fn deflate_behind(before: &[u8], bytes: &[u8]) -> Vec<u8> {
    // (a negative window: no head and no checksum around it)
    let mut state = CompressorOxide::new(create_comp_flags_from_zip_params(BEST.into(), -15, 0));
    let mut out = vec![0; 2 * (before.len() + bytes.len()) + 1024];
    let (status, taken, _) = compress(&mut state, before, &mut out, TDEFLFlush::Sync);
    assert!(status == TDEFLStatus::Okay && taken == before.len());
    let (status, taken, length) = compress(&mut state, bytes, &mut out, TDEFLFlush::Finish);
    assert!(status == TDEFLStatus::Done && taken == bytes.len());
    out.truncate(length);
    out
}

/// What unwinding needs: a panic ends the process, but the standard library and C's own objects bring it all the
/// same.
const WITHOUT_UNWINDING: &str =
    "SECTIONS { /DISCARD/ : { *(.eh_frame) *(.eh_frame_hdr) *(.gcc_except_table*) } } INSERT AFTER .text;\n";

/// The first release of glibc that reads packed relocations.
const PACKED: (u32, u32) = (2, 36);

/// Has a release for this very system linked smaller. (Builds for boards are linked by cross/.)
fn link_smaller(out: &Path) {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if !is("PROFILE", "release")
        || !is("CARGO_CFG_TARGET_ENV", "gnu")
        || env::var("HOST") != env::var("TARGET")
    {
        return;
    }
    let script = out.join("without-unwinding.ld");
    fs::write(&script, WITHOUT_UNWINDING).expect("OUT_DIR is writable");
    println!("cargo:rustc-link-arg-bins=-Wl,-T,{}", script.display());
    if glibc().is_some_and(|version| version >= PACKED) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

fn glibc() -> Option<(u32, u32)> {
    let said = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.split('.').next()?.parse().ok()?))
}

fn main() {
    println!("cargo:rerun-if-changed=js");
    println!("cargo:rerun-if-changed=src/engine/slim.rs");
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    link_smaller(&out);
    let mut files = vec![("boot".to_string(), PathBuf::from("js/boot.js"))];
    collect(Path::new("js/node"), "", &mut files);
    collect(Path::new("js/express"), "express", &mut files);
    let left_out: Vec<_> =
        files.iter().filter_map(|(name, _)| Some((name.clone(), lacking(name)?))).collect();
    files.retain(|(name, _)| lacking(name).is_none());
    files.sort();

    let compiled: Vec<Vec<u8>> = files.iter().map(|(name, path)| bytecode(name, path)).collect();
    let common = common_to(&compiled);
    fs::write(out.join("common"), &common).expect("OUT_DIR is writable");
    let mut table = String::from("&[\n");
    for ((name, _), bytes) in files.iter().zip(&compiled) {
        let file = format!("{}.bc", name.replace('/', "+"));
        fs::write(out.join(&file), deflate_behind(&common, bytes)).expect("OUT_DIR is writable");
        let included = format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))");
        writeln!(table, "    ({name:?}, {}, {included}),", bytes.len()).expect("memory");
    }
    table.push_str("]\n");
    fs::write(out.join("bundle.rs"), table).expect("OUT_DIR is writable");
    fs::write(out.join("left_out.rs"), format!("&{left_out:?}")).expect("OUT_DIR is writable");
}
