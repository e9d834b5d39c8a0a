//! What a schema says beside its type, in a few words.

use memoram_openapi::{Limit, Schema};

/// A longer pattern or default is cut.
const LONGEST: usize = 60;

/// What a value is: its kind, its limits, and its default.
pub(super) fn said(schema: &Schema<'_>) -> String {
    let null = if schema.is_nullable() && !schema.type_name().is_empty() { " or null" } else { "" };
    let mut said = vec![format!("{}{null}", schema.kind())];
    said.extend(limits(schema));
    said.extend(each(schema));
    said.extend(schema.default_text().map(|default| format!("default {}", cut(&default))));
    said.extend(schema.is_read_only().then(|| "read-only".to_owned()));
    said.extend(schema.is_write_only().then(|| "write-only".to_owned()));
    said.join(", ")
}

fn limits(schema: &Schema<'_>) -> Vec<String> {
    let parts = [
        numbers(schema.limits()),
        counts("character", schema.lengths()),
        counts("item", schema.item_counts()),
        counts("property", schema.property_counts()),
        schema.multiple_of().map(|of| format!("a multiple of {of}")),
        schema.pattern().map(|pattern| format!("matches {}", cut(pattern))),
        schema.has_unique_items().then(|| "no item twice".to_owned()),
    ];
    parts.into_iter().flatten().collect()
}

/// What a list or a map holds, if no lines below it say that.
fn each(schema: &Schema<'_>) -> Option<String> {
    let part = schema.items().or_else(|| schema.values()).filter(|part| part.properties().0.is_empty())?;
    let values = part.enumeration().next().map(|_| part.kind());
    let said: Vec<String> = values.into_iter().chain(limits(&part)).collect();
    (!said.is_empty()).then(|| format!("each {}", said.join(" and ")))
}

fn numbers(limits: (Option<Limit<'_>>, Option<Limit<'_>>)) -> Option<String> {
    match limits {
        (Some(low), Some(high)) if !low.is_exclusive && !high.is_exclusive => {
            Some(format!("{} to {}", low.text, high.text))
        }
        (Some(low), Some(high)) => Some(format!("{} and {}", low.as_least(), high.as_most())),
        (low, high) => low.map(|low| low.as_least()).or(high.map(|high| high.as_most())),
    }
}

/// `1 to 3 items`. Nothing has fewer than none.
fn counts(thing: &str, (least, most): (Option<usize>, Option<usize>)) -> Option<String> {
    let things = |count: usize| match (count, thing.strip_suffix('y')) {
        (1, _) => format!("1 {thing}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {thing}s"),
    };
    match (least.filter(|least| *least > 0), most) {
        (Some(least), Some(most)) if least == most => Some(things(most)),
        (Some(least), Some(most)) => Some(format!("{least} to {}", things(most))),
        (Some(least), None) => Some(format!("at least {}", things(least))),
        (None, Some(most)) => Some(format!("at most {}", things(most))),
        (None, None) => None,
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
