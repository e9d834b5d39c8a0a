//! What `add --all` writes compiles under the attributes, without an error or a warning.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const MANIFEST: &str = r#"
[package]
name = "written"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
memoram-runtime = { path = "RUNTIME", default-features = false, features = ["macros"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"#;

/// The documents of this project's tests that have an operation that can be written.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folders = [
        "tests/documents",
        "memoram-macros/src/tests/documents",
        "memoram-openapi/openapi",
        "cargo-memoram/tests/documents",
        "cargo-memoram/tests/shop",
    ];
    let entries = folders.map(|folder| std::fs::read_dir(root.join(folder)).expect("the folder is there"));
    let mut files: Vec<PathBuf> =
        entries.into_iter().flatten().map(|entry| entry.expect("it can be read").path()).collect();
    files.sort();
    files
}

fn memoram(folder: &Path, spec: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-memoram"));
    command.args(["memoram", "add", "--all", "--spec", spec]).current_dir(folder).env_remove("MEMORAM_SPEC");
    command.output().expect("the command runs")
}

#[test]
fn everything_that_is_written_compiles() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("written");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("src")).expect("the folder can be made");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let runtime = root.join("memoram-runtime");
    let manifest = MANIFEST.replace("RUNTIME", runtime.to_str().expect("the path is UTF-8"));
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
    std::fs::write(folder.join("src/lib.rs"), "").expect("the file can be written");
    std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file can be copied");
    // Documents have deprecated operations.
    let mut modules = "#![deny(warnings)]\n#![allow(deprecated)]\n".to_owned();
    for (index, document) in documents().iter().enumerate() {
        let name = format!("{index}-{}", document.file_name().expect("it has a name").to_string_lossy());
        std::fs::copy(document, folder.join(&name)).expect("the document can be copied");
        let written = memoram(&folder, &name);
        // Some are no documents, so that other tests see what is said of them.
        if written.status.code() != Some(2) {
            std::fs::write(folder.join(format!("src/api{index}.rs")), &written.stdout).expect("it can be written");
            modules.push_str(&format!("pub mod api{index};\n"));
        }
    }
    assert!(modules.matches("pub mod").count() > 10, "{modules}");
    std::fs::write(folder.join("src/lib.rs"), modules).expect("the file can be written");
    let output = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--offline"])
        .current_dir(&folder)
        // Shared with other crates outside the workspace, so that dependencies are built once.
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("crates"))
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env_remove("MEMORAM_SPEC")
        .output()
        .expect("cargo can be run");
    let printed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{printed}");
}
