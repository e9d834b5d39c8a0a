//! Structs that are read without serde's derive, for `#[memoram_schema(deserialize)]`.
//!
//! serde's derive writes a visitor and an enum of the fields for each type, some 350 lines. Here the visitor is one for all types,
//! and the field is found in a table of names. What is left for each type is an arm of a `match` for each field.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

/// A struct that is read field by field. `Slots` has a place for each.
///
/// The type is a parameter and not an associated type, which would have to be as public as the struct.
pub trait Build<Slots: Default>: Sized {
    /// The name of the type, for errors.
    const NAME: &'static str;
    /// The names of the fields.
    const NAMES: &'static [&'static str];

    /// Reads the value of the field with this index. `usize::MAX` is one that the struct does not have.
    ///
    /// # Errors
    ///
    /// Returns the error of the value, or an error if the field comes twice.
    fn set<'de, A: MapAccess<'de>>(slots: &mut Slots, index: usize, map: &mut A) -> Result<(), A::Error>;

    /// Builds the struct.
    ///
    /// # Errors
    ///
    /// Returns an error if a field is missing.
    fn build<E: Error>(slots: Slots) -> Result<Self, E>;
}

/// Reads a struct.
///
/// # Errors
///
/// Returns an error if it is no object, and those of [`Build`].
pub fn read<'de, T: Build<Slots>, Slots: Default, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_struct(T::NAME, T::NAMES, Object(PhantomData))
}

/// Reads the value of a field into its slot.
///
/// # Errors
///
/// Returns an error if the slot has a value, or if the value does not fit.
pub fn set<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    map: &mut A,
    name: &'static str,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value()?);
    Ok(())
}

/// Passes over the value of a field that the struct does not have.
///
/// # Errors
///
/// Returns an error if the text is not well-formed.
pub fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// The value of a slot. A missing `Option` is `None`, as with serde's derive.
///
/// # Errors
///
/// Returns an error if another value is missing.
pub fn need<'de, T: Deserialize<'de>, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    match slot {
        Some(value) => Ok(value),
        None => T::deserialize(Missing(name, PhantomData)),
    }
}

/// The visitor of all structs.
struct Object<T, Slots>(PhantomData<(T, Slots)>);

impl<'de, T: Build<Slots>, Slots: Default> Visitor<'de> for Object<T, Slots> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut slots = Slots::default();
        let mut expected = 0;
        while let Some(index) = map.next_key_seed(Name { names: T::NAMES, expected })? {
            T::set(&mut slots, index, &mut map)?;
            expected = index.wrapping_add(1);
        }
        T::build(slots)
    }
}

/// The name of a field, which becomes its index. Servers mostly have one order of fields, so the next one is tried first.
struct Name {
    names: &'static [&'static str],
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    fn visit_str<E>(self, name: &str) -> Result<usize, E> {
        if self.names.get(self.expected) == Some(&name) {
            return Ok(self.expected);
        }
        Ok(self.names.iter().position(|known| *known == name).unwrap_or(usize::MAX))
    }
}

/// A field that is not there.
struct Missing<E>(&'static str, PhantomData<E>);

impl<'de, E: Error> Deserializer<'de> for Missing<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}
