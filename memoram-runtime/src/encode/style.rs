//! How lists and objects are written as text (OpenAPI 3.0.4 §4.7.12.3, RFC 6570).

use percent_encoding::utf8_percent_encode;

use super::json;
use super::text::RESERVED;
use super::{FormValue, HeaderValue, JsonValue, PathSegment, QueryValue, Texts};
use crate::error::Refusal;

/// How a list or an object is written. The examples are of the parameter `c` with the list `a`, `b`, and with the object
/// `R: 1`, `G: 2`.
///
/// What separates the values is never part of them: reserved characters are percent-encoded within a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// In the query and in forms: `c=a&c=b` and `R=1&G=2` with `explode`, else `c=a,b` and `c=R,1,G,2`.
    Form {
        /// Whether each value is a pair of its own.
        explode: bool,
    },
    /// In the query and in forms: `c=a%20b` and `c=R%201%20G%202`.
    SpaceDelimited,
    /// In the query and in forms: `c=a%7Cb` and `c=R%7C1%7CG%7C2`.
    PipeDelimited,
    /// In the query and in forms: `c%5BR%5D=1&c%5BG%5D=2`. OpenAPI leaves open what is within an object. Here an object
    /// within one is `c[R][x]=1`, a list of scalars `c[R][]=1`, and a list of objects `c[R][0][x]=1`, with the brackets
    /// encoded, as common servers read them.
    DeepObject,
    /// In paths and headers: `a,b`, and `R=1,G=2` with `explode`, else `R,1,G,2`.
    Simple {
        /// Whether keys are joined to their values.
        explode: bool,
    },
    /// In paths: `.a.b` and `.R=1.G=2` with `explode`, else `.a,b` and `.R,1,G,2`.
    Label {
        /// Whether each value begins with a dot.
        explode: bool,
    },
    /// In paths: `;c=a;c=b` and `;R=1;G=2` with `explode`, else `;c=a,b` and `;c=R,1,G,2`.
    Matrix {
        /// Whether each value is a pair of its own.
        explode: bool,
    },
}

impl Style {
    /// What is between two values, as it is sent.
    pub(super) fn delimiter(self) -> &'static str {
        match self {
            Style::SpaceDelimited => "%20",
            Style::PipeDelimited => "%7C",
            Style::Label { explode: true } => ".",
            Style::Matrix { explode: true } => ";",
            _ => ",",
        }
    }
}

/// Appends the values, percent-encoded. `before` stands in front of each that has no key.
pub(super) fn join(to: &mut String, delimiter: &str, before: &str, texts: &Texts) {
    let assigns = matches!(
        texts.style(),
        Some(Style::Simple { explode: true } | Style::Label { explode: true } | Style::Matrix { explode: true })
    );
    for (index, (key, value)) in texts.pairs().enumerate() {
        if index > 0 {
            to.push_str(delimiter);
        }
        match key {
            Some(key) => {
                to.extend(utf8_percent_encode(key, RESERVED));
                to.push_str(if assigns { "=" } else { delimiter });
            }
            None => to.push_str(before),
        }
        to.extend(utf8_percent_encode(value, RESERVED));
    }
}

/// A value and its style. In a query or a form without one, a list repeats the name.
#[derive(Clone, Copy)]
pub struct Styled<'a> {
    /// The parameter's name, which the style `matrix` writes.
    pub name: &'a str,
    /// The style.
    pub style: Style,
    /// The value.
    pub value: &'a dyn QueryValue,
}

impl Styled<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        to.set_style(self.style);
        self.value.write(to)
    }

    /// The value in a path, percent-encoded.
    pub(super) fn in_path(&self, limit: Option<usize>) -> Result<String, Refusal> {
        let mut texts = Texts::new(limit);
        self.write(&mut texts)?;
        if texts.values().is_empty() {
            return Err(Refusal::Empty);
        }
        let has_control = |text: &str| text.bytes().any(|byte| byte.is_ascii_control());
        if texts.pairs().any(|(key, value)| key.is_some_and(has_control) || has_control(value)) {
            return Err(Refusal::Control);
        }
        let (mut path, mut before) = (String::new(), String::new());
        match self.style {
            Style::Label { .. } => path.push('.'),
            Style::Matrix { explode } => {
                path.push(';');
                before.extend(utf8_percent_encode(self.name, RESERVED));
                before.push('=');
                if !explode {
                    path.push_str(&std::mem::take(&mut before));
                }
            }
            _ => {}
        }
        join(&mut path, self.style.delimiter(), &before, &texts);
        Ok(path)
    }
}

#[diagnostic::do_not_recommend]
impl QueryValue for Styled<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

#[diagnostic::do_not_recommend]
impl HeaderValue for Styled<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

#[diagnostic::do_not_recommend]
impl FormValue for Styled<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

#[diagnostic::do_not_recommend]
impl PathSegment for Styled<'_> {
    fn segment(&self) -> std::borrow::Cow<'_, str> {
        std::borrow::Cow::Borrowed("")
    }

    fn styled(&self) -> Option<&Styled<'_>> {
        Some(self)
    }
}

/// A value that is sent as JSON text: a parameter with `content: application/json` (OpenAPI 3.0.4 §4.7.12.4), or an object in
/// a form.
#[derive(Clone, Copy)]
pub struct AsJson<'a> {
    /// The value.
    pub value: &'a dyn JsonValue,
}

impl AsJson<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        let Some(json) = json::whole(self.value)? else { return Ok(()) };
        to.push(String::from_utf8_lossy(&json).into_owned())
    }
}

#[diagnostic::do_not_recommend]
impl QueryValue for AsJson<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

#[diagnostic::do_not_recommend]
impl HeaderValue for AsJson<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

#[diagnostic::do_not_recommend]
impl FormValue for AsJson<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

#[cfg(test)]
mod tests;
