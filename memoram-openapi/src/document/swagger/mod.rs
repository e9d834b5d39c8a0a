//! Swagger 2.0, rewritten as OpenAPI 3.0, so that everything else reads one kind of document. Every part keeps its position,
//! and the old places stay, so that references to them still lead there.

mod nodes;
mod parts;

use std::sync::Arc;

use nodes::{entry, mapping, replaced, sequence, text, texts};
use parts::{form_body, json_body, response};

use super::{Document, Entry, Node};
use crate::method::Method;

/// The root of a Swagger 2.0 document as OpenAPI 3.0. `None` for any other document.
pub(super) fn rewritten(document: &Document) -> Option<Arc<Node>> {
    let root = document.root();
    if root.text_of("swagger") != Some("2.0") {
        return None;
    }
    let mut entries: Vec<Entry> = root.entries().iter().filter(|entry| entry.key != "paths").cloned().collect();
    if let Some(paths) = root.entry("paths") {
        let items = paths.value.entries().iter().map(|entry| replaced(entry, path_item(document, &entry.value)));
        entries.push(replaced(paths, mapping(paths.value.position, items.collect())));
    }
    entries.push(entry("components", mapping(root.position, components(root))));
    entries.push(entry("servers", sequence(root.position, vec![server(root)])));
    Some(mapping(root.position, entries))
}

fn components(root: &Node) -> Vec<Entry> {
    let mut components = Vec::new();
    if let Some(definitions) = root.entry("definitions") {
        components.push(entry("schemas", Arc::clone(&definitions.value)));
    }
    if let Some(schemes) = root.get("securityDefinitions") {
        let schemes_of_3 = schemes.entries().iter().map(|one| replaced(one, security_scheme(&one.value)));
        components.push(entry("securitySchemes", mapping(schemes.position, schemes_of_3.collect())));
    }
    components
}

fn security_scheme(scheme: &Arc<Node>) -> Arc<Node> {
    if scheme.text_of("type") != Some("basic") {
        return Arc::clone(scheme);
    }
    let texts = [("type", "http"), ("scheme", "basic")];
    mapping(scheme.position, texts.map(|(key, value)| entry(key, text(scheme.position, value))).into())
}

/// `https` wins over the other schemes.
fn server(root: &Node) -> Arc<Node> {
    let path = root.text_of("basePath").unwrap_or_default().trim_end_matches('/');
    let url = match root.text_of("host") {
        Some(host) => {
            let schemes = texts(root, "schemes").unwrap_or_default();
            let scheme = schemes.first().filter(|_| !schemes.contains(&"https")).unwrap_or(&"https");
            format!("{scheme}://{host}{path}")
        }
        None => format!("{path}/"),
    };
    mapping(root.position, vec![entry("url", text(root.position, &url))])
}

fn path_item(document: &Document, node: &Arc<Node>) -> Arc<Node> {
    let Some(item) = document.resolve(node) else { return Arc::clone(node) };
    let is_method = |key: &str| Method::ALL.iter().any(|method| method.lower_case() == key);
    let entries = item.entries().iter().filter(|entry| entry.key != "parameters");
    let entries = entries.map(|entry| match is_method(&entry.key) {
        true => replaced(entry, operation(document, item, &entry.value)),
        false => entry.clone(),
    });
    mapping(item.position, entries.collect())
}

fn operation(document: &Document, item: &Node, node: &Node) -> Arc<Node> {
    const REWRITTEN: [&str; 4] = ["parameters", "responses", "consumes", "produces"];
    let types = |key| texts(node, key).or_else(|| texts(document.root(), key));
    let (mut others, mut form, mut body) = (Vec::new(), Vec::new(), None);
    for parameter in parameters(document, item, node) {
        match parameter.text_of("in") {
            Some("body") => body = Some(parameter),
            Some("formData") => form.push(parameter),
            _ => others.push(parts::parameter(&parameter)),
        }
    }
    let mut entries: Vec<Entry> =
        node.entries().iter().filter(|entry| !REWRITTEN.contains(&entry.key.as_str())).cloned().collect();
    entries.push(entry("parameters", sequence(node.position, others)));
    let consumes = types("consumes").unwrap_or_default();
    entries.extend(body.map(|body| entry("requestBody", json_body(&body, &consumes))));
    if let Some(first) = form.first() {
        entries.push(entry("requestBody", form_body(first.position, &form, &consumes)));
    }
    if let Some(responses) = node.entry("responses") {
        let produces = types("produces").unwrap_or_default();
        let rewritten =
            responses.value.entries().iter().map(|one| replaced(one, response(document, &one.value, &produces)));
        entries.push(replaced(responses, mapping(responses.value.position, rewritten.collect())));
    }
    mapping(node.position, entries)
}

/// The parameters of an operation, and those of its path that it does not replace. A reference that leads nowhere stays.
fn parameters(document: &Document, item: &Node, operation: &Node) -> Vec<Arc<Node>> {
    let mut parameters: Vec<Arc<Node>> = Vec::new();
    let lists = [operation, item].into_iter().filter_map(|node| node.get("parameters"));
    for node in lists.flat_map(Node::items) {
        let parameter = document.resolve(node).map_or_else(|| Arc::clone(node), |node| Arc::new(node.clone()));
        let key = |node: &Node| (node.text_of("in").map(str::to_owned), node.text_of("name").map(str::to_owned));
        if key(&parameter) == (None, None) || parameters.iter().all(|own| key(own) != key(&parameter)) {
            parameters.push(parameter);
        }
    }
    parameters
}
