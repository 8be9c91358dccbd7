//! What several tests share: the binary under test, a directory of one's own, a command that nothing around
//! it changes, signals.

// Each test is a crate by itself and takes what it needs.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The binary under test: the one that was just built, or that which MOTE_BIN names, such as one for
/// another machine that the system runs by emulation.
pub fn binary() -> &'static str {
    static BINARY: OnceLock<String> = OnceLock::new();
    BINARY
        .get_or_init(|| std::env::var("MOTE_BIN").unwrap_or_else(|_| env!("CARGO_BIN_EXE_mote").to_string()))
}

/// How long something may take that is sure to happen: so many seconds on the machine that builds, MOTE_PATIENCE
/// times as many on a slower one.
pub fn within(seconds: u64) -> Duration {
    let patience = std::env::var("MOTE_PATIENCE").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    Duration::from_secs(seconds * patience)
}

/// A directory that goes away with its value.
pub struct TempDir(PathBuf);

impl TempDir {
    pub fn new() -> TempDir {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("mote-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("the temporary folder is writable");
        TempDir(path.canonicalize().expect("it was just made"))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        // A test that removed it itself has done so for us.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A command without input, free of what the shell around the tests may have set.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    for name in ["MOTE_JS", "NODE_PATH", "NODE_OPTIONS", "NODE_DEBUG", "NO_COLOR", "FORCE_COLOR"] {
        command.env_remove(name);
    }
    command
}

/// Sends a signal to a child that has not been waited for.
pub fn signal(pid: u32, signal: rustix::process::Signal) {
    let pid = rustix::process::Pid::from_raw(pid as i32).expect("a child's number is not 0");
    // It may have ended by itself in this very moment.
    let _ = rustix::process::kill_process(pid, signal);
}
