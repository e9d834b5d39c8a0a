//! Lists whose pages the document shows unmistakably.

use memoram_openapi::rust::{Direction, field_name};
use memoram_openapi::spelling::folded;
use memoram_openapi::{Media, Property, Schema};

use super::Writer;
use super::fields::Field;
use crate::operations::Documented;

/// Names of a cursor, each with the name of the next one in the answer, without case and underscores.
const CURSORS: [(&str, &str); 3] =
    [("cursor", "nextcursor"), ("pagetoken", "nextpagetoken"), ("nexttoken", "nexttoken")];

/// Names of the URL of the next page in the answer, without case and underscores.
const URLS: [&str; 3] = ["next", "nexturl", "nextpageurl"];

/// `, paginate(…)`, if there is one list in the answer, or the answer is one, and one way to the next page.
pub(super) fn option<'d>(writer: &mut Writer<'d>, one: &Documented<'d>, fields: &[Field<'_>]) -> Option<String> {
    let success = one.success()?;
    let Media::Json(Some(schema)) = &success.media else { return None };
    if schema.has_alternatives() {
        return None;
    }
    let (properties, _) = schema.properties();
    let follow = match success.has_header("Link") && fields.iter().any(is_about_pages) {
        true => "link".to_owned(),
        false => by_cursor(&properties, fields).or_else(|| by_url(&properties)).or_else(|| by_number(fields))?,
    };
    let (items, item) = list(writer, schema, &properties)?;
    Some(format!(", paginate({follow}, items = {items}, item = {item})"))
}

/// Where the list is, and the type of its items.
fn list<'d>(writer: &mut Writer<'d>, schema: &Schema<'d>, properties: &[Property<'d>]) -> Option<(String, String)> {
    let reads = Direction { reads: true, sends: false };
    let (path, ty) = match schema.type_name() {
        "array" => (".".to_owned(), writer.type_of(schema, schema.name(), reads)),
        _ => {
            let is_list = |one: &&Property<'_>| one.schema.is_some_and(|schema| schema.type_name() == "array");
            let mut lists = properties.iter().filter(is_list);
            let list = lists.next().filter(|_| lists.next().is_none())?;
            let name = schema.name().map(|name| format!("{name}.{}", list.name));
            (field_name(list.name), writer.type_of(&list.schema?, name.as_deref(), reads))
        }
    };
    Some((path, ty.strip_prefix("Vec<")?.strip_suffix('>')?.to_owned()))
}

/// A cursor of the request, and the next one in the answer.
fn by_cursor(properties: &[Property<'_>], fields: &[Field<'_>]) -> Option<String> {
    let next_of =
        |field: &Field<'_>| CURSORS.iter().find(|(cursor, _)| *cursor == folded(field.wire)).map(|(_, next)| *next);
    fields.iter().find_map(|field| {
        let next = next_of(field).filter(|_| ["Option<String>", "Option<&'a str>"].contains(&field.ty.as_str()))?;
        let next = properties.iter().find(|one| folded(one.name) == next && is_text(one))?;
        Some(format!("cursor = {}, next = {}", field.name, field_name(next.name)))
    })
}

/// The URL of the next page, which the document calls one.
fn by_url(properties: &[Property<'_>]) -> Option<String> {
    let is_url = |one: &Property<'_>| {
        let format = one.schema.and_then(|schema| schema.format());
        URLS.contains(&folded(one.name).as_str()) && is_text(one) && matches!(format, Some("uri" | "url"))
    };
    properties.iter().find(|one| is_url(one)).map(|next| format!("next_url = {}", field_name(next.name)))
}

/// A page number, or an offset and a limit.
fn by_number(fields: &[Field<'_>]) -> Option<String> {
    let named = |name: &str| fields.iter().find(|field| field.wire == name && is_integer(&field.ty));
    if let Some(page) = named("page") {
        return Some(format!("page = {}", page.name));
    }
    let (offset, limit) = named("offset").zip(named("limit"))?;
    Some(format!("offset = {}, limit = {}", offset.name, limit.name))
}

/// Whether a field limits a page or says where it begins. A `Link` header alone may lead anywhere.
fn is_about_pages(field: &Field<'_>) -> bool {
    let names = ["page", "perpage", "pagesize", "limit", "cursor", "after", "since"];
    names.contains(&folded(field.wire).as_str())
}

fn is_text(property: &Property<'_>) -> bool {
    property.schema.is_some_and(|schema| schema.rust_type() == "String")
}

fn is_integer(ty: &str) -> bool {
    let inner = ty.strip_prefix("Option<").and_then(|inner| inner.strip_suffix('>')).unwrap_or(ty);
    inner.strip_prefix(['i', 'u']).is_some_and(|bits| ["8", "16", "32", "64"].contains(&bits))
}
