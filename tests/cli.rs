//! The command line as its user meets it: what runs, what is printed, with which status it ends.

mod common;

use common::binary;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A directory of its own for a test, gone with it.
struct Place(PathBuf);

impl Place {
    fn new() -> Place {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("mote-cli-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Place(path.canonicalize().unwrap())
    }

    fn with(self, name: &str, text: &str) -> Place {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_string()
    }

    fn run(&self, args: &[&str]) -> Ended {
        Ended::of(mote(args, &self.0).stdin(Stdio::null()).output().unwrap())
    }

    fn run_with_input(&self, args: &[&str], input: &str) -> Ended {
        let pipes = |command: &mut Command| {
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let mut child = pipes(&mut mote(args, &self.0));
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Ended::of(child.wait_with_output().unwrap())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn mote(args: &[&str], directory: &Path) -> Command {
    let mut command = Command::new(binary());
    command.args(args).current_dir(directory).env_remove("NODE_PATH");
    command
}

#[derive(Debug)]
struct Ended {
    status: i32,
    out: String,
    err: String,
}

impl Ended {
    fn of(output: Output) -> Ended {
        Ended {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    #[track_caller]
    fn prints(&self, out: &str) {
        assert_eq!((self.status, self.out.as_str(), self.err.as_str()), (0, out, ""));
    }

    /// The beginning of what is on stderr, and its last line.
    #[track_caller]
    fn fails(&self, status: i32, start: &str) {
        assert_eq!(self.status, status, "{self:?}");
        assert!(self.err.starts_with(start), "{}\n--- does not begin with ---\n{start}", self.err);
        let version = concat!("mote v", env!("CARGO_PKG_VERSION"), " (Node v");
        assert!(self.err.trim_end().lines().last().unwrap().starts_with(version), "{}", self.err);
    }
}

#[test]
fn a_file_runs_with_its_arguments() {
    let place = Place::new().with("app.js", "console.log(process.argv.slice(1).join(' '), __filename)");
    let file = place.path("app.js");
    place.run(&["app.js", "a", "-e", "--b"]).prints(&format!("{file} a -e --b {file}\n"));
    place.run(&[&file]).prints(&format!("{file} {file}\n"));
    place.run(&["./x/../app.js"]).prints(&format!("{file} {file}\n"));
}

#[test]
fn a_program_is_found_as_require_finds_it() {
    let place = Place::new()
        .with("app.js", "console.log('app')")
        .with("dir/index.js", "console.log('index', require.main === module)")
        .with("pack/package.json", r#"{ "main": "lib" }"#)
        .with("pack/lib.js", "console.log('lib')")
        .with("module.mjs", "console.log(typeof require, import.meta.filename, import.meta.main)");
    place.run(&["app"]).prints("app\n");
    place.run(&["dir"]).prints("index true\n");
    place.run(&["."]).fails(1, "Error: Cannot find module '");
    place.run(&["pack"]).prints("lib\n");
    place.run(&["module.mjs"]).prints(&format!("undefined {} true\n", place.path("module.mjs")));
}

#[test]
fn code_on_the_command_line() {
    let place = Place::new().with("dep.js", "module.exports = 'dep'");
    place
        .run(&["-e", "console.log(require('./dep'), __filename, process.argv.length)"])
        .prints("dep [eval] 1\n");
    place.run(&["-e", "console.log(process.argv[1])", "argument"]).prints("argument\n");
    place.run(&["--eval=console.log(1)"]).prints("1\n");
    place.run(&["-p", "[1, 'a', { b: 2 }]"]).prints("[ 1, 'a', { b: 2 } ]\n");
    place.run(&["-pe", "'text'"]).prints("text\n");
    place.run(&["-p", "path.join('a', 'b')"]).prints("a/b\n");
    place.run(&["-e", "var x = 1; console.log(globalThis.x, this === globalThis)"]).prints("1 true\n");
    place.run(&["-e", "import { sep } from 'path'; console.log(sep)"]).prints("/\n");
    place.run(&["-e", "await null; import('./dep.js').then((m) => console.log(m.default))"]).prints("dep\n");
}

#[test]
fn modules_are_required_first() {
    let place = Place::new()
        .with("first.js", "globalThis.first = module.parent.id; console.log('first')")
        .with("node_modules/pack/register.js", "console.log('pack')")
        .with("app.js", "console.log(first)");
    place
        .run(&["-r", "./first.js", "--require=pack/register", "app.js"])
        .prints("first\npack\ninternal/preload\n");
    place.run(&["-r", "./nowhere.js", "app.js"]).fails(1, "Error: Cannot find module './nowhere.js'\n");
}

#[test]
fn conditions_choose_among_exports() {
    let place = Place::new()
        .with("node_modules/pack/package.json", r#"{ "exports": { "mine": "./a.js", "default": "./b.js" } }"#)
        .with("node_modules/pack/a.js", "module.exports = 'a'")
        .with("node_modules/pack/b.js", "module.exports = 'b'");
    let code = "console.log(require('pack')); import('pack').then((m) => console.log(m.default))";
    place.run(&["-C", "mine", "-e", code]).prints("a\na\n");
    place.run(&["--conditions=mine", "-e", code]).prints("a\na\n");
    place.run(&["-e", code]).prints("b\nb\n");
}

#[test]
fn node_path_adds_places_to_look() {
    let place = Place::new().with("lib/pack/index.js", "module.exports = 'from NODE_PATH'");
    let run = |path: &str| {
        let mut command = mote(&["-p", "require('pack')"], &place.0);
        Ended::of(command.env("NODE_PATH", path).output().unwrap())
    };
    run(&format!("/nowhere:{}", place.path("lib"))).prints("from NODE_PATH\n");
    run("/nowhere").fails(1, "[eval]:1\n");
}

#[test]
fn express_is_bundled_but_an_installed_one_wins() {
    let place = Place::new();
    place.run(&["-p", "typeof require('express')().get"]).prints("function\n");
    place
        .run(&[
            "-e",
            "import express, { Router } from 'express'; console.log(typeof express().use, typeof Router)",
        ])
        .prints("function function\n");
    let place = place.with("node_modules/express/index.js", "module.exports = 'installed'");
    place.run(&["-p", "require('express')"]).prints("installed\n");
    place.run(&["-e", "import('express').then((m) => console.log(m.default))"]).prints("installed\n");
}

#[test]
fn a_program_on_standard_input() {
    let place = Place::new();
    place.run_with_input(&[], "console.log(__filename)").prints("[stdin]\n");
    place.run_with_input(&["-", "a"], "console.log(process.argv.slice(1).join())").prints("-,a\n");
    place
        .run_with_input(&["-e", "process.stdin.on('data', (d) => console.log(`${d}`))"], "data")
        .prints("data\n");
    place
        .run_with_input(&[], "\nthrow new Error('x')")
        .fails(1, "[stdin]:2\nthrow new Error('x')\n^\n\nError: x\n    at ");
}

#[test]
fn a_program_that_can_not_begin() {
    let place = Place::new().with("empty/readme", "").with("secret.js", "1");
    let missing = place.path("missing.js");
    place.run(&["missing.js"]).fails(1, &format!("Error: Cannot find module '{missing}'\n    at "));
    let ended = place.run(&["missing.js"]);
    assert!(ended.err.contains("code: 'MODULE_NOT_FOUND',\n  requireStack: []"), "{}", ended.err);
    place.run(&["empty"]).fails(1, &format!("Error: Cannot find module '{}'\n", place.path("empty")));
    fs::set_permissions(place.path("secret.js"), fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser reads everything.
    if fs::read(place.path("secret.js")).is_err() {
        let start = format!("Error: EACCES: permission denied, open '{}'\n", place.path("secret.js"));
        place.run(&["secret.js"]).fails(1, &start);
    }
}

#[test]
fn a_syntax_error_is_shown_in_its_line() {
    let place = Place::new()
        .with("bad.js", "let a = 1;\nlet b = @;\n")
        .with("bad.mjs", "export const a = 1;\nexport const b = = 2;\n")
        .with("short.js", "if (1) {\n  f(\n\n")
        .with("asks.js", "\n  require('./bad.js');")
        .with("bad.json", "{ \"a\": }");
    let bad = place.path("bad.js");
    let start = format!("{bad}:2\nlet b = @;\n        ^\n\nSyntaxError: ");
    place.run(&["bad.js"]).fails(1, &start);
    place.run(&["asks.js"]).fails(1, &start);
    let start = format!(
        "file://{}:2\nexport const b = = 2;\n                 ^\n\nSyntaxError: ",
        place.path("bad.mjs")
    );
    place.run(&["bad.mjs"]).fails(1, &start);
    place.run(&["short.js"]).fails(1, &format!("{}:2\n  f(\n", place.path("short.js")));
    place.run(&["-e", "let x ="]).fails(1, "[eval]:1\nlet x =\n");
    let ended = place.run(&["-e", "require('./bad.json')"]);
    assert!(ended.err.contains(&format!("SyntaxError: {}: ", place.path("bad.json"))), "{}", ended.err);
}

#[test]
fn an_uncaught_error_is_shown_where_it_was_thrown() {
    let place = Place::new()
        .with(
            "throws.js",
            "function f() {\n\tif (1) throw Object.assign(new TypeError('bad'), { code: 'E' });\n}\nf();",
        )
        .with("throws.mjs", "\nthrow new Error('module');")
        .with("later.js", "setTimeout(() => {\n  null.x;\n}, 1);");
    let start = format!("{}:2\n\tif (1) throw Object", place.path("throws.js"));
    let ended = place.run(&["throws.js"]);
    ended.fails(1, &start);
    assert!(ended.err.contains("^\n\nTypeError: bad\n    at f ("), "{}", ended.err);
    assert!(ended.err.contains(" {\n  code: 'E'\n}\n"), "{}", ended.err);
    let start =
        format!("file://{}:2\nthrow new Error('module');\n^\n\nError: module\n", place.path("throws.mjs"));
    place.run(&["throws.mjs"]).fails(1, &start);
    let ended = place.run(&["later.js"]);
    ended.fails(1, &format!("{}:2\n  null.x;\n", place.path("later.js")));
    assert!(ended.err.contains("\n\nTypeError: "), "{}", ended.err);
    place.run(&["-e", "throw 5"]).fails(1, "Uncaught:\n5\n");
    place.run(&["-e", "throw { a: 1 }"]).fails(1, "Uncaught:\n{ a: 1 }\n");
    place.run(&["-e", "throw null"]).fails(1, "Uncaught:\nnull\n");
    place.run(&["-e", "throw { get x() { throw 1 }, [Symbol.toStringTag]: 'T' }"]).fails(1, "Uncaught:\n");
}

#[test]
fn endless_recursion_is_an_error_however_small_the_stack() {
    let script = "let depth = 0; const f = () => { depth++; f(); };
        try { f(); } catch (e) { console.log(e.name, depth > 500); }";
    for limit in ["8192", "1024"] {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("ulimit -s {limit} && exec \"$0\" -e \"$1\"")).arg(binary()).arg(script);
        Ended::of(shell.stdin(Stdio::null()).output().unwrap()).prints("RangeError true\n");
    }
}

#[test]
fn the_emitter_of_an_unheard_error_is_named() {
    let place = Place::new().with(
        "emits.js",
        "const EventEmitter = require('events');\nclass Db extends EventEmitter {}\nconst db = new Db();\n\
         const error = Object.assign(new Error('lost'), { a: { b: { c: { d: { e: {} } } } } });\n\
         setTimeout(function later() { db.emit('error', error); });",
    );
    let ended = place.run(&["emits.js"]);
    ended.fails(1, &format!("{}:4\nconst error", place.path("emits.js")));
    let emitted =
        format!("\nEmitted 'error' event on Db instance at:\n    at later ({}:5:", place.path("emits.js"));
    assert!(ended.err.contains(&emitted), "{}", ended.err);
    assert!(ended.err.contains("d: { e: {} }"), "{}", ended.err);
    let caught =
        "try { new (require('events'))().emit('error', new Error('x')) } catch (e) { console.log(e.stack) }";
    let ended = place.run(&["-e", caught]);
    assert!(!ended.out.contains("Emitted"), "{}", ended.out);
}

#[test]
fn a_module_runs_in_a_promise_job() {
    let order = "process.nextTick(() => console.log('tick'));
        Promise.resolve().then(() => console.log('job'));
        console.log('body');";
    let fails = "process.on('unhandledRejection', () => console.log('never'));
        process.on('uncaughtException', (error, origin) => console.log(error, origin));
        throw 'up';";
    let place = Place::new().with("order.mjs", order).with("order.cjs", order).with("fails.mjs", fails);
    place.run(&["order.mjs"]).prints("body\njob\ntick\n");
    place.run(&["order.cjs"]).prints("body\ntick\njob\n");
    place.run(&["fails.mjs"]).prints("up unhandledRejection\n");
}

#[test]
fn an_unhandled_rejection_ends_the_program() {
    let place = Place::new();
    place
        .run(&["-e", "Promise.reject(new Error('r'))"])
        .fails(1, "[eval]:1\nPromise.reject(new Error('r'))\n");
    let ended = place.run(&["-e", "Promise.reject('why')"]);
    ended.fails(
        1,
        "UnhandledPromiseRejection: This error originated either by throwing inside of an async function",
    );
    assert!(ended.err.contains("reason \"why\"."), "{}", ended.err);
    assert!(ended.err.contains("code: 'ERR_UNHANDLED_REJECTION'"), "{}", ended.err);
}

#[test]
fn exit_statuses_are_nodes() {
    let place = Place::new()
        .with(
            "waits.mjs",
            "process.on('exit', (code) => console.log('exit', code));\nawait new Promise(() => {});",
        )
        .with(
            "decides.mjs",
            "process.on('exit', () => { process.exitCode = 4; });\nawait new Promise(() => {});",
        );
    let status = |code: &str| place.run(&["-e", code]).status;
    assert_eq!(status("process.exit(3)"), 3);
    assert_eq!(status("process.exitCode = 5"), 5);
    assert_eq!(status("process.on('exit', () => { process.exitCode = 6 })"), 6);
    assert_eq!(status("process.on('exit', (code) => process.exit(code + 2)); throw 1"), 3);
    assert_eq!(status("process.on('uncaughtException', () => {}); throw 1"), 0);
    assert_eq!(status("process.on('uncaughtException', () => { throw 2 }); throw 1"), 7);
    assert_eq!(status("process.on('exit', () => { throw 1 })"), 1);
    assert_eq!(status("process.on('unhandledRejection', () => { throw 1 }); Promise.reject(2)"), 1);
    let ended = place.run(&["waits.mjs"]);
    assert_eq!((ended.status, ended.out.as_str()), (13, "exit 13\n"));
    assert!(ended.err.starts_with("Warning: Detected unsettled top-level await at"), "{}", ended.err);
    assert_eq!(place.run(&["decides.mjs"]).status, 4);
    assert_eq!(place.run(&["--no-such-flag"]).status, 9);
}

#[test]
fn exit_runs_its_listeners_once() {
    let place = Place::new();
    let code =
        "process.on('exit', (code) => { console.log('exit', code); process.exit(9) }); process.exit(2)";
    let ended = place.run(&["-e", code]);
    assert_eq!((ended.status, ended.out.as_str()), (9, "exit 2\n"));
    let code =
        "let n = 0; process.on('beforeExit', () => { if (n++ < 2) setTimeout(() => console.log(n), 1) })";
    place.run(&["-e", code]).prints("1\n2\n");
}

#[test]
fn a_file_with_a_run_bit_runs_itself() {
    let place =
        Place::new().with("app.js", &format!("#!{}\nconsole.log('self', process.argv[2]);", binary()));
    let app = place.path("app.js");
    fs::set_permissions(&app, fs::Permissions::from_mode(0o755)).unwrap();
    Ended::of(Command::new(&app).arg("x").output().unwrap()).prints("self x\n");
}

#[test]
fn the_version_names_both() {
    let version = concat!("mote v", env!("CARGO_PKG_VERSION"), " (Node v");
    assert!(Place::new().run(&["-v"]).out.starts_with(version));
    assert!(Place::new().run(&["--version"]).out.starts_with(version));
}

#[test]
fn the_watchdog_takes_seconds_and_ends_what_runs_longer() {
    let place = Place::new();
    place.run(&["--watchdog", "60", "-p", "7"]).prints("7\n");
    let ended = place.run(&["--watchdog", ".2", "-e", "for (;;);"]);
    assert_eq!(ended.status, 70, "{}", ended.err);
    assert_eq!(ended.err, "mote: a callback ran for more than 200ms\n");
    for wrong in ["0", "1e3", ".", "1.2.3", "+1", "1000000001", "soon"] {
        let ended = place.run(&["--watchdog", wrong, "-p", "7"]);
        assert!(ended.status != 0 && ended.err.contains("a number of seconds"), "{wrong}: {}", ended.err);
    }
}
