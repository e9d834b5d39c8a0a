//! The path literal. What is wrong in it is shown by a caret, since stable Rust cannot underline a part of a literal.

use std::ops::Range;

use super::Message;

/// The literal, and a caret line below the part at `part` (characters of the path).
///
/// rustc indents the lines after the first by seven columns, which lines both up.
fn pointed(fault: String, path: &str, part: &Range<usize>, remark: &str) -> Message {
    let literal = format!("{path:?}");
    let indent = " ".repeat(part.start + 1);
    let carets = "^".repeat(part.len().max(1));
    let remark = if remark.is_empty() { String::new() } else { format!(" {remark}") };
    Message::new(format!("{fault}\n  {literal}\n  {indent}{carets}{remark}"))
}

pub(crate) fn path_not_literal() -> Message {
    Message::new("expected a string literal for the path")
        .note("the path is checked while compiling, so it cannot be an expression")
}

pub(crate) fn path_not_plain(plain: &str) -> Message {
    Message::new("the path is a plain string literal").help(format_args!("{plain:?}"))
}

pub(crate) fn path_empty() -> Message {
    Message::new("the path is empty").help("write `\"/\"` for the root")
}

pub(crate) fn path_without_slash(path: &str) -> Message {
    Message::new("the path must start with `/`").help(format_args!("{:?}", format!("/{path}")))
}

pub(crate) fn path_with_host(rest: &str) -> Message {
    Message::new("the path must not name a host; the client's base URL does").help(format_args!("{rest:?}"))
}

pub(crate) fn path_with_query(path: &str, part: &Range<usize>, name: &str) -> Message {
    pointed("the path must not contain a query".to_owned(), path, part, "")
        .help(format_args!("make `{name}` a field with `#[memoram(query)]`"))
}

pub(crate) fn path_with_fragment(path: &str, part: &Range<usize>) -> Message {
    pointed("the path must not contain a fragment; it is never sent".to_owned(), path, part, "")
}

pub(crate) fn empty_segment(path: &str, part: &Range<usize>, fixed: &str) -> Message {
    pointed("the path has an empty segment".to_owned(), path, part, "").help(format_args!("{fixed:?}"))
}

pub(crate) fn dot_segment(path: &str, part: &Range<usize>, segment: &str) -> Message {
    pointed(format!("`{segment}` would be resolved away before sending"), path, part, "").help("write the final path")
}

pub(crate) fn unescaped(path: &str, part: &Range<usize>, letter: char, escaped: &str) -> Message {
    let shown = if letter.is_control() { letter.escape_default().to_string() } else { letter.to_string() };
    pointed(format!("`{shown}` must be percent-encoded in a path"), path, part, "").help(format_args!("{escaped:?}"))
}

pub(crate) fn not_an_escape(path: &str, part: &Range<usize>, escape: &str) -> Message {
    pointed(format!("`{escape}` is not a percent escape"), path, part, "").help("a literal `%` is `%25`")
}

pub(crate) fn escaped_structure(path: &str, part: &Range<usize>, escape: &str) -> Message {
    pointed(format!("`{escape}` would change which segments the path has"), path, part, "")
        .help("make the segment a field; its value is encoded")
}

pub(crate) fn brace_never_closed(path: &str, part: &Range<usize>) -> Message {
    pointed("`{` is never closed".to_owned(), path, part, "")
}

pub(crate) fn brace_closes_nothing(path: &str, part: &Range<usize>) -> Message {
    pointed("`}` closes nothing".to_owned(), path, part, "")
}

pub(crate) fn placeholder_not_a_name(path: &str, part: &Range<usize>, suggestion: Option<&str>) -> Message {
    let message = pointed("a placeholder is the name of a field".to_owned(), path, part, "");
    match suggestion {
        Some(name) => message.help(format_args!("`{{{name}}}`; its name is not sent")),
        None => message.help("`{id}`, with a field `id`"),
    }
}

pub(crate) fn placeholder_style(path: &str, part: &Range<usize>, fixed: &str, remark: Option<&str>) -> Message {
    let message = pointed("placeholders are written `{id}`".to_owned(), path, part, "");
    let message = message.help(format_args!("{fixed:?}"));
    match remark {
        Some(remark) => message.note(remark),
        None => message,
    }
}

pub(crate) fn placeholder_twice(path: &str, part: &Range<usize>, name: &str) -> Message {
    pointed(format!("placeholder `{{{name}}}` appears twice"), path, part, "")
}

pub(crate) fn placeholders_together(path: &str, part: &Range<usize>, pair: &str) -> Message {
    pointed(format!("`{pair}` run together: the server could not tell them apart"), path, part, "")
        .help("put a separator between them")
}

pub(crate) fn placeholder_without_field(
    path: &str,
    part: &Range<usize>,
    name: &str,
    owner: &str,
    meant: Option<&str>,
) -> Message {
    let fault = format!("route placeholder `{{{name}}}` has no field in `{owner}`");
    match meant {
        Some(meant) => pointed(fault, path, part, &format!("did you mean `{{{meant}}}`?")),
        None => {
            let field = super::field_name(name);
            pointed(fault, path, part, "").help(format_args!("add `pub {field}: String`"))
        }
    }
}

pub(crate) fn placeholder_with_two_fields(path: &str, part: &Range<usize>, name: &str, fields: &[String]) -> Message {
    let fields = fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(" and ");
    pointed(format!("route placeholder `{{{name}}}` fits {fields}"), path, part, "")
        .help("name the placeholder exactly as one of them")
}
