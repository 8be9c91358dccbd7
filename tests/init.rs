//! `mote --init`, process 1 of a machine: here of namespaces with a network, mounts and a name of their own, in which
//! it can do no harm. That takes root and the usual tools; without them, and under an emulator, these tests
//! pass unseen. cross/boot.sh does the same with a whole emulated board.
#![cfg(feature = "init")]

mod common;

use common::TempDir;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// How a container's process 1 ends that has switched the machine off, as its starter sees it.
const POWERED_OFF: i32 = 128 + 2;
const REBOOTED: i32 = 128 + 1;

/// A shell script in namespaces of its own. $MOTE is the binary, $PLACE a folder. None of the machine's own files
/// is changed: those that process 1 writes to lie elsewhere.
fn machine(place: &Path, script: &str) -> Option<Output> {
    let can = rustix::process::getuid().is_root() && std::env::var_os("MOTE_BIN").is_none();
    let has = |tool: &str| Command::new(tool).arg("-V").output().is_ok();
    if !(can && has("unshare") && has("ip")) {
        eprintln!("skipped: this takes root, unshare and ip");
        return None;
    }
    fs::write(place.join("resolv.conf"), "").expect("the folder is writable");
    let own_files = "mount --bind $PLACE/resolv.conf /etc/resolv.conf
        for file in /etc/hostname /etc/modules; do test ! -e $file || mount --bind /dev/null $file; done\n";
    let output = common::command("unshare")
        .args(["--net", "--mount", "--uts", "sh", "-c", &format!("{own_files}{script}")])
        .current_dir(place)
        .env("MOTE", common::binary())
        .env("PLACE", place)
        .output();
    Some(output.expect("unshare is there"))
}

const BEGIN: &str = "exec unshare --pid --mount --fork $MOTE --init";

/// Runs one program as the only one; what it printed must come out.
#[track_caller]
fn runs(program: &str, flags: &str, out: &str, status: i32) -> String {
    let place = TempDir::new();
    fs::write(place.path().join("app.js"), program).expect("the folder is writable");
    let Some(output) = machine(place.path(), &format!("{BEGIN} {flags} app.js one two")) else {
        return String::new();
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(String::from_utf8_lossy(&output.stdout), out, "{said}");
    // (a shell's 128 + n and unshare's own death by signal n are the same news)
    let signal = std::os::unix::process::ExitStatusExt::signal(&output.status);
    assert_eq!(output.status.code().or(signal.map(|number| 128 + number)), Some(status), "{said}");
    said
}

#[test]
fn only_process_1_may_be_it() {
    let output =
        common::command(common::binary()).args(["--init", "app.js"]).output().expect("it can be started");
    assert_eq!(output.status.code(), Some(9));
    assert!(String::from_utf8_lossy(&output.stderr).contains(": --init is for process 1"));
}

#[test]
fn a_program_that_ends_well_ends_the_machine() {
    let program =
        "console.log(process.pid !== 1, process.ppid, process.argv.slice(2).join(), process.execArgv.join());
        console.log(Object.keys(require('os').networkInterfaces()).join());";
    runs(program, "--init-net none --max-memory 32", "true 1 one,two --max-memory,32\nlo\n", POWERED_OFF);
}

#[test]
fn a_program_that_crashed_runs_again() {
    let program = "const fs = require('fs');
        fs.appendFileSync('runs', 'x');
        if (fs.readFileSync('runs').length === 2) process.exit(0);
        throw new Error('crash');";
    let said = runs(program, "--init-net none", "", POWERED_OFF);
    assert!(
        said.is_empty() || said.contains("mote: the program has ended with status 1; again in 1 s\n"),
        "{said}"
    );
}

#[test]
fn a_crash_ends_the_machine_where_that_is_wanted() {
    let crash = "process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000)";
    let said = runs(crash, "--init-net=none --init-after-crash=reboot", "", REBOOTED);
    assert!(said.is_empty() || said.contains("by signal 9; reboot"), "{said}");
    runs("process.exit(3)", "--init-net none --init-after-crash poweroff", "", POWERED_OFF);
}

#[test]
fn a_signal_ends_the_program_and_then_the_machine() {
    let program = |signal: &str| {
        format!(
            "process.on('SIGTERM', () => {{ console.log('ended'); process.exit(5); }});
             setInterval(() => {{}}, 1000);
             process.kill(1, '{signal}');"
        )
    };
    runs(&program("SIGTERM"), "--init-net none", "ended\n", POWERED_OFF);
    runs(&program("SIGINT"), "--init-net none", "ended\n", POWERED_OFF);
    runs(&program("SIGHUP"), "--init-net none", "ended\n", REBOOTED);
}

#[test]
fn orphans_are_taken_in() {
    let program = "const { execFileSync } = require('child_process');
        const fs = require('fs');
        const orphan = execFileSync('sh', ['-c', 'true >/dev/null & echo $!']).toString().trim();
        const look = () => (fs.existsSync('/proc/' + orphan) ? setTimeout(look, 20) : console.log('gone'));
        look();";
    runs(program, "--init-net none", "gone\n", POWERED_OFF);
}

#[test]
fn what_the_program_leaves_behind_is_ended() {
    let program =
        "require('child_process').spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }).unref();";
    runs(program, "--init-net none", "", POWERED_OFF);
}

const LOOK: &str = "const eth0 = require('os').networkInterfaces().eth0;
    console.log(eth0.filter((a) => a.family === 'IPv4').map((a) => a.cidr).join(), require('os').hostname());
    console.log(require('fs').readFileSync('/etc/resolv.conf', 'latin1').trim().split('\\n').join(';'));
    const routes = require('fs').readFileSync('/proc/net/route', 'latin1').trim().split('\\n').slice(1);
    console.log(routes.map((line) => line.split('\\t').slice(0, 3).join(' ')).filter((r) => / 0{8} /.test(r)).join());";

/// A cable whose one end is `eth0` of the machine, and the other one's address 10.9.0.1.
const CABLE: &str = "set -e
    mount -t tmpfs none /run
    ip netns add board
    ip link add eth0 type veth peer name far
    ip addr add 10.9.0.1/24 dev far
    ip link set far up
    ip route add default dev far
    hostname localhost\n";

/// The network's bytes of an address as /proc/net/route shows them: in the machine's order.
fn as_in_routes(address: [u8; 4]) -> String {
    format!("{:08X}", u32::from_ne_bytes(address))
}

#[test]
fn an_address_comes_by_dhcp_and_the_interface_may_come_late() {
    let place = TempDir::new();
    fs::write(place.path().join("app.js"), LOOK).expect("the folder is writable");
    let server = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/init/dhcp-server.js");
    fs::copy(server, place.path().join("server.js")).expect("the server is there");
    let script = format!(
        "{CABLE}
        mkfifo ready
        $MOTE server.js > ready & exec 3< ready; read line <&3
        (sleep 0.3; ip link set eth0 netns board) &
        ip netns exec board unshare --pid --mount --fork $MOTE --init app.js || status=$?
        cat <&3
        exit $status"
    );
    let Some(output) = machine(place.path(), &script) else { return };
    let said = String::from_utf8_lossy(&output.stderr);
    let route = as_in_routes([10, 9, 0, 1]);
    let out = format!(
        "10.9.0.77/24 greenhouse\nsearch lan;nameserver 10.9.0.1;nameserver 9.9.9.9\n\
         eth0 00000000 {route}\ndiscover\nrequest\n"
    );
    assert_eq!(String::from_utf8_lossy(&output.stdout), out, "{said}");
    assert!(said.contains("mote: eth0: 10.9.0.77/24\n"), "{said}");
}

#[test]
fn an_address_may_be_given() {
    let place = TempDir::new();
    fs::write(place.path().join("app.js"), LOOK).expect("the folder is writable");
    let script = format!(
        "{CABLE}
        ip link set eth0 netns board
        ip netns exec board unshare --pid --mount --fork $MOTE --init --init-net \\
            10.9.0.5/16,10.9.0.1,10.9.0.2 app.js"
    );
    let Some(output) = machine(place.path(), &script) else { return };
    let route = as_in_routes([10, 9, 0, 1]);
    let out = format!("10.9.0.5/16 localhost\nnameserver 10.9.0.2\neth0 00000000 {route}\n");
    assert_eq!(String::from_utf8_lossy(&output.stdout), out, "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn without_a_network_the_program_runs_all_the_same() {
    let said = runs("console.log('runs')", "--init-interface none0", "runs\n", POWERED_OFF);
    assert!(said.is_empty() || said.contains("no network yet"), "{said}");
}
