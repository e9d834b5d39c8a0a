//! Objects that are read without serde's derive, for `#[memoram_schema(deserialize)]`.
//!
//! The text of an object is scanned once, by code that is compiled once, and each field is then read from its slice. What is
//! compiled for each type is one line for each field; what is read for each type of field, such as `Option<String>`, is compiled
//! once for a crate. serde's derive compiles some two thousand lines of LLVM IR for each type.

mod fault;
mod scan;
mod text;

use std::cell::Cell;

use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};

pub(crate) use fault::take as take_fault;
use text::Text;

/// As deep as serde_json goes.
const MAX_DEPTH: u8 = 128;

thread_local! {
    /// How many objects are within each other.
    static DEPTH: Cell<u8> = const { Cell::new(0) };
}

/// The fields of one object.
#[derive(Debug)]
pub struct Fields<'t> {
    /// The whole object.
    text: &'t str,
    names: &'static [&'static str],
    values: &'t [Option<&'t str>],
}

impl Fields<'_> {
    /// Reads a field.
    ///
    /// # Errors
    ///
    /// Returns an error if the field is missing and no `Option`, or does not fit.
    pub fn take<T: DeserializeOwned>(&self, index: usize) -> Result<T, serde_json::Error> {
        match self.values.get(index).copied().flatten() {
            // Nothing is behind the value, whose end was found in valid JSON.
            Some(text) => match T::deserialize(&mut serde_json::Deserializer::from_str(text)) {
                Ok(value) => Ok(value),
                Err(error) => Err(fault::within(text, error)),
            },
            None => match T::deserialize(Missing(self.names.get(index).copied().unwrap_or_default())) {
                Ok(value) => Ok(value),
                Err(error) => Err(fault::behind(self.text, error)),
            },
        }
    }
}

/// Reads an object of the type `name`. `names` are those of its fields, and `values` has a place for each.
///
/// # Errors
///
/// Returns an error if it is no object, if a field comes twice, and those of `build`.
pub fn read<'de, T, D: Deserializer<'de>>(
    from: D,
    name: &'static str,
    names: &'static [&'static str],
    build: fn(&Fields<'_>) -> Result<T, serde_json::Error>,
) -> Result<T, D::Error> {
    let text = text::of(from)?;
    match within(&text, name, names, build) {
        Ok(value) => Ok(value),
        Err(error) => Err(D::Error::custom(fault::message(&error))),
    }
}

fn within<T>(
    text: &Text<'_>,
    name: &'static str,
    names: &'static [&'static str],
    build: fn(&Fields<'_>) -> Result<T, serde_json::Error>,
) -> Result<T, serde_json::Error> {
    let _depth = Depth::enter()?;
    let mut few = [None; 16];
    let mut many;
    let values = match few.get_mut(..names.len()) {
        Some(few) => few,
        None => {
            many = vec![None; names.len()];
            &mut many
        }
    };
    scan::scan(text, name, names, values)?;
    build(&Fields { text, names, values })
}

/// One object within others.
struct Depth;

impl Depth {
    fn enter() -> Result<Self, serde_json::Error> {
        DEPTH.with(|depth| match depth.get() {
            MAX_DEPTH.. => Err(serde_json::Error::custom("recursion limit exceeded")),
            now => {
                depth.set(now.saturating_add(1));
                Ok(Depth)
            }
        })
    }
}

impl Drop for Depth {
    fn drop(&mut self) {
        DEPTH.with(|depth| depth.set(depth.get().saturating_sub(1)));
    }
}

/// A field that is not there: `None` for an `Option`, as with serde's derive.
struct Missing(&'static str);

impl<'de> Deserializer<'de> for Missing {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, serde_json::Error> {
        Err(serde_json::Error::missing_field(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, serde_json::Error> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}
