//! Any tokens expand without a panic, and the expansion parses.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::prelude::*;

use super::{README, everything};

/// Words that reach deep into the macro's code.
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
}

/// A document with 100 000 required properties, and a name of a megabyte, are checked in no time.
#[test]
fn a_huge_document_is_checked_in_time() {
    const COUNT: usize = 100_000;
    let folder = std::env::temp_dir().join(format!("memoram-huge-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let names = || (0..COUNT).map(|number| format!("p{number}"));
    let required = names().collect::<Vec<_>>().join(", ");
    let properties: String = names().map(|name| format!("{name}: {{type: string}}, ")).collect();
    let long = "x".repeat(1_000_000);
    let text = format!(
        "openapi: 3.0.0\npaths:\n  /huge:\n    post:\n      requestBody:\n        required: true\n        content:\n          \
         application/json:\n            schema: {{type: object, required: [{required}], properties: {{{properties} \
         {long}: {{type: string}}}}}}\n"
    );
    std::fs::write(folder.join("huge.json"), text.replace(&format!("{long}:"), &format!("? {long} :")))
        .expect("it can be written");
    let home = crate::document::CompiledCrate::at(&folder, Some("huge.json"));
    let source =
        format!("#[memoram_endpoint(POST, \"/huge\", auth = none)] struct S {{ p0: String, {long}y: String }}");
    let input = super::derive_input(&source);
    let mut errors = crate::error::Errors::default();
    crate::derive::run(&input, &home, &mut errors);
    let faults: Vec<String> = errors.into_inner().iter().map(ToString::to_string).collect();
    let [unknown, missing] = faults.as_slice() else { panic!("{} faults", faults.len()) };
    assert!(unknown.contains("is not a property") || missing.contains("is not a property"));
    assert!(
        faults.iter().any(|fault| fault.contains("misses 99999 properties") && fault.contains("// and 99899 more"))
    );
    assert!(faults.iter().all(|fault| fault.chars().count() < 20_000));
    std::fs::remove_dir_all(folder).expect("the folder can be removed");
}
