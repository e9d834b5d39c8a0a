//! Every JSON text of RFC 8259 is read, also those that are not YAML.

use proptest::prelude::*;

use crate::{Node, parse};

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

proptest! {
    #[test]
    fn any_string_is_read_as_a_key_and_as_a_value(text in any::<String>()) {
        let json = serde_json::to_string(&text).expect("a string is JSON");
        // A key that is empty is not looked at.
        let pair = pair(&format!("{{{json}: {json}}}"));
        prop_assert_eq!(pair, Some((text.clone(), text)));
    }
}
