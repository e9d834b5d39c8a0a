//! Each rule of the table: what one change means for what is sent, and for what is read.

mod alternatives;
mod limits;

use memoram_openapi::{Document, parse};

use crate::diff::operation;
use crate::operations;

/// A document with one operation that sends and reads an object with these properties.
fn document(properties: &str, required: &str, operation: &str) -> Document {
    let text = format!(
        "
openapi: 3.1.0
paths:
  /things:
    post:
      {operation}
      requestBody: &body
        required: true
        content: {{application/json: {{schema: {{type: object, required: [{required}], properties: {{{properties}}}}}}}}}
      responses:
        '200': {{description: it, <<: *body}}
"
    )
    .replace("{description: it, <<: *body}", &format!("{{description: it, content: {{application/json: {{schema: {{type: object, required: [{required}], properties: {{{properties}}}}}}}}}}}"));
    parse(Some("openapi.yaml"), &text).expect("it is a document")
}

/// The changes: `!` is before those that break.
fn changes(old: &Document, new: &Document) -> Vec<String> {
    let one = operations::all(old).next().expect("it has an operation");
    let after = operations::all(new).next();
    let changes = operation(&one.operation, after.as_ref().map(|after| &after.operation));
    changes.into_iter().map(|one| format!("{}{}", if one.breaks { "!" } else { "" }, one.what)).collect()
}

fn of_properties(old: (&str, &str), new: (&str, &str)) -> Vec<String> {
    changes(&document(old.0, old.1, "summary: it"), &document(new.0, new.1, "summary: it"))
}

fn of_operation(old: &str, new: &str) -> Vec<String> {
    changes(&document("", "", old), &document("", "", new))
}

#[test]
fn no_change_is_nothing() {
    let same = ("a: {type: string, enum: [x]}, b: {type: array, items: {type: integer}}", "a");
    assert_eq!(of_properties(same, same), Vec::<String>::new());
}

#[test]
fn properties() {
    let (one, two) = (("a: {type: string}", ""), ("a: {type: string}, b: {type: string}", ""));
    assert_eq!(of_properties(one, two), ["body.b is new", "answer 200.b is new"]);
    assert_eq!(of_properties(two, one), ["!body.b is removed", "!answer 200.b is removed"]);
    let required = (two.0, "b");
    assert_eq!(of_properties(one, required), ["!body.b is required and new", "answer 200.b is required and new"]);
    assert_eq!(of_properties(two, required), ["!body.b becomes required", "answer 200.b becomes required"]);
    assert_eq!(of_properties(required, two), ["body.b becomes optional", "!answer 200.b becomes optional"]);
}

#[test]
fn types() {
    let plain = ("a: {type: string}", "");
    let null = ("a: {type: [string, 'null']}", "");
    assert_eq!(of_properties(plain, null), ["body.a may be null now", "!answer 200.a may be null now"]);
    let no_null = ["!body.a may not be null any more", "answer 200.a may not be null any more"];
    assert_eq!(of_properties(null, plain), no_null);
    let integer = ("a: {type: integer, format: int32}", "");
    let other = "was string, and is integer (int32)";
    assert_eq!(of_properties(plain, integer), [format!("!body.a {other}"), format!("!answer 200.a {other}")]);
    let short = ("a: {type: string, maxLength: 3}", "");
    let limited = ["!body.a has at most 3 characters now", "answer 200.a has at most 3 characters now"];
    assert_eq!(of_properties(plain, short), limited);
}

/// What changes of a property `a` mean for what is sent, and for what is read. `!` is before those that break.
fn of_schema(old: &str, new: &str) -> [String; 2] {
    let property = |schema: &str| format!("a: {schema}");
    let changes = of_properties((&property(old), ""), (&property(new), ""));
    let of = |place: &str| {
        let here = changes.iter().filter(|one| one.trim_start_matches('!').starts_with(place));
        here.map(|one| one.replacen(place, "", 1)).collect::<Vec<_>>().join("; ")
    };
    [of("body.a "), of("answer 200.a ")]
}

/// However a schema contains itself, what is in it is told once.
#[test]
fn a_change_within_recursion_is_told_once() {
    let document = |values: &str| {
        let text = format!(
            "
openapi: 3.1.0
paths: {{/things: {{get: {{responses: {{'200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Node'}}}}}}}}}}}}}}}}
components:
  schemas:
    Base: {{type: object, properties: {{id: {{type: string}}}}}}
    Node:
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          properties:
            parent: {{oneOf: [{{$ref: '#/components/schemas/Node'}}, {{type: 'null'}}]}}
            state: {{type: string, enum: [{values}]}}
"
        );
        parse(Some("openapi.yaml"), &text).expect("it is a document")
    };
    let found = changes(&document("x"), &document("x, y"));
    assert_eq!(found, ["!answer 200.state has the new value \"y\""]);
}

#[test]
fn values() {
    let (one, two) = (("a: {type: string, enum: [x]}", ""), ("a: {type: string, enum: [x, y]}", ""));
    assert_eq!(of_properties(one, two), ["body.a has the new value \"y\"", "!answer 200.a has the new value \"y\""]);
    assert_eq!(
        of_properties(two, one),
        ["!body.a has the value \"y\" no longer", "answer 200.a has the value \"y\" no longer"]
    );
}

#[test]
fn operations_and_parameters() {
    let (one, other) = ("summary: it", "deprecated: true");
    assert_eq!(of_operation(one, other), ["the operation is deprecated"]);
    let gone = parse(Some("openapi.yaml"), "openapi: 3.1.0\npaths: {}").expect("it is a document");
    assert_eq!(changes(&document("", "", one), &gone), ["!the operation is removed"]);
    let optional = "parameters: [{name: q, in: query, schema: {type: string}}]";
    let required = "parameters: [{name: q, in: query, required: true, schema: {type: string}}]";
    assert_eq!(of_operation(one, optional), ["parameter `q` is new"]);
    assert_eq!(of_operation(one, required), ["!required parameter `q` is new"]);
    assert_eq!(of_operation(optional, one), ["!parameter `q` is removed"]);
    assert_eq!(of_operation(optional, required), ["!parameter `q` becomes required"]);
    assert_eq!(of_operation(required, optional), ["parameter `q` becomes optional"]);
    let none = "security: []";
    assert_eq!(of_operation(none, "security: [{key: []}]"), ["!security was nothing, and is bearer"]);
    assert_eq!(of_operation(none, "security: [{}, {key: []}]"), ["security was nothing, and is nothing or bearer"]);
}

#[test]
fn parts_and_streams() {
    let document = |file: &str, event: &str| {
        let text = format!(
            "
openapi: 3.1.0
paths:
  /things:
    post:
      requestBody: {{content: {{multipart/form-data: {{schema: {{properties: {{file: {{type: {file}}}}}}}}}}}}}
      responses:
        '200':
          description: it
          content:
            application/json: {{schema: {{type: object}}}}
            text/event-stream: {{schema: {{type: object, properties: {{a: {{type: {event}}}}}}}}}
"
        );
        parse(Some("openapi.yaml"), &text).expect("it is a document")
    };
    assert_eq!(changes(&document("string", "string"), &document("string", "string")), Vec::<String>::new());
    let found = changes(&document("string", "string"), &document("boolean", "integer"));
    assert_eq!(found, ["!body.file was string, and is boolean", "!stream 200.a was string, and is integer"]);
}
