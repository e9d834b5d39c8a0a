//! Whatever tokens come, there is no panic, and what comes out can be parsed.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::prelude::*;

use super::{README, everything};

/// Words that lead deep into the macro, in any order.
fn word() -> impl Strategy<Value = TokenStream> {
    let words = [
        "POST",
        "GET",
        "PSOT",
        "\"/access-requests\"",
        "\"/a/{id}\"",
        "\"/{\"",
        "\"\\u{0}%zz/..\"",
        "b\"/x\"",
        ",",
        "=",
        "response",
        "status",
        "201",
        "404",
        "spec",
        "none",
        "auth",
        "rename_all",
        "\"camelCase\"",
        "crate",
        "::",
        "a",
        "struct",
        "enum",
        "fn",
        "pub",
        "S",
        "id",
        ":",
        "String",
        "Option",
        "<",
        ">",
        "'a",
        "&",
        "#",
        "memoram",
        "serde",
        "query",
        "rename",
        "max_length",
        "-",
        "1.5",
        "'x'",
        "idempotent",
        "paginate",
        "cursor",
        "next",
        "items",
        "?",
        ".",
        ";",
    ];
    proptest::sample::select(words.to_vec()).prop_map(|word| word.parse().unwrap_or_default())
}

fn tokens() -> impl Strategy<Value = TokenStream> {
    let leaf = prop_oneof![8 => word(), 1 => Just(TokenStream::new())];
    leaf.prop_recursive(4, 64, 12, |inner| {
        let delimiter = prop_oneof![
            Just(Delimiter::Parenthesis),
            Just(Delimiter::Brace),
            Just(Delimiter::Bracket),
            Just(Delimiter::None)
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..12).prop_map(|parts| parts.into_iter().collect()),
            (delimiter, inner).prop_map(|(delimiter, inner)| TokenTree::from(Group::new(delimiter, inner)).into()),
        ]
    })
}

const DOCUMENT: &str = include_str!("documents/projects.yaml");

fn assert_sound(args: &TokenStream, item: &TokenStream) {
    let (_, derive) = everything(args, item);
    let text = derive.to_string();
    assert!(syn::parse2::<syn::File>(derive).is_ok(), "{text}");
}

#[test]
fn a_truncated_example_is_only_an_error() {
    let source: TokenStream = README.parse().expect("it lexes");
    let all: Vec<TokenTree> = source.into_iter().collect();
    for end in 0..all.len() {
        let item: TokenStream = all[2..end.max(2)].iter().cloned().collect();
        for args in ["POST, \"/access-requests\"", "POST,", "POST", ""] {
            assert_sound(&args.parse().expect("it lexes"), &item);
        }
    }
}

#[test]
fn a_document_that_goes_round_or_explodes_is_left_in_time() {
    let circle = "openapi: 3.0.0\npaths:\n  /a:\n    post:\n      requestBody: {content: {application/json: {schema: \
                  {$ref: '#/components/schemas/A'}}}}\ncomponents:\n  schemas:\n    A: {allOf: [{$ref: '#/components/\
                  schemas/A'}, {$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}]}\n";
    let mut laughs = "openapi: 3.0.0\nx0: &x0 [1]\n".to_owned();
    for level in 1..200 {
        let before = level - 1;
        laughs.push_str(&format!("x{level}: &x{level} [*x{before}, *x{before}, *x{before}]\n"));
    }
    assert!(crate::document::parse(Some("a.yaml"), &laughs).is_err());
    let laughs: String = laughs.lines().take(100).map(|line| format!("{line}\n")).collect();
    let laughs = format!("{laughs}paths: {{/a: {{post: {{responses: *x90}}}}}}\n");
    for text in [circle, laughs.as_str()] {
        let document = crate::document::parse(Some("a.yaml"), text).expect("it is a document");
        let item = document.path_item("/a").expect("it has the path");
        let operation = item.operation(crate::method::Method::Post).expect("it has the operation");
        assert_eq!(operation.dangling(), None);
        if let Some(crate::document::Media::Json(Some(schema))) = operation.body(false).map(|body| body.media) {
            assert!(schema.properties().1);
        }
    }
}

proptest! {
    #[test]
    fn any_arguments(args in tokens()) {
        assert_sound(&args, &quote::quote!(pub struct S { pub reason: String }));
    }

    #[test]
    fn any_item(item in tokens()) {
        assert_sound(&quote::quote!(POST, "/access-requests"), &item);
    }

    #[test]
    fn any_field_attributes(attribute in tokens()) {
        let item = quote::quote!(struct S { #[memoram #attribute] #[serde(#attribute)] memory_key: String });
        assert_sound(&quote::quote!(POST, "/access-requests"), &item);
    }

    #[test]
    fn any_path(path in any::<String>()) {
        assert_sound(&quote::quote!(POST, #path), &quote::quote!(struct S { id: String }));
    }

    #[test]
    fn any_document(text in "[ -~\\n\\t\\[\\]{}:&*|>'\"#-]{0,200}") {
        let _ = crate::document::parse(Some("any.yaml"), &text);
    }

    #[test]
    fn any_change_of_a_document(start in 0..DOCUMENT.len(), length in 0_usize..60, instead in "[a-z{}\\[\\]:#/$&* -]{0,20}") {
        let mut text: Vec<u8> = DOCUMENT.bytes().collect();
        let end = (start + length).min(text.len());
        text.splice(start..end, instead.bytes());
        let Ok(document) = crate::document::parse(Some("any.yaml"), &String::from_utf8_lossy(&text)) else {
            return Ok(());
        };
        for item in document.templates().filter_map(|template| document.path_item(template)) {
            for operation in crate::method::Method::ALL.into_iter().filter_map(|method| item.operation(method)) {
                let _ = (operation.security(), operation.dangling(), operation.responses());
                operation.parameters().iter().filter_map(|one| one.schema).for_each(|one| drop(one.description()));
                if let Some(crate::document::Media::Json(Some(schema))) = operation.body(false).map(|body| body.media) {
                    let _ = schema.properties();
                }
            }
        }
    }
}
