//! Finds the value that caused a deserialization error, as a path such as `items[2].name`.
//!
//! serde_json gives the line and the column of an error, and no path. A deserializer that tracks the path would wrap
//! serde_json's, so every response type would be compiled twice. Instead, the text up to the error is scanned again.

use crate::error::Shown;

/// A container that is open, and the position within it.
enum Step {
    Index(usize),
    Key(Option<String>),
}

/// Returns the path of the value that caused an error; `.` is the whole text.
///
/// `fails_on` deserializes a part of the text into the same type, and returns true if a value does not fit.
pub(super) fn of_error(json: &[u8], error: &serde_json::Error, fails_on: impl Fn(&[u8]) -> bool) -> String {
    let read = read(json, error);
    let mut steps = steps(read);
    // Behind a comma there are two cases. Either the element before it was read and then refused, for example by its
    // `TryFrom`: serde_json has skipped the comma by the time it notes the position. Or the container that follows has
    // the wrong type: serde_json refuses it before it reads the bracket. In the first case, the text up to the comma is
    // enough for the same error.
    if error.is_data()
        && read.trim_ascii_end().ends_with(b",")
        && let Some(Step::Index(index)) = steps.last_mut()
        && fails_on(read)
    {
        *index = index.saturating_sub(1);
    }
    written(&steps)
}

/// Returns the part of the text that serde_json has read. For a syntax error its column counts the offending byte, which
/// is dropped here.
fn read<'j>(json: &'j [u8], error: &serde_json::Error) -> &'j [u8] {
    let lines = json.split_inclusive(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
    let before: usize = lines.map(<[u8]>::len).sum();
    let length = before.saturating_add(error.column()).saturating_sub(usize::from(error.is_syntax()));
    json.get(..length).unwrap_or(json)
}

/// Returns the containers that are open at the end of `read`, which is the start of a valid JSON text.
fn steps(read: &[u8]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut bytes = read.iter().copied();
    while let Some(byte) = bytes.next() {
        match (byte, steps.last_mut()) {
            (b'[', _) => steps.push(Step::Index(0)),
            (b'{', _) => steps.push(Step::Key(None)),
            (b']' | b'}', _) => drop(steps.pop()),
            (b',', Some(Step::Index(index))) => *index = index.saturating_add(1),
            (b',', Some(Step::Key(key))) => *key = None,
            (b'"', Some(Step::Key(key @ None))) => *key = Some(string(&mut bytes)),
            (b'"', _) => drop(string(&mut bytes)),
            _ => {}
        }
    }
    steps
}

/// Reads the rest of a string, and returns it without resolving escapes.
fn string(bytes: &mut impl Iterator<Item = u8>) -> String {
    let mut text = Vec::new();
    while let Some(byte) = bytes.next().filter(|byte| *byte != b'"') {
        text.push(byte);
        if byte == b'\\' {
            text.extend(bytes.next());
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}

fn written(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Index(index) => path.push_str(&format!("[{index}]")),
            Step::Key(None) => {}
            Step::Key(Some(key)) if path.is_empty() => path.push_str(key),
            Step::Key(Some(key)) => path.extend([".", key]),
        }
    }
    if path.is_empty() { ".".to_owned() } else { Shown(&path).to_string() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "the tests look at errors only")]
    struct Thing {
        name: String,
        counts: Vec<u8>,
        even: Vec<Even>,
        inner: Option<Box<Thing>>,
        others: BTreeMap<String, (bool, f64)>,
        kind: Option<Kind>,
    }

    #[derive(Debug, Deserialize)]
    enum Kind {
        Plain,
        Special(#[expect(dead_code, reason = "see above")] u8),
    }

    /// A type that refuses a value after serde_json has read it.
    #[derive(Debug, Deserialize)]
    #[serde(try_from = "u8")]
    struct Even;

    impl TryFrom<u8> for Even {
        type Error = &'static str;

        fn try_from(number: u8) -> Result<Self, Self::Error> {
            if number.is_multiple_of(2) { Ok(Even) } else { Err("odd") }
        }
    }

    fn found<T: DeserializeOwned>(json: &str) -> Option<String> {
        let error = serde_json::from_str::<T>(json).err()?;
        Some(of_error(json.as_bytes(), &error, |json| {
            serde_json::from_slice::<T>(json).is_err_and(|error| error.is_data())
        }))
    }

    fn expected<T: DeserializeOwned>(json: &str) -> Option<String> {
        let json = &mut serde_json::Deserializer::from_str(json);
        let error = serde_path_to_error::deserialize::<_, T>(json).err()?;
        Some(error.path().to_string())
    }

    const VALID: &str = r#"{ "name": "a \" , [ { \\", "counts": [1, 2],
        "even": [2, 4, 6], "kind": {"Special": 1},
        "inner": {"name": "b", "counts": [], "even": [], "inner": null, "others": {}, "kind": "Plain"},
        "others": {"x": [true, 1.5], "y": [false, -2e3]} }"#;

    /// Replaces each value of the valid text with values of every type.
    #[test]
    fn the_path_is_the_one_that_serde_path_to_error_finds() {
        let mut faults = 0;
        assert_eq!(found::<Thing>(VALID), None);
        let parts = [
            r#""a \" , [ { \\""#,
            "[1, 2]",
            "2]",
            "[2, 4, 6]",
            "{\"Special\": 1}",
            "null",
            "\"Plain\"",
            "true",
            "[false",
            "{}",
            "-2e3",
            "\"b\"",
        ];
        for part in parts {
            for wrong in [
                "7",
                "null",
                "\"SECRET\"",
                "true",
                "{}",
                "[]",
                "{\"Special\": []}",
                "[[1]",
                "-1.5",
                "300",
                "[3, 4",
                "[8]",
            ] {
                let json = VALID.replacen(part, wrong, 1);
                let (found, expected) = (found::<Thing>(&json), expected::<Thing>(&json));
                assert_eq!(found, expected, "{json}");
                faults += usize::from(found.is_some());
            }
        }
        assert!(faults > 50, "{faults}");
    }

    #[test]
    fn a_fault_found_late_is_at_the_value_or_at_its_container() {
        let late = |even| found::<Thing>(&VALID.replace("[2, 4, 6]", even));
        assert_eq!(late("[2, 3, 6]").unwrap(), "even[1]");
        assert_eq!(late("[2, 4, 5]").unwrap(), "even");
        assert_eq!(late("[2, [], 6]").unwrap(), "even[1]");
        assert_eq!(late("[2, 3, []]").unwrap(), "even[1]");
        assert_eq!(late("[2, 4, {}]").unwrap(), "even[2]");
        assert_eq!(found::<Even>("3").unwrap(), ".");
    }

    #[test]
    fn missing_and_unknown_properties_have_a_path() {
        assert_eq!(found::<Vec<Thing>>("[\n{}\n]").unwrap(), "[0]");
        assert_eq!(found::<Thing>(r#"{"surplus": 1}"#).unwrap(), "surplus");
    }

    #[test]
    fn syntax_errors_have_a_path() {
        for json in ["[1, 2, x]", "[1,\n 3, [}]", "[\"", "[true, \"\u{1}\"]"] {
            assert_eq!(found::<Vec<serde_json::Value>>(json), expected::<Vec<serde_json::Value>>(json), "{json}");
        }
    }
}
