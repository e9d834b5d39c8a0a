//! Which schemas of a document a type is held against, and the comparison with the schema of the place where it is used.
//! For the expansions of `#[memoram_schema]` and `#[memoram_endpoint]`.

use std::marker::PhantomData;

pub use serde::de::{Deserialize, Deserializer, Error, MapAccess};

pub use crate::object::{Build, need, read, set, skip};

/// A schema, as the compiler compares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    document: u64,
    schema: u64,
    name: &'static str,
}

impl Identity {
    /// The hash of a document, the hash of what types are checked against, and the schema's name for messages.
    pub const fn new(document: u64, schema: u64, name: &'static str) -> Self {
        Identity { document, schema, name }
    }
}

/// A type that is held against schemas.
pub trait Checked {
    /// The schemas. Empty if the type contradicts one, which has been reported.
    const SCHEMAS: &'static [Identity];
}

/// Asks whether a type is [`Checked`]: its own constant hides the one of [`Unchecked`].
#[derive(Debug)]
pub struct Probe<T: ?Sized>(PhantomData<T>);

impl<T: Checked + ?Sized> Probe<T> {
    /// The schemas of the type.
    pub const SCHEMAS: Option<&'static [Identity]> = Some(T::SCHEMAS);
}

/// Any type.
pub trait Unchecked {
    /// `None`: it is not known what the type is held against.
    const SCHEMAS: Option<&'static [Identity]> = None;
}

impl<T: ?Sized> Unchecked for Probe<T> {}

/// Where a type is used, and what the document has there.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    document: u64,
    schema: u64,
    says: &'static str,
    location: &'static str,
    /// The type's name, if it must be checked.
    denied: &'static str,
}

impl Place {
    /// The hashes of the document and of the schema that it has there, what it says, and its line.
    pub const fn new(document: u64, schema: u64, says: &'static str, location: &'static str) -> Self {
        Place { document, schema, says, location, denied: "" }
    }

    /// Makes it a fault if the type, of this name, is not checked.
    #[must_use]
    pub const fn denying_unchecked(self, name: &'static str) -> Self {
        Place { denied: name, ..self }
    }

    /// Stops the compiler if a type is held against other schemas of the place's document. Another document, or another
    /// version of it, may say the same in other words, so it passes.
    #[track_caller]
    pub const fn takes(self, schemas: Option<&'static [Identity]>) {
        let Some(mut rest) = schemas else {
            if !self.denied.is_empty() {
                let text = Text::new("`").and(self.denied).and("` is not checked against the document");
                let text = text.and("\nhelp: `#[memoram_schema]` above its derive");
                text.and("\nnote: `unchecked = \"deny\"` in Cargo.toml").stop();
            }
            return;
        };
        let mut other = "";
        while let Some((first, others)) = rest.split_first() {
            if first.document == self.document {
                if first.schema == self.schema {
                    return;
                }
                other = first.name;
            }
            rest = others;
        }
        if !other.is_empty() {
            let text = Text::new(self.says).and(", and this type is checked as ").and(other);
            text.and("\n(").and(self.location).and(")").stop();
        }
    }
}

/// A text that is put together by the compiler. What does not fit is cut.
struct Text {
    bytes: [u8; 512],
    length: usize,
}

impl Text {
    const fn new(text: &str) -> Self {
        Text { bytes: [0; 512], length: 0 }.and(text)
    }

    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "`const` has no `get_mut`, and both are checked"
    )]
    const fn and(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = text[index];
            self.length += 1;
            index += 1;
        }
        self
    }

    #[track_caller]
    #[expect(clippy::panic, reason = "only the compiler runs it")]
    const fn stop(&self) -> ! {
        let (text, _) = self.bytes.split_at(self.length);
        match std::str::from_utf8(text) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("the type is checked against another schema"),
        }
    }
}
