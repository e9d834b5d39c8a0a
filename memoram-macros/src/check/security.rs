//! Which credentials a call carries.

use memoram_openapi::{Location, Need, Operation, SchemeKind, Security};

use super::{Credentials, Written};
use crate::args::{Args, Auth};
use crate::error::Errors;
use crate::message::Message;

/// What `auth` says, else a bearer token.
pub(super) fn given(args: &Args) -> Credentials {
    let bearer = Auth::Need(Need::Bearer);
    Credentials::of(args.options.auth.as_ref().map_or(&bearer, |auth| &auth.value))
}

/// What `auth` says, which must not contradict the document; else what the document says; else a bearer token.
pub(super) fn credentials(
    written: &Written<'_>,
    operation: Option<&Operation<'_>>,
    errors: &mut Errors,
) -> Credentials {
    let Some(operation) = operation else { return given(written.args) };
    match (operation.security(), &written.args.options.auth) {
        (Security::Silent, None) => Credentials::Optional(Vec::new()),
        (Security::Forbidden(_), None) => Credentials::Anonymous,
        (Security::Unsupported { scheme, kind, location }, None) => {
            errors.push(written.request.ident, &unsupported(&written.route.label(), scheme, kind, location));
            Credentials::Anonymous
        }
        (Security::OneOf { alternatives, .. }, None) => documented(alternatives),
        (Security::OneOf { alternatives, open, location }, Some(word)) => {
            if !open && !allows(&alternatives, &word.value) {
                let documented: Vec<String> = alternatives.iter().map(|needs| described(needs)).collect();
                let message = contradiction(&written.route.label(), &word.value, &documented);
                let message = match alternatives.as_slice() {
                    [one] if one.len() < 2 => message.help(format_args!("drop `auth`, or `auth = {}`", word_of(one))),
                    _ => message.help("drop `auth`"),
                };
                errors.push(&word.token, &message.note(location));
            }
            match word.value {
                Auth::Any => Credentials::Optional(with_needs(alternatives)),
                _ => given(written.args),
            }
        }
        (Security::Forbidden(location), Some(word)) => {
            if let Auth::Need(_) = word.value {
                let message = contradiction(&written.route.label(), &word.value, &[described(&[])]);
                errors.push(&word.token, &message.help("drop `auth`, or `auth = none`").note(location));
            }
            given(written.args)
        }
        // The user may know what the document does not say, or how to serve a scheme that is not supported.
        (Security::Silent | Security::Unsupported { .. }, Some(_)) => given(written.args),
    }
}

fn documented(alternatives: Vec<Vec<Need>>) -> Credentials {
    let is_optional = alternatives.iter().any(Vec::is_empty);
    let alternatives = with_needs(alternatives);
    match is_optional {
        true => Credentials::Optional(alternatives),
        false => Credentials::Required(alternatives),
    }
}

fn with_needs(alternatives: Vec<Vec<Need>>) -> Vec<Vec<Need>> {
    alternatives.into_iter().filter(|needs| !needs.is_empty()).collect()
}

/// Whether a call that carries this is one of the alternatives.
fn allows(alternatives: &[Vec<Need>], auth: &Auth) -> bool {
    alternatives.iter().any(|needs| match (needs.as_slice(), auth) {
        (_, Auth::Any) | ([], Auth::Anonymous) => true,
        ([one], Auth::Need(need)) => one.is_same(need),
        _ => false,
    })
}

fn unsupported(label: &str, scheme: &str, kind: SchemeKind<'_>, location: Location<'_>) -> Message {
    let described = match kind {
        SchemeKind::Http(name) => format!("HTTP authentication `{name}` of `{scheme}`"),
        SchemeKind::Key => format!("API key `{scheme}`"),
        SchemeKind::Other => format!("security scheme `{scheme}`"),
    };
    Message::new(format!("`{label}` wants the {described}, which is not supported"))
        .help("`auth = none`, if the builder's `sign` adds what the server wants, or `auth = bearer`")
        .note(location)
}

fn contradiction(label: &str, given: &Auth, documented: &[String]) -> Message {
    Message::new(format!("`{label}` takes {}, not `auth = {given}`", documented.join(" or ")))
}

/// The `auth` of an alternative with at most one credential.
fn word_of(needs: &[Need]) -> String {
    needs.first().map_or_else(|| "none".to_owned(), Need::to_string)
}

/// What is sent with an alternative.
fn described(needs: &[Need]) -> String {
    let each = needs.iter().map(|need| match need {
        Need::Bearer => "a bearer token".to_owned(),
        Need::Basic => "a user and a password".to_owned(),
        Need::KeyHeader(name) => format!("a key in the header `{name}`"),
        Need::KeyQuery(name) => format!("a key in the query parameter `{name}`"),
        Need::KeyCookie(name) => format!("a key in the cookie `{name}`"),
    });
    match needs {
        [] => "no credentials".to_owned(),
        _ => each.collect::<Vec<_>>().join(" and "),
    }
}
