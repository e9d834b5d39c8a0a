//! The names under which fields are sent.

use memoram_runtime::memoram_endpoint;

use crate::{body, header, target};

#[test]
fn a_field_without_a_document_is_sent_under_its_own_name() {
    #[memoram_endpoint(POST, "/x", spec = none)]
    struct Post {
        snake_case: u8,
        #[memoram(rename = "Re-named \"so\"")]
        renamed: u8,
    }
    assert_eq!(body(&Post { snake_case: 1, renamed: 2 }), r#"{"snake_case":1,"Re-named \"so\"":2}"#);
}

#[test]
fn a_renamed_query_parameter_is_encoded() {
    #[memoram_endpoint(GET, "/x", spec = none)]
    struct Get {
        #[memoram(rename = "filter[a&b]")]
        filter: u8,
    }
    assert_eq!(target(&Get { filter: 1 }), "GET /x?filter%5Ba%26b%5D=1");
}

#[test]
fn rename_all_agrees_with_serde() {
    macro_rules! cases {
        ($($word:literal $name:ident $wire:literal)*) => {$({
            #[memoram_endpoint(POST, "/x", spec = none, rename_all = $word)]
            struct $name {
                memory_key: u8,
                #[memoram(rename = "own")]
                other_key: u8,
            }
            let expected = concat!("{\"", $wire, "\":1,\"own\":2}");
            assert_eq!(body(&$name { memory_key: 1, other_key: 2 }), expected);
        })*};
    }
    cases! {
        "lowercase" Lower "memory_key"
        "UPPERCASE" Upper "MEMORY_KEY"
        "PascalCase" Pascal "MemoryKey"
        "camelCase" Camel "memoryKey"
        "snake_case" Snake "memory_key"
        "SCREAMING_SNAKE_CASE" Screaming "MEMORY_KEY"
        "kebab-case" Kebab "memory-key"
        "SCREAMING-KEBAB-CASE" ScreamingKebab "MEMORY-KEY"
    }
}

#[test]
fn serde_attributes_work_without_a_serde_derive() {
    #[memoram_endpoint(POST, "/x", spec = none)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Post<'a> {
        two_words: u8,
        #[serde(rename = "own")]
        renamed: u8,
        #[serde(rename(serialize = "out", deserialize = "in"))]
        one_way: u8,
        #[serde(skip)]
        skipped: u8,
        #[serde(skip_serializing)]
        skipped_too: u8,
        #[serde(skip_serializing_if = "str::is_empty", default)]
        maybe: &'a str,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        list: Vec<u8>,
        #[serde(skip_deserializing)]
        kept: u8,
    }
    let mut post =
        Post { two_words: 1, renamed: 2, one_way: 3, skipped: 4, skipped_too: 5, maybe: "", list: Vec::new(), kept: 6 };
    assert_eq!(body(&post), r#"{"twoWords":1,"own":2,"out":3,"kept":6}"#);
    assert_eq!(post.skipped + post.skipped_too, 9);
    post.maybe = "m";
    post.list.push(7);
    assert_eq!(body(&post), r#"{"twoWords":1,"own":2,"out":3,"maybe":"m","list":[7],"kept":6}"#);
}

#[test]
fn skip_serializing_if_works_in_queries_and_headers() {
    fn is_zero(number: &u8) -> bool {
        *number == 0
    }
    #[memoram_endpoint(GET, "/x", spec = none)]
    struct Get {
        #[serde(skip_serializing_if = "is_zero")]
        page: u8,
        #[memoram(header)]
        #[serde(skip_serializing_if = "is_zero")]
        level: u8,
    }
    let (none, some) = (Get { page: 0, level: 0 }, Get { page: 1, level: 2 });
    assert_eq!((target(&none).as_str(), header(&none, "level")), ("GET /x", None));
    assert_eq!((target(&some).as_str(), header(&some, "level").as_deref()), ("GET /x?page=1", Some("2")));
}

#[test]
fn raw_identifiers_are_sent_without_the_prefix() {
    #[memoram_endpoint(POST, "/{type}/{fn}", spec = none)]
    struct Post {
        r#fn: u8,
        r#type: &'static str,
        r#match: u8,
        #[memoram(query)]
        r#in: u8,
        #[memoram(header)]
        r#use: u8,
    }
    let post = Post { r#fn: 1, r#type: "t", r#match: 2, r#in: 3, r#use: 4 };
    assert_eq!((target(&post).as_str(), body(&post).as_str()), ("POST /t/1?in=3", r#"{"match":2}"#));
    assert_eq!(header(&post, "use").as_deref(), Some("4"));
}

#[test]
fn the_document_gives_the_names_and_rename_may_repeat_them() {
    #[memoram_endpoint(POST, "/access-requests")]
    struct Snake<'a> {
        reason: &'a str,
        memory_key: &'a str,
    }
    #[memoram_endpoint(POST, "/access-requests")]
    struct Renamed<'a> {
        #[memoram(rename = "memoryKey")]
        key: &'a str,
        #[serde(rename = "reason")]
        why: &'a str,
    }
    #[memoram_endpoint(POST, "/access-requests", rename_all = "camelCase")]
    struct Camel<'a> {
        memory_key: &'a str,
        reason: &'a str,
    }
    assert_eq!(body(&Snake { reason: "r", memory_key: "k" }), r#"{"reason":"r","memoryKey":"k"}"#);
    assert_eq!(body(&Renamed { key: "k", why: "r" }), r#"{"memoryKey":"k","reason":"r"}"#);
    assert_eq!(body(&Camel { memory_key: "k", reason: "r" }), r#"{"memoryKey":"k","reason":"r"}"#);
}
