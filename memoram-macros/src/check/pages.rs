//! `paginate(…)` against the struct, which must have the cursor, and against the answer, which must have the rest.

use proc_macro2::Ident;
use quote::quote;
use syn::ext::IdentExt;

use super::answer::{self, Answers};
use super::lookup::Target;
use super::naming::{Named, Sent};
use super::roles::Roles;
use super::{Body, Reply, types};
use crate::args::{Args, FieldPath, Paginate};
use crate::document::{Operation, Property, Schema};
use crate::error::Errors;
use crate::field::Field;
use crate::names::folded;
use crate::request::Request;
use crate::{texts, ty};

/// How the pages of an endpoint follow one another.
pub(crate) struct Pages<'a> {
    /// The cursor's wire name.
    pub(crate) cursor: String,
    pub(crate) next: &'a FieldPath,
    pub(crate) items: &'a FieldPath,
}

/// The struct's side: the cursor.
pub(super) fn check<'a>(
    paginate: &'a Paginate,
    request: &Request<'_>,
    roles: &Roles<'_>,
    named: &Named<'_>,
    errors: &mut Errors,
) -> Option<Pages<'a>> {
    let cursor = paginate.cursor.as_ref()?;
    let name = cursor.unraw().to_string();
    let Some(field) = request.fields.iter().find(|field| field.name == name) else {
        let known = request.fields.iter().map(|field| field.name.as_str());
        errors.push(cursor, &texts::cursor_without_field(&request.name(), &name, known));
        return None;
    };
    if let Some(place) = wrong_place(field, roles) {
        errors.push(cursor, &texts::cursor_in_the_wrong_place(&name, place));
        return None;
    }
    let properties = match &named.properties {
        Body::Properties(properties) | Body::Form(properties) => properties.as_slice(),
        Body::None | Body::Whole(_) | Body::Raw(..) => &[],
    };
    // One that is not there has a fault of its own.
    let sent = named.query.iter().chain(properties).find(|sent| sent.field.name == name)?;
    check_optional(sent, errors);
    Some(Pages { cursor: sent.name.clone(), next: paginate.next.as_ref()?, items: paginate.items.as_ref()? })
}

/// Where a field is that can be no cursor.
fn wrong_place(field: &Field<'_>, roles: &Roles<'_>) -> Option<&'static str> {
    let among = |fields: &[&Field<'_>]| fields.iter().any(|one| one.name == field.name);
    match () {
        () if among(&roles.query) || among(&roles.properties) => None,
        () if among(&roles.segments) => Some("in the path"),
        () if among(&roles.headers) => Some("a header"),
        () if roles.whole.is_some_and(|one| one.name == field.name) => Some("the whole body"),
        () => Some("not sent"),
    }
}

/// The first page is asked for without a cursor, unless the document says otherwise. Aliases and newtypes pass.
fn check_optional(sent: &Sent<'_>, errors: &mut Errors) {
    let ty = &sent.field.original.ty;
    if !sent.required && ty::argument(ty, "Option").is_none() && ty::class(ty).is_some() {
        errors.push(ty, &texts::cursor_not_optional(&sent.field.name, &types::written(ty)));
    }
}

/// The type of an item that the user names.
pub(super) fn given(paginate: &Paginate) -> Option<Reply> {
    paginate.item.as_ref().map(|ty| Reply::Type(quote!(#ty)))
}

/// The answer's side: the next cursor and the items. Gives the type of one.
pub(super) fn item(
    target: &Target<'_>,
    args: &Args,
    answers: &Answers<'_>,
    operation: Option<&Operation<'_>>,
    errors: &mut Errors,
) -> Option<Reply> {
    let paginate = args.options.paginate.as_ref()?;
    let given = given(paginate);
    let before = errors.count();
    let ignored = matches!(answers.reply, Reply::Unit) || args.options.response.as_ref().is_some_and(answer::is_unit);
    if ignored && !answers.misses_type {
        errors.push(&paginate.word, &texts::pages_without_response(&target.operation()));
    }
    let mut items = None;
    if let (Some((schema, line)), Some(operation)) = (answers.body, operation) {
        let answer = Answer { operation, name: target.operation(), schema, line };
        paginate.next.iter().for_each(|path| answer.check_next(path, errors));
        items = paginate.items.as_ref().and_then(|path| answer.check_items(path, errors));
    }
    if let Some(given) = given {
        return Some(given);
    }
    let name = items.and_then(|items| items.name());
    match (&answers.reply, name) {
        (Reply::Model(_), Some(name)) => return Some(Reply::Model(name.to_owned())),
        _ if paginate.faulty || answers.misses_type || errors.count() > before => {}
        _ => errors.push(&paginate.items, &texts::item_not_given(name.unwrap_or("T"))),
    }
    Some(Reply::Unit)
}

/// The answer as it is in the document.
struct Answer<'o, 'd> {
    operation: &'o Operation<'d>,
    name: String,
    schema: Schema<'d>,
    line: usize,
}

/// Where a path of fields ends.
struct Leaf<'p, 'd> {
    field: &'p Ident,
    property: Property<'d>,
    schema: Schema<'d>,
    siblings: Vec<Property<'d>>,
}

impl<'d> Answer<'_, 'd> {
    fn check_next(&self, path: &FieldPath, errors: &mut Errors) {
        let Some(leaf) = self.walk(path, errors) else { return };
        let documented = leaf.schema.type_name();
        if !["", "string", "integer"].contains(&documented) {
            let place = self.operation.document.place(leaf.property.line);
            errors.push(leaf.field, &texts::next_not_a_cursor(leaf.property.name, documented, place));
        }
    }

    /// The schema of an item.
    fn check_items(&self, path: &FieldPath, errors: &mut Errors) -> Option<Schema<'d>> {
        let leaf = self.walk(path, errors)?;
        let documented = leaf.schema.type_name();
        if ["", "array"].contains(&documented) {
            return leaf.schema.items();
        }
        let is_array = |one: &&Property<'_>| one.schema.is_some_and(|schema| schema.type_name() == "array");
        let arrays: Vec<_> = leaf.siblings.iter().filter(is_array).map(|one| path.beside(one.name)).collect();
        let place = self.operation.document.place(leaf.property.line);
        errors.push(leaf.field, &texts::items_not_an_array(leaf.property.name, documented, &arrays, place));
        None
    }

    /// Follows a path of fields. `None` where the document leaves open what is there, or after a fault.
    fn walk<'p>(&self, path: &'p FieldPath, errors: &mut Errors) -> Option<Leaf<'p, 'd>> {
        let (mut schema, mut line, mut parent, mut leaf) = (self.schema, self.line, None, None);
        for step in &path.steps {
            let name = step.field.unraw().to_string();
            let place = self.operation.document.place(line);
            let documented = schema.type_name();
            if !["", "object"].contains(&documented) {
                let message = texts::answer_without_properties(&self.name, parent, &name, documented, place);
                errors.push(&step.field, &message);
                return None;
            }
            let (siblings, open) = schema.properties();
            let Some(property) = find(&siblings, &name) else {
                if !open {
                    let known: Vec<_> = siblings.iter().map(|one| texts::field_name(one.name)).collect();
                    let message = texts::unknown_answer_property(&self.name, parent, &name, &known, place);
                    errors.push(&step.field, &message);
                }
                return None;
            };
            (schema, line, parent) = (property.schema?, property.line, Some(property.name));
            leaf = Some(Leaf { field: &step.field, property, schema, siblings });
        }
        leaf
    }
}

/// The property that a field of the response is, as fields of requests are matched.
fn find<'d>(properties: &[Property<'d>], name: &str) -> Option<Property<'d>> {
    let exact = properties.iter().find(|one| one.name == name);
    exact.or_else(|| properties.iter().find(|one| folded(one.name) == folded(name))).copied()
}
