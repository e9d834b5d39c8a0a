//! Which header names a field may have.

use crate::error::Errors;
use crate::field::Field;
use crate::texts;

/// Says what is wrong with the name, if anything is.
pub(crate) fn check(field: &Field<'_>, name: &str, errors: &mut Errors) -> bool {
    let message = match name.to_ascii_lowercase().as_str() {
        "host" | "content-length" | "content-type" | "connection" | "transfer-encoding" | "te" | "upgrade" => {
            Some(texts::reserved_header(name))
        }
        "authorization" | "proxy-authorization" | "cookie" => Some(texts::credentials_header(name)),
        _ => name.chars().find(|letter| !is_tchar(*letter)).map(|letter| {
            let fixed: String = name.chars().map(|letter| if is_tchar(letter) { letter } else { '-' }).collect();
            texts::illegal_header(name, letter, &fixed)
        }),
    };
    let Some(message) = message else { return true };
    match &field.rename {
        Some(rename) => errors.push(&rename.literal, &message),
        None => errors.push(field.ident, &message),
    }
    false
}

/// RFC 9110 §5.6.2.
fn is_tchar(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter)
}
