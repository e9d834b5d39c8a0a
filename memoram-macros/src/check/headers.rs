//! Which header names a field may have.

use crate::error::Errors;
use crate::field::Field;
use crate::texts::{self, Message};

/// Says what is wrong with the name, if anything is.
pub(crate) fn check(field: &Field<'_>, name: &str, errors: &mut Errors) -> bool {
    let Some(message) = fault(name) else { return true };
    match &field.rename {
        Some(rename) => errors.push(&rename.literal, &message),
        None => errors.push(field.ident, &message),
    }
    false
}

fn fault(name: &str) -> Option<Message> {
    match name.to_ascii_lowercase().as_str() {
        "host" | "content-length" | "content-type" | "connection" | "transfer-encoding" | "te" | "upgrade" => {
            Some(texts::reserved_header(name))
        }
        "authorization" | "proxy-authorization" | "cookie" => Some(texts::credentials_header(name)),
        _ => name.chars().find(|letter| !is_tchar(*letter)).map(|letter| {
            let fixed: String = name.chars().map(|letter| if is_tchar(letter) { letter } else { '-' }).collect();
            texts::illegal_header(name, letter, &fixed)
        }),
    }
}

/// Why the client's key cannot be in a header of this name.
pub(crate) fn key_fault(name: &str) -> Option<Message> {
    match name.to_ascii_lowercase().as_str() {
        "authorization" => None,
        "" => Some(texts::empty_header()),
        "proxy-authorization" | "cookie" | "accept" | "user-agent" | "expect" => Some(texts::reserved_header(name)),
        _ => fault(name),
    }
}

/// RFC 9110 §5.6.2.
fn is_tchar(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter)
}
