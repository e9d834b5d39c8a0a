//! The order of placeholders. Their names are not sent, so two that are swapped would send each other's value.

use memoram_openapi::{Placeholder, TemplatePart, parts};

use super::documented::DocumentedRequest;
use crate::args::Route;
use crate::check::matching::same_folded;
use crate::message::Message;

/// What to say if the path has the document's placeholders in another order.
pub(super) fn fault(route: &Route, documented: &DocumentedRequest<'_>) -> Option<Message> {
    let own = &route.template.placeholders;
    let named = |name: &str| own.iter().find(|placeholder| same_folded(&placeholder.name, name));
    let wanted: Vec<&Placeholder> = documented.operation.placeholders().map(named).collect::<Option<_>>()?;
    // A document that names two placeholders alike is wrong, and says nothing about their order.
    if !own.iter().all(|placeholder| wanted.contains(&placeholder)) {
        return None;
    }
    let (first, right) = own.iter().zip(&wanted).find(|(placeholder, right)| placeholder.name != right.name)?;
    let fault = format!("`{{{}}}` stands where the document has `{{{}}}`", first.name, right.name);
    let (path, written) = (&route.template.path, route.path.value());
    // A query or a fragment of the document's key stays.
    let suffix = written.strip_prefix(path.as_str()).unwrap_or_default();
    let message = Message::pointed(&fault, &written, &first.at, "");
    let help = format!("{}{suffix}", reordered(path, &wanted));
    Some(message.help(format_args!("{help:?}")).note(documented.operation.location()))
}

/// The path with its placeholders in another order.
fn reordered(path: &str, placeholders: &[&Placeholder]) -> String {
    let mut placeholders = placeholders.iter();
    let mut reordered = String::new();
    for part in parts(path) {
        match (part, placeholders.as_slice()) {
            (TemplatePart::Placeholder(_), [next, ..]) => {
                placeholders.next();
                reordered.push_str(&format!("{{{}}}", next.name));
            }
            (TemplatePart::Placeholder(name), []) => reordered.push_str(name),
            (TemplatePart::Literal(literal), _) => reordered.push_str(literal),
        }
    }
    reordered
}
