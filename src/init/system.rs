//! The machine's own affairs: the kernel's file systems, the console, the machine's name; and its end. In a
//! container, which is somebody else's machine, mounts are made only where nothing is, and none is undone.

use super::say;
use crate::sys;
use rustix::fs::sync;
use rustix::io::Errno;
use rustix::mount::{MountFlags, UnmountFlags, mount, mount_remount, unmount};
use rustix::process::{WaitOptions, wait};
use rustix::system::{RebootCommand, reboot, sethostname, uname};
use std::fs::{self, OpenOptions};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

/// How the machine ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    PowerOff,
    Reboot,
}

/// The number of the first namespace of processes, the same in every kernel (include/linux/proc_ns.h).
const FIRST_NAMESPACE: u64 = 0xEFFF_FFFC;

/// Whether this is process 1 of a container, not of the machine. Without /proc it is the machine's.
fn is_container() -> bool {
    fs::metadata("/proc/self/ns/pid").is_ok_and(|space| space.ino() != FIRST_NAMESPACE)
}

/// What everything after it stands on: /proc, /sys, /dev, the console, room for temporary files, a name.
pub fn prepare() {
    let quiet = MountFlags::NOSUID | MountFlags::NOEXEC | MountFlags::NODEV;
    attach("proc", "/proc", quiet);
    attach("sysfs", "/sys", quiet);
    if !is_container() {
        attach("devtmpfs", "/dev", MountFlags::NOSUID);
        // A root that can't be written to leaves no room for what programs expect to write.
        for place in ["/tmp", "/run"] {
            if is_read_only(place) {
                attach("tmpfs", place, MountFlags::NOSUID | MountFlags::NODEV);
            }
        }
        // Ctrl-Alt-Del is a signal to this process, not the machine's sudden end.
        let _ = reboot(RebootCommand::CadOff);
    }
    open_console();
    if let Some(name) = own_name() {
        set_name(&name);
    }
}

fn attach(kind: &str, place: &str, flags: MountFlags) {
    // There, or not to be made: then mounting says so.
    let _ = fs::create_dir(place);
    match mount(kind, place, kind, flags, None) {
        // Busy: the kernel or who started us has done it.
        Ok(()) | Err(Errno::BUSY) => {}
        Err(e) => say(&format!("{place} can't be mounted: {e}")),
    }
}

fn is_read_only(place: &str) -> bool {
    rustix::fs::statvfs(place).is_ok_and(|fs| fs.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY))
}

/// A kernel that found no console has given us none, and Rust has opened /dev/null in its place.
fn open_console() {
    let is_null = |file: &fs::File| {
        file.metadata()
            .is_ok_and(|data| data.file_type().is_char_device() && data.rdev() == rustix::fs::makedev(1, 3))
    };
    let Ok(output) = sys::duplicate(2).map(fs::File::from) else { return };
    if !is_null(&output) {
        return;
    }
    let Ok(console) = OpenOptions::new().read(true).write(true).open("/dev/console") else { return };
    // A console that can't be had leaves the machine silent, no worse.
    let _ = rustix::stdio::dup2_stdin(&console);
    let _ = rustix::stdio::dup2_stdout(&console);
    let _ = rustix::stdio::dup2_stderr(&console);
}

/// The name that /etc/hostname gives the machine.
pub fn own_name() -> Option<String> {
    let text = fs::read_to_string("/etc/hostname").ok()?;
    let name = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    Some(name.to_string())
}

fn set_name(name: &str) {
    if let Err(e) = sethostname(name.as_bytes()) {
        say(&format!("the machine can't be named {name}: {e}"));
    }
}

/// Names a machine that has no name of its own, as the network says.
pub fn name_if_nameless(name: &str) {
    if ["(none)", "", "localhost"].map(str::as_bytes).contains(&uname().nodename().to_bytes()) {
        set_name(name);
    }
}

/// Gives back the memory that starting took: from now on this process mostly waits.
pub fn settle() {
    sys::release_file_pages();
}

/// Brings everything to the disks and ends the machine; a container ends with this process.
pub fn end(how: End) -> ! {
    say(if how == End::PowerOff { "power off" } else { "reboot" });
    sync();
    if !is_container() {
        undo_mounts();
        sync();
    }
    let command = if how == End::PowerOff { RebootCommand::PowerOff } else { RebootCommand::Restart };
    match reboot(command) {
        // A container without the right to do it.
        Err(Errno::PERM) if is_container() => std::process::exit(0),
        Err(e) => say(&format!("the machine can't be ended: {e}")),
        Ok(()) => {}
    }
    rest()
}

// Process 1 must not end: the kernel would call that a panic. Orphans are still taken in.
fn rest() -> ! {
    loop {
        if wait(WaitOptions::empty()).is_err() {
            std::thread::park();
        }
    }
}

// The last one mounted is the first one to go. What is still in use, and the root, can only be read any more.
fn undo_mounts() {
    let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
    let places: Vec<String> = mounts.lines().filter_map(place_of).collect();
    for place in places.iter().rev().filter(|place| *place != "/" && *place != "/proc") {
        if unmount(place.as_str(), UnmountFlags::empty()).is_err() {
            read_only(Path::new(place));
        }
    }
    read_only(Path::new("/"));
}

fn read_only(place: &Path) {
    // (what has no notion of it, such as the kernel's own, loses nothing)
    let _ = mount_remount(place, MountFlags::RDONLY, "");
}

// A line of /proc/mounts: blanks and their like in a path stand there as octal numbers, see fstab(5).
fn place_of(line: &str) -> Option<String> {
    let raw = line.split(' ').nth(1)?;
    let mut parts = raw.split('\\');
    let mut place = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at_checked(3)?;
        place.push(u8::from_str_radix(code, 8).ok()?);
        place.extend(rest.as_bytes());
    }
    String::from_utf8(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_mounts_are_read() {
        assert_eq!(place_of("proc /proc proc rw 0 0").as_deref(), Some("/proc"));
        assert_eq!(place_of("/dev/sda1 /my\\040data\\134x ext4 rw 0 0").as_deref(), Some("/my data\\x"));
        for broken in ["", "x", "x /a\\0", "x /a\\999"] {
            assert_eq!(place_of(broken), None, "{broken}");
        }
    }
}
