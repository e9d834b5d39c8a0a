//! What schemas say through references, merge keys and parts.

use crate::{Document, Format, Method, parse};

/// A document whose only operation takes the schema `Body`, described in YAML.
fn document(version: &str, schemas: &str) -> Document {
    let text = format!(
        "openapi: {version}\npaths:\n  /a:\n    post:\n      requestBody:\n        content:\n          \
         application/json: {{schema: {{$ref: '#/components/schemas/Body'}}}}\ncomponents:\n  schemas:\n{schemas}"
    );
    parse(Some("a.yaml"), &text).expect("it is a document")
}

/// `name:type` of each property, with `*` if it is required and `!` if it is read-only.
fn properties(version: &str, schemas: &str) -> String {
    let document = document(version, schemas);
    let item = document.path_item("/a").expect("it has the path");
    let operation = item.operation(Method::Post).expect("it has the operation");
    let schema = operation.body(Format::Json).and_then(|body| body.media.schema()).expect("it has a schema");
    let shown = schema.properties().0.into_iter().map(|property| {
        let schema = property.schema.expect("the reference leads somewhere");
        let (required, read_only) = (property.required, schema.is_read_only());
        let marks = format!("{}{}", if required { "*" } else { "" }, if read_only { "!" } else { "" });
        format!("{}:{}{marks}", property.name, schema.type_name())
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn pointers_reach_into_lists_and_are_percent_decoded() {
    let schemas = "    Glaze~/Mix é: {type: string}\n    \
                       List: {allOf: [{type: integer}, {type: boolean}]}\n    \
                       Body:\n      properties:\n        \
                       a: {$ref: '#/components/schemas/List/allOf/0'}\n        \
                       b: {$ref: '#/components/schemas/List/allOf/1'}\n        \
                       c: {$ref: '#/components/schemas/Glaze~0~1Mix%20%C3%A9'}\n";
    assert_eq!(properties("3.0.3", schemas), "a:integer b:boolean c:string");
}

#[test]
fn pointers_that_are_wrong_lead_nowhere() {
    let document = document("3.0.3", "    Body: {allOf: [{type: integer}]}\n");
    let target = |reference: &str| document.target(reference, document.root()).is_some();
    assert!(target("#") && target("#/components/schemas/Body/allOf/0"));
    for reference in [
        "#/components/schemas/Body/allOf/1",
        "#/components/schemas/Body/allOf/00",
        "#/components/schemas/Body/allOf/+0",
        "#/components/schemas/Body/allOf/-",
        "#components",
        "#/%",
        "#/%zz",
        "#/%ff",
        "components",
    ] {
        assert!(!target(reference), "{reference}");
    }
}

#[test]
fn merge_keys_copy_what_a_mapping_does_not_have() {
    let schemas = "    Common: &common {x: {type: string}, y: {type: string}}\n    \
                       More: &more {y: {type: integer}, z: {type: number}}\n    \
                       Body:\n      properties:\n        <<: [*common, *more]\n        x: {type: boolean}\n";
    assert_eq!(properties("3.0.3", schemas), "x:boolean y:string z:number");
    let quoted = "    Body: {properties: {'<<': {type: string}}}\n";
    assert_eq!(properties("3.0.3", quoted), "<<:string");
}

#[test]
fn merge_keys_that_explode_are_refused() {
    let mut text = "openapi: 3.0.3\n".to_owned();
    let keys: String = (0..1000).map(|key| format!("k{key}: 1, ")).collect();
    text.push_str(&format!("a0: &a0 {{{keys}}}\n"));
    for level in 1..20 {
        let all = format!("*a{}, ", level - 1).repeat(100);
        text.push_str(&format!("a{level}: &a{level}\n  <<: [{all}]\n"));
    }
    let error = parse(Some("a.yaml"), &text).expect_err("it is refused");
    assert!(format!("{error:?}").contains("merge keys copy more than a million entries"), "{error:?}");
}

#[test]
fn booleans_are_those_of_yaml() {
    let schemas = "    Body:\n      properties:\n        \
                       a: {type: string, readOnly: True}\n        \
                       b: {type: string, readOnly: TRUE}\n        \
                       c: {type: string, readOnly: FALSE}\n        \
                       d: {type: string, readOnly: 'true'}\n        \
                       e: {type: string, readOnly: yes}\n";
    assert_eq!(properties("3.0.3", schemas), "a:string! b:string! c:string d:string e:string");
}

#[test]
fn a_part_may_require_what_another_part_describes() {
    let schemas = "    Named: {required: [id], properties: {name: {type: string}}}\n    \
                       Body:\n      allOf:\n        \
                       - {$ref: '#/components/schemas/Named'}\n        \
                       - {properties: {id: {type: string}, size: {type: integer}}}\n        \
                       - {required: [name]}\n      required: [size]\n";
    assert_eq!(properties("3.0.3", schemas), "name:string* id:string* size:integer*");
    let alternatives = "    Body:\n      properties: {a: {type: string}, b: {type: string}, c: {type: string}}\n      \
                            anyOf: [{required: [a, b]}, {required: [c, b]}]\n";
    assert_eq!(properties("3.0.3", alternatives), "a:string b:string* c:string");
}

#[test]
fn a_later_part_narrows_an_earlier_one() {
    let schemas = "    Body:\n      allOf:\n        \
                       - {properties: {a: {}, b: {type: string}}}\n        \
                       - {properties: {a: {type: integer}, b: {description: the same}}}\n";
    assert_eq!(properties("3.0.3", schemas), "a:integer b:string");
}

#[test]
fn keywords_beside_a_reference_count_from_3_1_on() {
    let schemas = "    Id: {type: string}\n    Base: {properties: {a: {type: string}}}\n    \
                       Body:\n      $ref: '#/components/schemas/Base'\n      required: [a]\n      \
                       properties:\n        id: {$ref: '#/components/schemas/Id', readOnly: true}\n";
    assert_eq!(properties("3.0.3", schemas), "a:string");
    assert_eq!(properties("3.1.0", schemas), "id:string! a:string*");
}

#[test]
fn limits_that_were_rounded_are_those_of_64_bit_integers() {
    let bounds = |schema: &str| {
        let document = parse(Some("a.yaml"), &format!("openapi: 3.0.3\nschema: {schema}\n")).expect("it is a document");
        let schema = document.root().get("schema").and_then(|node| crate::Schema::at(&document, node));
        schema.expect("it is a schema").bounds()
    };
    let (least, greatest) = (i128::from(i64::MIN), i128::from(i64::MAX));
    let signed = "{type: integer, minimum: -9223372036854776000, maximum: 9223372036854776000}";
    assert_eq!(bounds(signed), (Some(least), Some(greatest)));
    assert_eq!(bounds("{type: integer, maximum: 18446744073709552000}"), (None, Some(u64::MAX.into())));
    assert_eq!(bounds("{type: integer, maximum: 9223372036854775806}"), (None, Some(greatest - 1)));
}
