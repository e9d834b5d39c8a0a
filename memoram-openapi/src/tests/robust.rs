//! Any text is read or refused in time, without a panic.

use proptest::prelude::*;

use crate::{Document, Format, Method, parse};

pub(super) const DOCUMENTS: [&str; 2] = [
    include_str!("../../../memoram-macros/src/tests/documents/projects.yaml"),
    include_str!("../../../memoram-macros/src/tests/documents/notes.yaml"),
];

/// Asks a document all that can be asked of it.
pub(super) fn visit(document: &Document) -> usize {
    let mut operations = 0;
    for item in document.paths().filter_map(|template| document.path_item(template)) {
        for operation in Method::ALL.into_iter().filter_map(|method| item.operation(method)) {
            operations += 1;
            let _ = (operation.security(), operation.dangling(), operation.responses());
            operation.parameters().iter().filter_map(|one| one.schema).for_each(|one| drop(one.description()));
            if let Some(schema) = operation.body(Format::Json).and_then(|body| body.media.schema()) {
                let (properties, _) = schema.properties();
                properties.iter().filter_map(|one| one.schema).for_each(|one| drop(one.rust_type()));
            }
        }
    }
    operations
}

#[test]
fn a_circle_or_an_explosion_of_references_ends_in_time() {
    let circle = "openapi: 3.0.0\npaths:\n  /a:\n    post:\n      requestBody: {content: {application/json: {schema: \
                  {$ref: '#/components/schemas/A'}}}}\ncomponents:\n  schemas:\n    A: {allOf: [{$ref: '#/components/\
                  schemas/A'}, {$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}]}\n";
    let mut laughs = "openapi: 3.0.0\nx0: &x0 [1]\n".to_owned();
    for level in 1..200 {
        let before = level - 1;
        laughs.push_str(&format!("x{level}: &x{level} [*x{before}, *x{before}, *x{before}]\n"));
    }
    assert!(parse(Some("a.yaml"), &laughs).is_err());
    let laughs: String = laughs.lines().take(100).map(|line| format!("{line}\n")).collect();
    let laughs = format!("{laughs}paths: {{/a: {{post: {{responses: *x90}}}}}}\n");
    for text in [circle, laughs.as_str()] {
        let document = parse(Some("a.yaml"), text).expect("it is a document");
        let item = document.path_item("/a").expect("it has the path");
        let operation = item.operation(Method::Post).expect("it has the operation");
        assert!(operation.dangling().is_none());
        if let Some(schema) = operation.body(Format::Json).and_then(|body| body.media.schema()) {
            assert!(schema.properties().1);
        }
    }
}

proptest! {
    #[test]
    fn any_document(text in "[ -~\\n\\t\\[\\]{}:&*|>'\"#-]{0,200}") {
        let _ = parse(Some("any.yaml"), &text).map(|document| visit(&document));
    }

    #[test]
    fn any_change_of_a_document(
        (document, start) in prop_oneof![Just(DOCUMENTS[0]), Just(DOCUMENTS[1])].prop_flat_map(|one| (Just(one), 0..one.len())),
        length in 0_usize..60,
        instead in "[a-z{}\\[\\]:#/$&* -]{0,20}",
    ) {
        let mut text: Vec<u8> = document.bytes().collect();
        let end = (start + length).min(text.len());
        text.splice(start..end, instead.bytes());
        let _ = parse(Some("any.yaml"), &String::from_utf8_lossy(&text)).map(|document| visit(&document));
    }

    #[test]
    fn any_path(path in any::<String>()) {
        let _ = crate::Template::parse(&path);
        let again: String = crate::parts(&path).map(|part| match part {
            crate::TemplatePart::Literal(literal) => literal.to_owned(),
            crate::TemplatePart::Placeholder(name) => format!("{{{name}}}"),
        }).collect();
        prop_assert_eq!(again, path);
    }
}
