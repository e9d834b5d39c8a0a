//! The method, the options, and the item that the attribute is on.

use super::Message;
use crate::method::Method;

pub(crate) fn not_a_struct(keyword: &str) -> Message {
    Message::new(format!("`#[memoram_endpoint]` describes a request struct, not `{keyword}`")).help(match keyword {
        "enum" => "one struct per operation; an enum can be a field of it",
        _ => "put it on `struct MyRequest { … }`",
    })
}

pub(crate) fn second_attribute() -> Message {
    Message::new("a struct describes one operation, but this is its second `#[memoram_endpoint]`")
        .help("make a second struct")
}

pub(crate) fn tuple_struct(name: &str) -> Message {
    Message::new("request fields need names: they become path, query, header and body names")
        .help(format_args!("`struct {name} {{ id: u64 }}`"))
}

pub(crate) fn no_arguments() -> Message {
    Message::new("`#[memoram_endpoint]` needs a method and a path").help("`#[memoram_endpoint(GET, \"/projects\")]`")
}

pub(crate) fn no_method(path: &str) -> Message {
    let (method, path) = match path.split_once(' ') {
        Some((method, path)) if Method::from_capitals(method).is_some() => (method, path.trim()),
        _ => ("GET", path),
    };
    Message::new("the method is missing before the path")
        .help(format_args!("`#[memoram_endpoint({method}, {path:?})]`"))
}

pub(crate) fn no_path(method: &str) -> Message {
    Message::new(format!("the path is missing after `{method}`"))
        .help(format_args!("`#[memoram_endpoint({method}, \"/…\")]`"))
}

pub(crate) fn no_comma(method: &str) -> Message {
    Message::new(format!("expected `,` between `{method}` and the path"))
}

pub(crate) fn method_is_a_string(method: &str) -> Message {
    Message::new("the method is a bare word, not a string").help(format_args!("write `{method}`"))
}

pub(crate) fn method_is_a_path(method: &str) -> Message {
    Message::new("the method is a bare word, not a path").help(format_args!("write `{method}`"))
}

pub(crate) fn method_in_lower_case(method: &str) -> Message {
    Message::new("HTTP methods are written in capitals").help(format_args!("write `{method}`"))
}

pub(crate) fn uncallable_method(method: &str) -> Message {
    Message::new(format!("`{method}` cannot be called from here"))
        .note("an endpoint is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
}

pub(crate) fn unknown_method(method: &str) -> Message {
    let message = Message::new(format!("unknown HTTP method `{method}`"));
    match crate::names::nearest(method, Method::ALL.map(Method::as_str)) {
        Some(known) => message.help(format_args!("did you mean `{known}`?")),
        None => message.note("an endpoint is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"),
    }
}

pub(crate) fn unknown_option(word: &str, known: &[&str]) -> Message {
    let message = Message::new(format!("unknown option `{word}`"));
    match word {
        "returns" | "returning" | "output" => message.help("the success body is `response = T`"),
        _ => match crate::names::nearest(word, known.iter().copied()) {
            Some(known) => message.help(format_args!("did you mean `{known}`?")),
            None => message.note(known.join(", ")),
        },
    }
}

pub(crate) fn option_twice(word: &str) -> Message {
    Message::new(format!("`{word}` is given twice"))
}

pub(crate) fn option_needs_equals(word: &str, value: &str) -> Message {
    Message::new("expected `=`").help(format_args!("`{word} = {value}`"))
}

pub(crate) fn option_value(word: &str, wants: &str, example: &str) -> Message {
    Message::new(format!("`{word}` takes {wants}")).help(format_args!("`{word} = {example}`"))
}

pub(crate) fn response_is_a_string(ty: &str) -> Message {
    Message::new("`response` takes a type, not a string").help(format_args!("`response = {ty}`"))
}

pub(crate) fn not_a_status(value: &str) -> Message {
    let number = value.trim_matches('"').parse().ok().filter(|status| (200..300).contains(status)).unwrap_or(201);
    Message::new(format!("`{value}` is not an HTTP status")).help(format_args!("`status = {number}`"))
}

pub(crate) fn not_a_success(status: u16) -> Message {
    let kind = if status < 400 { "not a success" } else { "a failure" };
    Message::new(format!("`{status}` is {kind}; `status` names the success that `response` describes"))
}

pub(crate) fn spec_none(value: &str) -> Message {
    let message = Message::new(format!("`{value}` is not a document"));
    match value {
        "None" | "false" | "null" => message.help("write `spec = none` to skip the check"),
        _ => message.help("`spec = \"openapi.yaml\"`, a file relative to Cargo.toml, or `spec = none`"),
    }
}

pub(crate) fn unknown_case(word: &str, words: &[&str]) -> Message {
    let message = Message::new(format!("unknown case `{word}`"));
    match crate::names::nearest(word, words.iter().copied()) {
        Some(known) => message.help(format_args!("did you mean `{known}`?")),
        None => message.note(words.join(", ")),
    }
}

pub(crate) fn options_on_the_struct() -> Message {
    Message::new("`#[memoram(…)]` is for fields").help("put it into `#[memoram_endpoint(METHOD, \"/path\", …)]`")
}

pub(crate) fn flag_with_value(word: &str) -> Message {
    Message::new(format!("`{word}` takes no value")).help(format_args!("`{word}`, or leave it out"))
}
