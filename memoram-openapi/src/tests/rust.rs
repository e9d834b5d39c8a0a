//! What a schema looks like in Rust.

use crate::{Schema, parse};

/// The type and the description of a schema, written in YAML.
fn shown(schema: &str) -> (String, String) {
    let text =
        format!("openapi: 3.0.3\nschema: {schema}\ncomponents: {{schemas: {{Shape: {{oneOf: [{{}}, {{}}]}}}}}}\n");
    let document = parse(Some("a.yaml"), &text).expect("it is a document");
    let schema = document.root().get("schema").and_then(|node| Schema::at(&document, node)).expect("it is a schema");
    (schema.rust_type(), schema.description())
}

#[test]
fn a_type_to_paste_sends_what_the_schema_allows() {
    let table = [
        ("{type: integer}", "i64", "integer"),
        ("{type: integer, format: int32}", "i32", "integer (int32)"),
        ("{type: integer, format: uint16}", "u16", "integer (uint16)"),
        ("{type: integer, format: int64}", "i64", "integer (int64)"),
        ("{type: array, items: {type: integer, format: uint8}}", "Vec<u8>", "array"),
        ("{type: string, maxLength: 3}", "String", "string, at most 3 characters"),
        ("{enum: [a, b]}", "String", "one of \"a\", \"b\""),
        ("{}", "serde_json::Value", "anything"),
        ("{oneOf: [{type: string}, {type: integer}]}", "serde_json::Value", "one of several schemas"),
        ("{$ref: '#/components/schemas/Shape'}", "Shape", "one of several schemas"),
        ("{type: object}", "serde_json::Value", "object"),
    ];
    for (schema, ty, description) in table {
        assert_eq!(shown(schema), (ty.to_owned(), description.to_owned()), "{schema}");
    }
}
