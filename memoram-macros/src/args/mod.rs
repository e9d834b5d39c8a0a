//! The arguments of the attribute: `POST, "/access-requests", response = AccessRequest, …`.

mod options;
mod paginate;
mod route;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::{LitStr, Path, Token, Type};

pub(crate) use paginate::{FieldPath, Paginate, Step};

use crate::case::Case;
use crate::error::Errors;
use crate::method::Method;

/// Everything that the arguments say.
pub(crate) struct Args {
    pub(crate) route: Option<(Word<Method>, LitStr)>,
    pub(crate) options: Options,
}

/// A value and the token that it was read from.
pub(crate) struct Word<T> {
    pub(crate) value: T,
    pub(crate) token: TokenStream,
}

#[derive(Default)]
pub(crate) struct Options {
    pub(crate) response: Option<Type>,
    pub(crate) status: Option<Word<u16>>,
    pub(crate) auth: Option<Word<Auth>>,
    pub(crate) spec: Option<Spec>,
    pub(crate) rename_all: Option<Case>,
    /// The word, if the body is a form.
    pub(crate) form: Option<Ident>,
    pub(crate) idempotent: bool,
    pub(crate) paginate: Option<Paginate>,
    pub(crate) runtime: Option<Path>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Auth {
    Bearer,
    Basic,
    /// A key in the header of that name.
    Key(String),
    Anonymous,
}

impl std::fmt::Display for Auth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Auth::Bearer => f.write_str("bearer"),
            Auth::Basic => f.write_str("basic"),
            Auth::Key(header) => write!(f, "key({header:?})"),
            Auth::Anonymous => f.write_str("none"),
        }
    }
}

pub(crate) enum Spec {
    None,
    Bundled,
    File(LitStr),
}

/// Reads the arguments; what is wrong goes to `errors`, and the rest is still read.
pub(crate) fn read(tokens: TokenStream, span: Span, errors: &mut Errors) -> Args {
    let read = |input: ParseStream<'_>| {
        let route = route::read(input, span, errors)?;
        let options = match route {
            Some(_) => options::read(input, errors)?,
            None => Options::default(),
        };
        input.step(|cursor| Ok(((), end_of(*cursor))))?;
        Ok(Args { route, options })
    };
    match Parser::parse2(read, tokens) {
        Ok(args) => args,
        Err(error) => {
            errors.syn(error);
            Args { route: None, options: Options::default() }
        }
    }
}

fn end_of(mut cursor: syn::buffer::Cursor<'_>) -> syn::buffer::Cursor<'_> {
    while let Some((_, next)) = cursor.token_tree() {
        cursor = next;
    }
    cursor
}

/// Leaves the rest of a broken option, so that the next one is read. A comma between `<` and `>` belongs to a type.
fn skip_until_comma(input: ParseStream<'_>) -> syn::Result<()> {
    let mut depth: usize = 0;
    while !input.is_empty() && (depth > 0 || !input.peek(Token![,])) {
        match input.parse::<TokenTree>()? {
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth = depth.saturating_add(1),
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}
