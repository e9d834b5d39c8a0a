//! The expansion uses no name that the user could shadow, and stays small.

use proc_macro2::{TokenStream, TokenTree};

use super::{README, expanded};

/// Has every kind of field, so that every part of the expansion is generated.
const EVERYTHING: &str = r#"
    #[memoram_endpoint(
        POST,
        "/a/{id}",
        spec = none,
        response = Vec<u8>,
        status = 201,
        idempotent,
        paginate(cursor = page, next = a?.next, items = b?.items, item = T)
    )]
    struct Everything<'a, T: serde::Serialize> {
        id: u64,
        #[memoram(query)]
        page: Option<u32>,
        #[memoram(header = "X-Name")]
        name: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        r#type: Option<T>,
        #[memoram(max_length = 5)]
        text: String,
    }
"#;

fn flat(tokens: TokenStream, into: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                into.push("(".to_owned());
                flat(group.stream(), into);
                into.push(")".to_owned());
            }
            other => into.push(other.to_string()),
        }
    }
}

fn tokens(source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    flat(expanded(source).parse().expect("the expansion lexes"), &mut tokens);
    tokens
}

#[test]
fn paths_to_the_library_begin_at_the_root() {
    let tokens = tokens(EVERYTHING);
    let banned = ["Option", "Some", "None", "Ok", "Err", "Result", "String", "Box", "Default", "std", "core"];
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| banned.contains(&token.as_str())) {
        let before = index.checked_sub(1).and_then(|index| tokens.get(index)).map(String::as_str);
        let user_wrote_it = tokens.get(index + 1..index + 4).is_some_and(|next| next.concat() == "::is_none");
        assert!(before == Some(":") || user_wrote_it, "`{token}` is not a path from the root");
    }
}

#[test]
fn the_readme_example_is_under_400_tokens() {
    let count = tokens(README).len();
    assert!(count <= 400, "{count} tokens");
}

#[test]
fn nothing_derives_serde() {
    assert!(!tokens(EVERYTHING).iter().any(|token| token == "derive"));
}
