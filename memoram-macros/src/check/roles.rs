//! What each field is: it fills a placeholder, or it is what it is marked as, or what the method makes of it.

use super::lookup::Target;
use crate::error::Errors;
use crate::field::{Field, Role};
use crate::method::Method;
use crate::names;
use crate::request::Request;
use crate::route::Placeholder;
use crate::texts;
use crate::ty;

/// The fields by role, each in source order but for the segments.
#[derive(Default)]
pub(crate) struct Roles<'a> {
    /// In the order of the template.
    pub(crate) segments: Vec<&'a Field<'a>>,
    pub(crate) query: Vec<&'a Field<'a>>,
    pub(crate) headers: Vec<&'a Field<'a>>,
    pub(crate) properties: Vec<&'a Field<'a>>,
    pub(crate) whole: Option<&'a Field<'a>>,
}

pub(crate) fn assign<'a>(target: &Target<'_>, request: &'a Request<'a>, errors: &mut Errors) -> Roles<'a> {
    let mut roles = Roles::default();
    // Fields that a faulty placeholder may mean: one fault is enough for both.
    let mut claimed: Vec<&str> = Vec::new();
    for placeholder in &target.route.placeholders {
        match field_of(placeholder, target, request, errors) {
            Ok(field) => {
                check_segment(field, placeholder, errors);
                roles.segments.push(field);
            }
            Err(meant) => {
                claimed.extend(meant);
                let marked = |field: &&Field<'_>| field.role.as_ref().is_some_and(|marked| marked.role == Role::Path);
                claimed.extend(request.fields.iter().filter(marked).map(|field| field.name.as_str()));
            }
        }
    }
    for field in &request.fields {
        let in_path = roles.segments.iter().any(|segment| segment.name == field.name);
        if !in_path && !claimed.contains(&field.name.as_str()) {
            place(field, target, request, &mut roles, errors);
        }
    }
    check_body(&roles, errors);
    for field in &request.fields {
        let is_body = field.role.as_ref().is_some_and(|marked| marked.role == Role::Body);
        if let Some(literal) = field.content_type.as_ref().filter(|_| !is_body) {
            errors.push(literal, &texts::content_type_without_body(&field.name));
        }
    }
    roles
}

/// A placeholder's name is not sent, so it fits a field when case and underscores are ignored. An error is the fields
/// that may have been meant.
fn field_of<'a>(
    placeholder: &Placeholder,
    target: &Target<'_>,
    request: &'a Request<'a>,
    errors: &mut Errors,
) -> Result<&'a Field<'a>, Vec<&'a str>> {
    let (path, part, name) = (&target.route.path, &placeholder.at, &placeholder.name);
    if let Some(field) = request.fields.iter().find(|field| field.name == *name) {
        return Ok(field);
    }
    let folded = names::folded(name);
    let fitting: Vec<_> = request.fields.iter().filter(|field| names::folded(&field.name) == folded).collect();
    match fitting.as_slice() {
        [field] => Ok(field),
        [] => {
            let marked = |field: &&Field<'_>| field.role.as_ref().is_some_and(|marked| marked.role == Role::Path);
            let unmatched = |field: &&Field<'_>| {
                let same = |other: &Placeholder| names::folded(&other.name) == names::folded(&field.name);
                !target.route.placeholders.iter().any(same)
            };
            let mut in_path = request.fields.iter().filter(marked).filter(unmatched);
            let meant = names::nearest(name, request.fields.iter().map(|field| field.name.as_str()))
                .or_else(|| in_path.next().map(|field| field.name.as_str()));
            errors.push(target.path, &texts::placeholder_without_field(path, part, name, &request.name(), meant));
            Err(meant.into_iter().collect())
        }
        several => {
            let fields: Vec<String> = several.iter().map(|field| field.name.clone()).collect();
            errors.push(target.path, &texts::placeholder_with_two_fields(path, part, name, &fields));
            Err(several.iter().map(|field| field.name.as_str()).collect())
        }
    }
}

fn check_segment(field: &Field<'_>, placeholder: &Placeholder, errors: &mut Errors) {
    // serde's `skip` is about a body; a placeholder is filled all the same.
    let marked = field.role.as_ref().filter(|marked| marked.role != Role::Path && !marked.by_serde);
    if let Some(marked) = marked {
        errors
            .push(&marked.word, &texts::role_on_placeholder(&field.name, &placeholder.name, &marked.word.to_string()));
    }
    if let Some(rename) = field.rename.as_ref().filter(|rename| !rename.by_serde) {
        errors.push(&rename.literal, &texts::rename_on_path());
    }
    if ty::argument(&field.original.ty, "Option").is_some() {
        errors.push(ty::peeled(&field.original.ty), &texts::optional_placeholder(&field.name, &placeholder.name));
    }
}

/// Gives a field that fills no placeholder its role.
fn place<'a>(
    field: &'a Field<'a>,
    target: &Target<'_>,
    request: &Request<'_>,
    roles: &mut Roles<'a>,
    errors: &mut Errors,
) {
    let method = target.method.value;
    let default = if method.has_body() { Role::Property } else { Role::Query };
    let role = field.role.as_ref().map_or(default, |marked| marked.role);
    if matches!(role, Role::Body | Role::Skip) {
        check_options(field, role, errors);
    }
    match role {
        Role::Query => roles.query.push(field),
        Role::Header => roles.headers.push(field),
        Role::Property => roles.properties.push(field),
        Role::Skip => {}
        Role::Path => {
            let message = texts::path_role_without_placeholder(&field.name, &target.route.path);
            errors.push(field.ident, &message);
        }
        Role::Body if matches!(method, Method::Get | Method::Head) => {
            let word = field.role.as_ref().map(|marked| &marked.word);
            errors.push(word, &texts::body_on_method(method.as_str(), &field.name));
        }
        Role::Body => match roles.whole {
            Some(first) => errors.push(field.ident, &texts::two_bodies(&request.name(), &first.name, &field.name)),
            None => roles.whole = Some(field),
        },
    }
}

/// A whole body and a skipped field have neither a name nor a length of their own.
fn check_options(field: &Field<'_>, role: Role, errors: &mut Errors) {
    if let Some((_, literal)) = &field.max_length {
        errors.push(literal, &texts::option_without_use("max_length", role.word()));
    }
    if let Some(rename) = field.rename.as_ref().filter(|rename| !rename.by_serde) {
        errors.push(&rename.literal, &texts::option_without_use("rename", role.word()));
    }
}

/// A whole body leaves no place for properties beside it.
fn check_body(roles: &Roles<'_>, errors: &mut Errors) {
    let Some(body) = roles.whole else { return };
    for property in &roles.properties {
        errors.push(property.ident, &texts::property_beside_body(&property.name, &body.name));
    }
}
