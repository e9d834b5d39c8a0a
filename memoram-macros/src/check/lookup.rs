//! Finds the route in the document.

use syn::LitStr;

use crate::args::Word;
use crate::document::{Document, Operation, PathItem};
use crate::error::Errors;
use crate::method::Method;
use crate::route::Route;
use crate::texts::{self, Message};

/// The method and the path, as written and as read.
pub(crate) struct Target<'a> {
    pub(crate) method: &'a Word<Method>,
    pub(crate) path: &'a LitStr,
    pub(crate) route: &'a Route,
}

impl Target<'_> {
    /// `POST /access-requests`
    pub(crate) fn operation(&self) -> String {
        format!("{} {}", self.method.value.as_str(), self.route.path)
    }
}

pub(crate) fn operation<'d>(target: &Target<'_>, document: &'d Document, errors: &mut Errors) -> Option<Operation<'d>> {
    let path = &target.route.path;
    let Some(item) = document.path_item(path) else {
        errors.push(target.path, &unknown_path(path, document));
        return None;
    };
    let operation = item.operation(target.method.value);
    if operation.is_none() {
        errors.push(&target.method.token, &unknown_method(target, &item));
    }
    operation
}

fn unknown_method(target: &Target<'_>, item: &PathItem<'_>) -> Message {
    let place = item.document.place(item.line);
    texts::unknown_operation(item.template, target.method.value.as_str(), &item.methods(), place)
}

/// The nearest reason why a path is not in the document.
fn unknown_path(path: &str, document: &Document) -> Message {
    if let Some(shorter) = path.strip_suffix('/').filter(|path| document.path_item(path).is_some()) {
        return texts::path_with_trailing_slash(shorter, document);
    }
    for prefix in document.server_prefixes() {
        let rest = path.strip_prefix(prefix).filter(|rest| document.path_item(rest).is_some());
        if let Some(rest) = rest {
            return texts::path_with_server_prefix(path, prefix, rest, document);
        }
    }
    match document.templates().find_map(|template| Some((template, concrete(path, template)?))) {
        Some((template, field)) => texts::concrete_path(path, template, field, document),
        None => texts::unknown_path(path, document),
    }
}

/// The first placeholder of `template` whose place in `path` holds a literal, if the rest of both agrees.
fn concrete<'t>(path: &str, template: &'t str) -> Option<&'t str> {
    if path.split('/').count() != template.split('/').count() {
        return None;
    }
    let mut field = None;
    for (segment, wanted) in path.split('/').zip(template.split('/')) {
        let placeholder = wanted.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        match placeholder {
            _ if Route::shape(segment) == Route::shape(wanted) => {}
            Some(name) => field = field.or(Some(name)),
            None => return None,
        }
    }
    field
}
