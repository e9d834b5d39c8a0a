//! Values that are sent as text: query parameters and headers.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::ser::Serialize;

use super::style;
use super::texts_serializer::TextsSerializer;
use super::{Header, Parameter, Style, Texts};
use crate::error::Refusal;

/// All characters except the unreserved ones (RFC 3986 §2.3).
pub(super) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A value that can be a query parameter: any type that serde serializes as a scalar, a list or an object of scalars, or an
/// `Option` of one. What [`Style`] a list or an object has is up to the parameter.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a query parameter",
    label = "not a query value",
    note = "whatever implements `serde::Serialize` as a scalar, or as a list or an object of scalars, can"
)]
pub trait QueryValue {
    #[doc(hidden)]
    fn write(&self, to: &mut Texts) -> Result<(), Refusal>;
}

/// A value that can be a header: any type that serde serializes as a scalar, a list or an object of scalars, or an `Option` of
/// one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a header",
    label = "not a header value",
    note = "whatever implements `serde::Serialize` as a scalar, or as a list or an object of scalars, can"
)]
pub trait HeaderValue {
    #[doc(hidden)]
    fn write(&self, to: &mut Texts) -> Result<(), Refusal>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> QueryValue for T {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.serialize(TextsSerializer::new(to))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> HeaderValue for T {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.serialize(TextsSerializer::new(to))
    }
}

/// Appends `name=value`. `None` and an empty list are left out.
pub(super) fn write_query(query: &mut String, parameter: &Parameter<'_>) -> Result<(), Refusal> {
    let mut texts = Texts::new(parameter.max_length);
    parameter.value.write(&mut texts)?;
    write_pairs(query, parameter.name, parameter.explode, &texts);
    Ok(())
}

/// Appends `name=value`; a list repeats the name.
pub(super) fn write_pair(query: &mut String, name: &str, value: &dyn QueryValue) -> Result<(), Refusal> {
    let mut texts = Texts::new(None);
    value.write(&mut texts)?;
    write_pairs(query, name, true, &texts);
    Ok(())
}

/// Appends a value's texts to a query string or a form. Both use the same encoding, with `%20` for a space.
pub(super) fn write_pairs(query: &mut String, name: &str, explode: bool, texts: &Texts) {
    match texts.style().unwrap_or(Style::Form { explode }) {
        Style::Form { explode: true } => {
            for (key, value) in texts.pairs() {
                write_pair_of(query, &[key.unwrap_or(name)], value);
            }
        }
        Style::DeepObject => {
            for (key, value) in texts.pairs() {
                write_pair_of(query, &[name, key.unwrap_or_default()], value);
            }
        }
        style if !texts.values().is_empty() => {
            write_pair_of(query, &[name], "");
            style::join(query, style.delimiter(), "", texts);
        }
        _ => {}
    }
}

fn write_pair_of(query: &mut String, name: &[&str], value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    name.iter().for_each(|part| query.extend(utf8_percent_encode(part, RESERVED)));
    query.push('=');
    query.extend(utf8_percent_encode(value, RESERVED));
}

/// Encodes the value of a header. A list is joined with commas (OpenAPI 3.0.4 §4.7.12.3, style `simple`).
pub(super) fn header_value(header: &Header<'_>) -> Result<Option<http::HeaderValue>, Refusal> {
    let mut texts = Texts::new(header.max_length);
    header.value.write(&mut texts)?;
    if texts.values().is_empty() {
        return Ok(None);
    }
    let explode = matches!(texts.style(), Some(Style::Simple { explode: true }));
    let parts = texts.pairs().map(|(key, value)| match key {
        Some(key) => format!("{key}{}{value}", if explode { "=" } else { "," }),
        None => value.to_owned(),
    });
    let text = parts.collect::<Vec<_>>().join(",");
    if text.bytes().any(|byte| byte.is_ascii_control()) {
        return Err(Refusal::Control);
    }
    let mut value = http::HeaderValue::try_from(text).map_err(|_| Refusal::Control)?;
    value.set_sensitive(texts.is_sensitive());
    Ok(Some(value))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn query(value: &dyn QueryValue, explode: bool) -> Result<String, Refusal> {
        let mut query = String::from("first=1");
        write_query(&mut query, &Parameter { name: "tags", max_length: Some(5), explode, value })?;
        Ok(query)
    }

    #[test]
    fn scalars_options_and_lists() {
        assert_eq!(query(&"a b&c", true).unwrap(), "first=1&tags=a%20b%26c");
        assert_eq!(query(&Some(0.5), true).unwrap(), "first=1&tags=0.5");
        assert_eq!(query(&None::<u8>, true).unwrap(), "first=1");
        assert_eq!(query(&vec!["a", "b,c"], true).unwrap(), "first=1&tags=a&tags=b%2Cc");
        assert_eq!(query(&vec!["a", "b,c"], false).unwrap(), "first=1&tags=a,b%2Cc");
        assert_eq!(query(&Vec::<String>::new(), false).unwrap(), "first=1");
    }

    #[test]
    fn values_without_text_are_refused() {
        assert_eq!(query(&BTreeMap::from([(1, [2])]), true), Err(Refusal::NotText));
        assert_eq!(query(&vec![vec![1]], true), Err(Refusal::NotText));
        assert_eq!(query(&f64::NAN, true), Err(Refusal::NotFinite));
        assert_eq!(query(&"äöüäöü", true), Err(Refusal::TooLong { length: 6, limit: 5 }));
    }

    #[test]
    fn headers_must_not_have_line_breaks() {
        let text = |value: &dyn HeaderValue| header_value(&Header { name: "x", max_length: None, value });
        assert_eq!(text(&vec![1, 2]), Ok(Some(http::HeaderValue::from_static("1,2"))));
        assert!(text(&crate::auth::ApiKey::from("mem_1")).unwrap().unwrap().is_sensitive());
        assert_eq!(text(&None::<u8>), Ok(None));
        assert_eq!(text(&"a\r\nb"), Err(Refusal::Control));
    }
}
