//! Where a required name leads, as far as it is a matter of files: pure over [`Files`], so that it is
//! tested with a tree in memory. The rules over packages (`exports`, `imports`, `type`) are walked in
//! js/node/internal/modules/package.js, over JSON that the engine parses.
//!
//! Follows https://nodejs.org/api/modules.html#all-together: LOAD_AS_FILE, LOAD_INDEX, and the probing half
//! of LOAD_AS_DIRECTORY. [`names`] finds what a CommonJS module exports, for `import { name } from`.

pub mod disk;
mod escapes;
pub mod names;

/// What a path leads to, symbolic links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Directory,
    Missing,
}

/// The file system as the loader sees it. Paths are absolute.
pub trait Files {
    fn kind(&self, path: &str) -> Kind;
    /// The path without symbolic links; the path itself where that can't be told.
    fn real(&self, path: &str) -> String;
}

/// What `find` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The real path of a file.
    File(String),
    /// A directory, whose package.json is to be asked.
    Directory,
    Nothing,
}

/// The file that `path` names: itself, or with one of `extensions` (".js", …). With a slash at its end, or
/// as "." or "..", a name can only be a directory's.
pub fn find(files: &dyn Files, path: &str, extensions: &[&str], only_directory: bool) -> Found {
    let kind = files.kind(path);
    if !only_directory {
        if kind == Kind::File {
            return Found::File(files.real(path));
        }
        if let Some(file) = with_extension(files, path, extensions) {
            return Found::File(file);
        }
    }
    if kind == Kind::Directory { Found::Directory } else { Found::Nothing }
}

/// The file that a directory stands for: what `main` of its package.json names, or its index. Answers the
/// file and whether it was the index that `main` should have named.
pub fn find_in_directory(
    files: &dyn Files,
    directory: &str,
    main: Option<&str>,
    extensions: &[&str],
) -> Option<(String, bool)> {
    if let Some(main) = main {
        let path = join(directory, main);
        if files.kind(&path) == Kind::File {
            return Some((files.real(&path), false));
        }
        let named = with_extension(files, &path, extensions);
        if let Some(file) = named.or_else(|| with_extension(files, &join(&path, "index"), extensions)) {
            return Some((file, false));
        }
    }
    with_extension(files, &join(directory, "index"), extensions).map(|file| (file, true))
}

fn with_extension(files: &dyn Files, path: &str, extensions: &[&str]) -> Option<String> {
    extensions
        .iter()
        .map(|extension| format!("{path}{extension}"))
        .find(|candidate| files.kind(candidate) == Kind::File)
        .map(|candidate| files.real(&candidate))
}

/// `path.resolve(base, name)` for an absolute `base`: no `.`, no `..`, no doubled slash, none at the end.
pub fn join(base: &str, name: &str) -> String {
    let start = if name.starts_with('/') { "" } else { base };
    let mut parts: Vec<&str> = Vec::new();
    for part in start.split('/').chain(name.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

/// Whether a name can only be a directory's.
pub fn names_directory(name: &str) -> bool {
    matches!(name.rsplit('/').next(), Some("" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Files by path; a value is where the path really leads.
    struct Tree(BTreeMap<&'static str, &'static str>);

    impl Tree {
        fn of(paths: &[&'static str]) -> Tree {
            Tree(paths.iter().map(|path| (*path, *path)).collect())
        }
    }

    impl Files for Tree {
        fn kind(&self, path: &str) -> Kind {
            let inside = format!("{path}/");
            if self.0.contains_key(path) {
                Kind::File
            } else if self.0.keys().any(|file| file.starts_with(&inside)) {
                Kind::Directory
            } else {
                Kind::Missing
            }
        }
        fn real(&self, path: &str) -> String {
            self.0.get(path).map_or(path, |real| real).to_string()
        }
    }

    const EXTENSIONS: &[&str] = &[".js", ".json", ".node"];

    fn file(path: &str) -> Found {
        Found::File(path.to_string())
    }

    #[test]
    fn a_file_is_found_by_its_whole_name_first() {
        let tree = Tree::of(&["/a/x", "/a/x.js", "/a/y.json", "/a/y.node"]);
        assert_eq!(find(&tree, "/a/x", EXTENSIONS, false), file("/a/x"));
        assert_eq!(find(&tree, "/a/y", EXTENSIONS, false), file("/a/y.json"));
        assert_eq!(find(&tree, "/a/z", EXTENSIONS, false), Found::Nothing);
    }

    #[test]
    fn a_file_wins_over_a_directory_of_that_name_unless_a_slash_follows() {
        let tree = Tree::of(&["/a/x.js", "/a/x/index.js"]);
        assert_eq!(find(&tree, "/a/x", EXTENSIONS, false), file("/a/x.js"));
        assert_eq!(find(&tree, "/a/x", EXTENSIONS, true), Found::Directory);
        assert!(names_directory("./x/") && names_directory("..") && names_directory("./x/."));
        assert!(!names_directory("./x") && !names_directory("./.x") && !names_directory("..x"));
    }

    #[test]
    fn a_directory_is_its_main_or_its_index() {
        let tree = Tree::of(&["/p/lib/a.js", "/p/dir/index.js", "/p/index.js"]);
        let main = |main| find_in_directory(&tree, "/p", main, EXTENSIONS);
        assert_eq!(main(Some("lib/a")), Some(("/p/lib/a.js".into(), false)));
        assert_eq!(main(Some("./dir")), Some(("/p/dir/index.js".into(), false)));
        assert_eq!(main(Some("gone.js")), Some(("/p/index.js".into(), true)));
        assert_eq!(main(None), Some(("/p/index.js".into(), true)));
        assert_eq!(find_in_directory(&tree, "/p/lib", None, EXTENSIONS), None);
    }

    #[test]
    fn links_are_followed() {
        let mut tree = Tree::of(&["/real/a.js"]);
        tree.0.insert("/link/a.js", "/real/a.js");
        assert_eq!(find(&tree, "/link/a", EXTENSIONS, false), file("/real/a.js"));
    }

    #[test]
    fn paths_are_joined_as_by_path_resolve() {
        assert_eq!(join("/a/b", "./c.js"), "/a/b/c.js");
        assert_eq!(join("/a/b", "../c//d/"), "/a/c/d");
        assert_eq!(join("/a", "/x/./y"), "/x/y");
        assert_eq!(join("/", "../.."), "/");
    }
}
