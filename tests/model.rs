//! The model reads whatever the bundled document allows.

use memoram_openapi::{Document, Home, Schema, load};
use memoram_runtime::model::{
    AccessRequest, AccessRequestList, AuthTokenResponse, Credentials, MemoryBlob, MemoryBlobList, MemoryBlobResponse,
    Tag, TagList,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// A value of a schema: each property is there, and what the document leaves open is as odd as it may be.
fn value(schema: &Schema<'_>, text: &Value) -> Value {
    let value_of = |schema: Option<Schema<'_>>| schema.map_or(Value::Null, |schema| value(&schema, text));
    match (schema.type_name(), schema.format(), schema.enumeration().next()) {
        ("string", Some("date-time"), _) => json!("2025-03-01T12:00:00.1234567890+01:00"),
        ("string", _, Some(first)) => json!(first),
        ("string", ..) => text.clone(),
        ("integer", ..) => json!(-1),
        ("number", ..) => json!(-1.5e300),
        ("boolean", ..) => json!(true),
        ("array", ..) => json!([value_of(schema.items())]),
        _ => {
            let properties = schema.properties().0.into_iter();
            Value::Object(properties.map(|one| (one.name.to_owned(), value_of(one.schema))).collect::<Map<_, _>>())
        }
    }
}

fn assert_reads<T: DeserializeOwned>(document: &Document, name: &str) {
    let node = document.target(&format!("#/components/schemas/{name}"), document.root()).expect("the schema is there");
    let schema = Schema::at(document, node).expect("the schema is there");
    for text in ["", "string", "9999-12-31T23:59:59Z", "2025-03-01", "\u{0}😀"] {
        let json = value(&schema, &json!(text));
        assert!(json.as_object().is_some_and(|object| !object.is_empty()), "{name}: {json}");
        if let Err(error) = serde_json::from_value::<T>(json.clone()) {
            panic!("{name} does not read {json}: {error}");
        }
    }
}

#[test]
fn each_answer_that_the_document_allows_is_read() {
    let document = load(None, &Home::at("", None)).expect("the bundled document is read");
    assert_reads::<AuthTokenResponse>(&document, "AuthTokenResponse");
    assert_reads::<AccessRequest>(&document, "AccessRequest");
    assert_reads::<AccessRequestList>(&document, "AccessRequestList");
    assert_reads::<Credentials>(&document, "Credentials");
    assert_reads::<MemoryBlob>(&document, "MemoryBlob");
    assert_reads::<MemoryBlobList>(&document, "MemoryBlobList");
    assert_reads::<MemoryBlobResponse>(&document, "MemoryBlobResponse");
    assert_reads::<Tag>(&document, "Tag");
    assert_reads::<TagList>(&document, "TagList");
}
