//! A crate for the command to run in, and files to compare its output with.

use std::path::{Path, PathBuf};
use std::process::Command;

const CASES: &str = "openapi: 3.1.0\npaths: {/cases: {get: {responses: {'200': {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/Both'}}}}}}}}\ncomponents: {schemas: {Both: {type: object, properties: {a: {$ref: '#/components/schemas/pet'}, b: {$ref: '#/components/schemas/Pet'}}}, pet: {type: object, properties: {x: {type: string}}}, Pet: {type: object, properties: {y: {type: string}}}}}\n";
const LIB: &str = "#[cfg(test)]\nmod later;\nmod orders;\n#[path = \"elsewhere.rs\"]\nmod other;\nmod inline {\n    mod deep;\n}\nmacro_rules! none { () => {} }\nnone!();\n";
const ORDERS: &str = "use memoram_runtime::memoram_endpoint;\n\n#[memoram_endpoint(GET, \"/orders/{key}\", response = Vec<Order>, idempotent)]\npub struct GetOrder {\n    pub key: String,\n}\n\npub struct Order;\n";
const ELSEWHERE: &str = "#[cfg_attr(all(), memoram_runtime::memoram_endpoint(DELETE, \"/orders/{id}\"))]\nstruct Remove {\n    id: String,\n    #[memoram(body)]\n    reason: Vec<Reason>,\n}\n\nenum Reason {}\n";
const DEEP: &str = "#[memoram_endpoint(GET, \"/gone\", spec = \"openapi.yaml\")]\nstruct Gone;\n\n#[memoram_endpoint(GET, \"/unchecked\", spec = none)]\nstruct Free;\n";

/// The documents of a folder beside this one, by name.
pub(crate) fn documents(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    files.sort();
    files
}

/// A crate in a folder of its own.
pub(crate) fn shop(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("src/inline")).expect("the folder can be made");
    let manifest = "[package]\nname = \"shop\"\nedition = \"2024\"\n\n[workspace]\n\n[package.metadata.memoram]\nspec = \"openapi.yaml\"\n";
    let files = [
        ("Cargo.toml", manifest),
        ("cases.yaml", CASES),
        ("empty.yaml", "openapi: 3.1.0\npaths: {}\n"),
        ("src/lib.rs", LIB),
        ("src/orders.rs", ORDERS),
        ("src/elsewhere.rs", ELSEWHERE),
        ("src/inline/deep.rs", DEEP),
        ("src/parts.rs", "struct Part;\n"),
    ];
    for (file, text) in files {
        std::fs::write(folder.join(file), text).expect("the file can be written");
    }
    for document in documents("shop").into_iter().chain(documents("documents")) {
        let name = document.file_name().expect("it has a name");
        std::fs::copy(&document, folder.join(name)).expect("the document can be copied");
    }
    folder
}

/// What the command prints, and its exit status.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-memoram"))
        .arg("memoram")
        .args(arguments)
        .current_dir(folder)
        .env_remove("MEMORAM_SPEC")
        .output()
        .expect("the command runs");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let status = output.status.code().expect("it ends by itself");
    format!("$ cargo memoram {}\n{out}{err}status {status}\n", arguments.join(" "))
}

/// Compares outputs with a file.
pub(crate) fn compare(name: &str, actual: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outputs").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().expect("it has a folder")).expect("the folder can be made");
        std::fs::write(&file, actual).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&file).expect("the file is there");
    assert_eq!(actual, expected, "{}", file.display());
}
