//! `paginate(…)` against the answer, which must have the items and what leads to the next page.

use memoram_openapi::rust::field_name;
use memoram_openapi::{Location, Property, Schema};
use proc_macro2::Ident;
use quote::quote;
use syn::ext::IdentExt;

use super::answer::Answers;
use super::matching::{Found, NameQuery};
use super::{Reply, Written};
use crate::args::{FieldPath, PageKind, Paginate};
use crate::error::Errors;
use crate::message::{Message, with_article};
use crate::request::RustType;

/// The type of an item that the user names.
pub(super) fn given(paginate: &Paginate) -> Option<Reply> {
    paginate.item.as_ref().map(|ty| Reply::Type(quote!(#ty)))
}

/// The answer's side: the next cursor and the items. Returns the type of one item.
pub(super) fn item(written: &Written<'_>, answers: &Answers<'_>, errors: &mut Errors) -> Option<Reply> {
    let paginate = written.args.options.paginate.as_ref()?;
    let before = errors.count();
    if let Some(message) = without_items(written, answers) {
        errors.push(&paginate.word, &message);
    }
    let mut items = None;
    if let Some((schema, location)) = answers.body {
        let answer = Answer { label: written.route.label(), schema, location };
        paginate.next.iter().for_each(|path| answer.check_next(path, paginate.kind, errors));
        items = paginate.items.as_ref().and_then(|path| answer.check_items(path, errors));
    }
    if let Some(given) = given(paginate) {
        return Some(given);
    }
    let name = items.and_then(|items| items.name());
    match (&answers.reply, name) {
        (Reply::Model(_), Some(name)) => return Some(Reply::Model(name.to_owned())),
        _ if paginate.faulty || answers.reported_missing || errors.count() > before => {}
        _ => {
            let message = Message::new("the type of the items is not known");
            errors.push(&paginate.items, &message.help(format_args!("`item = {}`", name.unwrap_or("T"))));
        }
    }
    Some(Reply::Unit)
}

/// Why the answer cannot have items.
fn without_items(written: &Written<'_>, answers: &Answers<'_>) -> Option<Message> {
    let label = written.route.label();
    let is_unit = written.response.as_ref().is_some_and(RustType::is_unit);
    if (is_unit || matches!(answers.reply, Reply::Unit)) && !answers.reported_missing {
        let fault = format!("no answer of `{label}` is read, so there are no pages");
        return Some(Message::new(fault).help("`response = Page`, a type with the items and the next cursor"));
    }
    let (media, location) = answers.not_json?;
    let fault = format!("`{label}` answers with `{media}`, not JSON, so there are no pages");
    Some(Message::new(fault).help("drop `paginate`").note(location))
}

/// The answer as it is in the document.
struct Answer<'d> {
    /// `GET /notes`
    label: String,
    schema: Schema<'d>,
    location: Location<'d>,
}

/// Where a path of fields ends.
struct Leaf<'p, 'd> {
    field: &'p Ident,
    property: Property<'d>,
    schema: Schema<'d>,
    siblings: Vec<Property<'d>>,
}

impl Leaf<'_, '_> {
    /// ``` `total` is an integer in the document ```
    fn is_documented_as(&self) -> String {
        format!("`{}` is {} in the document", self.property.name, with_article(self.schema.type_name()))
    }
}

impl<'d> Answer<'d> {
    fn check_next(&self, path: &FieldPath, kind: PageKind, errors: &mut Errors) {
        let Some(leaf) = self.walk(path, errors) else { return };
        let (allowed, what): (&[&str], _) = match kind {
            PageKind::NextUrl => (&["", "string"], "a URL is a string"),
            _ => (&["", "string", "integer"], "a cursor is a string or an integer"),
        };
        if !allowed.contains(&leaf.schema.type_name()) {
            let fault = format!("{}, but {what}", leaf.is_documented_as());
            errors.push(leaf.field, &Message::new(fault).note(leaf.property.location));
        }
    }

    /// The schema of an item.
    fn check_items(&self, path: &FieldPath, errors: &mut Errors) -> Option<Schema<'d>> {
        let documented = self.schema.type_name();
        match (path.steps.first(), documented) {
            (None, "" | "array") => return self.schema.items(),
            (None, _) => {
                errors.push(path, &self.not_a_list(documented));
                return None;
            }
            (Some(_), "array") => {
                let message = Message::new(format!("the answer of `{}` is the list of items itself", self.label));
                errors.push(path, &message.help("`items = .`").note(self.location));
                return None;
            }
            _ => {}
        }
        let leaf = self.walk(path, errors)?;
        if ["", "array"].contains(&leaf.schema.type_name()) {
            return leaf.schema.items();
        }
        let arrays: Vec<_> = arrays(&leaf.siblings).map(|one| path.beside(one.name)).collect();
        let message = Message::new(format!("{}, not an array of items", leaf.is_documented_as()));
        errors.push(leaf.field, &with_arrays(message, &arrays).note(leaf.property.location));
        None
    }

    /// `items = .` names the answer, which is something else.
    fn not_a_list(&self, documented: &str) -> Message {
        let (properties, _) = self.schema.properties();
        let arrays: Vec<_> = arrays(&properties).map(|one| field_name(one.name)).collect();
        let documented = with_article(documented);
        let message = Message::new(format!("the answer of `{}` is {documented}, not an array of items", self.label));
        with_arrays(message, &arrays).note(self.location)
    }

    /// Follows a path of fields. `None` where the document leaves open what is there, or after a fault.
    fn walk<'p>(&self, path: &'p FieldPath, errors: &mut Errors) -> Option<Leaf<'p, 'd>> {
        let (mut schema, mut location, mut parent, mut leaf) = (self.schema, self.location, None, None);
        for step in &path.steps {
            let name = step.field.unraw().to_string();
            let documented = schema.type_name();
            if !["", "object"].contains(&documented) {
                let (owner, documented) = (self.owner(parent), with_article(documented));
                let fault = format!("{owner} is {documented} in the document, so it has no `{name}`");
                errors.push(&step.field, &Message::new(fault).note(location));
                return None;
            }
            let (siblings, open) = schema.properties();
            let Some(property) = find(&siblings, &name) else {
                if !open {
                    let known: Vec<_> = siblings.iter().map(|one| field_name(one.name)).collect();
                    let message = Message::new(format!("{} has no property `{name}`", self.owner(parent)))
                        .suggest(&name, known.iter().map(String::as_str));
                    errors.push(&step.field, &message.note(location));
                }
                return None;
            };
            (schema, location, parent) = (property.schema?, property.location, Some(property.name));
            leaf = Some(Leaf { field: &step.field, property, schema, siblings });
        }
        leaf
    }

    /// What has a property: the answer, or a property of it.
    fn owner(&self, parent: Option<&str>) -> String {
        match parent {
            Some(parent) => format!("`{parent}` in the answer of `{}`", self.label),
            None => format!("the answer of `{}`", self.label),
        }
    }
}

/// The property that a field of the response is.
fn find<'d>(properties: &[Property<'d>], name: &str) -> Option<Property<'d>> {
    match NameQuery::loosely(name).find(properties, false, |one| one.name) {
        Found::One(property) => Some(*property),
        Found::Several(several) => several.first().map(|property| **property),
        Found::Nothing => None,
    }
}

fn arrays<'p, 'd>(properties: &'p [Property<'d>]) -> impl Iterator<Item = &'p Property<'d>> {
    properties.iter().filter(|one| one.schema.is_some_and(|schema| schema.type_name() == "array"))
}

/// Adds the paths that may have been meant.
fn with_arrays(message: Message, arrays: &[String]) -> Message {
    match arrays {
        [] => message,
        [array] => message.help(format_args!("`items = {array}`")),
        several => message.list(several.iter().map(String::as_str)),
    }
}
