//! Which schemas of a document a type is held against. Implemented by `#[memoram_schema]`.

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

    /// Its name, for messages.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// A type that is held against schemas.
pub trait Checked {
    /// The schemas. Empty if the type contradicts one, which has been reported.
    const SCHEMAS: &'static [Identity];
}
