//! Whether a whole body is JSON, or bytes that are sent as they are, and of which content type.

use super::known::Names;
use crate::document::{essence, is_json};
use crate::error::Errors;
use crate::field::Field;
use crate::texts;
use crate::ty;

/// What the bytes are called where nothing says what they are (RFC 2046 §4.5.1).
const ANY: &str = "application/octet-stream";

/// The content type of bytes; `None` for JSON. An error has been reported.
///
/// Bytes they are if the field says so, by its option or by a type that is named `Bytes`, or if the document takes nothing
/// else; whether the type really is of bytes is left to the runtime's trait.
pub(super) fn content_type(
    field: &Field<'_>,
    names: Option<&Names<'_>>,
    operation: &str,
    errors: &mut Errors,
) -> Result<Option<String>, ()> {
    let given = field.content_type.as_ref().map(|literal| (literal, literal.value()));
    let is_named = ty::is_bytes(&field.original.ty);
    let body = names.and_then(|names| Some((names.body.as_ref()?, names))).filter(|(body, _)| !body.types.is_empty());
    let Some((body, names)) = body else {
        return Ok(given.map(|(_, given)| given).or(is_named.then(|| ANY.to_owned())));
    };
    let place = names.place(body.line);
    if let Some((literal, given)) = given {
        return match body.types.iter().any(|media| covers(media, &given)) {
            true => Ok(Some(given)),
            false => {
                errors.push(literal, &texts::content_type_not_taken(operation, &given, &body.types, place));
                Err(())
            }
        };
    }
    let takes_json = body.types.iter().any(|media| is_json(media));
    if takes_json && !is_named {
        return Ok(None);
    }
    let fault = match body.types.iter().find(|media| !is_json(media)) {
        _ if !is_named && ty::class(&field.original.ty).is_some() => {
            texts::body_not_json(operation, body.types.first().copied().unwrap_or_default(), place)
        }
        Some(media) if media.contains('*') || media.starts_with("multipart/") => {
            texts::open_content_type(operation, media, place)
        }
        Some(media) => return Ok(Some((*media).to_owned())),
        None if body.types.contains(&"*/*") => return Ok(Some(ANY.to_owned())),
        None => texts::body_not_bytes(operation, place),
    };
    errors.push(&field.original.ty, &fault);
    Err(())
}

/// Whether a documented range, such as `image/*`, has a content type.
fn covers(range: &str, given: &str) -> bool {
    let (range, given) = (essence(range), essence(given));
    let of_kind = |kind: &str| given.split_once('/').is_some_and(|(given, _)| given == kind);
    range == given || range == "*/*" || range.strip_suffix("/*").is_some_and(of_kind)
}
