//! Form bodies: `name=value&…`, encoded like query strings.

use bytes::Bytes;
use secrecy::zeroize::Zeroizing;
use serde::ser::Serialize;

use super::text::write_pairs;
use super::texts_serializer::TextsSerializer;
use super::{FormField, Texts};
use crate::error::{Error, Refusal};
use crate::spec::EndpointSpec;

/// A value that can be a field of a form: any type that serde serializes as a scalar, a list or an object of scalars, or an
/// `Option` of one, and the secrets of [`auth`](crate::auth) and [`model`](crate::model).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a form field",
    label = "not a form value",
    note = "whatever implements `serde::Serialize` as a scalar, or as a list or an object of scalars, can",
    note = "a secret can by itself, but not in an `Option` or a list"
)]
pub trait FormValue {
    #[doc(hidden)]
    fn write(&self, to: &mut Texts) -> Result<(), Refusal>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> FormValue for T {
    fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
        self.serialize(TextsSerializer::new(to))
    }
}

/// Encodes the fields. If one of them is a secret, the body is wiped from memory when its last owner is dropped.
pub(super) fn form(spec: &EndpointSpec, fields: &[FormField<'_>]) -> Result<Bytes, Error> {
    let mut form = Zeroizing::new(String::with_capacity(128));
    let mut has_secret = false;
    for field in fields {
        has_secret |=
            push(&mut form, field).map_err(|refusal| Error::refused(spec, "form field", field.name, refusal))?;
    }
    let form = std::mem::take(&mut *form);
    Ok(match has_secret {
        true => Bytes::from_owner(Zeroizing::new(form.into_bytes())),
        false => Bytes::from(form),
    })
}

/// Appends a field; a list repeats the name. Returns true if the field is a secret.
pub(super) fn push(form: &mut String, field: &FormField<'_>) -> Result<bool, Refusal> {
    let mut texts = Texts::new(field.max_length);
    field.value.write(&mut texts)?;
    if texts.is_sensitive() {
        // A buffer that grows leaves a copy of its bytes behind. Percent-encoding triples the length at most.
        form.reserve(texts.bytes().saturating_mul(3).saturating_add(64));
    }
    write_pairs(form, field.name, true, &texts);
    Ok(texts.is_sensitive())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(value: &dyn FormValue) -> Result<Bytes, Error> {
        let field = |name, value| FormField { name, max_length: Some(5), value };
        form(&EndpointSpec::post("/token"), &[field("a[]", value), field("b", &true)])
    }

    #[test]
    fn a_form_parser_reads_the_values_that_were_written() {
        for text in ["a b", "+&=%", "\u{e4}*~", ""] {
            let body = sent(&text).unwrap();
            let read: Vec<(String, String)> = url::form_urlencoded::parse(&body).into_owned().collect();
            assert_eq!(read, [("a[]".to_owned(), text.to_owned()), ("b".to_owned(), "true".to_owned())]);
        }
        assert_eq!(sent(&vec![1, 2]).unwrap(), "a%5B%5D=1&a%5B%5D=2&b=true");
        assert_eq!(sent(&None::<u8>).unwrap(), "b=true");
    }

    #[test]
    fn values_without_text_or_above_the_limit_are_refused() {
        assert!(sent(&[[1]]).unwrap_err().to_string().contains("form field `a[]` is not a scalar"));
        assert!(sent(&"123456").unwrap_err().to_string().contains("has 6 characters"));
    }

    #[test]
    fn a_form_with_a_secret_is_wiped() {
        let key = crate::auth::ApiKey::from("mem 1");
        assert_eq!(sent(&key).unwrap(), "a%5B%5D=mem%201&b=true");
        // `Bytes` made from a vector can be turned back into it; `Bytes` with an owner that wipes them cannot.
        assert!(sent(&"mem 1").unwrap().try_into_mut().is_ok());
        assert!(sent(&key).unwrap().try_into_mut().is_err());
    }
}
