//! Checks the struct against the route and the document. What comes out can be expanded without a fault.

mod answer;
pub(crate) mod headers;
mod known;
mod lookup;
mod naming;
mod pages;
mod raw;
mod required;
mod roles;
mod security;
mod types;

use proc_macro2::TokenStream;
use quote::quote;

use crate::args::{Args, Auth, Spec};
use crate::document::{self, Home, Loaded, Operation};
use crate::error::Errors;
use crate::field::Field;
use crate::method::Method;
use crate::request::Request;
use crate::route::Route;
use crate::texts;

pub(crate) use naming::Sent;
pub(crate) use pages::Pages;

/// An endpoint without a fault.
pub(crate) struct Endpoint<'a> {
    pub(crate) method: Method,
    pub(crate) template: &'a str,
    /// The fields that fill the placeholders, in the template's order.
    pub(crate) segments: Vec<Sent<'a>>,
    pub(crate) query: Vec<Sent<'a>>,
    pub(crate) headers: Vec<Sent<'a>>,
    pub(crate) body: Body<'a>,
    /// None: any 2xx.
    pub(crate) success: Vec<u16>,
    /// The documented failures, and what the document says of them.
    pub(crate) failures: Vec<(u16, String)>,
    pub(crate) auth: Auth,
    pub(crate) idempotent: bool,
    pub(crate) pages: Option<Pages<'a>>,
}

pub(crate) enum Body<'a> {
    None,
    Properties(Vec<Sent<'a>>),
    Form(Vec<Sent<'a>>),
    /// JSON.
    Whole(&'a Field<'a>),
    /// Bytes as they are, and their content type.
    Raw(&'a Field<'a>, String),
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
pub(crate) struct Checked<'a> {
    pub(crate) endpoint: Option<Endpoint<'a>>,
    pub(crate) reply: Reply,
    /// The type of an item, if the answer is to be had a page at a time.
    pub(crate) item: Option<Reply>,
    pub(crate) auth: Auth,
    /// What to say of an operation that the document calls deprecated.
    pub(crate) deprecated: Option<String>,
    /// What the compiler must see change.
    pub(crate) tracked: Tracked,
}

/// What a struct was checked against, beside its own tokens.
#[derive(Default)]
pub(crate) struct Tracked {
    /// The user's document.
    pub(crate) file: Option<String>,
    /// Whether the environment was asked for one.
    pub(crate) environment: bool,
}

/// Checks everything. Faults of grammar come first: where the route or an argument is broken, the document waits.
pub(crate) fn check<'a>(
    args: &'a Args,
    request: &'a Request<'a>,
    route: Option<&'a Route>,
    home: &Home,
    errors: &mut Errors,
) -> Checked<'a> {
    let response = args.options.response.as_ref();
    let mut checked = Checked {
        endpoint: None,
        reply: response.map(|ty| Reply::Type(quote!(#ty))).unwrap_or_default(),
        item: args.options.paginate.as_ref().map(|paginate| pages::given(paginate).unwrap_or_default()),
        auth: security::given(args),
        deprecated: None,
        tracked: Tracked { file: None, environment: args.options.spec.is_none() },
    };
    let (Some((method, path)), Some(route)) = (&args.route, route) else { return checked };
    let file = match &args.options.spec {
        Some(Spec::File(file)) => Some(file),
        _ => None,
    };
    let target = lookup::Target { method, path, route, file };
    let Ok(document) = document(args, home, &target, errors) else { return checked };
    checked.tracked.file = document.as_ref().and_then(|loaded| loaded.tracked.clone());
    let found = document.as_ref().map(|loaded| lookup::operation(&target, &loaded.document, errors)).transpose();
    let operation = match found {
        Ok(operation) => operation,
        Err(meant) => {
            // Calls are checked against the answer that was most likely meant.
            let answers = answer::read(&target, args, request, meant.as_ref(), &mut Errors::default());
            checked.reply = answers.reply;
            return checked;
        }
    };
    let answers = answer::read(&target, args, request, operation.as_ref(), errors);
    checked.item = pages::item(&target, args, &answers, operation.as_ref(), errors);
    checked.reply = answers.reply;
    checked.auth = security::auth(&target, args, request, operation.as_ref(), errors);
    checked.deprecated = operation.as_ref().filter(|one| one.is_deprecated()).map(|one| deprecation(&target, one));
    if request.is_broken {
        return checked;
    }
    let roles = roles::assign(&target, request, errors);
    request.fields.iter().for_each(|field| types::check_length_option(field, errors));
    let named = naming::name(&target, args, request, &roles, operation.as_ref(), errors);
    let pages = args.options.paginate.as_ref().and_then(|one| pages::check(one, request, &roles, &named, errors));
    if errors.is_empty() {
        checked.endpoint = Some(Endpoint {
            method: method.value,
            template: &route.path,
            segments: named.segments,
            query: named.query,
            headers: named.headers,
            body: match (roles.whole, named.content_type) {
                (Some(field), Some(content_type)) => Body::Raw(field, content_type),
                (Some(field), None) => Body::Whole(field),
                (None, _) => named.properties,
            },
            success: answers.success,
            failures: answers.failures,
            auth: checked.auth.clone(),
            idempotent: args.options.idempotent,
            pages,
        });
    }
    checked
}

/// The document that is in force: the struct's, else the crate's, else the bundled one. An error has been reported.
fn document(args: &Args, home: &Home, target: &lookup::Target<'_>, errors: &mut Errors) -> Result<Option<Loaded>, ()> {
    let file = match &args.options.spec {
        Some(Spec::None) => return Ok(None),
        Some(Spec::Bundled) => None,
        Some(Spec::File(file)) => Some(file.value()),
        None => home.document().map(str::to_owned),
    };
    let by_environment = args.options.spec.is_none() && file.is_some();
    let loaded = document::load(file.as_deref(), home);
    loaded.map(Some).map_err(|message| match by_environment {
        true => errors.push(target.path, &message.note(texts::named_by_the_environment())),
        false => errors.push(target.file.unwrap_or(target.path), &message),
    })
}

fn deprecation(target: &lookup::Target<'_>, operation: &Operation<'_>) -> String {
    let place = operation.document.place(operation.line);
    texts::deprecated_operation(&target.operation(), &place)
}
