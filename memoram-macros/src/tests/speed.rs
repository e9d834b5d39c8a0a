//! Measures expansions without optimisation, as in a user's dev profile, and tests that a document is read only once.
//!
//! `cargo test -p memoram-macros speed -- --ignored --nocapture` prints the times.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use proc_macro2::TokenStream;

use crate::derive;
use crate::document::CompiledCrate;

const OPERATIONS: usize = 100;
const STRUCTS: usize = 500;

/// A document of 50 paths with two operations each.
fn document() -> String {
    let mut text = "openapi: 3.0.3\ninfo: {title: Many, version: 1.0.0}\npaths:\n".to_owned();
    for number in 0..OPERATIONS / 2 {
        text.push_str(&OPERATION.replace("NUMBER", &number.to_string()));
    }
    text + COMPONENTS
}

const OPERATION: &str = "
  /projects/{project_id}/things-NUMBER/{id}:
    parameters:
      - {name: project_id, in: path, required: true, schema: {type: string, maxLength: 40}}
      - {name: id, in: path, required: true, schema: {type: integer}}
    get:
      summary: Reads thing NUMBER.
      parameters:
        - {name: page, in: query, required: true, schema: {type: integer, minimum: 1, maximum: 100}}
        - {name: sortBy, in: query, schema: {type: string}}
        - {name: X-Tenant, in: header, schema: {type: string}}
      responses:
        '200': {description: The thing., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '401': {description: The token is not valid.}
        '404': {description: There is no such thing.}
    post:
      summary: Writes thing NUMBER.
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/NewThing'}}}
      responses:
        '201': {description: The thing., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '401': {description: The token is not valid.}
        '422': {description: The name is taken.}
";

const COMPONENTS: &str = "
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
  schemas:
    NewThing:
      type: object
      required: [displayName, role]
      properties:
        displayName: {type: string, maxLength: 255}
        role: {type: string, enum: [viewer, editor]}
        tags: {type: array, items: {type: string}}
        size: {type: integer, minimum: 0, maximum: 1000}
        description: {type: string, nullable: true}
    Thing:
      allOf:
        - {$ref: '#/components/schemas/NewThing'}
        - {type: object, required: [id], properties: {id: {type: string, readOnly: true}}}
security:
  - bearer: []
";

/// Returns the tokens of a struct, as the derive receives them.
fn item(number: usize) -> TokenStream {
    let path = format!("/projects/{{project_id}}/things-{}/{{id}}", number / 2 % (OPERATIONS / 2));
    let (method, fields) = match number % 2 {
        0 => ("GET", "page: u32, sort_by: Option<String>, #[memoram(header)] x_tenant: Option<String>"),
        _ => (
            "POST",
            "display_name: String, role: Role, tags: Vec<String>, size: Option<u16>, description: Option<String>",
        ),
    };
    let text = format!(
        "#[memoram({method}, {path:?}, response = Thing)] pub struct S{number} {{ project_id: String, id: u64, {fields} }}"
    );
    text.parse().expect("it lexes")
}

/// Creates a crate with the document in its own folder.
fn home(name: &str) -> (CompiledCrate, PathBuf) {
    let folder = std::env::temp_dir().join(format!("memoram-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    std::fs::write(folder.join("many.yaml"), document()).expect("the document can be written");
    (CompiledCrate::at(&folder, Some("many.yaml")), folder)
}

fn expand_all(home: &CompiledCrate, count: usize) {
    for number in 0..count {
        let expansion = derive::expand(item(number), home).to_string();
        assert!(!expansion.contains("compile_error"), "{expansion}");
    }
}

#[test]
fn a_document_is_read_once_until_it_changes() {
    let (home, folder) = home("once");
    let read = || home.load(Some("many.yaml")).map(|loaded| loaded.document).ok();
    let same_after_expanding = |document| {
        expand_all(&home, 20);
        Option::zip(document, read()).is_some_and(|(before, after)| Arc::ptr_eq(&before, &after))
    };
    let first = read();
    assert!(same_after_expanding(first.clone()));
    std::fs::write(folder.join("many.yaml"), document() + "# longer\n").expect("the document can be written");
    assert!(!same_after_expanding(first));
    assert!(same_after_expanding(read()));
    std::fs::remove_dir_all(folder).expect("the folder can be removed");
}

#[test]
#[ignore = "prints times, which a machine under load falsifies"]
fn speed() {
    let (home, folder) = home("speed");
    let items: Vec<TokenStream> = (0..STRUCTS).map(item).collect();
    let started = Instant::now();
    derive::expand(item(0), &home);
    println!("the document of {OPERATIONS} operations is read, and one struct expanded, in {:?}", started.elapsed());
    let started = Instant::now();
    for item in items {
        derive::expand(item, &home);
    }
    println!("{STRUCTS} structs are expanded in {:?}", started.elapsed());
    std::fs::remove_dir_all(folder).expect("the folder can be removed");
}
