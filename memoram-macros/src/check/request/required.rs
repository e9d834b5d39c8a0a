//! What the document requires and the struct lacks.

use memoram_openapi::spelling::Case;
use memoram_openapi::{Method, Need};

use super::documented::{Documented, DocumentedRequest, NameKind};
use super::proposal::Proposal;
use super::roles::Roles;
use crate::check::matching::{same_folded, same_wire_name};
use crate::check::{Credentials, Written};
use crate::error::Errors;
use crate::message::Message;
use crate::request::{Field, GivenRole, Role};

/// A struct against what its operation requires.
pub(super) struct Required<'r> {
    pub(super) written: &'r Written<'r>,
    pub(super) documented: &'r DocumentedRequest<'r>,
    pub(super) roles: &'r Roles<'r>,
    /// `rename_all`.
    pub(super) case: Option<Case>,
    /// The documented names that are sent, or that a field misspells.
    pub(super) sent: Vec<(NameKind, &'r str)>,
    /// What the client sends. Some documents list a key as a parameter too.
    pub(super) credentials: Credentials,
}

impl<'r> Required<'r> {
    pub(super) fn check(&self, errors: &mut Errors) {
        self.skipped(errors);
        self.properties(errors);
        self.parameters(errors);
        self.cookies(errors);
        self.body(errors);
    }

    fn label(&self) -> String {
        self.written.route.label()
    }

    /// What is required of a kind, not sent, and not reported otherwise.
    fn missing(&self, kind: NameKind) -> impl Iterator<Item = &'r Documented<'r>> {
        let of_kind = self.documented.of_kind(kind);
        of_kind.filter(|one| one.required && !self.is_sent(one) && self.skipping_field(one).is_none())
    }

    fn is_sent(&self, one: &Documented<'_>) -> bool {
        let is_header = one.kind == NameKind::Header;
        // A field whose attribute is wrong may be the missing one.
        let is_faulty = |field: &Field<'_>| {
            let name = field.rename.as_ref().map_or(&field.name, |rename| &rename.name);
            field.faulty && same_folded(name, one.name)
        };
        self.sent.iter().any(|(kind, name)| *kind == one.kind && same_wire_name(name, one.name, is_header))
            || self.written.request.fields.iter().any(is_faulty)
            || self.credentials.needs().any(|need| match (need, one.kind) {
                (Need::KeyHeader(name), NameKind::Header) => same_wire_name(name, one.name, true),
                (Need::KeyQuery(name), NameKind::Query) => name == one.name,
                _ => false,
            })
    }

    /// The field that would be it, if it were not marked as `skip`.
    fn skipping_field(&self, one: &Documented<'_>) -> Option<(&'r Field<'r>, &'r GivenRole)> {
        let fields = self.written.request.fields.iter();
        let mut skipped =
            fields.filter_map(|field| Some((field, field.role.as_ref().filter(|role| role.role == Role::Skip)?)));
        skipped.find(|(field, _)| same_folded(&field.name, one.name))
    }

    fn skipped(&self, errors: &mut Errors) {
        for one in self.documented.names.iter().filter(|one| one.required && !self.is_sent(one)) {
            let Some((field, given)) = self.skipping_field(one) else { continue };
            let label = self.label();
            let message = Message::new(format!("`{}` is skipped, but `{label}` requires it", field.name))
                .help(format_args!("drop `{}`", given.word))
                .note(one.location);
            errors.push(&given.word, &message);
        }
    }

    /// All missing properties are one error, with lines to paste.
    fn properties(&self, errors: &mut Errors) {
        let must_have_body = self.documented.body.as_ref().is_some_and(|body| body.required) && self.can_have_body();
        if self.roles.whole.is_some() || self.roles.properties.is_empty() && !must_have_body {
            return;
        }
        let missing: Vec<_> = self.missing(NameKind::Property).filter(|one| !one.is_read_only()).collect();
        let Some(first) = missing.first() else { return };
        let count = match missing.len() {
            1 => "1 property".to_owned(),
            several => format!("{several} properties"),
        };
        let mut proposal = Proposal::beside(self);
        let mut lines: Vec<String> = missing.iter().take(MAX_LINES).map(|one| proposal.line(one)).collect();
        lines.extend(more(missing.len()));
        let (owner, label) = (self.written.request.ident, self.label());
        let message = Message::new(format!("`{owner}` misses {count} that `{label}` requires"))
            .help_lines("add", &lines)
            .note(format_args!("required at {}", first.location));
        errors.push(owner, &message);
    }

    /// Each missing parameter is an error of its own.
    fn parameters(&self, errors: &mut Errors) {
        let mut proposal = Proposal::beside(self);
        for one in self.missing(NameKind::Query).chain(self.missing(NameKind::Header)) {
            let (owner, label) = (self.written.request.ident, self.label());
            let what = if one.kind == NameKind::Query { "query parameter" } else { "header" };
            let fault = format!("`{owner}` misses the {what} `{}`, which `{label}` requires", one.name);
            let message = Message::new(fault).help(format_args!("`{}`", proposal.field(one))).note(one.location);
            errors.push(owner, &message);
        }
    }

    fn cookies(&self, errors: &mut Errors) {
        let label = self.label();
        let is_key = |cookie: &str| self.credentials.needs().any(|need| *need == Need::KeyCookie(cookie.to_owned()));
        for cookie in self.documented.operation.required_cookies().filter(|cookie| !is_key(cookie.name)) {
            let fault = format!("`{label}` requires the cookie `{}`, and cookies are never sent", cookie.name);
            let message = Message::new(fault).help(WITHOUT_DOCUMENT).note(cookie.location);
            errors.push(self.written.request.ident, &message);
        }
    }

    /// A body that the method cannot have.
    fn body(&self, errors: &mut Errors) {
        let required = self.documented.body.as_ref().filter(|body| body.required);
        let Some(body) = required.filter(|_| !self.can_have_body()) else { return };
        let (label, method) = (self.label(), self.written.route.method.as_str());
        let fault = format!("`{label}` requires a body, and a `{method}` request has none");
        let message = Message::new(fault).help(WITHOUT_DOCUMENT).note(body.location);
        errors.push(self.written.request.ident, &message);
    }

    /// A body of a GET or HEAD has no meaning (RFC 9110 §9.3.1), and none is sent.
    fn can_have_body(&self) -> bool {
        !matches!(self.written.route.method, Method::Get | Method::Head)
    }
}

/// More lines than anyone pastes at once.
pub(crate) const MAX_LINES: usize = 100;

/// What to say of lines that are left out.
pub(crate) fn more(count: usize) -> Option<String> {
    let more = count.checked_sub(MAX_LINES).filter(|more| *more > 0)?;
    Some(format!("// and {more} more"))
}

const WITHOUT_DOCUMENT: &str = "`spec = none`, if the server does without it";
