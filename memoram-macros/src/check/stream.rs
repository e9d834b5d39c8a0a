//! Answers of many values: events and lines of JSON.

use memoram_openapi::{Media, Response, Stream};

use super::answer::{Answers, fitting, without_body};
use crate::message::Message;
use crate::request::RustType;

/// The stream that `response` is by its name.
pub(super) fn given(response: Option<&RustType<'_>>) -> Option<Stream> {
    response.and_then(RustType::stream).map(|(stream, _)| stream)
}

/// Notes what the document says of the stream. The error is the fault if the success is none.
pub(super) fn read<'d>(
    stream: Stream,
    success: &Response<'d>,
    label: &str,
    answers: &mut Answers<'d>,
) -> Result<(), Message> {
    let media = success.stream(stream).ok_or_else(|| unfit(stream, success, label))?;
    answers.not_json = Some((media, success.location));
    answers.stream_item = success.stream_item(stream).map(|schema| (schema, success.location));
    Ok(())
}

/// The fault if the success is not this stream.
fn unfit(stream: Stream, success: &Response<'_>, label: &str) -> Message {
    let Some(first) = success.types.first() else { return without_body(success, label) };
    let types: Vec<String> = success.types.iter().map(|media| format!("`{media}`")).collect();
    let wanted = stream.media_type();
    let fault = format!("`{label}` answers {} with {}, not `{wanted}`", success.status, types.join(" or "));
    let help = match success.media {
        Media::Json(_) => "response = Type".to_owned(),
        _ => fitting(first),
    };
    Message::new(fault).help(format_args!("`{help}`"))
}
