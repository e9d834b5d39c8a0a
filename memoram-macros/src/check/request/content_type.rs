//! Whether a whole body is JSON or bytes that are sent as they are, and of which content type.

use memoram_openapi::{Body, MULTIPART, essence, is_json, is_text};
use syn::LitStr;

use super::body::{AS_PARTS, not_json};
use super::documented::DocumentedRequest;
use super::roles::Roles;
use crate::error::Errors;
use crate::message::Message;
use crate::request::{Class, Field};

/// The content type of bytes of any kind (RFC 2046 §4.5.1).
const ANY: &str = "application/octet-stream";

/// The content type of a body of bytes. `None` for JSON, and after a fault, which has been reported.
///
/// It is bytes if the field says so, by `content_type` or by a type that is named `Bytes` or `Body`, or if the document takes nothing
/// else. Whether the type can be sent as bytes is left to the runtime's trait.
pub(super) fn of(
    roles: &Roles<'_>,
    documented: Option<&DocumentedRequest<'_>>,
    label: &str,
    errors: &mut Errors,
) -> Option<String> {
    let field = roles.whole.filter(|field| !field.faulty)?;
    let body = match documented {
        // A missing body has already been reported.
        Some(request) => Some(request.body.as_ref()?).filter(|body| !body.types.is_empty()),
        None => None,
    };
    match (&field.content_type, body) {
        (Some(literal), Some(body)) => given(literal, body, label, errors),
        (Some(literal), None) => Some(literal.value()),
        (None, Some(body)) => documented_type(field, body, label).unwrap_or_else(|fault| {
            errors.push(field.ty.original, &fault.note(body.location));
            None
        }),
        (None, None) => field.ty.is_raw_body().then(|| ANY.to_owned()),
    }
}

/// The `content_type` of the field, which the document must take.
fn given(literal: &LitStr, body: &Body<'_>, label: &str, errors: &mut Errors) -> Option<String> {
    let given = literal.value();
    if body.types.iter().any(|media| covers(media, &given)) {
        return Some(given);
    }
    let message = Message::new(format!("`{label}` does not take `{given}`"));
    errors.push(literal, &message.list(body.types.iter().copied()).note(body.location));
    None
}

/// The first documented type that is not JSON, unless the body is JSON.
fn documented_type(field: &Field<'_>, body: &Body<'_>, label: &str) -> Result<Option<String>, Message> {
    let (is_raw, has_json) = (field.ty.is_raw_body(), body.types.iter().any(|media| is_json(media)));
    if has_json && !is_raw {
        return Ok(None);
    }
    // A string is sent as text. No other type that is named plainly can be sent as it is.
    let text = body.types.iter().find(|media| is_text(media) && !media.contains('*'));
    if let Some(text) = text.filter(|_| field.ty.class() == Some(Class::String)) {
        return Ok(Some(in_utf8(text)));
    }
    if !is_raw && field.ty.class().is_some() {
        return Err(not_json(label, body.types.first().copied().unwrap_or_default()));
    }
    let is_open = |media: &str| media.contains('*') || media.starts_with("multipart/");
    // Parts are made of fields, so bytes are anything else that there is.
    let mut others = body.types.iter().filter(|media| !is_json(media));
    let bytes = others.clone().find(|media| !media.starts_with("multipart/"));
    match bytes.or_else(|| others.next()) {
        Some(media) if !is_open(media) => Ok(Some((*media).to_owned())),
        None if body.types.contains(&"*/*") => Ok(Some(ANY.to_owned())),
        // A type of the user's may have the name `Body`. It is JSON where no bytes can be sent.
        _ if has_json && !field.ty.is_bytes() => Ok(None),
        Some(media) => Err(open_type(label, media)),
        None => Err(Message::new(format!("`{label}` takes JSON, not bytes"))
            .help("a field for each property, or `#[memoram(body)]` on a type that implements `Serialize`")),
    }
}

/// Strings are UTF-8, and some readers of text take anything without a charset for another encoding.
fn in_utf8(media: &str) -> String {
    let is_charset = |parameter: &str| parameter.trim().to_ascii_lowercase().starts_with("charset=");
    match media.split(';').skip(1).any(is_charset) {
        true => media.to_owned(),
        false => format!("{media}; charset=utf-8"),
    }
}

/// The media type of a JSON body, if the document takes others than `application/json`.
pub(super) fn other_json(body: &Body<'_>) -> Option<String> {
    let mut types = body.types.iter().filter(|media| is_json(media) && !media.contains('*')).peekable();
    let first = *types.peek()?;
    types.all(|media| essence(media) != "application/json").then(|| (*first).to_owned())
}

/// The document leaves the type open: the user must name it, or the boundary of its parts.
fn open_type(label: &str, media: &str) -> Message {
    let message = Message::new(format!("`{label}` takes `{media}`, which does not say what is sent"));
    match media.starts_with("multipart/") {
        true if essence(media) == MULTIPART => message.help(AS_PARTS),
        true => message.help(format_args!("`#[memoram(body, content_type = \"{media}; boundary=…\")]`")),
        false => message.help(format_args!("`#[memoram(body, content_type = {:?})]`", media.replace('*', "…"))),
    }
}

/// Whether a documented range, such as `image/*`, has a content type.
fn covers(range: &str, given: &str) -> bool {
    let (range, given) = (essence(range), essence(given));
    let is_of = |kind: &str| given.split_once('/').is_some_and(|(given, _)| given == kind);
    range == given || range == "*/*" || range.strip_suffix("/*").is_some_and(is_of)
}
