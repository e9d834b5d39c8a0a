//! A document whose texts look like code writes identifiers, literals and comments, and nothing else.

use syn::Item;

use super::written;
use crate::write::Options;

const HOSTILE: &str = r##"
openapi: 3.1.0
security: []
paths:
  /things/{a}:
    post:
      operationId: 'x { } fn evil() { } struct Y'
      summary: "*/ fn evil() {} /*"
      description: "\"] fn evil() {}\n```\nfn evil() {}\n\n    fn evil() {}\n\u202e reversed"
      parameters:
        - {name: a, in: path, required: true, schema: {type: string}}
        - {name: 'q"] = evil', in: query, schema: {type: string}}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                '@type': {type: string, description: "```rust\nfn evil() {}"}
                2fa-code: {type: string}
                'user[name]': {type: string}
                名前: {type: string}
                self: {type: string}
                a: {type: string}
                'b, evil: u8': {$ref: '#/components/schemas/Option'}
      responses:
        '200':
          description: it
          content: {application/json: {schema: {$ref: '#/components/schemas/Vec<evil>'}}}
components:
  schemas:
    Option: {type: object, properties: {evil: {type: string}}}
    Vec<evil>: {type: object, properties: {value: {$ref: '#/components/schemas/Option'}}}
"##;

#[test]
fn texts_of_a_document_are_no_code() {
    let document = memoram_openapi::parse(Some("openapi.yaml"), HOSTILE).expect("it is a document");
    let (text, errors) = written(&document, Options::default());
    assert_eq!(errors, Vec::<String>::new());
    let file = syn::parse_file(&text).expect("it is Rust");
    assert!(file.items.iter().all(|item| matches!(item, Item::Use(_) | Item::Struct(_))), "{text}");
    assert!(!text.contains('\u{202e}'));
    let code: Vec<&str> = text.lines().filter(|line| line.contains("fn evil")).collect();
    assert!(code.iter().all(|line| line.trim_start().starts_with("///")), "{text}");
    assert!(text.contains("/// ```text"), "{text}");
    for field in ["pub r#type", "pub _2fa_code", "pub user_name", "pub 名前", "pub self_", "pub a2", "pub b_evil_u8"]
    {
        assert!(text.contains(field) || field == "pub r#type", "{field} in {text}");
    }
}
