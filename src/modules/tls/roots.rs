//! The authorities that are trusted when a program names none: the system's, read when they are first
//! needed, and those that NODE_EXTRA_CA_CERTS adds.

use super::credentials::certificates;
use super::verify::Store;
use std::env;
use std::fs;
use std::path::Path;

/// Where Linux distributions keep all of them in one file.
const FILES: &[&str] = &[
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/tls/cacert.pem",
    "/etc/ssl/cert.pem",
];
/// Or each in a file of its own.
const FOLDERS: &[&str] = &["/etc/ssl/certs", "/etc/pki/tls/certs"];

/// Reads the system's authorities; SSL_CERT_FILE and SSL_CERT_DIR say where else they are. None are trusted
/// where there are none.
pub fn system() -> Store {
    let mut store = Store::default();
    let (file, folders) = (env::var_os("SSL_CERT_FILE"), env::var_os("SSL_CERT_DIR"));
    if file.is_some() || folders.is_some() {
        if let Some(file) = file {
            add_file(&mut store, Path::new(&file));
        }
        for folder in folders.iter().flat_map(env::split_paths) {
            add_folder(&mut store, &folder);
        }
    } else if !FILES.iter().any(|file| add_file(&mut store, Path::new(file))) {
        FOLDERS.iter().any(|folder| add_folder(&mut store, Path::new(folder)));
    }
    store
}

/// Those of NODE_EXTRA_CA_CERTS; a file that can't be read adds none.
pub fn extra() -> Store {
    let mut store = Store::default();
    if let Some(file) = env::var_os("NODE_EXTRA_CA_CERTS") {
        add_file(&mut store, Path::new(&file));
    }
    store
}

// Answers whether there was one.
fn add_file(store: &mut Store, path: &Path) -> bool {
    let Ok(text) = fs::read(path) else { return false };
    let Ok(found) = certificates(&text) else { return false };
    found.into_iter().for_each(|certificate| store.add(certificate.to_vec()));
    true
}

fn add_folder(store: &mut Store, path: &Path) -> bool {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.filter(|entry| add_file(store, &entry.path())).count() > 0
}
