//! The arguments of the attribute: `POST, "/access-requests", response = AccessRequest, …`.

mod auth;
mod borrowed;
mod field_path;
mod options;
mod paginate;
mod path;
pub(crate) mod route;
pub(crate) mod syntax;
pub(crate) mod values;

use memoram_openapi::spelling::Case;
use proc_macro2::{Span, TokenStream};
use syn::parse::{ParseStream, Parser};

use crate::error::Errors;
use crate::message::Message;

pub(crate) use auth::Auth;
pub(crate) use field_path::{FieldPath, Step};
pub(crate) use options::Options;
pub(crate) use paginate::{Kind as PageKind, Paginate};
pub(crate) use route::{Route, RouteResult};
pub(crate) use values::Spec;

/// Everything that the arguments say.
#[derive(Default)]
pub(crate) struct Args {
    /// `None` if the method or the path is wrong.
    pub(crate) route: Option<Route>,
    pub(crate) options: Options,
}

/// A value and the tokens that it was read from.
pub(crate) struct Word<T> {
    pub(crate) value: T,
    pub(crate) token: TokenStream,
}

/// Reads the arguments. What is wrong goes to `errors`, and the rest is still read.
pub(crate) fn read(tokens: TokenStream, span: Span, errors: &mut Errors) -> Args {
    let read = |input: ParseStream<'_>| {
        let args = match route::read(input, span, errors)? {
            RouteResult::Route(route) => Args { route: Some(route), options: options::read(input, errors)? },
            RouteResult::FaultyPath => Args { route: None, options: options::read(input, errors)? },
            RouteResult::Unreadable => Args::default(),
        };
        syntax::skip_rest(input)?;
        Ok(args)
    };
    match Parser::parse2(read, tokens) {
        Ok(args) => args,
        Err(error) => {
            errors.syn(error);
            Args::default()
        }
    }
}

pub(crate) fn no_arguments() -> Message {
    Message::new("`#[memoram_endpoint]` needs a method and a path").help("`#[memoram_endpoint(GET, \"/projects\")]`")
}

/// A word for `rename_all` that serde does not have.
pub(crate) fn unknown_case(word: &str) -> Message {
    let words = Case::WORDS.map(|(word, _)| word);
    Message::new(format!("unknown case `{word}`")).suggest_word(word, &words)
}
