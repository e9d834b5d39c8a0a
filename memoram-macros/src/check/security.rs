//! Which credentials a call carries.

use memoram_openapi::{Auth, Location, Operation, SchemeKind, Security};

use super::Written;
use crate::args::Args;
use crate::error::Errors;
use crate::message::Message;

/// What `auth` says, else a bearer token.
pub(super) fn given(args: &Args) -> Auth {
    args.options.auth.as_ref().map_or(Auth::Bearer, |auth| auth.value.clone())
}

/// What `auth` says, which must not contradict the document; else what the document says; else a bearer token.
pub(super) fn auth(written: &Written<'_>, operation: Option<&Operation<'_>>, errors: &mut Errors) -> Auth {
    let Some(operation) = operation else { return given(written.args) };
    match (operation.security(), &written.args.options.auth) {
        // The user may have a way to get a token for a scheme that is not supported.
        (Security::Silent, _) | (Security::Unsupported { .. }, Some(_)) => given(written.args),
        (Security::Unsupported { scheme, kind, location }, None) => {
            let message = unsupported(&written.route.label(), scheme, kind, location);
            errors.push(written.request.ident, &message);
            Auth::Bearer
        }
        (Security::OneOf { schemes, open, location }, Some(word)) => {
            if !open && !schemes.iter().any(|scheme| is_same_auth(scheme, &word.value)) {
                errors.push(&word.token, &contradiction(&written.route.label(), &word.value, &schemes, location));
            }
            given(written.args)
        }
        // Of several, most clients are built for a bearer token.
        (Security::OneOf { schemes, .. }, None) => {
            let preferred = [Auth::Anonymous, Auth::Bearer].into_iter().find(|auth| schemes.contains(auth));
            preferred.or(schemes.into_iter().next()).unwrap_or(Auth::Bearer)
        }
    }
}

fn is_same_auth(one: &Auth, other: &Auth) -> bool {
    match (one, other) {
        (Auth::Key(one), Auth::Key(other)) => one.eq_ignore_ascii_case(other),
        _ => one == other,
    }
}

fn unsupported(label: &str, scheme: &str, kind: SchemeKind, location: Location<'_>) -> Message {
    let (described, is_other_key) = match kind {
        SchemeKind::QueryKey => ("API key in the query", true),
        SchemeKind::CookieKey => ("API key in a cookie", true),
        SchemeKind::HeaderKey => ("API key", false),
        SchemeKind::OAuth2 => ("OAuth flow", false),
        SchemeKind::OpenIdConnect => ("OpenID Connect scheme", false),
        SchemeKind::MutualTls => ("client certificate", false),
        SchemeKind::Other => ("security scheme", false),
    };
    let help = match is_other_key {
        true => "`auth = key(\"X-Api-Key\")`, if the server takes the key in a header too, or `auth = none`",
        false => "`auth = bearer` with a token that you got otherwise, or `auth = none`",
    };
    Message::new(format!("`{label}` wants the {described} `{scheme}`, which is not supported"))
        .help(help)
        .note(location)
}

fn contradiction(label: &str, given: &Auth, documented: &[Auth], location: Location<'_>) -> Message {
    let described: Vec<String> = documented.iter().map(described).collect();
    let message = Message::new(format!("`{label}` takes {}, not `auth = {given}`", described.join(" or ")));
    let message = match documented {
        [one] => message.help(format_args!("drop `auth`, or `auth = {one}`")),
        _ => message.help("drop `auth`"),
    };
    message.note(location)
}

fn described(auth: &Auth) -> String {
    match auth {
        Auth::Bearer => "a bearer token".to_owned(),
        Auth::Basic => "a user and a password".to_owned(),
        Auth::Key(header) => format!("a key in the header `{header}`"),
        Auth::Anonymous => "no credentials".to_owned(),
    }
}
