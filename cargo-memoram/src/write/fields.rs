//! The fields of a request struct.

use std::collections::HashSet;

use memoram_openapi::rust::{Direction, field_name, route};
use memoram_openapi::spelling::folded;
use memoram_openapi::{Format, Media, Method, Parameter, ParameterIn, Schema, TemplatePart, is_text, parts};

use super::wanted::{Place, Wanted, is_choice, of_parameter, properties};
use super::{Writer, docs, take};
use crate::operations::Documented;

const SENDS: Direction = Direction { reads: false, sends: true };

pub(super) struct Field<'d> {
    pub(super) name: String,
    pub(super) ty: String,
    /// As the document has it.
    pub(super) wire: &'d str,
    /// `query`, `header`, `body`, or nothing if it follows from the method.
    role: &'static str,
    rename: bool,
    documentation: &'d str,
}

impl Field<'_> {
    pub(super) fn declaration(&self) -> String {
        let Field { name, ty, wire, role, rename, documentation } = self;
        let documentation = docs::attributes([*documentation]);
        let option = match (*role, *rename) {
            ("", false) => String::new(),
            (role, false) => format!("#[memoram({role})]"),
            ("", true) => format!("#[memoram(rename = {wire:?})]"),
            (role, true) => format!("#[memoram({role}, rename = {wire:?})]"),
        };
        format!("{documentation}{option}\npub {name}: {ty},\n")
    }
}

/// A field for each placeholder, parameter and property.
pub(super) fn of<'d>(writer: &mut Writer<'d>, one: &Documented<'d>) -> Vec<Field<'d>> {
    let parameters = one.operation.parameters();
    let mut fields = Fields { writer, taken: HashSet::new(), fields: Vec::new() };
    for (name, wire) in of_placeholders(one).into_iter().zip(one.operation.placeholders()) {
        let known = parameters.iter().find(|one| one.within == ParameterIn::Path && one.name == wire);
        fields.placeholder(name, wire, known);
    }
    let wanted: Vec<Wanted<'d>> =
        parameters.iter().filter_map(|parameter| of_parameter(one.method, parameter)).chain(properties(one)).collect();
    for one in &wanted {
        // A name that differs from another one only in its spelling is ambiguous.
        let same = wanted.iter().filter(|other| folded(other.wire) == folded(one.wire)).count();
        fields.value(one, same > 1);
    }
    let Fields { mut fields, writer, mut taken } = fields;
    if let Some(body) = whole_body(writer, one) {
        let name = if taken.contains("body") { "whole_body" } else { "body" };
        fields.push(Field { name: take(name, &mut taken), ..body });
    }
    fields
}

/// The names of the fields for placeholders, in the path's order.
pub(super) fn of_placeholders(one: &Documented<'_>) -> Vec<String> {
    let written = route(one.path);
    let names = parts(&written).filter_map(|part| match part {
        TemplatePart::Placeholder(name) => Some(field_name(name)),
        TemplatePart::Literal(_) => None,
    });
    names.collect()
}

/// A body that is no object with properties.
fn whole_body<'d>(writer: &mut Writer<'d>, one: &Documented<'d>) -> Option<Field<'d>> {
    let body = one.operation.body(Format::Json).filter(|_| one.method.has_body() || one.method == Method::Delete)?;
    if one.method.has_body()
        && body.media.schema().is_some_and(|schema| !is_choice(&schema) && !schema.properties().0.is_empty())
    {
        return None;
    }
    if writer.options.required_only && !body.required {
        return None;
    }
    let ty = match &body.media {
        Media::None => return None,
        Media::Other(media) if is_text(media) => "String".to_owned(),
        Media::Other(_) | Media::Multipart(None) => "memoram_runtime::Bytes".to_owned(),
        // Its properties are fields.
        Media::Multipart(Some(_)) => return None,
        Media::Json(None) | Media::Form(None) => "serde_json::Value".to_owned(),
        Media::Json(Some(schema)) | Media::Form(Some(schema)) => writer.type_of(schema, None, SENDS),
    };
    Some(Field { name: String::new(), ty, wire: "", role: "body", rename: false, documentation: "" })
}

struct Fields<'w, 'd> {
    writer: &'w mut Writer<'d>,
    taken: HashSet<String>,
    fields: Vec<Field<'d>>,
}

impl<'d> Fields<'_, 'd> {
    fn placeholder(&mut self, name: String, wire: &'d str, known: Option<&Parameter<'d>>) {
        // An enum or a fraction is no path segment. Its text is.
        let is_segment = |schema: &Schema<'_>| !schema.enumerates_text() && schema.type_name() != "number";
        let schema = known.and_then(|one| one.schema).filter(is_segment);
        let ty = self.type_of(schema, None, true);
        self.taken.insert(name.clone());
        let documentation = known.map(|one| one.documentation).unwrap_or_default();
        self.fields.push(Field { name, ty, wire, role: "", rename: false, documentation });
    }

    fn value(&mut self, wanted: &Wanted<'d>, is_ambiguous: bool) {
        let Wanted { wire, place, role, required, schema, documentation, ref path } = *wanted;
        if self.writer.options.required_only && !required {
            return;
        }
        let name = take(&field_name(wire), &mut self.taken);
        let plain = name.trim_start_matches("r#");
        let rename = plain != wire && (is_ambiguous || folded(plain) != folded(wire));
        let ty = match schema {
            Some(schema) if place == Place::Part && schema.part_type() != schema.rust_type() => {
                let ty = self.part(&schema.part_type());
                if required { ty } else { format!("Option<{ty}>") }
            }
            Some(schema) if place == Place::Parameter && is_nested(&schema.rust_type()) => {
                if required { "serde_json::Value" } else { "Option<serde_json::Value>" }.to_owned()
            }
            schema => self.type_of(schema, path.as_deref(), required),
        };
        self.fields.push(Field { name, ty, wire, role, rename, documentation });
    }

    /// `Part` or `Vec<Part>`, with the name that the file has for the runtime's type.
    fn part(&self, ty: &str) -> String {
        ty.replace("Part", &self.writer.of_runtime("Part".to_owned()))
    }

    fn type_of(&mut self, schema: Option<Schema<'d>>, path: Option<&str>, required: bool) -> String {
        let Some(schema) = schema else {
            return if required { "String" } else { "Option<String>" }.to_owned();
        };
        let ty = match self.writer.type_of(&schema, path, SENDS) {
            ty if ty == "String" && self.writer.options.borrowed => "&'a str".to_owned(),
            ty => ty,
        };
        let is_optional = !required || schema.is_nullable() && ty != "serde_json::Value";
        if is_optional { format!("Option<{ty}>") } else { ty }
    }
}

/// Whether it has lists or maps within a list or a map, for which text has no room.
fn is_nested(ty: &str) -> bool {
    ["Vec<", "HashMap<"].iter().map(|outer| ty.matches(outer).count()).sum::<usize>() > 1
}
