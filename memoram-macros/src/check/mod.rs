//! Checks the struct against the route and the document. What comes out can be expanded without a fault.

mod accept;
mod answer;
mod endpoint;
mod lookup;
mod matching;
mod page_items;
mod pages;
mod places;
mod request;
mod security;
mod statuses;
mod stream;

use memoram_openapi::{Document, Operation};
use syn::Generics;

use crate::args::{Args, Route, Spec};
use crate::document::{CompiledCrate, Loaded, Tracked, named_by};
use crate::error::Errors;
use crate::request::{Request, RustType};

pub(crate) use endpoint::{Body, Checked, Credentials, Endpoint, Follow, Pages, Reply, SentField};
pub(crate) use lookup::unknown_path;
pub(crate) use request::{MAX_LINES, more};

/// What the user wrote.
pub(crate) struct Written<'a> {
    pub(crate) args: &'a Args,
    pub(crate) route: &'a Route,
    pub(crate) request: &'a Request<'a>,
    /// The type that `response` gives.
    pub(crate) response: Option<RustType<'a>>,
}

/// Checks everything. If the arguments do not parse, or the method or the path is wrong, nothing is compared with the
/// document: every other fault would come twice.
pub(crate) fn check<'a>(
    args: &'a Args,
    request: &'a Request<'a>,
    generics: &Generics,
    home: &CompiledCrate,
    errors: &mut Errors,
) -> Checked<'a> {
    let mut checked = Checked {
        endpoint: None,
        reply: answer::given(args),
        is_stream: args.options.response.as_ref().is_some_and(|ty| RustType::of(ty).is_stream()),
        item: args.options.paginate.as_ref().map(|paginate| page_items::given(paginate).unwrap_or_default()),
        credentials: security::given(args),
        deprecated: None,
        tracked: Tracked::settings(home, args.options.spec.is_none()),
    };
    let Some(route) = &args.route else { return checked };
    let response = args.options.response.as_ref().map(RustType::of);
    let written = Written { args, route, request, response };
    let Ok(loaded) = document(&written, home, errors) else { return checked };
    if let (Some(suffix), None) = (&route.suffix, &loaded) {
        errors.push(&route.path, suffix);
    }
    checked.tracked.files.extend(loaded.iter().flat_map(|loaded| loaded.watched.iter().cloned()));
    let found = loaded.as_ref().map(|loaded| lookup::operation(&written, &loaded.document, errors)).transpose();
    match found {
        Ok(operation) => {
            against(&written, operation.as_ref(), (generics, home.denies_unchecked()), &mut checked, errors);
        }
        Err(meant) => {
            // Calls are compiled as if the operation that was most likely meant had been named.
            checked.reply = answer::read(&written, meant.as_ref(), &mut Errors::default()).reply;
        }
    }
    checked
}

/// Checks a struct against its operation; without a document, against itself.
fn against<'a>(
    written: &Written<'a>,
    operation: Option<&Operation<'_>>,
    (generics, denies_unchecked): (&Generics, bool),
    checked: &mut Checked<'a>,
    errors: &mut Errors,
) {
    let mut answers = answer::read(written, operation, errors);
    checked.item = page_items::item(written, &answers, errors);
    checked.reply = std::mem::take(&mut answers.reply);
    checked.credentials = security::credentials(written, operation, errors);
    let deprecated = operation.filter(|operation| operation.is_deprecated());
    checked.deprecated =
        deprecated.map(|one| format!("`{}` is deprecated at {}", written.route.label(), one.location()));
    if written.request.is_broken {
        return;
    }
    let (roles, sent) = request::check(written, operation, errors);
    let paginate = written.args.options.paginate.as_ref();
    let pages = paginate.and_then(|paginate| pages::position(paginate, written, operation, &roles, &sent, errors));
    let places =
        operation.map(|operation| places::of(written, operation, &answers, &roles, generics, denies_unchecked));
    let places = places.unwrap_or_default();
    if errors.is_empty() {
        checked.endpoint = Some(Endpoint {
            method: written.route.method,
            template: &written.route.template.path,
            segments: sent.segments,
            query: sent.query,
            headers: sent.headers,
            body: sent.body,
            success: answers.success,
            accept: answers.accept,
            content_type: sent.content_type,
            is_text: answers.is_text,
            failures: answers.failures,
            credentials: checked.credentials.clone(),
            server: operation.and_then(|operation| server(operation.document())),
            idempotent: written.args.options.idempotent,
            pages,
            places,
        });
    }
}

/// Where the API of a user's document is; empty if the document does not say it.
fn server(document: &Document) -> Option<String> {
    (!document.is_bundled()).then(|| document.server().unwrap_or_default().to_owned())
}

/// The document that is in force: the struct's, else the crate's, else the bundled one. An error has been reported.
fn document(written: &Written<'_>, home: &CompiledCrate, errors: &mut Errors) -> Result<Option<Loaded>, ()> {
    let at = &written.route.path;
    let (file, at, by) = match &written.args.options.spec {
        Some(Spec::Unchecked) => return Ok(None),
        Some(Spec::Bundled) => (None, at, None),
        Some(Spec::File(file)) => (Some(file.value()), file, None),
        None => match home.document().map_err(|message| errors.push(at, &message))? {
            Some(document) => (Some(document.file), at, Some(document.by)),
            None => (None, at, None),
        },
    };
    home.load(file.as_deref()).map(Some).map_err(|message| match by {
        Some(by) => errors.push(at, &message.note(named_by(by))),
        None => errors.push(at, &message),
    })
}
