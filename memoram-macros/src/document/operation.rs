//! The operations of a document: a method of a path, its parameters, body, answers and security.

use super::{Document, Entry, Node, Schema};
use crate::args::Auth;
use crate::check::headers;
use crate::method::Method;

/// One path of the document.
#[derive(Clone, Copy)]
pub(crate) struct PathItem<'d> {
    pub(crate) document: &'d Document,
    pub(crate) template: &'d str,
    pub(crate) line: usize,
    pub(crate) node: &'d Node,
}

/// One method of a path.
#[derive(Clone, Copy)]
pub(crate) struct Operation<'d> {
    pub(crate) document: &'d Document,
    pub(crate) line: usize,
    pub(super) template: &'d str,
    pub(super) item: &'d Node,
    pub(super) node: &'d Node,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

#[derive(Clone)]
pub(crate) struct Parameter<'d> {
    pub(crate) name: &'d str,
    pub(crate) place: Place,
    pub(crate) required: bool,
    /// Whether an array repeats the key; otherwise its items are joined by commas.
    pub(crate) explode: bool,
    pub(crate) schema: Option<Schema<'d>>,
    pub(crate) line: usize,
}

/// Which credentials a call needs.
pub(crate) enum Security<'d> {
    /// The document does not say.
    Silent,
    OneOf {
        schemes: Vec<Auth>,
        /// Whether there are others, which are not known or not supported.
        open: bool,
        /// Of the list.
        line: usize,
    },
    Unsupported {
        scheme: &'d str,
        kind: &'static str,
        line: usize,
    },
}

/// What the operation takes as its body.
pub(crate) struct Body<'d> {
    pub(crate) required: bool,
    pub(crate) media: Media<'d>,
    /// The content types that it may have, as they are written.
    pub(crate) types: Vec<&'d str>,
    pub(crate) line: usize,
}

/// The form of a body, of a request or an answer.
pub(crate) enum Media<'d> {
    Json(Option<Schema<'d>>),
    /// `application/x-www-form-urlencoded`.
    Form(Option<Schema<'d>>),
    Other(&'d str),
    None,
}

/// One documented answer.
pub(crate) struct Response<'d> {
    /// `201`, `2XX` or `default`.
    pub(crate) status: &'d str,
    pub(crate) text: &'d str,
    pub(crate) media: Media<'d>,
    pub(crate) line: usize,
}

impl<'d> PathItem<'d> {
    pub(crate) fn methods(&self) -> Vec<&'static str> {
        let methods = Method::ALL.into_iter();
        methods.filter(|method| self.operation(*method).is_some()).map(Method::as_str).collect()
    }

    pub(crate) fn operation(&self, method: Method) -> Option<Operation<'d>> {
        let entry = self.node.entry(&method.lower_case())?;
        let (document, template, item) = (self.document, self.template, self.node);
        Some(Operation { document, line: entry.line, template, item, node: &entry.value })
    }
}

impl<'d> Operation<'d> {
    /// Its own parameters, and those of its path that it does not replace (OpenAPI 3.0.3 §4.7.9.1).
    pub(crate) fn parameters(&self) -> Vec<Parameter<'d>> {
        let mut parameters: Vec<Parameter<'d>> = Vec::new();
        let lists = [self.node, self.item].into_iter().filter_map(|node| node.get("parameters"));
        for node in lists.flat_map(Node::items) {
            let Some(parameter) = self.document.resolve(node).and_then(|node| self.parameter(node)) else { continue };
            if !parameters.iter().any(|own| own.name == parameter.name && own.place == parameter.place) {
                parameters.push(parameter);
            }
        }
        parameters
    }

    fn parameter(&self, node: &'d Node) -> Option<Parameter<'d>> {
        let name = node.text_of("name")?;
        let place = match node.text_of("in")? {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" if is_ignored_header(name) => return None,
            "header" => Place::Header,
            "cookie" => Place::Cookie,
            _ => return None,
        };
        Some(Parameter {
            name,
            place,
            required: node.is_true("required"),
            explode: node.number_of("explode").unwrap_or(node.text_of("style").unwrap_or("form") == "form"),
            schema: node.get("schema").and_then(|schema| Schema::at(self.document, schema)),
            line: node.line,
        })
    }

    /// The names of the path's placeholders, in their order.
    pub(crate) fn placeholders(&self) -> impl Iterator<Item = &'d str> {
        self.template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
    }

    /// The cookies that must be sent, and never are.
    pub(crate) fn required_cookies(&self) -> Vec<(&'d str, usize)> {
        let cookies = self.parameters().into_iter().filter(|one| one.place == Place::Cookie && one.required);
        cookies.map(|cookie| (cookie.name, cookie.line)).collect()
    }

    /// As a form, where it may be one and that is what is wanted, else as [`media`](Self::media) has it.
    pub(crate) fn body(&self, wants_form: bool) -> Option<Body<'d>> {
        let entry = self.node.entry("requestBody")?;
        let node = self.document.resolve(&entry.value)?;
        let content = node.get("content").map(Node::entries).unwrap_or_default();
        let types = content.iter().map(|entry| entry.key.as_str()).collect();
        let form = content.iter().find(|entry| wants_form && essence(&entry.key) == FORM);
        let media = form.map_or_else(|| self.media(node), |entry| Media::Form(self.schema(entry)));
        Some(Body { required: node.is_true("required"), media, types, line: entry.line })
    }

    pub(crate) fn responses(&self) -> Vec<Response<'d>> {
        let responses = self.node.get("responses").map(Node::entries).unwrap_or_default();
        let read = |entry: &'d Entry| {
            let node = self.document.resolve(&entry.value)?;
            Some(Response {
                status: &entry.key,
                text: node.text_of("description").unwrap_or_default().trim(),
                media: self.media(node),
                line: entry.line,
            })
        };
        responses.iter().filter_map(read).collect()
    }

    fn schema(&self, entry: &'d Entry) -> Option<Schema<'d>> {
        entry.value.get("schema").and_then(|schema| Schema::at(self.document, schema))
    }

    /// JSON wins where several are offered, and then a form.
    fn media(&self, node: &'d Node) -> Media<'d> {
        let content = node.get("content").map(Node::entries).unwrap_or_default();
        if let Some(entry) = content.iter().find(|entry| is_json(&entry.key)) {
            return Media::Json(self.schema(entry));
        }
        match content.iter().find(|entry| essence(&entry.key) == FORM) {
            Some(entry) => Media::Form(self.schema(entry)),
            None => content.first().map_or(Media::None, |entry| Media::Other(&entry.key)),
        }
    }

    /// What the document says of credentials: the operation's own `security`, else the document's.
    pub(crate) fn security(&self) -> Security<'d> {
        let root = self.document.root();
        let Some(entry) = self.node.entry("security").or_else(|| root.entry("security")) else {
            return Security::Silent;
        };
        // Each alternative may be chosen (OpenAPI 3.0.3 §4.7.8.1); an empty one is the choice of none.
        let alternatives = entry.value.items();
        let mut schemes = if alternatives.is_empty() { vec![Auth::Anonymous] } else { Vec::new() };
        let (mut unsupported, mut open) = (None, false);
        for alternative in alternatives {
            match alternative.entries() {
                [] => schemes.push(Auth::Anonymous),
                [scheme] if self.scheme(&scheme.key).is_none() => {
                    // A scheme that the document does not define may be anything; a token is the best guess.
                    open = true;
                    schemes.push(Auth::Bearer);
                }
                [scheme, others @ ..] => match self.auth(&scheme.key).filter(|_| others.is_empty()) {
                    Some(auth) => schemes.push(auth),
                    None => unsupported = unsupported.or(Some(scheme)),
                },
            }
        }
        match unsupported {
            Some(scheme) if schemes.is_empty() => {
                Security::Unsupported { scheme: &scheme.key, kind: self.scheme_kind(&scheme.key), line: scheme.line }
            }
            _ => Security::OneOf { schemes, open: open || unsupported.is_some(), line: entry.line },
        }
    }

    fn scheme(&self, name: &str) -> Option<&'d Node> {
        let schemes = self.document.root().get("components")?.get("securitySchemes")?;
        self.document.resolve(schemes.get(name)?)
    }

    /// What a client can be built for.
    fn auth(&self, name: &str) -> Option<Auth> {
        let scheme = self.scheme(name)?;
        let text = |key: &str| scheme.text_of(key).unwrap_or_default();
        match (text("type"), text("scheme").to_ascii_lowercase().as_str(), text("in")) {
            ("http", "bearer", _) => Some(Auth::Bearer),
            ("http", "basic", _) => Some(Auth::Basic),
            ("apiKey", _, "header") => {
                Some(Auth::Key(text("name").to_owned())).filter(|_| headers::key_fault(text("name")).is_none())
            }
            _ => None,
        }
    }

    fn scheme_kind(&self, name: &str) -> &'static str {
        let scheme = self.scheme(name);
        let text = |key: &str| scheme.and_then(|scheme| scheme.text_of(key)).unwrap_or_default();
        match text("type") {
            "apiKey" if text("in") == "query" => "API key in the query",
            "apiKey" if text("in") == "cookie" => "API key in a cookie",
            "oauth2" => "OAuth flow",
            "apiKey" => "API key",
            "openIdConnect" => "OpenID Connect scheme",
            "mutualTLS" => "client certificate",
            _ => "security scheme",
        }
    }

    pub(crate) fn is_deprecated(&self) -> bool {
        self.node.is_true("deprecated")
    }
}

pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// `application/json`, with parameters or not, and the `+json` suffix of RFC 6839.
pub(crate) fn is_json(media: &str) -> bool {
    let essence = essence(media);
    essence == "application/json" || essence.ends_with("+json") || essence == "*/*"
}

/// A content type without its parameters.
pub(crate) fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// OpenAPI 3.0.3 §4.7.12.1: these are described elsewhere in the document.
fn is_ignored_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str())
}
