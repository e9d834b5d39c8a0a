//! `paginate(…)`.

use super::Message;
use super::document::with_article;

/// A value for a key, to paste.
pub(crate) fn paginate_example(key: &str) -> &'static str {
    match key {
        "cursor" => "cursor",
        "next" => "next_cursor",
        "items" => "items",
        _ => "T",
    }
}

pub(crate) fn paginate_without_keys() -> Message {
    Message::new("`paginate` says in parentheses how pages follow one another")
        .help("`paginate(cursor = cursor, next = next_cursor, items = items)`")
}

pub(crate) fn unknown_paginate_key(word: &str, known: &[&str]) -> Message {
    let message = Message::new(format!("unknown key `{word}` of `paginate`"));
    match crate::names::nearest(word, known.iter().copied()) {
        Some(known) => message.help(format_args!("did you mean `{known}`?")),
        None => message.note(known.join(", ")),
    }
}

pub(crate) fn paginate_misses(keys: &[&str]) -> Message {
    let join = |texts: Vec<String>, by: &str| texts.join(by);
    let missing = join(keys.iter().map(|key| format!("`{key}`")).collect(), " and ");
    let lines = join(keys.iter().map(|key| format!("{key} = {}", paginate_example(key))).collect(), ", ");
    Message::new(format!("`paginate` misses {missing}")).help(format_args!("`{lines}`"))
}

pub(crate) fn paginate_value(key: &str) -> Message {
    let (wants, example) = match key {
        "cursor" => ("the name of a field", "cursor = cursor"),
        "item" => ("a type", "item = T"),
        "next" => ("a field of the response, or a path of them", "next = pagination.next_cursor"),
        _ => ("a field of the response, or a path of them", "items = page.items"),
    };
    Message::new(format!("`{key}` takes {wants}")).help(format_args!("`{example}`"))
}

pub(crate) fn cursor_without_field<'a>(
    owner: &str,
    name: &str,
    fields: impl IntoIterator<Item = &'a str> + Clone,
) -> Message {
    let message = Message::new(format!("`{owner}` has no field `{name}`")).suggest(name, fields.clone());
    match fields.into_iter().next() {
        Some(_) => message,
        None => message.help(format_args!("add `pub {name}: Option<String>`")),
    }
}

pub(crate) fn cursor_in_the_wrong_place(field: &str, place: &str) -> Message {
    Message::new(format!("`{field}` is {place}, but a cursor is a query parameter or a property of the body"))
}

pub(crate) fn cursor_not_optional(field: &str, ty: &str) -> Message {
    Message::new(format!("the first page has no cursor, so `{field}` must be an `Option`"))
        .help(format_args!("`Option<{ty}>`"))
}

pub(crate) fn pages_without_response(operation: &str) -> Message {
    Message::new(format!("no answer of `{operation}` is read, so there are no pages"))
        .help("`response = Page`, a type with the items and the next cursor")
}

/// What there is, is spelt as the fields of a response are.
pub(crate) fn unknown_answer_property(
    operation: &str,
    parent: Option<&str>,
    name: &str,
    known: &[String],
    place: String,
) -> Message {
    let owner = owner(operation, parent);
    let known = known.iter().map(String::as_str);
    Message::new(format!("{owner} has no property `{name}`")).suggest(name, known).note(place)
}

pub(crate) fn answer_without_properties(
    operation: &str,
    parent: Option<&str>,
    name: &str,
    documented: &str,
    place: String,
) -> Message {
    let (owner, documented) = (owner(operation, parent), with_article(documented));
    Message::new(format!("{owner} is {documented} in the document, so it has no `{name}`")).note(place)
}

fn owner(operation: &str, parent: Option<&str>) -> String {
    match parent {
        Some(parent) => format!("`{parent}` in the answer of `{operation}`"),
        None => format!("the answer of `{operation}`"),
    }
}

pub(crate) fn items_not_an_array(name: &str, documented: &str, arrays: &[String], place: String) -> Message {
    let documented = with_article(documented);
    let message = Message::new(format!("`{name}` is {documented} in the document, not an array of items"));
    let message = match arrays {
        [] => message,
        [array] => message.help(format_args!("`items = {array}`")),
        several => message.list(several.iter().map(String::as_str)),
    };
    message.note(place)
}

pub(crate) fn next_not_a_cursor(name: &str, documented: &str, place: String) -> Message {
    let documented = with_article(documented);
    Message::new(format!("`{name}` is {documented} in the document, but a cursor is a string or an integer"))
        .note(place)
}

pub(crate) fn item_not_given(example: &str) -> Message {
    Message::new("the type of the items is not known").help(format_args!("`item = {example}`"))
}
