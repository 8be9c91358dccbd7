//! Runs tests/node/<module>/<behaviour>.js with the binary that was just built: a test is a program that
//! ends with status 0. The same files run on Node itself, which is what makes them tests of Node's
//! behaviour; files whose first line is `// mote only` are about what Node has not.
//!
//! `ONLY='http/ net/' cargo test --test node` runs those whose path has one of these texts in it, `WITHOUT='dgram/ net/a'`
//! those whose path has none of these.

mod common;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

/// The most that one file may take.
const LIMIT_SECONDS: u64 = 60;

/// All behaviour files of all modules. Names that begin with `_` are helpers; folders within a module's
/// are fixtures.
fn behaviours(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for module in entries(&root.join("tests/node")) {
        for file in entries(&module) {
            let name = file.file_name().expect("read from a folder").to_string_lossy().into_owned();
            if name.ends_with(".js") && !name.starts_with('_') {
                found.push(file.strip_prefix(root).expect("it lies below").to_path_buf());
            }
        }
    }
    if let Ok(only) = std::env::var("ONLY") {
        found.retain(|file| only.split_whitespace().any(|text| file.to_string_lossy().contains(text)));
    }
    if let Ok(without) = std::env::var("WITHOUT") {
        found.retain(|file| !without.split_whitespace().any(|text| file.to_string_lossy().contains(text)));
    }
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = read.map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    paths
}

/// Sends both outputs of a command into one file, in the order in which they were written.
fn record(command: &mut Command, into: &Path) -> io::Result<()> {
    let file = File::options().create(true).append(true).open(into)?;
    command.stdout(file.try_clone()?).stderr(file);
    Ok(())
}

/// Runs a command to its end; `None` when it took longer than `limit` and was killed.
fn run_within(mut command: Command, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let mut child = command.spawn()?;
    let pid = child.id();
    let (ended, end) = mpsc::channel();
    thread::spawn(move || ended.send(child.wait()));
    match end.recv_timeout(limit) {
        Ok(status) => status.map(Some),
        Err(_) => {
            common::signal(pid, rustix::process::Signal::KILL);
            Ok(None)
        }
    }
}

/// What went wrong with one file, with its output; `None` when all is well.
fn fails(root: &Path, file: &Path) -> Option<String> {
    let place = common::TempDir::new();
    let output = place.path().join("output");
    let mut mote = common::command(common::binary());
    mote.arg(file).current_dir(root);
    record(&mut mote, &output).expect("a new file can be written");
    let limit = common::within(LIMIT_SECONDS);
    let why = match run_within(mote, limit) {
        Ok(Some(status)) if status.success() => return None,
        Ok(Some(status)) => status.to_string(),
        Ok(None) => format!("still running after {} s", limit.as_secs()),
        Err(e) => e.to_string(),
    };
    let output = fs::read(&output).unwrap_or_default();
    Some(format!("{} ({why})\n{}", file.display(), String::from_utf8_lossy(&output)))
}

#[test]
fn every_behaviour_is_nodes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = behaviours(root);
    assert!(!files.is_empty(), "no test was found");
    let failures = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(2, usize::from) + 1;
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(failure) = fails(root, file) {
                        failures.lock().expect("no worker panics with it").push(failure);
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("all workers are through");
    failures.sort();
    // Past the harness, which keeps to itself what a test prints while it passes.
    let _ = writeln!(io::stderr(), "{} of {} behaviours hold", files.len() - failures.len(), files.len());
    assert!(failures.is_empty(), "{} failed:\n\n{}", failures.len(), failures.join("\n"));
}
