//! The URLs under which a document's paths are (OpenAPI 3.0.3 §4.7.5).

use super::{Document, Node};
use crate::template::{TemplatePart, parts};

impl Document {
    fn servers(&self) -> impl Iterator<Item = (&Node, &str)> {
        let servers = self.root().get("servers").map(Node::items).unwrap_or_default();
        servers.iter().filter_map(|server| Some((&**server, server.text_of("url")?)))
    }

    /// The first URL of a server that is absolute and has no variables.
    pub fn server(&self) -> Option<&str> {
        self.servers().map(|(_, url)| url).find(|url| url.contains("://") && !url.contains('{'))
    }

    /// The ways to split a path where the path of one of the document's servers ends, such as `/api/v1` and `/tags`. A
    /// variable of the server is its default, or any text without a slash.
    pub fn behind_servers<'p>(&self, path: &'p str) -> impl Iterator<Item = (&'p str, &'p str)> {
        let splits = self.servers().flat_map(move |(server, url)| {
            let with_defaults = url.contains('{').then(|| with_defaults(server, url));
            [split_behind(url, path), with_defaults.and_then(|url| split_behind(&url, path))]
        });
        splits.flatten()
    }
}

/// The URL with the defaults of its variables.
fn with_defaults(server: &Node, url: &str) -> String {
    let default = |name| server.get("variables")?.get(name)?.text_of("default");
    let parts = parts(url).map(|part| match part {
        TemplatePart::Literal(literal) => literal.to_owned(),
        TemplatePart::Placeholder(name) => default(name).map_or_else(|| format!("{{{name}}}"), str::to_owned),
    });
    parts.collect()
}

fn split_behind<'p>(url: &str, path: &'p str) -> Option<(&'p str, &'p str)> {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let mut rest = path;
    for wanted in url.trim_end_matches('/').split('/').skip(1) {
        let after = rest.strip_prefix('/')?;
        let (segment, behind) = after.split_at_checked(after.find('/')?)?;
        rest = Some(behind).filter(|_| segment == wanted || wanted.contains('{'))?;
    }
    let length = path.len().checked_sub(rest.len()).filter(|length| *length > 0)?;
    path.split_at_checked(length)
}
