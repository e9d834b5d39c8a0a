//! What the document requires and the struct lacks.

use super::known::{Known, Names};
use super::roles::Roles;
use crate::error::Errors;
use crate::field::{Field, Role};
use crate::request::Request;
use crate::texts::{self, Kind};

/// Missing properties are one error with lines to paste; each missing parameter is one of its own.
pub(crate) fn check(
    operation: &str,
    request: &Request<'_>,
    names: &Names<'_>,
    roles: &Roles<'_>,
    sent: &[(Kind, &str)],
    errors: &mut Errors,
) {
    let is_sent = |known: &Known<'_>| {
        let same = |name: &str| match known.kind {
            Kind::Header => name.eq_ignore_ascii_case(known.name),
            Kind::Property | Kind::Query => name == known.name,
        };
        let by_faulty = |field: &&Field<'_>| field.faulty && same_folded(&field.name, known.name);
        sent.iter().any(|(kind, name)| *kind == known.kind && same(name))
            || request.fields.iter().any(|field| by_faulty(&field))
    };
    let skipped = |known: &Known<'_>| {
        let skips = |field: &&Field<'_>| field.role.as_ref().is_some_and(|marked| marked.role == Role::Skip);
        request.fields.iter().filter(skips).find(|field| same_folded(&field.name, known.name))
    };
    for known in names.known.iter().filter(|known| known.required && !is_sent(known)) {
        if let Some((field, marked)) = skipped(known).and_then(|field| Some((field, field.role.as_ref()?))) {
            let word = marked.word.to_string();
            let message = texts::skipped_but_required(&field.name, operation, &word, names.place(known.line));
            errors.push(&marked.word, &message);
        }
    }
    let is_sent = |known: &Known<'_>| is_sent(known) || skipped(known).is_some();
    let missing = |kind: Kind| names.of_kind(kind).filter(|known| known.required && !is_sent(known));
    let has_body = names.body_required() || !roles.properties.is_empty();
    let properties: Vec<_> = missing(Kind::Property)
        .filter(|known| has_body && roles.whole.is_none() && !known.schema.is_some_and(|schema| schema.is_read_only()))
        .collect();
    let owner = request.name();
    if let Some(first) = properties.first() {
        let lines: Vec<String> = properties.iter().map(|known| property_line(known)).collect();
        let place = names.place(first.line);
        errors.push(&request.original.ident, &texts::missing_properties(&owner, &lines, operation, &place));
    }
    for known in missing(Kind::Query).chain(missing(Kind::Header)) {
        let field = declaration(known);
        let message =
            texts::missing_parameter(known.kind, known.name, &owner, operation, &field, names.place(known.line));
        errors.push(&request.original.ident, &message);
    }
    for (name, line) in names.operation.required_cookies() {
        errors.push(&request.original.ident, &texts::cookie_required(operation, name, names.place(line)));
    }
}

fn same_folded(left: &str, right: &str) -> bool {
    crate::names::folded(left) == crate::names::folded(right)
}

fn property_line(known: &Known<'_>) -> String {
    let description = known.schema.map_or_else(|| "anything".to_owned(), |schema| schema.description());
    format!("{},   // {description}", declaration(known))
}

/// `pub memory_key: String`
fn declaration(known: &Known<'_>) -> String {
    let ty = known.schema.map_or_else(|| "String".to_owned(), |schema| schema.rust_type());
    format!("pub {}: {ty}", texts::field_name(known.name))
}
