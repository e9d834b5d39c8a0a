//! A serializer that turns scalars and lists of scalars into texts.

use serde::ser::{self, Serialize, Serializer};

use super::Texts;
use crate::error::Refusal;

impl ser::Error for Refusal {
    // The message is dropped: it may quote the value, which may be a secret.
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Refusal::Serialize
    }
}

/// Collects the texts of scalars.
pub(super) struct Scalars<'t> {
    to: &'t mut Texts,
    /// Whether the value is inside a list. Another list is refused there.
    in_list: bool,
}

impl<'t> Scalars<'t> {
    pub(super) fn new(to: &'t mut Texts) -> Self {
        Scalars { to, in_list: false }
    }

    fn push(self, text: String) -> Result<(), Refusal> {
        self.to.push(text)
    }

    fn list(self) -> Result<Self, Refusal> {
        if self.in_list { Err(Refusal::NotText) } else { Ok(self) }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        value.serialize(Scalars { to: self.to, in_list: true })
    }
}

macro_rules! by_display {
    ($($method:ident($value:ty))*) => {$(
        fn $method(self, value: $value) -> Result<(), Refusal> {
            self.push(value.to_string())
        }
    )*};
}

type Impossible = ser::Impossible<(), Refusal>;

impl Serializer for Scalars<'_> {
    type Ok = ();
    type Error = Refusal;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Impossible;
    type SerializeMap = Impossible;
    type SerializeStruct = Impossible;
    type SerializeStructVariant = Impossible;

    by_display! {
        serialize_bool(bool) serialize_char(char)
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64) serialize_i128(i128)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64) serialize_u128(u128)
    }

    fn serialize_f32(self, value: f32) -> Result<(), Refusal> {
        if value.is_finite() { self.push(value.to_string()) } else { Err(Refusal::NotFinite) }
    }

    fn serialize_f64(self, value: f64) -> Result<(), Refusal> {
        if value.is_finite() { self.push(value.to_string()) } else { Err(Refusal::NotFinite) }
    }

    fn serialize_str(self, value: &str) -> Result<(), Refusal> {
        self.push(value.to_owned())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Refusal> {
        Err(Refusal::NotText)
    }

    fn serialize_none(self) -> Result<(), Refusal> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refusal> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refusal> {
        Err(Refusal::NotText)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refusal> {
        Err(Refusal::NotText)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Refusal> {
        self.push(variant.to_owned())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Refusal> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Refusal> {
        Err(Refusal::NotText)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Refusal> {
        self.list()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Refusal> {
        self.list()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Refusal> {
        self.list()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible, Refusal> {
        Err(Refusal::NotText)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Impossible, Refusal> {
        Err(Refusal::NotText)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Impossible, Refusal> {
        Err(Refusal::NotText)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible, Refusal> {
        Err(Refusal::NotText)
    }
}

macro_rules! lists {
    ($($kind:ident::$method:ident)*) => {$(
        impl ser::$kind for Scalars<'_> {
            type Ok = ();
            type Error = Refusal;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
                self.item(value)
            }

            fn end(self) -> Result<(), Refusal> {
                Ok(())
            }
        }
    )*};
}

lists! {
    SerializeSeq::serialize_element
    SerializeTuple::serialize_element
    SerializeTupleStruct::serialize_field
}
