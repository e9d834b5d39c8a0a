//! The names that the document has for what one operation takes.

use memoram_openapi::{Body, Format, Location, Operation, Parameter, ParameterIn, Property, Schema, Style};

/// What kind of name a field takes from the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    Property,
    Query,
    Header,
}

impl NameKind {
    pub(crate) fn plural(self) -> &'static str {
        match self {
            NameKind::Property => "properties",
            NameKind::Query => "query parameters",
            NameKind::Header => "headers",
        }
    }

    /// The field's option for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            NameKind::Property => "body",
            NameKind::Query => "query",
            NameKind::Header => "header",
        }
    }
}

/// A documented property or parameter.
#[derive(Clone, Copy)]
pub(crate) struct Documented<'d> {
    pub(crate) kind: NameKind,
    pub(crate) name: &'d str,
    pub(crate) required: bool,
    /// How a list or an object is written.
    pub(crate) style: Style<'d>,
    /// The content type of a part of a form, if the document says it.
    pub(crate) part_type: Option<&'d str>,
    pub(crate) schema: Option<Schema<'d>>,
    pub(crate) location: Location<'d>,
}

/// Everything that one operation takes.
pub(crate) struct DocumentedRequest<'d> {
    pub(crate) names: Vec<Documented<'d>>,
    pub(crate) operation: Operation<'d>,
    /// The parameter of each placeholder, from left to right. `None` where the document has no parameter for it.
    pub(crate) path: Vec<Option<Parameter<'d>>>,
    pub(crate) body: Option<Body<'d>>,
    /// Whether the body may have properties that the document does not name.
    pub(crate) open_body: bool,
}

impl<'d> DocumentedRequest<'d> {
    pub(super) fn of(operation: &Operation<'d>, wanted: Format) -> Self {
        let parameters = operation.parameters();
        let in_path =
            |name: &str| parameters.iter().find(|one| one.within == ParameterIn::Path && one.name == name).cloned();
        let path = operation.placeholders().map(in_path).collect();
        let mut names: Vec<Documented<'d>> = parameters.iter().filter_map(Documented::parameter).collect();
        let body = operation.body(wanted);
        let schema = body.as_ref().and_then(|body| body.media.schema());
        let (properties, open_body) = schema.map_or((Vec::new(), true), |schema| schema.properties());
        names.extend(
            body.iter().flat_map(|body| properties.iter().map(move |property| Documented::property(*property, body))),
        );
        DocumentedRequest { names, operation: *operation, path, body, open_body }
    }

    /// How the properties of the body are written.
    pub(super) fn format(&self) -> Format {
        self.body.as_ref().and_then(|body| body.media.format()).unwrap_or_default()
    }

    pub(super) fn of_kind(&self, kind: NameKind) -> impl Iterator<Item = &Documented<'d>> + Clone {
        self.names.iter().filter(move |documented| documented.kind == kind)
    }
}

impl<'d> Documented<'d> {
    fn parameter(parameter: &Parameter<'d>) -> Option<Self> {
        let kind = match parameter.within {
            ParameterIn::Query => NameKind::Query,
            ParameterIn::Header => NameKind::Header,
            ParameterIn::Path | ParameterIn::Cookie => return None,
        };
        let Parameter { name, required, style, schema, location, .. } = *parameter;
        Some(Documented { kind, name, required, style, part_type: None, schema, location })
    }

    fn property(property: Property<'d>, body: &Body<'d>) -> Self {
        let (style, part_type) = (body.form_style(&property), body.part_type(&property));
        let Property { name, schema, required, location } = property;
        Documented { kind: NameKind::Property, name, required, style, part_type, schema, location }
    }

    pub(super) fn max_length(&self) -> Option<usize> {
        self.schema.and_then(|schema| schema.max_length())
    }

    pub(super) fn is_file(&self) -> bool {
        self.schema.is_some_and(|schema| schema.is_file())
    }

    pub(super) fn is_read_only(&self) -> bool {
        self.schema.is_some_and(|schema| schema.is_read_only())
    }

    /// Whether `None` is sent as `null`: it is a property that must be there and may be `null`.
    pub(super) fn sends_null(&self) -> bool {
        let is_nullable = || self.schema.is_some_and(|schema| schema.is_nullable());
        self.kind == NameKind::Property && self.required && is_nullable()
    }
}
