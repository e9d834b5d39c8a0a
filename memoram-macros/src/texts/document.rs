//! What the document says, against what the struct says.

use super::Message;
use crate::args::Auth;
use crate::document::Document;

/// What kind of name a field takes from the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Property,
    Query,
    Header,
}

impl Kind {
    pub(crate) fn plural(self) -> &'static str {
        match self {
            Kind::Property => "properties",
            Kind::Query => "query parameters",
            Kind::Header => "headers",
        }
    }

    fn in_the_document(self) -> &'static str {
        match self {
            Kind::Property => "a property of the body",
            Kind::Query => "a query parameter",
            Kind::Header => "a header",
        }
    }

    fn as_sent(self) -> &'static str {
        match self {
            Kind::Property => "in the body",
            Kind::Query => "in the query",
            Kind::Header => "as a header",
        }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Property => "body",
            Kind::Query => "query",
            Kind::Header => "header",
        }
    }
}

pub(crate) fn unknown_path(path: &str, document: &Document) -> Message {
    let message = Message::new(format!("the document has no path `{path}`"));
    let bundled = document.is_bundled();
    let message =
        message.suggest(path, document.templates()).note(format_args!("checked against {}", document.title()));
    match bundled {
        true => message
            .note("calling another API, or a route that no document has? `spec = \"openapi.yaml\"` or `spec = none`"),
        false => message,
    }
}

pub(crate) fn path_with_trailing_slash(path: &str, document: &Document) -> Message {
    Message::new(format!("the document has `{path}` without the trailing `/`"))
        .help(format_args!("{path:?}"))
        .note(format_args!("checked against {}", document.title()))
}

pub(crate) fn path_with_server_prefix(path: &str, prefix: &str, rest: &str, document: &Document) -> Message {
    Message::new(format!("the document has no path `{path}`"))
        .help(format_args!("the document's server URL already ends in `{prefix}`: write `{rest}`"))
        .note(format_args!("checked against {}", document.title()))
}

pub(crate) fn concrete_path(path: &str, template: &str, field: &str, document: &Document) -> Message {
    Message::new(format!("the document has no path `{path}`"))
        .help(format_args!("`{template}` is in the document; make `{field}` a field"))
        .note(format_args!("checked against {}", document.title()))
}

pub(crate) fn unknown_operation(path: &str, method: &str, known: &[&str], place: String) -> Message {
    Message::new(format!("`{path}` has no `{method}`")).help(format_args!("it has {}", known.join(", "))).note(place)
}

pub(crate) fn missing_properties(owner: &str, lines: &[String], operation: &str, place: &str) -> Message {
    let count = match lines.len() {
        1 => "1 property".to_owned(),
        several => format!("{several} properties"),
    };
    let lines: String = lines.iter().map(|line| format!("\n    {line}")).collect();
    Message::new(format!("`{owner}` misses {count} that `{operation}` requires"))
        .help(format_args!("add{lines}"))
        .note(format_args!("required at {place}"))
}

pub(crate) fn missing_parameter(
    kind: Kind,
    name: &str,
    owner: &str,
    operation: &str,
    field: &str,
    place: String,
) -> Message {
    let what = if kind == Kind::Query { "query parameter" } else { "header" };
    Message::new(format!("`{owner}` misses the {what} `{name}`, which `{operation}` requires"))
        .help(format_args!("`#[memoram({})] {field}`", kind.word()))
        .note(place)
}

pub(crate) fn unknown_name<'a>(
    kind: Kind,
    name: &str,
    operation: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
    place: String,
) -> Message {
    let fault = match kind {
        Kind::Property => format!("`{name}` is not a property of `{operation}`"),
        Kind::Query => format!("`{operation}` has no query parameter `{name}`"),
        Kind::Header => format!("`{operation}` has no header `{name}`"),
    };
    Message::new(fault).suggest(name, known).note(place)
}

pub(crate) fn wrong_place(name: &str, documented: Kind, sent: Kind, marked: bool, place: String) -> Message {
    let help = match documented {
        Kind::Property if marked => format!("drop `{}`: an unmarked field is a property", sent.word()),
        Kind::Property => "a field with `#[memoram(body)]` that is the whole body".to_owned(),
        Kind::Query | Kind::Header => format!("`#[memoram({})]`", documented.word()),
    };
    Message::new(format!(
        "`{name}` is {} in the document, but is sent {}",
        documented.in_the_document(),
        sent.as_sent()
    ))
    .help(help)
    .note(place)
}

pub(crate) fn ambiguous_name(field: &str, kind: Kind, names: &[&str]) -> Message {
    let shown = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
    let first = names.first().copied().unwrap_or_default();
    Message::new(format!("`{field}` fits the {} {shown}", kind.plural()))
        .help(format_args!("`#[memoram(rename = {first:?})]`"))
}

pub(crate) fn body_not_taken(operation: &str, place: String) -> Message {
    Message::new(format!("`{operation}` takes no body in the document"))
        .help("remove the field, or mark it as `query` or `skip`")
        .note(place)
}

pub(crate) fn body_not_json(operation: &str, media: &str, place: String) -> Message {
    let help = match crate::document::essence(media) == crate::document::FORM {
        true => "a field for each property; they are sent as a form",
        false => "`#[memoram(body)]` on a `Bytes` field",
    };
    Message::new(format!("`{operation}` takes `{media}`, not JSON")).help(help).note(place)
}

pub(crate) fn form_not_taken(operation: &str, place: String) -> Message {
    Message::new(format!("`{operation}` takes JSON, not a form")).help("drop `form`").note(place)
}

pub(crate) fn form_without_fields() -> Message {
    Message::new("`form` does nothing: no field is a property of the body").help("drop `form`")
}

pub(crate) fn body_not_bytes(operation: &str, place: String) -> Message {
    Message::new(format!("`{operation}` takes JSON, not bytes"))
        .help("a field for each property, or `#[memoram(body)]` on a type that implements `Serialize`")
        .note(place)
}

pub(crate) fn content_type_not_taken(operation: &str, given: &str, known: &[&str], place: String) -> Message {
    Message::new(format!("`{operation}` does not take `{given}`")).list(known.iter().copied()).note(place)
}

pub(crate) fn open_content_type(operation: &str, media: &str, place: String) -> Message {
    let example = match media.starts_with("multipart/") {
        true => format!("{media}; boundary=…"),
        false => media.replace('*', "…"),
    };
    Message::new(format!("`{operation}` takes `{media}`, which does not say what is sent"))
        .help(format_args!("`#[memoram(body, content_type = {example:?})]`"))
        .note(place)
}

pub(crate) fn longer_than_the_document(given: usize, allowed: usize, name: &str, place: String) -> Message {
    Message::new(format!("`max_length = {given}` is above the {allowed} that the document allows for `{name}`"))
        .note(place)
}

pub(crate) fn response_not_given(operation: &str, status: &str, place: String) -> Message {
    Message::new(format!("`{operation}` answers {status} with JSON, but no `response` is given"))
        .help("`response = Type`, or `response = ()` to ignore it")
        .note(place)
}

/// Beside [`response_not_given`], for what no type can be read from.
pub(crate) fn bytes_not_given(operation: &str, status: &str, media: &str, place: String) -> Message {
    Message::new(format!("`{operation}` answers {status} with `{media}`, but no `response` is given"))
        .help("`response = Bytes`, or `response = ()` to ignore it")
        .note(place)
}

pub(crate) fn response_not_json(operation: &str, status: &str, media: &str, place: String) -> Message {
    Message::new(format!("`{operation}` answers {status} with `{media}`, not JSON"))
        .help("`response = Bytes`")
        .note(place)
}

pub(crate) fn response_not_sent(operation: &str, status: &str, place: String) -> Message {
    Message::new(format!("`{operation}` answers {status} without a body")).help("drop `response`").note(place)
}

pub(crate) fn status_not_documented(operation: &str, status: u16, known: &str, place: String) -> Message {
    Message::new(format!("`{operation}` never answers {status}")).help(format_args!("it answers {known}")).note(place)
}

pub(crate) fn cookie_required(operation: &str, name: &str, place: String) -> Message {
    Message::new(format!("`{operation}` requires the cookie `{name}`, and cookies are never sent"))
        .help("`spec = none`, if the server does without it")
        .note(place)
}

pub(crate) fn body_required(operation: &str, method: &str, place: String) -> Message {
    Message::new(format!("`{operation}` requires a body, and a `{method}` request has none"))
        .help("`spec = none`, if the server does without it")
        .note(place)
}

pub(crate) fn unreadable(path: &str, full: &str, error: impl std::fmt::Display) -> Message {
    Message::new(format!("cannot read the OpenAPI document `{path}`"))
        .note(format_args!("looked for {full}: {error}"))
        .help("the path is relative to the folder of this crate's Cargo.toml")
}

pub(crate) fn absolute_path() -> Message {
    Message::new("an absolute path works on this machine only").help("a path relative to this crate's Cargo.toml")
}

pub(crate) fn syntax(path: &str, line: usize, column: usize, format: &str, error: &str) -> Message {
    Message::new(format!("{path}:{line}:{column} is not {format}: {error}"))
}

pub(crate) fn not_openapi(path: &str, what: &str) -> Message {
    Message::new(format!("{path} is {what}; OpenAPI 3.0 and 3.1 are read")).help("convert it once")
}

pub(crate) fn optional_but_required(name: &str, inner: &str, place: String) -> Message {
    Message::new(format!("`{name}` is required, so it cannot be left out")).help(format_args!("`{inner}`")).note(place)
}

/// `an integer`, `a string`: the types of a schema.
pub(super) fn with_article(documented: &str) -> String {
    let article = if documented.starts_with(['a', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {documented}")
}

/// `an integer`, `an array of integers`, `an array of arrays of integers`
pub(crate) fn array_of(depth: usize, documented: &str) -> String {
    match depth.checked_sub(1) {
        None => with_article(documented),
        Some(more) => format!("an array of {}{documented}s", "arrays of ".repeat(more)),
    }
}

pub(crate) fn wrong_type(name: &str, documented: &str, written: &str, fitting: &str, place: String) -> Message {
    Message::new(format!("`{name}` is {documented} in the document, but this is `{written}`"))
        .help(format_args!("`{fitting}`"))
        .note(place)
}

pub(crate) fn wrong_body(operation: &str, documented: &str, written: &str) -> Message {
    Message::new(format!("the body of `{operation}` is {documented} in the document, but this is `{written}`"))
}

pub(crate) fn body_without_properties(operation: &str, documented: &str) -> Message {
    let documented = with_article(documented);
    Message::new(format!("the body of `{operation}` is {documented} in the document, so it has no properties"))
        .help("one field with `#[memoram(body)]` that is the whole body")
}

pub(crate) fn too_narrow(written: &str, beyond: i128, name: &str, wide: &str, place: String) -> Message {
    Message::new(format!("`{written}` cannot hold the {beyond} that the document allows for `{name}`"))
        .help(format_args!("`{wide}`"))
        .note(place)
}

pub(crate) fn dangling_reference(place: &str, reference: &str, meant: Option<&str>) -> Message {
    let message = Message::new(format!("{place}: `{reference}` does not exist"));
    match meant {
        Some(meant) => message.help(format_args!("did you mean `{meant}`?")),
        None => message,
    }
}

pub(crate) fn unsupported_security(operation: &str, scheme: &str, kind: &str, place: String) -> Message {
    let help = match kind.starts_with("API key in") {
        true => "`auth = key(\"X-Api-Key\")`, if the server takes the key in a header too, or `auth = none`",
        false => "`auth = bearer` with a token that you got otherwise, or `auth = none`",
    };
    Message::new(format!("`{operation}` wants the {kind} `{scheme}`, which is not supported")).help(help).note(place)
}

pub(crate) fn wrong_auth(operation: &str, given: &Auth, wanted: &[Auth], place: String) -> Message {
    let described: Vec<String> = wanted.iter().map(described).collect();
    let message = Message::new(format!("`{operation}` takes {}, not `auth = {given}`", described.join(" or ")));
    let message = match wanted {
        [one] => message.help(format_args!("drop `auth`, or `auth = {one}`")),
        _ => message.help("drop `auth`"),
    };
    message.note(place)
}

fn described(auth: &Auth) -> String {
    match auth {
        Auth::Bearer => "a bearer token".to_owned(),
        Auth::Basic => "a user and a password".to_owned(),
        Auth::Key(header) => format!("a key in the header `{header}`"),
        Auth::Anonymous => "no credentials".to_owned(),
    }
}

pub(crate) fn deprecated_operation(operation: &str, place: &str) -> String {
    format!("`{operation}` is deprecated at {place}")
}

pub(crate) fn skipped_but_required(field: &str, operation: &str, word: &str, place: String) -> Message {
    Message::new(format!("`{field}` is skipped, but `{operation}` requires it"))
        .help(format_args!("drop `{word}`"))
        .note(place)
}

pub(crate) fn read_only(name: &str, place: String) -> Message {
    Message::new(format!("`{name}` is read-only: the server sets it")).help("remove it from the request").note(place)
}

pub(crate) fn named_by_the_environment() -> &'static str {
    "the document is named by `MEMORAM_SPEC`, in the environment or in `.cargo/config.toml`"
}
