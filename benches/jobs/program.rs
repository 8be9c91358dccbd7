//! One run of one program: it says when it listens, is told when what counts begins and ends, and says then
//! what it has used up.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// What runs a program.
pub struct Engine<'a> {
    pub command: &'a str,
    /// Where npm's packages are found; none: the engine brings what is needed.
    pub packages: Option<&'a Path>,
}

/// What a program has used up.
pub struct Figure {
    pub cpu_us: f64,
    pub peak_kib: f64,
    /// How many of what was done.
    pub units: f64,
    pub unit: String,
}

struct Program {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Program {
    fn start(engine: &Engine, file: &Path, args: &[String]) -> Result<Program, String> {
        let mut command = Command::new(engine.command);
        command.arg(file).args(args).env_remove("MOTE_JS").env_remove("NODE_OPTIONS");
        command.env("NODE_ENV", "production").stdin(Stdio::piped()).stdout(Stdio::piped());
        match engine.packages {
            Some(path) => command.env("NODE_PATH", path),
            None => command.env_remove("NODE_PATH"),
        };
        let mut child = command.spawn().map_err(|e| format!("{}: {e}", engine.command))?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (Some(input), Some(output)) = (input, output) else { return Err("no pipes".to_string()) };
        Ok(Program { child, input, output: BufReader::new(output) })
    }

    /// The rest of the next line that begins with `word`.
    fn hear(&mut self, word: &str) -> Result<String, String> {
        let mut line = String::new();
        self.output.read_line(&mut line).map_err(|e| e.to_string())?;
        line.trim()
            .strip_prefix(word)
            .map(|rest| rest.trim().to_string())
            .ok_or(format!("odd answer: {line:?}"))
    }

    fn tell(&mut self, word: &str) -> Result<(), String> {
        writeln!(self.input, "{word}").map_err(|e| e.to_string())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const NODE: &str = "node";

/// Runs `programs/NAME.js` under an engine, with `NAME.peer.js` or `NAME.origin.js` beside it if there is one.
pub fn measure(root: &Path, name: &str, engine: &Engine) -> Result<Figure, String> {
    let file = |kind: &str| root.join("programs").join(format!("{name}{kind}.js"));
    let node = Engine { command: NODE, packages: engine.packages };
    let run = || -> Result<Figure, String> {
        let mut origin = Vec::new();
        let mut args = Vec::new();
        if file(".origin").exists() {
            let mut program = Program::start(&node, &file(".origin"), &[])?;
            args.push(program.hear("port")?);
            origin.push(program);
        }
        let mut program = Program::start(engine, &file(""), &args)?;
        let port = program.hear("port")?;
        let peer = file(".peer");
        ask(&peer, &port, "warm")?;
        program.tell("begin")?;
        program.hear("begun")?;
        ask(&peer, &port, "count")?;
        program.tell("end")?;
        figure(&program.hear("used")?)
    };
    run().map_err(|e| format!("{name} under {}: {e}", engine.command))
}

fn ask(peer: &PathBuf, port: &str, how: &str) -> Result<(), String> {
    if !peer.exists() {
        return Ok(());
    }
    let status =
        Command::new(NODE).arg(peer).args([port, how]).status().map_err(|e| format!("{NODE}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed", peer.display())) }
}

/// Microseconds on the processor, the most KiB of memory, units, and what a unit is.
fn figure(text: &str) -> Result<Figure, String> {
    let words: Vec<&str> = text.split(' ').collect();
    let [cpu, peak, units, unit] = words[..] else { return Err(format!("odd figures: {text}")) };
    let number = |word: &str| word.parse::<f64>().map_err(|_| format!("odd figures: {text}"));
    Ok(Figure {
        cpu_us: number(cpu)?,
        peak_kib: number(peak)?,
        units: number(units)?,
        unit: unit.to_string(),
    })
}
