//! The body as a whole: whether there is one, and whether it can be made of fields.

use memoram_openapi::{FORM, Format, MULTIPART, Media, Schema, essence};

use super::documented::DocumentedRequest;
use super::roles::Roles;
use super::types::{self, Writing};
use crate::args::Word;
use crate::error::Errors;
use crate::message::{Message, with_article};
use crate::request::Field;

/// Whether the operation takes what the struct has for its body. If not, that is reported, and the properties need not be
/// looked at.
pub(super) fn check(
    properties: &[&Field<'_>],
    whole: Option<&Field<'_>>,
    documented: Option<&DocumentedRequest<'_>>,
    label: &str,
    errors: &mut Errors,
) -> bool {
    let first = properties.first().copied().or(whole);
    let (Some(request), Some(first)) = (documented, first) else { return true };
    let Some(body) = &request.body else {
        let message = Message::new(format!("`{label}` takes no body in the document"))
            .help("remove the field, or mark it as `query` or `skip`")
            .note(request.operation.location());
        errors.push(first.ident, &message);
        return false;
    };
    let fault = match (&body.media, whole) {
        (Media::Other(media), None) => {
            errors.push(first.ident, &not_json(label, media).note(body.location));
            return false;
        }
        // Bytes have no schema, and a form is written from fields.
        (_, Some(whole)) if whole.content_type.is_some() || whole.ty.is_raw_body() => None,
        (Media::Form(_) | Media::Multipart(_), Some(_)) => None,
        (media, whole) => media.schema().and_then(|schema| unfit(first, whole.is_some(), &schema, label)),
    };
    match fault {
        Some(fault) => {
            errors.push(first.ty.original, &fault.note(body.location));
            false
        }
        None => true,
    }
}

/// A body of a type that the schema does not have, or fields where the schema is no object.
fn unfit(first: &Field<'_>, is_whole: bool, schema: &Schema<'_>, label: &str) -> Option<Message> {
    if is_whole {
        let documented = types::misfit(&first.ty, schema, Writing::Json)?;
        let ty = &first.ty;
        return Some(Message::new(format!(
            "the body of `{label}` is {documented} in the document, but this is `{ty}`"
        )));
    }
    let documented = schema.type_name();
    if ["", "object"].contains(&documented) {
        return None;
    }
    let documented = with_article(documented);
    let message =
        Message::new(format!("the body of `{label}` is {documented} in the document, so it has no properties"));
    Some(message.help("one field with `#[memoram(body)]` that is the whole body"))
}

/// What to do where one field cannot be a whole form of parts.
pub(super) const AS_PARTS: &str = "a field for each property; they are sent as parts";

/// The operation takes another media type than JSON.
pub(super) fn not_json(label: &str, media: &str) -> Message {
    let help = match essence(media).as_str() {
        FORM => "a field for each property; they are sent as a form",
        MULTIPART => AS_PARTS,
        _ => "`#[memoram(body)]` on a `Bytes` field",
    };
    Message::new(format!("`{label}` takes `{media}`, not JSON")).help(help)
}

/// `form` and `multipart` must have properties to send, and a document that takes them so.
pub(super) fn check_format(
    wanted: Option<&Word<Format>>,
    roles: &Roles<'_>,
    documented: Option<&DocumentedRequest<'_>>,
    label: &str,
    errors: &mut Errors,
) {
    let Some(Word { value: wanted, token }) = wanted else { return };
    if roles.properties.is_empty() {
        let message = Message::new(format!("`{token}` does nothing: no field is a property of the body"));
        return errors.push(token, &message.help(format_args!("drop `{token}`")));
    }
    let Some(body) = documented.and_then(|request| request.body.as_ref()) else { return };
    // A body that is nothing of these has already been reported.
    if let Some(format) = body.media.format().filter(|format| format != wanted) {
        let message = Message::new(format!("`{label}` takes {}, not {}", named(format), named(*wanted)));
        errors.push(token, &message.help(format_args!("drop `{token}`")).note(body.location));
    }
}

fn named(format: Format) -> &'static str {
    match format {
        Format::Json => "JSON",
        Format::Form => "a form",
        Format::Multipart => "multipart/form-data",
    }
}
