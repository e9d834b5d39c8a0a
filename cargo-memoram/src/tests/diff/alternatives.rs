//! Schemas that are one of several.

use memoram_openapi::parse;

use super::{changes, of_schema};

#[test]
fn alternatives() {
    let (text, both) = ("{type: string, minLength: 1}", "{oneOf: [{type: string, minLength: 1}, {type: integer}]}");
    assert_eq!(of_schema(text, both), ["may be integer now", "!may be integer now"]);
    assert_eq!(of_schema(both, text), ["!may be integer no longer", "may be integer no longer"]);
    assert_eq!(of_schema(both, &both.replace("oneOf", "anyOf")), ["", ""]);
    assert_eq!(of_schema(both, "{oneOf: [{type: integer}, {type: string, minLength: 1}]}"), ["", ""]);
    let null = "{oneOf: [{type: string, minLength: 1}, {type: integer}, {type: 'null'}]}";
    assert_eq!(of_schema(both, null), ["may be null now", "!may be null now"]);
    assert_eq!(
        of_schema("{type: [string, 'null'], minLength: 1}", null),
        ["may be integer now", "!may be integer now"]
    );
    let longer = "{oneOf: [{type: string, minLength: 2}, {type: integer}]}";
    let narrower = "had at least 1 characters, and has at least 2 characters";
    assert_eq!(of_schema(both, longer), [format!("!{narrower}"), narrower.to_owned()]);
    // What is only required differs, and not what the value is.
    let (a, b) = ("anyOf: [{required: [x]}, {required: [y]}]", "anyOf: [{required: [y]}]");
    let object =
        |one: &str| format!("{{type: object, properties: {{x: {{type: string}}, y: {{type: string}}}}, {one}}}");
    assert_eq!(of_schema(&object(a), &object(a)), ["", ""]);
    assert_eq!(of_schema(&object(b), &object(a)).map(|said| said.contains("may be")), [false, false]);
}

/// Alternatives that the document tells apart are compared by the values that do it, and others by their names.
#[test]
fn named_alternatives() {
    let document = |pay: &str, card: &str| {
        let text = format!(
            "
openapi: 3.1.0
paths:
  /pay:
    post:
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pay'}}}}}}}}
      responses: {{'200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pay'}}}}}}}}}}
components:
  schemas:
    Pay: {pay}
    Card: {{type: object, required: [{card}], properties: {{by: {{type: string}}, digits: {{type: string}}}}}}
    Cash: {{type: object, properties: {{by: {{type: string}}, note: {{type: string}}}}}}
"
        );
        parse(Some("openapi.yaml"), &text).expect("it is a document")
    };
    let (card, cash) = ("{$ref: '#/components/schemas/Card'}", "{$ref: '#/components/schemas/Cash'}");
    let (one, two) = (format!("{{oneOf: [{card}, {card}]}}"), format!("{{oneOf: [{card}, {cash}]}}"));
    let (is_new, is_gone) = (["body may be `Cash` now", "!answer 200 may be `Cash` now"], "may be `Cash` no longer");
    assert_eq!(changes(&document(card, "by"), &document(&two, "by")), is_new);
    assert_eq!(
        changes(&document(&two, "by"), &document(card, "by")),
        [format!("!body {is_gone}"), format!("answer 200 {is_gone}")]
    );
    assert_eq!(changes(&document(&two, "by"), &document(&two, "by")), Vec::<String>::new());
    let required = ["!body.digits becomes required", "answer 200.digits becomes required"];
    assert_eq!(changes(&document(&two, "by"), &document(&two, "by, digits")), required);
    assert_eq!(changes(&document(&one, "by"), &document(&one, "by, digits"))[..1], required[..1]);
    let tagged = |value: &str| {
        let mapping = format!("mapping: {{{value}: '#/components/schemas/Cash'}}");
        document(&format!("{{oneOf: [{card}, {cash}], discriminator: {{propertyName: by, {mapping}}}}}"), "by")
    };
    assert_eq!(
        changes(&tagged("cash"), &tagged("coins")),
        [
            "!body may be `cash` no longer",
            "body may be `coins` now",
            "answer 200 may be `cash` no longer",
            "!answer 200 may be `coins` now"
        ]
    );
}
