//! `cargo memoram check`.

use std::sync::Arc;

use anyhow::bail;
use memoram_openapi::{Document, Method};
use serde_json::{Value, json};

use crate::args::Check;
use crate::operations;
use crate::output::{Outcome, bold, red};
use crate::project::{Endpoint, Project, Sources, Spec};

/// One thing that was found.
struct Finding {
    kind: &'static str,
    place: String,
    what: String,
}

pub(crate) fn run(project: &Project, args: &Check) -> anyhow::Result<Outcome> {
    if project.has_spec() {
        bail!("`check` reads the documents that the structs name; for another version of one there is `diff OLD NEW`");
    }
    let sources = project.sources()?;
    let documents = documents(project, &sources)?;
    let mut findings = Vec::new();
    for document in &documents {
        without_struct(project, &sources, document, &mut findings);
    }
    for endpoint in sources.endpoints.iter().filter(|one| one.spec != Spec::None) {
        let document = project.document_of(&endpoint.spec)?;
        about_struct(endpoint, &document, &mut findings);
        let unchecked = endpoint.types.iter().filter(|name| sources.unchecked.contains(*name));
        findings.extend(unchecked.map(|name| Finding {
            kind: "unchecked",
            place: endpoint.place.clone(),
            what: format!("`{name}` of `{}` is not under `#[memoram_schema]`", endpoint.name),
        }));
    }
    print(&findings, &sources, args.json);
    Ok(if findings.is_empty() { Outcome::Fine } else { Outcome::Found })
}

/// The documents of the structs. Without a struct, it is the crate's.
fn documents(project: &Project, sources: &Sources) -> anyhow::Result<Vec<Arc<Document>>> {
    let mut documents: Vec<Arc<Document>> = Vec::new();
    for spec in sources.endpoints.iter().map(|one| &one.spec).filter(|spec| **spec != Spec::None) {
        let document = project.document_of(spec)?;
        if !documents.iter().any(|known| Arc::ptr_eq(known, &document)) {
            documents.push(document);
        }
    }
    if documents.is_empty() {
        documents.push(project.document()?);
    }
    Ok(documents)
}

fn without_struct(project: &Project, sources: &Sources, document: &Arc<Document>, findings: &mut Vec<Finding>) {
    for one in operations::all(document) {
        if project.endpoints(sources, document, (one.method, one.path)).is_empty() {
            let place = one.operation.location().to_string();
            findings.push(Finding { kind: "no struct", place, what: one.route() });
        }
    }
}

fn about_struct(endpoint: &Endpoint, document: &Document, findings: &mut Vec<Finding>) {
    let Endpoint { name, method, path, .. } = endpoint;
    let item = document.path_item(path);
    let operation = Method::from_capitals(method).and_then(|method| item?.operation(method));
    let found = match operation {
        None => ("no operation", format!("`{name}`: {} has no {method} {path}", document.title())),
        Some(operation) if operation.is_deprecated() => {
            ("deprecated", format!("`{name}`: {method} {path} is deprecated at {}", operation.location()))
        }
        Some(_) => return,
    };
    findings.push(Finding { kind: found.0, place: endpoint.place.clone(), what: found.1 });
}

fn print(findings: &[Finding], sources: &Sources, as_json: bool) {
    if as_json {
        let found: Value =
            findings.iter().map(|one| json!({"kind": one.kind, "place": one.place, "what": one.what})).collect();
        anstream::println!("{:#}", json!({"findings": found, "macro_calls": sources.macro_calls}));
        return;
    }
    for Finding { kind, place, what } in findings {
        anstream::println!("{place}: {}: {}", red(kind), bold(what));
    }
    if sources.macro_calls > 0 {
        anstream::eprintln!(
            "note: macros are not expanded; structs that they declare are not seen ({} calls)",
            sources.macro_calls
        );
    }
}
