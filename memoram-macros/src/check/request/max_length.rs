//! `max_length`: it is for strings, and at most what the document allows.

use memoram_openapi::Location;

use crate::error::Errors;
use crate::message::Message;
use crate::request::{Class, Field};

/// Only strings have characters to count.
pub(super) fn check_type(field: &Field<'_>, errors: &mut Errors) {
    let Some((_, literal)) = &field.max_length else { return };
    if field.ty.class().is_some_and(|class| class != Class::String) {
        let message = Message::new(format!("`max_length` counts characters, but `{}` is `{}`", field.name, field.ty));
        errors.push(literal, &message.help("drop `max_length`"));
    }
}

/// A longer value would be refused by the server.
pub(super) fn check_limit(
    field: &Field<'_>,
    name: &str,
    allowed: Option<usize>,
    location: Location<'_>,
    errors: &mut Errors,
) {
    let (Some((given, literal)), Some(allowed)) = (&field.max_length, allowed) else { return };
    if *given > allowed {
        let message = format!("`max_length = {given}` is above the {allowed} that the document allows for `{name}`");
        errors.push(literal, &Message::new(message).note(location));
    }
}
