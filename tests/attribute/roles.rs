//! Where each field is sent: in the path, the query, a header, the body, or not at all.

use std::borrow::Cow;
use std::collections::BTreeMap;

use memoram_runtime::memoram_endpoint;
use memoram_runtime::model::MemoryKey;

use crate::{body, header, refusal, target};

#[test]
fn a_field_fills_a_placeholder_in_snake_case_or_camel_case() {
    #[memoram_endpoint(GET, "/users/{user_id}/files/{fileName}.{ext}", spec = none)]
    struct GetFile<'a> {
        ext: Cow<'a, str>,
        file_name: &'a str,
        #[memoram(path)]
        user_id: u64,
    }
    let get = GetFile { ext: "txt".into(), file_name: "a/b", user_id: 7 };
    assert_eq!(target(&get), "GET /users/7/files/a%2Fb.txt");
    let error = refusal(&GetFile { ext: "".into(), ..get });
    assert!(error.to_string().contains("`ext`"), "{error}");
}

#[test]
fn the_method_decides_where_unmarked_fields_go() {
    macro_rules! one_field {
        ($($method:ident $name:ident $target:literal $body:literal)*) => {$({
            #[memoram_endpoint($method, "/x", spec = none)]
            struct $name {
                n: u8,
            }
            assert_eq!(target(&$name { n: 1 }), $target);
            assert_eq!(body(&$name { n: 1 }), $body);
        })*};
    }
    one_field! {
        GET Get "GET /x?n=1" ""
        HEAD Head "HEAD /x?n=1" ""
        DELETE Delete "DELETE /x?n=1" ""
        OPTIONS Options "OPTIONS /x?n=1" ""
        POST Post "POST /x" "{\"n\":1}"
        PUT Put "PUT /x" "{\"n\":1}"
        PATCH Patch "PATCH /x" "{\"n\":1}"
    }
}

#[memoram_endpoint(GET, "/search", spec = none)]
#[derive(Default)]
struct Search {
    text: Option<&'static str>,
    page: Option<u32>,
    exact: bool,
    ids: Vec<i64>,
    tags: Option<Vec<String>>,
    score: Option<f64>,
}

#[test]
fn none_is_left_out_of_the_query_and_lists_repeat_the_name() {
    assert_eq!(target(&Search::default()), "GET /search?exact=false");
    let full = Search {
        text: Some("a b&c=ü"),
        page: Some(2),
        exact: true,
        ids: vec![-1, 2],
        tags: Some(vec!["x,y".to_owned(), String::new()]),
        score: Some(0.5),
    };
    let expected = "GET /search?text=a%20b%26c%3D%C3%BC&page=2&exact=true&ids=-1&ids=2&tags=x%2Cy&tags=&score=0.5";
    assert_eq!(target(&full), expected);
    let error = refusal(&Search { score: Some(f64::NAN), ..Search::default() });
    assert!(error.to_string().contains("query parameter `score`"), "{error}");
}

#[test]
fn the_documented_tags_are_joined_by_commas() {
    #[memoram_endpoint(GET, "/memory-blobs")]
    struct List<'a> {
        user_id: &'a str,
        tags: &'a [&'a str],
    }
    assert_eq!(
        target(&List { user_id: "u", tags: &["a", "b c", "d,e"] }),
        "GET /memory-blobs?user_id=u&tags=a,b%20c,d%2Ce"
    );
    assert_eq!(target(&List { user_id: "u", tags: &[] }), "GET /memory-blobs?user_id=u");
}

#[memoram_endpoint(POST, "/jobs/{id}", spec = none)]
struct StartJob<'a> {
    id: u8,
    #[memoram(query)]
    dry_run: bool,
    #[memoram(header)]
    request_id: &'a str,
    #[memoram(header = "X-Priority")]
    priority: Option<u8>,
    #[memoram(header, rename = "X-Labels")]
    labels: Vec<&'a str>,
    #[memoram(skip)]
    note: &'a str,
    name: Option<&'a str>,
}

#[test]
fn marked_fields_are_sent_where_the_mark_says() {
    let job = StartJob {
        id: 1,
        dry_run: true,
        request_id: "r-1",
        priority: Some(9),
        labels: vec!["a", "b"],
        note: "not sent",
        name: Some("n"),
    };
    assert_eq!(target(&job), "POST /jobs/1?dry_run=true");
    assert_eq!(body(&job), r#"{"name":"n"}"#);
    for (name, value) in [("request-id", "r-1"), ("x-priority", "9"), ("x-labels", "a,b")] {
        assert_eq!(header(&job, name).as_deref(), Some(value));
    }
    assert_eq!(job.note, "not sent");

    let job = StartJob { priority: None, labels: Vec::new(), name: None, ..job };
    assert_eq!((header(&job, "x-priority"), header(&job, "x-labels")), (None, None));
    assert_eq!(body(&job), "{}");

    let error = refusal(&StartJob { request_id: "a\r\nb: c", ..job });
    assert!(error.to_string().contains("header `request-id`"), "{error}");
}

#[test]
fn a_body_field_is_the_whole_body() {
    #[memoram_endpoint(PUT, "/settings/{name}", spec = none)]
    struct Put<'a, T: memoram_runtime::encode::JsonValue> {
        name: &'a str,
        #[memoram(query)]
        version: u8,
        #[memoram(body)]
        value: T,
    }
    let put = Put { name: "all", version: 2, value: BTreeMap::from([("a", vec![1, 2])]) };
    assert_eq!((target(&put).as_str(), body(&put).as_str()), ("PUT /settings/all?version=2", r#"{"a":[1,2]}"#));
    assert_eq!(body(&Put { name: "all", version: 2, value: "text" }), r#""text""#);
    assert_eq!(body(&Put { name: "all", version: 2, value: [true] }), "[true]");
    assert_eq!(body(&Put { name: "all", version: 2, value: None::<u8> }), "");
}

#[test]
fn an_option_of_an_option_distinguishes_null_from_absent() {
    type Clearable = Option<Option<u8>>;
    #[memoram_endpoint(PATCH, "/x", spec = none)]
    struct Change {
        a: Clearable,
        b: Option<Box<Option<&'static str>>>,
        c: (),
    }
    assert_eq!(body(&Change { a: None, b: None, c: () }), r#"{"c":null}"#);
    assert_eq!(body(&Change { a: Some(None), b: Some(Box::new(None)), c: () }), r#"{"a":null,"b":null,"c":null}"#);
    assert_eq!(body(&Change { a: Some(Some(1)), b: None, c: () }), r#"{"a":1,"c":null}"#);
}

#[test]
fn a_secret_is_sent_as_text() {
    #[memoram_endpoint(POST, "/x", spec = none)]
    struct Post<'a> {
        owned: MemoryKey,
        borrowed: &'a MemoryKey,
    }
    let key = MemoryKey::from("key_1");
    assert_eq!(body(&Post { owned: key.clone(), borrowed: &key }), r#"{"owned":"key_1","borrowed":"key_1"}"#);
}

#[test]
fn a_string_above_max_length_is_refused_everywhere() {
    #[memoram_endpoint(POST, "/x", spec = none)]
    #[derive(Clone, Copy)]
    struct Limited<'a> {
        #[memoram(query, max_length = 3)]
        code: &'a str,
        #[memoram(header = "X-Code", max_length = 3)]
        head: &'a str,
        #[memoram(max_length = 3)]
        text: Option<&'a str>,
    }
    let fits = Limited { code: "äöü", head: "abc", text: Some("語語語") };
    assert_eq!(body(&fits), r#"{"text":"語語語"}"#);
    for (request, what) in [
        (Limited { code: "äöüx", ..fits }, "query parameter `code` has 4 characters, and at most 3"),
        (Limited { head: "abcd", ..fits }, "header `X-Code` has 4 characters, and at most 3"),
        (Limited { text: Some("語語語語"), ..fits }, "property `text` has 4 characters, and at most 3"),
    ] {
        let error = refusal(&request);
        assert!(error.to_string().contains(what), "{error}");
    }
}
