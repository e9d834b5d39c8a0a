//! How a value of several parts is written as text.

use crate::document::Node;

/// How a list or an object is written (OpenAPI 3.0.4 §4.7.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are OpenAPI's")]
pub enum Style<'d> {
    Form {
        explode: bool,
    },
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    Simple {
        explode: bool,
    },
    Label {
        explode: bool,
    },
    Matrix {
        explode: bool,
    },
    /// `content: application/json`: the value is JSON text.
    Json,
    /// A style that OpenAPI does not have.
    Unknown(&'d str),
}

impl<'d> Style<'d> {
    /// The `style` and `explode` of a node. `default` is the style of the place.
    pub(super) fn read(node: &'d Node, default: &'d str) -> Self {
        let style = node.text_of("style").unwrap_or(default);
        let explode = node.boolean("explode").unwrap_or(style == "form");
        match style {
            // With `explode` these repeat the name too.
            "spaceDelimited" | "pipeDelimited" if explode => Style::Form { explode },
            "form" => Style::Form { explode },
            "spaceDelimited" => Style::SpaceDelimited,
            "pipeDelimited" => Style::PipeDelimited,
            "deepObject" => Style::DeepObject,
            "simple" => Style::Simple { explode },
            "label" => Style::Label { explode },
            "matrix" => Style::Matrix { explode },
            unknown => Style::Unknown(unknown),
        }
    }
}
