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
        Message(visible(&fault.into()))
    }

    /// A fault in a part of the path literal: the literal, and a caret line below the part at `part` (characters of the
    /// path). rustc indents the lines after the first by seven columns, which lines both up.
    pub(crate) fn pointed(fault: &str, path: &str, part: &Range<usize>, remark: &str) -> Self {
        let indent = " ".repeat(part.start.saturating_add(1));
        let carets = "^".repeat(part.len().max(1));
        let remark = if remark.is_empty() { String::new() } else { format!(" {remark}") };
        Message(format!("{}\n  {path:?}\n  {indent}{carets}{remark}", visible(fault)))
    }

    pub(crate) fn help(self, text: impl Display) -> Self {
        self.line("help", &visible(&text.to_string()))
    }

    /// A help of several lines. Each is visible already.
    pub(crate) fn help_lines(self, first: &str, lines: &[String]) -> Self {
        let lines: String = lines.iter().map(|line| format!("\n    {}", visible(line))).collect();
        self.line("help", &format!("{first}{lines}"))
    }

    pub(crate) fn note(self, text: impl Display) -> Self {
        self.line("note", &visible(&text.to_string()))
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

    fn line(mut self, label: &str, text: &str) -> Self {
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

/// No line is longer, in bytes: a document may have names of any length.
const MAX_LINE: usize = 1000;

/// One line without characters that move the cursor, hide text or begin a line: a document may have them in its names and
/// descriptions. These are C0, DEL and C1; the separators of lines and paragraphs; the marks, embeddings, overrides and
/// isolates of Unicode's bidirectional algorithm (UAX #9 §2). The middle of a long line is left out.
fn visible(text: &str) -> String {
    let is_hidden = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{61c}' | '\u{200e}' | '\u{200f}')
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut visible = String::with_capacity(text.len().min(MAX_LINE));
    for part in shortened(text) {
        for letter in part.chars() {
            match is_hidden(letter) {
                true => visible.extend(letter.escape_debug()),
                false => visible.push(letter),
            }
        }
    }
    visible
}

/// The text, or its beginning and its end.
fn shortened(text: &str) -> [&str; 3] {
    if text.len() <= MAX_LINE {
        return [text, "", ""];
    }
    let half = MAX_LINE / 2;
    let boundary = |least: usize| text.char_indices().map(|(index, _)| index).find(|index| *index >= least);
    let beginning = boundary(half).and_then(|end| text.get(..end)).unwrap_or_default();
    let end = boundary(text.len().saturating_sub(half)).and_then(|start| text.get(start..)).unwrap_or_default();
    [beginning, "…", end]
}
