//! The command as a user runs it, in crates of its own. `UPDATE=1 cargo test -p cargo-memoram` writes the outputs anew.

mod support;

use support::{compare, run, shop};

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
            &["show", "GET", "/limits", "--spec", "limits.yaml"],
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

/// A type of the file is not taken for the request struct of its name, nor a request struct for the type of its name.
#[test]
fn names_that_are_there() {
    let folder = shop("names");
    let file = folder.join("src/orders.rs");
    let there = "pub struct Order;\n\n#[memoram_endpoint(GET, \"/\")]\npub struct Line {}\n";
    std::fs::write(&file, there).expect("the file can be written");
    let add = ["add", "POST", "/orders", "GET", "/lines", "--spec", "requests.yaml", "--to", "src/orders.rs"];
    let (first, again) = (run(&folder, &add), run(&folder, &add));
    let text = std::fs::read_to_string(&file).expect("the file is there");
    compare("names.txt", &format!("{first}\n{again}\n{text}"));
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
        ],
    );
}

#[test]
fn completions() {
    let script = run(&shop("completions"), &["completions", "bash"]);
    assert!(script.contains("complete -F") && script.contains("--required-only"), "{script}");
}
