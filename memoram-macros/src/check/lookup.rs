//! Finds the route in the document.

use syn::LitStr;

use crate::args::Word;
use crate::document::{Document, Operation, PathItem};
use crate::error::Errors;
use crate::method::Method;
use crate::names;
use crate::route::Route;
use crate::texts::{self, Message};

/// The method and the path, as written and as read.
pub(crate) struct Target<'a> {
    pub(crate) method: &'a Word<Method>,
    pub(crate) path: &'a LitStr,
    pub(crate) route: &'a Route,
    /// The file that `spec` names.
    pub(crate) file: Option<&'a LitStr>,
}

impl Target<'_> {
    /// `POST /access-requests`
    pub(crate) fn operation(&self) -> String {
        format!("{} {}", self.method.value.as_str(), self.route.path)
    }
}

/// The operation, or after a fault the one that was most likely meant.
pub(crate) fn operation<'d>(
    target: &Target<'_>,
    document: &'d Document,
    errors: &mut Errors,
) -> Result<Operation<'d>, Option<Operation<'d>>> {
    let (path, method) = (&target.route.path, target.method.value);
    let Some(item) = document.path_item(path) else {
        errors.push(target.path, &unknown_path(path, document));
        let meant = names::nearest(path, document.templates()).and_then(|template| document.path_item(template));
        return Err(meant.and_then(|item| item.operation(method)));
    };
    let operation = item.operation(method).ok_or_else(|| {
        // A method that was misspelt has been reported.
        if target.method.token.to_string() == method.as_str() {
            errors.push(&target.method.token, &unknown_method(target, &item));
        }
        None
    })?;
    if let Some((line, reference)) = operation.dangling() {
        let message = texts::dangling_reference(&document.place(line), reference, document.meant(reference));
        errors.push(target.file.unwrap_or(target.path), &message);
    }
    Ok(operation)
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
        Some((template, field)) => texts::concrete_path(path, template, &texts::field_name(field), document),
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
