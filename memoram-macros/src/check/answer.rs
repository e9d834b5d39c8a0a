//! What a success and a failure look like: statuses, the type of the success, the documented texts.

use quote::quote;
use syn::Type;

use super::Reply;
use super::lookup::Target;
use crate::args::Args;
use crate::document::{FORM, Media, Operation, Response, Schema};
use crate::error::Errors;
use crate::method::Method;
use crate::request::Request;
use crate::texts::{self, Message};
use crate::ty;

#[derive(Default)]
pub(crate) struct Answers<'d> {
    pub(crate) reply: Reply,
    /// What the document says of the body of a success, and where.
    pub(crate) body: Option<(Schema<'d>, usize)>,
    /// Whether it has been reported that there is no type for it.
    pub(crate) misses_type: bool,
    pub(crate) success: Vec<u16>,
    pub(crate) failures: Vec<(u16, String)>,
}

pub(crate) fn read<'d>(
    target: &Target<'_>,
    args: &Args,
    request: &Request<'_>,
    operation: Option<&Operation<'d>>,
    errors: &mut Errors,
) -> Answers<'d> {
    let given = args.options.status.as_ref().map(|status| status.value);
    let response = args.options.response.as_ref();
    let mut answers = Answers {
        reply: response.map(|ty| Reply::Type(quote!(#ty))).unwrap_or_default(),
        success: given.into_iter().collect(),
        ..Answers::default()
    };
    let Some(operation) = operation else { return answers };
    let responses = operation.responses();
    answers.failures = responses.iter().filter_map(failure).collect();
    if given.is_none() {
        answers.success = successes(&responses);
    }
    if let Some(status) = args.options.status.as_ref().filter(|status| !is_documented(status.value, &responses)) {
        let place = operation.document.place(operation.line);
        let message = texts::status_not_documented(&target.operation(), status.value, &listed(&responses), place);
        errors.push(&status.token, &message);
        return answers;
    }
    // RFC 9110 §9.3.2: no answer to a HEAD has a body.
    if target.method.value == Method::Head {
        return answers;
    }
    let Some(success) = success(&responses, given) else { return answers };
    if let Media::Json(Some(schema)) = success.media {
        answers.body = Some((schema, success.line));
    }
    if let (None, Media::Json(schema), true) = (response, &success.media, operation.document.is_bundled()) {
        let model = schema.and_then(|schema| schema.name());
        answers.reply = model.map(|name| Reply::Model(name.to_owned())).unwrap_or_default();
        return answers;
    }
    let place = operation.document.place(success.line);
    if let Some(message) = fault(response, success, &target.operation(), place) {
        match response {
            Some(ty) => errors.push(ty, &message),
            None => errors.push(&request.original.ident, &message),
        }
        answers.misses_type = response.is_none();
    }
    answers
}

/// The answer that `response` is read from. Where some have a body and others none, it is one with a body, and of JSON if
/// there is any.
fn success<'r, 'd>(responses: &'r [Response<'d>], given: Option<u16>) -> Option<&'r Response<'d>> {
    let exact = given.and_then(|status| responses.iter().find(|answer| answer.status == status.to_string()));
    let rank = |answer: &&Response<'_>| match answer.media {
        Media::Json(_) => 0,
        Media::Form(_) | Media::Other(_) => 1,
        Media::None => 2,
    };
    exact.or_else(|| responses.iter().filter(|answer| answer.status.starts_with('2')).min_by_key(rank))
}

/// A `response` that the answer cannot be read as, or none where there is something to read.
fn fault(response: Option<&Type>, success: &Response<'_>, operation: &str, place: String) -> Option<Message> {
    let status = success.status;
    let media = match success.media {
        Media::Json(_) => return response.is_none().then(|| texts::response_not_given(operation, status, place)),
        Media::None => {
            let given = response.is_some_and(|ty| !is_unit(ty));
            return given.then(|| texts::response_not_sent(operation, status, place));
        }
        Media::Form(_) => FORM,
        Media::Other(media) => media,
    };
    match response {
        // A range may be JSON after all.
        _ if media.contains('*') => None,
        None => Some(texts::bytes_not_given(operation, status, media, place)),
        Some(ty) => ty::class(ty).map(|_| texts::response_not_json(operation, status, media, place)),
    }
}

/// The documented success statuses; none where the document names a range or nothing, and any 2xx will do.
fn successes(responses: &[Response<'_>]) -> Vec<u16> {
    let successes = || responses.iter().filter(|answer| answer.status.starts_with('2'));
    match successes().all(|answer| answer.status.parse::<u16>().is_ok()) {
        true => successes().filter_map(|answer| answer.status.parse().ok()).collect(),
        false => Vec::new(),
    }
}

fn failure(answer: &Response<'_>) -> Option<(u16, String)> {
    let status = answer.status.parse().ok().filter(|status| !(200..300).contains(status))?;
    let text = answer.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((status, text)).filter(|(_, text)| !text.is_empty())
}

fn is_documented(status: u16, responses: &[Response<'_>]) -> bool {
    let status = status.to_string();
    responses.iter().any(|answer| answer.status == status || ["2XX", "2xx", "default"].contains(&answer.status))
}

/// `201; failures 400, 401`
fn listed(responses: &[Response<'_>]) -> String {
    let join = |success: bool| {
        let chosen = responses.iter().map(|answer| answer.status).filter(|status| status.starts_with('2') == success);
        chosen.collect::<Vec<_>>().join(", ")
    };
    match join(false) {
        failures if failures.is_empty() => join(true),
        failures => format!("{}; failures {failures}", join(true)),
    }
}

pub(super) fn is_unit(ty: &Type) -> bool {
    matches!(ty::peeled(ty), Type::Tuple(tuple) if tuple.elems.is_empty())
}
