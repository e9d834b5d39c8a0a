//! JSON properties: serde's own output, behind a thin serializer that sees the top level of each value.
//!
//! It leaves out a property whose value is `None`, unwraps one `Some`, and counts a string's characters, whatever
//! alias, newtype or `Cow` the value comes in.

use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Compound};

use super::{Property, Refusal};
use crate::endpoint::EndpointSpec;
use crate::error::Error;

/// A value that can be a property of a JSON body, or the whole of it: whatever serde can serialize, and the secrets of
/// [`auth`](crate::auth) and [`model`](crate::model).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a JSON property",
    label = "not a JSON value",
    note = "whatever implements `serde::Serialize` can: put `#[derive(serde::Serialize)]` on the type",
    note = "a secret can by itself, but not in an `Option` or a list"
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

/// Where one value goes.
#[doc(hidden)]
#[derive(Debug)]
pub struct JsonSlot<'a> {
    out: &'a mut Vec<u8>,
    limit: Option<usize>,
    state: State,
}

#[derive(Debug, Default)]
struct State {
    omitted: bool,
    refusal: Option<Refusal>,
}

impl JsonSlot<'_> {
    pub(crate) fn serialize<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        let mut json = serde_json::Serializer::new(&mut *self.out);
        let top = Top { json: &mut json, limit: self.limit, state: &mut self.state, nested: false };
        value.serialize(top).map_err(|_| self.state.refusal.unwrap_or(Refusal::Serialize))
    }
}

/// `{"name":value,…}`
pub(super) fn object(spec: &EndpointSpec, properties: &[Property<'_>]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::with_capacity(128);
    out.push(b'{');
    for property in properties {
        let start = out.len();
        if start > 1 {
            out.push(b',');
        }
        let written = key(&mut out, property.name)
            .and_then(|()| write(&mut out, property.max_length, property.value))
            .map_err(|refusal| Error::refused(spec, "property", property.name, refusal))?;
        if !written {
            out.truncate(start);
        }
    }
    out.push(b'}');
    Ok(out)
}

/// The body that a value is, or none.
pub(super) fn whole(value: &dyn JsonValue) -> Result<Option<Vec<u8>>, Refusal> {
    let mut out = Vec::with_capacity(128);
    Ok(write(&mut out, None, value)?.then_some(out))
}

fn key(out: &mut Vec<u8>, name: &str) -> Result<(), Refusal> {
    serde_json::to_writer(&mut *out, name).map_err(|_| Refusal::Serialize)?;
    out.push(b':');
    Ok(())
}

/// Whether there was anything to write.
fn write(out: &mut Vec<u8>, limit: Option<usize>, value: &dyn JsonValue) -> Result<bool, Refusal> {
    let mut slot = JsonSlot { out, limit, state: State::default() };
    value.write(&mut slot)?;
    Ok(!slot.state.omitted)
}

type Json<'o> = serde_json::Serializer<&'o mut Vec<u8>>;
type Parts<'j, 'o> = Compound<'j, &'o mut Vec<u8>, CompactFormatter>;
type Done = Result<(), serde_json::Error>;

/// Serializes the top level of a value.
struct Top<'j, 'o> {
    json: &'j mut Json<'o>,
    limit: Option<usize>,
    state: &'j mut State,
    /// Inside a `Some`, where `None` is `null`.
    nested: bool,
}

impl Top<'_, '_> {
    fn refuse(&mut self, refusal: Refusal) -> serde_json::Error {
        self.state.refusal = Some(refusal);
        serde_json::Error::custom("refused")
    }

    /// serde_json writes `null` for what JSON cannot say, and the value would be lost.
    fn finite(&mut self, finite: bool) -> Done {
        if finite { Ok(()) } else { Err(self.refuse(Refusal::NotFinite)) }
    }
}

macro_rules! pass_on {
    ($($method:ident($value:ty))*) => {$(
        fn $method(self, value: $value) -> Done {
            self.json.$method(value)
        }
    )*};
}

impl<'j, 'o> Serializer for Top<'j, 'o> {
    type Ok = ();
    type Error = serde_json::Error;
    type SerializeSeq = Parts<'j, 'o>;
    type SerializeTuple = Parts<'j, 'o>;
    type SerializeTupleStruct = Parts<'j, 'o>;
    type SerializeTupleVariant = Parts<'j, 'o>;
    type SerializeMap = Parts<'j, 'o>;
    type SerializeStruct = Parts<'j, 'o>;
    type SerializeStructVariant = Parts<'j, 'o>;

    pass_on! {
        serialize_bool(bool)
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64) serialize_i128(i128)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64) serialize_u128(u128)
        serialize_bytes(&[u8])
        serialize_unit_struct(&'static str)
    }

    fn serialize_f32(mut self, value: f32) -> Done {
        self.finite(value.is_finite())?;
        self.json.serialize_f32(value)
    }

    fn serialize_f64(mut self, value: f64) -> Done {
        self.finite(value.is_finite())?;
        self.json.serialize_f64(value)
    }

    fn serialize_char(self, value: char) -> Done {
        self.json.serialize_char(value)
    }

    fn serialize_str(mut self, value: &str) -> Done {
        match self.limit.and_then(|limit| super::text::above(value, limit)) {
            Some(refusal) => Err(self.refuse(refusal)),
            None => self.json.serialize_str(value),
        }
    }

    fn serialize_none(self) -> Done {
        if self.nested {
            return self.json.serialize_none();
        }
        self.state.omitted = true;
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(Top { nested: true, ..self })
    }

    fn serialize_unit(self) -> Done {
        self.json.serialize_unit()
    }

    fn serialize_unit_variant(self, name: &'static str, index: u32, variant: &'static str) -> Done {
        self.json.serialize_unit_variant(name, index, variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        self.json.serialize_newtype_variant(name, index, variant, value)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Parts<'j, 'o>, serde_json::Error> {
        self.json.serialize_seq(length)
    }

    fn serialize_tuple(self, length: usize) -> Result<Parts<'j, 'o>, serde_json::Error> {
        self.json.serialize_tuple(length)
    }

    fn serialize_tuple_struct(self, name: &'static str, length: usize) -> Result<Parts<'j, 'o>, serde_json::Error> {
        self.json.serialize_tuple_struct(name, length)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Parts<'j, 'o>, serde_json::Error> {
        self.json.serialize_tuple_variant(name, index, variant, length)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Parts<'j, 'o>, serde_json::Error> {
        self.json.serialize_map(length)
    }

    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Parts<'j, 'o>, serde_json::Error> {
        self.json.serialize_struct(name, length)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Parts<'j, 'o>, serde_json::Error> {
        self.json.serialize_struct_variant(name, index, variant, length)
    }
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
        object(&SPEC, &properties).map(|bytes| String::from_utf8(bytes).unwrap())
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
    fn the_limit_counts_characters_through_every_wrapper() {
        let values: [&dyn JsonValue; 4] = [&"äöü", &Some("äöü"), &Newtype("äöü".into()), &Cow::Borrowed("äöü")];
        for value in values {
            assert_eq!(sent(value, Some(3)).unwrap(), r#"{"p":"äöü","q":1}"#);
            let error = sent(value, Some(2)).unwrap_err().to_string();
            assert!(error.contains("property `p` has 3 characters, and at most 2 are allowed"), "{error}");
        }
    }

    #[test]
    fn compound_values_are_serde_jsons() {
        let map = BTreeMap::from([("a", vec![1.5, 2.0])]);
        assert_eq!(sent(&map, None).unwrap(), r#"{"p":{"a":[1.5,2.0]},"q":1}"#);
        assert_eq!(sent(&("x", 'y', true), None).unwrap(), r#"{"p":["x","y",true],"q":1}"#);
    }

    #[test]
    fn a_number_that_json_cannot_say_is_refused() {
        assert!(sent(&f64::NAN, None).is_err());
        assert!(sent(&f32::INFINITY, None).is_err());
    }
}
