//! `#[memoram_schema(deserialize)]` beside serde's derive: the same values, the same errors.

use memoram_runtime::testing::{Mock, Reply};
use memoram_runtime::{Endpoint, memoram_endpoint};
use proptest::prelude::*;
use serde_json::{Value, json};

mod derived {
    use memoram_runtime::memoram_schema;

    #[memoram_schema("Thing", spec = "tests/documents/things.yaml")]
    #[derive(Debug, serde::Deserialize)]
    #[expect(dead_code, reason = "compared as they are printed")]
    pub(crate) struct Thing {
        pub(crate) id: String,
        pub(crate) display_name: String,
        pub(crate) quantity: u8,
        pub(crate) note: Option<String>,
        pub(crate) score: f64,
        pub(crate) owner: Owner,
        pub(crate) tag_ids: Vec<String>,
        pub(crate) parts: Option<Vec<Thing>>,
        #[serde(rename = "\"quoted\" key")]
        pub(crate) quoted: Option<bool>,
    }

    #[memoram_schema("Owner", spec = "tests/documents/things.yaml")]
    #[derive(Debug, serde::Deserialize)]
    #[expect(dead_code, reason = "compared as they are printed")]
    pub(crate) struct Owner {
        pub(crate) name: String,
        pub(crate) email: Option<String>,
    }
}

mod own {
    use memoram_runtime::memoram_schema;

    #[memoram_schema("Thing", spec = "tests/documents/things.yaml", deserialize)]
    #[derive(Debug)]
    #[expect(dead_code, reason = "compared as they are printed")]
    pub(crate) struct Thing {
        pub(crate) id: String,
        pub(crate) display_name: String,
        pub(crate) quantity: u8,
        pub(crate) note: Option<String>,
        pub(crate) score: f64,
        pub(crate) owner: Owner,
        pub(crate) tag_ids: Vec<String>,
        pub(crate) parts: Option<Vec<Thing>>,
        #[serde(rename = "\"quoted\" key")]
        pub(crate) quoted: Option<bool>,
    }

    #[memoram_schema(deserialize, "Owner", spec = "tests/documents/things.yaml")]
    #[derive(Debug)]
    #[expect(dead_code, reason = "compared as they are printed")]
    pub(crate) struct Owner {
        pub(crate) name: String,
        pub(crate) email: Option<String>,
    }
}

#[memoram_endpoint(GET, "/things", spec = none, auth = none, response = Vec<derived::Thing>)]
struct ListDerived;

#[memoram_endpoint(GET, "/things", spec = none, auth = none, response = Vec<own::Thing>)]
struct ListOwn;

/// What a call returns for a body: the value, or the error.
async fn outcome<E: Endpoint<Response: std::fmt::Debug> + 'static>(endpoint: E, body: &[u8]) -> String {
    let body = body.to_vec();
    let mock = Mock::new().on::<E>(move |_| Reply::status(200).with_body(body.clone()));
    match mock.client().send(&endpoint).await {
        Ok(value) => format!("{value:?}"),
        Err(error) => error.to_string(),
    }
}

fn both(body: &[u8]) -> (String, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { (outcome(ListDerived, body).await, outcome(ListOwn, body).await) })
}

fn thing() -> Value {
    json!({
        "id": "t\u{e9}1", "displayName": "a \"b\" \\ {[,", "quantity": 7, "note": null, "score": -0.5e-3,
        "owner": { "name": "Ann", "email": "a@b", "unknown": [{}, "]"] }, "tagIds": ["x", "y"], "extra": { "deep": [1, [2]] },
        "parts": [{ "id": "p", "displayName": "", "quantity": 0, "score": 1, "owner": { "name": "" }, "tagIds": [] }],
        "\"quoted\" key": true,
    })
}

#[test]
fn faults_have_the_words_and_the_places_of_serdes_derive() {
    let right = json!([thing(), thing()]).to_string();
    let with = |from: &str, to: &str| right.replacen(from, to, 1);
    let bodies = [
        right.clone(),
        serde_json::to_string_pretty(&json!([thing()])).unwrap(),
        "[]".to_owned(),
        with("\"quantity\":7", "\"quantity\":300"),
        with("\"quantity\":7", "\"quantity\":\"SECRET\""),
        with("\"quantity\":7", "\"quantity\":1e999"),
        with("\"name\":\"Ann\"", "\"name\":5"),
        with("\"name\":\"Ann\",", ""),
        with("\"displayName\":\"\",", ""),
        with("[\"x\",\"y\"]", "[\"x\",7]"),
        with("[\"x\",\"y\"]", "{}"),
        with("\"id\"", "\"i\\u0064\""),
        with("\"id\"", "\"name\""),
        with("true", "null"),
        with("true", "\"SECRET\""),
        with("}]", "}]]"),
        right[..right.len() - 5].to_owned(),
        right.replace(',', "\n,\n "),
        with("\"y\"]", "\"y\"\n,\n 7]"),
        with("\"a@b\"", "\"\\ud800\""),
        "[7]".to_owned(),
        "[null]".to_owned(),
        "[\"SECRET\"]".to_owned(),
        "[true, {}]".to_owned(),
    ];
    for body in bodies {
        let (derived, own) = both(body.as_bytes());
        assert_eq!(own, derived, "{body}");
        assert!(!own.contains("SECRET"), "{own}");
    }
    let (derived, own) = both(with("\"quantity\":7", "\"quantity\":7,\"quantity\":7").as_bytes());
    assert_eq!(own, derived);
    assert!(own.contains("has \"quantity\" twice"), "{own}");
}

#[test]
fn other_formats_and_readers_have_the_same_values() {
    let value = thing();
    let expected = format!("{:?}", serde_json::from_value::<derived::Thing>(value.clone()).unwrap());
    assert_eq!(format!("{:?}", serde_json::from_value::<own::Thing>(value.clone()).unwrap()), expected);
    let text = value.to_string();
    assert_eq!(format!("{:?}", serde_json::from_reader::<_, own::Thing>(text.as_bytes()).unwrap()), expected);

    /// Buffers the value in serde's own form.
    #[derive(Debug, serde::Deserialize)]
    #[serde(untagged)]
    #[expect(dead_code, reason = "compared as it is printed")]
    enum Either<T> {
        One(T),
        Many(Vec<T>),
    }
    let in_list = format!("[{text}]");
    let many = |text: &str| format!("{:?}", serde_json::from_str::<Either<own::Thing>>(text).unwrap());
    assert_eq!(many(&text), format!("One({expected})"));
    assert_eq!(many(&in_list), format!("Many([{expected}])"));
}

#[test]
fn deep_nesting_is_an_error_and_no_stack_overflow() {
    let part = |inner: &str| {
        format!(
            "{{\"id\":\"\",\"displayName\":\"\",\"quantity\":0,\"score\":0,\"owner\":{{\"name\":\"\"}},\"tagIds\":[],\"parts\":[{inner}]}}"
        )
    };
    let nested = |depth| (0..depth).fold(String::new(), |inner, _| part(&inner));
    for depth in [1, 60, 64, 65, 2000] {
        let (derived, own) = both(format!("[{}]", nested(depth)).as_bytes());
        assert_eq!(own, derived, "{depth}");
    }
}

proptest! {
    /// A right text, and some of its bytes replaced.
    #[test]
    fn random_texts_have_the_same_outcome(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), "[\"\\\\{}\\[\\],:0-9a-z. \\n-]{0,3}"), 0..3),
        cut in proptest::option::of(any::<prop::sample::Index>()),
        pretty in any::<bool>(),
    ) {
        let value = json!([thing()]);
        let mut text = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        text = text.replace('\u{e9}', "e");
        for (at, with) in changes {
            let at = at.index(text.len());
            text.replace_range(at..=at, &with);
        }
        if let Some(cut) = cut {
            text.truncate(cut.index(text.len() + 1));
        }
        let (derived, own) = both(text.as_bytes());
        // A struct from a list of its values is the derive's alone.
        prop_assume!(own == derived || !own.contains("expects an object"));
        prop_assert_eq!(own, derived, "{}", text);
    }
}
