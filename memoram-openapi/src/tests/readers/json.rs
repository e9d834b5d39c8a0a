//! The reader of JSON.

use std::sync::Arc;

use proptest::prelude::*;

use super::same;
use crate::document::reader::read_json;

#[test]
fn both_readers_make_the_same_tree() {
    let long = "x".repeat(1000);
    let numbers = "[0, -0, 1.5, -1e9, 1E+9, 1e-9, 123456789012345678901234567890, 1.0e400]";
    let deep = format!("{}1{}", "[".repeat(128), "]".repeat(128));
    for text in [
        "{}",
        "[]",
        " \n{ }\r\n",
        "{\n}\n",
        "[\r1,\r\n2,\n\r3]",
        "\u{feff}{\"a\": 1}",
        "{\"a\":\t1,\n\n\"b\"\n:\n2 , \"c\" : [ ] }",
        "{\"a\": {\"$ref\": \"a.yaml#/A\"}, \"b\": {\"$ref\": \"#/A\"}, \"$ref\": [\"b.yaml\"], \"\": {\"$ref\": 5}}",
        "{\"<<\": {\"a\": 1}, \"a\": 2}",
        r#"["\"", "\\", "\\\"", "\/\b\f\n\r\t", "\u00e9\ud83d\ude00", "a\\", "\\\\"]"#,
        "[\"\u{2028}\u{2029}é😀\", \"{}[],: # - & * ! | > ' % @\", true, false, null, \"true\", \"1\"]",
        "{\"a\": 1,\n\"b\": 2,\n\"\\u0061\": 3}",
        "{\"a\": {\"b\": 1, \"b\": 2},\n\"a\": 1}",
        "{\"a\": [{\"b\": 1,\n\n\"c\": {},\n\"b\": 2}]}",
        "{\"\": 1, \"\": 2}",
        "{\"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1, \"e\": 1, \"f\": 1, \"g\": 1, \"h\": 1, \"i\": 1,\n\"a\": 1}",
        numbers,
        &deep,
        &format!("{{\"{long}\": \"{long}\"}}"),
    ] {
        assert!(same(text).is_some(), "{text}");
    }
}

/// Each of these is no JSON. Whether it is YAML is for YAML's reader to say.
#[test]
fn what_is_no_json_is_left_to_the_reader_of_yaml() {
    for text in [
        "",
        "a: 1",
        "{\"a\": 1} x",
        "{\"a\": 1}\n---\n{}",
        "{\"a\": 1 # one\n}",
        "{\"a\": 1, }",
        "[1, ]",
        "[, 1]",
        "{, }",
        "{\"a\"}",
        "{\"a\": }",
        "{\"a\" 1}",
        "{a: 1}",
        "{'a': 1}",
        "{1: 1}",
        "{\"a\": *b}",
        "{\"a\": \"b\nc\"}",
        "{\"a\": \"b\rc\"}",
        "{\"a\": \"\\x41\"}",
        "{\"a\": \"\\u+123\"}",
        "{\"a\": \"\\u12\"}",
        "{\"a\": \"b}",
        "{\"a\": \"b\\\"}",
        "{\"a\": 1",
        "{\"a\": [1}",
        "[1]]",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[1e]",
        "[-]",
        "[0x1]",
        "[True]",
        "[nan]",
        "[1 2]",
        "\u{feff}\u{feff}{}",
        "{\u{a0}}",
        "[\"\u{1}\"]",
        "[\"\t\"]",
    ] {
        assert!(read_json(&Arc::from(text), 0).is_none(), "{text}");
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let scalar = prop_oneof![
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<f64>().prop_map(serde_json::Value::from),
        "[ -~é😀\\n\\t\\r\\x08]{0,12}".prop_map(serde_json::Value::from),
        Just(serde_json::Value::Null),
    ];
    scalar.prop_recursive(6, 60, 12, |value| {
        let entries = proptest::collection::vec(("([a-d]|[ -~]{0,8}|\\$ref)", value.clone()), 0..12);
        let object = entries.prop_map(|entries| entries.into_iter().collect::<serde_json::Map<_, _>>().into());
        prop_oneof![proptest::collection::vec(value, 0..6).prop_map(serde_json::Value::from), object]
    })
}

proptest! {
    #[test]
    fn any_value_is_the_same_tree_pretty_and_compact(value in json()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("a value is JSON")] {
            prop_assert!(same(&text).is_some(), "{}", text);
        }
    }

    /// What a change leaves of a text is mostly no JSON, and sometimes has a key twice.
    #[test]
    fn any_change_of_json_is_the_same_tree(
        value in json(),
        places in proptest::collection::vec((any::<proptest::sample::Index>(), 0_usize..4, "[a-d{}\\[\\]:,\" \\n\\\\0-9#&*!-]{0,3}"), 1..4),
    ) {
        let mut text = serde_json::to_string_pretty(&value).expect("a value is JSON");
        for (place, length, instead) in places {
            let letters: Vec<char> = text.chars().collect();
            let start = place.index(letters.len().max(1)).min(letters.len());
            let end = (start + length).min(letters.len());
            text = letters[..start].iter().copied().chain(instead.chars()).chain(letters[end..].iter().copied()).collect();
        }
        same(&text);
    }
}
