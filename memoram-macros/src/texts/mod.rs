//! Every text that the macro says, so that the catalogue, the documentation and the tests share one place.
//!
//! The first line is the fault in the user's own words; then `help:` with text to paste; then `note:` with the place
//! in the document.

mod args;
mod document;
mod field;
mod pages;
mod route;

pub(crate) use args::*;
pub(crate) use document::*;
pub(crate) use field::*;
pub(crate) use pages::*;
pub(crate) use route::*;

use std::fmt::{self, Display};

/// The text of one fault.
#[derive(Clone, Debug)]
pub(crate) struct Message(String);

impl Message {
    pub(crate) fn new(fault: impl Into<String>) -> Self {
        Message(fault.into())
    }

    pub(crate) fn help(self, text: impl Display) -> Self {
        self.line("help", text)
    }

    pub(crate) fn note(self, text: impl Display) -> Self {
        self.line("note", text)
    }

    /// Says what was probably meant, or else what there is.
    pub(crate) fn suggest<'a>(self, wrong: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Self {
        match crate::names::nearest(wrong, candidates.clone()) {
            Some(candidate) => self.help(format_args!("did you mean `{candidate}`?")),
            None => self.list(candidates),
        }
    }

    /// Lists what there is, up to five.
    pub(crate) fn list<'a>(self, candidates: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names: Vec<String> = candidates.into_iter().map(|name| format!("`{name}`")).collect();
        if names.is_empty() {
            return self;
        }
        let more = names.len().saturating_sub(5);
        names.truncate(5);
        let names = names.join(", ");
        match more {
            0 => self.help(format_args!("there is {names}")),
            _ => self.help(format_args!("there is {names} and {more} more")),
        }
    }

    fn line(mut self, label: &str, text: impl Display) -> Self {
        self.0.push_str(&format!("\n{label}: {text}"));
        self
    }
}

impl Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The field that takes a documented name: in snake case, and raw where it is a keyword.
pub(crate) fn field_name(wire: &str) -> String {
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
    match syn::parse_str::<syn::Ident>(&name) {
        Ok(_) => name,
        Err(_) => format!("r#{name}"),
    }
}
