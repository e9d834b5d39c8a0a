//! Where in a JSON text a value did not fit, as a path such as `items[2].name`.
//!
//! serde_json knows the line and the column. To follow the path while it reads would take a deserializer around its own,
//! and every response type would be compiled twice; what it has read says as much.

/// One container that is open, and where in it the reader is.
enum Step {
    Index(usize),
    Key(Option<String>),
}

/// The path of the value at which the reader stopped; `.` is the whole.
pub(crate) fn path(json: &[u8], error: &serde_json::Error) -> String {
    let read = read(json, error);
    let mut steps = steps(read);
    // After a fault that an element's own check finds, the comma behind the element has been read too. What opens a
    // container is not read before it is refused: there the fault is ahead.
    let ahead = ["invalid type: map", "invalid type: sequence"].iter().any(|text| error.to_string().starts_with(text));
    if error.is_data()
        && !ahead
        && read.trim_ascii_end().ends_with(b",")
        && let Some(Step::Index(index)) = steps.last_mut()
    {
        *index = index.saturating_sub(1);
    }
    written(&steps)
}

/// What had been read. What is no JSON is told with the byte that cannot be there, which is not.
fn read<'j>(json: &'j [u8], error: &serde_json::Error) -> &'j [u8] {
    let lines = json.split_inclusive(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
    let before: usize = lines.map(<[u8]>::len).sum();
    let length = before.saturating_add(error.column()).saturating_sub(usize::from(error.is_syntax()));
    json.get(..length).unwrap_or(json)
}

/// The containers that are open at the end of a JSON text that is sound up to there.
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

/// The rest of a string, as it is written.
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
    if path.is_empty() { ".".to_owned() } else { path }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only what does not fit is looked at")]
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
        Special(#[expect(dead_code, reason = "as above")] u8),
    }

    /// A type that finds its fault after serde_json has read it.
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
        Some(path(json.as_bytes(), &error))
    }

    fn expected<T: DeserializeOwned>(json: &str) -> Option<String> {
        let json = &mut serde_json::Deserializer::from_str(json);
        let error = serde_path_to_error::deserialize::<_, T>(json).err()?;
        Some(error.path().to_string())
    }

    const SOUND: &str = r#"{ "name": "a \" , [ { \\", "counts": [1, 2],
        "even": [2, 4, 6], "kind": {"Special": 1},
        "inner": {"name": "b", "counts": [], "even": [], "inner": null, "others": {}, "kind": "Plain"},
        "others": {"x": [true, 1.5], "y": [false, -2e3]} }"#;

    /// Each part of the sound text that is a value, replaced by values of every kind.
    #[test]
    fn it_is_where_following_the_path_finds_it() {
        let mut faults = 0;
        assert_eq!(found::<Thing>(SOUND), None);
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
                let json = SOUND.replacen(part, wrong, 1);
                let (found, expected) = (found::<Thing>(&json), expected::<Thing>(&json));
                assert_eq!(found, expected, "{json}");
                faults += usize::from(found.is_some());
            }
        }
        assert!(faults > 50, "{faults}");
    }

    #[test]
    fn a_fault_found_late_is_at_the_value_or_at_what_holds_it() {
        let late = |even| found::<Thing>(&SOUND.replace("[2, 4, 6]", even));
        assert_eq!(late("[2, 3, 6]").unwrap(), "even[1]");
        assert_eq!(late("[2, 4, 5]").unwrap(), "even");
        assert_eq!(late("[2, [], 6]").unwrap(), "even[1]");
        assert_eq!(found::<Even>("3").unwrap(), ".");
    }

    #[test]
    fn names_missing_and_unknown() {
        assert_eq!(found::<Vec<Thing>>("[\n{}\n]").unwrap(), "[0]");
        assert_eq!(found::<Thing>(r#"{"surplus": 1}"#).unwrap(), "surplus");
    }

    #[test]
    fn what_is_no_json_is_found_too() {
        for json in ["[1, 2, x]", "[1,\n 3, [}]", "[\"", "[true, \"\u{1}\"]"] {
            assert_eq!(found::<Vec<serde_json::Value>>(json), expected::<Vec<serde_json::Value>>(json), "{json}");
        }
    }
}
