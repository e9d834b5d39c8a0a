//! Collects the texts of one value.

use secrecy::zeroize::Zeroize;

use crate::error::Refusal;

/// The texts of a value: none for `None`, one for a scalar, several for a list.
#[doc(hidden)]
#[derive(Debug)]
pub struct Texts {
    values: Vec<String>,
    limit: Option<usize>,
    sensitive: bool,
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
        Texts { values: Vec::new(), limit, sensitive: false }
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
