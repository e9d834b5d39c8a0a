//! What changed between two versions of a document, and what breaks code that was written for the old one.
//!
//! | change | of what is sent | of what is read |
//! |---|---|---|
//! | an operation is removed | breaks | breaks |
//! | an operation becomes deprecated | harmless | harmless |
//! | a parameter or property is removed | breaks | breaks |
//! | a parameter or property is new | breaks if it is required | harmless |
//! | one becomes required | breaks | harmless |
//! | one becomes optional | harmless | breaks |
//! | one allows `null` no longer | breaks | harmless |
//! | one allows `null` now | harmless | breaks |
//! | the type changes | breaks | breaks |
//! | a value of an `enum` is new | harmless | breaks |
//! | a value of an `enum` is removed | breaks | harmless |
//! | a limit is narrower: of a number, of a length, of how many items or properties there are | breaks | harmless |
//! | a limit is wider | harmless | breaks if an integer type held every value before, and holds them no longer |
//! | `pattern`, `multipleOf` or `uniqueItems` is new or changes | breaks | harmless |
//! | `pattern`, `multipleOf` or `uniqueItems` is removed | harmless | harmless |
//! | an alternative (`oneOf`, `anyOf`) is new | harmless | breaks |
//! | an alternative is removed | breaks | harmless |
//! | a success status is removed | | breaks |
//! | a success status is new | | breaks |
//! | the credentials change | breaks unless the old ones are still taken | |
//!
//! What is sent must be in the set of values that the new document allows, and what is read must be in the set that the old
//! one allowed, as far as types tell: a `String` has any length, and a `Vec` any number of items. JSON Schema 2020-12 Validation §6 has the meaning of the keywords, OpenAPI 3.0.4 §4.8.12 that of parameters,
//! §4.8.16 that of answers, and §4.8.30 that of `security`.

mod alternatives;
mod limits;
mod schema;

use memoram_openapi::{Format, Media, Operation, Parameter, Response, Stream};

use schema::Comparison;

use crate::operations::alternatives;

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Sent,
    Read,
}

/// One difference.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) breaks: bool,
    pub(crate) what: String,
    /// In the new document, or in the old one if it is no longer there.
    pub(crate) location: String,
}

impl Change {
    fn new(breaks: bool, what: impl Into<String>, location: impl ToString) -> Self {
        Change { breaks, what: what.into(), location: location.to_string() }
    }
}

/// The differences of one operation. `None`: it is not there any more.
pub(crate) fn operation(old: &Operation<'_>, new: Option<&Operation<'_>>) -> Vec<Change> {
    let Some(new) = new else {
        return vec![Change::new(true, "the operation is removed", old.location())];
    };
    let mut changes = Vec::new();
    if new.is_deprecated() && !old.is_deprecated() {
        changes.push(Change::new(false, "the operation is deprecated", new.location()));
    }
    parameters(old, new, &mut changes);
    body(old, new, &mut changes);
    answers(old, new, &mut changes);
    security(old, new, &mut changes);
    changes
}

fn parameters(old: &Operation<'_>, new: &Operation<'_>, changes: &mut Vec<Change>) {
    let (before, after) = (old.parameters(), new.parameters());
    // A placeholder is found by its position, whatever it is called.
    let (places_before, places_after): (Vec<_>, Vec<_>) = (old.placeholders().collect(), new.placeholders().collect());
    let same_name = |name: &str| {
        let place = places_before.iter().position(|one| *one == name)?;
        places_after.get(place).copied()
    };
    let is_same = |one: &Parameter<'_>, other: &Parameter<'_>| {
        one.within == other.within && (one.name == other.name || same_name(one.name) == Some(other.name))
    };
    for one in &before {
        let named = format!("parameter `{}`", one.name);
        let Some(other) = after.iter().find(|other| is_same(one, other)) else {
            changes.push(Change::new(true, format!("{named} is removed"), one.location));
            continue;
        };
        if other.required != one.required {
            let what = if other.required { "required" } else { "optional" };
            changes.push(Change::new(other.required, format!("{named} becomes {what}"), other.location));
        }
        if other.style != one.style {
            changes.push(Change::new(true, format!("{named} is written in another style"), other.location));
        }
        Comparison::new(Direction::Sent, other.location, changes).schemas(&named, one.schema, other.schema);
    }
    for other in after.iter().filter(|other| !before.iter().any(|one| is_same(one, other))) {
        let required = if other.required { "required " } else { "" };
        changes.push(Change::new(
            other.required,
            format!("{required}parameter `{}` is new", other.name),
            other.location,
        ));
    }
}

fn body(old: &Operation<'_>, new: &Operation<'_>, changes: &mut Vec<Change>) {
    match (old.body(Format::Json), new.body(Format::Json)) {
        (None, None) => {}
        (Some(old), None) => changes.push(Change::new(true, "the body is removed", old.location)),
        (None, Some(new)) => {
            let required = if new.required { "a required" } else { "a" };
            changes.push(Change::new(new.required, format!("{required} body is new"), new.location));
        }
        (Some(old), Some(new)) => {
            if new.required && !old.required {
                changes.push(Change::new(true, "the body becomes required", new.location));
            }
            media(("body", Direction::Sent), (&old.media, &new.media), new.location.to_string(), changes);
        }
    }
}

fn media(
    (what, direction): (&str, Direction),
    (old, new): (&Media<'_>, &Media<'_>),
    location: String,
    changes: &mut Vec<Change>,
) {
    match (old, new) {
        (Media::Json(old), Media::Json(new))
        | (Media::Form(old), Media::Form(new))
        | (Media::Multipart(old), Media::Multipart(new)) => {
            Comparison::new(direction, location, changes).schemas(what, *old, *new);
        }
        (Media::Other(old), Media::Other(new)) if old == new => {}
        (Media::None, Media::None) => {}
        // A body that is not read does no harm.
        (Media::None, _) if direction == Direction::Read => {
            changes.push(Change::new(false, format!("{what} has a body now"), location));
        }
        _ => changes.push(Change::new(true, format!("{what} has another media type"), location)),
    }
}

fn answers(old: &Operation<'_>, new: &Operation<'_>, changes: &mut Vec<Change>) {
    let is_success = |one: &Response<'_>| one.status.starts_with('2');
    let (before, after) = (old.responses(), new.responses());
    for one in before.iter().filter(|one| is_success(one)) {
        match after.iter().find(|other| other.status == one.status) {
            None => changes.push(Change::new(true, format!("status {} is removed", one.status), one.location)),
            Some(other) => {
                let what = format!("answer {}", one.status);
                media((&what, Direction::Read), (&one.media, &other.media), other.location.to_string(), changes);
                for stream in [Stream::Events, Stream::JsonLines] {
                    let (old, new) = (one.stream_item(stream), other.stream_item(stream));
                    let what = format!("stream {}", one.status);
                    Comparison::new(Direction::Read, other.location, changes).schemas(&what, old, new);
                }
            }
        }
    }
    for other in after.iter().filter(|other| !before.iter().any(|one| one.status == other.status)) {
        changes.push(Change::new(is_success(other), format!("status {} is new", other.status), other.location));
    }
}

fn security(old: &Operation<'_>, new: &Operation<'_>, changes: &mut Vec<Change>) {
    let (before, after) = (alternatives(&old.security()), alternatives(&new.security()));
    if before != after {
        let shown = |schemes: &[String]| if schemes.is_empty() { "nothing".to_owned() } else { schemes.join(" or ") };
        let is_kept = after.is_empty()
            || after.iter().any(|one| one == "nothing")
            || before.first().is_some_and(|first| after.contains(first));
        let what = format!("security was {}, and is {}", shown(&before), shown(&after));
        changes.push(Change::new(!is_kept, what, new.location()));
    }
}
