//! Fields and their attributes.

use super::Message;

pub(crate) const FIELD_OPTIONS: [&str; 8] =
    ["path", "query", "header", "body", "skip", "rename", "max_length", "content_type"];

pub(crate) fn field_attribute_empty() -> Message {
    Message::new("this attribute says nothing").help("`#[memoram(query)]`, or remove it")
}

pub(crate) fn unknown_field_option(word: &str) -> Message {
    let message = Message::new(format!("unknown field option `{word}`"));
    let message = match crate::names::nearest(word, FIELD_OPTIONS) {
        Some(known) => message.help(format_args!("did you mean `{known}`?")),
        None => message,
    };
    message.note(FIELD_OPTIONS.join(", "))
}

pub(crate) fn two_roles(field: &str, first: &str, second: &str) -> Message {
    Message::new(format!("`{field}` cannot be both `{first}` and `{second}`"))
}

pub(crate) fn field_option_twice(option: &str, field: &str) -> Message {
    Message::new(format!("`{option}` is given twice for `{field}`"))
}

pub(crate) fn field_option_value(option: &str, example: &str) -> Message {
    Message::new(format!("`{option}` takes a string")).help(format_args!("`{option} = {example}`"))
}

pub(crate) fn not_a_content_type(value: &str) -> Message {
    Message::new(format!("{value:?} is not a content type")).help("`content_type = \"image/png\"`")
}

pub(crate) fn content_type_without_body(field: &str) -> Message {
    Message::new(format!("`content_type` is for a whole body, and `{field}` is none"))
        .help("`#[memoram(body, content_type = \"…\")]`, or drop `content_type`")
}

pub(crate) fn max_length_value() -> Message {
    Message::new("`max_length` takes a number").help("`max_length = 200`")
}

pub(crate) fn empty_rename() -> Message {
    Message::new("the wire name is empty")
}

pub(crate) fn two_renames(serde: &str, ours: &str) -> Message {
    Message::new(format!("`{serde}` and `{ours}`: which name is sent?")).help("keep one `rename`")
}

pub(crate) fn rename_on_path() -> Message {
    Message::new("a placeholder's name is not sent, so `rename` does nothing here")
        .help("rename the field or the placeholder")
}

pub(crate) fn serde_flatten() -> Message {
    Message::new("`flatten` hides which properties are sent, so they cannot be checked")
        .help("write the fields out, or make it the whole body with `#[memoram(body)]`")
}

pub(crate) fn serde_with(word: &str) -> Message {
    Message::new(format!("`{word}` is not used here: fields are written one by one"))
        .help("a newtype with its own `Serialize`")
}

pub(crate) fn serde_container(word: &str) -> Message {
    Message::new(format!("`{word}` changes how the whole struct is written, but an endpoint writes its fields itself"))
        .help("move it to the type of a `#[memoram(body)]` field")
}

pub(crate) fn path_role_without_placeholder(field: &str, path: &str) -> Message {
    let longer = format!("{}/{{{field}}}", path.trim_end_matches('/'));
    Message::new(format!("`{field}` is marked `path`, but the path has no `{{{field}}}`"))
        .help(format_args!("{longer:?}, or drop `path`"))
}

pub(crate) fn role_on_placeholder(field: &str, placeholder: &str, role: &str) -> Message {
    Message::new(format!("`{field}` already fills `{{{placeholder}}}` in the path"))
        .help(format_args!("drop `{role}`, or rename the placeholder"))
}

pub(crate) fn optional_placeholder(field: &str, placeholder: &str) -> Message {
    Message::new(format!("a path placeholder cannot be left out, but `{field}` is an `Option`"))
        .help(format_args!("use `String`, or a second struct for the route without `{{{placeholder}}}`"))
}

pub(crate) fn body_on_method(method: &str, field: &str) -> Message {
    Message::new(format!("a `{method}` request has no body"))
        .help(format_args!("send `{field}` with `#[memoram(query)]`, or use `POST`"))
}

pub(crate) fn two_bodies(owner: &str, first: &str, second: &str) -> Message {
    Message::new(format!("`{owner}` has two bodies: `{first}` and `{second}`"))
        .help("keep one `#[memoram(body)]`, or put both into one struct")
}

pub(crate) fn property_beside_body(property: &str, body: &str) -> Message {
    Message::new(format!("`{property}` would be lost: `{body}` is already the whole body"))
        .help(format_args!("mark `{property}` as `query`, `header` or `skip`, or drop `body` on `{body}`"))
}

pub(crate) fn illegal_header(name: &str, letter: char, fixed: &str) -> Message {
    Message::new(format!("{name:?} is not a header name: `{letter}` is not allowed")).help(format_args!("{fixed:?}"))
}

pub(crate) fn empty_header() -> Message {
    Message::new("the name of the header is empty").help("`key(\"X-Api-Key\")`")
}

pub(crate) fn reserved_header(name: &str) -> Message {
    Message::new(format!("`{name}` is set by the client")).help("configure it on `Client`")
}

pub(crate) fn credentials_header(name: &str) -> Message {
    Message::new(format!("`{name}` is a credential, and credentials belong to `Client`"))
        .help("the client's builder takes them: `Client::builder().bearer(…)`")
}

pub(crate) fn same_wire_name(kind: &str, name: &str, other: &str) -> Message {
    Message::new(format!("two {kind} are named `{name}`")).note(format_args!("the other is field `{other}`"))
}

pub(crate) fn option_without_use(option: &str, role: &str) -> Message {
    Message::new(format!("`{option}` does nothing on a `{role}` field")).help(format_args!("drop `{option}`"))
}

pub(crate) fn length_of_no_string(field: &str, ty: &str) -> Message {
    Message::new(format!("`max_length` counts characters, but `{field}` is `{ty}`")).help("drop `max_length`")
}
