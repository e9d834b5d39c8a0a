//! Properties that no field stands for.

use memoram_openapi::Property;
use memoram_openapi::rust::field_name;
use memoram_openapi::spelling::{folded, nearest};

use super::fields::Object;
use super::value;
use crate::check::{MAX_LINES, more};
use crate::error::Errors;
use crate::message::Message;
use crate::schema::item::Member;
use crate::schema::side::Side;

/// What is sent must have all that is required.
pub(super) fn missing(
    object: &Object<'_, '_>,
    members: &[Member<'_>],
    properties: &[Property<'_>],
    errors: &mut Errors,
) {
    if !object.sides.contains(&Side::Sends) {
        return;
    }
    let is_sent = |one: &&Property<'_>| {
        object.tag == Some(one.name)
            || members.iter().any(|member| {
                let name = member.words.name(Side::Sends);
                // A field that misspells it has been reported.
                name == Some(one.name) || name.is_some_and(|name| is_misspelt(name, one.name, properties))
            })
    };
    let is_read_only = |one: &&Property<'_>| one.schema.is_some_and(|schema| schema.is_read_only());
    let missing: Vec<&Property<'_>> =
        properties.iter().filter(|one| one.required && !is_sent(one) && !is_read_only(one)).collect();
    let Some(first) = missing.first() else { return };
    let count = if missing.len() == 1 { "1 property".to_owned() } else { format!("{} properties", missing.len()) };
    let mut lines: Vec<String> = missing.iter().take(MAX_LINES).map(|one| line(one)).collect();
    lines.extend(more(missing.len()));
    let message = Message::new(format!("`{}` misses {count} that the document requires", object.owner_name))
        .help_lines("add", &lines)
        .note(format_args!("required at {}", first.location));
    errors.push(&object.owner, &message);
}

fn is_misspelt(written: &str, documented: &str, properties: &[Property<'_>]) -> bool {
    let names = properties.iter().map(|one| one.name);
    names.clone().all(|name| name != written) && nearest(written, names) == Some(documented)
}

/// A property as a field: `customer_id: String,   // string`.
fn line(property: &Property<'_>) -> String {
    let name = field_name(property.name);
    let renames = folded(name.trim_start_matches("r#")) != folded(property.name);
    let rename = if renames { format!("#[serde(rename = {:?})] ", property.name) } else { String::new() };
    let (ty, description) = match property.schema {
        Some(schema) => (schema.rust_type(), schema.description()),
        None => ("serde_json::Value".to_owned(), "anything".to_owned()),
    };
    let ty = if property.schema.is_some_and(|schema| value::is_null(&schema)) { format!("Option<{ty}>") } else { ty };
    format!("{rename}{name}: {ty},   // {description}")
}

/// `deny_unknown_fields` refuses what the document has and the struct does not.
pub(super) fn refused(
    object: &Object<'_, '_>,
    members: &[Member<'_>],
    properties: &[Property<'_>],
    errors: &mut Errors,
) {
    if object.denies_unknown.is_none() || !object.sides.contains(&Side::Reads) {
        return;
    }
    let is_known = |one: &&Property<'_>| {
        object.tag == Some(one.name)
            || members.iter().any(|member| {
                member.words.name(Side::Reads) == Some(one.name)
                    || member.words.aliases.iter().any(|alias| alias == one.name)
            })
            || one.schema.is_some_and(|schema| schema.is_write_only())
    };
    let unknown: Vec<String> =
        properties.iter().filter(|one| !is_known(one)).map(|one| format!("`{}`", one.name)).collect();
    if unknown.is_empty() {
        return;
    }
    let message =
        Message::new(format!("answers have {} too, and `deny_unknown_fields` would refuse them", unknown.join(", ")));
    errors.push(&object.owner, &message.help("a field for each, or leave `deny_unknown_fields` out"));
}
