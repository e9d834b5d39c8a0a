//! `cargo memoram show`.

mod limits;
mod part;

use memoram_openapi::{Body, Format, Media, ParameterIn, Response, Schema, Security, Stream};
use serde_json::{Value, json};

use crate::args::Show;
use crate::operations::{self, Documented};
use crate::output::{Outcome, bold, dim, one_line, red};
use crate::project::Project;

use part::Part;

pub(crate) fn run(project: &Project, args: &Show) -> anyhow::Result<Outcome> {
    let document = project.document()?;
    let one = operations::find(&document, &args.method, &args.path)?;
    let parts = parts(&one, args.depth);
    if args.json {
        let route = json!({
            "method": one.method.as_str(),
            "path": one.path,
            "summary": one.operation.summary(),
            "deprecated": one.operation.is_deprecated(),
            "location": one.operation.location().to_string(),
            "parts": parts.iter().map(Part::json).collect::<Value>(),
        });
        anstream::println!("{route:#}");
        return Ok(Outcome::Fine);
    }
    anstream::println!("{}  {}", bold(one.route()), dim(one.operation.location()));
    if one.operation.is_deprecated() {
        anstream::println!("{}", red("deprecated"));
    }
    for text in [one.operation.summary(), one.operation.documentation()].into_iter().filter(|text| !text.is_empty()) {
        anstream::println!("{}", one_line(text));
    }
    parts.iter().for_each(|part| part.print(0, (0, 0)));
    Ok(Outcome::Fine)
}

fn parts(one: &Documented<'_>, depth: usize) -> Vec<Part> {
    let operation = &one.operation;
    let mut parts = Vec::new();
    let places = [
        (ParameterIn::Path, "path"),
        (ParameterIn::Query, "query"),
        (ParameterIn::Header, "header"),
        (ParameterIn::Cookie, "cookie"),
    ];
    for (within, title) in places {
        let mut place = Part::new(title, "");
        for parameter in operation.parameters().into_iter().filter(|one| one.within == within) {
            place.below.push(value(parameter.name, parameter.schema, parameter.required, depth));
        }
        parts.extend(Some(place).filter(|place| !place.below.is_empty()));
    }
    parts.extend(operation.body(Format::Json).map(|body| request_body(&body, depth)));
    parts.extend(operation.responses().iter().map(|response| answer(response, depth)));
    parts.extend(security(&operation.security()));
    parts
}

fn request_body(body: &Body<'_>, depth: usize) -> Part {
    let mut part = value("body", body.media.schema(), body.required, depth);
    part.what = format!("{} of {}", part.what, body.types.join(", "));
    if let Media::Multipart(Some(schema)) = body.media {
        for property in schema.properties().0 {
            let below = part.below.iter_mut().find(|below| below.name == property.name);
            below.zip(property.schema).into_iter().for_each(|(below, schema)| below.ty = schema.part_type());
        }
    }
    part
}

fn answer(response: &Response<'_>, depth: usize) -> Part {
    match &response.media {
        Media::None => Part::new(response.status, response.description),
        Media::Other(media) => {
            let stream = Stream::of(media);
            let item = stream.and_then(|stream| response.stream_item(stream));
            let mut part = value(response.status, item, false, depth);
            part.ty = stream.map(|stream| stream.rust_type(item_type(&part))).unwrap_or_default();
            part.what = format!("{media}: {}", response.description);
            part
        }
        Media::Json(schema) | Media::Form(schema) | Media::Multipart(schema) => {
            let mut part = value(response.status, *schema, false, depth);
            part.what = format!("{}: {}", part.what, response.description);
            part
        }
    }
}

/// What a stream holds, as far as the document says it.
fn item_type(part: &Part) -> &str {
    if part.ty.is_empty() { "serde_json::Value" } else { &part.ty }
}

fn security(security: &Security<'_>) -> Option<Part> {
    let what = match security {
        Security::Silent => return None,
        Security::Forbidden(_) => "nothing".to_owned(),
        Security::OneOf { .. } => operations::alternatives(security).join(" or "),
        Security::Unsupported { scheme, .. } => format!("{scheme}, which no client has"),
    };
    Some(Part::new("security", what))
}

fn value(name: &str, schema: Option<Schema<'_>>, required: bool, depth: usize) -> Part {
    let mut part = Part::new(name, "");
    part.required = required;
    if let Some(schema) = schema {
        fill(&mut part, &schema, depth, &mut Vec::new());
    }
    part
}

/// `above` has the names of the schemas that the part is in.
fn fill<'d>(part: &mut Part, schema: &Schema<'d>, depth: usize, above: &mut Vec<&'d str>) {
    part.ty = schema.rust_type();
    part.what = limits::said(schema);
    let mut inner = *schema;
    while let Some(items) = inner.items().or_else(|| inner.values()) {
        let is_named = inner.name().is_some_and(|name| above.contains(&name));
        if is_named || above.len() > depth {
            break;
        }
        above.extend(inner.name());
        inner = items;
    }
    let (properties, _) = inner.properties();
    let name = inner.name().unwrap_or_default();
    if properties.is_empty() {
        return;
    }
    if above.contains(&name) && !name.is_empty() {
        part.what.push_str(" (recursive)");
        return;
    }
    let Some(left) = depth.checked_sub(1) else {
        part.below.push(Part::new("…", ""));
        return;
    };
    above.push(name);
    for property in properties {
        let mut below = Part::new(property.name, "");
        below.required = property.required;
        if let Some(schema) = property.schema {
            fill(&mut below, &schema, left, &mut above.clone());
        }
        part.below.push(below);
    }
}
