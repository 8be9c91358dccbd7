//! Starting a program in a new process: fork, and what has to happen between it and exec. std's Command
//! knows neither sessions of one's own nor descriptors above 2.
//!
//! The child has only its copy of the calling thread, so between fork and exec it makes system calls and
//! nothing else: everything it reads was laid out by the parent. What fails there comes back over a pipe
//! that closes by itself when exec succeeds.

use super::pointers;
use std::ffi::{CStr, CString};
use std::io::{self, Read};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::ptr;

/// What to start, and how.
pub struct Program {
    /// The files to try one after the other: where the search path leads to.
    pub candidates: Vec<CString>,
    /// argv, the program's own name included.
    pub args: Vec<CString>,
    /// `NAME=value`
    pub env: Vec<CString>,
    pub cwd: Option<CString>,
    /// What the child's descriptors stand for, by number; none: not open in the child.
    pub files: Vec<Option<OwnedFd>>,
    /// In a session of its own.
    pub detached: bool,
    pub uid: Option<u32>,
    pub gid: Option<u32>,
}

/// Programs without a `#!` line that the system does not take for executables are the shell's, as execvp(3)
/// has it.
const SHELL: &CStr = c"/bin/sh";
/// Past the last classic signal; the real-time ones have no handlers of ours.
const SIGNALS: i32 = 32;

/// Starts it and answers the process id. The caller must wait for it. Errors: whatever fork, chdir, setuid
/// or exec says; then nothing is left to wait for.
pub fn spawn(program: Program) -> io::Result<i32> {
    let above = program.files.len() as RawFd;
    // Out of the way of the numbers they will get.
    let move_up = |file: &OwnedFd| duplicate_above(file.as_raw_fd(), above);
    let files: Vec<Option<OwnedFd>> =
        program.files.iter().map(|file| file.as_ref().map(move_up).transpose()).collect::<io::Result<_>>()?;
    let (news, low) = io::pipe()?;
    let tell = duplicate_above(low.as_raw_fd(), above)?;
    drop(low);
    let layout = Layout {
        candidates: pointers(&program.candidates),
        args: pointers(&program.args),
        shell_args: shell_args(&program.args),
        env: pointers(&program.env),
        files: files.iter().map(|file| file.as_ref().map_or(-1, AsRawFd::as_raw_fd)).collect(),
        tell: tell.as_raw_fd(),
        program: &program,
    };
    let pid = fork(layout)?;
    drop(tell);
    let mut errno = Vec::new();
    // A read that fails leaves nothing, which is what success looks like; exec has run by then or will.
    let _ = news.take(4).read_to_end(&mut errno);
    match <[u8; 4]>::try_from(errno.as_slice()) {
        Err(_) => Ok(pid),
        Ok(errno) => {
            reap(pid);
            Err(io::Error::from_raw_os_error(i32::from_ne_bytes(errno)))
        }
    }
}

/// Everything that the child looks at, as the system calls take it.
struct Layout<'a> {
    candidates: Vec<*const libc::c_char>,
    args: Vec<*const libc::c_char>,
    shell_args: Vec<*const libc::c_char>,
    env: Vec<*const libc::c_char>,
    files: Vec<RawFd>,
    tell: RawFd,
    program: &'a Program,
}

// `sh FILE ARGUMENTS…`; the child puts in the file.
fn shell_args(args: &[CString]) -> Vec<*const libc::c_char> {
    let rest = args.iter().skip(1).map(|arg| arg.as_ptr());
    [SHELL.as_ptr(), ptr::null()].into_iter().chain(rest).chain([ptr::null()]).collect()
}

fn duplicate_above(fd: RawFd, least: RawFd) -> io::Result<OwnedFd> {
    // SAFETY: fcntl takes any number and answers EBADF for one that is not open.
    let copy = unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, least) };
    if copy < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the kernel has just made this descriptor; nobody else owns it.
    Ok(unsafe { OwnedFd::from_raw_fd(copy) })
}

fn reap(pid: i32) {
    // SAFETY: no status is asked for; the process is a child of ours that nobody else waits for.
    while unsafe { libc::waitpid(pid, ptr::null_mut(), 0) } < 0
        && io::Error::last_os_error().raw_os_error() == Some(libc::EINTR)
    {}
}

// No signal may reach the child while our handlers are still in place there: they would write into pipes
// that it shares with us.
fn fork(mut layout: Layout) -> io::Result<i32> {
    // SAFETY: the sets are the kernel's to fill and live until the calls are over. After fork the child
    // runs `become_program` alone, which never returns and touches nothing but what `layout` points to.
    unsafe {
        let mut all: libc::sigset_t = std::mem::zeroed();
        let mut before: libc::sigset_t = std::mem::zeroed();
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut before);
        let pid = libc::fork();
        if pid == 0 {
            become_program(&mut layout);
        }
        let error = io::Error::last_os_error();
        libc::pthread_sigmask(libc::SIG_SETMASK, &before, ptr::null_mut());
        if pid < 0 { Err(error) } else { Ok(pid) }
    }
}

/// The child's way to exec: only system calls that signal-safety(7) lists.
///
/// # Safety
/// Only in a child just forked, with all signals blocked.
unsafe fn become_program(layout: &mut Layout) -> ! {
    // SAFETY: all pointers are those of live, NUL-terminated texts and null-terminated lists.
    unsafe {
        let errno = match prepare(layout) {
            Ok(()) => exec(layout),
            Err(errno) => errno,
        };
        libc::write(layout.tell, (&raw const errno).cast(), 4);
        libc::_exit(127)
    }
}

/// # Safety
/// As for `become_program`.
unsafe fn prepare(layout: &Layout) -> Result<(), i32> {
    let program = layout.program;
    // SAFETY: plain numbers, and the texts that `program` holds.
    unsafe {
        for signal in (1..SIGNALS).filter(|signal| ![libc::SIGKILL, libc::SIGSTOP].contains(signal)) {
            libc::signal(signal, libc::SIG_DFL);
        }
        if program.detached {
            libc::setsid();
        }
        for (number, &file) in layout.files.iter().enumerate() {
            let number = number as RawFd;
            if file < 0 {
                continue;
            }
            check(libc::dup2(file, number))?;
            if number <= 2 {
                // Most programs don't expect standard streams that would block.
                let flags = libc::fcntl(number, libc::F_GETFL);
                if flags & libc::O_NONBLOCK != 0 {
                    libc::fcntl(number, libc::F_SETFL, flags & !libc::O_NONBLOCK);
                }
            }
        }
        if let Some(cwd) = &program.cwd {
            check(libc::chdir(cwd.as_ptr()))?;
        }
        if program.uid.is_some() || program.gid.is_some() {
            // Only root may, and only root has to.
            libc::setgroups(0, ptr::null());
        }
        if let Some(gid) = program.gid {
            check(libc::setgid(gid))?;
        }
        if let Some(uid) = program.uid {
            check(libc::setuid(uid))?;
        }
        let mut none: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&mut none);
        libc::sigprocmask(libc::SIG_SETMASK, &none, ptr::null_mut());
    }
    Ok(())
}

/// Answers why none of the candidates could be run.
///
/// # Safety
/// As for `become_program`.
unsafe fn exec(layout: &mut Layout) -> i32 {
    let mut denied = false;
    let mut errno = libc::ENOENT;
    for at in 0..layout.candidates.len() - 1 {
        let file = layout.candidates[at];
        // SAFETY: the lists end with null and outlive the call, which does not return when it succeeds.
        unsafe {
            libc::execve(file, layout.args.as_ptr(), layout.env.as_ptr());
            errno = last_errno();
            if errno == libc::ENOEXEC {
                layout.shell_args[1] = file;
                libc::execve(SHELL.as_ptr(), layout.shell_args.as_ptr(), layout.env.as_ptr());
                errno = last_errno();
            }
        }
        match errno {
            libc::EACCES => denied = true,
            libc::ENOENT | libc::ENOTDIR | libc::ESTALE | libc::ENODEV | libc::ETIMEDOUT => {}
            _ => return errno,
        }
    }
    if denied { libc::EACCES } else { errno }
}

fn check(result: i32) -> Result<(), i32> {
    if result < 0 { Err(last_errno()) } else { Ok(()) }
}

fn last_errno() -> i32 {
    io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn text(text: &str) -> CString {
        CString::new(text).unwrap()
    }

    fn shell(script: &str, files: Vec<Option<OwnedFd>>) -> Program {
        Program {
            candidates: vec![text("/nowhere/sh"), text("/bin/sh")],
            args: vec![text("sh"), text("-c"), text(script)],
            env: vec![text("GREETING=hello")],
            cwd: Some(text("/")),
            files,
            detached: false,
            uid: None,
            gid: None,
        }
    }

    fn status(pid: i32) -> i32 {
        let mut status = 0;
        // SAFETY: the status is written to where it was told.
        assert_eq!(unsafe { libc::waitpid(pid, &mut status, 0) }, pid);
        libc::WEXITSTATUS(status)
    }

    #[test]
    fn descriptors_get_the_numbers_that_were_asked_for() {
        let (mut output, ours) = io::pipe().unwrap();
        let (input, mut feed) = io::pipe().unwrap();
        let files = vec![None, None, None, None, Some(input.into()), Some(ours.into())];
        let pid = spawn(shell("echo $GREETING $(cat <&4) $(pwd) >&5; exit 3", files)).unwrap();
        feed.write_all(b"you").unwrap();
        drop(feed);
        let mut said = String::new();
        output.read_to_string(&mut said).unwrap();
        assert_eq!((said.as_str(), status(pid)), ("hello you /\n", 3));
    }

    #[test]
    fn what_keeps_a_program_from_starting_is_said() {
        let mut program = shell("exit", Vec::new());
        program.cwd = Some(text("/nowhere"));
        assert_eq!(spawn(program).unwrap_err().raw_os_error(), Some(libc::ENOENT));
        let mut program = shell("exit", Vec::new());
        program.candidates = vec![text("/"), text("/nowhere/sh")];
        assert_eq!(spawn(program).unwrap_err().raw_os_error(), Some(libc::EACCES));
    }
}
