//! What a response type expects where a value does not fit it, without the value.

/// Returns what is wrong, such as `misses "title"` or `expects an integer`. `None` if it is not known.
///
/// serde_json gives an error's reason only as a text, and that text quotes the value. Two parts of it come from the type
/// and never from the response: the name of a property that is missing or comes twice, and what is expected, which stands
/// at the end. If serde_json changes its messages, only these hints are lost.
pub(super) fn of_error(error: &serde_json::Error) -> Option<String> {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = text.strip_suffix(&position).unwrap_or(&text);
    let quoted = |prefix| message.strip_prefix(prefix)?.strip_suffix('`');
    if let Some(name) = quoted("missing field `") {
        return Some(format!("misses {name:?}"));
    }
    if let Some(name) = quoted("duplicate field `") {
        return Some(format!("has {name:?} twice"));
    }
    let (reason, expected) = message.rsplit_once(", expected ")?;
    let is = |prefix| reason.starts_with(prefix);
    // serde's own prefixes: a type's own message may quote the value.
    match () {
        () if is("invalid value: integer") => Some(format!("expects {}", range(expected))),
        () if is("invalid type: ") || is("invalid value: ") || is("invalid length ") => {
            Some(format!("expects {}", json_name(expected)))
        }
        () if is("unknown variant `") => Some(format!("expects {expected}")),
        () if is("unknown field `") => Some("is not known".to_owned()),
        () => None,
    }
}

/// What JSON calls a type that serde expects.
fn json_name(expected: &str) -> String {
    let name = match expected {
        "f32" | "f64" => "a number",
        "a borrowed string" => "a string",
        "a sequence" => "an array",
        "a map" => "an object",
        "string or map" => "a string or an object",
        "unit" => "null",
        _ if bounds(expected).is_some() => "an integer",
        _ if expected.starts_with("struct ") => "an object",
        _ => match expected.strip_prefix("a tuple of size ") {
            Some(size) => return format!("an array of {size} items"),
            None => expected,
        },
    };
    name.to_owned()
}

/// The integers that a Rust type holds.
fn range(expected: &str) -> String {
    match bounds(expected) {
        Some((least, greatest)) => format!("an integer from {least} to {greatest}"),
        None => json_name(expected),
    }
}

fn bounds(name: &str) -> Option<(i128, u128)> {
    Some(match name {
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" | "usize" => (0, u64::MAX.into()),
        "u128" => (0, u128::MAX),
        "i8" => (i8::MIN.into(), i8::MAX.unsigned_abs().into()),
        "i16" => (i16::MIN.into(), i16::MAX.unsigned_abs().into()),
        "i32" => (i32::MIN.into(), i32::MAX.unsigned_abs().into()),
        "i64" | "isize" => (i64::MIN.into(), i64::MAX.unsigned_abs().into()),
        "i128" => (i128::MIN, i128::MAX.unsigned_abs()),
        _ => return None,
    })
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
        title: String,
    }

    #[derive(Debug, Deserialize)]
    enum State {
        Open,
        #[serde(rename = "paid, expected later")]
        Paid,
    }

    /// A type whose own message quotes the value.
    #[derive(Debug)]
    struct Custom;

    impl<'de> Deserialize<'de> for Custom {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            Err(serde::de::Error::custom(format!("{text}, expected {text}")))
        }
    }

    fn of<T: DeserializeOwned + std::fmt::Debug>(json: &str) -> Option<String> {
        of_error(&serde_json::from_str::<T>(json).unwrap_err())
    }

    #[test]
    fn what_is_expected_is_told_in_the_words_of_json() {
        let table = [
            (of::<Thing>("{}"), "misses \"title\""),
            (of::<Thing>(r#"{"title":"SECRET","title":"SECRET"}"#), "has \"title\" twice"),
            (of::<Thing>(r#"{"SECRET":1}"#), "is not known"),
            (of::<Thing>("7"), "expects an object"),
            (of::<u8>("\"SECRET\""), "expects an integer"),
            (of::<u8>("300"), "expects an integer from 0 to 255"),
            (of::<i16>("40000"), "expects an integer from -32768 to 32767"),
            (of::<f64>("true"), "expects a number"),
            (of::<String>("7"), "expects a string"),
            (of::<bool>("\"SECRET\""), "expects a boolean"),
            (of::<Vec<u8>>("\"SECRET\""), "expects an array"),
            (of::<BTreeMap<String, u8>>("[]"), "expects an object"),
            (of::<(u8, u8)>("{}"), "expects an array of 2 items"),
            (of::<char>("\"SECRET\""), "expects a character"),
            (of::<State>("\"SECRET\""), "expects later`"),
            (of::<u8>(r#""SECRET, expected SECRET""#), "expects an integer"),
            (of::<u8>(r#""SECRET`, expected `SECRET""#), "expects an integer"),
        ];
        for (found, expected) in table {
            assert_eq!(found.as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_type_with_words_of_its_own_is_not_quoted() {
        for start in ["", "bad", "invalid", "invalid id:", "unknown", "unknown variant", "missing field"] {
            assert_eq!(of::<Custom>(&format!("\"{start} SECRET\"")), None, "{start}");
        }
    }
}
