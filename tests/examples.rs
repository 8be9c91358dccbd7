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

/// Starts an example that takes its port from the environment, with one variable more.
fn start_example(name: &str, variable: &str, value: &Path) -> (Server, u16) {
    let mut command = mote(&example(name));
    command.env("PORT", "0").env(variable, value);
    let server = Server::start(command);
    let port = server.greeting.trim().rsplit(':').next().and_then(|end| end.split('/').next());
    let port = port.expect("split gives something").parse().expect("it prints its address");
    (server, port)
}

fn start_board(data: &Path) -> (Server, u16) {
    start_example("board.js", "BOARD_DATA", data)
}

/// A request with a body of a type, and with more fields if they are given (each with its line's end).
fn send(method: &str, path: &str, kind: &str, fields: &str, body: &str) -> String {
    format!(
        "{method} {path} HTTP/1.1\r\nHost: board\r\nConnection: close\r\nContent-Type: {kind}\r\n\
         {fields}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn get_with(path: &str, field: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: board\r\nConnection: close\r\n{field}\r\n\r\n")
}

/// What stands behind a field's name in an answer's head, to the end of its line.
fn field<'a>(answer: &'a str, name: &str) -> &'a str {
    let start = answer.find(&format!("\r\n{name}: ")).expect("the field is there") + name.len() + 4;
    answer[start..].split("\r\n").next().unwrap_or_default()
}

/// The cookie that an answer gives, as a field to send back.
fn cookie(answer: &str) -> String {
    format!("Cookie: {}", field(answer, "Set-Cookie").split(';').next().unwrap_or_default())
}

const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn rest_api() {
    let place = TempDir::new();
    let (server, port) = start_example("rest-api.js", "HOME", place.path());
    let json = |method: &str, path: &str, body: &str| send(method, path, "application/json", "", body);

    let made = server.ask(port, &json("POST", "/tasks", r#"{"title":"buy nails"}"#));
    assert_eq!(parts(&made), ("201", r#"{"id":1,"done":false,"due":null,"title":"buy nails"}"#));
    assert_eq!(field(&made, "Location"), "/tasks/1");
    let changed = server.ask(port, &json("PATCH", "/tasks/1", r#"{"done":true}"#));
    assert!(parts(&changed).1.contains("\"done\":true"), "{changed}");
    let list = server.ask(port, &get_with("/tasks?done=true", "Origin: http://other"));
    assert!(parts(&list).1.starts_with(r#"{"total":1,"tasks":[{"id":1,"#), "{list}");
    assert_eq!(field(&list, "Access-Control-Allow-Origin"), "*");
    let cases = [
        (json("POST", "/tasks", r#"{"title":"","colour":1}"#), "422", "\"colour\":\"is not known\""),
        (json("POST", "/tasks", "{"), "400", "error"),
        (json("POST", "/tasks", "[]"), "400", "send a JSON object"),
        (get("/tasks/7"), "404", "there is no task 7"),
        (get("/tasks?page=0"), "400", "page must be 1 or more"),
        (get("/nothing"), "404", "there is nothing at /nothing"),
    ];
    for (request, status, words) in cases {
        let answer = server.ask(port, &request);
        let (answered, body) = parts(&answer);
        assert!(answered == status && body.contains(words), "{status} {words}: {answer}");
    }
    let gone = server.ask(port, &get("/tasks/1").replacen("GET", "DELETE", 1));
    assert_eq!(parts(&gone), ("204", ""));
}

#[test]
fn blog() {
    let data = TempDir::new();
    let (server, port) = start_example("blog/app.js", "BLOG_DATA", data.path());
    let form = "author=Ann+%3CA%3E&title=First&text=One%0Atwo";
    let made = server.ask(port, &send("POST", "/posts", FORM, "", form));
    assert_eq!(parts(&made).0, "303", "{made}");
    let page = server.ask(port, &get(field(&made, "Location")));
    assert!(page.contains("<h2>First</h2>") && page.contains("Ann &#60;A&#62;"), "{page}");
    let index = server.ask(port, &get_with("/", &cookie(&made)));
    assert!(index.contains("value=\"Ann &#60;A&#62;\""), "the form knows who wrote: {index}");
    assert_eq!(parts(&server.ask(port, &send("POST", "/posts", FORM, "", "title=x"))).0, "400");
    assert_eq!(parts(&server.ask(port, &get("/posts/none"))).0, "404");

    drop(server);
    let (server, port) = start_example("blog/app.js", "BLOG_DATA", data.path());
    assert!(server.ask(port, &get("/")).contains(">First</a>"), "posts outlive the program");
}

#[test]
fn upload() {
    let place = TempDir::new();
    let (server, port) = start_example("upload.js", "UPLOADS", place.path());
    let put = |name: &str, body: &str| send("PUT", &format!("/files/{name}"), "text/plain", "", body);
    assert_eq!(parts(&server.ask(port, &put("a%20b.txt", "contents"))).0, "201");
    assert_eq!(parts(&server.ask(port, &put("a%20b.txt", "others"))).0, "200");
    assert_eq!(fs::read_to_string(place.path().join("a b.txt")).expect("it is there"), "others");
    let sent = server.ask(port, &get("/files/a%20b.txt"));
    assert_eq!((parts(&sent).1, field(&sent, "Content-Disposition")), ("others", "attachment"));
    assert!(server.ask(port, &get_with("/files/", "Accept: text/html")).contains("title=\"a b.txt\""));
    for name in ["..%2fout", ".hidden", "a%2fb"] {
        assert_eq!(parts(&server.ask(port, &put(name, "x"))).0, "400", "{name}");
    }
    assert_eq!(parts(&server.ask(port, &get("/"))).0, "200");
    let gone = |name| get(name).replacen("GET", "DELETE", 1);
    assert_eq!(parts(&server.ask(port, &gone("/files/a%20b.txt"))).0, "204");
    assert_eq!(parts(&server.ask(port, &gone("/files/a%20b.txt"))).0, "404");
    assert_eq!(fs::read_dir(place.path()).expect("it is there").count(), 0);
}

#[test]
fn login() {
    let place = TempDir::new();
    let (server, port) = start_example("login.js", "HOME", place.path());
    let log_in = |password: &str| {
        server.ask(port, &send("POST", "/login", FORM, "", &format!("username=admin&password={password}")))
    };
    assert_eq!(field(&log_in("wrong"), "Location"), "/login?again");
    let right = log_in("board");
    assert_eq!(field(&right, "Location"), "/");
    let known = cookie(&right);
    assert!(server.ask(port, &get_with("/", &known)).contains("Hello admin!"));
    assert!(server.ask(port, &get_with("/api/secret", &known)).contains("\"secret\":42"));
    let out = server.ask(port, &send("POST", "/logout", FORM, &format!("{known}\r\n"), ""));
    assert_eq!(parts(&out).0, "302", "{out}");
    let asked = server.ask(port, &get_with("/api/secret", &known));
    assert_eq!((parts(&asked).0, &field(&asked, "WWW-Authenticate")[..12]), ("401", "Basic realm="));
    // "admin:board"
    let basic = get_with("/api/secret", "Authorization: Basic YWRtaW46Ym9hcmQ=");
    assert!(server.ask(port, &basic).contains("\"for\":\"admin\""));
}

#[test]
fn site() {
    let place = TempDir::new();
    let (server, port) = start_example("site/app.js", "HOME", place.path());
    let index = server.ask(port, &get("/"));
    assert_eq!((parts(&index).0, field(&index, "Cache-Control")), ("200", "no-cache"));
    let again = get_with("/", &format!("If-None-Match: {}", field(&index, "ETag")));
    assert_eq!(parts(&server.ask(port, &again)), ("304", ""));
    assert!(server.ask(port, &get("/about")).contains("<h1>About</h1>"));
    let style = server.ask(port, &get("/style.3f2a9c.css"));
    assert_eq!(field(&style, "Cache-Control"), "public, max-age=31536000, immutable");
    let missing = server.ask(port, &get("/nowhere"));
    assert!(parts(&missing).0 == "404" && missing.contains("Nothing here"), "{missing}");
}

#[test]
fn live() {
    let mut command = mote(&example("live.js"));
    command.env("PORT", "0");
    let server = Server::start(command);
    let port = server.greeting.trim().trim_end_matches('/').rsplit(':').next().map(str::parse);
    let port = port.expect("rsplit gives something").expect("it prints its address");
    assert!(server.ask(port, &get("/")).contains("new WebSocket("));
    assert_eq!(parts(&server.ask(port, &get("/nothing"))).0, "404");

    // A program of ours listens both ways until it has had two values of each.
    let place = TempDir::new();
    let client = place.path().join("client.js");
    fs::write(&client, LIVE_CLIENT).expect("a new file can be written");
    let output = mote(&client).arg(port.to_string()).output().expect("it can be started");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "2 messages, 2 events, refused with 1008\n");
    assert_eq!(server.terminate().code(), Some(0));
}

/// Makes its certificate once, and serves a client that trusts that one alone.
#[cfg(all(feature = "tls", feature = "crypto"))]
#[test]
fn https() {
    use std::os::unix::fs::PermissionsExt;
    let data = TempDir::new();
    let place = TempDir::new();
    let client = place.path().join("client.js");
    fs::write(&client, HTTPS_CLIENT).expect("a new file can be written");
    let file = |name: &str| data.path().join(name);
    let mut before = None;
    for _ in 0..2 {
        let (server, port) = start_example("https.js", "TLS_DATA", data.path());
        let mut ask = mote(&client);
        let output = ask.arg(port.to_string()).arg(file("cert.pem")).output().expect("it can be started");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "200 true Safe and sound\n404 true\n");
        assert_eq!(server.terminate().signal(), Some(15));
        let made = fs::read(file("cert.pem")).expect("it is there");
        assert_eq!(before.get_or_insert(made.clone()), &made, "it stays");
    }
    let mode = fs::metadata(file("key.pem")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(all(feature = "tls", feature = "crypto"))]
const HTTPS_CLIENT: &str = "
const [port, file] = process.argv.slice(2);
const https = require('https');
const ca = require('fs').readFileSync(file);
function ask(path, then) {
  https.get({ host: '127.0.0.1', port, path, ca, agent: false }, (res) => {
    let text = '';
    res.on('data', (chunk) => { text += chunk; });
    res.on('end', () => {
      const [, title] = /<h1>(.*)<.h1>/.exec(text) ?? [];
      console.log([res.statusCode, res.socket.authorized, title].join(' ').trim());
      then?.();
    });
  });
}
ask('/', () => ask('/nothing'));
";

const LIVE_CLIENT: &str = "
const port = process.argv[2];
const { once } = require('events');
(async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live`);
  const events = new EventSource(`http://127.0.0.1:${port}/events`);
  const check = ({ data }) => { if (!(JSON.parse(data).load >= 0)) throw new Error(data); };
  const two = (target) => new Promise((resolve) => {
    let count = 0;
    target.onmessage = (event) => { check(event); if (++count === 2) resolve(count); };
  });
  const [messages, told] = await Promise.all([two(socket), two(events)]);
  events.close();
  socket.send('nonsense');
  const [{ code }] = await once(socket, 'close');
  console.log(`${messages} messages, ${told} events, refused with ${code}`);
})();
";

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
        "blog/app.js",
        "blog/views/error.ejs",
        "blog/views/head.ejs",
        "blog/views/index.ejs",
        "blog/views/post.ejs",
        "board.js",
        "express-hello.js",
        "hello.js",
        "https.js",
        "live.js",
        "login.js",
        "modules/Messages.js",
        "modules/app.js",
        "modules/square.js",
        "rest-api.js",
        "site/app.js",
        "site/public/404.html",
        "site/public/about.html",
        "site/public/index.html",
        "site/public/style.3f2a9c.css",
        "upload.js",
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
