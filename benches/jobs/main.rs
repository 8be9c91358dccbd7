//! The jobs of a server beside Node, in one run: what each costs in time on the processor, and the most memory
//! that it took.
//!
//!     cargo bench --bench jobs                        all of them, three rounds
//!     cargo bench --bench jobs -- --rounds 1 tls      those whose names hold "tls"
//!
//! MOTE_BIN names another binary than the one that was built with it. programs/NAME.js runs under mote and under Node in turns, with npm's packages where the two differ in who
//! brings one. A program that serves is asked by programs/NAME.peer.js, which always runs under Node; so is the
//! origin that a client asks. What is measured is the program's own time, from when it is warm. Figures are
//! medians; good or bad, they are printed, and none fails.

mod program;

use program::{Engine, Figure};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

/// What is promised of a job: the program, under which engine's rules for packages, and the limit of the ratio.
struct Job {
    program: &'static str,
    /// Whether mote takes npm's packages too, instead of those that it brings.
    npm: bool,
    /// mote's time on the processor by Node's, at most; none: nothing is promised.
    limit: Option<f64>,
}

const JOBS: &[Job] = &[
    Job { program: "proxy", npm: false, limit: Some(0.8) },
    Job { program: "client", npm: false, limit: None },
    Job { program: "tls-handshakes", npm: false, limit: None },
    Job { program: "tls-bulk", npm: false, limit: Some(0.8) },
    Job { program: "websocket", npm: true, limit: Some(1.5) },
    Job { program: "websocket", npm: false, limit: Some(0.6) },
    Job { program: "gzip", npm: false, limit: None },
    Job { program: "express-hello", npm: false, limit: Some(0.13) },
    Job { program: "express-static", npm: false, limit: Some(0.3) },
    Job { program: "buffer-to-string", npm: false, limit: Some(2.0) },
    Job { program: "buffer-from", npm: false, limit: Some(2.0) },
    Job { program: "buffer-bytes", npm: false, limit: Some(2.0) },
    Job { program: "text-coders", npm: false, limit: Some(2.0) },
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("jobs: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let (rounds, filter) = options(env::args().skip(1))?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/jobs");
    let packages = packages(&root)?;
    let mote = env::var("MOTE_BIN").unwrap_or(env!("CARGO_BIN_EXE_mote").to_string());
    println!("| job | mote | Node | unit | mote / Node | at most | mote's peak RSS | Node's |");
    println!("|---|---:|---:|---|---:|---:|---:|---:|");
    for job in JOBS.iter().filter(|job| job.program.contains(&filter)) {
        let node = Engine { command: "node", packages: Some(&packages) };
        let mote = Engine { command: &mote, packages: job.npm.then_some(packages.as_path()) };
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            ours.push(program::measure(&root, job.program, &mote)?);
            theirs.push(program::measure(&root, job.program, &node)?);
        }
        print(job, &ours, &theirs);
    }
    Ok(())
}

fn print(job: &Job, ours: &[Figure], theirs: &[Figure]) {
    let of = |figures: &[Figure], what: fn(&Figure) -> f64| {
        let mut values: Vec<f64> = figures.iter().map(what).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let cpu = |figures| of(figures, |figure| figure.cpu_us / figure.units);
    let peak = |figures| of(figures, |figure| figure.peak_kib) / 1024.0;
    let limit = job.limit.map_or(String::new(), |limit| limit.to_string());
    let by = if job.npm { ", npm's package" } else { "" };
    println!(
        "| {}{by} | {:.1} | {:.1} | µs/{} | {:.2} | {limit} | {:.1} MiB | {:.1} MiB |",
        job.program,
        cpu(ours),
        cpu(theirs),
        ours[0].unit,
        cpu(ours) / cpu(theirs),
        peak(ours),
        peak(theirs),
    );
}

fn options(args: impl Iterator<Item = String>) -> Result<(usize, String), String> {
    let (mut rounds, mut filter) = (3, String::new());
    // What cargo itself adds.
    let mut args = args.filter(|arg| arg != "--bench");
    while let Some(arg) = args.next() {
        if arg == "--rounds" {
            let number = args.next().and_then(|text| text.parse().ok()).filter(|number| *number > 0);
            rounds = number.ok_or("usage: [--rounds N] [part of a job's name]")?;
        } else {
            filter = arg;
        }
    }
    Ok((rounds, filter))
}

// npm's packages of fixed versions, in a folder below target/.
fn packages(root: &Path) -> Result<PathBuf, String> {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("jobs");
    fs::create_dir_all(&place).map_err(|e| e.to_string())?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(root.join(file), place.join(file)).map_err(|e| format!("{file}: {e}"))?;
    }
    let modules = place.join("node_modules");
    if !modules.exists() {
        eprintln!("installing npm's packages");
        let status = Command::new("npm")
            .args(["ci", "--silent", "--no-audit", "--no-fund"])
            .current_dir(&place)
            .status();
        if !status.map_err(|e| format!("npm: {e}"))?.success() {
            return Err("npm ci failed".to_string());
        }
    }
    Ok(modules)
}
