//! The arguments of the attribute: `"Order", "OrderSummary", spec = "openapi.yaml"`, or `GET, "/orders", status = 409`.

use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{LitInt, LitStr, Path, Token};

use crate::args::{Route, RouteResult, Spec, Word, route, syntax, values};
use crate::error::Errors;
use crate::message::Message;

/// Everything that the arguments of one attribute say.
#[derive(Default)]
pub(super) struct SchemaArgs {
    /// Which schemas. Empty: the one that is named like the type.
    pub(super) names: Vec<LitStr>,
    /// The operation whose body it is.
    pub(super) route: Option<Route>,
    pub(super) status: Option<Word<u16>>,
    pub(super) reads: bool,
    pub(super) sends: bool,
    /// The word, if the type gets an impl of `Deserialize`.
    pub(super) deserialize: Option<Ident>,
    pub(super) spec: Option<Spec>,
    pub(super) runtime: Option<Path>,
    /// Whether something in them is wrong. Then the type is not checked.
    pub(super) is_faulty: bool,
}

const OPTIONS: [&str; 6] = ["status", "reads", "sends", "deserialize", "spec", "crate"];

/// Reads the arguments. What is wrong goes to `errors`, and the rest is still read.
pub(super) fn read(tokens: TokenStream, span: Span, errors: &mut Errors) -> SchemaArgs {
    let before = errors.count();
    let read = |input: ParseStream<'_>| {
        let mut args = SchemaArgs::default();
        let begins_with_method = input.peek(syn::Ident) && !is_option(input) && input.peek2(Token![,]);
        if begins_with_method {
            match route::read(input, span, errors)? {
                RouteResult::Route(route) => args.route = Some(route),
                RouteResult::FaultyPath | RouteResult::Unreadable => {
                    syntax::skip_rest(input)?;
                    return Ok(args);
                }
            }
        }
        while !input.is_empty() {
            if args.route.is_some() || !args.names.is_empty() || args.has_option() {
                input.parse::<Token![,]>()?;
                if input.is_empty() {
                    break;
                }
            }
            match input.peek(LitStr) {
                true => args.names.push(input.parse()?),
                false => option(&mut args, input, errors)?,
            }
        }
        Ok(args)
    };
    let mut args = Parser::parse2(read, tokens).unwrap_or_else(|error| {
        errors.syn(error);
        SchemaArgs::default()
    });
    args.is_faulty = errors.count() != before;
    args
}

fn is_option(input: ParseStream<'_>) -> bool {
    let word = input.fork().call(Ident::parse_any);
    word.is_ok_and(|word| OPTIONS.contains(&word.to_string().as_str()))
}

impl SchemaArgs {
    fn has_option(&self) -> bool {
        self.status.is_some()
            || self.reads
            || self.sends
            || self.deserialize.is_some()
            || self.spec.is_some()
            || self.runtime.is_some()
    }
}

fn option(args: &mut SchemaArgs, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
    let word = input.call(Ident::parse_any)?;
    match word.to_string().as_str() {
        "reads" => args.reads = true,
        "sends" => args.sends = true,
        "deserialize" => (args.reads, args.deserialize) = (true, Some(word)),
        "status" if syntax::equals(&word, "409", input, errors)? => args.status = status(input, errors)?,
        "spec" if syntax::equals(&word, "\"openapi.yaml\"", input, errors)? => args.spec = values::spec(input, errors)?,
        "crate" if syntax::equals(&word, "path", input, errors)? => args.runtime = values::runtime(input, errors)?,
        "status" | "spec" | "crate" => {}
        unknown => {
            let message = Message::new(format!("unknown option `{unknown}`")).suggest_word(unknown, &OPTIONS);
            errors.push(&word, &message);
            syntax::skip_until_comma(input)?;
        }
    }
    Ok(())
}

/// The status of any answer: a type may be that of an error.
fn status(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Word<u16>>> {
    let literal: LitInt = input.parse()?;
    let token = quote::quote!(#literal);
    match literal.base10_parse::<u16>() {
        Ok(value @ 100..=599) => Ok(Some(Word { value, token })),
        _ => {
            let message = Message::new(format!("`{literal}` is not an HTTP status")).help("`status = 409`");
            errors.push(&literal, &message);
            Ok(None)
        }
    }
}
