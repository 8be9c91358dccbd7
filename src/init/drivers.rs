//! Kernel modules: which file a name stands for and what it needs first, as depmod has written it down
//! (modules.dep(5)), and the loading. Names and their parameters come from the command line or from
//! /etc/modules, one in a line, as Debian's modules(5) has it.

use super::say;
use rustix::io::Errno;
use rustix::system::{finit_module, uname};
use std::ffi::CString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

const LIST: &str = "/etc/modules";
/// The kernel unpacks the file itself (include/uapi/linux/module.h).
const COMPRESSED: i32 = 4;

/// Loads those named, or those of /etc/modules where that file is.
pub fn load(named: Option<&[String]>) {
    let listed;
    let lines = match named {
        Some(named) => named,
        None => {
            listed = lines_of(&fs::read_to_string(LIST).unwrap_or_default());
            &listed
        }
    };
    if lines.is_empty() {
        return;
    }
    let folder = Path::new("/lib/modules").join(uname().release().to_string_lossy().as_ref());
    let needs = fs::read_to_string(folder.join("modules.dep")).unwrap_or_default();
    for line in lines {
        let (name, parameters) = line.split_once(' ').unwrap_or((line, ""));
        if let Err(e) = load_one(&folder, &needs, name, parameters.trim()) {
            say(&format!("the kernel module {name} can't be loaded: {e}"));
        }
    }
}

fn lines_of(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).map(String::from).collect()
}

fn load_one(folder: &Path, needs: &str, name: &str, parameters: &str) -> Result<(), String> {
    if name.starts_with('/') {
        return load_file(Path::new(name), parameters);
    }
    let Some((file, first)) = found(needs, name) else {
        let built_in = fs::read_to_string(folder.join("modules.builtin")).unwrap_or_default();
        let is_built_in = built_in.lines().any(|path| is_called(path, name));
        return if is_built_in {
            Ok(())
        } else {
            Err(format!("{} does not name it", folder.join("modules.dep").display()))
        };
    };
    for each in first {
        load_file(&folder.join(each), "")?;
    }
    load_file(&folder.join(file), parameters)
}

/// The module's file and those that must be loaded before it, in that order.
fn found<'a>(needs: &'a str, name: &str) -> Option<(&'a str, Vec<&'a str>)> {
    let mut lines = needs.lines().filter_map(|line| line.split_once(':'));
    let (file, first) = lines.find(|(file, _)| is_called(file, name))?;
    // (what is needed most stands last)
    Some((file, first.split_whitespace().rev().collect()))
}

// Hyphens and underscores are the same in names of modules.
fn is_called(path: &str, name: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.split(".ko").next().unwrap_or(file);
    stem.replace('-', "_") == name.replace('-', "_")
}

fn load_file(path: &Path, parameters: &str) -> Result<(), String> {
    let told = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let file = File::open(path).map_err(|e| told(&e))?;
    let parameters = CString::new(parameters).map_err(|e| told(&e))?;
    let is_compressed = PathBuf::from(path).extension().is_none_or(|ending| ending != "ko");
    match finit_module(file, &parameters, if is_compressed { COMPRESSED } else { 0 }) {
        // Another one has brought it already.
        Ok(()) | Err(Errno::EXIST) => Ok(()),
        Err(e) => Err(told(&e)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEEDS: &str = "kernel/net/core/failover.ko:\n\
        kernel/drivers/net/net_failover.ko: kernel/net/core/failover.ko\n\
        kernel/drivers/net/virtio_net.ko.xz: kernel/drivers/net/net_failover.ko kernel/net/core/failover.ko\n";

    #[test]
    fn what_is_needed_comes_first() {
        let first = vec!["kernel/net/core/failover.ko", "kernel/drivers/net/net_failover.ko"];
        assert_eq!(found(NEEDS, "virtio-net"), Some(("kernel/drivers/net/virtio_net.ko.xz", first)));
        assert_eq!(found(NEEDS, "failover"), Some(("kernel/net/core/failover.ko", vec![])));
        assert_eq!(found(NEEDS, "net"), None);
    }

    #[test]
    fn a_list_may_have_notes() {
        assert_eq!(lines_of("# modules\n\n i2c-dev \nw1 delay=3 # slow\n"), ["i2c-dev", "w1 delay=3"]);
    }
}
