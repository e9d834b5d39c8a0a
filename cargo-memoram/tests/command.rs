//! The command as a user runs it, in crates of its own. `UPDATE=1 cargo test -p cargo-memoram` writes the outputs anew.

use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENT: &str = include_str!("shop/openapi.yaml");
const NEXT: &str = include_str!("shop/next.yaml");
const PHOTOS: &str = include_str!("shop/photos.yaml");
const LISTS: &str = include_str!("shop/lists.yaml");
const CASES: &str = "openapi: 3.1.0\npaths: {'/{a-b}/{a_b}': {get: {responses: {'204': {description: it}}}}, /cases: {get: {responses: {'200': {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/Both'}}}}}}}}\ncomponents: {schemas: {Both: {type: object, properties: {a: {$ref: '#/components/schemas/pet'}, b: {$ref: '#/components/schemas/Pet'}}}, pet: {type: object, properties: {x: {type: string}}}, Pet: {type: object, properties: {y: {type: string}}}}}\n";
const LIB: &str = "#[cfg(test)]\nmod later;\nmod orders;\n#[path = \"elsewhere.rs\"]\nmod other;\nmod inline {\n    mod deep;\n}\nmacro_rules! none { () => {} }\nnone!();\n";
const ORDERS: &str = "use memoram_runtime::memoram_endpoint;\n\n#[memoram_endpoint(GET, \"/orders/{key}\", response = Vec<Order>, idempotent)]\npub struct GetOrder {\n    pub key: String,\n}\n\npub struct Order;\n";
const ELSEWHERE: &str = "#[cfg_attr(all(), memoram_runtime::memoram_endpoint(DELETE, \"/orders/{id}\"))]\nstruct Remove {\n    id: String,\n    #[memoram(body)]\n    reason: Vec<Reason>,\n}\n\nenum Reason {}\n";
const DEEP: &str = "#[memoram_endpoint(GET, \"/gone\", spec = \"openapi.yaml\")]\nstruct Gone;\n\n#[memoram_endpoint(GET, \"/unchecked\", spec = none)]\nstruct Free;\n";

/// A crate in a folder of its own.
fn shop(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("src/inline")).expect("the folder can be made");
    let manifest = "[package]\nname = \"shop\"\nedition = \"2024\"\n\n[workspace]\n\n[package.metadata.memoram]\nspec = \"openapi.yaml\"\n";
    let files = [
        ("Cargo.toml", manifest),
        ("openapi.yaml", DOCUMENT),
        ("next.yaml", NEXT),
        ("cases.yaml", CASES),
        ("empty.yaml", "openapi: 3.1.0\npaths: {}\n"),
        ("photos.yaml", PHOTOS),
        ("lists.yaml", LISTS),
        ("src/lib.rs", LIB),
        ("src/orders.rs", ORDERS),
        ("src/elsewhere.rs", ELSEWHERE),
        ("src/inline/deep.rs", DEEP),
        ("src/parts.rs", "struct Part;\n"),
    ];
    for (file, text) in files {
        std::fs::write(folder.join(file), text).expect("the file can be written");
    }
    folder
}

/// What the command prints, and its exit status.
fn run(folder: &Path, arguments: &[&str]) -> String {
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
fn compare(name: &str, actual: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outputs").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().expect("it has a folder")).expect("the folder can be made");
        std::fs::write(&file, actual).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&file).expect("the file is there");
    assert_eq!(actual, expected, "{}", file.display());
}

fn outputs(name: &str, runs: &[&[&str]]) {
    let folder = shop(name);
    let outputs: Vec<String> = runs.iter().map(|arguments| run(&folder, arguments)).collect();
    compare(&format!("{name}.txt"), &outputs.join("\n"));
}

#[test]
fn list() {
    outputs("list", &[&["list"], &["list", "remove"], &["list", "ORDERS/", "--json"], &["list", "listorders"]]);
}

#[test]
fn show() {
    outputs(
        "show",
        &[
            &["show", "GET", "/orders/{id}"],
            &["show", "post", "/orders", "--depth", "1"],
            &["show", "DELETE", "/orders/{id}", "--json"],
        ],
    );
}

#[test]
fn add() {
    outputs(
        "add",
        &[
            &["add", "GET", "/orders"],
            &["add", "--all", "--borrowed", "--required-only"],
            &["add", "--tag", "stock"],
            &["schema", "Line", "--json"],
        ],
    );
}

#[test]
fn add_to_a_file() {
    let folder = shop("add_to");
    let said = run(&folder, &["add", "GET", "/orders", "--to", "src/orders.rs"]);
    let text = std::fs::read_to_string(folder.join("src/orders.rs")).expect("the file is there");
    let again = run(&folder, &["add", "GET", "/orders", "--to", "src/orders.rs"]);
    run(&folder, &["add", "GET", "/stock", "--to", "src/orders.rs"]);
    let tagged = run(&folder, &["add", "--tag", "stock", "--to", "src/orders.rs"]);
    compare("add_to.txt", &format!("{said}\n{again}\n{tagged}\n{text}"));
}

/// Files in parts, and answers that come one after another.
#[test]
fn media() {
    let spec = ["--spec", "photos.yaml"];
    let run = |arguments: &[&'static str]| [arguments, &spec].concat();
    let runs = [
        run(&["show", "PUT", "/orders/{id}/photos"]),
        run(&["show", "GET", "/orders/{id}/events"]),
        run(&["add", "--all"]),
        run(&["add", "PUT", "/orders/{id}/photos", "--required-only", "--borrowed"]),
        run(&["add", "POST", "/unnamed"]),
        run(&["add", "PUT", "/orders/{id}/photos", "--to", "src/parts.rs", "--json"]),
    ];
    let runs: Vec<&[&str]> = runs.iter().map(Vec::as_slice).collect();
    outputs("media", &runs);
}

/// Every way from one page of a list to the next.
#[test]
fn lists() {
    outputs("lists", &[&["add", "--all", "--spec", "lists.yaml"]]);
}

/// What is in the file is left alone, so what it lacks is said.
#[test]
fn add_to_types_that_are_there() {
    let folder = shop("there");
    let file = ["--to", "src/orders.rs"];
    let first = run(&folder, &[&["schema", "Line"], file.as_slice()].concat());
    let text = std::fs::read_to_string(folder.join("src/orders.rs")).expect("the file is there");
    let reads_only =
        text.replace("Deserialize, Serialize)", "Deserialize)").replace("Serialize, Deserialize)", "Deserialize)");
    std::fs::write(folder.join("src/orders.rs"), reads_only).expect("the file can be written");
    let second = run(&folder, &[&["add", "POST", "/orders"], file.as_slice()].concat());
    let cases = run(&folder, &["add", "GET", "/cases", "--spec", "cases.yaml"]);
    compare("add_to_types.txt", &format!("{first}\n{second}\n{cases}"));
}

#[test]
fn check() {
    outputs("check", &[&["check"], &["check", "--json"]]);
}

#[test]
fn diff() {
    outputs(
        "diff",
        &[
            &["diff", "openapi.yaml", "next.yaml"],
            &["diff", "openapi.yaml", "next.yaml", "--all"],
            &["diff", "openapi.yaml", "openapi.yaml", "--json"],
            &["diff", "empty.yaml", "openapi.yaml"],
        ],
    );
}

#[test]
fn errors() {
    outputs(
        "errors",
        &[
            &["show", "GET", "/order"],
            &["show", "PUT", "/orders"],
            &["show", "/orders", "GET"],
            &["add", "GET"],
            &["schema", "Lime"],
            &["list", "--spec", "src/lib.rs"],
            &["list", "nosuch"],
            &["list", "stok"],
            &["list", "/order/{id}"],
            &["list", "nosuch", "--json"],
            &["list", "--spec", "empty.yaml"],
            &["add", "--tag", "stocks"],
            &["add", "--all", "--spec", "empty.yaml"],
            &["schema", "Lines", "Order"],
            &["check", "--spec", "next.yaml"],
            &["add", "GET", "/{a-b}/{a_b}", "--spec", "cases.yaml"],
        ],
    );
}

#[test]
fn completions() {
    let script = run(&shop("completions"), &["completions", "bash"]);
    assert!(script.contains("complete -F") && script.contains("--required-only"), "{script}");
}
