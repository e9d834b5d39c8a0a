//! Schemas, as far as a request struct is checked against them.

mod properties;

use super::{Document, Node};

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
        properties::collect(self)
    }

    /// What an array holds.
    pub(crate) fn items(&self) -> Option<Schema<'d>> {
        match self.node.get("items") {
            Some(items) => Schema::at(self.document, items),
            None => Schema::at(self.document, self.only_part()?.node.get("items")?),
        }
    }

    pub(crate) fn is_read_only(&self) -> bool {
        self.node.is_true("readOnly")
    }

    pub(crate) fn max_length(&self) -> Option<usize> {
        let own = self.node.number_of("maxLength");
        own.or_else(|| self.only_part()?.node.number_of("maxLength"))
    }

    /// Its type, without `null`; empty where it has none, or more than one.
    pub(crate) fn type_name(&self) -> &'d str {
        let Some(node) = self.node.get("type") else { return self.only_part().map_or("", |part| part.type_name()) };
        match node.items() {
            [] => node.text().unwrap_or_default(),
            items => {
                let mut others = items.iter().filter_map(|item| item.text()).filter(|name| *name != "null");
                others.next().filter(|_| others.next().is_none()).unwrap_or_default()
            }
        }
    }

    /// A schema that only wraps another: to describe it, or to add `null`.
    fn only_part(&self) -> Option<Schema<'d>> {
        let list = ["allOf", "oneOf", "anyOf"].into_iter().find_map(|key| self.node.get(key))?;
        let mut parts = list.items().iter().filter(|part| part.text_of("type") != Some("null"));
        let part = parts.next().filter(|_| parts.next().is_none())?;
        // A part that is the schema itself, or wraps it again, has no type to tell.
        Schema::at(self.document, part).filter(|part| part.node.get("type").is_some())
    }

    /// Whether `null` is a value: `nullable` of OpenAPI 3.0, the type `null` of 3.1, or anything at all.
    pub(crate) fn is_nullable(&self) -> bool {
        const KINDS: [&str; 6] = ["type", "allOf", "oneOf", "anyOf", "enum", "const"];
        let null = |node: &Node| node.text() == Some("null") || node.text_of("type") == Some("null");
        let has_null =
            |node: &Node, key| node.get(key).map(Node::items).unwrap_or_default().iter().any(|item| null(item));
        let of = |node: &Node| {
            node.is_true("nullable") || ["type", "oneOf", "anyOf", "enum"].into_iter().any(|key| has_null(node, key))
        };
        of(self.node)
            || self.only_part().is_some_and(|part| of(part.node))
            || KINDS.into_iter().all(|key| self.node.get(key).is_none())
    }

    /// The least and the greatest integer that it allows.
    pub(crate) fn bounds(&self) -> (Option<i128>, Option<i128>) {
        match bounds(self.node) {
            (None, None) => self.only_part().map_or((None, None), |part| bounds(part.node)),
            own => own,
        }
    }

    /// A Rust type for it, to paste.
    pub(crate) fn rust_type(&self) -> String {
        self.rust_type_within(4)
    }

    /// An array may hold itself.
    fn rust_type_within(&self, depth: usize) -> String {
        match self.type_name() {
            "integer" => "i64".to_owned(),
            "number" => "f64".to_owned(),
            "boolean" => "bool".to_owned(),
            "array" if depth > 0 => {
                let items = self.items().map(|items| items.rust_type_within(depth.saturating_sub(1)));
                format!("Vec<{}>", items.unwrap_or_else(|| "String".to_owned()))
            }
            "array" | "object" => self.name.unwrap_or("serde_json::Value").to_owned(),
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

/// A limit that is not reached itself is a flag beside it in OpenAPI 3.0, and a number of its own in 3.1.
fn bounds(node: &Node) -> (Option<i128>, Option<i128>) {
    let limits = |limit, exclusive, step: i128| {
        let beside = if node.is_true(exclusive) { step } else { 0 };
        let own = node.number_of::<i128>(limit).map(|limit| limit.saturating_add(beside));
        [own, node.number_of::<i128>(exclusive).map(|limit| limit.saturating_add(step))].into_iter().flatten()
    };
    (limits("minimum", "exclusiveMinimum", 1).max(), limits("maximum", "exclusiveMaximum", -1).min())
}
