//! The bundled JavaScript: bytecode that `build.rs` made of js/ and deflated, loaded module by module when
//! required. Each module was deflated as if `COMMON` stood before it, so that what many of them contain (the
//! names in their tables, above all) is in the binary once.

use super::native;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use rquickjs::{Ctx, Function, Module, Object, Result};

/// Name, length of the bytecode, deflated bytecode.
const BUNDLE: &[(&str, usize, &[u8])] = include!(concat!(env!("OUT_DIR"), "/bundle.rs"));

/// The modules that this binary was built without, each with the feature that brings it.
const LEFT_OUT: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/left_out.rs"));

/// What modules refer back to.
const COMMON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/common"));

/// Every bundled name, sorted: `boot`, `events`, `express/router`, `internal/errors`, …
pub fn names() -> impl Iterator<Item = &'static str> {
    BUNDLE.iter().map(|entry| entry.0)
}

/// The wrapper function `(exports, require, module, native)` of a bundled module, or `None` when there is
/// no such module.
pub fn load<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Option<Function<'js>>> {
    let Some(module) = declare(ctx, name)? else {
        return Ok(None);
    };
    let (module, _) = module.eval()?;
    module.get("default").map(Some)
}

/// `load` for boot.js.
pub fn loader<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let load = |ctx: Ctx<'js>, name: String| load(&ctx, &name);
    object.set("load", native::function(ctx, "load", load)?)?;
    object.set("has", native::function(ctx, "has", |name: String| has(&name))?)?;
    object.set("missing", native::function(ctx, "missing", |name: String| missing(&name))?)?;
    object.set("names", native::function(ctx, "names", || names().collect::<Vec<_>>())?)?;
    Ok(object)
}

fn has(name: &str) -> bool {
    #[cfg(debug_assertions)]
    if name.starts_with(|first: char| first.is_ascii_lowercase() || first == '_') && from_disk(name).is_some()
    {
        return true;
    }
    find(name).is_some()
}

/// The feature that would have brought the module `name`.
fn missing(name: &str) -> Option<&'static str> {
    LEFT_OUT.iter().find(|(module, _)| *module == name).map(|(_, feature)| *feature)
}

fn find(name: &str) -> Option<&'static (&'static str, usize, &'static [u8])> {
    BUNDLE.binary_search_by(|entry| entry.0.cmp(name)).ok().map(|at| &BUNDLE[at])
}

fn declare<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Option<Module<'js>>> {
    #[cfg(debug_assertions)]
    if let Some(source) = from_disk(name) {
        return Module::declare(ctx.clone(), format!("node:{name}"), source).map(Some);
    }
    let Some((_, length, deflated)) = find(name) else {
        return Ok(None);
    };
    let bytes = inflate(deflated, *length).ok_or(rquickjs::Error::Unknown)?;
    // SAFETY: the bytes are those that build.rs wrote with this same engine; nothing else gets here.
    unsafe { Module::load(ctx.clone(), &bytes[COMMON.len()..]) }.map(Some)
}

/// A module's bytecode of `length` bytes, behind a copy of `COMMON`.
fn inflate(deflated: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(COMMON.len() + length);
    bytes.extend_from_slice(COMMON);
    bytes.resize(COMMON.len() + length, 0);
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = DecompressorOxide::new();
    let (status, _, count) = decompress(&mut state, deflated, &mut bytes, COMMON.len(), flags);
    (status == TINFLStatus::Done && count == length).then_some(bytes)
}

/// In debug builds `MOTE_JS=js` reads the bundled modules from the disk, so that a change of JavaScript
/// needs no build.
#[cfg(debug_assertions)]
fn from_disk(name: &str) -> Option<String> {
    let root = std::path::PathBuf::from(std::env::var_os("MOTE_JS")?);
    let candidates = match name {
        "express" => vec!["express/index.js".to_string()],
        "boot" => vec!["boot.js".to_string()],
        _ => vec![format!("node/{name}.js"), format!("{name}.js"), format!("node/{name}/index.js")],
    };
    let text = candidates.iter().find_map(|file| std::fs::read_to_string(root.join(file)).ok())?;
    Some(format!("export default function (exports, require, module, native) {{ {text}\n}}"))
}
