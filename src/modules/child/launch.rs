//! What a script asks for, put into what the system takes: the search path followed, descriptors opened,
//! pipes made.

use crate::sys::spawn::Program;
use rquickjs::{Object, Result};
use rustix::net::{AddressFamily, SocketFlags, SocketType, socketpair};
use std::ffi::CString;
use std::io;
use std::os::fd::OwnedFd;

const NOTHING: i32 = -1;
const PIPE: i32 = -2;

/// Where execvp(3) looks when there is no PATH.
const DEFAULT_PATH: &str = "/usr/local/bin:/bin:/usr/bin";

/// A program as a script describes it.
pub struct Request {
    file: String,
    args: Vec<String>,
    env: Vec<String>,
    cwd: Option<String>,
    detached: bool,
    uid: Option<u32>,
    gid: Option<u32>,
}

impl Request {
    /// From { file, args, env, cwd, detached, uid, gid }.
    pub fn read(options: &Object) -> Result<Request> {
        // -1 is a valid id for setuid(2), which changes nothing.
        let id = |id: Option<f64>| id.map(|id| id as i64 as u32);
        Ok(Request {
            file: options.get("file")?,
            args: options.get("args")?,
            env: options.get("env")?,
            cwd: options.get("cwd")?,
            detached: options.get("detached")?,
            uid: id(options.get("uid")?),
            gid: id(options.get("gid")?),
        })
    }

    // The child's own PATH counts, as in Node.
    fn candidates(&self) -> Vec<String> {
        if self.file.contains('/') {
            return vec![self.file.clone()];
        }
        let path = self.env.iter().find_map(|entry| entry.strip_prefix("PATH=")).unwrap_or(DEFAULT_PATH);
        let join = |folder: &str| match folder {
            "" => self.file.clone(),
            folder => format!("{folder}/{}", self.file),
        };
        path.split(':').map(join).collect()
    }
}

fn texts(texts: Vec<String>) -> io::Result<Vec<CString>> {
    texts.into_iter().map(|text| Ok(CString::new(text)?)).collect()
}

/// Our ends of the pipes, by the child's descriptor numbers.
pub type Ends = Vec<Option<OwnedFd>>;

/// The program ready to start, and our ends of its pipes, which would block. Errors: EBADF for a number that
/// is not open, EMFILE.
pub fn prepare(request: Request, stdio: &[i32]) -> io::Result<(Program, Ends)> {
    let candidates = texts(request.candidates())?;
    let mut files = Vec::with_capacity(stdio.len());
    let mut ends = Vec::with_capacity(stdio.len());
    for (number, &kind) in stdio.iter().enumerate() {
        let (file, end) = match kind {
            PIPE => {
                let (ours, theirs) =
                    socketpair(AddressFamily::UNIX, SocketType::STREAM, SocketFlags::CLOEXEC, None)?;
                (Some(theirs), Some(ours))
            }
            // A standard stream that is closed would get what the program opens next.
            NOTHING if number <= 2 => (Some(null(number)?), None),
            NOTHING => (None, None),
            fd => (Some(crate::sys::duplicate(fd)?), None),
        };
        files.push(file);
        ends.push(end);
    }
    let program = Program {
        candidates,
        args: texts(request.args)?,
        env: texts(request.env)?,
        cwd: request.cwd.map(CString::new).transpose()?,
        files,
        detached: request.detached,
        uid: request.uid,
        gid: request.gid,
    };
    Ok((program, ends))
}

fn null(number: usize) -> io::Result<OwnedFd> {
    let file = std::fs::OpenOptions::new().read(number == 0).write(number != 0).open("/dev/null")?;
    Ok(file.into())
}

/// The number in an error; a NUL in a text, which scripts were kept from, counts as EINVAL.
pub fn errno(error: &io::Error) -> i32 {
    error.raw_os_error().unwrap_or(libc::EINVAL)
}
