//! mote beside its peers, in one run: what a request costs, memory, start-up, size.
//!
//!     cargo bench --bench peers                              five rounds of four seconds each
//!     cargo bench --bench peers -- --rounds 3 --seconds 2
//!
//! The same examples/hello.js and examples/express-hello.js run under mote and under Node (express being
//! npm's version 4 there), and the bare reactor answers hello's bytes without any JavaScript. The server
//! has core 0 to itself, wrk core 1. Rounds alternate between the programs, so that what disturbs the
//! machine disturbs all of them; figures are medians. Good or bad, they are printed, and none fails.
//!
//! Needs Node and npm; wrk is installed if it is missing and we are root. Ports 8000 and 3000 must be free.

mod measure;
mod report;

use measure::{Load, Server};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

/// One program that serves.
pub struct Peer {
    pub name: &'static str,
    command: Vec<String>,
    /// Where Node finds express.
    node_path: Option<PathBuf>,
    port: u16,
}

/// What was measured of one peer; each list has an entry a round (`starts`: one for each start).
#[derive(Default)]
pub struct Figures {
    pub loads: Vec<Load>,
    pub idle_kib: Vec<f64>,
    pub peak_kib: Vec<f64>,
    pub start_ms: Vec<f64>,
}

struct Options {
    rounds: usize,
    seconds: u32,
    connections: u32,
}

const STARTS: usize = 15;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("peers: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let options = options(env::args().skip(1))?;
    measure::prepare()?;
    let core = core()?;
    let peers = peers()?;
    let mut figures: Vec<Figures> = peers.iter().map(|_| Figures::default()).collect();
    for round in 1..=options.rounds {
        for (peer, figures) in peers.iter().zip(&mut figures) {
            eprintln!("round {round} of {}: {}", options.rounds, peer.name);
            measure_round(peer, &options, figures)?;
        }
    }
    for (peer, figures) in peers.iter().zip(&mut figures) {
        eprintln!("{STARTS} starts: {}", peer.name);
        for _ in 0..STARTS {
            figures.start_ms.push(Server::start(peer, false)?.first_answer_ms);
        }
    }
    let size =
        |file: &Path| fs::metadata(file).map_err(|e| format!("{}: {e}", file.display())).map(|it| it.len());
    report::print(&peers, &figures, &report::Sizes { whole: size(Path::new(MOTE))?, core: size(&core)? });
    Ok(())
}

fn measure_round(peer: &Peer, options: &Options, figures: &mut Figures) -> Result<(), String> {
    let server = Server::start(peer, true)?;
    figures.idle_kib.push(server.settled_rss()?);
    // Caches and shapes fill, Node's compiler gets its chance.
    measure::load(&server, peer, 1, options.connections)?;
    figures.loads.push(measure::load(&server, peer, options.seconds, options.connections)?);
    figures.peak_kib.push(server.status_kib("VmHWM")?);
    Ok(())
}

fn options(args: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options { rounds: 5, seconds: 4, connections: 64 };
    // What cargo itself adds.
    let mut args = args.filter(|arg| arg != "--bench");
    while let Some(name) = args.next() {
        let value = args.next().and_then(|text| text.parse().ok()).filter(|number| *number > 0);
        match (name.as_str(), value) {
            ("--rounds", Some(number)) => options.rounds = number as usize,
            ("--seconds", Some(number)) => options.seconds = number,
            ("--connections", Some(number)) => options.connections = number,
            _ => return Err("usage: [--rounds N] [--seconds N] [--connections N]".to_string()),
        }
    }
    Ok(options)
}

// ---- the programs -------------------------------------------------------------------------------------

const MOTE: &str = env!("CARGO_BIN_EXE_mote");

fn peers() -> Result<Vec<Peer>, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let example = |name: &str| root.join("examples").join(name).display().to_string();
    let (hello, express) = (example("hello.js"), example("express-hello.js"));
    let peer = |name, command: &[&str], node_path, port| {
        let command = command.iter().map(|word| word.to_string()).collect();
        Peer { name, command, node_path, port }
    };
    Ok(vec![
        peer("bare reactor", &[&bare(root)?, "8000"], None, 8000),
        peer("mote hello", &[MOTE, &hello], None, 8000),
        peer("Node hello", &["node", &hello], None, 8000),
        peer("mote express-hello", &[MOTE, &express], None, 3000),
        peer("Node + express 4", &["node", &express], Some(express4(root)?), 3000),
    ])
}

fn cargo() -> Command {
    let mut cargo = Command::new(env::var("CARGO").unwrap_or_else(|_| "cargo".to_string()));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo
}

// The binary without its optional parts, for its size.
fn core() -> Result<PathBuf, String> {
    eprintln!("building the core");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("core");
    let words = ["build", "--quiet", "--release", "--no-default-features", "--bin", "mote", "--target-dir"];
    measure::must(cargo().args(words).arg(&target))?;
    Ok(target.join("release/mote"))
}

// Cargo does not tell one bench where another one lies; building it does.
fn bare(root: &Path) -> Result<String, String> {
    eprintln!("building the bare reactor");
    let output =
        cargo().args(["bench", "--no-run", "--bench", "bare"]).output().map_err(|e| format!("cargo: {e}"))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let file = said.lines().find_map(|line| line.trim().strip_prefix("Executable")?.split(['(', ')']).nth(1));
    file.map(|file| root.join(file).display().to_string()).ok_or(said.clone())
}

// npm's express of a fixed version, in a folder below target/.
fn express4(root: &Path) -> Result<PathBuf, String> {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("express4");
    fs::create_dir_all(&place).map_err(|e| e.to_string())?;
    let modules = place.join("node_modules");
    for file in ["package.json", "package-lock.json"] {
        fs::copy(root.join("benches/express4").join(file), place.join(file))
            .map_err(|e| format!("{file}: {e}"))?;
    }
    if !modules.join("express").exists() {
        eprintln!("installing express 4");
        measure::must(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&place))?;
    }
    Ok(modules)
}

impl Peer {
    /// The command that starts it, on core 0 or wherever the system likes.
    fn command(&self, pinned: bool) -> Command {
        let mut words = measure::pinning(pinned.then_some(0));
        words.extend(self.command.iter().cloned());
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).stdin(Stdio::null()).stdout(Stdio::null());
        command.env_remove("MOTE_JS").env_remove("NODE_OPTIONS").env("NODE_ENV", "production");
        if let Some(path) = &self.node_path {
            command.env("NODE_PATH", path);
        }
        command
    }
}
