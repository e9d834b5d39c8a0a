//! The role of each field: it fills a placeholder; else its attribute decides; else the method.

use memoram_openapi::rust::field_name;
use memoram_openapi::spelling::nearest;
use memoram_openapi::{Method, Placeholder};

use super::documented::{DocumentedRequest, NameKind};
use crate::check::Written;
use crate::check::matching::{Found, NameQuery, same_folded};
use crate::error::Errors;
use crate::message::Message;
use crate::request::{Field, Role};

/// The fields by role. Each list is in source order, except the segments.
#[derive(Default)]
pub(crate) struct Roles<'a> {
    /// From left to right in the path.
    pub(crate) segments: Vec<&'a Field<'a>>,
    pub(crate) query: Vec<&'a Field<'a>>,
    pub(crate) headers: Vec<&'a Field<'a>>,
    pub(crate) properties: Vec<&'a Field<'a>>,
    /// The field that is the whole body.
    pub(crate) whole: Option<&'a Field<'a>>,
}

pub(super) fn assign<'a>(
    written: &Written<'a>,
    documented: Option<&DocumentedRequest<'_>>,
    errors: &mut Errors,
) -> Roles<'a> {
    let mut roles = Roles::default();
    let fields = &written.request.fields;
    // The fields that a wrong placeholder may mean. One error for both is enough.
    let mut claimed: Vec<&str> = Vec::new();
    for placeholder in &written.route.template.placeholders {
        match field_of(placeholder, written, errors) {
            Ok(field) => {
                check_segment(field, placeholder, errors);
                roles.segments.push(field);
            }
            Err(meant) => {
                claimed.extend(meant);
                claimed.extend(fields.iter().filter(|field| field.has_role(Role::Path)).map(|field| &*field.name));
            }
        }
    }
    for field in fields {
        let in_path = roles.segments.iter().any(|segment| segment.name == field.name);
        if !in_path && !claimed.contains(&field.name.as_str()) {
            let role = field.role.as_ref().map_or_else(|| default_role(field, written, documented), |given| given.role);
            assign_one(field, role, written, &mut roles, errors);
        }
    }
    check_body(&roles, errors);
    fields.iter().for_each(|field| check_content_type(field, errors));
    roles
}

/// The field that fills a placeholder. The name of a placeholder is not sent, so it need not be spelt like the field's. The
/// error lists the fields that may have been meant.
fn field_of<'a>(
    placeholder: &Placeholder,
    written: &Written<'a>,
    errors: &mut Errors,
) -> Result<&'a Field<'a>, Vec<&'a str>> {
    let (fields, name) = (&written.request.fields, &placeholder.name);
    let path = written.route.path.value();
    let pointed = |fault: &str, remark: &str| Message::pointed(fault, &path, &placeholder.at, remark);
    match NameQuery::loosely(name).find(fields, false, |field| &field.name) {
        Found::One(field) => Ok(field),
        Found::Nothing => {
            let meant = meant_by(name, written);
            let fault = format!("route placeholder `{{{name}}}` has no field in `{}`", written.request.ident);
            let message = match meant {
                Some(meant) => pointed(&fault, &format!("did you mean `{{{meant}}}`?")),
                None => pointed(&fault, "").help(format_args!("add `pub {}: String`", field_name(name))),
            };
            errors.push(&written.route.path, &message);
            Err(meant.into_iter().collect())
        }
        Found::Several(several) => {
            let shown: Vec<String> = several.iter().map(|field| format!("`{}`", field.name)).collect();
            let fault = format!("route placeholder `{{{name}}}` fits {}", shown.join(" and "));
            let message = pointed(&fault, "").help("name the placeholder exactly as one of them");
            errors.push(&written.route.path, &message);
            Err(several.into_iter().map(|field| field.name.as_str()).collect())
        }
    }
}

/// The field that a placeholder without one most likely means: one with a similar name, else one that is marked as `path`
/// and fills no placeholder.
fn meant_by<'a>(name: &str, written: &Written<'a>) -> Option<&'a str> {
    let fields = &written.request.fields;
    let fills_none = |field: &&Field<'_>| {
        !written.route.template.placeholders.iter().any(|placeholder| same_folded(&placeholder.name, &field.name))
    };
    let mut marked = fields.iter().filter(|field| field.has_role(Role::Path)).filter(fills_none);
    nearest(name, fields.iter().map(|field| field.name.as_str())).or_else(|| Some(marked.next()?.name.as_str()))
}

fn check_segment(field: &Field<'_>, placeholder: &Placeholder, errors: &mut Errors) {
    let (name, placeholder) = (&field.name, &placeholder.name);
    // serde's `skip` is about a body, and a placeholder is filled all the same.
    if let Some(given) = field.role.as_ref().filter(|given| given.role != Role::Path && !given.by_serde) {
        let message = Message::new(format!("`{name}` already fills `{{{placeholder}}}` in the path"));
        errors.push(&given.word, &message.help(format_args!("drop `{}`, or rename the placeholder", given.word)));
    }
    if let Some(rename) = field.rename.as_ref().filter(|rename| !rename.by_serde) {
        let message = Message::new("a placeholder's name is not sent, so `rename` does nothing here");
        errors.push(&rename.literal, &message.help("rename the field or the placeholder"));
    }
    if field.ty.optional().is_some() {
        let message = Message::new(format!("a path placeholder cannot be left out, but `{name}` is an `Option`"));
        let help = format!("use `String`, or a second struct for the route without `{{{placeholder}}}`");
        errors.push(field.ty.peeled(), &message.help(help));
    }
}

/// By the method. A DELETE or OPTIONS has properties only if the document says so: RFC 9110 §9.3.5 gives such a body no
/// meaning, and some APIs do.
fn default_role(field: &Field<'_>, written: &Written<'_>, documented: Option<&DocumentedRequest<'_>>) -> Role {
    let method = written.route.method;
    let name = field.rename.as_ref().map_or(&field.name, |rename| &rename.name);
    let has = |kind| documented.is_some_and(|one| one.of_kind(kind).any(|one| same_folded(one.name, name)));
    let by_document = || has(NameKind::Property) && !has(NameKind::Query);
    match method.has_body() || matches!(method, Method::Delete | Method::Options) && by_document() {
        true => Role::Property,
        false => Role::Query,
    }
}

/// Gives a field that fills no placeholder its role.
fn assign_one<'a>(field: &'a Field<'a>, role: Role, written: &Written<'_>, roles: &mut Roles<'a>, errors: &mut Errors) {
    let (method, name) = (written.route.method, &field.name);
    if matches!(role, Role::Body | Role::Skip) {
        check_options(field, role, errors);
    }
    match role {
        Role::Query => roles.query.push(field),
        Role::Header => roles.headers.push(field),
        Role::Property => roles.properties.push(field),
        Role::Skip => {}
        Role::Path => {
            let longer = format!("{}/{{{name}}}", written.route.template.path.trim_end_matches('/'));
            let message = Message::new(format!("`{name}` is marked `path`, but the path has no `{{{name}}}`"));
            errors.push(field.ident, &message.help(format_args!("{longer:?}, or drop `path`")));
        }
        Role::Body if matches!(method, Method::Get | Method::Head) => {
            let message = Message::new(format!("a `{}` request has no body", method.as_str()))
                .help(format_args!("send `{name}` with `#[memoram(query)]`, or use `POST`"));
            errors.push(field.role.as_ref().map(|given| &given.word), &message);
        }
        Role::Body => match roles.whole {
            Some(first) => {
                let message =
                    Message::new(format!("`{}` has two bodies: `{}` and `{name}`", written.request.ident, first.name));
                errors.push(field.ident, &message.help("keep one `#[memoram(body)]`, or put both into one struct"));
            }
            None => roles.whole = Some(field),
        },
    }
}

/// A whole body and a skipped field have neither a name nor a length of their own.
fn check_options(field: &Field<'_>, role: Role, errors: &mut Errors) {
    let useless = |option: &str| {
        Message::new(format!("`{option}` does nothing on a `{}` field", role.word()))
            .help(format_args!("drop `{option}`"))
    };
    if let Some((_, literal)) = &field.max_length {
        errors.push(literal, &useless("max_length"));
    }
    if let Some(rename) = field.rename.as_ref().filter(|rename| !rename.by_serde) {
        errors.push(&rename.literal, &useless("rename"));
    }
}

/// A whole body leaves no room for properties beside it.
fn check_body(roles: &Roles<'_>, errors: &mut Errors) {
    let Some(Field { name: body, .. }) = roles.whole else { return };
    for Field { name, ident, .. } in roles.properties.iter().copied() {
        let message = Message::new(format!("`{name}` would be lost: `{body}` is already the whole body"));
        let help = format!("mark `{name}` as `query`, `header` or `skip`, or drop `body` on `{body}`");
        errors.push(ident, &message.help(help));
    }
}

fn check_content_type(field: &Field<'_>, errors: &mut Errors) {
    if let Some(literal) = field.content_type.as_ref().filter(|_| !field.has_role(Role::Body)) {
        let message = Message::new(format!("`content_type` is for a whole body, and `{}` is none", field.name));
        errors.push(literal, &message.help("`#[memoram(body, content_type = \"…\")]`, or drop `content_type`"));
    }
}
