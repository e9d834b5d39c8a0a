//! The catalogue of wrong uses: the message of each, and the text that it underlines.
//!
//! `cargo test -p memoram-macros catalogue -- --nocapture` prints pass or fail, and the name, for each row.

mod credentials;
mod document;
mod edges;
mod fields;
mod lookup;
mod method;
mod options;
mod page_kinds;
mod pages;
mod parts;
mod path;
mod schema;
mod streams;
mod styles;
mod swagger;

use std::collections::HashSet;
use std::path::Path;

use super::faults;

/// A use of the attribute, and its expected result.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) proof: Proof,
}

/// How a row is tested.
pub(super) enum Proof {
    /// The source has exactly these faults: the underlined text, and the message.
    Faults(String, Vec<(&'static str, String)>),
    /// The same for a type under `#[memoram_schema]`.
    SchemaFaults(String, Vec<(&'static str, String)>),
    /// The source is accepted.
    Accepted(String),
    /// The source is accepted, and its expansion contains this text.
    Expands(String, &'static str),
    /// The source is accepted, and its expansion does not contain this text.
    Misses(String, &'static str),
    /// Only rustc reports it: a fixture below `tests/ui`, and a part of what rustc prints.
    Printed(&'static str, &'static str),
    /// The macro cannot report it on stable Rust. `docs/design.md` gives the reason, and contains this word.
    NotOnStable(&'static str),
}

/// Returns a row for a source with one fault.
pub(super) fn row(name: &'static str, source: &str, span: &'static str, message: &str) -> Row {
    Row { name, proof: Proof::Faults(source.to_owned(), vec![(span, message.to_owned())]) }
}

pub(super) fn accepted(name: &'static str, source: &str) -> Row {
    Row { name, proof: Proof::Accepted(source.to_owned()) }
}

pub(super) fn printed(name: &'static str, fixture: &'static str, words: &'static str) -> Row {
    Row { name, proof: Proof::Printed(fixture, words) }
}

impl Row {
    /// Returns what is wrong with the row, if anything is.
    fn fault(&self) -> Option<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        match &self.proof {
            Proof::Faults(source, expected) => {
                let found = shown(source);
                let expected: Vec<_> = expected.iter().map(|(span, text)| (text.clone(), (*span).to_owned())).collect();
                (found != expected).then(|| format!("{source}\nfound {found:#?}\nexpected {expected:#?}"))
            }
            Proof::SchemaFaults(source, expected) => {
                let found = super::schema::faults(source);
                let expected: Vec<_> = expected.iter().map(|(span, text)| (text.clone(), (*span).to_owned())).collect();
                (found != expected).then(|| format!("{source}\nfound {found:#?}\nexpected {expected:#?}"))
            }
            Proof::Accepted(source) => {
                let found = shown(source);
                (!found.is_empty()).then(|| format!("{source}\nfound {found:#?}"))
            }
            Proof::Expands(source, part) => {
                let expansion = super::expanded(source);
                (!expansion.contains(part)).then_some(expansion)
            }
            Proof::Misses(source, part) => {
                let expansion = super::expanded(source);
                expansion.contains(part).then_some(expansion)
            }
            Proof::Printed(fixture, words) => {
                let path = root.join("tests/ui").join(fixture).with_extension("stderr");
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                (!text.contains(words)).then(|| format!("{} does not say {words:?}", path.display()))
            }
            Proof::NotOnStable(word) => {
                let text = std::fs::read_to_string(root.join("docs/design.md")).unwrap_or_default();
                (!text.contains(word)).then(|| format!("docs/design.md does not mention {word:?}"))
            }
        }
    }
}

/// Returns the faults without the lines of the bundled document, which change. Rows with a test document compare lines.
fn shown(source: &str) -> Vec<(String, String)> {
    let without_line = |text: String| match text.rsplit_once(", line ") {
        Some((before, _)) => format!("{before}, line N"),
        None => text,
    };
    faults(source).into_iter().map(|(text, span)| (without_line(text), span)).collect()
}

fn rows() -> Vec<Row> {
    let lists = [
        method::rows(),
        path::rows(),
        fields::rows(),
        options::rows(),
        document::rows(),
        edges::rows(),
        pages::rows(),
        page_kinds::rows(),
        lookup::rows(),
        styles::rows(),
        parts::rows(),
        streams::rows(),
        credentials::rows(),
        schema::rows(),
        swagger::rows(),
    ];
    lists.into_iter().flatten().collect()
}

#[test]
fn every_row_of_the_catalogue_says_what_it_must() {
    let mut failed = Vec::new();
    for row in rows() {
        let fault = row.fault();
        println!("{} {}", if fault.is_none() { "pass" } else { "FAIL" }, row.name);
        failed.extend(fault.map(|fault| format!("{}: {fault}", row.name)));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn every_row_has_its_own_name() {
    let mut names = HashSet::new();
    for row in rows() {
        assert!(names.insert(row.name), "two rows are named {:?}", row.name);
    }
}

#[test]
fn faults_are_reported_together() {
    let source = "#[memoram_endpoint(POST, \"/access-requests\", status = 200, atuh = none)] \
                  struct S { #[memoram(qeury)] memory_key: u8, raeson: u8, #[memoram(header)] host: u8 }";
    let messages: Vec<String> = faults(source).into_iter().map(|(text, _)| text).collect();
    let starts = ["unknown option `atuh`", "unknown field option `qeury`", "`POST /access-requests` never answers 200"];
    for (message, start) in messages.iter().zip(starts) {
        assert!(message.starts_with(start), "{messages:#?}");
    }
    assert_eq!(messages.len(), 5, "{messages:#?}");
}

#[test]
fn the_readme_shows_what_is_printed() {
    let source = "#[memoram_endpoint(POST, \"/access-requests\")] struct CreateAccessRequest { memory_key: String }";
    let found = faults(source);
    let printed: String =
        found.iter().flat_map(|(text, _)| text.lines()).map(|line| format!("       {line}\n")).collect();
    let readme = include_str!("../../../../README.md");
    assert!(readme.contains(&printed.replacen("       `", "error: `", 1)), "the README should have:\n{printed}");
}
