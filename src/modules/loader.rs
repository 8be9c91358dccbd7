//! The native half of the module loader: finding and reading files, compiling, ES modules.

use crate::engine::raw::{self, await_flag, modules};
use crate::engine::value::{text, throw_system};
use crate::error::SysError;
use crate::export;
use crate::host::Host;
use crate::loader::disk::Disk;
use crate::loader::{self, Files, Found, Kind, names};
use rquickjs::{Array, Ctx, Function, Object, Result, Value};
use std::fs::{self, File};
use std::io::Read;
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    finding(&object)?;
    reading(&object)?;
    compiling(&object)?;
    es_modules(&object)?;
    Ok(object)
}

fn finding<'js>(object: &Object<'js>) -> Result<()> {
    let disk = Rc::new(Disk::default());
    let d = Rc::clone(&disk);
    // The real path of the file that `name` stands for, seen from the directory `base`; 1: it is a
    // directory; 0: there is nothing. `extensions` is one text: ".js,.json".
    let find = move |ctx: Ctx<'js>,
                     base: Value<'js>,
                     name: Value<'js>,
                     extensions: Value<'js>|
          -> Result<Value<'js>> {
        let (base, name, extensions) = (text(&base)?, text(&name)?, text(&extensions)?);
        let extensions: Vec<&str> = extensions.split(',').filter(|e| !e.is_empty()).collect();
        let path = loader::join(&base, &name);
        match loader::find(&*d, &path, &extensions, loader::names_directory(&name)) {
            Found::File(path) => raw::utf8_string(&ctx, path.as_bytes()),
            Found::Directory => Ok(Value::new_int(ctx, 1)),
            Found::Nothing => Ok(Value::new_int(ctx, 0)),
        }
    };
    export!(object, "find", find);
    // path.resolve(base, name) for an absolute base.
    export!(object, "join", |base: String, name: String| loader::join(&base, &name));
    let d = Rc::clone(&disk);
    // [file, whether it is the index instead of `main`] or nothing.
    let find_in_directory =
        move |ctx: Ctx<'js>, directory: String, main: Option<String>, extensions: String| {
            let extensions: Vec<&str> = extensions.split(',').filter(|e| !e.is_empty()).collect();
            let found = loader::find_in_directory(&*d, &directory, main.as_deref(), &extensions);
            found
                .map(|(file, index)| -> Result<Array<'js>> {
                    let pair = Array::new(ctx)?;
                    pair.set(0, file)?;
                    pair.set(1, index)?;
                    Ok(pair)
                })
                .transpose()
        };
    export!(object, "findInDirectory", find_in_directory);
    let d = Rc::clone(&disk);
    // 0: a file, 1: a directory, -1: nothing.
    export!(object, "kind", move |path: String| match d.kind(&path) {
        Kind::File => 0,
        Kind::Directory => 1,
        Kind::Missing => -1,
    });
    let d = Rc::clone(&disk);
    export!(object, "real", move |path: String| d.real(&path));
    // While true files go by the paths that lead to them, symbolic links and all.
    let d = Rc::clone(&disk);
    export!(object, "keepLinks", move |on: bool| d.keep_links(on));
    // While true what paths are is remembered; false forgets it.
    export!(object, "remember", move |on: bool| disk.remember(on));
    Ok(())
}

fn reading<'js>(object: &Object<'js>) -> Result<()> {
    // A module's text: without byte order mark, its #! line a comment. Errors: as from open(2), read(2).
    export!(object, "read", |ctx: Ctx<'js>, path: String| -> Result<Value<'js>> {
        let mut bytes = Vec::new();
        read_module(&path, &mut bytes).map_err(|error| throw_system(&ctx, &error))?;
        raw::utf8_string(&ctx, &bytes)
    });
    // A file's text, or nothing when it can't be read.
    export!(object, "readIfThere", |path: String| {
        fs::read(path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    });
    // All of standard input.
    export!(object, "readInput", |ctx: Ctx<'js>| -> Result<Value<'js>> {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| throw_system(&ctx, &SysError::from_io(&error, "read")))?;
        clean(&mut bytes, 0);
        raw::utf8_string(&ctx, &bytes)
    });
    Ok(())
}

/// Appends a module's text to `text`. Errors: as from open(2), with the path, and read(2).
fn read_module(path: &str, text: &mut Vec<u8>) -> std::result::Result<(), SysError> {
    let mut file = File::open(path).map_err(|error| SysError::from_io(&error, "open").with_path(path))?;
    let start = text.len();
    // One allocation: the end that the compiler needs fits in, too.
    let size = file.metadata().map_or(0, |metadata| metadata.len() as usize);
    text.reserve_exact(size + 16);
    file.read_to_end(text).map_err(|error| SysError::from_io(&error, "read"))?;
    clean(text, start);
    Ok(())
}

// What follows `start` becomes UTF-8 without byte order mark, its #! line a comment.
fn clean(text: &mut Vec<u8>, start: usize) {
    if text[start..].starts_with(b"\xef\xbb\xbf") {
        text.drain(start..start + 3);
    }
    if text[start..].starts_with(b"#!") {
        text[start..start + 2].copy_from_slice(b"//");
    }
    if std::str::from_utf8(&text[start..]).is_err() {
        let mended = String::from_utf8_lossy(&text[start..]).into_owned();
        text.truncate(start);
        text.extend_from_slice(mended.as_bytes());
    }
}

fn compiling<'js>(object: &Object<'js>) -> Result<()> {
    // A sloppy function with these parameters ("a, b") and the text as its body.
    export!(object, "compile", |ctx: Ctx<'js>, source: Value<'js>, file: String, parameters: String| {
        let mut text = raw::function_start(&parameters);
        raw::with_text(&source, |source| text.extend_from_slice(source))?;
        raw::compile_function(&ctx, text, &file)
    });
    // The same for a file's text, which need not become a JavaScript string on its way.
    export!(object, "compileFile", |ctx: Ctx<'js>, path: String, parameters: String| {
        let mut text = raw::function_start(&parameters);
        read_module(&path, &mut text).map_err(|error| throw_system(&ctx, &error))?;
        raw::compile_function(&ctx, text, &path)
    });
    // The value of a sloppy script in the global scope.
    export!(object, "evaluateScript", |ctx: Ctx<'js>, source: Value<'js>, file: String| {
        raw::evaluate_script(&ctx, &text(&source)?, &file, 1)
    });
    export!(object, "isModule", |source: Value<'js>| -> Result<bool> {
        raw::with_text(&source, modules::is_module)
    });
    // [names, modules whose names are exported too] of a CommonJS module.
    export!(object, "exportedNames", |source: Value<'js>| -> Result<Vec<Vec<String>>> {
        let found = names::scan(&text(&source)?);
        Ok(vec![found.names, found.reexports])
    });
    Ok(())
}

// Modules go by name here: a URL for what is imported, `builtin:fs` for bundled ones.
fn es_modules<'js>(object: &Object<'js>) -> Result<()> {
    export!(object, "install", |ctx: Ctx<'js>, resolve: Function<'js>, init: Function<'js>| {
        modules::install(&ctx, resolve, init)
    });
    export!(object, "declare", |ctx: Ctx<'js>, name: String, source: Value<'js>| -> Result<()> {
        raw::with_text(&source, |source| modules::declare(&ctx, &name, source))?
    });
    export!(object, "synthesize", |ctx: Ctx<'js>, name: String, exports: Vec<String>| {
        modules::synthesize(&ctx, &name, &exports)
    });
    export!(object, "evaluate", |ctx: Ctx<'js>, name: String| modules::evaluate(&ctx, &name));
    export!(object, "awaits", |ctx: Ctx<'js>, name: String| await_flag::awaits(&ctx, &name));
    export!(object, "namespace", |ctx: Ctx<'js>, name: String| modules::namespace(&ctx, &name));
    export!(object, "meta", |ctx: Ctx<'js>, name: String| modules::meta(&ctx, &name));
    export!(object, "setExport", |ctx: Ctx<'js>, name: String, export: String, value: Value<'js>| {
        modules::set_export(&ctx, &name, &export, value)
    });
    // [0 pending | 1 fulfilled | 2 rejected, result]
    export!(object, "promiseDetails", |ctx: Ctx<'js>, promise: Value<'js>| -> Result<Option<Array<'js>>> {
        let Some((state, result)) = raw::promise_details(&promise) else { return Ok(None) };
        let pair = Array::new(ctx)?;
        pair.set(0, state)?;
        pair.set(1, result)?;
        Ok(Some(pair))
    });
    Ok(())
}
