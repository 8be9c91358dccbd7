//! The command line: which program to run and with what; nothing else.

mod flags;

use argh::FromArgs;
use flags::{Flag, Given};
use motejs::engine::Limits;
use motejs::host::{self, Program, Source};
#[cfg(feature = "init")]
use motejs::init;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// Exit status for a command line that makes no sense, as Node's.
const BAD_FLAGS: u8 = 9;
/// The same for --security-revert, whose argument is none.
const BAD_REVERT: u8 = 12;

/// Runs Node programs: mote app.js
#[derive(FromArgs)]
#[cfg_attr(
    not(feature = "init"),
    allow(dead_code, reason = "a build without `init` knows its flags all the same")
)]
struct Options {
    /// run CODE instead of a file
    #[argh(option, short = 'e', arg_name = "code")]
    eval: Option<String>,

    /// run CODE and print its value
    #[argh(option, short = 'p', arg_name = "code")]
    print: Option<String>,

    /// run the script NAME of the nearest package.json
    #[argh(option, arg_name = "name")]
    run: Option<String>,

    /// require MODULE before the program; may be given more than once
    #[argh(option, short = 'r', arg_name = "module")]
    require: Vec<String>,

    /// import MODULE before the program; may be given more than once
    #[argh(option, arg_name = "module")]
    #[allow(dead_code, reason = "JavaScript takes it from the program's flags; here for the help")]
    import: Vec<String>,

    /// let NAME hold in the exports and imports of packages; may be given more than once
    #[argh(option, short = 'C', arg_name = "name")]
    conditions: Vec<String>,

    /// look for syntax errors and run nothing
    #[argh(switch, short = 'c')]
    check: bool,

    /// read statements from the terminal
    #[argh(switch, short = 'i')]
    interactive: bool,

    /// set in the environment what FILE says; may be given more than once
    #[argh(option, arg_name = "file")]
    env_file: Vec<String>,

    /// what a text is: commonjs or module
    #[argh(option, arg_name = "type")]
    input_type: Option<String>,

    /// warn of ES modules that are required: all or no-node-modules
    #[argh(option, arg_name = "which")]
    trace_require_module: Option<String>,

    /// what becomes of a rejection that nobody handles: throw, strict, warn, none or warn-with-error-code
    #[argh(option, arg_name = "mode")]
    unhandled_rejections: Option<String>,

    /// run the tests of these files, or of all that look like tests
    #[argh(switch)]
    test: bool,

    /// end the program when a single callback runs for more than SECONDS
    #[argh(option, arg_name = "seconds", from_str_fn(seconds))]
    watchdog: Option<Duration>,

    /// the most memory for JavaScript, in MiB
    #[argh(option, arg_name = "mib")]
    max_memory: Option<usize>,

    /// V8's name for the same
    #[argh(option, arg_name = "mib")]
    max_old_space_size: Option<usize>,

    /// be process 1 of this machine, and run the program as its only one
    #[argh(switch)]
    init: bool,

    /// where the machine's address comes from: dhcp (unless told), none, or ADDRESS/BITS[,ROUTER[,NAMESERVER]]
    #[argh(option, arg_name = "plan")]
    init_net: Option<String>,

    /// the interface that has it, eth0 unless told
    #[argh(option, arg_name = "name")]
    init_interface: Option<String>,

    /// kernel modules to load, by names or paths with commas between; those of /etc/modules unless told
    #[argh(option, arg_name = "list")]
    init_modules: Option<String>,

    /// what to do when the program has crashed: restart (unless told), poweroff or reboot
    #[argh(option, arg_name = "what")]
    init_after_crash: Option<String>,

    /// print mote's version and the Node version it stands for
    #[argh(switch, short = 'v')]
    version: bool,
}

const SWITCHES: &[&str] = &["--check", "--interactive", "--test", "--init", "--version", "--help"];
const TEXTS: &[&str] = &[
    "--eval",
    "--print",
    "--run",
    "--input-type",
    "--trace-require-module",
    "--unhandled-rejections",
    "--watchdog",
    "--max-memory",
    "--max-old-space-size",
    "--init-net",
    "--init-interface",
    "--init-modules",
    "--init-after-crash",
];
const LISTS: &[&str] = &["--require", "--import", "--conditions", "--env-file"];

const MORE_HELP: &str = "
  mote app.js [arguments]    mote -e CODE    mote -p CODE    mote -    mote < app.js

Node's other flags are taken too. The environment may have more of them in NODE_OPTIONS.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args_os().map(|a| a.to_string_lossy().into_owned()).collect();
    #[cfg(feature = "init")]
    let args = motejs::init::command_line(args);
    match command(&args) {
        Ok(program) => ExitCode::from(host::run(program) as u8),
        Err(Refusal::Answered) => ExitCode::SUCCESS,
        Err(Refusal::Bad(message)) => {
            eprintln!("{}: {message}", args.first().map_or("mote", String::as_str));
            ExitCode::from(BAD_FLAGS)
        }
        Err(Refusal::UnknownRevert(name)) => {
            let program = args.first().map_or("mote", String::as_str);
            eprintln!("{program}: Error: Attempt to revert an unknown CVE [{name}]");
            ExitCode::from(BAD_REVERT)
        }
    }
}

/// Why no program is run.
enum Refusal {
    /// All that was asked for has been printed.
    Answered,
    Bad(String),
    /// A mended hole that was to be opened again, and is none of ours.
    UnknownRevert(String),
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
    let options = options(&all)?;
    if options.version {
        println!("mote v{} (Node {})", env!("CARGO_PKG_VERSION"), motejs::modules::process::NODE_VERSION);
        return Err(Refusal::Answered);
    }
    check(&options)?;
    if let Some(name) = flags::text(&all, "--security-revert") {
        return Err(Refusal::UnknownRevert(name.to_string()));
    }
    if flags::is_on(&all, "--tls-min-v1.3") && flags::is_on(&all, "--tls-max-v1.2") {
        return Err(Refusal::from(
            "either --tls-min-v1.3 or --tls-max-v1.2 can be used, not both".to_string(),
        ));
    }
    let limits = limits(&options);
    if options.init {
        return Err(Refusal::Bad(run_machine(&options, &line.exec_args, &line.rest)));
    }
    let prints = flags::is_on(&all, "--print");
    let (source, args_after) = source(&options, prints, &line.rest);
    Ok(Program {
        source,
        args: args_after,
        exec_args: line.exec_args,
        preload: options.require,
        conditions: options.conditions,
        environment_flags: Some(flags::for_environment),
        parse_flags: Some(flags_of_thread),
        flags: all.into_iter().map(for_program).collect(),
        argv0: args.first().cloned().unwrap_or_default(),
        limits,
        since: None,
    })
}

// Does not come back, except with the reason why it could not begin.
#[cfg(feature = "init")]
fn run_machine(options: &Options, flags: &[String], rest: &[String]) -> String {
    let of_machine = || {
        if rest.is_empty() {
            return Err("--init needs a program".into());
        }
        let names =
            |text: &String| text.split(',').filter(|name| !name.is_empty()).map(String::from).collect();
        Ok(init::Options {
            network: options.init_net.as_deref().map_or(Ok(init::Plan::Dhcp), init::Plan::parse)?,
            interface: options.init_interface.clone().unwrap_or_else(|| "eth0".into()),
            modules: options.init_modules.as_ref().map(names),
            after_crash: match &options.init_after_crash {
                Some(text) => init::AfterCrash::parse(text)?,
                None => init::AfterCrash::Restart,
            },
            words: flags::without_init(flags).into_iter().chain(rest.iter().cloned()).collect(),
        })
    };
    match of_machine().and_then(init::run) {
        Err(reason) => reason,
        Ok(never) => match never {},
    }
}

#[cfg(not(feature = "init"))]
fn run_machine(_options: &Options, _flags: &[String], _rest: &[String]) -> String {
    "--init is not in this build".into()
}

fn flags_of_thread(words: &[String]) -> Result<(Vec<host::Flag>, Vec<String>), String> {
    let line = flags::parse(words)?;
    match options(&line.flags) {
        Ok(options) if line.rest.is_empty() => {
            Ok((line.flags.into_iter().map(for_program).collect(), options.require))
        }
        Ok(_) => Err(line.rest.join(" ")),
        Err(Refusal::Bad(message)) => Err(message),
        Err(_) => Err(words.join(" ")),
    }
}

// What we act upon ourselves, of all flags that were given, however they were written.
fn options(all: &[Flag]) -> Result<Options, Refusal> {
    let mut words: Vec<&str> = SWITCHES.iter().copied().filter(|name| flags::is_on(all, name)).collect();
    for name in TEXTS {
        words.extend(flags::text(all, name).into_iter().flat_map(|text| [*name, text]));
    }
    let lists: Vec<_> = LISTS.iter().map(|name| (*name, flags::texts(all, name))).collect();
    for (name, texts) in &lists {
        words.extend(texts.iter().flat_map(|text| [*name, text.as_str()]));
    }
    Options::from_args(&["mote"], &words).map_err(|exit| match exit.status {
        Ok(()) => {
            print!("{}{MORE_HELP}", exit.output);
            Refusal::Answered
        }
        Err(()) => Refusal::Bad(exit.output.trim_end().to_string()),
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
fn check(options: &Options) -> Result<(), String> {
    let is_one_of =
        |given: &Option<String>, known: &[&str]| given.as_deref().is_none_or(|text| known.contains(&text));
    let modes = ["strict", "warn", "none", "throw", "warn-with-error-code"];
    if !is_one_of(&options.unhandled_rejections, &modes) {
        return Err("invalid value for --unhandled-rejections".into());
    }
    let types = ["module", "commonjs", "module-typescript", "commonjs-typescript"];
    if !is_one_of(&options.input_type, &types) {
        return Err(
            "--input-type must be \"module\",\"commonjs\", \"module-typescript\" or \"commonjs-typescript\""
                .into(),
        );
    }
    if options.trace_require_module.as_deref().is_some_and(|mode| mode != "all" && mode != "no-node-modules")
    {
        return Err("invalid value for --trace-require-module".into());
    }
    let has_text = options.eval.is_some() || options.print.is_some();
    if options.check && has_text {
        return Err("either --check or --eval can be used, not both".into());
    }
    if options.test && has_text {
        return Err("either --test or --eval can be used, not both".into());
    }
    match options.env_file.iter().find(|file| !Path::new(file).is_file()) {
        Some(missing) => Err(format!("{missing}: not found")),
        None => Ok(()),
    }
}

fn limits(options: &Options) -> Limits {
    let mebibytes = options.max_memory.or(options.max_old_space_size).unwrap_or(0);
    Limits { memory: mebibytes.saturating_mul(1024 * 1024), watchdog: options.watchdog, ..Limits::default() }
}

/// Seconds in decimals, to the nanosecond, above 0 and at most 10^9. (By hand: the standard library's floats would be
/// 25 KB of the binary, for this.)
fn seconds(text: &str) -> Result<Duration, String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let read = || {
        let nanoseconds: u32 = format!("{fraction:0<9.9}").parse().ok()?;
        Some(Duration::new(format!("0{whole}").parse().ok()?, nanoseconds))
    };
    let has_digits = text.bytes().any(|b| b.is_ascii_digit());
    let takes =
        |time: &Duration| has_digits && !time.is_zero() && *time <= Duration::from_secs(1_000_000_000);
    read().filter(takes).ok_or_else(|| "a number of seconds above 0 is wanted".into())
}

fn source(options: &Options, prints: bool, rest: &[String]) -> (Source, Vec<String>) {
    if let Some(name) = &options.run {
        return (Source::Run(name.clone()), rest.to_vec());
    }
    if let Some(code) = &options.print {
        return (Source::Eval { code: code.clone(), print: true }, rest.to_vec());
    }
    if let Some(code) = &options.eval {
        return (Source::Eval { code: code.clone(), print: prints }, rest.to_vec());
    }
    if options.test {
        return (Source::Test, rest.to_vec());
    }
    match rest.split_first() {
        Some((first, args)) if first == "-" => (Source::Stdin, args.to_vec()),
        Some((file, args)) => (Source::File(file.clone()), args.to_vec()),
        None if options.interactive || std::io::stdin().is_terminal() => (Source::Repl, Vec::new()),
        None => (Source::Stdin, Vec::new()),
    }
}
