//! Schemas, as far as a request struct is checked against them.

use super::{Document, Entry, Node};

/// A schema whose reference has been followed.
#[derive(Clone, Copy)]
pub(crate) struct Schema<'d> {
    document: &'d Document,
    node: &'d Node,
    /// The name under `#/components/schemas`, if it was referred to.
    name: Option<&'d str>,
}

/// One property of an object schema, with those of its `allOf` parts merged in.
#[derive(Clone, Copy)]
pub(crate) struct Property<'d> {
    pub(crate) name: &'d str,
    pub(crate) schema: Option<Schema<'d>>,
    pub(crate) required: bool,
    pub(crate) line: usize,
}

impl<'d> Schema<'d> {
    pub(crate) fn at(document: &'d Document, node: &'d Node) -> Option<Self> {
        let name = node.text_of("$ref").and_then(|reference| reference.strip_prefix("#/components/schemas/"));
        Some(Schema { document, node: document.resolve(node)?, name })
    }

    pub(crate) fn name(&self) -> Option<&'d str> {
        self.name
    }

    /// The properties of an object, and whether it may have others.
    pub(crate) fn properties(&self) -> (Vec<Property<'d>>, bool) {
        let mut properties = Vec::new();
        let open = self.collect(&mut properties, 0);
        (properties, open)
    }

    /// Gathers the properties of the schema and its `allOf` parts; true where there may be more than it found.
    fn collect(&self, into: &mut Vec<Property<'d>>, depth: usize) -> bool {
        let parts = self.node.get("allOf").map(Node::items).unwrap_or_default();
        // Deeper is a circle.
        let mut open = self.is_open() || depth > 16;
        for part in parts.iter().filter(|_| depth <= 16) {
            open |= Schema::at(self.document, part).is_none_or(|part| part.collect(into, depth + 1));
        }
        let own = self.node.get("properties").map(Node::entries).unwrap_or_default();
        into.extend(own.iter().map(|entry| self.property(entry)));
        self.mark_required(into);
        open
    }

    /// `additionalProperties` is true by default in JSON Schema, but a document that lists properties means them; only
    /// one that asks for more gets more.
    fn is_open(&self) -> bool {
        let has = |key: &str| self.node.get(key).is_some();
        let additional = self.node.get("additionalProperties");
        let asks_for_more = additional.is_some_and(|value| value.text() != Some("false"));
        let tells_nothing = !has("properties") && !has("allOf") && !has("required");
        asks_for_more || tells_nothing || has("oneOf") || has("anyOf")
    }

    fn property(&self, entry: &'d Entry) -> Property<'d> {
        let schema = Schema::at(self.document, &entry.value);
        Property { name: &entry.key, schema, required: false, line: entry.line }
    }

    fn mark_required(&self, properties: &mut [Property<'d>]) {
        let parts = self.node.get("allOf").map(Node::items).unwrap_or_default();
        let lists = parts.iter().filter_map(|part| part.get("required")).chain(self.node.get("required"));
        for name in lists.flat_map(Node::items).filter_map(|name| name.text()) {
            for property in properties.iter_mut().filter(|property| property.name == name) {
                property.required = true;
            }
        }
    }

    pub(crate) fn is_read_only(&self) -> bool {
        self.node.is_true("readOnly")
    }

    pub(crate) fn max_length(&self) -> Option<usize> {
        self.node.number_of("maxLength")
    }

    pub(crate) fn type_name(&self) -> &'d str {
        self.node.text_of("type").unwrap_or_default()
    }

    /// A Rust type for it, to paste.
    pub(crate) fn rust_type(&self) -> String {
        match self.type_name() {
            "integer" => "i64".to_owned(),
            "number" => "f64".to_owned(),
            "boolean" => "bool".to_owned(),
            "array" => {
                let items = self.node.get("items").and_then(|items| Schema::at(self.document, items));
                format!("Vec<{}>", items.map_or_else(|| "String".to_owned(), |items| items.rust_type()))
            }
            "string" if self.enumeration().next().is_none() => "String".to_owned(),
            _ => self.name.unwrap_or("String").to_owned(),
        }
    }

    /// What it allows, in a few words.
    pub(crate) fn description(&self) -> String {
        let values: Vec<String> = self.enumeration().map(|value| format!("{value:?}")).collect();
        if !values.is_empty() {
            return format!("one of {}", values.join(", "));
        }
        let kind = match (self.type_name(), self.node.text_of("format")) {
            ("", _) => return "anything".to_owned(),
            (kind, Some(format)) => format!("{kind} ({format})"),
            (kind, None) => kind.to_owned(),
        };
        match self.max_length() {
            Some(limit) => format!("{kind}, at most {limit} characters"),
            None => kind,
        }
    }

    fn enumeration(&self) -> impl Iterator<Item = &'d str> {
        self.node.get("enum").map(Node::items).unwrap_or_default().iter().filter_map(|value| value.text())
    }
}
