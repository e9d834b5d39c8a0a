//! A serializer that looks at the top level of a value, and leaves everything below to serde_json.

use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Compound};

use super::texts::above;
use crate::error::Refusal;

/// What the serializer found out about a value.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Whether the value is `None`, and nothing was written.
    pub(super) omitted: bool,
    /// Whether the value is the whole body. Bytes are refused there: the caller most likely wants to send them unchanged,
    /// and not as a JSON array of numbers.
    pub(super) is_whole: bool,
    pub(super) refusal: Option<Refusal>,
}

type Json<'o> = serde_json::Serializer<&'o mut Vec<u8>>;
type Parts<'j, 'o> = Compound<'j, &'o mut Vec<u8>, CompactFormatter>;
type Done = Result<(), serde_json::Error>;

/// Serializes the top level of a value.
pub(super) struct PropertySerializer<'j, 'o> {
    pub(super) json: &'j mut Json<'o>,
    pub(super) limit: Option<usize>,
    pub(super) state: &'j mut State,
    /// Whether the value is inside a `Some`. `None` is written as `null` there.
    pub(super) in_some: bool,
}

impl PropertySerializer<'_, '_> {
    fn refuse(&mut self, refusal: Refusal) -> serde_json::Error {
        self.state.refusal = Some(refusal);
        serde_json::Error::custom("refused")
    }

    /// serde_json writes NaN and infinity as `null`, which would lose the value without an error.
    fn finite(&mut self, finite: bool) -> Done {
        if finite { Ok(()) } else { Err(self.refuse(Refusal::NotFinite)) }
    }
}

macro_rules! forward {
    ($($method:ident($value:ty))*) => {$(
        fn $method(self, value: $value) -> Done {
            self.json.$method(value)
        }
    )*};
}

impl<'j, 'o> Serializer for PropertySerializer<'j, 'o> {
    type Ok = ();
    type Error = serde_json::Error;
    type SerializeSeq = Parts<'j, 'o>;
    type SerializeTuple = Parts<'j, 'o>;
    type SerializeTupleStruct = Parts<'j, 'o>;
    type SerializeTupleVariant = Parts<'j, 'o>;
    type SerializeMap = Parts<'j, 'o>;
    type SerializeStruct = Parts<'j, 'o>;
    type SerializeStructVariant = Parts<'j, 'o>;

    forward! {
        serialize_bool(bool)
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64) serialize_i128(i128)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64) serialize_u128(u128)
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
        match self.limit.and_then(|limit| above(value, limit)) {
            Some(refusal) => Err(self.refuse(refusal)),
            None => self.json.serialize_str(value),
        }
    }

    fn serialize_bytes(mut self, value: &[u8]) -> Done {
        match self.state.is_whole {
            true => Err(self.refuse(Refusal::Bytes)),
            false => self.json.serialize_bytes(value),
        }
    }

    fn serialize_none(self) -> Done {
        if self.in_some {
            return self.json.serialize_none();
        }
        self.state.omitted = true;
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(PropertySerializer { in_some: true, ..self })
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
