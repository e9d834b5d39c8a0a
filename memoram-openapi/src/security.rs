//! Which credentials an operation needs (OpenAPI 3.0.3 §4.7.27, §4.7.30).

use std::fmt;

use crate::document::{Document, Entry, Location, Node};
use crate::header;

/// One credential of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// A bearer token (RFC 6750). OAuth 2 and OpenID Connect are ways to get one.
    Bearer,
    /// A user and a password (RFC 7617).
    Basic,
    /// An API key in the header of this name.
    KeyHeader(String),
    /// An API key in the query parameter of this name.
    KeyQuery(String),
    /// An API key in the cookie of this name.
    KeyCookie(String),
}

impl Need {
    /// Returns true if both ask for the same. The case of a header's name does not count.
    pub fn is_same(&self, other: &Need) -> bool {
        match (self, other) {
            (Need::KeyHeader(one), Need::KeyHeader(other)) => one.eq_ignore_ascii_case(other),
            _ => self == other,
        }
    }
}

/// Prints as the attribute's `auth` takes it.
impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Need::Bearer => f.write_str("bearer"),
            Need::Basic => f.write_str("basic"),
            Need::KeyHeader(name) => write!(f, "key({name:?})"),
            Need::KeyQuery(name) => write!(f, "key(query = {name:?})"),
            Need::KeyCookie(name) => write!(f, "key(cookie = {name:?})"),
        }
    }
}

/// What the document says about the credentials of an operation.
pub enum Security<'d> {
    /// Nothing.
    Silent,
    /// The list is empty: the operation takes no credentials, whatever other operations take.
    Forbidden(Location<'d>),
    /// Any of these will do.
    OneOf {
        /// In the document's order. Each is a set of credentials that are sent together; an empty one means that none are
        /// needed.
        alternatives: Vec<Vec<Need>>,
        /// Whether there are others, which are unknown or unsupported.
        open: bool,
        /// The list's own line.
        location: Location<'d>,
    },
    /// Each alternative has a scheme that is not supported.
    Unsupported {
        /// The name of the first such scheme.
        scheme: &'d str,
        /// What it is.
        kind: SchemeKind<'d>,
        /// Its line.
        location: Location<'d>,
    },
}

/// A security scheme that no client can serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind<'d> {
    /// An HTTP authentication scheme other than `bearer` and `basic`, such as `digest`.
    Http(&'d str),
    /// An API key in a header that the client sets otherwise, or without a name.
    Key,
    /// Any other.
    Other,
}

impl<'d> Security<'d> {
    /// Reads a `security` list. Each of its entries is an alternative.
    pub(crate) fn read(document: &'d Document, entry: &'d Entry) -> Self {
        let location = document.location(entry.position);
        if entry.value.items().is_empty() {
            return Security::Forbidden(location);
        }
        let (mut alternatives, mut unsupported, mut open) = (Vec::new(), None, false);
        for alternative in entry.value.items() {
            let mut needs = Some(Vec::new());
            for scheme in alternative.entries() {
                match requirement(document, &scheme.key) {
                    Requirement::Need(need) => needs.iter_mut().for_each(|needs| needs.push(need.clone())),
                    Requirement::Nothing => {}
                    Requirement::Undefined => {
                        // A token is the best guess.
                        open = true;
                        needs.iter_mut().for_each(|needs| needs.push(Need::Bearer));
                    }
                    Requirement::Unsupported(kind) => {
                        unsupported = unsupported.or(Some((scheme, kind)));
                        needs = None;
                    }
                }
            }
            alternatives.extend(needs);
        }
        match unsupported {
            Some((scheme, kind)) if alternatives.is_empty() => {
                Security::Unsupported { scheme: &scheme.key, kind, location: document.location(scheme.position) }
            }
            _ => Security::OneOf { alternatives, open: open || unsupported.is_some(), location },
        }
    }
}

/// What a security scheme asks of a request.
enum Requirement<'d> {
    Need(Need),
    Nothing,
    /// The document does not define the scheme.
    Undefined,
    Unsupported(SchemeKind<'d>),
}

fn requirement<'d>(document: &'d Document, name: &str) -> Requirement<'d> {
    let Some(scheme) = find(document, name) else { return Requirement::Undefined };
    let text = |key| scheme.text_of(key).unwrap_or_default();
    let http = text("scheme");
    match text("type") {
        // OAuth 2 and OpenID Connect say where a token comes from. It is sent as a bearer token (RFC 6750).
        "oauth2" | "openIdConnect" => Requirement::Need(Need::Bearer),
        "http" if http.eq_ignore_ascii_case("bearer") => Requirement::Need(Need::Bearer),
        "http" if http.eq_ignore_ascii_case("basic") => Requirement::Need(Need::Basic),
        "http" => Requirement::Unsupported(SchemeKind::Http(http)),
        // The certificate is part of the connection, and not of a request.
        "mutualTLS" => Requirement::Nothing,
        "apiKey" => key(text("in"), text("name")).map_or(Requirement::Unsupported(SchemeKind::Key), Requirement::Need),
        _ => Requirement::Unsupported(SchemeKind::Other),
    }
}

fn key(place: &str, name: &str) -> Option<Need> {
    match place {
        "header" if header::key_fault(name).is_none() => Some(Need::KeyHeader(name.to_owned())),
        "query" if !name.is_empty() => Some(Need::KeyQuery(name.to_owned())),
        "cookie" if header::is_token(name) => Some(Need::KeyCookie(name.to_owned())),
        _ => None,
    }
}

fn find<'d>(document: &'d Document, name: &str) -> Option<&'d Node> {
    let schemes = document.root().get("components")?.get("securitySchemes")?;
    document.resolve(schemes.get(name)?)
}
