//! The derive behind the attribute: arguments and fields are read, checked, and expanded.

use proc_macro2::TokenStream;
use syn::{Attribute, DeriveInput, LitStr, Meta};

use crate::args::{self, Args, Options};
use crate::check;
use crate::document::Home;
use crate::error::Errors;
use crate::expand;
use crate::request::Request;
use crate::route::Route;
use crate::texts;

/// The impls, and an error for each fault. The impls are there even then, so that calls do not become errors too.
pub(crate) fn expand(item: TokenStream, home: &Home) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::default();
    let mut tokens = run(&input, home, &mut errors);
    tokens.extend(errors.to_compile_errors());
    tokens
}

/// The impls; the faults go to `errors`.
pub(crate) fn run(input: &DeriveInput, home: &Home, errors: &mut Errors) -> TokenStream {
    let args = arguments(input, errors);
    let route = route(&args, errors);
    let request = Request::read(input, errors);
    let checked = check::check(&args, &request, route.as_ref(), home, errors);
    expand::expand(input, args.options.runtime.as_ref(), &checked)
}

/// The attribute puts its arguments first; another `#[memoram(…)]` on the struct is the user's.
fn arguments(input: &DeriveInput, errors: &mut Errors) -> Args {
    let mut attributes = input.attrs.iter().filter(|attribute| attribute.path().is_ident("memoram"));
    let args = match attributes.next().map(|attribute| (attribute, &attribute.meta)) {
        Some((attribute, Meta::List(list))) => args::read(list.tokens.clone(), attribute.pound_token.span, errors),
        _ => {
            errors.push(&input.ident, &texts::no_arguments());
            Args { route: None, options: Options::default() }
        }
    };
    attributes.for_each(|extra: &Attribute| errors.push(extra, &texts::options_on_the_struct()));
    args
}

fn route(args: &Args, errors: &mut Errors) -> Option<Route> {
    let path: &LitStr = &args.route.as_ref()?.1;
    match Route::parse(&path.value()) {
        Ok(route) => Some(route),
        Err(faults) => {
            faults.iter().for_each(|fault| errors.push(path, fault));
            None
        }
    }
}
