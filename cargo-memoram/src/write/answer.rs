//! The type of an operation's answer.

use memoram_openapi::rust::Direction;
use memoram_openapi::{FORM, MULTIPART, Media, Response, Stream, is_text};

use super::{Source, Writer};
use crate::operations::Documented;

/// The type of a success.
pub(super) fn of<'d>(writer: &mut Writer<'d>, one: &Documented<'d>, name: &str) -> Option<String> {
    let success = one.success()?;
    let reads = Direction { reads: true, sends: false };
    let ty = match &success.media {
        Media::None => return None,
        Media::Other(media) => match Stream::of(media) {
            Some(stream) => stream_of(writer, &success, stream),
            None if is_text(media) => "String".to_owned(),
            None => "memoram_runtime::Bytes".to_owned(),
        },
        Media::Form(_) | Media::Multipart(_) => "memoram_runtime::Bytes".to_owned(),
        Media::Json(None) => "serde_json::Value".to_owned(),
        Media::Json(Some(schema)) => {
            let ty = schema.rust_type();
            let is_inline = ty == "serde_json::Value" && !schema.properties().0.is_empty();
            match is_inline && !schema.has_alternatives() {
                true => {
                    let name = writer.free(&format!("{name}Response"));
                    writer.declare(name.clone(), schema, Source::Answer(one.method, one.path), reads);
                    name
                }
                false => writer.type_of(schema, None, reads),
            }
        }
    };
    writer.notes.extend(unread(one, &success, name, &ty));
    Some(ty)
}

/// The type of an answer that is a stream.
fn stream_of<'d>(writer: &mut Writer<'d>, success: &Response<'d>, stream: Stream) -> String {
    let reads = Direction { reads: true, sends: false };
    let item = success.stream_item(stream).map(|item| writer.type_of(&item, None, reads));
    writer.of_runtime(stream.rust_type(item.as_deref().unwrap_or("serde_json::Value")))
}

/// What to say of successes whose bodies the type is not for.
fn unread(one: &Documented<'_>, read: &Response<'_>, name: &str, ty: &str) -> Option<String> {
    let responses = one.operation.responses();
    let others: Vec<&Response<'_>> =
        responses.iter().filter(|other| other.status.starts_with('2') && !is_same(&other.media, &read.media)).collect();
    let said: Vec<String> = others.iter().map(|other| said(other)).collect();
    let help = match others.as_slice() {
        [] => return None,
        [Response { status: "204", media: Media::None, .. }] => format!("`response = Option<{ty}>` reads both"),
        _ => "`status` and `response` choose another".to_owned(),
    };
    let place = one.operation.location();
    Some(format!("{place}: `{name}` reads the body of {}, not of {}; {help}", self::said(read), said.join(", ")))
}

/// `201 (Order)`
fn said(response: &Response<'_>) -> String {
    let status = response.status;
    match response.media {
        Media::None => format!("{status} (no body)"),
        Media::Json(Some(schema)) => match schema.rust_type() {
            ty if ty == "serde_json::Value" => format!("{status} ({})", schema.kind()),
            ty => format!("{status} ({ty})"),
        },
        Media::Json(None) => format!("{status} (JSON)"),
        Media::Form(_) => format!("{status} ({FORM})"),
        Media::Multipart(_) => format!("{status} ({MULTIPART})"),
        Media::Other(media) => format!("{status} ({media})"),
    }
}

/// Whether one type is for both.
fn is_same(one: &Media<'_>, other: &Media<'_>) -> bool {
    match (one, other) {
        (Media::None, Media::None) | (Media::Form(_), Media::Form(_)) | (Media::Multipart(_), Media::Multipart(_)) => {
            true
        }
        (Media::Json(one), Media::Json(other)) => one.map(|one| one.identity()) == other.map(|other| other.identity()),
        (Media::Other(one), Media::Other(other)) => one == other,
        _ => false,
    }
}
