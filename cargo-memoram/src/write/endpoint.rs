//! The request struct of an operation.

use std::collections::HashSet;

use anyhow::{Context, bail};
use memoram_openapi::rust::{route, type_name};
use memoram_openapi::without_suffix;
use memoram_openapi::{Body, Format, MULTIPART, Media, Method, Schema, Security, Style, Template};

use super::{Writer, answer, docs, fields, pages};
use crate::operations::Documented;

/// `None` if the file has it already.
pub(super) fn write<'d>(writer: &mut Writer<'d>, one: &Documented<'d>) -> anyhow::Result<Option<syn::Item>> {
    let operation = &one.operation;
    possible(one)?;
    let Some(name) = writer.request(&struct_name(one), (one.method.as_str(), one.path)) else { return Ok(None) };
    let fields = fields::of(writer, one);
    let answer = answer::of(writer, one, &name);
    let mut arguments = format!("{}, {:?}", one.method.as_str(), route(one.path));
    if let Some(answer) = &answer {
        arguments.push_str(&format!(", response = {answer}"));
    }
    arguments.push_str(auth(&operation.security()));
    arguments.push_str(&writer.spec());
    arguments.push_str(&pages::option(writer, one, &fields).unwrap_or_default());
    let documentation = docs::attributes([operation.summary(), operation.documentation()]);
    let lifetime = if fields.iter().any(|field| field.ty.contains("'a ")) { "<'a>" } else { "" };
    let body: String = fields.iter().map(fields::Field::declaration).collect();
    let source = format!(
        "{documentation}#[memoram_endpoint({arguments})]\n#[derive(Debug)]\npub struct {name}{lifetime} {{ {body} }}"
    );
    let item = syn::parse_str(&source);
    item.map(Some).with_context(|| format!("{}: {} cannot be written", operation.location(), one.route()))
}

/// Whether a struct can send it.
fn possible(one: &Documented<'_>) -> anyhow::Result<()> {
    let operation = &one.operation;
    let mut seen = HashSet::new();
    if let Some(name) = operation.placeholders().find(|name| !seen.insert(*name)) {
        bail!("{}: {} has the placeholder `{{{name}}}` twice", operation.location(), one.route());
    }
    if Template::parse(without_suffix(&route(one.path))).is_err() {
        bail!("{}: the path of {} is no template", operation.location(), one.route());
    }
    if let Some(cookie) = operation.required_cookies().next() {
        bail!("{}: {} requires the cookie `{}`, which a struct cannot send", cookie.location, one.route(), cookie.name);
    }
    if let Some(parameter) = operation.parameters().iter().find(|one| matches!(one.style, Style::Unknown(_))) {
        bail!("{}: OpenAPI has no style such as that of `{}`", parameter.location, parameter.name);
    }
    if let Some((body, media)) = unknown_body(one) {
        bail!("{}: {} takes `{media}`, which does not say what is sent", body.location, one.route());
    }
    if let Some(dangling) = operation.dangling() {
        bail!("{}: `{}` names nothing", dangling.location, dangling.reference);
    }
    Ok(())
}

/// A body of a media type that a struct cannot send: one of parts that the document does not name, or a range of types.
fn unknown_body<'d>(one: &Documented<'d>) -> Option<(Body<'d>, &'d str)> {
    let body = one.operation.body(Format::Json).filter(|_| one.method.has_body() || one.method == Method::Delete)?;
    let has_properties = |schema: Schema<'d>| !schema.properties().0.is_empty();
    match body.media {
        Media::Multipart(schema) if !one.method.has_body() || !schema.is_some_and(has_properties) => {
            Some((body, MULTIPART))
        }
        Media::Other(media) if media.starts_with("multipart/") || media.contains('*') => Some((body, media)),
        _ => None,
    }
}

/// By its `operationId`, else by its method and path.
fn struct_name(one: &Documented<'_>) -> String {
    match one.operation.id().map(type_name) {
        // A name without letters says nothing.
        Some(name) if name.starts_with(char::is_alphabetic) => name,
        _ => type_name(&format!("{} {}", one.method.lower_case(), one.path)),
    }
}

/// The option for credentials that the attribute cannot choose by itself.
fn auth(security: &Security<'_>) -> &'static str {
    match security {
        Security::Unsupported { .. } => ", auth = none",
        _ => "",
    }
}
