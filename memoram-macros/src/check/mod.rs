//! Checks the struct against the route and the document. What comes out can be expanded without a fault.

mod answer;
mod headers;
mod known;
mod lookup;
mod naming;
mod required;
mod roles;

use proc_macro2::TokenStream;
use quote::quote;

use crate::args::{Args, Auth, Spec};
use crate::document::{self, Home, Operation};
use crate::error::Errors;
use crate::field::Field;
use crate::method::Method;
use crate::request::Request;
use crate::route::Route;

pub(crate) use naming::Sent;

/// An endpoint without a fault.
pub(crate) struct Endpoint<'a> {
    pub(crate) method: Method,
    pub(crate) template: &'a str,
    /// The fields that fill the placeholders, in the template's order.
    pub(crate) segments: Vec<&'a Field<'a>>,
    pub(crate) query: Vec<Sent<'a>>,
    pub(crate) headers: Vec<Sent<'a>>,
    pub(crate) body: Body<'a>,
    /// None: any 2xx.
    pub(crate) success: Vec<u16>,
    /// The documented failures, and what the document says of them.
    pub(crate) failures: Vec<(u16, String)>,
    pub(crate) bearer: bool,
    pub(crate) idempotent: bool,
}

pub(crate) enum Body<'a> {
    None,
    Properties(Vec<Sent<'a>>),
    Whole(&'a Field<'a>),
}

/// The body of a success.
#[derive(Default)]
pub(crate) enum Reply {
    #[default]
    Unit,
    Type(TokenStream),
    /// A type of the runtime's `model`.
    Model(String),
}

/// The endpoint, if there was no fault, and what even a stub needs.
#[derive(Default)]
pub(crate) struct Checked<'a> {
    pub(crate) endpoint: Option<Endpoint<'a>>,
    pub(crate) reply: Reply,
    /// The user's document, whose changes the compiler must see.
    pub(crate) tracked: Option<String>,
}

/// Checks everything. Faults of grammar come first: where the route or an argument is broken, the document waits.
pub(crate) fn check<'a>(
    args: &'a Args,
    request: &'a Request<'a>,
    route: Option<&'a Route>,
    home: &Home,
    errors: &mut Errors,
) -> Checked<'a> {
    let mut checked = Checked::default();
    if let Some(response) = &args.options.response {
        checked.reply = Reply::Type(quote!(#response));
    }
    let (Some((method, path)), Some(route)) = (&args.route, route) else { return checked };
    let target = lookup::Target { method, path, route };
    let roles = roles::assign(&target, request, errors);
    let loaded = match &args.options.spec {
        Some(Spec::None) => None,
        Some(Spec::File(file)) => match document::load(Some(&file.value()), home) {
            Ok(loaded) => Some(loaded),
            Err(message) => {
                errors.push(file, &message);
                return checked;
            }
        },
        None => match document::load(None, home) {
            Ok(loaded) => Some(loaded),
            Err(message) => {
                errors.at(args.span, &message);
                return checked;
            }
        },
    };
    let operation = match &loaded {
        None => None,
        Some(loaded) => {
            checked.tracked = loaded.tracked.clone();
            match lookup::operation(&target, &loaded.document, errors) {
                Some(found) => Some(found),
                None => return checked,
            }
        }
    };
    let answers = answer::read(&target, args, request, operation.as_ref(), errors);
    checked.reply = answers.reply;
    let named = naming::name(&target, args, request, &roles, operation.as_ref(), errors);
    if errors.is_empty() {
        checked.endpoint = Some(Endpoint {
            method: method.value,
            template: &route.path,
            segments: roles.segments,
            query: named.query,
            headers: named.headers,
            body: match roles.whole {
                Some(field) => Body::Whole(field),
                None => named.properties,
            },
            success: answers.success,
            failures: answers.failures,
            bearer: bearer(args, operation.as_ref()),
            idempotent: args.options.idempotent,
        });
    }
    checked
}

fn bearer(args: &Args, operation: Option<&Operation<'_>>) -> bool {
    match args.options.auth {
        Some(auth) => auth == Auth::Bearer,
        None => operation.and_then(Operation::needs_credentials).unwrap_or(true),
    }
}
