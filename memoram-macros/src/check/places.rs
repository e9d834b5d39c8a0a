//! What an endpoint answers and takes, where the user's types are held against the document themselves.

use memoram_openapi::{Media, Operation};
use syn::Generics;

use super::Written;
use super::answer::Answers;
use super::matching::{Found, NameQuery};
use super::request::Roles;
use crate::places::{Place, Places};

pub(super) fn of(
    written: &Written<'_>,
    operation: &Operation<'_>,
    answers: &Answers<'_>,
    roles: &Roles<'_>,
    generics: &Generics,
    denies_unchecked: bool,
) -> Vec<Place> {
    let label = written.route.label();
    let mut places = Places::new(operation.document(), generics, denies_unchecked);
    if let Some(ty) = written.response.as_ref().filter(|_| !written.args.options.unchecked) {
        if let Some((schema, location)) = answers.body {
            places.add(ty, schema, location, &|is| format!("`{label}` answers {is}"));
        }
        let item = ty.stream().and_then(|(_, item)| item);
        if let Some((item, (schema, location))) = item.zip(answers.stream_item) {
            places.add(item, schema, location, &|is| format!("`{label}` answers with a stream of {is}"));
        }
    }
    let body = operation.body(written.args.options.wanted_format());
    let Some((body, schema)) = body.and_then(|body| match body.media {
        Media::Json(schema) | Media::Multipart(schema) => Some((body.location, schema?)),
        _ => None,
    }) else {
        return places.into_found();
    };
    if let Some(whole) = roles.whole.filter(|whole| !whole.unchecked && whole.content_type.is_none()) {
        places.add(&whole.ty, schema, body, &|is| format!("`{label}` takes {is}"));
    }
    let (properties, _) = schema.properties();
    for field in roles.properties.iter().filter(|field| !field.unchecked) {
        let query = match &field.rename {
            Some(rename) => NameQuery::exactly(&rename.name),
            None => NameQuery::loosely(&field.name),
        };
        let Found::One(property) = query.find(&properties, false, |one| one.name) else { continue };
        let Some(schema) = property.schema else { continue };
        let name = property.name;
        places
            .add(&field.ty, schema, property.location, &|is| format!("`{name}` of `{label}` is {is} in the document"));
    }
    places.into_found()
}
