//! The credentials of an endpoint: the scheme, what `SPEC` says of it, and the words of the docs.

use memoram_openapi::Need;
use proc_macro2::TokenStream;
use quote::quote;

use super::Runtime;
use crate::check::Credentials;

/// The type in the runtime's `auth`.
pub(super) fn scheme(credentials: &Credentials) -> TokenStream {
    match credentials {
        Credentials::Anonymous => quote!(Anonymous),
        Credentials::Optional(_) => quote!(Any),
        Credentials::Required(alternatives) => match only(alternatives) {
            Some(Need::Bearer) => quote!(Bearer),
            Some(Need::Basic) => quote!(Basic),
            Some(Need::KeyHeader(_)) => quote!(Key),
            _ => quote!(Documented),
        },
    }
}

/// Expands to:
///
/// ```text
/// .security(&[&[::memoram_runtime::auth::Need::Bearer], &[::memoram_runtime::auth::Need::KeyQuery("appid")]])
/// ```
///
/// Nothing, if the scheme says it all.
pub(super) fn security(runtime: &Runtime<'_>, credentials: &Credentials) -> Option<TokenStream> {
    let alternatives = match credentials {
        Credentials::Required(alternatives) => match only(alternatives) {
            Some(Need::Bearer | Need::Basic) => return None,
            Some(Need::KeyHeader(name)) => return Some(quote!(.key_header(#name))),
            _ => alternatives,
        },
        Credentials::Optional(alternatives) if !alternatives.is_empty() => alternatives,
        Credentials::Optional(_) | Credentials::Anonymous => return None,
    };
    let alternatives = alternatives.iter().map(|needs| {
        let needs = needs.iter().map(|need| one(runtime, need));
        quote!(&[#(#needs),*])
    });
    Some(quote!(.security(&[#(#alternatives),*])))
}

fn one(runtime: &Runtime<'_>, need: &Need) -> TokenStream {
    let need = match need {
        Need::Bearer => quote!(Bearer),
        Need::Basic => quote!(Basic),
        Need::KeyHeader(name) => quote!(KeyHeader(#name)),
        Need::KeyQuery(name) => quote!(KeyQuery(#name)),
        Need::KeyCookie(name) => quote!(KeyCookie(#name)),
    };
    quote!(#runtime::auth::Need::#need)
}

/// The only credential of the only alternative.
fn only(alternatives: &[Vec<Need>]) -> Option<&Need> {
    match alternatives {
        [needs] => match needs.as_slice() {
            [need] => Some(need),
            _ => None,
        },
        _ => None,
    }
}

/// How the docs of `send` say it, behind the route.
pub(super) fn docs(credentials: &Credentials) -> String {
    match credentials {
        Credentials::Anonymous => "without a token".to_owned(),
        Credentials::Optional(_) => "with the credentials that the client has".to_owned(),
        Credentials::Required(alternatives) => {
            let set = |needs: &Vec<Need>| needs.iter().map(noun).collect::<Vec<_>>().join(" and ");
            let alternatives: Vec<String> = alternatives.iter().map(set).collect();
            format!("with {}", alternatives.join(", or "))
        }
    }
}

fn noun(need: &Need) -> String {
    match need {
        Need::Bearer => "a token".to_owned(),
        Need::Basic => "a user and a password".to_owned(),
        Need::KeyHeader(name) => format!("a key in `{name}`"),
        Need::KeyQuery(name) => format!("a key in the query parameter `{name}`"),
        Need::KeyCookie(name) => format!("a key in the cookie `{name}`"),
    }
}
