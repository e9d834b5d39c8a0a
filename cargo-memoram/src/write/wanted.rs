//! What an operation takes beside its placeholders, as far as fields can be it.

use memoram_openapi::{Format, Media, Method, Parameter, ParameterIn, Schema};

use crate::operations::Documented;

/// Where a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Written as text.
    Parameter,
    Body,
    /// A part of a form, which may be a file.
    Part,
}

/// A value that a field may be for.
pub(super) struct Wanted<'d> {
    pub(super) wire: &'d str,
    pub(super) place: Place,
    pub(super) role: &'static str,
    pub(super) required: bool,
    pub(super) schema: Option<Schema<'d>>,
    /// Where the attribute finds the schema.
    pub(super) path: Option<String>,
    pub(super) documentation: &'d str,
}

pub(super) fn of_parameter<'d>(method: Method, parameter: &Parameter<'d>) -> Option<Wanted<'d>> {
    let role = match parameter.within {
        ParameterIn::Query if method.has_body() => "query",
        ParameterIn::Query => "",
        ParameterIn::Header => "header",
        ParameterIn::Path | ParameterIn::Cookie => return None,
    };
    let Parameter { name: wire, required, schema, documentation, .. } = *parameter;
    Some(Wanted { wire, place: Place::Parameter, role, required, schema, path: None, documentation })
}

/// The properties of the body that clients send.
pub(super) fn properties<'d>(one: &Documented<'d>) -> Vec<Wanted<'d>> {
    let media = one.operation.body(Format::Json).map(|body| body.media).filter(|_| one.method.has_body());
    let is_multipart = matches!(media, Some(Media::Multipart(_)));
    // Parts of one of several objects are fields too, those of all: no other type can send them.
    let schema = media.and_then(|media| media.schema()).filter(|schema| is_multipart || !is_choice(schema));
    let owner = schema.and_then(|schema| schema.name());
    let properties = schema.map(|schema| schema.properties().0).unwrap_or_default();
    let sent = properties.into_iter().filter(|one| !one.schema.is_some_and(|schema| schema.is_read_only()));
    sent.map(move |property| Wanted {
        wire: property.name,
        place: if is_multipart { Place::Part } else { Place::Body },
        role: "",
        required: property.required,
        schema: property.schema,
        path: owner.map(|owner| format!("{owner}.{}", property.name)),
        documentation: property.schema.map(|schema| schema.documentation()).unwrap_or_default(),
    })
    .collect()
}

/// Whether it is one of several schemas that have properties or types of their own, which no struct of fields can say.
pub(super) fn is_choice(schema: &Schema<'_>) -> bool {
    let says = |one: &Schema<'_>| !one.properties().0.is_empty() || !["", "object"].contains(&one.type_name());
    schema.alternatives().iter().any(says)
}
