//! What the document requires and the struct lacks.

use super::known::{Known, Names};
use super::lookup::Target;
use super::roles::Roles;
use crate::error::Errors;
use crate::field::{Field, Marked, Role};
use crate::method::Method;
use crate::names::folded;
use crate::request::Request;
use crate::texts::{self, Kind};

/// A struct against what its operation requires.
pub(crate) struct Required<'r> {
    pub(crate) target: &'r Target<'r>,
    pub(crate) request: &'r Request<'r>,
    pub(crate) names: &'r Names<'r>,
    pub(crate) roles: &'r Roles<'r>,
    /// The documented names that are sent, or that a field misspells.
    pub(crate) sent: Vec<(Kind, &'r str)>,
}

impl<'r> Required<'r> {
    pub(crate) fn check(&self, errors: &mut Errors) {
        self.skipped(errors);
        self.properties(errors);
        self.parameters(errors);
        self.unsupported(errors);
    }

    /// What is required of a kind, and neither sent nor reported otherwise.
    fn missing(&self, kind: Kind) -> impl Iterator<Item = &'r Known<'r>> {
        let of_kind = self.names.of_kind(kind);
        of_kind.filter(|known| known.required && !self.is_sent(known) && self.field_that_skips(known).is_none())
    }

    fn is_sent(&self, known: &Known<'_>) -> bool {
        let same = |name: &str| match known.kind {
            Kind::Header => name.eq_ignore_ascii_case(known.name),
            Kind::Property | Kind::Query => name == known.name,
        };
        let faulty = |field: &Field<'_>| {
            let name = field.rename.as_ref().map_or(&field.name, |rename| &rename.name);
            field.faulty && folded(name) == folded(known.name)
        };
        self.sent.iter().any(|(kind, name)| *kind == known.kind && same(name)) || self.request.fields.iter().any(faulty)
    }

    fn field_that_skips(&self, known: &Known<'_>) -> Option<(&'r Field<'r>, &'r Marked)> {
        let skips = |field: &'r Field<'r>| Some(field).zip(field.role.as_ref().filter(|one| one.role == Role::Skip));
        let mut skipping = self.request.fields.iter().filter_map(skips);
        skipping.find(|(field, _)| folded(&field.name) == folded(known.name))
    }

    fn skipped(&self, errors: &mut Errors) {
        for known in self.names.known.iter().filter(|known| known.required && !self.is_sent(known)) {
            let Some((field, marked)) = self.field_that_skips(known) else { continue };
            let (word, place) = (marked.word.to_string(), self.names.place(known.line));
            let message = texts::skipped_but_required(&field.name, &self.target.operation(), &word, place);
            errors.push(&marked.word, &message);
        }
    }

    /// Missing properties are one error with lines to paste.
    fn properties(&self, errors: &mut Errors) {
        let sends_one = !self.roles.properties.is_empty();
        if self.roles.whole.is_some() || !(sends_one || self.names.body_required() && self.can_have_body()) {
            return;
        }
        let writable = |known: &&Known<'_>| !known.schema.is_some_and(|schema| schema.is_read_only());
        let missing: Vec<_> = self.missing(Kind::Property).filter(writable).collect();
        let Some(first) = missing.first() else { return };
        let lines: Vec<String> = missing.iter().map(|known| property_line(known)).collect();
        let (owner, place) = (self.request.name(), self.names.place(first.line));
        let message = texts::missing_properties(&owner, &lines, &self.target.operation(), &place);
        errors.push(&self.request.original.ident, &message);
    }

    /// Each missing parameter is an error of its own.
    fn parameters(&self, errors: &mut Errors) {
        for known in self.missing(Kind::Query).chain(self.missing(Kind::Header)) {
            let (owner, field, place) = (self.request.name(), declaration(known), self.names.place(known.line));
            let operation = self.target.operation();
            let message = texts::missing_parameter(known.kind, known.name, &owner, &operation, &field, place);
            errors.push(&self.request.original.ident, &message);
        }
    }

    /// What no request can have here.
    fn unsupported(&self, errors: &mut Errors) {
        let operation = self.target.operation();
        for (name, line) in self.names.operation.required_cookies() {
            let message = texts::cookie_required(&operation, name, self.names.place(line));
            errors.push(&self.request.original.ident, &message);
        }
        if let Some(body) = self.names.body.as_ref().filter(|body| body.required && !self.can_have_body()) {
            let message =
                texts::body_required(&operation, self.target.method.value.as_str(), self.names.place(body.line));
            errors.push(&self.request.original.ident, &message);
        }
    }

    /// RFC 9110 §9.3.1: a body of a GET or HEAD has no meaning, and none is sent.
    fn can_have_body(&self) -> bool {
        !matches!(self.target.method.value, Method::Get | Method::Head)
    }
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
