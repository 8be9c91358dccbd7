//! Starts every program in examples/ as a user would, asks it something, and ends it with SIGTERM.
//!
//! The first two listen on fixed ports, which another program may hold. So each is tried twice: as a copy
//! with a free port put in, and as it stands where its port is free.

mod common;

use common::TempDir;
use rustix::process::Signal;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Far more than anything here needs, on any machine.
fn limit() -> Duration {
    common::within(30)
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// A running program that serves; killed with its value.
struct Server {
    child: Child,
    /// The first line that it printed.
    greeting: String,
    errors: PathBuf,
    _place: TempDir,
}

impl Server {
    /// Starts a program and waits for its first line, which comes when it has called `listen`.
    fn start(mut command: Command) -> Server {
        let place = TempDir::new();
        let errors = place.path().join("errors");
        let log = fs::File::create(&errors).expect("a new file can be written");
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().expect("it can be started");
        let out = child.stdout.take().expect("it was piped");
        let greeting = first_line(out);
        Server { child, greeting, errors, _place: place }
    }

    fn ask(&self, port: u16, request: &str) -> String {
        ask(port, request).unwrap_or_else(|e| {
            panic!("no answer on port {port}: {e}\n{}", fs::read_to_string(&self.errors).unwrap_or_default())
        })
    }

    fn terminate(mut self) -> ExitStatus {
        common::signal(self.child.id(), Signal::TERM);
        let pid = self.child.id();
        let (ended, end) = mpsc::channel();
        thread::spawn(move || {
            if end.recv_timeout(limit()).is_err() {
                common::signal(pid, Signal::KILL);
            }
        });
        let status = self.child.wait().expect("a child can be waited for");
        // The guard may have given up on us already.
        let _ = ended.send(());
        status
    }

    fn was_refused_its_port(&self) -> bool {
        fs::read_to_string(&self.errors).is_ok_and(|text| text.contains("EADDRINUSE"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // After `terminate` there is nothing left to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

// Keeps reading behind the first line, so that the program can go on printing.
fn first_line(out: ChildStdout) -> String {
    let (line_read, line) = mpsc::channel();
    thread::spawn(move || {
        let mut out = BufReader::new(out);
        let mut first = String::new();
        let read = out.read_line(&mut first);
        // Whoever waited may have lost patience.
        let _ = line_read.send(read.map(|_| first));
        io::copy(&mut out, &mut io::sink())
    });
    line.recv_timeout(limit()).expect("it prints a line").expect("in UTF-8")
}

/// Sends a request as it is and reads until the server closes.
fn ask(port: u16, request: &str) -> io::Result<String> {
    let mut socket = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    socket.set_read_timeout(Some(limit()))?;
    socket.write_all(request.as_bytes())?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer)?;
    Ok(answer)
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: board\r\nConnection: close\r\n\r\n")
}

fn post(path: &str, json: &str) -> String {
    let length = json.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: board\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{json}"
    )
}

/// The status of an answer, and what follows its head.
fn parts(answer: &str) -> (&str, &str) {
    let status = answer.get(9..12).unwrap_or_default();
    (status, answer.split_once("\r\n\r\n").map_or("", |(_, body)| body))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).expect("some port is free");
    listener.local_addr().expect("it is bound").port()
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).is_ok()
}

fn mote(program: &Path) -> Command {
    let mut command = common::command(common::binary());
    command.arg(program);
    command
}

/// Asks a copy of an example that listens on a port of ours. Somebody else may take that port between our
/// finding it and the program's listening: then with another one.
fn ask_copy(name: &str, port_line: &str, request: &str) -> String {
    let text = fs::read_to_string(example(name)).expect("the example is there");
    let place = TempDir::new();
    let copy = place.path().join(name);
    for _ in 0..10 {
        let port = free_port();
        let own_line =
            port_line.replace(|c: char| c.is_ascii_digit(), "").replacen('(', &format!("({port}"), 1);
        let changed = text.replacen(port_line, &own_line, 1);
        assert_ne!(changed, text, "{name} has no {port_line:?} any more");
        fs::write(&copy, changed).expect("a new file can be written");
        let server = Server::start(mote(&copy));
        let answer = ask(port, request);
        if server.was_refused_its_port() {
            continue;
        }
        let answer = answer.unwrap_or_else(|_| server.ask(port, request));
        assert_eq!(server.terminate().signal(), Some(15));
        return answer;
    }
    panic!("every port was taken");
}

/// Asks an example as it stands; `None` where its port is taken.
fn ask_itself(name: &str, port: u16, request: &str) -> Option<String> {
    if !is_free(port) {
        // Past the harness, which shows what a test prints only when it fails.
        let _ = writeln!(io::stderr(), "port {port} is taken: {name} was tried on another one only");
        return None;
    }
    let server = Server::start(mote(&example(name)));
    let answer = server.ask(port, request);
    if server.was_refused_its_port() {
        return None;
    }
    assert!(server.greeting.contains(&port.to_string()), "{name} says where it listens");
    assert_eq!(server.terminate().signal(), Some(15));
    Some(answer)
}

#[test]
fn hello() {
    let answer = ask_copy("hello.js", ".listen(8000)", &get("/"));
    for answer in [Some(answer), ask_itself("hello.js", 8000, &get("/"))].into_iter().flatten() {
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: "), "{answer}");
        assert!(answer.contains("\r\nConnection: close\r\n"), "{answer}");
        assert!(parts(&answer).1.contains("Hello World\n"), "{answer}");
    }
}

#[test]
fn hello_answers_again_on_the_same_connection() {
    let twice = format!("GET / HTTP/1.1\r\nHost: board\r\n\r\n{}", get("/again"));
    let answers = ask_copy("hello.js", ".listen(8000)", &twice);
    assert_eq!(answers.matches("HTTP/1.1 200 OK\r\n").count(), 2, "{answers}");
    assert_eq!(answers.matches("\r\nConnection: keep-alive\r\n").count(), 1, "{answers}");
}

#[test]
fn express_hello() {
    let answer = ask_copy("express-hello.js", "app.listen(3000", &get("/"));
    for answer in [Some(answer), ask_itself("express-hello.js", 3000, &get("/"))].into_iter().flatten() {
        assert_eq!(parts(&answer), ("200", "Hello World!"), "{answer}");
        for field in ["X-Powered-By: Express", "Content-Type: text/html; charset=utf-8", "Content-Length: 12"]
        {
            assert!(answer.contains(&format!("\r\n{field}\r\n")), "no {field}: {answer}");
        }
        assert!(answer.contains("\r\nETag: W/\"c-"), "{answer}");
    }
    let missing = ask_copy("express-hello.js", "app.listen(3000", &get("/nothing"));
    assert_eq!(parts(&missing).0, "404", "{missing}");
}

#[test]
fn modules() {
    let output = mote(&example("modules/app.js")).output().expect("it can be started");
    let expected = "Hello world\nThe area of a square with a width of 4 is 16\nIts perimeter is 16\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

fn start_board(data: &Path) -> (Server, u16) {
    let mut command = mote(&example("board.js"));
    command.env("PORT", "0").env("BOARD_DATA", data);
    let server = Server::start(command);
    let port = server.greeting.trim().trim_end_matches('/').rsplit(':').next().map(str::parse);
    let port = port.expect("rsplit gives something").expect("it prints its address");
    (server, port)
}

#[test]
fn board() {
    let data = TempDir::new();
    let (server, port) = start_board(data.path());

    let page = server.ask(port, &get("/"));
    assert_eq!(parts(&page).0, "200");
    assert!(page.contains("<h1>my board</h1>"), "{page}");

    let status = server.ask(port, &get("/api/status"));
    assert_eq!(parts(&status).0, "200");
    for key in ["\"uptime\":", "\"load\":[", "\"memory\":{\"total\":", "\"network\":"] {
        assert!(status.contains(key), "no {key}: {status}");
    }

    let saved = server.ask(port, &post("/api/settings", r#"{"name":"<greenhouse>"}"#));
    assert_eq!(parts(&saved), ("200", "{\"name\":\"<greenhouse>\",\"interval\":5}\n"));
    assert!(server.ask(port, &get("/")).contains("<h1>&lt;greenhouse&gt;</h1>"));

    // Ending it is asked for, and done in good order.
    assert_eq!(server.terminate().code(), Some(0));
    let names: Vec<_> =
        fs::read_dir(data.path()).expect("it is there").flatten().map(|e| e.file_name()).collect();
    assert_eq!(names, ["board-settings.json"]);
    let (server, port) = start_board(data.path());
    assert!(parts(&server.ask(port, &get("/api/settings"))).1.contains("<greenhouse>"));
}

#[test]
fn board_tells_what_is_wrong_with_a_request() {
    let data = TempDir::new();
    let (server, port) = start_board(data.path());
    let cases = [
        (get("/nothing"), "404", "there is nothing at /nothing"),
        (post("/api/status", "{}"), "405", "POST is not possible here"),
        (post("/api/settings", "{"), "400", "this is not JSON"),
        (post("/api/settings", "[]"), "400", "send an object"),
        (post("/api/settings", r#"{"color":1}"#), "400", "there is no setting 'color'"),
        (post("/api/settings", r#"{"interval":0}"#), "400", "interval must be"),
        (post("/api/settings", &" ".repeat(20_000)), "413", "at most 16384 bytes"),
    ];
    for (request, status, words) in cases {
        let answer = server.ask(port, &request);
        let (answered, body) = parts(&answer);
        assert!(answered == status && body.contains(words), "{status} {words}: {answer}");
    }
    assert!(!data.path().join("board-settings.json").exists());
}

/// A program with its run bit set, started by its own name.
#[test]
fn a_file_that_names_mote_as_its_interpreter() {
    let place = TempDir::new();
    fs::write(
        place.path().join("text"),
        "#!/usr/bin/env mote\nconsole.log(process.argv.slice(2).join('+'));\n",
    )
    .expect("a new file can be written");
    // By a program of its own: what this process has open for writing, another test's child may inherit
    // for a moment, and a file that is open for writing can't be started.
    let made =
        common::command("install").args(["-m", "755", "text", "app.js"]).current_dir(place.path()).status();
    assert!(made.expect("install is there").success());
    let mut command = common::command("/bin/sh");
    let folder = Path::new(common::binary()).parent().expect("it lies in a folder").display().to_string();
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .args(["-c", "./app.js one two"])
        .current_dir(place.path())
        .env("PATH", format!("{folder}:{path}"));
    let output = command.output().expect("a shell is there");
    let shown = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!((shown.0.as_ref(), shown.1.as_ref()), ("one+two\n", ""));
}

/// Whoever adds an example adds its test, and its name here.
#[test]
fn every_example_is_tested() {
    let known = [
        "board.js",
        "express-hello.js",
        "hello.js",
        "modules/Messages.js",
        "modules/app.js",
        "modules/square.js",
    ];
    let mut found = BTreeSet::new();
    files_below(&example(""), "", &mut found);
    assert_eq!(found, known.map(String::from).into());
}

fn files_below(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("it is there") {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("read from a folder").to_string_lossy().into_owned();
        if path.is_dir() {
            files_below(&path, &format!("{prefix}{name}/"), found);
        } else {
            found.insert(format!("{prefix}{name}"));
        }
    }
}
