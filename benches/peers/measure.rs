//! Starting a program, loading it with wrk, and reading off /proc what it used up.

use crate::Peer;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// One run of wrk.
pub struct Load {
    pub per_second: f64,
    /// Time on the processor, the system's on its behalf included, for one request.
    pub cpu_us: f64,
    pub p99_ms: f64,
    /// Answers that were no 200, and connections that failed.
    pub failed: u64,
}

/// A program that has answered once; killed with its value.
pub struct Server {
    child: Child,
    /// From just before it was started to its first answer.
    pub first_answer_ms: f64,
}

const PATIENCE: Duration = Duration::from_secs(20);

/// Sees to wrk and taskset.
pub fn prepare() -> Result<(), String> {
    if !exists("wrk") {
        eprintln!("installing wrk");
        must(Command::new("apt-get").args(["install", "-y", "-qq", "wrk"]))
            .map_err(|e| format!("wrk is missing, and Debian's package could not be installed: {e}"))?;
    }
    if thread::available_parallelism().is_ok_and(|cores| cores.get() < 2) {
        eprintln!("only one core: server and load generator disturb each other");
    }
    Ok(())
}

fn exists(program: &str) -> bool {
    std::env::var("PATH")
        .unwrap_or_default()
        .split(':')
        .any(|folder| fs::exists(format!("{folder}/{program}")).unwrap_or(false))
}

/// Runs a command that has to succeed.
pub fn must(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|e| format!("{name}: {e}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(format!("{name}: {}{}", output.status, String::from_utf8_lossy(&output.stderr))),
    }
}

/// The words before a command that keep it on one core, where there is more than one.
pub fn pinning(core: Option<u32>) -> Vec<String> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    match core {
        Some(core) if cores > 1 => ["taskset", "-c", &core.to_string()].map(String::from).to_vec(),
        _ => Vec::new(),
    }
}

impl Server {
    /// Starts a peer and waits for its first answer.
    pub fn start(peer: &Peer, pinned: bool) -> Result<Server, String> {
        let port = peer.port;
        TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).map_err(|e| format!("port {port}: {e}"))?;
        let mut command = peer.command(pinned);
        let started = Instant::now();
        let mut child = command.spawn().map_err(|e| format!("{}: {e}", peer.name))?;
        loop {
            if get(port).is_ok() {
                let first_answer_ms = started.elapsed().as_secs_f64() * 1000.0;
                return Ok(Server { child, first_answer_ms });
            }
            if started.elapsed() > PATIENCE || !matches!(child.try_wait(), Ok(None)) {
                // It may be gone already, which is the very complaint.
                let _ = child.kill();
                return Err(format!("{} does not answer on port {port}", peer.name));
            }
            thread::sleep(Duration::from_micros(100));
        }
    }

    /// Resident memory of a program that has answered and has had time to tidy up, in KiB.
    pub fn settled_rss(&self) -> Result<f64, String> {
        thread::sleep(Duration::from_millis(500));
        self.status_kib("VmRSS")
    }

    /// A line of /proc/PID/status, in KiB.
    pub fn status_kib(&self, name: &str) -> Result<f64, String> {
        let text = self.proc("status")?;
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        number.ok_or(format!("no {name} in /proc/PID/status"))
    }

    /// Time on the processor so far, in clock ticks: fields 14 and 15 of /proc/PID/stat, counted from
    /// behind the name, which may hold spaces.
    fn ticks(&self) -> Result<f64, String> {
        let text = self.proc("stat")?;
        let fields: Vec<&str> = text.rsplit(") ").next().unwrap_or_default().split(' ').collect();
        let number = |at: usize| fields.get(at - 3).and_then(|field| field.parse::<f64>().ok());
        number(14).zip(number(15)).map(|(user, system)| user + system).ok_or("odd /proc/PID/stat".to_string())
    }

    fn proc(&self, file: &str) -> Result<String, String> {
        fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).map_err(|e| e.to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // If it died by itself, the figures have said so.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(port: u16) -> io::Result<()> {
    let mut socket = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    socket.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = [0; 12];
    socket.read_exact(&mut answer)?;
    if &answer == b"HTTP/1.1 200" { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// Has wrk ask as fast as it can.
pub fn load(server: &Server, peer: &Peer, seconds: u32, connections: u32) -> Result<Load, String> {
    let mut words = pinning(Some(1));
    words.extend(["wrk", "-t1", "--latency"].map(String::from));
    words.push(format!("-c{connections}"));
    words.push(format!("-d{seconds}s"));
    words.push(format!("http://127.0.0.1:{}/", peer.port));
    let before = server.ticks()?;
    let said = must(Command::new(&words[0]).args(&words[1..]))?;
    let ticks = server.ticks()? - before;
    let per_tick_us = 1e6 / ticks_per_second()?;
    let total = number_before(&said, " requests in ").ok_or(format!("odd output of wrk: {said}"))?;
    Ok(Load {
        per_second: word_after(&said, "Requests/sec:").and_then(|word| word.parse().ok()).unwrap_or(0.0),
        cpu_us: ticks * per_tick_us / total.max(1.0),
        p99_ms: word_after(&said, "99%").map_or(0.0, milliseconds),
        failed: failures(&said),
    })
}

fn ticks_per_second() -> Result<f64, String> {
    must(Command::new("getconf").arg("CLK_TCK"))?.trim().parse().map_err(|_| "odd CLK_TCK".to_string())
}

fn number_before(text: &str, mark: &str) -> Option<f64> {
    text[..text.find(mark)?].split_whitespace().next_back()?.parse().ok()
}

fn word_after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text[text.find(mark)? + mark.len()..].split_whitespace().next()
}

/// wrk writes 870.00us, 1.25ms, 1.02s.
fn milliseconds(text: &str) -> f64 {
    let at = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let factor = match &text[at..] {
        "us" => 0.001,
        "s" => 1000.0,
        _ => 1.0,
    };
    text[..at].parse::<f64>().unwrap_or(0.0) * factor
}

/// "Non-2xx or 3xx responses: 3", "Socket errors: connect 0, read 2, write 0, timeout 1".
fn failures(said: &str) -> u64 {
    let counted = said.lines().filter(|line| line.contains("Socket errors:") || line.contains("Non-2xx"));
    let numbers = counted.filter_map(|line| line.split_once(": ")).flat_map(|(_, counts)| {
        counts.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<u64>().ok())
    });
    numbers.sum()
}
