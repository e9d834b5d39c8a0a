//! Runs cargo on crates outside the workspace.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The root of this workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The target folder for crates outside the workspace. They share it, so that dependencies are built once.
pub(crate) fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("crates")
}

/// Runs a cargo command on the crates in a folder, with the lock file of this workspace.
pub(crate) fn cargo(folder: &Path, command: &[&str]) -> Output {
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file can be copied");
    Command::new(env!("CARGO"))
        .args(command)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env_remove("MEMORAM_SPEC")
        .output()
        .expect("cargo can be run")
}

/// The standard error of cargo, without the hundreds of `cargo:` lines that it repeats when a build script fails.
pub(crate) fn printed(output: &Output) -> String {
    let printed = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = printed.lines().filter(|line| !line.trim_start().starts_with("cargo:")).collect();
    lines.join("\n")
}
