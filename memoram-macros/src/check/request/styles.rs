//! How lists and objects are written as text, and which types have no text.

use memoram_openapi::{Format, Parameter, Style};

use super::documented::{Documented, NameKind};
use crate::error::Errors;
use crate::message::Message;
use crate::request::{Class, Field, RustType};

/// The style of a field, where the runtime must be told. What OpenAPI does not have has been reported.
pub(super) fn of_field(documented: &Documented<'_>) -> Option<Style<'static>> {
    let default = match documented.kind {
        NameKind::Header => Style::Simple { explode: false },
        NameKind::Query | NameKind::Property => Style::Form { explode: true },
    };
    known(documented.style).filter(|style| *style != default)
}

/// The style of what fills a placeholder. A scalar is told only if something is written before it.
pub(super) fn of_segment(parameter: &Parameter<'_>) -> Option<Style<'static>> {
    let has_parts = parameter.schema.is_some_and(|schema| ["array", "object"].contains(&schema.type_name()));
    let is_simple = matches!(parameter.style, Style::Simple { .. } | Style::Json);
    known(parameter.style).filter(|_| has_parts || !is_simple)
}

fn known(style: Style<'_>) -> Option<Style<'static>> {
    Some(match style {
        Style::Form { explode } => Style::Form { explode },
        Style::SpaceDelimited => Style::SpaceDelimited,
        Style::PipeDelimited => Style::PipeDelimited,
        Style::DeepObject => Style::DeepObject,
        Style::Simple { explode } => Style::Simple { explode },
        Style::Label { explode } => Style::Label { explode },
        Style::Matrix { explode } => Style::Matrix { explode },
        Style::Json => Style::Json,
        Style::Unknown(_) => return None,
    })
}

/// Reports a type that cannot be written where it is sent: text has room for one level of lists and objects.
pub(super) fn check_shape(
    field: &Field<'_>,
    kind: NameKind,
    documented: Option<&Documented<'_>>,
    format: Format,
    errors: &mut Errors,
) {
    let place = match kind {
        NameKind::Query => "a query",
        NameKind::Header => "a header",
        NameKind::Property if format == Format::Form => "a form",
        NameKind::Property => return,
    };
    let style = documented.map(|one| one.style);
    let note = |message: Message| match documented {
        Some(documented) => message.note(documented.location),
        None => message,
    };
    match style {
        Some(Style::Json | Style::DeepObject) => {}
        Some(Style::Unknown(style)) if has_parts(&field.ty) => {
            let message =
                Message::new(format!("OpenAPI has no style `{style}`, in which `{}` would be sent", field.name));
            errors.push(field.ty.original, &note(message.help("a `String` that you write yourself")));
        }
        _ if field.ty.part().is_some_and(has_parts) => {
            let message = Message::new(format!("{place} has no room for `{}`, which holds lists or maps", field.ty));
            errors.push(field.ty.original, &note(message.help("a list or a map of strings, numbers or booleans")));
        }
        _ => {}
    }
}

fn has_parts(ty: &RustType<'_>) -> bool {
    matches!(ty.class(), Some(Class::Array | Class::Object))
}
