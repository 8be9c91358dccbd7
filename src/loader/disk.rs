//! The real file system, asked as seldom as possible: what is there is remembered for as long as `remember`
//! says, where a directory really is for ever. What is missing may appear at any time.

use super::{Files, Kind};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fs;

#[derive(Default)]
pub struct Disk {
    kinds: RefCell<HashMap<String, (Kind, bool)>>,
    remembers: Cell<bool>,
    keeps_links: Cell<bool>,
    directories: RefCell<HashMap<String, String>>,
}

impl Disk {
    /// Begins to remember what paths are, or forgets it: the program may have changed them meanwhile.
    pub fn remember(&self, on: bool) {
        self.remembers.set(on);
        if !on {
            self.kinds.borrow_mut().clear();
        }
    }

    /// Has paths be taken for real as they are (--preserve-symlinks), or no longer.
    pub fn keep_links(&self, on: bool) {
        self.keeps_links.set(on);
    }

    // What the path leads to, and whether its last part is a symbolic link.
    fn look(&self, path: &str) -> (Kind, bool) {
        if let Some(known) = self.kinds.borrow().get(path) {
            return *known;
        }
        let own = fs::symlink_metadata(path);
        let link = own.as_ref().is_ok_and(fs::Metadata::is_symlink);
        let kind = match if link { fs::metadata(path) } else { own } {
            Ok(metadata) if metadata.is_dir() => Kind::Directory,
            Ok(_) => Kind::File,
            Err(_) => Kind::Missing,
        };
        if self.remembers.get() && kind != Kind::Missing {
            self.kinds.borrow_mut().insert(path.to_string(), (kind, link));
        }
        (kind, link)
    }

    fn real_directory(&self, path: &str) -> String {
        if let Some(known) = self.directories.borrow().get(path) {
            return known.clone();
        }
        let real = canonical(path);
        self.directories.borrow_mut().insert(path.to_string(), real.clone());
        real
    }
}

fn canonical(path: &str) -> String {
    fs::canonicalize(path).map_or_else(|_| path.to_string(), |real| real.to_string_lossy().into_owned())
}

impl Files for Disk {
    fn kind(&self, path: &str) -> Kind {
        self.look(path).0
    }

    fn real(&self, path: &str) -> String {
        if self.keeps_links.get() {
            return path.to_string();
        }
        match path.rsplit_once('/') {
            Some((directory, name)) if !directory.is_empty() && !self.look(path).1 => {
                format!("{}/{name}", self.real_directory(directory))
            }
            _ => canonical(path),
        }
    }
}
