//! Every JSON text of RFC 8259 is read, also those that are not YAML.

use proptest::prelude::*;

use crate::{Node, Value, parse};

/// The first key of the value of `x`, and that key's value.
fn pair(json: &str) -> Option<(String, String)> {
    let text = format!("{{\"openapi\": \"3.1.0\", \"x\": {json}}}");
    let document = parse(Some("a.json"), &text).ok()?;
    let entry = document.root().get("x").map(Node::entries)?.first()?;
    Some((entry.key.clone(), entry.value.text()?.to_owned()))
}

#[test]
fn what_yaml_does_not_allow_is_read() {
    let long = "k".repeat(1500);
    let table = [
        ("a\u{7f}b\u{fffe}\u{ffff}\u{80}", "a\u{7f}b\u{fffe}\u{ffff}\u{80}"),
        (r"\ud800 \udc00 \ud83d\ude00 \ud83d\ud83d\ude00", "\u{fffd} \u{fffd} 😀 \u{fffd}😀"),
        (r#"\\ud800 \" \\\" \/"#, r#"\ud800 " \" /"#),
        (&long, &long),
    ];
    for (json, text) in table {
        assert_eq!(pair(&format!("{{\"{json}\" : \"{json}\"}}")), Some((text.to_owned(), text.to_owned())), "{json}");
    }
}

#[test]
fn a_fault_of_a_text_that_is_neither_keeps_its_place() {
    let error = parse(Some("a.json"), "{\"openapi\": \"3.1.0\",\n \"\\ud800\": [}").err().map(|error| error.problem);
    assert!(matches!(error, Some(crate::Problem::Syntax { line: 2, .. })), "{error:?}");
}

/// YAML reads `// a` as a part of the key or the value beside it.
#[test]
fn comments_are_refused() {
    for json in
        ["// a\n\"b\": 1", "\"b\": // a\n1", "\"b\": 1, /* a */ \"c\": 2", "\"b\": 1 // a\n", "\"b\": [1, // a\n2]"]
    {
        let error = parse(Some("a.json"), &format!("{{\"openapi\": \"3.1.0\",\n{json}}}")).err();
        let Some(crate::Problem::Syntax { line: 2, reason: text, .. }) = error.map(|error| error.problem) else {
            panic!("{json} is read, or its fault is elsewhere");
        };
        assert_eq!(text, "JSON has no comments", "{json}");
    }
}

/// A JSON value, with white space that RFC 8259 §2 allows between its tokens.
fn json() -> impl Strategy<Value = String> {
    const SPACE: &str = "[ \\t\\n\\r]{0,3}";
    let scalar = prop_oneof![
        "\"[ -!#-\\[\\]-~]{0,8}\"",
        "-?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,3})?([eE][+-]?[0-9])?",
        "true|false|null"
    ];
    scalar.prop_recursive(4, 40, 4, |value| {
        let items = proptest::collection::vec((SPACE, value.clone(), SPACE), 0..4);
        let entries = proptest::collection::vec((SPACE, SPACE, SPACE, value, SPACE), 0..4);
        let list = items.prop_map(|items| {
            let items: Vec<String> =
                items.iter().map(|(before, value, after)| format!("{before}{value}{after}")).collect();
            format!("[{}]", items.join(","))
        });
        let object = entries.prop_map(|entries| {
            let entries = entries.iter().enumerate();
            let entries = entries.map(|(key, (a, b, c, value, d))| format!("{a}\"k{key}\"{b}:{c}{value}{d}"));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        });
        prop_oneof![list, object]
    })
}

fn value(node: &Node) -> serde_json::Value {
    match node.value() {
        Value::Scalar { text, plain: true } => serde_json::from_str(text).expect("it is a number, a boolean or null"),
        Value::Scalar { text, plain: false } => text.as_str().into(),
        Value::Sequence(items) => items.iter().map(|item| value(item)).collect(),
        Value::Mapping(entries) => entries.iter().map(|entry| (entry.key.clone(), value(&entry.value))).collect(),
    }
}

proptest! {
    #[test]
    fn any_value_is_read_with_any_white_space(json in json()) {
        let text = format!("{{\"openapi\": \"3.1.0\", \"x\": {json}}}");
        let document = parse(Some("a.json"), &text).expect("it is a document");
        let expected: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        prop_assert_eq!(value(document.root()), expected);
    }

    #[test]
    fn any_string_is_read_as_a_key_and_as_a_value(text in any::<String>()) {
        let json = serde_json::to_string(&text).expect("a string is JSON");
        // A key that is empty is not looked at.
        let pair = pair(&format!("{{{json}: {json}}}"));
        prop_assert_eq!(pair, Some((text.clone(), text)));
    }
}
