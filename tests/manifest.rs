//! What the published crates ask of their users: no newer compiler than they say, and no crate that is banned.

use std::collections::{HashMap, HashSet};
use std::process::Command;

use serde_json::Value;

/// The packages that a user of the published crates builds: normal dependencies, all features.
fn packages() -> Result<Vec<Value>, Box<dyn std::error::Error>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes: HashMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let is_published =
        |package: &Value| ["memoram-runtime", "memoram-macros"].contains(&text(&package["name"]).as_str());
    let all = list(&metadata["packages"]);
    let mut found: HashSet<String> = HashSet::new();
    let mut open: Vec<String> = all.iter().filter(|one| is_published(one)).map(|one| text(&one["id"])).collect();
    while let Some(id) = open.pop() {
        let dependencies = nodes.get(&id).map(|node| list(&node["deps"])).unwrap_or_default();
        if found.insert(id) {
            let normal = |one: &Value| list(&one["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            open.extend(dependencies.iter().filter(|one| normal(one)).map(|one| text(&one["pkg"])));
        }
    }
    Ok(all.into_iter().filter(|one| found.contains(&text(&one["id"]))).collect())
}

/// `1.88` or `1.88.0` as numbers.
fn version(text: &str) -> Vec<u32> {
    text.split('.').filter_map(|part| part.parse().ok()).collect()
}

#[test]
fn no_dependency_asks_for_a_newer_compiler() -> Result<(), Box<dyn std::error::Error>> {
    let packages = packages()?;
    assert!(packages.len() > 50, "the dependencies were not found");
    for package in packages {
        let wanted = package["rust_version"].as_str().unwrap_or("1.0");
        assert!(version(wanted) <= vec![1, 88, 0], "{} asks for Rust {wanted}", package["name"]);
    }
    Ok(())
}

#[test]
fn tls_is_rustls() -> Result<(), Box<dyn std::error::Error>> {
    for package in packages()? {
        let name = package["name"].as_str().unwrap_or_default().to_owned();
        assert!(!["native-tls", "openssl", "openssl-sys"].contains(&name.as_str()), "{name} is in the tree");
    }
    Ok(())
}
