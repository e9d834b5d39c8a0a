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

impl QueryValue for Styled<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

impl HeaderValue for Styled<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

impl FormValue for Styled<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

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

impl QueryValue for AsJson<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

impl HeaderValue for AsJson<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

impl FormValue for AsJson<'_> {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.write(to)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::*;
    use crate::encode::{Encoder, Header, Parameter, Segment};
    use crate::error::Error;
    use crate::spec::EndpointSpec;

    #[derive(Serialize)]
    #[serde(rename_all = "UPPERCASE")]
    struct Rgb {
        r: u8,
        g: u8,
        b: u8,
    }

    const COLORS: [&str; 3] = ["blue", "black", "brown"];
    const RGB: Rgb = Rgb { r: 100, g: 200, b: 150 };

    /// The path, the query and the header of a request with the parameter `color` in each.
    fn encoded(style: Style, value: &dyn QueryValue) -> Result<[String; 3], Error> {
        let value = &Styled { name: "color", style, value };
        let max_length = None;
        let mut encoder = Encoder::new(EndpointSpec::get("/{color}"), "");
        encoder.path(&[Segment { name: "color", max_length, value }])?;
        encoder.query(&[Parameter { name: "color", max_length, explode: true, value }])?;
        encoder.headers(&[Header { name: "color", max_length, value }])?;
        let request = encoder.finish()?;
        let header = request.headers.get("color").map(|value| value.to_str().unwrap_or_default().to_owned());
        Ok([request.path.unwrap_or_default(), request.query, header.unwrap_or_default()])
    }

    /// The examples of OpenAPI 3.0.4 §4.7.12.6.
    #[test]
    fn the_specifications_examples() {
        use Style::{DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited};
        let in_path = [
            (Matrix { explode: false }, ["/;color=blue", "/;color=blue,black,brown", "/;color=R,100,G,200,B,150"]),
            (Matrix { explode: true }, ["/;color=blue", "/;color=blue;color=black;color=brown", "/;R=100;G=200;B=150"]),
            (Label { explode: false }, ["/.blue", "/.blue,black,brown", "/.R,100,G,200,B,150"]),
            (Label { explode: true }, ["/.blue", "/.blue.black.brown", "/.R=100.G=200.B=150"]),
            (Simple { explode: false }, ["/blue", "/blue,black,brown", "/R,100,G,200,B,150"]),
            (Simple { explode: true }, ["/blue", "/blue,black,brown", "/R=100,G=200,B=150"]),
        ];
        let in_query = [
            (Form { explode: false }, ["color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
            (Form { explode: true }, ["color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]),
            (SpaceDelimited, ["color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"]),
            (PipeDelimited, ["color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"]),
            (
                DeepObject,
                [
                    "color=blue",
                    "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
                    "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
                ],
            ),
        ];
        let in_header = [
            (Simple { explode: false }, ["blue", "blue,black,brown", "R,100,G,200,B,150"]),
            (Simple { explode: true }, ["blue", "blue,black,brown", "R=100,G=200,B=150"]),
        ];
        let tables = [in_path.as_slice(), in_query.as_slice(), in_header.as_slice()];
        for (place, table) in tables.into_iter().enumerate() {
            for (style, expected) in table {
                let values: [&dyn QueryValue; 3] = [&"blue", &COLORS, &RGB];
                let found = values.map(|value| encoded(*style, value).unwrap()[place].clone());
                assert_eq!(found, *expected, "{style:?}");
            }
        }
    }

    #[test]
    fn what_is_within_a_deep_object_has_its_place() {
        let items = [BTreeMap::from([("price", 5)]), BTreeMap::from([("price", 7)])];
        let value = serde_json::json!({"a": {"b c": 1}, "items": items, "tags": ["x", "y"], "no": null});
        let query = encoded(Style::DeepObject, &value).map(|[_, query, _]| query);
        assert!(query.is_err(), "null has no text");
        let value = serde_json::json!({"a": {"b c": 1}, "items": items, "tags": ["x", "y"]});
        let decoded = encoded(Style::DeepObject, &value).unwrap()[1].replace("%5B", "[").replace("%5D", "]");
        let expected =
            "color[a][b%20c]=1&color[items][0][price]=5&color[items][1][price]=7&color[tags][]=x&color[tags][]=y";
        assert_eq!(decoded, expected);
    }

    #[test]
    fn delimiters_within_a_value_are_encoded() {
        let value = ["a,b", "c|d e", "f;g=h"];
        let Ok([path, query, _]) = encoded(Style::PipeDelimited, &value) else { panic!("it can be sent") };
        assert_eq!(query, "color=a%2Cb%7Cc%7Cd%20e%7Cf%3Bg%3Dh");
        assert_eq!(path, "/a%2Cb%7Cc%7Cd%20e%7Cf%3Bg%3Dh");
    }

    #[test]
    fn values_that_no_style_can_write_are_refused() {
        let nested = BTreeMap::from([("a", [1])]);
        for style in [Style::Form { explode: true }, Style::SpaceDelimited, Style::Simple { explode: false }] {
            assert!(encoded(style, &nested).is_err() && encoded(style, &[[1]]).is_err(), "{style:?}");
        }
        let none: [u8; 0] = [];
        assert!(encoded(Style::Simple { explode: false }, &none).is_err(), "a segment must not be empty");
        assert!(encoded(Style::Label { explode: false }, &["."]).is_err(), "it would be `..`");
        assert!(encoded(Style::Label { explode: false }, &[""]).is_err(), "it would be `.`");
        assert!(encoded(Style::Simple { explode: false }, &BTreeMap::from([("a\n", 1)])).is_err());
    }

    #[test]
    fn json_is_text() {
        let mut encoder = Encoder::new(EndpointSpec::get("/x"), "");
        let value = &AsJson { value: &RGB };
        encoder.query(&[Parameter { name: "color", max_length: None, explode: true, value }]).unwrap();
        encoder
            .query(&[Parameter { name: "no", max_length: None, explode: true, value: &AsJson { value: &None::<u8> } }])
            .unwrap();
        let request = encoder.finish().unwrap();
        assert_eq!(request.query, "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D");
    }
}
