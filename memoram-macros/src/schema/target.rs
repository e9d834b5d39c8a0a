//! Finds the schemas that a type is held against.

use std::sync::Arc;

use memoram_openapi::spelling::nearest;
use memoram_openapi::{Document, Format, Media, NameFault, Schema};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;

use super::args::SchemaArgs;
use crate::args::Spec;
use crate::check::unknown_path;
use crate::document::{CompiledCrate, Loaded, Tracked, named_by};
use crate::error::Errors;
use crate::message::{Message, with_article};

/// A schema, how messages call it, and what names it in the attribute.
pub(super) struct Target<'d> {
    pub(super) schema: Schema<'d>,
    pub(super) label: String,
}

/// The document of one attribute. An error has been reported.
pub(super) fn document(
    args: &SchemaArgs,
    at: &TokenStream,
    home: &CompiledCrate,
    tracked: &mut Tracked,
    errors: &mut Errors,
) -> Option<Arc<Document>> {
    *tracked = std::mem::take(tracked).and(Tracked::settings(home, args.spec.is_none()));
    let (file, at, by) = match &args.spec {
        Some(Spec::Unchecked) => return None,
        Some(Spec::Bundled) => (None, at.clone(), None),
        Some(Spec::File(file)) => (Some(file.value()), file.to_token_stream(), None),
        None => match home.document() {
            Ok(document) => {
                let by = document.as_ref().map(|document| document.by);
                (document.map(|document| document.file), at.clone(), by)
            }
            Err(message) => {
                errors.push(at, &message);
                return None;
            }
        },
    };
    match home.load(file.as_deref()) {
        Ok(Loaded { document, watched }) => {
            tracked.files.extend(watched);
            Some(document)
        }
        Err(message) => {
            let message = by.map_or_else(|| message.clone(), |by| message.clone().note(named_by(by)));
            errors.push(at, &message);
            None
        }
    }
}

/// The schemas that one attribute names. What is wrong with a name has been reported.
pub(super) fn targets<'d>(
    args: &SchemaArgs,
    ident: &Ident,
    only_sends: bool,
    document: &'d Document,
    errors: &mut Errors,
) -> Vec<Target<'d>> {
    if args.route.is_some() {
        return of_operation(args, only_sends, document, errors).into_iter().collect();
    }
    if args.names.is_empty() {
        let name = ident.to_string();
        let found = document.schema(&name);
        if found.is_none() {
            let message = Message::new(format!("the document has no schema `{name}`"));
            let message = match nearest(&name, document.schema_names()) {
                Some(known) => message.help(format_args!("did you mean `{known}`? `#[memoram_schema({known:?})]`")),
                None => message.help("name one: `#[memoram_schema(\"Name\")]`"),
            };
            errors.push(ident, &message.note(format_args!("checked against {}", document.title())));
        }
        return found.map(|schema| Target { schema, label: format!("`{name}`") }).into_iter().collect();
    }
    let mut targets = Vec::new();
    for literal in &args.names {
        match document.schema_at(&literal.value()) {
            Ok(schema) => targets.push(Target { schema, label: format!("`{}`", literal.value()) }),
            Err(fault) => errors.push(literal, &message(&fault, document)),
        }
    }
    targets
}

fn message(fault: &NameFault<'_>, document: &Document) -> Message {
    match fault {
        NameFault::Unknown { name } => Message::new(format!("the document has no schema `{name}`"))
            .suggest(name, document.schema_names())
            .note(format_args!("checked against {}", document.title())),
        NameFault::NoProperty { owner, property, known } => {
            Message::new(format!("`{owner}` has no property `{property}`")).suggest(property, known.iter().copied())
        }
        NameFault::NoParts { owner, is, parts } => {
            let what = if *parts == "[]" { "a list" } else { "a map" };
            match is.is_empty() {
                true => Message::new(format!("`{owner}` is not {what} in the document")),
                false => Message::new(format!("`{owner}` is {} in the document, not {what}", with_article(is))),
            }
        }
    }
}

/// The JSON body of an operation's answer; if the type only sends, that of its request.
fn of_operation<'d>(
    args: &SchemaArgs,
    only_sends: bool,
    document: &'d Document,
    errors: &mut Errors,
) -> Option<Target<'d>> {
    let route = args.route.as_ref()?;
    let (path, label) = (route.path.value(), route.label());
    let Some(item) = document.path_item(&path) else {
        errors.push(&route.path, &unknown_path(&path, document));
        return None;
    };
    let Some(operation) = document.path_items_like(&path).find_map(|item| item.operation(route.method)) else {
        let message = Message::new(format!("`{}` has no `{}`", item.template(), route.method.as_str()));
        let message = message.help(format_args!("it has {}", item.methods().join(", "))).note(item.location());
        errors.push(&route.method_word, &message);
        return None;
    };
    if only_sends && args.status.is_none() {
        let body = operation.body(Format::Json);
        let schema = body.as_ref().and_then(|body| body.media.schema());
        if schema.is_none() {
            let message = Message::new(format!("`{label}` takes no JSON body in the document"));
            errors.push(&route.path, &message.note(operation.location()));
        }
        return schema.map(|schema| Target { schema, label: format!("the body of `{label}`") });
    }
    let responses = operation.responses();
    let answer = match &args.status {
        Some(status) => {
            let found = responses.iter().find(|answer| answer.status == status.value.to_string());
            if found.is_none() {
                let known: Vec<&str> = responses.iter().map(|answer| answer.status).collect();
                let message = Message::new(format!("`{label}` never answers {}", status.value));
                let message = message.help(format_args!("it answers {}", known.join(", "))).note(operation.location());
                errors.push(&status.token, &message);
                return None;
            }
            found
        }
        None => {
            let is_json = |media: &Media<'_>| matches!(media, Media::Json(_));
            let mut successes = responses.iter().filter(|answer| answer.status.starts_with('2'));
            successes.clone().find(|answer| is_json(&answer.media)).or_else(|| successes.next())
        }
    };
    let schema = answer.and_then(|answer| match answer.media {
        Media::Json(schema) => schema,
        _ => None,
    });
    if schema.is_none() {
        let (what, note) = match answer {
            Some(answer) if matches!(answer.media, Media::None) => {
                (format!("answers {} without a body", answer.status), answer.location)
            }
            Some(answer) => (format!("answers {} without JSON that is described", answer.status), answer.location),
            None => ("has no success that is described".to_owned(), operation.location()),
        };
        errors.push(&route.path, &Message::new(format!("`{label}` {what}")).note(note));
    }
    schema.map(|schema| Target { schema, label: format!("the answer of `{label}`") })
}
