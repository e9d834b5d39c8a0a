//! The path literal. Stable Rust cannot underline a part of a literal, so the message repeats it above a caret line.

use memoram_openapi::{PlaceholderFault, PlaceholderStyle, Template, TemplateFault, TemplateFaultKind, without_suffix};
use syn::parse::ParseStream;
use syn::{Lit, LitStr};

use super::syntax::skip_until_comma;
use crate::error::Errors;
use crate::message::Message;

/// The literal. An expression in its place is passed over.
pub(super) fn literal(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<LitStr>> {
    if !input.peek(Lit) {
        let message = Message::new("expected a string literal for the path")
            .note("the path is checked while compiling, so it cannot be an expression");
        errors.at(input.span(), &message);
        skip_until_comma(input)?;
        return Ok(None);
    }
    match input.parse::<Lit>()? {
        Lit::Str(path) if path.suffix().is_empty() => Ok(Some(path)),
        other => {
            let message = Message::new("the path is a plain string literal");
            errors.push(&other, &message.help(format_args!("{:?}", plain(&other))));
            Ok(None)
        }
    }
}

/// The text of a literal of another kind.
fn plain(literal: &Lit) -> String {
    match literal {
        Lit::Str(text) => text.value(),
        Lit::ByteStr(text) => String::from_utf8_lossy(&text.value()).into_owned(),
        Lit::CStr(text) => text.value().to_string_lossy().into_owned(),
        Lit::Char(letter) => letter.value().to_string(),
        _ => "/".to_owned(),
    }
}

/// The template of a literal, without a query and a fragment. These are a fault, unless the document's own key has them.
pub(super) fn template(literal: &LitStr, errors: &mut Errors) -> Option<(Template, Option<Message>)> {
    let path = literal.value();
    let faults = match Template::parse(&path) {
        Ok(template) => return Some((template, None)),
        Err(faults) => faults,
    };
    if let [fault @ TemplateFault { kind: TemplateFaultKind::Query { .. } | TemplateFaultKind::Fragment, .. }] =
        &*faults
        && let Ok(template) = Template::parse(without_suffix(&path))
    {
        return Some((template, Some(message(&path, fault))));
    }
    faults.iter().for_each(|fault| errors.push(literal, &message(&path, fault)));
    None
}

fn message(path: &str, fault: &TemplateFault) -> Message {
    let pointed = |text: &str| Message::pointed(text, path, &fault.at, "");
    match &fault.kind {
        TemplateFaultKind::Empty => Message::new("the path is empty").help("write `\"/\"` for the root"),
        TemplateFaultKind::NoSlash => {
            Message::new("the path must start with `/`").help(format_args!("{:?}", format!("/{path}")))
        }
        TemplateFaultKind::Host { path } => {
            Message::new("the path must not name a host; the client's base URL does").help(format_args!("{path:?}"))
        }
        TemplateFaultKind::Query { name } => {
            let name = name.as_deref().unwrap_or("it");
            pointed("the path must not contain a query")
                .help(format_args!("make `{name}` a field with `#[memoram(query)]`"))
        }
        TemplateFaultKind::Fragment => pointed("the path must not contain a fragment; it is never sent"),
        TemplateFaultKind::EmptySegment { fixed } => {
            pointed("the path has an empty segment").help(format_args!("{fixed:?}"))
        }
        TemplateFaultKind::DotSegment { segment } => {
            pointed(&format!("`{segment}` would be resolved away before sending")).help("write the final path")
        }
        TemplateFaultKind::Unescaped { letter, escaped } => {
            let shown = if letter.is_control() { letter.escape_default().to_string() } else { letter.to_string() };
            pointed(&format!("`{shown}` must be percent-encoded in a path")).help(format_args!("{escaped:?}"))
        }
        TemplateFaultKind::NotAnEscape { escape } => {
            pointed(&format!("`{escape}` is not a percent escape")).help("a literal `%` is `%25`")
        }
        TemplateFaultKind::EscapedStructure { escape } => {
            pointed(&format!("`{escape}` would change which segments the path has"))
                .help("make the segment a field; its value is encoded")
        }
        TemplateFaultKind::Placeholder(fault) => placeholder_message(fault, pointed),
    }
}

fn placeholder_message(fault: &PlaceholderFault, pointed: impl Fn(&str) -> Message) -> Message {
    match fault {
        PlaceholderFault::NeverClosed => pointed("`{` is never closed"),
        PlaceholderFault::ClosesNothing => pointed("`}` closes nothing"),
        PlaceholderFault::NotAName { suggestion } => {
            let message = pointed("a placeholder is the name of a field");
            match suggestion {
                Some(name) => message.help(format_args!("`{{{name}}}`; its name is not sent")),
                None => message.help("`{id}`, with a field `id`"),
            }
        }
        PlaceholderFault::ForeignStyle { fixed, style } => {
            let message = pointed("placeholders are written `{id}`").help(format_args!("{fixed:?}"));
            match style {
                PlaceholderStyle::Brackets => message,
                PlaceholderStyle::Typed => message.note("types come from the field"),
                PlaceholderStyle::Optional => message.note("optional path parts do not exist; use two structs"),
                PlaceholderStyle::CatchAll => message.note("a catch-all would hide `/`; encode segments as fields"),
            }
        }
        PlaceholderFault::Twice { name } => pointed(&format!("placeholder `{{{name}}}` appears twice")),
        PlaceholderFault::Together { pair } => {
            pointed(&format!("`{pair}` run together: the server could not tell them apart"))
                .help("put a separator between them")
        }
    }
}
