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
