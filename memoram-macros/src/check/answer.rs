//! What a success and a failure look like: statuses, the type of the success, the documented texts.

use memoram_openapi::{FORM, Location, MULTIPART, Media, Method, Operation, Response, Schema, is_text};
use quote::quote;

use super::request::Writing;
use super::{Reply, Written, accept, request};
use crate::args::Args;
use crate::error::Errors;
use crate::message::Message;
use crate::request::{Class, RustType};

#[derive(Default)]
pub(super) struct Answers<'d> {
    pub(super) reply: Reply,
    /// What the document says of the body of a success, and where.
    pub(super) body: Option<(Schema<'d>, Location<'d>)>,
    /// The media type of a success that is not JSON and that `response` can read, and where it is.
    pub(super) not_json: Option<(&'d str, Location<'d>)>,
    /// Whether it has been reported that the answer has no type.
    pub(super) reported_missing: bool,
    pub(super) success: Vec<u16>,
    pub(super) failures: Vec<(u16, String)>,
    /// What is asked for, if it is not the runtime's default.
    pub(super) accept: Option<String>,
    /// Whether a success is text.
    pub(super) is_text: bool,
}

/// What `response` says.
pub(super) fn given(args: &Args) -> Reply {
    args.options.response.as_ref().map(|ty| Reply::Type(quote!(#ty))).unwrap_or_default()
}

pub(super) fn read<'d>(written: &Written<'_>, operation: Option<&Operation<'d>>, errors: &mut Errors) -> Answers<'d> {
    let status = written.args.options.status.as_ref();
    let success = status.iter().map(|status| status.value).collect();
    let mut answers = Answers { reply: given(written.args), success, ..Answers::default() };
    let Some(operation) = operation else { return answers };
    let responses = operation.responses();
    answers.failures = responses.iter().filter_map(failure).collect();
    match status {
        None => answers.success = successes(&responses, written.response.as_ref()),
        Some(status) if !is_documented(status.value, &responses) => {
            let message = Message::new(format!("`{}` never answers {}", written.route.label(), status.value))
                .help(format_args!("it answers {}", listed(&responses)))
                .note(operation.location());
            errors.push(&status.token, &message);
            return answers;
        }
        Some(_) => {}
    }
    // The answer to a HEAD has no body (RFC 9110 §9.3.2).
    if written.route.method == Method::Head {
        return answers;
    }
    if let Some(success) = chosen(&responses, status.map(|status| status.value)) {
        answers.is_text = other_media(&success.media).is_some_and(is_text);
        answers.accept = accept::of(written.response.as_ref(), success, &responses);
        read_success(written, operation, success, &mut answers, errors);
    }
    answers
}

/// Decides the response type, and reports a `response` that does not fit.
fn read_success<'d>(
    written: &Written<'_>,
    operation: &Operation<'d>,
    success: &Response<'d>,
    answers: &mut Answers<'d>,
    errors: &mut Errors,
) {
    let response = written.response.as_ref();
    if let Media::Json(Some(schema)) = success.media {
        answers.body = Some((schema, success.location));
    }
    if let (None, Media::Json(schema), true) = (response, &success.media, operation.document().is_bundled()) {
        let model = schema.and_then(|schema| schema.name());
        answers.reply = model.map(|name| Reply::Model(name.to_owned())).unwrap_or_default();
        return;
    }
    let message = match response {
        Some(ty) => unfit(ty, success, &written.route.label()),
        None => missing(success, &written.route.label()),
    };
    match &message {
        None => answers.not_json = other_media(&success.media).map(|media| (media, success.location)),
        Some(_) => answers.reported_missing = response.is_none(),
    }
    if let Some(message) = message {
        match response {
            Some(ty) => errors.push(ty.original, &message.note(success.location)),
            None => errors.push(written.request.ident, &message.note(success.location)),
        }
    }
}

/// The answer that `response` is read from. Where some have a body and others none, it is one with a body, and one of JSON
/// if there is any.
fn chosen<'r, 'd>(responses: &'r [Response<'d>], status: Option<u16>) -> Option<&'r Response<'d>> {
    let exact = status.and_then(|status| responses.iter().find(|answer| answer.status == status.to_string()));
    let rank = |answer: &&Response<'_>| match answer.media {
        Media::Json(_) => 0,
        Media::Form(_) | Media::Multipart(_) | Media::Other(_) => 1,
        Media::None => 2,
    };
    exact.or_else(|| responses.iter().filter(|answer| answer.status.starts_with('2')).min_by_key(rank))
}

/// The media type of a body that is not JSON. A range such as `application/*` may include JSON, so it passes.
fn other_media<'d>(media: &Media<'d>) -> Option<&'d str> {
    match media {
        Media::Form(_) => Some(FORM),
        Media::Multipart(_) => Some(MULTIPART),
        Media::Other(media) => Some(*media).filter(|media| !media.contains('*')),
        Media::Json(_) | Media::None => None,
    }
}

/// The fault if `ty` cannot be read from this answer. Types that are not known by name pass.
fn unfit(ty: &RustType<'_>, success: &Response<'_>, label: &str) -> Option<Message> {
    let status = success.status;
    if matches!(success.media, Media::None) {
        let message = Message::new(format!("`{label}` answers {status} without a body")).help("drop `response`");
        return (!ty.is_unit()).then_some(message);
    }
    if let Media::Json(Some(schema)) = &success.media
        && let Some(documented) = request::misfit(ty, schema, Writing::Json)
    {
        let fault = format!("the answer of `{label}` is {documented} in the document, but this is `{ty}`");
        return Some(Message::new(fault));
    }
    let media = other_media(&success.media)?;
    let class = ty.class()?;
    let message = Message::new(format!("`{label}` answers {status} with `{media}`, not JSON"));
    match is_text(media) {
        true => (class != Class::String).then(|| message.help("`response = String`")),
        false => Some(message.help("`response = Bytes`")),
    }
}

/// What to say if no `response` is given, and there is something to read.
fn missing(success: &Response<'_>, label: &str) -> Option<Message> {
    let (what, help) = match (&success.media, other_media(&success.media)) {
        (Media::Json(_), _) => ("JSON".to_owned(), "`response = Type`, or `response = ()` to ignore it"),
        (_, Some(media)) if is_text(media) => {
            (format!("`{media}`"), "`response = String`, or `response = ()` to ignore it")
        }
        (_, Some(media)) => (format!("`{media}`"), "`response = Bytes`, or `response = ()` to ignore it"),
        (_, None) => return None,
    };
    let status = success.status;
    let message = Message::new(format!("`{label}` answers {status} with {what}, but no `response` is given"));
    Some(message.help(help))
}

/// The documented success statuses. Empty if the document names a range or nothing: then any 2xx will do. A 304 is the answer
/// to a condition of the request (RFC 9110 §15.4.5), and an `Option` is `None` then.
fn successes(responses: &[Response<'_>], response: Option<&RustType<'_>>) -> Vec<u16> {
    let takes_304 = response.is_some_and(|ty| ty.optional().is_some());
    let is_success = |status: &str| status.starts_with('2') || takes_304 && status == "304";
    let successes = || responses.iter().filter(|answer| is_success(answer.status));
    match successes().all(|answer| answer.status.parse::<u16>().is_ok()) {
        true => successes().filter_map(|answer| answer.status.parse().ok()).collect(),
        false => Vec::new(),
    }
}

fn failure(answer: &Response<'_>) -> Option<(u16, String)> {
    let status = answer.status.parse().ok().filter(|status| !(200..300).contains(status))?;
    let text = answer.description.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((status, text)).filter(|(_, text)| !text.is_empty())
}

fn is_documented(status: u16, responses: &[Response<'_>]) -> bool {
    let status = status.to_string();
    responses.iter().any(|answer| answer.status == status || ["2XX", "2xx", "default"].contains(&answer.status))
}

/// `201; failures 400, 401`
fn listed(responses: &[Response<'_>]) -> String {
    let join = |success: bool| {
        let chosen = responses.iter().map(|answer| answer.status);
        let chosen = chosen.filter(|status| status.starts_with(['2', '3']) == success);
        chosen.collect::<Vec<_>>().join(", ")
    };
    match join(false) {
        failures if failures.is_empty() => join(true),
        failures => format!("{}; failures {failures}", join(true)),
    }
}
