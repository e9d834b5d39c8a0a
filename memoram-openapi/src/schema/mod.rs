//! Schemas, as far as Rust types are checked against them.

mod alternatives;
mod bounds;
mod file;
mod identity;
mod limits;
mod named;
mod properties;

use std::sync::Arc;

use crate::document::{Document, Location, Node};

pub use alternatives::Discriminator;
pub use limits::Limit;
pub use named::NameFault;

/// A schema whose reference has been followed.
#[derive(Clone, Copy)]
pub struct Schema<'d> {
    document: &'d Document,
    node: &'d Node,
    /// The keywords beside the reference, which count from OpenAPI 3.1 on.
    beside: Option<&'d Node>,
    /// Its name, if a reference named it.
    name: Option<&'d str>,
}

/// One property of an object. Those of the object's `allOf` parts are among them.
#[derive(Clone, Copy)]
pub struct Property<'d> {
    /// Its name.
    pub name: &'d str,
    /// What its value is.
    pub schema: Option<Schema<'d>>,
    /// Whether it must be there.
    pub required: bool,
    /// Where it stands.
    pub location: Location<'d>,
}

impl<'d> Schema<'d> {
    /// The schema that a node is or refers to.
    pub fn at(document: &'d Document, node: &'d Node) -> Option<Self> {
        let name = node.text_of("$ref").and_then(component_name);
        let mut beside = None;
        let keeps_siblings = document.keeps_siblings();
        let node = document.resolve_through(node, |reference| {
            let has_siblings = keeps_siblings && reference.entries().len() > 1;
            beside = beside.or(Some(reference).filter(|_| has_siblings));
        })?;
        Some(Schema { document, node, beside, name })
    }

    /// The keywords beside the reference, and those behind it.
    fn nodes(&self) -> impl Iterator<Item = &'d Node> + use<'d> {
        self.beside.into_iter().chain([self.node])
    }

    /// What the first of its nodes says, or the schema that it wraps.
    fn first<T>(&self, read: impl Fn(&'d Node) -> Option<T>) -> Option<T> {
        self.nodes().find_map(&read).or_else(|| self.only_part()?.nodes().find_map(&read))
    }

    /// Its name, or that of the schema that it wraps, if a reference named it: among the document's components, or in
    /// another file.
    pub fn name(&self) -> Option<&'d str> {
        self.name.or_else(|| self.only_part()?.name)
    }

    /// The properties of an object, and whether it may have others.
    pub fn properties(&self) -> (Vec<Property<'d>>, bool) {
        properties::collect(self)
    }

    /// What an array holds.
    pub fn items(&self) -> Option<Schema<'d>> {
        Schema::at(self.document, self.first(|node| node.get("items"))?)
    }

    /// Whether only the server sets it.
    pub fn is_read_only(&self) -> bool {
        self.nodes().any(|node| node.is_true("readOnly"))
    }

    /// Whether only requests have it.
    pub fn is_write_only(&self) -> bool {
        self.nodes().any(|node| node.is_true("writeOnly"))
    }

    /// Its `description`, which may have several lines.
    pub fn documentation(&self) -> &'d str {
        self.nodes().find_map(|node| node.text_of("description")).unwrap_or_default().trim()
    }

    /// The greatest length of a string, in characters.
    pub fn max_length(&self) -> Option<usize> {
        self.first(|node| node.number("maxLength"))
    }

    /// Its type, such as `string`, without `null`. Empty if it has none, or several.
    pub fn type_name(&self) -> &'d str {
        match self.type_names().as_slice() {
            [name] => name,
            _ => "",
        }
    }

    /// Its types without `null`. From OpenAPI 3.1 on there may be several.
    pub fn type_names(&self) -> Vec<&'d str> {
        let Some(node) = self.nodes().find_map(|node| node.get("type")) else {
            return self.only_part().map(|part| part.type_names()).unwrap_or_default();
        };
        match node.items() {
            [] => node.text().into_iter().collect(),
            items => items.iter().filter_map(|item| item.text()).filter(|name| *name != "null").collect(),
        }
    }

    /// Its `format`, such as `uuid`.
    pub fn format(&self) -> Option<&'d str> {
        self.nodes().find_map(|node| node.text_of("format"))
    }

    /// The values of its `enum`.
    pub fn enumeration(&self) -> impl Iterator<Item = &'d str> {
        self.enumerated().iter().filter_map(|value| value.text())
    }

    /// Whether it has an `enum`, of strings alone.
    pub fn enumerates_text(&self) -> bool {
        let mut values = self.enumerated().iter().filter(|value| !value.is_null()).peekable();
        values.peek().is_some() && values.all(|value| value.is_string())
    }

    fn enumerated(&self) -> &'d [Arc<Node>] {
        self.first(|node| node.get("enum")).map(Node::items).unwrap_or_default()
    }

    /// What the values of a map are, if all of them are of one schema.
    pub fn values(&self) -> Option<Schema<'d>> {
        let values = self.first(|node| node.get("additionalProperties").filter(|node| !node.entries().is_empty()))?;
        Schema::at(self.document, values)
    }

    /// Whether it is one of several schemas: `oneOf` or `anyOf`.
    pub fn has_alternatives(&self) -> bool {
        self.nodes().any(|node| node.get("oneOf").is_some() || node.get("anyOf").is_some())
    }

    /// The other schema, if this one only wraps it: to describe it, or to add `null`.
    fn only_part(&self) -> Option<Schema<'d>> {
        let list = ["allOf", "oneOf", "anyOf"].into_iter().find_map(|key| self.node.get(key))?;
        let mut parts = list.items().iter().filter(|part| part.text_of("type") != Some("null"));
        let part = parts.next().filter(|_| parts.next().is_none())?;
        // Without this, a schema that contains itself would recurse for ever.
        Schema::at(self.document, part).filter(|part| part.node.get("type").is_some())
    }

    /// The schema in it, if it says nothing else of a type.
    fn wrapped(&self) -> Option<Schema<'d>> {
        const TYPED: [&str; 6] = ["type", "properties", "items", "enum", "const", "additionalProperties"];
        if self.nodes().any(|node| TYPED.iter().any(|key| node.get(key).is_some())) {
            return None;
        }
        let mut lists = self.nodes().flat_map(|node| ["allOf", "oneOf", "anyOf"].map(|key| node.get(key))).flatten();
        let list = lists.next().filter(|_| lists.next().is_none())?;
        let mut parts = list.items().iter().filter(|part| part.text_of("type") != Some("null"));
        let part = parts.next().filter(|_| parts.next().is_none())?;
        Schema::at(self.document, part)
    }

    /// Whether `null` is a value: `nullable` of OpenAPI 3.0, the type `null` of 3.1, or a schema that allows anything.
    pub fn is_nullable(&self) -> bool {
        const KINDS: [&str; 6] = ["type", "allOf", "oneOf", "anyOf", "enum", "const"];
        says_null(self.node)
            || self.only_part().is_some_and(|part| says_null(part.node))
            || KINDS.into_iter().all(|key| self.node.get(key).is_none())
    }
}

fn says_null(node: &Node) -> bool {
    let is_null = |node: &Node| node.is_null() || node.text() == Some("null") || node.text_of("type") == Some("null");
    let lists = ["type", "oneOf", "anyOf", "enum"].into_iter().filter_map(|key| node.get(key));
    node.is_true("nullable") || node.is_true("x-nullable") || lists.flat_map(Node::items).any(|item| is_null(item))
}

/// The name of a schema by a reference to it: `Tag` of `#/components/schemas/Tag`, of `#/definitions/Tag`, of `tags.yaml#/Tag` and of
/// `schemas/Tag.yaml`.
fn component_name(reference: &str) -> Option<&str> {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    match (file, pointer) {
        ("", pointer) => {
            let name = ["/components/schemas/", "/definitions/"].iter().find_map(|place| pointer.strip_prefix(place));
            name.filter(|name| !name.contains('/'))
        }
        (file, "" | "/") => file.rsplit('/').next()?.split('.').next(),
        (_, pointer) => pointer.rsplit('/').next(),
    }
}
