//! The name under which each field is sent, and whether the document knows it.

use super::Body;
use super::known::{Known, Names};
use super::lookup::Target;
use super::raw;
use super::required::Required;
use super::roles::Roles;
use super::types;
use crate::args::Args;
use crate::case::Case;
use crate::document::{Media, Operation};
use crate::error::Errors;
use crate::field::{Field, Role};
use crate::names;
use crate::request::Request;
use crate::texts::{self, Kind};
use crate::ty;

/// A field and how it is sent.
pub(crate) struct Sent<'a> {
    pub(crate) field: &'a Field<'a>,
    /// Its wire name.
    pub(crate) name: String,
    /// In characters.
    pub(crate) max_length: Option<usize>,
    pub(crate) explode: bool,
    /// Whether the document requires it.
    pub(crate) required: bool,
    /// Whether `None` is sent as `null` rather than left out.
    pub(crate) null: bool,
}

pub(crate) struct Named<'a> {
    pub(crate) segments: Vec<Sent<'a>>,
    pub(crate) query: Vec<Sent<'a>>,
    pub(crate) headers: Vec<Sent<'a>>,
    pub(crate) properties: Body<'a>,
    /// Of a whole body that is not JSON.
    pub(crate) content_type: Option<String>,
}

pub(crate) fn name<'a>(
    target: &Target<'_>,
    args: &Args,
    request: &Request<'_>,
    roles: &Roles<'a>,
    operation: Option<&Operation<'_>>,
    errors: &mut Errors,
) -> Named<'a> {
    let names = operation.map(|operation| Names::of(operation, args.options.form.is_some()));
    let case = args.options.rename_all.or(request.serde_rename_all);
    let mut namer = Namer { operation: target.operation(), names, case, misspelt: Vec::new(), errors };
    let segments = namer.segments(roles);
    let query = namer.all(Kind::Query, &roles.query);
    let headers = namer.all(Kind::Header, &roles.headers);
    let properties = namer.properties(roles);
    namer.form(args, roles);
    let content_type = namer.content_type(roles);
    if let Some(names) = &namer.names {
        let sent = [(Kind::Query, &query), (Kind::Header, &headers), (Kind::Property, &properties)];
        let sent: Vec<(Kind, &str)> = sent
            .into_iter()
            .flat_map(|(kind, list)| list.iter().map(move |sent| (kind, sent.name.as_str())))
            .chain(namer.misspelt.iter().map(|(kind, name)| (*kind, name.as_str())))
            .collect();
        Required { target, request, names, roles, sent }.check(namer.errors);
    }
    let wanted = namer.names.as_ref().is_some_and(Names::body_required);
    let sends_body = !properties.is_empty() || wanted;
    let is_form = args.options.form.is_some() || namer.names.as_ref().is_some_and(Names::is_form);
    let properties = match (sends_body, is_form) {
        (true, true) => Body::Form(properties),
        (true, false) => Body::Properties(properties),
        (false, _) => Body::None,
    };
    Named { segments, query, headers, properties, content_type }
}

struct Namer<'d, 'e> {
    operation: String,
    names: Option<Names<'d>>,
    case: Option<Case>,
    /// Documented names that unknown ones most likely misspell: they are not missing as well.
    misspelt: Vec<(Kind, String)>,
    errors: &'e mut Errors,
}

impl Namer<'_, '_> {
    /// A placeholder's name is not sent, but the document may say what fills it.
    fn segments<'a>(&mut self, roles: &Roles<'a>) -> Vec<Sent<'a>> {
        let mut segments = Vec::new();
        for (index, field) in roles.segments.iter().enumerate() {
            // After a placeholder without a field, the others are not where they were; that, and a role that a placeholder
            // cannot have, has been reported.
            let is_right =
                field.role.as_ref().is_none_or(|one| one.role == Role::Path || one.by_serde) && !field.faulty;
            let names = self.names.as_ref().filter(|names| is_right && names.path.len() == roles.segments.len());
            let mut limit = None;
            if let Some((names, parameter)) = names.and_then(|names| Some((names, names.path.get(index)?.as_ref()?))) {
                limit = parameter.schema.and_then(|schema| schema.max_length());
                check_length(field, parameter.name, limit, names.place(parameter.line), self.errors);
                types::check_segment(field, parameter, names, self.errors);
            }
            segments.push(sent(field, field.name.clone(), None, limit));
        }
        segments
    }

    fn properties<'a>(&mut self, roles: &Roles<'a>) -> Vec<Sent<'a>> {
        let body_field = roles.properties.first().copied().or(roles.whole);
        if let (Some(names), Some(first)) = (&self.names, body_field) {
            let document = names.operation.document;
            match names.body.as_ref().map(|body| (&body.media, body.line)) {
                None => {
                    let place = document.place(names.operation.line);
                    self.errors.push(first.ident, &texts::body_not_taken(&self.operation, place));
                    return Vec::new();
                }
                Some((Media::Other(media), line)) if roles.whole.is_none() => {
                    let place = document.place(line);
                    self.errors.push(first.ident, &texts::body_not_json(&self.operation, media, place));
                    return Vec::new();
                }
                // Bytes are no matter of a schema.
                Some(_)
                    if roles.whole.is_some_and(|one| one.content_type.is_some() || ty::is_bytes(&one.original.ty)) => {}
                // A form is written from fields.
                Some((Media::Form(_), _)) if roles.whole.is_some() => {}
                Some((Media::Json(Some(schema)) | Media::Form(Some(schema)), line)) => {
                    if let Some(message) = types::body_fault(first, roles.whole.is_some(), schema, &self.operation) {
                        let place = document.place(line);
                        self.errors.push(&first.original.ty, &message.note(place));
                        return Vec::new();
                    }
                }
                _ => {}
            }
        }
        self.all(Kind::Property, &roles.properties)
    }

    /// `form` must have properties to send, and a document that takes them so.
    fn form(&mut self, args: &Args, roles: &Roles<'_>) {
        let Some(word) = &args.options.form else { return };
        if roles.properties.is_empty() {
            return self.errors.push(word, &texts::form_without_fields());
        }
        let Some((names, body)) = self.names.as_ref().and_then(|names| Some((names, names.body.as_ref()?))) else {
            return;
        };
        // That it takes no JSON either has been reported.
        if matches!(body.media, Media::Json(_)) {
            let place = names.place(body.line);
            self.errors.push(word, &texts::form_not_taken(&self.operation, place));
        }
    }

    /// That of a whole body that is not JSON. Where none is taken, or the field is faulty, that has been reported.
    fn content_type(&mut self, roles: &Roles<'_>) -> Option<String> {
        let field = roles.whole.filter(|field| !field.faulty)?;
        if self.names.as_ref().is_some_and(|names| names.body.is_none()) {
            return None;
        }
        raw::content_type(field, self.names.as_ref(), &self.operation, self.errors).ok().flatten()
    }

    fn all<'a>(&mut self, kind: Kind, fields: &[&'a Field<'a>]) -> Vec<Sent<'a>> {
        let mut sent: Vec<Sent<'a>> = Vec::new();
        for field in fields.iter().filter(|field| !field.faulty) {
            let Some(named) = self.one(kind, field) else { continue };
            let same = |other: &&Sent<'a>| match kind {
                Kind::Header => other.name.eq_ignore_ascii_case(&named.name),
                Kind::Property | Kind::Query => other.name == named.name,
            };
            match sent.iter().find(same) {
                Some(other) => {
                    let message = texts::same_wire_name(kind.plural(), &named.name, &other.field.name);
                    self.errors.push(field.ident, &message);
                }
                None => sent.push(named),
            }
        }
        sent
    }

    fn one<'a>(&mut self, kind: Kind, field: &'a Field<'a>) -> Option<Sent<'a>> {
        let wanted = self.wanted(kind, field);
        if kind == Kind::Header && !super::headers::check(field, &wanted.name, self.errors) {
            return None;
        }
        let Some(names) = &self.names else { return Some(sent(field, wanted.name, None, None)) };
        let matching: Vec<&Known<'_>> = names.of_kind(kind).filter(|known| wanted.fits(known)).collect();
        match matching.as_slice() {
            [known] => {
                check_read_only(field, known, names, self.errors);
                check_length(field, known.name, known.max_length(), names.place(known.line), self.errors);
                types::check(field, known, names, self.errors);
                Some(sent(field, known.name.to_owned(), Some(known), known.max_length()))
            }
            [] if kind == Kind::Property && names.open_body => Some(sent(field, wanted.name, None, None)),
            [] => {
                self.unknown(kind, field, &wanted);
                None
            }
            several => {
                let several: Vec<&str> = several.iter().map(|known| known.name).collect();
                self.errors.push(field.ident, &texts::ambiguous_name(&field.name, kind, &several));
                None
            }
        }
    }

    fn wanted(&self, kind: Kind, field: &Field<'_>) -> Wanted {
        let exactly = |name: String| Wanted { name, exact: true };
        if let Some(rename) = &field.rename {
            return exactly(rename.name.clone());
        }
        // serde's words are for properties; a header has its own style.
        if let Some(case) = self.case.filter(|_| kind != Kind::Header) {
            return exactly(case.apply(&field.name));
        }
        let equal = |names: &Names<'_>| names.of_kind(kind).any(|known| known.name == field.name);
        if self.names.as_ref().is_some_and(equal) {
            return exactly(field.name.clone());
        }
        match kind {
            Kind::Header => Wanted { name: field.name.replace('_', "-"), exact: false },
            Kind::Property | Kind::Query => Wanted { name: field.name.clone(), exact: false },
        }
    }

    fn unknown(&mut self, kind: Kind, field: &Field<'_>, wanted: &Wanted) {
        let Some(names) = &self.names else { return };
        let elsewhere = names.known.iter().find(|known| known.kind != kind && wanted.fits(known));
        let message = match elsewhere {
            Some(known) => {
                self.misspelt.push((known.kind, known.name.to_owned()));
                let marked = field.role.is_some();
                texts::wrong_place(known.name, known.kind, kind, marked, names.place(known.line))
            }
            None => {
                let known = names.of_kind(kind).map(|known| known.name);
                let nearest = names::nearest(&wanted.name, known.clone());
                self.misspelt.extend(nearest.map(|name| (kind, name.to_owned())));
                let place = names.place(names.operation.line);
                texts::unknown_name(kind, &wanted.name, &self.operation, known, place)
            }
        };
        match &field.rename {
            Some(rename) => self.errors.push(&rename.literal, &message),
            None => self.errors.push(field.ident, &message),
        }
    }
}

/// The name that a field asks for: exactly, or up to case, underscores and hyphens.
struct Wanted {
    name: String,
    exact: bool,
}

impl Wanted {
    fn fits(&self, known: &Known<'_>) -> bool {
        match known.kind {
            _ if known.name == self.name => true,
            Kind::Header if known.name.eq_ignore_ascii_case(&self.name) => true,
            _ => !self.exact && names::folded(known.name) == names::folded(&self.name),
        }
    }
}

fn sent<'a>(field: &'a Field<'a>, name: String, known: Option<&Known<'_>>, documented: Option<usize>) -> Sent<'a> {
    let own = field.max_length.as_ref().map(|(limit, _)| *limit);
    Sent {
        field,
        name,
        max_length: own.or(documented),
        explode: known.is_none_or(|known| known.explode),
        required: known.is_some_and(|known| known.required),
        null: known.is_some_and(types::sends_null),
    }
}

fn check_read_only(field: &Field<'_>, known: &Known<'_>, names: &Names<'_>, errors: &mut Errors) {
    if known.schema.is_some_and(|schema| schema.is_read_only()) {
        errors.push(field.ident, &texts::read_only(known.name, names.place(known.line)));
    }
}

fn check_length(field: &Field<'_>, name: &str, allowed: Option<usize>, place: String, errors: &mut Errors) {
    let (Some((given, literal)), Some(allowed)) = (&field.max_length, allowed) else { return };
    if *given > allowed {
        errors.push(literal, &texts::longer_than_the_document(*given, allowed, name, place));
    }
}
