//! Finds the route in the document.

use memoram_openapi::rust::{field_name, route};
use memoram_openapi::spelling::nearest;
use memoram_openapi::{Dangling, Document, Operation, PathItem, TemplatePart, parts, shape, without_suffix};
use syn::LitStr;

use super::Written;
use crate::args::Spec;
use crate::error::Errors;
use crate::message::Message;

/// Finds the operation. If there is none, reports it, and returns as the error the one that was most likely meant.
pub(super) fn operation<'d>(
    written: &Written<'_>,
    document: &'d Document,
    errors: &mut Errors,
) -> Result<Operation<'d>, Option<Operation<'d>>> {
    let (path, method) = (&written.route.path.value(), written.route.method);
    let Some(item) = document.path_item(path) else {
        let message = match &written.route.suffix {
            Some(fault) => unknown_suffix(fault, path, document),
            None => unknown_path(path, document),
        };
        errors.push(&written.route.path, &message);
        let meant = nearest(path, document.paths());
        return Err(meant.and_then(|template| document.path_item(template)?.operation(method)));
    };
    let operation = document.path_items_like(path).find_map(|item| item.operation(method)).ok_or_else(|| {
        // A misspelt method has already been reported.
        if written.route.method_word == method.as_str() {
            errors.push(&written.route.method_word, &unknown_method(method.as_str(), &item));
        }
        None
    })?;
    if let Some(dangling) = operation.dangling() {
        errors.push(document_tokens(written), &names_nothing(&dangling));
    }
    Ok(operation)
}

fn names_nothing(dangling: &Dangling<'_>) -> Message {
    let Dangling { reference, location, nearest } = dangling;
    let message = Message::new(format!("{location}: `{reference}` does not exist"));
    match nearest {
        Some(nearest) => message.did_you_mean(nearest),
        None if reference.starts_with('#') => message,
        None => {
            message.note("a reference is relative to the file that it is in, and its file ends in .yaml, .yml or .json")
        }
    }
}

/// What to underline if the document is wrong: `spec`, else the path.
fn document_tokens<'a>(written: &Written<'a>) -> &'a LitStr {
    match &written.args.options.spec {
        Some(Spec::File(file)) => file,
        _ => &written.route.path,
    }
}

fn unknown_method(method: &str, item: &PathItem<'_>) -> Message {
    Message::new(format!("`{}` has no `{method}`", item.template()))
        .help(format_args!("it has {}", item.methods().join(", ")))
        .note(item.location())
}

/// A query or a fragment that no key of the document has. Other keys may differ in it alone.
fn unknown_suffix(fault: &Message, path: &str, document: &Document) -> Message {
    fault.clone().suggest(path, same_path(path, document).iter().map(String::as_str))
}

/// The keys that have a query or a fragment, and are this path without it, as the attribute takes them.
fn same_path(path: &str, document: &Document) -> Vec<String> {
    let wanted = shape(without_suffix(path));
    let with_suffix = document.paths().filter(|key| key.contains(['?', '#']));
    with_suffix.filter(|key| shape(without_suffix(key)) == wanted).map(route).collect()
}

/// Why a path is not in the document, as far as can be guessed.
pub(crate) fn unknown_path(path: &str, document: &Document) -> Message {
    let checked = format!("checked against {}", document.title());
    if let Some(shorter) = path.strip_suffix('/').filter(|path| document.path_item(path).is_some()) {
        return Message::new(format!("the document has `{shorter}` without the trailing `/`"))
            .help(format_args!("{shorter:?}"))
            .note(checked);
    }
    let message = Message::new(format!("the document has no path `{path}`"));
    let same_path = same_path(path, document);
    if !same_path.is_empty() {
        return message.suggest(path, same_path.iter().map(String::as_str)).note(checked);
    }
    let split = document.behind_servers(path).find(|(_, rest)| document.path_item(rest).is_some());
    if let Some((prefix, rest)) = split {
        return message
            .help(format_args!("the document's server URL already ends in `{prefix}`: write `{rest}`"))
            .note(checked);
    }
    if let Some((template, name)) = document.paths().find_map(|template| Some((template, concrete(path, template)?))) {
        return message
            .help(format_args!("`{}` is in the document; make `{}` a field", route(template), field_name(name)))
            .note(checked);
    }
    let known: Vec<String> = document.paths().map(route).collect();
    let message = message.suggest(path, known.iter().map(String::as_str)).note(checked);
    match document.is_bundled() {
        true => message
            .note("calling another API, or a route that no document has? `spec = \"openapi.yaml\"` or `spec = none`"),
        false => message,
    }
}

/// The first placeholder of `template` that is a literal in `path`, if the rest of both agrees.
fn concrete<'t>(path: &str, template: &'t str) -> Option<&'t str> {
    if path.split('/').count() != template.split('/').count() {
        return None;
    }
    let mut field = None;
    for (segment, documented) in path.split('/').zip(template.split('/')) {
        let mut pieces = parts(documented);
        match (pieces.next(), pieces.next()) {
            _ if shape(segment) == shape(documented) => {}
            (Some(TemplatePart::Placeholder(name)), None) => field = field.or(Some(name)),
            _ => return None,
        }
    }
    field
}
