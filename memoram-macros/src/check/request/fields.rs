//! The name under which each field is sent, and what the document says of it.

use memoram_openapi::spelling::{Case, nearest};
use memoram_openapi::{Format, Media, header};

use super::documented::{Documented, DocumentedRequest, NameKind};
use super::roles::Roles;
use super::{SentField, max_length, styles, types};
use crate::check::matching::{Found, NameQuery, same_wire_name};
use crate::error::Errors;
use crate::header::{instead_of_ignored, message as header_message};
use crate::message::Message;
use crate::request::{Field, Role};

/// Checks fields one after another.
pub(super) struct FieldCheck<'d, 'e> {
    /// `POST /access-requests`
    pub(super) label: String,
    pub(super) documented: Option<&'e DocumentedRequest<'d>>,
    /// `rename_all`.
    pub(super) case: Option<Case>,
    /// How properties are written.
    pub(super) format: Format,
    /// Documented names that wrong ones most likely mean. They are not reported as missing too.
    pub(super) misspelt: Vec<(NameKind, String)>,
    pub(super) errors: &'e mut Errors,
}

impl FieldCheck<'_, '_> {
    /// The name of a placeholder is not sent, but the document may say what fills it, if they stand in its order.
    pub(super) fn segments<'a>(&mut self, roles: &Roles<'a>, in_order: bool) -> Vec<SentField<'a>> {
        let mut segments = Vec::new();
        for (index, field) in roles.segments.iter().enumerate() {
            let has_right_role = field.role.as_ref().is_none_or(|one| one.role == Role::Path || one.by_serde);
            // If a placeholder has no field (already reported), positions no longer match.
            let is_judged = |one: &&DocumentedRequest<'_>| {
                in_order && has_right_role && !field.faulty && one.path.len() == roles.segments.len()
            };
            let parameter = self.documented.filter(is_judged).and_then(|one| one.path.get(index)?.as_ref());
            let limit = parameter.and_then(|one| one.schema?.max_length());
            if let Some(parameter) = parameter {
                max_length::check_limit(field, parameter.name, limit, parameter.location, self.errors);
                types::check_segment(field, parameter, self.errors);
            }
            let style = parameter.and_then(styles::of_segment);
            segments.push(SentField { style, ..sent(field, field.name.clone(), None, limit) });
        }
        segments
    }

    /// The fields of one kind. A name that comes twice is reported, and sent once.
    pub(super) fn all<'a>(&mut self, kind: NameKind, fields: &[&'a Field<'a>]) -> Vec<SentField<'a>> {
        let mut all: Vec<SentField<'a>> = Vec::new();
        for field in fields.iter().filter(|field| !field.faulty) {
            let Some(sent) = self.one(kind, field) else { continue };
            let is_twin = |other: &&SentField<'a>| same_wire_name(&other.name, &sent.name, kind == NameKind::Header);
            match all.iter().find(is_twin) {
                Some(twin) => {
                    let message = Message::new(format!("two {} are named `{}`", kind.plural(), sent.name));
                    self.errors
                        .push(field.ident, &message.note(format_args!("the other is field `{}`", twin.field.name)));
                }
                None => all.push(sent),
            }
        }
        all
    }

    fn one<'a>(&mut self, kind: NameKind, field: &'a Field<'a>) -> Option<SentField<'a>> {
        let wanted = self.wanted(kind, field);
        let found = self
            .documented
            .map(|request| (request, wanted.find(request.of_kind(kind), kind == NameKind::Header, |one| one.name)));
        // A documented name wins over a header that it would be without the document, such as `contentType`.
        let name = match &found {
            Some((_, Found::One(documented))) => documented.name,
            _ => &wanted.name,
        };
        if let Some(fault) = header::fault(name).filter(|_| kind == NameKind::Header) {
            self.errors.push(field.name_tokens(), &header_message(name, fault));
            return None;
        }
        let Some((request, found)) = found else {
            styles::check_shape(field, kind, None, self.format, self.errors);
            return Some(sent(field, wanted.name, None, None));
        };
        match found {
            Found::One(documented) => {
                self.check(field, documented);
                let is_part = kind == NameKind::Property && self.format == Format::Multipart;
                // The length of a file is no number of characters.
                let limit = documented.max_length().filter(|_| !is_part || !documented.is_file());
                Some(sent(field, documented.name.to_owned(), Some(documented), limit))
            }
            Found::Nothing if kind == NameKind::Property && request.open_body => {
                Some(sent(field, wanted.name, None, None))
            }
            Found::Nothing => {
                self.unknown(kind, field, request);
                None
            }
            Found::Several(several) => {
                let names: Vec<&str> = several.iter().map(|documented| documented.name).collect();
                self.errors.push(field.ident, &ambiguous(&field.name, kind, &names));
                None
            }
        }
    }

    fn check(&mut self, field: &Field<'_>, documented: &Documented<'_>) {
        if documented.is_read_only() {
            let message = Message::new(format!("`{}` is read-only: the server sets it", documented.name));
            self.errors.push(field.ident, &message.help("remove it from the request").note(documented.location));
        }
        let limit = documented.max_length();
        max_length::check_limit(field, documented.name, limit, documented.location, self.errors);
        types::check(field, documented, self.format, self.errors);
        styles::check_shape(field, documented.kind, Some(documented), self.format, self.errors);
    }

    /// Where the operation takes no properties, reports the fields that are parameters in the document. Returns the others.
    pub(super) fn without_parameters<'a>(&mut self, fields: &[&'a Field<'a>]) -> Vec<&'a Field<'a>> {
        let has_none =
            |one: &&DocumentedRequest<'_>| one.body.as_ref().is_none_or(|body| matches!(body.media, Media::Other(_)));
        let Some(request) = self.documented.filter(has_none) else { return fields.to_vec() };
        let mut others = fields.to_vec();
        others.retain(|field| {
            let is_parameter = self.of_other_kind(NameKind::Property, field, request).is_some();
            if is_parameter && !field.faulty {
                self.unknown(NameKind::Property, field, request);
            }
            !is_parameter
        });
        others
    }

    fn wanted(&self, kind: NameKind, field: &Field<'_>) -> NameQuery {
        wanted(kind, field.rename.as_ref().map(|rename| rename.name.as_str()), self.case, &field.name)
    }

    /// What a field most likely is, if not what it is sent as.
    fn of_other_kind<'r, 'd>(
        &self,
        kind: NameKind,
        field: &Field<'_>,
        request: &'r DocumentedRequest<'d>,
    ) -> Option<&'r Documented<'d>> {
        let mut others = request.names.iter().filter(|one| one.kind != kind);
        others.find(|one| self.wanted(one.kind, field).fits(one.name, one.kind == NameKind::Header))
    }

    fn unknown(&mut self, kind: NameKind, field: &Field<'_>, request: &DocumentedRequest<'_>) {
        let message = match self.of_other_kind(kind, field, request) {
            Some(documented) => {
                self.misspelt.push((documented.kind, documented.name.to_owned()));
                wrong_kind(documented, kind, field.role.is_some())
            }
            None => self.not_found(kind, &self.wanted(kind, field).name, request).note(request.operation.location()),
        };
        self.errors.push(field.name_tokens(), &message);
    }

    fn not_found(&mut self, kind: NameKind, name: &str, request: &DocumentedRequest<'_>) -> Message {
        let message = not_documented(name, kind, &self.label);
        if let Some(instead) = instead_of_ignored(name).filter(|_| kind == NameKind::Header) {
            return message.help(instead);
        }
        let known = request.of_kind(kind).map(|documented| documented.name);
        self.misspelt.extend(nearest(name, known.clone()).map(|name| (kind, name.to_owned())));
        message.suggest(name, known)
    }
}

/// The name that a field asks for: by `rename`, by `rename_all`, or loosely by its own.
pub(super) fn wanted(kind: NameKind, rename: Option<&str>, case: Option<Case>, field: &str) -> NameQuery {
    match (rename, case) {
        (Some(rename), _) => NameQuery::exactly(rename),
        (None, Some(case)) if kind != NameKind::Header => NameQuery::exactly(case.apply(field)),
        (None, _) if kind == NameKind::Header => NameQuery::loosely(field.replace('_', "-")),
        (None, _) => NameQuery::loosely(field),
    }
}

fn sent<'a>(
    field: &'a Field<'a>,
    name: String,
    documented: Option<&Documented<'_>>,
    limit: Option<usize>,
) -> SentField<'a> {
    let own = field.max_length.as_ref().map(|(limit, _)| *limit);
    SentField {
        field,
        name,
        max_length: own.or(limit),
        style: documented.and_then(styles::of_field),
        part_type: documented.and_then(|one| one.part_type).unwrap_or_default().to_owned(),
        required: documented.is_some_and(|one| one.required),
        null: documented.is_some_and(Documented::sends_null),
    }
}

fn not_documented(name: &str, kind: NameKind, label: &str) -> Message {
    Message::new(match kind {
        NameKind::Property => format!("`{name}` is not a property of `{label}`"),
        NameKind::Query => format!("`{label}` has no query parameter `{name}`"),
        NameKind::Header => format!("`{label}` has no header `{name}`"),
    })
}

/// A name that the document has for another kind.
fn wrong_kind(documented: &Documented<'_>, sent: NameKind, is_marked: bool) -> Message {
    let help = match documented.kind {
        NameKind::Property if is_marked => format!("drop `{}`: an unmarked field is a property", sent.word()),
        NameKind::Property => "a field with `#[memoram(body)]` that is the whole body".to_owned(),
        NameKind::Query | NameKind::Header => format!("`#[memoram({})]`", documented.kind.word()),
    };
    let is = match documented.kind {
        NameKind::Property => "a property of the body",
        NameKind::Query => "a query parameter",
        NameKind::Header => "a header",
    };
    let is_sent = match sent {
        NameKind::Property => "in the body",
        NameKind::Query => "in the query",
        NameKind::Header => "as a header",
    };
    Message::new(format!("`{}` is {is} in the document, but is sent {is_sent}", documented.name))
        .help(help)
        .note(documented.location)
}

fn ambiguous(field: &str, kind: NameKind, names: &[&str]) -> Message {
    let shown = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
    let first = names.first().copied().unwrap_or_default();
    Message::new(format!("`{field}` fits the {} {shown}", kind.plural()))
        .help(format_args!("`#[memoram(rename = {first:?})]`"))
}
