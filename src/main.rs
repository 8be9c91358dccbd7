//! The command line: which program to run and with what; nothing else.

use argh::FromArgs;
use motejs::engine::Limits;
use motejs::host::{self, Program, Source};
use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

/// Runs a Node program: mote app.js
#[derive(FromArgs)]
struct Flags {
    /// run CODE instead of a file
    #[argh(option, short = 'e', long = "eval", arg_name = "code")]
    eval: Option<String>,

    /// run CODE and print its value
    #[argh(option, short = 'p', long = "print", arg_name = "code")]
    print: Option<String>,

    /// require MODULE before the program; may be given more than once
    #[argh(option, short = 'r', long = "require", arg_name = "module")]
    require: Vec<String>,

    /// let CONDITION hold in the exports and imports of packages; may be given more than once
    #[argh(option, short = 'C', long = "conditions", arg_name = "condition")]
    conditions: Vec<String>,

    /// end the program when a single callback runs for more than SECONDS
    #[argh(option, arg_name = "seconds")]
    watchdog: Option<f64>,

    /// the most memory for JavaScript, in MiB
    #[argh(option, long = "max-memory", arg_name = "mib")]
    max_memory: Option<usize>,

    /// print mote's version and the Node version it stands for
    #[argh(switch, short = 'v')]
    version: bool,
}

const FLAGS_WITH_VALUE: &[&str] =
    &["-e", "--eval", "-p", "--print", "-r", "--require", "-C", "--conditions", "--watchdog", "--max-memory"];

/// Exit status for a command line that makes no sense, as Node's.
const BAD_FLAGS: u8 = 9;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args_os().map(|a| a.to_string_lossy().into_owned()).collect();
    let (exec_args, rest) = split(&args[1..]);
    let normal: Vec<String> = exec_args.iter().flat_map(|a| normalize(a)).collect();
    let words: Vec<&str> = normal.iter().map(String::as_str).collect();
    let flags = match Flags::from_args(&["mote"], &words) {
        Ok(flags) => flags,
        Err(exit) if exit.status.is_ok() => {
            print!("{}", help(&exit.output));
            return ExitCode::SUCCESS;
        }
        Err(exit) => {
            eprintln!("mote: {}", exit.output.trim_end());
            return ExitCode::from(BAD_FLAGS);
        }
    };
    if flags.version {
        println!("mote v{} (Node {})", env!("CARGO_PKG_VERSION"), motejs::modules::process::NODE_VERSION);
        return ExitCode::SUCCESS;
    }
    if flags.watchdog.is_some_and(|s| s.is_nan() || s <= 0.0 || s > 1e9) {
        eprintln!("mote: --watchdog takes a number of seconds above 0");
        return ExitCode::from(BAD_FLAGS);
    }
    let limits = Limits {
        memory: flags.max_memory.unwrap_or(0).saturating_mul(1024 * 1024),
        watchdog: flags.watchdog.map(Duration::from_secs_f64),
    };
    let (source, args_after) = match (flags.eval, flags.print, rest.split_first()) {
        (_, Some(code), _) => (Source::Eval { code, print: true }, rest),
        (Some(code), None, _) => (Source::Eval { code, print: false }, rest),
        (None, None, Some((first, args))) if first == "-" => (Source::Stdin, args),
        (None, None, Some((file, args))) => (Source::File(file.clone()), args),
        (None, None, None) if std::io::stdin().is_terminal() => {
            eprintln!("mote: no program to run; try: mote app.js, mote -e CODE, mote --help");
            return ExitCode::from(BAD_FLAGS);
        }
        (None, None, None) => (Source::Stdin, rest),
    };
    let program = Program {
        source,
        args: args_after.to_vec(),
        exec_args: exec_args.to_vec(),
        preload: flags.require,
        conditions: flags.conditions,
        argv0: args.first().cloned().unwrap_or_default(),
        limits,
    };
    ExitCode::from(host::run(program) as u8)
}

/// Splits the words after `mote` into flags for us and the program with its own arguments, which may
/// look like flags of ours.
fn split(args: &[String]) -> (&[String], &[String]) {
    let mut at = 0;
    while at < args.len() {
        let word = args[at].as_str();
        if word == "--" {
            return (&args[..at], &args[at + 1..]);
        }
        if word == "-" || !word.starts_with('-') {
            break;
        }
        at += if FLAGS_WITH_VALUE.contains(&word) || word == "-pe" { 2 } else { 1 };
    }
    args.split_at(at.min(args.len()))
}

/// Node's ways of writing a flag that argh does not know: `--eval=CODE`, `-pe CODE`.
fn normalize(word: &str) -> Vec<String> {
    match word.split_once('=') {
        Some((flag, value)) if FLAGS_WITH_VALUE.contains(&flag) => {
            vec![flag.to_string(), value.to_string()]
        }
        _ if word == "-pe" => vec!["-p".to_string()],
        _ if word == "-h" => vec!["--help".to_string()],
        _ => vec![word.to_string()],
    }
}

fn help(generated: &str) -> String {
    format!(
        "{}\n  mote app.js [args]    mote -e CODE    mote -p CODE    mote -    mote < app.js\n",
        generated.trim_end()
    )
}
