//! Identifiers for documented names.

use crate::template::{TemplatePart, parts};

/// The field for a documented name: in snake case, raw if it is a keyword. Where the name has characters that no identifier
/// has, they become underscores, so that the field may need a `rename`.
pub fn field_name(wire: &str) -> String {
    let mut name = String::with_capacity(wire.len());
    let letters: Vec<char> = wire.chars().collect();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| letters.get(before)).copied().unwrap_or('_');
        let after = letters.get(index.saturating_add(1)).copied().unwrap_or('_');
        let begins_word = letter.is_uppercase() && (!before.is_uppercase() || after.is_lowercase());
        if begins_word && unicode_ident::is_xid_continue(before) {
            separate(&mut name);
        }
        match unicode_ident::is_xid_continue(*letter) && *letter != '_' {
            true => name.extend(letter.to_lowercase()),
            false => separate(&mut name),
        }
    }
    let name = name.trim_end_matches('_');
    match name.chars().next() {
        None => "value".to_owned(),
        Some(first) if !unicode_ident::is_xid_start(first) => format!("_{name}"),
        _ if NEVER_RAW.contains(&name) => format!("{name}_"),
        _ if KEYWORDS.contains(&name) => format!("r#{name}"),
        _ => name.to_owned(),
    }
}

/// A documented path as the attribute takes it: its placeholders are named like fields, and each has a name of its own.
pub fn route(template: &str) -> String {
    let mut written = String::with_capacity(template.len());
    let mut names: Vec<String> = Vec::new();
    for part in parts(template) {
        match part {
            TemplatePart::Literal(literal) => written.push_str(literal),
            TemplatePart::Placeholder(name) => {
                let field = field_name(name);
                // Placeholders are ASCII.
                let field = if field.is_ascii() { field.trim_start_matches("r#") } else { "value" };
                let name = unused(field, |name| names.iter().any(|taken| taken == name));
                written.push_str(&format!("{{{name}}}"));
                names.push(name);
            }
        }
    }
    written
}

/// The name, or the name with a number behind it if it is taken.
pub fn unused(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let plain = name.trim_start_matches("r#");
    // `a1` with a 2 behind it would look like the twelfth.
    let gap = if plain.ends_with(|last: char| last.is_ascii_digit()) { "_" } else { "" };
    let numbered = (2..).map(|number: u32| format!("{plain}{gap}{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_else(|| name.to_owned())
}

/// An underscore, unless there is one already.
fn separate(name: &mut String) {
    if !name.is_empty() && !name.ends_with('_') {
        name.push('_');
    }
}

/// The type for the name of a schema: in pascal case.
pub fn type_name(schema: &str) -> String {
    let mut name = String::with_capacity(schema.len());
    let mut begins_word = true;
    for letter in schema.chars() {
        match unicode_ident::is_xid_continue(letter) && letter != '_' {
            true if begins_word => name.extend(letter.to_uppercase()),
            true => name.push(letter),
            false => {}
        }
        begins_word = !letter.is_alphanumeric();
    }
    match name.chars().next() {
        None => "Value".to_owned(),
        Some(first) if !unicode_ident::is_xid_start(first) => format!("_{name}"),
        _ if TAKEN.contains(&name.as_str()) => format!("{name}Value"),
        _ => name,
    }
}

/// Names that declarations use for something else, that the attribute reads as types of the runtime, or that no type can
/// have.
const TAKEN: [&str; 14] = [
    "Body",
    "Box",
    "ByteStream",
    "Bytes",
    "Debug",
    "Deserialize",
    "EventStream",
    "JsonLines",
    "Option",
    "Part",
    "Self",
    "Serialize",
    "String",
    "Vec",
];

/// Keywords that cannot be raw identifiers (Rust Reference, "Identifiers").
const NEVER_RAW: [&str; 3] = ["crate", "self", "super"];

/// Strict and reserved keywords of every edition, in lower case (Rust Reference, "Keywords").
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
