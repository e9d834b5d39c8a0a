//! A crate outside the workspace, with the runtime by path alone, compiles the README's example and calls with it.

use std::path::{Path, PathBuf};
use std::process::Command;

use memoram_sandbox::{Method, Sandbox};

#[tokio::test]
async fn the_readme_example_works_outside_the_workspace() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start().await?;
    let output = Command::new(build()?)
        .env("MEMORAM_API_KEY", sandbox.api_key())
        .env("MEMORAM_MEMORY_KEY", sandbox.memory_key())
        .env("MEMORAM_BASE_URL", sandbox.base_url())
        .output()?;
    let printed = String::from_utf8(output.stdout)?;
    assert!(printed.ends_with(" is pending\n"), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(sandbox.requests(Method::POST, "/access-requests"), 1);
    Ok(())
}

/// Builds the crate with the workspace's own versions, and returns its binary.
fn build() -> Result<PathBuf, Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = root.join("tests/downstream");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downstream");
    std::fs::create_dir_all(&target)?;
    // The manifest is used where it stands; its lock file must not be left in the source tree.
    std::fs::copy(root.join("Cargo.lock"), source.join("Cargo.lock"))?;
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--manifest-path"])
        .arg(source.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target)
        .status()?;
    assert!(status.success(), "the crate does not build");
    Ok(target.join("debug/downstream"))
}
