//! What a schema looks like in Rust.

use crate::rust::{Direction, field_name, route, type_name, unused};
use crate::{Schema, parse};

/// The type and the description of a schema, written in YAML.
fn shown(schema: &str) -> (String, String) {
    let text =
        format!("openapi: 3.1.0\nschema: {schema}\ncomponents: {{schemas: {{v1.shape: {{oneOf: [{{}}, {{}}]}}}}}}\n");
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
        ("{$ref: '#/components/schemas/v1.shape'}", "V1Shape", "one of several schemas"),
        ("{anyOf: [{$ref: '#/components/schemas/v1.shape'}, {type: 'null'}]}", "V1Shape", "one of several schemas"),
        ("{enum: [1, 2]}", "serde_json::Value", "one of \"1\", \"2\""),
        ("{type: integer, enum: [1, 2]}", "i64", "one of \"1\", \"2\""),
        ("{type: string, enum: ['1', '2', null]}", "String", "one of \"1\", \"2\", \"null\""),
        ("{type: [string, integer, 'null']}", "serde_json::Value", "string or integer"),
        ("{type: [string, 'null']}", "String", "string"),
        ("{type: array}", "Vec<serde_json::Value>", "array"),
        ("{type: array, items: {oneOf: [{type: string}, {type: integer}]}}", "Vec<serde_json::Value>", "array"),
        (
            "{type: object, additionalProperties: {type: integer, format: int32}}",
            "std::collections::HashMap<String, i32>",
            "object",
        ),
        ("{type: object}", "serde_json::Value", "object"),
    ];
    for (schema, ty, description) in table {
        assert_eq!(shown(schema), (ty.to_owned(), description.to_owned()), "{schema}");
    }
}

/// The limits of a schema in OpenAPI 3.0, whose flags 3.1 has no more, and in 3.1.
#[test]
fn limits_are_read_as_they_are_written() {
    let table = [
        ("{minimum: 0.5, maximum: 10}", "0.5..10"),
        ("{minimum: 1, exclusiveMinimum: true, maximum: 1e3, exclusiveMaximum: false}", ">1..1e3"),
        ("{exclusiveMinimum: 0, exclusiveMaximum: 1}", ">0..<1"),
        ("{minimum: 1, exclusiveMinimum: 2, maximum: 3, exclusiveMaximum: 4}", ">2..3"),
        ("{minimum: 2, exclusiveMinimum: 2}", ">2.."),
        ("{minimum: '1', maximum: .inf}", ".."),
    ];
    for (schema, limits) in table {
        let document = parse(Some("a.yaml"), &format!("openapi: 3.1.0\nschema: {schema}\n")).expect("it is a document");
        let schema = document.root().get("schema").and_then(|node| Schema::at(&document, node)).expect("it is one");
        let shown = |limit: Option<crate::Limit<'_>>, sign: &str| {
            limit.map_or_else(String::new, |one| format!("{}{}", if one.is_exclusive { sign } else { "" }, one.text))
        };
        let (least, greatest) = schema.limits();
        assert_eq!(format!("{}..{}", shown(least, ">"), shown(greatest, "<")), limits);
    }
}

#[test]
fn names_become_identifiers() {
    let table = [
        ("memoryKey", "memory_key"),
        ("HTTPServerID", "http_server_id"),
        ("userIDs", "user_i_ds"),
        ("X-Trace.Id", "x_trace_id"),
        ("@type", "r#type"),
        ("2fa-code", "_2fa_code"),
        ("user[name]", "user_name"),
        ("self", "self_"),
        ("Crate", "crate_"),
        ("$filter", "filter"),
        ("名前", "名前"),
        ("a b\nc", "a_b_c"),
        ("", "value"),
        ("_", "value"),
        ("...", "value"),
        ("_id", "id"),
    ];
    for (wire, name) in table {
        assert_eq!(field_name(wire), name, "{wire:?}");
    }
    let types = [
        ("role", "Role"),
        ("v1.Pod-list", "V1PodList"),
        ("2D", "_2D"),
        ("", "Value"),
        ("self", "SelfValue"),
        ("option", "OptionValue"),
    ];
    for (schema, name) in types {
        assert_eq!(type_name(schema), name, "{schema:?}");
    }
}

#[test]
fn names_that_are_taken_get_numbers() {
    let table = [("id", "id2"), ("r#type", "type2"), ("line1", "line1_2"), ("_1", "_1_2")];
    for (name, other) in table {
        assert_eq!(unused(name, |taken| taken == name), other);
        assert_eq!(unused(name, |_| false), name);
    }
    let routes = [
        ("/users/{user-id}/{user_id}", "/users/{user_id}/{user_id2}"),
        ("/{a}/{b}{A}", "/{a}/{b}{a2}"),
        ("/{名}/{type}/{前}", "/{value}/{type}/{value2}"),
    ];
    for (template, written) in routes {
        assert_eq!(route(template), written);
    }
}

/// Where no attribute tells serde the names, the declaration does.
#[test]
fn a_type_without_the_attribute_says_all_its_names() {
    let text = "openapi: 3.1.0\ncomponents: {schemas: {\n\
                Pet: {type: object, required: [petName], properties: {petName: {type: string}, age: {type: integer}}},\n\
                Kind: {type: string, enum: [big-cat, Dog]}}}\n";
    let document = parse(Some("a.yaml"), text).expect("it is a document");
    let declared = |name: &str| {
        let schema = document.schema(name).expect("it has the schema");
        schema.declaration_without_attribute(name, Direction { reads: true, sends: true })
    };
    let pet = "#[derive(Debug, Serialize, Deserialize)]\npub struct Pet {\n    #[serde(rename = \"petName\")]\n    \
               pub pet_name: String,\n    #[serde(skip_serializing_if = \"Option::is_none\")]\n    \
               pub age: Option<i64>,\n}\n";
    let kind = "#[derive(Debug, Serialize, Deserialize)]\npub enum Kind {\n    #[serde(rename = \"big-cat\")]\n    \
                BigCat,\n    Dog,\n    #[serde(other, skip_serializing)]\n    Other,\n}\n";
    assert_eq!((declared("Pet").as_str(), declared("Kind").as_str()), (pet, kind));
}
