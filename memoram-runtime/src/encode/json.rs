//! JSON bodies: the output of serde_json, behind a thin serializer that looks at the top level of each value.
//!
//! That serializer leaves out a property whose value is `None`, unwraps one `Some`, and counts the characters of a string.
//! It works on values and not on type names, so aliases, newtypes and `Cow` make no difference.

use bytes::Bytes;
use secrecy::zeroize::Zeroizing;
use serde::ser::Serialize;

use super::Property;
use super::json_serializer::{PropertySerializer, State};
use crate::error::{Error, Refusal};
use crate::spec::EndpointSpec;

/// A value that can be a property of a JSON body, or the whole body: any type that implements `serde::Serialize`, and the
/// secrets of [`auth`](crate::auth) and [`model`](crate::model).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a JSON property",
    label = "not a JSON value",
    note = "whatever implements `serde::Serialize` can: put `#[derive(serde::Serialize)]` on the type",
    note = "a secret can by itself, but not in an `Option` or a list",
    note = "a `memoram_runtime::Part` can with `multipart`, and a `memoram_runtime::Body` with `#[memoram(body)]`"
)]
pub trait JsonValue {
    #[doc(hidden)]
    fn write(&self, to: &mut JsonSlot<'_>) -> Result<(), Refusal>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> JsonValue for T {
    fn write(&self, to: &mut JsonSlot<'_>) -> Result<(), Refusal> {
        to.serialize(self)
    }
}

/// The place in a body that one value is written to.
#[doc(hidden)]
#[derive(Debug)]
pub struct JsonSlot<'a> {
    body: &'a mut Body,
    limit: Option<usize>,
    state: State,
}

impl JsonSlot<'_> {
    pub(crate) fn serialize<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        let mut json = serde_json::Serializer::new(&mut *self.body.json);
        let serializer =
            PropertySerializer { json: &mut json, limit: self.limit, state: &mut self.state, in_some: false };
        value.serialize(serializer).map_err(|_| self.state.refusal.unwrap_or(Refusal::Serialize))
    }

    pub(crate) fn secret(&mut self, text: &str) -> Result<(), Refusal> {
        self.body.has_secret = true;
        // A buffer that grows leaves a copy of its bytes behind. Quotes and escapes need some room too.
        self.body.json.reserve(text.len().saturating_add(64));
        self.serialize(text)
    }
}

/// A body that is being written. If it contains a secret, it is wiped from memory when its last owner is dropped.
#[derive(Debug)]
struct Body {
    json: Zeroizing<Vec<u8>>,
    has_secret: bool,
}

impl Body {
    fn new() -> Self {
        Body { json: Zeroizing::new(Vec::with_capacity(128)), has_secret: false }
    }

    fn finish(mut self) -> Bytes {
        match self.has_secret {
            true => Bytes::from_owner(self.json),
            false => Bytes::from(std::mem::take(&mut *self.json)),
        }
    }

    fn key(&mut self, name: &str) -> Result<(), Refusal> {
        serde_json::to_writer(&mut *self.json, name).map_err(|_| Refusal::Serialize)?;
        self.json.push(b':');
        Ok(())
    }

    /// Returns false if the value is `None`, and nothing was written.
    fn write(&mut self, limit: Option<usize>, value: &dyn JsonValue, state: State) -> Result<bool, Refusal> {
        let mut slot = JsonSlot { body: self, limit, state };
        value.write(&mut slot)?;
        Ok(!slot.state.omitted)
    }
}

/// Encodes `{"name":value,…}`.
pub(super) fn object(spec: &EndpointSpec, properties: &[Property<'_>]) -> Result<Bytes, Error> {
    let mut body = Body::new();
    body.json.push(b'{');
    for property in properties {
        let start = body.json.len();
        if start > 1 {
            body.json.push(b',');
        }
        let written = body
            .key(property.name)
            .and_then(|()| body.write(property.max_length, property.value, State::default()))
            .map_err(|refusal| Error::refused(spec, "property", property.name, refusal))?;
        if !written {
            body.json.truncate(start);
        }
    }
    body.json.push(b'}');
    Ok(body.finish())
}

/// Encodes one value as the whole body. Returns `None` if the value is `None`.
pub(super) fn whole(value: &dyn JsonValue) -> Result<Option<Bytes>, Refusal> {
    let mut body = Body::new();
    Ok(body.write(None, value, State { is_whole: true, ..State::default() })?.then(|| body.finish()))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    use super::*;

    const SPEC: EndpointSpec = EndpointSpec::post("/x");

    fn sent(value: &dyn JsonValue, max_length: Option<usize>) -> Result<String, Error> {
        let properties =
            [Property { name: "p", max_length, value }, Property { name: "q", max_length: None, value: &1 }];
        object(&SPEC, &properties).map(|bytes| String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[derive(serde::Serialize)]
    struct Newtype<'a>(Cow<'a, str>);

    #[test]
    fn none_is_left_out_and_some_none_is_null() {
        assert_eq!(sent(&None::<u8>, None).unwrap(), r#"{"q":1}"#);
        assert_eq!(sent(&Some(None::<u8>), None).unwrap(), r#"{"p":null,"q":1}"#);
        assert_eq!(sent(&Some(Some(2)), None).unwrap(), r#"{"p":2,"q":1}"#);
        assert_eq!(sent(&(), None).unwrap(), r#"{"p":null,"q":1}"#);
    }

    #[test]
    fn a_body_with_a_secret_is_wiped() {
        let key = crate::auth::ApiKey::from("mem_1");
        let property = |value| Property { name: "key", max_length: None, value };
        let body = |value| object(&SPEC, &[property(&1), property(value)]).unwrap();
        assert_eq!(body(&key), r#"{"key":1,"key":"mem_1"}"#);
        // `Bytes` made from a vector can be turned back into it; `Bytes` with an owner that wipes them cannot.
        assert!(body(&"mem_1").try_into_mut().is_ok());
        assert!(body(&key).try_into_mut().is_err());
    }

    #[test]
    fn the_limit_counts_characters_through_every_wrapper() {
        let values: [&dyn JsonValue; 4] = [&"äöü", &Some("äöü"), &Newtype("äöü".into()), &Cow::Borrowed("äöü")];
        for value in values {
            assert_eq!(sent(value, Some(3)).unwrap(), r#"{"p":"äöü","q":1}"#);
            let error = sent(value, Some(2)).unwrap_err().to_string();
            assert!(error.contains("property `p` has 3 characters, and at most 2 are allowed"), "{error}");
        }
    }

    #[test]
    fn compound_values_are_left_to_serde_json() {
        let map = BTreeMap::from([("a", vec![1.5, 2.0])]);
        assert_eq!(sent(&map, None).unwrap(), r#"{"p":{"a":[1.5,2.0]},"q":1}"#);
        assert_eq!(sent(&("x", 'y', true), None).unwrap(), r#"{"p":["x","y",true],"q":1}"#);
    }

    #[test]
    fn bytes_behind_an_alias_are_not_sent_as_a_list_of_numbers() {
        assert_eq!(whole(&Some(Bytes::from_static(b"png"))), Err(Refusal::Bytes));
        assert_eq!(sent(&Bytes::from_static(b"a"), None).unwrap(), r#"{"p":[97],"q":1}"#);
    }

    #[test]
    fn a_number_that_json_cannot_express_is_refused() {
        assert!(sent(&f64::NAN, None).is_err());
        assert!(sent(&f32::INFINITY, None).is_err());
    }
}
