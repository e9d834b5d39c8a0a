//! The names that the document has for one operation.

use crate::document::{self, Media, Operation, Place, Schema};
use crate::texts::Kind;

/// A name that the document knows.
#[derive(Clone, Copy)]
pub(crate) struct Known<'d> {
    pub(crate) kind: Kind,
    pub(crate) name: &'d str,
    pub(crate) required: bool,
    pub(crate) explode: bool,
    pub(crate) schema: Option<Schema<'d>>,
    pub(crate) line: usize,
}

/// The names of one operation.
pub(crate) struct Names<'d> {
    pub(crate) known: Vec<Known<'d>>,
    pub(crate) operation: Operation<'d>,
    /// What fills each placeholder, in their order, as far as the document says so.
    pub(crate) path: Vec<Option<document::Parameter<'d>>>,
    pub(crate) body: Option<document::Body<'d>>,
    /// Whether the body may have properties that the document does not name.
    pub(crate) open_body: bool,
}

impl<'d> Names<'d> {
    pub(super) fn of(operation: &Operation<'d>, wants_form: bool) -> Self {
        let parameters = operation.parameters();
        let in_path = |name: &str| parameters.iter().find(|one| one.place == Place::Path && one.name == name).cloned();
        let path = operation.placeholders().map(in_path).collect();
        let mut known: Vec<Known<'d>> = parameters.into_iter().filter_map(Known::parameter).collect();
        let body = operation.body(wants_form);
        let schema = match body.as_ref().map(|body| &body.media) {
            Some(Media::Json(schema) | Media::Form(schema)) => *schema,
            _ => None,
        };
        let (properties, open_body) = schema.map_or((Vec::new(), true), |schema| schema.properties());
        known.extend(properties.into_iter().map(Known::property));
        Names { known, operation: *operation, path, body, open_body }
    }

    pub(crate) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Known<'d>> + Clone {
        self.known.iter().filter(move |known| known.kind == kind)
    }

    pub(crate) fn place(&self, line: usize) -> String {
        self.operation.document.place(line)
    }

    /// Whether the properties of the body are sent as a form.
    pub(crate) fn is_form(&self) -> bool {
        self.body.as_ref().is_some_and(|body| matches!(body.media, Media::Form(_)))
    }

    /// Whether a body must be sent at all.
    pub(crate) fn body_required(&self) -> bool {
        self.body.as_ref().is_some_and(|body| body.required)
    }
}

impl<'d> Known<'d> {
    fn parameter(parameter: document::Parameter<'d>) -> Option<Self> {
        let kind = match parameter.place {
            Place::Query => Kind::Query,
            Place::Header => Kind::Header,
            Place::Path | Place::Cookie => return None,
        };
        let document::Parameter { name, required, explode, schema, line, .. } = parameter;
        Some(Known { kind, name, required, explode, schema, line })
    }

    fn property(property: document::Property<'d>) -> Self {
        let document::Property { name, schema, required, line } = property;
        Known { kind: Kind::Property, name, required, explode: true, schema, line }
    }

    pub(crate) fn max_length(&self) -> Option<usize> {
        self.schema.and_then(|schema| schema.max_length())
    }
}
