//! The rules of the house, read off the sources: who may know whom, where `unsafe` may stand, that the
//! table of native modules, the folder and the bundled JavaScript agree. Each failure names file and line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// One source file: its path from the root of the repository, and its lines.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// (number, line) of all lines but whole-line comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The same without the unit tests, which stand at the end of a file and may use what they like.
    fn own_code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code().take_while(|(_, line)| line.trim() != "#[cfg(test)]" || self.path == "src/lib.rs")
    }

    fn is_below(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder (or the one file) whose names end so.
fn sources(top: &str, ending: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    gather(&root().join(top), &mut paths);
    paths.sort();
    let wanted = paths.into_iter().filter(|path| path.to_string_lossy().ends_with(ending));
    let read = wanted.filter_map(|path| {
        let shown = path.strip_prefix(root()).expect("it lies below").to_string_lossy().into_owned();
        // What is not text is no source.
        fs::read_to_string(&path).ok().map(|text| Source { path: shown, text })
    });
    let read: Vec<Source> = read.collect();
    assert!(!read.is_empty(), "there is nothing to read in {top}");
    read
}

fn gather(path: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else {
        return found.push(path.to_path_buf());
    };
    for entry in entries {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("read from a folder").to_string_lossy().into_owned();
        if name != "node_modules" && name != "target" {
            gather(&path, found);
        }
    }
}

#[track_caller]
fn expect_none(breaches: Vec<String>, rule: &str) {
    assert!(breaches.is_empty(), "{rule}:\n{}", breaches.join("\n"));
}

/// The names that follow each `prefix` in a line: `crate::` in `use crate::{io, error::X}` gives both.
fn names_after<'a>(line: &'a str, prefix: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices(prefix) {
        let rest = &line[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(list) => names.extend(list.split('}').next().unwrap_or(list).split(',').map(first_word)),
            None => names.push(first_word(rest)),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())]
}

// ---- who knows whom -----------------------------------------------------------------------------------

/// Each room, and the rooms that it may import from besides itself. The engine is the one door into
/// JavaScript and hands the native halves out, so it, the host and the table know each other by name.
const ROOMS: &[(&str, &[&str])] = &[
    ("src/error.rs", &[]),
    // (a crate of its own)
    ("src/idna_adapter/", &[]),
    ("src/sys.rs", &["error"]),
    ("src/sys/", &["error"]),
    ("src/proto/", &["error"]),
    ("src/io/", &["error", "sys"]),
    ("src/loader/", &["error", "sys"]),
    ("src/engine/", &["error", "sys", "io", "host", "modules"]),
    ("src/host.rs", &["error", "sys", "io", "engine"]),
    ("src/host/", &["error", "sys", "io", "engine"]),
    ("src/modules/", &["error", "sys", "io", "proto", "engine", "host", "loader"]),
    ("src/init/", &["error", "sys", "proto"]),
    ("src/main.rs", &["host", "engine", "modules", "init"]),
    ("src/flags.rs", &[]),
];

#[test]
fn imports_point_down() {
    let mut breaches = Vec::new();
    for source in sources("src", ".rs").iter().filter(|source| source.path != "src/lib.rs") {
        let Some((room, below)) = ROOMS.iter().find(|(room, _)| source.is_below(room)) else {
            breaches.push(format!("{}: no rule for this room", source.path));
            continue;
        };
        let own = room.trim_start_matches("src/").trim_end_matches('/').trim_end_matches(".rs");
        for (number, line) in source.own_code() {
            let mut named = names_after(line, "crate::");
            named.extend(names_after(line, "motejs::"));
            // Macros stand at the root of the crate.
            named.retain(|name| *name != own && *name != "export" && !below.contains(name));
            breaches.extend(named.iter().map(|name| format!("{}:{number}: {name}", source.path)));
        }
    }
    expect_none(breaches, "a room imports from one that is not below it");
}

/// What a room must not name at all, with the reason.
const UNKNOWN: &[(&str, &[&str], &str)] = &[
    ("src/proto/", &["rquickjs"], "protocols know no JavaScript"),
    (
        "src/proto/",
        &["mio", "libc", "rustix", "socket2", "std::net", "std::fs", "std::os", "std::io", "RawFd"],
        "protocols know no descriptor",
    ),
    ("src/proto/", &["std::time", "Instant", "SystemTime"], "protocols know no clock"),
    ("src/io/", &["rquickjs"], "io knows no JavaScript"),
    ("src/io/", &["httparse", "httpdate", "http1"], "io knows no HTTP"),
    ("src/loader/", &["rquickjs"], "the loader's search is pure"),
];

#[test]
fn rooms_know_only_their_own_matter() {
    let mut breaches = Vec::new();
    let all = sources("src", ".rs");
    for (room, words, why) in UNKNOWN {
        for source in all.iter().filter(|source| source.is_below(room)) {
            for (number, line) in source.own_code() {
                let word = words.iter().find(|word| has_word(line, word));
                breaches.extend(word.map(|word| format!("{}:{number}: {word} ({why})", source.path)));
            }
        }
    }
    expect_none(breaches, "a room names what it must not know");
}

fn has_word(line: &str, word: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    line.match_indices(word)
        .any(|(at, _)| edge(line[..at].chars().next_back()) && edge(line[at + word.len()..].chars().next()))
}

/// Native modules meet in JavaScript, by `require`, and under a handle's number.
#[test]
fn native_modules_do_not_import_each_other() {
    let mut breaches = Vec::new();
    for source in sources("src/modules", ".rs").iter().filter(|source| source.path != "src/modules/mod.rs") {
        let within = source.path.trim_start_matches("src/modules/");
        let own = within.split(['/', '.']).next().expect("split gives something");
        // From a file that is a module's whole or root, one step up is the table.
        let up =
            if within.contains('/') && !within.ends_with("/mod.rs") { "super::super::" } else { "super::" };
        for (number, line) in source.own_code() {
            let mut named = names_after(line, "crate::modules::");
            named.extend(names_after(line, up));
            named.retain(|name| *name != own);
            breaches.extend(named.iter().map(|name| format!("{}:{number}: {name}", source.path)));
        }
    }
    expect_none(breaches, "a native module imports another");
}

/// Who changes the environment asks the pool alone whether another thread might read it.
#[test]
fn only_the_pool_starts_threads() {
    let mut breaches = Vec::new();
    for source in sources("src", ".rs").iter().filter(|source| source.path != "src/io/pool.rs") {
        for (number, line) in source.own_code() {
            if ["thread::spawn", "thread::Builder", "thread::scope"].iter().any(|word| line.contains(word)) {
                breaches.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    expect_none(breaches, "a thread is started outside the pool");
}

// ---- what may stand where -----------------------------------------------------------------------------

const MAY_BE_UNSAFE: &[&str] =
    &["src/sys.rs", "src/sys/", "src/engine/raw.rs", "src/engine/raw/", "src/engine/bundle.rs"];
/// How far above its block a reason may stand, in lines.
const REASON_ABOVE: usize = 4;

#[test]
fn unsafe_stands_in_few_places_with_its_reason() {
    let mut breaches = Vec::new();
    for source in sources("src", ".rs") {
        let lines: Vec<&str> = source.text.lines().collect();
        for (number, line) in source.code().filter(|(_, line)| has_word(line, "unsafe")) {
            let may = MAY_BE_UNSAFE.iter().any(|place| source.is_below(place));
            // A declaration does nothing; the blocks in its body have the reasons.
            let declares = line.contains("unsafe fn") || line.contains("unsafe extern");
            let above = &lines[number.saturating_sub(REASON_ABOVE + 1)..number];
            let reasoned = declares || above.iter().any(|line| line.contains("SAFETY:"));
            if !may || !reasoned {
                let why = if may { "without a SAFETY comment" } else { "not in this file" };
                breaches.push(format!("{}:{number}: {why}", source.path));
            }
        }
    }
    expect_none(breaches, "unsafe code");
}

/// What a program needs hangs on its `Host`, so that two can run in one process.
#[test]
fn no_state_is_global() {
    let mutable = ["Cell<", "Mutex<", "RwLock<", "Atomic", "OnceLock<", "LazyLock<", "OnceCell<"];
    let mut breaches = Vec::new();
    for source in sources("src", ".rs") {
        for (number, line) in source.own_code() {
            let item = line.trim_start().trim_start_matches("pub ").trim_start_matches("(crate) ");
            let is_static = item.starts_with("static ") && mutable.iter().any(|kind| line.contains(kind));
            if is_static || item.starts_with("static mut") || line.contains("thread_local!") {
                breaches.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    expect_none(breaches, "state outside of a Host");
}

// ---- tables and names that must agree -----------------------------------------------------------------

/// The entries of the table in src/modules/mod.rs: name, and the path of its `init`.
fn table() -> Vec<(String, String)> {
    let text = fs::read_to_string(root().join("src/modules/mod.rs")).expect("it is there");
    let entries = text.lines().filter_map(|line| {
        let (name, path) = line.trim().strip_prefix("(\"")?.split_once("\", ")?;
        Some((name.to_string(), path.strip_suffix("::init),")?.to_string()))
    });
    let entries: Vec<_> = entries.collect();
    assert!(entries.len() > 5, "the table looks different from what this test reads");
    entries
}

#[test]
fn every_entry_of_the_table_has_its_file() {
    let mut breaches = Vec::new();
    for (name, path) in table() {
        let file = format!("src/modules/{}", path.replace("::", "/"));
        let candidates = [format!("{file}.rs"), format!("{file}/mod.rs")];
        if !candidates.iter().any(|file| root().join(file).is_file()) {
            breaches.push(format!("{name}: neither {} nor {}", candidates[0], candidates[1]));
        }
    }
    expect_none(breaches, "a native module without a file");
}

#[test]
fn bundled_modules_ask_for_natives_that_exist() {
    let names: BTreeSet<String> = table().into_iter().map(|(name, _)| name).collect();
    let mut breaches = Vec::new();
    for source in sources("js", ".js") {
        for (number, line) in source.code() {
            let asked = literals_after(line, "native(");
            let missing = asked.into_iter().filter(|name| !names.contains(*name));
            breaches.extend(missing.map(|name| format!("{}:{number}: native('{name}')", source.path)));
        }
    }
    expect_none(breaches, "src/modules/mod.rs has no such entry");
}

/// The names under which js/ is bundled, as build.rs makes them.
fn bundled() -> BTreeSet<String> {
    let name = |source: &Source| {
        let name = source.path.trim_start_matches("js/").trim_start_matches("node/").trim_end_matches(".js");
        name.strip_suffix("/index").unwrap_or(name).to_string()
    };
    let mut names: BTreeSet<String> = sources("js", ".js").iter().map(name).collect();
    // Made by boot.js itself; and a mere name, which the parent of preloaded modules has in Node.
    names.extend(["internal/bundle".to_string(), "internal/preload".to_string()]);
    names
}

/// A core module that docs/compat.md calls absent may be asked for by what can't work without it, and a
/// module that is not part of every build by who has asked `has('name')` first.
#[test]
fn bundled_modules_require_only_each_other() {
    let names = bundled();
    let core = compat();
    let mut breaches = Vec::new();
    for source in sources("js", ".js") {
        let is_missing = |name: &&str| {
            !names.contains(*name)
                && core.get(*name) != Some(&false)
                && !source.text.contains(&format!("has('{name}')"))
        };
        for (number, line) in source.code() {
            // Private names stand in tables too, to be required when somebody needs them.
            let private = quoted(line).filter(|text| {
                let word = text.chars().all(|c| c.is_ascii_alphanumeric() || "/_-".contains(c));
                word && text.starts_with("internal/") && !text.ends_with('/')
            });
            let asked = literals_after(line, "require(").into_iter().chain(private);
            let missing: BTreeSet<&str> = asked.filter(is_missing).collect();
            breaches.extend(missing.iter().map(|name| format!("{}:{number}: '{name}'", source.path)));
        }
    }
    expect_none(breaches, "js/ has no such module");
}

/// The rows of docs/compat.md about core modules: name, and whether it says that there is one.
fn compat() -> BTreeMap<String, bool> {
    let page = fs::read_to_string(root().join("docs/compat.md")).expect("it is there");
    let section =
        page.split("\n## ").find(|part| part.starts_with("Core modules")).expect("it has this part");
    let rows = section.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split('|').map(str::trim);
        let name = cells.next()?.trim_end_matches('`').to_string();
        match cells.next()? {
            "absent" => Some((name, false)),
            "whole" | "partly" => Some((name, true)),
            word => panic!("docs/compat.md says '{word}' of {name}"),
        }
    });
    rows.collect()
}

#[test]
fn the_page_on_compatibility_names_every_core_module() {
    let said = compat();
    assert!(said.len() > 50, "the page looks different from what this test reads");
    let private = ["boot", "express", "internal/", "express/", "_"];
    let present: BTreeSet<String> =
        bundled().into_iter().filter(|name| !private.iter().any(|start| name.starts_with(start))).collect();
    let mut breaches: Vec<String> = Vec::new();
    for (name, is_there) in &said {
        match (is_there, present.contains(name)) {
            (true, false) => breaches.push(format!("{name} is not in js/node/")),
            (false, true) => breaches.push(format!("{name} is in js/node/ and called absent")),
            _ => {}
        }
    }
    breaches.extend(
        present.iter().filter(|name| !said.contains_key(*name)).map(|name| format!("no row for {name}")),
    );
    expect_none(breaches, "docs/compat.md is out of date");
}

/// `x` of each `call('x')` in a line where `call(` stands as a word of its own.
fn literals_after<'a>(line: &'a str, call: &str) -> Vec<&'a str> {
    let starts = line.match_indices(call).filter(|(at, _)| {
        let before = line[..*at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !"_.`\"'".contains(c))
    });
    let rests = starts.map(|(at, _)| &line[at + call.len()..]);
    rests.filter_map(|rest| rest.strip_prefix('\'')?.split('\'').next()).collect()
}

/// The texts between single quotes in a line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('\'').skip(1).step_by(2)
}

/// What belongs to the machine a change was made on, and to nobody else's. Written in halves, so that
/// this file does not find itself.
const FOREIGN: &[&str] = &[
    concat!("/wor", "k/main"),
    concat!("/wor", "k/shared"),
    concat!("/roo", "t/"),
    concat!("/tmp", "/h/"),
    concat!("registry.", "npmjs"),
    concat!("static.", "crates.io"),
    concat!("index.", "crates.io"),
    concat!("deb.", "debian.org"),
    concat!("python", "hosted.org"),
];

#[test]
fn no_file_names_somebodys_machine() {
    let tops = [
        "src",
        "js",
        "tests",
        "examples",
        "benches",
        "docs",
        ".ci",
        "cross",
        "fuzz",
        "build.rs",
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "CHANGELOG.md",
    ];
    let mut breaches = Vec::new();
    for source in tops.iter().filter(|top| root().join(top).exists()).flat_map(|top| sources(top, "")) {
        for (number, line) in source.text.lines().enumerate() {
            let found = FOREIGN.iter().find(|word| line.contains(**word));
            breaches.extend(found.map(|word| format!("{}:{}: {word}", source.path, number + 1)));
        }
    }
    expect_none(breaches, "a path or host that other machines don't have");
}
