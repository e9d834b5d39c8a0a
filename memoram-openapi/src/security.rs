//! Which credentials an operation wants (OpenAPI 3.0.3 §4.7.27, §4.7.30).

use std::fmt;

use crate::document::{Document, Entry, Location, Node};
use crate::header;

/// The credentials of a call. It prints as the attribute's `auth` takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// A bearer token.
    Bearer,
    /// A user and a password.
    Basic,
    /// An API key in the header of this name.
    Key(String),
    /// No credentials.
    Anonymous,
}

impl fmt::Display for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Auth::Bearer => f.write_str("bearer"),
            Auth::Basic => f.write_str("basic"),
            Auth::Key(header) => write!(f, "key({header:?})"),
            Auth::Anonymous => f.write_str("none"),
        }
    }
}

/// What the document says about the credentials of an operation.
pub enum Security<'d> {
    /// Nothing.
    Silent,
    /// Any of these will do.
    OneOf {
        /// In the document's order.
        schemes: Vec<Auth>,
        /// Whether there are others, which are unknown or unsupported.
        open: bool,
        /// The list's own line.
        location: Location<'d>,
    },
    /// No scheme is supported.
    Unsupported {
        /// The name of the first one.
        scheme: &'d str,
        /// What it is.
        kind: SchemeKind,
        /// Its line.
        location: Location<'d>,
    },
}

/// A kind of security scheme that no client can be built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// An API key in the query.
    QueryKey,
    /// An API key in a cookie.
    CookieKey,
    /// An API key in a header that the client sets otherwise.
    HeaderKey,
    /// A flow of OAuth 2.
    OAuth2,
    /// OpenID Connect.
    OpenIdConnect,
    /// A client certificate.
    MutualTls,
    /// Any other.
    Other,
}

impl<'d> Security<'d> {
    /// Reads a `security` list. Each of its entries is an alternative, and an empty one means no credentials.
    pub(crate) fn read(document: &'d Document, entry: &'d Entry) -> Self {
        let alternatives = entry.value.items();
        let mut schemes = if alternatives.is_empty() { vec![Auth::Anonymous] } else { Vec::new() };
        let (mut unsupported, mut open) = (None, false);
        for alternative in alternatives {
            match alternative.entries() {
                [] => schemes.push(Auth::Anonymous),
                [scheme] if find(document, &scheme.key).is_none() => {
                    // The document does not define the scheme. A token is the best guess.
                    open = true;
                    schemes.push(Auth::Bearer);
                }
                [scheme, others @ ..] => match auth(document, &scheme.key).filter(|_| others.is_empty()) {
                    Some(auth) => schemes.push(auth),
                    None => unsupported = unsupported.or(Some(scheme)),
                },
            }
        }
        match unsupported {
            Some(scheme) if schemes.is_empty() => Security::Unsupported {
                scheme: &scheme.key,
                kind: kind(document, &scheme.key),
                location: document.location(scheme.position),
            },
            _ => {
                let open = open || unsupported.is_some();
                Security::OneOf { schemes, open, location: document.location(entry.position) }
            }
        }
    }
}

fn find<'d>(document: &'d Document, name: &str) -> Option<&'d Node> {
    let schemes = document.root().get("components")?.get("securitySchemes")?;
    document.resolve(schemes.get(name)?)
}

/// The credentials of a scheme, if a client can have them.
fn auth(document: &Document, name: &str) -> Option<Auth> {
    let scheme = find(document, name)?;
    let text = |key: &str| scheme.text_of(key).unwrap_or_default();
    match (text("type"), text("scheme").to_ascii_lowercase().as_str(), text("in")) {
        ("http", "bearer", _) => Some(Auth::Bearer),
        ("http", "basic", _) => Some(Auth::Basic),
        ("apiKey", _, "header") if header::key_fault(text("name")).is_none() => {
            Some(Auth::Key(text("name").to_owned()))
        }
        _ => None,
    }
}

fn kind(document: &Document, name: &str) -> SchemeKind {
    let scheme = find(document, name);
    let text = |key: &str| scheme.and_then(|scheme| scheme.text_of(key)).unwrap_or_default();
    match (text("type"), text("in")) {
        ("apiKey", "query") => SchemeKind::QueryKey,
        ("apiKey", "cookie") => SchemeKind::CookieKey,
        ("apiKey", _) => SchemeKind::HeaderKey,
        ("oauth2", _) => SchemeKind::OAuth2,
        ("openIdConnect", _) => SchemeKind::OpenIdConnect,
        ("mutualTLS", _) => SchemeKind::MutualTls,
        _ => SchemeKind::Other,
    }
}
