//! The command line: which program to run and with what; nothing else.

mod flags;

use flags::{Flag, Given};
use motejs::engine::Limits;
use motejs::host::{self, Program, Source};
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// Exit status for a command line that makes no sense, as Node's.
const BAD_FLAGS: u8 = 9;

const HELP: &str = "\
Usage: mote [flags] app.js [arguments]
       mote [flags] -e CODE [arguments]
       mote [flags] < app.js
       mote test flags: mote --test [files]

Runs Node programs.

  -e, --eval CODE          run CODE instead of a file
  -p, --print CODE         run CODE and print its value
  -r, --require MODULE     require MODULE before the program; may be repeated
  --import MODULE          import MODULE before the program; may be repeated
  -C, --conditions NAME    let NAME hold in packages' exports and imports; may be repeated
  -c, --check              look for syntax errors and run nothing
  -i, --interactive        read statements from the terminal
  --env-file FILE          set what FILE says in the environment
  --input-type TYPE        what a text is: commonjs or module
  --no-warnings, --trace-warnings, --no-deprecation, --throw-deprecation, --trace-deprecation
  --unhandled-rejections=MODE
  --test                   run tests; with --test-name-pattern, --test-only, --test-reporter, …
  --watchdog SECONDS       end the program when a single callback runs for longer
  --max-memory MIB         the most memory for JavaScript
  -v, --version            mote's version and the Node version it stands for
  -h, --help               this list

Node's other flags are taken and have no effect. The environment may have more in NODE_OPTIONS.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args_os().map(|a| a.to_string_lossy().into_owned()).collect();
    match command(&args) {
        Ok(program) => ExitCode::from(host::run(program) as u8),
        Err(Refusal::Answered) => ExitCode::SUCCESS,
        Err(Refusal::Bad(message)) => {
            eprintln!("mote: {message}");
            ExitCode::from(BAD_FLAGS)
        }
    }
}

/// Why no program is run.
enum Refusal {
    /// All that was asked for has been printed.
    Answered,
    Bad(String),
}

impl From<String> for Refusal {
    fn from(message: String) -> Refusal {
        Refusal::Bad(message)
    }
}

fn command(args: &[String]) -> Result<Program, Refusal> {
    let line = flags::parse(&args[1..])?;
    let mut all = match std::env::var("NODE_OPTIONS") {
        Ok(text) => flags::parse_environment(&text)?,
        Err(_) => Vec::new(),
    };
    all.extend(line.flags);
    if flags::is_on(&all, "--version") {
        println!("mote v{} (Node {})", env!("CARGO_PKG_VERSION"), motejs::modules::process::NODE_VERSION);
        return Err(Refusal::Answered);
    }
    if flags::is_on(&all, "--help") {
        print!("{HELP}");
        return Err(Refusal::Answered);
    }
    check(&all)?;
    let limits = limits(&all)?;
    let (source, args_after) = source(&all, &line.rest)?;
    Ok(Program {
        source,
        args: args_after,
        exec_args: line.exec_args,
        preload: flags::texts(&all, "--require"),
        conditions: flags::texts(&all, "--conditions"),
        environment_flags: Some(flags::for_environment),
        flags: all.into_iter().map(for_program).collect(),
        argv0: args.first().cloned().unwrap_or_default(),
        limits,
    })
}

fn for_program(flag: Flag) -> host::Flag {
    let value = match flag.given {
        Given::On => Some(String::new()),
        Given::Off => None,
        Given::Text(text) => {
            return host::Flag { name: flag.name, value: Some(text), is_text: true, is_list: flag.is_list };
        }
    };
    host::Flag { name: flag.name, value, is_text: false, is_list: false }
}

// Values that only some texts are good for, and flags that exclude each other.
fn check(all: &[Flag]) -> Result<(), String> {
    let is_one_of =
        |name: &str, known: &[&str]| flags::text(all, name).is_none_or(|text| known.contains(&text));
    if !is_one_of("--unhandled-rejections", &["strict", "warn", "none", "throw", "warn-with-error-code"]) {
        return Err("invalid value for --unhandled-rejections".into());
    }
    if !is_one_of("--input-type", &["module", "commonjs", "module-typescript", "commonjs-typescript"]) {
        return Err(
            "--input-type must be \"module\",\"commonjs\", \"module-typescript\" or \"commonjs-typescript\""
                .into(),
        );
    }
    let has_text = flags::text(all, "--eval").or(flags::text(all, "--print")).is_some();
    if flags::is_on(all, "--check") && has_text {
        return Err("either --check or --eval can be used, not both".into());
    }
    if flags::is_on(all, "--test") && has_text {
        return Err("either --test or --eval can be used, not both".into());
    }
    match flags::texts(all, "--env-file").iter().find(|file| !Path::new(file).is_file()) {
        Some(missing) => Err(format!("{missing}: not found")),
        None => Ok(()),
    }
}

fn limits(all: &[Flag]) -> Result<Limits, String> {
    let watchdog = flags::text(all, "--watchdog").map(|text| text.parse::<f64>().unwrap_or(0.0));
    if watchdog.is_some_and(|seconds| seconds.is_nan() || seconds <= 0.0 || seconds > 1e9) {
        return Err("--watchdog takes a number of seconds above 0".into());
    }
    let size = flags::text(all, "--max-memory").or(flags::text(all, "--max-old-space-size"));
    let memory = match size.map(str::parse::<usize>) {
        None => 0,
        Some(Ok(mebibytes)) => mebibytes.saturating_mul(1024 * 1024),
        Some(Err(_)) => return Err("--max-memory and --max-old-space-size take a number of MiB".into()),
    };
    Ok(Limits { memory, watchdog: watchdog.map(Duration::from_secs_f64) })
}

fn source(all: &[Flag], rest: &[String]) -> Result<(Source, Vec<String>), String> {
    if let Some(code) = flags::text(all, "--print") {
        return Ok((Source::Eval { code: code.into(), print: true }, rest.to_vec()));
    }
    if let Some(code) = flags::text(all, "--eval") {
        return Ok((Source::Eval { code: code.into(), print: false }, rest.to_vec()));
    }
    if flags::is_on(all, "--test") {
        return Ok((Source::Test, rest.to_vec()));
    }
    Ok(match rest.split_first() {
        Some((first, args)) if first == "-" => (Source::Stdin, args.to_vec()),
        Some((file, args)) => (Source::File(file.clone()), args.to_vec()),
        None if flags::is_on(all, "--interactive") || std::io::stdin().is_terminal() => {
            (Source::Repl, Vec::new())
        }
        None => (Source::Stdin, Vec::new()),
    })
}
