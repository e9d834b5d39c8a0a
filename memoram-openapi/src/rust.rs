//! What a schema looks like in Rust, for texts that users paste.

use crate::schema::Schema;

/// Limit for nested arrays, because an array may contain itself.
const MAX_DEPTH: usize = 4;

impl Schema<'_> {
    /// A Rust type for it.
    pub fn rust_type(&self) -> String {
        rust_type(self, MAX_DEPTH)
    }

    /// What it allows, in a few words.
    pub fn description(&self) -> String {
        let values: Vec<String> = self.enumeration().map(|value| format!("{value:?}")).collect();
        if !values.is_empty() {
            return format!("one of {}", values.join(", "));
        }
        let kind = match (self.type_name(), self.format()) {
            ("", _) if self.has_alternatives() => return "one of several schemas".to_owned(),
            ("", _) => return "anything".to_owned(),
            (kind, Some(format)) => format!("{kind} ({format})"),
            (kind, None) => kind.to_owned(),
        };
        match self.max_length() {
            Some(limit) => format!("{kind}, at most {limit} characters"),
            None => kind,
        }
    }
}

fn rust_type(schema: &Schema<'_>, depth: usize) -> String {
    match schema.type_name() {
        "integer" => integer(schema.format()).to_owned(),
        "number" => "f64".to_owned(),
        "boolean" => "bool".to_owned(),
        "array" if depth > 0 => {
            let items = schema.items().map(|items| rust_type(&items, depth.saturating_sub(1)));
            format!("Vec<{}>", items.unwrap_or_else(|| "String".to_owned()))
        }
        "array" | "object" => schema.name().unwrap_or("serde_json::Value").to_owned(),
        "string" if schema.enumeration().next().is_none() => "String".to_owned(),
        // A type of the user's own, or one that holds anything: a plain type would send something wrong.
        "" if schema.enumeration().next().is_none() => schema.name().unwrap_or("serde_json::Value").to_owned(),
        _ => schema.name().unwrap_or("String").to_owned(),
    }
}

/// The type for a `format` (the OpenAPI format registry), else the widest that JSON libraries agree on.
fn integer(format: Option<&str>) -> &'static str {
    match format {
        Some("int8") => "i8",
        Some("uint8") => "u8",
        Some("int16") => "i16",
        Some("uint16") => "u16",
        Some("int32") => "i32",
        Some("uint32") => "u32",
        Some("uint64") => "u64",
        _ => "i64",
    }
}

/// The field for a documented name: in snake case, and raw if it is a keyword.
pub fn field_name(wire: &str) -> String {
    let mut name = String::new();
    for letter in wire.chars() {
        match letter {
            '-' | '.' | ' ' => name.push('_'),
            _ if letter.is_ascii_uppercase() => {
                if !name.is_empty() && !name.ends_with('_') {
                    name.push('_');
                }
                name.push(letter.to_ascii_lowercase());
            }
            _ => name.push(letter),
        }
    }
    match is_identifier(&name) {
        true => name,
        false => format!("r#{name}"),
    }
}

/// Whether a word can be the name of a field without `r#`.
fn is_identifier(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    word != "_"
        && first.is_some_and(|first| first == '_' || first.is_alphabetic())
        && letters.all(|letter| letter == '_' || letter.is_alphanumeric())
        && !KEYWORDS.contains(&word)
}

/// Strict and reserved keywords of every edition (Rust Reference, "Keywords").
const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
