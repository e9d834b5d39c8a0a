//! A serializer that turns values into texts: scalars, and lists and objects of them.

use serde::ser::{self, Serialize, Serializer};

use super::Texts;
use super::texts::Shape;
use crate::error::Refusal;

impl ser::Error for Refusal {
    // The message is dropped: it may quote the value, which may be a secret.
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Refusal::Serialize
    }
}

/// Collects the texts of a value, or of a part of it.
pub(super) struct TextsSerializer<'t> {
    to: &'t mut Texts,
    /// Where the part is: the key of an object, or `[key][key]` if objects hold more than scalars. Empty for the whole value.
    key: String,
    /// The number of the part, if a list holds it.
    index: Option<usize>,
    depth: usize,
}

/// The parts of a list or of an object that is being collected.
pub(super) struct Parts<'t> {
    whole: TextsSerializer<'t>,
    next_index: usize,
    next_key: String,
}

impl<'t> TextsSerializer<'t> {
    pub(super) fn new(to: &'t mut Texts) -> Self {
        TextsSerializer { to, key: String::new(), index: None, depth: 0 }
    }

    fn push(self, text: String) -> Result<(), Refusal> {
        if self.to.holds_keys() {
            let suffix = if self.index.is_some() { "[]" } else { "" };
            self.to.push_key(self.key + suffix);
        }
        self.to.push(text)
    }

    fn parts(mut self, shape: Shape) -> Result<Parts<'t>, Refusal> {
        if self.depth == 0 {
            self.to.set_shape(shape);
        } else if !self.to.is_deep() {
            return Err(Refusal::NotText);
        }
        if let Some(index) = self.index.take() {
            self.key = format!("{}[{index}]", self.key);
        }
        Ok(Parts { whole: self, next_index: 0, next_key: String::new() })
    }
}

impl Parts<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        let index = Some(self.next_index);
        self.next_index = self.next_index.saturating_add(1);
        self.part(self.whole.key.clone(), index, value)
    }

    fn entry<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Refusal> {
        let key = if self.whole.to.is_deep() { format!("{}[{key}]", self.whole.key) } else { key.to_owned() };
        self.part(key, None, value)
    }

    fn part<T: Serialize + ?Sized>(&mut self, key: String, index: Option<usize>, value: &T) -> Result<(), Refusal> {
        let depth = self.whole.depth.saturating_add(1);
        value.serialize(TextsSerializer { to: self.whole.to, key, index, depth })
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

impl<'t> Serializer for TextsSerializer<'t> {
    type Ok = ();
    type Error = Refusal;
    type SerializeSeq = Parts<'t>;
    type SerializeTuple = Parts<'t>;
    type SerializeTupleStruct = Parts<'t>;
    type SerializeTupleVariant = Impossible;
    type SerializeMap = Parts<'t>;
    type SerializeStruct = Parts<'t>;
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

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'t>, Refusal> {
        self.parts(Shape::List)
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'t>, Refusal> {
        self.parts(Shape::List)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'t>, Refusal> {
        self.parts(Shape::List)
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

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'t>, Refusal> {
        self.parts(Shape::Object)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'t>, Refusal> {
        self.parts(Shape::Object)
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
        impl ser::$kind for Parts<'_> {
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

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Refusal;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refusal> {
        let mut texts = Texts::new(None);
        key.serialize(TextsSerializer::new(&mut texts))?;
        match texts.values() {
            [key] => self.next_key.clone_from(key),
            _ => return Err(Refusal::NotText),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        let key = std::mem::take(&mut self.next_key);
        self.entry(&key, value)
    }

    fn end(self) -> Result<(), Refusal> {
        Ok(())
    }
}

impl ser::SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Refusal;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Refusal> {
        self.entry(key, value)
    }

    fn end(self) -> Result<(), Refusal> {
        Ok(())
    }
}
