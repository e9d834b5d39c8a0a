//! Crates outside the workspace compile in every edition and with a renamed runtime, and can call the sandbox.

#[path = "support/cargo.rs"]
mod cargo;

use std::process::Command;

use memoram_sandbox::{Method, Sandbox};

#[tokio::test]
async fn crates_outside_the_workspace_build_and_the_readme_example_calls() -> Result<(), Box<dyn std::error::Error>> {
    let built = cargo::cargo(&cargo::root().join("tests/crates"), &["build", "--quiet", "--workspace"]);
    assert!(built.status.success(), "{}", cargo::printed(&built));

    let sandbox = Sandbox::start().await?;
    let output = Command::new(cargo::target().join("debug/call"))
        .env("MEMORAM_API_KEY", sandbox.api_key())
        .env("MEMORAM_MEMORY_KEY", sandbox.memory_key())
        .env("MEMORAM_BASE_URL", sandbox.base_url())
        .output()?;
    let printed = String::from_utf8(output.stdout)?;
    assert!(printed.ends_with(" is pending\n"), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(sandbox.requests(Method::POST, "/access-requests"), 1);
    Ok(())
}
