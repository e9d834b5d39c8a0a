//! The operations of a document.

mod body;
mod dangling;
mod parameter;
mod response;
mod style;

use crate::document::{Document, Location, Node, Position};
use crate::media::Format;
use crate::method::Method;
use crate::security::Security;
use crate::template::{TemplatePart, parts, without_suffix};

pub use body::Body;
pub use dangling::Dangling;
pub use parameter::{Parameter, ParameterIn};
pub use response::Response;
pub use style::Style;

/// One path of the document.
#[derive(Clone, Copy)]
pub struct PathItem<'d> {
    document: &'d Document,
    template: &'d str,
    position: Position,
    node: &'d Node,
}

impl Document {
    /// The path item whose template has the same shape. The names of placeholders count only between several.
    pub fn path_item(&self, path: &str) -> Option<PathItem<'_>> {
        self.path_items_like(path).next()
    }

    /// All path items whose templates have the same shape, those with the same names first.
    pub fn path_items_like(&self, path: &str) -> impl Iterator<Item = PathItem<'_>> {
        self.path_entries_like(path).into_iter().filter_map(|entry| {
            let node = self.resolve(&entry.value)?;
            Some(PathItem { document: self, template: &entry.key, position: entry.position, node })
        })
    }
}

impl<'d> PathItem<'d> {
    /// The path's key in the document. Some documents tell operations of one path apart by a query or a fragment in it.
    pub fn template(&self) -> &'d str {
        self.template
    }

    /// Where its key stands.
    pub fn location(&self) -> Location<'d> {
        self.document.location(self.position)
    }

    /// The methods that it has.
    pub fn methods(&self) -> Vec<&'static str> {
        let methods = Method::ALL.into_iter();
        methods.filter(|method| self.operation(*method).is_some()).map(Method::as_str).collect()
    }

    /// The operation of a method.
    pub fn operation(&self, method: Method) -> Option<Operation<'d>> {
        let entry = self.node.entry(&method.lower_case())?;
        Some(Operation {
            document: self.document,
            position: entry.position,
            template: self.template,
            item: self.node,
            node: &entry.value,
        })
    }
}

/// One method of a path.
#[derive(Clone, Copy)]
pub struct Operation<'d> {
    document: &'d Document,
    position: Position,
    template: &'d str,
    /// The path item.
    item: &'d Node,
    node: &'d Node,
}

impl<'d> Operation<'d> {
    /// The document that it is of.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// Where its key stands.
    pub fn location(&self) -> Location<'d> {
        self.document.location(self.position)
    }

    /// The names of the path's placeholders, from left to right.
    pub fn placeholders(&self) -> impl Iterator<Item = &'d str> {
        parts(without_suffix(self.template)).filter_map(|part| match part {
            TemplatePart::Placeholder(name) => Some(name),
            TemplatePart::Literal(_) => None,
        })
    }

    /// Its own parameters, and those of its path that it does not replace (OpenAPI 3.0.3 §4.7.9.1).
    pub fn parameters(&self) -> Vec<Parameter<'d>> {
        let mut parameters: Vec<Parameter<'d>> = Vec::new();
        let lists = [self.node, self.item].into_iter().filter_map(|node| node.get("parameters"));
        for node in lists.flat_map(Node::items) {
            let node = self.document.resolve(node);
            let Some(parameter) = node.and_then(|node| Parameter::read(self.document, node)) else { continue };
            if !parameters.iter().any(|own| own.name == parameter.name && own.within == parameter.within) {
                parameters.push(parameter);
            }
        }
        parameters
    }

    /// The cookies that it requires.
    pub fn required_cookies(&self) -> impl Iterator<Item = Parameter<'d>> {
        self.parameters().into_iter().filter(|one| one.within == ParameterIn::Cookie && one.required)
    }

    /// What it takes as its body: `wanted` if it may be that, else JSON, else a form, else a form of parts, else the media
    /// type that comes first.
    pub fn body(&self, wanted: Format) -> Option<Body<'d>> {
        Body::read(self.document, self.node.entry("requestBody")?, wanted)
    }

    /// Its documented answers, failures included, in the document's order.
    pub fn responses(&self) -> Vec<Response<'d>> {
        let responses = self.node.get("responses").map(Node::entries).unwrap_or_default();
        responses.iter().filter_map(|entry| Response::read(self.document, entry)).collect()
    }

    /// The credentials that it needs: its own `security`, else the document's.
    pub fn security(&self) -> Security<'d> {
        match self.node.entry("security").or_else(|| self.document.root().entry("security")) {
            Some(entry) => Security::read(self.document, entry),
            None => Security::Silent,
        }
    }

    /// Its `operationId`.
    pub fn id(&self) -> Option<&'d str> {
        self.node.text_of("operationId")
    }

    /// Its `summary`, else the one of its path.
    pub fn summary(&self) -> &'d str {
        let own = self.node.text_of("summary").or_else(|| self.item.text_of("summary"));
        own.unwrap_or_default().trim()
    }

    /// Its `description`, which may have several lines.
    pub fn documentation(&self) -> &'d str {
        self.node.text_of("description").unwrap_or_default().trim()
    }

    /// Its `tags`.
    pub fn tags(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        let tags = self.node.get("tags").map(Node::items).unwrap_or_default();
        tags.iter().filter_map(|tag| tag.text())
    }

    /// Whether the document marks it as deprecated.
    pub fn is_deprecated(&self) -> bool {
        self.node.is_true("deprecated")
    }
}
