//! `paginate(…)` against the struct, which must have the field that says which page it is.

use memoram_openapi::{Format, Location, Operation, ParameterIn, Schema};
use proc_macro2::Ident;
use syn::ext::IdentExt;

use super::request::{Roles, Sent};
use super::{Follow, Pages, SentField, Written};
use crate::args::{PageKind, Paginate};
use crate::error::Errors;
use crate::message::{Message, with_article};
use crate::request::{Class, Field, Request};

/// The struct's side: the cursor, the page number or the offset, and the limit.
pub(super) fn position<'a>(
    paginate: &'a Paginate,
    written: &Written<'a>,
    operation: Option<&Operation<'_>>,
    roles: &Roles<'_>,
    sent: &Sent<'_>,
    errors: &mut Errors,
) -> Option<Pages<'a>> {
    let struct_fields = StructFields { request: written.request, operation, roles, sent };
    let limit = paginate.limit.as_ref().map(|limit| struct_fields.find(limit, Purpose::Limit, errors));
    let mut named = |purpose| {
        let (sent, documented) = struct_fields.find(paginate.position.as_ref()?, purpose, errors)?;
        Some((sent.name.clone(), documented))
    };
    let follow = match paginate.kind {
        PageKind::Cursor => Follow::Cursor(named(Purpose::Cursor)?.0),
        PageKind::Page => {
            let (name, documented) = named(Purpose::Page)?;
            Follow::Page { name, first: documented.map_or(1, |(schema, _)| first_page(&schema)) }
        }
        PageKind::Offset => Follow::Offset(named(Purpose::Offset)?.0),
        PageKind::Link => Follow::Link,
        PageKind::NextUrl => Follow::NextUrl,
    };
    // A fault of it has been reported.
    if matches!(limit, Some(None)) {
        return None;
    }
    let has_next = matches!(paginate.kind, PageKind::Cursor | PageKind::NextUrl);
    let next = if has_next { Some(paginate.next.as_ref()?) } else { None };
    Some(Pages { follow, next, items: paginate.items.as_ref()? })
}

/// The number of the first page: what the server takes if it is left out.
fn first_page(schema: &Schema<'_>) -> u64 {
    let default = schema.default_integer().and_then(|number| u64::try_from(number).ok());
    default.unwrap_or(if schema.bounds().0 == Some(0) { 0 } else { 1 })
}

/// What a field is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Cursor,
    Page,
    Offset,
    Limit,
}

impl Purpose {
    /// The article and the noun.
    fn noun(self) -> &'static str {
        match self {
            Purpose::Cursor => "a cursor",
            Purpose::Page => "a page number",
            Purpose::Offset => "an offset",
            Purpose::Limit => "a limit",
        }
    }

    /// A type for the field.
    fn ty(self) -> &'static str {
        match self {
            Purpose::Cursor => "Option<String>",
            Purpose::Page | Purpose::Offset | Purpose::Limit => "Option<u32>",
        }
    }
}

struct StructFields<'r, 'd> {
    request: &'r Request<'r>,
    operation: Option<&'r Operation<'d>>,
    roles: &'r Roles<'r>,
    sent: &'r Sent<'r>,
}

type Documented<'d> = Option<(Schema<'d>, Location<'d>)>;

impl<'r, 'd> StructFields<'r, 'd> {
    /// The field that `paginate` names, and what the document says of it.
    fn find(&self, word: &Ident, purpose: Purpose, errors: &mut Errors) -> Option<(&'r SentField<'r>, Documented<'d>)> {
        let name = word.unraw().to_string();
        let Some(field) = self.request.fields.iter().find(|field| field.name == name) else {
            errors.push(word, &self.without_field(&name, purpose));
            return None;
        };
        if let Some(role) = self.other_role(field) {
            let noun = purpose.noun();
            let fault = format!("`{name}` is {role}, but {noun} is a query parameter or a property of the body");
            errors.push(word, &Message::new(fault));
            return None;
        }
        // If it is not sent, that has been reported.
        let in_query = self.sent.query.iter().find(|sent| sent.field.name == name);
        let sent = in_query.or_else(|| self.sent.body.properties().iter().find(|sent| sent.field.name == name))?;
        let documented = self.documented(&sent.name, in_query.is_some());
        match purpose {
            Purpose::Cursor => check_optional(sent, errors),
            _ => check_integer(sent, documented, purpose, word, errors),
        }
        Some((sent, documented))
    }

    fn without_field(&self, name: &str, purpose: Purpose) -> Message {
        let known = self.request.fields.iter().map(|field| field.name.as_str());
        let message = Message::new(format!("`{}` has no field `{name}`", self.request.ident)).suggest(name, known);
        match self.request.fields.is_empty() {
            true => message.help(format_args!("add `pub {name}: {}`", purpose.ty())),
            false => message,
        }
    }

    /// The role of a field that cannot say which page it is.
    fn other_role(&self, field: &Field<'_>) -> Option<&'static str> {
        let is_among = |fields: &[&Field<'_>]| fields.iter().any(|one| one.name == field.name);
        match () {
            () if is_among(&self.roles.query) || is_among(&self.roles.properties) => None,
            () if is_among(&self.roles.segments) => Some("in the path"),
            () if is_among(&self.roles.headers) => Some("a header"),
            () if self.roles.whole.is_some_and(|one| one.name == field.name) => Some("the whole body"),
            () => Some("not sent"),
        }
    }

    fn documented(&self, name: &str, in_query: bool) -> Documented<'d> {
        if in_query {
            let parameters = self.operation?.parameters();
            let parameter = parameters.iter().find(|one| one.within == ParameterIn::Query && one.name == name)?;
            return Some((parameter.schema?, parameter.location));
        }
        let (properties, _) = self.operation?.body(Format::Json)?.media.schema()?.properties();
        let property = properties.iter().find(|one| one.name == name)?;
        Some((property.schema?, property.location))
    }
}

/// The first page is asked for without a cursor, unless the document requires one. Aliases and newtypes pass.
fn check_optional(sent: &SentField<'_>, errors: &mut Errors) {
    let ty = &sent.field.ty;
    if !sent.required && ty.optional().is_none() && ty.class().is_some() {
        let message =
            Message::new(format!("the first page has no cursor, so `{}` must be an `Option`", sent.field.name));
        errors.push(ty.original, &message.help(format_args!("`Option<{ty}>`")));
    }
}

/// Numbers are counted up. A type that contradicts the document has been reported.
fn check_integer(
    sent: &SentField<'_>,
    documented: Documented<'_>,
    purpose: Purpose,
    word: &Ident,
    errors: &mut Errors,
) {
    let (ty, noun) = (&sent.field.ty, purpose.noun());
    let documented_type = documented.map_or("", |(schema, _)| schema.type_name());
    match documented.filter(|_| !["", "integer", "number"].contains(&documented_type)) {
        Some((_, location)) => {
            let documented = with_article(documented_type);
            let fault = format!("`{}` is {documented} in the document, but {noun} is an integer", sent.name);
            errors.push(word, &Message::new(fault).note(location));
        }
        None if documented_type != "integer" && !matches!(ty.class(), None | Some(Class::Integer(..))) => {
            let fitting = if ty.optional().is_some() { "Option<u32>" } else { "u32" };
            let message = Message::new(format!("{noun} is an integer, but `{}` is `{ty}`", sent.field.name));
            errors.push(ty.original, &message.help(format_args!("`{fitting}`")));
        }
        None => {}
    }
}
