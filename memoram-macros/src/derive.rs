//! The derive behind the attribute: arguments and fields are read, checked, and expanded.

use proc_macro2::TokenStream;
use syn::{Attribute, DeriveInput, Meta};

use crate::args::{self, Args};
use crate::check;
use crate::document::CompiledCrate;
use crate::error::Errors;
use crate::expand;
use crate::message::Message;
use crate::request::Request;

/// The impls, and an error for each fault. The impls are there even with faults, so that calls do not become errors too.
pub(crate) fn expand(item: TokenStream, home: &CompiledCrate) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::default();
    let mut tokens = run(&input, home, &mut errors);
    tokens.extend(errors.to_compile_errors());
    tokens
}

/// The impls. The faults go to `errors`.
pub(crate) fn run(input: &DeriveInput, home: &CompiledCrate, errors: &mut Errors) -> TokenStream {
    let args = arguments(input, errors);
    let request = Request::read(input, errors);
    let checked = check::check(&args, &request, &input.generics, home, errors);
    expand::expand(input, args.options.runtime.as_ref(), &checked)
}

/// The attribute puts its arguments first. Any other `#[memoram(…)]` on the struct is the user's.
fn arguments(input: &DeriveInput, errors: &mut Errors) -> Args {
    let mut attributes = input.attrs.iter().filter(|attribute| attribute.path().is_ident("memoram"));
    let args = match attributes.next().map(|attribute| (attribute, &attribute.meta)) {
        Some((attribute, Meta::List(list))) => args::read(list.tokens.clone(), attribute.pound_token.span, errors),
        _ => {
            errors.push(&input.ident, &args::no_arguments());
            Args::default()
        }
    };
    attributes.for_each(|extra: &Attribute| {
        let message = Message::new("`#[memoram(…)]` is for fields");
        errors.push(extra, &message.help("put it into `#[memoram_endpoint(METHOD, \"/path\", …)]`"));
    });
    args
}
