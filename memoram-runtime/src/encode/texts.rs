//! Collects the texts of one value.

use secrecy::zeroize::Zeroize;

use super::Style;
use crate::error::Refusal;

/// The texts of a value: none for `None`, one for a scalar, several for a list or an object.
#[doc(hidden)]
#[derive(Debug)]
pub struct Texts {
    values: Vec<String>,
    /// The key of each value of an object.
    keys: Vec<String>,
    shape: Shape,
    /// How they are written, if the value says it.
    style: Option<Style>,
    limit: Option<usize>,
    sensitive: bool,
}

/// What a value is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Scalar,
    List,
    Object,
}

impl Texts {
    /// Adds a text that is not a secret. A string above the limit is refused.
    pub(super) fn push(&mut self, text: String) -> Result<(), Refusal> {
        match self.limit.and_then(|limit| above(&text, limit)) {
            Some(refusal) => Err(refusal),
            None => {
                self.values.push(text);
                Ok(())
            }
        }
    }

    pub(crate) fn secret(&mut self, text: &str) -> Result<(), Refusal> {
        self.sensitive = true;
        self.values.push(text.to_owned());
        Ok(())
    }

    pub(super) fn new(limit: Option<usize>) -> Self {
        Texts { values: Vec::new(), keys: Vec::new(), shape: Shape::Scalar, style: None, limit, sensitive: false }
    }

    pub(super) fn push_key(&mut self, key: String) {
        self.keys.push(key);
    }

    pub(super) fn set_shape(&mut self, shape: Shape) {
        self.shape = shape;
    }

    pub(super) fn shape(&self) -> Shape {
        self.shape
    }

    pub(super) fn set_style(&mut self, style: Style) {
        self.style = Some(style);
    }

    pub(super) fn style(&self) -> Option<Style> {
        self.style
    }

    /// Whether objects and lists may be within each other.
    pub(super) fn is_deep(&self) -> bool {
        self.style == Some(Style::DeepObject)
    }

    /// Whether each value has a key.
    pub(super) fn holds_keys(&self) -> bool {
        self.shape == Shape::Object || self.is_deep()
    }

    /// The values with their keys. Only an object has keys.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let keys = self.keys.iter().map(|key| Some(key.as_str())).chain(std::iter::repeat(None));
        keys.zip(self.values.iter().map(String::as_str))
    }

    pub(super) fn values(&self) -> &[String] {
        &self.values
    }

    pub(super) fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    pub(super) fn bytes(&self) -> usize {
        self.values.iter().map(String::len).fold(0, usize::saturating_add)
    }
}

/// Wipes a secret from memory.
impl Drop for Texts {
    fn drop(&mut self) {
        if self.sensitive {
            self.values.zeroize();
        }
    }
}

/// Returns the refusal of a string with more than `limit` characters.
pub(super) fn above(value: &str, limit: usize) -> Option<Refusal> {
    // A string never has more characters than bytes.
    if value.len() <= limit {
        return None;
    }
    let length = value.chars().count();
    (length > limit).then_some(Refusal::TooLong { length, limit })
}
