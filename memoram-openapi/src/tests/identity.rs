//! Which schemas say the same.

use crate::{Document, Method, Schema, parse};

fn document(schemas: &str) -> Document {
    let text = format!("openapi: 3.1.0\npaths:\n  /a:\n    post: {{}}\ncomponents:\n  schemas:\n{schemas}");
    parse(Some("a.yaml"), &text).expect("it is a document")
}

fn schema<'d>(document: &'d Document, name: &str) -> Schema<'d> {
    let node = document.target(&format!("#/components/schemas/{name}"), document.root()).expect("it has the schema");
    Schema::at(document, node).expect("it is one")
}

/// Whether two schemas, in YAML, have one identity.
fn is_same(left: &str, right: &str) -> bool {
    let common = "    Tag: {type: object, properties: {name: {type: string}}}\n    Node: {type: object, properties: {next: \
                  {$ref: '#/components/schemas/Node'}}}\n";
    let document = document(&format!("{common}    Left: {left}\n    Right: {right}\n"));
    schema(&document, "Left").identity() == schema(&document, "Right").identity()
}

#[test]
fn what_no_type_is_checked_against_does_not_count() {
    const OBJECT: &str = "{type: object, required: [a, b], properties: {a: {type: string}, b: {type: integer}}}";
    let same = [
        (
            OBJECT,
            "{type: object, title: T, description: d, x-y: 1, required: [b, a], properties: {b: {type: integer}, a: {type: string, maxLength: 3, format: uuid, title: A}}}",
        ),
        (
            OBJECT,
            "{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, {type: object, required: [b], properties: {b: {type: integer}}}]}",
        ),
        ("{type: string}", "{type: [string, 'null'], minLength: 2}"),
        ("{type: string, enum: [a, b]}", "{type: string, enum: [b, a]}"),
        (
            "{$ref: '#/components/schemas/Tag'}",
            "{allOf: [{$ref: '#/components/schemas/Tag'}], description: x, readOnly: true}",
        ),
        ("{$ref: '#/components/schemas/Tag'}", "{anyOf: [{$ref: '#/components/schemas/Tag'}, {type: 'null'}]}"),
        ("{$ref: '#/components/schemas/Tag'}", "{type: object, properties: {name: {type: string}}}"),
        ("{oneOf: [{type: string}, {type: integer}]}", "{oneOf: [{oneOf: [{type: integer}, {type: string}]}]}"),
        (
            "{$ref: '#/components/schemas/Node'}",
            "{type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}",
        ),
        (
            "{type: array, items: {$ref: '#/components/schemas/Tag'}}",
            "{type: array, minItems: 1, items: {allOf: [{$ref: '#/components/schemas/Tag'}]}}",
        ),
    ];
    for (left, right) in same {
        assert!(is_same(left, right), "{left} and {right}");
    }
}

#[test]
fn what_a_type_is_checked_against_counts() {
    let others = [
        ("{type: object, properties: {a: {type: string}}}", "{type: object, properties: {b: {type: string}}}"),
        ("{type: object, properties: {a: {type: string}}}", "{type: object, properties: {a: {type: integer}}}"),
        (
            "{type: object, properties: {a: {type: string}}}",
            "{type: object, required: [a], properties: {a: {type: string}}}",
        ),
        (
            "{type: object, properties: {a: {type: string}}}",
            "{type: object, properties: {a: {type: [string, 'null']}}}",
        ),
        (
            "{type: object, properties: {a: {type: string}}}",
            "{type: object, properties: {a: {type: string, readOnly: true}}}",
        ),
        (
            "{type: object, properties: {a: {type: string}}}",
            "{type: object, properties: {a: {type: string, writeOnly: true}}}",
        ),
        ("{type: integer, format: int32}", "{type: integer, format: int64}"),
        ("{type: integer, minimum: 0}", "{type: integer, minimum: -1}"),
        ("{type: string, enum: [a, b]}", "{type: string, enum: [a]}"),
        ("{type: array, items: {type: string}}", "{type: array, items: {type: integer}}"),
        ("{type: array, items: {type: string}}", "{type: array, items: {type: [string, 'null']}}"),
        (
            "{type: object, additionalProperties: {type: string}}",
            "{type: object, additionalProperties: {type: integer}}",
        ),
        ("{oneOf: [{type: string}, {type: integer}]}", "{oneOf: [{type: string}, {type: boolean}]}"),
        ("{type: string}", "{type: array, items: {type: string}}"),
        ("{$ref: '#/components/schemas/Tag'}", "{type: array, items: {$ref: '#/components/schemas/Tag'}}"),
    ];
    for (left, right) in others {
        assert!(!is_same(left, right), "{left} and {right}");
    }
}

/// Schemas that all name each other, as some documents have, are hashed in no time.
#[test]
fn circles_of_schemas_end() {
    let names = || (0..100).map(|number| format!("S{number}"));
    let properties: Vec<String> =
        names().map(|name| format!("{name}: {{$ref: '#/components/schemas/{name}'}}")).collect();
    let properties = properties.join(", ");
    let schemas: String = names().map(|name| format!("    {name}: {{properties: {{{properties}}}}}\n")).collect();
    let document = document(&format!("{schemas}    Own: {{allOf: [{{$ref: '#/components/schemas/Own'}}]}}\n"));
    let first = schema(&document, "S0").identity();
    assert!(names().all(|name| schema(&document, &name).identity() == first));
    assert_ne!(schema(&document, "Own").identity(), first);
    assert!(document.path_item("/a").is_some_and(|item| item.operation(Method::Post).is_some()));
}
