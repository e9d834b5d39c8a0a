//! Finds the fields of an object in a text that is valid JSON.

use serde::de::Error as _;

use super::fault;

/// Fills in the slices of the values that have these names.
pub(super) fn scan<'t>(
    text: &'t str,
    type_name: &str,
    names: &[&str],
    values: &mut [Option<&'t str>],
) -> Result<(), serde_json::Error> {
    let mut cursor = Cursor { text, at: 0 };
    cursor.skip_space();
    if cursor.peek() != Some(b'{') {
        let message = format!("invalid type: {}, expected struct {type_name}", kind(cursor.peek()));
        return Err(fault::at(text, 0, serde_json::Error::custom(message)));
    }
    cursor.step(1);
    loop {
        cursor.skip_space();
        if cursor.peek() != Some(b'"') {
            return Ok(());
        }
        let key = cursor.take(Cursor::skip_string);
        if cursor.peek() != Some(b':') {
            cursor.skip_space();
        }
        cursor.step(1);
        cursor.skip_space();
        let value = cursor.take(Cursor::skip_value);
        let place = index(key, names).and_then(|index| Some((values.get_mut(index)?, names.get(index)?)));
        if let Some((place, name)) = place
            && place.replace(value).is_some()
        {
            let error = serde_json::Error::custom(format!("duplicate field `{name}`"));
            return Err(fault::at(text, cursor.at.saturating_sub(value.len()), error));
        }
        cursor.skip_space();
        if cursor.peek() == Some(b',') {
            cursor.step(1);
        }
    }
}

/// The field of a key, which is still in its quotes.
fn index(key: &str, names: &[&str]) -> Option<usize> {
    let inside = key.strip_prefix('"')?.strip_suffix('"')?;
    let found = names.iter().position(|name| *name == inside);
    if found.is_none() && inside.contains('\\') {
        let key: String = serde_json::from_str(key).ok()?;
        return names.iter().position(|name| *name == key);
    }
    found
}

/// What begins with a byte, in serde's words and without the value.
fn kind(first: Option<u8>) -> &'static str {
    match first {
        Some(b'"') => "string",
        Some(b'[') => "sequence",
        Some(b't' | b'f') => "boolean",
        Some(b'n') => "null",
        _ => "number",
    }
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn step(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    /// What a function passes over.
    fn take(&mut self, skip: fn(&mut Self)) -> &'t str {
        let start = self.at;
        skip(self);
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The bytes from here on.
    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.step(1);
        }
    }

    fn skip_string(&mut self) {
        self.step(1);
        let mut rest = self.rest().iter();
        while let Some(byte) = rest.next() {
            match byte {
                b'"' => break,
                b'\\' => drop(rest.next()),
                _ => {}
            }
        }
        self.at = self.text.len().saturating_sub(rest.len());
    }

    fn skip_value(&mut self) {
        match self.peek() {
            Some(b'"') => self.skip_string(),
            Some(b'{' | b'[') => self.skip_container(),
            _ => {
                let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t');
                let rest = self.rest();
                self.step(rest.iter().position(ends).unwrap_or(rest.len()));
            }
        }
    }

    fn skip_container(&mut self) {
        let mut depth: usize = 0;
        loop {
            let rest = self.rest();
            let Some(next) = rest.iter().position(|byte| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']')) else {
                return self.step(rest.len());
            };
            self.step(next);
            match rest.get(next) {
                Some(b'"') => {
                    self.skip_string();
                    continue;
                }
                Some(b'{' | b'[') => depth = depth.saturating_add(1),
                _ => depth = depth.saturating_sub(1),
            }
            self.step(1);
            if depth == 0 {
                return;
            }
        }
    }
}
