//! The text of a fault. Its first line is the fault in the user's own words; then `help:` with text to paste; then `note:`
//! with the place in the document.

use std::fmt::{self, Display};
use std::ops::Range;

use memoram_openapi::spelling::nearest;

/// The text of one fault.
#[derive(Clone, Debug)]
pub(crate) struct Message(String);

impl Message {
    pub(crate) fn new(fault: impl Into<String>) -> Self {
        Message(fault.into())
    }

    /// A fault in a part of the path literal: the literal, and a caret line below the part at `part` (characters of the
    /// path). rustc indents the lines after the first by seven columns, which lines both up.
    pub(crate) fn pointed(fault: &str, path: &str, part: &Range<usize>, remark: &str) -> Self {
        let indent = " ".repeat(part.start.saturating_add(1));
        let carets = "^".repeat(part.len().max(1));
        let remark = if remark.is_empty() { String::new() } else { format!(" {remark}") };
        Message::new(format!("{fault}\n  {path:?}\n  {indent}{carets}{remark}"))
    }

    pub(crate) fn help(self, text: impl Display) -> Self {
        self.line("help", text)
    }

    pub(crate) fn note(self, text: impl Display) -> Self {
        self.line("note", text)
    }

    /// Says which candidate was probably meant, or lists all.
    pub(crate) fn suggest<'a>(self, wrong: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Self {
        match nearest(wrong, candidates.clone()) {
            Some(candidate) => self.did_you_mean(candidate),
            None => self.list(candidates),
        }
    }

    /// Says which of an option's words was probably meant, or notes all.
    pub(crate) fn suggest_word(self, wrong: &str, words: &[&str]) -> Self {
        match nearest(wrong, words.iter().copied()) {
            Some(word) => self.did_you_mean(word),
            None => self.note(words.join(", ")),
        }
    }

    pub(crate) fn did_you_mean(self, candidate: &str) -> Self {
        self.help(format_args!("did you mean `{candidate}`?"))
    }

    /// Lists the candidates, up to five.
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

/// `an integer`, `a string`: the types of a schema.
pub(crate) fn with_article(documented: &str) -> String {
    let article = if documented.starts_with(['a', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {documented}")
}
