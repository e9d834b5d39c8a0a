//! Checks the dependencies of the published crates: their minimum Rust version, their number, and that none is banned.

use std::collections::{HashMap, HashSet};
use std::process::Command;

use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

/// The packages `names` with all their normal dependencies, with all features.
fn packages(names: &[&str]) -> Result<Vec<Value>, Failure> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes: HashMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let all = list(&metadata["packages"]);
    let is_named = |package: &&Value| names.contains(&text(&package["name"]).as_str());
    let mut found: HashSet<String> = HashSet::new();
    let mut open: Vec<String> = all.iter().filter(is_named).map(|one| text(&one["id"])).collect();
    while let Some(id) = open.pop() {
        let dependencies = nodes.get(&id).map(|node| list(&node["deps"])).unwrap_or_default();
        if found.insert(id) {
            let normal = |one: &Value| list(&one["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            open.extend(dependencies.iter().filter(|one| normal(one)).map(|one| text(&one["pkg"])));
        }
    }
    Ok(all.into_iter().filter(|one| found.contains(&text(&one["id"]))).collect())
}

const PUBLISHED: [&str; 3] = ["memoram-runtime", "memoram-macros", "memoram-openapi"];

/// Parses `1.88` or `1.88.0`.
fn version(text: &str) -> Vec<u32> {
    text.split('.').filter_map(|part| part.parse().ok()).collect()
}

#[test]
fn no_dependency_needs_a_newer_compiler() -> Result<(), Failure> {
    let packages = packages(&PUBLISHED)?;
    assert!(packages.len() > 50, "the dependencies were not found");
    for package in packages {
        let wanted = package["rust_version"].as_str().unwrap_or("1.0");
        assert!(version(wanted) <= vec![1, 88, 0], "{} asks for Rust {wanted}", package["name"]);
    }
    Ok(())
}

#[test]
fn tls_is_rustls() -> Result<(), Failure> {
    for package in packages(&PUBLISHED)? {
        let name = package["name"].as_str().unwrap_or_default().to_owned();
        assert!(!["native-tls", "openssl", "openssl-sys"].contains(&name.as_str()), "{name} is in the tree");
    }
    Ok(())
}

#[test]
fn at_most_eleven_crates_of_others_are_added_to_reqwest_and_serde_json() -> Result<(), Failure> {
    // Hand-written code needs these as well; `tracing` is optional in both cases.
    let theirs: HashSet<String> =
        packages(&["reqwest", "serde_json", "tracing"])?.iter().map(|one| one["name"].to_string()).collect();
    let ours = packages(&PUBLISHED)?.into_iter().map(|one| one["name"].to_string());
    let added: Vec<String> = ours.filter(|name| !theirs.contains(name) && !name.contains("memoram-")).collect();
    assert!(added.len() <= 11, "{added:?}");
    Ok(())
}

/// The crates that a user of the runtime builds, with these features and no others.
fn tree(features: &str) -> Result<HashSet<String>, Failure> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "-p", "memoram-runtime", "-e", "normal", "--prefix", "none", "--format", "{p}"])
        .args(["--no-default-features", "--features", features])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    let lines = String::from_utf8(output.stdout)?;
    Ok(lines.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect())
}

#[test]
fn each_transport_comes_without_the_other_and_both_are_optional() -> Result<(), Failure> {
    let (none, hyper, reqwest) = (tree("macros")?, tree("macros,hyper")?, tree("macros,reqwest")?);
    assert!(hyper.contains("hyper-util") && !hyper.contains("reqwest"), "{hyper:?}");
    assert!(reqwest.contains("reqwest") && !none.contains("hyper") && !none.contains("rustls"), "{none:?}");
    assert!(none.len() < hyper.len() && hyper.len() < reqwest.len());
    let added: Vec<_> = hyper.difference(&reqwest).collect();
    assert!(added.is_empty(), "only for hyper: {added:?}");
    Ok(())
}
