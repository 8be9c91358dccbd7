//! Node's command line (https://nodejs.org/docs/latest-v22.x/api/cli.html): what is a flag, what belongs to one, and
//! where the program begins. Pure: words in, values out. Flags that steer V8 or what mote has not are taken
//! and have no effect, so that programs can be started as on Node.

/// What a flag takes.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Nothing; `--no-NAME` turns it off.
    Switch,
    /// One word, behind `=` or as the next word; the last one counts.
    Text,
    /// The same; all count.
    List,
}

/// What was given for a flag.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    On,
    Off,
    Text(String),
}

/// A flag of the command line or of NODE_OPTIONS, by its long name.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    pub name: String,
    pub given: Given,
    pub is_list: bool,
}

/// The command line, taken apart.
#[derive(Debug, Default, PartialEq)]
pub struct CommandLine {
    pub flags: Vec<Flag>,
    /// The words that were flags, for `process.execArgv`.
    pub exec_args: Vec<String>,
    /// The program and its arguments.
    pub rest: Vec<String>,
}

const SWITCHES: &str = "abort-on-uncaught-exception addons build-snapshot check cpu-prof \
    debug-arraybuffer-allocations deprecation enable-fips enable-network-family-autoselection enable-source-maps \
    entry-url expose-gc extra-info-on-fatal-exception force-async-hooks-checks force-context-aware force-fips \
    force-node-api-uncaught-exceptions-policy frozen-intrinsics global-search-paths heap-prof help init inspect inspect-brk \
    inspect-wait insecure-http-parser interactive network-family-autoselection node-memory-debug node-snapshot \
    openssl-legacy-provider openssl-shared-config pending-deprecation permission preserve-symlinks \
    preserve-symlinks-main print-help-env report-compact report-exclude-env report-exclude-network report-on-fatalerror report-on-signal \
    report-uncaught-exception strip-types test test-force-exit test-only test-update-snapshots throw-deprecation \
    tls-max-v1.2 tls-max-v1.3 tls-min-v1.0 tls-min-v1.1 tls-min-v1.2 tls-min-v1.3 trace-atomics-wait trace-deprecation \
    trace-env trace-env-js-stack trace-env-native-stack trace-event-stack trace-exit trace-promises trace-sigint \
    trace-sync-io trace-tls trace-uncaught trace-warnings track-heap-objects use-bundled-ca use-openssl-ca \
    use-system-ca verify-base-objects version warnings watch watch-preserve-output zero-fill-buffers";

const TEXTS: &str = "build-snapshot-config cpu-prof-dir cpu-prof-interval cpu-prof-name diagnostic-dir disable-proto \
    dns-result-order eval heap-prof-dir heap-prof-interval heap-prof-name heapsnapshot-near-heap-limit \
    heapsnapshot-signal icu-data-dir init-after-crash init-interface init-modules init-net input-type inspect-port debug-port inspect-publish-uid localstorage-file \
    max-http-header-size max-memory network-family-autoselection-attempt-timeout openssl-config print \
    redirect-warnings report-dir report-directory report-filename report-signal run secure-heap secure-heap-min \
    security-revert snapshot-blob test-concurrency test-coverage-branches test-coverage-functions test-coverage-lines test-isolation \
    test-shard test-timeout title tls-cipher-list tls-keylog trace-event-categories trace-event-file-pattern \
    trace-require-module unhandled-rejections use-largepages v8-pool-size watchdog";

const LISTS: &str = "conditions disable-warning env-file env-file-if-exists experimental-loader import loader require \
    test-coverage-exclude test-coverage-include test-name-pattern test-reporter test-reporter-destination \
    test-skip-pattern watch-path";

/// Beginnings of V8's own flags, and of Node's experiments.
const IGNORED: &[&str] = &[
    "allow-",
    "async-stack",
    "concurrent-",
    "disallow-code-gen",
    "enable-sharedarraybuffer",
    "experimental-",
    "expose-externalize",
    "externalize-",
    "gc-",
    "harmony",
    "huge-max",
    "initial-",
    "interpreted-frames",
    "jitless",
    "js-",
    "lite-mode",
    "maglev",
    "max-",
    "min-",
    "opt",
    "perf-",
    "predictable",
    "prof",
    "semi-space",
    "single-threaded",
    "sparkplug",
    "stress-",
    "stack-size",
    "trace-gc",
    "trace-opt",
    "trace-deopt",
    "turbo",
    "use-strict",
    "wasm",
];

/// What NODE_OPTIONS may not have.
const NOT_IN_ENVIRONMENT: &[&str] = &[
    "build-snapshot",
    "check",
    "eval",
    "env-file",
    "env-file-if-exists",
    "help",
    "init",
    "init-after-crash",
    "init-interface",
    "init-modules",
    "init-net",
    "interactive",
    "max-memory",
    "print",
    "run",
    "test",
    "version",
    "watchdog",
];

const SHORT: &[(&str, &str)] = &[
    ("-e", "--eval"),
    ("-p", "--print"),
    ("-r", "--require"),
    ("-C", "--conditions"),
    ("-c", "--check"),
    ("-i", "--interactive"),
    ("-v", "--version"),
    ("-h", "--help"),
];

fn has(list: &str, name: &str) -> bool {
    list.split_whitespace().any(|each| each == name)
}

fn kind_of(name: &str) -> Option<Kind> {
    match () {
        () if has(SWITCHES, name) => Some(Kind::Switch),
        () if has(TEXTS, name) || name == "stack-trace-limit" => Some(Kind::Text),
        () if has(LISTS, name) => Some(Kind::List),
        () if IGNORED.iter().any(|start| name.starts_with(start)) => Some(Kind::Switch),
        () => None,
    }
}

/// A flag that names a file of its own after `=`, or stands for itself: those of V8 and of experiments.
fn may_have_value(name: &str) -> bool {
    IGNORED.iter().any(|start| name.starts_with(start)) || name.starts_with("inspect")
}

/// Takes the words after the executable apart. Errors: what Node says of a word that makes no sense.
pub fn parse(words: &[String]) -> Result<CommandLine, String> {
    let mut line = CommandLine::default();
    let mut at = 0;
    while at < words.len() {
        let word = words[at].as_str();
        if word == "--" {
            line.exec_args = words[..at].to_vec();
            line.rest = words[at + 1..].to_vec();
            return Ok(line);
        }
        if word == "-" || !word.starts_with('-') {
            break;
        }
        at += take(&mut line.flags, word, words.get(at + 1))?;
    }
    at = at.min(words.len());
    line.exec_args = words[..at].to_vec();
    line.rest = words[at..].to_vec();
    Ok(line)
}

/// The flags in NODE_OPTIONS, which quotes words with spaces in them. Errors: as for `parse`.
pub fn parse_environment(text: &str) -> Result<Vec<Flag>, String> {
    let words = split_words(text)?;
    let mut flags = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = words[at].as_str();
        let long = SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long);
        let name = long.trim_start_matches("--").split('=').next().unwrap_or_default().replace('_', "-");
        let base = name.strip_prefix("no-").unwrap_or(&name);
        if !word.starts_with('-') || NOT_IN_ENVIRONMENT.contains(&base) || kind_of(base).is_none() {
            return Err(format!("{word} is not allowed in NODE_OPTIONS"));
        }
        at += take(&mut flags, word, words.get(at + 1))?;
    }
    Ok(flags)
}

// Adds what one word, perhaps with the next, stands for. Answers how many words that were.
fn take(flags: &mut Vec<Flag>, word: &str, next: Option<&String>) -> Result<usize, String> {
    let takes_text = next.is_some_and(|text| !text.starts_with('-') || text == "-");
    // --print has its text of its own, or prints what --eval or standard input says.
    if word == "-pe" || (matches!(word, "-p" | "--print") && !takes_text) {
        flags.push(Flag { name: "--print".into(), given: Given::On, is_list: false });
        return if word == "-pe" { take(flags, "-e", next) } else { Ok(1) };
    }
    let long = SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long);
    let Some(body) = long.strip_prefix("--") else { return Err(format!("bad option: {word}")) };
    let (name, value) = match body.split_once('=') {
        Some((name, value)) => (name.replace('_', "-"), Some(value.to_string())),
        None => (body.replace('_', "-"), None),
    };
    let negated = name.strip_prefix("no-").filter(|base| kind_of(base).is_some());
    let base = negated.unwrap_or(&name);
    let Some(kind) = kind_of(base) else { return Err(format!("bad option: {word}")) };
    if negated.is_some() && kind != Kind::Switch {
        return Err(format!("--{name} is an invalid negation because it is not a boolean option"));
    }
    let mut add = |given| flags.push(Flag { name: format!("--{base}"), given, is_list: kind == Kind::List });
    if kind == Kind::Switch {
        match value {
            Some(value) if may_have_value(base) => add(Given::Text(value)),
            Some(_) => return Err(format!("bad option: {word}")),
            None => add(if negated.is_some() { Given::Off } else { Given::On }),
        }
        return Ok(1);
    }
    if let Some(value) = value {
        add(Given::Text(value));
        return Ok(1);
    }
    match next {
        Some(text) if base == "eval" || takes_text => {
            // A text may begin with a dash that is escaped.
            let text = if text.starts_with("\\-") { &text[1..] } else { text };
            add(Given::Text(text.to_string()));
            Ok(2)
        }
        _ => Err(format!("{word} requires an argument")),
    }
}

/// All that NODE_OPTIONS may have.
pub fn for_environment() -> Vec<String> {
    let known = [SWITCHES, TEXTS, LISTS].into_iter().flat_map(str::split_whitespace);
    let allowed = known.filter(|name| !NOT_IN_ENVIRONMENT.contains(name));
    let mut names: Vec<String> = allowed.map(|name| format!("--{name}")).collect();
    let switches = SWITCHES.split_whitespace().filter(|name| !NOT_IN_ENVIRONMENT.contains(name));
    names.extend(switches.map(|name| format!("--no-{name}")));
    names.extend(["--max-old-space-size", "--stack-trace-limit", "-r", "-C"].map(String::from));
    names
}

fn split_words(text: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' if is_quoted => match characters.next() {
                Some(next) => word.get_or_insert_default().push(next),
                None => return Err("invalid value for NODE_OPTIONS (invalid escape)".into()),
            },
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            ' ' if !is_quoted => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    if is_quoted {
        return Err("invalid value for NODE_OPTIONS (unterminated string)".into());
    }
    words.extend(word);
    Ok(words)
}

/// The words of flags without those that are for process 1.
#[cfg(feature = "init")]
pub fn without_init(words: &[String]) -> Vec<String> {
    let mut words = words.iter();
    let mut others = Vec::new();
    while let Some(word) = words.next() {
        if word.starts_with("--init-") {
            // Its text, where that is a word of its own.
            if !word.contains('=') {
                words.next();
            }
        } else if word != "--init" {
            others.push(word.clone());
        }
    }
    others
}

/// The text given last for a flag.
pub fn text<'a>(flags: &'a [Flag], name: &str) -> Option<&'a str> {
    flags.iter().rev().find(|flag| flag.name == name).and_then(|flag| match &flag.given {
        Given::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// All texts given for a flag.
pub fn texts(flags: &[Flag], name: &str) -> Vec<String> {
    let given = flags.iter().filter(|flag| flag.name == name);
    given
        .filter_map(|flag| if let Given::Text(text) = &flag.given { Some(text.clone()) } else { None })
        .collect()
}

/// Whether a switch is on.
pub fn is_on(flags: &[Flag], name: &str) -> bool {
    flags.iter().rev().find(|flag| flag.name == name).is_some_and(|flag| flag.given == Given::On)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Result<CommandLine, String> {
        parse(&text.split(' ').map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn flags_end_where_the_program_begins() {
        let line = line("--no-warnings -r ./a --require=b app.js --check").unwrap();
        assert_eq!(line.exec_args, ["--no-warnings", "-r", "./a", "--require=b"]);
        assert_eq!(line.rest, ["app.js", "--check"]);
        assert_eq!(texts(&line.flags, "--require"), ["./a", "b"]);
        assert_eq!(line.flags[0], Flag { name: "--warnings".into(), given: Given::Off, is_list: false });
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        assert_eq!(line("--bogus x").unwrap_err(), "bad option: --bogus");
        assert_eq!(line("--no-bogus").unwrap_err(), "bad option: --no-bogus");
        assert_eq!(line("--require").unwrap_err(), "--require requires an argument");
        assert_eq!(line("-x").unwrap_err(), "bad option: -x");
        assert_eq!(line("-pe").unwrap_err(), "-e requires an argument");
        assert!(line("--no-require a").unwrap_err().contains("invalid negation"));
    }

    #[test]
    #[cfg(feature = "init")]
    fn a_child_of_process_1_gets_all_flags_but_its() {
        let given = "--init --no-warnings --init-net none --init-modules=a,b --max-memory 8 app.js --init";
        let line = line(given).unwrap();
        assert_eq!(without_init(&line.exec_args), ["--no-warnings", "--max-memory", "8"]);
        assert_eq!(line.rest, ["app.js", "--init"]);
    }

    #[test]
    fn v8s_flags_pass() {
        let line = line("--max-old-space-size=64 --max_semi_space_size=3 --harmony --no-opt -e 1").unwrap();
        assert_eq!(text(&line.flags, "--max-old-space-size"), Some("64"));
        assert_eq!(text(&line.flags, "--eval"), Some("1"));
    }

    #[test]
    fn print_has_a_text_or_prints_another() {
        let own = line("-p 1 2").unwrap();
        assert_eq!((text(&own.flags, "--print"), own.rest), (Some("1"), vec!["2".to_string()]));
        for both in ["-pe 1", "--print --eval 1", "-p -e 1", "-e 1 -p"] {
            let line = line(both).unwrap();
            assert!(is_on(&line.flags, "--print"), "{both}");
            assert_eq!(text(&line.flags, "--eval"), Some("1"), "{both}");
        }
    }

    #[test]
    fn the_environment_may_have_fewer() {
        assert_eq!(parse_environment("--no-warnings  --title=\"a b\"").unwrap().len(), 2);
        assert!(parse_environment("-e 1").unwrap_err().starts_with("-e is not allowed"));
        assert!(parse_environment("--bogus").unwrap_err().starts_with("--bogus is not allowed"));
        assert!(parse_environment("\"").is_err());
    }
}
