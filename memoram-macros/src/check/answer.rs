//! What a success and a failure look like: statuses, the type of the success, the documented texts.

use memoram_openapi::{FORM, Location, MULTIPART, Media, Method, Operation, Response, Schema, Stream, is_text};
use quote::quote;

use super::request::Writing;
use super::statuses::{failure, is_documented, listed, successes};
use super::{Reply, Written, accept, request, stream};
use crate::args::Args;
use crate::error::Errors;
use crate::message::Message;
use crate::request::{Class, RustType};

#[derive(Default)]
pub(super) struct Answers<'d> {
    pub(super) reply: Reply,
    /// What the document says of the body of a success, and where.
    pub(super) body: Option<(Schema<'d>, Location<'d>)>,
    /// The same of what a stream holds.
    pub(super) stream_item: Option<(Schema<'d>, Location<'d>)>,
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
    let stream = stream::given(written.response.as_ref());
    if let Some(success) = chosen(&responses, status.map(|status| status.value), stream) {
        answers.is_text = stream.is_none() && other_media(&success.media).is_some_and(is_text);
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
    if let Some((ty, stream)) = response.zip(stream::given(response)) {
        if let Err(message) = stream::read(stream, success, &written.route.label(), answers) {
            errors.push(ty.original, &message.note(success.location));
        }
        return;
    }
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

/// The answer that `response` is read from. Where some have a body and others none, it is one with a body: the stream that is
/// wanted, or JSON if there is any.
fn chosen<'r, 'd>(
    responses: &'r [Response<'d>],
    status: Option<u16>,
    stream: Option<Stream>,
) -> Option<&'r Response<'d>> {
    let exact = status.and_then(|status| responses.iter().find(|answer| answer.status == status.to_string()));
    let rank = |answer: &&Response<'_>| match answer.media {
        _ if stream.is_some_and(|stream| answer.stream(stream).is_some()) => 0,
        Media::Json(_) => 1,
        Media::Form(_) | Media::Multipart(_) | Media::Other(_) => 2,
        Media::None => 3,
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
        return (!ty.is_unit()).then(|| without_body(success, label));
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
    let is_read = is_text(media) && class == Class::String;
    (!is_read).then(|| message.help(format_args!("`{}`", fitting(media))))
}

/// What reads a media type that is not JSON.
pub(super) fn fitting(media: &str) -> String {
    match Stream::of(media) {
        Some(stream) => format!("response = {}", stream.rust_type("T")),
        None if is_text(media) => "response = String".to_owned(),
        None => "response = Bytes".to_owned(),
    }
}

pub(super) fn without_body(success: &Response<'_>, label: &str) -> Message {
    Message::new(format!("`{label}` answers {} without a body", success.status)).help("drop `response`")
}

/// What to say if no `response` is given, and there is something to read.
fn missing(success: &Response<'_>, label: &str) -> Option<Message> {
    let (what, help) = match (&success.media, other_media(&success.media)) {
        (Media::Json(_), _) => ("JSON".to_owned(), "`response = Type`, or `response = ()` to ignore it".to_owned()),
        (_, Some(media)) => (format!("`{media}`"), format!("`{}`, or `response = ()` to ignore it", fitting(media))),
        (_, None) => return None,
    };
    let status = success.status;
    let message = Message::new(format!("`{label}` answers {status} with {what}, but no `response` is given"));
    Some(message.help(help))
}
