//! What an endpoint answers and takes, where the user's types are held against the document themselves.

use memoram_openapi::{Media, Operation, is_json};
use syn::Generics;

use super::Written;
use super::answer::Answers;
use super::matching::{Found, NameQuery};
use super::request::Roles;
use crate::places::{Place, Places};
use crate::request::Field;

pub(super) fn of(
    written: &Written<'_>,
    operation: &Operation<'_>,
    answers: &Answers<'_>,
    roles: &Roles<'_>,
    generics: &Generics,
    denies_unchecked: bool,
) -> Vec<Place> {
    let mut places = Places::new(operation.document(), generics, denies_unchecked);
    of_answer(written, answers, &mut places);
    of_body(written, operation, roles, &mut places);
    places.into_found()
}

fn of_answer(written: &Written<'_>, answers: &Answers<'_>, places: &mut Places<'_>) {
    let label = written.route.label();
    let Some(ty) = written.response.as_ref().filter(|_| !written.args.options.unchecked) else { return };
    if let Some((schema, location)) = answers.body.filter(|_| !ty.is_raw_answer()) {
        places.add(ty, schema, location, &|is| format!("`{label}` answers {is}"));
    }
    let item = ty.stream().and_then(|(_, item)| item);
    if let Some((item, (schema, location))) = item.zip(answers.stream_item) {
        places.add(item, schema, location, &|is| format!("`{label}` answers with a stream of {is}"));
    }
}

fn of_body(written: &Written<'_>, operation: &Operation<'_>, roles: &Roles<'_>, places: &mut Places<'_>) {
    let label = written.route.label();
    let Some(body) = operation.body(written.args.options.wanted_format()) else { return };
    let (Media::Json(Some(schema)) | Media::Multipart(Some(schema))) = body.media else { return };
    // A type of the user's may have the name `Body`, but not where bytes can be sent.
    let is_raw = |whole: &Field<'_>| whole.ty.is_raw_body() && !body.types.iter().all(|media| is_json(media));
    let is_judged = |whole: &&Field<'_>| !whole.unchecked && whole.content_type.is_none() && !is_raw(whole);
    if let Some(whole) = roles.whole.filter(is_judged) {
        places.add(&whole.ty, schema, body.location, &|is| format!("`{label}` takes {is}"));
    }
    let is_multipart = matches!(body.media, Media::Multipart(_));
    let (properties, _) = schema.properties();
    let is_file = |field: &Field<'_>| is_multipart && field.ty.is_file();
    for field in roles.properties.iter().filter(|field| !field.unchecked && !is_file(field)) {
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
}
