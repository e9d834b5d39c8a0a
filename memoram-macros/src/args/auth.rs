//! The option `auth`: which credentials a call carries.

use std::fmt;

use memoram_openapi::{Need, header};
use proc_macro2::{Group, Ident, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token, token};

use super::Word;
use super::values::takes;
use crate::error::Errors;
use crate::header::message as header_message;
use crate::message::Message;

/// The value of `auth`.
#[derive(Clone, PartialEq)]
pub(crate) enum Auth {
    Need(Need),
    /// What the client has, if it has something.
    Any,
    Anonymous,
}

impl fmt::Display for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Auth::Need(need) => need.fmt(f),
            Auth::Any => f.write_str("any"),
            Auth::Anonymous => f.write_str("none"),
        }
    }
}

const AUTH: &str = "`bearer`, `basic`, `key(\"X-Api-Key\")`, `any` or `none`";

pub(super) fn auth(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Word<Auth>>> {
    let token: TokenTree = input.parse()?;
    let word = token.to_string();
    let value = match word.as_str() {
        "bearer" => Auth::Need(Need::Bearer),
        "basic" => Auth::Need(Need::Basic),
        "any" => Auth::Any,
        "none" => Auth::Anonymous,
        "key" => {
            let need = key(input, &token, errors)?;
            return Ok(need.map(|need| Word { value: Auth::Need(need), token: token.into() }));
        }
        _ => {
            let example = if word.eq_ignore_ascii_case("none") { "none" } else { "bearer" };
            errors.push(&token, &takes("auth", AUTH, example));
            return Ok(None);
        }
    };
    Ok(Some(Word { value, token: token.into() }))
}

/// What follows `key`, in parentheses.
fn key(input: ParseStream<'_>, word: &TokenTree, errors: &mut Errors) -> syn::Result<Option<Need>> {
    let group = input.peek(token::Paren).then(|| input.parse::<Group>()).transpose()?;
    let Some(place) = group.and_then(|group| syn::parse2::<KeyPlace>(group.stream()).ok()) else {
        let what = "`key` with the name of a header, of a query parameter or of a cookie";
        let examples = "key(\"X-Api-Key\")`, `key(query = \"appid\")` or `key(cookie = \"sid\")";
        errors.push(word, &takes("auth", what, examples));
        return Ok(None);
    };
    let name = place.name.value();
    let need = match place.word.as_ref().map(Ident::to_string).as_deref() {
        Some("query") if name.is_empty() => None,
        Some("query") => Some(Need::KeyQuery(name)),
        Some("cookie") if !header::is_token(&name) => None,
        Some("cookie") => Some(Need::KeyCookie(name)),
        Some(other) => {
            let message = Message::new(format!("a key is not sent in `{other}`"))
                .help("`key(\"X-Api-Key\")` is a header; `query` and `cookie` are named");
            errors.push(place.word.to_token_stream(), &message);
            return Ok(None);
        }
        None => match header::key_fault(&name) {
            Some(fault) => {
                errors.push(&place.name, &header_message(&name, fault));
                return Ok(None);
            }
            None => Some(Need::KeyHeader(name)),
        },
    };
    if need.is_none() {
        errors.push(&place.name, &Message::new("a query parameter or cookie cannot have this name"));
    }
    Ok(need)
}

/// `"X-Api-Key"`, `query = "appid"` or `cookie = "sid"`.
struct KeyPlace {
    word: Option<Ident>,
    name: LitStr,
}

impl Parse for KeyPlace {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let word: Option<Ident> = input.parse()?;
        if word.is_some() {
            input.parse::<Token![=]>()?;
        }
        Ok(KeyPlace { word, name: input.parse()? })
    }
}
