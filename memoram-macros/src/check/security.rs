//! Which credentials a call carries.

use super::lookup::Target;
use crate::args::{Args, Auth};
use crate::document::{Operation, Security};
use crate::error::Errors;
use crate::request::Request;
use crate::texts;

/// What `auth` says, else the token.
pub(crate) fn given(args: &Args) -> Auth {
    args.options.auth.as_ref().map_or(Auth::Bearer, |auth| auth.value.clone())
}

/// As `auth` says, which must not contradict the document; else as the document does, else the token.
pub(crate) fn auth(
    target: &Target<'_>,
    args: &Args,
    request: &Request<'_>,
    operation: Option<&Operation<'_>>,
    errors: &mut Errors,
) -> Auth {
    let Some(operation) = operation else { return given(args) };
    match (operation.security(), &args.options.auth) {
        // What is not supported, the user may get at otherwise.
        (Security::Silent, _) | (Security::Unsupported { .. }, Some(_)) => given(args),
        (Security::Unsupported { scheme, kind, line }, None) => {
            let place = operation.document.place(line);
            let message = texts::unsupported_security(&target.operation(), scheme, kind, place);
            errors.push(&request.original.ident, &message);
            Auth::Bearer
        }
        (Security::OneOf { schemes, open, line }, Some(word)) => {
            if !open && !schemes.iter().any(|scheme| is_same(scheme, &word.value)) {
                let place = operation.document.place(line);
                errors.push(&word.token, &texts::wrong_auth(&target.operation(), &word.value, &schemes, place));
            }
            given(args)
        }
        // Of several, a client is most likely built for a token.
        (Security::OneOf { schemes, .. }, None) => {
            let preferred = [Auth::Anonymous, Auth::Bearer].into_iter().find(|auth| schemes.contains(auth));
            preferred.or(schemes.into_iter().next()).unwrap_or(Auth::Bearer)
        }
    }
}

fn is_same(one: &Auth, other: &Auth) -> bool {
    match (one, other) {
        (Auth::Key(one), Auth::Key(other)) => one.eq_ignore_ascii_case(other),
        _ => one == other,
    }
}
