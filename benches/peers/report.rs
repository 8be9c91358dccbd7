//! The figures as tables in Markdown: each program's, and those that there is a promise about.

use crate::measure::Load;
use crate::{Figures, Peer};

/// Bytes of stripped binaries: with all optional parts, and with none.
pub struct Sizes {
    pub whole: u64,
    pub core: u64,
}

pub fn print(peers: &[Peer], figures: &[Figures], sizes: &Sizes) {
    println!("| | requests/s | CPU µs/request | p99 ms | idle RSS KiB | peak RSS KiB | first answer ms |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for (peer, figures) in peers.iter().zip(figures) {
        println!(
            "| {} | {:.0} | {:.2} | {:.2} | {:.0} | {:.0} | {:.1} |",
            peer.name,
            loads(figures, |load| load.per_second),
            loads(figures, |load| load.cpu_us),
            loads(figures, |load| load.p99_ms),
            median(&figures.idle_kib),
            median(&figures.peak_kib),
            median(&figures.start_ms),
        );
    }
    for (peer, figures) in peers.iter().zip(figures) {
        let failed: u64 = figures.loads.iter().map(|load| load.failed).sum();
        if failed > 0 {
            println!("\n{}: {failed} requests failed", peer.name);
        }
    }
    println!("\n| promise | limit | measured | |");
    println!("|---|---:|---:|---|");
    for (what, limit, measured) in promises(peers, figures, sizes.core) {
        let verdict = if measured <= limit { "kept" } else { "broken" };
        println!("| {what} | {limit} | {measured:.2} | {verdict} |");
    }
    println!("\nBinary, stripped, with everything: {:.2} MB", sizes.whole as f64 / 1e6);
}

/// What is promised, its limit, and what it is.
fn promises(peers: &[Peer], figures: &[Figures], core: u64) -> Vec<(&'static str, f64, f64)> {
    let of = |name: &str| {
        let at = peers.iter().position(|peer| peer.name == name).expect("a name of the list in main.rs");
        &figures[at]
    };
    let cpu = |name: &str| loads(of(name), |load| load.cpu_us);
    let idle_mb = |name: &str| median(&of(name).idle_kib) * 1024.0 / 1e6;
    vec![
        ("hello: CPU a request, mote / bare reactor", 1.6, cpu("mote hello") / cpu("bare reactor")),
        ("hello: CPU a request, mote / Node", 0.45, cpu("mote hello") / cpu("Node hello")),
        (
            "express: CPU a request, mote / Node + express 4",
            0.15,
            cpu("mote express-hello") / cpu("Node + express 4"),
        ),
        ("hello: idle RSS, MB", 5.0, idle_mb("mote hello")),
        ("express: idle RSS, MB", 7.0, idle_mb("mote express-hello")),
        ("hello: start to first answer, ms", 10.0, median(&of("mote hello").start_ms)),
        ("the core, stripped, MB", 2.5, core as f64 / 1e6),
    ]
}

fn loads(figures: &Figures, of: impl Fn(&Load) -> f64) -> f64 {
    median(&figures.loads.iter().map(of).collect::<Vec<f64>>())
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => sorted[n / 2],
        n => (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0,
    }
}
